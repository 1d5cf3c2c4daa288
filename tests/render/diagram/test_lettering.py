from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.actors import Actor, ActorKind
from argmap.model.argument_map import ArgumentMap
from argmap.render.diagram.lettering import LONGEST, letters
from argmap.render.diagram.wrapping import width
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
        ("heritage", "The Heritage Foundation", "Heritage"),
        ("florida", "State of Florida", "Florida"),
        ("lai", "Annie Lai", "Lai"),
        ("uc-irvine", "University of California, Irvine", "UC Irvine"),
        ("freight-alliance", "Tarn Valley Freight Alliance", "Freight A"),
        ("md-legislature", "General Assembly of Maryland", "GAM"),
        ("maryland-legislature", "General Assembly of Maryland", "Maryland GA"),
        ("clinton-administration", "Clinton White House", "Clinton WH"),
        ("x", "Obama administration", "Obama admin."),
        ("x", "Trump administration (since 2025)", "Trump admin."),
        ("x", "Enterprise Party", "Enterprise P"),
        ("x", "Department of Works", "DW"),
        ("lee", "J. Lee", "Lee"),
        ("van", "A. B. van Dam", "van Dam"),
        ("congress", "U.S. Congress", "Congress"),
        ("long", "Antidisestablishmentarians", "Antidisesta…"),
        ("zh", "国土安全部国土安全部", "国土安全部…"),
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
        *("City Council", "Climate C", "Car Club", "Lee", "M Lee", "NPR", "NPR2"),
    ]


@given(maps())
def test_every_actor_of_any_map_has_letters_of_its_own(m: ArgumentMap) -> None:
    found = letters(m.actors.values())
    assert list(found) == list(m.actors)
    assert len(set(found.values())) == len(found)
    assert all(found.values())


@pytest.mark.parametrize(
    ("key", "name", "short"),
    [
        ("s", "Supporters cited by VisaVerge", "Supporters"),
        ("s", "Sheriffs and police chiefs cited by Factually", "Sheriffs"),
        ("s", "Participating places cited by Factually", "Partic. places"),
        ("s", "Civil rights groups cited by VisaVerge", "Rights groups"),
        ("police-leaders", "Police force leaders named in reports", "Police leaders"),
        ("s", "Local leaders of the Clinton years", "Local leaders"),
        ("s", "The people who were held", "People"),
        ("s", "Critiques cités par Le Monde", "Critiques"),
        ("s", "Críticos citados por El País", "Críticos"),
        ("s", "Kritiker aus der Stadt", "Kritiker"),
        ("s", "市民团体", "市民团体"),
        ("s", "!!!", "s"),
    ],
)
def test_a_collective_goes_by_the_head_of_its_description(
    key: str, name: str, short: str
) -> None:
    actor = Actor(id=key, name=name, kind=ActorKind.COLLECTIVE)
    assert letters([actor]) == {key: short}


def test_what_is_described_and_not_named_goes_by_its_head_too() -> None:
    authors = Actor(id="a", name="Authors of a 2013 analysis cited by Factually")
    assert letters([authors]) == {"a": "Authors"}


def test_two_heads_that_are_alike_are_told_apart_by_the_last_word() -> None:
    names = (
        "Critics cited by NPR",
        "Critics cited by Vox",
        "Critics cited by VisaVerge",
        "Critics of the plan",
        "Participating places cited by NPR",
        "Participating places cited by Vox",
        "Supporters cited by NPR",
        "Critics",
    )
    actors = [
        Actor(id=f"a{n}", name=name, kind=ActorKind.COLLECTIVE)
        for n, name in enumerate(names)
    ]
    assert list(letters(actors).values()) == [
        *("Critics N", "Critics V", "Critics Vi", "Critics P"),
        *("Part. places N", "Part. places V", "Supporters", "Critics2"),
    ]


WORDS = st.sampled_from(
    (
        *("Critics", "cited", "by", "NPR", "of", "the", "administrations", "Ünïon"),
        *("2025", "(since", "2020)", "people", "国土安全部", "x", "and", "Ω"),
    )
)
ACTORS = st.lists(
    st.tuples(
        st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
        st.none() | st.sampled_from(ActorKind),
        st.sampled_from(["critics-", "npr", "", "a-b-"]),
    ),
    max_size=12,
).map(
    lambda rows: [
        Actor(id=f"{key}{n}", name=name, kind=kind)
        for n, (name, kind, key) in enumerate(rows)
    ]
)


@given(ACTORS)
def test_short_names_are_all_different_and_fit(actors: list[Actor]) -> None:
    found = letters(actors)
    assert list(found) == [actor.id for actor in actors]
    assert len(set(found.values())) == len(found)
    assert all(0 < width(short) <= LONGEST for short in found.values())
    assert letters(actors) == found
