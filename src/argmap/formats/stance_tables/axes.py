"""Axes: what the columns and the rows of a matrix stand for.

Down one axis go the claims, along the other the actors, or the other way round: the
first row says which, for one of its titles names claims, or actors. The columns that
are not known are those of the other axis, each with its companions (``SPD: reason``),
and rows at the top whose title is a known column (``source``) describe them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats.stance_tables.assembly import Value
from argmap.formats.stance_tables.columns import (
    Column,
    column_of,
    columns_of,
    value_text,
)
from argmap.formats.stance_tables.roster import NAMING
from argmap.formats.stance_tables.sheet import Sheet
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.messages import shown
from argmap.model.sources import Passage, Source

__all__ = ["Axes", "Line", "down_of", "is_plain_title"]

OF_A_STANCE = (Assertion, Source, Passage)
# What describes the claims, and what the actors.
OF_AN_AXIS: dict[type, tuple[type, ...]] = {Claim: (Claim, Issue), Actor: (Actor,)}
# `id` is the assertion's in a list; along an axis it is the claim's or the actor's.
OWN_ID = "id"
_COMPANION = re.compile(
    r"(?s)(?P<whose>.+?)\s*(?::\s*(?P<a>[^:()]+)|\((?P<b>[^()]+)\))"
)


@attrs.frozen(kw_only=True)
class Line:
    """One line of the other axis: a column of answers, and what belongs to it.

    Parameters
    ----------
    at : int
        The column, from 0.
    title : str
        Whom or what it stands for.
    companions : dict of str to int
        Columns that say more of each of its answers, by their names.
    told : dict of str to Value
        What the rows at the top say of it, by the names of the columns.
    """

    at: int
    title: str
    companions: dict[str, int] = attrs.field(factory=dict)
    told: dict[str, Value] = attrs.field(factory=dict)


@attrs.frozen(kw_only=True)
class Axes:
    """What the columns and rows of a matrix stand for.

    Parameters
    ----------
    down : type
        `Claim` where each row is a claim, `Actor` where each is an actor.
    columns : dict of int to Column
        The columns that describe the rows, or all answers in them.
    lines : tuple of Line
        The columns of answers.
    rows : tuple of (int, list of str)
        The rows with answers.
    """

    down: type
    columns: dict[int, Column]
    lines: tuple[Line, ...]
    rows: tuple[tuple[int, list[str]], ...]

    @property
    def across(self) -> type:
        """What the columns of answers stand for."""
        return Actor if self.down is Claim else Claim

    @classmethod
    def of(cls, sheet: Sheet) -> Axes:
        """Return the axes of a sheet.

        Parameters
        ----------
        sheet : Sheet
            A whole file.

        Returns
        -------
        Axes
            Without lines where all titles are known.

        Raises
        ------
        FormatError
            A title stands twice or is missing, or none says what the rows are.
        """
        down = down_of(sheet.header)
        reader = _Titles(sheet, Claim if down is None else down)
        if down is None:
            message = "no column says which claims, or whose answers, the rows are"
            reader.refuse(None, f"{message}; {LAYOUT}")
        if reader.faults:
            raise FormatError(findings=reader.faults)
        return cls(
            down=reader.down,
            columns=reader.columns,
            lines=tuple(reader.lines.values()),
            rows=tuple(reader.rows()),
        )


LAYOUT = (
    "in a matrix one column is called claim, or actor, and every column that is not "
    "known stands for one of the others"
)


def down_of(header: tuple[str, ...]) -> type | None:
    """Return what the rows of a matrix stand for.

    Parameters
    ----------
    header : tuple of str
        The cells of the first row.

    Returns
    -------
    type or None
        `Claim` or `Actor`; None where no title names either, or titles name both, or
        one names a stance, as in a list.
    """
    names = {found.name for found in columns_of(header) if found}
    claims, actors = ({*NAMING[record]} & names for record in (Claim, Actor))
    if "stance" in names or bool(claims) == bool(actors):
        return None
    return Claim if claims else Actor


def is_plain_title(title: str) -> bool:
    """Return whether a title can only be taken for a line of the other axis.

    Parameters
    ----------
    title : str
        The name of an actor or the text of a claim.

    Returns
    -------
    bool
        False where a title with its column in front of it is needed.
    """
    head = title.partition(":")[0]
    companion = _COMPANION.fullmatch(title)
    return not (
        column_of(title)
        or (":" in title and column_of(head))
        or (companion and column_of(companion["a"] or companion["b"]))
    )


class _Titles:
    """The titles of a matrix, read one by one."""

    def __init__(self, sheet: Sheet, down: type) -> None:
        self.down = down
        self.faults: list[Finding] = []
        self.columns: dict[int, Column] = {}
        self.lines: dict[str, Line] = {}
        self._sheet = sheet
        self._across = Actor if down is Claim else Claim
        known = [
            self._known(title, found)
            for title, found in zip(sheet.header, columns_of(sheet.header), strict=True)
        ]
        self._plain = [
            (at, *self._bare(title))
            for at, title in enumerate(sheet.header)
            if not known[at]
        ]
        for at, title in enumerate(sheet.header):
            found = known[at]
            if found and found.name in {one.name for one in self.columns.values()}:
                self.refuse(
                    at, f"{shown(title)} is a second column for the {found.name}"
                )
            elif found:
                self.columns[at] = found
        names = {name for _, name, _ in self._plain}
        for at, name, explicit in self._plain:
            whose = None if explicit else _companion(name, names)
            if whose is None:
                self._line(at, name)
        for at, name, explicit in self._plain:
            whose = None if explicit else _companion(name, names)
            if whose is not None:
                self._join(at, *whose)

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the rows with answers; those that describe columns are taken in."""
        naming, _ = NAMING[self.down]
        title_at = next(
            (at for at, one in self.columns.items() if one.name == naming), None
        )
        of_rows = [
            at for at, one in self.columns.items() if one.record not in OF_A_STANCE
        ]
        above = True
        for number, cells in self._sheet.rows:
            told = None
            if above and title_at is not None:
                alone = all(at == title_at or not cells[at].strip() for at in of_rows)
                told = self._describing(cells[title_at]) if alone else None
            if told is None:
                above = False
                yield number, cells
                continue
            for line in self.lines.values():
                text = value_text(cells[line.at], told)
                if text:
                    line.told[told.name] = Value(text, number, line.at)

    def refuse(self, at: int | None, message: str) -> None:
        """Take note of what is wrong with a title."""
        where = self._sheet.at(self._sheet.first, at)
        self.faults.append(Finding(code="not-a-table", where=where, message=message))

    def _known(self, title: str, found: Column | None) -> Column | None:
        """Return the column that describes the rows, or all answers in them."""
        if title.casefold() == OWN_ID:
            return column_of(NAMING[self.down][1])
        of = (*OF_AN_AXIS[self.down], *OF_A_STANCE)
        return found if found and found.record in of else None

    def _bare(self, title: str) -> tuple[str, bool]:
        """Return a title without its column in front, and whether it had that."""
        head, colon, rest = title.partition(":")
        found = column_of(head)
        naming = NAMING[self._across][0]
        if colon and rest.strip() and found and found.name == naming:
            return rest.strip(), True
        return title, False

    def _line(self, at: int, title: str) -> None:
        if not title:
            if any(cells[at].strip() for _, cells in self._sheet.rows):
                self.refuse(at, "the column has no title; write whose answers it holds")
        elif title in self.lines:
            self.refuse(at, f"{shown(title)} is the title of two columns; rename one")
        else:
            self.lines[title] = Line(at=at, title=title)

    def _join(self, at: int, whose: str, column: Column) -> None:
        companions = self.lines[whose].companions if whose in self.lines else {}
        if column.name in companions:
            message = f"is a second column for the {column.name} of {shown(whose)}"
            self.refuse(at, f"{shown(self._sheet.header[at])} {message}")
        companions[column.name] = at

    def _describing(self, title: str) -> Column | None:
        """Return what a row at the top says of the columns of answers."""
        if title.strip().casefold() == OWN_ID:
            return column_of(NAMING[self._across][1])
        found = column_of(title)
        of = (*OF_AN_AXIS[self._across], *OF_A_STANCE)
        if found is None or found.record not in of or found.name == "stance":
            return None
        return found


def _companion(title: str, names: set[str]) -> tuple[str, Column] | None:
    """Return whose answers a column says more of, and what."""
    match = _COMPANION.fullmatch(title)
    if match is None or match["whose"] not in names:
        return None
    found = column_of(match["a"] or match["b"])
    if found is None or found.record not in OF_A_STANCE or found.name == "stance":
        return None
    return match["whose"], found
