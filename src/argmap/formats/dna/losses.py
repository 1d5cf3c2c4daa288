"""Losses: what of a map a file does not carry, told by reading what was written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from argmap.findings import Finding, Severity
from argmap.formats.dna.reading import FORMAT
from argmap.model.argument_map import HEAD, ArgumentMap
from argmap.model.dates import Date
from argmap.model.messages import counted, named, shown
from argmap.model.records import kinds
from argmap.model.sources import Passage

__all__ = ["losses"]

NO_PLACE = "a .dna file has no place for"
# What a text tells where it is at hand: no loss.
PINS = ("sha256", "passage.digest", "passage.head", "passage.tail")
SPACES = ("sources", "actors", "issues", "claims", "relations", "assertions")


def losses(
    m: ArgumentMap, again: ArgumentMap, *, left_out: Mapping[tuple[str, str], list[str]]
) -> tuple[Finding, ...]:
    """Return a finding for each kind of thing that did not come through.

    Parameters
    ----------
    m : ArgumentMap
        The map that was written.
    again : ArgumentMap
        What was read of that.
    left_out : mapping
        The ids of what is known to have no place, by kind of record and reason.

    Returns
    -------
    tuple of Finding
        Empty where the two are the same; notes for what a text told.
    """
    found = [
        _lost(f"{NO_PLACE} the map's {key}")
        for key in HEAD
        if getattr(m, key) != getattr(again, key)
    ]
    for (noun, reason), ids in left_out.items():
        number = counted(len(ids), noun)
        found.append(_lost(f"{number} left out ({reason}): {named(ids)}"))
    explained = {id_ for ids in left_out.values() for id_ in ids}
    for space in SPACES:
        before, after = getattr(m, space), getattr(again, space)
        missing = [id_ for id_ in before if id_ not in after and id_ not in explained]
        if missing:
            number = counted(len(missing), space[:-1])
            found.append(_lost(f"{NO_PLACE} {number}: {named(missing)}"))
        found += _changed(space[:-1], before, after)
    return (*found, *map(_lost, _kept(m, again)))


def _lost(message: str) -> Finding:
    return Finding(code="no-place", severity=Severity.WARNING, message=message)


def _changed(
    noun: str, before: Mapping[str, Any], after: Mapping[str, Any]
) -> Iterator[Finding]:
    """Yield what is to be said of each field that comes back otherwise."""
    ids: dict[tuple[str, bool], list[str]] = {}
    examples: dict[str, tuple[Any, Any]] = {}
    for id_, record in before.items():
        other = after.get(id_)
        if other is None or other == record:
            continue
        for field, was, now in _differences(record, other):
            is_gained = was is None and field in PINS
            ids.setdefault((field, is_gained), []).append(id_)
            if not is_gained:
                examples.setdefault(field, (was, now))
    for (field, is_gained), several in ids.items():
        which = f"{field} of {counted(len(several), noun)}"
        if is_gained:
            message = f"{which} would be read from the text: {named(several)}"
            yield Finding(code="pinned", severity=Severity.NOTE, message=message)
            continue
        was, now = map(_plain, examples[field])
        if now in (None, (), False):
            yield _lost(f"{NO_PLACE} {which}: {named(several)}")
        else:
            as_ = f"would be read as {shown(now)}, not {shown(was)}"
            yield _lost(f"{which} {as_}: {named(several)}")


def _differences(record: Any, other: Any) -> Iterator[tuple[str, Any, Any]]:
    for name in kinds(type(record)):
        was, now = getattr(record, name), getattr(other, name)
        if was == now:
            continue
        if isinstance(was, Passage) and isinstance(now, Passage):
            for field, one, two in _differences(was, now):
                yield f"{name}.{field}", one, two
        else:
            yield name, was, now


def _kept(m: ArgumentMap, again: ArgumentMap) -> Iterator[str]:
    """Yield what is said of `extra`."""
    for name, held in m.extra.items():
        other = again.extra.get(name, {})
        if held == other and name in again.extra:
            continue
        paths = [path for path in held if held[path] != other.get(path)]
        places = f" of {named(paths)}" if paths else ""
        yield f"{NO_PLACE} the map's extra[{name!r}]{places}"
    known = m.extra.get(FORMAT, {})
    paths = [path for path in again.extra.get(FORMAT, {}) if path not in known]
    if paths:
        yield f"extra[{FORMAT!r}] of {named(paths)} would be read, and was not there"


def _plain(value: Any) -> Any:
    """Return what a field's value is written as, for dates and members."""
    if isinstance(value, Date):
        return value.text
    return value.value if isinstance(value, StrEnum) else value
