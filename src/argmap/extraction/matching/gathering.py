"""Gathering: several maps in one, whatever ids they use.

Unlike `ArgumentMap.merge` it refuses nothing: drafts that know nothing of each other
give one id to different things.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

import attrs

from argmap.errors import QueryError
from argmap.findings import Finding, Severity
from argmap.model.argument_map import ArgumentMap
from argmap.model.messages import label, shown
from argmap.model.register import ONE_NAME_SPACE, SPACES
from argmap.model.relations import Relation
from argmap.model.renaming import Names, renamed_values

__all__ = ["Drafted", "Gathering", "gathered", "maps_of"]

ORDER = ("actors", "sources", "issues", "claims", "relations", "assertions")
ADDED = frozenset(("affiliations", "cites"))
"""The fields in which two records of one thing add to each other."""
FIRST = frozenset(("thesis",))
"""Those in which the first counts."""


class Drafted(Protocol):
    """What makes a map of itself, as a draft does."""

    def to_map(self) -> ArgumentMap:
        """Return the map."""
        ...


Given = ArgumentMap | Drafted


@attrs.frozen(kw_only=True, eq=False)
class Gathering:
    """Several maps in one.

    Parameters
    ----------
    map : ArgumentMap
        All their records.
    origin : mapping of str to int
        By the id of a claim, the number of the map that it is from, 0 for the first.
    findings : tuple of Finding
        A note for each record that was given another id.
    """

    map: ArgumentMap
    origin: Mapping[str, int]
    findings: tuple[Finding, ...] = ()


def maps_of(given: Given | Iterable[Given]) -> tuple[ArgumentMap, ...]:
    """Return the maps that were given, those that drafts make included.

    Parameters
    ----------
    given : ArgumentMap, draft or iterable of them
        A draft is whatever has a ``to_map()``.

    Returns
    -------
    tuple of ArgumentMap
        In the order given.

    Raises
    ------
    QueryError
        Something is neither.
    """
    # A map can be iterated over, too: its claims.
    single = isinstance(given, ArgumentMap) or hasattr(given, "to_map")
    several: Any = (given,) if single else given
    found = []
    for one in several:
        m = one.to_map() if hasattr(one, "to_map") else one
        if not isinstance(m, ArgumentMap):
            raise QueryError(
                f"{shown(one)} is no map; pass maps, or what has a to_map()"
            )
        found.append(m)
    return tuple(found)


def gathered(maps: Iterable[ArgumentMap]) -> Gathering:
    """Return several maps in one.

    An actor, a source or an issue is the same as one with its id if what both say of it
    agrees; together they say all of it. Claims, links and assertions are the same if
    they are equal and not proposed: a proposal rests on its own place. All others that
    have an id which is taken get another, with a number at its end.

    Parameters
    ----------
    maps : iterable of ArgumentMap
        The first gives the title, the question and the note.

    Returns
    -------
    Gathering
        A single map is there as it is, not copied.
    """
    several = tuple(maps)
    if len(several) == 1:
        return Gathering(map=several[0], origin=dict.fromkeys(several[0].claims, 0))
    work = _Gathering()
    for number, m in enumerate(several):
        work.take(m, number)
    first = several[0] if several else ArgumentMap()
    made = ArgumentMap(first.title, first.question, note=first.note)
    made.add(*(one for table in work.held.values() for one in table.values()))
    made.extra.update(work.extra)
    return Gathering(map=made, origin=work.origin, findings=tuple(work.findings))


class _Gathering:
    """Takes up the records of one map after the other."""

    def __init__(self) -> None:
        self.held: dict[str, dict[str, Any]] = {space: {} for space in ORDER}
        self.taken: dict[str, set[str]] = {}
        self.counts: dict[tuple[str, str], int] = {}
        self.origin: dict[str, int] = {}
        self.extra: dict[str, dict[str, Any]] = {}
        self.findings: list[Finding] = []

    def take(self, m: ArgumentMap, number: int) -> None:
        ids: dict[tuple[str, str], str] = {}

        def names(space: str, key: str) -> str:
            if space == "targets":
                space = "claims" if key in m.claims else "relations"
            return ids.get((space, key), key)

        # What names others comes after them: an undercut after the link it targets.
        records = [one for space in ORDER for one in getattr(m, space).values()]
        records.sort(key=lambda one: isinstance(one, Relation) and m.is_undercut(one))
        for record in records:
            ids[SPACES[type(record)], record.id] = self._id(record, m, names)
        for record in records:
            self._put(record, names)
        for key in m.claims:
            self.origin.setdefault(names("claims", key), number)
        self._keep_extra(m, names)

    def _id(self, record: Any, m: ArgumentMap, names: Names) -> str:
        """Return the id that a record is to have, its own where that is free."""
        space, key = SPACES[type(record)], str(record.id)
        group = "" if type(record) in ONE_NAME_SPACE else space
        taken = self.taken.setdefault(group, set())
        held = self.held[space].get(key)
        if held is not None and _joined(held, _under(key, record, names)) is not None:
            return key
        new, count = key, self.counts.get((group, key), 1)
        own = getattr(m, space) if group else m
        while new in taken or (new != key and new in own):
            count += 1
            new = f"{key}-{count}"
        self.counts[group, key] = count
        taken.add(new)
        if new != key:
            self.findings.append(_noted(record, new))
        return new

    def _put(self, record: Any, names: Names) -> None:
        space = SPACES[type(record)]
        new = names(space, record.id)
        held = self.held[space].get(new)
        told = _under(new, record, names)
        self.held[space][new] = told if held is None else _joined(held, told) or held

    def _keep_extra(self, m: ArgumentMap, names: Names) -> None:
        """Keep what notations held beside the records that have it."""
        for form, by_record in m.extra.items():
            kept = self.extra.setdefault(form, {})
            for at, value in by_record.items():
                space, _, key = at.partition("/")
                new = f"{space}/{names(space, key)}" if at else ""
                kept.setdefault(new, copy.deepcopy(value))


def _under(key: str, record: Any, names: Names) -> Any:
    """Return a record under an id, with the new ids of those that it names."""
    return type(record)(**{**renamed_values(record, names), "id": key})


def _joined(held: Any, told: Any) -> Any:
    """Return what two records with one id say together; None if they are not the same."""
    if type(held) in ONE_NAME_SPACE:
        return held if held == told and not held.proposed else None
    both = {}
    for field in attrs.fields(type(held)):
        mine, other = getattr(held, field.name), getattr(told, field.name)
        if other in (mine, field.default) or field.name in FIRST:
            both[field.name] = other if mine == field.default else mine
        elif mine == field.default:
            both[field.name] = other
        elif field.name in ADDED:
            both[field.name] = tuple(dict.fromkeys((*mine, *other)))
        else:
            return None
    return type(held)(**both)


def _noted(record: Any, new: str) -> Finding:
    return Finding(
        code="renamed",
        severity=Severity.NOTE,
        where=label(record),
        message=f"another map has this id; it is {shown(new)} here",
        ids=(new,),
    )
