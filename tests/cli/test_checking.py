from __future__ import annotations

import json
from pathlib import Path

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
