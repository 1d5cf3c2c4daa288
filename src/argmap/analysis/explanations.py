"""Explanations: why a claim has its status, one plain sentence a witness."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import (
    Assessment,
    ClaimStatus,
    Flag,
    Status,
    assess,
)
from argmap.analysis.cautions import cautions_of
from argmap.analysis.phrases import closed, date_in_words, quoted, speakers
from argmap.errors import UnknownIdError
from argmap.graph.compilation import Strike, StrikeKind
from argmap.graph.labelling import Label
from argmap.model.relations import Basis, Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date

__all__ = ["Explanation", "explain", "reasons"]

LONGEST_TITLE = 60

LINKS = {
    None: "explicit and inferred links",
    Basis.EXPLICIT: "explicit links",
    Basis.ANALYST: "inferred links",
}
PLACES = {
    None: "in this map",
    Basis.EXPLICIT: "among the explicit links of this map",
    Basis.ANALYST: "among the inferred links of this map",
}


@attrs.frozen(kw_only=True)
class Explanation:
    """Why a claim has its status.

    Parameters
    ----------
    claim : Claim
        The claim.
    status : Status
        Its status.
    basis : Basis or None
        The only basis whose links count; None for both.
    reasons : tuple of str
        One sentence for each attack that matters; never empty.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.
    cautions : tuple of str
        What a reader should know besides: what supersedes or qualifies the claim,
        who doubts it, which of its supports are undercut.
    """

    claim: Claim
    status: Status
    basis: Basis | None
    reasons: tuple[str, ...]
    as_of: Date | None = None
    cautions: tuple[str, ...] = ()

    def __str__(self) -> str:
        date = "" if self.as_of is None else f", as of {date_in_words(self.as_of)}"
        head = f"{self.status.value.capitalize()}, by {LINKS[self.basis]}{date}:"
        told = (f"- {sentence}" for sentence in (*self.reasons, *self.cautions))
        return "\n".join((self.claim.label, head, *told))


def explain(
    m: ArgumentMap,
    claim: Claim | str,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Explanation:
    """Return why a claim has its status.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.

    Returns
    -------
    Explanation
        With a sentence for each attack that settles the status or, for a claim that
        stands, for each attack that is answered.

    Raises
    ------
    UnknownIdError
        No claim has the id, or none had been made by that date.
    QueryError
        There is no such basis.
    """
    key = m.claims[claim if isinstance(claim, str) else claim.id].id
    assessment = assess(m, basis=basis, as_of=as_of)
    if key not in assessment:
        raise _left_out(m.claims[key], assessment.graph.as_of)
    found = assessment[key]
    return Explanation(
        claim=found.claim,
        status=found.status,
        basis=assessment.graph.basis,
        reasons=reasons(assessment, found),
        as_of=assessment.graph.as_of,
        cautions=cautions_of(assessment, found),
    )


def _left_out(claim: Claim, as_of: Date | None) -> UnknownIdError:
    message = (
        f"the claim {claim.id!r} is only proposed, and has no status until accepted"
        if claim.proposed or as_of is None
        else f"the claim {claim.id!r} had not been made by {as_of}, so it has no status"
    )
    return UnknownIdError(message)


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
        self.here = PLACES[self.graph.basis]
        if self.graph.as_of is not None:
            self.here += f" as of {date_in_words(self.graph.as_of)}"

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
            link = self._link(self.m.relations[strike.record])
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
        link = self._link(self.m.relations[strike.record])
        return f"{self._claims(strike.premises)}, {link}"

    def _told(self, relation: Relation) -> str:
        return f"{self._claims(relation.premises)}, {self._link(relation)}"

    def _claims(self, keys: tuple[str, ...]) -> str:
        told = []
        for key in keys:
            newer = Flag.SUPERSEDED in self.assessment[key].flags
            since = "; since superseded" if newer else ""
            told.append(f"{self._quoted(key)} ({speakers(self.m, key)}{since})")
        return " together with ".join(told)

    def _quoted(self, key: str) -> str:
        return quoted(self.m.claims[key].label)

    def _link(self, relation: Relation) -> str:
        """Return who makes a link: somebody in a document, or the map-maker."""
        if relation.basis is Basis.ANALYST:
            return f"link inferred by {relation.analyst or 'the map-maker'}"
        if relation.author is not None:
            return f"link made by {self.m.actors[relation.author].name}"
        if relation.passage is None:
            return "link made in a document"
        title = self.m.sources[relation.passage.source].title
        return f"link made in {quoted(title, LONGEST_TITLE)}"

    def _denial(self, strike: Strike) -> str:
        assertion = self.m.assertions[strike.record]
        words = [f"Denial on record: {self.m.actors[assertion.actor].name}"]
        date = self.m.date_of(assertion)
        if date is not None:
            words.append(date_in_words(date))
        if assertion.via:
            names = [self.m.actors[actor].name for actor in assertion.via]
            words.append(f"reported by {' and '.join(names)}")
        return f"{', '.join(words)}; no ground recorded {self.here}."
