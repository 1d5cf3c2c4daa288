"""The verbs that change how a map is written: convert and fmt."""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import attrs
import click

from argmap.cli.options import STANDARD_INPUT, destination, map_argument, opened, warn
from argmap.errors import ArgmapError, FileError, FormatError
from argmap.formats import detection
from argmap.formats.files import write_bytes
from argmap.formats.markers import refuse_unsettled
from argmap.formats.notations import FORMATS
from argmap.formats.table import dumps, write
from argmap.texts.reading import decode, path_fault, read_bytes

__all__ = ["convert", "fmt"]

BOM = "\ufeff"

_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@click.command()
@map_argument
@destination("The file to write; by default the map is printed.")
@click.option(
    "--to",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="The notation; by the suffix of --output by default.",
)
@click.option("--lossy", is_flag=True, help="Leave out what the notation cannot carry.")
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@click.option(
    "--texts",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help="Where the texts of the documents in a .dna file are put, and taken from.",
)
def convert(
    path: str,
    *,
    output: Path | None,
    format_: str | None,
    lossy: bool,
    force: bool,
    texts: Path | None,
) -> None:
    """Write MAP in another notation.

    A file that exists is only replaced with --force: maps are written by hand. Of a
    .dna file, --texts writes each document's text to a file called as its source; for
    one, it takes the texts of the sources from the folder.
    """
    m = opened(path)
    if output is None:
        if format_ is None:
            raise click.UsageError(f"name the notation: --to {' or '.join(FORMATS)}")
        if FORMATS[format_].has_texts:
            raise click.UsageError(f"{format_} is no text: name a file with -o")
    elif output.exists() and not output.is_dir() and not force:
        raise _in_the_way(output)
    held = texts is not None and _keep_texts(path, texts, force=force)
    if output is None:
        assert format_ is not None  # noqa: S101 - for the type checker
        click.echo(dumps(m, format=format_, lossy=lossy), nl=False)
        return
    into = format_ or next(
        (f.name for f in detection.by_suffix(str(output), FORMATS.values())), ""
    )
    takes = into in FORMATS and FORMATS[into].has_texts
    if texts is not None and not held and not takes:
        raise click.UsageError("--texts is for .dna files, and neither file is one")
    write(m, output, format=format_, lossy=lossy, texts=texts if takes else None)


def _keep_texts(path: str, folder: Path, *, force: bool) -> bool:
    """Write the texts of the documents in a .dna file; False where it is none."""
    from argmap.formats.dna.notation import document_texts

    if path == STANDARD_INPUT or not read_bytes(path).startswith(detection.SQLITE):
        return False
    found = document_texts(path)
    places = {folder / f"{source}.txt": text for source, text in found.items()}
    if not force:
        for place in places:
            if place.exists():
                raise _in_the_way(place)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise path_fault(folder, error, wish="written") from error
    for place, text in places.items():
        # A byte order mark in front, where the text begins with one of its own.
        write_bytes(place, text.encode("utf-8-sig" if text[:1] == BOM else "utf-8"))
    return True


def _in_the_way(place: Path) -> FileError:
    return FileError(f"{place}: is there already; add --force to replace it")


@click.command()
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path())
@click.option(
    "--check", "only_check", is_flag=True, help="Write nothing; tell what would change."
)
@click.option("--diff", is_flag=True, help="Write nothing; print what would change.")
@click.pass_context
def fmt(
    ctx: click.Context, paths: tuple[str, ...], *, only_check: bool, diff: bool
) -> None:
    """Lay out Argdown files as argmap writes them; words and order stay.

    Where one of them has an error, none is written. With - as FILE, standard input is
    laid out to standard output. --check leaves with 1 where a file would change.
    """
    drafts = _drafts(paths)
    for draft in drafts:
        if diff:
            click.echo("".join(draft.differences()).encode(), nl=False)
        elif only_check:
            if draft.is_changed:
                click.echo(f"{draft.name}: would change")
        elif draft.path == STANDARD_INPUT:
            click.echo(draft.after.encode(), nl=False)
        elif draft.is_changed:
            write_bytes(draft.path, draft.after.encode())
            click.echo(f"{draft.name}: formatted")
    ctx.exit(1 if only_check and any(draft.is_changed for draft in drafts) else 0)


@attrs.frozen
class _Draft:
    """A file as it is and as it is to be."""

    path: str
    name: str
    data: bytes
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        """Whether its bytes are to be others."""
        return self.after.encode() != self.data

    def differences(self) -> Iterator[str]:
        """Yield the lines of a unified diff."""
        before, after = _LINE.findall(self.before), _LINE.findall(self.after)
        for line in difflib.unified_diff(before, after, self.name, self.name):
            yield line
            if not line.endswith("\n"):
                yield "\n\\ No newline at end of file\n"


def _drafts(paths: Iterable[str]) -> list[_Draft]:
    """Read all files before the first is written; the faults of all are told."""
    drafts, errors = [], []
    for path in paths:
        try:
            drafts.append(_draft(path))
        except ArgmapError as error:
            errors.append(error)
    if len(errors) > 1:
        raise FormatError("\n".join(map(str, errors)))
    if errors:
        raise errors[0]
    return drafts


def _draft(path: str) -> _Draft:
    """Read a file and lay it out."""
    from argmap.formats.argdown.formatter import layout_of

    if path == STANDARD_INPUT:
        name, data = "<stdin>", sys.stdin.buffer.read()
    else:
        name = path
        suffixes = FORMATS["argdown"].suffixes
        if not path.lower().endswith(suffixes):
            raise FormatError(
                f"{path}: fmt lays out Argdown: name a file that ends in "
                f"{' or '.join(suffixes)}"
            )
        data = read_bytes(path)
    refuse_unsettled(data, name=name)
    before = decode(data, name=name)
    after = layout_of(before, name=name)
    if after is None:
        warn(f"{name}: stays as it is: laid out anew, it would be read differently")
        after = before
    return _Draft(path, name, data, before, after)
