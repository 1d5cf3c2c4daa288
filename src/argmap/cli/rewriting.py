"""Changing a map's own file: what would change is shown, and the old file is kept."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.formats.files import write_bytes
from argmap.formats.revision import keep, revised
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
    def of(cls, path: str, m: ArgumentMap) -> Change:
        """Return the change that makes a file hold another map."""
        data = read_bytes(path)
        return cls(path, data, revised(data, m, name=path))

    def show(self) -> None:
        """Print the lines that change, as a unified diff without context."""
        before, after = (decode(one).splitlines() for one in (self.before, self.after))
        lines = difflib.unified_diff(before, after, self.path, self.path, "", "", 0, "")
        for line in lines:
            click.echo(line, err=True)

    def write(self) -> Path:
        """Replace the file; the path of the old one, which is kept beside it."""
        kept = keep(self.path, self.before)
        write_bytes(self.path, self.after)
        return kept


def agreed(question: str) -> bool:
    """Ask on the terminal; no answer is a no."""
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        click.echo(err=True)
        return False
