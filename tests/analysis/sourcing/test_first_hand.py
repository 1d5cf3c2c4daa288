from __future__ import annotations

from typing import Any

import attrs
import pytest

from argmap.analysis.affiliations import organizations, represented
from argmap.analysis.sourcing.first_hand import has_primary_source, is_first_hand
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("sourcing")
    office = m.actor("Housing Office", id="office")
    m.actor(
        "M. Ortiz",
        id="ortiz",
        affiliations=[{"organization": office, "since": "2020", "until": "2022"}],
    )
    m.actor("Courier", id="courier")
    m.claim("Rents fell.", id="fell")
    return m


def said(m: ArgumentMap, actor: str, **source: Any) -> bool:
    document = m.source("Document", **source)
    assertion = m.assertion("fell", actor=actor, source=document)
    return is_first_hand(m, assertion)


@pytest.mark.parametrize(
    "makers",
    [
        {"authors": ["ortiz"]},
        {"authors": ["A. Other", "M. Ortiz"]},
        {"publisher": "ortiz"},
        {"publisher": "Housing Office", "issued": "2021"},
        {"publisher": "office", "issued": "2021-05"},
        {"primary": True},
    ],
)
def test_what_a_speaker_or_its_organisation_publishes_is_first_hand(
    m: ArgumentMap, makers: dict[str, Any]
) -> None:
    assert said(m, "ortiz", **makers)
    assert has_primary_source(m, "fell")


@pytest.mark.parametrize(
    "makers",
    [
        {},
        {"publisher": "courier"},
        {"publisher": "office", "issued": "2024"},
        {"publisher": "office", "issued": "2019"},
    ],
)
def test_what_others_publish_is_second_hand(
    m: ArgumentMap, makers: dict[str, Any]
) -> None:
    assert not said(m, "ortiz", **makers)
    assert not has_primary_source(m, "fell")


def test_what_somebody_passed_on_is_second_hand(m: ArgumentMap) -> None:
    own = m.source("Own page", publisher="ortiz", primary=True)
    passed = m.assertion("fell", actor="ortiz", source=own, via="courier")
    assert not is_first_hand(m, passed)
    assert not has_primary_source(m, "fell")


def test_what_has_no_passage_is_not_first_hand(m: ArgumentMap) -> None:
    assert not is_first_hand(m, m.assertion("fell", actor="ortiz"))


def test_a_primary_source_that_reports_the_evidence_is_enough(m: ArgumentMap) -> None:
    record = m.source("Register", id="register", primary=True)
    m.assertion("fell", actor="courier", stance="reports", source=record)
    assert has_primary_source(m, "fell")


def test_a_report_that_was_passed_on_is_not_enough(m: ArgumentMap) -> None:
    record = m.source("Register", id="register", primary=True)
    m.assertion("fell", actor="courier", stance="reports", source=record, via="ortiz")
    assert not has_primary_source(m, "fell")


def test_denying_and_doubting_give_no_primary_source(m: ArgumentMap) -> None:
    own = m.source("Own page", publisher="ortiz", primary=True)
    m.deny("fell", actor="ortiz", source=own)
    m.assertion("fell", actor="ortiz", stance="doubts", source=own)
    assert not has_primary_source(m, "fell")


def test_what_is_only_proposed_gives_no_primary_source(m: ArgumentMap) -> None:
    own = m.source("Own page", publisher="ortiz", primary=True)
    m.assertion("fell", actor="ortiz", source=own, proposed=True)
    assert not has_primary_source(m, "fell")


def chain() -> ArgumentMap:
    """A spokesperson of a bureau of a department; an inspector of the department."""
    m = ArgumentMap("offices")
    m.actor("Department", id="department")
    up = [{"organization": "department"}]
    m.actor("Bureau", id="bureau", affiliations=up)
    m.actor("Inspector", id="inspector", affiliations=up, rolls_up=False)
    for name, office in (("Ann", "bureau"), ("Ida", "inspector")):
        m.actor(name, id=name.lower(), affiliations=[{"organization": office}])
    return m


def names(m: ArgumentMap, actor: str) -> list[str]:
    return [one.id for one in organizations(m, m.actors[actor], None)]


def test_organisations_of_organisations_are_followed_outward() -> None:
    m = chain()
    assert names(m, "ann") == ["bureau", "department"]
    assert names(m, "ida") == ["inspector", "department"]
    assert names(m, "department") == []


def test_a_word_counts_for_the_outermost_organisation() -> None:
    m = chain()
    assert represented(m, m.actors["ann"], None) == ("department",)
    assert represented(m, m.actors["bureau"], None) == ("department",)
    assert represented(m, m.actors["department"], None) == ("department",)


def test_a_word_counts_no_further_than_a_body_that_does_not_roll_up() -> None:
    m = chain()
    assert represented(m, m.actors["ida"], None) == ("inspector",)
    assert represented(m, m.actors["inspector"], None) == ("inspector",)


def test_a_word_counts_for_every_organisation_that_one_belongs_to() -> None:
    m = chain()
    m.actor("League", id="league")
    both = [{"organization": "bureau"}, {"organization": "league"}]
    m.actor("Bea", id="bea", affiliations=both)
    assert represented(m, m.actors["bea"], None) == ("department", "league")


def test_an_affiliation_that_was_over_does_not_count(m: ArgumentMap) -> None:
    ortiz = m.actors["ortiz"]
    assert represented(m, ortiz, Date("2021")) == ("office",)
    assert represented(m, ortiz, Date("2023")) == ("ortiz",)
    assert represented(m, ortiz, Date("2019-12-31")) == ("ortiz",)
    assert represented(m, ortiz, None) == ("office",)


def test_bodies_that_belong_to_each_other_are_one_voice() -> None:
    m = ArgumentMap("circle")
    m.actor("A", id="a")
    m.actor("B", id="b", affiliations=[{"organization": "a"}])
    m.actor("P", id="p", affiliations=[{"organization": "b"}])
    to_b = m.actors["p"].affiliations
    m.replace(attrs.evolve(m.actors["a"], affiliations=to_b))
    for actor in ("a", "b", "p"):
        assert represented(m, m.actors[actor], None) == ("a",)
    assert names(m, "p") == ["b", "a"]
    assert names(m, "a") == ["b"]


def test_many_paths_upward_are_followed_once() -> None:
    m = ArgumentMap("lattice")
    m.actor("Top", id="l0")
    for level in range(1, 60):
        up = [{"organization": f"l{level - 1}", "role": role} for role in "ab"]
        m.actor(f"Level {level}", id=f"l{level}", affiliations=up)
    assert len(names(m, "l59")) == 59
    assert represented(m, m.actors["l59"], None) == ("l0",)
