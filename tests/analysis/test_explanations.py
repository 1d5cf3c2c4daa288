from __future__ import annotations

import re
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import assess
from argmap.analysis.acceptance import Prospect
from argmap.analysis.explanations import explain
from argmap.analysis.grounds import reasons
from argmap.errors import UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis
from tests.graph.debates import BASES, DATES, debates
from tests.strategies import maps

COST = "“Each run costs 900 euros” (J. Lee, 2 May 2023)"


@pytest.fixture
def m() -> ArgumentMap:
    """Actors, documents and claims of a debate on night trams, not yet linked."""
    m = ArgumentMap("Night trams")
    m.source("Night study", id="study", issued="2023-05-02")
    m.source("Office page", id="page", issued="2024-03")
    for name, key in (
        ("J. Lee", "lee"),
        ("Transport Office", "office"),
        ("Port Courier", "courier"),
        ("Tram Works Inc.", "works"),
    ):
        m.actor(name, id=key)
    m.claim("Night trams pay for themselves.", id="pay")
    m.claim("Each run costs 900 euros.", id="cost")
    m.claim("Each run cost 700 euros.", id="old")
    m.claim("Three nights were counted.", id="bias")
    m.claim("The count was of thirty nights.", id="count")
    m.assertion("cost", actor="lee", source="study")
    m.assertion("old", actor="lee", date="2019")
    m.assertion("bias", actor="office", source="page")
    return m


def why(
    m: ArgumentMap,
    claim: str = "pay",
    *,
    basis: str | None = None,
    as_of: str | None = None,
) -> tuple[str, ...]:
    return explain(m, claim, basis=basis, as_of=as_of).reasons


def test_an_unchallenged_claim_has_no_reply_in_the_map(m: ArgumentMap) -> None:
    assert why(m) == ("No reply recorded in this map.",)


def test_the_words_name_the_basis_and_the_date(m: ArgumentMap) -> None:
    m.assertion("pay", actor="office", date="2020")
    m.attack("pay", by="cost")
    assert why(m, basis="explicit") == (
        "No reply recorded among the explicit links of this map.",
    )
    assert why(m, basis="analyst", as_of="2021-04-14") == (
        "No reply recorded among the inferred links of this map as of 14 April 2021.",
    )


def test_an_objection_on_record_names_claim_actor_date_and_basis(
    m: ArgumentMap,
) -> None:
    m.attack("pay", by="cost")
    assert why(m) == (
        (
            f"Objection on record, no reply recorded: {COST}, link inferred by the "
            "map-maker."
        ),
    )


def test_a_link_names_who_makes_it(m: ArgumentMap) -> None:
    m.attack("pay", by="cost", id="one", analyst="rk")
    m.attack("pay", by="cost", id="two", source="study")
    m.attack("pay", by="cost", id="three", source="study", author="office")
    m.attack("pay", by="cost", id="four", basis="explicit")
    m.attack("pay", by="cost", id="five", source="study", author="works")
    assert [reason.removeprefix("Objection on record, no reply recorded: ") for reason in why(m)] == [
        f"{COST}, link inferred by rk.",
        f"{COST}, link made in “Night study”.",
        f"{COST}, link made by Transport Office.",
        f"{COST}, link made in a document.",
        f"{COST}, link made by Tram Works Inc.",
    ]  # fmt: skip


def test_an_objection_whose_replies_fell_is_told_apart(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.attack("cost", by="bias")
    m.attack("bias", by="count")
    assert why(m) == (
        (
            f"Objection on record, every reply answered in turn: {COST}, link inferred by "
            "the map-maker."
        ),
    )


def test_an_undercut_that_fell_is_a_reply_too(m: ArgumentMap) -> None:
    m.undercut(m.attack("pay", by="cost"), by="bias")
    m.attack("bias", by="count")
    assert why(m)[0].startswith("Objection on record, every reply answered in turn: ")


def test_an_answered_objection_names_the_reply(m: ArgumentMap) -> None:
    m.attack("pay", by="cost", source="study")
    m.attack("cost", by="bias", source="page")
    assert why(m) == (
        (
            f"Objection answered: {COST}, link made in “Night study”; the reply: “Three "
            "nights were counted” (Transport Office, March 2024), link made in “Office "
            "page”."
        ),
    )


def test_the_plainest_reply_is_named(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.attack("cost", by="bias")
    m.attack("bias", by="old")
    m.attack("old", by="count")
    m.attack("cost", by="count")
    assert why(m)[0].endswith(
        "; the reply: “The count was of thirty nights” (nobody named), link inferred "
        "by the map-maker."
    )


def test_an_undercut_objection_names_what_undercuts_it(m: ArgumentMap) -> None:
    m.undercut(m.attack("pay", by="cost"), by="bias", source="page", author="office")
    assert why(m) == (
        (
            f"Objection answered: {COST}, link inferred by the map-maker; the reply, that "
            "this does not bear on the claim: “Three nights were counted” (Transport "
            "Office, March 2024), link made by Transport Office."
        ),
    )


def test_linked_premises_are_named_together(m: ArgumentMap) -> None:
    m.attack("pay", by=["cost", "bias"])
    assert why(m) == (
        (
            f"Objection on record, no reply recorded: {COST} together with “Three nights "
            "were counted” (Transport Office, March 2024), link inferred by the map-maker."
        ),
    )


def test_a_superseded_witness_is_marked(m: ArgumentMap) -> None:
    m.attack("pay", by="old")
    m.supersede("old", by="cost")
    assert why(m) == (
        (
            "Objection on record, no reply recorded: “Each run cost 700 euros” (J. Lee, "
            "2019; since superseded), link inferred by the map-maker."
        ),
    )


def test_a_contradiction_is_not_settled(m: ArgumentMap) -> None:
    m.contradict("pay", "cost", source="study")
    assert why(m) == (
        (
            f"Contradicted, and not settled in this map: {COST}, link made in “Night "
            "study”."
        ),
    )
    assert why(m, "cost") == (
        (
            "Contradicted, and not settled in this map: “Night trams pay for themselves” "
            "(nobody named), link made in “Night study”."
        ),
    )


def test_a_contradiction_that_a_third_claim_settles_names_it(m: ArgumentMap) -> None:
    m.contradict("pay", "cost")
    m.attack("cost", by="bias")
    assert why(m) == (
        (
            f"Contrary claim answered: {COST}, link inferred by the map-maker; the reply: "
            "“Three nights were counted” (Transport Office, March 2024), link inferred by "
            "the map-maker."
        ),
    )
    assert why(m, "cost")[0] == (
        "Contradicted by a claim that stands: “Night trams pay for themselves” (nobody "
        "named), link inferred by the map-maker."
    )


def test_a_denial_names_the_actor_the_date_and_who_reports_it(m: ArgumentMap) -> None:
    m.deny("pay", actor="works", source="page", via=["courier", "lee"])
    m.deny("pay", actor="lee")
    assert why(m) == (
        (
            "Denial on record: Tram Works Inc., March 2024, reported by Port Courier and "
            "J. Lee; no ground recorded in this map."
        ),
        "Denial on record: J. Lee; no ground recorded in this map.",
    )


def test_a_denial_beside_an_objection_is_named_after_it(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.deny("pay", actor="office", source="page")
    assert why(m)[1:] == (
        (
            "Denial on record: Transport Office, March 2024; no ground recorded in this "
            "map."
        ),
    )


def test_a_contested_objection_says_why_it_is_contested(m: ArgumentMap) -> None:
    m.attack("pay", by="cost", id="main")
    m.contradict("cost", "bias")
    tail = f": {COST}, link inferred by the map-maker."
    assert why(m) == (f"Objection on record, itself contested{tail}",)


def test_an_objection_that_the_claim_attacks_in_turn_says_so(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.attack("cost", by="pay")
    assert why(m) == (
        (
            f"Objection on record, to which this claim objects in turn: {COST}, link "
            "inferred by the map-maker."
        ),
    )


def test_an_objection_with_a_contested_undercut_says_so(m: ArgumentMap) -> None:
    m.undercut(m.attack("pay", by="cost"), by="bias")
    m.contradict("bias", "count")
    assert why(m) == (
        (
            "Objection on record, though whether it bears on this claim is contested: "
            f"{COST}, link inferred by the map-maker."
        ),
    )


def test_a_claim_against_itself_is_not_said_to_have_an_opponent(m: ArgumentMap) -> None:
    m.attack("pay", by="pay")
    m.contradict("cost", "cost", source="study")
    assert why(m) == (
        "Recorded as speaking against itself, link inferred by the map-maker.",
    )
    assert why(m, "cost") == (
        "Recorded as speaking against itself, link made in “Night study”.",
    )


def test_a_claim_that_needs_support_says_what_becomes_of_it(m: ArgumentMap) -> None:
    m.claim("The plan is sound.", id="plan", requires_support=True)
    assert why(m, "plan") == (
        "This claim needs support, and none is recorded in this map.",
    )
    step = m.support("plan", by="cost", source="study")
    assert why(m, "plan") == (
        f"This claim needs support, and has it: {COST}, link made in “Night study”.",
    )
    m.contradict("cost", "old")
    assert why(m, "plan") == (
        "This claim needs support, and what supports it is itself contested.",
    )
    m.undercut(step, by="bias")
    assert why(m, "plan") == (
        "This claim needs support, and none on record in this map stands.",
    )


def test_an_objection_that_falls_for_want_of_support_says_so(m: ArgumentMap) -> None:
    m.claim("The plan is dear.", id="dear", requires_support=True)
    m.attack("pay", by="dear")
    m.deny("dear", actor="lee")
    assert why(m) == (
        (
            "Objection answered: “The plan is dear” (nobody named), link inferred by the "
            "map-maker; “The plan is dear” needs support, and none stands."
        ),
    )


def test_speakers_are_named_with_the_first_date(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.assertion("cost", actor="office", date="2021")
    assert "(J. Lee and Transport Office, from 2021 on)" in why(m)[0]
    m.assertion("cost", actor="works")
    assert "(J. Lee, Transport Office and 1 more, from 2021 on)" in why(m)[0]


def test_reporters_are_named_where_no_speaker_is(m: ArgumentMap) -> None:
    m.attack("pay", by="count")
    m.assertion("count", actor="courier", stance="reports", source="page")
    assert "(reported by Port Courier, March 2024)" in why(m)[0]


def test_a_long_claim_is_cut_between_words_and_an_abbreviation_keeps_its_stop(
    m: ArgumentMap,
) -> None:
    m.attack("pay", by=m.claim("They lose money across the U.S."))
    m.attack("pay", by=m.claim("word " * 40 + "end."))
    first, second = why(m)
    assert "“They lose money across the U.S.” (" in first
    assert f"“{'word ' * 22}…” (" in second


def lines(m: ArgumentMap, claim: str = "pay") -> list[str]:
    return str(explain(m, claim)).split("\n")[2:]


LEE = "“Each run costs 900 euros” (J. Lee in “Night study”, 2 May 2023)"
OFFICE = "“Three nights were counted” (Transport Office in “Office page”, March 2024)"
THIRTY = "“The count was of thirty nights” (nobody named)"
INFERRED = "link inferred by the map-maker"


def test_an_explanation_prints_the_claim_the_status_and_the_dispute(
    m: ArgumentMap,
) -> None:
    m.attack("pay", by="cost")
    assert str(explain(m, m.claims["pay"])) == (
        "Night trams pay for themselves.\n"
        "Rebutted, by explicit and inferred links:\n"
        f"- Objection: {LEE}, {INFERRED}. No reply recorded in this map.\n"
        "- What is against it reports no evidence."
    )
    assert str(explain(m, "cost", basis="explicit", as_of="2024")) == (
        "Each run costs 900 euros.\n"
        "Unchallenged, by explicit links, as of 2024:\n"
        "- No reply recorded among the explicit links of this map as of 2024."
    )


def test_replies_are_set_in_below_what_they_reply_to(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.attack("cost", by="bias", source="page")
    assert lines(m)[:2] == [
        f"- Objection: {LEE}, {INFERRED}.",
        f"  - Reply: {OFFICE}, link made in “Office page”. No reply recorded in this map.",
    ]
    m.attack("bias", by="count")
    assert lines(m)[:3] == [
        f"- Objection: {LEE}, {INFERRED}.",
        f"  - Reply: {OFFICE}, link made in “Office page”.",
        f"    - Objection: {THIRTY}, {INFERRED}. No reply recorded in this map.",
    ]


def test_an_undercut_is_a_reply_to_what_a_claim_bears_on(m: ArgumentMap) -> None:
    step = m.attack("pay", by="cost")
    under = m.undercut(step, by="bias")
    m.undercut(under, by="count")
    assert lines(m)[:3] == [
        f"- Objection: {LEE}, {INFERRED}.",
        f"  - Reply, that this does not bear on it: {OFFICE}, {INFERRED}.",
        (
            f"    - Objection, that this does not bear on it: {THIRTY}, {INFERRED}. No "
            "reply recorded in this map."
        ),
    ]


def test_further_objections_that_stand_are_named_beside(m: ArgumentMap) -> None:
    for number, by in enumerate(("cost", "old", "bias", "count")):
        m.attack("pay", by=by, id=f"one{number}")
    told = lines(m)
    assert told[0].startswith(f"- Objection: {LEE}")
    assert told[1].startswith("- Also: Objection on record, no reply recorded: “Each ")
    assert len([line for line in told if line.startswith("- Also: ")]) == 3
    for number in range(4):
        m.attack("pay", by=m.claim(f"Another {number}."))
    told = lines(m)
    assert len([line for line in told if line.startswith("- Also: ")]) == 5
    assert told[6] == "- And 2 more."


def test_what_was_told_above_is_not_told_again(m: ArgumentMap) -> None:
    m.attack("pay", by="cost", id="one")
    m.attack("pay", by="cost", id="two", source="study")
    m.attack("cost", by="bias")
    assert lines(m)[:3] == [
        f"- Objection: {LEE}, {INFERRED}.",
        f"  - Reply: {OFFICE}, {INFERRED}. No reply recorded in this map.",
        f"- Objection: {LEE}, link made in “Night study”. What answers it is told above.",
    ]
    m.attack("old", by="bias")
    m.attack("bias", by="old")
    m.attack("old", by="count")
    m.attack("pay", by="old")
    told = lines(m)
    assert told[1:4] == [
        f"  - Reply: {OFFICE}, {INFERRED}.",
        f"    - Objection: “Each run cost 700 euros” (J. Lee, 2019), {INFERRED}.",
        f"      - Reply: {THIRTY}, {INFERRED}. No reply recorded in this map.",
    ]
    assert told[5] == (
        f"- Objection: “Each run cost 700 euros” (J. Lee, 2019), {INFERRED}. What "
        "answers it is told above."
    )


def test_a_contradiction_that_nothing_settles_is_told_once(m: ArgumentMap) -> None:
    m.contradict("pay", "cost")
    assert lines(m)[0] == (
        f"- Contrary claim: {LEE}, {INFERRED}. Each contradicts the other, and nothing "
        "in this map settles it."
    )


def test_a_circle_is_told_up_to_where_it_closes(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.attack("cost", by="bias")
    m.attack("bias", by="pay")
    assert lines(m)[:3] == [
        f"- Objection: {LEE}, {INFERRED}.",
        f"  - Reply: {OFFICE}, {INFERRED}.",
        (
            f"    - Objection: this claim itself, {INFERRED}. So they answer each other "
            "in a circle, and nothing in this map settles it."
        ),
    ]


def test_a_claim_of_no_circle_is_led_into_one(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.contradict("cost", "bias")
    assert lines(m)[:2] == [
        f"- Objection: {LEE}, {INFERRED}.",
        (
            f"  - Contrary claim in reply: {OFFICE}, {INFERRED}. Each contradicts the "
            "other, and nothing in this map settles it."
        ),
    ]
    m.remove("cost-contradicts-bias")
    m.attack("cost", by="cost")
    assert lines(m)[1] == (
        f"  - Reply: {LEE}, {INFERRED}. It speaks against itself, and nothing in this "
        "map settles it."
    )


def test_a_denial_ends_a_dispute(m: ArgumentMap) -> None:
    m.attack("pay", by="cost")
    m.deny("cost", actor="works", date="2024")
    assert lines(m)[1] == (
        "  - Denial on record of “Each run costs 900 euros”: Tram Works Inc., 2024; no "
        "ground recorded in this map."
    )


def test_support_that_a_claim_needs_is_told_with_what_answers_it(
    m: ArgumentMap,
) -> None:
    m.claim("The plan is sound.", id="plan", requires_support=True)
    assert lines(m, "plan")[0] == (
        "- This claim needs support; none recorded in this map."
    )
    step = m.support("plan", by="cost", source="study")
    support = f"Support: {LEE}, link made in “Night study”."
    assert lines(m, "plan")[:2] == [
        "- This claim needs support.",
        f"  - {support} No reply recorded in this map.",
    ]
    m.undercut(step, by="bias")
    assert lines(m, "plan")[:3] == [
        "- This claim needs support, and none on record stands.",
        f"  - {support}",
        (
            f"    - Objection, that this does not bear on it: {OFFICE}, {INFERRED}. No "
            "reply recorded in this map."
        ),
    ]
    m.contradict("bias", "count")
    assert lines(m, "plan")[0] == (
        "- This claim needs support, and what supports it is itself contested."
    )


def test_a_contested_claim_tells_what_becomes_of_it_where_asked(
    m: ArgumentMap,
) -> None:
    m.attack("pay", by="cost")
    m.contradict("cost", "bias")
    told = explain(m, "pay", exact=True)
    assert told.prospect is Prospect.DEFENSIBLE
    assert told.lines[2].text.startswith("Defensible: ")
    assert explain(m, "pay").prospect is None
    assert explain(m, "old", exact=True).prospect is None


def test_a_long_dispute_is_printed_down_to_a_depth_and_then_counted() -> None:
    m = ArgumentMap("long")
    for number in range(3_001):
        m.claim(f"Claim {number}.", id=f"c{number}")
        if number:
            m.attack(f"c{number - 1}", by=f"c{number}")
    told = explain(m, "c0")
    assert [move.depth for move in told.moves] == list(range(3_000))
    assert str(told).count("\n") < 20
    assert lines(m, "c0")[13] == f"{' ' * 26}- And so on, for 2987 further steps."


def test_a_claim_that_has_no_status_says_why(m: ArgumentMap) -> None:
    m.claim("Maybe.", id="maybe", proposed=True)
    cases = {
        ("pays", None): "no claim has id 'pays'; the nearest is 'pay'",
        ("cost", "2020"): (
            "the claim 'cost' had not been made by 2020, so it has no status"
        ),
        ("maybe", None): (
            "the claim 'maybe' is only proposed, and has no status until accepted"
        ),
    }
    for (claim, as_of), message in cases.items():
        with pytest.raises(UnknownIdError) as caught:
            explain(m, claim, as_of=as_of)
        assert str(caught.value) == message
    with pytest.raises(UnknownIdError, match="no claim has id None"):
        explain(m, cast("str", None))


def sound(sentence: str) -> bool:
    """Whether a sentence is whole: one full stop, no empty or doubled marks."""
    return (
        sentence.endswith(".")
        and not sentence.endswith("..")
        and not sentence[0].islower()
        and not re.search(r"\(\)|“”|, ,|; ;|  | [,;.]|: [,;.]", sentence)
        and not re.search(r"\b(undisputed|true|false|wins?|refutes?)\b", sentence)
    )


@settings(deadline=None, max_examples=100)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_every_claim_of_a_dense_map_is_explained_in_whole_sentences(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    assessment = assess(m, basis=basis, as_of=as_of)
    for found in assessment.values():
        told = reasons(assessment, found)
        assert told
        assert all(map(sound, told)), told
        lines = explain(m, found.claim, basis=basis, as_of=as_of).lines
        assert all(sound(line.text) for line in lines), lines


@settings(deadline=None, max_examples=60)
@given(maps())
def test_every_claim_of_every_map_is_explained(m: ArgumentMap) -> None:
    assessment = assess(m)
    assert all(reasons(assessment, found) for found in assessment.values())
    assert all(str(explain(m, key)) for key in assessment)
