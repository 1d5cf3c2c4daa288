from __future__ import annotations

import json
from pathlib import Path

import pytest

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


def test_explore_takes_colours(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".html")
    outcome = run("explore", debate, "-o", target, "--colour", "lee=#7A1F5C")
    assert outcome.status == 0
    assert "#7a1f5c" in target.read_text(encoding="utf-8").lower()
    outcome = run("explore", debate, "-o", target, "--colour", "lee")
    assert outcome.status == 2
    assert outcome.err == "argmap: a colour is written ID=#RRGGBB, not 'lee'\n"


def test_explore_writes_nothing_but_a_page(run: Run, debate: Path) -> None:
    outcome = run("explore", debate, "-o", debate.with_suffix(".pdf"))
    assert outcome.status == 2
    assert outcome.err == "argmap: the explorer is a page, .html, not '.pdf'\n"
    assert not debate.with_suffix(".pdf").exists()


def test_draw_of_an_overview_and_of_the_surroundings_of_a_claim(
    run: Run, debate: Path
) -> None:
    target = debate.with_suffix(".dot")
    assert run("draw", debate, "-o", target, "--overview").status == 0
    assert 'class="issue"' in target.read_text(encoding="utf-8")
    options = ("--focus", "starts", "--radius", "0", "--colour", "lee=#123456")
    assert run("draw", debate, "-o", target, *options).status == 0
    text = target.read_text(encoding="utf-8")
    assert 'class="claim unchallenged evidence focus"' in text
    assert "claim-stock" not in text
    assert "#123456" in text


def test_draw_into_pages_says_where_to_begin(run: Run, debate: Path) -> None:
    folder = debate.parent / "pages"
    outcome = run("draw", debate, "--pages", folder, "--theme", "print")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out == f"3 files in {folder}; begin with index.html\n"
    assert sorted(path.name for path in folder.iterdir()) == [
        ".argmap-pages",
        "index.html",
        "issue-supply.svg",
        "overview.svg",
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ((), "name a picture to write (-o), or a folder (--pages)"),
        (
            ("-o", "m.svg", "--pages", "p"),
            "write a picture (-o) or pages (--pages), not both",
        ),
        (
            ("-o", "m.svg", "--overview", "--issue", "supply"),
            (
                "a view shows an issue or a focus or an overview; choose one of an issue "
                "and an overview"
            ),
        ),
        (
            ("-o", "m.svg", "--focus", "strats"),
            "no claim has id 'strats'; the nearest is 'starts'",
        ),
        (
            ("-o", "m.svg", "--radius", "1"),
            "a radius of 1 is around a claim; name it as focus",
        ),
        (
            ("-o", "m.svg", "--focus", "caps", "--radius", "-1"),
            "a radius is a whole number of links, 0 or more, not -1",
        ),
        (
            ("-o", "m.svg", "--colour", "lee"),
            "a colour is written ID=#RRGGBB, not 'lee'",
        ),
        (
            ("-o", "m.svg", "--colour", "lee=blue"),
            "the colour of 'lee' is 'blue'; write it as #RRGGBB, such as #0072B2",
        ),
        (
            ("-o", "m.svg", "--colour", "ortis=#000000"),
            "no actor or tag is called 'ortis'; the nearest is 'ortiz'",
        ),
        (
            ("--pages", "p", "--issue", "supply"),
            "pages show every issue; leave out the issue",
        ),
    ],
)
def test_draw_refuses_bad_options_in_one_line_and_writes_nothing(
    run: Run,
    debate: Path,
    monkeypatch: pytest.MonkeyPatch,
    options: tuple[str, ...],
    message: str,
) -> None:
    monkeypatch.chdir(debate.parent)
    outcome = run("draw", debate, *options)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == f"argmap: {message}\n"
    assert list(debate.parent.iterdir()) == [debate]


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
    assert outcome.err == "argmap: a summary is .md, .html or .json, not '.docx'\n"


def test_report_fills_a_folder_and_lists_what_stands(run: Run, debate: Path) -> None:
    folder = debate.parent / "report"
    outcome = run("report", debate, "-o", folder)
    assert outcome.status == 0
    assert outcome.err == ""
    assert "3 unrebutted claims listed; the map holds 4." in outcome.out
    assert outcome.out.endswith(f"14 files in {folder}; begin with summary.html\n")
    assert sorted(path.name for path in folder.iterdir()) == [
        ".argmap-report",
        "explorer.html",
        "issue-supply.svg",
        "map.json",
        "map.png",
        "map.svg",
        "overview.svg",
        "stances.csv",
        "stances.html",
        "stances.svg",
        "summary.html",
        "summary.md",
        "timeline.md",
        "timeline.svg",
        "unrebutted.csv",
    ]


def test_what_an_earlier_report_has_left_is_named_and_stays(
    run: Run, debate: Path
) -> None:
    folder = debate.parent / "report"
    run("report", debate, "-o", folder)
    other = debate.with_name("other.argdown")
    other.write_text("# Which? {issue: which}\n\n[A]: a\n", encoding="utf-8")
    outcome = run("report", other, "-o", folder)
    assert outcome.out.endswith(
        "begin with summary.html\n1 file of an earlier map left there: "
        "issue-supply.svg\n"
    )
    assert (folder / "issue-supply.svg").exists()
    assert "left there" not in run("report", debate, "-o", debate.parent / "new").out


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


def test_summary_tells_of_some_issues_kinds_and_times(run: Run, debate: Path) -> None:
    out = run("summary", debate, "--kind", "government", "--since", "2023").out
    assert "those of government bodies only: 1 actor." in out
    assert "of which something was said in 2023 or later, 4 claims in all" in out
    out = run("summary", debate, "--issue", "supply", "--detail", "all").out
    assert "only claims under “Do rent caps reduce supply?”" in out
    assert "Told in short" not in out
    assert "Told in short" in run("summary", debate).out


def test_summary_is_written_in_the_format_named(run: Run, debate: Path) -> None:
    assert run("summary", debate, "--format", "html").out.startswith("<!DOCTYPE html>")
    found = json.loads(run("summary", debate, "--format", "json").out)
    assert found["title"] == "Rent caps"
    target = debate.with_suffix(".txt")
    assert run("summary", debate, "-o", target, "--format", "md").status == 0
    assert target.read_text(encoding="utf-8").startswith("# Rent caps")
    target = debate.with_name("summary.json")
    assert run("summary", debate, "-o", target).status == 0
    assert json.loads(target.read_text(encoding="utf-8")) == found


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("--issue", "suply"),
            "argmap: no issue has id 'suply'; the nearest is 'supply'\n",
        ),
        (
            ("--kind", "court-house"),
            "argmap: 'court-house' is not a kind of actor; did you mean 'court'?\n",
        ),
        (
            ("--since", "lately"),
            (
                "argmap: 'lately' is not a date; write 2025, 2025-04, 2025-04-14, "
                "2024/2025, 2024/.. or ../2025\n"
            ),
        ),
        (
            ("--detail", "long"),
            (
                "argmap: Invalid value for '--detail': 'long' is not one of 'short', "
                "'all'.\n"
            ),
        ),
    ],
)
def test_a_choice_that_a_summary_does_not_know_is_refused(
    run: Run, debate: Path, arguments: tuple[str, str], message: str
) -> None:
    outcome = run("summary", debate, *arguments)
    assert (outcome.status, outcome.err) == (2, message)
