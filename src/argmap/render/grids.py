"""Grids: a table of stances as pages show it, the silent actors apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.render.boxes import Box, box_of, key_of
from argmap.render.charts.foot import counted_words, side_words
from argmap.render.references import numbers, references
from argmap.render.tallies import heading, kind_words

if TYPE_CHECKING:
    from argmap.analysis.stances.tables import StanceTable
    from argmap.model.actors import Actor

__all__ = ["Grid", "Row", "grid_of"]


@attrs.frozen(kw_only=True)
class Row:
    """What one actor does, a box for each column.

    Parameters
    ----------
    actor : Actor
        Whose row it is.
    boxes : tuple of Box
        In the order of the columns.
    """

    actor: Actor
    boxes: tuple[Box, ...]


@attrs.frozen(kw_only=True)
class Grid:
    """A table of stances in signs and words.

    Parameters
    ----------
    headings : tuple of (str, str)
        Of each column, its id and what stands above it.
    groups : dict
        The rows of those who speak, by the word for their kind of actor.
    silent : tuple of Actor
        Those who say nothing on any of the columns.
    key : tuple of Box
        One box of each kind that is used.
    rule : str
        What counts as a side, and which links and dates were counted.
    """

    headings: tuple[tuple[str, str], ...]
    groups: dict[str, list[Row]]
    silent: tuple[Actor, ...]
    key: tuple[Box, ...]
    rule: str


def grid_of(table: StanceTable) -> Grid:
    """Return a table of stances as a page shows it.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`.

    Returns
    -------
    Grid
        Actors and columns in the order of the table.
    """
    number = numbers(references(table.map))
    rows = [
        Row(
            actor=actor,
            boxes=tuple(
                box_of(table, table[actor, column], number) for column in table.columns
            ),
        )
        for actor in table.actors
    ]
    groups: dict[str, list[Row]] = {}
    silent = []
    for row in rows:
        if any(box.lines for box in row.boxes):
            groups.setdefault(kind_words(row.actor), []).append(row)
        else:
            silent.append(row.actor)
    return Grid(
        headings=tuple((one.id, heading(one)) for one in table.columns),
        groups=groups,
        silent=tuple(silent),
        key=tuple(key_of(row.boxes for row in rows)),
        rule=f"{side_words(table)} {counted_words(table)}".strip(),
    )
