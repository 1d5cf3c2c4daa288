from __future__ import annotations

from typing import Any

import pytest

from argmap.analysis.sourcing.auditing import audit
from argmap.analysis.sourcing.gaps import as_number, unresolved_marks
from argmap.findings import Finding
from argmap.model.argument_map import ArgumentMap


def listed(m: ArgumentMap, code: str, **asked: Any) -> list[Finding]:
    return [one for one in audit(m, **asked) if one.code == code]


def told(m: ArgumentMap, code: str, **asked: Any) -> list[str]:
    return [str(one) for one in listed(m, code, **asked)]


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("gaps")
    for key in ("ann", "bob", "cyd", "dan"):
        m.actor(key.title(), id=key)
    m.source("Page", id="page", issued="2020")
    m.claim("C.", id="c")
    m.claim("D.", id="d")
    return m


def test_claims_without_a_source_are_named(m: ArgumentMap) -> None:
    m.assertion("d", actor="ann", date="2024")
    assert told(m, "unsourced") == [
        "claim 'c': nobody asserts it; say who says so, and where",
        "claim 'd': no assertion of it has a passage; say who says so, and where",
    ]
    for claim in ("c", "d"):
        m.assertion(claim, actor="ann", source="page")
    assert listed(m, "unsourced") == []


def test_sources_that_cite_each_other_are_one_line(m: ArgumentMap) -> None:
    m.source("One", id="one", cites=["two"])
    m.source("Two", id="two", cites=["one"])
    m.source("Own", id="own", cites=["own"])
    assert told(m, "circular-citation") == [
        (
            "source 'one': 'one' and 'two' cite each other in a circle; "
            "name what they rest on outside of it"
        ),
        "source 'own': cites itself; name what it rests on",
    ]
    assert listed(m, "circular-citation")[0].ids == ("one", "two")


def test_speakers_that_quote_each_other_are_one_line(m: ArgumentMap) -> None:
    m.assertion("c", actor="ann", via="bob", source="page")
    m.assertion("c", actor="bob", via="ann", source="page")
    m.assertion("d", actor="cyd", via="cyd", source="page")
    assert told(m, "circular-quotation") == [
        (
            "claim 'c': 'ann' and 'bob' quote each other for it in a circle; "
            "find who said it first"
        ),
        "claim 'd': 'cyd' quotes itself for it; find who said it first",
    ]
    assert listed(m, "circular-quotation")[0].ids == ("c", "ann", "bob")


def test_marks_that_lead_nowhere_are_named_by_source_and_mark(m: ArgumentMap) -> None:
    m.source("List", id="list", cites=["9", "page"])
    m.assertion("c", actor="ann", source="page", cites=["10", "2", "page"], id="one")
    m.assertion("d", actor="ann", source="page", cites=["2"], id="two")
    m.assertion("d", actor="bob", cites=["2"], id="bare")
    assert told(m, "unresolved-reference") == [
        (
            "source 'page', mark '2': is printed with 2 statements, and leads to no "
            "source of this map; add that source, and write its id in place of the mark"
        ),
        (
            "source 'page', mark '10': is printed with 1 statement, and leads to no "
            "source of this map; add that source, and write its id in place of the mark"
        ),
        (
            "source 'list', mark '9': is listed, and leads to no "
            "source of this map; add that source, and write its id in place of the mark"
        ),
        (
            "assertion 'bare', mark '2': is printed with it, and leads to no "
            "source of this map; add that source, and write its id in place of the mark"
        ),
    ]
    assert [one.ids for one in listed(m, "unresolved-reference")] == [
        ("page", "one", "two"),
        ("page", "one"),
        ("list",),
        ("bare",),
    ]


def test_marks_that_lead_to_a_source_are_resolved(m: ArgumentMap) -> None:
    m.assertion("c", actor="ann", source="page", cites=["page"])
    assert unresolved_marks(m) == {}


def test_numbers_come_before_other_marks_in_their_order() -> None:
    marks = ["b", "10", "9", "a", "²"]
    assert sorted(marks, key=as_number) == ["9", "10", "a", "b", "²"]


def test_words_passed_on_by_many_are_named(m: ArgumentMap) -> None:
    m.assertion("c", actor="ann", via=["bob", "cyd", "dan"], source="page", id="far")
    m.assertion("d", actor="ann", via=["bob", "cyd"], source="page", id="near")
    assert told(m, "hearsay-chain") == [
        (
            "assertion 'far': what 'ann' said of 'c' was passed on by 'bob', 'cyd' and "
            "'dan'; find it nearer to who said it"
        )
    ]
    assert listed(m, "hearsay-chain")[0].ids == ("far", "c", "ann", "bob", "cyd", "dan")
    assert len(listed(m, "hearsay-chain", longest_chain=1)) == 2
    assert len(listed(m, "hearsay-chain", longest_chain=3)) == 0


@pytest.mark.parametrize("first", ["near", "far"])
def test_words_known_in_a_shorter_way_are_no_hearsay(
    m: ArgumentMap, first: str
) -> None:
    for key in (first, "far" if first == "near" else "near"):
        via = ["bob", "cyd", "dan"] if key == "far" else ["bob"]
        m.assertion("c", actor="ann", via=via, source="page", id=key)
    assert listed(m, "hearsay-chain") == []
    assert [one.ids[0] for one in listed(m, "hearsay-chain", longest_chain=0)] == [
        "near"
    ]


def test_undated_sources_and_statements_are_named(m: ArgumentMap) -> None:
    m.source("Old", id="old")
    m.assertion("c", actor="ann", source="old", id="one")
    m.assertion("d", actor="ann", source="old", id="two")
    m.assertion("d", actor="bob", id="three")
    m.assertion("d", actor="cyd", source="old", date="2020")
    m.assertion("d", actor="dan", source="page")
    assert told(m, "undated") == [
        (
            "source 'old': has no date, so that 2 statements lack one; "
            "give it `issued`, or what it says a `date`"
        ),
        "actor 'bob': 1 statement without a source lacks a date; say where and when",
    ]
    assert listed(m, "undated")[0].ids == ("old", "one", "two")


STALE = {"at": "2026-11-26", "stale_after": 2}


def test_claims_last_stated_long_ago_are_named_by_where_they_stand(
    m: ArgumentMap,
) -> None:
    m.assertion("c", actor="ann", source="page")
    m.assertion("d", actor="bob", date="2019")
    assert told(m, "stale", **STALE) == [
        (
            "source 'page': 1 claim from it was last stated before 26 November 2024; "
            "look for something newer"
        ),
        (
            "actor 'bob': 1 claim from it was last stated before 26 November 2024; "
            "look for something newer"
        ),
    ]
    assert listed(m, "stale", **STALE)[0].ids == ("page", "c")
    m.assertion("d", actor="bob", source="page")
    assert told(m, "stale", **STALE)[0].startswith(
        "source 'page': 2 claims from it were "
    )
    assert listed(m, "stale") == []


@pytest.mark.parametrize(
    ("date", "stale"),
    [
        ("2024-11-25", True),
        ("2024-11-26", False),
        ("2024", False),
        ("2023", True),
        ("2020/2024-11-25", True),
        ("2020/..", False),
    ],
)
def test_a_claim_is_stale_when_all_that_states_it_is_over(
    m: ArgumentMap, date: str, *, stale: bool
) -> None:
    m.assertion("c", actor="ann", date=date)
    assert bool(listed(m, "stale", **STALE)) is stale


def test_what_is_stated_again_superseded_or_undated_is_not_stale(
    m: ArgumentMap,
) -> None:
    m.assertion("c", actor="ann", date="2010")
    m.assertion("d", actor="bob")
    m.supersede("c", by="d", note="Counted anew.")
    assert listed(m, "stale", **STALE) == []
    m.assertion("d", actor="ann", date="2015")
    assert listed(m, "stale", **STALE)[0].ids == ("ann", "d")
    m.deny("d", actor="cyd", date="2026")
    assert len(listed(m, "stale", **STALE)) == 1
    m.assertion("d", actor="cyd", stance="reports", date="2026")
    assert listed(m, "stale", **STALE) == []


@pytest.mark.parametrize(
    ("at", "years", "horizon"),
    [
        ("2024-02-29", 1, "28 February 2023"),
        ("2026", 2, "1 January 2024"),
        ("2026-03-31", 0.5, "30 September 2025"),
        ("2026-03-31", 0, "31 March 2026"),
        ("2026-11/..", 1, "1 November 2025"),
        ("2024-02-29", 4, "29 February 2020"),
    ],
)
def test_ages_are_measured_in_calendar_months(
    m: ArgumentMap, at: str, years: float, horizon: str
) -> None:
    m.assertion("c", actor="ann", date="0001")
    (line,) = told(m, "stale", at=at, stale_after=years)
    assert f"before {horizon};" in line


def test_an_age_that_reaches_before_the_calendar_finds_nothing(m: ArgumentMap) -> None:
    m.assertion("c", actor="ann", date="0000-01")
    assert len(listed(m, "stale", at="0004-02-29", stale_after=4)) == 1
    assert listed(m, "stale", at="0002-02-28", stale_after=9) == []
    m.assertion("c", actor="ann", date="0000-02-29")
    assert listed(m, "stale", at="0004-02-29", stale_after=4) == []


def test_a_claim_is_stale_where_it_was_stated_last(m: ArgumentMap) -> None:
    m.assertion("c", actor="bob", date="2011/2012")
    m.assertion("c", actor="ann", date="2010/2015")
    m.assertion("c", actor="cyd", date="2012/2014")
    assert [one.where for one in listed(m, "stale", **STALE)] == ["actor 'ann'"]
