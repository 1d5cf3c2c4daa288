from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.render.diagram.markup import cleaned
from argmap.render.diagram.wrapping import shortened, width, wrapped

ANY = st.text(st.characters(exclude_categories=[]), max_size=80)


def test_text_is_wrapped_between_words() -> None:
    text = "Frequency, not price, is what keeps people off the bus."
    assert wrapped(text, 20, lines=9) == [
        "Frequency, not",
        "price, is what keeps",
        "people off the bus.",
    ]


def test_too_many_lines_end_with_an_ellipsis() -> None:
    assert wrapped("one two three four five", 5, lines=2) == ["one", "two …"]


def test_a_long_word_is_broken() -> None:
    assert wrapped("a " + "x" * 25, 10, lines=9) == ["a", "x" * 10, "x" * 10, "xxxxx"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("covers up to 25 % of it", ["covers up to", "25 % of it"]),
        ("open until 11 p.m., and", ["open until", "11 p.m., and"]),
        ("it cost $6.4 million.", ["it cost", "$6.4 million."]),
        ("a rise of 4 % 5 % 6 %", ["a rise of 4 %", "5 % 6 %"]),
        ("it went up in 2025 at", ["it went up in", "2025 at"]),
    ],
)
def test_a_number_and_its_unit_stay_together(text: str, lines: list[str]) -> None:
    assert wrapped(text, 14, lines=9) == lines


def test_a_number_and_a_unit_too_wide_for_a_line_are_parted() -> None:
    assert wrapped("1234567 %", 8, lines=9) == ["1234567", "%"]


def test_wide_characters_count_twice() -> None:
    assert width("国土a") == 5
    assert wrapped("国土安全部国土安全部", 8, lines=9) == [
        "国土安全",
        "部国土安",
        "全部",
    ]


@given(ANY, st.integers(4, 40), st.integers(1, 5))
@example("0000     0", 4, 1)
def test_wrapped_lines_fit(text: str, columns: int, lines: int) -> None:
    found = wrapped(text, columns, lines=lines)
    assert len(found) <= lines
    assert all(0 < width(line) <= columns for line in found)
    if found and not found[-1].endswith("…"):
        assert "".join("".join(found).split()) == "".join(cleaned(text).split())


@given(ANY, st.integers(2, 40))
def test_shortened_text_fits(text: str, columns: int) -> None:
    found = shortened(text, columns)
    assert width(found) <= columns
    assert found == text or found.endswith("…")


def test_a_text_of_a_megabyte_is_cheap_to_cut() -> None:
    assert len(wrapped("word " * 200_000, 38, lines=7)) == 7
    assert shortened("x" * 1_000_000, 10) == "x" * 9 + "…"


def test_a_megabyte_is_wrapped_by_its_beginning() -> None:
    assert wrapped("word " * 200_000, 10, lines=1) == ["word wor …"]
    assert wrapped(" " * 200_000 + "far", 10, lines=1) == ["far"]
    assert wrapped("\x00 \x01", 10, lines=1) == []
