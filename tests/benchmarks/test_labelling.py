"""Grounded labels: of a million arguments from arrays, and of a large map."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am
from tests.benchmarks.test_build import CLAIMS, build

SIZE = 1_000_000
Arcs = tuple[NDArray[np.int64], NDArray[np.int64]]


def random_graph(size: int = SIZE) -> Arcs:
    """Return three attacks for each argument, each between any two."""
    chance = np.random.default_rng(1)
    return (
        chance.integers(0, size, 3 * size),
        chance.integers(0, size, 3 * size),
    )


def debates(size: int = SIZE) -> Arcs:
    """Return a forest of debates of fifty claims: each claim attacks an earlier one."""
    chance = np.random.default_rng(2)
    children = np.arange(size)
    children = children[children % 50 > 0]
    parents = (
        children - 1 - (chance.random(len(children)) * (children % 50)).astype(int)
    )
    return children, parents


def chain(size: int = SIZE) -> Arcs:
    """Return one line in which each argument attacks the next."""
    return np.arange(size - 1), np.arange(1, size)


def scattered_chain(size: int = SIZE) -> Arcs:
    """Return a chain whose arguments lie in no order."""
    order = np.random.default_rng(3).permutation(size)
    return order[:-1], order[1:]


def widening(size: int = SIZE) -> Arcs:
    """Return a long chain whose end attacks the roots of a wide forest."""
    stem = size // 4
    sources, targets = debates(size - stem)
    roots = np.arange(stem, size, 50)
    return (
        np.concatenate([np.arange(stem), np.full(len(roots), stem), sources + stem]),
        np.concatenate([np.arange(1, stem + 1), roots, targets + stem]),
    )


SHAPES = [random_graph, debates, chain, scattered_chain, widening]


@pytest.mark.parametrize("shape", SHAPES)
def test_label_a_million_arguments(
    benchmark: BenchmarkFixture, shape: Callable[[], Arcs]
) -> None:
    sources, targets = shape()

    def label() -> int:
        graph = am.AttackGraph.from_arrays(SIZE, sources, targets)
        return int((am.grounded(graph) == am.Label.IN).sum())

    assert benchmark(label) > 0


def test_list_what_stands_in_a_large_map(benchmark: BenchmarkFixture) -> None:
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        am.unrebutted, setup=lambda: ((build(),), {}), rounds=3
    )
    assert 0 < len(found) < CLAIMS


def test_assess_a_large_map(benchmark: BenchmarkFixture) -> None:
    m = build()
    found = benchmark.pedantic(am.assess, (m,), rounds=2)  # type: ignore[no-untyped-call]
    assert len(found) == CLAIMS
