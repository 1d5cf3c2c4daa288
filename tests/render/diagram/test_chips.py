from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.chips import chips_of, in_proportion, mark_of, marks
from argmap.render.style import ACTOR_COLOURS
from tests.render.buses import buses


def test_those_heard_most_have_colours() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.")
    for number in range(12):
        actor = m.actor(f"Actor {number}", id=f"a{number}")
        for _ in range(number):
            m.assertion(claim, actor=actor)
    found = chips_of(m)
    assert [found[f"a{n}"].fill for n in range(11, 3, -1)] == list(ACTOR_COLOURS)
    assert found["a3"].fill is found["a0"].fill is None


def test_stances_are_marked_once_for_each_actor() -> None:
    m = buses()
    said = m.assertions_of("free-buses")
    assert [text for _, text in marks(said, chips_of(m))] == [
        *("CC ✓", "RA ✓", "TL ✗", "OU ?", "Post »"),
    ]


def test_an_actor_that_says_both_has_both_marks_and_reporting_yields() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.")
    m.actor("NPR", id="npr")
    for stance in ("reports", "denies", "doubts", "asserts"):
        m.assertion(claim, actor="npr", stance=stance)
    assert list(marks(m.assertions_of(claim), chips_of(m))) == [("npr", "NPR ✓✗")]


SAID = st.lists(st.sampled_from("✓✗?»"), max_size=30).map(
    lambda signs: [(f"a{n}", f"A{n} {sign}") for n, sign in enumerate(signs)]
)


@given(SAID)
def test_every_chip_has_its_place_in_the_order(said: list[tuple[str, str]]) -> None:
    assert sorted(in_proportion(said)) == list(range(len(said)))


@given(SAID, st.integers(0, 30))
def test_no_sign_is_hidden_behind_another(
    said: list[tuple[str, str]], most: int
) -> None:
    every = Counter(mark_of(text) for _, text in said)
    kept = Counter(mark_of(said[at][1]) for at in in_proportion(said)[:most])
    if most >= len(every):
        assert kept.keys() == every.keys()
    for one, other in ((a, b) for a in every for b in every):
        # One chip more or less than the share of a sign, never two.
        assert kept[one] * every[other] <= kept[other] * every[one] + max(
            every[one], every[other]
        )
