"""Database: bytes opened as SQLite, in memory, so that no file is ever changed.

What the bytes hold is not trusted. Views, virtual tables and generated columns are
passed over, since asking for their rows runs what the file says; triggers do not run,
since nothing is written.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats.detection import SQLITE
from argmap.model.messages import shown

__all__ = ["Database", "refused"]

HEADER = 100
JOURNALS = slice(18, 20)
WAL = b"\x02\x02"
ROLLBACK = b"\x01\x01"


class Database:
    """The tables in the bytes of a database.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.

    Raises
    ------
    FormatError
        The bytes are no database of SQLite, or are cut off or damaged.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self._name = name
        fault = _fault(data)
        if fault is not None:
            raise refused(name, "not-sqlite", *fault)
        self.has_log = data[JOURNALS] == WAL
        if self.has_log:
            # In memory there is no log to look into, and SQLite would refuse.
            data = data[: JOURNALS.start] + ROLLBACK + data[JOURNALS.stop :]
        self._connection = sqlite3.connect(":memory:")
        try:
            self._by_lower = {one.lower(): one for one in self._opened(data)}
        except BaseException:
            self.close()
            raise
        self.tables = tuple(self._by_lower.values())
        self._columns: dict[str, dict[str, str]] = {}

    def _opened(self, data: bytes) -> list[str]:
        """Return the names of the tables that may be asked."""
        self._connection.deserialize(data)
        self._connection.text_factory = bytes
        self._connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, max(len(data), 1 << 20))
        with self._told():
            self._connection.execute("PRAGMA trusted_schema = OFF")
            self._connection.execute("PRAGMA cell_size_check = ON")
            found = self._connection.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
                " AND name NOT LIKE 'sqlite%' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            )
            return [str(row[0], "utf-8", "replace") for row in found]

    def close(self) -> None:
        """Let go of the memory."""
        self._connection.close()

    def has(self, table: str, column: str = "") -> bool:
        """Return whether there is such a table, and such a column in it."""
        columns = self._columns_of(table)
        return column.lower() in columns if column else bool(columns)

    def declared(self, table: str, column: str) -> str:
        """Return the type that a column was declared with, in capitals."""
        return self._columns_of(table).get(column.lower(), "").upper()

    def count(self, table: str) -> int:
        """Return the number of rows of a table; 0 where there is none."""
        if not self.has(table):
            return 0
        with self._told():
            query = f"SELECT count(*) FROM {self._quoted(table)}"  # noqa: S608 - quoted
            found: int = self._connection.execute(query).fetchone()[0]
        return found

    def rows(self, table: str, columns: Sequence[str]) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table, texts as bytes.

        Parameters
        ----------
        table : str
            Case does not count; without such a table there is no row.
        columns : sequence of str
            What to read; None stands for a column that the table does not have.

        Yields
        ------
        tuple
            In no particular order.

        Raises
        ------
        FormatError
            The database is damaged.
        """
        known = self._columns_of(table)
        if not known:
            return
        wanted = ", ".join(
            _identifier(column) if column.lower() in known else "NULL"
            for column in columns
        )
        query = f"SELECT {wanted} FROM {self._quoted(table)} NOT INDEXED"  # noqa: S608 - quoted
        with self._told():
            yield from self._connection.execute(query)

    def _columns_of(self, table: str) -> dict[str, str]:
        """Return the declared type of each column by its name in lower case."""
        key = table.lower()
        if key not in self._by_lower:
            return {}
        if key not in self._columns:
            with self._told():
                # table_info, unlike table_xinfo, leaves out generated columns.
                found = self._connection.execute(
                    f"PRAGMA table_info({self._quoted(table)})"
                )
                self._columns[key] = {
                    str(row[1], "utf-8", "replace").lower(): str(
                        row[2] or b"", "utf-8", "replace"
                    )
                    for row in found
                }
        return self._columns[key]

    def _quoted(self, table: str) -> str:
        return _identifier(self._by_lower[table.lower()])

    def _told(self) -> _Told:
        return _Told(self._name)


class _Told:
    """Makes one line of what SQLite has to say."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        # UnicodeDecodeError: the module cannot spell what SQLite says of a damaged name.
        if isinstance(error, sqlite3.Error | UnicodeDecodeError | MemoryError):
            said = str(error)
            if isinstance(error, UnicodeDecodeError):
                said = str(error.object, "utf-8", "replace")
            reason = " ".join(said.split()) or "out of memory"
            raise refused(
                self._name,
                "damaged-database",
                f"the database cannot be read: {reason}",
                "take an older copy, or recover it with the program sqlite3",
            ) from error


def refused(name: str, code: str, message: str, remedy: str = "") -> FormatError:
    """Return the error for a file that cannot be read, with one finding."""
    finding = Finding(code=code, where=name, message=message, remedy=remedy)
    return FormatError(findings=(finding,))


def _identifier(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""'))


def _fault(data: bytes) -> tuple[str, str] | None:
    """Return what keeps bytes from being a whole database, and what would be right."""
    if not data:
        return ("is empty", "a .dna file is a database of SQLite")
    if data.lstrip()[:1] == b"<":
        return (
            "is XML, as the first Discourse Network Analyzer wrote it",
            "import it into version 2 of that program, and read what that writes",
        )
    if not data.startswith(SQLITE):
        return (
            f"is no database of SQLite: it begins with {shown(data[:16])}",
            "a .dna file is one; if this one is encrypted, write it without a password",
        )
    size = int.from_bytes(data[16:18], "big")
    pages = int.from_bytes(data[28:32], "big")
    whole = pages * (65536 if size == 1 else size)
    # The number of pages counts only where the last writer was one that keeps it.
    kept = data[24:28] == data[92:96]
    if len(data) < HEADER or (kept and len(data) < whole):
        there = max(whole, HEADER)
        return (
            f"is cut off: {len(data):,} of {there:,} bytes are there",
            "copy it again",
        )
    return None
