"""Repairs: a merged set of records made one that a map can hold.

Each side is a valid map, but what is taken from both need not be. Wherever a record
names what is not there, something goes back to what ours holds, and a conflict says
so. A record goes back once at most and ours is valid, so that this ends.
"""

from __future__ import annotations

from collections import deque
from typing import Any, NamedTuple

import attrs

from argmap.errors import ModelError
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Issue
from argmap.model.messages import shown
from argmap.model.references import references
from argmap.model.register import ONE_NAME_SPACE, SPACES, Record
from argmap.model.relations import Relation

__all__ = ["ABSENT", "Conflict", "Key", "Sides", "repaired"]

Key = tuple[str, str]
Records = dict[Key, Record]

NOUNS = {space: cls.__name__.lower() for cls, space in SPACES.items()}
SHARED = tuple(SPACES[cls] for cls in SPACES if cls in ONE_NAME_SPACE)
TARGETS = ("claims", "relations")
ABSENT = object()


class Sides(NamedTuple):
    """The records of the three maps by place."""

    base: Records
    ours: Records
    theirs: Records


@attrs.frozen(kw_only=True)
class Conflict:
    """Something that the two sides of a merge do not agree on.

    Parameters
    ----------
    noun : str
        The class of the record, or ``map`` for the title, the question, the note and
        what only a notation knows.
    id : str
        Its id; "" for the map.
    field : str
        The field, or "" for the whole record.
    base, ours, theirs : object
        The three values, or the three records; None for none.
    message : str
        What each side holds.
    outcome : str
        What the merged map holds: "ours is kept".
    """

    noun: str
    id: str
    field: str = ""
    base: Any = None
    ours: Any = None
    theirs: Any = None
    message: str
    outcome: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}; {self.outcome}"

    @property
    def where(self) -> str:
        """What messages call the record: ``claim 'caps'``."""
        return f"{self.noun} {shown(self.id)}" if self.id else self.noun

    @classmethod
    def at(
        cls,
        key: Key,
        message: str,
        *,
        outcome: str = "ours is kept",
        field: str = "",
        values: Any = (None,) * 3,
    ) -> Conflict:
        """Return the conflict at a place.

        Parameters
        ----------
        key : tuple of (str, str)
            A view of the map and an id; ``map`` and "" for the map itself.
        message : str
            What each side holds.
        outcome : str
            What the merged map holds.
        field : str
            The field.
        values : tuple of three
            Of base, ours and theirs.

        Returns
        -------
        Conflict
            With the noun of the view.
        """
        base, ours, theirs = values
        return cls(
            noun=NOUNS.get(key[0], key[0]),
            id=key[1],
            field=field,
            base=base,
            ours=ours,
            theirs=theirs,
            message=message,
            outcome=outcome,
        )


def repaired(
    sides: Sides, merged: Records
) -> tuple[tuple[Record, ...], list[Conflict]]:
    """Return records that a map can hold, and what had to go back to ours.

    Parameters
    ----------
    sides : Sides
        The records of the three maps.
    merged : dict
        What was taken from them, by place.

    Returns
    -------
    tuple of records and list of Conflict
        Records in the order of the base, then of ours, then of theirs.
    """
    repair = _Repair(sides, merged)
    repair.settle_ids()
    repair.settle_references()
    while (found := repair.faults()) is not None:
        repair.go_back_together(found)
        repair.settle_references()
    base, ours, theirs = sides
    order = dict.fromkeys((*base, *ours, *theirs))
    held = tuple(repair.merged[key] for key in order if key in repair.merged)
    return held, repair.conflicts


class _Repair:
    def __init__(self, sides: Sides, merged: Records) -> None:
        self.sides = sides
        self.merged = merged
        self.conflicts: list[Conflict] = []
        self.waiting = deque(merged)
        self.named_by: dict[Key, list[Key]] = {}
        for key in merged:
            self._note_names(key)

    def settle_ids(self) -> None:
        """Leave one record under each id that claims, links and assertions share."""
        for key in list(self.merged):
            if key[0] in SHARED and key in self.sides.ours:
                self._free_id(key)

    def settle_references(self) -> None:
        """Bring back what ours names, and leave out what names what ours has not."""
        while self.waiting:
            key = self.waiting.popleft()
            record = self.merged.get(key)
            if record is None:
                continue
            for _, space, name in references(record):
                wanted = self._wanted(key, space, name)
                if any((one, name) in self.merged for one in wanted):
                    continue
                ours = next(
                    ((s, name) for s in wanted if (s, name) in self.sides.ours), None
                )
                if ours is not None and self._is_named_by_ours(key, name):
                    said = f"theirs removes it, ours names it in {_called(key)}"
                    self._go_back(ours, said)
                    continue
                gone = _called((wanted[0], name))
                why = "is left out" if self._is_new(wanted, name) else "ours removes"
                self._go_back(key, f"theirs names {gone} in it, which {why}")
                break

    def faults(self) -> list[Key] | None:
        """Return the records that a map refuses and what they name, None for none."""
        try:
            ArgumentMap().add(*self.merged.values())
        except ModelError as error:
            found: dict[Key, None] = {}
            for finding in error.findings:
                noun = finding.where.partition(" ")[0]
                space = next(one for one, word in NOUNS.items() if word == noun)
                key = (space, finding.ids[0])
                found[key] = None
                found |= dict.fromkeys(self._neighbours(key))
            return list(found)
        return None

    def go_back_together(self, keys: list[Key]) -> None:
        """Take back what theirs has changed in records that do not go together."""
        for key in keys:
            if self.merged.get(key) != self.sides.ours.get(key):
                self._go_back(key, "what theirs changes does not go with ours")

    def _neighbours(self, key: Key) -> list[Key]:
        """Return what a relation targets, or the claim that answers an issue."""
        record = self.merged[key]
        if isinstance(record, Relation):
            return [(space, record.target) for space in TARGETS]
        return [("claims", record.thesis or "")] if isinstance(record, Issue) else []

    def _wanted(self, key: Key, space: str, name: str) -> tuple[str, ...]:
        """Return where a reference may lead; a target only where it led on a side."""
        if space != "targets":
            return (space,)
        _, ours, theirs = self.sides
        found = tuple(
            one
            for side in (ours, theirs)
            if getattr(side.get(key), "target", None) == name
            for one in TARGETS
            if (one, name) in side
        )
        return found or TARGETS

    def _is_named_by_ours(self, key: Key, name: str) -> bool:
        ours = self.sides.ours.get(key)
        return ours is not None and any(one == name for _, _, one in references(ours))

    def _is_new(self, spaces: tuple[str, ...], name: str) -> bool:
        return not any((space, name) in self.sides.base for space in spaces)

    def _go_back(self, key: Key, said: str) -> None:
        """Put in place what ours holds, or leave out what it does not hold."""
        base, ours, theirs = (side.get(key) for side in self.sides)
        held = self.merged.pop(key, None)
        kept = "it is left out" if ours is None else "ours is kept"
        if ours is not None and held is None:
            kept = "it is kept"
        self.conflicts.append(
            Conflict.at(key, said, outcome=kept, values=(base, ours, theirs))
        )
        if ours is not None:
            self.merged[key] = ours
            self._note_names(key)
            self.waiting.append(key)
            if key[0] in SHARED:
                self._free_id(key)
        # A record of another kind may not be named as the one before was.
        self.waiting.extend(self.named_by.get(key, ()))

    def _free_id(self, key: Key) -> None:
        """Leave out what theirs holds under the id of a record of ours."""
        for space in SHARED:
            other = (space, key[1])
            if space != key[0] and other in self.merged:
                del self.merged[other]
                said = f"theirs adds it, ours has the id for {_called(key)}"
                values = (self.sides.base.get(other), None, self.sides.theirs[other])
                self.conflicts.append(
                    Conflict.at(other, said, outcome="it is left out", values=values)
                )
                self.waiting.extend(self.named_by.get(other, ()))

    def _note_names(self, key: Key) -> None:
        for _, space, name in references(self.merged[key]):
            for one in TARGETS if space == "targets" else (space,):
                self.named_by.setdefault((one, name), []).append(key)


def _called(key: Key) -> str:
    return f"{NOUNS[key[0]]} {shown(key[1])}"
