from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

import argmap as am
from tests.cli.conftest import Run


def test_unrebutted_lists_by_issue_and_side_with_the_reason(
    run: Run, debate: Path
) -> None:
    outcome = run("unrebutted", debate)
    assert outcome.status == 0
    assert outcome.out.startswith("Do rent caps reduce supply?\n  on the side of yes")
    assert "○ Starts fell 12 % in two years." in outcome.out
    assert "J. Lee · no reply recorded" in outcome.out
    assert "3 unrebutted claims listed; the map holds 4." in outcome.out


def test_unrebutted_can_be_limited(run: Run, debate: Path) -> None:
    out = run("unrebutted", debate, "--actor", "ortiz", "--format", "json").out
    assert [row["claim"] for row in json.loads(out)] == ["stock", "rates"]


def test_unrebutted_by_explicit_links_alone(run: Run, debate: Path) -> None:
    options = ("--basis", "explicit", "--format", "csv")
    out = run("unrebutted", debate, *options).out
    rows = list(csv.DictReader(io.StringIO(out)))
    assert [row["claim"] for row in rows] == ["starts", "rates", "stock"]


def test_an_unknown_basis_is_refused_with_the_right_ones(
    run: Run, debate: Path
) -> None:
    outcome = run("unrebutted", debate, "--basis", "explicitly")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: 'explicitly' is not a basis; did you mean 'explicit'?\n"
    )


def test_an_unknown_issue_is_refused_with_the_nearest(run: Run, debate: Path) -> None:
    outcome = run("unrebutted", debate, "--issue", "suply")
    assert outcome.status == 2
    assert outcome.err == ("argmap: no issue has id 'suply'; the nearest is 'supply'\n")


def test_contested_says_what_is_against_each_claim(run: Run, debate: Path) -> None:
    text = debate.read_text(encoding="utf-8").replace("  - [Stock", "  >< [Stock")
    debate.write_text(text, encoding="utf-8")
    out = run("contested", debate).out
    assert "⚡ Rent caps cut supply." in out
    assert "⚡ The housing stock held steady." in out


def test_contested_can_say_what_becomes_of_each_claim(run: Run, debate: Path) -> None:
    text = debate.read_text(encoding="utf-8").replace("  - [Stock", "  >< [Stock")
    debate.write_text(text, encoding="utf-8")
    out = run("contested", debate, "--exact").out
    assert out.count("Defensible: some ways of settling the open clashes accept") == 2
    rows = json.loads(run("contested", debate, "--exact", "--format", "json").out)
    assert [(row["claim"], row["prospect"]) for row in rows] == [
        ("caps", "defensible"),
        ("stock", "defensible"),
    ]
    rows = json.loads(run("contested", debate, "--format", "json").out)
    assert "prospect" not in rows[0]


def test_contested_without_the_solver_says_what_to_install(
    run: Run, debate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pysat.solvers", None)
    outcome = run("contested", debate, "--exact")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "argmap: preferred semantics needs a solver that is not installed: "
        'pip install "argmap[exact]"\n'
    )


def test_contested_of_a_map_without_disputes_says_so(run: Run, debate: Path) -> None:
    out = run("contested", debate).out
    assert out == "No claim of this map is contested.\n"


def test_explain_says_why(run: Run, debate: Path) -> None:
    out = run("explain", debate, "caps").out
    assert out.startswith("Rent caps cut supply.\nRebutted, by ")
    assert "The housing stock held steady" in out
    assert "M. Ortiz" in out


def test_explain_writes_a_list_of_lists_in_markdown(run: Run, debate: Path) -> None:
    out = run("explain", debate, "caps", "--format", "md").out
    assert out.startswith("**Rent caps cut supply.**\n\nRebutted, by explicit and ")
    assert "\n\n- Objection: “The housing stock held steady” (M. Ortiz" in out


def test_explain_writes_a_row_for_each_move(run: Run, debate: Path) -> None:
    rows = json.loads(run("explain", debate, "caps", "stock", "--format", "json").out)
    first, *cautions, last = rows
    assert (first["kind"], first["claims"]) == ("attack", ["stock"])
    assert (first["label"], first["ending"]) == ("in", "unanswered")
    assert {row["kind"] for row in cautions} == {"caution"}
    assert (last["claim"], last["kind"]) == ("stock", None)
    assert last["sentence"] == "No reply recorded in this map."


def test_explain_tells_what_becomes_of_a_contested_claim(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "clash.argdown"
    path.write_text("[a]: One.\n  >< [b]: Other.\n", encoding="utf-8")
    assert "\n- Defensible: " in run("explain", path, "a", "--exact").out
    assert "Defensible" not in run("explain", path, "a").out
    table = run("explain", path, "a", "--exact", "--format", "json").out
    assert {row["prospect"] for row in json.loads(table)} == {"defensible"}
    table = run("explain", path, "a", "--format", "json").out
    assert "prospect" not in json.loads(table)[0]


def test_explain_of_an_unknown_claim_names_the_nearest(run: Run, debate: Path) -> None:
    outcome = run("explain", debate, "cap")
    assert outcome.status == 2
    assert outcome.err == "argmap: no claim has id 'cap'; the nearest is 'caps'\n"


def test_a_listing_is_written_where_output_says(run: Run, debate: Path) -> None:
    target = debate.with_name("listing.csv")
    outcome = run("unrebutted", debate, "-o", target)
    assert (outcome.status, outcome.out) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("issue,question,side,")


def test_an_output_of_unknown_format_is_refused(run: Run, debate: Path) -> None:
    outcome = run("unrebutted", debate, "-o", debate.with_name("listing.xyz"))
    assert outcome.status == 2
    assert "add --format json or csv or md" in outcome.err
    assert not debate.with_name("listing.xyz").exists()


def test_objections_without_a_reply_are_listed(run: Run, debate: Path) -> None:
    outcome = run("objections", debate)
    assert (outcome.status, outcome.err) == (0, "")
    assert "− Interest rates rose, too." in outcome.out
    assert (
        "against the step from “Starts fell 12 % in two years” to “Rent caps cut supply”"
    ) in " ".join(outcome.out.split())
    assert outcome.out.endswith("objections without a reply in this map.\n")
    rows = json.loads(run("objections", debate, "--format", "json").out)
    assert len(rows) == len(am.open_objections(am.read(debate)))
    assert run("objections", debate, "--actor", "lee").out == (
        "0 objections without a reply in this map.\n"
    )
