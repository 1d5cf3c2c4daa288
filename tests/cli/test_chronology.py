from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FLIGHTS = """\
===
title: Night flights
sources:
  audit: {title: Audit, type: report, issued: 2025-09-12, publisher: auditor}
actors:
  auditor: {name: The Auditor, kind: oversight-body}
===

# How many flights are there? {issue: counts}

[Eleven]: In 2023 there were 11 flights. {id: old, valid: 2023, by: auditor, source: audit, quantity: {value: 11, unit: flights, measure: flow}}

[Fourteen]: In 2024 there were 14 flights.
  {id: new, valid: 2024, by: auditor, source: audit, quantity: {value: 14, unit: flights, measure: flow}, supersedes: {to: Eleven, author: auditor, source: audit}}

[Gates]: In 2024 there were 3 gates. {id: gates, valid: 2024, by: auditor, source: audit, quantity: {value: 3, unit: gates, measure: stock}}
"""


@pytest.fixture
def flights(tmp_path: Path) -> Path:
    path = tmp_path / "flights.argdown"
    path.write_text(FLIGHTS, encoding="utf-8")
    return path


def test_figures_are_listed_with_what_must_not_be_mixed(
    run: Run, flights: Path
) -> None:
    outcome = run("figures", flights, "--at", "2024")
    assert outcome.status == 0
    lines = [line.rstrip() for line in outcome.out.splitlines()]
    assert lines == [
        "valid  figure      measure  scope  stated                          hedged  doubted in",
        "2024   14 flights  flow            The Auditor, 12 September 2025",
        "2024   3 gates     stock           The Auditor, 12 September 2025",
        (
            "warning: issue 'counts': 'new' gives flights (flow) and 'gates' gives "
            "gates (stock): they do not measure the same; do not add or compare them"
        ),
    ]
    assert outcome.err == ""


def test_figures_can_be_limited(run: Run, flights: Path) -> None:
    newest = run("figures", flights, "--unit", "flights", "--format", "json")
    (row,) = json.loads(newest.out)
    assert (row["claim"], row["value"], row["supersedes"]) == ("new", 14, ["old"])
    options = ("--measure", "stock", "--issue", "counts", "--format", "csv")
    stocks = run("figures", flights, *options)
    (line,) = csv.DictReader(io.StringIO(stocks.out))
    assert line["figure"] == "3 gates"


def test_rows_do_not_hide_that_there_is_no_figure(run: Run, flights: Path) -> None:
    outcome = run("figures", flights, "--at", "2019", "--format", "json")
    assert json.loads(outcome.out) == []
    assert outcome.err == (
        "argmap: note: none of flights (flow) and gates (stock) holds at 2019\n"
    )


def test_a_file_of_rows_does_not_hide_it_either(
    run: Run, flights: Path, tmp_path: Path
) -> None:
    outcome = run("figures", flights, "--at", "2024", "-o", tmp_path / "f.csv")
    assert outcome.out == ""
    assert outcome.err.startswith("argmap: warning: issue 'counts': 'new' gives")


def test_figures_of_a_date_without_any_say_so(run: Run, flights: Path) -> None:
    out = run("figures", flights, "--at", "2019").out
    assert out.startswith("No figure of this map holds then.\nnote: none of flights")


def test_figures_as_markdown(run: Run, flights: Path) -> None:
    out = run("figures", flights, "--at", "2023", "--format", "md").out
    assert out.startswith("| Time | Figure |")
    assert "| 2023 | 11 flights | flow | The Auditor in “Audit”" in out


def test_what_is_no_date_or_measure_is_refused(run: Run, flights: Path) -> None:
    outcome = run("figures", flights, "--at", "last year")
    assert outcome.status == 2
    assert outcome.err.startswith("argmap: 'last year' is not a date")
    outcome = run("figures", flights, "--measure", "stok")
    assert outcome.err == "argmap: 'stok' is not a measure; did you mean 'stock'?\n"


def test_a_timeline_is_printed_in_order(run: Run, flights: Path) -> None:
    out = run("timeline", flights).out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines[:4] == [
        "date kind text figure superseded",
        "2023 valid In 2023 there were 11 flights. 11 flights yes",
        "2024 valid In 2024 there were 14 flights. 14 flights",
        "2024 valid In 2024 there were 3 gates. 3 gates",
    ]


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("t.svg", b"<?xml"),
        ("t.PNG", b"\x89PNG"),
        ("t.pdf", b"%PDF"),
        ("t.md", b"# Timeline: Night flights"),
        ("t.csv", b"date,kind,record"),
        ("t.json", b"["),
    ],
)
def test_a_timeline_is_written_as_the_suffix_says(
    run: Run, flights: Path, tmp_path: Path, name: str, begin: bytes
) -> None:
    outcome = run("timeline", flights, "--issue", "counts", "-o", tmp_path / name)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    if name == "t.md":
        begin = b"# Timeline: How many flights are there?"
    assert (tmp_path / name).read_bytes().startswith(begin)


def test_a_timeline_of_another_suffix_is_refused(
    run: Run, flights: Path, tmp_path: Path
) -> None:
    outcome = run("timeline", flights, "-o", tmp_path / "t.docx")
    assert outcome.status == 2
    assert "cannot tell the format of" in outcome.err
    assert "or end it in .svg or .png or .pdf" in outcome.err


def test_a_timeline_may_tell_of_statuses(run: Run, flights: Path) -> None:
    out = run("timeline", flights, "--statuses", "--format", "md").out
    assert "## Statuses over time\n\nNo claim has changed its status." in out
    assert "Statuses" not in run("timeline", flights, "--format", "md").out


def test_a_map_without_dates_has_nothing_to_tell(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.argdown"
    path.write_text("", encoding="utf-8")
    assert run("timeline", path).out == "Nothing in this map has a date.\n"
