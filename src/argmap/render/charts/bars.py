"""Bars of stances as pictures: who is for to the right, who is against to the left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import attrs

from argmap.analysis.stances.tables import Cell, StanceTable, State
from argmap.errors import DrawingError, QueryError
from argmap.formats.files import write_bytes
from argmap.render.charts.canvas import (
    Canvas,
    as_bytes,
    picture_format,
    text_width,
    wrapped,
)
from argmap.render.charts.foot import counted_words, named_lines, side_words
from argmap.render.charts.sizes import (
    LINE,
    MARGIN,
    RAISED,
    SMALL,
    TEXT,
    TITLE,
    TITLE_LINE,
)
from argmap.render.diagram.lettering import letters
from argmap.render.prose.wording import counted
from argmap.render.style import STATE_GLYPHS, ink_on, theme_named
from argmap.render.tallies import Tally, heading, tallies

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from argmap.render.style import Theme

__all__ = ["MOST_BARS", "ORDERS", "bars", "draw_stance_bars"]

MOST_BARS: Final = 400
ORDERS: Final = ("map", "division")

# In inches.
QUESTION: Final = 3.1
"""How wide the column of questions is."""
ROOM: Final = 5.2
"""How wide the longest bars of the two sides may be together."""
COUNT: Final = 0.32
"""For the count at the end of a bar."""
FIGURE: Final = 0.58
"""How wide each column of figures on the right is."""
BOX: Final = 0.165
"""How high an actor's box is."""
GAP: Final = 0.1
NARROWEST: Final = 0.3

# In points.
LETTERS: Final = 6.2

MOST_STACKED: Final = 6
"""More boxes than that above each other, and they have no letters."""
APART: Final = (State.MIXED, State.NEUTRAL, State.SILENT)


def draw_stance_bars(
    table: StanceTable,
    path: str | os.PathLike[str],
    *,
    order: str = "map",
    theme: str = "light",
    format: str | None = None,
) -> Path:
    """Write who is for and who against as bars to a file, whole or not at all.

    Each issue or claim on which somebody takes a side has a row: those who say yes or
    support it to the right of the axis, the others to the left, a box with letters
    for each, hollow where the stance is derived. All bars have one scale. Who takes
    both sides or neither, and who is silent, is counted apart.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`.
    path : str or path
        In an existing folder; a file of that name is replaced.
    order : str
        ``map``, or ``division``: those first on which actors are divided most evenly,
        of these those first on which more take a side.
    theme : str
        ``light`` or ``dark``.
    format : str, optional
        ``svg``, ``png`` or ``pdf``; by default the path's suffix says which.

    Returns
    -------
    pathlib.Path
        The file; the same bytes for the same table.

    Raises
    ------
    UnknownFormatError
        There is no such format, or the suffix does not tell.
    FileError
        The path is a folder, its folder does not exist, or cannot be written to.
    DrawingError
        There are more than 400 rows.
    QueryError
        There is no such theme or order.
    """
    place = Path(path)
    name = picture_format(place, format, what="bars of stances are")
    canvas = bars(table, order=order, theme=theme)
    told = f"Who is for and who is against. {side_words(table)} {counted_words(table)}"
    title = table.map.title or "Stances"
    write_bytes(place, as_bytes(canvas, name, title=title, description=told.strip()))
    return place


def bars(table: StanceTable, *, order: str = "map", theme: str = "light") -> Canvas:
    """Return the bars of a table of stances, drawn.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`.
    order, theme : str
        As in `draw_stance_bars`.

    Returns
    -------
    Canvas
        To be written with `as_bytes`.

    Raises
    ------
    DrawingError
        There are more than 400 rows.
    QueryError
        There is no such theme or order.
    """
    if order not in ORDERS:
        raise QueryError(
            f"there is no order {order!r}; write {' or '.join(map(repr, ORDERS))}"
        )
    return _Bars(table, order, theme_named(theme)).drawn()


@attrs.frozen(kw_only=True)
class _Scale:
    """How the boxes of all rows are set: stacked so many high, each so wide."""

    stacked: int
    unit: float
    lettered: bool
    left: int
    right: int

    def columns(self, number: int) -> int:
        """Return how many boxes wide a bar of some actors is."""
        return -(-number // self.stacked)


class _Bars:
    """Lays bars out from top to bottom, then draws them."""

    def __init__(self, table: StanceTable, order: str, theme: Theme) -> None:
        self.table = table
        self.theme = theme
        found = tallies(table)
        self.rows = [one for one in found if one.sided or one.mixed]
        self.sideless = [
            heading(o.column) for o in found if not o.sided and not o.mixed
        ]
        if len(self.rows) > MOST_BARS:
            raise DrawingError(
                f"{len(self.rows):,} rows are more than the {MOST_BARS} that a picture "
                "has room for; choose issues"
            )
        if order == "division":
            self.rows.sort(key=lambda one: (-(one.divisiveness or 0), -one.sided))
        self.short = letters(table.map.actors.values())
        self.scale = self._scale()
        self.width = (
            MARGIN * 2
            + QUESTION
            + COUNT * 2
            + self.scale.unit * (self.scale.left + self.scale.right)
            + FIGURE * len(APART)
        )
        self.room = self.width - 2 * MARGIN
        self.axis = MARGIN + QUESTION + COUNT + self.scale.unit * self.scale.left
        title = table.map.title or "Stances"
        self.title = wrapped(title, self.room, TITLE, most=2, bold=True)
        self.words = [
            wrapped(heading(one.column), QUESTION - 0.2, TEXT, most=3)
            for one in self.rows
        ]
        self.foot = self._foot()

    def _scale(self) -> _Scale:
        """Return the fewest boxes above each other with which all bars have room."""
        left = max((len(one.opposing) for one in self.rows), default=0)
        right = max((len(one.supporting) for one in self.rows), default=0)
        shown = {
            cell.actor for one in self.rows for cell in (*one.opposing, *one.supporting)
        }
        widest = max((text_width(self.short[key], LETTERS) for key in shown), default=0)
        unit = max(NARROWEST, widest + 0.07)
        for stacked in range(1, MOST_STACKED + 1):
            columns = [-(-number // stacked) for number in (left, right)]
            if sum(columns) * unit <= ROOM:
                return _Scale(
                    stacked=stacked,
                    unit=unit,
                    lettered=True,
                    left=max(columns[0], 1),
                    right=max(columns[1], 1),
                )
        return _Scale(
            stacked=1,
            unit=ROOM / (left + right),
            lettered=False,
            left=left,
            right=right,
        )

    def _foot(self) -> list[str]:
        def small(words: str, most: int) -> list[str]:
            return wrapped(words, self.room, SMALL, most=most) if words else []

        lines: list[str] = []
        if not self.rows:
            lines.append("Nobody takes a side here.")
        if self.scale.lettered:
            cells = [c for o in self.rows for c in (*o.opposing, *o.supporting)]
            order = {cell.actor: None for cell in cells}
            shown = [actor for actor in self.table.actors if actor.id in order]
            told = "; ".join(
                f"{self.short[a.id]}: {a.name}"
                for a in shown
                if self.short[a.id] != a.name
            )
            lines += small(told, 24)
        else:
            lines.append(
                "There is no room for letters; the table of the bars has them."
            )
        lines += named_lines(
            "Nobody takes a side on:", self.sideless, width=self.room, size=SMALL
        )
        about = f"{side_words(self.table)} {counted_words(self.table)}".strip()
        return lines + small(about, 4)

    def drawn(self) -> Canvas:
        """Return the sheet with everything on it."""
        top = MARGIN + TITLE_LINE * len(self.title) + LINE * 1.3
        head = LINE * 1.6 if self.rows else 0
        body = sum(map(self._height, range(len(self.rows))))
        foot = LINE * (len(self.foot) + 2)
        self.canvas = Canvas(self.width, top + head + body + foot + MARGIN, self.theme)
        self.axes = self.canvas.plane()
        y = self.canvas.lines(
            self.title,
            MARGIN,
            MARGIN + 0.12,
            step=TITLE_LINE,
            size=TITLE,
            weight="bold",
        )
        muted = self.theme.muted
        self.canvas.text(self._about(), MARGIN, y, size=TEXT, color=muted)
        y = top + head
        if self.rows:
            self._draw_head(y)
        start = y
        for number, one in enumerate(self.rows):
            self._draw_row(number, one, y)
            y += self._height(number)
        if self.rows:
            line = {"color": self.theme.ink, "linewidth": 0.8, "zorder": 3}
            self.axes.plot([self.axis, self.axis], [start, y], **line)
        style = {"size": SMALL, "color": muted}
        self.canvas.lines(self.foot, MARGIN, y + LINE * 1.6, step=LINE, **style)
        return self.canvas

    def _about(self) -> str:
        actors = counted(len(self.table.actors), "actor")
        parts = [f"Who is for, who is against: {actors}"]
        if any(
            cell.hollow
            for one in self.rows
            for cell in (*one.opposing, *one.supporting)
        ):
            parts.append("hollow: derived, from other claims")
        return "; ".join(parts)

    def _height(self, number: int) -> float:
        boxes = BOX * self.scale.stacked
        return max(boxes, LINE * len(self.words[number])) + GAP

    def _states(self) -> tuple[State, State]:
        issue = self.table.by == "issue"
        return (State.NO, State.YES) if issue else (State.OPPOSES, State.SUPPORTS)

    def _draw_head(self, y: float) -> None:
        against, for_ = self._states()
        style = {"size": TEXT, "weight": "bold"}
        for state, x, side in ((against, -0.1, "right"), (for_, 0.1, "left")):
            words = f"{STATE_GLYPHS[state]} {state}"
            colour = self.theme.colour(state)
            place = self.axis + x
            self.canvas.text(words, place, y - 0.06, ha=side, color=colour, **style)
        names = {
            State.MIXED: "± both",
            State.NEUTRAL: "? neither",
            State.SILENT: "silent",
        }
        for number, state in enumerate(APART):
            x = self._figure(number)
            small = {"size": SMALL, "color": self.theme.muted}
            self.canvas.text(names[state], x, y - 0.06, ha="right", **small)

    def _figure(self, number: int) -> float:
        """Return where a column of figures ends on the right."""
        return self.width - MARGIN - FIGURE * (len(APART) - 1 - number)

    def _draw_row(self, number: int, one: Tally, y: float) -> None:
        height = self._height(number)
        edge = {"color": self.theme.group_line, "linewidth": 0.6, "zorder": 0}
        self.axes.plot([MARGIN, self.width - MARGIN], [y, y], **edge)
        words = self.words[number]
        first = y + height / 2 - LINE * (len(words) - 1) / 2 + RAISED
        self.canvas.lines(words, MARGIN, first, step=LINE, size=TEXT)
        against, for_ = self._states()
        self._draw_bar(one.opposing, y + height / 2, -1, against)
        self._draw_bar(one.supporting, y + height / 2, 1, for_)
        for column, count in enumerate((len(one.mixed), len(one.neutral), one.silent)):
            style = {
                "size": TEXT,
                "color": self.theme.ink if count else self.theme.muted,
            }
            x = self._figure(column)
            self.canvas.text(
                str(count), x, y + height / 2 + RAISED, ha="right", **style
            )

    def _draw_bar(
        self, cells: Sequence[Cell], middle: float, side: int, state: State
    ) -> None:
        """Draw the boxes of one side, outward from the axis, and their count."""
        scale = self.scale
        high = BOX * min(scale.stacked, max(len(cells), 1))
        for number, cell in enumerate(cells):
            column, line = divmod(number, scale.stacked)
            x = self.axis + side * scale.unit * (column + 0.5)
            y = middle - high / 2 + BOX * (line + 0.5)
            self._draw_box(cell, x, y, state)
        if cells:
            x = self.axis + side * (scale.unit * scale.columns(len(cells)) + 0.06)
            self.canvas.text(
                str(len(cells)),
                x,
                middle + RAISED,
                size=TEXT,
                weight="bold",
                ha="left" if side > 0 else "right",
            )

    def _draw_box(self, cell: Cell, x: float, y: float, state: State) -> None:
        from matplotlib.patches import Rectangle

        colour = self.theme.colour(state)
        inset = 0.012 if self.scale.unit > 0.08 else 0
        wide, high = self.scale.unit - 2 * inset, BOX - 0.024
        self.axes.add_patch(
            Rectangle(
                (x - wide / 2, y - high / 2),
                wide,
                high,
                facecolor=self.theme.paper if cell.hollow else colour,
                edgecolor=colour,
                linewidth=0.8,
            )
        )
        if self.scale.lettered:
            ink = colour if cell.hollow else ink_on(colour)
            words = self.short[cell.actor]
            style = {"size": LETTERS, "color": ink, "ha": "center"}
            self.canvas.text(words, x, y + 0.031, **style)
