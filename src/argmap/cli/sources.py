"""The verbs on sources: import, list and export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.options import destination, listing_format, map_argument, opened
from argmap.cli.output import emit, show_table
from argmap.errors import FileError, FormatError
from argmap.formats.bibliography.importing import SourceImport, import_sources
from argmap.formats.files import keep_copy, write_bytes
from argmap.formats.table import dumps, loads_with_log, write
from argmap.texts.reading import read_bytes

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.render.sheets import Table

__all__ = ["sources"]

LISTS = ("bibtex", "csl-json")
SHOWN = ("id", "type", "authors", "title", "issued")


@click.group()
def sources() -> None:
    """Bring sources into a map, list them, or write them for other programs."""


@sources.command("import")
@map_argument
@click.argument("refs", metavar="REFS", type=click.Path())
@destination("Where to write the map; MAP itself by default, the old one kept beside.")
@click.option("--update", is_flag=True, help="Fill in what sources of MAP lack.")
@click.option(
    "--replace",
    is_flag=True,
    help="With --update: take REFS' values where they differ.",
)
@click.option(
    "--join", is_flag=True, help="Let names that are exactly an actor's be that actor."
)
@click.pass_context
def import_(
    ctx: click.Context,
    path: str,
    refs: str,
    *,
    output: Path | None,
    update: bool,
    replace: bool,
    join: bool,
) -> None:
    """Add the sources of REFS, a .bib or CSL-JSON file or a map, to MAP.

    A source that MAP has already under the same id stays as it is, and what differs is
    listed. Leaves with 1 where something is listed.
    """
    if replace and not update:
        raise click.UsageError("--replace goes with --update")
    m = opened(path)
    done = import_sources(m, opened(refs), update=update, replace=replace, join=join)
    if output is not None:
        kept = keep_copy(output) if output.is_file() else None
        write(done.map, output)
        told = f"written to {output}{f'; the old file is {kept}' if kept else ''}"
    elif done.added or done.changed:
        data = _in_place(path, m, done)
        kept = keep_copy(path)
        write_bytes(path, data)
        told = f"the old file is {kept}"
    else:
        told = "nothing to write"
    for finding in done.findings:
        click.echo(f"{finding} [{finding.code}]")
    click.echo(f"{len(done.added)} added, {len(done.changed)} changed; {told}")
    ctx.exit(1 if done.findings else 0)


@sources.command("list")
@map_argument
@listing_format
@destination("Write the listing to this file.")
def list_(path: str, *, format_: str | None, output: Path | None) -> None:
    """List the sources of MAP."""
    from argmap.render.tables import sources_table

    def show(table: Table) -> None:
        show_table(table, SHOWN, empty="There are no sources.")

    emit(sources_table(opened(path)), format_=format_, output=output, show=show)


@sources.command("export")
@map_argument
@destination("The file to write: .bib or .csl.json; by default it is printed.")
@click.option(
    "--to", "format_", type=click.Choice(LISTS), help="The notation; by the suffix."
)
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
def export(path: str, *, output: Path | None, format_: str | None, force: bool) -> None:
    """Write the sources of MAP for a reference manager. The rest is left out."""
    m = opened(path)
    if output is None:
        if format_ is None:
            raise click.UsageError(f"name the notation: --to {' or '.join(LISTS)}")
        click.echo(dumps(m, format=format_, lossy=True).encode(), nl=False)
        return
    if format_ is None:
        suffix = output.suffix.lower()
        format_ = {".bib": "bibtex", ".json": "csl-json"}.get(suffix)
        if format_ is None:
            raise click.UsageError(
                f"a list of sources is .bib or .csl.json, not {suffix or 'no suffix'!r}"
            )
    if output.exists() and not output.is_dir() and not force:
        raise FileError(f"{output}: is there already; add --force to replace it")
    write(m, output, format=format_, lossy=True)


def _in_place(path: str, m: ArgumentMap, done: SourceImport) -> bytes:
    """Return the bytes of a map's file with its sources imported."""
    data = read_bytes(path)
    kind = loads_with_log(data, name=path)[1].format
    if kind != "argdown":
        return dumps(done.map, format=kind).encode()
    # Comments and layout of a text written by hand are not in the map.
    text = None if done.changed else _argdown(data, m, done)
    if text is None:
        what = "declared sources" if done.changed else "its front matter"
        raise FormatError(
            f"{path}: {what} cannot be edited without losing comments or layout; "
            "name another file with -o"
        )
    return text.encode()


def _argdown(data: bytes, m: ArgumentMap, done: SourceImport) -> str | None:
    from argmap.formats.bibliography.front_matter import with_sources

    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    new = [done.map.sources[key] for key in done.added]
    extra = {k: v for k, v in done.map.extra.items() if k != "argdown"}
    before = {k: v for k, v in m.extra.items() if k != "argdown"}
    edited = with_sources(text, new, {} if extra == before else extra)
    if edited is None:
        return None
    try:
        again, _ = loads_with_log(edited, format="argdown")
    except FormatError:
        return None
    return edited if again == done.map else None
