"""Lists of 10,000 sources, read and written."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from argmap.formats.table import dumps, loads_with_log

SOURCES = 10_000


def bibliography() -> str:
    """Return entries with accents, braces, two authors and a few further fields."""
    return "\n".join(
        f'@article{{doe{i},\n  title = {{The {{RENT}} of K{{\\"o}}ln, part {i}}},\n'
        "  author = {Doe, Jane and de la Cruz, Juan},\n  year = 2020, month = jan,\n"
        f"  journal = {{Cities}}, volume = {{{i % 40}}}, pages = {{1--{i}}},\n"
        f"  url = {{https://example.org/{i}}},\n}}"
        for i in range(SOURCES)
    )


@pytest.mark.parametrize("format_", ["bibtex", "csl-json"])
def test_reading(benchmark: BenchmarkFixture, format_: str) -> None:
    text = bibliography()
    if format_ == "csl-json":
        text = dumps(loads_with_log(text, format="bibtex")[0], format=format_)
    m, log = benchmark(loads_with_log, text, format=format_)
    assert len(m.sources) == SOURCES
    assert not log.lossy


@pytest.mark.parametrize("format_", ["bibtex", "csl-json"])
def test_writing(benchmark: BenchmarkFixture, format_: str) -> None:
    m, _ = loads_with_log(bibliography(), format="bibtex")
    assert len(benchmark(dumps, m, format=format_)) > SOURCES
