"""Proposing: what a map proposes, and what a person may say of it.

A draft made by a program marks its records as proposed. Answers name proposals by what
is proposed and by whom, neither by ids nor by offsets, so that an answer holds for the
same proposal in the next draft, even where the text has changed around it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.model.assertions import Assertion, Stance
from argmap.model.choices import Choice, words_taken
from argmap.model.claims import Claim, Quantity
from argmap.model.dates import Date
from argmap.model.fields import Identifier, Line, When
from argmap.model.records import Nested
from argmap.model.relations import Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Answer", "Proposal", "Verdict", "folded", "proposals"]

SYMMETRIC = (RelationKind.CONTRADICTS, RelationKind.REPHRASES)
"""Who rejects such a link rejects it either way round."""


class Verdict(StrEnum):
    """What a person says of a proposal."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    MERGED = "merged"
    CHANGED = "changed"


@attrs.frozen(kw_only=True, field_transformer=words_taken)
class Answer:
    """What somebody has said of one proposal.

    Parameters
    ----------
    key : str
        The proposal's, or that of one who is proposed to speak on a claim.
    verdict : Verdict
        Accepted, perhaps with other words or another speaker, rejected, merged with a
        claim, or changed and still to be decided.
    text : str or None
        Of a claim, the words that it is to have instead.
    figure : Quantity or None
        The figure that these words give; without one the claim has none any more.
    valid : Date or None
        The time that these words are about; without one the claim's stays.
    actor : str or None
        Of who speaks on a claim, the id or the name of the actor who does; one that
        the map lacks is added.
    stance : Stance or None
        Of who speaks on a claim, the stance that is taken.
    into : str or None
        Of a merged claim, the id of the claim that is the same; of a merged link between
        a claim and its rephrasing, the id of the one that stays.
    """

    key: str = attrs.field(validator=Line())
    verdict: Verdict = attrs.field(validator=Choice(Verdict, "a verdict"))
    text: str | None = attrs.field(default=None, validator=Line())
    figure: Quantity | None = attrs.field(
        default=None, validator=Nested(lambda: Quantity)
    )
    valid: Date | None = attrs.field(default=None, validator=When())
    actor: str | None = attrs.field(default=None, validator=Line())
    stance: Stance | None = attrs.field(
        default=None, validator=Choice(Stance, "a stance")
    )
    into: str | None = attrs.field(default=None, validator=Identifier())


@attrs.frozen(kw_only=True)
class Proposal:
    """What is to be answered at once.

    Parameters
    ----------
    key : str
        The same for the same proposal in every draft: a claim is known by its words, who
        speaks by the claim, the name, the stance and the title of the source, a link by
        its kind, its basis and its ends. Two proposals that are the same in all share
        an answer.
    record : Claim, Assertion or Relation
        What is proposed.
    assertions : tuple of Assertion
        Of a claim, who is proposed to speak on it; who has no answer shares its answer.
    keys : tuple of str
        The key of each of these.
    """

    key: str
    record: Claim | Assertion | Relation
    assertions: tuple[Assertion, ...] = ()
    keys: tuple[str, ...] = ()


def proposals(m: ArgumentMap, answers: Iterable[Answer] = ()) -> tuple[Proposal, ...]:
    """Return what a map proposes, each to be answered at once.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    answers : iterable of Answer
        What was said of earlier proposals: a claim that was given other words is known
        by its first.

    Returns
    -------
    tuple of Proposal
        Claims with who speaks on them, then speakers on claims that are no proposals,
        then links; each in the map's order. Empty where nothing is proposed.
    """
    known = _claim_keys(m, answers)
    return (*_spoken(m, known), *_links(m, known))


def folded(text: str) -> str:
    """Return words as they are compared: without capitals and needless blanks.

    Parameters
    ----------
    text : str
        Of a claim, a name or a title.

    Returns
    -------
    str
        One line.
    """
    return " ".join(text.casefold().split())


def _claim_keys(m: ArgumentMap, answers: Iterable[Answer]) -> dict[str, str]:
    """Return the key of each claim by its id, that of its first words."""
    first = {_claim_key(one.text): one.key for one in answers if one.text is not None}
    keys = {one.id: _claim_key(one.text or one.title or one.id) for one in m}
    return {name: first.get(key, key) for name, key in keys.items()}


def _spoken(m: ArgumentMap, known: dict[str, str]) -> list[Proposal]:
    """Return the claims that are proposed, then who else is proposed to speak."""
    claims, speakers = [], []
    for claim in m:
        said = tuple(one for one in m.assertions_of(claim) if one.proposed)
        keys = tuple(_speaker_key(m, one, known[claim.id]) for one in said)
        if claim.proposed:
            claims.append(
                Proposal(key=known[claim.id], record=claim, assertions=said, keys=keys)
            )
        else:
            speakers += [
                Proposal(key=key, record=one)
                for key, one in zip(keys, said, strict=True)
            ]
    order = {key: number for number, key in enumerate(m.assertions)}
    speakers.sort(key=lambda one: order[one.record.id])
    return [*claims, *speakers]


def _links(m: ArgumentMap, known: dict[str, str]) -> list[Proposal]:
    found = []
    keys = dict(known)
    for link in m.relations.values():
        ends = [keys.get(end, end) for end in (*link.premises, link.target)]
        if link.kind in SYMMETRIC:
            ends.sort()
        keys[link.id] = _key("link", link.kind.value, link.basis.value, *ends)
        if link.proposed:
            found.append(Proposal(key=keys[link.id], record=link))
    return found


def _claim_key(text: str) -> str:
    return _key("claim", folded(text))


def _speaker_key(m: ArgumentMap, one: Assertion, claim: str) -> str:
    said = [claim, folded(m.actors[one.actor].name), one.stance.value]
    if one.passage is not None:
        # Not the digest: it changes with every letter of the document.
        said.append(folded(m.sources[one.passage.source].title))
    return _key("speaker", *said)


def _key(kind: str, *said: str) -> str:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return f"{kind}:{digest}"
