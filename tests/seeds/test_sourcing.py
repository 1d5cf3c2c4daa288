"""The sourcing of the shipped debate, as an editor audits it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import argmap as am
from tests.seeds.places import claims_of


def found(debate: am.ArgumentMap, code: str, **asked: Any) -> list[am.Finding]:
    return [one for one in am.audit(debate, **asked) if one.code == code]


def test_an_editor_is_not_drowned(debate: am.ArgumentMap) -> None:
    assert Counter(one.code for one in am.audit(debate)) == {
        "unresolved-reference": 8,
        "one-case": 4,
        "interested-only": 3,
        "shared-case": 2,
        "one-camp": 9,
        "one-root": 4,
        "single-source": 4,
        "secondary-only": 7,
    }


def test_the_eight_references_of_the_fact_check_lead_nowhere(
    debate: am.ArgumentMap,
) -> None:
    marks = found(debate, "unresolved-reference")
    assert [one.where for one in marks] == [
        f"source 'factually', mark '{number}'" for number in range(1, 9)
    ]
    assert str(marks[7]) == (
        "source 'factually', mark '8': is printed with 1 statement, and leads to no "
        "source of this map; add that source, and write its id in place of the mark"
    )


def test_the_marks_are_those_that_a_reader_of_the_document_noted(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    printed = {mark for one in answers["answer"] for mark in one["cites"]}
    marks = {
        one.where.rsplit("'", 2)[1] for one in found(debate, "unresolved-reference")
    }
    assert marks == printed


def test_maricopa_counts_once(debate: am.ArgumentMap) -> None:
    counted = {
        one.ids[0]: am.independent_evidence(debate, one.ids[0])
        for one in found(debate, "one-case")
    }
    assert {key: (one.pieces, one.independent) for key, one in counted.items()} == {
        "singling-out-by-officers": (3, 1),
        "civil-rights-at-risk": (6, 3),
        "exposure-to-lawsuits": (8, 4),
        "legal-bill-in-maricopa": (2, 1),
    }
    for one in counted.values():
        case = [same for same in one.same if same.tie is am.Tie.CASE]
        assert [same.names for same in case] == [("maricopa",)]
        assert set(case[0].claims) == {
            link.premises[0]
            for link in debate.relations_to(one.claim)
            if link.kind is am.RelationKind.SUPPORTS
            and "case:maricopa" in debate.claims[link.premises[0]].tags
        }
    assert str(found(debate, "one-case")[1]) == (
        "claim 'civil-rights-at-risk': of its 6 pieces of evidence 4 are the case "
        "'maricopa' ('cautionary-precedents', 'arpaio-sued-in-2007', "
        "'maricopa-enforcement-unconstitutional' and 1 more); 3 of the 6 are "
        "independent; count those once, and look for evidence from elsewhere"
    )


def test_the_cases_that_claims_share_are_told_once(debate: am.ArgumentMap) -> None:
    assert [str(one) for one in found(debate, "shared-case")] == [
        "case 'maricopa': 11 claims under 6 issues report it; count it once",
        "case 'alamance': 4 claims under 3 issues report it; count it once",
    ]


# What is reported of somebody, and what a document says in its own voice, too.
SAID_BY_A_DOCUMENT_TOO = {
    "prof-doj-rampant",
    "gao-2009",
    "gao-2021",
    "his-splc-order",
    "prof-dhs-2012-discontinued",
    "dhs-restart",
    "dhs-vv-push",
    "dhs-vv-revived",
    "dhs-vv-force-multipliers",
    "prof-npr-obama-suspended",
    "dhs-fruitful",
    "prof-npr-lai-potential",
    "prof-npr-arpaio-plaintiffs",
    "cost-npr-lai-legal-battles",
    "par-npr-desantis",
    "prof-vv-rights-groups",
    "cost-vv-critics-divert",
    "tru-vv-advocacy",
    "saf-vv-advocacy",
    "tar-vv-pipeline",
}


def test_what_documents_report_of_others_has_no_primary_source(
    debate: am.ArgumentMap, answers: dict[str, Any]
) -> None:
    given = {one["id"]: one for one in answers["answer"]}
    secondary = {key for one in found(debate, "secondary-only") for key in one.ids}
    firm: dict[str, set[str]] = {"reported": set(), "own-voice": set()}
    thin: dict[str, set[str]] = {"reported": set(), "own-voice": set()}
    for group in answers["unsourced"]:
        for item in group["items"]:
            claims = claims_of(debate, given[item])
            if claims:
                held = thin if claims & secondary else firm
                held[group["kind"]].add(item)
    assert firm["reported"] == SAID_BY_A_DOCUMENT_TOO
    assert len(thin["reported"]) > 100
    # First-hand by the rule; that it shows no records is another matter.
    assert thin["own-voice"] == set()


def test_the_interested_are_named_with_their_stake(debate: am.ArgumentMap) -> None:
    parties = found(debate, "interested-only")
    assert {one.where for one in parties} == {
        "actor 'splc'",
        "actor 'dhs'",
        "actor 'ice'",
    }
    (department,) = (one for one in parties if one.where == "actor 'dhs'")
    # Said through its spokeswoman, who has its interest; the inspector has not.
    assert "no-encouragement-of-profiling" in department.ids
    inspector = {
        one.claim
        for one in debate.assertions.values()
        if one.actor == "dhs-inspector-general"
    }
    assert not inspector & set(department.ids)


def test_third_hand_words_are_found_on_request(debate: am.ArgumentMap) -> None:
    assert found(debate, "hearsay-chain") == []
    chains = found(debate, "hearsay-chain", longest_chain=1)
    assert {one.ids[2] for one in chains} == {
        "clinton-administration",
        "obama-administration",
        "npr-local-leaders",
    }


def test_old_findings_in_new_documents_are_stale(debate: am.ArgumentMap) -> None:
    old = found(debate, "stale", at="2026-03-01", stale_after=1)
    claims = {key for one in old for key in one.ids[1:]}
    # Of 2011, though a page of 2025 tells of them.
    assert {"traffic-stops-in-maricopa", "more-sweeps-in-maricopa"} <= claims
    # Said in 2026.
    assert "agreements-in-february-2026" not in claims
    assert found(debate, "stale", at="2026-03-01", stale_after=100) == []
