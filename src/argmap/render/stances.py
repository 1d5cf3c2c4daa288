"""Stances as a page of HTML: a table whose cells open to what they rest on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

import attrs

from argmap.analysis.phrases import date_in_words
from argmap.analysis.stances import Cell, StanceTable, State
from argmap.model.assertions import Stance
from argmap.render.charts.foot import counted_words, side_words
from argmap.render.prose.wording import counted, cut, stated
from argmap.render.references import numbers, place, references
from argmap.render.style import MARKS, STATE_GLYPHS
from argmap.render.tallies import Tally, heading, kind_words, tallies
from argmap.render.templating import environment

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.assertions import Assertion

__all__ = ["stances_html"]

COUNTED: Final = ("supporting", "opposing", "mixed", "neutral", "silent")


@attrs.frozen(kw_only=True)
class _Line:
    """One assertion in words, and where it stands."""

    said: str
    claim: str
    source: str | None
    place: str
    date: str
    hedged: bool


@attrs.frozen(kw_only=True)
class _Box:
    """A cell: its sign and word, the numbers of its sources, and its assertions."""

    sign: str
    word: str
    state: str
    hollow: bool
    sources: tuple[int, ...]
    reported: tuple[int, ...]
    lines: tuple[_Line, ...]


def stances_html(table: StanceTable, *, title: str | None = None) -> str:
    """Return a table of stances as one self-contained page of HTML.

    Each cell opens to what it rests on: claims, dates, sources and places in them. The
    page has no script and loads nothing; it is light or dark as the reader's system
    is, can be used by keyboard, and prints.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`.
    title : str, optional
        What stands above it; the map's title by default.

    Returns
    -------
    str
        The same bytes for the same table.
    """
    listed = references(table.map)
    number = numbers(listed)
    boxes = {
        actor.id: [
            _box(table, table[actor, column], number) for column in table.columns
        ]
        for actor in table.actors
    }
    speaking = {key for key, row in boxes.items() if any(b.lines for b in row)}
    groups: dict[str, list[Actor]] = {}
    for actor in table.actors:
        if actor.id in speaking:
            groups.setdefault(kind_words(actor), []).append(actor)
    cited = {line.source for row in boxes.values() for box in row for line in box.lines}
    return (
        environment()
        .get_template("stances.html")
        .render(
            title=title or table.map.title or "Stances",
            by=table.by,
            about=f"{counted(len(table.actors), 'actor')}, "
            f"{counted(len(table.columns), table.by)}",
            headings=[heading(column) for column in table.columns],
            groups=groups,
            boxes=boxes,
            sums=_sums(table),
            silent=[actor.name for actor in table.actors if actor.id not in speaking],
            rule=f"{side_words(table)} {counted_words(table)}".strip(),
            key=_key(boxes.values()),
            number=number,
            references=[one for one in listed if one.source in cited],
            reported=any(box.reported for row in boxes.values() for box in row),
            mark=MARKS[Stance.REPORTS],
        )
    )


def _box(table: StanceTable, cell: Cell, number: Mapping[str, int]) -> _Box:
    return _Box(
        sign=STATE_GLYPHS[cell.state],
        word=cell.state.value,
        state=_class(cell.state),
        hollow=cell.hollow,
        sources=_sources(cell.assertions, number),
        reported=_sources(cell.reports, number),
        lines=tuple(_line(table, one) for one in (*cell.assertions, *cell.reports)),
    )


def _class(state: State) -> str:
    """Return what the style sheet calls a state."""
    if state.sign:
        return "yes" if state.sign > 0 else "no"
    return state.value


def _sources(said: Iterable[Assertion], number: Mapping[str, int]) -> tuple[int, ...]:
    return tuple(
        sorted({number[a.passage.source] for a in said if a.passage is not None})
    )


def _line(table: StanceTable, one: Assertion) -> _Line:
    m = table.map
    date = m.date_of(one)
    who = [m.actors[one.actor].name, *(f"via {m.actors[k].name}" for k in one.via)]
    return _Line(
        said=f"{stated(one.stance)} {', '.join(who)}",
        claim=cut(m.claims[one.claim].label),
        source=None if one.passage is None else one.passage.source,
        place="" if one.passage is None else place(one.passage),
        date="" if date is None else date_in_words(date),
        hedged=one.hedged,
    )


def _sums(table: StanceTable) -> list[tuple[str, str, list[int]]]:
    """Return how many actors do what, a row for each: glyph, word, counts."""
    issue = table.by == "issue"
    states = (
        State.YES if issue else State.SUPPORTS,
        State.NO if issue else State.OPPOSES,
        State.MIXED,
        State.NEUTRAL,
        State.SILENT,
    )
    found = tallies(table)
    return [
        (STATE_GLYPHS[state], state.value, [_count(one, name) for one in found])
        for state, name in zip(states, COUNTED, strict=True)
    ]


def _count(one: Tally, name: str) -> int:
    value = getattr(one, name)
    return value if isinstance(value, int) else len(value)


def _key(rows: Iterable[list[_Box]]) -> list[_Box]:
    """Return one box of each kind that is used, without what it rests on."""
    used: dict[tuple[str, bool], _Box] = {}
    for row in rows:
        for box in row:
            bare = attrs.evolve(box, lines=(), sources=(), reported=())
            used.setdefault((box.word, box.hollow), bare)
    order = [state.value for state in State]
    return [used[key] for key in sorted(used, key=lambda k: (order.index(k[0]), k[1]))]
