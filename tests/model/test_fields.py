from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import QueryError
from argmap.model import choices, fields
from argmap.model.claims import Claim
from argmap.model.dates import Date
from argmap.model.relations import Basis
from tests.strategies import digests, lines, numbers, tags, texts

ANY = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(),
    st.binary(),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(), st.none(), max_size=1),
)
KINDS = [
    fields.Identifier(),
    fields.References(),
    fields.Text(),
    fields.Line(),
    fields.Line(empty=True),
    fields.Lines(),
    fields.Tags(),
    choices.Choice(Basis, "a basis"),
    fields.When(),
    fields.Flag(),
    fields.Number(),
    fields.Spans(),
    fields.Digest(),
]


class Marked(str):
    """A str of another class, such as markup-safe templates make."""

    __slots__ = ()


class Word(StrEnum):
    CAPS = "caps"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
@given(value=ANY)
def test_what_a_kind_converts_without_fault_is_canonical(
    kind: fields.Kind, value: Any
) -> None:
    fault = ""
    try:
        canonical = kind.convert(value)
    except fields.FieldError as refusal:
        fault = str(refusal)
    fault = fault or kind.fault(canonical)
    assert len(fault.splitlines()) <= 1
    if not fault:
        hash(canonical)
        assert kind.convert(canonical) == canonical
        assert kind.convert(kind.plain(canonical)) == canonical


@pytest.mark.parametrize(
    ("kind", "value", "fault"),
    [
        (fields.Identifier(), 7, "7 is not an id"),
        (fields.Identifier(), Marked("a"), "'a' is not an id"),
        (fields.References(), ["a"], "['a'] is not a tuple of ids"),
        (fields.References(at_least=1), (), "needs at least 1 id"),
        (fields.References(), ("a", None), "None is not an id"),
        (fields.References(), ("a", "b", "a"), "'a' stands twice"),
        (fields.Text(), None, "None is not a text"),
        (fields.Text(), b"a", "b'a' is not a text"),
        (fields.Text(), Marked("a"), "'a' is not a text"),
        (fields.Text(), "a\x00b", "holds the character U+0000 at 1; remove it"),
        (fields.Text(), "a\x0bb", "holds the character U+000B at 1; remove it"),
        (fields.Text(), "a\x7f", "holds the character U+007F at 1; remove it"),
        (fields.Text(), "a\x85", "holds the character U+0085 at 1; remove it"),
        (fields.Text(), "ab\ud800", "holds the character U+D800 at 2; remove it"),
        (fields.Text(), "\uffff", "holds the character U+FFFF at 0; remove it"),
        (fields.Line(), 7, "7 is not a line of text"),
        (fields.Line(), "", "is empty"),
        (fields.Line(), "\x1b[31m", "holds the character U+001B at 0; remove it"),
        (
            fields.Line(),
            "a\nb",
            "'a\\nb' has line breaks or needless blanks; write one line",
        ),
        (
            fields.Line(),
            "a  b",
            "'a  b' has line breaks or needless blanks; write one line",
        ),
        (
            fields.Line(),
            "\u00a0",
            "'\\xa0' has line breaks or needless blanks; write one line",
        ),
        (fields.Lines(), "a", "'a' is not a tuple of texts"),
        (fields.Lines(), ("a", ""), "is empty"),
        (fields.Lines(), ("a", "a"), "'a' stands twice"),
        (fields.Tags(), ("a", "b#c"), "the tag 'b#c' holds one of # ( ) [ ]"),
        (
            choices.Choice(Basis, "a basis"),
            "analyts",
            "'analyts' is not a basis; did you mean 'analyst'?",
        ),
        (
            choices.Choice(Basis, "a basis"),
            "zzz",
            "'zzz' is not a basis; write explicit, analyst",
        ),
        (
            choices.Choice(Basis, "a basis"),
            ["analyst"],
            "['analyst'] is not a basis; write explicit, analyst",
        ),
        (fields.When(), "2025", "'2025' is not a Date"),
        (fields.Flag(), 1, "1 is neither true nor false"),
        (fields.Flag(), "yes", "'yes' is neither true nor false"),
        (fields.Flag(), np.True_, "np.True_ is neither true nor false"),
        (fields.Number(), True, "True is not a number"),
        (fields.Number(), "7", "'7' is not a number"),
        (fields.Number(), float("nan"), "nan is not a finite number"),
        (fields.Number(), float("-inf"), "-inf is not a finite number"),
        (
            fields.Number(),
            10**400,
            "1" + "0" * 56 + "... is not a finite number",
        ),
        (fields.Number(), Fraction(1, 3), "Fraction(1, 3) is not a number"),
        (fields.Number(), np.float64(1), "np.float64(1.0) is not a number"),
        (fields.Spans(), [(1, 2)], "[(1, 2)] is not a tuple of (start, end) pairs"),
        (fields.Spans(), (1, 2), "1 is not a pair of offsets (start, end)"),
        (fields.Spans(), ([1, 2],), "[1, 2] is not a pair of offsets (start, end)"),
        (
            fields.Spans(),
            ((1, True),),
            "(1, True) is not a pair of offsets (start, end)",
        ),
        (fields.Spans(), ((-1, 2),), "(-1, 2) lies outside of any text"),
        (
            fields.Spans(),
            ((1, 2**60),),
            "(1, 1152921504606846976) lies outside of any text",
        ),
        (
            fields.Spans(),
            ((5, 3),),
            "5-3 ends before it starts; write start, then end",
        ),
        (
            fields.Spans(),
            ((5, 5),),
            "5-5 is empty; the end is the offset after the last character",
        ),
        (
            fields.Spans(),
            ((5, 9), (8, 10)),
            "8-10 is out of order; write spans in reading order",
        ),
        (
            fields.Digest(),
            "ABC",
            "'ABC' is not a sha256; write 64 hexadecimal digits",
        ),
    ],
)
def test_a_fault_says_what_is_wrong_and_what_would_be_right(
    kind: fields.Kind, value: object, fault: str
) -> None:
    assert kind.fault(value) == fault


def test_a_number_with_more_digits_than_python_prints_is_refused() -> None:
    fault = fields.Number().fault(10**5000)
    assert fault == "a very long int is not a finite number"


@pytest.mark.parametrize(
    ("kind", "value", "canonical"),
    [
        (fields.Identifier(), "e\u0301", "\u00e9"),
        (fields.Identifier(), Claim(id="caps", text=""), "caps"),
        (fields.Identifier(), Word.CAPS, "caps"),
        (fields.References(), "a", ("a",)),
        (fields.References(), [Claim(id="caps", text=""), "b"], ("caps", "b")),
        (fields.References(), (one for one in "ab"), ("a", "b")),
        (fields.References(), {"a": 1}.keys(), ("a",)),
        (fields.Text(), Marked(" a\r\n"), " a\r\n"),
        (fields.Line(), "  a \r\n\tb\u2028 c ", "a b c"),
        (fields.Line(), "\u00a0a\u00a0\u00a0b\u3000", "a\u00a0\u00a0b"),
        (fields.Line(), Word.CAPS, "caps"),
        (fields.Lines(), ["a\nb", Claim(id="caps", text="")], ("a b", "caps")),
        (choices.Choice(Basis, "a basis"), "analyst", Basis.ANALYST),
        (fields.When(), 2025, Date("2025")),
        (fields.Number(), np.int64(7), 7),
        (fields.Number(), np.float32(0.5), 0.5),
        (fields.Spans(), "12-80", ((12, 80),)),
        (fields.Spans(), (12, 80), ((12, 80),)),
        (fields.Spans(), [[1, 2], "3 - 4"], ((1, 2), (3, 4))),
        (fields.Digest(), " " + "AB" * 32 + "\n", "ab" * 32),
    ],
)
def test_a_canonical_value_is_made_of_a_convenient_one(
    kind: fields.Kind, value: object, canonical: object
) -> None:
    found = kind.convert(value)
    assert found == canonical
    assert type(found) is type(canonical)
    assert kind.fault(found) == ""


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (fields.References(), {"a"}, "{'a'} has no order; write a list"),
        (fields.Tags(), frozenset("a"), "frozenset({'a'}) has no order; write a list"),
        (fields.Spans(), "80", "'80' is not a span; write start-end, as in 12-80"),
        (
            fields.Spans(),
            "9" * 5000 + "-1",
            "'" + "9" * 56 + "... is not a span; write start-end, as in 12-80",
        ),
        (
            fields.When(),
            "2025-13",
            "'2025-13' is not a date: no month is 13, months are 01 to 12",
        ),
    ],
)
def test_what_cannot_be_converted_is_refused(
    kind: fields.Kind, value: object, message: str
) -> None:
    with pytest.raises(fields.FieldError) as caught:
        kind.convert(value)
    assert str(caught.value) == message


@pytest.mark.parametrize("text", ["\t", "\n", "\r\n", "a\u2028b", "\ufeff", "\u202e"])
def test_a_text_may_hold_tabs_line_ends_and_signs_of_direction(text: str) -> None:
    assert fields.Text().fault(text) == ""


def test_a_line_may_be_empty_only_where_that_is_said() -> None:
    assert fields.Line(empty=True).fault("") == ""
    assert fields.Line(empty=True).schema()["minLength"] == 0
    assert fields.Line().schema()["minLength"] == 1


@given(lines())
def test_the_lines_of_the_strategies_are_lines(line: str) -> None:
    assert fields.Line().fault(line) == ""


@given(texts(), tags(), digests(), numbers())
def test_the_values_of_the_strategies_are_canonical(
    text: str, tag: str, digest: str, number: float
) -> None:
    assert fields.Text().fault(text) == ""
    assert fields.Tags().fault((tag,)) == ""
    assert fields.Digest().fault(digest) == ""
    assert fields.Number().fault(number) == ""


def test_a_very_long_text_is_told_in_short() -> None:
    fault = fields.Line().fault("a  " * 400_000)
    assert len(fault) < 150


def test_a_kind_refuses_by_record_and_field() -> None:
    attribute: attrs.Attribute[Any] = attrs.fields(Claim).note
    with pytest.raises(ValueError, match=r"^claim 'caps': note: 7 is not a text$"):
        fields.Text()(Claim(id="caps", text=""), attribute, 7)


def test_a_choice_of_a_caller_is_a_member_its_value_or_none() -> None:
    assert choices.chosen(Basis, "a basis", "analyst") is Basis.ANALYST
    assert choices.chosen(Basis, "a basis", Basis.EXPLICIT) is Basis.EXPLICIT
    assert choices.chosen(Basis, "a basis", None) is None


def test_a_choice_that_does_not_exist_is_a_query_error() -> None:
    with pytest.raises(QueryError) as caught:
        choices.chosen(Basis, "a basis", "analist")
    assert str(caught.value) == "'analist' is not a basis; did you mean 'analyst'?"
