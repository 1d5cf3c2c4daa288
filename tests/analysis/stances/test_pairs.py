from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.stances import pairs
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.pairs import Meeting, Pair
from argmap.errors import QueryError
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Relation
from tests.analysis.stances.test_comparison import table_of
from tests.graph.debates import debates


def counts(pair: Pair) -> tuple[int, ...]:
    return pair.agree, pair.opposed, pair.other, pair.hollow, pair.distance


@settings(deadline=None, max_examples=100)
@given(m=debates(), by=st.sampled_from(["issue", "claim"]), derived=st.booleans())
def test_what_is_counted_together_is_what_each_pair_lists(
    m: ArgumentMap, *, by: str, derived: bool
) -> None:
    table = compare_stances(m, by=by, actors=m.actors, derived=derived)
    pairs = table.pairs()
    assert [(p.first, p.second) for p in pairs] == [
        ("ann", "bob"),
        ("ann", "cyd"),
        ("bob", "cyd"),
    ]
    for pair in pairs:
        alone = table.pair(pair.first, pair.second)
        assert pair == alone
        assert (pair.agree, pair.opposed, pair.other) == (
            len(pair.agreed),
            len(pair.opposed_on),
            len(pair.other_on),
        )
        joint = (*pair.agreed, *pair.opposed_on, *pair.other_on)
        assert len(joint) == pair.joint == pair.agree + pair.opposed + pair.other
        both = [(table[pair.first, c], table[pair.second, c]) for c in joint]
        assert pair.hollow == sum(1 for a, b in both if a.hollow or b.hollow)
        assert pair.first_columns == pair.joint + len(pair.first_alone)
        assert pair.second_columns == pair.joint + len(pair.second_alone)


@pytest.mark.parametrize("most", [0, 3])
def test_pairs_are_the_same_however_many_meetings_are_held_at_a_time(
    monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    m = ArgumentMap("many")
    for name in ("ann", "bob", "cyd"):
        m.actor(name, id=name)
    for number in range(7):
        m.claim(f"Claim {number}.", id=f"c{number}")
        m.assertion(f"c{number}", actor="ann")
        no, doubt = number % 3 > 0, number > 4
        m.assertion(f"c{number}", actor="bob", stance="denies" if no else "asserts")
        m.assertion(f"c{number}", actor="cyd", stance="doubts" if doubt else "asserts")
    table = compare_stances(m, by="claim")
    whole = [counts(pair) for pair in table.pairs()]
    assert whole == [(3, 4, 0, 0, 8), (5, 0, 2, 0, 2), (2, 3, 2, 0, 8)]
    monkeypatch.setattr(pairs, "MOST_HELD", most)
    assert [counts(pair) for pair in table.pairs()] == whole


@settings(deadline=None, max_examples=100)
@given(m=debates(), by=st.sampled_from(["issue", "claim"]))
def test_points_tell_all_that_two_say_with_what_each_says(
    m: ArgumentMap, *, by: str
) -> None:
    table = compare_stances(m, by=by, actors=m.actors)
    for pair in table.pairs():
        points = pair.points()
        order = [point.meeting for point in points]
        assert order == sorted(order, key=list(Meeting).index)
        found = {
            meeting: tuple(p.subject.id for p in points if p.meeting is meeting)
            for meeting in Meeting
        }
        assert found == {
            Meeting.AGREED: pair.agreed,
            Meeting.OPPOSED: pair.opposed_on,
            Meeting.OTHER: pair.other_on,
            Meeting.CLASH: tuple(relation.id for relation in pair.clashes),
            Meeting.FIRST_ALONE: pair.first_alone,
            Meeting.SECOND_ALONE: pair.second_alone,
        }
        for point in points:
            assert {a.actor for a in point.first} <= {pair.first}
            assert {a.actor for a in point.second} <= {pair.second}
            assert bool(point.first) == (point.meeting is not Meeting.SECOND_ALONE)
            assert bool(point.second) == (point.meeting is not Meeting.FIRST_ALONE)


def test_a_clash_shows_what_each_asserts_at_its_end() -> None:
    m = ArgumentMap("clash")
    clash = m.contradict(m.claim("One.", id="one"), m.claim("Two.", id="two"))
    m.claim("Three.", id="three")
    said = m.assertion("one", actor=m.actor("A", id="a"))
    m.assertion("three", actor="a")
    m.assertion("two", actor="a", stance="doubts")
    other = m.assertion("two", actor=m.actor("B", id="b"))
    (point,) = [
        point
        for point in compare_stances(m, by="claim").pair("a", "b").points()
        if isinstance(point.subject, Relation)
    ]
    assert (point.meeting, point.subject) == (Meeting.CLASH, clash)
    assert (point.first, point.second) == ((said,), (other,))
    assert not point.hollow


def test_a_point_is_hollow_where_the_side_of_either_is_derived() -> None:
    m = ArgumentMap("hollow")
    issue = m.issue("Is it so?", id="i")
    m.claim("It is.", id="thesis", issue=issue, thesis=True)
    m.support("thesis", by=m.claim("Signs.", id="signs", issue=issue))
    m.assertion("thesis", actor=m.actor("A", id="a"))
    m.assertion("signs", actor=m.actor("B", id="b"))
    m.assertion("thesis", actor=m.actor("C", id="c"))
    table = compare_stances(m)
    assert counts(table.pair("a", "b")) == (1, 0, 0, 1, 0)
    assert [point.hollow for point in table.pair("a", "b").points()] == [True]
    assert counts(table.pair("b", "a")) == (1, 0, 0, 1, 0)
    assert counts(table.pair("a", "c")) == (1, 0, 0, 0, 0)
    assert [point.hollow for point in table.pair("a", "c").points()] == [False]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        (("+··", "·-+"), "no common claim"),
        (("···", "+++"), "no common claim"),
        (("+", "+"), "agree on 1 of 1 common claim, opposed on 0"),
        (
            ("++-?", "+-+±"),
            "agree on 1 of 4 common claims, opposed on 2, otherwise on 1",
        ),
        (
            ("+++-?·", "+-+±+·"),
            (
                "agree on 2 of 5 common claims, opposed on 1, otherwise on 2, "
                "agreement 40%, proximity 60%, overlap 100%"
            ),
        ),
        (
            ("++++++++", "+++--···"),
            (
                "agree on 3 of 5 common claims, opposed on 2, agreement 60%, "
                "proximity 60%, overlap 62%"
            ),
        ),
    ],
)
def test_a_pair_in_words_has_no_percentage_below_five(
    rows: tuple[str, str], text: str
) -> None:
    pair = table_of(*rows).pair("A", "B")
    assert str(pair) == text
    assert pair.few == ("%" not in text)


def test_a_pair_by_issue_has_no_common_issue() -> None:
    m = ArgumentMap("issues")
    m.claim("One.", id="one", issue=m.issue("One?", id="i"))
    m.assertion("one", actor=m.actor("A", id="a"))
    m.actor("B", id="b")
    pair = compare_stances(m, actors=["a", "b"]).pair("a", "b")
    assert str(pair) == "no common issue"
    assert (pair.first_alone, pair.second_alone) == (("i",), ())


def test_a_pair_is_of_two_actors() -> None:
    with pytest.raises(QueryError) as caught:
        table_of("+", "+").pair("A", "A")
    assert str(caught.value) == "a pair is of two actors; 'A' is named twice"


def test_a_clash_shows_nothing_that_a_later_position_replaced() -> None:
    m = ArgumentMap("clash")
    m.contradict(m.claim("One.", id="one"), m.claim("Two.", id="two"))
    for name in ("ann", "bob"):
        m.actor(name, id=name)
    m.assertion("one", actor="ann", date="2020")
    m.deny("one", actor="ann", date="2021")
    last = m.assertion("one", actor="ann", date="2022")
    two = m.assertion("two", actor="bob", date="2022")
    table = compare_stances(m, by="claim", latest=True)
    (clash,) = [
        point
        for point in table.pair("ann", "bob").points()
        if point.meeting is Meeting.CLASH
    ]
    assert (clash.first, clash.second) == ((last,), (two,))
