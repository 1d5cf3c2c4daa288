"""The matrix: claims one way, actors the other, and in each cell a stance.

An empty cell is silence. What else there is to say of an answer stands in companion
columns, of an actor or a claim in columns or rows of its own; see `axes`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from argmap.errors import FormatError
from argmap.findings import Finding, Severity
from argmap.formats.log import ReadLog
from argmap.formats.stance_tables.assembly import Assembly, Entry, Value
from argmap.formats.stance_tables.axes import LAYOUT, OF_A_STANCE, Axes, Line, down_of
from argmap.formats.stance_tables.columns import COLUMNS, value_text
from argmap.formats.stance_tables.pivoting import Pivot
from argmap.formats.stance_tables.roster import NAMING
from argmap.formats.stance_tables.sheet import Sheet, to_bytes
from argmap.formats.stance_tables.words import Answers
from argmap.model.messages import shown
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["FORMAT", "dump", "fits", "load"]

FORMAT = "matrix"
TAKEN = (
    "is no known column, so it is taken for answers, and none of its cells is one; "
    "rename or remove it"
)


def fits(header: tuple[str, ...]) -> bool:
    """Return whether the titles are those of a matrix.

    Parameters
    ----------
    header : tuple of str
        The cells of the first row.

    Returns
    -------
    bool
        True where one of them names claims, or actors, and none a stance, and there
        is a title that is not known.
    """
    return down_of(header) is not None and len(header) > 1


def load(
    data: bytes, *, name: str = "", strict: bool = True
) -> tuple[ArgumentMap, ReadLog]:
    """Return the map that a matrix makes, and what there is to report.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.
    strict : bool
        Whether an answer at fault raises. If not, it is left out and the log lists it.

    Returns
    -------
    map : ArgumentMap
        Of actors, claims, issues, sources and assertions, row by row.
    log : ReadLog
        A warning for strong answers, and for cells that say more than silence and have
        no stance.

    Raises
    ------
    SyntaxFault
        The file is no table.
    FormatError
        A title is missing or stands twice, or answers are at fault; one finding for
        each.
    TextError
        The bytes are not text.
    """
    sheet = Sheet.of(data, name=name)
    axes = Axes.of(sheet)
    answered, others = _lines(axes)
    axes = attrs.evolve(axes, lines=answered)
    told = (name for line in axes.lines for name in line.told)
    columns = {*(one.name for one in axes.columns.values()), *told}
    made = Assembly(sheet, format=FORMAT, columns=columns)
    for line in others:
        made.refuse(sheet.first, line.at, f"{shown(line.title)} {TAKEN}")
    axes = attrs.evolve(axes, rows=tuple(_rows(axes, made)))
    m = made.map([*_described(sheet, axes), *_answers(axes), *_sources(sheet, axes)])
    if made.faults and strict:
        raise FormatError(findings=made.faults)
    unanswered = () if others else _unanswered(sheet, axes)
    findings = (*made.faults, *unanswered, *made.findings)
    return m, ReadLog(format=FORMAT, findings=findings)


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the stances of a map as a matrix: claims in rows, actors in columns.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    data : bytes
        UTF-8 with CRLF line ends.
    findings : tuple of Finding
        What a matrix has no place for, such as a second answer to the same claim.
    """
    pivot = Pivot(m)
    return to_bytes(pivot.header, pivot.rows), tuple(pivot.losses)


def _described(sheet: Sheet, axes: Axes) -> Iterator[Entry]:
    """Yield what the table says of each actor and of each claim."""
    for line in axes.lines:
        yield Entry(row=sheet.first, values=_of_line(sheet.first, axes, line))
    for number, cells in axes.rows:
        values = _of_row(axes, number, cells)
        yield Entry(row=number, values=_without(values, OF_A_STANCE))


def _answers(axes: Axes) -> Iterator[Entry]:
    """Yield what each cell says, with all that is known of it; the nearest counts."""
    for number, cells in axes.rows:
        of_row = _of_row(axes, number, cells)
        for line in axes.lines:
            own = {
                name: Value(text, number, at)
                for name, at in (*line.companions.items(), ("stance", line.at))
                if (text := value_text(cells[at], COLUMNS[name]))
            }
            if not own:
                continue
            values = {**line.told, **_named(line, axes, number), **of_row}
            # A source is one thing: of two places that name one, one counts.
            for nearer in (of_row, own):
                if any(COLUMNS[name].record is Source for name in nearer):
                    values = _without(values, (Source,))
                values |= nearer
            yield Entry(row=number, values=values)


def _sources(sheet: Sheet, axes: Axes) -> Iterator[Entry]:
    """Yield the sources of whole lines and rows, which may be those of no answer."""
    told = [(sheet.first, line.told) for line in axes.lines]
    told += [(number, _of_row(axes, number, cells)) for number, cells in axes.rows]
    for number, values in told:
        source = {
            name: cell
            for name, cell in values.items()
            if COLUMNS[name].record is Source
        }
        if source:
            yield Entry(row=number, values=source)


def _of_line(row: int, axes: Axes, line: Line) -> dict[str, Value]:
    return {**_without(line.told, OF_A_STANCE), **_named(line, axes, row)}


def _named(line: Line, axes: Axes, row: int) -> dict[str, Value]:
    """Return how a line's title names its record: by the id where a row has the name."""
    name, key = NAMING[axes.across]
    column = key if name in line.told else name
    return {column: Value(line.title, row, line.at)}


def _of_row(axes: Axes, number: int, cells: list[str]) -> dict[str, Value]:
    return {
        column.name: Value(text, number, at)
        for at, column in axes.columns.items()
        if (text := value_text(cells[at], column))
    }


def _without(
    values: Mapping[str, Value], records: tuple[type, ...]
) -> dict[str, Value]:
    return {
        name: cell
        for name, cell in values.items()
        if COLUMNS[name].record not in records
    }


def _lines(axes: Axes) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the columns of answers, and those in which no cell is one."""
    cells = {line.at: {cells[line.at] for _, cells in axes.rows} for line in axes.lines}
    answers = Answers(chain.from_iterable(cells.values()))
    others = [
        line
        for line in axes.lines
        if any(cell.strip() for cell in cells[line.at])
        and not any(cell in answers for cell in cells[line.at] if cell.strip())
    ]
    return tuple(line for line in axes.lines if line not in others), others


def _rows(axes: Axes, made: Assembly) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows, without those that name nothing or what one above them names."""
    columns = {one.name: at for at, one in axes.columns.items()}
    name, key = NAMING[axes.down]
    places = [columns[one] for one in (key, name) if one in columns]
    first: dict[str, int] = {}
    for number, cells in axes.rows:
        at = next((at for at in places if cells[at].strip()), None)
        if at is None:
            made.refuse(
                number, None, f"the row names no {name}; write one, or remove it"
            )
            continue
        text = cells[at].strip()
        if first.setdefault(text, number) == number:
            yield number, cells
        else:
            message = f"{shown(text)} has row {first[text]} already; remove one of them"
            made.refuse(number, at, message)


def _unanswered(sheet: Sheet, axes: Axes) -> Iterator[Finding]:
    """Yield a warning where all titles are known, so that nobody answers anything."""
    if axes.rows and not axes.lines:
        yield Finding(
            code="no-answers",
            severity=Severity.WARNING,
            where=sheet.at(sheet.first),
            message=f"no column holds answers; {LAYOUT}",
        )
