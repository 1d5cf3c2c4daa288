from __future__ import annotations

from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.divisions import Consensus, consensus
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates

GROUPS = {"left": ["a", "b"], "right": ["c", "d"]}


@pytest.fixture
def m() -> ArgumentMap:
    """Two newspapers and two companies, one of unknown kind, on three claims."""
    m = ArgumentMap("votes")
    for key in ("one", "two", "three"):
        m.claim(f"{key.title()}.", id=key)
    kinds = {"a": "news", "b": "news", "c": "company", "d": "company", "e": None}
    for key, kind in kinds.items():
        m.actor(key.upper(), id=key, kind=kind)
    for key in "abd":
        m.assertion("one", actor=key)
    m.deny("one", actor="c")
    m.assertion("two", actor="a")
    m.assertion("two", actor="b", stance="doubts")
    m.deny("two", actor="e")
    return m


def found(m: ArgumentMap, **choices: Any) -> dict[str, Consensus]:
    table = compare_stances(m, by="claim")
    return {one.claim.id: one for one in consensus(table, **choices)}


def test_consensus_is_the_geometric_mean_of_smoothed_shares(m: ArgumentMap) -> None:
    one, two = found(m).values()
    # News 2 of 2, companies 1 of 2: (3/4 x 2/4) to the half.
    assert one.consensus == pytest.approx(sqrt(3 / 4 * 2 / 4))
    assert [(s.group, s.supporters, s.speakers) for s in one.shares] == [
        ("news", 2, 2),
        ("company", 1, 2),
    ]
    assert (one.supporters, one.opponents) == (("a", "b", "d"), ("c",))
    assert one.heard == 2
    # News 1 of 2, of whom one doubts; the companies are silent: (2/4 x 1/2).
    assert two.consensus == pytest.approx(sqrt(2 / 4 * 1 / 2))
    assert two.heard == 1


def test_divisiveness_is_of_the_voices_whatever_their_group(m: ArgumentMap) -> None:
    one, two = found(m).values()
    assert one.divisiveness == pytest.approx(1 - 2 / 4)
    assert two.divisiveness == 1
    m.remove("two-e")
    assert found(m)["two"].divisiveness == 0


def test_a_claim_on_which_nobody_speaks_is_left_out_and_none_is_never_nought(
    m: ArgumentMap,
) -> None:
    assert "three" not in found(m)
    m.assertion("three", actor="e", stance="doubts")
    three = found(m)["three"]
    assert (three.consensus, three.divisiveness, three.heard) == (None, None, 0)
    assert (three.supporters, three.opponents) == ((), ())


def test_one_heard_only_through_another_of_its_side_is_no_second_voice(
    m: ArgumentMap,
) -> None:
    m.deny("three", actor="a", via="c")
    m.deny("three", actor="c")
    m.assertion("three", actor="b")
    assert found(m)["three"].divisiveness == 1
    m.assertion("three", actor="d", via="b")
    assert found(m)["three"].divisiveness == 1
    m.assertion("three", actor="d")
    assert found(m)["three"].divisiveness == pytest.approx(1 - 1 / 3)


def test_a_derived_side_is_a_voice_where_it_is_asked_for(m: ArgumentMap) -> None:
    m.attack("three", by="one")
    m.attack("three", by="two")
    table = compare_stances(m, by="claim", derived=True)
    (three,) = [c for c in consensus(table) if c.claim.id == "three"]
    assert three.opponents == ("a", "b", "d")
    assert three.divisiveness == 0


def test_groups_are_kinds_actors_or_named(m: ArgumentMap) -> None:
    by_actor = found(m, groups="actor")["one"]
    assert [share.group for share in by_actor.shares] == ["a", "b", "c", "d", "e"]
    assert by_actor.consensus == pytest.approx((2 / 3) ** (3 / 5) * (1 / 3 / 2) ** 0.2)
    named = found(m, groups=GROUPS)["two"]
    assert [(s.group, s.supporters, s.speakers) for s in named.shares] == [
        ("left", 1, 2),
        ("right", 0, 0),
    ]
    assert found(m, groups={"x": "a", "y": m.actors["e"]})["two"].heard == 2


def test_groups_of_a_dated_table_may_name_who_had_not_spoken(m: ArgumentMap) -> None:
    m.assertion("three", actor="a", date="2020")
    m.assertion("three", actor="c", date="2020")
    table = compare_stances(m, by="claim", as_of="2021")
    (three,) = consensus(table, groups=GROUPS)
    assert three.supporters == ("a", "c")


@pytest.mark.parametrize(
    ("groups", "error", "message"),
    [
        (
            "kinds",
            QueryError,
            (
                "cannot group actors by 'kinds'; write 'kind' or 'actor', or name the "
                "actors of each group: {'left': ['lee', 'roe'], 'right': ['ortiz']}"
            ),
        ),
        (
            {"left": ["a"], "right": ["c", "a"]},
            QueryError,
            "actor 'a' is in the groups 'left' and 'right'; leave it in one",
        ),
        (
            {"left": ["aa"], "right": ["c"]},
            UnknownIdError,
            "no actor has id 'aa'; the nearest is 'a'",
        ),
        (
            {"all": ["a", "b", "c"]},
            QueryError,
            (
                "consensus is between groups, and the actors compared are of one, 'all'; "
                "write groups='actor', or name the actors of each group"
            ),
        ),
        (
            {},
            QueryError,
            (
                "consensus is between groups, and the actors compared are of none; write "
                "groups='actor', or name the actors of each group"
            ),
        ),
    ],
)
def test_groups_that_are_none_are_refused(
    m: ArgumentMap, groups: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        found(m, groups=groups)
    assert str(caught.value) == message


def test_consensus_is_on_claims(m: ArgumentMap) -> None:
    with pytest.raises(QueryError) as caught:
        consensus(compare_stances(m))
    assert str(caught.value) == (
        "consensus is on claims, and this table is by issue; compare by 'claim'"
    )


@settings(deadline=None, max_examples=60)
@given(debates())
def test_consensus_and_divisiveness_are_shares_and_mirror_each_other(
    m: ArgumentMap,
) -> None:
    table = compare_stances(m, by="claim", actors=m.actors)
    for one in consensus(table, groups="actor"):
        assert one.consensus is not None
        assert 0 < one.consensus < 1
        assert (one.divisiveness is None) == (not one.supporters + one.opponents)
        assert one.divisiveness is None or 0 <= one.divisiveness <= 1
        if one.divisiveness:
            assert one.supporters
            assert one.opponents


def test_kinds_of_actors_that_are_not_compared_are_no_groups() -> None:
    m = ArgumentMap("kinds")
    m.claim("One.", id="one")
    for kind in ("news", "court", "company"):
        m.assertion("one", actor=m.actor(kind, id=kind, kind=kind))
    table = compare_stances(m, by="claim", kinds=["news", "court"])
    (one,) = consensus(table)
    assert [share.group for share in one.shares] == ["news", "court"]
    assert one.consensus == pytest.approx(2 / 3)
