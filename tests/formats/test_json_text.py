from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import SyntaxFault
from argmap.formats.json_text import DEEPEST, fault, one_line, parse, parse_rows

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
plain_data = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | texts,
    lambda inner: st.lists(inner) | st.dictionaries(texts, inner),
)


@given(plain_data)
def test_plain_data_written_and_parsed_are_the_same(value: Any) -> None:
    assert fault(value) == ""
    line = one_line(value)
    assert "\n" not in line
    assert parse(line.encode()) == value


@given(plain_data)
def test_the_text_says_the_same_to_another_reader(value: Any) -> None:
    assert json.loads(one_line(value)) == value


def test_numbers_keep_their_type() -> None:
    line = one_line([1, 1.0, -0.0, 1e300, 10**30, True])
    assert list(map(repr, parse(line.encode()))) == [
        "1",
        "1.0",
        "-0.0",
        "1e+300",
        str(10**30),
        "True",
    ]


def test_keys_keep_their_order() -> None:
    assert list(parse(b'{"b": 1, "a": 2}')) == ["b", "a"]


def excerpt(data: bytes) -> tuple[str, str]:
    with pytest.raises(SyntaxFault) as caught:
        parse(data, name="map.json")
    return str(caught.value), caught.value.excerpt


def test_a_caret_stands_below_the_place() -> None:
    assert excerpt('{"a": 1,\r\n\t"\u00e9" 2}\r\n'.encode()) == (
        "map.json:2:6: expected ':', found '2'",
        ' "\u00e9" 2}\n     ^',
    )


def test_a_long_line_is_cut_around_the_place() -> None:
    message, lines = excerpt(b"[" + b"1, " * 1000 + b"x]")
    assert message == "map.json:1:3002: 'x' does not belong here"
    first, second = lines.split("\n")
    assert first == "1, " * 20 + "x]"
    assert second == " " * 60 + "^"


def test_columns_count_characters_and_not_bytes() -> None:
    assert excerpt('["\U0001f3d8\u00e9" 1]'.encode())[0] == (
        "map.json:1:7: expected ',' or ']', found '1'"
    )


def test_places_need_no_name() -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse(b"[1")
    assert str(caught.value) == "1:3: the text ends within a value"


def test_a_key_that_stands_twice_is_refused_at_any_depth() -> None:
    assert excerpt(b'[{"a": {"b": 1, "\\u0062": 2}}]') == (
        "map.json: the key 'b' stands twice in an object",
        "",
    )


def test_one_key_in_two_objects_is_fine() -> None:
    assert parse(b'[{"a": 1}, {"a": 1}]') == [{"a": 1}, {"a": 1}]


def test_a_number_is_named_that_no_computer_holds() -> None:
    assert excerpt(b"[1, -2e400]")[0] == "map.json: the number -2e400 is too large"
    digits = "9" * 60
    assert excerpt(b"[%s]" % (b"9" * 5000))[0] == (
        f"map.json: the number {digits}... is too large"
    )


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


def endless() -> list[Any]:
    value: list[Any] = []
    value += [value, value]
    return value


UNFIT: list[tuple[Any, str]] = [
    ((1, 2), "(1, 2) is not plain JSON; write a list"),
    ([{3}], "{3} is not plain JSON; write a list"),
    (b"x", "b'x' is not plain JSON"),
    ({"a": {1: 2}}, "1 is not a key of JSON; write a text"),
    ({None: 2}, "None is not a key of JSON; write a text"),
    ([math.nan], "nan is not a number of JSON"),
    ([-math.inf], "-inf is not a number of JSON"),
    (10**5000, "an integer of 16610 bits is too large"),
    ("\ud800", "'\\ud800' holds half of a pair of surrogates"),
    ({"\udc00": 1}, "'\\udc00' holds half of a pair of surrogates"),
    (nested(DEEPEST + 1), "is nested more than 100 deep"),
    (endless(), "is nested more than 100 deep"),
]


@pytest.mark.parametrize(
    ("value", "message"), UNFIT, ids=[message for _, message in UNFIT]
)
def test_what_is_no_plain_data_is_named(value: Any, message: str) -> None:
    assert fault(value) == message


def test_data_may_be_nested_as_deep_as_the_limit() -> None:
    assert fault(nested(DEEPEST)) == ""


@given(st.lists(plain_data, max_size=4))
def test_an_array_and_its_items_a_line_are_the_same_rows(values: list[Any]) -> None:
    lines = [one_line(value) for value in values]
    array = "[\n" + ",\n".join(lines) + "]"
    rows = list(parse_rows(array.encode(), name="a"))
    assert rows == [(f"a:{n}", value) for n, value in enumerate(values, 2)]
    if not "".join(lines).startswith("["):
        below = "\n".join(["", *lines])
        assert list(parse_rows(below.encode(), name="a")) == rows


def test_a_row_is_placed_where_it_begins() -> None:
    data = b'[1, {\n"a": [\n2]}, 1,\r\n\r\n1]'
    assert [where for where, _ in parse_rows(data)] == ["1", "1", "3", "5"]


def test_the_line_ends_of_unicode_part_no_rows() -> None:
    assert list(parse_rows('"a\u2028b"\r\n'.encode())) == [("1", "a\u2028b")]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "1\n[" + "[" * 100_000,
            f"a.jsonl:2: is nested too deep; at most {DEEPEST} levels make sense",
        ),
        (
            "[" * 100_000,
            f"a.jsonl: is nested too deep; at most {DEEPEST} levels make sense",
        ),
        ("1\n\nx", "a.jsonl:3: 'x' does not belong here"),
        ('1\n{"a": 1, "a": 2}', "a.jsonl:2: the key 'a' stands twice in an object"),
        ("[1,\n2", "a.jsonl:2:2: the text ends within a value"),
    ],
)
def test_a_row_that_is_no_json_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(SyntaxFault) as caught:
        list(parse_rows(text.encode(), name="a.jsonl"))
    assert str(caught.value) == message
