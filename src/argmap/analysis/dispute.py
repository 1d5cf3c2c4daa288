"""The dispute over a claim: who attacks it, what answers, and where that ends.

What settles a claim is told as a tree of moves. A move that stands is followed by all
that bears against it, each of them fallen; a move that has fallen by the one reply that
settles it soonest; what is left open by the shortest way into the circle that keeps it
open. So the tree is minimal, and since every claim is argued for once only it is never
larger than the map.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, ClaimStatus, Status
from argmap.graph.compilation import Strike
from argmap.graph.labelling import Label, stages
from argmap.graph.traversal import components
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.model.claims import Claim

__all__ = ["Ending", "Move", "MoveKind", "dispute_over"]


class MoveKind(StrEnum):
    """What a move of a dispute does to the claim or the link that it is about."""

    ATTACK = "attack"
    CONTRADICTION = "contradiction"
    DENIAL = "denial"
    MISSING_SUPPORT = "missing-support"
    UNDERCUT = "undercut"
    SUPPORT = "support"


class Ending(StrEnum):
    """Why no reply to a move follows it."""

    UNANSWERED = "unanswered"
    """The map holds no reply."""
    ABOVE = "above"
    """What bears on it was told further up."""
    CIRCLE = "circle"
    """The reply to it is a move further up, or the claim in dispute itself."""


@attrs.frozen(kw_only=True)
class Move:
    """One step of a dispute.

    Parameters
    ----------
    depth : int
        How many moves it replies to, one replying to the other: 0 for what bears on
        the claim in dispute. The moves that follow, as long as they are deeper,
        belong to it.
    kind : MoveKind
        What it does.
    claims : tuple of Claim
        What is put forward, all of it together; empty for a denial and for missing
        support.
    record : str
        The id of the relation, or of the assertion that denies; of the claim that
        lacks support.
    target : str
        The id of the claim that it is about or, for an undercut, of the relation.
    label : Label
        Whether it stands, has fallen, or neither.
    ending : Ending or None
        Why no reply to it follows; None where one does.
    """

    depth: int
    kind: MoveKind
    claims: tuple[Claim, ...]
    record: str
    target: str
    label: Label
    ending: Ending | None = None


@attrs.frozen
class _Step:
    """A move that can be made, wherever it stands in a dispute."""

    kind: MoveKind
    node: int
    claims: tuple[str, ...]
    record: str
    target: str


def dispute_over(assessment: Assessment, found: ClaimStatus) -> tuple[Move, ...]:
    """Return the moves that settle a claim's status, or that leave it open.

    Parameters
    ----------
    assessment : Assessment
        Of the whole map.
    found : ClaimStatus
        One of its values.

    Returns
    -------
    tuple of Move
        Each before the replies to it. For a defended claim all that attacks it; for
        a rebutted claim the objection that is settled soonest; for a contested claim
        the shortest way into the circle that keeps it open. Empty for a claim that
        nothing attacks.

    References
    ----------
    .. [1] S. Modgil, M. Caminada, "Proof theories and algorithms for abstract
       argumentation frameworks", in: Argumentation in Artificial Intelligence,
       Springer 2009.
    """
    board = _Board(assessment)
    steps = board.against_claim(found.claim.id)
    if found.status is Status.CONTESTED:
        return board.circle(found.claim.id, board.labelled(steps, Label.UNDEC))
    stage = stages(assessment.graph)
    if found.status is Status.REBUTTED:
        steps = [_soonest(board.labelled(steps, Label.IN), stage)]
    return board.settled(steps, stage)


def _soonest(steps: Iterable[_Step], stage: Sequence[int]) -> _Step:
    return min(steps, key=lambda step: stage[step.node])


class _Board:
    """The moves that a map allows."""

    def __init__(self, assessment: Assessment) -> None:
        self.graph = assessment.graph
        self.labels = assessment.labels
        self.m = assessment.graph.map

    def labelled(self, steps: Iterable[_Step], label: Label) -> list[_Step]:
        return [step for step in steps if self.labels[step.node] == label]

    def against_claim(self, claim: str) -> list[_Step]:
        return [
            _Step(MoveKind(s.kind.value), s.node, s.premises, s.record, claim)
            for s in self._strikes(claim)
        ]

    def _strikes(self, claim: str) -> tuple[Strike, ...]:
        return self.graph.strikes[self.graph.index[claim]]

    def against(self, step: _Step) -> list[_Step]:
        """Return what bears against a move: on its premises, then on its link."""
        if step.kind is MoveKind.MISSING_SUPPORT:
            return [
                _Step(MoveKind.SUPPORT, head, r.premises, r.id, r.target)
                for r in self.m.relations_to(step.target)
                if r.kind is RelationKind.SUPPORTS
                and (head := self.graph.heads.get(r.id)) is not None
            ]
        found = [hit for claim in step.claims for hit in self.against_claim(claim)]
        for key in self.graph.undercuts.get(step.record, ()):
            head, premises = self.graph.heads[key], self.m.relations[key].premises
            found.append(_Step(MoveKind.UNDERCUT, head, premises, key, step.record))
        return found

    def move(self, step: _Step, depth: int, ending: Ending | None) -> Move:
        return Move(
            depth=depth,
            kind=step.kind,
            claims=tuple(self.m.claims[key] for key in step.claims),
            record=step.record,
            target=step.target,
            label=Label(self.labels[step.node]),
            ending=ending,
        )

    def settled(self, steps: list[_Step], stage: Sequence[int]) -> tuple[Move, ...]:
        """Return moves that stand or have fallen, each before the replies to it."""
        moves = []
        told = set(map(_topic, steps))
        waiting = [(step, 0) for step in reversed(steps)]
        while waiting:
            step, depth = waiting.pop()
            bearing = self.against(step)
            if self.labels[step.node] == Label.OUT:
                # Being the soonest, it is never about a move that waits for this one.
                reply = _soonest(self.labelled(bearing, Label.IN), stage)
                above = _topic(reply) in told
                replies = [] if above else [reply]
            else:
                replies = [one for one in bearing if _topic(one) not in told]
                above = bool(bearing) and not replies
            told.update(map(_topic, replies))
            ending = None if replies else Ending.ABOVE if above else Ending.UNANSWERED
            moves.append(self.move(step, depth, ending))
            waiting += ((reply, depth + 1) for reply in reversed(replies))
        return tuple(moves)

    def circle(self, claim: str, starts: list[_Step]) -> tuple[Move, ...]:
        """Return the shortest way from a claim into a circle, and once round it."""
        replies = _Replies(self)
        # Among many that clash the way back is short; the whole is seldom looked at.
        way = _shortest(starts, replies, lambda step: _returns(step, claim))
        if not way:
            way = _shortest(starts, replies, _circling(replies).__contains__)
            entry = way[-1]
            before = {step for step, after in replies.items() if entry in after}
            if entry not in before and entry.kind is not MoveKind.DENIAL:
                way += _shortest(replies[entry], replies, before.__contains__)
        if len(way) > 1 and way[-1].record == way[-2].record:
            way.pop()  # the same contradiction, read the other way
        denied = way[-1].kind is MoveKind.DENIAL
        last = Ending.UNANSWERED if denied else Ending.CIRCLE
        return tuple(
            self.move(step, depth, last if step is way[-1] else None)
            for depth, step in enumerate(way)
        )


class _Replies(dict[_Step, list[_Step]]):
    """The undecided moves against each undecided move, looked up once."""

    def __init__(self, board: _Board) -> None:
        super().__init__()
        self.board = board

    def __missing__(self, step: _Step) -> list[_Step]:
        found = self.board.labelled(self.board.against(step), Label.UNDEC)
        self[step] = found
        return found


def _topic(step: _Step) -> tuple[bool, str]:
    """Return what a move is about: attacks on a claim and supports of it are two."""
    return step.kind is MoveKind.SUPPORT, step.target


def _returns(step: _Step, claim: str) -> bool:
    """Whether a claim answers itself by a move: by its own, or by denying a denial."""
    return claim in step.claims or (
        step.kind is MoveKind.DENIAL and step.target == claim
    )


def _circling(replies: Mapping[_Step, Sequence[_Step]]) -> set[_Step]:
    """Return the moves that lead back to themselves; a denial and its claim do."""
    steps = list(replies)
    number = {step: index for index, step in enumerate(steps)}
    successors = {
        number[step]: [number[reply] for reply in after]
        for step, after in replies.items()
    }
    circling = {step for step in steps if step.kind is MoveKind.DENIAL}
    for part in components(successors):
        if len(part) > 1 or part[0] in successors[part[0]]:
            circling.update(steps[index] for index in part)
    return circling


def _shortest(
    starts: Iterable[_Step],
    replies: Mapping[_Step, Sequence[_Step]],
    is_goal: Callable[[_Step], bool],
) -> list[_Step]:
    """Return the shortest way from a start to a goal; empty where there is none."""
    before: dict[_Step, _Step | None] = dict.fromkeys(starts)
    waiting = deque(before)
    while waiting:
        step = waiting.popleft()
        if is_goal(step):
            way = [step]
            while (last := before[way[-1]]) is not None:
                way.append(last)
            return way[::-1]
        for reply in replies[step]:
            if reply not in before:
                before[reply] = step
                waiting.append(reply)
    return []
