from __future__ import annotations

import re

import pytest

import argmap as am
from argmap.extraction.matching.aspects import aspects_of, pattern_fault


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("fare", "Fares rose.", True),
        ("fare", "The welfare office", False),
        ("Bus fares", "The bus fare rose.", True),
        ("bus fare", "The bus and its fare", False),
        ("low-level", "A low level offence", True),
        ("287(g)", "Section 287(g) agreements", True),
        ("287(g)", "Section 287 agreements", False),
        ("fare|ticket", "TICKETS rose.", True),
        ("fare|ticket", "The welfare office", True),
        (r"\bfares?\b", "The welfare office", False),
        (r"£\d", "It costs £5.", True),
        ("[[a]b", "Take [b", True),
    ],
)
def test_a_pattern_finds_words_in_every_form_or_is_a_regular_expression(
    pattern: str, text: str, *, expected: bool
) -> None:
    assert am.Aspect(name="a", patterns=(pattern,)).tells(text) is expected
    assert aspects_of([text], [am.Aspect(name="a", patterns=("zzz", pattern))]) == [
        ("a",) if expected else ()
    ]


def test_the_aspects_of_a_text_come_in_their_order() -> None:
    price = am.Aspect(name="price", patterns=("fare",))
    time = am.Aspect(name="time", patterns=("late",))
    texts = ["Late, and the fare rose.", "The fare rose.", "A bus."]
    assert aspects_of(texts, [price, time]) == [("price", "time"), ("price",), ()]


@pytest.mark.parametrize(
    ("pattern", "fault"),
    [
        ("fare", ""),
        (
            "fare(",
            (
                "'fare(' is no regular expression: missing ), unterminated subpattern at "
                "position 4"
            ),
        ),
        ("x*", "'x*' is found in every text; write what tells of the aspect"),
        ("", "'' is found in every text; write what tells of the aspect"),
    ],
)
def test_a_pattern_must_be_a_regular_expression_that_tells(
    pattern: str, fault: str
) -> None:
    assert pattern_fault(pattern) == fault


@pytest.mark.parametrize(
    ("name", "patterns", "message"),
    [
        (
            "price",
            (),
            "aspect 'price': patterns: is empty; give words or regular expressions",
        ),
        (" ", ("a",), "aspect ' ': name: is ' '; write one line"),
        ("a\nb", ("a",), r"aspect 'a\nb': name: is 'a\nb'; write one line"),
        ("a\n", ("a",), r"aspect 'a\n': name: is 'a\n'; write one line"),
        ("a\x02", ("a",), r"aspect 'a\x02': name: is 'a\x02'; write one line"),
        (
            "price",
            ("a(\ud800)",),
            (
                r"aspect 'price': patterns: 'a(\ud800)' holds a sign that no text does; "
                "leave it out"
            ),
        ),
        (
            "price",
            ("x*",),
            (
                "aspect 'price': patterns: 'x*' is found in every text; write what tells of "
                "the aspect"
            ),
        ),
    ],
)
def test_an_aspect_that_cannot_be_is_an_error(
    name: str, patterns: tuple[str, ...], message: str
) -> None:
    with pytest.raises(am.ModelError, match=f"^{re.escape(message)}$"):
        am.Aspect(name=name, patterns=patterns)


def test_aspects_are_equal_by_name_and_patterns() -> None:
    one, other = (am.Aspect(name="price", patterns=("fare",)) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != am.Aspect(name="price", patterns=("fares",))
