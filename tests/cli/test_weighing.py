from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from argmap.analysis.gradual import damping
from argmap.cli.weighing import CAUTION
from tests.cli.conftest import Run

NO_LOOPS = "No loops had to come to rest."


def test_strengths_lists_by_issue_with_status_and_rule(run: Run, debate: Path) -> None:
    outcome = run("strengths", debate, "--method", "df-quad")
    assert (outcome.status, outcome.err) == (0, "")
    lines = [line.rstrip() for line in outcome.out.splitlines()]
    assert lines == [
        "Do rent caps reduce supply?",
        "  0.38  Rent caps cut supply.",
        "        ● rebutted · 1 for, 1 against",
        "  0.50  3 claims that nothing bears on",
        "",
        f"By df-quad, base score 0.5, one voice per root source. {NO_LOOPS}",
        CAUTION,
    ]


def test_rows_name_method_and_convergence(run: Run, debate: Path) -> None:
    options = ("--method", "df-quad", "--format", "json")
    rows = json.loads(run("strengths", debate, *options).out)
    assert [row["claim"] for row in rows] == ["starts", "rates", "stock", "caps"]
    assert rows[-1] == {
        "issue": "supply",
        "question": "Do rent caps reduce supply?",
        "claim": "caps",
        "text": "Rent caps cut supply.",
        "strength": 0.375,
        "status": "rebutted",
        "voices_for": 1,
        "voices_against": 1,
        "flags": ["unsupported", "bare_denial"],
        "method": "df-quad",
        "converged": True,
    }


def test_each_link_counts_where_asked(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "copies.argdown"
    path.write_text(
        "===\nactors: {lee: J. Lee}\nsources: {study: {title: Study}}\n===\n\n"
        "[caps]: Caps cut supply.\n"
        "  + [starts]: Starts fell. {by: lee, source: study}\n"
        "  + [permits]: Permits fell. {by: lee, source: study}\n",
        encoding="utf-8",
    )
    assert "0.60  Caps cut supply." in run("strengths", path).out
    out = run("strengths", path, "--each-link").out
    assert "0.75  Caps cut supply." in out
    assert "each link by itself" in out
    assert NO_LOOPS in out


def test_the_listing_can_be_limited_to_an_issue(run: Run, debate: Path) -> None:
    out = run("strengths", debate, "--issue", "supply", "--format", "csv").out
    assert len(list(csv.DictReader(io.StringIO(out)))) == 4
    outcome = run("strengths", debate, "--issue", "suply")
    assert outcome.status == 2
    assert outcome.err == "argmap: no issue has id 'suply'; the nearest is 'supply'\n"


def test_only_explicit_links_are_weighed_where_asked(run: Run, debate: Path) -> None:
    options = ("--basis", "explicit", "--format", "json")
    rows = json.loads(run("strengths", debate, *options).out)
    # Left is the denial: nobody's link, but an actor's own word.
    caps = next(row for row in rows if row["claim"] == "caps")
    assert (caps["voices_for"], caps["voices_against"]) == (0, 1)


def test_claims_made_later_are_left_out(run: Run, debate: Path) -> None:
    outcome = run("strengths", debate, "--as-of", "2020")
    assert outcome.out.startswith("No claims to weigh.\n")
    assert "As of 2020: 0 of 4 claims had been made." in outcome.out


def test_an_unknown_method_is_refused_with_the_nearest(run: Run, debate: Path) -> None:
    outcome = run("strengths", debate, "--method", "dfquad")
    assert outcome.status == 2
    assert outcome.err == "argmap: 'dfquad' is not a method; did you mean 'df-quad'?\n"


def test_euler_based_says_that_undercuts_are_without_effect(
    run: Run, debate: Path
) -> None:
    remark = "This method leaves undercuts without effect."
    assert remark in run("strengths", debate, "--method", "euler-based").out
    assert remark not in run("strengths", debate).out


@pytest.mark.parametrize("format_", ["table", "json"])
def test_numbers_that_are_no_result_are_announced(
    run: Run, debate: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    text = debate.read_text(encoding="utf-8").replace("  - [Stock", "  >< [Stock")
    debate.write_text(text, encoding="utf-8")
    assert "came to rest after" in run("strengths", debate).out
    monkeypatch.setattr(damping, "MOST_ROUNDS", 1)
    outcome = run("strengths", debate, "--format", format_)
    assert outcome.status == 0
    assert outcome.err == (
        "argmap: warning: Not at rest: after 1 round some strengths are still up to "
        "0.049 from what they should be, so these numbers are no result.\n"
    )


def test_the_listing_can_be_written_to_a_file(
    run: Run, debate: Path, tmp_path: Path
) -> None:
    path = tmp_path / "strengths.md"
    outcome = run("strengths", debate, "-o", path)
    assert (outcome.status, outcome.out) == (0, "")
    assert "| Rent caps cut supply. |" in path.read_text(encoding="utf-8")
