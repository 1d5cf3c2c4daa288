from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.dna.offsets import Offsets


@given(st.text(st.sampled_from("ab\u00e9\u8a9e\U0001f388\U0001d54f")))
def test_every_place_is_the_same_in_both_counts(text: str) -> None:
    offsets = Offsets(text)
    for point in range(len(text) + 1):
        units = len(text[:point].encode("utf-16-le")) // 2
        assert offsets.units(point) == units
        assert offsets.code_points(units) == point
        assert offsets.code_points(units, up=True) == point
    assert offsets.length == len(text.encode("utf-16-le")) // 2


def test_a_place_within_a_character_is_its_beginning_or_its_end() -> None:
    offsets = Offsets("a\U0001f388b")
    assert offsets.code_points(2) == 1
    assert offsets.code_points(2, up=True) == 2
