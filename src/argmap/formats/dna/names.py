"""Names: the ids of what a .dna file numbers, by rule or as it was written.

A .dna file has no ids. Documents, actors and concepts get the slug of their title or
name, statements the ids of claim and actor; a number is put behind one that is taken.
Ids that no rule gives are kept in the table SETTINGS, which the program leaves alone,
each with the text that it belongs to: where that was changed, so is the id.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from argmap.model import identifiers

__all__ = ["PROPERTY", "Names", "kept_ids"]

PROPERTY = "argmap ids"


class Names:
    """The ids of one name space, as they are given out.

    Parameters
    ----------
    kept : mapping
        By number, what `kept_ids` returns for the table.
    taken : iterable of str
        Ids that are others' already.
    """

    def __init__(
        self, kept: Mapping[str, tuple[str, str]], *, taken: Iterable[str] = ()
    ) -> None:
        self._kept = kept
        self._taken = set(taken)
        self._numbers: dict[str, int] = {}

    def give(self, base: str, *, number: int | str, text: str) -> str:
        """Return an id that nothing has yet.

        Parameters
        ----------
        base : str
            What the rule says.
        number : int or str
            Of the row.
        text : str
            What the row says, by which a kept id is known.

        Returns
        -------
        str
            The kept id, else the base, with a number behind it where it is taken.
        """
        kept = self._kept.get(str(number))
        if kept is not None and kept[1] == text and kept[0] not in self._taken:
            found = kept[0]
        else:
            found = self._by_rule(base)
        self._taken.add(found)
        return found

    def gives(self, id_: str, *, base: str) -> bool:
        """Return whether the rule would give an id, which is taken from then on.

        Parameters
        ----------
        id_ : str
            That no other record has.
        base : str
            What the rule says.

        Returns
        -------
        bool
            False where the id has to be kept.
        """
        found = self._by_rule(base)
        self._taken.add(id_)
        return found == id_

    def _by_rule(self, base: str) -> str:
        if base not in self._taken:
            return base
        count = self._numbers.get(base, 2)
        while f"{base}-{count}" in self._taken:
            count += 1
        self._numbers[base] = count
        return f"{base}-{count}"


def kept_ids(settings: Mapping[str, str], table: str) -> dict[str, tuple[str, str]]:
    """Return the ids that were written for the rows of a table.

    Parameters
    ----------
    settings : mapping
        The table SETTINGS.
    table : str
        The name of a table.

    Returns
    -------
    dict
        Id and text by number; empty where there are none, or none that can be read.
    """
    try:
        found: Any = msgspec.json.decode(settings.get(PROPERTY, "{}"))
        rows = found[table].items()
        return {
            str(number): (id_, text)
            for number, (id_, text) in rows
            if not identifiers.fault(id_) and isinstance(text, str)
        }
    except (msgspec.DecodeError, KeyError, TypeError, ValueError, AttributeError):
        return {}
