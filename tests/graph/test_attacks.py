from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from argmap.errors import QueryError
from argmap.graph.attacks import SMALL, AttackGraph, rows
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates
from tests.graph.frameworks import Framework, arcs_of, frameworks, graph_of


@given(frameworks())
def test_a_graph_holds_each_attack_once_in_rising_order(framework: Framework) -> None:
    size, arcs = framework
    twice = graph_of((size, [*arcs, *reversed(arcs)]))
    assert arcs_of(twice) == sorted(arcs)


@settings(deadline=None)
@given(debates())
def test_attackers_are_the_targets_turned_round(m: ArgumentMap) -> None:
    graph = AttackGraph.from_map(m)
    attackers = graph.attackers()
    assert len(attackers) == graph.size
    turned = [(a, b) for b, found in enumerate(attackers) for a in found]
    assert sorted(turned) == arcs_of(graph)


@given(frameworks())
def test_rows_are_the_same_with_numpy_and_without(framework: Framework) -> None:
    _, arcs = framework
    sources, targets = [a for a, _ in arcs], [b for _, b in arcs]
    small = rows(SMALL - 1, sources, targets)
    large = rows(SMALL, sources, targets)
    assert small[0].tolist() == large[0].tolist()[:-1]
    assert small[1].tolist() == large[1].tolist()


def test_a_graph_is_made_from_arrays_of_any_integers() -> None:
    for kind in (np.int8, np.uint16, np.int32, np.int64, np.uint64):
        graph = AttackGraph.from_arrays(
            3, np.array([2, 0], dtype=kind), np.array([0, 1], dtype=kind)
        )
        assert arcs_of(graph) == [(0, 1), (2, 0)]


def test_a_graph_may_be_empty_or_without_attacks() -> None:
    assert AttackGraph.from_arrays(0, [], []).attackers() == []
    assert AttackGraph.from_arrays(2, [], []).attackers() == [[], []]


def test_the_arrays_of_a_graph_are_read_only_and_not_those_given() -> None:
    sources, targets = np.array([0]), np.array([1])
    graph = AttackGraph.from_arrays(2, sources, targets)
    targets[0] = 0
    assert graph.attacked.tolist() == [1]
    with pytest.raises(ValueError, match="read-only"):
        np.asarray(graph.attacked)[0] = 0


def test_a_graph_says_how_large_it_is() -> None:
    assert repr(AttackGraph.from_arrays(2, [0], [1])) == (
        "<AttackGraph: 2 arguments, 1 attacks>"
    )


@pytest.mark.parametrize(
    ("size", "sources", "targets", "message"),
    [
        (
            2,
            [0],
            [2],
            "attacks: targets[0]: no argument has number 2; arguments are 0 to 1",
        ),
        (
            2,
            [0, -1],
            [1, 1],
            "attacks: sources[1]: no argument has number -1; arguments are 0 to 1",
        ),
        (0, [0], [0], "attacks: sources[0]: no argument has number 0; there is none"),
        (
            2,
            [0, 1],
            [1],
            (
                "attacks: there are 2 sources and 1 targets; give one target for each "
                "source"
            ),
        ),
        (
            2,
            [0.5],
            [1],
            "attacks: sources: the values are of type float64; give integers",
        ),
        (
            2,
            [True],
            [1],
            "attacks: sources: the values are of type bool; give integers",
        ),
        (
            2,
            0,
            [1],
            "attacks: sources: the array has 0 dimensions; give one, of integers",
        ),
        (-1, [], [], "size: -1 is no number of arguments; write 0 or more"),
        (2.0, [], [], "size: 2.0 is no number of arguments; write 0 or more"),
        (
            2**31,
            [],
            [],
            "size: 2147483648 arguments are too many; the most are 2147483647",
        ),
    ],
)
def test_arrays_that_are_no_attacks_are_refused(
    size: Any, sources: Any, targets: Any, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        AttackGraph.from_arrays(size, sources, targets)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("argument", "message"),
    [
        (2, "there is no argument 2; of 2 the last is 1"),
        (-1, "there is no argument -1; of 2 the last is 1"),
        (True, "there is no argument True; of 2 the last is 1"),
        (1.0, "there is no argument 1.0; of 2 the last is 1"),
        (float("nan"), "there is no argument nan; of 2 the last is 1"),
        (None, "there is no argument None; of 2 the last is 1"),
        (
            "caps",
            "'caps' names no argument: in a graph made from arrays they go by number",
        ),
    ],
)
def test_an_argument_that_is_not_there_is_refused(argument: Any, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        AttackGraph.from_arrays(2, [0], [1]).number(argument)
    assert str(caught.value) == message


def test_an_empty_graph_has_no_last_argument() -> None:
    with pytest.raises(QueryError) as caught:
        AttackGraph.from_arrays(0, [], []).number(0)
    assert str(caught.value) == "there is no argument 0; the graph has none"
