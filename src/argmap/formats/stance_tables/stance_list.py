"""The list of stances: a row for each thing that somebody says of a claim.

Columns for the actor, the claim and the stance, and any others of `columns`. A row
without a stance makes known what it names and says nothing of it. Columns that are not
known are kept in ``extra["stances"]`` and written back.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from argmap.errors import FormatError
from argmap.findings import Finding, Severity
from argmap.formats.log import ReadLog
from argmap.formats.stance_tables.assembly import Assembly, Entry, Value
from argmap.formats.stance_tables.columns import (
    Column,
    columns_of,
    nearest_title,
    value_text,
)
from argmap.formats.stance_tables.entries import Entries
from argmap.formats.stance_tables.sheet import Sheet, to_bytes
from argmap.model.messages import shown

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["FORMAT", "dump", "fits", "load"]

FORMAT = "stances"
NEEDED = ("actor", "claim", "stance")
# Written even where all of their cells are empty.
ALWAYS = (*NEEDED, "source", "date")
# The column of an event list in which 0 is no.
TWO_VALUED = "agreement"
BOTH = (
    "a list of stances has the columns actor, claim and stance, a matrix has claims in "
    "the first column, called claim, and an actor above each of the others"
)
CORNER = (
    "the first column has no title; in a matrix write claim where the rows are claims, "
    "actor where they are actors"
)


def fits(header: tuple[str, ...]) -> bool:
    """Return whether the titles are those of a list of stances.

    Parameters
    ----------
    header : tuple of str
        The cells of the first row.

    Returns
    -------
    bool
        True where there are an actor, a claim and a stance among them.
    """
    names = {found.name for found in columns_of(header) if found}
    return "stance" in names and all(
        {needed, f"{needed}_id"} & names for needed in ("actor", "claim")
    )


def load(
    data: bytes, *, name: str = "", strict: bool = True
) -> tuple[ArgumentMap, ReadLog]:
    """Return the map that a list of stances makes, and what there is to report.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.
    strict : bool
        Whether a row at fault raises. If not, it is left out and the log lists it.

    Returns
    -------
    map : ArgumentMap
        Of actors, claims, issues, sources and assertions, as the rows name them.
    log : ReadLog
        A warning for columns that are not known, for strong answers, and for rows
        that say more than silence and have no stance.

    Raises
    ------
    SyntaxFault
        The file is no table.
    FormatError
        A column is missing or stands twice, or rows are at fault; one finding for
        each.
    TextError
        The bytes are not text.
    """
    sheet = Sheet.of(data, name=name)
    columns, unknown, faults = _columns(sheet)
    if faults:
        raise FormatError(findings=faults)
    names = [one.name for one in columns.values()]
    made = Assembly(sheet, format=FORMAT, columns=names)
    entries = [_entry(number, cells, columns, unknown) for number, cells in sheet.rows]
    stance = next(at for at, one in columns.items() if one.name == "stance")
    two_valued = sheet.header[stance].casefold() == TWO_VALUED
    m = made.map(entries, two_valued=two_valued)
    if made.faults and strict:
        raise FormatError(findings=made.faults)
    kept = [_kept(sheet, at, title) for at, title in unknown.items()]
    findings = (*made.faults, *kept, *made.findings)
    return m, ReadLog(format=FORMAT, findings=findings)


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the assertions of a map as a list of stances, in the order of the map.

    Columns that would be empty, and ids that reading makes anew, are left out.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    data : bytes
        UTF-8 with CRLF line ends.
    findings : tuple of Finding
        What a list of stances has no place for.
    """
    entries = Entries(m, format=FORMAT)
    rows = entries.rows
    columns = entries.columns(rows, always=ALWAYS)
    asides = list(dict.fromkeys(title for row in rows for title in row.aside))
    cells = (
        [row.cells.get(name, "") for name in columns]
        + [row.aside.get(title, "") for title in asides]
        for row in rows
    )
    return to_bytes([*columns, *asides], cells), tuple(entries.losses)


def _columns(
    sheet: Sheet,
) -> tuple[dict[int, Column], dict[int, str], list[Finding]]:
    """Return what each column says, the titles of those not known, and the faults."""
    columns: dict[int, Column] = {}
    unknown: dict[int, str] = {}
    faults = []
    taken: dict[str, str] = {}
    titles = zip(sheet.header, columns_of(sheet.header), strict=True)
    for at, (title, found) in enumerate(titles):
        name = found.name if found else title
        if name in taken:
            same = (
                f"{title!r} and {taken[name]!r} name the {name}"
                if found
                else f"{title!r} is the title of two columns"
            )
            message = f"{same}; rename or remove one"
            faults.append(_fault(sheet.at(sheet.first, at), message))
        taken[name] = title
        if found:
            columns[at] = found
        elif title:
            unknown[at] = title
        elif any(cells[at].strip() for _, cells in sheet.rows):
            message = "the column has no title; write what it holds" if at else CORNER
            faults.append(_fault(sheet.at(sheet.first, at), message))
    for needed in () if faults else NEEDED:
        if not {needed, f"{needed}_id"} & {one.name for one in columns.values()}:
            message = f"no column says the {needed}; {BOTH}"
            faults.append(_fault(sheet.at(sheet.first), message))
            break
    return columns, unknown, faults


def _entry(
    number: int,
    cells: list[str],
    columns: Mapping[int, Column],
    unknown: Mapping[int, str],
) -> Entry:
    values = {
        column.name: Value(text, number, at)
        for at, column in columns.items()
        if (text := value_text(cells[at], column))
    }
    if "organization" in values and not {"actor", "actor_id"} & values.keys():
        # Event lists leave the person empty where a body speaks.
        values["actor"] = values.pop("organization")
    return Entry(
        row=number,
        values=values,
        aside={
            title: text for at, title in unknown.items() if (text := cells[at].strip())
        },
    )


def _kept(sheet: Sheet, at: int, title: str) -> Finding:
    near = nearest_title(title)
    return Finding(
        code="unknown-column",
        severity=Severity.WARNING,
        where=sheet.at(sheet.first, at),
        message=f"{shown(title)} is no column of a list of stances and is kept aside",
        remedy=f"did you mean {near!r}?" if near else "",
    )


def _fault(where: str, message: str) -> Finding:
    return Finding(code="not-a-table", where=where, message=message)
