"""ArgumentMap: the records of one debate, and the only place that checks references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from argmap.errors import ModelError
from argmap.findings import Finding
from argmap.model import views
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.building import id_of
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.fields import Line, Text
from argmap.model.identifiers import normal
from argmap.model.linking import Builders
from argmap.model.register import Record, Register, listed, place
from argmap.model.relations import Basis, Relation
from argmap.model.sources import Source

__all__ = ["ArgumentMap"]

VIEWS = ("actors", "sources", "issues", "claims", "relations", "assertions")
HEAD = {"title": Line(empty=True), "question": Line(), "note": Text()}


class ArgumentMap(Builders):
    """The records of one debate, in the order they were added.

    Two maps are equal when they hold the same records under the same ids, whatever
    their order, and have the same title, question, note and `extra`. ``len(m)`` and
    iteration are over the claims; ``m[id]`` finds a claim, relation or assertion.

    Parameters
    ----------
    title : str
        What the debate is called; one line.
    question : str, optional
        The question of the whole debate; one line.
    note : str, optional
        A remark of the map-maker.

    Attributes
    ----------
    actors, sources, issues, claims, assertions, relations : mapping
        The records by id, read-only.
    extra : dict
        What a notation held that the model does not: by format, then by record
        (``claims/caps``, or "" for the file itself), plain JSON values.

    Examples
    --------
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.", id="caps")
    >>> m.support(caps, by=m.claim("Starts fell.", id="starts")).id
    'starts-supports-caps'
    >>> m["cap"]
    Traceback (most recent call last):
    argmap.errors.UnknownIdError: no record has id 'cap'; the nearest is 'caps'
    """

    __hash__ = None  # type: ignore[assignment]

    def __init__(
        self, title: str = "", question: str | None = None, *, note: str | None = None
    ) -> None:
        super().__init__()
        self._held = Register()
        self.extra: dict[str, dict[str, Any]] = {}
        self.title = title
        self.question = question
        self.note = note

    def __setattr__(self, name: str, value: object) -> None:
        kind = HEAD.get(name)
        if kind is not None and (value is not None or name == "title"):
            value = kind.convert(value)
            fault = kind.fault(value)
            if fault:
                message = f"{name}: {fault}"
                finding = Finding(code="invalid-field", where="map", message=message)
                raise ModelError(findings=(finding,))
        super().__setattr__(name, value)

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return MappingProxyType(self._held.actors)

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return MappingProxyType(self._held.sources)

    @property
    def issues(self) -> Mapping[str, Issue]:
        """The issues by id."""
        return MappingProxyType(self._held.issues)

    @property
    def claims(self) -> Mapping[str, Claim]:
        """The claims by id."""
        return MappingProxyType(self._held.claims)

    @property
    def assertions(self) -> Mapping[str, Assertion]:
        """The assertions by id."""
        return MappingProxyType(self._held.assertions)

    @property
    def relations(self) -> Mapping[str, Relation]:
        """The relations by id."""
        return MappingProxyType(self._held.relations)

    def records(self) -> Iterator[Record]:
        """Yield every record: issues, sources, actors, claims, relations, assertions."""
        return self._held.records()

    def __len__(self) -> int:
        return len(self._held.claims)

    def __bool__(self) -> bool:
        return True

    def __copy__(self) -> ArgumentMap:
        return self.subset()

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._held.claims.values())

    def __contains__(self, key: object) -> bool:
        if isinstance(key, str):
            return self._held.holder(normal(key)) is not None
        if isinstance(key, Claim | Relation | Assertion):
            return self._held.holder(key.id) == key
        return False

    def __getitem__(self, key: str) -> Claim | Relation | Assertion:
        return self._held.find(id_of(key))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, ArgumentMap):
            return NotImplemented
        return (
            (self.title, self.question, self.note)
            == (other.title, other.question, other.note)
            and all(getattr(self, view) == getattr(other, view) for view in VIEWS)
            and self.extra == other.extra
        )

    def __repr__(self) -> str:
        counts = ", ".join(
            f"{count} {view}" for view in VIEWS if (count := len(getattr(self, view)))
        )
        return f"<ArgumentMap {self.title!r}: {counts or 'empty'}>"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        from argmap.render.notebook import bundle

        return bundle(self)

    def assertions_of(self, claim: Claim | str) -> tuple[Assertion, ...]:
        """Return the assertions of a claim, in the order added.

        Parameters
        ----------
        claim : Claim or str
            A claim or its id.

        Returns
        -------
        tuple of Assertion
            Empty where nobody speaks on it.
        """
        held = self._held
        key = held.claims[id_of(claim)].id
        return listed(held.assertions, held.links.asserted.get(key))

    def relations_to(self, target: Claim | Relation | str) -> tuple[Relation, ...]:
        """Return the relations that target a claim or relation, in the order added.

        Parameters
        ----------
        target : Claim, Relation or str
            A record or its id; the relations to a relation are its undercuts.

        Returns
        -------
        tuple of Relation
            A contradiction is among them only where this is its target.
        """
        held = self._held
        key = held.find(id_of(target)).id
        return listed(held.relations, held.links.incoming.get(key))

    def relations_from(self, claim: Claim | str) -> tuple[Relation, ...]:
        """Return the relations that a claim is a premise of, in the order added.

        Parameters
        ----------
        claim : Claim or str
            A claim or its id.

        Returns
        -------
        tuple of Relation
            Empty where the claim bears on nothing.
        """
        held = self._held
        key = held.claims[id_of(claim)].id
        return listed(held.relations, held.links.outgoing.get(key))

    def is_undercut(self, relation: Relation) -> bool:
        """Return whether the relation targets a relation.

        Parameters
        ----------
        relation : Relation
            A relation of this map.

        Returns
        -------
        bool
            False where it targets a claim.
        """
        return relation.target in self._held.relations

    def date_of(self, record: Assertion | Relation) -> Date | None:
        """Return when something was said: its own date, else its source's.

        Parameters
        ----------
        record : Assertion or Relation
            A record of this map.

        Returns
        -------
        Date or None
            None where neither is known.
        """
        if record.date is not None:
            return record.date
        if record.passage is None:
            return None
        return self._held.sources[record.passage.source].issued

    def add(self, *records: Record) -> None:
        """Add records whose ids are new; all of them or, at a fault, none.

        Parameters
        ----------
        *records : Record
            In any order: they may refer to each other.

        Raises
        ------
        DuplicateIdError
            A record has that id already.
        UnknownIdError
            A record refers to one that is not there.
        ModelError
            A reference is to a record of the wrong kind.
        """
        self._held.admit(records, replacing=False)

    def replace(self, *records: Record) -> None:
        """Put records in the place of those with the same ids; all or none.

        Parameters
        ----------
        *records : Record
            Each of the kind of the one that it replaces.

        Raises
        ------
        UnknownIdError
            No record of that kind has the id, or a reference is to none.
        ModelError
            A reference is to a record of the wrong kind.
        """
        self._held.admit(records, replacing=True)

    def remove(
        self, record: Record | str, *, cascade: bool = False
    ) -> tuple[Record, ...]:
        """Remove a record that no other names, and return what was removed.

        Looks through the whole map.

        Parameters
        ----------
        record : Record or str
            A record, or an id where only one record of any kind has it.
        cascade : bool
            Remove also every record that names it, and so on. Three references are
            cleared instead: a claim's issue, an issue's thesis and an actor's
            affiliation, for these records make sense without.

        Returns
        -------
        tuple of Record
            The record itself first.

        Raises
        ------
        UnknownIdError
            No record has the id.
        ReferencedError
            Others name the record and `cascade` is False.
        """
        gone = self._held.remove(self._held.sole(record), cascade=cascade)
        for dropped in gone:
            for name, by_record in list(self.extra.items()):
                by_record.pop("/".join(place(dropped)), None)
                if not by_record:
                    del self.extra[name]
        return gone

    def subset(
        self,
        *,
        claims: Iterable[Claim | str] | Claim | str | None = None,
        issues: Iterable[Issue | str] | Issue | str | None = None,
        actors: Iterable[Actor | str] | Actor | str | None = None,
        sources: Iterable[Source | str] | Source | str | None = None,
        basis: Basis | str | None = None,
    ) -> ArgumentMap:
        """Return a new map with some of the claims and all that bears on them.

        Parameters
        ----------
        claims, issues : record, str or iterable of them, optional
            Keep only these claims, and only claims filed under these issues.
        actors, sources : record, str or iterable of them, optional
            Keep only assertions by these actors and from these sources, and only
            claims that such an assertion is about.
        basis : Basis or str, optional
            Keep only relations made on this basis.

        Returns
        -------
        ArgumentMap
            With the relations whose ends are all kept, and the actors, sources and
            issues that something kept refers to; a copy where nothing is asked for.
            An issue whose thesis is not kept has none.

        Raises
        ------
        UnknownIdError
            An id names no record.
        """
        return views.subset(
            self,
            claims=claims,
            issues=issues,
            actors=actors,
            sources=sources,
            basis=basis,
        )

    def as_of(self, date: Date | str) -> ArgumentMap:
        """Return a new map of what had been said by the end of a date.

        Kept are the assertions whose date, else their source's, ends by then, the
        claims that such an assertion is about, and the relations made by then. A
        link drawn by the map-maker, with neither date nor passage, is as old as the
        claims that it joins. Other undated records are left out; `views.undated`
        lists them.

        Parameters
        ----------
        date : Date or str
            An open interval keeps nothing out.

        Returns
        -------
        ArgumentMap
            With the same title, question and note.

        Raises
        ------
        ModelError
            The text is no date.
        """
        return views.as_of(self, date)

    def without(self, records: Iterable[Record | str] | Record | str) -> ArgumentMap:
        """Return a new map as it would be if some records were not there.

        With a source go the assertions and the links at its passages. With an actor
        go its assertions, those that it passed on (its id is in their `via`, so that
        they are known through it alone), and the links that it makes; what it
        publishes stays, and so does what its members say. With a claim go its
        assertions and its links, with a link its undercuts. A claim on which somebody
        spoke and nobody speaks any more is left out as in `as_of`; a claim on which
        nobody spoke to begin with stays.

        Parameters
        ----------
        records : record, str or iterable of them
            Sources, actors, claims, relations or assertions, or their ids. An id that
            several of them have is written with its view: ``sources/npr``.

        Returns
        -------
        ArgumentMap
            With the same title, question and note; a copy where nothing is named.

        Raises
        ------
        UnknownIdError
            There is no such record.
        QueryError
            Several records have the id, or a record is an issue.
        """
        return views.without(self, records)

    def merge(self, other: ArgumentMap) -> ArgumentMap:
        """Return a new map with the records of both.

        Parameters
        ----------
        other : ArgumentMap
            Its title, question and note count only where this map has none, its
            `extra` only for records of which this map has none.

        Returns
        -------
        ArgumentMap
            The records of this map first.

        Raises
        ------
        DuplicateIdError
            The maps hold different records under one id; every such id is named.
        """
        return views.merge(self, other)
