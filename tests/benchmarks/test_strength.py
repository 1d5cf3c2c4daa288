"""Strengths of a million arguments: with cycles, as one chain, and as a debate."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from argmap.analysis.strength import StrengthMethod, strengths
from argmap.graph.bipolar import BipolarGraph
from tests.benchmarks.test_build import build

SIZE = 1_000_000
EDGES = 3_000_000


def cyclic() -> BipolarGraph:
    """Return random edges, half of them supports; most arguments are on a loop."""
    r = np.random.default_rng(0)
    sources, targets = r.integers(0, SIZE, (2, EDGES))
    for_ = r.random(EDGES) < 0.5
    return BipolarGraph.from_arrays(
        SIZE,
        supports=(sources[for_], targets[for_]),
        attacks=(sources[~for_], targets[~for_]),
        base=r.random(SIZE),
    )


def chain() -> BipolarGraph:
    """Return arguments each of which attacks the next."""
    steps = np.arange(SIZE - 1)
    return BipolarGraph.from_arrays(SIZE, attacks=(steps, steps + 1))


def after_a_loop() -> BipolarGraph:
    """Return a chain whose first two arguments attack each other."""
    steps = np.arange(SIZE - 1)
    ends = np.append(steps, 1), np.append(steps + 1, 0)
    return BipolarGraph.from_arrays(SIZE, attacks=ends)


def forest() -> BipolarGraph:
    """Return 20,000 debates of 50 arguments, each a reply to an earlier one."""
    r = np.random.default_rng(0)
    replies = np.arange(SIZE).reshape(-1, 50)[:, 1:]
    earlier = (r.random(replies.shape) * np.arange(1, 50)).astype(int)
    sources, targets = replies.ravel(), (replies[:, :1] - 1 + earlier).ravel()
    for_ = r.random(len(sources)) < 0.5
    return BipolarGraph.from_arrays(
        SIZE,
        supports=(sources[for_], targets[for_]),
        attacks=(sources[~for_], targets[~for_]),
    )


@pytest.mark.parametrize("method", StrengthMethod)
@pytest.mark.parametrize("make", [cyclic, chain, after_a_loop, forest])
def test_a_million_arguments(
    benchmark: Any, make: Callable[[], BipolarGraph], method: StrengthMethod
) -> None:
    graph = make()
    found = benchmark.pedantic(strengths, (graph, method), rounds=3)
    assert found.converged


def test_making_a_graph_of_a_million_arguments(benchmark: Any) -> None:
    graph = benchmark.pedantic(cyclic, rounds=3)
    assert len(graph.sources) == EDGES


def test_a_large_map(benchmark: Any) -> None:
    m = build()
    found = benchmark.pedantic(strengths, (m,), rounds=3)
    assert len(found) == len(m)
