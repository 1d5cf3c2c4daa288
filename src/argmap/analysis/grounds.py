"""Grounds: one plain sentence for each attack that settles a claim's status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Assessment, ClaimStatus, Flag, Status
from argmap.analysis.phrases import (
    closed,
    date_in_words,
    denial_in_words,
    link_in_words,
    quoted,
    speakers,
)
from argmap.graph.compilation import CompiledMap, Strike, StrikeKind
from argmap.graph.labelling import Label
from argmap.model.relations import Basis, Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.claims import Claim

__all__ = ["LINKS", "place_in_words", "reasons"]

LINKS = {
    None: "explicit and inferred links",
    Basis.EXPLICIT: "explicit links",
    Basis.ANALYST: "inferred links",
}
"""What is counted, by the basis that was asked for."""
PLACES = {
    None: "in this map",
    Basis.EXPLICIT: "among the explicit links of this map",
    Basis.ANALYST: "among the inferred links of this map",
}


def place_in_words(graph: CompiledMap) -> str:
    """Return where a reply was looked for: ``in this map as of May 2024``.

    Parameters
    ----------
    graph : CompiledMap
        What was compiled, for its basis and date.

    Returns
    -------
    str
        To follow "no reply recorded".
    """
    date = "" if graph.as_of is None else f" as of {date_in_words(graph.as_of)}"
    return PLACES[graph.basis] + date


def reasons(assessment: Assessment, found: ClaimStatus) -> tuple[str, ...]:
    """Return the sentences that say why a claim has its status.

    Parameters
    ----------
    assessment : Assessment
        Of the whole map.
    found : ClaimStatus
        One of its values.

    Returns
    -------
    tuple of str
        One for each attack that matters, in the map's order; never empty.
    """
    teller = _Teller(assessment, found.claim)
    if found.status is Status.UNCHALLENGED:
        return (f"No reply recorded {teller.here}.",)
    if found.status is Status.DEFENDED:
        return tuple(map(teller.answered, found.strikes))
    if found.status is Status.REBUTTED:
        return tuple(map(teller.standing, found.witnesses))
    return tuple(map(teller.undecided, found.witnesses))


class _Teller:
    """Says what a strike at a claim does, in the map's own terms."""

    def __init__(self, assessment: Assessment, claim: Claim) -> None:
        self.assessment = assessment
        self.graph = assessment.graph
        self.m = assessment.graph.map
        self.claim = claim
        self.here = place_in_words(self.graph)

    def standing(self, strike: Strike) -> str:
        if strike.kind is StrikeKind.MISSING_SUPPORT:
            count = self.assessment[self.claim.id].supports
            if not count:
                return f"This claim needs support, and none is recorded {self.here}."
            return f"This claim needs support, and none on record {self.here} stands."
        if strike.kind is StrikeKind.DENIAL:
            return self._denial(strike)
        if strike.kind is StrikeKind.CONTRADICTION:
            return closed(f"Contradicted by a claim that stands: {self._said(strike)}")
        answered = strike.record in self.graph.undercuts or self._challenged(
            strike.premises
        )
        reply = "every reply answered in turn" if answered else "no reply recorded"
        return closed(f"Objection on record, {reply}: {self._said(strike)}")

    def undecided(self, strike: Strike) -> str:
        if strike.kind is StrikeKind.MISSING_SUPPORT:
            return "This claim needs support, and what supports it is itself contested."
        if strike.kind is StrikeKind.DENIAL:
            return self._denial(strike)
        if strike.premises == (self.claim.id,):
            link = link_in_words(self.m, self.m.relations[strike.record])
            return closed(f"Recorded as speaking against itself, {link}")
        if strike.kind is StrikeKind.CONTRADICTION:
            head = f"Contradicted, and not settled {self.here}"
        else:
            head = f"Objection on record, {self._openness(strike)}"
        return closed(f"{head}: {self._said(strike)}")

    def answered(self, strike: Strike) -> str:
        if strike.kind is StrikeKind.MISSING_SUPPORT:
            return closed(f"This claim needs support, and has it: {self._support()}")
        if strike.kind is StrikeKind.DENIAL:
            return self._denial(strike)
        opposed = strike.kind is StrikeKind.CONTRADICTION
        head = "Contrary claim answered" if opposed else "Objection answered"
        return closed(f"{head}: {self._said(strike)}; {self._defeat(strike)}")

    def _openness(self, strike: Strike) -> str:
        """Return why an objection neither stands nor falls."""
        contested = [
            found
            for found in map(self.assessment.__getitem__, strike.premises)
            if found.status is Status.CONTESTED
        ]
        if not contested:
            return "though whether it bears on this claim is contested"
        if any(s.premises == (self.claim.id,) for f in contested for s in f.witnesses):
            return "to which this claim objects in turn"
        return "itself contested"

    def _defeat(self, strike: Strike) -> str:
        """Return what answers an objection that falls."""
        for premise in strike.premises:
            found = self.assessment[premise]
            if found.status is not Status.REBUTTED:
                continue
            reply = self._reply(found)
            if reply is not None:
                return f"the reply: {self._said(reply)}"
            return f"{self._quoted(premise)} needs support, and none stands"
        for key in self.graph.undercuts.get(strike.record, ()):
            if self.assessment.label_of(key) is Label.IN:
                told = self._told(self.m.relations[key])
                return f"the reply, that this does not bear on the claim: {told}"
        raise AssertionError(strike)  # a grounded labelling leaves no other way

    def _reply(self, found: ClaimStatus) -> Strike | None:
        """Return the plainest strike that answers: best one that nothing challenges.

        Of two claims that contradict each other the one that stands is no reply to
        the other: it stands because of another one.
        """
        replies = [
            witness
            for witness in found.witnesses
            if witness.premises and self.claim.id not in witness.premises
        ]
        replies.sort(key=lambda reply: self._challenged(reply.premises))
        return replies[0] if replies else None

    def _challenged(self, premises: tuple[str, ...]) -> bool:
        return any(self.assessment[premise].strikes for premise in premises)

    def _support(self) -> str:
        for relation in self.m.relations_to(self.claim):
            supports = relation.kind is RelationKind.SUPPORTS
            if supports and self.assessment.label_of(relation) is Label.IN:
                return self._told(relation)
        raise AssertionError(self.claim)  # else missing support would stand

    def _said(self, strike: Strike) -> str:
        return self._told(self.m.relations[strike.record], strike.premises)

    def _told(self, relation: Relation, premises: tuple[str, ...] = ()) -> str:
        named = self._claims(premises or relation.premises)
        return f"{named}, {link_in_words(self.m, relation)}"

    def _claims(self, keys: tuple[str, ...]) -> str:
        told = []
        for key in keys:
            newer = Flag.SUPERSEDED in self.assessment[key].flags
            since = "; since superseded" if newer else ""
            told.append(f"{self._quoted(key)} ({speakers(self.m, key)}{since})")
        return " together with ".join(told)

    def _quoted(self, key: str) -> str:
        return quoted(self.m.claims[key].label)

    def _denial(self, strike: Strike) -> str:
        denial = denial_in_words(self.m, self.m.assertions[strike.record])
        return f"{denial}; no ground recorded {self.here}."
