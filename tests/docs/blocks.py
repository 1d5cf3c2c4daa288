"""The blocks of a document that can be run, and what running one means."""

from __future__ import annotations

import doctest
import io
import os
import re
import shlex
import subprocess
import sys
import warnings
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from sybil import Document, Example
from sybil.parsers.markdown.lexers import RawFencedCodeBlockLexer
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser
from sybil.parsers.myst.lexers import DirectiveLexer

import argmap as am
from argmap.cli.main import main

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sybil import Region

__all__ = ["LANGUAGES", "documented", "languages"]

ELLIPSIS = doctest.ELLIPSIS
INFO = re.compile(r"(?P<info>[^\n]*)\n")
# What a block may be written in: run, or for reading only.
LANGUAGES = {
    "run": frozenset(("python", "console", "argdown")),
    "read": frozenset(("text", "sh", "json")),
}


def documented(path: Path) -> Document:
    """Return a document with its blocks, each with what runs it."""
    return Document.parse(
        str(path),
        PythonCodeBlockParser(doctest_optionflags=ELLIPSIS),
        CodeBlockParser("console", run_console),
        CodeBlockParser("argdown", read_argdown),
        CodeBlockParser("text", keep_file),
        drawn_blocks,
    )


def languages(path: Path) -> Iterator[str]:
    """Yield the language of every fence that shows code."""
    document = Document.parse(str(path), RawFencedCodeBlockLexer(INFO))
    for example in document:
        info = example.region.lexemes["info"].strip()
        if not info.startswith("{"):
            yield info
        elif info.startswith("{code-block}"):
            yield info.removeprefix("{code-block}").strip()


def drawn_blocks(document: Document) -> Iterator[Region]:
    """Yield the blocks that the pages show with their picture."""
    for region in DirectiveLexer("drawn", arguments=".+")(document):
        region.lexemes["options"]["caption"] = region.lexemes["arguments"]
        region.parsed = region.lexemes["source"]
        region.evaluator = read_argdown
        yield region


def read_argdown(example: Example) -> None:
    """Read the block; a whole file must be read as it stands, a fragment at all."""
    whole = "caption" in example.region.lexemes.get("options", {})
    am.loads_with_log(str(example.parsed), format="argdown", strict=whole)
    keep_file(example)


def keep_file(example: Example) -> None:
    """Write the block to the file that its caption names."""
    name = example.region.lexemes.get("options", {}).get("caption")
    if name:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(str(example.parsed), encoding="utf-8", newline="\n")


def run_console(example: Example) -> str | None:
    """Run each command of the block, and compare what it prints."""
    status = 0
    wrong = []
    for command, expected in _commands(str(example.parsed)):
        if command == "echo $?":
            got = f"{status}\n"
        else:
            got, status = _run(shlex.split(command))
        if not doctest.OutputChecker().check_output(expected, got, ELLIPSIS):
            wrong.append(f"$ {command}\nexpected:\n{expected}\ngot:\n{got}")
    return "\n".join(wrong) or None


def _commands(block: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, expected = part.replace("\\\n", "").partition("\n")
        yield command, _trimmed(expected)


def _run(words: list[str]) -> tuple[str, int]:
    if words[0] == "git":
        return _run_git(words)
    if words[0] != "argmap":
        raise ValueError(f"only argmap, git and echo $? run here, not {words[0]!r}")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
    asked, sys.stdin = sys.stdin, io.StringIO()  # nobody answers
    with warnings.catch_warnings(), redirect_stdout(out), redirect_stderr(out):
        try:
            main(words[1:])
        except SystemExit as leaving:
            status = leaving.code
        finally:
            sys.stdin = asked
    sys.stdout.flush()
    return _trimmed(out.buffer.getvalue().decode()), int(status or 0)


def _run_git(words: list[str]) -> tuple[str, int]:
    """Run git with no settings but the repository's, and argmap where it finds it."""
    who = {"NAME": "A. Reader", "EMAIL": "reader@example.org"}
    done = subprocess.run(
        words,
        env={
            **os.environ,
            **{f"GIT_AUTHOR_{key}": value for key, value in who.items()},
            **{f"GIT_COMMITTER_{key}": value for key, value in who.items()},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_PAGER": "cat",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return _trimmed(done.stdout), done.returncode


def _trimmed(text: str) -> str:
    lines = [line.rstrip() for line in text.splitlines()]
    return "\n".join(lines).strip("\n") + "\n"
