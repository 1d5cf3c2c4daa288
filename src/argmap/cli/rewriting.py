"""Changing a map's own file: what would change is shown, and the old file is kept."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.cli.options import STANDARD_INPUT
from argmap.errors import FileError
from argmap.findings import Finding
from argmap.formats.files import write_bytes
from argmap.formats.revision import keep, revised
from argmap.formats.table import loads_with_log
from argmap.texts.reading import decode, read_bytes

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Change", "agreed"]


@attrs.frozen
class Change:
    """A map's file as it is and as it is to be."""

    path: str
    before: bytes
    after: bytes

    @classmethod
    def of(cls, path: str, *, before: ArgumentMap, after: ArgumentMap) -> Change:
        """Return the change that makes the file of a map hold another."""
        if path == STANDARD_INPUT:
            raise click.UsageError("standard input cannot be changed; name a file")
        data = read_bytes(path)
        if loads_with_log(data, name=path)[0] != before:
            raise _changed_meanwhile(path)
        return cls(path, data, revised(data, after, name=path))

    def show(self) -> None:
        """Print the lines that change, as a unified diff without context."""
        before, after = (decode(one).splitlines() for one in (self.before, self.after))
        lines = difflib.unified_diff(before, after, self.path, self.path, "", "", 0, "")
        for line in lines:
            click.echo(line, err=True)

    def write(self) -> Path:
        """Replace the file; the path of the old one, which is kept beside it."""
        # Somebody may have saved it while the question was open.
        if read_bytes(self.path) != self.before:
            raise _changed_meanwhile(self.path)
        kept = keep(self.path, self.before)
        try:
            write_bytes(self.path, self.after)
        except FileError:
            kept.unlink(missing_ok=True)
            raise
        return kept


def agreed(question: str) -> bool:
    """Ask on the terminal; no answer is a no."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo(err=True)
        return False


def _changed_meanwhile(path: str) -> FileError:
    finding = Finding(
        code="changed-meanwhile",
        where=path,
        message="was changed by somebody else meanwhile; nothing is written",
        remedy="run this again",
    )
    return FileError(findings=(finding,))
