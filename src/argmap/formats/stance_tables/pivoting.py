"""Pivoting: the stances of a map as a matrix, claims in rows and actors in columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.findings import Finding, Severity
from argmap.formats.stance_tables.axes import (
    OF_A_STANCE,
    OWN_ID,
    is_plain_title,
)
from argmap.formats.stance_tables.columns import COLUMNS, column_of
from argmap.formats.stance_tables.entries import Entries, Row
from argmap.model.actors import Actor
from argmap.model.assertions import Stance
from argmap.model.claims import Claim, Issue
from argmap.model.messages import counted
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Pivot"]

WORDS = {
    Stance.ASSERTS: "agree",
    Stance.DENIES: "disagree",
    Stance.DOUBTS: "neutral",
    Stance.REPORTS: "reports",
}


class Pivot:
    """A map as a matrix.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Attributes
    ----------
    header : list of str
        The titles.
    rows : list of list of str
        Those that describe the actors, then one for each claim.
    losses : list of Finding
        What has no place.
    """

    def __init__(self, m: ArgumentMap) -> None:
        self._map = m
        entries = Entries(m)
        self._entries = entries
        self.losses = [*entries.losses, *_unplaced(entries)]
        self._answers = self._by_pair(entries.rows)
        self._of: dict[str, list[Row]] = {key: [] for key in m.actors}
        for (_, actor), row in self._answers.items():
            self._of[actor].append(row)
        self._actors = {key: entries.described(Actor, key) for key in m.actors}
        self._claims = {key: entries.described(Claim, key) for key in m.claims}
        # In the order in which a reader meets them.
        met = [
            *(Row(cells=cells) for cells in self._actors.values()),
            *(Row(cells=cells) for cells in self._claims.values()),
            *self._answers.values(),
        ]
        used = entries.columns(met, always=("claim", "actor"))
        self._columns = [n for n in used if COLUMNS[n].record in (Claim, Issue)]
        texts = [cells.get("claim", "") for cells in self._claims.values()]
        if "claim_id" not in self._columns and any(map(column_of, texts)):
            # A row with an id is never taken for one that describes the columns.
            self._columns.insert(1, "claim_id")
        said = [n for n in used if COLUMNS[n].record in OF_A_STANCE and n != "stance"]
        self._above = self._said_once(said)
        self._beside = {
            key: [
                name
                for name in said
                if name not in self._above and any(name in row.cells for row in rows)
            ]
            for key, rows in self._of.items()
        }
        names = [cells["actor"] for cells in self._actors.values()]
        self._by_id = len(set(names)) < len(names)
        of_actors = [n for n in used if COLUMNS[n].record is Actor]
        # What the titles say already.
        of_actors.remove("actor_id" if self._by_id else "actor")
        self._of_actors = of_actors
        self.header = [*self._columns, *self._titles()]
        self.rows = [*self._describing(), *self._answering()]

    def _by_pair(self, rows: tuple[Row, ...]) -> dict[tuple[str, str], Row]:
        """Return the answers by claim and actor, in the order of the matrix."""
        found: dict[tuple[str, str], Row] = {}
        more = 0
        for row in rows:
            if row.assertion is not None:
                pair = (row.assertion.claim, row.assertion.actor)
                more += found.setdefault(pair, row) is not row
        if more:
            which = counted(more, "assertion")
            message = f"{which}: a matrix has one answer of an actor to a claim"
            self.losses.append(_loss(message))
        ranks = (
            {key: rank for rank, key in enumerate(view)}
            for view in (self._map.claims, self._map.actors)
        )
        claims, actors = ranks
        order = sorted(found, key=lambda pair: (claims[pair[0]], actors[pair[1]]))
        return {pair: found[pair] for pair in order}

    def _said_once(self, said: list[str]) -> list[str]:
        """Return what is the same in all answers of each actor, and may stand above."""
        # Above the answers of an actor, `id` is the actor's.
        varied = {
            name
            for rows in self._of.values()
            for name in said
            if name == OWN_ID or len({row.cells.get(name, "") for row in rows}) > 1
        }
        of_sources = {name for name in said if COLUMNS[name].record is Source}
        if varied & of_sources:
            varied |= of_sources
        return [name for name in said if name not in varied]

    def _titles(self) -> Iterator[str]:
        for key, cells in self._actors.items():
            name = key if self._by_id else cells["actor"]
            yield name if is_plain_title(name) else f"actor: {name}"
            for more in self._beside[key]:
                yield f"{name}: {more}"

    def _describing(self) -> Iterator[list[str]]:
        for name in (*self._of_actors, *self._above):
            row = [name if one == "claim" else "" for one in self._columns]
            for key, cells in self._actors.items():
                held = cells
                if name not in self._of_actors:
                    held = self._of[key][0].cells if self._of[key] else {}
                row += [held.get(name, ""), *("" for _ in self._beside[key])]
            yield row

    def _answering(self) -> Iterator[list[str]]:
        for claim, cells in self._claims.items():
            row = [cells.get(name, "") for name in self._columns]
            for actor in self._map.actors:
                found = self._answers.get((claim, actor))
                held = found.cells if found else {}
                stance = found.assertion.stance if found and found.assertion else None
                row.append(WORDS[stance] if stance else "")
                row += [held.get(name, "") for name in self._beside[actor]]
            yield row


def _unplaced(entries: Entries) -> Iterator[Finding]:
    """Yield what no row and no column of a matrix can make known."""
    if any("claim_id" in row.cells for row in entries.rows) and not any(
        "actor_id" in row.cells for row in entries.rows
    ):
        yield _loss("a map without actors: a matrix has a column for each")
    alone = [row for row in entries.rows if row.assertion is None]
    for name, noun in (("source_id", "source"), ("issue_id", "issue")):
        number = sum(name in row.cells and "claim_id" not in row.cells for row in alone)
        if number:
            message = f"{counted(number, noun)} that no answer names: has no place in a matrix"
            yield _loss(message)


def _loss(message: str) -> Finding:
    return Finding(code="no-place", severity=Severity.WARNING, message=message)
