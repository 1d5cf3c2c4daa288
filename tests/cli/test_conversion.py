from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import argmap as am
from tests.cli.conftest import Outcome, Run
from tests.formats.dna.files import DnaFile, bus_debate


def test_convert_writes_the_same_map_in_another_notation(
    run: Run, debate: Path
) -> None:
    target = debate.with_suffix(".json")
    assert run("convert", debate, "-o", target).status == 0
    assert am.read(target) == am.read(debate)


def test_convert_prints_without_an_output(run: Run, debate: Path) -> None:
    out = run("convert", debate, "--to", "json").out
    assert am.loads(out, format="json") == am.read(debate)


def test_convert_leaves_a_file_that_exists_alone(run: Run, debate: Path) -> None:
    target = debate.with_suffix(".json")
    target.write_text("mine", encoding="utf-8")
    outcome = run("convert", debate, "-o", target)
    assert outcome.status == 2
    assert outcome.err == (
        f"argmap: {target}: is there already; add --force to replace it\n"
    )
    assert target.read_text(encoding="utf-8") == "mine"
    assert run("convert", debate, "-o", target, "--force").status == 0
    assert am.read(target) == am.read(debate)


def test_convert_without_a_notation_says_which_there_are(
    run: Run, debate: Path
) -> None:
    outcome = run("convert", debate)
    assert outcome.status == 2
    assert (
        outcome.err == "argmap: name the notation: --to json or csl-json or bibtex or "
        "stances or argdown or matrix or dna\n"
    )


@pytest.fixture
def buses(tmp_path: Path) -> Path:
    """A file of the Discourse Network Analyzer."""
    path = tmp_path / "buses.dna"
    path.write_bytes(bus_debate().data)
    return path


def test_convert_writes_the_texts_of_a_dna_file_to_a_folder(
    run: Run, buses: Path, tmp_path: Path
) -> None:
    target, texts = tmp_path / "buses.argdown", tmp_path / "new" / "texts"
    assert run("convert", buses, "-o", target, "--texts", texts) == Outcome(0, "", "")
    assert sorted(path.name for path in texts.iterdir()) == [
        "hearing-on-lanes.txt",
        "lanes-planned.txt",
        "letter.txt",
    ]
    assert am.read(target) == am.read(buses)
    checked = run("verify", target, "--texts", texts)
    assert checked.status == 0
    assert "6 verified" in checked.out
    again = run("convert", buses, "-o", target, "--texts", texts, "--force")
    assert again == Outcome(0, "", "")


def test_convert_takes_the_texts_of_a_dna_file_from_a_folder(
    run: Run, buses: Path, tmp_path: Path
) -> None:
    middle, texts = tmp_path / "buses.json", tmp_path / "texts"
    run("convert", buses, "-o", middle, "--texts", texts)
    target = tmp_path / "again.dna"
    assert run("convert", middle, "-o", target, "--texts", texts) == Outcome(0, "", "")
    assert am.read(target) == am.read(buses)
    assert am.document_texts(target) == am.document_texts(buses)
    without = run("convert", middle, "-o", tmp_path / "without.dna")
    assert without.status == 2
    assert without.err.splitlines()[0] == (
        "argmap: a .dna file has no place for sha256 of 3 sources: 'lanes-planned', "
        "'hearing-on-lanes' and 'letter'"
    )


def test_convert_carries_texts_from_one_dna_file_to_another(
    run: Run, buses: Path, tmp_path: Path
) -> None:
    target = tmp_path / "again.dna"
    done = run("convert", buses, "-o", target, "--texts", tmp_path / "texts")
    assert done == Outcome(0, "", "")
    assert am.read(target) == am.read(buses)


def test_convert_replaces_no_text_unasked(
    run: Run, buses: Path, tmp_path: Path
) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    target = tmp_path / "buses.json"
    outcome = run("convert", buses, "-o", target, "--texts", tmp_path)
    assert outcome == Outcome(
        2,
        "",
        f"argmap: {tmp_path / 'letter.txt'}: is there already; add --force to replace "
        "it\n",
    )
    assert not target.exists()
    assert not (tmp_path / "lanes-planned.txt").exists()
    assert (tmp_path / "letter.txt").read_text(encoding="utf-8") == "mine"


def test_convert_keeps_a_byte_order_mark_of_a_text(run: Run, tmp_path: Path) -> None:
    file = DnaFile()
    file.document(text="\ufeffLanes.")
    file.statement(organization="Shops", words="Lanes")
    path = tmp_path / "x.dna"
    path.write_bytes(file.data)
    run("convert", path, "-o", tmp_path / "x.json", "--texts", tmp_path / "texts")
    checked = run("verify", tmp_path / "x.json", "--texts", tmp_path / "texts")
    assert checked.status == 0


def test_convert_asks_for_a_file_where_the_notation_is_no_text(
    run: Run, debate: Path
) -> None:
    outcome = run("convert", debate, "--to", "dna")
    assert outcome == Outcome(2, "", "argmap: dna is no text: name a file with -o\n")


def test_convert_has_no_texts_for_other_notations(
    run: Run, debate: Path, tmp_path: Path
) -> None:
    target = tmp_path / "x.json"
    outcome = run("convert", debate, "-o", target, "--texts", tmp_path)
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: --texts is for .dna files, and neither file is one\n"
    )
    assert not target.exists()


def test_convert_says_where_texts_cannot_be_written(
    run: Run, buses: Path, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    target = tmp_path / "x.json"
    outcome = run("convert", buses, "-o", target, "--texts", blocked / "texts")
    assert outcome.status == 2
    assert outcome.err.startswith(f"argmap: {blocked / 'texts'}: ")
    assert len(outcome.err.splitlines()) == 1


UNTIDY = "[A]:  one\n two {by:  x}\n     - [B]\n\n\n"
TIDY = "[A]: one two {by: x}\n  - [B]\n"


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    path = tmp_path / "untidy.argdown"
    path.write_bytes(UNTIDY.encode())
    return path


def test_fmt_lays_out_files_in_place_and_names_those_that_changed(
    run: Run, untidy: Path, debate: Path
) -> None:
    outcome = run("fmt", untidy, debate)
    assert outcome == Outcome(0, f"{untidy}: formatted\n", "")
    assert untidy.read_bytes() == TIDY.encode()
    assert run("fmt", untidy, debate) == Outcome(0, "", "")


def test_fmt_check_writes_nothing_and_leaves_with_1(run: Run, untidy: Path) -> None:
    assert run("fmt", "--check", untidy) == Outcome(1, f"{untidy}: would change\n", "")
    assert untidy.read_bytes() == UNTIDY.encode()


def test_fmt_check_of_a_file_that_is_laid_out_is_silent(run: Run, debate: Path) -> None:
    assert run("fmt", "--check", debate) == Outcome(0, "", "")


def test_fmt_diff_prints_what_would_change(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.argdown"
    path.write_bytes(b"[A]: one\n\n[B]:two")
    assert run("fmt", "--diff", path) == Outcome(
        0,
        f"--- {path}\n+++ {path}\n@@ -1,3 +1,3 @@\n [A]: one\n \n"
        "-[B]:two\n\\ No newline at end of file\n+[B]: two\n",
        "",
    )
    assert path.read_bytes() == b"[A]: one\n\n[B]:two"
    assert run("fmt", "--diff", "--check", path).status == 1


def test_fmt_lays_out_standard_input(untidy: Path) -> None:
    def fmt(*arguments: str) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "argmap", "fmt", *arguments, "-"]
        return subprocess.run(
            command, input=untidy.read_bytes(), capture_output=True, check=False
        )

    assert fmt().stdout == TIDY.encode()
    checked = fmt("--check")
    assert checked.returncode == 1
    assert checked.stdout.splitlines() == [b"<stdin>: would change"]


def test_fmt_writes_nothing_where_one_file_has_an_error(
    run: Run, untidy: Path, tmp_path: Path
) -> None:
    faulty = tmp_path / "faulty.argdown"
    faulty.write_bytes(b"[A]: a\n\n[B]: b {x: y: z}\n")
    outcome = run("fmt", untidy, faulty)
    assert outcome.status == 2
    assert outcome.err.startswith(f"argmap: {faulty}:3:13: bad YAML: ")
    assert untidy.read_bytes() == UNTIDY.encode()


def test_fmt_refuses_what_is_no_argdown(run: Run, untidy: Path) -> None:
    outcome = run("fmt", untidy, untidy.with_suffix(".json"))
    assert outcome == Outcome(
        2,
        "",
        f"argmap: {untidy.with_suffix('.json')}: fmt lays out Argdown: name a file "
        "that ends in .argdown or .ad\n",
    )
    assert untidy.read_bytes() == UNTIDY.encode()


def test_fmt_leaves_a_file_that_would_be_read_differently(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "windows.argdown"
    path.write_bytes(b"[A]:  a {\r\n  by: x\r\n}\r\n")
    assert run("fmt", path) == Outcome(
        0,
        "",
        f"argmap: warning: {path}: stays as it is: laid out anew, it would be read "
        "differently\n",
    )
    assert path.read_bytes() == b"[A]:  a {\r\n  by: x\r\n}\r\n"


def test_fmt_drops_a_byte_order_mark(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "mark.argdown"
    path.write_bytes(b"\xef\xbb\xbf[A]: a\n")
    assert run("fmt", path).out == f"{path}: formatted\n"
    assert path.read_bytes() == b"[A]: a\n"


def test_fmt_tells_the_errors_of_every_file(run: Run, tmp_path: Path) -> None:
    faulty, other = tmp_path / "faulty.argdown", tmp_path / "other.argdown"
    faulty.write_bytes(b"[A]: a\n\n[B]: b {x: y: z}\n")
    other.write_bytes(b"[A] b\n[B]: b {x: y: z}\n")
    lines = run("fmt", faulty, other, tmp_path / "debate.json").err.splitlines()
    assert lines[0].startswith(f"argmap: {faulty}:3:13: bad YAML: ")
    assert lines[1].startswith(f"argmap: {other}:1:5: expected an empty line")
    assert lines[-1].startswith(f"argmap: {tmp_path / 'debate.json'}: fmt lays out ")


def test_a_map_is_read_from_standard_input(debate: Path) -> None:
    command = [sys.executable, "-m", "argmap", "convert", "-", "--to", "json"]
    done = subprocess.run(
        command, input=debate.read_bytes(), capture_output=True, check=False
    )
    assert done.stderr == b""
    assert am.loads(done.stdout, format="json") == am.read(debate)


CONFLICT = "<<<<<<< HEAD\n[A]: one\n=======\n[A]:  two\n>>>>>>> topic\n"


def test_fmt_leaves_a_file_with_an_unsettled_conflict_alone(
    run: Run, tmp_path: Path
) -> None:
    path = tmp_path / "debate.argdown"
    path.write_text(CONFLICT, encoding="utf-8")
    assert run("fmt", path) == Outcome(
        2,
        "",
        f"argmap: {path}:1: a git conflict is not settled here; choose one side and "
        "remove the markers\n",
    )
    assert path.read_text(encoding="utf-8") == CONFLICT
