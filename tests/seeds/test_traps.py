"""The traps of the four documents that the shipped map must not fall into."""

from __future__ import annotations

import argmap as am

THESIS = "agreements-lead-to-profiling"


def by(debate: am.ArgumentMap, actor: str, *, via: str | None = None) -> set[str]:
    return {
        one.claim
        for one in debate.assertions.values()
        if one.actor == actor and (via is None or via in one.via)
    }


def test_the_department_denies_through_mclaughlin_and_npr_only_reports(
    debate: am.ArgumentMap,
) -> None:
    denials = [
        one for one in debate.assertions_of(THESIS) if one.stance is am.Stance.DENIES
    ]
    assert [(one.actor, one.via) for one in denials] == [("mclaughlin", ("npr",))]
    table = am.compare_stances(debate, actors=["npr"], by="claim")
    assert table["npr", THESIS].state is am.State.SILENT


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
    cell = table["dhs", "training"]
    assert cell.assertions
    assert "dhs-inspector-general" not in {one.actor for one in cell.assertions}
    assert cell.state is am.State.NEUTRAL
    alone = am.compare_stances(debate, actors=["dhs-inspector-general"])
    assert alone["dhs-inspector-general", "training"].state is am.State.YES


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


def test_what_meissner_recalls_is_hedged(debate: am.ArgumentMap) -> None:
    recalled = [
        one
        for one in debate.assertions_of("no-agreement-under-clinton")
        if one.actor == "meissner"
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
        (one.actor, one.claim)
        for one in debate.assertions.values()
        if one.stance is am.Stance.DENIES
    }
    assert denied == {
        ("mclaughlin", THESIS),
        ("splc", "many-pose-a-threat"),
        ("splc", "crimes-against-citizens"),
    }
    for start in (2226, 3979):
        at_it = [
            one
            for one in debate.assertions.values()
            if one.passage is not None
            and one.passage.source == "splc"
            and any(begin == start for begin, _ in one.passage.spans)
        ]
        assert at_it
        for one in at_it:
            assert one.stance is am.Stance.ASSERTS
            assert one.note is not None
            assert "bare No" in one.note


def test_gaos_figures_on_citizens_are_of_all_of_ice(debate: am.ArgumentMap) -> None:
    for key in ("citizens-arrested", "citizens-detained", "citizens-removed"):
        claim = debate.claims[key]
        assert claim.quantity is not None
        assert claim.quantity.scope == "ICE, United States"
        (said,) = debate.assertions_of(claim)
        assert "not the programme" in (said.note or "")
        issues = {
            debate.claims[link.target].issue for link in debate.relations_from(claim)
        }
        assert issues == {"citizens"}


def test_marylands_bill_is_pending_and_virginias_order_is_not(
    debate: am.ArgumentMap,
) -> None:
    for key in ("maryland-bill", "a-ban-in-maryland", "an-end-by-july"):
        assert "status:pending" in debate.claims[key].tags
        assert not any(said.by_act for said in debate.assertions_of(key))
    assert "could end" in debate.claims["maryland-bill"].text
    assert "status:pending" not in debate.claims["virginia-ends-agreements"].tags
    assert any(a.by_act for a in debate.assertions_of("virginia-ends-agreements"))


def test_npr_doubts_the_effect_in_its_own_voice_and_no_more(
    debate: am.ArgumentMap,
) -> None:
    doubts = {
        (one.actor, one.claim)
        for one in debate.assertions.values()
        if one.stance is am.Stance.DOUBTS
    }
    assert doubts == {
        ("npr", "enforcement-is-strengthened"),
        ("splc", "agencies-in-april-2025"),
        ("splc", "states-in-april-2025"),
    }
