"""The map against answers.toml: each core answer is in it, by one assertion, whole."""

from __future__ import annotations

from typing import Any

import argmap as am
from tests.seeds.places import ACTORS, core, covering, shown_by

# Where the map differs from the documents' reader in what one assertion says, and why.
DIFFERING = {
    # A bare "No." denies nothing that the document tells: the claim that follows it
    # carries the word in its passage, and a note.
    "prof-splc-no": ["stance"],
    "cost-splc-no": ["stance"],
    # Said as a claim of its own, which contradicts, where the answer names the attitude
    # to the proposition refused.
    "her-overblown": ["stance"],
    "ctx-npr-unclear": ["stance"],
    "mod-vv-not-agents": ["stance"],
    "par-splc-not-mandatory": ["stance"],
    # A common description, and nobody named.
    "ove-splc-labyrinth": ["stance"],
    # Sentences that go on what critics and watchdog groups are said to say.
    "cost-vv-taxpayer": ["speaker", "via"],
    "prof-vv-especially-task-force": ["speaker", "via"],
    # Told by the document, which lets nobody speak.
    "par-vv-welcome": ["speaker", "via"],
    "par-vv-oppose": ["speaker", "via"],
    "his-biden-promise": ["speaker", "via", "said"],
    "his-aclu": ["speaker", "via"],
    # The clause on the governor is another claim: the passage leaves it out.
    "dhs-florida-arrests": ["speaker", "act", "figure"],
    # Evidence that is only said to be there, or stands under another claim.
    "prof-splc-clear-data": ["evidence"],
    "cost-factually-fiscal-risk": ["evidence"],
    "tru-splc-latinx": ["evidence"],
    "par-vv-had-to-join": ["evidence"],
    "par-vv-tension": ["evidence"],
    # The hedge stands in a sentence that another claim has, or is NPR's own word.
    "ctx-sandweg-blue-moon": ["hedge"],
    "tar-sandweg-serious": ["hedge"],
    "tru-vv-citizens-too": ["hedge"],
    "par-npr-desantis": ["hedge"],
    "use-factually-pipelines": ["hedge"],
    "cal-splc-reverse": ["hedge"],
    # When a request was refused, or an order made clear, no document tells.
    "dhs-no-data": ["said"],
    "dhs-no-answer-presidents": ["said"],
    "his-vv-order": ["act", "said"],
    # Composite passages: the map has their parts under several claims.
    "mod-factually-fusing": ["place"],
    "mod-vv-partnership": ["place"],
    "tru-factually-documented": ["place"],
    "use-factually-bottom": ["place"],
    "use-meissner-tool": ["place"],
    "cal-splc-invest": ["place"],
}


def differences(
    debate: am.ArgumentMap, answer: dict[str, Any], said: am.Assertion
) -> list[str]:
    """Return in what an assertion is other than an answer."""
    claim = debate.claims[said.claim]
    figure = {
        answer.get("figure", {}).get(key) for key in ("value", "lower", "upper")
    } - {None}
    quantity = claim.quantity
    held = (
        set() if quantity is None else {quantity.value, quantity.lower, quantity.upper}
    )
    kinds = {answer["evidence"], *answer["evidence_also"]}
    same = {
        "speaker": said.actor in ACTORS.get(answer["actor"], ()),
        "stance": said.stance.value == answer["stance"],
        "hedge": said.hedged == answer["hedged"],
        "via": bool(said.via) == bool(answer["speaks_through"]),
        "marks": set(answer["cites"]) <= set(said.cites),
        "act": said.by_act == answer["by_act"],
        "figure": figure <= held,
        "evidence": not answer["evidence"] or str(claim.evidence) in kinds,
        "said": not answer["said"] or str(said.date) == answer["said"],
    }
    return [name for name, kept in same.items() if not kept]


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


def test_one_assertion_says_all_that_was_expected(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    found = {}
    for one in core(answers):
        tried = [differences(debate, one, said) for said in covering(debate, one)]
        best = min(tried, key=len, default=["place"])
        if best:
            found[one["id"]] = best
    assert found == DIFFERING
