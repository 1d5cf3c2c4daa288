"""What the questionnaire answers, counted by hand in its two tables."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import argmap as am

SCRIPT = Path(__file__).parents[2] / "examples" / "city_questionnaire.py"
JANUARY, APRIL = "2027-01-22", "2027-04-09"


@pytest.fixture(scope="module")
def example() -> Any:
    spec = importlib.util.spec_from_file_location("city_questionnaire", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def answers(example: Any) -> am.ArgumentMap:
    found: am.ArgumentMap = example.questionnaire()
    return found


@pytest.fixture(scope="module")
def last(example: Any, answers: am.ArgumentMap) -> am.ArgumentMap:
    found: am.ArgumentMap = example.last_answers(answers)
    return found


def counts(pair: am.Pair) -> tuple[int, int, int, int]:
    return pair.agree, pair.opposed, pair.other, pair.joint


def test_ten_parties_answer_twenty_two_theses_on_six_questions(
    answers: am.ArgumentMap, last: am.ArgumentMap
) -> None:
    assert len(answers.actors) == 10
    assert len(answers) == 22
    assert len(answers.issues) == 6
    # 220 cells less 16 without an answer, and eight changes.
    assert len(answers.assertions) == 220 - 16 + 8
    assert len(last.assertions) == 220 - 16


def test_the_questionnaire_is_in_order(
    answers: am.ArgumentMap, last: am.ArgumentMap
) -> None:
    assert am.check(answers) == ()
    assert am.check(last) == ()


@pytest.mark.parametrize("notation", ["json", "argdown"])
def test_writing_and_reading_gives_the_same_questionnaire(
    answers: am.ArgumentMap, notation: str
) -> None:
    assert am.loads(am.dumps(answers, format=notation), format=notation) == answers


def test_pairs_in_january_are_as_counted_by_hand(answers: am.ArgumentMap) -> None:
    table = am.compare_stances(answers, by="claim", as_of=JANUARY)

    broad = table.pair("harbour-alliance", "green-quarter")
    assert counts(broad) == (9, 5, 8, 22)
    assert broad.agreement == 9 / 22
    assert broad.signed == 4 / 22
    assert broad.proximity == 1 - (5 * 2 + 8) / 44
    assert broad.overlap == 1

    near = table.pair("green-quarter", "young-lindhaven")
    assert counts(near) == (18, 0, 2, 20)
    assert near.other_on == ("tall-houses", "night-patrol")
    assert near.first_alone == ("lease-land", "street-lights")
    assert near.overlap == 20 / 22
    assert near.proximity == 1 - 2 / 40

    far = table.pair("workers-list", "enterprise-party")
    assert counts(far) == (5, 13, 2, 20)
    assert far.agreed == (
        "parking-fee",
        "tall-houses",
        "open-contracts",
        "street-lights",
        "harbour-school",
    )
    assert far.proximity == 1 - (13 * 2 + 2) / 40

    like = table.pair("enterprise-party", "brandt")
    assert counts(like) == (17, 0, 2, 19)
    assert like.first_alone == ("hotel-levy",)
    assert like.second_alone == ("alcohol-ban", "sunday-library")
    assert like.proximity == 1 - 2 / 38


def test_pairs_by_the_last_answers_are_as_counted_by_hand(
    last: am.ArgumentMap,
) -> None:
    table = am.compare_stances(last, by="claim")

    near = table.pair("green-quarter", "young-lindhaven")
    assert counts(near) == (17, 1, 2, 20)
    assert near.opposed_on == ("tall-houses",)
    assert near.proximity == 1 - (2 + 2) / 40

    far = table.pair("workers-list", "enterprise-party")
    assert counts(far) == (4, 13, 3, 20)
    assert far.proximity == 1 - (13 * 2 + 3) / 40

    # Both doubt the tram, which is no agreement and no distance.
    like = table.pair("enterprise-party", "brandt")
    assert counts(like) == (16, 1, 2, 19)
    assert like.other_on == ("tram-to-harbour", "vote-at-sixteen")
    assert like.proximity == 1 - (2 + 0 + 1) / 38

    farthest = table.pair("green-quarter", "enterprise-party")
    assert counts(farthest) == (2, 15, 3, 20)
    assert farthest.agreed == ("open-contracts", "harbour-school")
    assert farthest.signed == (2 - 15) / 20


def test_both_answers_together_make_a_party_mixed(answers: am.ArgumentMap) -> None:
    table = am.compare_stances(answers, by="claim")
    assert table["brandt", "free-child-care"].state is am.State.MIXED
    assert table["civic-union", "borrow-for-schools"].state is am.State.MIXED
    # A later doubt does not undo a no, nor an earlier one a yes.
    assert table["enterprise-party", "tram-to-harbour"].state is am.State.OPPOSES
    assert table["pensioners-voice", "borrow-for-schools"].state is am.State.SUPPORTS
    assert counts(table.pair("enterprise-party", "brandt")) == (16, 0, 3, 19)


def test_the_changes_are_told_from_what_to_what(
    example: Any, answers: am.ArgumentMap
) -> None:
    assert example.changed(answers) == [
        ("green-quarter", "tall-houses", "neutral", "opposes"),
        ("civic-union", "borrow-for-schools", "opposes", "supports"),
        ("workers-list", "tall-houses", "supports", "opposes"),
        ("enterprise-party", "tram-to-harbour", "opposes", "neutral"),
        ("young-lindhaven", "opera-subsidy", "opposes", "neutral"),
        ("pensioners-voice", "borrow-for-schools", "neutral", "supports"),
        ("pensioners-voice", "sunday-library", "neutral", "supports"),
        ("brandt", "free-child-care", "opposes", "supports"),
    ]


def test_the_last_answers_leave_the_history_in_the_map_given(
    answers: am.ArgumentMap, last: am.ArgumentMap
) -> None:
    assert len(answers.assertions_of("free-child-care")) == 10
    assert [
        (one.stance, str(last.date_of(one)))
        for one in last.assertions_of("free-child-care")
        if one.actor == "brandt"
    ] == [(am.Stance.ASSERTS, APRIL)]


def test_common_ground_grows_when_the_last_doubt_is_gone(
    answers: am.ArgumentMap, last: am.ArgumentMap
) -> None:
    january = am.common_ground(answers, as_of=JANUARY)
    assert [one.claim.id for one in january] == ["open-contracts", "harbour-school"]
    april = am.common_ground(last)
    assert [(one.claim.id, len(one.actors)) for one in april] == [
        ("open-contracts", 10),
        ("sunday-library", 9),
        ("harbour-school", 8),
    ]
    # Each has a yes and a no among its supporters on all six questions.
    assert all(one.across == tuple(last.issues) for one in april)


def test_a_doubt_keeps_a_thesis_from_being_common_ground(
    last: am.ArgumentMap,
) -> None:
    heard = am.voices(last, "street-lights")
    assert (len(heard.supporters), heard.opponents) == (8, ())
    assert heard.doubters == ("green-quarter",)
    assert am.assess(last)["street-lights"].status is am.Status.UNCHALLENGED
    assert "street-lights" not in {one.claim.id for one in am.common_ground(last)}


def test_the_disputed_theses_are_those_with_a_yes_and_a_no(
    answers: am.ArgumentMap, last: am.ArgumentMap
) -> None:
    calm = {claim.id for claim in last if not am.voices(last, claim).disputed}
    assert calm == {
        "tram-to-harbour",
        "open-contracts",
        "street-lights",
        "sunday-library",
        "harbour-school",
    }
    # Only the Enterprise Party had said no to the tram, and it doubts by now.
    assert am.voices(answers, "tram-to-harbour").disputed


def test_a_no_makes_a_thesis_contested_and_never_rebutted(
    last: am.ArgumentMap,
) -> None:
    found = am.assess(last)
    assert not [one for one in found.values() if one.status is am.Status.REBUTTED]
    assert {claim.id for claim in am.contested(last)} == {
        claim.id for claim in last if am.voices(last, claim).opponents
    }


def test_votes_on_the_car_free_centre_are_as_counted_by_hand(
    last: am.ArgumentMap,
) -> None:
    heard = am.voices(last, "car-free-centre")
    assert heard.supporters == (
        "green-quarter",
        "workers-list",
        "young-lindhaven",
        "lindqvist",
    )
    assert heard.opponents == (
        "harbour-alliance",
        "enterprise-party",
        "old-town-league",
        "pensioners-voice",
        "brandt",
    )
    assert heard.doubters == ("civic-union",)


def test_an_empty_answer_is_silence_and_no_opinion(last: am.ArgumentMap) -> None:
    table = am.compare_stances(last, by="claim")
    silent = {
        actor.id: [c.id for c in last if table[actor, c].state is am.State.SILENT]
        for actor in table.actors
    }
    assert silent["pensioners-voice"] == [
        "lease-land",
        "lower-business-tax",
        "free-child-care",
        "harbour-school",
        "opera-subsidy",
        "citizens-assembly",
    ]
    assert sum(map(len, silent.values())) == 16
    assert table.pair("pensioners-voice", "brandt").joint == 15


def test_what_is_printed_is_short_and_names_what_a_voter_asks() -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT)], capture_output=True, text=True, check=True
    )
    lines = done.stdout.splitlines()
    assert len(lines) < 60
    assert (
        "  Green Quarter and Young Lindhaven        17/1/2 of 20    85%  0.90" in lines
    )
    assert "  10 yes: The city should publish all its contracts." in lines
    assert "17 of 22 theses are disputed; the most evenly:" in lines
    assert "  Tomas Brandt: free-child-care, opposes -> supports" in lines
