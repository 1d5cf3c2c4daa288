from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.bibliography.latex import address, text_of, written


@given(st.text(st.characters(codec="utf-8")) | st.text("\\{}$~%&#_^-`'?! ab"))
def test_text_written_as_latex_reads_as_it_was(text: str) -> None:
    assert text_of(written(text)) == (text, "")


@given(st.text("\\{}$~%&#_^-`'?! ab[]@\"\n"))
def test_any_value_gives_a_text(value: str) -> None:
    text, fault = text_of(value)
    assert text == value or not fault


@given(st.text("\\{}ab"))
def test_what_is_written_has_balanced_braces(text: str) -> None:
    depth = 0
    for sign in written(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        assert depth >= 0
    assert depth == 0


def test_an_address_loses_the_backslashes_before_its_signs() -> None:
    assert (
        address(r"https://example.org/a\_b\%20c\&d") == "https://example.org/a_b%20c&d"
    )
