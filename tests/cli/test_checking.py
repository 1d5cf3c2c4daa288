from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

import argmap as am
from argmap.cli import checking, rewriting
from argmap.texts.anchoring import digest_of
from argmap.texts.reading import path_fault
from tests.cli.conftest import Run

TEXT = "Rent caps cut supply. They do not, says the city."


def cited(tmp_path: Path, digest: str) -> Path:
    path = tmp_path / "cited.argdown"
    path.write_text(
        "===\nsources:\n  lee: {title: Rents}\nactors:\n  lee: {name: J. Lee}\n===\n\n"
        f"[A]: Caps cut supply. {{by: lee, source: lee, at: 0-21, digest: {digest}}}\n",
        encoding="utf-8",
    )
    return path


def test_check_lists_what_to_look_at_and_leaves_with_1(run: Run, debate: Path) -> None:
    outcome = run("check", debate)
    assert outcome.status == 1
    assert "attack-without-ground" in outcome.out
    assert outcome.out.rstrip().endswith("1 warning")


def test_check_of_a_map_in_order_leaves_with_0(run: Run, tmp_path: Path) -> None:
    path = cited(tmp_path, digest_of(TEXT, ((0, 21),)))
    outcome = run("check", path)
    assert (outcome.status, outcome.out) == (0, "Nothing to report.\n")


def test_check_writes_its_findings_for_other_programs(run: Run, debate: Path) -> None:
    found = json.loads(run("check", debate, "--format", "json").out)
    assert [one["code"] for one in found] == ["attack-without-ground"]


def test_verify_of_right_passages_leaves_with_0(run: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "lee.txt").write_text(TEXT, encoding="utf-8")
    path = cited(tmp_path, digest_of(TEXT, ((0, 21),)))
    outcome = run("verify", path, "--texts", texts)
    assert "1 passage in 1 source, 1 text at hand: 1 verified" in outcome.out
    assert outcome.status == 1  # the source pins no sha256, which is said
    assert "sha256" in outcome.out


def test_verify_of_a_changed_text_leaves_with_1(run: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "lee.txt").write_text(TEXT.replace("cut", "raise"), encoding="utf-8")
    path = cited(tmp_path, digest_of(TEXT, ((0, 21),)))
    outcome = run("verify", path, "--texts", texts)
    assert outcome.status == 1
    assert "1 changed" in outcome.out


def test_verify_shows_each_passage_beside_its_claim(run: Run, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "lee.txt").write_text(TEXT, encoding="utf-8")
    path = cited(tmp_path, digest_of(TEXT, ((0, 21),)))
    out = run("verify", path, "--texts", texts, "--show").out
    assert "Caps cut supply." in out
    assert "Rent caps cut supply." in out
    assert "J. Lee asserts" in out


def test_verify_does_not_send_a_terminal_what_a_text_commands(
    run: Run, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "lee.txt").write_text("Caps \x1b]0;cut\x07 supply, they say.", "utf-8")
    shown = run("verify", cited(tmp_path, "0" * 64), "--texts", texts, "--show").out
    assert "Caps \ufffd]0;cut\ufffd supply" in shown
    assert "\x1b" not in shown


def test_verify_without_a_folder_is_one_line(run: Run, debate: Path) -> None:
    outcome = run("verify", debate, "--texts", debate.parent / "no")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert str(debate.parent / "no") in outcome.err


SOUND = """\
===
sources:
  lee: {title: Rents, publisher: lee, issued: 2023-05-02}
  roe: {title: Rents again, publisher: roe, issued: 2024}
actors:
  lee: {name: J. Lee}
  roe: {name: R. Roe}
===

[A]: Caps cut supply. {stances: [{by: lee, source: lee}, {by: roe, source: roe}]}
"""


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "map.argdown"
    path.write_text(text, encoding="utf-8")
    return path


def test_audit_of_a_well_sourced_map_leaves_with_0(run: Run, tmp_path: Path) -> None:
    outcome = run("audit", written(tmp_path, SOUND))
    assert (outcome.status, outcome.out) == (0, "Nothing to report.\n")


def test_audit_lists_the_worst_first_and_leaves_with_1(run: Run, debate: Path) -> None:
    text = debate.read_text(encoding="utf-8")
    debate.write_text(text + "\n[Unsaid]: Nobody says this. {id: unsaid}\n", "utf-8")
    outcome = run("audit", debate)
    assert outcome.status == 1
    assert outcome.out == (
        "error: claim 'unsaid': nobody asserts it; say who says so, and where "
        "[unsourced]\n"
        "note: issue 'supply', side 'yes': 2 claims, and all evidence for them, come "
        "only through those who say yes themselves: 'lee'; look for evidence from "
        "elsewhere [one-camp]\n"
        "note: source 'lee': 4 claims rest on it alone; look for a source that does not "
        "rest on it [single-source]\n"
        "note: source 'lee': 2 claims are known through it at second hand only; add the "
        "speakers' own documents, or mark the source as primary [secondary-only]\n"
        "1 error, 3 notes\n"
    )


def test_audit_of_notes_alone_leaves_with_0(run: Run, debate: Path) -> None:
    outcome = run("audit", debate)
    assert (outcome.status, outcome.out.splitlines()[-1]) == (0, "3 notes")


def test_audit_prints_the_ids_below_a_finding(run: Run, debate: Path) -> None:
    lines = run("audit", debate, "--ids").out.splitlines()
    assert lines[1] == "  supply, caps, starts"


def test_audit_fails_on_what_it_is_told_to(run: Run, debate: Path) -> None:
    def status(*chosen: str) -> int:
        options = [word for one in chosen for word in ("--fail-on", one)]
        return run("audit", debate, *options).status

    assert status("note") == 1
    assert status("error") == 0
    assert status("warning") == 0
    assert status("single-source") == 1
    assert status("stale", "secondary-only") == 1
    assert status("stale", "undated") == 0


def test_a_severity_that_is_none_is_one_line(run: Run, debate: Path) -> None:
    outcome = run("audit", debate, "--fail-on", "undatd")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: Invalid value for '--fail-on': there is no severity or code 'undatd'; "
        "did you mean 'undated'?\n"
    )
    outcome = run("audit", debate, "--fail-on", "xyz")
    assert "; write error, warning, note, unsourced, " in outcome.err


def test_audit_measures_ages_from_a_date(run: Run, debate: Path) -> None:
    outcome = run("audit", debate, "--at", "2026-11-26", "--stale-after", "2")
    assert outcome.status == 1
    assert outcome.out.startswith(
        "warning: source 'lee': 4 claims from it were last stated before 26 November 2024"
    )
    outcome = run("audit", debate, "--stale-after", "2")
    assert (outcome.status, outcome.err) == (
        2,
        "argmap: stale_after needs `at`, the date to measure from\n",
    )


def test_audit_takes_the_longest_chain(run: Run, tmp_path: Path) -> None:
    text = SOUND.replace("{by: roe, source: roe}", "{by: roe, source: lee, via: lee}")
    path = written(tmp_path, text)
    assert "hearsay" not in run("audit", path).out
    assert "hearsay-chain" in run("audit", path, "--chain", "0").out
    assert run("audit", path, "--chain", "-1").status == 2


def test_audit_writes_its_findings_for_other_programs(run: Run, debate: Path) -> None:
    found = json.loads(run("audit", debate, "--format", "json").out)
    assert [one["code"] for one in found] == [
        "one-camp",
        "single-source",
        "secondary-only",
    ]
    assert found[1]["ids"] == ["lee", "caps", "starts", "rates", "stock"]


def test_what_a_baseline_accepts_is_counted(run: Run, debate: Path) -> None:
    file = debate.with_name("accepted.toml")
    made = run("audit", debate, "--write-baseline", file)
    assert (made.status, made.out) == (
        0,
        f"Nothing to report; 3 accepted in {file}\n",
    )
    outcome = run("audit", debate, "--baseline", file, "--fail-on", "note")
    assert (outcome.status, outcome.out) == (
        0,
        f"Nothing to report; 3 accepted in {file}\n",
    )
    assert outcome.err == ""


def test_what_is_new_since_the_baseline_is_told(run: Run, debate: Path) -> None:
    file = debate.with_name("accepted.toml")
    run("audit", debate, "--write-baseline", file)
    text = debate.read_text(encoding="utf-8")
    debate.write_text(text + "\n[More]: More. {id: more, by: lee, source: lee}\n")
    outcome = run("audit", debate, "--baseline", file)
    assert outcome.out == (
        "note: source 'lee': 5 claims rest on it alone; look for a source that does not "
        "rest on it; new since the baseline: 'more' [single-source]\n"
        f"1 note; 2 accepted in {file}\n"
    )


def test_what_a_baseline_accepts_in_vain_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "accepted.toml"
    file.write_text(
        "[[accepted]]\ncode = 'undated'\nwhere = \"source 'lee'\"\n"
        # Neither is looked for here: by another verb, and not without --stale-after.
        "[[accepted]]\ncode = 'unused-actor'\nwhere = \"actor 'x'\"\n"
        "[[accepted]]\ncode = 'stale'\nwhere = \"source 'lee'\"\n",
        encoding="utf-8",
    )
    path = written(tmp_path, SOUND)
    outcome = run("audit", path, "--baseline", file)
    assert (outcome.status, outcome.err) == (
        0,
        (
            f"argmap: warning: {file}: source 'lee': 'undated' is accepted, and not "
            "found any more; remove the entry\n"
        ),
    )
    aged = run(
        *("audit", path, "--baseline", file, "--at", "2024", "--stale-after", "5")
    )
    assert aged.err.count("not found any more") == 2
    assert "'unused-actor'" in run("check", path, "--baseline", file).err


def test_a_baseline_is_renewed_only_by_force(run: Run, debate: Path) -> None:
    file = debate.with_name("accepted.toml")
    run("audit", debate, "--write-baseline", file)
    reasoned = file.read_text("utf-8").replace('reason = ""', 'reason = "Seen."', 1)
    file.write_text(reasoned, encoding="utf-8")
    outcome = run("audit", debate, "--write-baseline", file)
    assert (outcome.status, outcome.err) == (
        2,
        f"argmap: {file}: is there already; add --force to renew it\n",
    )
    assert file.read_text(encoding="utf-8") == reasoned
    assert run("audit", debate, "--write-baseline", file, "--force").status == 0
    assert file.read_text(encoding="utf-8") == reasoned


def test_no_other_file_is_replaced_by_a_baseline(run: Run, debate: Path) -> None:
    before = debate.read_bytes()
    outcome = run("audit", debate, "--write-baseline", debate, "--force")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert debate.read_bytes() == before


def test_a_baseline_is_read_or_written(run: Run, debate: Path) -> None:
    file = debate.with_name("accepted.toml")
    both = ("--baseline", file, "--write-baseline", file)
    outcome = run("audit", debate, *both)
    assert (outcome.status, outcome.err) == (
        2,
        "argmap: give --baseline or --write-baseline, not both\n",
    )
    missing = run("audit", debate, "--baseline", file)
    assert (missing.status, missing.err.count("\n")) == (2, 1)


def test_check_and_audit_share_a_baseline(run: Run, debate: Path) -> None:
    file = debate.with_name("accepted.toml")
    run("audit", debate, "--write-baseline", file)
    made = run("check", debate, "--write-baseline", file, "--force")
    assert (made.status, made.out) == (0, f"Nothing to report; 1 accepted in {file}\n")
    for verb, count in (("check", 1), ("audit", 3)):
        outcome = run(verb, debate, "--baseline", file)
        assert (outcome.status, outcome.err) == (0, "")
        assert outcome.out.endswith(f"{count} accepted in {file}\n")


def test_check_leaves_with_1_on_what_is_not_accepted(run: Run, debate: Path) -> None:
    file = debate.with_name("accepted.toml")
    file.write_text("", encoding="utf-8")
    outcome = run("check", debate, "--baseline", file)
    assert outcome.status == 1
    assert outcome.out.endswith(f"1 warning; 0 accepted in {file}\n")


@pytest.fixture
def moved(tmp_path: Path) -> Path:
    """Return the map of a passage that has moved in its text."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "lee.txt").write_text(f"New. {TEXT}", encoding="utf-8")
    path = cited(tmp_path, digest_of(TEXT, ((0, 21),)))
    pinned = path.read_text("utf-8").replace(
        "digest:", "head: Rent, tail: supply., digest:"
    )
    path.write_text(pinned, encoding="utf-8")
    return path


def answer(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))


@pytest.mark.parametrize("typed", ["n\n", "\n", ""])
def test_update_without_a_yes_writes_nothing(
    run: Run, moved: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    old = moved.read_bytes()
    answer(monkeypatch, typed)
    outcome = run("verify", moved, "--texts", moved.parent / "texts", "--update")
    assert outcome.status == 1
    assert outcome.err.endswith(f"{moved}: stays as it is\n")
    assert moved.read_bytes() == old
    assert not Path(f"{moved}.bak").exists()


def test_update_shows_what_changes_and_writes_it_after_a_yes(
    run: Run, moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = moved.read_text("utf-8")
    answer(monkeypatch, "y\n")
    outcome = run("verify", moved, "--texts", moved.parent / "texts", "--update")
    assert "\n-[A]: Caps cut supply. {by: lee, source: lee, at: 0-21," in outcome.err
    assert "\n+[A]: Caps cut supply. {by: lee, source: lee, at: 5-26," in outcome.err
    assert outcome.err.endswith(
        f"{moved}: 1 passage re-anchored; the old file is {moved}.bak\n"
    )
    assert moved.read_text("utf-8") == old.replace("0-21", "5-26")
    assert Path(f"{moved}.bak").read_text("utf-8") == old


@pytest.mark.parametrize("suffix", [".argdown", ".json"])
def test_what_is_saved_while_update_asks_is_not_overwritten(
    run: Run, moved: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = moved.with_suffix(suffix)
    am.write(am.read(moved), path)
    text = path.read_text("utf-8").replace("Caps cut supply.", "Rents fell.")

    def save_and_agree(question: str) -> bool:
        path.write_text(text, encoding="utf-8")
        return question == f"Write this to {path}?"

    monkeypatch.setattr(checking, "agreed", save_and_agree)
    outcome = run("verify", path, "--texts", moved.parent / "texts", "--update")
    assert outcome.status == 2
    assert outcome.err.endswith(
        f"argmap: {path}: was changed by somebody else meanwhile; nothing is written; "
        "run this again\n"
    )
    assert path.read_text("utf-8") == text
    assert not Path(f"{path}.bak").exists()


def test_update_of_what_has_not_moved_says_so(run: Run, moved: Path) -> None:
    update = ("verify", moved, "--texts", moved.parent / "texts", "--update", "--yes")
    assert run(*update).status == 1  # the source pins no sha256
    outcome = run(*update)
    assert outcome.err == f"{moved}: no offsets to rewrite\n"
    assert not Path(f"{moved}.bak.2").exists()


def test_update_mends_a_pinned_map_whole(run: Run, moved: Path) -> None:
    pin = hashlib.sha256(TEXT.encode()).hexdigest()
    text = moved.read_text("utf-8").replace("Rents}", f"Rents, sha256: {pin}}}")
    moved.write_text(text, encoding="utf-8")
    texts = moved.parent / "texts"
    outcome = run("verify", moved, "--texts", texts, "--update", "--yes")
    assert outcome.status == 0
    assert outcome.err == (
        f"{moved}: 1 passage re-anchored and 1 source pinned anew; the old file is "
        f"{moved}.bak\n"
    )
    assert run("verify", moved, "--texts", texts).out.startswith("Nothing to report.")


def test_a_map_that_cannot_be_written_leaves_no_copy_behind(
    run: Run, moved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str, data: bytes) -> None:
        raise path_fault(path, PermissionError(f"{len(data)} bytes"), wish="written")

    monkeypatch.setattr(rewriting, "write_bytes", refuse)
    outcome = run(
        "verify", moved, "--texts", moved.parent / "texts", "--update", "--yes"
    )
    assert outcome.status == 2
    assert not Path(f"{moved}.bak").exists()


def test_passages_are_rows_for_programs_instead_of_the_findings(
    run: Run, moved: Path
) -> None:
    texts = moved.parent / "texts"
    outcome = run("verify", moved, "--texts", texts, "--show", "--format", "json")
    assert outcome.status == 1
    rows = json.loads(outcome.out)
    assert len(rows) == len(am.read(moved).assertions)
    assert {row["outcome"] for row in rows} >= {"moved"}
    assert all(row["words"] and row["at"] for row in rows if row["outcome"] == "moved")
    target = moved.parent / "passages.csv"
    assert run("verify", moved, "--texts", texts, "--show", "-o", target).out == ""
    lines = target.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("record,kind,statement,actor,stance,source,at,")
    assert len(lines) == len(rows) + 1


def test_yes_alone_is_bad_usage(run: Run, debate: Path) -> None:
    outcome = run("verify", debate, "--texts", debate.parent, "--yes")
    assert (outcome.status, outcome.err) == (2, "argmap: --yes goes with --update\n")
