from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import argmap as am

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.py")), ids=lambda p: p.name)
def test_every_example_runs(path: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(path), str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout
    assert list(tmp_path.glob("*.svg"))


@pytest.mark.parametrize(
    "path", sorted(EXAMPLES.glob("*.argdown")), ids=lambda p: p.name
)
def test_every_map_among_the_examples_is_in_order(path: Path) -> None:
    assert am.check(am.read(path, strict=True)) == ()
