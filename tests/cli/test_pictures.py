from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_draw_writes_the_picture_that_the_suffix_names(run: Run, debate: Path) -> None:
    for suffix, start in ((".svg", b"<?xml"), (".png", b"\x89PNG"), (".pdf", b"%PDF")):
        target = debate.with_suffix(suffix)
        outcome = run("draw", debate, "-o", target)
        assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
        assert target.read_bytes().startswith(start)


def test_draw_of_one_issue_in_the_dark(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".dot")
    options = ("--issue", "supply", "--theme", "dark", "--basis", "analyst")
    assert run("draw", debate, "-o", target, *options).status == 0
    assert "#15181C" in target.read_text(encoding="utf-8")


def test_draw_of_an_unknown_issue_writes_nothing(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".svg")
    outcome = run("draw", debate, "-o", target, "--issue", "suply")
    assert outcome.status == 2
    assert outcome.err == ("argmap: no issue has id 'suply'; the nearest is 'supply'\n")
    assert not target.exists()


def test_draw_into_a_folder_that_is_missing_is_one_line(run: Run, debate: Path) -> None:
    target = debate.parent / "no" / "map.svg"
    outcome = run("draw", debate, "-o", target)
    assert outcome.status == 2
    assert outcome.err.startswith(f"argmap: {target}: ")
    assert outcome.err.count("\n") == 1


def test_draw_of_an_empty_map_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "empty.json"
    path.write_text('{"argmap": 1}', encoding="utf-8")
    target = tmp_path / "empty.svg"
    assert run("draw", path, "-o", target).status == 0
    assert "no claim" in target.read_text(encoding="utf-8").lower()


def test_explore_writes_one_page(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".html")
    outcome = run("explore", debate, "-o", target)
    assert (outcome.status, outcome.out, outcome.err) == (0, "", "")
    assert target.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_explore_writes_nothing_but_a_page(run: Run, debate: Path) -> None:
    outcome = run("explore", debate, "-o", debate.with_suffix(".pdf"))
    assert outcome.status == 2
    assert outcome.err == "argmap: the explorer is a page, .html, not '.pdf'\n"
    assert not debate.with_suffix(".pdf").exists()


def test_summary_is_printed_as_markdown(run: Run, debate: Path) -> None:
    out = run("summary", debate).out
    assert out.startswith("# Rent caps\n")
    assert "The housing stock held steady" in out


def test_summary_is_written_as_the_suffix_says(run: Run, debate: Path) -> None:
    page = debate.with_suffix(".html")
    assert run("summary", debate, "-o", page).status == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    outcome = run("summary", debate, "-o", debate.with_suffix(".docx"))
    assert outcome.status == 2
    assert outcome.err == "argmap: a summary is .md or .html, not '.docx'\n"


def test_report_fills_a_folder_and_lists_what_stands(run: Run, debate: Path) -> None:
    folder = debate.parent / "report"
    outcome = run("report", debate, "-o", folder)
    assert outcome.status == 0
    assert outcome.err == ""
    assert "3 unrebutted claims listed; the map holds 4." in outcome.out
    assert outcome.out.endswith(f"12 files in {folder}; begin with summary.html\n")
    assert sorted(path.name for path in folder.iterdir()) == [
        ".argmap-report",
        "issue-supply.svg",
        "map.json",
        "map.png",
        "map.svg",
        "stances.csv",
        "stances.html",
        "stances.svg",
        "summary.html",
        "summary.md",
        "timeline.md",
        "timeline.svg",
        "unrebutted.csv",
    ]


def test_report_into_a_file_is_one_line(run: Run, debate: Path) -> None:
    outcome = run("report", debate, "-o", debate)
    assert outcome.status == 2
    assert outcome.err == f"argmap: {debate}: is a file; a report needs a folder\n"


def test_summary_sets_the_references_in_a_style(run: Run, debate: Path) -> None:
    name = "harvard-cite-them-right"
    out = run("summary", debate, "--style", name).out
    assert out.endswith("[1] J. Lee (2023) *Rents and supply*.\n")
    outcome = run("summary", debate, "--style", debate.with_suffix(".csl"))
    assert outcome.status == 2
    assert outcome.err == (f"argmap: {debate.with_suffix('.csl')}: no such file\n")
