"""What the shipped debate answers, against what the documents' reader expects."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import Any

import pytest

import argmap as am
from tests.seeds.places import ACTORS, claims_of, shown_by

Answers = dict[str, Any]


def by_id(answers: Answers) -> dict[str, Answers]:
    return {one["id"]: one for one in answers["answer"]}


def held(debate: am.ArgumentMap, answers: Answers, items: list[str]) -> set[str]:
    """Return the claims that some answers are found as, at their places."""
    known = by_id(answers)
    return set().union(*(claims_of(debate, known[item]) for item in items))


def joined_by(debate: am.ArgumentMap, *kinds: am.RelationKind) -> set[tuple[str, str]]:
    return {
        (link.premises[0], link.target)
        for link in debate.relations.values()
        if link.kind in kinds and link.target in debate.claims
    }


# The model that was ended is back, and means the same; until 1996 is still true.
NOT_REPLACED = {"sup-task-force-2012", "sup-federal-role"}


def test_what_was_superseded_is_and_what_only_looks_so_is_not(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    replaced = joined_by(debate, am.RelationKind.SUPERSEDES)
    updated = replaced | joined_by(debate, am.RelationKind.QUALIFIES)
    wrong = []
    for one in answers["superseded"]:
        older = held(debate, answers, one["older"])
        newer = held(debate, answers, one["newer"])
        pairs = {(new, old) for new in newer for old in older}
        expected = {"yes": replaced, "part": updated, "open": pairs, "no": pairs}
        found = bool(pairs & expected[one["verdict"]])
        if one["verdict"] == "no":
            found = not pairs & replaced
        if not found and one["id"] not in NOT_REPLACED:
            wrong.append(one["id"])
    assert wrong == []


def test_every_supersession_of_the_map_was_expected(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    expected = {
        (new, old)
        for one in answers["superseded"]
        if one["verdict"] != "no"
        for new in held(debate, answers, one["newer"])
        for old in held(debate, answers, one["older"])
    }
    assert joined_by(debate, am.RelationKind.SUPERSEDES) <= expected


# Real, and no contradiction of claims: the wording of one title (in the notes of the
# two assertions); two choices, not two statements; two answers that meet in a third.
OTHERWISE = {"con-order-title", "con-chiefs-split", "con-criminals-any-contact"}


def test_documents_contradict_one_another_only_where_they_do(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    kinds = (am.RelationKind.CONTRADICTS, am.RelationKind.ATTACKS)
    opposed = {frozenset(pair) for pair in joined_by(debate, *kinds)}
    known = by_id(answers)
    wrong = []
    for one in answers["contradiction"]:
        claims = {item: claims_of(debate, known[item]) for item in one["items"]}
        met = any(
            frozenset((first, second)) in opposed
            for one_item, other in combinations(claims, 2)
            for first in claims[one_item]
            for second in claims[other]
        )
        denied = any(
            said.stance is am.Stance.DENIES and said.claim in claims[other]
            for item, other in permutations(claims, 2)
            for said in shown_by(debate, known[item])
            if said.actor in ACTORS.get(known[item]["actor"], ())
        )
        real, none = one["verdict"] == "real", one["verdict"] == "none"
        if (real and not (met or denied)) or (none and met):
            wrong.append(one["id"])
    assert set(wrong) == OTHERWISE


def test_the_two_titles_of_the_order_are_told_apart_in_notes(
    debate: am.ArgumentMap,
) -> None:
    notes = [one.note or "" for one in debate.assertions_of("order-signed-in-january")]
    assert any("SPLC against" in note for note in notes)


def test_which_model_is_most_common_and_what_was_said_before(
    debate: am.ArgumentMap,
) -> None:
    (link,) = (
        link
        for link in debate.relations_to("jail-model-most-common")
        if link.kind is am.RelationKind.SUPERSEDES
    )
    assert link.premises == ("task-force-majority",)
    newer, older = debate.claims["task-force-majority"], debate.claims[link.target]
    assert newer.text == "Most agreements in place follow the task force model."
    assert older.valid is not None
    assert newer.valid is not None
    assert older.valid.before(newer.valid)
    assert [a.actor for a in debate.assertions_of(newer)] == ["ice"]
    assert [a.actor for a in debate.assertions_of(older)] == ["visaverge"]


def test_everything_that_rests_on_maricopa_is_tagged(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    tagged = {claim.id for claim in debate if "case:maricopa" in claim.tags}
    sources = {
        said.passage.source
        for key in tagged
        for said in debate.assertions_of(key)
        if said.passage is not None
    }
    assert sources == {"splc", "factually", "npr"}
    missing = [
        one["id"]
        for one in answers["answer"]
        if "maricopa" in (one["question"], *one["also"])
        and any("maricopa" in tag for tag in one["tags"])
        and shown_by(debate, one)
        and not {a.claim for a in shown_by(debate, one)} & tagged
    ]
    assert missing == []
    assert {
        "traffic-stops-in-maricopa",
        "more-sweeps-in-maricopa",
        "abuses-were-documented",
        "arpaio-sued-in-2007",
        "grounds-of-maricopa-suits",
        "legal-bill-in-maricopa",
        "millions-for-arpaio-suits",
        "citizens-held-in-maricopa",
        "maricopa-enforcement-unconstitutional",
        "cautionary-precedents",
        "county-cases-drove-resistance",
    } == tagged


def test_what_gao_found_when_and_on_what_scope(debate: am.ArgumentMap) -> None:
    found = {
        (one.claim, str(debate.date_of(one)), one.passage.source if one.passage else "")
        for one in debate.assertions.values()
        if one.actor == "gao"
    }
    assert found == {
        ("citizens-arrested", "2025-04", "splc"),
        ("citizens-detained", "2025-04", "splc"),
        ("citizens-removed", "2025-04", "splc"),
        ("better-oversight-needed", "2026-02", "npr"),
        ("goals-left-unclear", "2009", "npr"),
        ("goals-left-unclear", "2021", "npr"),
        ("measures-recommended", "2021", "npr"),
    }
    figures = {}
    for key in ("citizens-arrested", "citizens-detained", "citizens-removed"):
        claim = debate.claims[key]
        assert claim.quantity is not None
        assert claim.quantity.scope == "ICE, United States"
        assert str(claim.valid) == "2015/2020-06"
        figures[key] = claim.quantity.value
    assert list(figures.values()) == [674, 121, 70]


def test_who_speaks_on_community_trust_and_who_does_not(
    debate: am.ArgumentMap,
) -> None:
    table = am.compare_stances(debate)
    spoke = {a.id for a in table.actors if table[a, "trust"].state is am.State.YES}
    assert spoke == {
        "splc",
        "factually",
        "visaverge",
        "mcca",
        "factually-sheriffs",
        "factually-analysts",
        "factually-reports",
        "factually-studies",
        "visaverge-critics",
        "visaverge-advocacy-groups",
        "visaverge-rights-groups",
    }
    for silent in ("dhs", "mclaughlin", "hankinson", "npr", "visaverge-supporters"):
        assert table[silent, "trust"].state is am.State.SILENT


# The answers' words for an issue, and the issues of the map that they stand for.
ISSUES = {
    "community trust and crime reporting": ("trust",),
    "community trust": ("trust",),
    "whether people are safer": ("safety",),
    "whom the programme arrests": ("targets",),
    "arrests of citizens and of permanent residents": ("citizens",),
    "compulsion to take part": ("participation",),
    "who pays": ("who-pays", "liability"),
    "number of agreements": ("counts",),
    "drain on local resources": ("who-pays", "liability"),
    "what the order says of immigrants": ("threat",),
    "racial profiling": ("profiling",),
    "arrests or removals credited to the programme": ("usefulness",),
}
# An offer of money bears on costs and on the choice to take part, and is filed there.
SPEAKS = {("dhs", "who-pays")}


def test_silence_is_where_it_was_expected(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    table = am.compare_stances(debate)
    checked, wrong = 0, []
    for one in answers["silence"]:
        for issue in ISSUES.get(one["issue"], ()):
            for actor in ACTORS[one["actor"]] - {"dhs-2012"}:
                checked += 1
                state = table[actor, issue].state
                if state is not am.State.SILENT and (actor, issue) not in SPEAKS:
                    wrong.append((one["id"], actor, issue, state.value))
    assert checked > 15
    assert wrong == []


def test_on_which_issues_one_side_is_silent(debate: am.ArgumentMap) -> None:
    found = {one.issue.id: one.side for one in am.one_sided(debate)}
    assert found == dict.fromkeys(
        ("usefulness", "trust", "citizens", "liability", "training", "oversight"),
        am.State.YES,
    )


def test_what_requires_participation_who_joined_who_ended_it_what_is_pending(
    debate: am.ArgumentMap,
) -> None:
    def acts(issue: str) -> set[tuple[str, str]]:
        return {
            (one.actor, one.claim)
            for one in debate.assertions.values()
            if one.by_act and debate.claims[one.claim].issue == issue
        }

    assert acts("participation") == {
        ("florida", "floridas-law"),
        ("desantis", "required-in-effect"),
    }
    assert acts("responses") == {
        ("factually-restricting", "restrictions-in-law"),
        ("factually-jurisdictions", "places-that-sign-up"),
        ("factually-sheriffs", "sheriffs-who-resist"),
        ("spanberger", "virginia-ends-agreements"),
        ("spanberger", "corrections-department-covered"),
        ("visaverge-residents", "residents-protest"),
    }
    assert ("visaverge-localities", "agreements-ended-over-costs") in acts("who-pays")
    pending = {claim.id for claim in debate if "status:pending" in claim.tags}
    assert pending == {
        "maryland-bill",
        "a-ban-in-maryland",
        "an-end-by-july",
        "congress-may-legislate",
        "records-request-pending",
    }
    # The order itself binds nobody, and says so to those who are told to join.
    (link,) = debate.relations_from("order-makes-nothing-mandatory")[1:]
    assert link.target == "order-directs-local-agencies"


def test_which_claims_have_no_primary_source(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    known = by_id(answers)
    reported = {
        item
        for one in answers["unsourced"]
        if one["kind"] == "reported"
        for item in one["items"]
    }
    first_hand = [
        item
        for item in reported
        for said in shown_by(debate, known[item])
        if said.actor in ACTORS.get(known[item]["actor"], ())
        and am.is_first_hand(debate, said)
    ]
    assert first_hand == []
    for key in (
        "training-is-inadequate",
        "traffic-stops-in-maricopa",
        "traffic-stops-in-alamance",
        "citizens-arrested",
        "less-dealing-with-police",
        "trust-would-disappear",
        "agreements-in-february-2026",
        "share-charged-or-convicted",
    ):
        assert not am.has_primary_source(debate, key)
    own = [
        item
        for one in answers["unsourced"]
        if one["kind"] == "own-voice"
        for item in one["items"]
        if shown_by(debate, known[item])
        and not any(
            am.is_first_hand(debate, said) for said in shown_by(debate, known[item])
        )
    ]
    # A mark of a third party in the text makes it that party's word.
    assert own == []


def test_on_what_splc_and_the_department_clash_and_where_one_is_silent(
    debate: am.ArgumentMap, answers: Answers
) -> None:
    table = am.compare_stances(debate, actors=["splc", "dhs"], roll_up=True)
    pair = table.pair("splc", "dhs")
    assert pair.opposed_on == ("safety", "profiling", "who-pays")
    direct = {one["question"] for one in answers["clash"] if one["verdict"] == "direct"}
    # Who pays is a clash in appearance: the offer is newer, and covers pay alone. It
    # gives a ground for the other answer, which the department itself does not give.
    assert direct - {"counts"} == set(pair.opposed_on) - {"who-pays"}
    assert [key for key in pair.opposed_on if table["dhs", key].hollow] == ["who-pays"]
    # On the count SPLC only doubts, by a verb.
    said = debate.assertions_of("agencies-in-april-2025")
    assert {a.stance for a in said if a.actor == "splc"} == {am.Stance.DOUBTS}
    assert {*pair.first_alone} == {
        "workings",
        "worth",
        "threat",
        "trust",
        "rights",
        "citizens",
        "liability",
        "participation",
        "outlook",
    }
    # On who decides there is no yes or no: SPLC speaks, and takes no side.
    assert table["splc", "participation"].state is am.State.NEUTRAL
    assert {*pair.second_alone} == {"usefulness", "targets", "training", "oversight"}
    assert table["dhs", "usefulness"].state is am.State.YES
    assert all(
        said.passage is not None for point in pair.points() for said in point.first
    )


@pytest.mark.parametrize("key", ["arrests-in-florida", "arrests-in-west-virginia"])
def test_what_arrest_figures_prove_is_undercut(
    debate: am.ArgumentMap, key: str
) -> None:
    (support,) = debate.relations_from(key)
    assert support.kind is am.RelationKind.SUPPORTS
    undercut_by = {
        premise for link in debate.relations_to(support.id) for premise in link.premises
    }
    assert undercut_by == {"credit-is-unclear"}
    found = am.assess(debate)[support.target]
    assert found.undercut_supports >= 2
