"""Reading: a map of what a .dna file holds.

Concepts become claims, persons and organisations actors, documents sources, statements
assertions. Whatever else the file says of them is kept in ``extra["dna"]``, from where
`writing` takes it.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from argmap.formats.dna.assertions import Statements
from argmap.formats.dna.contents import Contents, Document, Entity, Role
from argmap.formats.dna.memberships import Memberships
from argmap.formats.dna.names import Names, kept_ids
from argmap.formats.dna.passages import Place
from argmap.formats.dna.tally import Tally
from argmap.formats.dna.wording import line_of, member_of, text_of
from argmap.model import identifiers
from argmap.model.actors import Actor, ActorKind
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim, ClaimKind
from argmap.model.dates import Date
from argmap.model.sources import Source, SourceType

__all__ = ["FORMAT", "is_person", "map_of", "source_ids"]

FORMAT = "dna"
PERSONS = (ActorKind.PERSON, ActorKind.RESEARCHER)
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - version 3 keeps what a clock showed
NUMBERED = "Document"


def map_of(contents: Contents, *, tally: Tally) -> ArgumentMap:
    """Return the map of what a .dna file holds.

    Parameters
    ----------
    contents : Contents
        Of a whole file.
    tally : Tally
        Counts what is left out or guessed.

    Returns
    -------
    ArgumentMap
        Sources, actors and claims in the order of the file, used or not.
    """
    reader = _Reader(contents, tally)
    m = ArgumentMap()
    m.add(*reader.records())
    if reader.extra:
        m.extra[FORMAT] = reader.extra
        for fields in reader.extra.values():
            for field in fields:
                tally.count("kept-aside", field)
    return m


def source_ids(contents: Contents) -> dict[int, str]:
    """Return the id that each document has as a source.

    Parameters
    ----------
    contents : Contents
        Of a whole file.

    Returns
    -------
    dict
        By the number of the document.
    """
    names = Names(kept_ids(contents.settings, "DOCUMENTS"))
    found = {}
    for document in contents.documents:
        title = _title(document)
        base = identifiers.slug(title, otherwise="source")
        found[document.id] = names.give(base, number=document.id, text=title)
    return found


def is_person(actor: Actor) -> bool:
    """Return whether an actor is taken for a person where nothing else is said.

    Parameters
    ----------
    actor : Actor
        Of any map.

    Returns
    -------
    bool
        True for persons and researchers, and for one of no kind that is affiliated.
    """
    return actor.kind in PERSONS or (actor.kind is None and bool(actor.affiliations))


class _Reader:
    """Makes records, and what is to be kept beside them."""

    def __init__(self, contents: Contents, tally: Tally) -> None:
        self._contents = contents
        self._tally = tally
        self.extra: dict[str, dict[str, Any]] = {}
        self._members = Memberships(tally)
        # By the number of an entity: the id of its actor or claim.
        self._ids: dict[int, str] = {}

    def records(self) -> Iterator[Any]:
        """Yield every record of the map."""
        kept = kept_ids(self._contents.settings, "ENTITIES")
        self._count_others()
        concepts = self._named((Role.CONCEPT,), Names(kept))
        actors = self._named((Role.PERSON, Role.ORGANIZATION), Names(kept))
        names: dict[str, str] = {}
        for entity in actors:
            names.setdefault(line_of(entity.value), self._ids[entity.id])
        places, sources = {}, []
        for document, id_ in zip(
            self._contents.documents, source_ids(self._contents).values(), strict=True
        ):
            source, place = self._source(document, id_, names)
            places[document.id] = place
            sources.append(source)
        claims = [self._claim(entity) for entity in concepts]
        statements = Statements(
            self._contents,
            ids=self._ids,
            places=places,
            memberships=self._members,
            tally=self._tally,
        )
        assertions = statements.assertions(taken=[claim.id for claim in claims])
        yield from sources
        yield from (self._actor(entity) for entity in actors)
        yield from claims
        yield from assertions
        statements.keep_organizations()
        self.extra.update(statements.extra)

    def _named(self, roles: Container[Role], names: Names) -> list[Entity]:
        """Give ids to the entities of some roles, and return the first of each name."""
        found: dict[tuple[Role, str], Entity] = {}
        for entity in self._contents.entities:
            role = Role.of(entity.variable)
            if role is None or role not in roles:
                continue
            name = line_of(entity.value, tally=self._tally)
            if not name:
                continue
            first = found.setdefault((role, name), entity)
            if first is not entity:
                self._tally.count("merged", name)
                self._ids[entity.id] = self._ids[first.id]
                continue
            if role is Role.CONCEPT:
                base = identifiers.claim_id(title=None, text=name)
            else:
                base = identifiers.slug(name, otherwise="actor")
            self._ids[entity.id] = names.give(base, number=entity.id, text=name)
        return list(found.values())

    def _count_others(self) -> None:
        """Count the entities of other variables that no statement has the text of."""
        used = {
            value
            for slot in self._contents.slots
            if slot.is_entity
            for statement in slot.values
            for value in slot.of(statement)
        }
        for entity in self._contents.entities:
            is_other = Role.of(entity.variable) in (None, Role.AGREEMENT)
            is_shown = entity.id in used and not entity.attributes
            if is_other and entity.value and not is_shown:
                self._tally.count("other-entity", entity.variable)

    def _claim(self, entity: Entity) -> Claim:
        kind, note, aside = self._said(entity, ClaimKind)
        claim = Claim(
            id=self._ids[entity.id], text=line_of(entity.value), kind=kind, note=note
        )
        self._keep(f"claims/{claim.id}", aside)
        return claim

    def _actor(self, entity: Entity) -> Actor:
        kind, note, aside = self._said(entity, ActorKind)
        person = Role.of(entity.variable) is Role.PERSON
        if person and kind is None:
            kind = ActorKind.PERSON
        id_ = self._ids[entity.id]
        affiliations = self._members.affiliations(id_) if person else ()
        actor = Actor(
            id=id_,
            name=line_of(entity.value),
            kind=kind,
            affiliations=affiliations,
            note=note,
        )
        if is_person(actor) != person:
            aside["variable"] = "person" if person else "organization"
        self._keep(f"actors/{actor.id}", aside)
        return actor

    def _said(
        self, entity: Entity, kinds: type[StrEnum]
    ) -> tuple[Any, str | None, dict[str, Any]]:
        """Return an entity's kind and note, and what else is said of it."""
        left = {
            name: text_of(value, tally=self._tally)
            for name, value in entity.attributes.items()
        }
        kind = member_of(kinds, left.get("Type", ""))
        if kind is not None and kind == left["Type"]:
            del left["Type"]
        note = left.pop("Notes", None)
        aside: dict[str, Any] = {"attributes": left} if left else {}
        if entity.color:
            aside["color"] = entity.color
        if entity.parent in self._ids:
            aside["child_of"] = self._ids[entity.parent]
        return kind, note, aside

    def _source(
        self, document: Document, id_: str, names: Mapping[str, str]
    ) -> tuple[Source, Place]:
        tally = self._tally
        issued = self._date(document)
        place = Place(source=id_, text=document.text, issued=issued)
        authors = (line_of(one, tally=tally) for one in document.author.split(";"))
        type_ = member_of(SourceType, document.type)
        source = Source(
            id=id_,
            title=_title(document, tally=tally),
            type=type_,
            authors=tuple(dict.fromkeys(names.get(one, one) for one in authors if one)),
            container=line_of(document.source, tally=tally) or None,
            issued=issued,
            sha256=place.sha256,
            note=text_of(document.notes, tally=tally) or None,
        )
        aside = {}
        if document.type and document.type != type_:
            aside["type"] = text_of(document.type, tally=tally)
        if document.section:
            aside["section"] = text_of(document.section, tally=tally)
        self._keep(f"sources/{id_}", aside)
        tally.count("texts-aside" if document.text else "no-text", source.title)
        return source, place

    def _date(self, document: Document) -> Date | None:
        """Return the day of a document; with the time, where there is one."""
        if not document.date:
            # The first moment of 1970 is what a program writes that has no date.
            self._tally.count("undated", _title(document))
            return None
        in_ms = self._contents.counts_milliseconds
        unit = timedelta(milliseconds=1) if in_ms else timedelta(seconds=1)
        try:
            moment = EPOCH + unit * document.date
        except OverflowError:
            self._tally.count("unknown-date", _title(document))
            return None
        if moment.time() == EPOCH.time():
            return Date(moment.date().isoformat())
        if in_ms:
            self._tally.count("time-zone", _title(document))
        return Date(moment.isoformat(timespec="seconds") + "Z" * in_ms)

    def _keep(self, path: str, aside: dict[str, Any]) -> None:
        if aside:
            self.extra[path] = aside


def _title(document: Document, *, tally: Tally | None = None) -> str:
    return line_of(document.title, tally=tally) or f"{NUMBERED} {document.id}"
