"""The verbs for two versions of a map: diff and merge, by hand or from git."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
import click

from argmap.analysis.differences import diff as diff_maps
from argmap.analysis.versions.merging import Merge, merge3
from argmap.cli.options import (
    STANDARD_INPUT,
    VIEW,
    destination,
    listing_format,
    tell_losses,
    warn,
    with_options,
)
from argmap.cli.output import emit, put
from argmap.errors import FormatError, LossError
from argmap.formats import detection
from argmap.formats.notations import FORMATS
from argmap.formats.table import dumps, loads_with_log
from argmap.model import views
from argmap.model.argument_map import ArgumentMap
from argmap.render.changes import changes_markdown, changes_table, changes_text
from argmap.texts.reading import read_bytes

__all__ = ["diff", "merge"]

# What git names for a file that is not there, on every system.
NOTHING = frozenset({"/dev/null", os.devnull})
# git merge-file leaves with the number of conflicts, and with more at an error.
MOST_CONFLICTS = 127
BY_HAND = "argdown"


@attrs.frozen(kw_only=True, eq=False)
class _Version:
    """One version of a map: what was read, and from what."""

    path: str
    data: bytes
    map: ArgumentMap
    format: str | None

    def is_as_written(self) -> bool:
        """Whether writing the map anew gives the same bytes, so that nothing is lost."""
        if self.format is None:
            return True
        try:
            return dumps(self.map, format=self.format).encode() == self.data
        except LossError:
            return False


def _version(path: str, name: str) -> _Version:
    """Read a version; a file that is not there or holds no byte is an empty map."""
    if path == STANDARD_INPUT:
        name, data = "<stdin>", sys.stdin.buffer.read()
    else:
        data = b"" if path in NOTHING else read_bytes(path)
    if not data:
        return _Version(path=path, data=data, map=ArgumentMap(), format=None)
    m, log = loads_with_log(data, name=name)
    tell_losses(log)
    return _Version(path=path, data=data, map=m, format=log.format)


@click.command()
@click.argument("paths", metavar="OLD NEW", nargs=-1, required=True, type=click.Path())
@click.option("--since", metavar="DATE", help="Take OLD as of this date.")
@click.option(
    "--by",
    type=click.Choice(["issue", "claim"]),
    default="issue",
    show_default=True,
    help="Compare stances on issues, or claim by claim.",
)
@click.option("--all", "everything", is_flag=True, help="Cut no list short.")
@click.option(
    "--exit-code", is_flag=True, help="Leave with 1 where anything differs, as git has."
)
@click.option(
    "--git", "from_git", is_flag=True, help="Take the arguments of git's external diff."
)
@with_options(VIEW)
@listing_format
@destination("Write the difference to this file.")
@click.pass_context
def diff(
    ctx: click.Context,
    paths: tuple[str, ...],
    *,
    since: str | None,
    by: str,
    everything: bool,
    exit_code: bool,
    from_git: bool,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Tell what differs between the maps OLD and NEW.

    With --since, NEW may be left out: the map as of a date is compared with itself.
    """
    title = None
    if from_git:
        title, *paths_of_git = _given_by_git(paths)
        if not paths_of_git:
            click.echo(f"{title}: is not merged yet")
            return
        old, new = (
            _version(path, f"{side}/{title}").map
            for path, side in zip(paths_of_git, "ab", strict=True)
        )
    else:
        if len(paths) != 2 and (since is None or len(paths) != 1):
            raise click.UsageError("name two maps: OLD and NEW, or one with --since")
        old = _version(paths[0], paths[0]).map
        new = old if len(paths) == 1 else _version(paths[1], paths[1]).map
    if since is not None:
        undated = len(views.undated(old))
        old = old.as_of(since)
        if undated:
            warn(f"{undated} undated records count as made later")
    found = diff_maps(old, new, by=by, basis=basis, as_of=as_of)
    more = {"most": None} if everything else {}
    heading = f"{title}\n" if title else ""
    emit(
        changes_table(found),
        format_=format_,
        output=output,
        show=lambda _: click.echo(f"{heading}{changes_text(found, **more)}", nl=False),
        markdown=lambda: changes_markdown(found, title=title, **more),
    )
    ctx.exit(1 if exit_code and found else 0)


def _given_by_git(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the path, the old file and the new one; the path alone for a conflict.

    git passes ``path old-file old-hex old-mode new-file new-hex new-mode``, and two
    words more where the file was renamed.
    """
    if len(words) == 1:
        return words
    if len(words) not in (7, 9):
        raise click.UsageError(f"git's external diff gives 7 words, not {len(words)}")
    return words[0], words[1], words[4]


@click.command()
@click.argument("base", metavar="BASE", type=click.Path())
@click.argument("ours", metavar="OURS", type=click.Path())
@click.argument("theirs", metavar="THEIRS", type=click.Path())
@click.option(
    "--path", metavar="PATH", help="The file that is merged, where git names others."
)
@click.option(
    "--rewrite",
    is_flag=True,
    help="Write the map anew even where comments and layout are lost.",
)
@destination("The file to write; by default the map is printed.")
@click.pass_context
def merge(
    ctx: click.Context,
    base: str,
    ours: str,
    theirs: str,
    *,
    path: str | None,
    rewrite: bool,
    output: Path | None,
) -> None:
    """Merge OURS and THEIRS, which both come from BASE, and list what conflicts.

    Leaves with 1 where something does; there the map holds what OURS does. A file
    that cannot be read leaves everything as it is.
    """
    sides = [
        _version(file, f"{side}:{path}" if path else file)
        for file, side in ((base, "base"), (ours, "ours"), (theirs, "theirs"))
    ]
    name = path or ours
    found = merge3(*(side.map for side in sides))
    form = _format_of(sides, output)
    text = _merged_text(sides, name)
    if text is not None and found.is_clean and _reads_as(text[0], form, found.map):
        put(text[0], output)
        return
    anew = rewrite or form != BY_HAND or all(s.is_as_written() for s in sides[1:])
    if anew:
        data = dumps(found.map, format=form).encode()
    elif text is None:
        raise FormatError(
            f"{name}: not merged: written anew it would lose its comments and layout, "
            "and git is not there to merge the text; add --rewrite"
        )
    else:
        data = text[0]
    put(data, output)
    _tell(found, name, None if anew or text is None else text[1])
    ctx.exit(0 if anew and found.is_clean else 1)


def _format_of(sides: list[_Version], output: Path | None) -> str:
    """Return the notation of the file to be written, else that of ours."""
    named = detection.by_suffix(str(output or ""), FORMATS.values())
    if named:
        return named[0].name
    base, ours, theirs = (side.format for side in sides)
    return ours or theirs or base or "json"


def _merged_text(sides: list[_Version], name: str) -> tuple[bytes, int] | None:
    """Return git's merge of the texts and its conflicts, None where it has none."""
    git = shutil.which("git")
    if git is None or len({side.format for side in sides} - {None}) != 1:
        return None
    base, ours, theirs = (side.path for side in sides)
    if STANDARD_INPUT in (base, ours, theirs):
        return None
    labels = [f"{side}:{name}" for side in ("ours", "base", "theirs")]
    done = subprocess.run(  # noqa: S603 - no shell, files that we have read
        [
            git,
            "merge-file",
            "-p",
            *(word for label in labels for word in ("-L", label)),
            *("--", ours, base, theirs),
        ],
        capture_output=True,
        check=False,
    )
    if not 0 <= done.returncode <= MOST_CONFLICTS:
        return None
    return done.stdout, done.returncode


def _reads_as(text: bytes, form: str, m: ArgumentMap) -> bool:
    try:
        return loads_with_log(text, format=form)[0] == m
    except FormatError:
        return False


def _tell(found: Merge, name: str, conflicts: int | None) -> None:
    """List the conflicts, and say what a text was merged for that reads otherwise."""
    for one in found.conflicts:
        kept = f"; {one.outcome}" if conflicts is None else ""
        click.echo(f"argmap: {name}: {one.where}: {one.message}{kept}", err=True)
    if conflicts is not None:
        if conflicts:
            settle = "settle what git has marked in it"
        elif found.conflicts:
            settle = "git marks nothing in it, so settle these by hand"
        else:
            settle = "git marks nothing in it, but it reads otherwise than the records"
        click.echo(
            f"argmap: {name}: merged as text, to keep its comments and layout; "
            f"{settle}, or merge with --rewrite",
            err=True,
        )
