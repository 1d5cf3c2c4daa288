"""Preferred semantics: one claim of a large debate, many claims, and a hard graph."""

from __future__ import annotations

import numpy as np
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am
from argmap.graph.undecided import Undecided
from tests.benchmarks.test_labelling import Arcs

SIZE = 100_000


def clashing(size: int, *, each: int, share: float = 1.0) -> Arcs:
    """Return a forest of debates, a share of their attacks contradictions."""
    chance = np.random.default_rng(2)
    children = np.arange(size)
    children = children[children % each > 0]
    parents = (
        children - 1 - (chance.random(len(children)) * (children % each)).astype(int)
    )
    back = chance.random(len(children)) < share
    return (
        np.concatenate([children, parents[back]]),
        np.concatenate([parents, children[back]]),
    )


def watched(size: int, *, each: int) -> Arcs:
    """Return debates whose first claim is settled either way, by each of many clashes.

    Every fourth argument is the doubt that the two before it rule out between them;
    all doubts of a debate attack its first claim.
    """
    first = np.arange(0, size, each)
    clash = np.arange(size).reshape(-1, 4)
    clash = clash[clash[:, 0] % each > 0]
    _, one, other, doubt = clash.T
    pairs = [(one, other), (other, one), (one, doubt), (other, doubt)]
    pairs.append((doubt, first[doubt // each]))
    return (
        np.concatenate([sources for sources, _ in pairs]),
        np.concatenate([targets for _, targets in pairs]),
    )


def searched(graph: am.AttackGraph, *, most: int) -> int:
    """Return the first argument with enough ancestors that takes a search."""
    part = Undecided(graph)
    return next(
        one
        for one, attackers in part.attackers.items()
        if not any(map(part.stands_alone, (one, *attackers)))
        and len(part.ancestors([one])) >= most
    )


@pytest.mark.parametrize("mode", list(am.Mode))
@pytest.mark.parametrize("share", [1.0, 0.9])
@pytest.mark.parametrize("each", [50, 10_000, 100_000])
def test_the_first_claim_of_a_large_debate(
    benchmark: BenchmarkFixture, each: int, share: float, mode: am.Mode
) -> None:
    arcs = clashing(SIZE, each=each, share=share)
    graph = am.AttackGraph.from_arrays(SIZE, *arcs)
    assert am.grounded(graph)[0] == am.Label.UNDEC
    found = benchmark(am.acceptable, graph, 0, mode=mode)
    assert found is (mode is am.Mode.CREDULOUS)


@pytest.mark.parametrize("mode", list(am.Mode))
@pytest.mark.parametrize("each", [10_000, 100_000])
def test_a_claim_of_a_large_debate_that_takes_a_search(
    benchmark: BenchmarkFixture, each: int, mode: am.Mode
) -> None:
    graph = am.AttackGraph.from_arrays(SIZE, *clashing(SIZE, each=each, share=0.9))
    one = searched(graph, most=each // 10)
    assert benchmark(am.acceptable, graph, one, mode=mode) is not None


def test_a_claim_that_many_clashes_settle_either_way(
    benchmark: BenchmarkFixture,
) -> None:
    graph = am.AttackGraph.from_arrays(SIZE, *watched(SIZE, each=2_000))
    assert benchmark(am.acceptable, graph, 0, mode="sceptical") is True


@pytest.mark.parametrize("mode", list(am.Mode))
def test_a_hard_random_graph_spends_the_budget(
    benchmark: BenchmarkFixture, mode: am.Mode
) -> None:
    size = 400
    chance = np.random.default_rng(4)
    graph = am.AttackGraph.from_arrays(size, *chance.integers(0, size, (2, 12 * size)))
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        am.acceptable, (graph, 0), {"mode": mode}, rounds=2
    )
    assert found is None
