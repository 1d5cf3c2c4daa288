from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import Status, assess
from argmap.analysis.objections import contested, open_objections, unrebutted
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis, Relation, RelationKind
from tests.graph.debates import BASES, DATES, debates


@pytest.fixture
def m() -> ArgumentMap:
    """A debate on caps: an answered, an open and a contested point."""
    m = ArgumentMap("Rent caps")
    supply = m.issue("Do caps cut supply?", id="supply")
    cost = m.issue("Who pays?", id="cost")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    m.claim("Stock held.", id="held", issue=supply, kind="factual")
    m.claim("Starts fell.", id="starts", issue=supply, kind="factual")
    m.claim("Rates rose.", id="rates", issue=cost)
    m.claim("Owners pay.", id="owners", issue=cost, thesis=True)
    m.claim("Tenants pay.", id="tenants", issue=cost)
    m.attack("caps", by="held", id="hold")
    m.attack("held", by="starts", id="fall")
    m.contradict("owners", "tenants", id="pay")
    lee = m.actor("J. Lee", id="lee")
    m.assertion("starts", actor=lee)
    m.assertion("owners", actor=lee)
    m.actor("M. Ortiz", id="ortiz")
    return m


def ids(claims: tuple[object, ...]) -> list[str]:
    return [getattr(claim, "id", "") for claim in claims]


def opened(m: ArgumentMap, **choices: str) -> list[str]:
    found = open_objections(m, **choices)
    return [one.relation.id for one in found]


def test_unrebutted_claims_are_the_unchallenged_and_the_defended(
    m: ArgumentMap,
) -> None:
    assert ids(unrebutted(m)) == ["caps", "starts", "rates"]


def test_contested_claims_are_those_that_nothing_settles(m: ArgumentMap) -> None:
    assert ids(contested(m)) == ["owners", "tenants"]


def test_filters_choose_what_is_listed_and_label_nothing_anew(m: ArgumentMap) -> None:
    assert ids(unrebutted(m, issue="supply")) == ["caps", "starts"]
    assert ids(unrebutted(m, issue=m.issues["cost"])) == ["rates"]
    assert ids(unrebutted(m, kind="factual")) == ["starts"]
    assert ids(unrebutted(m, actor="lee")) == ["starts"]
    assert ids(unrebutted(m, actor=m.actors["lee"], issue="cost")) == []
    assert ids(contested(m, actor="lee")) == ["owners"]
    assert ids(contested(m, issue="supply")) == []


def test_a_basis_chooses_what_is_labelled(m: ArgumentMap) -> None:
    assert ids(unrebutted(m, basis="explicit")) == ids(tuple(m))
    assert ids(unrebutted(m, basis="analyst")) == ids(unrebutted(m))


def test_a_dated_view_holds_only_what_had_been_said(m: ArgumentMap) -> None:
    assert unrebutted(m, as_of="2020") == ()
    m.assertion("held", actor="ortiz", date="2019")
    assert ids(unrebutted(m, as_of="2020")) == ["held"]


def test_an_unknown_filter_names_the_nearest(m: ArgumentMap) -> None:
    with pytest.raises(UnknownIdError) as caught:
        unrebutted(m, issue="suply")
    assert str(caught.value) == "no issue has id 'suply'; the nearest is 'supply'"
    with pytest.raises(UnknownIdError) as caught:
        contested(m, actor="le")
    assert str(caught.value) == "no actor has id 'le'; the nearest is 'lee'"
    with pytest.raises(QueryError) as problem:
        unrebutted(m, kind="factul")
    assert str(problem.value) == (
        "'factul' is not a kind of claim; did you mean 'factual'?"
    )


def test_an_objection_is_open_while_nothing_replies_to_it(m: ArgumentMap) -> None:
    assert opened(m) == ["fall"]
    (one,) = open_objections(m)
    assert (ids(one.claims), one.target) == (["starts"], m.claims["held"])


def test_an_answered_objection_is_not_open_even_where_it_stands(m: ArgumentMap) -> None:
    m.attack("starts", by=m.claim("Starts rose.", id="rose"), id="up")
    m.attack("rose", by=m.claim("They fell in May.", id="may"), id="down")
    assert opened(m) == ["down"]


def test_an_objection_whose_link_is_undercut_is_not_open(m: ArgumentMap) -> None:
    m.undercut("fall", by="rates", id="under")
    assert opened(m) == ["under"]
    (one,) = open_objections(m)
    assert one.target == m.relations["fall"]


def test_an_undercut_that_fell_is_a_reply_on_record_all_the_same(
    m: ArgumentMap,
) -> None:
    m.undercut("fall", by="rates", id="under")
    m.attack("rates", by=m.claim("Rates fell.", id="low"), id="sunk")
    assert assess(m)["held"].status is Status.REBUTTED
    assert opened(m) == ["sunk"]


def test_a_contradiction_is_no_open_objection() -> None:
    m = ArgumentMap("two")
    m.contradict(m.claim("One.", id="one"), m.claim("Two.", id="two"))
    assert open_objections(m) == ()


def test_a_linked_objection_is_open_while_all_its_premises_are_unchallenged() -> None:
    m = ArgumentMap("linked")
    for key in ("a", "b", "c"):
        m.claim(f"Claim {key}.", id=key)
    m.attack("c", by=["a", "b"], id="ab")
    assert opened(m) == ["ab"]
    m.deny("b", actor=m.actor("A"))
    assert opened(m) == []


def test_open_objections_are_filtered_by_the_claim_they_bear_on(
    m: ArgumentMap,
) -> None:
    m.undercut("fall", by="rates", id="under")
    assert opened(m, issue="supply") == ["under"]
    assert opened(m, issue="cost") == []
    assert opened(m, actor="lee") == []
    m.assertion("rates", actor="ortiz")
    assert opened(m, actor="ortiz") == ["under"]
    assert opened(m, basis="explicit") == []


def test_undercuts_that_only_undercut_each_other_are_not_open() -> None:
    m = ArgumentMap("ring")
    m.claim("A.", id="a")
    m.claim("B.", id="b")
    kind = RelationKind.ATTACKS
    m.add(
        Relation(id="one", kind=kind, premises=("a",), target="two"),
        Relation(id="two", kind=kind, premises=("b",), target="one"),
    )
    assert open_objections(m) == ()


def test_an_undercut_of_a_ring_of_undercuts_bears_on_no_issue() -> None:
    m = ArgumentMap("ring")
    m.issue("Which?", id="i")
    for key in ("a", "b", "u"):
        m.claim(f"Claim {key}.", id=key)
    kind = RelationKind.ATTACKS
    m.add(
        Relation(id="one", kind=kind, premises=("a",), target="two"),
        Relation(id="two", kind=kind, premises=("b",), target="one"),
        Relation(id="three", kind=kind, premises=("u",), target="one"),
    )
    assert opened(m) == ["three"]
    assert opened(m, issue="i") == []


@settings(deadline=None, max_examples=60)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_listings_agree_with_the_statuses(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    found = assess(m, basis=basis, as_of=as_of)
    assert ids(unrebutted(m, basis=basis, as_of=as_of)) == [
        key for key, one in found.items() if one.status.is_unrebutted
    ]
    assert ids(contested(m, basis=basis, as_of=as_of)) == [
        key for key, one in found.items() if one.status is Status.CONTESTED
    ]
    for one in open_objections(m, basis=basis, as_of=as_of):
        assert all(
            found[claim.id].status is Status.UNCHALLENGED for claim in one.claims
        )
        if one.relation.target in found:
            assert found[one.relation.target].status is Status.REBUTTED
