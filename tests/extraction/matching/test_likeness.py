from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.matching.likeness import COMMON, Likeness

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=6, unique=True)


def test_equal_texts_are_wholly_alike_and_others_not_at_all() -> None:
    likeness = Likeness([["bus", "fare"], ["tram"], ["bus", "fare"], []])
    assert likeness.near(0) == {2: 1.0}
    assert likeness.near(1) == {}
    assert likeness.near(3) == {}
    assert likeness.between(0, 1) == 0


def test_a_rare_word_counts_more_than_a_frequent_one() -> None:
    texts = [["bus", "cap"], ["cap", "x"], ["bus", "y"], ["bus", "z"], ["bus", "w"]]
    near = Likeness(texts).near(0)
    assert near[1] > near[2] == near[3]


def test_a_bigram_counts_less_than_a_stem_and_an_aspect_more() -> None:
    stems = Likeness([["a", "b"], ["a", "c"]]).between(0, 1)
    bigrams = Likeness([["a a", "b"], ["a a", "c"]]).between(0, 1)
    aspects = Likeness([["b"], ["c"]], [["a"], ["a"]]).between(0, 1)
    assert bigrams < stems < aspects


def test_an_aspect_is_no_word() -> None:
    likeness = Likeness([["fare"], []], [[], ["fare"]])
    assert likeness.near(0) == {}
    assert likeness.between(0, 1) == 0


@pytest.mark.parametrize(("more", "met"), [(0, True), (1, False)])
def test_a_word_of_many_texts_brings_none_together(more: int, *, met: bool) -> None:
    likeness = Likeness([["bus"]] * (COMMON + more))
    assert (len(likeness.near(0)) == COMMON - 1) is met
    assert bool(likeness.near(0)) is met
    assert likeness.between(0, 1) == 1.0


def test_a_common_aspect_brings_together_what_shares_a_common_word() -> None:
    texts = [["bus"]] * 3 + [["tram"]] * (2 * COMMON) + [["bus"]] * COMMON
    aspects = [["fares"]] * 3 + [["fares"]] * (2 * COMMON) + [[]] * COMMON
    assert Likeness(texts).near(0) == {}
    assert Likeness(texts, aspects).near(0) == {1: 1.0, 2: 1.0}


def test_what_is_shared_is_told_heaviest_first_in_stems_alone() -> None:
    texts = [["bus", "fare", "cap", "fare cap"], ["cap", "bus", "fare", "fare cap"]]
    likeness = Likeness([*texts, ["bus"]], [["money"], ["money"], []])
    assert likeness.shared(0, 1, most=4) == ("cap", "fare", "bus")
    assert likeness.shared(0, 1, most=1) == ("cap",)
    assert likeness.shared(0, 2, most=4) == ("bus",)


@given(st.lists(st.tuples(WORDS, WORDS), max_size=8))
def test_likeness_is_symmetric_and_near_is_between(
    given_: list[tuple[list[str], list[str]]],
) -> None:
    texts, aspects = [a for a, _ in given_], [b for _, b in given_]
    likeness = Likeness(texts, aspects)
    for one in range(len(texts)):
        near = likeness.near(one)
        assert list(near) == sorted(near)
        assert one not in near
        for other in range(len(texts)):
            score = likeness.between(one, other)
            assert score == likeness.between(other, one)
            assert 0 <= score <= 1
            if other != one:
                assert near.get(other, 0) == pytest.approx(score, abs=1.1e-4)
                assert (other in near) == bool(
                    {*texts[one]} & {*texts[other]}
                    or {*aspects[one]} & {*aspects[other]}
                )
