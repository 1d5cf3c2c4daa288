"""Merging: two maps that come from one, put together record by record."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.versions.repairs import ABSENT, Conflict, Key, Sides, repaired
from argmap.errors import ModelError
from argmap.model.argument_map import ArgumentMap
from argmap.model.messages import shown
from argmap.model.records import kinds
from argmap.model.register import place

if TYPE_CHECKING:
    from argmap.model.register import Record

__all__ = ["Merge", "merge3"]

HEAD = ("title", "question", "note")
# Where order says nothing and both sides may add something.
AS_SETS = frozenset({"tags", "cites"})
# In `extra`: by notation, by record, by key.
LEVELS_OF_EXTRA = 3
LONGEST_TOLD = 300
_CLASH = object()


@attrs.frozen(kw_only=True, eq=False)
class Merge:
    """Two maps merged, and what of them does not go together.

    Parameters
    ----------
    map : ArgumentMap
        A valid map; where the two sides conflict it holds what ours does.
    conflicts : tuple of Conflict
        In the order of the records; then those that follow from others.
    """

    map: ArgumentMap
    conflicts: tuple[Conflict, ...]

    @property
    def is_clean(self) -> bool:
        """Whether everything that either side has changed is in the map."""
        return not self.conflicts


def merge3(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> Merge:
    """Return what two maps make of the map that they both come from.

    Records are told by id. What one side alone has added, removed or changed is taken;
    of a record that both have changed, the fields are taken one by one, tags and
    reference marks as sets. A conflict is a field that both sides changed otherwise,
    a record that one removed and the other changed, an id that both gave to different
    records, and a record that one removed and the other newly names. There what ours
    holds is kept, and the conflict says what theirs held.

    Parameters
    ----------
    base : ArgumentMap
        The map that both sides come from; an empty one for two maps made apart.
    ours, theirs : ArgumentMap
        The two sides.

    Returns
    -------
    Merge
        Records in the order of the base, then what ours added, then what theirs did.
        Without conflicts the sides may change places: the map is an equal one.

    Examples
    --------
    >>> base = ArgumentMap("Rent caps")
    >>> caps = base.claim("Rent caps cut supply.", id="caps")
    >>> ours, theirs = base.subset(), base.subset()
    >>> ours.replace(attrs.evolve(caps, title="Caps"))
    >>> theirs.replace(attrs.evolve(caps, text="Rent caps cut new supply."))
    >>> merged = merge3(base, ours, theirs)
    >>> merged.is_clean, merged.map.claims["caps"].title, merged.map.claims["caps"].text
    (True, 'Caps', 'Rent caps cut new supply.')
    """
    sides = Sides(*({place(r): r for r in m.records()} for m in (base, ours, theirs)))
    merger = _Merger(sides)
    merged = merger.records()
    held, more = repaired(sides, merged)
    m = type(ours)()
    m.add(*held)
    for name in HEAD:
        values = [getattr(side, name) for side in (base, ours, theirs)]
        setattr(m, name, merger.nested((name,), values, 0))
    extra = merger.nested(
        ("extra",), [side.extra for side in (base, ours, theirs)], LEVELS_OF_EXTRA
    )
    m.extra = copy.deepcopy(extra)
    merger.drop_stale(m, ours, theirs)
    return Merge(map=m, conflicts=(*merger.conflicts, *more))


class _Merger:
    """Takes from each side what it changed, and notes where both did."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.conflicts: list[Conflict] = []

    def records(self) -> dict[Key, Record]:
        """Return the merged records by place; references are not looked at."""
        base, ours, theirs = self.sides
        merged = {}
        for key in dict.fromkeys((*base, *ours, *theirs)):
            values = [side.get(key) for side in self.sides]
            found = _settled(*values)
            if found is _CLASH:
                found = self._record(key, *values)
            if found is not None:
                merged[key] = found
        return merged

    def _record(self, key: Key, base: Any, ours: Any, theirs: Any) -> Any:
        if ours is None or theirs is None:
            there = theirs if ours is None else ours
            names = ", ".join(_differing(base, there))
            if ours is None:
                said = f"ours removes it, theirs changes its {names}"
                kept = "it stays removed"
            else:
                said = f"theirs removes it, ours changes its {names}"
                kept = "it stays"
            self._note(key, "", (base, ours, theirs), said, kept)
            return ours
        if base is None:
            names = ", ".join(_differing(ours, theirs))
            said = f"both add it, and differ in its {names}"
            self._note(key, "", (base, ours, theirs), said)
            return ours
        return self._fields(key, base, ours, theirs)

    def _fields(self, key: Key, base: Any, ours: Any, theirs: Any) -> Any:
        values, clashes = {}, []
        for name in kinds(type(ours)):
            held = [getattr(side, name) for side in (base, ours, theirs)]
            found = _settled(*held)
            if found is _CLASH and name in AS_SETS:
                found = _union(*held)
            if found is _CLASH:
                clashes.append((name, held))
                found = held[1]
            values[name] = found
        try:
            merged = type(ours)(**values)
        except ModelError as error:
            fault = error.findings[0].message
            said = f"what the two sides change does not go together: {fault}"
            self._note(key, "", (base, ours, theirs), said)
            return ours
        for name, held in clashes:
            self._note_values(key, name, held, kinds(type(ours))[name].plain)
        return merged

    def nested(self, path: tuple[str, ...], values: list[Any], levels: int) -> Any:
        """Return the merged value; dicts are merged key by key, so many levels down."""
        found = _settled(*values)
        if found is not _CLASH:
            return found
        base, ours, theirs = values
        known = {} if base is ABSENT else base
        if not levels or not all(isinstance(v, dict) for v in (known, ours, theirs)):
            field = ".".join(filter(None, path))
            self._note_values(("map", ""), field, values, lambda value: value)
            return ours
        merged = {}
        for key in dict.fromkeys((*known, *ours, *theirs)):
            held = [side.get(key, ABSENT) for side in (known, ours, theirs)]
            value = self.nested((*path, key), held, levels - 1)
            if value is not ABSENT:
                merged[key] = value
        return merged

    def drop_stale(
        self, m: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
    ) -> None:
        """Drop from `extra` what is about records that the merged map has not."""
        kept = {"/".join(place(record)) for record in m.records()}
        for name, held in m.extra.items():
            for at in [at for at in held if at not in kept]:
                space, _, key = at.partition("/")
                told = [
                    (space, key) in records
                    for side, records in zip(
                        (ours, theirs), self.sides[1:], strict=True
                    )
                    if side.extra.get(name, {}).get(at, ABSENT) == held[at]
                ]
                if told and all(told):
                    field = f"extra.{name}.{at}"
                    said = f"{field}: its record is gone, {shown(held.pop(at))} is not"
                    self._note(("map", ""), field, (None,) * 3, said, "it is left out")

    def _note_values(self, key: Key, field: str, values: Any, plain: Any) -> None:
        base, ours, theirs = (
            "nothing" if value is None or value is ABSENT else _told(plain(value))
            for value in values
        )
        said = f"{field}: ours has {ours}, theirs {theirs}, both had {base}"
        held = tuple(None if value is ABSENT else value for value in values)
        self._note(key, field, held, said)

    def _note(
        self,
        key: Key,
        field: str,
        values: Any,
        said: str,
        outcome: str = "ours is kept",
    ) -> None:
        self.conflicts.append(
            Conflict.at(key, said, outcome=outcome, field=field, values=values)
        )


def _told(value: Any) -> str:
    """Return a plain value, long enough that two texts can be told apart."""
    text = " ".join(repr(value).split())
    return text if len(text) <= LONGEST_TOLD else f"{text[: LONGEST_TOLD - 3]}..."


def _settled(base: Any, ours: Any, theirs: Any) -> Any:
    """Return what is to be taken where at most one side has changed a thing."""
    if theirs in (ours, base):
        return ours
    return theirs if ours == base else _CLASH


def _union(base: Any, ours: Any, theirs: Any) -> tuple[str, ...]:
    """Return what both kept and what either added, in an order of neither."""
    kept = [item for item in base if item in ours and item in theirs]
    return (*kept, *sorted({*ours, *theirs} - {*base}))


def _differing(one: Any, other: Any) -> list[str]:
    return [
        name for name in kinds(type(one)) if getattr(one, name) != getattr(other, name)
    ]
