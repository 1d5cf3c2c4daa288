"""What `import argmap` costs over a bare interpreter.

Run both and compare: ``pytest tests/benchmarks/test_import.py --benchmark-only``.
"""

from __future__ import annotations

import subprocess
import sys

import pytest
from pytest_benchmark.fixture import BenchmarkFixture


@pytest.mark.parametrize(
    "code", ["pass", "import argmap", "import argmap; argmap.Claim"]
)
def test_a_fresh_interpreter(benchmark: BenchmarkFixture, code: str) -> None:
    def run() -> None:
        subprocess.run([sys.executable, "-c", code], check=True)

    benchmark(run)
