from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.matching.terms import negation_in, stems_of, terms_of, words_of
from argmap.extraction.words.stems import stem


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("Fares rose.", ["fares", "rose"]),
        ("The city’s fares", ["the", "city", "fares"]),
        ("1,412 of them, 6.5 %", ["1,412", "of", "them", "6.5"]),
        ("Section 287(g)", ["section", "287(g)"]),
        ("The U.S. and AT&T", ["the", "u.s", "and", "at&t"]),
        ("two-pound fare", ["two", "pound", "fare"]),
        ("\N{LEFT SINGLE QUOTATION MARK}Buses’ cost £2", ["buses", "cost", "2"]),
        ("don't", ["don't"]),
    ],
)
def test_words_are_small_and_numbers_whole(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_words_of_one_stem_are_one_term() -> None:
    assert stem("agencies") == stem("agency")
    assert stem("expanding") == stem("expands")
    assert stem("1,412") == "1,412"


def test_empty_words_and_negations_are_no_terms() -> None:
    assert stems_of("The fares did not rise, and they will never fall.") == [
        "fare",
        "rise",
        "fall",
    ]


def test_terms_are_stems_then_bigrams_each_once() -> None:
    assert list(terms_of("Fares and fares of buses")) == [
        "fare",
        "buse",
        "fare fare",
        "fare buse",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fares do not rise.", "not"),
        ("Fares don’t rise.", "don't"),
        ("Fares cannot rise.", "cannot"),
        ("No fares rise.", "no"),
        ("Fares rise without reason.", "without"),
        ("Fares rise; note the nothingness.", None),
        ("", None),
    ],
)
def test_a_negation_is_told_by_its_words(text: str, expected: str | None) -> None:
    assert negation_in(text) == expected


@given(st.text())
def test_any_text_has_terms_without_line_ends(text: str) -> None:
    assert all(
        term.strip() == term != "" and "\n" not in term for term in terms_of(text)
    )
