from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import State
from argmap.analysis.stances.turns import changed_positions
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do caps cut supply?", id="supply")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    m.claim("Starts fell.", id="starts", issue=supply)
    m.support("caps", by="starts")
    for name in ("Lee", "Ortiz"):
        m.actor(name, id=name.lower())
    return m


def turns(m: ArgumentMap, **choices: Any) -> list[tuple[str, str, str, str, str]]:
    return [
        (one.actor.id, one.column.id, one.before, one.after, one.date.text)
        for one in changed_positions(compare_stances(m, **choices))
    ]


def test_a_change_tells_who_on_what_from_what_to_what_and_when(m: ArgumentMap) -> None:
    before = m.assertion("starts", actor="lee", date="2020-03")
    after = m.deny("caps", actor="lee", date="2022-01-05")
    m.assertion("caps", actor="ortiz", date="2021")
    (one,) = changed_positions(compare_stances(m))
    assert (one.actor, one.column) == (m.actors["lee"], m.issues["supply"])
    assert (one.before, one.after) == (State.YES, State.NO)
    assert (one.earlier, one.later, one.date) == ((before,), (after,), after.date)
    assert str(one) == "Lee on supply: yes before, no since 5 January 2022"
    assert changed_positions(compare_stances(m, by="claim")) == ()


def test_every_turn_is_told_in_order_of_time(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee", date="2024")
    m.deny("caps", actor="lee", date="2022")
    m.assertion("caps", actor="lee", date="2020")
    m.assertion("caps", actor="lee", date="2021")
    expected = [("yes", "no", "2022"), ("no", "yes", "2024")]
    assert [turn[2:] for turn in turns(m)] == expected
    assert turns(m, latest=True) == turns(m)
    assert [turn[4] for turn in turns(m, as_of="2022")] == ["2022"]
    assert [turn[4] for turn in turns(m, since="2022")] == ["2024"]


def test_a_doubt_is_a_position_by_claim_alone(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee", date="2020")
    m.assertion("caps", actor="lee", stance="doubts", date="2021")
    m.assertion("caps", actor="lee", stance="reports", date="2022")
    assert turns(m) == []
    assert turns(m, by="claim") == [("lee", "caps", "supports", "neutral", "2021")]


def test_dates_that_overlap_are_no_change_but_both_at_once(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee", date="2020")
    m.deny("caps", actor="lee", date="2020")
    assert turns(m) == []
    m.assertion("caps", actor="lee", date="2019")
    assert [turn[2:] for turn in turns(m)] == [("yes", "mixed", "2020")]
    m.deny("caps", actor="lee", date="2020/2021")
    m.deny("caps", actor="lee", date="2021-06")
    assert [turn[2:] for turn in turns(m)] == [
        ("yes", "mixed", "2020"),
        ("mixed", "no", "2021-06"),
    ]


def test_what_has_no_date_changes_nothing(m: ArgumentMap) -> None:
    m.assertion("caps", actor="lee")
    m.deny("caps", actor="lee", date="2020")
    assert turns(m) == []


def test_an_organisation_changes_by_what_its_people_say(m: ArgumentMap) -> None:
    m.actor("Ida", id="ida", affiliations=[{"organization": "ortiz"}])
    m.assertion("caps", actor="ortiz", date="2020")
    m.deny("caps", actor="ida", date="2021")
    assert turns(m) == []
    assert turns(m, roll_up=True) == [("ortiz", "supply", "yes", "no", "2021")]


@settings(deadline=None, max_examples=100)
@given(debates(), st.sampled_from(["issue", "claim"]))
def test_the_last_turn_leads_to_the_latest_position(m: ArgumentMap, by: str) -> None:
    found = changed_positions(compare_stances(m, by=by))
    table = compare_stances(m, by=by, latest=True)
    last = {(one.actor.id, one.column.id): one.after for one in found}
    for (actor, column), state in last.items():
        assert table[actor, column].state is state
    for one in found:
        assert one.before is not one.after
        dates = [m.date_of(a) for a in (*one.earlier, *one.later)]
        assert None not in dates
        assert one.date in [m.date_of(a) for a in one.later]
        assert one.date not in [m.date_of(a) for a in one.earlier]


def test_what_is_said_until_a_day_still_counts_on_it() -> None:
    m = ArgumentMap("days")
    m.claim("One.", id="one")
    m.actor("Lee", id="lee")
    m.assertion("one", actor="lee", date="2020-05-02/2020-05-05")
    m.deny("one", actor="lee", date="2020-05-05")
    m.deny("one", actor="lee", date="2020-05-06")
    found = changed_positions(compare_stances(m, by="claim"))
    assert [(one.before, one.after) for one in found] == [
        (State.SUPPORTS, State.MIXED),
        (State.MIXED, State.OPPOSES),
    ]
