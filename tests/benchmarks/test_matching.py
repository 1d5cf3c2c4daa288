"""Matching claims across documents: linear, 2,500 and 10,000 claims of 20 sources."""

from __future__ import annotations

import random

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am

SOURCES = 20
SYLLABLES = ("ba", "de", "fi", "go", "lu", "ma", "ne", "pi", "ro", "su", "ta", "ve")
VOCABULARY = [f"{a}{b}{c}k" for a in SYLLABLES for b in SYLLABLES for c in SYLLABLES]
# As in a language: the n-th word is n times as rare as the first.
FREQUENCIES = [1 / (rank + 3) for rank in range(len(VOCABULARY))]


def debate(size: int) -> am.ArgumentMap:
    """Return a map of claims in words drawn at random, one in three with a figure."""
    chance = random.Random(7)  # noqa: S311 - no secret
    m = am.ArgumentMap("Debate")
    actor = m.actor("Actor")
    for number in range(SOURCES):
        m.source(f"Paper {number}", id=f"p{number}", issued=2000 + number)
    for number in range(size):
        words = chance.choices(VOCABULARY, FREQUENCIES, k=12)
        if number % 3 == 0:
            words[6:6] = [str(chance.randint(11, 99)), f"{chance.choice(VOCABULARY)}s"]
        claim = m.claim(" ".join(words), id=f"c{number}")
        source = f"p{number % SOURCES}"
        m.assertion(claim, actor=actor, source=source, id=f"a{number}")
    return m


@pytest.mark.parametrize("size", [2_500, 10_000])
def test_claims_are_matched(benchmark: BenchmarkFixture, size: int) -> None:
    m = debate(size)
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        am.match_claims, (m,), rounds=1
    )
    assert found.same


@pytest.mark.parametrize("size", [2_500, 10_000])
def test_claims_are_matched_by_aspects(benchmark: BenchmarkFixture, size: int) -> None:
    m = debate(size)
    aspects = [
        am.Aspect(name=word, patterns=(word, f"{word}|{other}"))
        for word, other in zip(VOCABULARY[:20], VOCABULARY[20:40], strict=True)
    ]
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        am.match_claims, (m, aspects), rounds=1
    )
    assert found.same
