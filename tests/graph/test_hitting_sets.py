from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.graph import hitting_sets as module
from argmap.graph.attacks import AttackGraph
from argmap.graph.hitting_sets import hitting_sets
from argmap.graph.labelling import Label
from tests.graph.forcing import changing_sets
from tests.graph.frameworks import Framework, frameworks, graph_of

# Each of the two keeps the other from falling, with a reply of its own beside it.
PROPPED = (6, [(0, 1), (2, 1), (3, 4), (2, 3), (1, 2), (4, 5), (5, 0)])
# What stands is undecided once the first has fallen, and may fall all the same.
HALF_OPEN = (6, [(3, 4), (4, 3), (4, 2), (1, 4), (5, 0), (2, 5), (5, 2)])


@settings(max_examples=400)
@given(frameworks(most=8), st.data())
def test_the_sets_are_those_found_by_trying_all(
    framework: Framework, data: st.DataObject
) -> None:
    graph = graph_of(framework)
    goal = data.draw(st.integers(0, graph.size - 1))
    found = hitting_sets(graph, goal)
    assert list(found.sets) == changing_sets(graph, goal, range(graph.size))
    assert found.complete


@pytest.mark.parametrize("framework", [PROPPED, HALF_OPEN])
def test_sets_in_circles_are_those_found_by_trying_all(framework: Framework) -> None:
    graph = graph_of(framework)
    for goal in range(graph.size):
        found = hitting_sets(graph, goal)
        assert list(found.sets) == changing_sets(graph, goal, range(graph.size))


def test_no_pair_holds_one_whose_fall_alone_changes_the_label() -> None:
    arcs = [(0, 1), (1, 2), (3, 2), (4, 3), (5, 3)]
    found = hitting_sets(graph_of((6, arcs)), 2)
    assert found.sets == (((0,), Label.OUT), ((4, 5), Label.OUT))


@given(frameworks(most=8), st.data())
def test_only_those_asked_for_fall(framework: Framework, data: st.DataObject) -> None:
    graph = graph_of(framework)
    able = data.draw(st.sets(st.integers(0, graph.size - 1)))
    found = hitting_sets(graph, 0, among=able)
    assert list(found.sets) == changing_sets(graph, 0, sorted(able))


@given(frameworks(), st.randoms(use_true_random=False))
def test_renaming_arguments_only_permutes_the_sets(
    framework: Framework, chance: random.Random
) -> None:
    size, arcs = framework
    order = list(range(size))
    chance.shuffle(order)
    renamed = graph_of((size, [(order[a], order[b]) for a, b in arcs]))
    told = {
        (frozenset(order[i] for i in fallen), after)
        for fallen, after in hitting_sets(graph_of(framework), 0).sets
    }
    sets = hitting_sets(renamed, order[0]).sets
    assert {(frozenset(fallen), after) for fallen, after in sets} == told


@given(frameworks(), frameworks())
def test_an_unrelated_component_changes_nothing(one: Framework, two: Framework) -> None:
    size = one[0]
    both = (size + two[0], [*one[1], *((a + size, b + size) for a, b in two[1])])
    assert hitting_sets(graph_of(both), 0) == hitting_sets(graph_of(one), 0)


@given(frameworks(most=8), st.integers(0, 60))
@example((5, [(1, 0), (2, 0), (3, 1), (4, 2)]), 12)
def test_a_search_cut_short_says_so_and_finds_nothing_wrong(
    framework: Framework, most: int
) -> None:
    graph = graph_of(framework)
    found = hitting_sets(graph, 0, most=most)
    whole = hitting_sets(graph, 0)
    assert set(found.sets) <= set(whole.sets)
    assert found.complete == (found == whole)


def test_more_members_than_the_bits_allow_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    graph = AttackGraph.from_arrays(5, [1, 2, 3, 4], [0, 0, 1, 2])
    monkeypatch.setattr(module, "MOST_BITS", 5)
    found = hitting_sets(graph, 0)
    assert [fallen for fallen, _ in found.sets] == [(3,)]
    assert not found.complete


def test_only_what_every_proof_needs_is_tried() -> None:
    """Fifty attackers with two replies each: fifty pairs of five thousand."""
    attacks = [(i, 0) for i in range(1, 51)]
    replies = [(50 + 2 * i + k, i) for i in range(1, 51) for k in (0, 1)]
    found = hitting_sets(graph_of((153, [*attacks, *replies])), 0)
    assert len(found.sets) == found.tried == 50
    assert found.sets[0][0] == (52, 53)


def test_a_goal_that_nothing_leads_to_has_no_sets() -> None:
    found = hitting_sets(AttackGraph.from_arrays(2, [0], [1]), 0)
    assert (found.sets, found.tried, found.complete) == ((), 0, True)


def test_a_long_chain_needs_no_recursion() -> None:
    size = 20_001
    chain = AttackGraph.from_arrays(size, [*range(size - 1)], [*range(1, size)])
    found = hitting_sets(chain, size - 1, most=500_000)
    assert not found.complete
    assert found.sets[0][0] == (0,)
