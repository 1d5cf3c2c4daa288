from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.formats.aside import joined, put_back, split
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion

ACTOR = {"id": "ann", "affiliations": [{"organization": "bo"}, {"organization": "cy"}]}
ASSERTION = {"id": "s", "passage": {"source": "lee"}}


def test_a_record_of_known_keys_is_whole() -> None:
    assert split(ACTOR, Actor) == (ACTOR, {})


def test_unknown_keys_are_split_off_at_every_level() -> None:
    row = {"id": "s", "mood": "sour", "passage": {"source": "lee", "page": 3}}
    known, aside = split(row, Assertion)
    assert known == ASSERTION
    assert aside == {"mood": "sour", "passage": {"page": 3}}


def test_one_record_without_brackets_is_the_first_of_its_list() -> None:
    row = {"id": "ann", "affiliations": {"organization": "bo", "desk": 4}}
    known, aside = split(row, Actor)
    assert known == {"id": "ann", "affiliations": {"organization": "bo"}}
    assert aside == {"affiliations": {"0": {"desk": 4}}}


def test_what_is_no_record_is_left_to_the_model() -> None:
    row = {"id": "ann", "affiliations": ["bo", {"desk": 4}]}
    known, aside = split(row, Actor)
    assert known == {"id": "ann", "affiliations": ["bo", {}]}
    assert aside == {"affiliations": {"1": {"desk": 4}}}
    assert split({"passage": "lee"}, Assertion) == ({"passage": "lee"}, {})


PLACELESS: list[dict[str, Any]] = [
    {"id": "other"},
    {"affiliations": {}},
    {"affiliations": 5},
    {"affiliations": {"2": {"desk": 4}}},
    {"affiliations": {"01": {"desk": 4}}},
    {"affiliations": {"0": {}}},
    {"affiliations": {"0": 5}},
    {"affiliations": {"0": {"organization": "dee"}}},
]


@pytest.mark.parametrize("aside", PLACELESS, ids=str)
def test_what_has_no_place_is_returned(aside: dict[str, Any]) -> None:
    row = copy.deepcopy(ACTOR)
    assert put_back(row, Actor, aside) == aside
    assert row == ACTOR


def test_only_what_has_a_place_is_put_back() -> None:
    row: dict[str, Any] = copy.deepcopy(ASSERTION)
    aside = {"mood": "sour", "passage": {"page": 3, "source": "kim"}}
    assert put_back(row, Assertion, aside) == {"passage": {"source": "kim"}}
    assert row == {
        "id": "s",
        "passage": {"source": "lee", "page": 3},
        "mood": "sour",
    }


def test_what_stands_in_both_with_one_value_does_not_clash() -> None:
    assert joined({"a": {"b": 1}}, {"a": {"b": 1, "c": 2}}) == (
        {"a": {"b": 1, "c": 2}},
        [],
    )


def test_the_placed_value_stands_where_the_two_clash() -> None:
    assert joined({"a": {"b": 1}, "d": 1}, {"a": {"b": 2}, "d": {}}) == (
        {"a": {"b": 1}, "d": 1},
        ["a/b", "d"],
    )


asides = st.dictionaries(
    st.sampled_from(["id", "affiliations", "mood"]),
    st.integers()
    | st.dictionaries(
        st.sampled_from(["0", "1", "2", "-1"]),
        st.integers()
        | st.dictionaries(st.sampled_from(["organization", "desk"]), st.integers()),
    ),
)


@given(asides)
def test_nothing_is_lost_between_putting_back_and_splitting(
    aside: dict[str, Any],
) -> None:
    row = copy.deepcopy(ACTOR)
    left = put_back(row, Actor, aside)
    known, found = split(row, Actor)
    assert known == ACTOR
    assert joined(found, left) == (aside, [])
