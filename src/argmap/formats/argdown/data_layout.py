"""YAML of data blocks and front matter laid out anew, every scalar as written.

Flow YAML is taken apart at its brackets and commas and put together as the writer
does. Whatever would read differently, or is out of the common (anchors, tags,
comments, block YAML), stays as it is.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from argmap.formats.argdown.composition import (
    is_block_form,
    read_block,
    read_front_matter,
)
from argmap.formats.argdown.data import DataList, DataMap, Scalar
from argmap.formats.argdown.faults import Fault, Places
from argmap.formats.argdown.scanning import DEEPEST
from argmap.formats.argdown.sourcing.keys import (
    BLOCK_KEYS,
    RELATION_KEYS,
    normal_name,
)
from argmap.formats.argdown.spacing import stripped_lines
from argmap.formats.argdown.tokens import LINE_END
from argmap.formats.argdown.writing.emission import WIDTH, block

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from argmap.formats.argdown.data import DataNode

__all__ = ["laid_out_block", "laid_out_front_matter", "laid_out_lines"]

# Keys that stand on a line of their own where a block takes several.
_ALONE = frozenset(("stances", "quantity", "rel", *RELATION_KEYS))

_SPACE = re.compile(r"[ \t\n]*+")
_QUOTED = r""""(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+'"""
_PLAIN = (
    r"""(?:[^ \t\n,\[\]{}#&*!|>'"%@`?:-]|[?:-](?=[^ \t\n,\[\]{}]))"""
    r"""(?:[^ \t\n,\[\]{}:]++|:(?=[^ \t\n,\[\]{}])|[ \t\n]++(?=[^ \t\n,\[\]{}:#]))*+"""
)
_SCALAR = re.compile(rf"({_QUOTED})|{_PLAIN}", re.DOTALL)
_COLON = re.compile(r"[ \t\n]*+:(?=[ \t\n,\[\]{}])")
_QUOTED_COLON = re.compile(r"[ \t\n]*+:")
_FOLD = re.compile(r"[ \t]*\n[ \t]*")
_EMPTY_LINE = re.compile(r"\n[ \t]*\n")


def laid_out_block(
    source: str, *, indent: int, room: int, on_one_line: bool = False
) -> str | None:
    r"""Return a data block as the writer lays it out, with the space before it.

    Parameters
    ----------
    source : str
        The block, braces included.
    indent : int
        Blanks before it where it stands on lines of its own.
    room : int
        Columns that are left on the line of the text.
    on_one_line : bool
        Whether it takes one line however long it is.

    Returns
    -------
    str or None
        A blank and the block, or a line end and the block; None if it is to be
        left as it is.

    Examples
    --------
    >>> laid_out_block("{ by: lee,at:  0-20 }", indent=2, room=80)
    ' {by: lee, at: 0-20}'
    >>> laid_out_block("{by: lee}", indent=2, room=0)
    '\n  {by: lee}'
    """
    if is_block_form(source):
        return None
    try:
        pairs = _Flow(source).block()
    except _UncommonError:
        return None
    if on_one_line or not pairs:
        space = " " if room > len("{}") else f"\n{' ' * indent}"
        laid = f"{space}{{{', '.join(pair.text for pair in pairs)}}}"
    else:
        laid = block(_groups(pairs, WIDTH - indent), indent=indent, room=room)
    return laid if _are_alike(source, laid.lstrip(), _block_node) else None


def laid_out_lines(source: str) -> str:
    """Return a data block as it is, without blanks at its lines' ends if it may.

    Parameters
    ----------
    source : str
        The block, braces included.

    Returns
    -------
    str
        The block, which says the same.
    """
    stripped = stripped_lines(source)
    return stripped if _are_alike(source, stripped, _block_node) else source


def laid_out_front_matter(source: str) -> str:
    r"""Return front matter with line feeds and without blanks at its lines' ends if it may.

    Parameters
    ----------
    source : str
        The front matter with its lines of equals signs.

    Returns
    -------
    str
        The front matter, which says the same.

    Examples
    --------
    >>> laid_out_front_matter("===  \r\ntitle: T \r\n===")
    '===\ntitle: T\n==='
    """
    stripped = stripped_lines(source)
    for laid in (stripped, "\n".join(LINE_END.split(source))):
        if _are_alike(source, laid, _front_matter_node):
            return laid
    return source


class _Pair(NamedTuple):
    """A key of a block and its value, as laid out."""

    name: str
    text: str
    begins_line: bool


class _UncommonError(Exception):
    """Something that stays as it is."""


class _Flow:
    """One pass over flow YAML; scalars are kept as they are written."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.offset = 0
        self.depth = 0
        self.begins_line = False

    def block(self) -> list[_Pair]:
        """Take the whole mapping that the source is."""
        pairs = self.pairs()
        if self.offset != len(self.source):
            raise _UncommonError
        return pairs

    def pairs(self) -> list[_Pair]:
        """``{ [key [: [value]] (, key [: [value]])* [,]] }``."""
        found = []
        for _ in self.members("{", "}"):
            begins_line = self.begins_line
            key, is_quoted = self.scalar()
            name = normal_name(key[1:-1] if is_quoted else key)
            colon = _QUOTED_COLON if is_quoted else _COLON
            text = key
            if self.takes(colon):
                text = f"{key}:"
                if self.following() not in ",}":
                    text = f"{key}: {self.value(apart=name == 'stances')}"
            found.append(_Pair(name, text, begins_line))
        return found

    def value(self, *, apart: bool = False) -> str:
        """Take ``mapping | list | scalar``; items stand apart only in a block."""
        following = self.following()
        if following == "{":
            return f"{{{', '.join(pair.text for pair in self.pairs())}}}"
        if following == "[":
            is_top = self.depth == 1
            items = [self.value() for _ in self.members("[", "]")]
            if apart and is_top and items:
                return "[\n  " + ",\n  ".join(items) + "]"
            return f"[{', '.join(items)}]"
        return self.scalar()[0]

    def members(self, opening: str, closing: str) -> Iterator[None]:
        """Stop at each member of a list or mapping; whoever iterates takes it."""
        if self.depth == DEEPEST or self.following() != opening:
            raise _UncommonError
        self.offset += 1
        self.depth += 1
        while self.following() != closing:
            yield
            if self.following() == ",":
                self.offset += 1
            elif self.following() != closing:
                raise _UncommonError
        self.offset += 1
        self.depth -= 1

    def following(self) -> str:
        """Pass white space; the next character."""
        start = self.offset
        self.takes(_SPACE)
        self.begins_line = "\n" in self.source[start : self.offset]
        if self.offset == len(self.source):
            raise _UncommonError
        return self.source[self.offset]

    def takes(self, pattern: re.Pattern[str]) -> bool:
        """Pass what a pattern matches."""
        match = pattern.match(self.source, self.offset)
        self.offset = match.end() if match else self.offset
        return match is not None

    def scalar(self) -> tuple[str, bool]:
        """Take a scalar, its lines joined; whether it has quotes."""
        self.takes(_SPACE)
        match = _SCALAR.match(self.source, self.offset)
        if match is None or _EMPTY_LINE.search(match[0]):
            raise _UncommonError
        self.offset = match.end()
        return _FOLD.sub(" ", match[0]), match[1] is not None


def _groups(pairs: list[_Pair], width: int) -> Iterator[str]:
    """Entries that share a line where the block takes several."""
    known = len(pairs)
    while known and pairs[known - 1].name not in BLOCK_KEYS:
        known -= 1
    together: list[_Pair] = []
    for index, pair in enumerate(pairs):
        if together and (pair.name in _ALONE or index == known):
            yield _joined(together, width)
            together = []
        if pair.name in _ALONE:
            yield pair.text
        else:
            together.append(pair)
    yield _joined(together, width)


def _joined(pairs: list[_Pair], width: int) -> str:
    """Entries on one line; if that is too long, with the line ends that they had."""
    joined = ", ".join(pair.text for pair in pairs)
    if len("{" + joined + "}") <= width:
        return joined
    starts = [i for i, pair in enumerate(pairs) if pair.begins_line and i]
    return ",\n".join(
        ", ".join(pair.text for pair in pairs[start:stop])
        for start, stop in pairwise((0, *starts, len(pairs)))
    )


def _are_alike(
    source: str, laid: str, node_of: Callable[[str], DataNode | None]
) -> bool:
    """Whether two pieces of YAML say the same, scalars as written."""
    if source == laid:
        return True
    try:
        return _as_written(node_of(source)) == _as_written(node_of(laid))
    except Fault:
        return False


def _block_node(source: str) -> DataNode | None:
    return read_block(source, offset=0, places=Places(source))


def _front_matter_node(source: str) -> DataNode | None:
    return read_front_matter(source, offset=0, places=Places(source))


def _as_written(node: DataNode | None) -> object:
    """Tree without its places."""
    if isinstance(node, Scalar):
        return node.text, node.plain
    if isinstance(node, DataList):
        return [_as_written(item) for item in node.items]
    if isinstance(node, DataMap):
        return {
            "entries": [
                (entry.name, entry.key.plain, _as_written(entry.value))
                for entry in node
            ]
        }
    return None
