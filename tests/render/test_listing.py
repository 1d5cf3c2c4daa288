from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.acceptability import Status
from argmap.analysis.objections import unrebutted
from argmap.errors import UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.render.listing import Group, Side, list_unrebutted
from tests.render.debates import debates, rent_caps


def test_claims_are_listed_by_issue_group_side_and_status() -> None:
    m = rent_caps()
    m.remove("caps-contradicts-steady")
    m.remove("caps-ortiz")
    listing = list_unrebutted(m)
    assert [
        (row.claim.id, row.side.value, row.group.value, row.found.status.value)
        for row in listing
    ] == [
        ("caps", "yes", "statements", "defended"),
        ("starts", "yes", "statements", "unchallenged"),
        ("lapsed", "yes", "statements", "unchallenged"),
        ("steady", "", "statements", "unchallenged"),
        ("rates", "", "statements", "unchallenged"),
        ("nobody", "yes", "forecasts", "unchallenged"),
        ("lower", "yes", "statements", "unchallenged"),
        ("fees", "no", "statements", "unchallenged"),
        ("old", "", "statements", "unchallenged"),
        ("new", "", "statements", "unchallenged"),
    ]
    assert (len(listing), listing.total) == (10, 12)


def test_the_reason_stands_beside_each_claim() -> None:
    m = rent_caps()
    m.remove("caps-contradicts-steady")
    m.remove("caps-ortiz")
    first, second = list(list_unrebutted(m))[:2]
    assert first.reasons[0].startswith("Objection answered: “New buildings are exempt")
    assert second.reasons == ("No reply recorded in this map.",)


def test_the_status_is_given_twice() -> None:
    m = rent_caps()
    by_claim = {row.claim.id: row for row in list_unrebutted(m, basis="analyst")}
    assert by_claim["exempt"].found.status is Status.UNCHALLENGED
    assert by_claim["exempt"].explicit is Status.REBUTTED


def test_superseded_claims_are_marked() -> None:
    by_claim = {row.claim.id: row for row in list_unrebutted(rent_caps())}
    assert "superseded" in by_claim["old"].found.flags
    assert "superseded" not in by_claim["new"].found.flags


def test_claims_without_an_issue_come_last() -> None:
    m = ArgumentMap("Quays")
    m.claim("Loose.", id="loose")
    m.claim("Filed.", id="filed", issue=m.issue("Are quays wet?"))
    listing = list_unrebutted(m)
    assert [one.issue is None for one in listing.issues] == [False, True]
    assert listing.issues[1].part(Group.STATEMENTS, Side.NEITHER)[0].claim.id == "loose"


def test_a_filter_acts_on_the_listing_alone() -> None:
    rows = list(list_unrebutted(rent_caps(), issue="rents", actor="owners"))
    assert [row.claim.id for row in rows] == ["fees"]
    with pytest.raises(UnknownIdError, match="the nearest is 'rents'"):
        list_unrebutted(rent_caps(), issue="rent")


@settings(max_examples=50, deadline=None)
@given(debates())
def test_the_listing_holds_the_unrebutted_claims_and_no_other(m: ArgumentMap) -> None:
    listed = [row.claim.id for row in list_unrebutted(m)]
    assert sorted(listed) == sorted(claim.id for claim in unrebutted(m))


def test_an_empty_map_has_an_empty_listing() -> None:
    listing = list_unrebutted(ArgumentMap("Nothing"))
    assert (len(listing), listing.issues, listing.total) == (0, (), 0)
