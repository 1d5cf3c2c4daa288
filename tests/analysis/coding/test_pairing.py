from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.coding.pairing import Pair, has_place, overlap_of, paired
from argmap.analysis.coding.variables import Reader
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.sources import Passage
from argmap.texts.anchoring import Spans, digest_of_words
from tests.analysis.coding.coders import coder, coders, marks

LEAST = st.sampled_from([0.01, 0.3, 0.5, 0.8, 1])


def pairs_of(a: ArgumentMap, b: ArgumentMap, *, least: float = 0.5) -> list[Pair]:
    readers = [Reader(map=m, name=lambda _, key: key) for m in (a, b)]
    found: list[Pair] = []
    for source in a.sources:
        here = [
            [
                one
                for one in m.assertions.values()
                if has_place(one) and one.passage and one.passage.source == source
            ]
            for m in (a, b)
        ]
        found += paired(*here, readings=(readers[0].keys, readers[1].keys), least=least)
    return found


def ids(pairs: list[Pair]) -> dict[str, str]:
    return {pair.first.id: pair.second.id for pair in pairs}


def spans_of(one: Assertion) -> Spans:
    return one.passage.spans if one.passage else ()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        (((0, 10),), ((0, 10),), 1),
        (((0, 10),), ((10, 20),), 0),
        (((0, 10),), ((5, 10),), 0.5),
        (((0, 10),), ((5, 15),), 1 / 3),
        (((0, 10), (20, 30)), ((0, 30),), 2 / 3),
        (((0, 10), (20, 30)), ((5, 25),), 10 / 30),
        (((0, 2), (4, 6), (8, 10)), ((1, 9),), 4 / 10),
        (((0, 5), (5, 10)), ((0, 10),), 1),
        (((0, 1), (8, 9)), ((2, 3), (4, 5)), 0),
    ],
)
def test_overlap_is_what_both_hold_by_what_either_holds(
    one: Spans, other: Spans, share: float
) -> None:
    assert overlap_of(one, other) == share
    assert overlap_of(other, one) == share


@given(marks(), marks())
def test_overlap_counts_characters(one: dict[str, Any], other: dict[str, Any]) -> None:
    spans = one["passage"].spans, other["passage"].spans
    held = [
        {n for start, end in several for n in range(start, end)} for several in spans
    ]
    if all(held):
        assert overlap_of(*spans) == len(held[0] & held[1]) / len(held[0] | held[1])


@pytest.mark.parametrize(
    ("passage", "has"),
    [
        (None, False),
        (Passage(source="s1"), False),
        (Passage(source="s1", locator="p. 3", head="Rents"), False),
        (Passage(source="s1", spans=((0, 4),)), True),
        (Passage(source="s1", digest="0" * 64), True),
        (Passage(source="s1", exact="Rents fell."), True),
    ],
)
def test_a_place_has_offsets_or_words(passage: Passage | None, has: bool) -> None:  # noqa: FBT001
    assert has_place(Assertion(id="q", actor="a", claim="c", passage=passage)) is has


def test_the_same_spans_go_before_a_longer_overlap() -> None:
    a = coder({"at": (0, 10)}, {"at": (0, 100)})
    b = coder({"at": (0, 99)}, {"at": (0, 10)})
    assert ids(pairs_of(a, b)) == {"q0": "q1", "q1": "q0"}


def test_those_that_overlap_more_come_first() -> None:
    a = coder({"at": (0, 10)}, {"at": (2, 12)})
    b = coder({"at": (3, 12)})
    (pair,) = pairs_of(a, b)
    assert (pair.first.id, pair.overlap) == ("q1", 0.9)


@pytest.mark.parametrize(("least", "found"), [(0.5, 1), (0.51, 0)])
def test_passages_that_overlap_too_little_are_no_pair(least: float, found: int) -> None:
    a, b = coder({"at": (0, 10)}), coder({"at": (0, 20)})
    assert len(pairs_of(a, b, least=least)) == found


@pytest.mark.parametrize(
    ("least", "short", "length"),
    [
        (5e-324, 1, 2**53 - 1),
        (1e-3, 1, 1000),
        (1 / 3, 1, 3),
        (0.1, 1, 10),
        (3 / 8, 3, 8),
    ],
)
def test_much_longer_passages_are_found_where_little_is_asked(
    least: float, short: int, length: int
) -> None:
    a, b = coder({"at": (1, 1 + short)}), coder({"at": (0, length)})
    (pair,) = pairs_of(a, b, least=least)
    assert pair.overlap == short / length
    assert len(pairs_of(b, a, least=least)) == 1


def test_a_passage_goes_on_after_its_first_span() -> None:
    a, b = coder({"at": ((0, 2), (10, 30))}), coder({"at": (9, 30)})
    (pair,) = pairs_of(a, b)
    assert pair.overlap == 20 / 23


def test_passages_of_two_sources_are_no_pair() -> None:
    a, b = coder({"at": (0, 10)}), coder({"at": (0, 10), "source": "s2"})
    assert pairs_of(a, b) == []


def words(**fields: Any) -> dict[str, Any]:
    return {"passage": Passage(source="s1", **fields)}


def test_words_pair_passages_of_which_one_has_no_spans() -> None:
    digest = digest_of_words("Rents fell.")
    bare, quoted = words(digest=digest), words(exact="Rents \n fell.")
    placed = words(spans=((0, 11),), digest=digest)
    elsewhere = words(spans=((40, 51),), digest=digest)
    for one, other in ((bare, quoted), (bare, placed), (placed, quoted)):
        (pair,) = pairs_of(coder(one), coder(other))
        assert pair.overlap == 1
        assert len(pairs_of(coder(other), coder(one))) == 1
    assert pairs_of(coder(placed), coder(elsewhere)) == []
    assert pairs_of(coder(words(exact="Rents rose.")), coder(bare)) == []


def test_two_without_spans_go_before_one_with() -> None:
    digest = digest_of_words("Rents fell.")
    a = coder(words(digest=digest))
    b = coder(words(spans=((0, 11),), digest=digest), words(digest=digest))
    assert ids(pairs_of(a, b)) == {"q0": "q1"}
    assert ids(pairs_of(b, a)) == {"q1": "q0"}


def test_of_two_that_overlap_as_much_the_first_in_the_text_is_taken() -> None:
    a = coder({"at": (5, 15)})
    b = coder({"at": (8, 18)}, {"at": (2, 12)})
    assert ids(pairs_of(a, b)) == {"q0": "q1"}
    assert ids(pairs_of(b, a)) == {"q1": "q0"}


def test_a_digest_goes_before_a_quotation() -> None:
    one = words(digest=digest_of_words("Rents fell."), exact="Rents rose.")
    assert pairs_of(coder(one), coder(words(exact="Rents fell.")))
    assert not pairs_of(coder(one), coder(words(exact="Rents rose.")))


def test_words_go_before_an_overlap() -> None:
    digest = digest_of_words("Rents fell.")
    a = coder(words(spans=((0, 11),), digest=digest))
    b = coder({"at": (0, 10)}, words(digest=digest))
    assert ids(pairs_of(a, b)) == {"q0": "q1"}


def test_several_at_one_passage_are_told_apart_by_what_they_say() -> None:
    at = {"at": (0, 10)}
    a = coder(
        {**at, "claim": "c-x", "actor": "a-x", "stance": "asserts"},
        {**at, "claim": "c-x", "actor": "a-x", "stance": "denies"},
        {**at, "claim": "c-x", "actor": "a-y"},
        {**at, "claim": "c-y", "actor": "a-x"},
        {**at, "claim": "c-z", "actor": "a-z"},
    )
    b = coder(
        {**at, "claim": "c-y", "actor": "a-y"},
        {**at, "claim": "c-z", "actor": "a-x"},
        {**at, "claim": "c-x", "actor": "a-x", "stance": "denies"},
        {**at, "claim": "c-x", "actor": "a-z"},
        {**at, "claim": "c-z", "actor": "a-z", "stance": "reports"},
    )
    found = pairs_of(a, b)
    # Alike in all: denies. In claim and actor: z. In the claim: x, then y.
    assert ids(found) == {"q1": "q2", "q4": "q4", "q0": "q3", "q3": "q0", "q2": "q1"}
    assert all(pair.ambiguous for pair in found)


def test_a_stance_tells_before_a_hedge_and_a_hedge_before_the_order() -> None:
    at = {"at": (0, 10)}
    a = coder({**at, "hedged": True}, {**at, "stance": "denies"})
    b = coder(at, {**at, "stance": "denies", "hedged": True}, {**at, "hedged": True})
    assert ids(pairs_of(a, b)) == {"q0": "q2", "q1": "q1"}
    assert ids(pairs_of(b, a)) == {"q2": "q0", "q1": "q1"}


def test_an_actor_tells_where_claims_do_not() -> None:
    at = {"at": (0, 10)}
    a = coder({**at, "claim": "c-x", "actor": "a-x"}, {**at, "actor": "a-y"})
    b = coder(
        {**at, "claim": "c-y", "actor": "a-y"}, {**at, "claim": "c-z", "actor": "a-x"}
    )
    assert ids(pairs_of(a, b)) == {"q0": "q1", "q1": "q0"}


def test_what_nothing_tells_apart_is_paired_in_its_order() -> None:
    at = {"at": (0, 10)}
    a = coder({**at, "actor": "a-x"}, {**at, "actor": "a-x"})
    b = coder(*[{**at, "claim": "c-y", "actor": "a-y"}] * 3)
    assert ids(pairs_of(a, b)) == {"q0": "q0", "q1": "q1"}


def test_a_pair_is_ambiguous_where_a_coder_said_several_things() -> None:
    a = coder({"at": (0, 10)}, {"at": (20, 30)}, {"at": (40, 50)})
    b = coder({"at": (0, 10)}, {"at": (20, 30)}, {"at": (20, 30)}, {"at": (41, 50)})
    assert [p.ambiguous for p in pairs_of(a, b)] == [False, True, False]
    assert [p.ambiguous for p in pairs_of(b, a)] == [False, True, False]


def test_what_is_left_at_a_passage_is_paired_with_the_next_that_overlaps() -> None:
    a = coder({"at": (0, 10)}, {"at": (0, 10), "claim": "c-y"})
    b = coder({"at": (0, 9)}, {"at": (0, 8), "claim": "c-z"})
    found = pairs_of(a, b)
    assert {p.first.id: (p.second.id, p.overlap) for p in found} == {
        "q0": ("q0", 0.9),
        "q1": ("q1", 0.8),
    }


@given(coders(), coders(), LEAST)
def test_pairs_are_the_same_turned_round(
    a: ArgumentMap, b: ArgumentMap, least: float
) -> None:
    there = {
        (p.first, p.second, p.overlap, p.ambiguous) for p in pairs_of(a, b, least=least)
    }
    back = {
        (p.second, p.first, p.overlap, p.ambiguous) for p in pairs_of(b, a, least=least)
    }
    assert there == back


@given(coders(), coders(), LEAST)
def test_pairs_are_one_to_one_and_no_two_would_rather_have_each_other(
    a: ArgumentMap, b: ArgumentMap, least: float
) -> None:
    found = pairs_of(a, b, least=least)
    here = [
        {p.first.id: p.overlap for p in found},
        {p.second.id: p.overlap for p in found},
    ]
    assert len(here[0]) == len(here[1]) == len(found)
    assert all(pair.overlap >= least for pair in found)
    for one, other in product(a.assertions.values(), b.assertions.values()):
        if not (one.passage and other.passage):
            continue
        if (
            one.passage.source == other.passage.source
            and spans_of(one)
            and spans_of(other)
        ):
            share = overlap_of(spans_of(one), spans_of(other))
            held = here[0].get(one.id, 0), here[1].get(other.id, 0)
            assert share < least or share <= max(held)


@given(coders())
def test_a_coder_agrees_with_itself(m: ArgumentMap) -> None:
    found = pairs_of(m, m)
    placed = [one.id for one in m.assertions.values() if has_place(one)]
    assert sorted(ids(found)) == sorted(placed)
    assert all(p.overlap == 1 for p in found)
    said = [
        (p.first.passage, p.first.claim, p.first.actor, p.first.stance) for p in found
    ]
    assert said == [
        (p.second.passage, p.second.claim, p.second.actor, p.second.stance)
        for p in found
    ]
