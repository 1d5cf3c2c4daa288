from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.render.diagram.markup import LONGEST_VALUE, escaped, link, quoted

ANY = st.text(st.characters(exclude_categories=[]), max_size=80)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("plain", '"plain"'),
        ("", '""'),
        ('"quoted"', r'"\"quoted\""'),
        ("<b>", '"<b>"'),
        (r"\N \G", r'"\\\\N \\\\G"'),
        ("ends with \\", r'"ends with \\\\"'),
        ('"]; x[', r'"\"]; x["'),
        ("AT&amp;T", '"AT&amp;amp;T"'),
        ("two\nlines", r'"two\nlines"'),
        ("nul\x00, bell\x07, half \ud800", '"nul, bell, half "'),
        ("\u202eturned", '"turned"'),
    ],
)
def test_a_quoted_value_means_just_the_text(text: str, value: str) -> None:
    assert quoted(text) == value


@given(ANY)
@example("\\" * 3)
def test_a_quoted_value_ends_where_it_should(text: str) -> None:
    inside = quoted(text)[1:-1]
    # No quote but after an odd number of backslashes, and none at the end.
    assert re.fullmatch(r'(?:[^"\\]|\\.)*', inside, re.DOTALL)
    inside.encode()


@pytest.mark.parametrize("unit", ["a", "é", "😀", "\\", "&", '"', "\n"])
def test_a_long_value_is_cut_whole(unit: str) -> None:
    value = quoted(unit * 1_000_000)
    assert len(value.encode()) <= LONGEST_VALUE + 5
    assert value.endswith('…"')
    assert re.fullmatch(r'(?:[^"\\]|\\.)*', value[1:-1], re.DOTALL)
    assert not re.search(r"&(?!amp;)", value)


@given(ANY)
def test_escaped_text_holds_no_markup(text: str) -> None:
    assert not set(escaped(text)) & set("<>\"'\n\t\x00")


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.org/?a=1&b=2#c", "https://example.org/?a=1&b=2#c"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("#claim-caps", "#claim-caps"),
        ('https://example.org/"><x>\\', "https://example.org/%22%3E%3Cx%3E%5C"),
        ("https://example.org/é", "https://example.org/%C3%A9"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("file:///etc/passwd", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plain_addresses_become_links(url: str | None, safe: str | None) -> None:
    assert link(url) == safe
