from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from argmap.graph import hitting_sets
from tests.cli.conftest import Run


@pytest.fixture
def answered(debate: Path) -> Path:
    """The debate with a reply to the objection, out of another document."""
    text = debate.read_text(encoding="utf-8").replace(
        "===\n\n# Do", "  count: {title: The count, issued: 2024}\n===\n\n# Do"
    )
    head, _, rest = text.partition("actors:\n")
    actors, _, body = rest.partition("  count: ")
    line, _, body = body.partition("\n")
    text = f"{head}  count: {line}\nactors:\n{actors}{body}"
    text += "    - [Fewer homes]: A recount found fewer homes. "
    text += "{id: recount, by: lee, source: count}\n"
    debate.write_text(text, encoding="utf-8")
    return debate


def test_pivots_lists_claims_and_below_them_sources(run: Run, answered: Path) -> None:
    outcome = run("pivots", answered, "stock")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == (
        "Claims on which the outcome depends in this map\n"
        "“The housing stock held steady”\n"
        "Rebutted, by explicit and inferred links, under the grounded labelling.\n"
        "- If “A recount found fewer homes” (J. Lee, 2024) fell: defended.\n"
        "To fall is to count as answered, whatever else stands for the claim or against "
        "it. Only claims that stand are tried: unchallenged or defended.\n"
        "\n"
        "Sources on which the status rests in this map\n"
        "“The housing stock held steady”\n"
        "Rebutted, by explicit and inferred links, under the grounded labelling.\n"
        "- Without “The count” (2024): unchallenged.\n"
        "The claim itself stays where its own sources go; else every claim with one "
        "source would rest on it.\n"
    )


def test_pivots_makes_rows_of_both_kinds(run: Run, answered: Path) -> None:
    rows = json.loads(run("pivots", answered, "stock", "--format", "json").out)
    assert rows == [
        {
            "claim": "stock",
            "kind": "claims",
            "ids": ["recount"],
            "names": ["A recount found fewer homes."],
            "before": "rebutted",
            "after": "defended",
            "complete": True,
        },
        {
            "claim": "stock",
            "kind": "sources",
            "ids": ["count"],
            "names": ["“The count” (2024)"],
            "before": "rebutted",
            "after": "unchallenged",
            "complete": True,
        },
    ]


def test_pivots_by_one_basis_and_date(run: Run, answered: Path) -> None:
    options = ("--basis", "analyst", "--as-of", "2023")
    out = run("pivots", answered, "stock", *options).out
    assert "by inferred links, under the grounded labelling, as of 2023." in out
    assert "Nothing in this map bears against it." in out


def test_a_search_cut_short_is_told_beside_the_rows(
    run: Run, answered: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hitting_sets, "MOST_BITS", 0)
    outcome = run("pivots", answered, "stock", "--format", "csv")
    assert outcome.err == "argmap: warning: the search was cut short\n"


def test_pivots_of_an_unknown_claim_names_the_nearest(run: Run, debate: Path) -> None:
    outcome = run("pivots", debate, "stok")
    assert outcome.status == 2
    assert outcome.err == "argmap: no claim has id 'stok'; the nearest is 'stock'\n"


def test_what_if_lists_what_changes_and_what_is_gone(run: Run, answered: Path) -> None:
    outcome = run("what-if", answered, "--without", "count")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == (
        "Without the source “The count” (2024)\n"
        "By explicit and inferred links, under the grounded labelling.\n"
        "Of 5 claims 2 would have another status, and 1 would be gone.\n"
        "Another status:\n"
        "- “Rent caps cut supply” (J. Lee, 2 May 2023): defended before, rebutted "
        "then.\n"
        "- “The housing stock held steady” (M. Ortiz, 2 May 2023): rebutted before, "
        "unchallenged then.\n"
        "Gone:\n"
        "- “A recount found fewer homes” (J. Lee, 2024), unchallenged before.\n"
    )


def test_what_if_makes_rows_and_writes_them(run: Run, answered: Path) -> None:
    target = answered.with_name("changes.csv")
    run("what-if", answered, "--without", "count", "-o", target)
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8"))))
    assert [(r["claim"], r["before"], r["after"]) for r in rows] == [
        ("caps", "defended", "rebutted"),
        ("stock", "rebutted", "unchallenged"),
        ("recount", "unchallenged", ""),
    ]
    assert rows[0]["question"] == "Do rent caps reduce supply?"
    assert rows[0]["actors"] == "J. Lee"


def test_what_if_leaves_out_several_records(run: Run, answered: Path) -> None:
    options = ("--without", "actors/lee", "--without", "stock")
    out = run("what-if", answered, *options).out
    assert out.startswith(
        "Without the actor J. Lee; the claim “The housing stock held steady”\n"
    )


def test_what_if_of_an_id_used_twice_says_how_to_write_it(
    run: Run, answered: Path
) -> None:
    outcome = run("what-if", answered, "--without", "lee")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: 'lee' is the id of a source and of an actor; pass the record, or "
        "write 'sources/lee' or 'actors/lee'\n"
    )


def test_what_if_without_anything_is_refused(run: Run, answered: Path) -> None:
    outcome = run("what-if", answered)
    assert outcome.status == 2
    assert "Missing option '--without'" in outcome.err
