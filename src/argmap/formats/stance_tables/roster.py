"""Roster: the records of one kind that the rows of a table name, and their ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from argmap.model import identifiers
from argmap.model.actors import Actor
from argmap.model.claims import Claim, Issue
from argmap.model.fields import FieldError
from argmap.model.messages import named, shown
from argmap.model.sources import Source

__all__ = ["NAMING", "Roster", "default_id", "numbered"]

# The columns of a record's name and of its id.
NAMING: dict[type, tuple[str, str]] = {
    Actor: ("actor", "actor_id"),
    Claim: ("claim", "claim_id"),
    Issue: ("issue", "issue_id"),
    Source: ("source", "source_id"),
}


class Roster:
    """Who or what rows name by an id, by a name, or by both.

    `meet` every row first, then `settle`; from then on `find` gives the id. A name
    alone stands for the record that has that name elsewhere in the table.

    Parameters
    ----------
    record : type
        The class of the records.
    """

    def __init__(self, record: type) -> None:
        self.record = record
        self.renamed: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._titles: dict[str, str | None] = {}
        self._holders: dict[str, dict[str, None]] = {}
        self._by_name: dict[str, str] = {}
        self._taken: set[str] = set()

    def meet(self, key: str | None, name: str | None, title: str | None = None) -> None:
        """Take note of a row that names a record.

        Parameters
        ----------
        key, name, title : str or None
            What the row says of it.
        """
        if key is not None:
            self._ids.setdefault(key, "")
            if name is not None:
                self._holders.setdefault(name, {})[key] = None
        elif name is not None:
            self._titles.setdefault(name, title)

    def settle(self) -> None:
        """Give an id to everything: the one in the table, else one made of the name."""
        texts = {key: identifiers.normal(key) for key in self._ids}
        self._ids.update(
            (key, text) for key, text in texts.items() if not identifiers.fault(text)
        )
        noun = self.record.__name__.lower()
        self._taken = taken = set(self._ids.values()) - {""}
        unfit = [key for key, given in self._ids.items() if not given]
        bases = (identifiers.slug(key, otherwise=noun) for key in unfit)
        self.renamed = dict(zip(unfit, numbered(bases, taken), strict=True))
        self._ids.update(self.renamed)
        free = [name for name in self._titles if name not in self._holders]
        made = (
            default_id(self.record, name, title=self._titles[name]) for name in free
        )
        self._by_name = dict(zip(free, numbered(made, taken), strict=True))

    def find(self, key: str | None, name: str | None) -> str | None:
        """Return the id of the record that a row names.

        Parameters
        ----------
        key, name : str or None
            What the row says of it.

        Returns
        -------
        str or None
            None where the row names none.

        Raises
        ------
        FieldError
            Several records have the name.
        """
        if key is not None:
            return self._ids[key]
        if name is None:
            return None
        if name in self._by_name:
            return self._by_name[name]
        holders = [self._ids[one] for one in self._holders[name]]
        if len(holders) > 1:
            raise FieldError(
                f"{shown(name)} is the name of {named(holders)}; write which in "
                f"{NAMING[self.record][1]}"
            )
        return holders[0]

    def mention(self, text: str) -> str:
        """Return the id of somebody who is named outside of the columns for that.

        Parameters
        ----------
        text : str
            An id, else a name; one that no row has gets an id as any name does.

        Returns
        -------
        str
            The id.

        Raises
        ------
        FieldError
            Several records have the name.
        """
        if text in self._taken:
            return text
        if text in self._ids:
            return self._ids[text]
        if text not in self._holders and text not in self._by_name:
            base = default_id(self.record, text)
            (self._by_name[text],) = numbered([base], self._taken)
        return self.find(None, text) or text


def default_id(record: type, name: str, *, title: str | None = None) -> str:
    """Return the id that a record without one gets, before it is numbered.

    Parameters
    ----------
    record : type
        The class of the record.
    name : str
        Its name, text, question or title.
    title : str, optional
        A claim's title.

    Returns
    -------
    str
        As the builders of a map make it.
    """
    if record is Claim:
        return identifiers.claim_id(title=title, text=name)
    words = 6 if record is Issue else None
    return identifiers.slug(name, words=words, otherwise=record.__name__.lower())


def numbered(bases: Iterable[str], taken: set[str]) -> Iterator[str]:
    """Yield ids of which each is new, with a number behind where it has to be.

    Parameters
    ----------
    bases : iterable of str
        What the ids are to be.
    taken : set of str
        The ids in use, to which the new ones are added.

    Yields
    ------
    str
        As the builders of a map number them.
    """
    reached: dict[str, int] = {}
    for base in bases:
        found = base
        if found in taken:
            number = reached.get(base, 2)
            while f"{base}-{number}" in taken:
                number += 1
            reached[base] = number
            found = f"{base}-{number}"
        taken.add(found)
        yield found
