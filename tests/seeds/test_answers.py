"""The map against answers.toml: every core answer is in it, with its place and speaker."""

from __future__ import annotations

from typing import Any

import pytest

import argmap as am

# The actors of the map that an answer's plain name may stand for.
ACTORS: dict[str, set[str]] = {
    "Annie Lai": {"lai"},
    "DHS Office of the Inspector General": {"dhs-inspector-general"},
    "Department of Homeland Security": {"dhs", "dhs-2012"},
    "Department of Justice": {"doj"},
    "Doris Meissner": {"meissner"},
    "Factually": {"factually"},
    "John Torres": {"torres"},
    "NPR": {"npr"},
    "Obama administration": {"obama-administration"},
    "SPLC": {"splc"},
    "Simon Hankinson": {"hankinson"},
    "Tricia McLaughlin": {"mclaughlin"},
    "U.S. Immigration and Customs Enforcement": {"ice"},
    "VisaVerge": {"visaverge"},
    "advocates for expansion": {"factually-expansion-advocates"},
    "civil rights groups": {"visaverge-rights-groups"},
    "civil-rights advocates": {"factually-rights-advocates"},
    "critics": {"npr-critics", "visaverge-critics"},
    "immigration experts and people who worked under previous administrations": {
        "npr-experts",
        "npr-former-officials",
    },
    "local leaders": {"npr-local-leaders"},
    "national immigrant advocate groups": {"visaverge-immigrant-groups"},
    "people who worked under earlier administrations": {"npr-former-officials"},
    "plaintiffs in lawsuits against participating jurisdictions": {
        "factually-plaintiffs"
    },
    "several watchdog and legal groups": {"visaverge-watchdogs"},
    "some cities and counties": {"visaverge-localities"},
    "some law-enforcement leaders": {"factually-police-leaders"},
    "some sheriffs and police chiefs": {"factually-sheriffs"},
}

# Answers on issues that the map does not hold yet: what the programme achieves, whom
# ICE arrests, what the models are.
ELSEWHERE = {
    "dhs-arrest-criminals",
    "dhs-safer",
    "dhs-deportations",
    "dhs-florida-arrests",
    "dhs-west-virginia-arrests",
    "dhs-task-force-arrest",
    "dhs-task-force-limited",
    "dhs-targets-criminals",
    "dhs-seventy-percent",
    "dhs-vv-force-multipliers",
    "her-interior-tool",
    "her-interior-harder",
    "her-headwinds",
}

# Settled in the documents: who else may be the one that a passage shows speaking.
SETTLED = {
    # These sentences go on what critics and watchdog groups are said to say.
    "cost-vv-taxpayer": {"visaverge", "visaverge-critics"},
    "prof-vv-especially-task-force": {"visaverge", "visaverge-watchdogs"},
    # The words are of lawsuits; the map lets those who sue speak.
    "prof-factually-lawsuits": {"factually", "factually-plaintiffs"},
    # NPR tells of the suit in its own voice, and the suit is the plaintiffs' act.
    "prof-npr-arpaio-suit": {"npr", "arpaio-plaintiffs"},
}


def core(answers: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        one
        for one in answers["answer"]
        if one["question"] != "context" and one["core"] and one["id"] not in ELSEWHERE
    ]


def shown_by(debate: am.ArgumentMap, answer: dict[str, Any]) -> list[am.Assertion]:
    """Return the assertions whose passage shares words with the answer's."""
    return [
        one
        for one in debate.assertions.values()
        if one.passage is not None
        and one.passage.source == answer["document"]
        and any(
            start < answer_end and answer_start < end
            for start, end in one.passage.spans
            for answer_start, answer_end in answer["spans"]
        )
    ]


def test_every_core_answer_is_held_at_its_place(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    # A bare "No." denies nothing that the document tells: a note, no assertion.
    bare = {one["id"] for one in answers["answer"] if "bare-no" in one["tags"]}
    missing = [
        one["id"]
        for one in core(answers)
        if one["id"] not in bare and not shown_by(debate, one)
    ]
    assert missing == []


def test_every_core_answer_has_its_speaker(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = {}
    for one in core(answers):
        found = {assertion.actor for assertion in shown_by(debate, one)}
        expected = SETTLED.get(one["id"], ACTORS[one["actor"]])
        if found and not found & expected:
            wrong[one["id"]] = sorted(found)
    assert wrong == {}


def test_every_core_answer_has_its_stance(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = {}
    for one in core(answers):
        found = {assertion.stance.value for assertion in shown_by(debate, one)}
        if found and one["stance"] not in found:
            wrong[one["id"]] = sorted(found)
    # "Overblown" is an assertion of its own, which contradicts that there is a risk.
    assert wrong == {"her-overblown": ["asserts"]}


def test_who_passed_a_statement_on_is_kept(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = []
    for one in core(answers):
        spoken = [
            assertion
            for assertion in shown_by(debate, one)
            if assertion.actor in ACTORS[one["actor"]]
        ]
        if not spoken:
            continue
        second_hand = bool(one["speaks_through"])
        if second_hand not in {bool(assertion.via) for assertion in spoken}:
            wrong.append(one["id"])
    assert wrong == []


def test_every_figure_that_was_expected_is_held(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    missing = []
    for one in core(answers):
        figure = one.get("figure", {})
        if not {"value", "lower", "upper"} & set(figure) or not shown_by(debate, one):
            continue
        held = [
            quantity
            for assertion in shown_by(debate, one)
            if (quantity := debate.claims[assertion.claim].quantity) is not None
        ]
        wanted = {figure[key] for key in ("value", "lower", "upper") if key in figure}
        if not any(
            wanted <= {quantity.value, quantity.lower, quantity.upper}
            for quantity in held
        ):
            missing.append(one["id"])
    assert missing == []


@pytest.mark.parametrize("question", ["profiling", "counts", "costs"])
def test_the_three_issues_answer_something(
    answers: dict[str, Any], question: str
) -> None:
    asked = [
        one for one in core(answers) if question in (one["question"], *one["also"])
    ]
    assert len(asked) > 20
