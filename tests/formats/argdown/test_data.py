"""Tests of data: as written, by the core schema, in its place."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.argdown import composition
from argmap.formats.argdown.data import (
    DataList,
    DataMap,
    DataNode,
    Json,
    Scalar,
    merged,
    to_plain,
)
from argmap.formats.argdown.faults import Fault, Places
from argmap.formats.argdown.flow import read_flow
from argmap.formats.argdown.scalars import core_value

WORDS = st.text(
    alphabet=st.sampled_from([*"abc019-_./+~'\" \n#:,?!&*%@=<>|é\U0001f600[]{}"]),
    max_size=8,
)
PLAIN = st.sampled_from(
    ["dhs", "12-80", "2024-01-05", "true", "1_000", "~", "it's", "a b", "x#y", "http://x.y/z?a=1", "-9", "0x1f"]
)  # fmt: skip
VALUES = st.recursive(
    st.one_of(
        PLAIN,
        WORDS,
        WORDS.map(lambda word: f'"{word}"'),
        WORDS.map(lambda word: f"'{word}'"),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(st.one_of(PLAIN, WORDS), inner), max_size=3).map(
            lambda pairs: (
                "{" + ",\n ".join(f"{key}: {value}" for key, value in pairs) + "}"
            )
        ),
    ),
    max_leaves=6,
)
BLOCKS = st.lists(st.tuples(st.one_of(PLAIN, WORDS), VALUES), max_size=4).map(
    lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
)


def read(source: str) -> DataNode | None:
    return composition.read_block(source, offset=0, places=Places(source))


def as_written(node: DataNode | None) -> object:
    if isinstance(node, Scalar):
        return node.text, node.plain, node.place
    if isinstance(node, DataList):
        return [as_written(item) for item in node.items], node.place
    if isinstance(node, DataMap):
        return [
            (entry.name, as_written(entry.key), as_written(entry.value))
            for entry in node
        ], node.place
    return None


@given(BLOCKS)
def test_the_fast_path_reads_what_the_library_reads(source: str) -> None:
    places = Places(source)
    fast = read_flow(source, places.at(0))
    if fast is None:
        return
    assert as_written(fast) == as_written(
        composition.compose(source, offset=0, places=places)
    )


def test_the_fast_path_takes_the_common_block() -> None:
    source = '{by: dhs, at: [12-80, 9-10], quote: "We did: it", rel: {note: x y}}'
    assert read_flow(source, Places(source).at(0)) is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", None),
        ("~", None),
        ("Null", None),
        ("yes", "yes"),
        ("off", "off"),
        ("TRUE", True),
        ("0123", 123),
        ("0o17", 15),
        ("0b11", 3),
        ("-0x1f", -31),
        ("1_000", "1_000"),
        ("1e3", 1000),
        ("1.10", 1.1),
        ("-.5", "-.5"),
        (".5", 0.5),
        (".inf", None),
        (".NaN", None),
        ("1e400", "1e400"),
        ("9" * 400, "9" * 400),
        ("12345678901234567890", 12345678901234567000),
        ("12:30", "12:30"),
        ("2024-01-05", "2024-01-05T00:00:00.000Z"),
        ("2024-1-5", "2024-1-5"),
        ("2024-02-30", "2024-03-01T00:00:00.000Z"),
        ("2024-13-01", "2025-01-01T00:00:00.000Z"),
        ("2024-01-05T10:00:00.1234+02:00", "2024-01-05T08:00:00.123Z"),
        ("2024-01-05 10:00:00", "2024-01-05T10:00:00.000Z"),
        ("9999-99-99", "9999-99-99"),
    ],
)
def test_a_plain_scalar_has_the_value_of_the_core_schema(
    text: str, value: object
) -> None:
    found = core_value(text)
    assert found == value
    assert type(found) is type(value)


@given(st.text(alphabet="0123456789+-.eExXobTtZ: _", max_size=30))
def test_every_plain_scalar_has_a_value(text: str) -> None:
    core_value(text)


def test_a_scalar_keeps_its_characters() -> None:
    node = read('{id: 0123, valid: 2024-01, at: "12-80", 1: x, true: y}')
    assert isinstance(node, DataMap)
    assert [entry.name for entry in node] == ["id", "valid", "at", "1", "true"]
    number, at = node.get("id"), node.get("at")
    assert isinstance(number, Scalar)
    assert (number.text, number.plain, number.value) == ("0123", True, 123)
    assert isinstance(at, Scalar)
    assert (at.text, at.plain) == ("12-80", False)
    assert at.place == (1, 32, 31)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("{a:, b: 1}", {"a": None, "b": 1}),
        ("{a: one, b}", {"a": "one", "b": None}),
        ("{a: 1, }", {"a": 1}),
        ("{\n  a: b\n  c: [x]\n\t}", {"a": "b", "c": ["x"]}),
        ("{\n}", None),
        ("{<<: {a: 1, b: 2}, b: 3}", {"a": 1, "b": 3}),
        ("{a: &x [1], b: *x}", {"a": [1], "b": [1]}),
        ("{a: !!str 1, b: !!int '2'}", {"a": "1", "b": 2}),
        ("{[a, 1]: b}", {"a,1": "b"}),
        ("{{a: b}: c}", {"[object Object]": "c"}),
        ("{a:{b: 1}, c:[2], d:, e: 1}", {"a": {"b": 1}, "c": [2], "d": None, "e": 1}),
        (
            "{a: {b: 1},\n\tc:\td\t,\te: x\ty, f: '\t'}",
            {"a": {"b": 1}, "c": "d", "e": "x\ty", "f": "\t"},
        ),
        (
            "{\n  a: b\t\n\t\n  c: {d: e,\n\tf: g}\t# h\n}",
            {"a": "b", "c": {"d": "e", "f": "g"}},
        ),
        ("{a: x\n  y,\nb: z}", {"a": "x y", "b": "z"}),
        ('{a: "\\x7d", b: it\'s}', {"a": "}", "b": "it's"}),
    ],
)
def test_yaml_is_read_as_the_reference_reads_it(source: str, value: Json) -> None:
    assert to_plain(read(source)) == value


@pytest.mark.parametrize(
    ("source", "message", "place"),
    [
        ("{a: b: c}", "bad YAML: expected ',' or '}', but got ':'", (1, 6)),
        ('{a: "b}', "bad YAML: the quoted text has no end", (1, 5)),
        ("{\n a: 1\n a: 2\n}", "the key 'a' stands twice, first at 2:2", (3, 2)),
        ("{a: !x 1}", "bad YAML: expected no tag but found '!x'", (1, 5)),
        ("{a: !!int x}", "bad YAML: expected an integer, found 'x'", (1, 5)),
        ("{a: *b}", "bad YAML: no complete value is named by the alias '*b'", (1, 5)),
        ("{a: &b [*b]}", "bad YAML: no complete value is named by the alias '*b'", (1, 9)),
        ("{[[a]]: c}", "bad YAML: expected a word as key, found a list of lists", (1, 2)),
        ("{-}", "bad YAML: expected a value, found '-'", (1, 2)),
        ("{\n: a\n}", "bad YAML: expected a key before ':'", (2, 1)),
        ("{\n a: {b\n c}\n}", "bad YAML: the text goes on in a line that is indented less", (3, 2)),
        ("{\n\ta: b\n}", "bad YAML: found character '\\t' that cannot start any token", (2, 1)),
        ("{a: \x01}", "bad YAML: the character U+0001 is not allowed", (1, 5)),
        ("{a: " + "[" * 200 + "]" * 200 + "}", "the data are nested more than 110 levels deep", (1, 114)),
        ("{\n" + "- " * 200 + "\n}", "the data are nested more than 110 levels deep", (2, 221)),
    ],
)  # fmt: skip
def test_bad_yaml_is_a_fault_in_its_place(
    source: str, message: str, place: tuple[int, int]
) -> None:
    with pytest.raises(Fault) as caught:
        read(source)
    assert caught.value.message == message
    assert caught.value.place[:2] == place


def test_aliases_that_expand_beyond_measure_are_refused() -> None:
    names = "abcdefghij"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]"
        for before, name in pairwise(names)
    ]
    with pytest.raises(Fault, match="expand to more than 100,000 values"):
        read("{\n" + "\n".join(lines) + "\n}")


def test_members_data_are_merged_and_lists_by_index() -> None:
    old: Json = {"a": {"b": [1, 2, 3]}, "c": 1}
    new: Json = {"a": {"b": [9], "d": None}, "c": {"e": 1}}
    assert merged(old, new) == {"a": {"b": [9, 2, 3], "d": None}, "c": {"e": 1}}
    assert old == {"a": {"b": [1, 2, 3]}, "c": 1}
