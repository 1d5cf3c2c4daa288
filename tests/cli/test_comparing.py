"""diff and merge, by hand and called by git in a repository of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import pytest

import argmap as am
from tests.cli.conftest import DEBATE, Outcome, Run

NEWER = DEBATE.replace("Rent caps cut supply.", "Rent caps cut new supply.")
ARGMAP = f'"{sys.executable}" -m argmap'
# One line to a record, as argmap writes it; and a note of a person between them.
WRITTEN = am.dumps(am.loads(DEBATE, format="argdown"), format="argdown")
NOTED = DEBATE + "\n// Ask Lee for the full table.\n\n[Wages fell]: Wages fell.\n"


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    path = tmp_path / "newer.argdown"
    path.write_text(NEWER, encoding="utf-8")
    return path


def test_diff_tells_what_differs(run: Run, debate: Path, newer: Path) -> None:
    outcome = run("diff", debate, newer)
    assert outcome == Outcome(
        0,
        "Claims: 1 changed.\n"
        "\n"
        "Do rent caps reduce supply?\n"
        "  Claims\n"
        "    changed: Rent caps cut {+new+} supply.\n",
        "",
    )


def test_diff_leaves_with_1_only_if_asked_to(
    run: Run, debate: Path, newer: Path
) -> None:
    assert run("diff", debate, newer, "--exit-code").status == 1
    assert run("diff", debate, debate, "--exit-code") == Outcome(
        0, "No difference.\n", ""
    )


def test_diff_writes_markdown_and_rows(
    run: Run, debate: Path, newer: Path, tmp_path: Path
) -> None:
    target = tmp_path / "changes.md"
    assert run("diff", debate, newer, "-o", target) == Outcome(0, "", "")
    text = target.read_text(encoding="utf-8")
    assert text.startswith("## Changes: Rent caps\n")
    assert "- changed: Rent caps cut **new** supply.\n" in text
    (row,) = json.loads(run("diff", debate, newer, "--format", "json").out)
    assert (row["id"], row["field"]) == ("caps", "text")
    assert run("diff", debate, newer, "--format", "csv").out.count("\r\n") == 2


def test_diff_compares_a_map_with_itself_as_of_a_date(run: Run, debate: Path) -> None:
    outcome = run("diff", debate, "--since", "2022")
    assert outcome.status == 0
    assert "claims: 4 added" in outcome.out
    assert run("diff", debate, "--since", "2023").out == "No difference.\n"


def test_undated_records_are_told_to_count_as_later(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "undated.argdown"
    path.write_text(DEBATE.replace(", issued: 2023-05-02", ""), encoding="utf-8")
    outcome = run("diff", path, "--since", "2023")
    assert outcome.err == ("argmap: warning: 5 undated records count as made later\n")


def test_diff_cuts_no_list_short_if_told_so(run: Run, debate: Path) -> None:
    more = debate.with_name("more.argdown")
    lines = "".join(f"\n[C{n}]: Claim {n}.\n" for n in range(25))
    more.write_text(DEBATE + lines, encoding="utf-8")
    assert "    and 5 more\n" in run("diff", debate, more).out
    assert "more" not in run("diff", debate, more, "--all").out


def test_a_file_that_is_not_there_is_an_empty_map(
    run: Run, debate: Path, tmp_path: Path
) -> None:
    assert "claims: 4 added" in run("diff", "/dev/null", debate).out
    assert "claims: 4 removed" in run("diff", debate, "/dev/null").out
    empty = tmp_path / "empty.json"
    empty.touch()
    assert "claims: 4 added" in run("diff", empty, debate).out


def test_a_version_may_come_from_standard_input(debate: Path, newer: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "diff", "-", str(newer)],
        input=debate.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    assert b"cut {+new+} supply." in done.stdout


def test_diff_takes_two_maps_or_one_with_a_date(run: Run, debate: Path) -> None:
    assert run("diff", debate) == Outcome(
        2, "", "argmap: name two maps: OLD and NEW, or one with --since\n"
    )
    assert run("diff", "--git", "a", "b") == Outcome(
        2, "", "argmap: git's external diff gives 7 words, not 2\n"
    )


def test_diff_says_that_a_file_is_not_merged_yet(run: Run) -> None:
    assert run("diff", "--git", "debate.argdown") == Outcome(
        0, "debate.argdown: is not merged yet\n", ""
    )


@pytest.mark.parametrize("suffix", ["argdown", "json"])
def test_a_file_with_conflict_markers_is_one_line_and_nothing_is_written(
    run: Run, debate: Path, suffix: str, tmp_path: Path
) -> None:
    path = tmp_path / f"conflict.{suffix}"
    path.write_text("{\n<<<<<<< a\n1\n=======\n2\n>>>>>>> b\n}\n", encoding="utf-8")
    target = tmp_path / "out.argdown"
    for command in (
        ("diff", debate, path),
        ("merge", debate, path, debate, "-o", target),
        ("merge", debate, debate, path, "-o", target, "--rewrite"),
        ("convert", path, "-o", target),
    ):
        assert run(*command) == Outcome(
            2,
            "",
            f"argmap: {path}:2: a git conflict is not settled here; choose one side "
            "and remove the markers\n",
        )
    assert not target.exists()


Files = tuple[Path, Path, Path]


def three(
    folder: Path, base: str, ours: str, theirs: str, *, suffix: str = ""
) -> Files:
    """Write three versions to files as git names them."""
    paths = tuple(folder / f".merge_file_{n}{suffix}" for n in "abc")
    for path, text in zip(paths, (base, ours, theirs), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths  # type: ignore[return-value]


def test_a_text_that_merges_as_the_records_do_keeps_its_comments(
    run: Run, tmp_path: Path
) -> None:
    ours = NOTED.replace("Interest rates", "Mortgage rates")
    theirs = NOTED.replace("Rent caps cut supply.", "Rent caps cut new supply.")
    base, mine, other = three(tmp_path, NOTED, ours, theirs)
    assert run("merge", base, mine, other, "-o", mine) == Outcome(0, "", "")
    assert mine.read_text(encoding="utf-8") == theirs.replace(
        "Interest rates", "Mortgage rates"
    )


# One line, two fields: in conflict as text, and not as records.
LINE = NOTED.replace("Wages fell.\n", "Wages fell. {id: wages-fell}\n")
SAME_LINE = (
    LINE,
    LINE.replace("{id: wages-fell}", "{id: wages-fell, kind: factual}"),
    LINE.replace("{id: wages-fell}", "{id: wages-fell, evidence: statistic}"),
)


def test_comments_are_not_lost_unless_asked(run: Run, tmp_path: Path) -> None:
    base, mine, other = three(tmp_path, *SAME_LINE)
    outcome = run("merge", base, mine, other, "-o", mine, "--path", "debate.argdown")
    assert outcome == Outcome(
        1,
        "",
        "argmap: debate.argdown: merged as text, to keep its comments and layout; "
        "settle what git has marked in it, or merge with --rewrite\n",
    )
    text = mine.read_text(encoding="utf-8")
    assert "<<<<<<< ours:debate.argdown\n" in text
    assert "// Ask Lee" in text


def test_the_map_is_written_anew_if_asked(run: Run, tmp_path: Path) -> None:
    base, mine, other = three(tmp_path, *SAME_LINE)
    outcome = run("merge", base, mine, other, "-o", mine, "--rewrite")
    assert outcome == Outcome(0, "", "")
    text = mine.read_text(encoding="utf-8")
    assert "// Ask Lee" not in text
    claim = am.loads(text, format="argdown").claims["wages-fell"]
    assert (claim.kind, claim.evidence) == ("factual", "statistic")


def test_a_file_as_argmap_writes_it_has_nothing_to_lose(
    run: Run, tmp_path: Path
) -> None:
    maps = [am.loads(text, format="argdown") for text in SAME_LINE]
    texts = [am.dumps(m, format="argdown") for m in maps]
    base, mine, other = three(tmp_path, *texts)
    assert run("merge", base, mine, other, "-o", mine) == Outcome(0, "", "")
    merged = am.loads(mine.read_text(encoding="utf-8"), format="argdown")
    assert merged == am.merge3(*maps).map


def test_conflicts_are_listed_and_ours_is_kept(run: Run, tmp_path: Path) -> None:
    old = am.loads(DEBATE, format="argdown")
    mine, other = old.subset(), old.subset()
    mine.replace(attrs.evolve(old.claims["caps"], text="Caps cut supply."))
    other.replace(attrs.evolve(old.claims["caps"], text="Caps may cut supply."))
    other.actor("A. Kim", id="kim")
    files = three(tmp_path, *map(am.dumps, (old, mine, other)))
    outcome = run("merge", *files, "-o", files[1], "--path", "debate.json")
    assert outcome == Outcome(
        1,
        "",
        "argmap: debate.json: claim 'caps': text: ours has 'Caps cut supply.', theirs "
        "'Caps may cut supply.', both had 'Rent caps cut supply.'; ours is kept\n",
    )
    merged = am.loads(files[1].read_text(encoding="utf-8"))
    assert merged.claims["caps"].text == "Caps cut supply."
    assert "kim" in merged.actors


def test_two_new_files_have_an_empty_base(run: Run, tmp_path: Path) -> None:
    files = three(tmp_path, "", WRITTEN, WRITTEN)
    outcome = run("merge", *files, "--path", "debate.argdown")
    assert outcome == Outcome(0, WRITTEN, "")


def test_without_git_a_text_with_comments_is_left_alone(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base, mine, other = three(tmp_path, *SAME_LINE)
    monkeypatch.setenv("PATH", str(tmp_path))
    outcome = run("merge", base, mine, other, "-o", mine, "--path", "debate.argdown")
    assert outcome == Outcome(
        2,
        "",
        "argmap: debate.argdown: not merged: written anew it would lose its comments "
        "and layout, and git is not there to merge the text; add --rewrite\n",
    )
    assert mine.read_text(encoding="utf-8") == SAME_LINE[1]


def test_what_cannot_be_read_leaves_everything_as_it_is(
    run: Run, tmp_path: Path
) -> None:
    base, mine, other = three(tmp_path, NOTED, NOTED, "[A]: text {kind: causl}\n")
    outcome = run("merge", base, mine, other, "-o", mine, "--path", "debate.argdown")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: theirs:debate.argdown:1:18: kind: 'causl' is not a kind of claim; did "
        "you mean 'causal'?\n"
    )
    assert mine.read_text(encoding="utf-8") == NOTED


needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not there")


class Repository:
    """A git repository that uses argmap, cut off from the user's settings."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "HOME": str(folder),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_PAGER": "cat",
        }
        self("init", "-q", "-b", "main")
        for name, value in (
            ("user.name", "A. Reader"),
            ("user.email", "reader@example.org"),
            ("core.autocrlf", "false"),
            ("diff.argmap.command", f"{ARGMAP} diff --git"),
            ("merge.argmap.driver", f"{ARGMAP} merge %O %A %B --path %P -o %A"),
            ("difftool.argmap.cmd", f'{ARGMAP} diff "$LOCAL" "$REMOTE"'),
        ):
            self("config", name, value)
        attributes = (
            "*.argdown diff=argmap merge=argmap\n*.json diff=argmap merge=argmap\n"
        )
        self.write(".gitattributes", attributes)

    def __call__(self, *words: str, status: int = 0) -> str:
        done = subprocess.run(
            ["git", *words],  # noqa: S607 - whichever git the user has
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == status, done.stderr
        return done.stdout + done.stderr

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8", newline="\n")

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def commit(self, name: str, text: str) -> None:
        self.write(name, text)
        self("add", "-A")
        self("commit", "-q", "-m", name)


@pytest.fixture
def git(tmp_path: Path) -> Repository:
    folder = tmp_path / "repository"
    folder.mkdir()
    return Repository(folder)


def as_json(text: str) -> str:
    return am.dumps(am.loads(text, format="argdown"))


VERSIONS = [("debate.argdown", DEBATE, NEWER)]
VERSIONS.append(("debate.json", as_json(DEBATE), as_json(NEWER)))


@needs_git
@pytest.mark.parametrize(("name", "old", "new"), VERSIONS)
def test_git_diff_and_difftool_show_what_differs(
    git: Repository, name: str, old: str, new: str
) -> None:
    git.commit(name, old)
    git.write(name, new)
    expected = "    changed: Rent caps cut {+new+} supply.\n"
    assert git("diff").startswith(f"{name}\nClaims: 1 changed.\n")
    assert expected in git("diff")
    assert expected in git("difftool", "--no-prompt", "-t", "argmap")


@needs_git
@pytest.mark.parametrize(("name", "old", "new"), VERSIONS)
def test_git_diff_shows_files_that_come_and_go(
    git: Repository, name: str, old: str, new: str
) -> None:
    git.commit("README", "A debate.\n")
    git.commit(name, old)
    for command in (("diff",), ("difftool", "--no-prompt", "-t", "argmap")):
        assert "claims: 4 added" in git(*command, "HEAD~1", "HEAD").lower()
        assert "claims: 4 removed" in git(*command, "HEAD", "HEAD~1").lower()
    git("mv", name, f"moved-{name}")
    git.write(f"moved-{name}", new)
    git("add", "-A")
    assert "cut {+new+} supply" in git("diff", "--staged", "-M")


@needs_git
@pytest.mark.parametrize(("name", "old", "new"), VERSIONS)
def test_git_merge_merges_records(
    git: Repository, name: str, old: str, new: str
) -> None:
    git.commit(name, old)
    git("checkout", "-q", "-b", "topic")
    git.commit(name, new)
    git("checkout", "-q", "main")
    git.commit(name, old.replace("Interest rates rose, too.", "Rates rose."))
    git("merge", "-q", "topic", "-m", "merged")
    merged = am.loads(git.read(name), name=name)
    assert merged.claims["caps"].text == "Rent caps cut new supply."
    assert merged.claims["rates"].text == "Rates rose."
    assert git("status", "--porcelain") == ""


@needs_git
@pytest.mark.parametrize(("name", "old", "new"), VERSIONS)
def test_git_merge_stops_at_a_conflict(
    git: Repository, name: str, old: str, new: str
) -> None:
    git.commit(name, old)
    git("checkout", "-q", "-b", "topic")
    git.commit(name, new)
    git("checkout", "-q", "main")
    git.commit(name, old.replace("Rent caps cut supply.", "Caps cut supply."))
    said = git("merge", "topic", "-m", "merged", status=1)
    assert f"argmap: {name}: claim 'caps': text: ours has 'Caps cut supply.'" in said
    assert git("status", "--porcelain") == f"UU {name}\n"
    if name.endswith(".json"):
        merged = am.loads(git.read(name), name=name)
        assert merged.claims["caps"].text == "Caps cut supply."
    else:
        assert f">>>>>>> theirs:{name}\n" in git.read(name)


@needs_git
def test_git_merge_merges_as_records_what_conflicts_as_text(git: Repository) -> None:
    name = "debate.json"
    old = am.loads(DEBATE, format="argdown")
    mine, other = old.subset(), old.subset()
    mine.replace(attrs.evolve(old.claims["caps"], title="Caps"))
    other.replace(attrs.evolve(old.claims["caps"], text="Rent caps cut new supply."))
    git.commit(name, am.dumps(old))
    git("checkout", "-q", "-b", "topic")
    git.commit(name, am.dumps(other))
    git("checkout", "-q", "main")
    git.commit(name, am.dumps(mine))
    git("merge", "-q", "topic", "-m", "merged")
    assert am.loads(git.read(name)) == am.merge3(old, mine, other).map


@needs_git
def test_git_merge_of_a_file_that_cannot_be_read_keeps_ours(git: Repository) -> None:
    name = "debate.argdown"
    git.commit(name, DEBATE)
    git("checkout", "-q", "-b", "topic")
    git.commit(name, DEBATE.replace("evidence: statistic", "evidence: statistics"))
    git("checkout", "-q", "main")
    ours = DEBATE.replace("Interest rates rose, too.", "Rates rose.")
    git.commit(name, ours)
    said = git("merge", "topic", "-m", "merged", status=1)
    assert "argmap: theirs:debate.argdown:" in said
    assert git.read(name) == ours
    assert git("status", "--porcelain") == f"UU {name}\n"
