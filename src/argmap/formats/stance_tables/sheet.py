"""Sheet: a CSV file as rows of cells, each with its place, and back."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.errors import SyntaxFault
from argmap.findings import Finding
from argmap.formats.stance_tables.columns import column_of
from argmap.model.messages import counted, shown
from argmap.texts.reading import decode

__all__ = ["Sheet", "guarded", "header_of", "to_bytes"]

DELIMITERS = ",;\t"
LONGEST_CELL = 2**30
SCANNED = 2**20

# What makes a spreadsheet take a cell for a formula, after the apostrophes that keep it
# from that.
_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_DECLARED = re.compile(r"sep=([,;\t|])[ \t]*(?:\r\n|\r|\n|$)", re.IGNORECASE)

# What the module csv says of a text that is none, in words of this project.
_FAULTS = {
    "unexpected end of data": "a quotation mark is opened in this row and never closed",
    "expected after": "something stands between the quotation mark that closes a cell "
    "and the next cell; within a cell write a quotation mark twice",
}


@attrs.frozen(kw_only=True)
class Sheet:
    """The rows of a file, the header apart.

    Parameters
    ----------
    name : str
        What messages call the file.
    header : tuple of str
        What its first row holds, without blanks around.
    first : int
        The number of the header's row, counted from 1.
    rows : tuple of (int, list of str)
        The number of each row, and as many cells as the header has.
    faults : tuple of (int, Finding)
        One for each row that has more or fewer, with its number.
    """

    name: str
    header: tuple[str, ...]
    first: int
    rows: tuple[tuple[int, list[str]], ...]
    faults: tuple[tuple[int, Finding], ...] = ()

    @classmethod
    def of(cls, data: bytes, *, name: str = "") -> Sheet:
        """Return the rows of a file.

        Commas, semicolons or tabs part the cells: the sign that makes the most known
        titles of the first row, else the most cells, or the one that a first line
        ``sep=;`` names. Rows without any text count and are left out.

        Parameters
        ----------
        data : bytes
            A whole file.
        name : str
            What messages call it.

        Returns
        -------
        Sheet
            Apostrophes that guard against formulas are taken off.

        Raises
        ------
        SyntaxFault
            There is no header, or the quotation marks are at fault.
        TextError
            The bytes are not text.
        """
        rows = _rows(decode(data, name=name), name)
        first, header = next(rows, (1, []))
        if not header:
            message = "is empty; a table begins with the names of its columns"
            raise _syntax_fault(name, message)
        titles = tuple(cell.strip() for cell in header)
        while titles and not titles[-1]:
            titles = titles[:-1]
        held, faults = [], []
        for number, cells in rows:
            fault = _fit(cells, len(titles))
            if fault:
                faults.append((number, _fault(_place(name, number), fault)))
            else:
                held.append((number, cells))
        return cls(
            name=name,
            header=titles,
            first=first,
            rows=tuple(held),
            faults=tuple(faults),
        )

    def at(self, row: int, column: int | None = None) -> str:
        """Return a place as messages write it.

        Parameters
        ----------
        row : int
            Counted from 1.
        column : int, optional
            Counted from 0, as Python does; printed as counted from 1.

        Returns
        -------
        str
            ``answers.csv:4:3``.
        """
        return _place(self.name, row, column)


def header_of(text: str) -> tuple[str, ...]:
    """Return the cells of the first row that is not empty.

    Parameters
    ----------
    text : str
        A whole file, a table or not.

    Returns
    -------
    tuple of str
        Without blanks around; empty where there is no such row.
    """
    try:
        _, cells = next(_rows(text[:SCANNED], ""), (1, []))
    except SyntaxFault:
        return ()
    return tuple(cell.strip() for cell in cells)


def guarded(value: str) -> str:
    """Return a cell's text, an apostrophe before it where it would be a formula.

    Parameters
    ----------
    value : str
        Any text; a plain number stays as it is.

    Returns
    -------
    str
        A text that is so guarded already gets one apostrophe more, so that `Sheet`
        gives back the text given.

    Examples
    --------
    >>> guarded("=1+1"), guarded("'=1+1"), guarded("-9"), guarded("'tis")
    ("'=1+1", "''=1+1", '-9', "'tis")
    """
    if not _FORMULA.match(value) or _NUMBER.fullmatch(value):
        return value
    return f"'{value}"


def to_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV: RFC 4180, UTF-8, CRLF line ends.

    Parameters
    ----------
    header : sequence of str
        The names of the columns.
    rows : iterable of sequence of str
        As many cells each.

    Returns
    -------
    bytes
        Cells guarded against formulas.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in itertools.chain([header], rows):
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode()


def _rows(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold any text, with their numbers."""
    if csv.field_size_limit() < LONGEST_CELL:
        # The module's own limit is one for the whole process, and too small for texts
        # that people do put into cells. Setting it back would fail a reader in another
        # thread.
        csv.field_size_limit(LONGEST_CELL)
    declared = _DECLARED.match(text)
    begin = declared.end() if declared else 0
    delimiter = declared[1] if declared else _delimiter(text)
    number = 1 if declared else 0
    lines = io.StringIO(text[begin:], newline="")
    try:
        for cells in csv.reader(lines, delimiter=delimiter, strict=True):
            number += 1
            if any(cell and not cell.isspace() for cell in cells):
                yield number, [_unguarded(cell) for cell in cells]
    except csv.Error as error:
        said = str(error)
        message = next(
            (ours for theirs, ours in _FAULTS.items() if theirs in said), said
        )
        raise _syntax_fault(_place(name, number + 1), message) from None


def _delimiter(text: str) -> str:
    """Return the sign that makes the most known titles, else the most cells."""
    begin = text.lstrip("\r\n")[:SCANNED]
    ranks = {}
    for sign in DELIMITERS:
        lines = io.StringIO(begin, newline="")
        try:
            cells = next(csv.reader(lines, delimiter=sign), [])
        except csv.Error:
            cells = []
        known = sum(column_of(cell) is not None for cell in cells)
        ranks[sign] = (known, len(cells))
    return max(DELIMITERS, key=ranks.__getitem__)


def _unguarded(cell: str) -> str:
    return cell[1:] if cell[:1] == "'" and _FORMULA.match(cell) else cell


def _fit(cells: list[str], width: int) -> str:
    """Cut empty cells behind the header's last, and return what is wrong, or ""."""
    while len(cells) > width and not cells[-1].strip():
        cells.pop()
    if len(cells) == width:
        return ""
    if len(cells) < width:
        remedy = "write the empty cells too, and line breaks within quotation marks"
    else:
        remedy = (
            f"the last is {shown(cells[-1])}; put a cell that holds the sign "
            "between cells in quotation marks"
        )
    return f"has {counted(len(cells), 'cell')}, the header {width}; {remedy}"


def _place(name: str, row: int, column: int | None = None) -> str:
    parts = [name] if name else []
    parts += [str(row)] if column is None else [str(row), str(column + 1)]
    return ":".join(parts)


def _fault(where: str, message: str) -> Finding:
    return Finding(code="not-a-table", where=where, message=message)


def _syntax_fault(where: str, message: str) -> SyntaxFault:
    return SyntaxFault(findings=(_fault(where, message),))
