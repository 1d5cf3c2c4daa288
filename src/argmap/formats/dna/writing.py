"""Writing: a fresh .dna file of version 3.0 that holds what of a map it can.

Each actor and each claim becomes an entity, used or not; each assertion that asserts or
denies, and names a source, becomes a statement. What was kept of another .dna file in
``extra["dna"]`` is put in its place again. What does not come through is for `losses`
to tell, by reading what was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from argmap.formats.dna import schema
from argmap.formats.dna.assertions import mark_of
from argmap.formats.dna.contents import Role
from argmap.formats.dna.entities import Entities, aside_of, told
from argmap.formats.dna.names import Names
from argmap.formats.dna.offsets import Offsets
from argmap.formats.dna.reading import EPOCH
from argmap.formats.dna.rows import Rows, cut
from argmap.formats.dna.wording import member_of
from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.dates import Date
from argmap.model.sources import Passage, Source, SourceType
from argmap.texts.library import Library

__all__ = ["Draft"]

DOCUMENTS = (
    "DOCUMENTS (ID, Title, Text, Coder, Author, Source, Section, Notes, Type, Date)"
)
STATEMENTS = "STATEMENTS (ID, StatementTypeId, DocumentId, Start, Stop, Coder)"
AGREEMENT = {Stance.ASSERTS: 1, Stance.DENIES: 0}
TABLE_OF = {
    "integer": "DATAINTEGER (StatementId, VariableId, Value)",
    "long text": "DATALONGTEXT (StatementId, VariableId, Value)",
    "short text": "DATASHORTTEXT (StatementId, VariableId, Entity)",
}
AWAITING = "awaiting a decision"
FIRST_FREE_VARIABLE = 12
LARGEST = 2**63 - 1


class Draft:
    """A .dna file in the making.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    texts : Library or None
        Where the texts of its sources are.

    Attributes
    ----------
    left_out : dict
        The ids of what has no place, by kind of record and reason.
    """

    def __init__(self, m: ArgumentMap, *, texts: Library | None) -> None:
        self._map = m
        self._texts = texts
        self._rows = Rows()
        # By source: its number, its text's offsets.
        self._documents: dict[str, tuple[int, Offsets | None]] = {}
        self._known: dict[tuple[str, str], str] = {}
        self.left_out: dict[tuple[str, str], list[str]] = {}
        every = m.claims.values()
        claims = [claim for claim in every if not claim.proposed]
        for claim in every:
            if claim.proposed:
                self._leave_out("claim", AWAITING, claim.id)
        self._put_documents()
        self._entities = Entities(m, claims=claims, rows=self._rows)
        self._put_statements({claim.id for claim in claims})

    def data(self) -> bytes:
        """Return the bytes of the file; the same for the same map."""
        return self._rows.data()

    def _leave_out(self, noun: str, reason: str, id_: str) -> None:
        self.left_out.setdefault((noun, reason), []).append(id_)

    def _put_documents(self) -> None:
        names = Names({})
        for number, source in enumerate(self._map.sources.values(), start=1):
            title, text = cut(source.title), self._text(source)
            self._documents[source.id] = number, Offsets(text) if text else None
            aside = aside_of(self._map, f"sources/{source.id}")
            kept, type_ = told(aside, "type"), source.type or ""
            if not kept or (member_of(SourceType, kept) or "") != type_:
                kept = type_
            authors = (
                self._map.actors[one].name if one in self._map.actors else one
                for one in source.authors
            )
            self._rows.put(
                DOCUMENTS,
                *(number, title, text, schema.CODER),
                cut("; ".join(authors)),
                cut(source.container or ""),
                cut(told(aside, "section")),
                source.note or "",
                cut(str(kept)),
                _seconds(source.issued),
            )
            base = identifiers.slug(title, otherwise="source")
            if not names.gives(source.id, base=base):
                self._rows.keep("DOCUMENTS", number, source.id, title)

    def _text(self, source: Source) -> str:
        """Return the text of a source, "" where the right one is not at hand."""
        if self._texts is None:
            return ""
        document = self._texts.document(source)
        if document is None or source.sha256 not in (None, document.sha256):
            return ""
        return self._texts.text(document)

    def _put_statements(self, claims: set[str]) -> None:
        names = Names({}, taken=claims)
        written: list[Assertion] = []
        for assertion in self._map.assertions.values():
            reason = _reason(assertion, claims)
            if reason:
                self._leave_out("assertion", reason, assertion.id)
            else:
                written.append(assertion)
        asides = {
            one.id: aside_of(self._map, f"assertions/{one.id}") for one in written
        }
        variables = self._put_variables(asides.values())
        for number, assertion in enumerate(written, start=1):
            aside = asides[assertion.id]
            assert assertion.passage is not None  # noqa: S101 - or it had a reason
            document, offsets = self._documents[assertion.passage.source]
            start, stop = _span(assertion.passage, offsets, aside)
            self._rows.put(STATEMENTS, number, 1, document, start, stop, schema.CODER)
            base = identifiers.assertion_id(
                claim=assertion.claim, actor=assertion.actor
            )
            if not names.gives(assertion.id, base=base):
                mark = mark_of(document, start, stop)
                self._rows.keep("STATEMENTS", number, assertion.id, mark)
            self._put_values(number, assertion, aside, variables)

    def _put_variables(
        self, asides: Iterable[Mapping[str, Any]]
    ) -> dict[str, tuple[int, str]]:
        """Write the variables that kept values need; return number and type of each."""
        held: dict[str, list[Any]] = {}
        for aside in asides:
            for name, value in _values(aside).items():
                held.setdefault(name, []).append(value)
        found = {}
        for number, (name, values) in enumerate(held.items(), FIRST_FREE_VARIABLE):
            if all(type(value) is int for value in values):
                kind = "integer"
            else:
                texts = (value for value in values if isinstance(value, str))
                kind = "short text" if all(cut(t) == t for t in texts) else "long text"
            into = "VARIABLES (ID, Variable, DataType, StatementTypeId)"
            self._rows.put(into, number, name, kind, 1)
            found[name] = number, kind
        return found

    def _put_values(
        self,
        number: int,
        assertion: Assertion,
        aside: Mapping[str, Any],
        variables: Mapping[str, tuple[int, str]],
    ) -> None:
        person, organization = self._speakers(assertion, aside)
        shorts = {
            Role.PERSON: person,
            Role.ORGANIZATION: organization,
            Role.CONCEPT: self._entities.number("claims", assertion.claim),
        }
        for role, entity in shorts.items():
            variable = schema.VARIABLES[role]
            value_of = self._entities.value
            one = value_of(variable, "") if entity is None else entity
            self._rows.put(TABLE_OF["short text"], number, variable, one)
        self._rows.put(
            "DATABOOLEAN (StatementId, VariableId, Value)",
            *(number, schema.VARIABLES[Role.AGREEMENT]),
            _agreement(assertion, aside),
        )
        values = _values(aside)
        for name, (variable, kind) in variables.items():
            value = values.get(name, "")
            if kind != "integer":
                value = value if isinstance(value, str) else ""
            elif value == "":
                continue
            if kind == "short text":
                value = self._entities.value(variable, value)
            self._rows.put(TABLE_OF[kind], number, variable, value)

    def _speakers(
        self, assertion: Assertion, aside: Mapping[str, Any]
    ) -> tuple[int | None, int | None]:
        """Return the entities of person and organisation, None for none."""
        actor = self._map.actors[assertion.actor]
        own = self._entities.number("actors", actor.id)
        if not self._entities.is_person(actor.id):
            return None, own
        kept = aside.get("organizations")
        if isinstance(kept, list):
            organization = kept[0] if kept and isinstance(kept[0], str) else ""
        else:
            organization = self._spoken_for(actor, self._map.date_of(assertion))
        known = organization in self._map.actors
        if not known or self._entities.is_person(organization):
            return own, None
        return own, self._entities.number("actors", organization)

    def _spoken_for(self, actor: Actor, date: Date | None) -> str:
        """Return the first organisation that an actor belongs to then, "" for none.

        Takes the number of its affiliations, once for each date.
        """
        key = actor.id, date.text if date else ""
        if key not in self._known:
            self._known[key] = next(
                (a.organization for a in actor.affiliations if a.holds_on(date)), ""
            )
        return self._known[key]


def _reason(assertion: Assertion, claims: set[str]) -> str:
    """Return why an assertion cannot be a statement, or ""."""
    if assertion.proposed or assertion.claim not in claims:
        return AWAITING
    if assertion.stance not in AGREEMENT:
        return "neither asserting nor denying"
    return "" if assertion.passage else "naming no source"


def _span(
    passage: Passage, offsets: Offsets | None, aside: Mapping[str, Any]
) -> tuple[int, int]:
    """Return where a passage begins and ends, as the program counts."""
    if passage.start is None or passage.end is None:
        kept = aside.get("span")
        if isinstance(kept, list) and [type(n) for n in kept] == [int, int]:
            start, stop = kept
            if 0 <= start < stop <= LARGEST:
                return start, stop
        return 0, 1
    if offsets is None:
        return passage.start, passage.end
    return offsets.units(passage.start), offsets.units(passage.end)


def _agreement(assertion: Assertion, aside: Mapping[str, Any]) -> int:
    """Return the degree that was kept, where it means what the assertion says."""
    values = aside.get("values")
    kept = values.get(Role.AGREEMENT.value) if isinstance(values, dict) else None
    if type(kept) is int and abs(kept) <= LARGEST:
        says = Stance.ASSERTS if kept > 0 else Stance.DENIES
        if says is assertion.stance:
            return kept
    return AGREEMENT[assertion.stance]


def _values(aside: Mapping[str, Any]) -> dict[str, Any]:
    """Return the kept values of variables that are not the program's own."""
    values = aside.get("values")
    return {
        name: value
        for name, value in (values.items() if isinstance(values, dict) else ())
        if name and Role.of(name) is None and cut(name) == name
        if isinstance(value, str) or (type(value) is int and abs(value) <= LARGEST)
    }


def _seconds(date: Date | None) -> int:
    """Return the seconds from 1970 to a date or its first day; 0 for none."""
    if date is None:
        return 0
    try:
        moment = datetime.fromisoformat(date.text)
    except ValueError:
        day = date.first or date.last
        if day is None or not day[0]:
            return 0
        moment = datetime(*day)  # noqa: DTZ001 - a day has no zone
    if moment.tzinfo is not None:
        moment = moment.astimezone(UTC).replace(tzinfo=None)
    return int((moment - EPOCH).total_seconds())
