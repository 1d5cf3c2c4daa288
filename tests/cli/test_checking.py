from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import pytest

from argmap.texts.anchoring import digest_of
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


def test_verify_without_a_folder_is_one_line(run: Run, debate: Path) -> None:
    outcome = run("verify", debate, "--texts", debate.parent / "no")
    assert outcome.status == 2
    assert outcome.err.count("\n") == 1
    assert str(debate.parent / "no") in outcome.err


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


def test_yes_alone_is_bad_usage(run: Run, debate: Path) -> None:
    outcome = run("verify", debate, "--texts", debate.parent, "--yes")
    assert (outcome.status, outcome.err) == (2, "argmap: --yes goes with --update\n")
