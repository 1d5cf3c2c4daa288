from __future__ import annotations

from typing import Any

import pytest

from argmap.formats.argdown.data import DataMap
from argmap.formats.argdown.faults import Places, Report
from argmap.formats.argdown.flow import read_flow
from argmap.formats.argdown.sourcing import keys
from argmap.formats.argdown.syntax import Place
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.fields import FieldError, Flag, Line, Lines, Number, Spans, When
from argmap.model.records import kinds
from argmap.model.relations import Relation
from argmap.model.sources import Passage
from tests.formats.argdown.sourcing.texts import read, refused, reported


def value(source: str, kind: Any) -> Any:
    node = read_flow(f"{{x: {source}}}", Place(1, 1, 0))
    assert node is not None
    return keys.value_of(node.entries[0].value, kind)


@pytest.mark.parametrize(
    ("source", "kind", "expected"),
    [
        ("2024-01-05", Line(), "2024-01-05"),
        ("1_000", Line(), "1_000"),
        ("no", Line(), "no"),
        ("true", Line(), "true"),
        ("0123", Line(), "0123"),
        ('"null"', Line(), "null"),
        ("1e3", Number(), 1000.0),
        ("0123", Number(), 123),
        ("9007199254740993", Number(), 9007199254740993),
        ("-0x10", Number(), -16),
        ("TRUE", Flag(), True),
        ("0-88", Spans(), ((0, 88),)),
        ("[0-88, [90, 95]]", Spans(), ((0, 88), (90, 95))),
        ("x", Lines(), ("x",)),
        ("[1, 2]", Lines(), ("1", "2")),
    ],
)
def test_the_field_decides_the_type_from_the_characters(
    source: str, kind: Any, expected: object
) -> None:
    found = value(source, kind)
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize("source", ["", "~", "null"])
def test_nothing_is_no_value(source: str) -> None:
    assert value(source, When()) is None


def test_a_quoted_date_is_a_date_and_a_quoted_number_none() -> None:
    assert str(value('"2024"', When())) == "2024"
    with pytest.raises(FieldError, match=r"'7' is not a number"):
        value('"7"', Number())


def test_the_tables_have_every_field_of_their_records() -> None:
    def fields(table: dict[str, keys.Key], record: type) -> set[str]:
        return {field for owner, field in table.values() if owner is record}

    assert fields(keys.CLAIM_KEYS, Claim) == kinds(Claim).keys() - {"text", "tags"}
    own = {"claim", "passage"}
    assert fields(keys.STANCE_KEYS, Assertion) == kinds(Assertion).keys() - own
    own = {"kind", "premises", "target", "passage"}
    assert fields(keys.RELATION_FIELDS, Relation) == kinds(Relation).keys() - own
    assert fields(keys.PASSAGE_KEYS, Passage) == set(kinds(Passage))


def test_two_keys_of_one_field_need_one_value() -> None:
    report = Report("", Places(""))
    node = read_flow("{by: lee, proponent: lee}", Place(1, 1, 0))
    assert isinstance(node, DataMap)
    fields = keys.fields_of(node, keys.ASSERTION_KEYS, report)
    assert fields.values == {"actor": "lee"}
    assert report.errors() == ()


def test_a_comma_that_spoils_an_id_is_to_be_removed() -> None:
    assert refused("[A]: a {\n  by: x,\n  source: s\n}\n") == (
        "d.argdown:2:7: by: 'x,' is not an id; an id holds letters, digits, '-', '_', "
        "'.' and ':', not beginning with '-'; "
        "remove the comma: block YAML has a key on each line"
    )


def test_a_value_of_block_yaml_that_ends_in_a_comma_is_reported() -> None:
    text = "[a]: A {\n  kind: causal\n  note: As in JSON,\n  foo: x,\n}\n"
    assert read(text).claims["a"].note == "As in JSON,"
    assert reported(text) == [
        (
            "d.argdown:3:9: note: the value 'As in JSON,' ends in a comma; "
            "remove the comma: block YAML has a key on each line"
        ),
        "d.argdown:4:3: the key 'foo' has no meaning here and is only kept",
    ]
