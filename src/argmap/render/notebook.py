"""Notebook: what a map, a table or an explanation shows where it ends a cell.

The records themselves call `bundle`, each in one line: the only imports that go up the
house. A notebook shows the richest form that it can; the plain text is always there.
"""

from __future__ import annotations

from functools import singledispatch
from html import escape

import attrs

from argmap.analysis.chronology.events import Timeline
from argmap.analysis.explanations import Explanation
from argmap.analysis.phrases import date_in_words
from argmap.analysis.stances.tables import StanceTable
from argmap.errors import DrawingError
from argmap.model.argument_map import ArgumentMap
from argmap.render.explanation import explanation_markdown
from argmap.render.grids import Grid, Row, grid_of
from argmap.render.picture import to_svg
from argmap.render.prose.wording import counted
from argmap.render.templating import environment

__all__ = ["bundle"]

Bundle = dict[str, str]

MOST_ROWS = 100
"""Rows of a table before the rest is counted: a cell is to be read."""
MOST_COLUMNS = 30


@singledispatch
def bundle(record: object) -> Bundle:
    """Return the forms of a record that a notebook can show, by media type.

    Parameters
    ----------
    record : object
        A map, an explanation, a table of stances or a timeline; anything else has its
        plain text alone.

    Returns
    -------
    dict
        Strings. Nothing is raised where a picture cannot be drawn: the plain text then
        says why.

    References
    ----------
    .. [1] IPython, "Integrating your objects with IPython",
       https://ipython.readthedocs.io/en/stable/config/integrating.html
    """
    return {"text/plain": repr(record)}


@bundle.register
def _of_map(m: ArgumentMap) -> Bundle:
    try:
        return {"text/plain": repr(m), "image/svg+xml": to_svg(m)}
    except DrawingError as error:
        return {"text/plain": f"{m!r}\n(not drawn: {error})"}


@bundle.register
def _of_explanation(told: Explanation) -> Bundle:
    return {"text/plain": str(told), "text/markdown": explanation_markdown([told])}


@bundle.register
def _of_stances(table: StanceTable) -> Bundle:
    size = (
        f"{counted(len(table.actors), 'actor')} by "
        f"{counted(len(table.columns), table.by)}"
    )
    plain = f"<StanceTable: {size}>"
    kept = attrs.evolve(table, columns=table.columns[:MOST_COLUMNS])
    grid = grid_of(kept)
    if not grid.groups:
        return {"text/plain": plain}
    left = len(table.columns) - len(kept.columns)
    rest = [f"and {counted(left, table.by)} more"] if left > 0 else []
    shown, more = _first_rows(grid)
    if more:
        rest.append(f"and {counted(more, 'actor')} more")
    if grid.silent:
        rest.append(f"Silent on these: {counted(len(grid.silent), 'actor')}.")
    page = environment().get_template("notebook.html")
    return {
        "text/plain": plain,
        "text/html": page.render(
            caption=f"Who takes which side: {size}",
            headings=grid.headings,
            groups=shown,
            rule=grid.rule,
            rest=rest,
        ),
    }


def _first_rows(grid: Grid) -> tuple[dict[str, list[Row]], int]:
    """Return as many rows as a cell shows, and the number of the others."""
    shown: dict[str, list[Row]] = {}
    room = MOST_ROWS
    for kind, rows in grid.groups.items():
        if room > 0:
            shown[kind] = rows[:room]
        room -= len(rows)
    return shown, max(-room, 0)


@bundle.register
def _of_timeline(found: Timeline) -> Bundle:
    rows = [
        (
            date_in_words(event.date),
            event.claims[0].text,
            event.claims[0].id in found.superseded,
        )
        for event in found.valid
    ]
    plain = [f"{date}: {text}{' (superseded)' * old}" for date, text, old in rows]
    rest = len(rows) - MOST_ROWS
    more = [f"and {rest} more"] if rest > 0 else []
    body = "".join(
        f'<tr><th scope="row">{escape(date)}</th>'
        f'<td dir="auto">{f"<s>{escape(text)}</s>" if old else escape(text)}</td></tr>'
        for date, text, old in rows[:MOST_ROWS]
    )
    foot = "".join(f"<p>{line}</p>" for line in more)
    caption = "What the claims are about, in order of time"
    return {
        "text/plain": "\n".join((*plain[:MOST_ROWS], *more)) or "no claim has a time",
        "text/html": f"<table><caption>{caption}</caption>{body}</table>{foot}",
    }
