"""Listings on a terminal, and in the formats that other programs read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from argmap.formats.files import write_bytes
from argmap.render.sheets import Table, to_csv, to_json, to_markdown

if TYPE_CHECKING:
    from rich.console import Console

__all__ = ["console", "emit", "put", "show_matrix", "show_table", "watched"]

Item = TypeVar("Item")

WIDTH_OF_PIPE = 120
GAP = 2
"""Columns between two cells."""
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
    markdown: Callable[[], str] | None = None,
    pictures: Sequence[str] = (),
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
    markdown : callable, optional
        Returns the Markdown, where that is not a table.
    pictures : sequence of str
        Suffixes that the caller writes by itself, to be named where `output` has none
        of all.
    """
    chosen = format_ or (None if output is None else output.suffix.lstrip(".").lower())
    if output is None and chosen in (None, "table"):
        show(table)
        return
    write = BY_FORMAT.get(chosen or "")
    if write is None:
        end = f", or end it in .{' or .'.join(pictures)}" if pictures else ""
        raise click.UsageError(
            f"cannot tell the format of {str(output)!r}; "
            f"add --format {' or '.join(BY_FORMAT)}{end}"
        )
    text = markdown() if markdown and chosen == "md" else write(table)
    put(text.encode(), output)


def watched(items: Iterable[Item], total: int, doing: str) -> Iterator[Item]:
    """Yield items, and show on a terminal how many of them are done.

    Parameters
    ----------
    items : iterable
        What is waited for.
    total : int
        How many there are.
    doing : str
        What is done to them, for the one who waits.

    Yields
    ------
    object
        The items, in their order.
    """
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(items, doing, total=total, console=console, transient=True)


def put(data: bytes, output: Path | None) -> None:
    """Write bytes to the file that was named, else to standard output."""
    if output is not None:
        write_bytes(output, data)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def console() -> Console:
    """Return where to print for people: no colours and 120 columns into a pipe."""
    from rich.console import Console

    wide = None if sys.stdout.isatty() else WIDTH_OF_PIPE
    return Console(width=wide, highlight=False, markup=False, emoji=False)


def show_table(table: Table, columns: Sequence[str], *, empty: str) -> None:
    """Print some columns of a table, or a line that says that there is nothing."""
    screen = console()
    if not table.rows:
        screen.print(empty)
        return
    chosen = [table.columns.index(name) for name in columns]
    rows = [[_cell(row[index]) for index in chosen] for row in table.rows]
    _print(screen, columns, rows)


def show_matrix(matrix: Table, *, empty: str) -> None:
    """Print a table whose first column names the rows, in parts where it is wide.

    A row that is empty in a part is left out of the part; a name alone says nothing.
    """
    screen = console()
    if not matrix.rows:
        screen.print(empty)
        return
    rows = [list(map(_cell, row)) for row in matrix.rows]
    for number, part in enumerate(_parts(matrix.columns, rows, screen.width)):
        columns = (0, *part)
        shown = [
            [row[index] for index in columns]
            for row in rows
            if any(row[index] for index in part)
        ]
        if shown:
            if number:
                screen.print()
            _print(screen, [matrix.columns[index] for index in columns], shown)


def _parts(
    names: Sequence[str], rows: Sequence[Sequence[str]], width: int
) -> list[list[int]]:
    """Return the columns after the first in groups that fit beside it."""
    widths = [
        max(len(name), *(len(row[index]) for row in rows)) + GAP
        for index, name in enumerate(names)
    ]
    parts: list[list[int]] = [[]]
    left = room = width - min(widths[0], width // 2)
    for index in range(1, len(names)):
        if parts[-1] and widths[index] > left:
            parts.append([])
            left = room
        parts[-1].append(index)
        left -= widths[index]
    return parts


def _print(
    screen: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    from rich.table import Table as RichTable

    drawn = RichTable(box=None, header_style="bold", pad_edge=False)
    for name in columns:
        drawn.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        drawn.add_row(*row)
    screen.print(drawn)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return "; ".join(map(str, value)) if isinstance(value, tuple) else str(value)
