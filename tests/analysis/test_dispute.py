from __future__ import annotations

from collections.abc import Iterator

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import Assessment, Status, assess
from argmap.analysis.dispute import Ending, Move, MoveKind, dispute_over
from argmap.graph.labelling import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.relations import Basis
from tests.analysis.test_acceptability import debate
from tests.graph.debates import BASES, DATES, debates


def disputes(assessment: Assessment) -> Iterator[tuple[str, Status, tuple[Move, ...]]]:
    for key, found in assessment.items():
        yield key, found.status, dispute_over(assessment, found)


def replies(moves: tuple[Move, ...], index: int) -> list[Move]:
    """Return the moves that reply to one: the next ones one deeper, until it ends."""
    found = []
    for move in moves[index + 1 :]:
        if move.depth <= moves[index].depth:
            break
        if move.depth == moves[index].depth + 1:
            found.append(move)
    return found


@settings(deadline=None, max_examples=200)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_a_dispute_begins_with_what_settles_the_status(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    assessment = assess(m, basis=basis, as_of=as_of)
    for key, status, moves in disputes(assessment):
        first = [move for move in moves if move.depth == 0]
        found = assessment[key]
        assert all(move.target == key for move in first)
        if status is Status.UNCHALLENGED:
            assert not moves
        elif status is Status.DEFENDED:
            assert [m.record for m in first] == [s.record for s in found.strikes]
            assert all(move.label is Label.OUT for move in first)
        else:
            (move,) = first
            assert move.record in {strike.record for strike in found.witnesses}


@settings(deadline=None, max_examples=200)
@given(debates())
def test_what_stands_is_followed_by_what_fell_and_what_fell_by_one_that_stands(
    m: ArgumentMap,
) -> None:
    for _, status, moves in disputes(assess(m)):
        for index, move in enumerate(moves):
            after = replies(moves, index)
            assert (move.ending is None) == bool(after)
            if status is Status.CONTESTED:
                assert move.label is Label.UNDEC
                assert len(after) == (index < len(moves) - 1)
            elif move.label is Label.OUT:
                assert move.ending is not Ending.UNANSWERED
                assert all(reply.label is Label.IN for reply in after)
                assert len(after) <= 1
            else:
                assert all(reply.label is Label.OUT for reply in after)
                assert move.ending is not Ending.CIRCLE


@settings(deadline=None, max_examples=200)
@given(debates())
def test_no_move_is_told_twice(m: ArgumentMap) -> None:
    for _, _, moves in disputes(assess(m)):
        told = [(move.kind, move.record, move.target) for move in moves]
        assert len(set(told)) == len(told)


def only(m: ArgumentMap, moves: tuple[Move, ...]) -> ArgumentMap:
    """Return a map with all claims and nothing but what the moves name."""
    named = {move.record for move in moves}
    needy = {move.target for move in moves if move.kind is MoveKind.MISSING_SUPPORT}
    part = ArgumentMap("dispute")
    part.add(*m.actors.values(), *m.sources.values())
    part.add(
        *(
            attrs.evolve(
                claim,
                issue=None,
                requires_support=claim.requires_support and claim.id in needy,
            )
            for claim in m
        )
    )
    part.add(*(r for r in m.relations.values() if r.id in named))
    part.add(
        *(
            a
            for a in m.assertions.values()
            if a.stance is Stance.DENIES and a.id in named
        )
    )
    return part


@settings(deadline=None, max_examples=300)
@given(debates(proposals=False))
def test_the_dispute_alone_gives_the_claim_its_status(m: ArgumentMap) -> None:
    for key, status, moves in disputes(assess(m)):
        assert assess(only(m, moves))[key].status is status, (key, moves)


def test_the_reply_that_is_settled_soonest_is_chosen() -> None:
    m = ArgumentMap("two replies")
    for key in "cxyzw":
        m.claim(f"Claim {key}.", id=key)
    m.attack("c", by="x")
    m.attack("x", by="y", id="slow")
    m.attack("y", by="z")
    m.attack("z", by="w")
    m.attack("x", by="w", id="quick")
    assessment = assess(m)
    moves = dispute_over(assessment, assessment["c"])
    assert [move.record for move in moves] == ["x-attacks-c", "quick"]


def test_one_objection_settles_that_a_claim_is_rebutted() -> None:
    m = ArgumentMap("three objections")
    for key in "cxyz":
        m.claim(f"Claim {key}.", id=key)
    m.attack("c", by="x")
    m.attack("c", by="y")
    m.attack("x", by="z")
    assessment = assess(m)
    (move,) = dispute_over(assessment, assessment["c"])
    assert (move.record, move.ending) == ("y-attacks-c", Ending.UNANSWERED)


def test_a_bare_denial_is_a_shorter_way_than_two_claims() -> None:
    m = debate("c >< d")
    m.deny("c", actor=m.actor("Ann"))
    (move,) = dispute_over(found := assess(m), found["c"])
    assert move.kind is MoveKind.DENIAL


def test_a_claim_among_many_that_clash_is_led_into_the_first_circle() -> None:
    keys = [f"c{number}" for number in range(60)]
    m = ArgumentMap("m")
    for key in keys:
        m.claim(key, id=key)
    for one in keys:
        for other in keys:
            if one != other:
                m.attack(other, by=one)
    moves = dispute_over(found := assess(m), found["c0"])
    assert [move.claims[0].id for move in moves] == ["c1", "c0"]
