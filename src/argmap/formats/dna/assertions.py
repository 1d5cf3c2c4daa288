"""Assertions: who says what on which concept, as the statements of a file have it."""

from __future__ import annotations

import copy
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from argmap.formats.dna.contents import Contents, Role, Slot, Statement
from argmap.formats.dna.memberships import Memberships
from argmap.formats.dna.names import Names, kept_ids
from argmap.formats.dna.passages import Place
from argmap.formats.dna.tally import Tally
from argmap.formats.dna.wording import text_of
from argmap.model import identifiers
from argmap.model.assertions import Assertion, Stance
from argmap.model.dates import Date
from argmap.model.sources import Passage

__all__ = ["DEFAULT_TYPE", "Statements", "mark_of"]

DEFAULT_TYPE = "DNA Statement"


def mark_of(document: int | None, start: int | None, stop: int | None) -> str:
    """Return what a kept id of a statement is known by."""
    return f"{document}:{start}-{stop}"


class _Type:
    """The variables of a statement type, by role."""

    def __init__(self, slots: Iterable[Slot]) -> None:
        self.by_role: dict[Role | None, list[Slot]] = defaultdict(list)
        for slot in slots:
            role = Role.of(slot.variable)
            if role not in (None, Role.AGREEMENT) and not slot.is_entity:
                role = None if slot.values else role
            self.by_role[role].append(slot)
        self.is_read = bool(
            self.by_role[Role.CONCEPT]
            and (self.by_role[Role.PERSON] or self.by_role[Role.ORGANIZATION])
        )

    def entities(self, role: Role, statement: int) -> Iterable[Any]:
        """Return the numbers of the entities that a statement has in a role."""
        return (one for slot in self.by_role[role] for one in slot.of(statement))

    def agreements(self, statement: int) -> list[Any]:
        """Return the values of agreement that a statement has; a text is none."""
        return [
            "" if slot.is_entity else value
            for slot in self.by_role[Role.AGREEMENT]
            for value in slot.of(statement)
        ]

    def has_negatives(self) -> bool:
        """Return whether some agreement is below 0, so that 0 lies between."""
        return any(
            isinstance(value, int) and value < 0
            for slot in self.by_role[Role.AGREEMENT]
            if not slot.is_entity
            for key in slot.values
            for value in slot.of(key)
        )


class Statements:
    """The statements of a file.

    Parameters
    ----------
    contents : Contents
        Of a whole file.
    ids : mapping
        The id of the actor or claim that an entity is, by its number.
    places : mapping
        The documents, by number.
    memberships : Memberships
        Takes down for whom persons speak.
    tally : Tally
        Counts what is left out or guessed.
    """

    def __init__(
        self,
        contents: Contents,
        *,
        ids: Mapping[int, str],
        places: Mapping[int, Place],
        memberships: Memberships,
        tally: Tally,
    ) -> None:
        self._contents = contents
        self._ids = ids
        self._places = places
        self._members = memberships
        self._tally = tally
        self._values = {one.id: one.value for one in contents.entities}
        self.extra: dict[str, dict[str, Any]] = {}
        self._spoken: list[tuple[str, str, tuple[str, ...], Date | None]] = []

    def keep_organizations(self) -> None:
        """Keep for whom a statement is where the affiliations do not tell."""
        for id_, person, organizations, date in self._spoken:
            one = self._members.told(person, date.first if date else None)
            if organizations != ((one,) if one else ()):
                aside = self.extra.setdefault(f"assertions/{id_}", {})
                aside["organizations"] = list(organizations)

    def assertions(self, *, taken: Iterable[str]) -> list[Assertion]:
        """Return the assertions that the statements make.

        Parameters
        ----------
        taken : iterable of str
            The ids of claims.

        Returns
        -------
        list of Assertion
            In the order of the statements; of one that names several actors or concepts,
            one for each pair.
        """
        names = Names(kept_ids(self._contents.settings, "STATEMENTS"), taken=taken)
        types: dict[str, _Type] = {}
        slots = sorted(self._contents.slots, key=lambda slot: slot.type)
        for label, of_type in itertools.groupby(slots, key=lambda slot: slot.type):
            types[label] = _Type(of_type)
        neutral = {label for label, one in types.items() if one.has_negatives()}
        found: list[Assertion] = []
        for statement in self._contents.statements:
            one = types.get(statement.type)
            if one is None or not one.is_read:
                self._tally.count("statement-type", statement.type or "(no type)")
                continue
            agreements = one.agreements(statement.id)
            if any(isinstance(value, str) for value in agreements):
                self._tally.count("unknown-agreement", statement.id)
            elif agreements[:1] == [0] and statement.type in neutral:
                self._tally.count("neutral", statement.id)
            else:
                found += self._read(statement, one, agreements, names)
        return found

    def _read(
        self, statement: Statement, type_: _Type, agreements: list[int], names: Names
    ) -> list[Assertion]:
        persons, organizations, concepts = (
            self._named(type_, role, statement.id)
            for role in (Role.PERSON, Role.ORGANIZATION, Role.CONCEPT)
        )
        speakers = persons or organizations
        if not speakers or not concepts:
            code = "no-concept" if speakers else "no-actor"
            self._tally.count(code, statement.id)
            return []
        if not agreements:
            self._tally.count("no-agreement", statement.id)
        denies = bool(agreements) and agreements[0] <= 0
        aside = self._aside(statement, type_, agreements)
        passage = self._passage(statement, aside)
        place = self._places.get(statement.document or 0)
        date = place.issued if place else None
        for person in persons:
            self._members.add(person, organizations, date.first if date else None)
        mark = mark_of(statement.document, statement.start, statement.stop)
        pairs = list(itertools.product(speakers, concepts))
        if len(pairs) > 1:
            self._tally.count("split", statement.id)
        found = []
        for number, (actor, claim) in enumerate(pairs):
            id_ = names.give(
                identifiers.assertion_id(claim=claim, actor=actor),
                number=f"{statement.id}.{number}" if number else statement.id,
                text=mark,
            )
            found.append(
                Assertion(
                    id=id_,
                    actor=actor,
                    claim=claim,
                    stance=Stance.DENIES if denies else Stance.ASSERTS,
                    passage=passage,
                )
            )
            if persons:
                self._spoken.append((id_, actor, organizations, date))
            if aside:
                self.extra[f"assertions/{id_}"] = copy.deepcopy(aside)
        return found

    def _named(self, type_: _Type, role: Role, statement: int) -> tuple[str, ...]:
        ids = [self._ids.get(one, "") for one in type_.entities(role, statement)]
        return tuple(dict.fromkeys(one for one in ids if one))

    def _passage(self, statement: Statement, aside: dict[str, Any]) -> Passage | None:
        place = self._places.get(statement.document or 0)
        if place is None:
            self._tally.count("no-document", statement.id)
            return None
        found = place.passage(statement.start, statement.stop)
        if found is None:
            self._tally.count("no-span", statement.id)
            aside["span"] = [statement.start, statement.stop]
            return Passage(source=place.source)
        return found

    def _aside(
        self, statement: Statement, type_: _Type, agreements: list[int]
    ) -> dict[str, Any]:
        """Return what a statement says that an assertion has no field for."""
        held: dict[str, list[Any]] = defaultdict(list)
        for slot in type_.by_role[None]:
            for value in slot.of(statement.id):
                if (shown := self._shown(slot, value)) != "":
                    held[slot.variable].append(shown)
        if agreements not in ([], [0], [1]):
            held[Role.AGREEMENT.value] += agreements
        values = {key: one[0] if len(one) == 1 else one for key, one in held.items()}
        aside: dict[str, Any] = {"values": values} if values else {}
        if statement.type != DEFAULT_TYPE:
            aside["statement_type"] = text_of(statement.type, tally=self._tally)
        return aside

    def _shown(self, slot: Slot, value: Any) -> Any:
        held = self._values.get(value, "") if slot.is_entity else value
        return text_of(held, tally=self._tally) if isinstance(held, str) else held
