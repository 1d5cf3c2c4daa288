"""What a claim depends on: pivots and sources, in one debate of 10,000 claims."""

from __future__ import annotations

import functools
import random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am

CLAIMS = 10_000


@functools.cache
def debate(shape: str) -> am.ArgumentMap:
    """Return a debate in which each claim attacks an earlier one, out of a document.

    ``wide``: any earlier one, with a contradiction for every tenth; ``deep``: one of
    the twenty before it; ``paired``: a hundred objections to the first, each with two
    replies that are objected to and defended, so that it turns on a hundred pairs.
    """
    chance = random.Random(7)  # noqa: S311 - no secret
    m = am.ArgumentMap("Large")
    for i in range(CLAIMS // 10):
        m.source(f"Document {i}", id=f"s{i}")
    m.actor("Voice", id="voice")
    for i in range(CLAIMS):
        m.claim(f"Claim number {i} says that something is so and so.", id=f"c{i}")
        m.assertion(f"c{i}", actor="voice", source=f"s{chance.randrange(CLAIMS // 10)}")
        if not i:
            continue
        if shape == "wide":
            target = chance.randrange(i)
            if not i % 10:
                m.contradict(f"c{chance.randrange(i)}", f"c{i}")
        elif shape == "deep":
            target = max(0, i - 1 - chance.randrange(20))
        elif i <= 100:
            target = 0
        elif i <= 300:
            target = 1 + (i - 101) // 2
        else:
            target = i - 200 if i <= 500 else 301 + i % 200
        m.attack(f"c{target}", by=f"c{i}", id=f"r{i}")
    return m


@pytest.mark.parametrize("shape", ["wide", "deep", "paired"])
def test_pivots_of_a_large_debate(benchmark: BenchmarkFixture, shape: str) -> None:
    m = debate(shape)
    found = benchmark.pedantic(am.pivots, (m, "c0"), rounds=3)  # type: ignore[no-untyped-call]
    assert found.complete


@pytest.mark.parametrize("shape", ["wide", "deep", "paired"])
def test_robustness_in_a_large_debate(benchmark: BenchmarkFixture, shape: str) -> None:
    m = debate(shape)
    found = benchmark.pedantic(am.robustness, (m, "c0"), rounds=2)  # type: ignore[no-untyped-call]
    assert found.sources


def test_what_if_in_a_large_debate(benchmark: BenchmarkFixture) -> None:
    m = debate("wide")
    run = functools.partial(am.what_if, without=["s1", "s2"])
    found = benchmark.pedantic(run, (m,), rounds=3)  # type: ignore[no-untyped-call]
    assert found.changes
