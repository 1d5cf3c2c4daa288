"""Data blocks and front matter: YAML 1.2, kept as written and in its places.

Data are a small tree (`composition` reads it). Each scalar in it holds its
characters and whether it was plain, so that a reader may take ``2024-01`` or
``0-88`` for what the field needs; `to_plain` gives the values of the YAML 1.2
core schema, equal to those of the reference parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

import attrs

from argmap.formats.argdown.scalars import core_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.formats.argdown.syntax import Place

__all__ = [
    "DataList",
    "DataMap",
    "DataNode",
    "Entry",
    "Json",
    "Scalar",
    "integers_first",
    "is_true",
    "merged",
    "to_plain",
]

# What `core_value` makes of a timestamp.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_T = TypeVar("_T")
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


@attrs.frozen(eq=False)
class Scalar:
    """A scalar as written.

    Parameters
    ----------
    text : str
        Its characters; of a quoted one what the quotes hold, escapes resolved.
    plain : bool
        Whether it has no quotes: then `value` decides its type.
    place : Place
        Where it begins in the file.
    """

    text: str
    plain: bool
    place: Place

    @property
    def value(self) -> str | int | float | bool | None:
        """What it means by the YAML 1.2 core schema."""
        return core_value(self.text) if self.plain else self.text

    @property
    def is_null(self) -> bool:
        """Whether it is empty, ``~`` or ``null``."""
        return self.plain and self.value is None


@attrs.frozen(eq=False)
class DataList:
    """A list.

    Parameters
    ----------
    items : tuple of DataNode
        What it holds.
    place : Place
        Where it begins in the file.
    """

    items: tuple[DataNode, ...]
    place: Place


@attrs.frozen(eq=False)
class Entry:
    """One key of a mapping and its value.

    Parameters
    ----------
    name : str
        The key as a string: ``1`` and ``true`` are the strings.
    key : Scalar
        The key as written.
    value : DataNode
        Its value.
    """

    name: str
    key: Scalar
    value: DataNode


@attrs.frozen(eq=False)
class DataMap:
    """A mapping; no two entries have one name.

    Parameters
    ----------
    entries : tuple of Entry
        Its entries, in order.
    place : Place
        Where it begins in the file.
    """

    entries: tuple[Entry, ...]
    place: Place

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, name: str) -> DataNode | None:
        """Give the value of a key.

        Parameters
        ----------
        name : str
            The key.

        Returns
        -------
        DataNode or None
            Its value as written; None if there is no such key.
        """
        for entry in self.entries:
            if entry.name == name:
                return entry.value
        return None


DataNode = Scalar | DataList | DataMap


def to_plain(node: DataNode | None) -> Json:
    """Values of a tree by the YAML 1.2 core schema, as JSON has them.

    Parameters
    ----------
    node : DataNode or None
        The tree, or None for no data.

    Returns
    -------
    Json
        Timestamps are strings, ``2024-01-05T00:00:00.000Z``.
    """
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, DataList):
        return [to_plain(item) for item in node.items]
    if isinstance(node, DataMap):
        return {entry.name: to_plain(entry.value) for entry in node.entries}
    return None


def integers_first(items: dict[str, _T]) -> dict[str, _T]:
    """Items in JavaScript's order of keys: integers first.

    Parameters
    ----------
    items : dict of str
        The items in the order in which they came.

    Returns
    -------
    dict of str
        The same items.
    """
    numbers = [
        key
        for key in items
        if key.isascii()
        and key.isdigit()
        and (key == "0" or key[0] != "0")
        and len(key) <= 10
        and int(key) < 2**32 - 1
    ]
    if not numbers:
        return items
    numbers.sort(key=int)
    return {**{key: items[key] for key in numbers}, **items}


def is_true(value: Json) -> bool:
    """Whether JavaScript takes a value for true.

    Parameters
    ----------
    value : Json
        Any value.

    Returns
    -------
    bool
        False for null, false, 0 and "" only: an empty list is true.
    """
    return isinstance(value, list | dict) or bool(value)


def merged(old: Json, new: Json) -> Json:
    """Merge data of a class with that of one more member: the last wins.

    Mappings are merged key by key, lists index by index; a list or a timestamp takes
    no keys, since the reference puts them where its JSON has no place for them.

    Parameters
    ----------
    old : Json
        What there is; not changed.
    new : Json
        What is added.

    Returns
    -------
    Json
        The two merged.
    """
    if isinstance(new, dict):
        if isinstance(old, list) or (isinstance(old, str) and _DATE.fullmatch(old)):
            return old
        base = dict(old) if isinstance(old, dict) else {}
        for key, value in new.items():
            base[key] = merged(base.get(key), value)
        return base
    if isinstance(new, list):
        items = list(old) if isinstance(old, list) else []
        items.extend([None] * (len(new) - len(items)))
        for index, value in enumerate(new):
            items[index] = merged(items[index], value)
        return items
    return new
