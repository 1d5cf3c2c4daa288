from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

TURNS = """\
===
title: Rent caps
sources:
  study: {title: Rents and supply, issued: 2020}
  letter: {title: A letter, issued: 2022}
actors:
  lee: {name: J. Lee, kind: researcher}
  roe: {name: M. Roe, kind: news}
  poe: {name: N. Poe, kind: news}
===

# Do rent caps reduce supply? {issue: supply}

[Caps cut supply]: Rent caps cut supply.
  {id: caps, thesis: true, stances: [{by: lee, source: study},
    {by: lee, stance: denies, source: letter}, {by: roe, source: study}]}

# Do rent caps lower rents? {issue: rents}

[Rents fell]: Rents fell. {id: fell, thesis: true, stances: [{by: lee, source: study},
    {by: roe, source: letter}, {by: poe}]}
"""


@pytest.fixture
def turns(tmp_path: Path) -> Path:
    path = tmp_path / "turns.argdown"
    path.write_text(TURNS, encoding="utf-8")
    return path


def test_stances_compares_by_issue_and_by_claim(run: Run, debate: Path) -> None:
    by_issue = json.loads(run("stances", debate, "--format", "json").out)
    assert [(row["actor"], row["stance"]) for row in by_issue] == [
        ("lee", "yes"),
        ("ortiz", "no"),
    ]
    options = ("--by", "claim", "--actor", "ortiz", "--format", "json")
    by_claim = json.loads(run("stances", debate, *options).out)
    assert {row["claim"]: row["stance"] for row in by_claim} == {
        "caps": "opposes",
        "starts": "silent",
        "rates": "supports",
        "stock": "supports",
    }


def test_stances_are_limited_to_claims_kinds_and_windows(run: Run, turns: Path) -> None:
    def told(*options: str) -> list[tuple[str, str]]:
        rows = json.loads(run("stances", turns, *options, "--format", "json").out)
        return [(row["actor"], row["stance"]) for row in rows]

    of_caps = ("--by", "claim", "--claim", "caps")
    assert told(*of_caps) == [("lee", "mixed"), ("roe", "supports"), ("poe", "silent")]
    assert told(*of_caps, "--latest", "--kind", "researcher") == [("lee", "opposes")]
    assert told(*of_caps, "--as-of", "2020") == [
        ("lee", "supports"),
        ("roe", "supports"),
    ]
    assert told(*of_caps, "--since", "2021", "--actor", "lee") == [("lee", "opposes")]
    assert told("--issue", "supply", "--plain", "--actor", "roe") == [("roe", "yes")]


def test_what_a_window_leaves_out_is_said_below(run: Run, turns: Path) -> None:
    out = run("stances", turns, "--since", "2020-06").out
    assert out.endswith(
        "Left out: 1 assertion without a date and 3 dated only partly within the window.\n"
    )
    assert "Left out" not in run("stances", turns).out


def test_a_window_that_ends_before_it_begins_is_one_line(run: Run, turns: Path) -> None:
    outcome = run("stances", turns, "--since", "2022", "--as-of", "2021")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "argmap: the window ends before it begins: as of '2021' is before since "
        "'2022'; write the earlier date as since\n"
    )


def test_derived_sides_by_claim_count_where_asked(run: Run, debate: Path) -> None:
    options = ("--by", "claim", "--actor", "ortiz", "--claim", "caps")
    out = run("stances", debate, *options, "--derived", "--format", "csv").out
    assert next(csv.DictReader(io.StringIO(out)))["stance"] == "opposes"
    text = debate.read_text(encoding="utf-8").replace(
        "{by: ortiz, stance: denies,", "{by: lee,"
    )
    debate.write_text(text, encoding="utf-8")
    out = run("stances", debate, *options, "--derived").out
    assert "(opposes)" in out
    assert "opposes" not in run("stances", debate, *options).out


def test_who_is_silent_on_all_that_is_shown_is_named_below(
    run: Run, turns: Path
) -> None:
    out = run("stances", turns, "--issue", "supply").out
    assert out.endswith("M. Roe  yes   \nSilent on all of it: N. Poe.\n")
    out = run("stances", turns, "--issue", "supply", "--actor", "poe").out
    assert out == "Silent on all of it: N. Poe.\n"
    assert "Silent" not in run("stances", turns).out


def test_silences_are_listed(run: Run, turns: Path) -> None:
    out = run("stances", turns, "--list", "silences").out
    assert out.splitlines() == [
        "J. Lee speaks on everything that is compared",
        "M. Roe speaks on everything that is compared",
        "N. Poe says nothing on supply",
    ]
    (row,) = json.loads(
        run("stances", turns, "--list", "silences", "--format", "json").out
    )
    assert row["speaking"] == ["J. Lee", "M. Roe"]


def test_changes_are_listed(run: Run, turns: Path) -> None:
    out = run("stances", turns, "--list", "changes").out
    assert out == "J. Lee on supply: yes before, no since 2022\n"
    options = ("--list", "changes", "--by", "claim", "--format", "json")
    (row,) = json.loads(run("stances", turns, *options).out)
    assert (row["claim"], row["before"], row["after"]) == (
        "caps",
        "supports",
        "opposes",
    )
    out = run("stances", turns, "--list", "changes", "--actor", "roe").out
    assert out == "Nobody changed position in this map.\n"


def test_consensus_is_listed_by_claim_for_kinds_or_actors(
    run: Run, turns: Path
) -> None:
    out = run("stances", turns, "--list", "consensus").out
    assert out.splitlines()[0].split() == [
        "claim",
        "consensus",
        "divisiveness",
        "groups",
    ]
    assert out.splitlines()[1].startswith(
        "caps   0.47       0.00          researcher 0 of 1"
    )
    options = (
        "--list",
        "consensus",
        "--groups",
        "actor",
        "--latest",
        "--format",
        "json",
    )
    rows = json.loads(run("stances", turns, *options).out)
    assert rows[0]["groups"] == ["lee 0 of 1", "roe 1 of 1"]
    assert rows[0]["divisiveness"] == 1
    outcome = run("stances", turns, "--list", "consensus", "--kind", "news")
    assert outcome.err == (
        "argmap: consensus is between groups, and the actors compared are of one, "
        "'news'; write groups='actor', or name the actors of each group\n"
    )
    outcome = run("stances", turns, "--list", "consensus", "--by", "issue")
    assert outcome.err == (
        "argmap: consensus is on claims, and this table is by issue; compare by "
        "'claim'\n"
    )


def test_common_ground_and_one_sided_issues_are_listed(run: Run, turns: Path) -> None:
    out = run("stances", turns, "--list", "common-ground").out
    assert "Rents fell.  J. Lee; M. Roe; N. Poe" in out
    assert out.endswith("None of it is shared across the sides of an issue.\n")
    options = ("--list", "common-ground", "--as-of", "2019")
    out = run("stances", turns, *options).out
    assert out == "No claim of this map is common ground of two kinds of actor.\n"
    out = run("stances", turns, *options, "--groups", "actor").out
    assert out == "No claim of this map is common ground of two actors.\n"
    out = run("stances", turns, "--list", "one-sided").out
    assert out.splitlines()[1].split(maxsplit=2) == [
        "rents",
        "yes",
        "J. Lee; M. Roe; N. Poe",
    ]
    out = run("stances", turns, "--list", "one-sided", "--as-of", "2019").out
    assert out == "On no issue of this map is one side alone heard.\n"


@pytest.mark.parametrize("listed", ["common-ground", "one-sided"])
@pytest.mark.parametrize("option", [("--actor", "lee"), ("--latest",), ("--plain",)])
def test_what_is_of_the_whole_map_takes_no_choice_of_actors(
    run: Run, turns: Path, listed: str, option: tuple[str, ...]
) -> None:
    outcome = run("stances", turns, "--list", listed, *option)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        f"argmap: --list {listed} is of the whole map; of the other options it takes "
        "--groups, --basis and --as-of\n"
    )


def test_pairs_are_listed_with_what_they_share(run: Run, turns: Path) -> None:
    out = run("pairs", turns, "--latest").out
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert lines == [
        "first second comparison clashes",
        "J. Lee M. Roe agree on 1 of 2 common issues, opposed on 1",
        "J. Lee N. Poe agree on 1 of 1 common issue, opposed on 0",
        "M. Roe N. Poe agree on 1 of 1 common issue, opposed on 0",
    ]
    out = run("pairs", turns, "--issue", "supply").out
    assert out.endswith("2 pairs with no common issue.\n")
    out = run(
        "pairs", turns, "--issue", "supply", "--by", "claim", "--kind", "news"
    ).out
    assert out == "1 pair with no common claim.\n"
    rows = json.loads(run("pairs", turns, "--issue", "supply", "--format", "json").out)
    assert [row["comparison"] for row in rows][1:] == ["no common issue"] * 2


def test_a_pair_that_only_clashes_is_listed(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "clash.argdown"
    path.write_text("[a]: One. {by: ann}\n  >< [b]: Two. {by: bob}\n", encoding="utf-8")
    line = run("pairs", path).out.splitlines()[1]
    assert line.split() == ["ann", "bob", "no", "common", "issue", "1"]


def test_pairs_count_clashes(run: Run, debate: Path) -> None:
    (row,) = json.loads(run("pairs", debate, "--format", "json").out)
    assert (row["first"], row["opposed"]) == ("lee", 1)
    assert row["clashes"] == ["stock-attacks-caps"]
    assert run("pairs", debate).out.splitlines()[1].endswith("opposed on 1  1      ")


def test_fewer_than_two_actors_make_no_pair(run: Run, turns: Path) -> None:
    out = run("pairs", turns, "--actor", "lee").out
    assert out == "Only J. Lee is compared; a pair is of two.\n"
    out = run("pairs", turns, "--kind", "court").out
    assert out == "Nobody takes a stance in what was asked for.\n"
    assert (
        json.loads(run("pairs", turns, "--kind", "court", "--format", "json").out) == []
    )


@pytest.mark.parametrize(
    "words", [("pairs",), ("stances",), ("stances", "--list", "silences")]
)
def test_a_map_in_which_nobody_speaks_says_so(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    path = tmp_path / "quiet.argdown"
    path.write_text("[a]: One.\n  + [b]: Two.\n", encoding="utf-8")
    verb, *options = words
    out = run(verb, path, *options).out
    assert out == "Nobody takes a stance in this map.\n"
    out = run(verb, path, *options, "--as-of", "2020").out
    assert out == "Nobody takes a stance in what was asked for.\n"


@pytest.mark.parametrize("listed", ["stances", "silences", "bars"])
def test_who_speaks_outside_all_issues_is_not_called_silent(
    run: Run, tmp_path: Path, listed: str
) -> None:
    path = tmp_path / "unfiled.argdown"
    path.write_text(
        "===\nactors: {a: {name: A}, b: {name: B}}\n===\n\n"
        "[one]: One. {stances: [{by: a}, {by: b, stance: denies}]}\n",
        encoding="utf-8",
    )
    left_out = "Left out: 2 assertions on claims under no issue (compared by claim).\n"
    out = run("stances", path, "--list", listed).out
    assert out == f"There is no issue to compare on.\n{left_out}"
    assert run("pairs", path).out == f"1 pair with no common issue.\n{left_out}"
    assert "Left out" not in run("stances", path, "--by", "claim").out


def test_two_actors_are_compared_point_by_point(run: Run, turns: Path) -> None:
    out = run("pairs", turns, "lee", "roe", "--latest").out
    assert out.startswith(
        "J. Lee and M. Roe: agree on 1 of 2 common issues, opposed on 1."
    )
    assert "\nOpposed\n  Do rent caps reduce supply?\n    J. Lee: no\n" in out
    assert "denies “Rent caps cut supply” (letter, 2022)" in out
    options = ("lee", "roe", "--latest", "--format")
    assert run("pairs", turns, *options, "md").out.startswith("# J. Lee and M. Roe\n")
    rows = json.loads(run("pairs", turns, *options, "json").out)
    assert [(row["meeting"], row["actor"]) for row in rows] == [
        ("agreed", "lee"),
        ("agreed", "roe"),
        ("opposed", "lee"),
        ("opposed", "roe"),
    ]
    target = turns.with_name("pair.csv")
    assert run("pairs", turns, "lee", "roe", "-o", target).out == ""
    assert target.read_text(encoding="utf-8").startswith("meeting,on,text,basis,actor,")


def test_an_actor_that_never_speaks_has_nothing_in_common(
    run: Run, turns: Path
) -> None:
    text = turns.read_text(encoding="utf-8").replace(
        "  poe:", "  moe: {name: Moe}\n  poe:"
    )
    turns.write_text(text, encoding="utf-8")
    out = run("pairs", turns, "moe", "poe").out
    assert out.startswith("Moe and N. Poe: no common issue.\n\nOnly N. Poe\n")


@pytest.mark.parametrize(
    "words", [("lee",), ("lee", "roe", "poe"), ("lee", "roe", "--actor", "poe")]
)
def test_two_actors_are_named_or_none(
    run: Run, turns: Path, words: tuple[str, ...]
) -> None:
    outcome = run("pairs", turns, *words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        "argmap: name two actors after the map to see on what they meet, or none to "
        "list all pairs; --actor limits that list\n"
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("lee", "lee"), "a pair is of two actors; 'lee' is named twice"),
        (("lee", "row"), "no actor has id 'row'; the nearest is 'roe'"),
        (
            ("--kind", "goverment"),
            "'goverment' is not a kind of actor; did you mean 'government'?",
        ),
        (("lee", "roe", "--kind", "news"), "'lee' is not among the actors compared"),
    ],
)
def test_a_pair_that_is_none_is_refused_in_one_line(
    run: Run, turns: Path, words: tuple[str, ...], message: str
) -> None:
    outcome = run("pairs", turns, *words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"argmap: {message}\n"


def test_a_wide_matrix_is_printed_in_parts_without_empty_rows(
    run: Run, tmp_path: Path
) -> None:
    lines = [
        f"# Is quay number {number} wet? {{issue: quay-number-{number:02}}}\n\n"
        f"[Quay {number} is wet]: Quay {number} is wet. "
        f"{{thesis: true, by: pilot-{number}, source: log}}\n"
        for number in range(20)
    ]
    path = tmp_path / "quays.argdown"
    path.write_text("\n".join(lines), encoding="utf-8")
    out = run("stances", path).out
    parts = out.split("\n\n")
    assert len(parts) > 1
    assert all(len(line.rstrip()) <= 120 for line in out.splitlines())
    heads = " ".join(part.splitlines()[0] for part in parts).split()
    assert [word for word in heads if word != "actor"] == [
        f"quay-number-{number:02}" for number in range(20)
    ]
    assert sum(len(part.splitlines()) - 1 for part in parts) == 20
