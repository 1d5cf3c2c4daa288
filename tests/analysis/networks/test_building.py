from __future__ import annotations

import math
from collections.abc import Callable
from random import Random
from typing import Any

import attrs
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.networks.building import (
    actor_network,
    affiliation_network,
    claim_network,
)
from argmap.analysis.networks.counting import Duplicates
from argmap.analysis.networks.measures import Aggregation, Normalization
from argmap.errors import QueryError, UnknownIdError
from argmap.model.argument_map import ArgumentMap
from tests.analysis.networks.statements import Said, sayings, spoken, two_by_three

BACKWARDS = (
    "the window ends before it begins: until '2023' is before since '2024'; "
    "write the earlier date as since"
)
ONE_MODE = ("none", "average", "jaccard")

# Lee and Ortiz, counted by hand; x+ and x- of caps, starts, stock:
# include   Lee 3 0, 1 1, 0 0 (5)   Ortiz 0 1, 2 0, 0 1 (4)   C = 2, F = 3 + 2
# document  Lee 2 0, 1 1, 0 0 (4)   Ortiz 0 1, 2 0, 0 1 (4)   C = 2, F = 2 + 2
# range     Lee 1 0, 1 1, 0 0 (3)   Ortiz 0 1, 1 0, 0 1 (3)   C = 1, F = 1 + 1
# Sets: Lee {+caps, +starts, -starts}, Ortiz {-caps, +starts, -stock}; in common one of
# five; with Ortiz turned round, two of four; claims in common, two of three.
BY_HAND = {
    ("include", "none"): (2, 5, -3, 7),
    ("include", "average"): (2 / 4.5, 5 / 4.5, -3 / 4.5, 7 / 4.5),
    ("include", "jaccard"): (1 / 5, 2 / 4, 1 / 5 - 2 / 4, 2 / 3),
    ("document", "none"): (2, 4, -2, 6),
    ("document", "average"): (2 / 4, 4 / 4, -2 / 4, 6 / 4),
    ("document", "jaccard"): (1 / 5, 2 / 4, 1 / 5 - 2 / 4, 2 / 3),
    ("range", "none"): (1, 2, -1, 3),
    ("range", "average"): (1 / 3, 2 / 3, -1 / 3, 3 / 3),
    ("range", "jaccard"): (1 / 5, 2 / 4, 1 / 5 - 2 / 4, 2 / 3),
}
AGGREGATIONS = ("congruence", "conflict", "subtract", "ignore")


def edges(network: nx.Graph[str]) -> dict[tuple[str, str], float]:
    return {
        (min(a, b), max(a, b)): data["weight"]
        for a, b, data in network.edges(data=True)
    }


@pytest.mark.parametrize("number", range(4), ids=AGGREGATIONS)
@pytest.mark.parametrize(("duplicates", "normalization"), BY_HAND)
def test_actors_weigh_what_was_worked_by_hand(
    duplicates: str, normalization: str, number: int
) -> None:
    network = actor_network(
        two_by_three(),
        aggregation=AGGREGATIONS[number],
        duplicates=duplicates,
        normalization=normalization,
    )
    expected = BY_HAND[duplicates, normalization][number]
    assert list(network) == ["lee", "ortiz"]
    assert edges(network) == {("lee", "ortiz"): pytest.approx(expected)}
    assert network["lee"]["ortiz"]["sign"] == (1 if expected > 0 else -1)


def test_a_network_tells_how_it_was_made_and_what_it_counts() -> None:
    network = actor_network(two_by_three())
    assert network.graph == {
        "of": "actors",
        "by": "claim",
        "aggregation": "congruence",
        "normalization": "average",
        "duplicates": "document",
        "basis": "",
        "roll_up": False,
        "since": "",
        "until": "",
        "as_of": "",
        "statements": 8,
        "repeated": 1,
        "undated": 0,
        "straddling": 0,
    }
    assert network.nodes["lee"] == {"name": "Lee", "kind": "", "statements": 4}
    assert network["lee"]["ortiz"] == {
        "weight": 0.5,
        "sign": 1,
        "congruence": 2,
        "conflict": 4,
    }


# Document: caps 3, starts 4, stock 1 statements.
CLAIMS_BY_HAND = {
    "congruence": {("caps", "starts"): 2, ("caps", "stock"): 1},
    "conflict": {("caps", "starts"): 4, ("starts", "stock"): 2},
    "subtract": {
        ("caps", "starts"): -2,
        ("caps", "stock"): 1,
        ("starts", "stock"): -2,
    },
    "ignore": {("caps", "starts"): 6, ("caps", "stock"): 1, ("starts", "stock"): 2},
}
MEANS = {("caps", "starts"): 3.5, ("caps", "stock"): 2, ("starts", "stock"): 2.5}
# Sets by claim: caps {+lee, -ortiz}, starts {+lee, -lee, +ortiz}, stock {-ortiz}.
CLAIM_SETS = {
    "congruence": {("caps", "starts"): 1 / 4, ("caps", "stock"): 1 / 2},
    "conflict": {("caps", "starts"): 2 / 3, ("starts", "stock"): 1 / 3},
    "subtract": {
        ("caps", "starts"): 1 / 4 - 2 / 3,
        ("caps", "stock"): 1 / 2,
        ("starts", "stock"): -1 / 3,
    },
    "ignore": {("caps", "starts"): 1, ("caps", "stock"): 0.5, ("starts", "stock"): 0.5},
}


@pytest.mark.parametrize("aggregation", AGGREGATIONS)
def test_claims_weigh_what_was_worked_by_hand(aggregation: str) -> None:
    expected = CLAIMS_BY_HAND[aggregation]

    def found(normalization: str) -> dict[tuple[str, str], float]:
        return edges(
            claim_network(
                two_by_three(), aggregation=aggregation, normalization=normalization
            )
        )

    assert found("none") == expected
    means = {pair: weight / MEANS[pair] for pair, weight in expected.items()}
    assert found("average") == pytest.approx(means)
    assert found("jaccard") == pytest.approx(CLAIM_SETS[aggregation])


LEE_CAPS, LEE_STARTS = ("caps", "lee"), ("lee", "starts")
ORTIZ = (("caps", "ortiz"), ("ortiz", "starts"), ("ortiz", "stock"))
TWO_MODE = {
    ("subtract", "none"): (2, 0, -1, 2, -1),
    ("subtract", "activity"): (2 / 4, 0, -1 / 4, 2 / 4, -1 / 4),
    ("subtract", "prominence"): (2 / 3, 0, -1 / 3, 2 / 4, -1 / 1),
    ("ignore", "none"): (2, 2, 1, 2, 1),
    ("ignore", "activity"): (2 / 4, 2 / 4, 1 / 4, 2 / 4, 1 / 4),
    ("ignore", "prominence"): (2 / 3, 2 / 4, 1 / 3, 2 / 4, 1 / 1),
}


@pytest.mark.parametrize(("aggregation", "normalization"), TWO_MODE)
def test_affiliations_weigh_what_was_worked_by_hand(
    aggregation: str, normalization: str
) -> None:
    network = affiliation_network(
        two_by_three(), aggregation=aggregation, normalization=normalization
    )
    expected = dict(
        zip(
            (LEE_CAPS, LEE_STARTS, *ORTIZ),
            TWO_MODE[aggregation, normalization],
            strict=True,
        )
    )
    assert edges(network) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("duplicates", "lee_on_caps", "repeated"),
    [("include", 3, 0), ("document", 2, 1), ("range", 1, 3)],
)
def test_affiliations_keep_to_the_policy(
    duplicates: str, lee_on_caps: int, repeated: int
) -> None:
    network = affiliation_network(two_by_three(), duplicates=duplicates)
    assert network["lee"]["caps"]["plus"] == lee_on_caps
    assert network.graph["repeated"] == repeated
    assert network.graph["statements"] == 9 - repeated


def test_a_mixed_cell_is_an_edge_of_weight_nought_and_a_silent_one_is_none() -> None:
    network = affiliation_network(two_by_three())
    assert network["lee"]["starts"] == {"weight": 0, "sign": 0, "plus": 1, "minus": 1}
    assert not network.has_edge("lee", "stock")
    assert network.nodes["stock"] == {
        "id": "stock",
        "name": "Claim stock.",
        "statements": 1,
        "bipartite": 1,
    }
    assert [data["bipartite"] for _, data in network.nodes(data=True)] == [
        0,
        0,
        1,
        1,
        1,
    ]


def test_congruence_that_conflict_balances_is_an_edge_of_weight_nought() -> None:
    m = spoken(
        [
            ("a", "x", "asserts", "d1"),
            ("b", "x", "asserts", "d1"),
            ("b", "x", "denies", "d1"),
        ]
    )
    for normalization in ONE_MODE:
        network = actor_network(m, aggregation="subtract", normalization=normalization)
        assert network["a"]["b"]["weight"] == 0
        assert network["a"]["b"]["sign"] == 0


def test_a_claim_with_the_id_of_an_actor_is_another_node() -> None:
    m = ArgumentMap("ids")
    m.assertion(m.claim("One.", id="same"), actor=m.actor("Same", id="same"))
    network = affiliation_network(m)
    assert list(network) == ["same", "claims/same"]
    assert network.nodes["claims/same"]["id"] == "same"


def test_without_a_source_repetition_counts_once() -> None:
    m = ArgumentMap("unsourced")
    caps, lee = m.claim("Caps.", id="caps"), m.actor("Lee", id="lee")
    for _ in range(3):
        m.assertion(caps, actor=lee)
    assert affiliation_network(m)["lee"]["caps"]["weight"] == 1
    assert affiliation_network(m, duplicates="include")["lee"]["caps"]["weight"] == 3


def test_what_is_only_proposed_is_left_out() -> None:
    m = two_by_three()
    for assertion in list(m.assertions.values()):
        if assertion.actor == "ortiz":
            m.replace(attrs.evolve(assertion, proposed=True))
    assert list(actor_network(m)) == ["lee"]


def test_people_count_as_their_organisation_at_the_date() -> None:
    m = spoken([("firm", "x", "asserts", "d1"), ("other", "x", "denies", "d1")])
    m.actor("Ann", id="ann", affiliations=[{"organization": "firm", "until": "2023"}])
    m.deny("x", actor="ann", source="d1")
    m.deny("x", actor="ann", source="d2")
    plain = affiliation_network(m)
    assert set(plain) == {"firm", "other", "ann", "x"}
    rolled = affiliation_network(m, roll_up=True)
    assert rolled["firm"]["x"] == {"weight": 0, "sign": 0, "plus": 1, "minus": 1}
    assert rolled["ann"]["x"]["minus"] == 1
    assert rolled.graph["roll_up"] is True


def test_a_window_has_both_its_ends_and_what_it_leaves_out_is_counted() -> None:
    m = spoken(
        [
            ("a", "x", "asserts", "d1"),
            ("a", "x", "asserts", "d2"),
            ("a", "x", "asserts", "d3"),
        ]
    )

    def told(**window: str) -> tuple[int, int, int]:
        how = actor_network(m, **window).graph  # type: ignore[arg-type]
        return how["statements"], how["undated"], how["straddling"]

    assert told() == (3, 0, 0)
    assert told(since="2023-01-01", until="2024-05-31") == (2, 1, 0)
    assert told(since="2023-01-02", until="2024-05-30") == (0, 1, 2)
    assert told(since="2024-05") == (1, 1, 0)
    assert told(until="2023") == (1, 1, 0)
    assert told(as_of="2023") == (1, 1, 0)
    assert told(as_of="2023-06") == (0, 1, 1)
    assert told(since="2024-06", as_of="2025") == (0, 1, 0)


def test_actors_claims_and_kinds_are_chosen() -> None:
    m = two_by_three()
    issue = m.issue("Which?", id="which")
    m.replace(attrs.evolve(m.claims["caps"], issue=issue.id))
    assert edges(actor_network(m, claims="starts", aggregation="ignore")) == {
        ("lee", "ortiz"): 4 / 2
    }
    assert set(claim_network(m, issues="which")) == {"caps"}
    assert list(actor_network(m, actors=["ortiz", "lee"])) == ["ortiz", "lee"]
    assert list(actor_network(m, kinds="news")) == []


def test_by_issue_a_basis_chooses_the_links_that_give_sides() -> None:
    m = ArgumentMap("sides")
    issue = m.issue("Do caps cut supply?", id="supply")
    m.claim("They do.", id="yes", issue=issue, thesis=True)
    m.claim("They do not.", id="no", issue=issue)
    m.contradict("yes", "no", basis="analyst")
    for name, claim in (("Lee", "yes"), ("Ortiz", "no")):
        m.assertion(claim, actor=m.actor(name, id=name.lower()))
    network = actor_network(m, by="issue", basis="analyst", aggregation="subtract")
    assert edges(network) == {("lee", "ortiz"): -1}
    assert network.graph["basis"] == "analyst"
    assert list(actor_network(m, by="issue", basis="explicit")) == ["lee"]


def test_by_claim_a_basis_has_nothing_to_choose() -> None:
    with pytest.raises(QueryError) as caught:
        actor_network(two_by_three(), basis="explicit")
    assert str(caught.value) == (
        "basis 'explicit' chooses the links that put claims on sides; by claim there "
        "are none: leave it out, or count by issue"
    )


def test_by_issue_a_side_is_counted_and_not_a_claim() -> None:
    m = ArgumentMap("sides")
    issue = m.issue("Do caps cut supply?", id="supply")
    m.claim("They do.", id="yes", issue=issue, thesis=True)
    m.claim("They do not.", id="no", issue=issue)
    m.claim("Beside it.", id="beside", issue=issue)
    m.contradict("yes", "no")
    for name, claim in (("Lee", "yes"), ("Ortiz", "no"), ("Roe", "beside")):
        m.assertion(claim, actor=m.actor(name, id=name.lower()))
    m.deny("no", actor=m.actor("Kim", id="kim"))
    network = actor_network(m, by="issue", aggregation="subtract", normalization="none")
    assert edges(network) == {
        ("lee", "ortiz"): -1,
        ("kim", "lee"): 1,
        ("kim", "ortiz"): -1,
    }
    assert edges(actor_network(m)) == {}
    assert edges(affiliation_network(m, by="issue"))["ortiz", "supply"] == -1


def test_a_silent_actor_is_alone_where_it_is_named() -> None:
    m = two_by_three()
    network = actor_network(m, actors=["roe", "lee"])
    assert list(network) == ["roe", "lee"]
    assert network.nodes["roe"]["statements"] == 0
    assert network.number_of_edges() == 0
    assert affiliation_network(m, actors="roe").number_of_edges() == 0


@pytest.mark.parametrize("make", [actor_network, claim_network, affiliation_network])
def test_nothing_that_counts_makes_an_empty_network(
    make: Callable[..., nx.Graph[str]],
) -> None:
    empty = make(ArgumentMap("empty"))
    assert (len(empty), empty.graph["statements"]) == (0, 0)
    assert len(make(two_by_three(), actors=[])) == 0
    assert len(make(two_by_three(), claims=[])) == 0
    assert make(two_by_three(), actors="lee", claims="caps").number_of_edges() == (
        make is affiliation_network
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"kinds": "goverment"},
            "'goverment' is not a kind of actor; did you mean 'government'?",
        ),
        (
            {"aggregation": "congruent"},
            "'congruent' is not an aggregation; did you mean 'congruence'?",
        ),
        (
            {"normalization": "activity"},
            "'activity' is not for actors; write none, average or jaccard",
        ),
        (
            {"duplicates": "week"},
            "'week' is not a policy on duplicates; write include, document, range",
        ),
        ({"by": "source"}, "cannot count by 'source'; write 'issue' or 'claim'"),
        (
            {"since": "2024", "until": "2023"},
            BACKWARDS,
        ),
        (
            {"since": "2024", "as_of": "2023"},
            BACKWARDS.replace("until", "as of"),
        ),
    ],
)
def test_a_wrong_word_is_refused(options: dict[str, Any], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        actor_network(two_by_three(), **options)
    assert str(caught.value) == message


def test_a_word_for_another_network_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        affiliation_network(two_by_three(), normalization="jaccard")
    assert str(caught.value) == (
        "'jaccard' is not for affiliations; write none, activity or prominence"
    )
    with pytest.raises(QueryError) as caught:
        affiliation_network(two_by_three(), aggregation="conflict")
    assert str(caught.value) == (
        "'conflict' compares two actors or two claims; for affiliations write subtract "
        "or ignore"
    )
    with pytest.raises(UnknownIdError):
        actor_network(two_by_three(), actors="nobody")


HOW = st.fixed_dictionaries(
    {
        "aggregation": st.sampled_from(Aggregation),
        "normalization": st.sampled_from([Normalization(one) for one in ONE_MODE]),
        "duplicates": st.sampled_from(Duplicates),
    }
)


@settings(deadline=None, max_examples=80)
@given(sayings(), HOW, st.randoms(use_true_random=False))
def test_the_order_of_actors_only_permutes(
    said: Said, how: dict[str, Any], random: Random
) -> None:
    m = spoken(said, actors=tuple("abcd"))
    order = list("abcd")
    random.shuffle(order)
    one = actor_network(m, actors=list("abcd"), **how)
    two = actor_network(m, actors=order, **how)
    assert list(two) == order
    assert edges(one) == edges(two)


@settings(deadline=None, max_examples=80)
@given(sayings("abc"), HOW)
def test_a_silent_actor_changes_no_weight(said: Said, how: dict[str, Any]) -> None:
    m = spoken(said)
    more = spoken(
        [*said, ("mute", "w", "doubts", "d1"), ("mute", "v", "reports", "d1")]
    )
    assert edges(actor_network(m, **how)) == edges(actor_network(more, **how))
    assert edges(claim_network(m, **how)) == edges(claim_network(more, **how))


TURNED = {"asserts": "denies", "denies": "asserts"}


@settings(deadline=None, max_examples=80)
@given(sayings(), HOW)
def test_congruence_and_conflict_swap_when_one_actor_is_turned_round(
    said: Said, how: dict[str, Any]
) -> None:
    turned = [(a, c, TURNED.get(s, s) if a == "a" else s, d) for a, c, s, d in said]

    def with_a(rows: Said, aggregation: str) -> dict[tuple[str, str], float]:
        found = edges(
            actor_network(spoken(rows), **{**how, "aggregation": aggregation})
        )
        return {pair: weight for pair, weight in found.items() if "a" in pair}

    assert with_a(said, "congruence") == pytest.approx(with_a(turned, "conflict"))
    assert with_a(said, "conflict") == pytest.approx(with_a(turned, "congruence"))
    negated = {pair: -weight for pair, weight in with_a(turned, "subtract").items()}
    assert with_a(said, "subtract") == pytest.approx(negated)
    assert with_a(said, "ignore") == pytest.approx(with_a(turned, "ignore"))


@settings(deadline=None, max_examples=80)
@given(sayings(), HOW)
def test_weights_are_finite_the_diagonal_is_empty_and_jaccard_is_a_share(
    said: Said, how: dict[str, Any]
) -> None:
    for make in (actor_network, claim_network):
        network = make(spoken(said), **how)
        assert nx.number_of_selfloops(network) == 0
        for weight in edges(network).values():
            assert math.isfinite(weight)
            if how["normalization"] == "jaccard":
                lowest = -1 if how["aggregation"] == "subtract" else 0
                assert lowest <= weight <= 1
            if how["normalization"] == "none":
                assert isinstance(weight, int)


@settings(deadline=None, max_examples=80)
@given(sayings(), st.sampled_from(Duplicates))
def test_weights_are_those_of_the_matrices(said: Said, policy: Duplicates) -> None:
    # The definition, written out: C is the sum over claims of x+ x'+ + x- x'-.
    two = affiliation_network(spoken(said), duplicates=policy)
    one = actor_network(spoken(said), duplicates=policy, normalization="average")
    actors = [node for node in two if two.nodes[node]["bipartite"] == 0]
    for number, a in enumerate(actors):
        for b in actors[:number]:
            joint = set(two[a]) & set(two[b])
            alike = sum(
                two[a][c]["plus"] * two[b][c]["plus"]
                + two[a][c]["minus"] * two[b][c]["minus"]
                for c in joint
            )
            mean = (two.nodes[a]["statements"] + two.nodes[b]["statements"]) / 2
            assert one.has_edge(a, b) == (alike > 0)
            if alike:
                assert one[a][b]["weight"] == alike / mean
