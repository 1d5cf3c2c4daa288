from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import DEBATE, Run

DOUBTED = DEBATE.replace(
    "denies, source: lee, at: 21-40", "doubts, source: lee, at: 21-44"
)
RECODED = DOUBTED.replace(
    "statistic, by: lee, source: lee", "statistic, by: lee, source: lee, at: 60-80"
)


@pytest.fixture
def recoded(tmp_path: Path) -> Path:
    path = tmp_path / "recoded.argdown"
    path.write_text(RECODED, encoding="utf-8")
    return path


@pytest.fixture
def call(debate: Path, recoded: Path) -> tuple[object, ...]:
    return "reliability", debate, recoded


TOLD = """\
Units coded by both: 2, in 1 common source; by the first coder alone: 0; by the second alone: 1.
Share coded by both: 67%.
Passages count as one if they share at least 0.5 of what either holds.
Not compared, without offsets or words in a common source: 3 of the first, 2 of the second.

variable  level     alpha                            observed  expected  units  differ
stance    nominal   0.400                            0.500     0.833     2      1
stance    interval  0.727                            0.500     1.833     2      1
actor     nominal   1.000                            0.000     0.667     2      0
claim     nominal   none: every value is 'caps'      0.000     0.000     2      0
issue     nominal   none: every value is 'supply'    0.000     0.000     2      0
kind      nominal   none: no unit has two values                         0      0
hedged    nominal   none: every value is 'no'        0.000     0.000     2      0

Disagreements on stance: 1 of 2 units
  lee, characters 21-40 and characters 21-44: denies / doubts (M. Ortiz, “Rent caps cut supply”)

Coded by the second coder alone: 1
  lee, characters 60-80: J. Lee asserts “Starts fell 12 % in two years”
"""


def test_reliability_tells_how_far_two_coders_agree(
    run: Run, debate: Path, recoded: Path
) -> None:
    outcome = run("reliability", debate, recoded)
    assert (outcome.status, outcome.err) == (0, "")
    lines = [line.rstrip() for line in outcome.out.splitlines()]
    assert [" ".join(line.split()) for line in lines] == [
        " ".join(line.split()) for line in TOLD.splitlines()
    ]


def test_reliability_writes_rows_and_markdown(
    run: Run, debate: Path, recoded: Path, tmp_path: Path
) -> None:
    rows = json.loads(run("reliability", debate, recoded, "--format", "json").out)
    assert (rows[0]["alpha"], rows[0]["both"], rows[0]["only_second"]) == (0.4, 2, 1)
    assert rows[3]["undefined"] == "every value is 'caps'"
    assert run("reliability", debate, recoded, "--format", "csv").out.count("\r\n") == 8
    target = tmp_path / "coding.md"
    assert run("reliability", debate, recoded, "-o", target).out == ""
    text = target.read_text(encoding="utf-8")
    assert text.startswith("## Double coding: Rent caps\n\nUnits coded by both: 2,")
    assert "### Coded by the second coder alone: 1\n" in text


@pytest.mark.parametrize(
    ("kind", "column", "values"),
    [
        ("disagreements", "variable", ["stance"]),
        (
            "unmatched",
            "coder",
            ["second", "first", "first", "first", "second", "second"],
        ),
        ("coincidences", "number", [2, 1, 1, 2, 1, 1, 2, 2, 4, 4, 4]),
    ],
)
def test_reliability_lists_what_it_rests_on(
    run: Run, call: tuple[object, ...], kind: str, column: str, values: list[object]
) -> None:
    call = (*call, "--list", kind)
    rows = json.loads(run(*call, "--format", "json").out)
    assert [row[column] for row in rows] == values
    shown = run(*call).out.splitlines()
    assert shown[0].split()[0] == ("coder" if kind == "unmatched" else "variable")
    text = run(*call, "--format", "md").out
    assert text.startswith(f"| {'coder' if kind == 'unmatched' else 'variable'} |")


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("disagreements", "The coders differ in nothing that both coded.\n"),
        ("unmatched", "Both coders coded all there is.\n"),
        ("coincidences", "No unit was coded by both.\n"),
    ],
)
def test_reliability_says_where_a_list_is_empty(
    run: Run, tmp_path: Path, kind: str, says: str
) -> None:
    path = tmp_path / "empty.argdown"
    path.write_text(DEBATE.split("# Do")[0] + "[One]: One.\n", encoding="utf-8")
    outcome = run("reliability", path, path, "--list", kind)
    assert (outcome.status, outcome.out) == (0, says)


def test_reliability_says_that_nothing_was_coded_by_both(
    run: Run, debate: Path, recoded: Path
) -> None:
    outcome = run("reliability", debate, recoded, "--overlap", "1", "--source", "lee")
    assert outcome.status == 0
    assert "Units coded by both: 1, in 1 common source;" in outcome.out
    assert "none: only one unit has two values" in outcome.out
    assert "Passages count as one" not in outcome.out


def test_reliability_cuts_no_list_short_if_asked(run: Run, tmp_path: Path) -> None:
    said = ", ".join(f"{{by: lee, source: lee, at: {n}0-{n}9}}" for n in range(1, 26))
    path = tmp_path / "many.argdown"
    head = DEBATE.split("# Do")[0]
    path.write_text(f"{head}[One]: One.\n  {{stances: [{said}]}}\n", encoding="utf-8")
    other = tmp_path / "none.argdown"
    other.write_text(f"{head}[One]: One.\n", encoding="utf-8")
    assert "  and 5 more\n" in run("reliability", path, other).out
    for words in ((), ("--format", "md")):
        out = run("reliability", path, other, "--all", *words).out
        assert out.count("J. Lee asserts") == 25


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--overlap", "0"),
            "overlap: expected a share above 0 and up to 1, found 0.0",
        ),
        (("--source", "le"), "no source has id 'le'; the nearest is 'lee'"),
    ],
)
def test_what_cannot_be_compared_is_one_line(
    run: Run, debate: Path, words: tuple[str, ...], says: str
) -> None:
    outcome = run("reliability", debate, debate, *words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"argmap: {says}\n"


def test_maps_of_other_texts_are_one_line(
    run: Run, debate: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.argdown"
    other.write_text("[One]: One.\n", encoding="utf-8")
    outcome = run("reliability", debate, other)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "argmap: the maps have no source in common; sources match by id, sha256, DOI, "
        "address, or title and date\n"
    )
    pinned = []
    for letter in "ab":
        pinned.append(tmp_path / f"{letter}.argdown")
        sha = f"type: report, sha256: {letter * 64}"
        pinned[-1].write_text(DEBATE.replace("type: report", sha), encoding="utf-8")
    outcome = run("reliability", *pinned)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert outcome.err.startswith("argmap: source 'lee': the maps pin different texts")


def test_only_one_map_comes_from_standard_input(run: Run) -> None:
    outcome = run("reliability", "-", "-")
    assert (outcome.status, outcome.err) == (
        2,
        "argmap: only one of the two maps can come from standard input\n",
    )
