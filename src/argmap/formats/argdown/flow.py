"""The common flow mapping of a data block, read without a YAML library.

`read_flow` knows plain and simply quoted scalars, lists and mappings, on one or
more lines. Whatever it does not know for sure it leaves to the library; what it
reads is what the library reads (a law in the tests).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from argmap.formats.argdown.data import DataList, DataMap, Entry, Scalar
from argmap.formats.argdown.scalars import key_name
from argmap.formats.argdown.syntax import Place

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode

__all__ = ["read_flow"]

DEEPEST = 20
LONGEST_KEY = 100

# Characters and lines that YAML treats in ways of its own.
_UNUSUAL = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\xa0\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
    r"|\n(?:---|\.\.\.)"
)
# A plain scalar: possessive, so that no text makes it try twice.
_PLAIN = (
    r"""(?:[^ \n,\[\]{}:#&*!|>'"%@`?<=-]|-(?=\w))"""
    r"""(?:[^ \n,\[\]{}:]++|:(?=[^ \n,\[\]{}])|\ ++(?=[^ \n,\[\]{}:#]))*+"""
)
_SCALAR = rf"""(?:({_PLAIN})|"([^"\\\n]*+)"|'([^'\n]*+)'(?!'))"""
# A key with its value and what follows; the value may be missing or a bracket.
_ENTRY = re.compile(
    rf"""[ \n]*+(?:({_PLAIN})|"([^"\\\n]*+)"):(?=[ \n,}}])[ \n]*+"""
    rf"""(?:{_SCALAR}[ \n]*+([,}}])|(?=[,\[{{}}]))"""
)
_ITEM = re.compile(rf"""[ \n]*+(?:{_SCALAR}[ \n]*+([,\]])|(?=[\[{{]))""")
_BLANK = re.compile(r"[ \n]*+")


def read_flow(source: str, start: Place) -> DataMap | None:
    """Read the mapping that a data block in flow form holds.

    Parameters
    ----------
    source : str
        The block, braces included.
    start : Place
        Where it begins in the file.

    Returns
    -------
    DataMap or None
        None if it holds anything out of the common; it may still be right.
    """
    if _UNUSUAL.search(source):
        return None
    flow = _Flow(source, start)
    try:
        node = flow.mapping(0)
    except _UncommonError:
        return None
    return node if flow.offset == len(source) else None


class _UncommonError(Exception):
    """Something that the library should read."""


class _Flow:
    """One reading of one block."""

    def __init__(self, source: str, start: Place) -> None:
        self.source = source
        self.start = start
        self.offset = 0
        self.breaks = (
            [index for index, character in enumerate(source) if character == "\n"]
            if "\n" in source
            else []
        )

    def place(self, offset: int) -> Place:
        """Place in the file of an offset in the block."""
        start = self.start
        if not self.breaks:
            return Place(start.line, start.column + offset, start.offset + offset)
        line = bisect_left(self.breaks, offset)
        column = offset - self.breaks[line - 1] if line else start.column + offset
        return Place(start.line + line, column, start.offset + offset)

    def ends(self, closing: str) -> bool:
        """Whether the list or mapping closes here; if so, pass the sign."""
        match = _BLANK.match(self.source, self.offset)
        end = match.end() if match else self.offset
        if not self.source.startswith(closing, end):
            return False
        self.offset = end + 1
        return True

    def continues(self, closing: str) -> bool:
        """Whether a comma follows (else the closing sign must); pass it."""
        if self.ends(","):
            return not self.ends(closing)
        if self.ends(closing):
            return False
        raise _UncommonError

    def mapping(self, depth: int) -> DataMap:
        """``{ [key: value (, key: value)* [,]] }``."""
        place = self.place(self.offset)
        self.offset += 1
        entries: list[Entry] = []
        names = set()
        more = not self.ends("}")
        while more:
            match = _ENTRY.match(self.source, self.offset)
            if match is None:
                raise _UncommonError
            key = self.scalar(match, 1 if match[1] is not None else 2, quotes=2)
            name = key_name(key.text) if key.plain else key.text
            if name in names or len(name) > LONGEST_KEY:
                raise _UncommonError
            names.add(name)
            self.offset = match.end()
            if match.lastindex == 6:
                group = 3 if match[3] is not None else 4 if match[4] is not None else 5
                value: DataNode = self.scalar(match, group, quotes=4)
                more = match[6] == "," and not self.ends("}")
            else:
                colon = match.end(1) if key.plain else match.end(2) + 1
                value = self.collection(depth, nothing_at=colon + 1)
                more = self.continues("}")
            entries.append(Entry(name, key, value))
        return DataMap(tuple(entries), place)

    def sequence(self, depth: int) -> DataList:
        """``[ [value (, value)* [,]] ]``."""
        place = self.place(self.offset)
        self.offset += 1
        items: list[DataNode] = []
        more = not self.ends("]")
        while more:
            match = _ITEM.match(self.source, self.offset)
            if match is None:
                raise _UncommonError
            self.offset = match.end()
            if match.lastindex == 4:
                group = 1 if match[1] is not None else 2 if match[2] is not None else 3
                items.append(self.scalar(match, group, quotes=2))
                more = match[4] == "," and not self.ends("]")
            else:
                items.append(self.collection(depth))
                more = self.continues("]")
        return DataList(tuple(items), place)

    def scalar(self, match: re.Match[str], group: int, *, quotes: int) -> Scalar:
        """Scalar that a group has matched; from group `quotes` on it is quoted."""
        quoted = group >= quotes
        place = self.place(match.start(group) - quoted)
        return Scalar(match[group], not quoted, place)

    def collection(self, depth: int, *, nothing_at: int | None = None) -> DataNode:
        """Read ``mapping | sequence``, or the empty value of a key."""
        following = self.source[self.offset]
        if depth >= DEEPEST:
            raise _UncommonError
        if following == "{":
            return self.mapping(depth + 1)
        if following == "[":
            return self.sequence(depth + 1)
        if nothing_at is None:
            raise _UncommonError
        return Scalar("", plain=True, place=self.place(nothing_at))
