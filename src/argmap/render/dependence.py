"""Dependence as tables: pivots, the sources beneath a status, and what would change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.dependence import Pivots
from argmap.analysis.reliance import Robustness
from argmap.analysis.removal import WhatIf
from argmap.model.assertions import Stance
from argmap.render.sheets import Table, Value

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["dependence_table", "what_if_table"]


def dependence_table(pivots: Pivots, robustness: Robustness) -> Table:
    """Return the sets of claims and of sources on which a status depends as rows.

    Parameters
    ----------
    pivots : Pivots
        The claims.
    robustness : Robustness
        The sources, of the same claim.

    Returns
    -------
    Table
        ``kind`` is ``claims`` for those that fall together, ``sources`` for those left
        out together; ``complete`` says whether the search for the kind came to its
        end.
    """
    rows: list[tuple[Value, ...]] = [
        (
            pivots.claim.id,
            "claims",
            tuple(claim.id for claim in one.claims),
            tuple(claim.label for claim in one.claims),
            pivots.status.value,
            one.after.value,
            pivots.complete,
        )
        for one in pivots.sets
    ]
    rows += (
        (
            robustness.claim.id,
            "sources",
            tuple(source.id for source in each.sources),
            each.names,
            robustness.status.value,
            each.after.value,
            robustness.complete,
        )
        for each in robustness.sets
    )
    columns = ("claim", "kind", "ids", "names", "before", "after", "complete")
    return Table(columns=columns, rows=tuple(rows))


def what_if_table(found: WhatIf, m: ArgumentMap) -> Table:
    """Return the claims that change, and those that are gone, as rows.

    Parameters
    ----------
    found : WhatIf
        From `what_if`.
    m : ArgumentMap
        The whole map.

    Returns
    -------
    Table
        In the map's order; ``after`` is None for a claim that is gone.
    """
    rows = []
    for one in found.changes:
        issue = one.claim.issue
        actors = (
            m.actors[a.actor].name
            for a in m.assertions_of(one.claim)
            if a.stance is Stance.ASSERTS and not a.proposed
        )
        rows.append(
            (
                issue or "",
                "" if issue is None else m.issues[issue].question,
                one.claim.id,
                one.claim.label,
                one.before.value,
                None if one.after is None else one.after.value,
                tuple(dict.fromkeys(actors)),
            )
        )
    columns = ("issue", "question", "claim", "text", "before", "after", "actors")
    return Table(columns=columns, rows=tuple(rows))
