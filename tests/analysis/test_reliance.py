from __future__ import annotations

from itertools import combinations
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import Status, assess
from argmap.analysis.reliance import robustness
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis
from argmap.model.views import left_out
from tests.analysis.documents import scattered, sourced_debate
from tests.analysis.test_acceptability import debate
from tests.graph.debates import BASES, DATES


def resting(m: ArgumentMap, claim: str, **choices: str) -> list[str]:
    found = robustness(m, claim, **choices)  # type: ignore[arg-type]
    return [f"{' '.join(s.id for s in one.sources)}: {one.after}" for one in found.sets]


def test_two_replies_rest_on_two_sources() -> None:
    m = sourced_debate()
    assert resting(m, "c") == ["news: unchallenged"]
    m.assertion("d", actor="ortiz", source="minutes", id="again")
    assert resting(m, "c") == [
        "study minutes: rebutted",
        "minutes news: unchallenged",
    ]


def test_the_smallest_sets_alone_are_named() -> None:
    m = sourced_debate()
    m.remove("f", cascade=True)
    assert resting(m, "c") == ["study: rebutted", "news: unchallenged"]


def test_the_claim_stays_without_its_own_sources() -> None:
    m = debate("s + c")
    m.assertion("c", actor=m.actor("Ann"), source=m.source("The log"))
    found = robustness(m, "c")
    assert (found.status, found.sets) == (Status.UNCHALLENGED, ())
    assert found.sources == 1


def test_a_source_that_keeps_a_denial_from_being_heard_matters() -> None:
    m = debate("d -> c", "x -> d", "n >< x", "e -> n")
    bob = m.actor("Bob", id="bob")
    m.deny("x", actor=bob)
    m.assertion("n", actor=bob, source=m.source("News", id="news"))
    m.assertion("n", actor=m.actor("Ann"), id="echo")
    assert resting(m, "c") == ["news: contested"]


def statuses_without(
    view: ArgumentMap, claim: str, gone: tuple[str, ...], basis: Basis | None
) -> Status:
    less = left_out(view, [("sources", key) for key in gone], kept=[claim])
    return assess(less, basis=basis)[claim].status


@settings(max_examples=150)
@given(scattered(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_the_sources_are_those_found_by_trying_all(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    assessment = assess(m, basis=basis, as_of=as_of)
    view = assessment.graph.map
    for key, one in assessment.items():
        found = robustness(m, key, basis=basis, as_of=as_of)
        assert found.status is one.status
        assert found.complete
        expected: list[tuple[tuple[str, ...], Status]] = []
        for size in (1, 2):
            for gone in combinations(view.sources, size):
                after = statuses_without(view, key, gone, basis)
                if after is not one.status:
                    expected.append((gone, after))
            if expected:
                break
        told = [(tuple(s.id for s in each.sources), each.after) for each in found.sets]
        assert told == expected


def test_the_text_names_who_made_each_source() -> None:
    m = sourced_debate()
    m.remove("f", cascade=True)
    assert str(robustness(m, "c", basis="analyst")) == (
        "Sources on which the status rests in this map\n"
        "“Rent caps cut supply”\n"
        "Defended, by inferred links, under the grounded labelling.\n"
        "- Without J. Lee, “Rents” (2 May 2023): rebutted.\n"
        "- Without “News” (2024): unchallenged.\n"
        "The claim itself stays where its own sources go; else every claim with one "
        "source would rest on it."
    )


def test_the_text_says_that_no_two_sources_matter() -> None:
    told = str(robustness(debate("d -> c"), "c"))
    assert told.endswith("\nIt stays whichever one or two sources are left out.")


def test_a_search_cut_short_says_so() -> None:
    found = robustness(sourced_debate(), "c", most=1)
    assert (found.sets, found.tried, found.complete) == ((), 0, False)
    assert str(found).endswith(
        "\nThe search was cut short after 0 trials: there may be more to find."
    )


def test_an_unknown_claim_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="no claim has id 'x'"):
        robustness(sourced_debate(), "x")


def test_what_is_no_claim_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="no claim has id None"):
        robustness(sourced_debate(), cast("str", None))


@pytest.mark.parametrize(
    ("most", "message"),
    [
        (0, "most: expected at least 1, found 0"),
        (True, "most: expected an integer, found True"),
        (float("nan"), "most: expected an integer, found nan"),
    ],
)
def test_a_limit_that_is_no_number_of_steps_is_refused(most: Any, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        robustness(sourced_debate(), "c", most=most)
    assert str(caught.value) == message


def test_a_defended_claim_rests_on_where_its_objections_stand() -> None:
    m = debate("q -> a", "q -> d")
    c = m.claim("Claim c.", id="c")
    for key in ("link", "a-says", "d-says", "q-says"):
        m.source(key, id=key)
    for key in "adq":
        m.assertion(key, actor=m.actor(key), source=f"{key}-says")
    m.attack(c, by="a", source="link", basis="explicit")
    assert [(s.sources[0].id, s.after) for s in robustness(m, "c").sets] == [
        ("link", Status.UNCHALLENGED),
        ("a-says", Status.UNCHALLENGED),
        ("q-says", Status.REBUTTED),
    ]
    m.remove(m.claims["a"], cascade=True)
    m.contradict(c, "d", analyst="rk")
    assert [(s.sources[0].id, s.after) for s in robustness(m, "c").sets] == [
        ("d-says", Status.UNCHALLENGED),
        ("q-says", Status.CONTESTED),
    ]
