from __future__ import annotations

from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import Status, assess
from argmap.analysis.dependence import Pivots, pivots
from argmap.errors import QueryError, UnknownIdError
from argmap.graph.compilation import compiled
from argmap.graph.labelling import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis
from tests.analysis.test_acceptability import debate
from tests.graph.debates import BASES, DATES, debates, renamed
from tests.graph.forcing import changing_sets

NONE = "No claim of this map, alone or in pairs, would change it."


def turning(m: ArgumentMap, claim: str, **choices: str) -> list[str]:
    """Return the sets with what the status becomes, as ``a b: rebutted``."""
    found = pivots(m, claim, **choices)  # type: ignore[arg-type]
    return [
        f"{' '.join(claim.id for claim in one.claims)}: {one.after}"
        for one in found.sets
    ]


@pytest.mark.parametrize(
    ("links", "found"),
    [
        ("d -> c", ["d: defended"]),
        ("d -> c, e -> d", ["e: rebutted"]),
        ("d -> c, e -> d, f -> d", ["e f: rebutted"]),
        ("r -> c, q -> c, a -> r", ["q: defended"]),
        ("r -> c, q -> c", ["q r: defended"]),
        ("c >< d", []),
        ("r -> c, c -> r", []),
        ("c >< d, e -> d", ["e: contested"]),
        ("s + c", []),
        ("a -> c, d -> a, e -> d", ["a: defended", "e: defended"]),
        ("c >< d, e -> d, f -> d", ["e f: contested"]),
    ],
)
def test_what_the_status_of_c_turns_on(links: str, found: list[str]) -> None:
    assert turning(debate(*links.split(", "), c="C."), "c") == found


def test_a_single_reply_to_an_undercut_is_a_pivot() -> None:
    m = debate("r -> c")
    m.undercut("rc", by=m.claim("U.", id="u"), id="cut")
    assert turning(m, "c") == ["u: rebutted"]
    m.undercut("cut", by=m.claim("V.", id="v"))
    # With v the objection bites again; without it, or without r, it does not.
    assert turning(m, "c") == ["r: defended", "v: defended"]


def test_linked_premises_fall_one_by_one() -> None:
    m = ArgumentMap("linked")
    c, a, b = (m.claim(f"{key}.", id=key) for key in "cab")
    m.attack(c, by=[a, b])
    assert turning(m, "c") == ["a: defended", "b: defended"]


def test_a_claim_that_needs_support_turns_on_its_last_supports() -> None:
    m = ArgumentMap("needy")
    c = m.claim("C.", id="c", requires_support=True)
    for key in "st":
        m.support(c, by=m.claim(f"{key}.", id=key))
    assert turning(m, "c") == ["s t: rebutted"]


def test_support_that_is_not_required_is_no_pivot() -> None:
    m = debate("s + c", "d -> c", "e -> d")
    assert turning(m, "c") == ["e: rebutted"]


def test_the_basis_and_the_date_choose_what_counts() -> None:
    m = debate("d -> c")
    m.attack("d", by=m.claim("E.", id="e"), basis="explicit")
    assert turning(m, "c") == ["e: rebutted"]
    assert turning(m, "c", basis="analyst") == ["d: defended"]
    assert pivots(m, "c", basis="explicit").status is Status.UNCHALLENGED
    ann = m.actor("Ann")
    for key, year in (("c", "2020"), ("d", "2020"), ("e", "2022")):
        m.assertion(key, actor=ann, date=year)
    assert turning(m, "c", basis="analyst", as_of="2021") == ["d: defended"]
    assert pivots(m, "c", as_of="2021").as_of is not None


def oracle(m: ArgumentMap, found: Pivots, **choices: str | Basis | None) -> list[str]:
    graph = compiled(m, **choices)
    ids = list(graph.index)
    statuses = {
        Label.IN: Status.DEFENDED,
        Label.OUT: Status.REBUTTED,
        Label.UNDEC: Status.CONTESTED,
    }
    sets = changing_sets(graph, graph.index[found.claim.id], range(len(ids)))
    return [
        f"{' '.join(ids[i] for i in fallen)}: {statuses[Label(after)]}"
        for fallen, after in sets
    ]


@settings(max_examples=150)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_pivots_are_those_found_by_trying_all(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    for key, one in assess(m, basis=basis, as_of=as_of).items():
        found = pivots(m, key, basis=basis, as_of=as_of)
        assert found.status is one.status
        assert found.complete
        told = [f"{' '.join(c.id for c in s.claims)}: {s.after}" for s in found.sets]
        assert told == oracle(m, found, basis=basis, as_of=as_of)


@given(debates(proposals=False))
def test_renaming_ids_only_permutes_the_pivots(m: ArgumentMap) -> None:
    other = renamed(m, "x")
    for claim, twin in zip(m, other, strict=True):
        sets = [
            ([c.text for c in one.claims], one.after) for one in pivots(m, claim).sets
        ]
        assert [
            ([c.text for c in one.claims], one.after)
            for one in pivots(other, twin).sets
        ] == sets


@given(debates(proposals=False), debates(proposals=False))
def test_an_unrelated_debate_changes_no_pivot(m: ArgumentMap, n: ArgumentMap) -> None:
    joined = m.merge(renamed(n, "x").subset(claims=[c.id for c in renamed(n, "x")]))
    for claim in m:
        # Voices are shared: an actor that denies here may give its ground there.
        assert pivots(joined, claim).sets == pivots(m, claim).sets


def test_the_text_names_title_basis_speakers_and_what_becomes() -> None:
    m = debate(
        *("d -> c", "e -> d", "f -> d"),
        c="Rent caps cut supply.",
        e="Starts fell.",
        f="Rents fell.",
    )
    ann = m.actor("Ann Orm", id="ann")
    m.assertion("e", actor=ann, date="2023-05-02")
    assert str(pivots(m, "c", basis="analyst")) == (
        "Claims on which the outcome depends in this map\n"
        "“Rent caps cut supply”\n"
        "Defended, by inferred links, under the grounded labelling.\n"
        "- If “Starts fell” (Ann Orm, 2 May 2023) and “Rents fell” (nobody named) both fell: "
        "rebutted.\n"
        "To fall is to count as answered, whatever else stands for the claim or against "
        "it. Only claims that stand are tried: unchallenged or defended."
    )


def test_the_text_says_where_there_is_none() -> None:
    assert NONE in str(pivots(debate("c >< d"), "c")).splitlines()


def test_the_text_of_an_unchallenged_claim_says_that_nothing_bears_against_it() -> None:
    assert str(pivots(debate("s + c"), "c")).splitlines()[2:] == [
        "Unchallenged, by explicit and inferred links, under the grounded labelling.",
        "Nothing in this map bears against it.",
    ]


def test_the_text_says_that_the_search_was_cut_short() -> None:
    m = debate("r -> c", "q -> c", "a -> r", "b -> q")
    found = pivots(m, "c", most=14)
    assert (found.tried, found.complete) == (0, False)
    assert str(found).splitlines()[3:] == [
        "The search was cut short after 0 trials: there may be more to find."
    ]
    found = pivots(m, "c", most=28)
    assert [one.claims[0].id for one in found.sets] == ["a"]
    assert str(found).splitlines()[-1] == (
        "The search was cut short after 1 trial: there may be more to find."
    )


def test_what_is_only_proposed_has_no_pivots() -> None:
    m = debate("d -> c")
    m.claim("P.", id="p", proposed=True)
    with pytest.raises(UnknownIdError) as caught:
        pivots(m, "p")
    only = "the claim 'p' is only proposed, and has no status until accepted"
    assert str(caught.value) == only
    with pytest.raises(UnknownIdError) as caught:
        pivots(m, "p", as_of="2024")
    assert str(caught.value) == only


def test_a_claim_not_yet_made_has_no_pivots() -> None:
    m = debate("d -> c")
    m.assertion("c", actor=m.actor("Ann"), date="2024")
    with pytest.raises(UnknownIdError) as caught:
        pivots(m, "c", as_of="2023")
    assert str(caught.value) == (
        "the claim 'c' had not been made by 2023, so it has no status"
    )


def test_an_unknown_claim_or_basis_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="no claim has id 'x'"):
        pivots(debate("d -> c"), "x")
    with pytest.raises(QueryError, match="'explict' is not a basis"):
        pivots(debate("d -> c"), "c", basis="explict")


def test_what_is_no_claim_is_refused() -> None:
    with pytest.raises(UnknownIdError, match="no claim has id None"):
        pivots(debate("d -> c"), cast("str", None))


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
        pivots(debate("d -> c"), "c", most=most)
    assert str(caught.value) == message
