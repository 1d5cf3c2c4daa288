from __future__ import annotations

from typing import Any

import pytest

from argmap.analysis.speakers import asked_for, by_speaker, keys_of
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("speakers")
    m.source("Now", id="now", issued="2024")
    m.claim("Claim.", id="c")
    m.actor("Firm", id="firm", kind="company")
    m.actor("Union", id="union")
    m.actor("Ann", id="ann", affiliations=[{"organization": "firm"}])
    m.actor("Bob", id="bob")
    m.assertion("c", actor="bob", stance="reports", source="now")
    m.assertion("c", actor="ann", source="now")
    return m


def test_an_assertion_counts_for_its_actor_or_for_the_organisation(
    m: ArgumentMap,
) -> None:
    reported, said = m.assertions.values()
    every = m.assertions.values()
    assert by_speaker(m, every, roll_up=False) == {"bob": [reported], "ann": [said]}
    assert by_speaker(m, every, roll_up=True) == {"bob": [reported], "firm": [said]}


def test_those_who_take_a_stance_are_asked_for_unless_some_are_named(
    m: ArgumentMap,
) -> None:
    said = by_speaker(m, m.assertions.values(), roll_up=True)

    def ids(actors: list[str] | None, kinds: str | None) -> list[str]:
        return [one.id for one in asked_for(m, said, actors=actors, kinds=kinds)]

    assert ids(None, None) == ["firm"]
    assert ids(["bob", "firm", "bob"], None) == ["bob", "firm"]
    assert ids(["bob", "firm"], "company") == ["firm"]
    with pytest.raises(QueryError):
        ids(None, "firms")
    with pytest.raises(UnknownIdError):
        ids(["nobody"], None)


def test_records_and_ids_are_looked_up_alone_or_together(m: ArgumentMap) -> None:
    ann = m.actors["ann"]
    assert keys_of("ann", m.actors) == keys_of(ann, m.actors) == ["ann"]
    assert keys_of(["bob", ann], m.actors) == ["bob", "ann"]


@pytest.mark.parametrize(("asked", "named"), [(5, "5"), ([None], "None"), ([3], "3")])
def test_what_is_neither_a_record_nor_an_id_is_refused(asked: Any, named: str) -> None:
    m = ArgumentMap("Rent caps")
    with pytest.raises(QueryError) as caught:
        keys_of(asked, m.actors)
    assert str(caught.value) == f"{named} is neither a record nor an id"
