"""Reasoning: why a claim stands, is contested or has an objection, in sentences.

The same answers as `explain` gives, with sources and with dates in words. A claim
whose attackers stand is never called rebutted: the objection on record is named.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import ClaimStatus, Flag, Status
from argmap.analysis.cautions import BEARING, bearing_on
from argmap.graph.compilation import Strike, StrikeKind
from argmap.graph.labelling import Label
from argmap.model.relations import RelationKind
from argmap.render.prose.scope import Detail, first
from argmap.render.prose.sentences import Sentence, about, sourced
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import counted, joined, quoted
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation

__all__ = [
    "CAUTIONS",
    "NO_REPLY",
    "WORDS",
    "by_documents",
    "cautions",
    "raised",
    "reasoned",
]

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
        Ids of the claims printed beside it: that it and they are contested needs no
        repeating in each column.

    Returns
    -------
    tuple of Sentence
        In the order in which the objections were first made; empty only for a claim
        that is contested by those beside it alone.
    """
    if found.status is Status.UNCHALLENGED:
        return (about(NO_REPLY),)
    if found.status is Status.DEFENDED:
        strikes = _in_order(s, found.strikes)
        return tuple(_answered(s, strike, found.claim) for strike in strikes)
    strikes = _in_order(s, found.witnesses)
    if found.status is Status.REBUTTED:
        return tuple(_standing(s, strike) for strike in strikes)
    return tuple(
        _open(s, strike)
        for strike in strikes
        if not strike.premises or not all(key in beside for key in strike.premises)
    )


def _in_order(s: Survey, strikes: Sequence[Strike]) -> list[Strike]:
    """Return objections by the date of the first statement; undated ones last."""

    def when(strike: Strike) -> tuple[int, object]:
        said = [one for key in strike.premises for one in s.said(key)]
        if strike.kind is StrikeKind.DENIAL:
            said = [s.m.assertions[strike.record]]
        dates = [date for one in said if (date := s.m.date_of(one)) is not None]
        return (0, min(d.sort_key for d in dates)) if dates else (1, ())

    return sorted(strikes, key=when)


def by_documents(s: Survey, found: ClaimStatus) -> Sentence | None:
    """Return the status by the links made in the documents, where it is another.

    Parameters
    ----------
    s : Survey
        Of the map.
    found : ClaimStatus
        The claim's status in it.

    Returns
    -------
    Sentence or None
        About the map.
    """
    explicit = s.explicit.by_claim.get(found.claim.id)
    if explicit is None or explicit.status is found.status:
        return None
    return about(f"By the links made in the documents alone: {WORDS[explicit.status]}.")


def cautions(
    s: Survey, found: ClaimStatus, *, told: Collection[Flag] = ()
) -> tuple[Sentence, ...]:
    """Return what a reader should know beside a claim's status.

    Parameters
    ----------
    s : Survey
        Of the map.
    found : ClaimStatus
        The claim's status in it.
    told : collection of Flag
        What is said elsewhere, of this claim and of those beside it.

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
    flags = [flag for flag in found.flags if flag in CAUTIONS and flag not in told]
    sentences += [about(CAUTIONS[flag]) for flag in flags]
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
        for relation in first(attacks, s.caps.bearing)
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
    words = s.premises if s.scope.detail is Detail.SHORT else _named(s)
    shown = [words(relation) for relation in first(relations, s.caps.bearing)]
    more = len(relations) - len(shown)
    if more:
        shown.append(counted(more, "other claim"))
    sources = [c for r in relations for c in s.resting(r.premises, r)]
    text = f"{BEARING[kind]} {joined(shown)}."
    return sourced(text, tuple(dict.fromkeys(sources)))


def _named(s: Survey) -> Callable[[Relation], str]:
    return lambda relation: s.named(relation.premises)


def _standing(s: Survey, strike: Strike) -> Sentence:
    if strike.kind is StrikeKind.MISSING_SUPPORT:
        return about("It needs support, and none stands in this map.")
    if strike.kind is StrikeKind.DENIAL:
        return _denied(s, strike, "The")
    relation = s.m.relations[strike.record]
    reply = "no reply recorded" if _unanswered(s, strike) else "its replies answered"
    return _told(s, f"Objection on record, {reply}:", strike, relation)


def _open(s: Survey, strike: Strike) -> Sentence:
    if strike.kind is StrikeKind.MISSING_SUPPORT:
        return about("It needs support, and what supports it is itself contested.")
    if strike.kind is StrikeKind.DENIAL:
        return _denied(s, strike, "Contested: the")
    relation = s.m.relations[strike.record]
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
