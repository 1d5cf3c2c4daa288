"""What the example on night flights answers, worked out from the published rules."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap as am

EXAMPLES = Path(__file__).parents[2] / "examples"
FILE = EXAMPLES / "night_flights.argdown"
TEXTS = EXAMPLES / "night_flights"

SUPPORT = "woken-more-often-supports-flights-damage-health"
ROAD = f"ring-road-runs-there-undercuts-{SUPPORT}"
MATCHED = f"road-noise-was-matched-undercuts-{ROAD}"
WEXLEY = "wexley-lost-freight-attacks-closure-costs-no-job"
STRIKE = f"strike-at-wexley-undercuts-{WEXLEY}"
OUTLASTED = f"loss-outlasted-strike-undercuts-{STRIKE}"
PERMIT = "permit-sets-hours-supports-council-may-close-it"
RUNWAY = f"permit-for-old-runway-undercuts-{PERMIT}"
EXTENDED = f"permit-was-extended-undercuts-{RUNWAY}"
PARCELS = "parcels-due-by-eight-attacks-carriers-would-move"
DENIAL = "flights-damage-health-dunmore"

# Every other claim is unchallenged: undercuts hit links, and no reply hits their ends.
CHALLENGED = {
    # A bare denial, which nothing settles.
    "flights-damage-health": am.Status.CONTESTED,
    # Contradicted by a claim that falls, and attacked by two premises of which one does.
    "closure-costs-jobs": am.Status.DEFENDED,
    # Attacked by Wexley's loss, whose undercut is undercut.
    "closure-costs-no-job": am.Status.REBUTTED,
    # Attacked by the contracts, which nobody answers.
    "carriers-would-move": am.Status.REBUTTED,
    # They contradict each other.
    "close-at-night": am.Status.CONTESTED,
    "keep-the-night-open": am.Status.CONTESTED,
    # Its one support is undercut, and that undercut is undercut.
    "council-may-close-it": am.Status.DEFENDED,
}


@pytest.fixture
def debate() -> am.ArgumentMap:
    return am.read(FILE, strict=True)


def without(debate: am.ArgumentMap, key: str) -> am.ArgumentMap:
    """Return the debate without one of its relations or assertions."""
    debate.remove(key)
    return debate


def standing(debate: am.ArgumentMap, claim: str) -> tuple[int, int, int]:
    """Return how many supports a claim has, how many stand, how many are undercut."""
    found = am.assess(debate)[claim]
    return found.supports, found.standing_supports, found.undercut_supports


def test_every_passage_stands_in_its_document(debate: am.ArgumentMap) -> None:
    verification = am.verify(debate, texts=TEXTS)
    assert verification.findings == ()
    assert verification.counts == {am.Outcome.VERIFIED: 56}


def test_every_assertion_and_every_explicit_link_is_pinned(
    debate: am.ArgumentMap,
) -> None:
    explicit = [
        link for link in debate.relations.values() if link.basis is am.Basis.EXPLICIT
    ]
    assert len(debate.assertions) == 39
    assert len(explicit) == 17
    passages = [one.passage for one in debate.assertions.values()]
    for passage in (*passages, *(link.passage for link in explicit)):
        assert passage is not None
        assert passage.spans
        assert passage.digest
        assert passage.head
        assert passage.tail


def test_the_documents_are_short() -> None:
    lengths = [len(path.read_text("utf-8").split()) for path in TEXTS.glob("*.txt")]
    assert len(lengths) == 4
    assert all(150 <= length <= 350 for length in lengths)


def test_the_file_is_what_the_writer_writes_and_a_comment(
    debate: am.ArgumentMap,
) -> None:
    text = FILE.read_text("utf-8")
    front, comment, body = text.partition("/* ")
    after = body.partition("*/\n\n")[2]
    assert comment
    assert front + after == am.dumps(debate, format="argdown")


@pytest.mark.parametrize("notation", ["json", "argdown"])
def test_writing_and_reading_gives_the_same_debate(
    debate: am.ArgumentMap, notation: str
) -> None:
    assert am.loads(am.dumps(debate, format=notation), format=notation) == debate


def test_every_claim_has_the_status_worked_out_by_hand(
    debate: am.ArgumentMap,
) -> None:
    assert len(debate) == 28
    found = {key: one.status for key, one in am.assess(debate).items()}
    expected = dict.fromkeys(debate.claims, am.Status.UNCHALLENGED) | CHALLENGED
    assert found == expected


def test_undercutting_an_undercut_lets_the_support_count_again(
    debate: am.ArgumentMap,
) -> None:
    assert standing(debate, "flights-damage-health") == (2, 2, 0)
    assert am.assess(debate).label_of(SUPPORT) is am.Label.IN
    assert am.assess(debate).label_of(ROAD) is am.Label.OUT
    bare = without(debate, MATCHED)
    assert standing(bare, "flights-damage-health") == (2, 1, 1)
    # Support never changes a status.
    assert am.assess(bare)["flights-damage-health"].status is am.Status.CONTESTED


def test_undercutting_an_undercut_lets_the_attack_bite_again(
    debate: am.ArgumentMap,
) -> None:
    assessment = am.assess(debate)
    assert assessment.label_of(WEXLEY) is am.Label.IN
    records = {strike.record for strike in assessment["closure-costs-no-job"].witnesses}
    assert records == {WEXLEY, "closure-costs-no-job-contradicts-closure-costs-jobs"}
    # Once the strike explains Wexley, only the contradiction is left.
    bare = am.assess(without(debate, OUTLASTED))
    assert bare.label_of(WEXLEY) is am.Label.OUT
    assert bare["closure-costs-no-job"].status is am.Status.CONTESTED
    assert bare["closure-costs-jobs"].status is am.Status.CONTESTED


def test_a_claim_that_requires_support_stands_while_its_support_is_restored(
    debate: am.ArgumentMap,
) -> None:
    assert standing(debate, "council-may-close-it") == (1, 1, 0)
    (reason,) = am.explain(debate, "council-may-close-it").reasons
    assert reason == (
        "This claim needs support, and has it: “The operating permit of 1998 lets the "
        "council set the hours of flying” (Quiet Nights, 14 February 2025), link made "
        "by Quiet Nights."
    )
    bare = without(debate, EXTENDED)
    assert standing(bare, "council-may-close-it") == (1, 0, 1)
    assert am.assess(bare)["council-may-close-it"].status is am.Status.REBUTTED


def test_the_power_to_close_was_rebutted_until_the_auditor_reported(
    debate: am.ArgumentMap,
) -> None:
    def status(date: str) -> am.Status:
        return am.assess(debate, as_of=date)["council-may-close-it"].status

    assert status("2025-02-14") is am.Status.REBUTTED
    assert status("2025-09-11") is am.Status.REBUTTED
    assert status("2025-09-12") is am.Status.DEFENDED
    found = am.assess(debate, history=True)
    reinstated = {key for key in found if am.Flag.REINSTATED in found[key].flags}
    assert reinstated == {"council-may-close-it"}


def test_a_linked_attack_falls_with_one_of_its_premises(
    debate: am.ArgumentMap,
) -> None:
    linked = next(
        link
        for link in debate.relations_to("closure-costs-jobs")
        if link.premises == ("day-slots-stand-empty", "carriers-would-move")
    )
    assessment = am.assess(debate)
    assert linked.kind is am.RelationKind.ATTACKS
    assert assessment["day-slots-stand-empty"].status is am.Status.UNCHALLENGED
    assert assessment.label_of(linked) is am.Label.OUT
    # Where the contracts do not speak against the one premise, both bite together.
    bare = am.assess(without(debate, PARCELS))
    assert bare.label_of(linked) is am.Label.IN
    assert bare["closure-costs-jobs"].status is am.Status.REBUTTED
    assert [one.premises for one in bare["closure-costs-jobs"].witnesses] == [
        linked.premises
    ]


def test_a_linked_support_is_as_open_as_its_contested_premise(
    debate: am.ArgumentMap,
) -> None:
    link = debate.relations["harm-and-power"]
    assert link.premises == ("flights-damage-health", "council-may-close-it")
    assert link.scheme == "practical reasoning"
    assert am.assess(debate).label_of(link) is am.Label.UNDEC
    assert standing(debate, "close-at-night") == (1, 0, 0)
    settled = without(debate, DENIAL)
    assert am.assess(settled).label_of(link) is am.Label.IN
    assert standing(settled, "close-at-night") == (1, 1, 0)


def test_a_denial_without_reason_makes_the_thesis_contested_and_no_more(
    debate: am.ArgumentMap,
) -> None:
    found = am.assess(debate)["flights-damage-health"]
    assert [(one.kind, one.actor) for one in found.witnesses] == [
        (am.StrikeKind.DENIAL, "dunmore")
    ]
    assert am.Flag.BARE_DENIAL in found.flags
    bare = am.assess(without(debate, DENIAL))["flights-damage-health"]
    assert bare.status is am.Status.UNCHALLENGED


def test_what_one_side_concedes_is_common_ground_across_sides(
    debate: am.ArgumentMap,
) -> None:
    found = [(one.claim.id, one.actors, one.across) for one in am.common_ground(debate)]
    assert found == [
        (
            "loud-aircraft-wake-some",
            ("dunmore", "quiet-nights", "aster"),
            ("jobs", "closure"),
        ),
        ("mostly-freight-at-night", ("airport", "quiet-nights"), ("closure",)),
        ("day-slots-stand-empty", ("quiet-nights", "auditor"), ()),
    ]


def test_the_spokeswoman_counts_for_whom_she_spoke_at_the_time(
    debate: am.ArgumentMap,
) -> None:
    table = am.compare_stances(debate, by="claim", roll_up=True)
    assert "dunmore" not in {actor.id for actor in table.actors}
    # In February for the airport, in November for the alliance.
    assert table["airport", "flights-damage-health"].state is am.State.OPPOSES
    assert table["freight-alliance", "flights-damage-health"].state is am.State.SILENT
    assert table["freight-alliance", "closure-costs-jobs"].state is am.State.SUPPORTS
    assert table["airport", "closure-costs-jobs"].state is am.State.SILENT
    for organisation in ("airport", "freight-alliance"):
        assert table[organisation, "keep-the-night-open"].state is am.State.SUPPORTS


def test_the_auditor_does_not_speak_for_the_council(debate: am.ArgumentMap) -> None:
    table = am.compare_stances(debate, by="claim", roll_up=True)
    assert table["auditor", "figures-went-unchecked"].state is am.State.SUPPORTS
    spoken = {
        claim.id
        for claim in debate
        if table["council", claim].state is not am.State.SILENT
    }
    assert spoken == {"close-at-night", "cap-of-ten-flights"}


def test_the_council_takes_no_side_on_a_closure(debate: am.ArgumentMap) -> None:
    table = am.compare_stances(debate, actors=["council", "quiet-nights", "airport"])
    states = [table[actor, "closure"].state for actor in table.actors]
    assert states == [am.State.NEUTRAL, am.State.YES, am.State.NO]
    assert am.Flag.DOUBTED in am.assess(debate)["close-at-night"].flags


def test_the_newer_count_supersedes_the_older_and_attacks_nothing(
    debate: am.ArgumentMap,
) -> None:
    found = am.assess(debate)["eleven-flights-in-2023"]
    assert found.status is am.Status.UNCHALLENGED
    assert am.Flag.SUPERSEDED in found.flags
    newer, older = debate.claims["fourteen-flights-in-2024"], found.claim
    assert newer.valid is not None
    assert older.valid is not None
    assert older.valid.before(newer.valid)
    before = am.assess(debate, as_of="2025-09-11")["eleven-flights-in-2023"]
    assert am.Flag.SUPERSEDED not in before.flags


def test_qualified_claims_are_flagged_and_keep_their_status(
    debate: am.ArgumentMap,
) -> None:
    qualified = {
        key
        for key, found in am.assess(debate).items()
        if am.Flag.QUALIFIED in found.flags
    }
    assert qualified == {
        "flights-damage-health",
        "eleven-flights-in-2023",
        "fourteen-flights-in-2024",
        "close-at-night",
    }


def test_a_hedge_and_an_official_act_are_kept(debate: am.ArgumentMap) -> None:
    hedged = {key for key, one in debate.assertions.items() if one.hedged}
    assert hedged == {"flights-damage-health-aster", "close-at-night-council"}
    acts = [one for one in debate.assertions.values() if one.by_act]
    assert [(one.claim, str(one.date)) for one in acts] == [
        ("cap-of-ten-flights", "2025-07-08")
    ]


def test_what_was_done_by_vote_holds_from_its_own_date(
    debate: am.ArgumentMap,
) -> None:
    assert "cap-of-ten-flights" in debate.as_of("2025-07-08").claims
    assert "cap-of-ten-flights" not in debate.as_of("2025-07-07").claims


def test_the_last_replies_are_the_open_objections(debate: am.ArgumentMap) -> None:
    found = {one.relation.id for one in am.open_objections(debate)}
    assert found == {MATCHED, OUTLASTED, EXTENDED, PARCELS}


def test_the_two_demands_clash_only_by_an_inferred_link(
    debate: am.ArgumentMap,
) -> None:
    explicit = am.assess(debate, basis="explicit")
    for demand in ("close-at-night", "keep-the-night-open"):
        assert explicit[demand].status is am.Status.UNCHALLENGED
    differing = {
        key
        for key, found in am.assess(debate).items()
        if found.status is not explicit[key].status
    }
    assert differing == {"close-at-night", "keep-the-night-open"}


def test_each_side_is_heard_on_every_question_with_sides(
    debate: am.ArgumentMap,
) -> None:
    assert am.one_sided(debate) == ()
