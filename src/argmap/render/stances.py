"""Stances as a page of HTML: a table whose cells open to what they rest on."""

from __future__ import annotations

from typing import Final

from argmap.analysis.stances.tables import StanceTable, State
from argmap.model.assertions import Stance
from argmap.render.grids import grid_of
from argmap.render.prose.wording import counted
from argmap.render.references import numbers, references
from argmap.render.style import MARKS, STATE_GLYPHS
from argmap.render.tallies import Tally, tallies
from argmap.render.templating import environment

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
    grid = grid_of(table)
    speaking = [row for rows in grid.groups.values() for row in rows]
    boxes = [box for row in speaking for box in row.boxes]
    cited = {line.source for box in boxes for line in box.lines}
    return (
        environment()
        .get_template("stances.html")
        .render(
            title=title or table.map.title or "Stances",
            by=table.by,
            about=f"{counted(len(table.actors), 'actor')}, "
            f"{counted(len(table.columns), table.by)}",
            headings=[words for _, words in grid.headings],
            groups=grid.groups,
            sums=_sums(table),
            silent=[actor.name for actor in grid.silent],
            rule=grid.rule,
            key=grid.key,
            number=numbers(listed),
            references=[one for one in listed if one.source in cited],
            reported=any(box.reported for box in boxes),
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
