from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

import argmap as am
from argmap.cli import citing
from tests.cli.conftest import Run

TEXT = "Rent caps cut supply. They do not, says the city. Rent caps cut supply, I say."


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "lee.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_cite_adds_an_assertion_and_keeps_the_old_file(
    run: Run, debate: Path, text: Path
) -> None:
    old = debate.read_text("utf-8")
    words = ("--find", "says the city", "--actor", "ortiz", "--hedged", "--quote")
    outcome = run("cite", debate, "stock", "--text", text, *words, "--note", "Bare.")
    assert outcome.status == 0
    assert outcome.out == (
        f"{debate}: added 'stock-ortiz-2', from 'lee' at 35-48; the old file is "
        f"{debate}.bak\n"
    )
    assert Path(f"{debate}.bak").read_text("utf-8") == old
    one = am.read(debate).assertions["stock-ortiz-2"]
    assert (one.hedged, one.note) == (True, "Bare.")
    assert one.passage is not None
    assert (one.passage.spans, one.passage.exact) == (((35, 48),), "says the city")
    kept = [line for line in old.splitlines() if "Stock held" not in line]
    assert set(kept) <= set(debate.read_text("utf-8").splitlines())


def test_cite_lists_several_places_and_writes_nothing(
    run: Run, debate: Path, text: Path
) -> None:
    old = debate.read_bytes()
    words = ("--find", "caps cut", "--actor", "lee")
    outcome = run("cite", debate, "caps", "--text", text, *words)
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err == (
        f"argmap: {text}: 'caps cut' stands at 2 places; choose one by its number, or "
        "give more words\n"
        f"argmap: {text}:1: 1. Rent [caps cut] supply. They do not, says the city. Ren\n"
        f"argmap: {text}:1: 2. upply. They do not, says the city. Rent [caps cut] supply, I "
        "say.\n"
    )
    assert debate.read_bytes() == old
    assert not Path(f"{debate}.bak").exists()
    assert run("cite", debate, "caps", "--text", text, *words, "--nth", 2).status == 0


def test_cite_works_on_json(run: Run, debate: Path, text: Path) -> None:
    path = debate.with_suffix(".json")
    am.write(am.read(debate), path)
    words = ("--find", "I say", "--actor", "lee", "--stance", "doubts")
    assert run("cite", path, "rates", "--text", text, *words).status == 0
    assert am.read(path).assertions["rates-lee"].stance is am.Stance.DOUBTS


def test_cite_does_not_send_a_terminal_what_a_text_commands(
    run: Run, debate: Path, text: Path
) -> None:
    text.write_text("Rents \x1b]0;fell\x07. Rents fell.", encoding="utf-8")
    words = ("--find", "Rents", "--actor", "ortiz")
    outcome = run("cite", debate, "stock", "--text", text, *words)
    assert "1. [Rents] \ufffd]0;fell\ufffd. Rents fell." in outcome.err
    assert "\x1b" not in outcome.err


def test_cite_asks_for_a_file(
    run: Run, debate: Path, text: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(debate.read_bytes()))
    monkeypatch.setattr("sys.stdin", piped)
    words = ("--find", "says the city", "--actor", "ortiz")
    outcome = run("cite", "-", "stock", "--text", text, *words)
    assert outcome.status == 2
    assert outcome.err == "argmap: standard input cannot be changed; name a file\n"


@pytest.mark.parametrize("suffix", [".argdown", ".json"])
def test_cite_refuses_a_map_that_was_saved_since_it_was_read(
    run: Run, debate: Path, text: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    path = debate.with_suffix(suffix)
    am.write(am.read(debate), path)
    saved = path.read_text("utf-8").replace("held steady", "grew")

    def cite_slowly(m: am.ArgumentMap, claim: str, **given: Any) -> am.Assertion:
        path.write_text(saved, encoding="utf-8")
        return am.cite(m, claim, **given)

    monkeypatch.setattr(citing, "cite_passage", cite_slowly)
    words = ("--find", "says the city", "--actor", "ortiz")
    outcome = run("cite", path, "stock", "--text", text, *words)
    assert outcome.status == 2
    assert outcome.err == (
        f"argmap: {path}: was changed by somebody else meanwhile; nothing is written; "
        "run this again\n"
    )
    assert path.read_text("utf-8") == saved


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (("--find", "nowhere"), "lee.txt: 'nowhere' stands nowhere"),
        (("--find", "I say", "--date", "May"), "date: 'May' is not a date"),
    ],
)
def test_cite_that_fails_is_one_line_and_writes_nothing(
    run: Run, debate: Path, text: Path, words: tuple[str, ...], line: str
) -> None:
    old = debate.read_bytes()
    outcome = run("cite", debate, "caps", "--text", text, "--actor", "lee", *words)
    assert outcome.status == 2
    assert line in outcome.err
    assert outcome.err.count("\n") == 1
    assert debate.read_bytes() == old
