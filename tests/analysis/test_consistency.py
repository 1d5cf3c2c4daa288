from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given, settings

from argmap.analysis.consistency import check
from argmap.findings import Severity
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates, renamed


def found(m: ArgumentMap, code: str) -> list[str]:
    return [str(one) for one in check(m) if one.code == code]


def pair(**fields: dict[str, Any]) -> ArgumentMap:
    """Make a map of claims with some fields, all sourced."""
    m = ArgumentMap("checked")
    source = m.source("Source", id="source", issued="2024")
    who = m.actor("A", id="a")
    for key, given_fields in fields.items():
        m.claim(f"Claim {key}.", id=key, **given_fields)
        m.assertion(key, actor=who, source=source)
    return m


def test_a_map_in_order_has_no_findings() -> None:
    m = pair(c={}, d={"evidence": "study", "valid": "2023"}, e={"valid": "2023"})
    m.attack("c", by="d")
    m.support("c", by="e")
    assert check(m) == ()
    assert check(ArgumentMap("empty")) == ()


def test_findings_are_warnings_that_name_the_records() -> None:
    m = pair(c={}, d={})
    m.attack("c", by="d", id="dc")
    (one,) = check(m)
    assert (one.code, one.severity) == ("attack-without-ground", Severity.WARNING)
    assert (one.where, one.ids) == ("relation 'dc'", ("dc",))


def test_an_attack_from_a_claim_without_evidence_is_named() -> None:
    m = pair(c={}, d={}, e={})
    m.attack("c", by="d", id="dc")
    assert found(m, "attack-without-ground") == [
        (
            "relation 'dc': 'd' gives no evidence against 'c', nor has a supporter that "
            "does; if the two only say opposite things, use contradicts; if both can "
            "stand, use qualifies"
        )
    ]
    m.remove("dc")
    m.attack("c", by=["d", "e"], id="dec")
    assert found(m, "attack-without-ground") == [
        (
            "relation 'dec': 'd' and 'e' give no evidence against 'c', nor have a "
            "supporter that does; if the two only say opposite things, use contradicts; "
            "if both can stand, use qualifies"
        )
    ]


@pytest.mark.parametrize("backing", ["own", "supporter", "linked"])
def test_an_attack_with_evidence_on_either_way_is_in_order(backing: str) -> None:
    proof = {"evidence": "statistic"}
    m = pair(c={}, d=proof if backing == "own" else {}, e=proof)
    if backing == "supporter":
        m.support("d", by="e")
    m.attack("c", by=["d", "e"] if backing == "linked" else "d")
    assert found(m, "attack-without-ground") == []


def test_undercuts_and_contradictions_need_no_evidence() -> None:
    m = pair(c={}, d={}, u={})
    m.contradict("c", "d", id="cd")
    m.undercut("cd", by="u")
    assert found(m, "attack-without-ground") == []


def test_an_attack_across_periods_is_named() -> None:
    m = pair(c={"valid": "2025/.."}, d={"valid": "2011", "evidence": "study"})
    m.attack("c", by="d", id="dc")
    assert found(m, "different-periods") == [
        (
            "relation 'dc': 'd' speaks of 2011, 'c' of 2025/..; "
            "if both can stand, use qualifies or supersedes"
        )
    ]


@pytest.mark.parametrize("valid", [None, "2025-06", "2011/2025"])
def test_an_attack_within_a_period_or_without_one_is_in_order(
    valid: str | None,
) -> None:
    m = pair(c={"valid": "2025"}, d={"valid": valid, "evidence": "study"})
    m.attack("c", by="d")
    assert check(m) == ()


def test_two_claims_that_attack_each_other_are_named_once() -> None:
    m = pair(d={"evidence": "study"}, c={"evidence": "study"})
    m.attack("c", by="d", id="dc")
    m.attack("d", by="c", id="cd")
    m.attack("d", by="c", id="again")
    assert found(m, "mutual-attack") == [
        "relation 'dc': 'd' and 'c' attack each other; say it once, with contradicts"
    ]
    (one,) = check(m)
    assert one.ids == ("dc", "cd")


def test_a_claim_that_attacks_itself_and_a_linked_answer_are_no_mutual_attack() -> None:
    m = pair(c={"evidence": "study"}, d={"evidence": "study"}, e={})
    m.attack("c", by="c")
    m.attack("c", by="d")
    m.attack("d", by=["c", "e"])
    assert found(m, "mutual-attack") == []


def test_a_supersession_without_dates_or_a_note_is_named() -> None:
    m = pair(old={"valid": "2019"}, new={})
    m.supersede("old", by="new", id="s")
    assert found(m, "undated-supersession") == [
        (
            "relation 's': its claims are not both dated, and it has no note; "
            "give both claims `valid`, or say why in a note"
        )
    ]


def test_a_supersession_with_dates_or_a_note_is_in_order() -> None:
    m = pair(old={"valid": "2019"}, new={"valid": "2025"}, odd={})
    m.supersede("old", by="new")
    m.supersede("new", by="odd", note="The office corrected it.")
    assert check(m) == ()


def test_an_older_claim_that_supersedes_a_newer_is_named() -> None:
    m = pair(old={"valid": "2025"}, new={"valid": "2019"})
    m.supersede("old", by="new", id="s")
    assert found(m, "dates-backwards") == [
        (
            "relation 's': 'new' speaks of 2019, before 'old' of 2025; "
            "let the newer claim supersede the older"
        )
    ]


def said(key: str, *dates: str | None, m: ArgumentMap) -> None:
    """Say a claim on these dates instead of in the source of `pair`."""
    m.remove(f"{key}-a")
    for date in dates:
        m.assertion(key, actor="a", date=date)


def test_a_claim_said_before_the_one_that_it_supersedes_is_named() -> None:
    m = pair(old={}, new={})
    said("old", "2025", "2021", m=m)
    said("new", "2019", "2020", m=m)
    m.supersede("old", by="new", id="s", note="Counted anew.")
    assert found(m, "dates-backwards") == [
        (
            "relation 's': 'new' was last said on 2020, before 'old' on 2021; "
            "let the newer claim supersede the older"
        )
    ]
    m.deny("old", actor="a", date="2001")
    assert len(found(m, "dates-backwards")) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (["2021"], ["2022"]),
        (["2021"], ["2021-05"]),
        (["2021"], ["2020", "2023"]),
        (["2021"], ["2020", None]),
        (["2021", None], ["2020"]),
        ([], ["2020"]),
    ],
)
def test_a_claim_said_later_or_nobody_knows_when_may_supersede(
    old: list[str | None], new: list[str | None]
) -> None:
    m = pair(old={}, new={})
    said("old", *old, m=m)
    said("new", *new, m=m)
    m.supersede("old", by="new", note="Counted anew.")
    assert found(m, "dates-backwards") == []


@pytest.mark.parametrize("older", ["2019", "2025-01/2025-03"])
def test_an_old_figure_may_be_told_after_a_newer_one(older: str) -> None:
    m = pair(old={"valid": older}, new={"valid": "2025"})
    said("old", "2026", m=m)
    said("new", "2025", m=m)
    m.supersede("old", by="new")
    assert found(m, "dates-backwards") == []


def test_of_two_figures_for_one_time_the_later_said_is_newer() -> None:
    m = pair(old={"valid": "2019"}, new={"valid": "2019"})
    said("old", "2026", m=m)
    said("new", "2025", m=m)
    m.supersede("old", by="new")
    assert len(found(m, "dates-backwards")) == 1


def test_claims_that_supersede_each_other_in_a_circle_are_named() -> None:
    m = pair(c={}, d={})
    m.supersede("c", by="d", note="Later.", proposed=True)
    assert found(m, "circular-supersession") == []
    m.supersede("d", by="c", note="Later still.")
    assert found(m, "circular-supersession") == [
        (
            "claim 'c': 'c', 'd' supersede each other in a circle; remove the link that "
            "points from the older claim to the newer"
        )
    ]


@pytest.mark.parametrize("link", ["supersede", "contradict"])
def test_figures_that_cannot_be_compared_are_named(link: str) -> None:
    one = {"value": 450, "unit": "agreements", "measure": "stock"}
    two = {"value": 9, "unit": "USD", "measure": "flow", "scope": "Ohio"}
    m = pair(
        old={"valid": "2019", "quantity": one}, new={"valid": "2025", "quantity": two}
    )
    if link == "supersede":
        m.supersede("old", by="new", id="s")
    else:
        m.contradict("new", "old", id="s")
    assert found(m, "incomparable-figures") == [
        (
            "relation 's': the figures differ in unit: 'USD' and 'agreements'; "
            "compare like with like, or use qualifies"
        ),
        (
            "relation 's': the figures differ in measure: 'flow' and 'stock'; "
            "compare like with like, or use qualifies"
        ),
        (
            "relation 's': the figures differ in scope: 'Ohio' and none; "
            "compare like with like, or use qualifies"
        ),
    ]


def test_figures_of_one_sort_and_claims_without_figures_are_in_order() -> None:
    one = {"value": 450, "unit": "agreements"}
    two = {"value": 1412, "unit": "agreements"}
    m = pair(
        old={"valid": "2019", "quantity": one},
        new={"valid": "2025", "quantity": two},
        bare={"valid": "2026"},
    )
    m.supersede("old", by="new")
    m.supersede("new", by="bare")
    assert check(m) == ()


def test_an_explicit_link_without_a_place_is_named() -> None:
    m = pair(c={}, d={})
    m.support("c", by="d", basis="explicit", id="dc")
    assert found(m, "explicit-without-passage") == [
        (
            "relation 'dc': is said to be made in a document, and names none; "
            "give its source and place, or set the basis to analyst"
        )
    ]
    m.support("d", by="c", source="source")
    assert len(found(m, "explicit-without-passage")) == 1


@pytest.mark.parametrize(
    ("builder", "verb"),
    [
        ("support", "supports"),
        ("supersede", "supersedes"),
        ("qualify", "qualifies"),
    ],
)
def test_a_claim_that_bears_on_itself_is_named(builder: str, verb: str) -> None:
    m = pair(c={"valid": "2025"})
    getattr(m, builder)("c", by="c", id="cc")
    assert found(m, "circular-relation") == [
        f"relation 'cc': 'c' {verb} itself; remove it"
    ]


def test_a_claim_that_attacks_or_contradicts_itself_is_a_paradox_and_in_order() -> None:
    m = pair(c={"evidence": "study"})
    m.attack("c", by="c")
    m.contradict("c", "c")
    assert found(m, "circular-relation") == []


def test_a_claim_that_nobody_asserts_or_without_a_passage_is_named() -> None:
    m = ArgumentMap("unsourced")
    m.claim("One.", id="one")
    m.claim("Two.", id="two")
    m.assertion("two", actor=m.actor("A"))
    assert found(m, "unsourced") == [
        "claim 'one': nobody asserts it; say who says so, and where",
        "claim 'two': no assertion of it has a passage; say who says so, and where",
    ]


def test_an_actor_that_nothing_names_is_named() -> None:
    m = pair(c={})
    m.actor("Idle", id="idle", affiliations=[{"organization": "a"}])
    assert found(m, "unused-actor") == [
        "actor 'idle': says nothing in this map; remove it"
    ]


def test_an_actor_that_anything_names_is_in_use() -> None:
    m = pair(c={})
    for key in ("via", "author", "office", "writer", "house"):
        m.actor(key.title(), id=key)
    person = m.actor("Person", id="person", affiliations=[{"organization": "office"}])
    m.assertion("c", actor=person, via="via", source="source")
    m.support("c", by=m.claim("D.", id="d"), author="author", source="source")
    m.source("Two", authors=["Writer"], publisher="house")
    assert found(m, "unused-actor") == []


def test_what_was_said_after_its_source_was_issued_is_named() -> None:
    m = pair(c={}, d={})
    m.assertion("c", actor="a", source="source", date="2025", id="late")
    m.support("c", by="d", source="source", date="2025-01-01", id="link")
    m.assertion("c", actor="a", source="source", date="2024-12-31")
    m.assertion("c", actor="a", date="2030")
    assert found(m, "dates-backwards") == [
        (
            "assertion 'late': was said on 2025, but its source 'source' is of 2024; "
            "mend one of the dates"
        ),
        (
            "relation 'link': was made on 2025-01-01, but its source 'source' is of 2024; "
            "mend one of the dates"
        ),
    ]


def test_a_source_read_before_it_was_issued_is_named() -> None:
    m = ArgumentMap("sources")
    m.source("One", id="one", issued="2025-04-14", accessed="2025-04-13")
    m.source("Two", id="two", issued="2025-04", accessed="2025-04-13")
    assert found(m, "dates-backwards") == [
        (
            "source 'one': was read on 2025-04-13, but issued on 2025-04-14; "
            "mend one of the dates"
        )
    ]


def test_bodies_that_belong_to_each_other_are_named() -> None:
    m = ArgumentMap("circle")
    m.actor("A", id="a")
    m.actor("B", id="b", affiliations=[{"organization": "a"}])
    up = m.actors["b"].affiliations
    m.replace(attrs.evolve(m.actors["a"], affiliations=up))
    assert found(m, "circular-affiliation") == [
        "actor 'a': belongs to itself; remove one of the affiliations"
    ]
    to_b = attrs.evolve(up[0], organization="b")
    m.replace(attrs.evolve(m.actors["a"], affiliations=(to_b,)))
    assert found(m, "circular-affiliation") == [
        (
            "actor 'a': 'a' and 'b' belong to each other in a circle; "
            "remove one of the affiliations"
        )
    ]
    m.replace(attrs.evolve(m.actors["a"], affiliations=()))
    assert found(m, "circular-affiliation") == []


def test_an_issue_without_a_thesis_whose_claims_take_sides_is_named() -> None:
    m = pair(c={}, d={}, e={}, f={}, g={})
    issue = m.issue("Which?", id="which")
    for claim in list(m):
        m.replace(attrs.evolve(claim, issue="which"))
    assert found(m, "sides-without-thesis") == []
    m.deny("c", actor="a")
    assert found(m, "sides-without-thesis") == [
        (
            "issue 'which': has no thesis, yet 'c' is disputed; "
            "make the claim that says yes its thesis"
        )
    ]
    m.contradict("d", "e")
    m.attack("f", by="g")
    assert found(m, "sides-without-thesis") == [
        (
            "issue 'which': has no thesis, yet 'c', 'd', 'e' and 1 more are disputed; "
            "make the claim that says yes its thesis"
        )
    ]
    m.replace(attrs.evolve(issue, thesis="c"))
    assert found(m, "sides-without-thesis") == []


def test_a_clash_with_a_claim_of_another_issue_takes_no_side() -> None:
    m = pair(c={}, d={})
    m.issue("Which?", id="which")
    m.replace(attrs.evolve(m.claims["c"], issue="which"))
    m.contradict("c", "d")
    assert found(m, "sides-without-thesis") == []


@settings(deadline=None, max_examples=60)
@given(debates())
def test_renaming_changes_no_finding_but_its_names(m: ArgumentMap) -> None:
    again = renamed(m, "z")
    assert [one.code for one in check(m)] == [one.code for one in check(again)]
