"""Stances as a page of HTML: a table whose cells open to what they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from argmap.analysis.stances import StanceTable, State
from argmap.model.assertions import Stance
from argmap.render.boxes import box_of, key_of
from argmap.render.charts.foot import counted_words, side_words
from argmap.render.prose.wording import counted
from argmap.render.references import numbers, references
from argmap.render.style import MARKS, STATE_GLYPHS
from argmap.render.tallies import Tally, heading, kind_words, tallies
from argmap.render.templating import environment

if TYPE_CHECKING:
    from argmap.model.actors import Actor

__all__ = ["stances_html"]

COUNTED: Final = ("supporting", "opposing", "mixed", "neutral", "silent")


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
            box_of(table, table[actor, column], number) for column in table.columns
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
            key=key_of(boxes.values()),
            number=number,
            references=[one for one in listed if one.source in cited],
            reported=any(box.reported for row in boxes.values() for box in row),
            mark=MARKS[Stance.REPORTS],
        )
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
