"""Matrices of stances as pictures: actors down, issues or claims across.

Each cell has a glyph, and the numbers of the sources that it rests on. The questions
stand slanted above their columns; those that are cut there stand whole in the foot. A
wide table is set in parts below each other, and who is silent in a part has no row
there.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from argmap.analysis.stances.tables import StanceTable
from argmap.errors import DrawingError
from argmap.formats.files import write_bytes
from argmap.model.assertions import Stance
from argmap.render.charts.canvas import (
    Canvas,
    as_bytes,
    picture_format,
    text_width,
    wrapped,
)
from argmap.render.charts.foot import (
    counted_words,
    named_lines,
    reference_lines,
    side_words,
)
from argmap.render.charts.glyphs import (
    GLYPH,
    Glyphs,
    cited_in,
    draw_key,
    key_entries,
    marks_of,
)
from argmap.render.charts.parts import (
    ANGLE,
    NAMES,
    ROW,
    SLOPE,
    Part,
    Row,
    parts_of,
)
from argmap.render.charts.sizes import LINE, MARGIN, SMALL, TEXT, TITLE, TITLE_LINE
from argmap.render.prose.wording import counted
from argmap.render.references import numbers, references
from argmap.render.style import MARKS, theme_named

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from argmap.render.style import Theme

__all__ = ["MOST_ROWS", "draw_stances", "matrix", "matrix_bytes"]

MOST_ROWS: Final = 400
"""In all parts together: more make a picture that no screen and no sheet shows."""

# In inches.
WIDEST: Final = 11.7
"""How wide the columns of a part may be together."""
LEAST: Final = 6.6
NARROWEST: Final = 0.42
GAP: Final = 0.16
DROP: Final = 0.026
"""From the middle of a slanted line of text to its baseline, down and to the right."""

# In points.
MARK: Final = 6.0


def draw_stances(
    table: StanceTable,
    path: str | os.PathLike[str],
    *,
    theme: str = "light",
    format: str | None = None,
) -> Path:
    """Write a table of stances as a picture to a file, whole or not at all.

    Actors are grouped by kind. A cell has a glyph, hollow where the stance is derived,
    and the numbers of its sources; what is only reported stands behind ``»``. Who is
    silent throughout is named below.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`.
    path : str or path
        In an existing folder; a file of that name is replaced.
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
        The picture would have more than 400 rows.
    QueryError
        There is no such theme.
    """
    place = Path(path)
    name = picture_format(place, format, what="a table of stances is")
    canvas = matrix(table, theme=theme)
    write_bytes(place, matrix_bytes(canvas, table, name))
    return place


def matrix_bytes(canvas: Canvas, table: StanceTable, format: str) -> bytes:
    """Return a table that was drawn as a picture, with what it shows in words.

    Parameters
    ----------
    canvas : Canvas
        From `matrix`.
    table : StanceTable
        What it shows.
    format : str
        ``svg``, ``png`` or ``pdf``.

    Returns
    -------
    bytes
        The same for the same table.
    """
    told = _description(table)
    return as_bytes(canvas, format, title=_title(table), description=told)


def matrix(table: StanceTable, *, theme: str = "light") -> Canvas:
    """Return a table of stances, drawn.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`.
    theme : str
        ``light`` or ``dark``.

    Returns
    -------
    Canvas
        To be written with `as_bytes`.

    Raises
    ------
    DrawingError
        The picture would have more than 400 rows.
    QueryError
        There is no such theme.
    """
    return _Matrix(table, theme_named(theme)).drawn()


def _title(table: StanceTable) -> str:
    return table.map.title or "Stances"


def _description(table: StanceTable) -> str:
    """Return what the picture shows, for those who cannot see it."""
    return (
        f"Who takes which side: {counted(len(table.actors), 'actor')} in rows, "
        f"{counted(len(table.columns), table.by)} in columns. {side_words(table)} "
        f"{counted_words(table)}"
    ).strip()


class _Matrix:
    """Lays a table of stances out from top to bottom, then draws it."""

    def __init__(self, table: StanceTable, theme: Theme) -> None:
        self.table = table
        self.theme = theme
        self.listed = references(table.map)
        self.number = numbers(self.listed)
        self.cells = [
            [table[actor, column] for column in table.columns] for actor in table.actors
        ]
        self.pitch = self._pitch()
        self.parts = parts_of(table, self.cells, most=max(1, int(WIDEST / self.pitch)))
        self.rows = [row for part in self.parts for row in part.rows]
        if len(self.rows) > MOST_ROWS:
            raise DrawingError(
                f"{len(self.rows):,} rows are more than the {MOST_ROWS} that a picture "
                "has room for; choose actors, kinds or issues, or write a page of HTML"
            )
        self.width = max(
            (
                MARGIN * 2 + NAMES + self.pitch * len(part.heads) + part.head
                for part in self.parts
            ),
            default=0,
        )
        self.width = max(self.width, LEAST)
        self.room = min(self.width, 10.0) - 2 * MARGIN
        self.title = wrapped(_title(table), self.room, TITLE, most=2, bold=True)
        self.about = (
            f"Who takes which side: {counted(len(table.actors), 'actor')}, "
            f"{counted(len(table.columns), table.by)}"
        )
        self.foot = self._foot()

    def _pitch(self) -> float:
        """Return how wide a column is: as wide as the most numbers in a cell need."""
        marks = {marks_of(cell, self.number) for row in self.cells for cell in row}
        widest = max((text_width(mark, MARK) for mark in marks), default=0)
        return max(NARROWEST, GLYPH + widest + 0.12)

    def _foot(self) -> list[str]:
        lines: list[str] = []
        if not self.table.columns:
            lines.append(f"There is no {self.table.by} to show.")
        elif not self.rows:
            lines.append("Nobody takes a stance here.")
        if len(self.parts) == 1 and self.rows:
            lines += self._named("Silent throughout:", self.parts[0].silent)
        for part in self.parts:
            if not part.groups and self.rows:
                lines.append(f"Nobody takes a stance on {part.span}.")
        for at, whole in [item for part in self.parts for item in part.cut.items()]:
            lines += wrapped(f"{at + 1}  {whole}", self.room, SMALL, most=3)
        about = f"{side_words(self.table)} {counted_words(self.table)}".strip()
        lines += wrapped(about, self.room, SMALL, most=4)
        cited = cited_in(self.table)
        return lines + reference_lines(self.listed, cited, width=self.room, size=SMALL)

    def _named(self, before: str, names: Sequence[str]) -> list[str]:
        return named_lines(before, names, width=self.room, size=SMALL)

    def _below(self, part: Part) -> list[str]:
        """Return who has no row in a part, where there are several."""
        if len(self.parts) == 1:
            return []
        return self._named(f"Silent on {part.span}:", part.silent)

    def drawn(self) -> Canvas:
        """Return the sheet with everything on it."""
        top = MARGIN + TITLE_LINE * len(self.title) + LINE * 1.4
        # The key's lines are known only once it is set: draw it on a sheet to be cut.
        height = self._height(top, key=self._key_lines())
        self.canvas = Canvas(self.width, height, self.theme)
        self.axes = self.canvas.plane()
        self.glyphs = Glyphs(self.canvas, self.axes)
        y = self.canvas.lines(
            self.title,
            MARGIN,
            MARGIN + 0.12,
            step=TITLE_LINE,
            size=TITLE,
            weight="bold",
        )
        self.canvas.text(self.about, MARGIN, y, size=TEXT, color=self.theme.muted)
        y = self._draw_key(self.glyphs, y + LINE * 1.4)
        for part in self.parts:
            if part.groups:
                y = self._draw_part(part, y)
                y = self._write_small(self._below(part), y + LINE)
        self._write_small(self.foot, y + LINE)
        self.glyphs.draw()
        return self.canvas

    def _height(self, top: float, *, key: int) -> float:
        shown = [part for part in self.parts if part.groups]
        body = sum(
            GAP + part.head + part.body + LINE * (1 + len(self._below(part)))
            for part in shown
        )
        return top + LINE * 1.2 * key + body + LINE * (len(self.foot) + 1) + MARGIN

    def _key_lines(self) -> int:
        trial = Glyphs(Canvas(self.width, 1, self.theme), None)
        return round(self._draw_key(trial, 0) / (LINE * 1.2))

    def _draw_key(self, glyphs: Glyphs, y: float) -> float:
        cells = [cell for row in self.rows for cell in row.cells]
        if not cells:
            return y
        extra = []
        if any(a.passage for c in cells for a in c.assertions):
            extra.append("1,4: sources")
        if any(cell.reports for cell in cells):
            extra.append(f"{MARKS[Stance.REPORTS]}2: reported, in source 2")
        return draw_key(
            glyphs,
            key_entries(cells, by=self.table.by),
            extra,
            at=(MARGIN, y),
            right=self.width - MARGIN,
            size=TEXT,
            step=LINE * 1.2,
        )

    def _write_small(self, lines: Sequence[str], y: float) -> float:
        style = {"size": SMALL, "color": self.theme.muted}
        return self.canvas.lines(lines, MARGIN, y, step=LINE, **style)

    def _draw_part(self, part: Part, y: float) -> float:
        left = MARGIN + NAMES
        right = left + self.pitch * len(part.heads)
        bottom = y + GAP + part.head
        for number, lines in enumerate(part.heads):
            x = left + self.pitch * number
            self._draw_head(part.first + number, lines, x, bottom)
        at = bottom
        self._rule(MARGIN, right, at, strong=True)
        for name, rows in part.groups:
            if name:
                style = {"size": TEXT, "color": self.theme.muted, "weight": "bold"}
                self.canvas.text(name, MARGIN, at + ROW * 0.68, **style)
                at += ROW
            for row in rows:
                self._draw_row(row, left, at)
                at += row.height
                self._rule(MARGIN, right, at)
        for number in range(len(part.heads) + 1):
            self._slant(left + self.pitch * number, bottom, at, part.head)
        return at

    def _draw_head(self, at: int, lines: list[str], x: float, bottom: float) -> None:
        """Write a question slanted, its number below it."""
        middle = x + GLYPH / 2 + 0.04
        style: dict[str, Any] = {"size": MARK + 0.5, "color": self.theme.muted}
        self.canvas.text(str(at + 1), middle, bottom - 0.045, ha="center", **style)
        # In the middle between the slanted lines, which move right as they rise.
        rise = LINE * 1.6
        place = x + self.pitch / 2 + rise + DROP
        for number, line in enumerate(lines):
            up = ((len(lines) - 1) / 2 - number) * LINE * 0.93 * SLOPE
            self.canvas.text(
                line,
                place - up,
                bottom - rise + DROP - up,
                size=TEXT,
                rotation=ANGLE,
                rotation_mode="anchor",
            )

    def _draw_row(self, row: Row, left: float, y: float) -> None:
        style = {"size": TEXT}
        self.canvas.lines(row.name, MARGIN, y + ROW * 0.66, step=LINE, **style)
        middle = y + row.height / 2
        for number, cell in enumerate(row.cells):
            x = left + self.pitch * number + 0.04
            self.glyphs.add(x + GLYPH / 2, middle, cell.state, hollow=cell.hollow)
            marks = marks_of(cell, self.number)
            if marks:
                self.canvas.text(
                    marks,
                    x + GLYPH + 0.03,
                    middle + 0.032,
                    size=MARK,
                    color=self.theme.muted,
                )

    def _rule(
        self, left: float, right: float, y: float, *, strong: bool = False
    ) -> None:
        colour = self.theme.line if strong else self.theme.group_line
        self.axes.plot([left, right], [y, y], color=colour, linewidth=0.6, zorder=0)

    def _slant(self, x: float, top: float, bottom: float, head: float) -> None:
        """Draw the line between two columns, and on between their questions."""
        rise = head - LINE * 0.5
        points = [(x, bottom), (x, top), (x + rise, top - rise)]
        for one, other in pairwise(points):
            self.axes.plot(
                [one[0], other[0]],
                [one[1], other[1]],
                color=self.theme.group_line,
                linewidth=0.5,
                zorder=0,
            )
