from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given

from argmap.errors import ModelError
from argmap.model.actors import Actor, Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.choices import Choice
from argmap.model.claims import Claim, Issue, Quantity
from argmap.model.dates import Date
from argmap.model.fields import Kind
from argmap.model.proposing import Answer
from argmap.model.records import Nested, kinds, made, plain
from argmap.model.relations import Relation
from argmap.model.sources import Passage, Source
from tests.strategies import maps

RECORDS = [
    Actor,
    Affiliation,
    Source,
    Passage,
    Issue,
    Claim,
    Quantity,
    Assertion,
    Relation,
]


@given(maps())
def test_a_record_is_made_again_of_its_plain_data(m: ArgumentMap) -> None:
    for record in m.records():
        data = json.loads(json.dumps(plain(record)))
        assert made(type(record), data) == record


@given(maps())
def test_every_record_can_be_hashed(m: ArgumentMap) -> None:
    assert len(set(m.records())) == len(list(m.records()))


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_of_a_record_has_a_kind(record: type) -> None:
    assert list(kinds(record)) == [field.name for field in attrs.fields(record)]


@pytest.mark.parametrize("record", RECORDS)
def test_every_default_is_a_value_of_its_kind(record: type) -> None:
    for field in attrs.fields(record):
        if field.default not in (None, attrs.NOTHING):
            assert kinds(record)[field.name].fault(field.default) == ""


@pytest.mark.parametrize("record", RECORDS)
def test_every_kind_has_a_schema(record: type) -> None:
    for kind in kinds(record).values():
        assert json.dumps(kind.schema())


@pytest.mark.parametrize("record", RECORDS)
def test_every_field_but_a_nested_record_refuses_an_object(record: type) -> None:
    strange = object()
    for name, kind in kinds(record).items():
        assert isinstance(kind, Kind)
        assert kind.fault(strange), name
        assert kind.fault([strange]), name
        assert kind.fault((strange,)), name


def test_defaults_are_left_out_of_plain_data() -> None:
    assert plain(Claim(id="caps", text="")) == {"id": "caps", "text": ""}
    assert plain(Actor(id="lee", name="J. Lee", rolls_up=False)) == {
        "id": "lee",
        "name": "J. Lee",
        "rolls_up": False,
    }


def test_plain_data_keep_the_order_of_the_fields() -> None:
    claim = made(Claim, {"note": "n", "valid": 2021, "text": "t", "id": "c"})
    assert list(plain(claim)) == ["id", "text", "valid", "note"]
    assert plain(claim)["valid"] == "2021"


def test_none_stands_for_the_default() -> None:
    assert made(Claim, {"id": "c", "text": "t", "tags": None}).tags == ()


def test_inner_records_are_made_of_mappings() -> None:
    passage = {"source": "lee-2023", "spans": "12-80"}
    one = made(Assertion, {"id": "q", "actor": "a", "claim": "c", "passage": passage})
    assert one.passage == Passage(source="lee-2023", spans=((12, 80),))
    actor = made(
        Actor, {"id": "a", "name": "A", "affiliations": {"organization": "dhs"}}
    )
    assert actor.affiliations == (Affiliation(organization="dhs"),)


@pytest.mark.parametrize(
    ("record", "given", "message"),
    [
        (
            Claim,
            {"id": "caps", "txet": "Rent caps cut supply."},
            "claim 'caps': has no field 'txet'; did you mean 'text'?",
        ),
        (
            Issue,
            {"id": "supply", 7: "x"},
            "issue 'supply': has no field 7; write id, question, thesis",
        ),
        (Claim, {"id": "caps"}, "claim 'caps': text: is missing"),
        (Claim, {"id": None, "text": "t"}, "claim: id: is missing"),
        (
            Claim,
            {"id": ["caps"], "text": "t"},
            "claim ['caps']: id: ['caps'] is not an id",
        ),
        (
            Claim,
            {"id": "caps", "text": "t", "quantity": {"value": "many"}},
            "claim 'caps': quantity: value: 'many' is not a number",
        ),
        (
            Claim,
            {"id": "caps", "text": "t", "quantity": 450},
            "claim 'caps': quantity: 450 is not a mapping with the fields of Quantity",
        ),
        (
            Assertion,
            {"id": "q", "actor": "a", "claim": "c", "passage": {"spans": [[9, 3]]}},
            "assertion 'q': passage: source: is missing",
        ),
        (
            Actor,
            {"id": "a", "name": "A", "affiliations": "dhs"},
            (
                "actor 'a': affiliations: 'dhs' is not a mapping with the fields of "
                "Affiliation"
            ),
        ),
        (
            Relation,
            {"id": "r", "kind": "atacks", "premises": "a", "target": "b"},
            (
                "relation 'r': kind: 'atacks' is not a kind of relation; "
                "did you mean 'attacks'?"
            ),
        ),
    ],
)
def test_what_makes_no_record_is_refused_in_one_line(
    record: type, given: dict[Any, Any], message: str
) -> None:
    with pytest.raises(ModelError) as caught:
        made(record, given)
    assert str(caught.value) == message


def test_a_nested_field_takes_records_of_its_class_only() -> None:
    kind = Nested(lambda: Quantity)
    assert kind.fault(Date("2025")) == "Date('2025') is not of the class Quantity"
    many = Nested(lambda: Affiliation, many=True)
    assert many.fault([]) == "[] is not a tuple"


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (
            lambda: Claim(id="caps", text="t", tags=["a"]),  # type: ignore[arg-type]
            "claim 'caps': tags: ['a'] is not a tuple of texts",
        ),
        (
            lambda: Claim(id=None, text="t"),  # type: ignore[arg-type]
            "claim: id: None is not an id",
        ),
        (
            lambda: Claim(id="caps", text=None),  # type: ignore[arg-type]
            "claim 'caps': text: None is not a line of text",
        ),
        (
            lambda: Claim(id="caps", text="t", proposed=None),  # type: ignore[arg-type]
            "claim 'caps': proposed: None is neither true nor false",
        ),
        (
            lambda: Source(id="s", title="S", cites=("a", ["b"])),  # type: ignore[arg-type]
            "source 's': cites: ['b'] is not a line of text",
        ),
    ],
)
def test_a_record_takes_canonical_values_only(
    make: Callable[[], object], message: str
) -> None:
    with pytest.raises(ModelError) as caught:
        make()
    assert str(caught.value) == message


@given(maps())
def test_a_record_takes_the_word_of_a_member(m: ArgumentMap) -> None:
    for record in m.records():
        words: dict[str, Any] = {
            name: str(getattr(record, name).value)
            for name, kind in kinds(type(record)).items()
            if isinstance(kind, Choice) and getattr(record, name) is not None
        }
        again: Any = attrs.evolve(record, **words)
        assert again == record
        assert repr(again) == repr(record)


CHOICES = [
    (record, name, kind)
    for record in (*RECORDS, Answer)
    for name, kind in kinds(record).items()
    if isinstance(kind, Choice)
]


@pytest.mark.parametrize(("record", "name", "kind"), CHOICES)
def test_each_choice_of_a_record_takes_a_word_and_refuses_what_is_none(
    record: type, name: str, kind: Choice
) -> None:
    least: dict[type, dict[str, Any]] = {
        Actor: {"id": "a", "name": "A"},
        Source: {"id": "a", "title": "A"},
        Claim: {"id": "a", "text": "A."},
        Quantity: {"value": 1},
        Assertion: {"id": "a", "actor": "b", "claim": "c"},
        Relation: {"id": "a", "kind": "supports", "premises": ("b",), "target": "c"},
        Answer: {"key": "a", "verdict": "accepted"},
    }
    given = least[record]
    word, member = next(iter(kind.by_value.items()))
    assert getattr(record(**given | {name: word}), name) is member
    with pytest.raises(ModelError) as caught:
        record(**given | {name: "nonesuch"})
    assert f"{name}: 'nonesuch' is not {kind.noun}" in str(caught.value)
