"""The verb that changes the notation: convert."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.options import destination, map_argument, opened
from argmap.errors import FileError
from argmap.formats.table import FORMATS, dumps, write

__all__ = ["convert"]


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
def convert(
    path: str, *, output: Path | None, format_: str | None, lossy: bool, force: bool
) -> None:
    """Write MAP in another notation.

    A file that exists is only replaced with --force: maps are written by hand.
    """
    m = opened(path)
    if output is None:
        if format_ is None:
            raise click.UsageError(f"name the notation: --to {' or '.join(FORMATS)}")
        click.echo(dumps(m, format=format_, lossy=lossy), nl=False)
        return
    if output.exists() and not output.is_dir() and not force:
        raise FileError(f"{output}: is there already; add --force to replace it")
    write(m, output, format=format_, lossy=lossy)
