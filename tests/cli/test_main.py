from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest

import argmap
from argmap.cli.main import VERBS, command
from tests.cli.conftest import Run

CONTEXT = click.Context(command)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_of_the_table_exists_and_explains_itself(
    verb: str, run: Run
) -> None:
    found = command.get_command(CONTEXT, verb)
    assert found is not None
    assert found.name == verb
    outcome = run(verb, "--help")
    assert outcome.status == 0
    assert outcome.out.startswith(f"Usage: argmap {verb}")
    # A line that is cut says half of what a verb below it does.
    assert "..." not in outcome.out.partition("Commands:")[2]


def test_help_lists_every_verb_with_what_it_does(run: Run) -> None:
    out = run("--help").out
    for verb, (_, says) in VERBS.items():
        assert verb in out
        assert says in out


def test_help_loads_none_of_the_rooms_below() -> None:
    code = (
        "import sys\n"
        "from argmap.cli.main import main\n"
        "try:\n"
        "    main(['--help'])\n"
        "except SystemExit:\n"
        "    pass\n"
        "heavy = {'networkx', 'numpy', 'spacy', 'pydot', 'rich', 'jinja2'}\n"
        "heavy |= {'bibtexparser', 'pylatexenc', 'citeproc', 'lxml'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_version_is_the_packages(run: Run) -> None:
    assert run("--version").out == f"argmap {argmap.__version__}\n"


def test_an_unknown_verb_is_refused_with_the_nearest(run: Run) -> None:
    outcome = run("unrebuted", "debate.argdown")
    assert outcome.status == 2
    assert outcome.err == (
        "argmap: there is no verb 'unrebuted'; did you mean 'unrebutted'?\n"
    )


def test_an_unknown_option_is_refused(run: Run, debate: Path) -> None:
    outcome = run("unrebutted", debate, "--isue", "supply")
    assert outcome.status == 2
    assert outcome.err.startswith("argmap: No such option '--isue'.")
    assert "'--issue'" in outcome.err


def test_a_missing_file_is_one_line_and_status_2(run: Run, tmp_path: Path) -> None:
    outcome = run("check", tmp_path / "no.argdown")
    assert outcome.status == 2
    assert outcome.out == ""
    assert outcome.err.startswith(f"argmap: {tmp_path / 'no.argdown'}: ")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.json", b'{"argmap": 1, "claims": ['),
        ("a.argdown", b"[A]: text {x: [1}\n"),
        ("a.json", b"\x00\x01\x02\xff"),
        ("a.argdown", "[A]: text\n".encode("utf-16-le")),
        ("a.argdown", b"[A]: text {valid: 2025-13}\n"),
        ("a.argdown", b"[A]: text {valid: 2025/2024}\n"),
        ("a.argdown", b"[A]: text {by: x, source: s, at: 80-12}\n"),
        ("a.argdown", b"[A]: text {kind: causl}\n"),
        ("a.argdown", b"[A]: bell \x07\n"),
        ("a.argdown", b"[A]: a {supersedes: B}\n"),
        ("a.xyz", b"\x89PNG\r\n"),
    ],
)
def test_bad_input_is_told_with_its_place_and_status_2(
    name: str, data: bytes, run: Run, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    outcome = run("unrebutted", path)
    assert outcome.status == 2
    assert outcome.out == ""
    assert f"argmap: {path}" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_directory_is_not_a_map(run: Run, tmp_path: Path) -> None:
    outcome = run("unrebutted", tmp_path)
    assert outcome.status == 2
    assert outcome.err.startswith(f"argmap: {tmp_path}: ")


def test_the_module_runs_as_a_program(debate: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "argmap", "check", str(debate)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_reader_that_leaves_early_is_no_error(debate: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "argmap", "convert", str(debate), "--to", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() in (0, 1)
