from __future__ import annotations

from argmap.analysis.acceptability import assess
from argmap.analysis.cautions import cautions_of
from argmap.analysis.explanations import explain
from argmap.model.argument_map import ArgumentMap


def counts() -> ArgumentMap:
    m = ArgumentMap("Counts")
    source = m.source("Report", id="report", issued="2025-04")
    office, league = m.actor("Office", id="office"), m.actor("League", id="league")
    m.claim("There were 450.", id="old", valid="2025-04", evidence="statistic")
    m.claim("There are 1,412.", id="new", valid="2026-02", evidence="statistic")
    m.assertion("old", actor=office, source=source)
    m.assertion("old", actor=league, source=source, stance="doubts")
    m.assertion("new", actor=office, date="2026-02-13")
    m.supersede("old", by="new")
    return m


def told(m: ArgumentMap, claim: str, **choices: str) -> tuple[str, ...]:
    assessment = assess(m, **choices)  # type: ignore[arg-type]
    return cautions_of(assessment, assessment[claim])


def test_a_claim_without_anything_beside_it_has_no_cautions() -> None:
    assert told(counts(), "new") == ()


def test_what_supersedes_a_claim_and_who_doubts_it_are_named() -> None:
    assert told(counts(), "old") == (
        "Superseded by “There are 1,412” (Office, 13 February 2026).",
        "Doubted by League (April 2025).",
    )


def test_what_does_not_count_is_no_caution() -> None:
    assert told(counts(), "old", basis="explicit") == (
        "Doubted by League (April 2025).",
    )


def test_qualifications_are_named_two_and_then_counted() -> None:
    m = counts()
    for word in ("First", "Second", "Third"):
        m.qualify("new", by=m.claim(f"{word} limit.", id=word))
    assert told(m, "new") == (
        (
            "Qualified by “First limit” (nobody named), “Second limit” (nobody named) "
            "and 1 more."
        ),
    )


def test_supports_that_are_undercut_are_counted() -> None:
    m = counts()
    step = m.support("new", by="old")
    m.undercut(step, by=m.claim("Other things were counted.", id="u"))
    assert told(m, "new") == ("1 of 1 supports undercut.",)


def test_a_standing_attack_without_evidence_is_said_to_be_one() -> None:
    m = counts()
    m.attack("new", by=m.claim("It is fewer.", id="fewer"))
    assert told(m, "new") == ("What is against it reports no evidence.",)


def test_an_explanation_tells_them_after_its_reasons() -> None:
    assert str(explain(counts(), "old")).splitlines()[2:] == [
        "- No reply recorded in this map.",
        "- Superseded by “There are 1,412” (Office, 13 February 2026).",
        "- Doubted by League (April 2025).",
    ]
