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
from argmap.model.relations import Relation

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
        Of a merged claim, the id of the claim that is the same.
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
    keys: dict[str, str] = {}
    found = []

    def add(record: Any, said: Any, *assertions: Assertion) -> None:
        keys[record.id] = _digest(said)
        found.append(
            Proposal(key=keys[record.id], record=record, assertions=assertions)
        )

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
        if link.proposed:
            ends = [keys.get(end, end) for end in (*link.premises, link.target)]
            add(link, ["link", link.kind.value, *ends])
    return tuple(found)


def settle(m: ArgumentMap, answers: Iterable[Answer]) -> Settlement:
    """Return a map after answers to what it proposes.

    What is rejected goes, with all that needs it, and actors who are known by that
    alone. What is merged gives its speakers and links to the other claim. The map that
    is given stays as it is.

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
        A claim is to be merged with itself or with one that the map does not have, or
        claims with each other in a circle.
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
        direct = {
            key: self._target(key, answer)
            for key, answer in self.answers.items()
            if answer.verdict is Verdict.MERGED
        }
        found = {}
        for key, first in direct.items():
            seen, end = [key], first
            while end in direct:
                if end in seen:
                    raise QueryError(
                        f"claims {', '.join(map(repr, seen))} are to be merged with "
                        "each other in a circle; keep one of them"
                    )
                seen.append(end)
                end = direct[end]
            answer = self.answers.get(end)
            if answer is not None and answer.verdict is Verdict.REJECTED:
                raise QueryError(
                    f"claim {key!r} is to be merged with {end!r}, which is rejected; "
                    "accept that one, or merge with another"
                )
            found[key] = end
        return found

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

    def result(self, settled: Iterable[Proposal]) -> ArgumentMap:
        made = copy.copy(self.m)
        gone: set[tuple[str, str]] = set()
        for one in settled:
            verdict = self.answers[one.record.id].verdict
            if verdict is Verdict.ACCEPTED:
                made.replace(*self._accepted(one))
            else:
                gone.add((_space(one.record), one.record.id))
                if verdict is Verdict.MERGED:
                    self._move(made, one)
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

    def _move(self, made: ArgumentMap, one: Proposal) -> None:
        """Let those who speak on a merged claim speak on the other."""
        into = self.into[one.record.id]
        held = {_without_id(said) for said in made.assertions_of(into)}
        for said in self.m.assertions_of(one.record.id):
            moved = attrs.evolve(said, claim=into, proposed=False)
            if _without_id(moved) not in held:
                fields = {
                    name: getattr(moved, name)
                    for name in attrs.fields_dict(Assertion)
                    if name not in ("id", "claim")
                }
                made.assertion(into, **fields)

    def _redirect(self, made: ArgumentMap) -> set[tuple[str, str]]:
        """Let links of merged claims bear on the others; return those left empty."""
        gone = set()
        for link in list(made.relations.values()):
            premises = tuple(
                dict.fromkeys(self.into.get(end, end) for end in link.premises)
            )
            target = self.into.get(link.target, link.target)
            if (premises, target) == (link.premises, link.target):
                continue
            if target in premises:
                gone.add(("relations", link.id))
            made.replace(attrs.evolve(link, premises=premises, target=target))
        return gone


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


def _without_id(one: Assertion) -> Assertion:
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
