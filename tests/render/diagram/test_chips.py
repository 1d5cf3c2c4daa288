from __future__ import annotations

import pytest
from hypothesis import given

from argmap.model.actors import Actor, ActorKind
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.chips import chips_of, letters, marks
from argmap.render.style import ACTOR_COLOURS
from tests.render.buses import buses
from tests.strategies import maps


@pytest.mark.parametrize(
    ("key", "name", "short"),
    [
        ("splc", "Southern Poverty Law Center", "SPLC"),
        ("dhs", "Department of Homeland Security", "DHS"),
        ("dhs-2012", "Department of Homeland Security (2012)", "DHS-2012"),
        ("ice", "U.S. Immigration and Customs Enforcement", "ICE"),
        ("gao", "The watchdog (GAO)", "GAO"),
        ("x", "DHS Office of Inspector General", "DHS-OIG"),
        ("npr", "NPR", "NPR"),
        ("heritage", "The Heritage Foundation", "HF"),
        ("lee", "J. Lee", "Lee"),
        ("van", "A. B. van Dam", "van Dam"),
        ("congress", "U.S. Congress", "USC"),
        ("long", "Antidisestablishmentarians", "Antidises…"),
        ("zh", "国土安全部国土安全部", "国土安全…"),
        ("odd", "!!!", "odd"),
    ],
)
def test_the_letters_of_an_actor(key: str, name: str, short: str) -> None:
    assert letters([Actor(id=key, name=name)]) == {key: short}


def test_a_person_goes_by_the_surname() -> None:
    vega = Actor(id="v", name="Lia Vega", kind=ActorKind.PERSON)
    assert letters([vega]) == {"v": "Vega"}


def test_no_two_actors_have_the_same_letters() -> None:
    names = ["City Council", "Climate Coalition", "Car Club", "J. Lee", "M. Lee", "NPR"]
    actors = [Actor(id=f"a{n}", name=name) for n, name in enumerate([*names, "NPR"])]
    assert list(letters(actors).values()) == [
        *("CC", "ClC", "CaC", "Lee", "M Lee", "NPR", "NPR2"),
    ]


@given(maps())
def test_every_actor_of_any_map_has_letters_of_its_own(m: ArgumentMap) -> None:
    found = letters(m.actors.values())
    assert list(found) == list(m.actors)
    assert len(set(found.values())) == len(found)
    assert all(found.values())


def test_those_heard_most_have_colours() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.")
    for number in range(12):
        actor = m.actor(f"Actor {number}", id=f"a{number}")
        for _ in range(number):
            m.assertion(claim, actor=actor)
    found = chips_of(m)
    assert [found[f"a{n}"].fill for n in range(11, 3, -1)] == list(ACTOR_COLOURS)
    assert found["a3"].fill is found["a0"].fill is None


def test_stances_are_marked_once_for_each_actor() -> None:
    m = buses()
    said = m.assertions_of("free-buses")
    assert [text for _, text in marks(said, chips_of(m))] == [
        *("CC ✓", "RA ✓", "TL ✗", "OU ?", "NP »"),
    ]


def test_an_actor_that_says_both_has_both_marks_and_reporting_yields() -> None:
    m = ArgumentMap()
    claim = m.claim("Said.")
    m.actor("NPR", id="npr")
    for stance in ("reports", "denies", "doubts", "asserts"):
        m.assertion(claim, actor="npr", stance=stance)
    assert list(marks(m.assertions_of(claim), chips_of(m))) == [("npr", "NPR ✓✗")]
