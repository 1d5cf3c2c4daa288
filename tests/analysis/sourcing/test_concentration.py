from __future__ import annotations

import pytest

from argmap.analysis.sourcing.auditing import audit
from argmap.findings import Finding
from argmap.model.argument_map import ArgumentMap


def listed(m: ArgumentMap, code: str) -> list[Finding]:
    return [one for one in audit(m) if one.code == code]


def told(m: ArgumentMap, code: str) -> list[str]:
    return [str(one) for one in listed(m, code)]


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("concentration")
    m.actor("Firm", id="firm", interest="Sells the caps.")
    m.actor("Aide", id="aide", affiliations=[{"organization": "firm"}])
    m.actor("Union", id="union", interest="Its members pay")
    m.actor("Office", id="office")
    for key in ("one", "two", "three"):
        m.source(key.title(), id=key, issued="2024", publisher="office")
    for key in ("c", "d", "e"):
        m.claim(f"{key}.", id=key)
    return m


def evidence(m: ArgumentMap, *sources: str, tags: tuple[str, ...] = ()) -> None:
    for number, source in enumerate(sources):
        key = f"e{number}"
        m.claim(key, id=key, evidence="study", tags=tags)
        m.assertion(key, actor="office", source=source)
        m.support("c", by=key)


def test_evidence_of_one_case_is_named_with_what_is_left(m: ArgumentMap) -> None:
    evidence(m, "one", "two", "three", "one", tags=("case:mill",))
    assert told(m, "one-case") == [
        (
            "claim 'c': of its 4 pieces of evidence 4 are the case 'mill' ('e0', 'e1', "
            "'e2' and 1 more); 1 of the 4 is independent; count those once, and look "
            "for evidence from elsewhere"
        )
    ]
    assert listed(m, "one-case")[0].ids == ("c", "e0", "e1", "e2", "e3")


def test_evidence_in_other_words_is_named(m: ArgumentMap) -> None:
    evidence(m, "one", "two", "three")
    m.rephrase("e0", "e1")
    assert told(m, "one-case") == [
        (
            "claim 'c': of its 3 pieces of evidence 2 say the same ('e0' and 'e1'); "
            "2 of the 3 are independent; count those once, and look for evidence from "
            "elsewhere"
        )
    ]


def test_evidence_from_one_root_is_a_note_by_source(m: ArgumentMap) -> None:
    evidence(m, "one", "one", "two")
    for premise in ("e0", "e1"):
        m.support("d", by=premise)
    assert listed(m, "one-case") == []
    assert told(m, "one-root") == [
        (
            "source 'one': 4 pieces of evidence, for 2 claims, have no other root; "
            "count those for one claim once, and look for evidence from elsewhere"
        )
    ]
    assert listed(m, "one-root")[0].ids == ("one", "c", "d")
    for key in ("e0", "e1"):
        m.assertion(key, actor="office", source="two")
    (line,) = told(m, "one-root")
    assert line.startswith("sources 'one' and 'two': 4 pieces of evidence, for 2 ")


def test_a_case_that_claims_share_is_a_note(m: ArgumentMap) -> None:
    issues = [m.issue("Which?", id="which"), m.issue("What?", id="what")]
    for number, issue in enumerate(issues):
        m.claim("Mill.", id=f"m{number}", issue=issue, tags=["case:mill", "gap"])
    m.claim("Alone.", id="alone", tags=["case:dam"])
    assert told(m, "shared-case") == [
        "case 'mill': 2 claims under 2 issues report it; count it once"
    ]
    m.claim("Dam.", id="dam", tags=["case:dam"])
    assert told(m, "shared-case")[1] == (
        "case 'dam': 2 claims report it; count it once"
    )
    assert listed(m, "shared-case")[1].ids == ("alone", "dam")


def test_what_only_the_interested_state_is_named_by_whose_stake_it_is(
    m: ArgumentMap,
) -> None:
    m.assertion("c", actor="firm", source="one")
    m.assertion("d", actor="aide", source="one")
    m.assertion("e", actor="firm", source="one")
    m.assertion("e", actor="union", source="one")
    assert told(m, "interested-only") == [
        (
            "actor 'firm': 2 claims are stated by it or for it only, and it has a "
            "stake: “Sells the caps”; look for somebody without a stake who says so"
        ),
        (
            "actor 'firm' and actor 'union': 1 claim is stated by them or for them "
            "only, and each has a stake; look for somebody without a stake who says so"
        ),
    ]
    assert [one.ids for one in listed(m, "interested-only")] == [
        ("firm", "c", "d"),
        ("firm", "union", "e"),
    ]


@pytest.mark.parametrize("stance", ["asserts", "reports"])
def test_what_others_state_or_report_too_is_not_interested(
    m: ArgumentMap, stance: str
) -> None:
    m.assertion("c", actor="firm", source="one")
    m.assertion("c", actor="office", source="one", stance=stance)
    assert listed(m, "interested-only") == []


def test_what_others_deny_is_still_stated_by_the_interested_only(
    m: ArgumentMap,
) -> None:
    m.assertion("c", actor="firm", source="one")
    m.deny("c", actor="office", source="one")
    m.deny("d", actor="firm", source="one")
    assert [one.ids for one in listed(m, "interested-only")] == [("firm", "c")]


def test_what_stands_in_an_interested_source_only_is_named(m: ArgumentMap) -> None:
    m.source("Advert", id="advert", issued="2024", interest="Sells caps")
    m.assertion("c", actor="office", source="advert")
    assert told(m, "interested-only") == [
        (
            "source 'advert': 1 claim is stated in it only, and its makers have a "
            "stake: “Sells caps”; look for somebody without a stake who says so"
        )
    ]


def test_claims_that_rest_on_one_source_are_a_note_by_source(m: ArgumentMap) -> None:
    m.source("Copy", id="copy", issued="2024", cites=["two"])
    m.assertion("c", actor="office", source="two")
    m.assertion("c", actor="firm", source="copy")
    m.assertion("d", actor="office", source="two")
    m.assertion("e", actor="office", source="one")
    assert told(m, "single-source") == [
        (
            "source 'one': 1 claim rests on it alone; "
            "look for a source that does not rest on it"
        ),
        (
            "source 'two': 2 claims rest on it alone; "
            "look for a source that does not rest on it"
        ),
    ]
    m.rephrase("c", "e")
    assert [one.ids for one in listed(m, "single-source")] == [("two", "d")]


def test_claims_at_second_hand_are_a_note_by_where_they_stand(m: ArgumentMap) -> None:
    for key in ("e0", "e1"):
        m.claim(key, id=key, evidence="study")
    m.assertion("e0", actor="firm", source="one", via="office")
    m.assertion("e1", actor="firm", source="one", via="office")
    m.assertion("c", actor="firm", source="one", via="office")
    m.assertion("d", actor="firm", source="two", via="office")
    m.assertion("d", actor="union", source="one", via="office")
    m.deny("e", actor="firm", source="one", via="office")
    assert told(m, "secondary-only") == [
        (
            "source 'one': 3 claims are known through it at second hand only, 2 of "
            "them evidence (study 2); add the speakers' own documents, or mark the "
            "source as primary"
        ),
        (
            "sources 'one' and 'two': 1 claim is known through them at second hand "
            "only; add the speakers' own documents, or mark the source as primary"
        ),
    ]
    assert listed(m, "secondary-only")[1].ids == ("one", "two", "d")
    m.assertion("d", actor="office", source="one")
    assert len(listed(m, "secondary-only")) == 1
    for key in ("e0", "c"):
        m.assertion(key, actor="office", source="two")
    (line,) = told(m, "secondary-only")
    assert line.startswith(
        "source 'one': 1 claim is known through it at second hand only (study); add"
    )


def test_a_claim_has_a_primary_source_in_whatever_words(m: ArgumentMap) -> None:
    m.assertion("c", actor="firm", source="one", via="office")
    m.assertion("d", actor="office", source="one")
    assert len(listed(m, "secondary-only")) == 1
    m.rephrase("c", "d")
    assert listed(m, "secondary-only") == []


def test_claims_that_one_camp_bears_out_are_named_by_issue_and_side(
    m: ArgumentMap,
) -> None:
    issue = m.issue("Should they?", id="should")
    m.claim("They should.", id="yes", issue=issue, thesis=True, evidence="study")
    m.claim("They should not.", id="no", issue=issue, evidence="study")
    m.contradict("yes", "no")
    m.assertion("yes", actor="firm", source="one")
    m.assertion("no", actor="union", source="one")
    m.claim("Nor this.", id="nor", issue=issue, evidence="study")
    m.support("no", by="nor")
    m.assertion("nor", actor="union", source="one")
    assert told(m, "one-camp") == [
        (
            "issue 'should', side 'yes': 1 claim, and all evidence for it, comes only "
            "through those who say yes themselves: 'firm'; look for evidence from "
            "elsewhere"
        ),
        (
            "issue 'should', side 'no': 2 claims, and all evidence for them, come only "
            "through those who say no themselves: 'union'; look for evidence from "
            "elsewhere"
        ),
    ]
    assert listed(m, "one-camp")[1].ids == ("should", "no", "nor")
