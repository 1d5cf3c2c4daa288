"""The main job on the shipped debate: reading it, asking it, and the whole report."""

from __future__ import annotations

from pathlib import Path

from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am

DEBATE = Path(__file__).parents[2] / "seeds" / "287g.argdown"


def test_read_the_debate(benchmark: BenchmarkFixture) -> None:
    assert len(benchmark(am.read, DEBATE)) > 0


def test_list_what_stands(benchmark: BenchmarkFixture) -> None:
    m = am.read(DEBATE)
    assert benchmark(am.unrebutted, m)


def test_write_the_report(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    m = am.read(DEBATE)
    assert benchmark(am.write_report, m, tmp_path / "report")
