from __future__ import annotations

from pathlib import Path

import argmap as am
from tests.cli.conftest import Run


def test_convert_writes_the_same_map_in_another_notation(
    run: Run, debate: Path
) -> None:
    target = debate.with_suffix(".json")
    assert run("convert", debate, "-o", target).status == 0
    assert am.read(target) == am.read(debate)


def test_convert_prints_without_an_output(run: Run, debate: Path) -> None:
    out = run("convert", debate, "--to", "json").out
    assert am.loads(out, format="json") == am.read(debate)


def test_convert_leaves_a_file_that_exists_alone(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".json")
    target.write_text("mine", encoding="utf-8")
    outcome = run("convert", debate, "-o", target)
    assert outcome.status == 2
    assert outcome.err == (
        f"argmap: {target}: is there already; add --force to replace it\n"
    )
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("convert", debate, "-o", target, "--force").status == 0
    assert am.read(target) == am.read(debate)


def test_convert_without_a_notation_says_which_there_are(
    run: Run, debate: Path
) -> None:
    outcome = run("convert", debate)
    assert outcome.status == 2
    assert outcome.err == "argmap: name the notation: --to json or argdown\n"
