"""What notations for lists of sources share: a map of sources alone, and its limits."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.findings import Finding, Severity
from argmap.formats.bibliography.csl_items import (
    FORMAT,
    KNOWN,
    item_of,
    source_ids,
    source_of,
)
from argmap.model.argument_map import HEAD, ArgumentMap

if TYPE_CHECKING:
    from argmap.model.sources import Source

__all__ = ["SourceList", "described", "losses"]

OTHERS = ("actors", "issues", "claims", "relations", "assertions")


class SourceList:
    """A map made of the items of a list, and what there is to say of them.

    Parameters
    ----------
    name : str
        What messages call the file.
    """

    def __init__(self, name: str) -> None:
        self.map = ArgumentMap()
        self.findings: list[Finding] = []
        self._name = name

    def add(self, items: Sequence[Mapping[str, Any]], places: Sequence[str]) -> None:
        """Add the sources of items.

        Parameters
        ----------
        items : sequence of mapping
            Items of CSL-JSON.
        places : sequence of str
            What messages call each.
        """
        keys = [str(item.get("id", "")) for item in items]
        ids = source_ids(keys)
        seen: set[str] = set()
        readings = []
        for item, key, id_, place in zip(items, keys, ids, places, strict=True):
            self._report_id(key, id_, place, twice=key in seen)
            seen.add(key)
            reading = source_of(item, id=id_)
            for fault in reading.faults:
                self.warn("not-read", fault, place, id_)
            for variable in item:
                if variable not in KNOWN:
                    message = f"{variable!r} is no variable of CSL and is kept aside"
                    self.warn("unknown-key", message, place, id_)
            readings.append(reading)
        self.map.add(*(reading.source for reading in readings))
        for reading in readings:
            where = f"sources/{reading.source.id}"
            for name, held in ((FORMAT, reading.kept), *reading.extra.items()):
                if held:
                    self.map.extra.setdefault(name, {})[where] = held
        aside = Counter(
            key
            for reading in readings
            for key, value in reading.kept.items()
            if key in KNOWN and key not in _SHARED and value is not None
        )
        self.note_kept(aside)

    def warn(self, code: str, message: str, place: str, *ids: str) -> None:
        """Report what was not read as it stands."""
        self._report(code, message, place, ids, Severity.WARNING)

    def note_kept(self, counts: Mapping[str, int]) -> None:
        """Say once which fields are only kept, and in how many items."""
        if counts:
            listed = ", ".join(f"{key} ({n})" for key, n in sorted(counts.items()))
            message = f"kept beside the sources, to be written back: {listed}"
            self._report("kept-aside", message, "", (), Severity.NOTE)

    def _report_id(self, key: str, id_: str, place: str, *, twice: bool) -> None:
        if twice:
            message = f"the key {key!r} stands twice; this source gets the id {id_!r}"
            self.warn("duplicate-id", message, place, id_)
        elif key != id_:
            message = f"the key {key!r} becomes the id {id_!r}; it is written back"
            self._report("another-id", message, place, (id_,), Severity.NOTE)

    def _report(
        self,
        code: str,
        message: str,
        place: str,
        ids: Iterable[str],
        severity: Severity,
    ) -> None:
        where = f"{self._name}: {place}" if self._name and place else place
        self.findings.append(
            Finding(
                code=code,
                severity=severity,
                where=where or self._name,
                message=message,
                ids=tuple(ids),
            )
        )


_SHARED = frozenset(
    (
        *("id", "type", "title", "author", "publisher", "container-title", "issued"),
        *("accessed", "URL", "DOI", "language", "note"),
    )
)


def described(m: ArgumentMap, source: Source, *, without: str = "") -> dict[str, Any]:
    """Return a source of a map as an item of CSL-JSON.

    Parameters
    ----------
    m : ArgumentMap
        The map, for the names of actors and what was kept of the source.
    source : Source
        One of its sources.
    without : str
        The notation whose own leavings are not to be in it.

    Returns
    -------
    dict
        As `item_of` returns it.
    """
    where = f"sources/{source.id}"
    kept = m.extra.get(FORMAT, {}).get(where)
    extra = {
        name: copy.deepcopy(held[where])
        for name, held in m.extra.items()
        if name not in (FORMAT, without) and where in held
    }
    names = {key: actor.name for key, actor in m.actors.items()}
    return item_of(
        source,
        kept=copy.deepcopy(kept) if isinstance(kept, dict) else None,
        extra=extra,
        names=names,
    )


def losses(m: ArgumentMap, *, carries: Iterable[tuple[str, str]] = ()) -> list[Finding]:
    """Return a finding for each part of a map that a list of sources has no place for.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    carries : iterable of (str, str)
        Places of `m.extra` besides those of the sources that the notation does carry.

    Returns
    -------
    list of Finding
        Empty for a map with sources only.
    """
    empty = type(m)()
    found = [
        (f"the map's {key}", "has")
        for key in HEAD
        if getattr(m, key) != getattr(empty, key)
    ]
    for space in OTHERS:
        count = len(getattr(m, space))
        if count:
            noun = space if count > 1 else space[:-1]
            found.append((f"{count} {noun}", "have" if count > 1 else "has"))
    carried = set(carries)
    for name, held in m.extra.items():
        places = {f"sources/{key}" for key in m.sources}
        if any(at not in places and (name, at) not in carried for at in held):
            found.append((f"the map's extra of {name!r}", "has"))
        elif not held:
            found.append((f"the map's empty extra of {name!r}", "has"))
    return [
        Finding(
            code="no-place",
            severity=Severity.WARNING,
            message=f"{what} {verb} no place in a list of sources",
        )
        for what, verb in found
    ]
