from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

import argmap as am

ROOT = Path(__file__).parents[2]
TEXTS = ROOT.parent / "shared" / "seeds"


@pytest.fixture(scope="session")
def debate() -> am.ArgumentMap:
    """The shipped debate, read without a word of warning."""
    return am.read(ROOT / "seeds" / "287g.argdown", strict=True)


@pytest.fixture(scope="session")
def answers() -> dict[str, Any]:
    """What somebody who read only the documents expects."""
    path = Path(__file__).with_name("answers.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def texts() -> Path:
    if not TEXTS.is_dir():
        pytest.skip("the four documents are not at hand")
    return TEXTS
