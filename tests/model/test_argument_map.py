from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import (
    ModelError,
    UnknownIdError,
)
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from argmap.model.dates import Date
from argmap.model.sources import Source
from tests.strategies import maps


def test_the_length_and_iteration_are_over_the_claims(m: ArgumentMap) -> None:
    assert len(m) == 4
    assert [claim.id for claim in m] == ["caps", "starts", "held", "rates"]


def test_claims_relations_and_assertions_are_found_by_id(m: ArgumentMap) -> None:
    assert m["caps"] is m.claims["caps"]
    assert m["step"] is m.relations["step"]
    assert m["lee-says"] is m.assertions["lee-says"]


def test_ids_and_records_are_in_the_map(m: ArgumentMap) -> None:
    assert "caps" in m
    assert "lee" not in m
    assert m["caps"] in m
    assert Claim(id="caps", text="Another text.") not in m
    assert m.actors["lee"] not in m
    assert None not in m
    assert all(claim in m for claim in m)


def test_an_id_is_found_in_any_normal_form() -> None:
    m = ArgumentMap()
    m.claim("x", id="\u00e9t\u00e9")
    assert "e\u0301te\u0301" in m
    assert m["e\u0301te\u0301"].id == "\u00e9t\u00e9"
    assert m.relations_from("e\u0301te\u0301") == ()


def test_an_empty_map_is_true() -> None:
    assert ArgumentMap()
    assert len(ArgumentMap()) == 0


def test_a_map_is_shown_by_its_counts(m: ArgumentMap) -> None:
    assert repr(m) == (
        "<ArgumentMap 'Rent caps': 2 actors, 1 sources, 1 issues, 4 claims, "
        "3 relations, 2 assertions>"
    )
    assert repr(ArgumentMap()) == "<ArgumentMap '': empty>"


def test_a_map_cannot_be_hashed(m: ArgumentMap) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(m)


def test_the_views_cannot_be_written(m: ArgumentMap) -> None:
    with pytest.raises(TypeError):
        m.claims["caps"] = m.claims["held"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        m.claims = {}  # type: ignore[misc]


def test_the_title_is_made_one_line(m: ArgumentMap) -> None:
    m.title = " Rent\n caps "
    assert m.title == "Rent caps"


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("title", None, "map: title: None is not a line of text"),
        ("title", 7, "map: title: 7 is not a line of text"),
        ("title", "a\x00", "map: title: holds the character U+0000 at 1; remove it"),
        ("question", "", "map: question: is empty"),
        ("note", ["x"], "map: note: ['x'] is not a text"),
    ],
)
def test_a_head_that_cannot_be_is_refused(
    m: ArgumentMap, name: str, value: object, message: str
) -> None:
    before = copy.deepcopy(m)
    with pytest.raises(ModelError) as caught:
        setattr(m, name, value)
    assert str(caught.value) == message
    assert m == before


@pytest.mark.parametrize(
    ("find", "message"),
    [
        (lambda m: m["cap"], "no record has id 'cap'; the nearest is 'caps'"),
        (lambda m: m["zzz"], "no record has id 'zzz'"),
        (lambda m: m[None], "no record has id 'None'"),
        (lambda m: m.claims["hold"], "no claim has id 'hold'; the nearest is 'held'"),
        (lambda m: m.actors["le"], "no actor has id 'le'; the nearest is 'lee'"),
        (lambda m: m.sources["x"], "no source has id 'x'"),
        (
            lambda m: m.issues["suply"],
            "no issue has id 'suply'; the nearest is 'supply'",
        ),
        (
            lambda m: m.relations["stap"],
            "no relation has id 'stap'; the nearest is 'step'",
        ),
        (lambda m: m.assertions["x"], "no assertion has id 'x'"),
        (lambda m: m.assertions_of("step"), "no claim has id 'step'"),
        (
            lambda m: m.relations_from("lee"),
            "no claim has id 'lee'",
        ),
        (lambda m: m.relations_to("supply"), "no record has id 'supply'"),
    ],
)
def test_an_unknown_id_is_told_with_the_nearest(
    m: ArgumentMap, find: Callable[[ArgumentMap], object], message: str
) -> None:
    with pytest.raises(UnknownIdError) as caught:
        find(m)
    assert str(caught.value) == message
    assert isinstance(caught.value, KeyError)
    assert isinstance(caught.value, ValueError)


def test_a_view_answers_get_and_in_as_mappings_do(m: ArgumentMap) -> None:
    assert m.claims.get("zzz") is None
    assert "zzz" not in m.claims


def test_relations_and_assertions_are_listed_by_what_they_are_about(
    m: ArgumentMap,
) -> None:
    assert [r.id for r in m.relations_to("caps")] == ["step"]
    assert [r.id for r in m.relations_to(m.relations["step"])] == ["cut"]
    assert [r.id for r in m.relations_from("caps")] == ["clash"]
    assert [a.id for a in m.assertions_of(m.claims["caps"])] == [
        "lee-says",
        "ortiz-denies",
    ]
    assert m.relations_to("rates") == m.relations_from("held") == ()
    assert m.assertions_of("rates") == ()


def test_an_undercut_targets_a_relation(m: ArgumentMap) -> None:
    assert m.is_undercut(m.relations["cut"])
    assert not m.is_undercut(m.relations["step"])


def test_a_record_is_dated_by_itself_else_by_its_source(m: ArgumentMap) -> None:
    assert m.date_of(m.assertions["ortiz-denies"]) == Date("2024")
    assert m.date_of(m.assertions["lee-says"]) == Date("2023-05-02")
    assert m.date_of(m.relations["step"]) is None


def test_what_is_unknown_of_a_removed_record_goes_with_it(m: ArgumentMap) -> None:
    m.extra = {"json": {"claims/rates": {"x": 1}, "": {"y": 2}}, "argdown": {}}
    m.extra["argdown"]["relations/cut"] = {"z": 3}
    m.remove("rates", cascade=True)
    assert m.extra == {"json": {"": {"y": 2}}}


def test_a_copy_is_a_map_of_its_own(m: ArgumentMap) -> None:
    for copied in (copy.copy(m), copy.deepcopy(m), pickle.loads(pickle.dumps(m))):  # noqa: S301
        assert copied == m
        copied.claim("New.", id="new")
        assert copied != m
        assert copied["new"].id == "new"


@pytest.mark.parametrize(
    "change",
    [
        lambda m: setattr(m, "title", "x"),
        lambda m: setattr(m, "question", None),
        lambda m: setattr(m, "note", "x"),
        lambda m: setattr(m, "extra", {"json": {"": 1}}),
        lambda m: m.claim("x"),
        lambda m: m.remove("cut"),
        lambda m: m.replace(attrs.evolve(m.claims["rates"], note="x")),
    ],
)
def test_maps_that_differ_are_not_equal(
    m: ArgumentMap, change: Callable[[ArgumentMap], object]
) -> None:
    other = copy.deepcopy(m)
    change(other)
    assert m != other


def test_a_map_equals_no_other_thing(m: ArgumentMap) -> None:
    assert m != "Rent caps"


@given(st.data(), maps(extra=True))
def test_equality_does_not_depend_on_order(data: st.DataObject, m: ArgumentMap) -> None:
    other = ArgumentMap(m.title, m.question, note=m.note)
    other.add(*data.draw(st.permutations(list(m.records()))))
    other.extra = dict(reversed(m.extra.items()))
    assert m == other


@given(maps())
def test_sources_and_authors_stay_texts_where_no_record_has_the_id(
    m: ArgumentMap,
) -> None:
    for source in list(m.sources.values()):
        m.replace(attrs.evolve(source, publisher="No Such House", cites=("[9]",)))
    assert all(isinstance(source, Source) for source in m.sources.values())
