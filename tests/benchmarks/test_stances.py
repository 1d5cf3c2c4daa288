"""Stances of a million assertions compared: every pair of two hundred actors."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pytest

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.pairs import Pair
from argmap.analysis.stances.silence import silences
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.relations import Relation, RelationKind

ACTORS = 200
CLAIMS = 100_000
ISSUES = 100
ASSERTIONS = 1_000_000
YEARS = [Date(f"{year}") for year in range(2000, 2025)]


@cache
def spoken() -> ArgumentMap:
    """Return a map on whose claims ten of two hundred actors speak each."""
    r = Random(0)  # noqa: S311 - a benchmark
    m = ArgumentMap("large")
    m.add(
        *(Actor(id=f"p{i}", name=f"Actor {i}") for i in range(ACTORS)),
        *(
            Issue(id=f"i{i}", question=f"Issue {i}?", thesis=f"c{i}")
            for i in range(ISSUES)
        ),
        *(
            Claim(id=f"c{i}", text=f"Claim {i}.", issue=f"i{i % ISSUES}")
            for i in range(CLAIMS)
        ),
        *(
            Relation(
                id=f"r{i}",
                kind=r.choice((RelationKind.SUPPORTS, RelationKind.ATTACKS)),
                premises=(f"c{i}",),
                target=f"c{i % ISSUES}",
            )
            for i in range(ISSUES, CLAIMS // 10)
        ),
    )
    m.add(
        *(
            Assertion(
                id=f"a{i}",
                actor=f"p{r.randrange(ACTORS)}",
                claim=f"c{r.randrange(CLAIMS)}",
                stance=r.choice((Stance.ASSERTS, Stance.DENIES)),
                date=r.choice(YEARS),
            )
            for i in range(ASSERTIONS)
        )
    )
    return m


@pytest.mark.parametrize("derived", [False, True])
@pytest.mark.parametrize("latest", [False, True])
@pytest.mark.parametrize("by", ["claim", "issue"])
def test_all_pairs_of_a_million_assertions(
    benchmark: Any, by: str, *, latest: bool, derived: bool
) -> None:
    m = spoken()

    def all_pairs() -> tuple[Pair, ...]:
        return compare_stances(m, by=by, latest=latest, derived=derived).pairs()

    pairs = benchmark.pedantic(all_pairs, rounds=3)
    assert len(pairs) == ACTORS * (ACTORS - 1) // 2


def test_silences_on_a_hundred_thousand_claims(benchmark: Any) -> None:
    table = compare_stances(spoken(), by="claim")
    found = benchmark.pedantic(silences, args=(table,), rounds=1)
    assert len(found) == ACTORS
