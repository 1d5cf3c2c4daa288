from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import argmap as am
from tests.cli.conftest import Outcome, Run


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
        "stances or argdown or matrix\n"
    )


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
