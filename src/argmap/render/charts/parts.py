"""Parts of a wide table: columns that stand beside each other, and their rows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

import attrs

from argmap.analysis.stances.tables import Cell, State
from argmap.render.charts.canvas import text_width, wrapped
from argmap.render.charts.sizes import LINE, TEXT
from argmap.render.tallies import heading, kind_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from argmap.analysis.stances.tables import StanceTable

__all__ = ["ANGLE", "NAMES", "ROW", "SLOPE", "Part", "Row", "parts_of"]

ANGLE: Final = 45
"""How far the questions above the columns are turned, in degrees."""
SLOPE: Final = math.sin(math.radians(ANGLE))

# In inches.
NAMES: Final = 2.35
"""How wide the column of names is."""
ROW: Final = 0.235
SLANTED: Final = 1.95
"""How long a line of a slanted question may be."""


@attrs.frozen(kw_only=True)
class Row:
    """An actor's row of a part.

    Parameters
    ----------
    name : list of str
        The actor's name in lines.
    cells : list of Cell
        One for each column of the part.
    """

    name: list[str]
    cells: list[Cell]

    @property
    def height(self) -> float:
        """How high it is, in inches."""
        return ROW + LINE * (len(self.name) - 1)


@attrs.frozen(kw_only=True)
class Part:
    """Columns that stand beside each other, and the rows that are not empty there.

    Parameters
    ----------
    first : int
        Which column of the table comes first, from 0.
    heads : list of list of str
        What stands above each column, in lines.
    cut : dict
        What is cut there, whole, by the number of its column.
    groups : list of (str, list of Row)
        Rows by kind of actor, with the name of each kind; "" where none is known.
    silent : list of str
        The names of those without a row.
    """

    first: int
    heads: list[list[str]]
    cut: dict[int, str]
    groups: list[tuple[str, list[Row]]]
    silent: list[str]

    @property
    def rows(self) -> Iterator[Row]:
        """All rows, from top to bottom."""
        return (row for _, group in self.groups for row in group)

    @property
    def head(self) -> float:
        """How high the slanted questions are, and how far they reach beyond."""
        longest = max(
            (text_width(line, TEXT) for head in self.heads for line in head), default=0
        )
        return longest * SLOPE + LINE * 3

    @property
    def body(self) -> float:
        """How high the rows are together."""
        named = sum(1 for name, _ in self.groups if name)
        return sum(row.height for row in self.rows) + ROW * named

    @property
    def span(self) -> str:
        """Which columns it has, in words: ``1 to 20``."""
        last = self.first + len(self.heads)
        return f"{self.first + 1} to {last}" if len(self.heads) > 1 else str(last)


def parts_of(
    table: StanceTable, cells: Sequence[Sequence[Cell]], *, most: int
) -> list[Part]:
    """Return a table in parts that are about equally wide.

    Parameters
    ----------
    table : StanceTable
        Any table.
    cells : sequence of sequence of Cell
        All of its cells, row by row.
    most : int
        How many columns a part may have.

    Returns
    -------
    list of Part
        In the order of the columns; empty where there are none.
    """
    total = len(table.columns)
    size = -(-total // max(1, -(-total // most)))
    return [
        _part(table, cells, at, min(at + size, total))
        for at in range(0, total, size or 1)
    ]


def _part(
    table: StanceTable, cells: Sequence[Sequence[Cell]], first: int, stop: int
) -> Part:
    groups: dict[str, list[Row]] = {}
    silent = []
    for actor, line in zip(table.actors, cells, strict=True):
        shown = list(line[first:stop])
        if all(cell.state is State.SILENT and not cell.reports for cell in shown):
            silent.append(actor.name)
            continue
        name = wrapped(actor.name, NAMES - 0.15, TEXT, most=2)
        groups.setdefault(kind_words(actor), []).append(Row(name=name, cells=shown))
    kindless = list(groups) == [kind_words(None)]
    whole = {at: heading(table.columns[at]) for at in range(first, stop)}
    heads = {at: wrapped(words, SLANTED, TEXT, most=2) for at, words in whole.items()}
    return Part(
        first=first,
        heads=list(heads.values()),
        cut={
            at: whole[at]
            for at, lines in heads.items()
            if "".join(" ".join(lines).split()) != "".join(whole[at].split())
        },
        groups=[("" if kindless else name, rows) for name, rows in groups.items()],
        silent=silent,
    )
