from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import attrs
import pytest

from argmap.cli.main import main

DEBATE = """\
===
title: Rent caps
sources:
  lee: {title: Rents and supply, type: report, issued: 2023-05-02, publisher: lee}
actors:
  lee: {name: J. Lee, kind: researcher}
  ortiz: {name: M. Ortiz, kind: government}
===

# Do rent caps reduce supply? {issue: supply}

[Caps cut supply]: Rent caps cut supply.
  {id: caps, thesis: true,
   stances: [
     {by: lee, source: lee, at: 0-20},
     {by: ortiz, stance: denies, source: lee, at: 21-40}]}
  + [Starts fell]: Starts fell 12 % in two years. {id: starts, evidence: statistic, by: lee, source: lee}
    _ [Rates rose]: Interest rates rose, too. {id: rates, by: ortiz, source: lee}
  - [Stock held]: The housing stock held steady. {id: stock, by: ortiz, source: lee}
"""


@attrs.frozen
class Outcome:
    """What a run of the command line left behind."""

    status: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command line as a user does, and return status and output."""

    def call(*arguments: object) -> Outcome:
        with pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        status = left.value.code
        return Outcome(
            status if isinstance(status, int) else 0, captured.out, captured.err
        )

    return call


@pytest.fixture
def debate(tmp_path: Path) -> Path:
    path = tmp_path / "debate.argdown"
    path.write_text(DEBATE, encoding="utf-8")
    return path
