"""Time in a large map: figures at a date, chains of supersession, events, histories."""

from __future__ import annotations

import functools

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am

CLAIMS = 100_000
SERIES = 1_000


@functools.cache
def chronicle(claims: int = CLAIMS, dates: int = 100) -> am.ArgumentMap:
    """Return a map in which each claim has a figure that supersedes an earlier one."""
    m = am.ArgumentMap("Chronicle")
    m.add(am.Actor(id="office", name="Office"), am.Issue(id="i", question="How many?"))
    m.add(
        *(
            am.Claim(
                id=f"c{n}",
                text=f"Figure {n}.",
                issue="i",
                valid=am.Date(f"{1900 + n // SERIES}-{n % 12 + 1:02d}"),
                quantity=am.Quantity(
                    value=n,
                    unit=f"unit {n % SERIES}",
                    measure=am.Measure.STOCK if n % 2 else am.Measure.FLOW,
                ),
            )
            for n in range(claims)
        ),
        *(
            am.Assertion(
                id=f"a{n}",
                actor="office",
                claim=f"c{n}",
                date=am.Date(f"{1900 + n % dates}"),
            )
            for n in range(claims)
        ),
        *(
            am.Relation(
                id=f"r{n}",
                kind=am.RelationKind.SUPERSEDES,
                premises=(f"c{n}",),
                target=f"c{n - SERIES}",
            )
            for n in range(SERIES, claims)
        ),
    )
    return m


@pytest.mark.parametrize("at", [None, "1950-06"])
def test_figures_of_a_hundred_thousand_claims(
    benchmark: BenchmarkFixture, at: str | None
) -> None:
    m = chronicle()
    found = benchmark(am.figures, m, at=at)
    assert len(found) + len(found.without) >= SERIES


def test_a_question_that_most_series_do_not_answer(benchmark: BenchmarkFixture) -> None:
    m = chronicle()
    found = benchmark(am.figures, m, at="1900-01", issue="i")
    assert len(found.without) > SERIES / 2


def test_chains_of_a_hundred_thousand_claims(benchmark: BenchmarkFixture) -> None:
    m = chronicle()
    chains = benchmark(am.supersessions, m)
    assert len(chains) == SERIES


def test_the_timeline_of_a_hundred_thousand_claims(
    benchmark: BenchmarkFixture,
) -> None:
    m = chronicle()
    found = benchmark(am.timeline, m)
    assert len(found.events) == 2 * CLAIMS


@pytest.mark.parametrize("dates", [10, 40])
def test_histories_take_a_labelling_for_each_date(
    benchmark: BenchmarkFixture, dates: int
) -> None:
    m = chronicle(10_000, dates)
    found = benchmark.pedantic(am.histories, (m,), rounds=2)  # type: ignore[no-untyped-call]
    assert len(found.dates) == dates
