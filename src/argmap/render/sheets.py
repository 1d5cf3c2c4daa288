"""Sheets: rows under named columns, written as CSV, Markdown or JSON."""

from __future__ import annotations

import csv
import io

import attrs

from argmap.formats.stance_tables.sheet import guarded
from argmap.render.prose import markdown

__all__ = ["Table", "Value", "to_csv", "to_json", "to_markdown"]

Value = str | int | float | bool | None | tuple[str, ...]


@attrs.frozen(kw_only=True)
class Table:
    """Rows of values under named columns.

    Parameters
    ----------
    columns : tuple of str
        The names, each once.
    rows : tuple of tuple
        As many values as there are columns: texts, numbers, truth values, None, or a
        tuple of texts.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def to_csv(table: Table) -> str:
    r"""Return a table as CSV: RFC 4180, with a header and CRLF line ends.

    A text that begins with ``=``, ``+``, ``-``, ``@`` (or their full-width forms), a
    tab or a line end gets an apostrophe before it, so that no spreadsheet takes it for
    a formula, and so does one that has such an apostrophe already; a text that is a
    plain number, and a number, are left as they are. Tuples are joined with ``; ``. Where every byte counts, use JSON.

    Parameters
    ----------
    table : Table
        Any table.

    Returns
    -------
    str
        Empty cells for None.

    References
    ----------
    .. [1] Y. Shafranovich, "Common Format and MIME Type for CSV Files", RFC 4180,
       2005.

    Examples
    --------
    >>> to_csv(Table(columns=("claim", "change"), rows=(("=1+1", -9),)))
    "claim,change\r\n'=1+1,-9\r\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([_guarded(name) for name in table.columns])
    for row in table.rows:
        writer.writerow([_guarded(_plain(value)) for value in row])
    return out.getvalue()


def to_markdown(table: Table) -> str:
    """Return a table as Markdown; its texts show as they stand.

    Parameters
    ----------
    table : Table
        Any table.

    Returns
    -------
    str
        Ends with a line end.
    """
    rows = ([markdown.escaped(str(_plain(v))) for v in row] for row in table.rows)
    head = [markdown.escaped(name) for name in table.columns]
    return f"{markdown.table(head, rows)}\n"


def to_json(table: Table) -> str:
    """Return a table as JSON: a list of objects, one a row.

    Parameters
    ----------
    table : Table
        Any table.

    Returns
    -------
    str
        Indented, ends with a line end; tuples are lists.
    """
    import msgspec

    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    return msgspec.json.format(msgspec.json.encode(rows)).decode() + "\n"


def _plain(value: Value) -> str | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "; ".join(value) if isinstance(value, tuple) else value


def _guarded(value: str | float) -> str | float:
    return guarded(value) if isinstance(value, str) else value
