"""Shifts: statuses and stances that differ between two maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, Status, assess
from argmap.analysis.grounds import reasons
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import Cell, State
from argmap.analysis.versions.matching import Matching, Record
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Basis, Relation
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

__all__ = [
    "ChangeKind",
    "StanceChange",
    "StatusChange",
    "stance_changes",
    "status_changes",
]

Place = tuple[tuple[bool, str], tuple[bool, str]]


class ChangeKind(StrEnum):
    """What has happened to something between two maps."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    RENAMED = "renamed"


@attrs.frozen(kw_only=True)
class StatusChange:
    """That a claim has another status, or has one in only one of the maps.

    Parameters
    ----------
    claim : Claim
        As the new map holds it, else as the old one did.
    before, after : Status or None
        None where the claim is not there, or not counted: proposed, or not yet made.
    explicit_before, explicit_after : Status or None
        The same under explicit links alone.
    reasons : tuple of str
        Why it has its new status; empty where it has none.
    """

    claim: Claim
    before: Status | None
    after: Status | None
    explicit_before: Status | None
    explicit_after: Status | None
    reasons: tuple[str, ...] = ()

    @property
    def kind(self) -> ChangeKind:
        """Changed, or added or removed with the claim."""
        if self.before is None:
            return ChangeKind.ADDED
        return ChangeKind.REMOVED if self.after is None else ChangeKind.CHANGED


@attrs.frozen(kw_only=True)
class StanceChange:
    """That an actor now does something else on an issue, or on a claim.

    Parameters
    ----------
    actor : Actor
        As the new map holds it, else as the old one did.
    column : Issue or Claim
        Likewise.
    before, after : State
        Silent too where the actor, issue or claim is not in that map.
    hollow_before, hollow_after : bool
        By issue: whether the side is derived; see `Cell`.
    """

    actor: Actor
    column: Issue | Claim
    before: State
    after: State
    hollow_before: bool = False
    hollow_after: bool = False


def status_changes(
    a: ArgumentMap,
    b: ArgumentMap,
    matching: Matching,
    *,
    basis: Basis | None = None,
    as_of: Date | str | None = None,
) -> tuple[StatusChange, ...]:
    """Return the claims whose status differs, or that only one of the maps has.

    Parameters
    ----------
    a, b : ArgumentMap
        The old and the new map.
    matching : Matching
        Of the two.
    basis, as_of : optional
        As in `assess`.

    Returns
    -------
    tuple of StatusChange
        In the order of the new map, then what is gone in the old order.
    """
    old, new = assess(a, basis=basis, as_of=as_of), assess(b, basis=basis, as_of=as_of)
    explicit_old, explicit_new = old, new
    if basis is not Basis.EXPLICIT:
        explicit_old = assess(a, basis=Basis.EXPLICIT, as_of=as_of)
        explicit_new = assess(b, basis=Basis.EXPLICIT, as_of=as_of)
    names = matching.names["claims"]
    former = {new_id: old_id for old_id, new_id in names.items()}
    pairs = [(former.get(key), claim) for key, claim in b.claims.items()]
    pairs += [(key, claim) for key, claim in a.claims.items() if key not in names]
    found = []
    for before, claim in pairs:
        after = None if before is not None and before not in names else claim.id
        change = StatusChange(
            claim=claim,
            before=_status(old, before),
            after=_status(new, after),
            explicit_before=_status(explicit_old, before),
            explicit_after=_status(explicit_new, after),
        )
        if (change.before, change.explicit_before) != (
            change.after,
            change.explicit_after,
        ):
            told = () if change.after is None else reasons(new, new[claim.id])
            found.append(attrs.evolve(change, reasons=told))
    return tuple(found)


def _status(assessment: Assessment, key: str | None) -> Status | None:
    found = assessment.by_claim.get(key or "")
    return None if found is None else found.status


def stance_changes(
    maps: tuple[ArgumentMap, ArgumentMap],
    touched: tuple[Iterable[Record], Iterable[Record]],
    *,
    matching: Matching,
    by: str = "issue",
    basis: Basis | None = None,
    as_of: Date | str | None = None,
) -> tuple[StanceChange, ...]:
    """Return what actors do otherwise in a new map than in the old one.

    Only issues or claims that something was changed about are compared, and only the
    actors that speak on them.

    Parameters
    ----------
    maps : tuple of two ArgumentMap
        The old and the new map.
    touched : tuple of two iterables of record
        The records of each that the other does not hold alike.
    matching : Matching
        Of the two maps.
    by, basis, as_of : optional
        As in `compare_stances`.

    Returns
    -------
    tuple of StanceChange
        Actor by actor, in the order of the new map; then those gone.
    """
    space = "issues" if by == "issue" else "claims"
    names = matching.names[space]
    former = {new: old for old, new in names.items()}
    old_keys, new_keys = (
        _columns(m, records, by, dated=as_of is not None)
        for m, records in zip(maps, touched, strict=True)
    )
    old_keys |= {former[key]: None for key in new_keys if key in former}
    new_keys |= {names[key]: None for key in old_keys if key in names}
    old, new = (
        _cells(m, keys, by=by, basis=basis, as_of=as_of)
        for m, keys in zip(maps, (old_keys, new_keys), strict=True)
    )
    actors = matching.names["actors"]
    before = {
        (_place(actors, cell.actor), _place(names, cell.column)): cell for cell in old
    }
    after = {((True, cell.actor), (True, cell.column)): cell for cell in new}
    return tuple(_shifted(maps, space, before, after))


def _shifted(
    maps: tuple[ArgumentMap, ArgumentMap],
    space: str,
    before: dict[Place, Cell],
    after: dict[Place, Cell],
) -> Iterator[StanceChange]:
    order: dict[tuple[bool, str], list[Place]] = {}
    for place in dict.fromkeys((*after, *before)):
        order.setdefault(place[0], []).append(place)
    for place in (one for places in order.values() for one in places):
        old, new = before.get(place), after.get(place)
        told = [
            (State.SILENT, False) if cell is None else (cell.state, cell.hollow)
            for cell in (old, new)
        ]
        if told[0] != told[1]:
            (actor_is_new, actor), (column_is_new, column) = place
            yield StanceChange(
                actor=maps[actor_is_new].actors[actor],
                column=getattr(maps[column_is_new], space)[column],
                before=told[0][0],
                after=told[1][0],
                hollow_before=told[0][1],
                hollow_after=told[1][1],
            )


def _place(names: dict[str, str], key: str) -> tuple[bool, str]:
    """Return an id of the new map, or one of the old map and False."""
    return (True, names[key]) if key in names else (False, key)


def _columns(
    m: ArgumentMap, records: Iterable[Record], by: str, *, dated: bool
) -> dict[str, None]:
    """Return the issues or claims that any of the records has to do with."""
    issues: dict[str, None] = {}
    claims: dict[str, None] = {}
    redated = set()
    for record in records:
        if isinstance(record, Issue):
            issues[record.id] = None
        elif isinstance(record, Source):
            redated.add(record.id)
        else:
            claims |= dict.fromkeys(_claims(m, record))
    if dated and redated:
        said: list[Assertion | Relation] = [
            *m.assertions.values(),
            *m.relations.values(),
        ]
        for one in said:
            if one.passage is not None and one.passage.source in redated:
                claims |= dict.fromkeys(_claims(m, one))
    if by == "claim":
        return claims
    filed = (m.claims[key].issue for key in claims)
    return issues | {key: None for key in filed if key is not None}


def _claims(m: ArgumentMap, record: Record) -> tuple[str, ...]:
    if isinstance(record, Claim):
        return (record.id,)
    if isinstance(record, Assertion):
        return (record.claim,)
    if isinstance(record, Relation):
        ends = () if m.is_undercut(record) else (record.target,)
        return (*record.premises, *ends)
    return ()


def _cells(
    m: ArgumentMap,
    columns: dict[str, None],
    *,
    by: str,
    basis: Basis | None,
    as_of: Date | str | None,
) -> list[Cell]:
    """Return the cells of the columns, but the silent ones."""
    on = columns if by == "claim" else {c.id for c in m if c.issue in columns}
    speaking = {a.actor for a in m.assertions.values() if a.claim in on}
    actors = [key for key in m.actors if key in speaking]
    if not actors:
        return []
    table = compare_stances(
        m,
        by=by,
        actors=actors,
        issues=columns if by == "issue" else None,
        claims=columns if by == "claim" else None,
        basis=basis,
        as_of=as_of,
    )
    return [cell for cell in table.cells.values() if cell.state is not State.SILENT]
