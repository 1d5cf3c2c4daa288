"""What the shipped debate answers, asked as a user asks, and the traps it avoids."""

from __future__ import annotations

from pathlib import Path

import argmap as am

THESIS = "agreements-lead-to-profiling"


def by(debate: am.ArgumentMap, actor: str, *, via: str | None = None) -> set[str]:
    return {
        one.claim
        for one in debate.assertions.values()
        if one.actor == actor and (via is None or via in one.via)
    }


def test_every_passage_stands_in_its_document(
    debate: am.ArgumentMap, texts: Path
) -> None:
    verification = am.verify(debate, texts=texts)
    assert verification.findings == ()
    assert set(verification.counts) == {am.Outcome.VERIFIED}
    assert len(verification.checks) > 150


def test_the_map_is_in_order(debate: am.ArgumentMap) -> None:
    assert am.check(debate) == ()


def test_every_assertion_is_pinned(debate: am.ArgumentMap) -> None:
    for one in debate.assertions.values():
        assert one.passage is not None
        assert one.passage.spans
        assert one.passage.digest
        assert one.passage.head
        assert one.passage.tail


def test_explicit_links_say_where_and_inferred_ones_why(
    debate: am.ArgumentMap,
) -> None:
    for link in debate.relations.values():
        if link.basis is am.Basis.EXPLICIT:
            assert link.passage is not None
            assert link.passage.spans
        else:
            assert link.note


def test_the_thesis_on_profiling_is_contested_by_the_denial(
    debate: am.ArgumentMap,
) -> None:
    found = am.assess(debate)[THESIS]
    assert found.status is am.Status.CONTESTED
    assert [strike.premises for strike in found.witnesses] == [
        ("no-encouragement-of-profiling",)
    ]


def test_splc_says_yes_and_the_department_no_on_profiling(
    debate: am.ArgumentMap,
) -> None:
    table = am.compare_stances(debate, actors=["splc", "dhs"], roll_up=True)
    assert table["splc", "profiling"].state is am.State.YES
    assert table["dhs", "profiling"].state is am.State.NO
    assert table.pair("splc", "dhs").opposed_on[0] == "profiling"


def test_the_department_denies_through_mclaughlin_and_npr_only_reports(
    debate: am.ArgumentMap,
) -> None:
    denials = [
        one for one in debate.assertions_of(THESIS) if one.stance is am.Stance.DENIES
    ]
    assert [(one.actor, one.via) for one in denials] == [("mclaughlin", ("npr",))]
    table = am.compare_stances(debate, actors=["npr"], by="claim")
    assert table["npr", THESIS].state is am.State.SILENT


def test_heritage_concedes_that_misconduct_occurs(debate: am.ArgumentMap) -> None:
    said = by(debate, "hankinson", via="npr")
    assert {"concerns-are-overblown", "misconduct-is-rare"} <= said
    concession = next(
        c for c in said if "misconduct" in c and c != "misconduct-is-rare"
    )
    status = am.assess(debate)[concession].status
    assert status is am.Status.UNCHALLENGED
    disputed = {claim.id for claim in am.contested(debate, actor="hankinson")}
    assert {"concerns-are-overblown", "misconduct-is-rare"} <= disputed
    table = am.compare_stances(debate, actors=["heritage"], roll_up=True)
    assert table["heritage", "who-pays"].state is am.State.SILENT
    assert table["heritage", "counts"].state is am.State.SILENT


def test_the_two_departments_of_homeland_security_are_kept_apart(
    debate: am.ArgumentMap,
) -> None:
    assert "task-force-model-ended" in by(debate, "dhs-2012")
    assert not by(debate, "dhs") & by(debate, "dhs-2012")
    assert not debate.actors["dhs-2012"].rolls_up


def test_the_inspector_general_is_not_the_departments_voice(
    debate: am.ArgumentMap,
) -> None:
    assert not debate.actors["dhs-inspector-general"].rolls_up
    table = am.compare_stances(debate, actors=["dhs"], roll_up=True)
    cell = table["dhs", "who-pays"]
    assert "dhs-inspector-general" not in {one.actor for one in cell.assertions}


def figures(debate: am.ArgumentMap, unit: str) -> dict[str, float | int | None]:
    return {
        str(claim.valid): claim.quantity.value or claim.quantity.lower
        for claim in debate
        if claim.issue == "counts"
        and claim.quantity is not None
        and claim.quantity.unit == unit
    }


def test_how_many_agreements_there_were(debate: am.ArgumentMap) -> None:
    agreements = figures(debate, "agreements")
    assert agreements["2019"] == 45
    assert agreements["2026-02-13"] == 1412
    assert figures(debate, "agencies")["2025-04-14"] == 450


def test_450_agencies_and_1412_agreements_do_not_contradict_each_other(
    debate: am.ArgumentMap,
) -> None:
    statuses = am.assess(debate)
    for claim in debate:
        if claim.quantity is not None and claim.issue == "counts":
            assert statuses[claim.id].status is am.Status.UNCHALLENGED


def test_splc_doubts_the_departments_count(debate: am.ArgumentMap) -> None:
    claim = next(
        c for c in debate if c.quantity is not None and c.quantity.lower == 450
    )
    stances = {one.actor: one.stance for one in debate.assertions_of(claim)}
    assert stances["dhs"] is am.Stance.ASSERTS
    assert stances["splc"] is am.Stance.DOUBTS


def test_what_was_said_in_april_2025_on_pay_has_been_superseded(
    debate: am.ArgumentMap,
) -> None:
    statuses = am.assess(debate)
    superseded = {
        key for key, found in statuses.items() if am.Flag.SUPERSEDED in found.flags
    }
    assert {"pay-and-overtime-local", "federal-share-is-training"} <= superseded
    newer = {
        link.premises[0]
        for link in debate.relations_to("pay-and-overtime-local")
        if link.kind is am.RelationKind.SUPERSEDES
    }
    assert newer == {"salaries-repaid-by-ice", "overtime-repaid-in-part"}
    assert by(debate, "ice") >= newer


def test_what_meissner_recalls_is_hedged(debate: am.ArgumentMap) -> None:
    recalled = [
        one
        for one in debate.assertions.values()
        if one.actor == "meissner" and "clinton" in one.claim
    ]
    assert [one.hedged for one in recalled] == [True]


def test_the_reference_marks_of_the_fact_check_lead_nowhere(
    debate: am.ArgumentMap,
) -> None:
    marks = {mark for one in debate.assertions.values() for mark in one.cites}
    assert marks
    assert marks <= {str(number) for number in range(1, 9)}
    assert not marks & set(debate.sources)


def test_a_bare_no_is_no_denial(debate: am.ArgumentMap) -> None:
    denied = {
        one.actor
        for one in debate.assertions.values()
        if one.stance is am.Stance.DENIES
    }
    assert denied == {"mclaughlin"}


def test_the_map_is_the_same_in_every_notation(debate: am.ArgumentMap) -> None:
    for notation in ("json", "argdown"):
        assert am.loads(am.dumps(debate, format=notation), format=notation) == debate
