"""Tables of 100,000 stances, read and written: 500 actors on 200 claims."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from argmap.formats.table import dumps, loads, loads_with_log

ACTORS, CLAIMS = 500, 200
WORDS = ("agree", "disagree", "neutral")


def coded() -> str:
    """Return a list with sources, dates and wordings."""
    rows = (
        f"Actor {a},Claim {c} of the debate.,{WORDS[(a * c) % 3]},"
        f"Source {(a + c) % 300},2024-05-{1 + c % 28:02},Words {a} of {c}\n"
        for c in range(CLAIMS)
        for a in range(ACTORS)
    )
    return "actor,claim,stance,source,date,wording\n" + "".join(rows)


@pytest.mark.parametrize("layout", ["stances", "matrix"])
def test_reading(benchmark: BenchmarkFixture, layout: str) -> None:
    text = coded()
    if layout == "matrix":
        text = dumps(loads(text, format="stances"), format=layout)
    m, log = benchmark(loads_with_log, text, format=layout)
    assert len(m.assertions) == ACTORS * CLAIMS
    assert not log.findings


@pytest.mark.parametrize("layout", ["stances", "matrix"])
def test_writing(benchmark: BenchmarkFixture, layout: str) -> None:
    m = loads(coded(), format="stances")
    assert len(benchmark(dumps, m, format=layout)) > ACTORS * CLAIMS
