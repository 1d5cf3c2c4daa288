"""Reviewing: what a map proposes, and what becomes of it when a person has answered.

A draft made by a program marks its records as proposed. A person accepts, rewords,
rejects or merges each of them. Answers name proposals by what these rest on, not by
ids, so that an answer holds for the same proposal in the next draft of the same text.
"""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import QueryError
from argmap.findings import Finding, Severity
from argmap.model import views
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.identifiers import nearest
from argmap.model.references import mentions, references
from argmap.model.relations import Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Passage

__all__ = ["Answer", "Proposal", "Settlement", "Verdict", "proposals", "settle"]


class Verdict(StrEnum):
    """What a person says of a proposal."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    MERGED = "merged"


@attrs.frozen(kw_only=True)
class Answer:
    """What somebody has said of one proposal.

    Parameters
    ----------
    key : str
        The proposal's.
    verdict : Verdict
        Accepted as it is or with other words, rejected, or merged with a claim.
    text : str or None
        Of an accepted claim, the words that it is to have instead.
    into : str or None
        Of a merged claim, the id of the claim that is the same; of a merged link between
        a claim and its rephrasing, the id of the one that stays.
    """

    key: str
    verdict: Verdict
    text: str | None = None
    into: str | None = None


@attrs.frozen(kw_only=True)
class Proposal:
    """What is to be answered at once.

    Parameters
    ----------
    key : str
        The same for the same words at the same place in every draft of a text, so that
        two proposals that are the same in all share an answer.
    record : Claim, Assertion or Relation
        What is proposed.
    assertions : tuple of Assertion
        Of a claim, who is proposed to speak on it; they share its answer.
    """

    key: str
    record: Claim | Assertion | Relation
    assertions: tuple[Assertion, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class Settlement:
    """A map after answers.

    Parameters
    ----------
    map : ArgumentMap
        The map without what was rejected, with what was accepted no longer marked.
    settled : tuple of Proposal
        The proposals that had an answer, in their order.
    open : tuple of Proposal
        Those that had none.
    findings : tuple of Finding
        A note for each answer that fits no proposal of the map.
    """

    map: ArgumentMap
    settled: tuple[Proposal, ...]
    open: tuple[Proposal, ...]
    findings: tuple[Finding, ...]


def proposals(m: ArgumentMap) -> tuple[Proposal, ...]:
    """Return what a map proposes, each to be answered at once.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    tuple of Proposal
        Claims with who speaks on them, then speakers on claims that are no proposals,
        then links; each in the map's order. Empty where nothing is proposed.
    """
    # A claim is known to a link by its text: accepting it leaves the link's key alone.
    keys = {claim.id: _digest(["claim", claim.text]) for claim in m}
    found = []

    def add(record: Any, said: Any, *assertions: Assertion) -> None:
        key = _digest(said)
        if isinstance(record, Relation):
            keys[record.id] = key
        found.append(Proposal(key=key, record=record, assertions=assertions))

    for claim in m:
        if claim.proposed:
            speaking = tuple(a for a in m.assertions_of(claim) if a.proposed)
            placed = next((a for a in speaking if a.passage is not None), None)
            where = [] if placed is None else _said(m, placed)
            add(claim, ["claim", claim.text, *where], *speaking)
    for one in m.assertions.values():
        if one.proposed and not m.claims[one.claim].proposed:
            add(one, ["speaker", one.claim, *_said(m, one)])
    for link in m.relations.values():
        ends = [keys.get(end, end) for end in (*link.premises, link.target)]
        said = ["link", link.kind.value, *ends]
        if link.proposed:
            add(link, said)
        else:
            keys[link.id] = _digest(said)
    return tuple(found)


def settle(m: ArgumentMap, answers: Iterable[Answer]) -> Settlement:
    """Return a map after answers to what it proposes.

    What is rejected goes, with all that needs it, and actors who are known by that
    alone. A claim that is merged gives its speakers and links to the other, and fields
    that the other lacks; a link that says that two claims are the same may be answered
    by merging them. The map that is given stays as it is.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    answers : iterable of Answer
        Of several to one proposal the last counts.

    Returns
    -------
    Settlement
        With the same map where no answer fits.

    Raises
    ------
    QueryError
        A claim is to be merged with one that the map does not have, or claims with each
        other in a circle, or the ends of a link that is no rephrasing, or the thesis of
        an issue with a claim of another.
    """
    by_key = {answer.key: answer for answer in answers}
    listed = proposals(m)
    settled = tuple(one for one in listed if one.key in by_key)
    work = _Settling(m, {one.record.id: by_key[one.key] for one in settled})
    known = {one.key for one in listed}
    return Settlement(
        map=work.result(settled) if settled else m,
        settled=settled,
        open=tuple(one for one in listed if one.key not in by_key),
        findings=tuple(_stale(by_key[key]) for key in by_key if key not in known),
    )


class _Settling:
    """Gathers what changes in a map, and makes the map with it."""

    def __init__(self, m: ArgumentMap, answers: Mapping[str, Answer]) -> None:
        self.m = m
        self.answers = answers
        self.into = self._merged()

    def _merged(self) -> dict[str, str]:
        """Return, by the id of a merged claim, that of the claim that it becomes."""
        merged = {
            key: answer
            for key, answer in self.answers.items()
            if answer.verdict is Verdict.MERGED
        }
        direct = {
            key: self._target(key, answer)
            for key, answer in merged.items()
            if key not in self.m.relations
        }
        for key in direct:
            _end_of(key, direct)
        for key, answer in merged.items():
            if key in self.m.relations:
                one, other = (
                    _end_of(end, direct) for end in self._ends(key, answer.into)
                )
                # What two links say to be the same may be merged by the first of them.
                if one != other:
                    direct[one] = other
        found = {key: _end_of(key, direct) for key in direct}
        for key, end in found.items():
            if self._is_rejected(end):
                raise QueryError(
                    f"claim {key!r} is to be merged with {end!r}, which is rejected; "
                    "accept that one, or merge with another"
                )
        return found

    def _is_rejected(self, key: str) -> bool:
        answer = self.answers.get(key)
        return answer is not None and answer.verdict is Verdict.REJECTED

    def _target(self, key: str, answer: Answer) -> str:
        claims = self.m.claims
        if key not in claims:
            raise QueryError(f"{key!r} is no claim; only claims are merged")
        if answer.into is None or answer.into not in claims:
            near = nearest(str(answer.into), [one for one in claims if one != key])
            hint = f"; the nearest is {near!r}" if near else ""
            raise QueryError(
                f"claim {key!r} is to be merged with {answer.into!r}, which is no "
                f"claim of the map{hint}"
            )
        return answer.into

    def _ends(self, key: str, into: str | None) -> tuple[str, str]:
        """Return the claim of a link that goes, and the one that stays."""
        link = self.m.relations[key]
        if link.kind is not RelationKind.REPHRASES:
            raise QueryError(
                f"link {key!r} {link.kind} its target; only claims that a link rephrases "
                "are merged"
            )
        ends = (link.premises[0], link.target)
        if into not in ends:
            raise QueryError(
                f"the claims of link {key!r} are to be merged into {into!r}; choose "
                f"{ends[0]!r} or {ends[1]!r}"
            )
        return (ends[0], ends[1]) if into == ends[1] else (ends[1], ends[0])

    def result(self, settled: Iterable[Proposal]) -> ArgumentMap:
        made = copy.copy(self.m)
        gone = {("claims", key) for key in self.into}
        for one in settled:
            if self.answers[one.record.id].verdict is Verdict.ACCEPTED:
                made.replace(*self._accepted(one))
            else:
                gone.add((_space(one.record), one.record.id))
        for key in self.into:
            self._move(made, key, gone)
        gone |= self._redirect(made)
        whole = views.left_out(made, gone, kept=made.claims)
        return _without_strangers(made, whole)

    def _accepted(self, one: Proposal) -> Iterator[Any]:
        record = attrs.evolve(one.record, proposed=False)
        text = self.answers[record.id].text
        if text is not None and isinstance(record, Claim):
            record = attrs.evolve(record, text=text)
        yield record
        for said in one.assertions:
            yield attrs.evolve(said, proposed=False)

    def _move(self, made: ArgumentMap, key: str, gone: set[tuple[str, str]]) -> None:
        """Let those who speak on a merged claim speak on the other."""
        into = self.into[key]
        held = {_without_id(said) for said in made.assertions_of(into)}
        # Who speaks on a claim that was answered shares its answer.
        answered = key in self.answers
        for said in made.assertions_of(key):
            proposed = said.proposed and not answered
            moved = attrs.evolve(said, claim=into, proposed=proposed)
            if ("assertions", said.id) in gone or _without_id(moved) in held:
                continue
            fields = {
                name: getattr(moved, name)
                for name in attrs.fields_dict(Assertion)
                if name not in ("id", "claim")
            }
            made.assertion(into, **fields)
        lacking = {
            field.name: getattr(made.claims[key], field.name)
            for field in attrs.fields(Claim)
            if getattr(made.claims[into], field.name) in (None, ())
        }
        made.replace(attrs.evolve(made.claims[into], **lacking))

    def _redirect(self, made: ArgumentMap) -> set[tuple[str, str]]:
        """Let what names merged claims name the others; return links left empty."""
        gone = set()
        for issue in list(made.issues.values()):
            if issue.thesis in self.into:
                into = made.claims[self.into[issue.thesis]]
                if into.issue != issue.id:
                    raise QueryError(
                        f"claim {issue.thesis!r} is the thesis of issue {issue.id!r}, "
                        f"and {into.id!r} is filed under {into.issue!r}; merge the other "
                        "way round, or file both under one issue"
                    )
                made.replace(attrs.evolve(issue, thesis=into.id))
        held = {_without_id(link) for link in made.relations.values()}
        for link in list(made.relations.values()):
            premises = tuple(
                dict.fromkeys(self.into.get(end, end) for end in link.premises)
            )
            target = self.into.get(link.target, link.target)
            if (premises, target) == (link.premises, link.target):
                continue
            moved = attrs.evolve(link, premises=premises, target=target)
            if target in premises or _without_id(moved) in held:
                gone.add(("relations", link.id))
            held.add(_without_id(moved))
            made.replace(moved)
        return gone


def _end_of(key: str, direct: Mapping[str, str]) -> str:
    """Return the claim that another becomes, through all that it is merged with."""
    seen = {key: None}
    end = direct.get(key, key)
    while end in direct:
        if end in seen:
            raise QueryError(
                f"claims {', '.join(map(repr, seen))} are to be merged with "
                "each other in a circle; keep one of them"
            )
        seen[end] = None
        end = direct[end]
    return end


def _without_strangers(before: ArgumentMap, after: ArgumentMap) -> ArgumentMap:
    """Return the map without actors who were known only by what has gone."""
    named, still = (
        {
            key
            for record in m.records()
            for _, space, key in (*references(record), *mentions(record))
            if space == "actors"
        }
        for m in (before, after)
    )
    strangers = (named - still) & after.actors.keys()
    if not strangers:
        return after
    return views.left_out(
        after, {("actors", key) for key in strangers}, kept=after.claims
    )


def _said(m: ArgumentMap, one: Assertion) -> list[Any]:
    """Return what a proposed assertion rests on: who, how, and where."""
    actor = m.actors[one.actor].name
    where = [] if one.passage is None else _place(m, one.passage)
    return [actor, one.stance.value, *where]


def _place(m: ArgumentMap, passage: Passage) -> list[Any]:
    source = m.sources[passage.source]
    exact = passage.digest or passage.exact or [list(span) for span in passage.spans]
    return [source.sha256 or source.id, exact]


def _digest(said: Any) -> str:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _without_id(one: Assertion | Relation) -> Assertion | Relation:
    return attrs.evolve(one, id="x")


def _space(record: Claim | Assertion | Relation) -> str:
    if isinstance(record, Claim):
        return "claims"
    return "assertions" if isinstance(record, Assertion) else "relations"


def _stale(answer: Answer) -> Finding:
    return Finding(
        code="stale-answer",
        severity=Severity.NOTE,
        message=f"the answer {answer.verdict.value!r} to {answer.key} fits no proposal",
        remedy="nothing is to be done, unless the text was expected to be proposed",
    )
