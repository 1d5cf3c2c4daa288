"""Explanations: why a claim has its status, as the dispute that settles it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import (
    Assessment,
    ClaimStatus,
    Flag,
    Status,
    assess,
    no_status,
)
from argmap.analysis.acceptance import Prospect, prospect, prospect_sentence
from argmap.analysis.cautions import cautions_of
from argmap.analysis.dispute import Ending, Move, MoveKind, dispute_over
from argmap.analysis.grounds import LINKS, place_in_words, reasons
from argmap.analysis.phrases import (
    closed,
    date_in_words,
    denial_in_words,
    link_in_words,
    quoted,
    speakers,
)
from argmap.graph.labelling import Label
from argmap.model.relations import Basis

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date

__all__ = ["Explanation", "Line", "explain", "explained", "explanations_of"]

DEEPEST = 12
"""Replies to replies that are printed before the rest is counted."""
MOST_BESIDE = 5
"""Further objections that are printed before the rest is counted."""
WORDS = {
    (MoveKind.ATTACK, True): "Objection",
    (MoveKind.ATTACK, False): "Reply",
    (MoveKind.CONTRADICTION, True): "Contrary claim",
    (MoveKind.CONTRADICTION, False): "Contrary claim in reply",
    (MoveKind.UNDERCUT, True): "Objection, that this does not bear on it",
    (MoveKind.UNDERCUT, False): "Reply, that this does not bear on it",
    (MoveKind.SUPPORT, True): "Support",
    (MoveKind.SUPPORT, False): "Support",
}
"""What a move is called, and whether it speaks against the claim in dispute."""
NEEDS = {
    Label.IN: "needs support, and none on record stands",
    Label.OUT: "needs support",
    Label.UNDEC: "needs support, and what supports it is itself contested",
}


@attrs.frozen(kw_only=True)
class Line:
    """One sentence of an explanation.

    Parameters
    ----------
    depth : int
        How far it is set in: 0 for what bears on the claim itself.
    text : str
        One or more whole sentences on one line.
    """

    depth: int
    text: str


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
    moves : tuple of Move
        The dispute that settles the status, each move before the replies to it;
        empty where nothing bears against the claim.
    sentences : tuple of str
        Each move in a sentence or two.
    beside : tuple of str
        For a rebutted claim, the other attacks that stand, a sentence each.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.
    cautions : tuple of str
        What a reader should know besides: what supersedes or qualifies the claim,
        who doubts it, which of its supports are undercut.
    prospect : Prospect or None
        What becomes of a contested claim whichever way the clashes go, where that was
        asked for.
    """

    claim: Claim
    status: Status
    basis: Basis | None
    reasons: tuple[str, ...]
    moves: tuple[Move, ...]
    sentences: tuple[str, ...]
    beside: tuple[str, ...] = ()
    as_of: Date | None = None
    cautions: tuple[str, ...] = ()
    prospect: Prospect | None = None

    @property
    def heading(self) -> str:
        """The status and the rule: ``Rebutted, by explicit and inferred links``."""
        date = "" if self.as_of is None else f", as of {date_in_words(self.as_of)}"
        return f"{self.status.value.capitalize()}, by {LINKS[self.basis]}{date}"

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is printed: the dispute, what else stands, and the cautions."""
        told = [*_dispute(self.moves, self.sentences)]
        if not self.moves:
            told += (Line(depth=0, text=reason) for reason in self.reasons)
        told += (
            Line(depth=0, text=f"Also: {reason}")
            for reason in self.beside[:MOST_BESIDE]
        )
        if len(self.beside) > MOST_BESIDE:
            more = len(self.beside) - MOST_BESIDE
            told.append(Line(depth=0, text=f"And {more} more."))
        if self.prospect is not None:
            told.append(Line(depth=0, text=prospect_sentence(self.prospect)))
        told += (Line(depth=0, text=caution) for caution in self.cautions)
        return tuple(told)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        from argmap.render.notebook import bundle

        return bundle(self)

    def __str__(self) -> str:
        told = (f"{'  ' * line.depth}- {line.text}" for line in self.lines)
        return "\n".join((self.claim.label, f"{self.heading}:", *told))


def explain(
    m: ArgumentMap,
    claim: Claim | str,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    exact: bool = False,
) -> Explanation:
    """Return why a claim has its status: who attacks it, what answers, where that ends.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    exact : bool
        Whether to say what becomes of a contested claim; see `prospect`.

    Returns
    -------
    Explanation
        With the smallest dispute that settles the status: all that attacks a
        defended claim and the reply that answers each, or one objection that stands
        and all that has been said against it in vain, and so on down to what nobody
        answers; for a contested claim the way into the circle that keeps it open.

    Raises
    ------
    UnknownIdError
        No claim has the id, or none had been made by that date.
    QueryError
        There is no such basis.
    MissingExtraError
        `exact` is asked for, and python-sat is not installed.
    """
    (found,) = explanations_of(m, [claim], basis=basis, as_of=as_of, exact=exact)
    return found


def explanations_of(
    m: ArgumentMap,
    claims: Iterable[Claim | str],
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    exact: bool = False,
) -> tuple[Explanation, ...]:
    """Return why each of several claims has its status; the map is assessed once.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claims : iterable of Claim or str
        Claims or their ids.
    basis, as_of, exact : optional
        As in `explain`.

    Returns
    -------
    tuple of Explanation
        In the order given.

    Raises
    ------
    UnknownIdError, QueryError, MissingExtraError
        As `explain`.
    """
    wanted: list[Any] = [getattr(claim, "id", claim) for claim in claims]
    keys = [m.claims[key].id for key in wanted]
    assessment = assess(m, basis=basis, as_of=as_of)
    told = []
    for key in keys:
        if key not in assessment:
            raise no_status(m.claims[key], assessment.graph.as_of)
        found = explained(assessment, assessment[key])
        if exact:
            outcome = prospect(m, key, basis=basis, as_of=as_of)
            found = attrs.evolve(found, prospect=outcome)
        told.append(found)
    return tuple(told)


def explained(assessment: Assessment, found: ClaimStatus) -> Explanation:
    """Return why a claim has its status, where the map has been assessed already.

    Parameters
    ----------
    assessment : Assessment
        Of the whole map.
    found : ClaimStatus
        One of its statuses.

    Returns
    -------
    Explanation
        As `explain` returns it.
    """
    teller = _Teller(assessment, found.claim)
    moves = dispute_over(assessment, found)
    return Explanation(
        claim=found.claim,
        status=found.status,
        basis=assessment.graph.basis,
        reasons=reasons(assessment, found),
        moves=moves,
        sentences=tuple(map(teller.sentence, moves)),
        beside=_beside(assessment, found, moves),
        as_of=assessment.graph.as_of,
        cautions=cautions_of(assessment, found),
    )


def _beside(
    assessment: Assessment, found: ClaimStatus, moves: tuple[Move, ...]
) -> tuple[str, ...]:
    """Return what stands against a rebutted claim beside the dispute that is told."""
    if found.status is not Status.REBUTTED:
        return ()
    others = tuple(w for w in found.witnesses if w.record != moves[0].record)
    if not others:
        return ()
    told = reasons(assessment, attrs.evolve(found, witnesses=others))
    return tuple(dict.fromkeys(told))


def _dispute(moves: tuple[Move, ...], sentences: tuple[str, ...]) -> Iterator[Line]:
    """Yield a line for each move; what lies too deep is counted."""
    deeper = 0
    for index, (move, sentence) in enumerate(zip(moves, sentences, strict=True)):
        if move.depth <= DEEPEST:
            yield Line(depth=move.depth, text=sentence)
            continue
        deeper += 1
        if index + 1 == len(moves) or moves[index + 1].depth <= DEEPEST:
            steps = "1 further step" if deeper == 1 else f"{deeper} further steps"
            yield Line(depth=DEEPEST + 1, text=f"And so on, for {steps}.")
            deeper = 0


class _Teller:
    """Says each move of a dispute in a sentence or two."""

    def __init__(self, assessment: Assessment, claim: Claim) -> None:
        self.assessment = assessment
        self.m = assessment.graph.map
        self.claim = claim
        self.here = place_in_words(assessment.graph)

    def sentence(self, move: Move) -> str:
        against = move.depth % 2 == 0
        if move.kind is MoveKind.DENIAL:
            denial = denial_in_words(self.m, self.m.assertions[move.record])
            whose = (
                ""
                if move.depth == 0
                else f" of {quoted(self.m.claims[move.target].label)}"
            )
            told = denial.replace("Denial on record", f"Denial on record{whose}", 1)
            return f"{told}; no ground recorded {self.here}."
        if move.kind is MoveKind.MISSING_SUPPORT:
            needy = self._named(move.target)
            if move.ending is Ending.UNANSWERED:
                return f"{_capital(needy)} needs support; none recorded {self.here}."
            return closed(f"{_capital(needy)} {NEEDS[move.label]}")
        link = self.m.relations[move.record]
        put = " together with ".join(self._said(one.id) for one in move.claims)
        told = closed(
            f"{WORDS[move.kind, against]}: {put}, {link_in_words(self.m, link)}"
        )
        return f"{told}{self._ended(move)}"

    def _ended(self, move: Move) -> str:
        if move.ending is Ending.UNANSWERED:
            return f" No reply recorded {self.here}."
        if move.ending is Ending.ABOVE:
            return (
                " What answers it is told above."
                if move.label is Label.OUT
                else (" What has been said against it is told above.")
            )
        if move.ending is Ending.CIRCLE:
            return f" {_round(move)}, and nothing {self.here} settles it."
        return ""

    def _named(self, key: str) -> str:
        if key == self.claim.id:
            return "this claim"
        return f"the claim {quoted(self.m.claims[key].label)}"

    def _said(self, key: str) -> str:
        if key == self.claim.id:
            return "this claim itself"
        since = ""
        if Flag.SUPERSEDED in self.assessment[key].flags:
            since = "; since superseded"
        told = speakers(self.m, key, sources=True)
        return f"{quoted(self.m.claims[key].label)} ({told}{since})"


def _round(move: Move) -> str:
    """Return how the last move of a circle leads back into it."""
    if any(claim.id == move.target for claim in move.claims):
        return "It speaks against itself"
    if move.kind is MoveKind.CONTRADICTION:
        return "Each contradicts the other"
    return "So they answer each other in a circle"


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
