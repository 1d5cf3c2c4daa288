from __future__ import annotations

from collections import Counter

import attrs
import pytest
from hypothesis import given, settings

from argmap.analysis.sourcing.auditing import audit
from argmap.analysis.sourcing.briefs import SEVERITIES
from argmap.errors import QueryError
from argmap.findings import Finding, Severity
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from tests.graph.debates import debates, renamed
from tests.strategies import maps


def test_an_empty_map_and_a_well_sourced_one_have_no_findings() -> None:
    assert audit(ArgumentMap("empty")) == ()
    m = ArgumentMap("sound")
    for key in ("one", "two"):
        m.actor(key.title(), id=key)
        m.source(key.title(), id=key, publisher=key, issued="2024")
    m.claim("C.", id="c")
    for key in ("one", "two"):
        m.assertion("c", actor=key, source=key)
    assert audit(m, at="2025", stale_after=2) == ()


def test_the_worst_comes_first() -> None:
    m = ArgumentMap("mixed")
    m.actor("A", id="a")
    m.source("S", id="s")
    m.claim("C.", id="c")
    m.assertion("c", actor="a", source="s", via="a")
    m.claim("D.", id="d")
    found = audit(m)
    assert [one.code for one in found] == [
        "unsourced",
        "circular-quotation",
        "undated",
        "single-source",
        "secondary-only",
    ]
    assert [one.severity for one in found] == [
        Severity.ERROR,
        Severity.ERROR,
        Severity.WARNING,
        Severity.NOTE,
        Severity.NOTE,
    ]


def test_severities_are_listed_from_the_worst() -> None:
    order = [list(Severity).index(one) for one in SEVERITIES.values()]
    assert order == sorted(order)


def test_what_is_only_proposed_is_left_out() -> None:
    m = ArgumentMap("proposed")
    m.claim("C.", id="c", proposed=True)
    m.claim("D.", id="d")
    m.assertion("d", actor=m.actor("A"), source=m.source("S"), proposed=True)
    assert [one.ids for one in audit(m)] == [("d",)]


def test_an_age_needs_a_date_and_a_date_an_age() -> None:
    m = ArgumentMap("ages")
    with pytest.raises(QueryError) as without_date:
        audit(m, stale_after=2)
    assert str(without_date.value) == (
        "stale_after needs `at`, the date to measure from"
    )
    with pytest.raises(QueryError) as without_age:
        audit(m, at="2026")
    assert str(without_age.value) == (
        "`at` needs stale_after, the years after which a claim is stale"
    )


@pytest.mark.parametrize(
    ("at", "years", "chain", "message"),
    [
        ("2026", -1, 2, "stale_after: -1 is no age in years; write 0 to 9999"),
        ("2026", 1e9, 2, "stale_after: 1000000000.0 is no age in years; "),
        ("2026", float("nan"), 2, "stale_after: nan is no age in years; "),
        ("../2026", 2, 2, "at: '../2026' has no first day; write a date"),
        ("soon", 2, 2, "at: 'soon' is not a date; write 2025, "),
        ("2026", 2, -1, "longest_chain: -1 is negative; write 0 or more"),
    ],
)
def test_a_measure_that_cannot_be_is_one_line(
    at: str, years: float, chain: int, message: str
) -> None:
    with pytest.raises(QueryError) as error:
        audit(ArgumentMap("ages"), at=at, stale_after=years, longest_chain=chain)
    assert str(error.value).startswith(message)
    assert "\n" not in str(error.value)


def test_a_date_is_taken_as_it_is() -> None:
    m = ArgumentMap("ages")
    m.assertion(m.claim("C."), actor=m.actor("A"), date="2020")
    assert "stale" in {one.code for one in audit(m, at=Date("2026"), stale_after=1)}


def key(finding: Finding) -> tuple[str, Severity, int]:
    return (finding.code, finding.severity, len(finding.ids))


@settings(deadline=None, max_examples=100)
@given(debates())
def test_renaming_permutes_the_findings(m: ArgumentMap) -> None:
    asked = {"at": "2026", "stale_after": 4}
    found = Counter(map(key, audit(m, **asked)))  # type: ignore[arg-type]
    assert found == Counter(map(key, audit(renamed(m, "z"), **asked)))  # type: ignore[arg-type]


@settings(deadline=None, max_examples=60)
@given(maps(nasty=False, claims=4))
def test_an_unrelated_component_adds_only_its_own_findings(m: ArgumentMap) -> None:
    other = ArgumentMap("other")
    other.actor("Zoe", id="zoe", interest="Hers")
    other.source("Zine", id="zine", cites=["zine", "zz9"])
    issue = other.issue("Zoo?", id="zoo")
    other.claim("Zebra.", id="zebra", issue=issue, thesis=True, tags=["case:zz"])
    other.claim("Zip.", id="zip", evidence="study", tags=["case:zz"])
    other.support("zebra", by="zip")
    other.assertion("zebra", actor="zoe", source="zine", cites=["zz9"])
    whole = m.merge(other)
    apart = Counter(map(str, audit(m))) + Counter(map(str, audit(other)))
    assert Counter(map(str, audit(whole))) == apart


@settings(deadline=None, max_examples=60)
@given(maps(nasty=False, claims=4))
def test_findings_name_records_and_none_is_made_twice(m: ArgumentMap) -> None:
    known = {one.id for one in m.records()}
    found = audit(m, at="2026", stale_after=1, longest_chain=0)
    for one in found:
        assert set(one.ids) <= known
        assert len(set(one.ids)) == len(one.ids) or one.code == "hearsay-chain"
        assert one.severity is SEVERITIES[one.code]
        assert "\n" not in str(one)
        assert one.remedy
    # Two circles of speakers may meet at one claim; they differ in who quotes whom.
    places = [(one.code, one.where, one.ids[1:]) for one in found]
    assert len(set(places)) == len(places)


def test_the_order_of_the_records_changes_no_place() -> None:
    m = ArgumentMap("order")
    for name in ("firm", "union"):
        m.actor(name.title(), id=name, interest="Pays")
    for number in range(3):
        m.source(f"S{number}", id=f"s{number}", issued="2024")
        m.claim(f"C{number}.", id=f"c{number}", evidence="study", tags=["case:x"])
        for name in ("union", "firm"):
            m.assertion(f"c{number}", actor=name, source=f"s{number}", via="firm")
    turned = ArgumentMap("order")
    turned.add(*reversed(list(m.records())))
    assert {(one.code, one.where, frozenset(one.ids)) for one in audit(m)} == {
        (one.code, one.where, frozenset(one.ids)) for one in audit(turned)
    }


def test_an_audit_leaves_the_map_as_it_is() -> None:
    m = ArgumentMap("same")
    m.claim("C.", id="c")
    before = [attrs.evolve(one) for one in m.records()]
    audit(m)
    assert list(m.records()) == before
