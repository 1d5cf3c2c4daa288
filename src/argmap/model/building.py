"""The builder methods of ArgumentMap: one per record; they convert and call add.

Those that make relations stand in `linking`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date as CalendarDate  # noqa: N812 - `date` names a parameter here
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from argmap.errors import ModelError
from argmap.findings import Finding
from argmap.model import identifiers
from argmap.model.actors import Actor, ActorKind, Affiliation
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, ClaimKind, EvidenceKind, Issue, Quantity
from argmap.model.dates import Date
from argmap.model.messages import shown
from argmap.model.records import made
from argmap.model.sources import Passage, Source, SourceType

if TYPE_CHECKING:
    from argmap.model.register import Record
    from argmap.model.relations import Relation

__all__ = ["RecordBuilders", "Spans", "When", "id_of", "invalid", "passage_of"]

Made = TypeVar("Made")
When = Date | CalendarDate | str | int
Membership = Affiliation | Mapping[str, Any]
Affiliations = Membership | Iterable[Membership]
Span = tuple[int, int] | str
Spans = Span | Iterable[Span]


class RecordBuilders:
    """The methods that make records of convenient values and add them to the map.

    Each returns the record made. Where a record is expected its id will do, where a
    date is expected a string, where a member of an enumeration is expected its value,
    and where a tuple is expected a single item.
    """

    def __init__(self) -> None:
        self._suffixes: dict[tuple[str, str], int] = {}

    if TYPE_CHECKING:  # what ArgumentMap provides

        @property
        def claims(self) -> Mapping[str, Claim]: ...  # noqa: D102
        @property
        def relations(self) -> Mapping[str, Relation]: ...  # noqa: D102
        @property
        def issues(self) -> Mapping[str, Issue]: ...  # noqa: D102
        @property
        def actors(self) -> Mapping[str, Actor]: ...  # noqa: D102
        @property
        def sources(self) -> Mapping[str, Source]: ...  # noqa: D102
        def add(self, *records: Record) -> None: ...  # noqa: D102
        def replace(self, *records: Record) -> None: ...  # noqa: D102
        def __contains__(self, key: object) -> bool: ...

    def actor(
        self,
        name: str,
        *,
        id: str | None = None,
        kind: ActorKind | str | None = None,
        affiliations: Affiliations | None = None,
        rolls_up: bool = True,
        interest: str | None = None,
        note: str | None = None,
    ) -> Actor:
        """Return an actor, added to the map.

        Parameters
        ----------
        name : str
            As it is to be printed.
        id, kind, affiliations, rolls_up, interest, note : optional
            As in `Actor`; the default id is the name's slug.

        Returns
        -------
        Actor
            With canonical values.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or an organisation is not there.
        """
        if id is None:
            id = self._free(identifiers.slug(name, otherwise="actor"), "actors")
        fields = {
            "id": id,
            "name": name,
            "kind": kind,
            "affiliations": affiliations,
            "rolls_up": rolls_up,
            "interest": interest,
            "note": note,
        }
        return self._added(Actor, fields)

    def source(
        self,
        title: str,
        *,
        id: str | None = None,
        type: SourceType | str | None = None,
        authors: Iterable[Actor | str] | Actor | str | None = None,
        publisher: Actor | str | None = None,
        container: str | None = None,
        issued: When | None = None,
        accessed: When | None = None,
        url: str | None = None,
        doi: str | None = None,
        language: str | None = None,
        sha256: str | None = None,
        cites: Iterable[Source | str] | None = None,
        primary: bool = False,
        interest: str | None = None,
        note: str | None = None,
    ) -> Source:
        """Return a source, added to the map.

        Parameters
        ----------
        title : str
            As printed on the document.
        id, type, authors, publisher, container, issued, accessed, url : optional
            As in `Source`; the default id is the title's slug.
        doi, language, sha256, cites, primary, interest, note : optional
            As in `Source`.

        Returns
        -------
        Source
            With canonical values.

        Raises
        ------
        ModelError
            A value cannot be, or the id is taken.
        """
        if id is None:
            id = self._free(identifiers.slug(title, otherwise="source"), "sources")
        fields = {
            "id": id,
            "type": type,
            "title": title,
            "authors": authors,
            "publisher": publisher.id if isinstance(publisher, Actor) else publisher,
            "container": container,
            "issued": issued,
            "accessed": accessed,
            "url": url,
            "doi": doi,
            "language": language,
            "sha256": sha256,
            "cites": cites,
            "primary": primary,
            "interest": interest,
            "note": note,
        }
        return self._added(Source, fields)

    def issue(
        self,
        question: str,
        *,
        id: str | None = None,
        thesis: Claim | str | None = None,
    ) -> Issue:
        """Return an issue, added to the map.

        Parameters
        ----------
        question : str
            Best put so that yes or no answers it.
        id, thesis : optional
            As in `Issue`; the default id is the slug of the first six words. A claim
            that is not made yet becomes the thesis with ``claim(thesis=True)``.

        Returns
        -------
        Issue
            With canonical values.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or the thesis is not filed here.
        """
        if id is None:
            base = identifiers.slug(question, words=6, otherwise="issue")
            id = self._free(base, "issues")
        fields = {
            "id": id,
            "question": question,
            "thesis": thesis,
        }
        return self._added(Issue, fields)

    def claim(
        self,
        text: str,
        *,
        id: str | None = None,
        title: str | None = None,
        issue: Issue | str | None = None,
        thesis: bool = False,
        kind: ClaimKind | str | None = None,
        evidence: EvidenceKind | str | None = None,
        valid: When | None = None,
        quantity: Quantity | Mapping[str, Any] | None = None,
        requires_support: bool = False,
        proposed: bool = False,
        tags: Iterable[str] | None = None,
        note: str | None = None,
    ) -> Claim:
        """Return a claim, added to the map.

        Parameters
        ----------
        text : str
            One line; line ends in it become blanks.
        thesis : bool
            Whether the claim is the thesis of its issue, which must not have another;
            the issue's record is replaced for that.
        id, title, issue, kind, evidence, valid, quantity : optional
            As in `Claim`; the default id is the slug of the title, else of the
            first six words.
        requires_support, proposed, tags, note : optional
            As in `Claim`.

        Returns
        -------
        Claim
            With canonical values.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or the issue is not there.
        """
        if id is None:
            id = self._free(identifiers.claim_id(title=title, text=text))
        if thesis:
            self._check_no_thesis(id, issue)
        fields = {
            "id": id,
            "text": text,
            "title": title,
            "issue": issue,
            "kind": kind,
            "evidence": evidence,
            "valid": valid,
            "quantity": quantity,
            "requires_support": requires_support,
            "proposed": proposed,
            "tags": tags,
            "note": note,
        }
        claim = self._added(Claim, fields)
        if thesis and claim.issue is not None:
            self.replace(attrs.evolve(self.issues[claim.issue], thesis=claim.id))
        return claim

    def assertion(
        self,
        claim: Claim | str,
        *,
        actor: Actor | str,
        stance: Stance | str = Stance.ASSERTS,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        wording: str | None = None,
        date: When | None = None,
        via: Iterable[Actor | str] | Actor | str | None = None,
        hedged: bool = False,
        by_act: bool = False,
        cites: Iterable[Source | str] | None = None,
        proposed: bool = False,
        note: str | None = None,
        id: str | None = None,
    ) -> Assertion:
        """Return an assertion, added to the map.

        Parameters
        ----------
        claim : Claim or str
            What is asserted, denied, doubted or reported.
        actor : Actor or str
            Who does so.
        source : Source or str, optional
            Where; short for a `passage` of that source.
        at : (int, int), str or iterable of them, optional
            Spans of the source's text, as (12, 80) or "12-80".
        stance, passage, wording, date, via, hedged, by_act, cites : optional
            As in `Assertion`.
        proposed, note, id : optional
            As in `Assertion`; the default id is ``claim-actor``.

        Returns
        -------
        Assertion
            With canonical values.

        Raises
        ------
        ModelError
            A value cannot be, the id is taken, or a record named is not there.
        """
        if id is None:
            base = identifiers.assertion_id(claim=id_of(claim), actor=id_of(actor))
            id = self._free(base)
        fields = {
            "id": id,
            "actor": actor,
            "claim": claim,
            "stance": stance,
            "wording": wording,
            "passage": passage_of("assertion", id, source, at, passage),
            "date": date,
            "via": via,
            "hedged": hedged,
            "by_act": by_act,
            "cites": cites,
            "proposed": proposed,
            "note": note,
        }
        return self._added(Assertion, fields)

    def deny(
        self,
        claim: Claim | str,
        *,
        actor: Actor | str,
        source: Source | str | None = None,
        at: Spans | None = None,
        passage: Passage | Mapping[str, Any] | None = None,
        wording: str | None = None,
        date: When | None = None,
        via: Iterable[Actor | str] | Actor | str | None = None,
        hedged: bool = False,
        by_act: bool = False,
        cites: Iterable[Source | str] | None = None,
        proposed: bool = False,
        note: str | None = None,
        id: str | None = None,
    ) -> Assertion:
        """Return an assertion with the stance ``denies``, added to the map.

        Parameters
        ----------
        claim : Claim or str
            What is denied.
        actor : Actor or str
            Who denies it.
        source, at, passage, wording, date, via : optional
            As in `assertion`.
        hedged, by_act, cites, proposed, note, id : optional
            As in `assertion`.

        Returns
        -------
        Assertion
            With canonical values.

        Raises
        ------
        ModelError
            As for `assertion`.
        """
        return self.assertion(
            claim,
            actor=actor,
            stance=Stance.DENIES,
            source=source,
            at=at,
            passage=passage,
            wording=wording,
            date=date,
            via=via,
            hedged=hedged,
            by_act=by_act,
            cites=cites,
            proposed=proposed,
            note=note,
            id=id,
        )

    def _check_no_thesis(self, key: object, issue: Any) -> None:
        """Refuse to make a claim the thesis of no issue, or of one that has another."""
        where = f"claim {shown(key)}"
        if issue is None:
            raise invalid(where, "thesis: needs an issue to answer")
        held = self.issues.get(id_of(issue))
        if held is not None and held.thesis is not None:
            raise invalid(
                where, f"thesis: the issue {held.id!r} has {held.thesis!r} already"
            )

    def _added(self, record: type[Made], fields: dict[str, Any]) -> Made:
        new = made(record, fields)
        self.add(new)  # type: ignore[arg-type]
        return new

    def _free(self, base: str, space: str = "") -> str:
        """Return the id, with a number where a record of the name space has it."""
        held = getattr(self, space) if space else self
        if base not in held:
            return base
        number = self._suffixes.get((space, base), 2)
        while f"{base}-{number}" in held:
            number += 1
        self._suffixes[space, base] = number
        return f"{base}-{number}"


def id_of(record: Any) -> str:
    """Return the id of a record, or the id given; faults show when it is used."""
    if isinstance(record, str):
        return identifiers.normal(record)
    return identifiers.normal(str(getattr(record, "id", record)))


def passage_of(noun: str, key: str, source: Any, at: Any, passage: Any) -> Any:
    """Return the passage meant by `source` and `at`, or the one given."""
    if passage is not None:
        if source is not None or at is not None:
            message = "passage: give either a passage or source and at"
            raise invalid(f"{noun} {shown(key)}", message)
        return passage
    if source is None:
        if at is not None:
            message = "at: needs the source that the offsets are of"
            raise invalid(f"{noun} {shown(key)}", message)
        return None
    return {"source": source, "spans": at}


def invalid(where: str, message: str) -> ModelError:
    """Return the error for what a caller asked of a builder method."""
    finding = Finding(code="invalid-field", where=where, message=message)
    return ModelError(findings=(finding,))
