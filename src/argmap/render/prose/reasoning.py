"""Reasoning: why a claim stands, is contested or has an objection, in sentences.

The same answers as `explain` gives, with sources and with dates in words. A claim
whose attackers stand is never called rebutted: the objection on record is named.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import ClaimStatus, Flag, Status
from argmap.analysis.cautions import BEARING, bearing_on
from argmap.graph.compilation import Strike, StrikeKind
from argmap.graph.labelling import Label
from argmap.model.relations import RelationKind
from argmap.render.prose.sentences import Sentence
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import counted, joined, quoted
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation

__all__ = ["NO_REPLY", "cautions", "raised", "reasoned"]

MOST_BEARING = 1

WORDS = {
    Status.UNCHALLENGED: "unchallenged",
    Status.DEFENDED: "defended",
    Status.CONTESTED: "contested",
    Status.REBUTTED: "an objection on record",
}

NO_REPLY = "No reply recorded in this map."

CAUTIONS = {
    Flag.BARE_DENIAL: "What is against it reports no evidence in this map.",
    Flag.EARLIER_EVIDENCE: "Every dated objection to it speaks of an earlier period.",
    Flag.DOUBTED: "Doubt about it is on record.",
    Flag.UNSOURCED: "No passage is recorded for it.",
}


def reasoned(
    s: Survey, found: ClaimStatus, *, beside: Collection[str] = ()
) -> tuple[Sentence, ...]:
    """Return why a claim has its status, a sentence for each attack that matters.

    Parameters
    ----------
    s : Survey
        Of the map.
    found : ClaimStatus
        The claim's status in it.
    beside : collection of str
        Ids of the claims printed beside it, which need no repeating.

    Returns
    -------
    tuple of Sentence
        Never empty.
    """
    if found.status is Status.UNCHALLENGED:
        sentences = [about(NO_REPLY)]
    elif found.status is Status.DEFENDED:
        sentences = [_answered(s, strike, found.claim) for strike in found.strikes]
    elif found.status is Status.REBUTTED:
        sentences = [_standing(s, strike) for strike in found.witnesses]
    else:
        sentences = [_open(s, strike, beside) for strike in found.witnesses]
    explicit = s.explicit.by_claim.get(found.claim.id)
    if explicit is not None and explicit.status is not found.status:
        words = WORDS[explicit.status]
        sentences.append(about(f"By the links made in the documents alone: {words}."))
    return tuple(sentences)


def cautions(s: Survey, found: ClaimStatus) -> tuple[Sentence, ...]:
    """Return what a reader should know beside a claim's status.

    Parameters
    ----------
    s : Survey
        Of the map.
    found : ClaimStatus
        The claim's status in it.

    Returns
    -------
    tuple of Sentence
        Empty where there is nothing.
    """
    sentences = [
        one for kind in BEARING if (one := _bearing(s, found.claim, kind)) is not None
    ]
    if found.undercut_supports:
        sentences.append(
            about(
                f"{found.undercut_supports} of {counted(found.supports, 'support')} "
                "undercut: whether they bear on it is questioned."
            )
        )
    sentences += [about(CAUTIONS[flag]) for flag in found.flags if flag in CAUTIONS]
    return tuple(sentences)


def raised(s: Survey, claim: Claim, *, beside: Collection[str] = ()) -> Sentence | None:
    """Return what a claim is raised against, where that is not printed beside it.

    Parameters
    ----------
    s : Survey
        Of the map.
    claim : Claim
        A claim.
    beside : collection of str
        Ids of the claims printed beside it.

    Returns
    -------
    Sentence or None
        None where it attacks nothing else.
    """
    attacks = [
        relation
        for relation in s.m.relations_from(claim)
        if relation.kind is RelationKind.ATTACKS
        and s.assessment.counts(relation)
        and relation.target not in beside
    ]
    if not attacks:
        return None
    shown = [
        f"{_target(s, relation)} ({s.link(relation)})"
        for relation in attacks[:MOST_BEARING]
    ]
    more = len(attacks) - len(shown)
    if more:
        shown.append(counted(more, "other"))
    text = f"Raised against {joined(shown)}."
    ends = [claim.id]
    for relation in attacks:
        ends += s.ends(relation)
    sources = (*s.resting(dict.fromkeys(ends)), *cited(attacks))
    return sourced(text, tuple(dict.fromkeys(sources)))


def _target(s: Survey, relation: Relation) -> str:
    if not s.m.is_undercut(relation):
        return quoted(s.m.claims[relation.target].label)
    return s.step(s.m.relations[relation.target])


def _bearing(s: Survey, claim: Claim, kind: RelationKind) -> Sentence | None:
    """Name the first claims that supersede or qualify a claim, and count the rest."""
    relations = bearing_on(s.assessment, claim, kind)
    if not relations:
        return None
    shown = [s.named(relation.premises) for relation in relations[:MOST_BEARING]]
    more = len(relations) - len(shown)
    if more:
        shown.append(counted(more, "other claim"))
    sources = [c for r in relations for c in s.resting(r.premises, r)]
    text = f"{BEARING[kind]} {joined(shown)}."
    return sourced(text, tuple(dict.fromkeys(sources)))


def _standing(s: Survey, strike: Strike) -> Sentence:
    if strike.kind is StrikeKind.MISSING_SUPPORT:
        return about("It needs support, and none stands in this map.")
    if strike.kind is StrikeKind.DENIAL:
        return _denied(s, strike, "The")
    relation = s.m.relations[strike.record]
    reply = "no reply recorded" if _unanswered(s, strike) else "its replies answered"
    return _told(s, f"Objection on record, {reply}:", strike, relation)


def _open(s: Survey, strike: Strike, beside: Collection[str]) -> Sentence:
    if strike.kind is StrikeKind.MISSING_SUPPORT:
        return about("It needs support, and what supports it is itself contested.")
    if strike.kind is StrikeKind.DENIAL:
        return _denied(s, strike, "Contested: the")
    relation = s.m.relations[strike.record]
    if strike.premises and all(premise in beside for premise in strike.premises):
        text = f"Contested by the claim opposite, and not settled ({s.link(relation)})."
        return sourced(text, s.resting(strike.premises, relation))
    if strike.kind is StrikeKind.CONTRADICTION:
        return _told(s, "Contested, and not settled in this map:", strike, relation)
    return _told(s, "Objection on record, itself contested:", strike, relation)


def _denied(s: Survey, strike: Strike, start: str) -> Sentence:
    assertion = s.m.assertions[strike.record]
    when = "" if s.m.date_of(assertion) is None else f", {s.when(assertion)}"
    text = f"{start} contrary stated, without a ground in this map, by "
    return sourced(f"{text}{s.name(assertion.actor)}{when}.", cited([assertion]))


def _answered(s: Survey, strike: Strike, claim: Claim) -> Sentence:
    if not strike.premises:
        return _supported(s, claim)
    relation = s.m.relations[strike.record]
    text = f"Objection answered: {s.named(strike.premises)}"
    against, how, link = _defeat(s, strike, claim.id)
    if not against or link is None:
        return sourced(f"{text}.", s.resting(strike.premises, relation))
    reply = f"{how} {s.named(against)}; {s.link(link)}"
    sources = (*s.resting(strike.premises, relation), *s.resting(against, link))
    return sourced(f"{text}; {reply}.", tuple(dict.fromkeys(sources)))


def _supported(s: Survey, claim: Claim) -> Sentence:
    for relation in s.m.relations_to(claim):
        supports = relation.kind is RelationKind.SUPPORTS
        if supports and s.assessment.label_of(relation) is Label.IN:
            text = f"It needs support, and has it: {s.named(relation.premises)}."
            return sourced(text, s.resting(relation.premises, relation))
    return about("It needs support, and a support of it stands.")


def _defeat(
    s: Survey, strike: Strike, target: str
) -> tuple[tuple[str, ...], str, Relation | None]:
    """Return the claims that defeat a strike, how, and by which link.

    The target itself is none of them: of two claims that contradict each other the one
    that stands does so because of another.
    """
    for premise in strike.premises:
        found = s.assessment[premise]
        replies = [
            witness
            for witness in found.witnesses
            if witness.premises and target not in witness.premises
        ]
        if found.status is Status.REBUTTED and replies:
            # The plainest: one that nothing challenges, if there is any.
            reply = min(replies, key=lambda one: not _unanswered(s, one))
            return reply.premises, "reply:", s.m.relations[reply.record]
    for key in s.assessment.graph.undercuts.get(strike.record, ()):
        if s.assessment.label_of(key) is Label.IN:
            relation = s.m.relations[key]
            return relation.premises, "reply, that it does not bear on this:", relation
    return (), "", None


def _told(s: Survey, head: str, strike: Strike, relation: Relation) -> Sentence:
    return sourced(
        f"{head} {s.named(strike.premises)}; {s.link(relation)}.",
        s.resting(strike.premises, relation),
    )


def _unanswered(s: Survey, strike: Strike) -> bool:
    return not s.assessment.graph.undercuts.get(strike.record) and all(
        s.assessment[premise].status is Status.UNCHALLENGED
        for premise in strike.premises
    )
