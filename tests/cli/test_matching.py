from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

import argmap as am
from tests.cli.conftest import Run
from tests.extraction.matching.papers import papers

MAPS = ("courier", "herald", "council", "auditor")


@pytest.fixture
def drafts(tmp_path: Path) -> list[Path]:
    paths = []
    for m in papers():
        if m.title in MAPS:
            paths.append(tmp_path / f"{m.title}.json")
            am.write(m, paths[-1])
    return paths


def test_matches_are_listed_by_kind(run: Run, drafts: list[Path]) -> None:
    outcome = run("match", *drafts)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == (
        "The same claim: 1 group\n"
        "\n"
        "1.  [cap-helps] (courier) The two-pound fare cap brings riders back to the buses\n"
        "    [cap-works] (herald) Riders have come back to the buses thanks to the fare cap\n"
        "    Both say “back”, “buses”, “riders”, “cap”. [0.44]\n"
        "\n"
        "Conflicting figures: 1 group\n"
        "\n"
        "2.  [cost] (council) In 2023 the fare cap cost the city £6.4 million\n"
        "    [price] (auditor) The city paid £8.1 million for the fare cap in 2023\n"
        "    6,400,000 GBP against 8,100,000 GBP: both are of 2023. [0.46]\n"
        "\n"
        "Superseded figures: 1 group\n"
        "\n"
        "3.  [routes-2023] (courier) As of March 2023 the network has 38 routes\n"
        "    [routes-2024] (herald) As of April 2024 the network has 41 routes\n"
        "    41 routes in place of 38 routes: 2024-04 is after 2023-03. [0.27]\n"
    )


def test_a_group_of_several_claims_names_each_pair(run: Run, tmp_path: Path) -> None:
    paths = []
    for number, text in enumerate(
        ("The bus is late.", "The bus is late!", "Late bus.")
    ):
        m = am.ArgumentMap()
        m.claim(text, id=f"c{number}")
        paths.append(tmp_path / f"{number}.json")
        am.write(m, paths[-1])
    out = run("match", *paths).out
    assert "    c1, c0: Both say" in out
    assert "    c2, c0: Both say" in out


def test_nothing_to_match_is_said(run: Run, drafts: list[Path]) -> None:
    outcome = run("match", drafts[0])
    assert outcome.out == "No two documents seem to say the same of anything.\n"


def test_rows_hold_all_of_a_match(run: Run, drafts: list[Path], tmp_path: Path) -> None:
    rows = json.loads(run("match", *drafts, "--format", "json").out)
    assert rows[1] == {
        "group": 2,
        "kind": "conflicting",
        "unit": "GBP",
        "score": rows[1]["score"],
        "first": "cost",
        "second": "price",
        "first_text": "In 2023 the fare cap cost the city £6.4 million.",
        "second_text": "The city paid £8.1 million for the fare cap in 2023.",
        "first_sources": ["council"],
        "second_sources": ["auditor"],
        "aspects": [],
        "reason": "6,400,000 GBP against 8,100,000 GBP: both are of 2023.",
    }
    listing = tmp_path / "matches.csv"
    assert run("match", *drafts, "-o", listing).out == ""
    assert listing.read_text(encoding="utf-8").startswith(
        "group,kind,unit,score,first,"
    )
    as_json = tmp_path / "matches.json"
    run("match", *drafts, "--format", "json", "-o", as_json)
    assert json.loads(as_json.read_text(encoding="utf-8")) == rows


@pytest.mark.parametrize("name", ["all.argdown", "all.json"])
def test_a_map_with_the_proposals_can_be_reviewed(
    run: Run, drafts: list[Path], tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    outcome = run("match", *drafts, "-o", path)
    assert outcome.out == (
        f"{path}: 1 pair that says the same, 1 pair of conflicting figures, "
        "1 superseded figure\n"
    )
    m = am.read(path)
    assert {(r.kind.value, r.proposed) for r in m.relations.values()} == {
        ("rephrases", True),
        ("contradicts", True),
        ("supersedes", True),
    }
    assert len(m.sources) == len(MAPS)
    assert (
        run("match", path).out == "No two documents seem to say the same of anything.\n"
    )


def test_how_many_ids_were_given_anew_is_said(run: Run, tmp_path: Path) -> None:
    for name, text in (("a", "Fares rose."), ("b", "Fares fell.")):
        m = am.ArgumentMap()
        m.claim(text, id="fares")
        am.write(m, tmp_path / f"{name}.json")
    path = tmp_path / "all.json"
    outcome = run("match", tmp_path / "a.json", tmp_path / "b.json", "-o", path)
    assert outcome.out.endswith("0 superseded figures; 1 record under another id\n")


def test_aspects_and_limits_change_what_is_listed(
    run: Run, drafts: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "aspects.toml"
    path.write_text(
        '[[aspect]]\nname = "cap"\npatterns = ["fare cap"]\n', encoding="utf-8"
    )
    rows = json.loads(run("match", *drafts, "--aspects", path, "--format", "json").out)
    assert ["cap"] in [row["aspects"] for row in rows]
    few = run("match", *drafts, "--least", 0.9).out
    assert "The same claim" not in few
    many = run("match", *drafts, "--least", 0, "--most", 5).out
    assert many.count("Both say") > 1


WANTED = "give a TOML file of aspects, as `argmap aspects suggest` writes one"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("MAP", "-o", "MAP"), "MAP is what is matched; name another file with -o"),
        (
            ("MAP", "-o", "x.json", "--format", "table"),
            "--format table is for the terminal; leave it out with -o",
        ),
        (
            ("MAP", "-o", "x.bib"),
            (
                "-o writes a map, .argdown or .json, or a listing, .csv or .md, not "
                "'x.bib'; end it in one of these, or add --format"
            ),
        ),
        (("-", "-"), "standard input can be read once; name files"),
        (
            ("MAP", "--aspects", "no.toml"),
            f"no.toml: no such file; {WANTED}",
        ),
        (("absent",), "absent: no such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_line(
    run: Run,
    drafts: list[Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    *,
    arguments: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = drafts[0].read_bytes()
    given = [str(drafts[0]) if one == "MAP" else one for one in arguments]
    outcome = run("match", *given)
    assert outcome.status == 2
    assert outcome.err == f"argmap: {message.replace('MAP', str(drafts[0]))}\n"
    assert drafts[0].read_bytes() == before


def test_standard_input_is_a_map(
    run: Run, drafts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = io.TextIOWrapper(io.BytesIO(drafts[0].read_bytes()), encoding="utf-8")
    monkeypatch.setattr("sys.stdin", data)
    assert "cap-helps" in run("match", "-", drafts[1]).out


def test_where_nothing_can_be_suggested_nothing_is_written(
    run: Run, drafts: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "aspects.toml"
    for options in ((), ("-o", path)):
        outcome = run("aspects", "suggest", *drafts, *options)
        assert (outcome.status, outcome.out) == (0, "")
        assert outcome.err == (
            "argmap: warning: nothing to suggest: the claims are too few, or share too "
            "few words\n"
        )
    assert not path.exists()


def test_a_file_that_is_there_is_never_replaced(
    run: Run, drafts: list[Path], tmp_path: Path
) -> None:
    path = tmp_path / "aspects.toml"
    path.write_text("mine", encoding="utf-8")
    outcome = run("aspects", "suggest", *drafts, "-o", path)
    assert outcome.status == 2
    assert outcome.err == f"argmap: {path}: is there already; name another file\n"
    assert path.read_text(encoding="utf-8") == "mine"


def test_most_limits_the_aspects(run: Run, tmp_path: Path) -> None:
    paths = []
    for m in papers():
        paths.append(tmp_path / f"{m.title}.json")
        am.write(m, paths[-1])
    assert run("aspects", "suggest", *paths).out.count("[[aspect]]\n") == 3
    path = tmp_path / "aspects.toml"
    out = run("aspects", "suggest", *paths, "--most", 1, "-o", path).out
    assert out == f"{path}: 1 aspect\n"
    assert [one.name for one in am.read_aspects(path)] == ["fare cap"]
    assert run("match", *paths, "--aspects", path).status == 0
    told = run("aspects", "suggest", *paths, "--most", 1)
    assert told.out == path.read_text(encoding="utf-8")


def test_where_nothing_can_be_written_nothing_is_read(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "no" / "x.json"
    outcome = run("match", tmp_path / "absent.json", "-o", place)
    assert (outcome.status, outcome.err) == (
        2,
        f"argmap: {place}: there is no folder {str(place.parent)!r}\n",
    )


def test_what_is_no_number_is_no_likeness(run: Run, drafts: list[Path]) -> None:
    outcome = run("match", *drafts, "--least", "nan")
    assert (outcome.status, outcome.out) == (2, "")
    assert "nan is not in the range 0<=x<=1" in outcome.err
