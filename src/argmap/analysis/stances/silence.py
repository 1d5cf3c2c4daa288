"""Silence: on what each actor says nothing that others speak on."""

from __future__ import annotations

import attrs

from argmap.analysis.stances.tables import StanceTable
from argmap.model.actors import Actor
from argmap.model.claims import Claim, Issue

__all__ = ["Silence", "silences"]


@attrs.frozen(kw_only=True)
class Silence:
    """On what an actor says nothing; no opinion follows from that.

    Parameters
    ----------
    actor : Actor
        Who is silent.
    columns : tuple of Issue or tuple of Claim
        On what.
    reported : tuple of str
        The ids of those among the columns on which it reports what others say.
    """

    actor: Actor
    columns: tuple[Issue | Claim, ...]
    reported: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.columns:
            return f"{self.actor.name} speaks on everything that is compared"
        names = ", ".join(column.id for column in self.columns)
        return f"{self.actor.name} says nothing on {names}"


def silences(table: StanceTable) -> tuple[Silence, ...]:
    """Return on what each actor says nothing.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`. A derived side is no silence where derived sides count.

    Returns
    -------
    tuple of Silence
        One for each row, in order, those too that are silent on nothing.
    """
    return tuple(_silence(table, actor) for actor in table.actors)


def _silence(table: StanceTable, actor: Actor) -> Silence:
    row = table.rows[actor.id]
    silent = tuple(c for c in table.columns if c.id not in row.codes)
    found = set(row.columns)
    reported = tuple(c.id for c in silent if c.id in found)
    return Silence(actor=actor, columns=silent, reported=reported)
