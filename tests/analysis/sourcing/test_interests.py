from __future__ import annotations

import pytest

from argmap.analysis.sourcing.interests import interested_party, spoken_for
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("interests")
    m.actor("Ministry", id="ministry", interest="Runs the scheme")
    up = [{"organization": "ministry", "until": "2020"}]
    m.actor("Office", id="office", affiliations=up)
    m.actor("Inspector", id="inspector", affiliations=up, rolls_up=False)
    m.actor("Clerk", id="clerk", affiliations=[{"organization": "office"}])
    m.actor("Aide", id="aide", affiliations=[{"organization": "inspector"}])
    m.claim("C.", id="c")
    m.source("Page", id="page", issued="2019")
    m.source("Advert", id="advert", issued="2019", interest="Sells the scheme")
    return m


def party(m: ArgumentMap, actor: str, source: str | None = "page") -> str | None:
    found = interested_party(m, m.assertion("c", actor=actor, source=source))
    return None if found is None else found.id


@pytest.mark.parametrize(
    ("actor", "holder"),
    [
        ("ministry", "ministry"),
        ("office", "ministry"),
        ("clerk", "ministry"),
        ("inspector", None),
        ("aide", None),
    ],
)
def test_who_speaks_for_an_interested_body_has_its_interest(
    m: ArgumentMap, actor: str, holder: str | None
) -> None:
    assert party(m, actor) == holder


def test_an_interest_of_ones_own_comes_first(m: ArgumentMap) -> None:
    up = [{"organization": "ministry"}]
    m.actor("Agency", id="agency", affiliations=up, interest="Signs")
    assert party(m, "agency") == "agency"


def test_an_affiliation_that_was_over_gives_no_interest(m: ArgumentMap) -> None:
    late = m.source("Later page", id="later", issued="2024")
    assert party(m, "clerk", late.id) is None
    assert party(m, "clerk", None) == "ministry"


def test_the_interest_of_a_source_is_that_of_all_it_says(m: ArgumentMap) -> None:
    assert party(m, "inspector", "advert") == "advert"


def test_bodies_that_belong_to_each_other_are_followed_once(m: ArgumentMap) -> None:
    chain = [one.id for one in spoken_for(m, m.actors["clerk"], Date("2019"))]
    assert chain == ["clerk", "office", "ministry"]
    assert spoken_for(m, m.actors["inspector"], None) == (m.actors["inspector"],)
