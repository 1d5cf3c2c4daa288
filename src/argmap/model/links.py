"""Links: which relations bear on what, and which assertions are of which claim."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from argmap.model.assertions import Assertion
from argmap.model.relations import Relation

__all__ = ["Links"]

Row = dict[str, int]


class Links:
    """Ids of relations and assertions by what they name, in the order added.

    A row holds beside each id when the record was added, so that a replaced one
    keeps its place in the order.

    Parameters
    ----------
    records : iterable of Relation or Assertion
        In the order added.
    """

    def __init__(self, records: Iterable[Relation | Assertion]) -> None:
        self.incoming: dict[str, Row] = {}
        self.outgoing: dict[str, Row] = {}
        self.asserted: dict[str, Row] = {}
        self._added = 0
        for record in records:
            self.add(record)

    def add(self, record: Any) -> None:
        """Note a new record; those of other kinds name nothing here."""
        self._added += 1
        self._note(record, self._added)

    def replace(self, old: Any, new: Any) -> None:
        """Note a record in the place of another."""
        self._note(new, self.remove(old))

    def remove(self, record: Any) -> int:
        """Forget a record, and return its place in the order."""
        order = 0
        for index, key in self._rows(record):
            row = index[key]
            order = row.pop(record.id)
            if not row:
                del index[key]
        return order

    def _note(self, record: Any, order: int) -> None:
        for index, key in self._rows(record):
            index.setdefault(key, {})[record.id] = order

    def _rows(self, record: Any) -> Iterable[tuple[dict[str, Row], str]]:
        """Return the places where a record stands."""
        if isinstance(record, Relation):
            rows = [(self.outgoing, premise) for premise in record.premises]
            rows.append((self.incoming, record.target))
            return rows
        if isinstance(record, Assertion):
            return ((self.asserted, record.claim),)
        return ()
