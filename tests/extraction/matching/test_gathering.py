from __future__ import annotations

import re

import pytest
from hypothesis import given

import argmap as am
from argmap.extraction.matching.gathering import gathered, maps_of
from tests.strategies import maps


def small(text: str = "Fares rose.", **source: object) -> am.ArgumentMap:
    m = am.ArgumentMap("Fares")
    paper = m.source("Courier", id="courier", **source)  # type: ignore[arg-type]
    rider = m.actor("Rider", id="rider")
    claim = m.claim(text, id="fares")
    m.assertion(claim, actor=rider, source=paper)
    return m


def test_a_single_map_is_there_as_it_is() -> None:
    m = small()
    found = gathered([m])
    assert found.map is m
    assert found.origin == {"fares": 0}
    assert found.findings == ()


def test_no_map_makes_an_empty_one() -> None:
    assert gathered([]).map == am.ArgumentMap()


def test_equal_records_are_the_same() -> None:
    found = gathered([small(), small()])
    assert found.map == small()
    assert found.origin == {"fares": 0}


def test_one_id_for_two_things_is_given_anew_wherever_it_stands() -> None:
    found = gathered([small(), small("Fares fell.")])
    m = found.map
    assert [(claim.id, claim.text) for claim in m] == [
        ("fares", "Fares rose."),
        ("fares-2", "Fares fell."),
    ]
    assert [(a.id, a.claim) for a in m.assertions.values()] == [
        ("fares-rider", "fares"),
        ("fares-rider-2", "fares-2"),
    ]
    assert list(m.sources) == ["courier"]
    assert found.origin == {"fares": 0, "fares-2": 1}
    assert [str(finding) for finding in found.findings] == [
        "claim 'fares': another map has this id; it is 'fares-2' here",
        "assertion 'fares-rider': another map has this id; it is 'fares-rider-2' here",
    ]
    assert [finding.ids for finding in found.findings] == [
        ("fares-2",),
        ("fares-rider-2",),
    ]


def test_an_id_given_anew_is_none_that_another_record_has() -> None:
    other = small("Fares fell.")
    other.claim("Trams rose.", id="fares-2")
    m = gathered([small(), other]).map
    assert {claim.id: claim.text for claim in m} == {
        "fares": "Fares rose.",
        "fares-3": "Fares fell.",
        "fares-2": "Trams rose.",
    }


def test_proposals_in_the_same_words_are_two() -> None:
    def draft() -> am.ArgumentMap:
        m = am.ArgumentMap()
        m.claim("Fares rose.", id="fares", proposed=True)
        return m

    assert list(gathered([draft(), draft()]).map.claims) == ["fares", "fares-2"]


def test_a_source_is_the_same_where_both_maps_agree_on_it() -> None:
    m = gathered([small(), small(issued="2024", publisher="rider")]).map
    assert list(m.sources) == ["courier"]
    assert str(m.sources["courier"].issued) == "2024"
    m = gathered([small(issued="2024"), small()]).map
    assert str(m.sources["courier"].issued) == "2024"
    m = gathered([small(issued="2023"), small(issued="2024")]).map
    assert [str(source.issued) for source in m.sources.values()] == ["2023", "2024"]
    assert m.assertions["fares-rider-2"].passage == am.Passage(source="courier-2")


def test_affiliations_of_one_actor_come_together() -> None:
    def of(body: str) -> am.ArgumentMap:
        m = am.ArgumentMap()
        m.actor(body, id=body)
        m.actor("Lee", id="lee", affiliations=[{"organization": body}])
        return m

    m = gathered([of("union"), of("council")]).map
    assert [one.organization for one in m.actors["lee"].affiliations] == [
        "union",
        "council",
    ]


def test_an_affiliation_follows_an_organisation_with_another_id() -> None:
    def of(name: str) -> am.ArgumentMap:
        m = am.ArgumentMap()
        m.actor(name, id="body")
        m.actor(
            f"Speaker of {name}", id="speaker", affiliations=[{"organization": "body"}]
        )
        return m

    m = gathered([of("Union"), of("Council")]).map
    assert [
        a.affiliations[0].organization for a in m.actors.values() if a.affiliations
    ] == [
        "body",
        "body-2",
    ]


def test_an_issue_keeps_its_first_thesis() -> None:
    def of(text: str) -> am.ArgumentMap:
        m = am.ArgumentMap()
        issue = m.issue("Should fares rise?", id="rise")
        m.claim(text, id="thesis", issue=issue, thesis=True)
        return m

    m = gathered([of("Fares should rise."), of("Yes.")]).map
    assert m.issues["rise"].thesis == "thesis"
    assert [claim.issue for claim in m] == ["rise", "rise"]


def test_an_undercut_follows_the_link_that_it_targets() -> None:
    def of(text: str) -> am.ArgumentMap:
        m = am.ArgumentMap()
        m.claim("Fares rose.", id="a")
        m.claim(text, id="b")
        link = m.support("a", by="b", id="link")
        m.undercut(link, by="b", id="cut")
        return m

    m = gathered([of("One."), of("Two.")]).map
    assert [(r.id, r.premises, r.target) for r in m.relations.values()] == [
        ("link", ("b",), "a"),
        ("cut", ("b",), "link"),
        ("link-2", ("b-2",), "a"),
        ("cut-2", ("b-2",), "link-2"),
    ]


def test_what_notations_keep_beside_follows_its_record() -> None:
    one, other = small(), small("Fares fell.")
    one.extra = {"argdown": {"": {"v": 1}, "claims/fares": {"x": 1}}}
    other.extra = {"argdown": {"": {"v": 2}, "claims/fares": {"x": 2}}}
    m = gathered([one, other]).map
    assert m.extra == {
        "argdown": {"": {"v": 1}, "claims/fares": {"x": 1}, "claims/fares-2": {"x": 2}}
    }
    other.extra["argdown"]["claims/fares"]["x"] = 3
    assert m.extra["argdown"]["claims/fares-2"] == {"x": 2}


def test_the_first_map_gives_title_question_and_note() -> None:
    one = am.ArgumentMap("One", "Why?", note="mine")
    m = gathered([one, am.ArgumentMap("Two", "How?")]).map
    assert (m.title, m.question, m.note) == ("One", "Why?", "mine")


@pytest.mark.parametrize("wrong", [1, "fares.argdown", None, [small()]])
def test_only_maps_can_be_gathered(wrong: object) -> None:
    message = f"{wrong!r} is no map; pass maps, or what has a to_map()"
    with pytest.raises(am.QueryError, match=f"^{re.escape(message[:50])}"):
        maps_of([wrong])  # type: ignore[list-item]


@given(maps(claims=5), maps(claims=5))
def test_nothing_is_lost(one: am.ArgumentMap, other: am.ArgumentMap) -> None:
    found = gathered([one, other])
    m = found.map
    for space in ("claims", "relations", "assertions"):
        mine, its = getattr(one, space), getattr(other, space)
        same = sum(
            mine.get(key) == record and not record.proposed
            for key, record in its.items()
        )
        assert (
            len(mine) + len(its) - same
            <= len(getattr(m, space))
            <= len(mine) + len(its)
        )
    assert set(found.origin) == set(m.claims)
    for claim in one:
        assert m.claims[claim.id] == claim
    assert gathered([one, other]).map == m


@given(maps(claims=5))
def test_a_map_without_proposals_is_the_same_as_itself(m: am.ArgumentMap) -> None:
    records: list[am.Claim | am.Relation | am.Assertion] = [
        *m.claims.values(),
        *m.relations.values(),
        *m.assertions.values(),
    ]
    if not any(record.proposed for record in records):
        assert gathered([m, m]).map == m
