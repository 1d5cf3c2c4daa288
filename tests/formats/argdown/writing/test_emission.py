from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.argdown.composition import read_block
from argmap.formats.argdown.data import DataMap
from argmap.formats.argdown.faults import Places
from argmap.formats.argdown.reading import parse
from argmap.formats.argdown.sourcing.keys import json_of, value_of
from argmap.formats.argdown.writing.emission import (
    WIDTH,
    block,
    entry,
    escaped,
    flow,
    mapping,
    tag,
)
from argmap.model.fields import Text
from tests.formats.argdown.hostile import JSON, LINES, TAGS, TEXTS


@given(LINES)
def test_an_escaped_text_is_read_as_it_is(text: str) -> None:
    model = parse(f"[A]: {escaped(text)}\n\n# {escaped(text)}\n")
    assert model.statements["A"].members[0].text == text
    assert model.sections[0].title == text
    assert model.findings == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Plain text, with (all) sorts; of: marks - and + 9 % "quotes".', None),
        ("snake_case", "snake\\_case"),
        ("5*6 and #1", "5\\*6 and \\#1"),
        ("[sic] <b> {x}", "\\[sic\\] \\<b\\> \\{x\\}"),
        ("https://x.org", "https:\\//x.org"),
        ("a /* b */ c/d", "a \\/\\* b \\*/ c/d"),
        (":x: .x. and e.g. 1.2.3", None),
        (":y: and .~. it", "\\:y\\: and \\.~\\. it"),
        (":a_b: c", "\\:a\\_b\\: c"),
        ("a === b", "a \\=\\=\\= b"),
        ("see @[x]", "see \\@\\[x\\]"),
        ("C:\\x", "C:\\\\x"),
    ],
)
def test_only_markup_is_escaped(text: str, expected: str | None) -> None:
    assert escaped(text) == (expected or text)


@given(TAGS)
def test_a_tag_is_read_as_it_is(name: str) -> None:
    assert parse(f"[A]: a {tag(name)}\n").tags == (name,)


def test_a_tag_of_one_word_needs_no_parentheses() -> None:
    assert [tag("pending"), tag("case:x"), tag("two words")] == [
        "#pending",
        "#(case:x)",
        "#(two words)",
    ]


def data(source: str) -> DataMap:
    model = parse(f"[A] {source}\n\n[B]: b {{x: 1}}\n")
    node = model.statements["A"].members[0].data
    assert node is not None
    library = read_block(source, offset=0, places=Places(source))
    assert json_of(node) == json_of(library or node)
    return node


@given(st.dictionaries(TEXTS, JSON, max_size=4))
def test_plain_data_are_read_as_they_are(values: dict[str, object]) -> None:
    source = mapping(values, typed=False)
    read = json_of(data(source))
    assert read == values
    assert mapping(read, typed=False) == source


@given(TEXTS)
def test_a_typed_text_is_read_as_it_is(text: str) -> None:
    node = data(mapping({"x": text})).get("x")
    assert node is not None
    assert value_of(node, Text()) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plain words, with a comma", '"Plain words, with a comma"'),
        ("Why? Because 9 % (or so)!", "Why? Because 9 % (or so)!"),
        ("a: b", '"a: b"'),
        ("a:b", "a:b"),
        ("- a", '"- a"'),
        ("a #b", '"a #b"'),
        ("true", '"true"'),
        ("No", '"No"'),
        ("", '""'),
        ("2024-01-05", "2024-01-05"),
        ("a } b", '"a \\x7d b"'),
        ("x]: y", '"x\\x5d: y"'),
        ("a === b", '"a ==\\x3d b"'),
        ("a\nb\u2028", '"a\\nb\\u2028"'),
    ],
)
def test_a_text_is_quoted_where_it_has_to_be(text: str, expected: str) -> None:
    assert flow(text) == expected


def test_a_text_that_looks_like_a_number_is_quoted_where_no_field_decides() -> None:
    assert [
        flow(text, typed=False) for text in ("12", "1e3", "2024-01-05", "9" * 400)
    ] == [
        '"12"',
        '"1e3"',
        '"2024-01-05"',
        f'"{"9" * 400}"',
    ]


def test_a_long_key_gets_a_question_mark() -> None:
    long = "k" * 1100
    assert entry(long, "1") == f"? {long} : 1"
    assert entry(long, "1", margin="  ") == f"  ? {long}\n  : 1"
    assert entry("True", "1") == '"True": 1'


def test_data_stand_behind_the_text_where_there_is_room() -> None:
    assert block(["by: lee", "rel: {note: n}"], indent=2, room=30) == (
        " {by: lee, rel: {note: n}}"
    )
    assert block(["by: lee", "", "rel: {note: n}"], indent=2, room=25) == (
        "\n  {by: lee,\n   rel: {note: n}}"
    )
    assert block(["", ""], indent=2, room=WIDTH) == ""
