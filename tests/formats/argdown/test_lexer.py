"""Tests of the lexer."""

from __future__ import annotations

import pytest
from hypothesis import given

from argmap.formats.argdown.faults import Places
from argmap.formats.argdown.lexer import tokenize
from argmap.formats.argdown.tokens import Kind
from tests.formats.argdown.strategies import texts


def kinds(text: str) -> list[str]:
    return [token.kind.name for token in tokenize(text)]


@given(texts)
def test_no_character_is_lost(text: str) -> None:
    assert "".join(token.source for token in tokenize(text)) == text


@given(texts)
def test_every_token_stands_where_it_says(text: str) -> None:
    places = Places(text)
    for token in tokenize(text):
        assert text.startswith(token.source, token.offset)
        place = places.at(token.offset)
        assert (token.line, token.column) == (place.line, place.column)


@given(texts)
def test_levels_of_indentation_are_balanced(text: str) -> None:
    depth = 0
    for kind in kinds(text):
        depth += (kind == "INDENT") - (kind == "DEDENT")
        assert depth >= 0
    assert depth == 0


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("{a} b", ["DATA", "BLANKS", "TEXT"]),
        ("{a}, b", ["TEXT", "TEXT"]),
        ("{a }, b} c", ["DATA", "BLANKS", "TEXT"]),
        ("{a\r\n}", ["TEXT", "TEXT", "NEWLINE", "TEXT"]),
        ("a_ b", ["TEXT", "TEXT", "TEXT"]),
        ("a // b", ["TEXT", "TEXT", "TEXT"]),
        ("a // b\n", ["TEXT", "COMMENT", "NEWLINE"]),
        ("a\n=== b ===", ["TEXT", "NEWLINE", "FRONT_MATTER"]),
        ("  # H", ["BLANKS", "HEADING", "TEXT"]),
        ("#H", ["TAG"]),
        ("\\", ["STRAY"]),
        ("a\n\n\n", ["TEXT", "EMPTY_LINE"]),
        ("[-a] [b]", ["TEXT", "TEXT", "STATEMENT_REFERENCE"]),
    ],
)
def test_the_first_kind_that_matches_wins(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_apostrophes_and_tabs_indent_a_relation() -> None:
    tokens = tokenize("a\n\t' + b")
    marker = next(token for token in tokens if token.kind is Kind.SUPPORTS)
    assert marker.source == "\t' +"
    assert marker.place == (2, 4, 5)


def test_a_dedent_between_two_levels_joins_the_outer_one() -> None:
    text = "a\n    + b\n        - c\n      - d\n      - e\n"
    assert [name for name in kinds(text) if "DENT" in name] == [
        "INDENT",
        "INDENT",
        "DEDENT",
        "INDENT",
        "DEDENT",
        "DEDENT",
    ]


@pytest.mark.parametrize(
    "opening",
    ["{", "[", "<", "*", "_", "@[", "[a](", "#(", "/*", "<!--", "//", "`", "{ } "],
)
def test_half_a_megabyte_of_opening_signs_is_read_in_linear_time(
    opening: str,
) -> None:
    # A quadratic search would take hours, not the second that this takes.
    text = opening * (500_000 // len(opening))
    assert sum(len(token.source) for token in tokenize(text)) == len(text)
