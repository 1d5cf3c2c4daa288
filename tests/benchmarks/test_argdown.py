"""Argdown of 10,000 and 100,000 statements, half of them with data."""

from __future__ import annotations

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from argmap.formats.argdown.reading import parse
from argmap.formats.table import dumps, loads_with_log

ACTORS, SOURCES = 50, 20


def document(statements: int) -> str:
    """Return a debate of so many statements, four to an issue, two with data."""
    front = [
        "===",
        "title: A large debate",
        "sources:",
        *(f"  s{i}: {{title: Report {i}, issued: 2024}}" for i in range(SOURCES)),
        "actors:",
        *(f"  a{i}: {{name: Office {i}}}" for i in range(ACTORS)),
        "===",
        "",
    ]
    issues = [_issue(i) for i in range(statements // 4)]
    return "\n".join([*front, *issues])


def _issue(i: int) -> str:
    one, two = f"a{i % ACTORS}", f"a{(i + 1) % ACTORS}"
    source = f"s{i % SOURCES}"
    return f"""# Does cap {i} cut supply? {{issue: i{i}}}

[Cap {i} cuts supply]: Rent cap {i} has cut the supply of homes in the city.
  {{kind: causal, valid: 2024, by: {one}, source: {source}, at: {i}-{i + 62}}}
  + [Starts fell under {i}]: Building starts fell in the two years after the cap.
    - [Rates rose under {i}]: Interest rates rose in those years, too.
      {{evidence: statistic, by: {two}, source: {source}, at: {i}-{i + 41}, hedged: true}}
  >< [Stock held under {i}]: The stock of homes held steady.
"""


@pytest.mark.parametrize("statements", [10_000, 100_000])
def test_text_to_map(benchmark: BenchmarkFixture, statements: int) -> None:
    text = document(statements)
    m, log = benchmark(loads_with_log, text, format="argdown")
    assert len(m) == statements
    assert log.findings == ()


def test_text_to_model(benchmark: BenchmarkFixture) -> None:
    model = benchmark(parse, document(10_000))
    assert len(model.to_dict()["statements"]) == 10_000


def test_map_to_text(benchmark: BenchmarkFixture) -> None:
    m, _ = loads_with_log(document(10_000), format="argdown")
    text = benchmark(dumps, m, format="argdown")
    assert text.count("{issue: i") == 2_500
