from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings

from argmap.analysis.acceptability import assess
from argmap.analysis.chronology.history import histories
from argmap.model.argument_map import ArgumentMap
from argmap.render.explorer.records import BASES, MOST_DATES, known
from tests.render.debates import rent_caps
from tests.strategies import maps


def under(kept: dict[str, Any], basis: str) -> Any:
    """Return what holds under a basis: what is not kept is as for all links."""
    return kept.get(basis, kept["all"])


@settings(max_examples=40)
@given(maps())
def test_statuses_are_those_of_the_analysis_under_each_basis(m: ArgumentMap) -> None:
    facts = known(m)
    json.dumps(facts)
    for word, basis in BASES.items():
        assessment = assess(m, basis=basis)
        assert {
            key: under(one["now"], word) for key, one in facts["claims"].items()
        } == {key: one.status.value for key, one in assessment.items()}


@settings(max_examples=40)
@given(maps())
def test_statuses_over_time_are_those_of_the_histories(m: ArgumentMap) -> None:
    facts = known(m)
    for word, basis in BASES.items():
        told = histories(m, basis=basis)
        assert len(facts["dates"]) == len(told.dates)
        for key, history in told.items():
            then = under(facts["claims"][key]["then"], word)
            assert [(told.dates[n], status) for n, status in then] == [
                (change.since, change.status.value) for change in history.changes
            ]


def test_a_record_tells_from_which_date_on_it_had_been_said() -> None:
    m = ArgumentMap("Rent caps")
    lee = m.actor("J. Lee", id="lee")
    caps = m.claim("Caps cut supply.", id="caps")
    held = m.claim("Stock held.", id="held")
    m.attack(caps, by=held, basis="analyst")
    m.attack(held, by=caps, basis="explicit", date="2025")
    m.assertion(caps, actor=lee, date="2023")
    m.assertion(held, actor=lee, date="2024-05-01")
    m.assertion(held, actor=lee, date="2024/..")
    m.deny(caps, actor=lee)
    facts = known(m)
    assert facts["dates"] == ["2023", "1 May 2024", "2025"]
    claims = facts["claims"]
    assert [one.get("at") for one in claims["caps"]["said"]] == [0, None]
    assert [one.get("at") for one in claims["held"]["said"]] == [1, None]
    assert [claims[key]["at"] for key in ("caps", "held")] == [0, 1]
    # A link of the map-maker's own is as old as the claims that it joins.
    assert [one.get("at") for one in facts["links"].values()] == [0, 2]


def test_what_says_nothing_is_left_out() -> None:
    m = ArgumentMap("Rent caps")
    m.claim("Caps cut supply.", id="caps")
    (claim,) = known(m)["claims"].values()
    assert set(claim) == {"n", "text", "now", "then"}


def test_what_is_only_proposed_is_left_out() -> None:
    m = ArgumentMap("Rent caps")
    m.claim("Caps cut supply.", id="caps")
    m.claim("Perhaps.", id="perhaps", proposed=True)
    assert list(known(m)["claims"]) == ["caps"]


def test_a_passage_is_told_with_its_source_and_place() -> None:
    facts = known(rent_caps())
    for claim in facts["claims"].values():
        for one in claim.get("said", ()):
            assert one.get("source", "none") in {*facts["sources"], "none"}
    numbers = [one["number"] for one in facts["sources"].values()]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x"])
def test_a_link_that_acts_is_no_link(url: str) -> None:
    m = ArgumentMap("Rent caps")
    m.source("Evil", id="evil", url=url)
    assert "url" not in known(m)["sources"]["evil"]


def test_of_many_dates_some_are_kept_and_the_latest_among_them() -> None:
    m = ArgumentMap("Rent caps")
    lee = m.actor("J. Lee", id="lee")
    caps = m.claim("Caps cut supply.", id="caps")
    years = range(1900, 1900 + 2 * MOST_DATES)
    for year in years:
        m.assertion(caps, actor=lee, date=str(year))
    facts = known(m)
    assert len(facts["dates"]) == MOST_DATES
    assert facts["dates"][-1] == str(years[-1])
    ats = [one["at"] for one in facts["claims"]["caps"]["said"]]
    assert ats == sorted(ats)
    # Nothing is shown as said before it was.
    assert all(
        int(facts["dates"][at]) >= year for at, year in zip(ats, years, strict=True)
    )
