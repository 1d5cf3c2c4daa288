"""Passages as rows: what each is given for, where it stands, and what was checked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.render.sheets import Table
from argmap.texts.anchoring import shown

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.texts.verification import Verification

__all__ = ["passages_table"]

COLUMNS = (
    "record",
    "kind",
    "statement",
    "actor",
    "stance",
    "source",
    "at",
    "locator",
    "outcome",
    "words",
)


def passages_table(found: Verification, m: ArgumentMap) -> Table:
    """Return the passages of a map as rows, each beside what it is given for.

    Parameters
    ----------
    found : Verification
        What came of checking them.
    m : ArgumentMap
        The map.

    Returns
    -------
    Table
        A row for each passage: of the assertions, then of the relations, in the
        map's order. ``at`` is where it stands, else where the map has it; ``words``
        what stands there, with white space collapsed.
    """
    return Table(
        columns=COLUMNS,
        rows=tuple(
            (
                one.id,
                one.kind,
                one.statement,
                None if one.actor is None else m.actors[one.actor].name,
                one.stance,
                one.source,
                shown(spans) if (spans := one.found or one.spans) else None,
                one.passage.locator,
                one.outcome.value,
                one.words,
            )
            for one in found.checks
        ),
    )
