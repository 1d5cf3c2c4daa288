from __future__ import annotations

import pytest
from hypothesis import given

from argmap.analysis.chronology.events import EventKind, Timeline, timeline
from argmap.errors import UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from tests.analysis.chronicles import chronicles, new_id
from tests.graph.debates import debates, renamed


def debate() -> ArgumentMap:
    m = ArgumentMap("debate")
    m.issue("How many?", id="i")
    source = m.source("Report", id="s", issued="2024")
    actor = m.actor("A", id="a")
    m.claim("Old.", id="old", valid="2019", issue="i", quantity={"value": 1})
    m.claim("New.", id="new", valid="2023-05", issue="i", quantity={"value": 2})
    m.claim("Apart.", id="apart", valid="2020/..")
    m.claim("Timeless.", id="timeless", issue="i")
    m.supersede("old", by="new", id="link", source=source)
    m.assertion("old", actor=actor, date="2020-01", id="said")
    m.assertion("apart", actor=actor, id="undated")
    m.attack("old", by="apart", id="drawn")
    return m


def told(found: Timeline) -> list[str]:
    return [f"{event.date} {event.kind} {event.record.id}" for event in found.events]


def test_events_stand_in_order_of_either_time() -> None:
    found = timeline(debate())
    assert told(found) == [
        "2019 valid old",
        "2020-01 said said",
        "2020/.. valid apart",
        "2023-05 valid new",
        "2024 said link",
    ]
    assert [event.record.id for event in found.said] == ["said", "link"]
    assert [event.record.id for event in found.valid] == ["old", "apart", "new"]


def test_a_link_that_an_undated_document_makes_is_counted() -> None:
    m = debate()
    source = m.source("Leaflet", id="leaflet")
    m.support("old", by="new", id="made", source=source)
    assert [one.id for one in timeline(m).undated] == ["timeless", "undated", "made"]


def test_what_has_no_date_is_counted() -> None:
    # A link that the map-maker drew is as old as the claims that it joins.
    assert [one.id for one in timeline(debate()).undated] == ["timeless", "undated"]


def test_one_issue_has_its_claims_and_what_bears_on_them() -> None:
    m = debate()
    assert told(timeline(m, issue="i")) == [
        "2019 valid old",
        "2020-01 said said",
        "2023-05 valid new",
        "2024 said link",
    ]
    m.contradict("apart", "timeless", id="across", source="s")
    assert "2024 said across" in told(timeline(m, issue="i"))
    with pytest.raises(UnknownIdError):
        timeline(m, issue="j")


def test_an_undercut_concerns_the_claim_that_its_link_bears_on() -> None:
    m = debate()
    m.claim("Doubt.", id="doubt")
    m.undercut("drawn", by="doubt", id="undercut", source="s")
    m.undercut("undercut", by="timeless", id="reply", source="s")
    (event,) = (e for e in timeline(m).events if e.record.id == "undercut")
    assert [claim.id for claim in event.claims] == ["doubt", "old"]
    (event,) = (e for e in timeline(m).events if e.record.id == "reply")
    assert [claim.id for claim in event.claims] == ["timeless", "old"]


def test_series_and_what_is_superseded() -> None:
    found = timeline(debate())
    (series,) = found.series
    assert [claim.id for claim in series.claims] == ["old", "new"]
    assert found.superseded == {"old"}


def test_only_links_of_the_basis_count() -> None:
    found = timeline(debate(), basis="analyst")
    assert "2024 said link" not in told(found)
    assert found.superseded == frozenset()


def test_what_had_not_been_said_is_left_out() -> None:
    assert told(timeline(debate(), as_of="2021")) == [
        "2019 valid old",
        "2020-01 said said",
    ]


def test_events_of_one_date_keep_the_order_of_the_map() -> None:
    m = ArgumentMap("ties")
    for key in "ba":
        m.claim(f"{key}.", id=key, valid="2020")
    m.assertion("b", actor=m.actor("A"), date="2020", id="c")
    assert told(timeline(m)) == ["2020 valid b", "2020 valid a", "2020 said c"]


def test_a_map_without_dates_has_no_events() -> None:
    assert timeline(ArgumentMap("empty")).events == ()


@given(debates())
def test_everything_has_its_place_or_is_counted(m: ArgumentMap) -> None:
    found = timeline(m)
    placed = [event.record.id for event in found.events]
    missing = [one.id for one in found.undated]
    assert len({*placed, *missing}) == len(placed) + len(missing)
    held = {c.id for c in m if not c.proposed}
    spoken = {a.id for a in m.assertions.values() if not a.proposed and a.claim in held}
    assert held | spoken <= {*placed, *missing}
    for event in found.events:
        about = event.record.valid if isinstance(event.record, Claim) else None
        assert (event.kind is EventKind.VALID) == (about is not None)


@given(debates())
def test_dates_only_grow(m: ArgumentMap) -> None:
    keys = [event.date.sort_key for event in timeline(m).events]
    assert keys == sorted(keys)


@given(chronicles())
def test_renaming_ids_only_renames_events(m: ArgumentMap) -> None:
    before = [
        new_id(event.record.id, "x") if event.record.id[1:].isdigit() else ""
        for event in timeline(m).events
    ]
    after = [event.record.id for event in timeline(renamed(m, "x")).events]
    assert before == after


@given(chronicles())
def test_what_had_been_said_may_be_cut_before_or_after(m: ArgumentMap) -> None:
    found, cut = timeline(m, as_of="2021-06"), timeline(m.as_of("2021-06"))
    assert (found.events, found.undated) == (cut.events, cut.undated)
