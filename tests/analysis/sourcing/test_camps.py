from __future__ import annotations

import attrs
import pytest

from argmap.analysis.sourcing.camps import OneCamp, one_camp
from argmap.analysis.sourcing.independence import Provenance
from argmap.model.argument_map import ArgumentMap


@pytest.fixture
def m() -> ArgumentMap:
    """Two answers, one piece of evidence for the yes, which a neutral office reports."""
    m = ArgumentMap("camps")
    for key in ("union", "firm", "office", "paper", "clerk"):
        m.actor(key.title(), id=key)
    m.source("Pamphlet", id="pamphlet", publisher="union", issued="2024")
    m.source("Story", id="story", publisher="Paper", issued="2024")
    issue = m.issue("Should they?", id="should")
    m.claim("They should.", id="yes", issue=issue, thesis=True)
    m.claim("They should not.", id="no", issue=issue)
    m.claim("It fell.", id="fell", issue=issue, evidence="statistic")
    m.contradict("yes", "no")
    m.support("yes", by="fell")
    m.assertion("yes", actor="union", source="story")
    m.assertion("no", actor="firm", source="story")
    return m


def found(m: ArgumentMap) -> list[OneCamp]:
    return list(one_camp(Provenance(m)))


def test_evidence_that_a_neutral_body_reports_is_of_no_camp(m: ArgumentMap) -> None:
    m.assertion("fell", actor="office", source="story")
    assert found(m) == []


@pytest.mark.parametrize(
    ("actor", "source", "via"),
    [
        ("union", "story", None),
        ("office", "pamphlet", None),
        ("office", "story", "union"),
    ],
)
def test_evidence_that_came_through_a_camp_is_of_that_camp(
    m: ArgumentMap, actor: str, source: str, via: str | None
) -> None:
    m.assertion("fell", actor=actor, source=source, via=via or ())
    yes = OneCamp(issue="should", side=1, claims=("yes", "fell"), actors=("union",))
    assert found(m) == [yes]
    m.assertion("fell", actor="office", source="story", date="2023")
    assert found(m) == []


def test_a_claim_that_others_state_too_is_not_of_one_camp(m: ArgumentMap) -> None:
    m.assertion("fell", actor="union", source="pamphlet")
    m.claim("Far.", id="far", issue="should", evidence="study")
    m.support("fell", by="far")
    m.assertion("far", actor="office", source="story")
    assert [one.claims for one in found(m)] == [("yes",)]


def test_both_sides_are_told_yes_before_no(m: ArgumentMap) -> None:
    m.assertion("fell", actor="union", source="pamphlet")
    m.claim("It rose.", id="rose", issue="should", evidence="study")
    m.support("no", by="rose")
    m.assertion("rose", actor="firm", source="story")
    assert [(one.side, one.claims) for one in found(m)] == [
        (1, ("yes", "fell")),
        (-1, ("no", "rose")),
    ]


def test_who_gives_both_answers_or_denies_its_own_is_in_no_camp(
    m: ArgumentMap,
) -> None:
    m.assertion("fell", actor="union", source="pamphlet")
    m.assertion("no", actor="union", source="pamphlet")
    assert found(m) == []


def test_who_denies_an_answer_is_in_the_other_camp(m: ArgumentMap) -> None:
    m.deny("no", actor="office", source="story")
    m.assertion("fell", actor="office", source="story")
    assert [one.actors for one in found(m)] == [("union", "office")]


def test_who_speaks_for_a_member_is_of_the_camp(m: ArgumentMap) -> None:
    up = m.actor("Aide", id="aide", affiliations=[{"organization": "union"}])
    m.assertion("fell", actor=up, source="story")
    assert [one.actors for one in found(m)] == [("union",)]


def test_answers_without_evidence_or_issues_without_a_thesis_have_no_camp(
    m: ArgumentMap,
) -> None:
    assert found(m) == []
    m.assertion("fell", actor="union", source="pamphlet")
    m.replace(attrs.evolve(m.issues["should"], thesis=None))
    assert found(m) == []


def test_an_answer_that_is_on_both_sides_makes_no_camp(m: ArgumentMap) -> None:
    m.claim("They should and should not.", id="both", issue="should")
    m.rephrase("yes", "both")
    m.contradict("yes", "both")
    m.assertion("both", actor="office", source="story")
    m.assertion("fell", actor="union", source="story")
    assert [one.actors for one in found(m)] == [("union",)]
