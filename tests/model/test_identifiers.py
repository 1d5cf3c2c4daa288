from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model import identifiers
from tests.strategies import ids

GRAMMAR = "letters, digits, '-', '_', '.' and ':', not beginning with '-'"


@pytest.mark.parametrize(
    "text",
    [
        "caps",
        "c1",
        "1",
        "2024-01-05",
        "a.b:c_d-e",
        "_",
        ".",
        "\u00e9t\u00e9",
        "\u8a9e",
        "\u0939\u093f\u0928\u094d",
    ],
)
def test_an_id_holds_letters_marks_digits_and_four_signs(text: str) -> None:
    assert identifiers.fault(text) == ""


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", f"is empty; an id holds {GRAMMAR}"),
        ("-a", f"'-a' is not an id; an id holds {GRAMMAR}"),
        ("a b", f"'a b' is not an id; an id holds {GRAMMAR}"),
        ("a/b", f"'a/b' is not an id; an id holds {GRAMMAR}"),
        ("a\n", f"'a\\n' is not an id; an id holds {GRAMMAR}"),
        ("\ud800", f"'\\ud800' is not an id; an id holds {GRAMMAR}"),
        ("\u202ea", f"'\\u202ea' is not an id; an id holds {GRAMMAR}"),
        ("e\u0301", "'e\u0301' is not in Unicode normal form C"),
        (None, "None is not an id"),
        (7, "7 is not an id"),
        (["a"], "['a'] is not an id"),
    ],
)
def test_what_is_no_id_is_told_in_one_line(text: object, fault: str) -> None:
    assert identifiers.fault(text) == fault


def test_a_fault_does_not_repeat_a_long_text() -> None:
    assert len(identifiers.fault("a b" * 100_000)) < 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rent caps cut supply.", "rent-caps-cut-supply"),
        ("It's 'so': snake_case, too", "its-so-snakecase-too"),
        ("  \u00c9tat d\u2019urgence ", "\u00e9tat-durgence"),
        ("e\u0301te\u0301", "\u00e9t\u00e9"),
        (
            "\u0939\u093f\u0928\u094d\u0926\u0940 \u092d\u093e\u0937\u093e",
            "\u0939\u093f\u0928\u094d\u0926\u0940-\u092d\u093e\u0937\u093e",
        ),
        ("\u0e19\u0e49\u0e33", "\u0e19\u0e49\u0e33"),
        ("a _ b -- c", "a-b-c"),
        ("?!", "item"),
        ("\u0301", "item"),
        ("", "item"),
    ],
)
def test_a_slug_joins_the_words_in_lower_case(text: str, expected: str) -> None:
    assert identifiers.slug(text) == expected


def test_a_slug_takes_as_many_words_as_asked() -> None:
    assert identifiers.slug("one two three four", words=2) == "one-two"


def test_a_slug_is_cut_between_words() -> None:
    text = "seventeen-letters " * 5
    assert identifiers.slug(text) == "seventeen-letters-" * 2 + "seventeen-letters"


def test_a_slug_of_one_long_word_is_cut_within() -> None:
    assert identifiers.slug("x" * 1_000_000) == "x" * 60


def test_a_slug_of_what_is_no_text_is_the_fallback() -> None:
    assert identifiers.slug(None, otherwise="actor") == "actor"


@given(st.text())
def test_a_slug_is_an_id_of_at_most_60_characters(text: str) -> None:
    found = identifiers.slug(text)
    assert identifiers.fault(found) == ""
    assert len(found) <= 60
    assert found == identifiers.slug(text)


@given(st.text())
def test_a_slug_does_not_depend_on_normal_form_or_margin(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert identifiers.slug(f" {decomposed} ") == identifiers.slug(text)


@given(ids())
def test_the_ids_of_the_strategies_are_ids(text: str) -> None:
    assert identifiers.fault(text) == ""


def test_a_claim_takes_its_id_from_the_title_else_from_six_words() -> None:
    text = "Starts fell by twelve percent in two years."
    assert identifiers.claim_id(title="Fewer starts", text=text) == "fewer-starts"
    assert identifiers.claim_id(title=None, text=text) == (
        "starts-fell-by-twelve-percent-in"
    )
    assert identifiers.claim_id(title=None, text="") == "claim"


def test_relations_and_assertions_take_their_ids_from_their_ends() -> None:
    relation = identifiers.relation_id(verb="supports", premises=["a", "b"], target="c")
    assert relation == "a-and-b-supports-c"
    assert identifiers.assertion_id(claim="caps", actor="lee") == "caps-lee"


def test_a_long_derived_id_ends_in_a_digest() -> None:
    one = identifiers.assertion_id(claim="c" * 200, actor="lee")
    other = identifiers.assertion_id(claim="c" * 200, actor="ortiz")
    assert len(one) == len(other) == 120
    assert one != other
    assert identifiers.fault(one) == ""


@given(ids(), ids(), ids())
def test_a_derived_id_is_an_id(premise: str, target: str, actor: str) -> None:
    relation = identifiers.relation_id(
        verb="supports", premises=[premise], target=target
    )
    assert identifiers.fault(relation) == ""
    assert identifiers.fault(identifiers.assertion_id(claim=premise, actor=actor)) == ""


NAMES = ("caps", "supply", "starts", "the-u-s-a", "the-usual")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("cap", "caps"),
        ("CAPS", "caps"),
        ("The “U. S. A.”!", "the-u-s-a"),
        ("supplies", "supply"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_told_where_one_is_near(
    name: str, expected: str | None
) -> None:
    assert identifiers.nearest(name, [*NAMES]) == expected


def test_the_nearest_of_very_many_names_is_found_among_the_likely_ones() -> None:
    names = [f"claim-{n}" for n in range(50_000)]
    assert identifiers.nearest("claim-123x", names) == "claim-123"
    assert identifiers.nearest("Claim: 123", names) == "claim-123"


def test_nothing_is_near_a_very_long_name() -> None:
    assert identifiers.nearest("a" * 1_000_000, ["a" * 1_000_000]) is None
