"""Listings on a terminal, and in the formats that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.formats.files import write_bytes
from argmap.render.sheets import Table, to_csv, to_json, to_markdown

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "emit", "show_table"]

WIDTH_OF_PIPE = 120
BY_FORMAT: dict[str, Callable[[Table], str]] = {
    "json": to_json,
    "csv": to_csv,
    "md": to_markdown,
}


def emit(
    table: Table,
    *,
    format_: str | None,
    output: Path | None,
    show: Callable[[Table], None],
) -> None:
    """Write a listing to the file that was named, else print it.

    Parameters
    ----------
    table : Table
        The listing, with every column.
    format_ : str or None
        ``table``, ``json``, ``csv`` or ``md``; by the suffix of `output` by default.
    output : Path or None
        Where to; standard output by default.
    show : callable
        Prints the table for people.
    """
    chosen = format_ or (None if output is None else output.suffix.lstrip(".").lower())
    if output is None and chosen in (None, "table"):
        show(table)
        return
    write = BY_FORMAT.get(chosen or "")
    if write is None:
        raise click.UsageError(
            f"cannot tell the format of {str(output)!r}; "
            f"add --format {' or '.join(BY_FORMAT)}"
        )
    text = write(table)
    if output is None:
        sys.stdout.buffer.write(text.encode())
    else:
        write_bytes(output, text.encode())


def console() -> Console:
    """Return where to print for people: no colours and 120 columns into a pipe."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() else WIDTH_OF_PIPE
    return Console(width=wide, highlight=False, markup=False, emoji=False)


def show_table(table: Table, columns: Sequence[str], *, empty: str) -> None:
    """Print some columns of a table, or a line that says that there is nothing."""
    from rich.table import Table as RichTable

    screen = console()
    if not table.rows:
        screen.print(empty)
        return
    drawn = RichTable(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        drawn.add_column(name.replace("_", " "), overflow="fold")
    chosen = [table.columns.index(name) for name in columns]
    for row in table.rows:
        drawn.add_row(*(_cell(row[index]) for index in chosen))
    screen.print(drawn)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
