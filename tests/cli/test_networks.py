from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

BACKWARDS = (
    "the window ends before it begins: until '2023' is before since '2024'; "
    "write the earlier date as since"
)
UNSIGNED = (
    "coalitions need ties of both signs, not 'ignore' of actors; make the network with "
    "aggregation='subtract'"
)
MADE = (
    "normalization {}, duplicates document (what one actor repeats in a document "
    "counts once). {} assertions and denials counted, 0 repeat others. "
    "Doubts and reports take no side.\n"
)


def test_network_lists_edges_and_says_how_they_were_made(
    run: Run, debate: Path
) -> None:
    outcome = run("network", debate, "--aggregation", "conflict")
    assert (outcome.status, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    heads = ["first", "second", "weight", "sign", "congruence", "conflict"]
    assert lines[0].split() == heads
    assert lines[1].split() == ["J.", "Lee", "M.", "Ortiz", "0.40", "1", "0", "1"]
    assert outcome.out.endswith(
        "Network of actors by claim: conflict, " + MADE.format("average", 5)
    )


def test_network_prints_a_line_where_nothing_is_joined(run: Run, debate: Path) -> None:
    outcome = run("network", debate, "--kind", "court")
    assert outcome.status == 0
    assert outcome.out.startswith("No two are joined in this network.\n")
    events = run("network", debate, "--kind", "court", "--list", "events")
    assert events.out.startswith("Nothing is counted.\n")


def test_network_writes_matrix_events_and_graphml(
    run: Run, debate: Path, tmp_path: Path
) -> None:
    of = ("--of", "affiliations")
    text = run("network", debate, *of, "--list", "matrix", "--format", "csv").out
    assert list(csv.reader(io.StringIO(text))) == [
        [
            "subtract; normalization none; duplicates document",
            "caps",
            "starts",
            "rates",
            "stock",
        ],
        ["lee", "1", "1", "", ""],
        ["ortiz", "-1", "", "1", "1"],
    ]
    events = json.loads(
        run("network", debate, "--list", "events", "--format", "json").out
    )
    assert [(e["actor"], e["claim"], e["polarity"]) for e in events][:2] == [
        ("lee", "caps", 1),
        ("ortiz", "caps", -1),
    ]
    place = tmp_path / "network.graphml"
    assert run("network", debate, "-o", place).status == 0
    assert "<graphml" in place.read_text(encoding="utf-8")
    assert run("network", debate, "--format", "graphml").out == place.read_text("utf-8")


def test_network_splits_actors(run: Run, debate: Path) -> None:
    outcome = run("network", debate, "--coalitions", "--normalization", "none")
    assert outcome.out == (
        "Coalitions: subtract, normalization none, duplicates document, by claim.\n"
        "Part 1: 2 actors, least frustration 0, reached in one way.\n"
        "  lee | ortiz\n"
        "Network of actors by claim: subtract, " + MADE.format("none", 5)
    )


def test_network_in_markdown_and_csv_names_the_policy(run: Run, debate: Path) -> None:
    for format_ in ("md", "csv"):
        options = ("--aggregation", "subtract", "--format", format_)
        assert "document" in run("network", debate, *options).out


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            ("--since", "2024", "--until", "2023"),
            BACKWARDS,
        ),
        (
            ("--kind", "goverment"),
            "'goverment' is not a kind of actor; did you mean 'government'?",
        ),
        (
            ("--coalitions", "--of", "claims"),
            "--coalitions splits actors; leave out --of, --list and graphml",
        ),
        (
            ("--list", "matrix", "--format", "graphml"),
            "GraphML holds a network, not matrix; leave out --list",
        ),
        (
            ("--coalitions", "--aggregation", "ignore"),
            UNSIGNED,
        ),
    ],
)
def test_what_cannot_be_is_one_line(
    run: Run, debate: Path, options: tuple[str, ...], message: str
) -> None:
    outcome = run("network", debate, *options)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"argmap: {message}\n"
