"""Cautions: what a reader should know beside a claim's status."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Assessment, ClaimStatus, Flag
from argmap.analysis.phrases import date_in_words, quoted, speakers
from argmap.model.assertions import Stance
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.model.claims import Claim

__all__ = ["cautions_of"]

MOST_NAMED = 2
BEARING = {
    RelationKind.SUPERSEDES: "Superseded by",
    RelationKind.QUALIFIES: "Qualified by",
}
SENTENCES = {
    Flag.BARE_DENIAL: "What is against it reports no evidence.",
    Flag.EARLIER_EVIDENCE: "Every dated objection to it speaks of an earlier period.",
    Flag.REINSTATED: "Once rebutted, and answered since.",
}


def cautions_of(assessment: Assessment, found: ClaimStatus) -> tuple[str, ...]:
    """Return what a reader should know beside a claim's status.

    Parameters
    ----------
    assessment : Assessment
        Of the whole map.
    found : ClaimStatus
        One of its values.

    Returns
    -------
    tuple of str
        Sentences: what supersedes and qualifies it, who doubts it, how many of its
        supports are undercut, what is against it. Empty where there is nothing.
    """
    return tuple(_told(assessment, found))


def _told(assessment: Assessment, found: ClaimStatus) -> Iterator[str]:
    for kind, words in BEARING.items():
        others = _bearing(assessment, found.claim, kind)
        if others:
            yield f"{words} {_several(others)}."
    doubts = _doubts(assessment, found.claim)
    if doubts:
        yield f"Doubted by {_several(doubts)}."
    if found.undercut_supports:
        yield f"{found.undercut_supports} of {found.supports} supports undercut."
    for flag in found.flags:
        if flag in SENTENCES:
            yield SENTENCES[flag]


def _bearing(assessment: Assessment, claim: Claim, kind: RelationKind) -> list[str]:
    m = assessment.graph.map
    return [
        f"{quoted(m.claims[relation.premises[0]].label)} "
        f"({speakers(m, relation.premises[0])})"
        for relation in m.relations_to(claim)
        if relation.kind is kind and assessment.counts(relation)
    ]


def _doubts(assessment: Assessment, claim: Claim) -> list[str]:
    m = assessment.graph.map
    doubts = []
    for assertion in m.assertions_of(claim):
        if assertion.stance is Stance.DOUBTS:
            date = m.date_of(assertion)
            name = m.actors[assertion.actor].name
            doubts.append(name if date is None else f"{name} ({date_in_words(date)})")
    return list(dict.fromkeys(doubts))


def _several(names: list[str]) -> str:
    if len(names) > MOST_NAMED:
        return f"{', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED} more"
    return " and ".join(names)
