"""The map against answers.toml: every core answer is in it, with its place and speaker."""

from __future__ import annotations

from typing import Any

import argmap as am
from tests.seeds.places import ACTORS, core, shown_by

# Settled in the documents: who else may be the one that a passage shows speaking.
SETTLED = {
    # These sentences go on what critics and watchdog groups are said to say.
    "cost-vv-taxpayer": {"visaverge", "visaverge-critics"},
    "prof-vv-especially-task-force": {"visaverge", "visaverge-watchdogs"},
    # The words are of lawsuits; the map lets those who sue speak.
    "prof-factually-lawsuits": {"factually", "factually-plaintiffs"},
    # NPR tells of the suit in its own voice, and the suit is the plaintiffs' act.
    "prof-npr-arpaio-suit": {"npr", "arpaio-plaintiffs"},
    # NPR tells of a promise and of displeasure, and lets nobody speak.
    "his-aclu": {"npr"},
    "his-biden-promise": {"npr"},
    # VisaVerge tells that communities differ.
    "par-vv-oppose": {"visaverge"},
    "par-vv-welcome": {"visaverge"},
}

# Said as a claim of its own, which contradicts, or by reporting, where the answer names
# the attitude to the proposition refused.
OTHERWISE = {
    "her-overblown": ["asserts"],
    "ctx-npr-unclear": ["asserts"],
    "mod-vv-not-agents": ["asserts"],
    "ove-splc-labyrinth": ["reports"],
    "par-splc-not-mandatory": ["asserts"],
}

# A bare "No." denies nothing that the document tells: the claim that follows it
# carries the word in its passage, and a note.
BARE = {"prof-splc-no", "cost-splc-no"}


def test_every_core_answer_is_held_at_its_place(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    missing = [one["id"] for one in core(answers) if not shown_by(debate, one)]
    assert missing == []


def test_few_of_the_other_answers_are_left_out(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    edge = [one for one in answers["answer"] if not one["core"]]
    left = {one["id"] for one in edge if not shown_by(debate, one)}
    # A heading, a summary, a caption and a disclaimer (kept in the source's note).
    assert left == {
        "mar-factually-backlash",
        "his-vv-nutshell",
        "his-trump-remarks",
        "abs-factually-mistakes",
    }


def test_every_core_answer_has_its_speaker(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = {}
    for one in core(answers):
        found = {assertion.actor for assertion in shown_by(debate, one)}
        expected = SETTLED.get(one["id"], ACTORS.get(one["actor"], set()))
        if found and not found & expected:
            wrong[one["id"]] = sorted(found)
    assert wrong == {}


def test_every_core_answer_has_its_stance(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = {}
    for one in core(answers):
        found = {assertion.stance.value for assertion in shown_by(debate, one)}
        if one["stance"] not in found and one["id"] not in BARE:
            wrong[one["id"]] = sorted(found)
    assert wrong == OTHERWISE


def test_who_passed_a_statement_on_is_kept(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = []
    for one in core(answers):
        spoken = [
            assertion
            for assertion in shown_by(debate, one)
            if assertion.actor in ACTORS.get(one["actor"], set())
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


def test_the_marks_that_a_passage_is_printed_with_are_kept(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = {}
    for one in core(answers):
        found = {mark for a in shown_by(debate, one) for mark in a.cites}
        if not set(one["cites"]) <= found:
            wrong[one["id"]] = sorted(found)
    assert wrong == {}


def test_a_hedge_is_kept(debate: am.ArgumentMap, answers: dict[str, Any]) -> None:
    wrong = [
        one["id"]
        for one in core(answers)
        if one["hedged"] and not any(a.hedged for a in shown_by(debate, one))
    ]
    assert wrong == []


def test_an_act_is_kept_as_one(debate: am.ArgumentMap, answers: dict[str, Any]) -> None:
    wrong = [
        one["id"]
        for one in core(answers)
        if one["by_act"] and not any(a.by_act for a in shown_by(debate, one))
    ]
    assert wrong == []


def test_evidence_is_of_the_kind_that_was_expected(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    wrong = {}
    for one in core(answers):
        expected = {one["evidence"], *one["evidence_also"]} - {""}
        found = {str(debate.claims[a.claim].evidence) for a in shown_by(debate, one)}
        if expected and not expected & found:
            wrong[one["id"]] = sorted(found)
    # Evidence that is only said to be there, or that stands under another claim.
    assert set(wrong) == {"prof-splc-clear-data", "tru-splc-latinx", "par-vv-tension"}
