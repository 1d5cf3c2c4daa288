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
    from argmap.model.relations import Relation

__all__ = ["BEARING", "bearing_on", "cautions_of"]

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


def bearing_on(
    assessment: Assessment, claim: Claim, kind: RelationKind
) -> tuple[Relation, ...]:
    """Return the relations of a kind that target a claim and count.

    Parameters
    ----------
    assessment : Assessment
        Of the whole map.
    claim : Claim
        One of its claims.
    kind : RelationKind
        Such as the kinds of `BEARING`.

    Returns
    -------
    tuple of Relation
        In the map's order.
    """
    return tuple(
        relation
        for relation in assessment.graph.map.relations_to(claim)
        if relation.kind is kind and assessment.counts(relation)
    )


def _told(assessment: Assessment, found: ClaimStatus) -> Iterator[str]:
    for kind, words in BEARING.items():
        others = bearing_on(assessment, found.claim, kind)
        if others:
            yield f"{words} {_several([_source(assessment, one) for one in others])}."
    doubts = _doubts(assessment, found.claim)
    if doubts:
        yield f"Doubted by {_several(doubts)}."
    if found.undercut_supports:
        yield f"{found.undercut_supports} of {found.supports} supports undercut."
    for flag in found.flags:
        if flag in SENTENCES:
            yield SENTENCES[flag]


def _source(assessment: Assessment, relation: Relation) -> str:
    m = assessment.graph.map
    premise = relation.premises[0]
    return f"{quoted(m.claims[premise].label)} ({speakers(m, premise)})"


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
