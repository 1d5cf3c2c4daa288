"""Boxes: the cells of a table of stances in signs and words, for pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.phrases import date_in_words
from argmap.analysis.stances.tables import Cell, StanceTable, State
from argmap.render.prose.wording import cut, stated
from argmap.render.references import place
from argmap.render.style import STATE_GLYPHS

if TYPE_CHECKING:
    from argmap.model.assertions import Assertion

__all__ = ["Box", "Line", "box_of", "key_of"]


@attrs.frozen(kw_only=True)
class Line:
    """One assertion in words, and where it stands.

    Parameters
    ----------
    said, claim : str
        Who does what with which claim.
    source : str or None
        The id of the source.
    place, date : str
        Where in it, and when; "" where the map does not tell.
    hedged : bool
        Whether the speaker qualified it.
    """

    said: str
    claim: str
    source: str | None
    place: str
    date: str
    hedged: bool


@attrs.frozen(kw_only=True)
class Box:
    """A cell: its sign and word, the numbers of its sources, and its assertions.

    Parameters
    ----------
    sign, word, state : str
        The glyph, the word, and what style sheets call the state.
    hollow : bool
        Whether the side is derived.
    sources, reported : tuple of int
        The numbers of the sources of stances, and of mere reports.
    lines : tuple of Line
        What it rests on.
    """

    sign: str
    word: str
    state: str
    hollow: bool
    sources: tuple[int, ...]
    reported: tuple[int, ...]
    lines: tuple[Line, ...]


def box_of(table: StanceTable, cell: Cell, number: Mapping[str, int]) -> Box:
    """Return a cell in signs and words.

    Parameters
    ----------
    table : StanceTable
        The table.
    cell : Cell
        One of its cells.
    number : mapping
        The number of each source, by its id.

    Returns
    -------
    Box
        Without lines for a silent cell.
    """
    return Box(
        sign=STATE_GLYPHS[cell.state],
        word=cell.state.value,
        state=_class(cell.state),
        hollow=cell.hollow,
        sources=_sources(cell.assertions, number),
        reported=_sources(cell.reports, number),
        lines=tuple(_line(table, one) for one in (*cell.assertions, *cell.reports)),
    )


def key_of(rows: Iterable[Iterable[Box]]) -> list[Box]:
    """Return one box of each kind that is used, without what it rests on.

    Parameters
    ----------
    rows : iterable of iterables of Box
        A table.

    Returns
    -------
    list of Box
        In the order of the states, plain before hollow.
    """
    used: dict[tuple[str, bool], Box] = {}
    for row in rows:
        for box in row:
            bare = attrs.evolve(box, lines=(), sources=(), reported=())
            used.setdefault((box.word, box.hollow), bare)
    order = [state.value for state in State]
    return [used[key] for key in sorted(used, key=lambda k: (order.index(k[0]), k[1]))]


def _class(state: State) -> str:
    """Return what the style sheet calls a state."""
    if state.sign:
        return "yes" if state.sign > 0 else "no"
    return state.value


def _sources(said: Iterable[Assertion], number: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(
        sorted({number[a.passage.source] for a in said if a.passage is not None})
    )


def _line(table: StanceTable, one: Assertion) -> Line:
    m = table.map
    date = m.date_of(one)
    who = [m.actors[one.actor].name, *(f"via {m.actors[k].name}" for k in one.via)]
    return Line(
        said=f"{stated(one.stance)} {', '.join(who)}",
        claim=cut(m.claims[one.claim].label),
        source=None if one.passage is None else one.passage.source,
        place="" if one.passage is None else place(one.passage),
        date="" if date is None else date_in_words(date),
        hedged=one.hedged,
    )
