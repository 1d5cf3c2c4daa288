"""Two coders with 100,000 assertions each, and alpha over as many units."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import pytest

from argmap.analysis.coding.alpha import krippendorff_alpha
from argmap.analysis.coding.reliability import compare_coders
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim
from argmap.model.sources import Passage, Source

ASSERTIONS = 100_000
CLAIMS = 20_000
ACTORS = 200


@cache
def coded(*, shift: int, sources: int) -> ArgumentMap:
    """Return a map of passages of 100 characters, one every 60, each cut by `shift`."""
    r = Random(0)  # noqa: S311 - a benchmark
    m = ArgumentMap("large")
    m.add(
        *(Source(id=f"s{i}", title=f"Text {i}") for i in range(sources)),
        *(Actor(id=f"p{i}", name=f"Actor {i}") for i in range(ACTORS)),
        *(Claim(id=f"c{i}", text=f"Claim {i}.") for i in range(CLAIMS)),
    )
    said = []
    for i in range(ASSERTIONS):
        start = 60 * (i // sources)
        said.append(
            Assertion(
                id=f"q{i}",
                actor=f"p{r.randrange(ACTORS)}",
                claim=f"c{r.randrange(CLAIMS)}",
                stance=Stance.DENIES if (i + shift) % 10 == 0 else Stance.ASSERTS,
                passage=Passage(
                    source=f"s{i % sources}", spans=((start, start + 100 - shift),)
                ),
            )
        )
    m.add(*said)
    return m


@pytest.mark.parametrize("sources", [1, 1000])
@pytest.mark.parametrize("shift", [0, 5])
def test_two_coders_of_a_hundred_thousand(
    benchmark: Any, shift: int, sources: int
) -> None:
    maps = coded(shift=0, sources=sources), coded(shift=shift, sources=sources)
    found = benchmark.pedantic(compare_coders, maps, rounds=3)
    assert len(found.units) == ASSERTIONS


def test_a_thousand_passages_as_long_as_the_text(benchmark: Any) -> None:
    maps = []
    for shift in (0, 5):
        maps.append(m := coded(shift=shift, sources=1).subset())
        m.add(
            *(
                Assertion(
                    id=f"long{i}",
                    actor="p0",
                    claim="c0",
                    passage=Passage(source="s0", spans=((i, 6_000_000 + i - shift),)),
                )
                for i in range(1000)
            )
        )
    found = benchmark.pedantic(compare_coders, maps, rounds=1)
    assert len(found.units) == ASSERTIONS + 1000


@pytest.mark.parametrize("level", ["nominal", "interval"])
def test_alpha_of_a_million_units(benchmark: Any, level: str) -> None:
    r = Random(0)  # noqa: S311 - a benchmark
    units = [(r.randrange(5), r.randrange(5)) for _ in range(1_000_000)]
    found = benchmark.pedantic(krippendorff_alpha, (units,), {"level": level}, rounds=3)
    assert found.units == len(units)
