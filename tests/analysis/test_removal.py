from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import Status, assess
from argmap.analysis.removal import MOST_CHANGED, what_if
from argmap.errors import QueryError, UnknownIdError
from argmap.graph.compilation import compiled
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis
from tests.analysis.documents import scattered, sourced_debate
from tests.analysis.test_acceptability import debate
from tests.graph.debates import BASES, DATES, debates


def changes(m: ArgumentMap, without: object) -> dict[str, tuple[str, str | None]]:
    found = what_if(m, without=without)  # type: ignore[arg-type]
    return {
        one.claim.id: (one.before.value, one.after and one.after.value)
        for one in found.changes
    }


def test_without_a_claim_what_it_attacks_recovers() -> None:
    m = debate("d -> c", "e -> c")
    assert changes(m, "d") == {"d": ("unchallenged", None)}
    assert changes(m, ["d", m.claims["e"]]) == {
        "c": ("rebutted", "unchallenged"),
        "d": ("unchallenged", None),
        "e": ("unchallenged", None),
    }


def test_without_a_link_its_claim_stays() -> None:
    m = debate("d -> c")
    assert changes(m, "dc") == {"c": ("rebutted", "unchallenged")}


def test_without_a_source_the_claims_found_nowhere_else_are_gone() -> None:
    m = sourced_debate()
    found = what_if(m, without="study")
    assert [claim.id for claim in found.gone] == ["c", "e"]
    assert found.changed == ()
    assert (found.claims, found.unchanged) == (4, 2)
    assert changes(m, ["study", "minutes"])["d"] == ("rebutted", "unchallenged")


def test_without_an_actor_its_denial_is_gone() -> None:
    m = debate("s + c")
    m.assertion("c", actor=m.actor("Ann", id="ann"))
    m.deny("c", actor=m.actor("Bob", id="bob"))
    assert changes(m, "bob") == {"c": ("contested", "unchallenged")}


def test_a_denial_is_heard_where_its_ground_is_gone() -> None:
    m = debate("n >< c", "e -> n")
    bob = m.actor("Bob", id="bob")
    m.deny("c", actor=bob, date="2024")
    m.assertion("n", actor=bob, source=m.source("News", id="news"))
    m.assertion("n", actor=m.actor("Ann"), id="echo")
    assert changes(m, "news") == {"c": ("defended", "contested")}


def test_two_records_under_one_id_are_told_apart() -> None:
    m = sourced_debate()
    m.source("Lee's page", id="lee")
    with pytest.raises(QueryError) as caught:
        what_if(m, without="lee")
    assert str(caught.value) == (
        "'lee' is the id of a source and of an actor; pass the record, or write "
        "'sources/lee' or 'actors/lee'"
    )
    assert what_if(m, without="sources/lee").changes == ()
    assert what_if(m, without=m.sources["lee"]).changes == ()
    assert len(what_if(m, without="actors/lee").gone) == 3


def test_only_one_basis_and_date_may_count() -> None:
    m = sourced_debate()
    m.attack("e", by="f", basis="explicit", id="fe")
    explicit = what_if(m, without="fe", basis="explicit")
    assert [one.claim.id for one in explicit.changed] == ["e"]
    assert what_if(m, without="fe", basis="analyst").changed == ()
    dated = what_if(m, without="study", as_of="2023")
    assert [claim.id for claim in dated.gone] == ["c", "e"]
    assert dated.claims == 2


def test_the_text_says_what_was_left_out_and_what_comes_of_it() -> None:
    m = sourced_debate()
    found = what_if(m, without=["minutes", "e"], as_of=None, basis="analyst")
    assert str(found) == (
        "Without the source “Minutes”; the claim “Starts fell”\n"
        "By inferred links, under the grounded labelling.\n"
        "Of 4 claims 2 would have another status, and 2 would be gone.\n"
        "Another status:\n"
        "- “Rent caps cut supply” (J. Lee, 2 May 2023): defended before, rebutted "
        "then.\n"
        "- “The stock held steady” (M. Ortiz, 2024): rebutted before, unchallenged then.\n"
        "Gone:\n"
        "- “Starts fell” (J. Lee, 2 May 2023), unchallenged before.\n"
        "- “Rents fell” (J. Lee), unchallenged before."
    )


def test_the_text_of_nothing_left_out_says_so() -> None:
    assert str(what_if(debate("d -> c"), without=[])) == (
        "Nothing left out\n"
        "By explicit and inferred links, under the grounded labelling.\n"
        "Of 2 claims 0 would have another status, and 0 would be gone."
    )


def test_a_long_list_of_claims_that_are_gone_is_cut_and_counted() -> None:
    m = ArgumentMap("Quays")
    log = m.source("The log", id="log")
    pilot = m.actor("Pilot")
    for number in range(20):
        m.assertion(m.claim(f"Quay {number}."), actor=pilot, source=log)
    assert str(what_if(m, without=log)).endswith("\n- and 8 more")


@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_without_nothing_nothing_changes(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    assert what_if(m, without=[], basis=basis, as_of=as_of).changes == ()


@settings(max_examples=150)
@given(scattered(), st.sampled_from(BASES), st.sampled_from(DATES), st.data())
def test_what_if_is_the_assessment_of_the_map_without_the_records(
    m: ArgumentMap, basis: Basis | None, as_of: str | None, data: st.DataObject
) -> None:
    spaces = (m.sources, m.actors, m.claims, m.relations)
    places = [
        f"{name}/{key}"
        for name, space in zip(
            ("sources", "actors", "claims", "relations"), spaces, strict=True
        )
        for key in space
    ]
    without = data.draw(st.lists(st.sampled_from(places), max_size=3))
    accepted = compiled(m).map
    before = assess(m, basis=basis, as_of=as_of)
    left = [
        p for p in without if p.partition("/")[2] in {r.id for r in accepted.records()}
    ]
    after = assess(accepted.without(left), basis=basis, as_of=as_of)
    found = what_if(m, without=without, basis=basis, as_of=as_of)
    told = {one.claim.id: one.after for one in found.changes}
    for key, one in before.items():
        now = after[key].status if key in after else None
        assert told.get(key, one.status) is now
        assert (key in told) == (now is not one.status)


def test_what_is_not_there_is_refused() -> None:
    m = sourced_debate()
    with pytest.raises(UnknownIdError) as caught:
        what_if(m, without="stud")
    assert str(caught.value) == (
        "no source, actor, claim, relation or assertion has id 'stud'; the nearest is "
        "'study'"
    )


@pytest.mark.parametrize("without", [None, 3, [None]])
def test_what_is_no_record_is_refused(without: Any) -> None:
    with pytest.raises(QueryError) as caught:
        what_if(sourced_debate(), without=without)
    value = without[0] if isinstance(without, list) else without
    assert str(caught.value) == (
        f"{value} cannot be left out; name a source, an actor, a claim, a relation or "
        "an assertion"
    )


def test_a_list_that_is_one_too_long_says_so() -> None:
    m = ArgumentMap("m")
    m.claim("R.", id="r")
    for number in range(MOST_CHANGED + 1):
        m.attack(m.claim(f"C {number}.", id=f"c{number}"), by="r")
    told = str(what_if(m, without="r")).splitlines()
    assert told.count("- and 1 more") == 1


def test_what_is_only_proposed_keeps_no_claim() -> None:
    m = debate("d -> c")
    m.assertion("d", actor=m.actor("Ann", id="ann"))
    m.assertion("d", actor=m.actor("Bo"), proposed=True)
    (change, gone) = what_if(m, without="ann").changes
    assert (change.claim.id, change.after) == ("c", Status.UNCHALLENGED)
    assert (gone.claim.id, gone.after) == ("d", None)
