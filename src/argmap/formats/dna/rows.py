"""Rows: a .dna file in the making, row by row, and its bytes."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from typing import Any

import msgspec

from argmap.formats.dna import schema
from argmap.formats.dna.names import PROPERTY

__all__ = ["Rows", "cut"]


class Rows:
    """What is to stand in a new file, beside what the program puts there."""

    def __init__(self) -> None:
        self._rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
        self._kept: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)

    def put(self, into: str, *cells: Any) -> None:
        """Add a row.

        Parameters
        ----------
        into : str
            The table and its columns, ``CODERS (ID, Name)``.
        *cells : object
            One for each column.
        """
        self._rows[into].append(cells)

    def keep(self, table: str, number: int, id_: str, text: str) -> None:
        """Keep an id that no rule gives, with the text by which it is known."""
        self._kept[table][str(number)] = (id_, text)

    def data(self) -> bytes:
        """Return the bytes of the file; the same for the same rows."""
        if self._kept:
            kept = msgspec.json.encode(self._kept, order="deterministic").decode()
            self.put("SETTINGS (Property, Value)", PROPERTY, kept)
        connection = sqlite3.connect(":memory:", isolation_level=None)
        try:
            connection.execute("BEGIN")
            for statement in schema.TABLES:
                connection.execute(statement)
            for into, rows in (*schema.ROWS, *self._rows.items()):
                cells = ", ".join("?" * (into.count(",") + 1))
                # Tables and columns are named in this room, never by a map.
                query = f"INSERT INTO {into} VALUES ({cells})"  # noqa: S608
                connection.executemany(query, rows)
            connection.execute("COMMIT")
            return connection.serialize()
        finally:
            connection.close()


def cut(text: str) -> str:
    """Return a text as far as the program has room for it."""
    return text[: schema.LONGEST].rstrip() if len(text) > schema.LONGEST else text
