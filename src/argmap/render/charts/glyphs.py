"""Glyphs: what an actor does, as a sign on a shape: filled, or hollow if derived."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from argmap.analysis.stances.tables import Cell, StanceTable, State
from argmap.model.assertions import Assertion, Stance
from argmap.render.charts.canvas import text_width
from argmap.render.style import MARKS, STATE_GLYPHS, ink_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from argmap.render.charts.canvas import Canvas

__all__ = ["GLYPH", "Glyphs", "cited_in", "draw_key", "key_entries", "marks_of"]

GLYPH: Final = 0.155
"""How wide a glyph is, in inches."""
SIGN: Final = 7.5
"""In points."""
BASELINE: Final = 0.037
"""How far below its middle the baseline of a sign stands, in inches."""
SHAPES: Final[Mapping[State, str]] = {
    State.MIXED: "D",
    State.NO: "s",
    State.OPPOSES: "s",
}
SIZES: Final = {"o": 11.2, "s": 9.6, "D": 8.4}
"""In points, by shape; a circle where no other is named."""
EDGE: Final = 1.1

MOST_MARKS: Final = 3


@attrs.frozen(kw_only=True)
class _Place:
    x: float
    y: float
    state: State
    hollow: bool


class Glyphs:
    """Gathers glyphs, and draws them: a shape at a time, which keeps files small.

    Parameters
    ----------
    canvas : Canvas
        The sheet.
    axes : matplotlib.axes.Axes
        In inches, from `Canvas.plane`.
    """

    def __init__(self, canvas: Canvas, axes: Any) -> None:
        self.canvas = canvas
        self.axes = axes
        self.places: list[_Place] = []

    def add(self, x: float, y: float, state: State, *, hollow: bool = False) -> None:
        """Set a glyph with its middle at a place."""
        self.places.append(_Place(x=x, y=y, state=state, hollow=hollow))

    def draw(self) -> None:
        """Draw all that were set."""
        kinds = dict.fromkeys((one.state, one.hollow) for one in self.places)
        for state, hollow in kinds:
            of_kind = [
                one
                for one in self.places
                if one.state is state and one.hollow is hollow
            ]
            self._shapes(of_kind, state, hollow=hollow)
            if state is not State.SILENT:
                for one in of_kind:
                    self._sign(one)

    def fill(self, state: State) -> str:
        """Return the ground of a glyph that is not hollow."""
        theme = self.canvas.theme
        return theme.chip if state is State.NEUTRAL else theme.colour(state)

    def _shapes(self, places: list[_Place], state: State, *, hollow: bool) -> None:
        theme = self.canvas.theme
        shape = SHAPES.get(state, "o")
        colour = self.fill(state)
        size = 1.8 if state is State.SILENT else SIZES[shape] - EDGE * hollow
        self.axes.plot(
            [one.x for one in places],
            [one.y for one in places],
            linestyle="none",
            marker=shape,
            markersize=size,
            markerfacecolor=theme.paper if hollow else colour,
            markeredgecolor=colour,
            markeredgewidth=EDGE if hollow else 0,
            clip_on=False,
        )

    def _sign(self, one: _Place) -> None:
        theme = self.canvas.theme
        ink = theme.colour(one.state) if one.hollow else ink_on(self.fill(one.state))
        self.canvas.text(
            STATE_GLYPHS[one.state],
            one.x,
            one.y + BASELINE,
            size=SIGN,
            color=ink,
            ha="center",
            weight="bold",
        )


def marks_of(cell: Cell, number: Mapping[str, int]) -> str:
    """Return the numbers of the sources of a cell: ``1,4``, then ``»2`` of reports.

    Parameters
    ----------
    cell : Cell
        Of a table of stances.
    number : mapping
        The number of each source by its id.

    Returns
    -------
    str
        At most three numbers of each; "" where no passage is named.
    """
    said = _numbers(cell.assertions, number)
    reported = _numbers(cell.reports, number)
    return f"{said} {MARKS[Stance.REPORTS]}{reported}".strip() if reported else said


def cited_in(table: StanceTable) -> frozenset[str]:
    """Return the ids of the sources that a table rests on.

    Parameters
    ----------
    table : StanceTable
        Any table.

    Returns
    -------
    frozenset of str
        Those of reports among them.
    """
    cells = (table[a, column] for a in table.actors for column in table.columns)
    return frozenset(
        one.passage.source
        for cell in cells
        for one in (*cell.assertions, *cell.reports)
        if one.passage is not None
    )


def _numbers(said: Iterable[Assertion], number: Mapping[str, int]) -> str:
    found = sorted({number[a.passage.source] for a in said if a.passage is not None})
    more = "…" if len(found) > MOST_MARKS else ""
    return ",".join(map(str, found[:MOST_MARKS])) + more


def key_entries(cells: Iterable[Cell], *, by: str) -> list[tuple[State, bool, str]]:
    """Return what a key must explain: states, whether hollow, and words for each.

    Parameters
    ----------
    cells : iterable of Cell
        Those drawn.
    by : str
        ``issue`` or ``claim``.

    Returns
    -------
    list of (State, bool, str)
        Only what is used.
    """
    used = {(cell.state, cell.hollow) for cell in cells}
    words = {
        State.YES: "yes",
        State.NO: "no",
        State.SUPPORTS: "supports",
        State.OPPOSES: "opposes",
        State.MIXED: "both",
        State.NEUTRAL: "speaks, takes neither side",
        State.SILENT: "silent",
    }
    entries = [
        (state, False, told)
        for state, told in words.items()
        if any(one is state for one, _ in used)
    ]
    hollow = [state for state in words if (state, True) in used]
    if hollow:
        told = (
            "hollow: derived, from other claims of the issue"
            if by == "issue"
            else "hollow: derived, from claims that bear on it"
        )
        entries.insert(
            -1 if entries[-1][0] is State.SILENT else 9, (hollow[0], True, told)
        )
    return entries


def draw_key(
    glyphs: Glyphs,
    entries: Iterable[tuple[State, bool, str]],
    extra: Iterable[str],
    *,
    at: tuple[float, float],
    right: float,
    size: float,
    step: float,
) -> float:
    """Set the entries of a key in lines; return where the next line would stand.

    Parameters
    ----------
    glyphs : Glyphs
        Where the glyphs are set.
    entries : iterable of (State, bool, str)
        From `key_entries`.
    extra : iterable of str
        Words that need no glyph.
    at : (float, float)
        Where the first line begins, and its baseline, in inches.
    right : float
        Where lines end.
    size, step : float
        Of the words in points; of the lines in inches.

    Returns
    -------
    float
        The baseline of the next line.
    """
    x, y = at
    left = x
    parts: list[tuple[tuple[State, bool] | None, str]] = [
        *(((state, hollow), words) for state, hollow, words in entries),
        *((None, words) for words in extra),
    ]
    for shape, words in parts:
        sign = GLYPH + 0.06 if shape else 0
        wide = sign + text_width(words, size) + 0.2
        if x > left and x + wide - 0.2 > right:
            x, y = left, y + step
        if shape:
            glyphs.add(x + GLYPH / 2, y - 0.036, shape[0], hollow=shape[1])
        glyphs.canvas.text(
            words, x + sign, y, size=size, color=glyphs.canvas.theme.muted
        )
        x += wide
    return y + step
