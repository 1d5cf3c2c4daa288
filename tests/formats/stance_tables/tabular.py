"""Maps cut down to what a table of stances carries, for laws."""

from __future__ import annotations

from typing import Any

import attrs

from argmap.model.argument_map import ArgumentMap

__all__ = ["for_list", "for_matrix"]

NOT_CARRIED: dict[str, dict[str, Any]] = {
    "Actor": {"rolls_up": True},
    "Source": {"cites": ()},
    "Claim": {"quantity": None, "requires_support": False, "proposed": False},
    "Passage": {},
    "Issue": {},
    "Assertion": {},
}


def for_list(m: ArgumentMap) -> ArgumentMap:
    """Return the records of a map without what has no place in a list of stances."""
    cut = ArgumentMap()
    spaces = (m.issues, m.sources, m.actors, m.claims, m.assertions)
    cut.add(*(_cut(one) for space in spaces for one in space.values()))
    return cut


def for_matrix(m: ArgumentMap) -> ArgumentMap:
    """Return a map with one answer of each actor to each claim, and nothing unused."""
    cut = for_list(m)
    seen = set()
    for one in tuple(cut.assertions.values()):
        if (one.actor, one.claim) in seen:
            cut.remove(one)
        seen.add((one.actor, one.claim))
    used = {one.passage.source for one in cut.assertions.values() if one.passage}
    for source in {*cut.sources} - used:
        cut.remove(cut.sources[source])
    for issue in {*cut.issues} - {claim.issue for claim in cut}:
        cut.remove(cut.issues[issue])
    return cut


def _cut(record: Any) -> Any:
    """Return a record without fields and values that no cell can hold."""
    changes = dict(NOT_CARRIED[type(record).__name__])
    held = getattr(record, "affiliations", ())
    if len({*held}) < len(held) or any(a.role or a.since or a.until for a in held):
        changes["affiliations"] = ()
    for field in attrs.fields(type(record)):
        value = changes.get(field.name, getattr(record, field.name))
        if attrs.has(type(value)) and field.name == "passage":
            changes[field.name] = _cut(value)
        elif (isinstance(value, str) and not value.strip()) or (
            isinstance(value, tuple)
            and any(isinstance(item, str) and ";" in item for item in value)
        ):
            changes[field.name] = field.default if field.name != "text" else ""
    return attrs.evolve(record, **changes)
