from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ADVICE = "add --format json or csv or md\n"
TWO = """\
[Shared]: Homes are dear. {id: shared, stances: [{by: lee}, {by: ortiz}]}

[Divided]: A cap helps. {id: divided, stances: [{by: lee}, {by: ortiz, stance: denies}]}
"""
BEGINNINGS = {
    "svg": b"<?xml",
    "png": b"\x89PNG",
    "pdf": b"%PDF",
    "html": b"<!DOCTYPE html>",
}


@pytest.mark.parametrize("suffix", BEGINNINGS)
def test_stances_writes_what_the_suffix_names(
    run: Run, debate: Path, suffix: str
) -> None:
    target = debate.with_suffix(f".{suffix}")
    outcome = run("stances", debate, "-o", target)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert target.read_bytes().startswith(BEGINNINGS[suffix])


def test_a_picture_of_stances_shows_what_was_asked_for(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".SVG")
    options = ("--by", "claim", "--actor", "lee", "--theme", "dark", "--as-of", "2024")
    assert run("stances", debate, "-o", target, *options).status == 0
    told = target.read_text(encoding="utf-8")
    assert "J. Lee" in told
    assert "M. Ortiz" not in told
    assert "What had been said by 2024." in told
    assert "#15181c" in told


def test_bars_are_listed_and_drawn(run: Run, debate: Path) -> None:
    outcome = run("stances", debate, "--list", "bars")
    assert [line.split() for line in outcome.out.splitlines()] == [
        *(
            [
                *("issue", "text", "yes", "no"),
                *("mixed", "neutral", "silent", "hollow"),
            ],
            [*("supply", "Do", "rent", "caps", "reduce", "supply?"), *"110000"],
        )
    ]
    rows = list(
        csv.DictReader(
            io.StringIO(run("stances", debate, "--list", "bars", "--format", "csv").out)
        )
    )
    assert [(row["yes_actors"], row["no_actors"]) for row in rows] == [("lee", "ortiz")]
    target = debate.with_suffix(".svg")
    assert (
        run("stances", debate, "--list", "bars", "--theme", "dark", "-o", target).status
        == 0
    )
    told = target.read_text(encoding="utf-8")
    assert "Who is for, who is against" in told
    assert "#15181c" in told


def test_bars_are_drawn_in_the_order_asked_for(run: Run, tmp_path: Path) -> None:
    path, target = tmp_path / "two.argdown", tmp_path / "two.svg"
    path.write_text(TWO, encoding="utf-8")
    found = []
    for order in ("map", "division"):
        options = ("--list", "bars", "--by", "claim", "--order", order)
        assert run("stances", path, "-o", target, *options).status == 0
        told = target.read_text(encoding="utf-8")
        found.append(told.index("Homes are dear.") < told.index("A cap helps."))
    assert found == [True, False]


def test_pages_of_bars_and_pictures_of_pairs_are_refused_in_one_line(
    run: Run, debate: Path
) -> None:
    page, picture = debate.with_suffix(".html"), debate.with_suffix(".svg")
    outcome = run("stances", debate, "--list", "bars", "-o", page)
    assert (outcome.status, outcome.err) == (
        2,
        f"argmap: {page}: bars of stances are drawn as svg, png or pdf, not 'html'\n",
    )
    outcome = run("pairs", debate, "-o", picture)
    assert (outcome.status, outcome.err) == (
        2,
        f"argmap: cannot tell the format of {str(picture)!r}; {ADVICE}",
    )
    outcome = run("stances", debate, "-o", debate.with_suffix(".gif"))
    assert outcome.err == (
        f"argmap: cannot tell the format of {str(debate.with_suffix('.gif'))!r}; add "
        "--format json or csv or md, or end it in .svg or .png or .pdf or .html\n"
    )
    assert not page.exists()
    assert not picture.exists()


def test_a_format_wins_over_the_suffix(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".svg")
    assert run("stances", debate, "-o", target, "--format", "csv").status == 0
    assert target.read_bytes().startswith(b"actor,name,issue")


@pytest.mark.parametrize("of", ["actors", "claims", "affiliations"])
@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_network_draws_what_the_suffix_names(
    run: Run, debate: Path, of: str, suffix: str
) -> None:
    target = debate.with_suffix(f".{suffix}")
    outcome = run("network", debate, "--of", of, "-o", target)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert target.read_bytes().startswith(BEGINNINGS[suffix])


def test_a_picture_of_coalitions_shows_both_sides(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".svg")
    options = ("--coalitions", "--theme", "dark")
    assert run("network", debate, "-o", target, *options).status == 0
    told = target.read_text(encoding="utf-8")
    assert "Rent caps" in told
    assert "The other side" in told
    assert "#15181c" in told
    assert run("network", debate, "-o", target).status == 0
    assert "The other side" not in target.read_text(encoding="utf-8")


def test_a_picture_of_rows_is_refused(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".svg")
    outcome = run("network", debate, "--list", "events", "-o", target)
    assert (outcome.status, outcome.err) == (
        2,
        "argmap: a picture shows a network, not events; leave out --list\n",
    )
    assert not target.exists()
