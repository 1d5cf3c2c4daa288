"""YAML of data blocks and front matter, composed into trees of `data`.

A block whose ``{`` ends its line holds block YAML, any other flow YAML. Bad YAML
is a fault at its place in the file, and so are aliases that expand to more than
`MOST_NODES` nodes, or one a character, and data nested deeper than `DEEPEST`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attrs
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)
from ruamel.yaml.reader import ReaderError

from argmap.formats.argdown.data import DataList, DataMap, Entry, Scalar, to_plain
from argmap.formats.argdown.faults import Fault
from argmap.formats.argdown.flow import read_flow
from argmap.formats.argdown.scalars import core_value, key_name
from argmap.formats.argdown.scanning import (
    DEEPEST,
    DepthError,
    spaced,
    yaml_reader,
)

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode, Json
    from argmap.formats.argdown.faults import Places

__all__ = ["compose", "is_block_form", "read_block", "read_front_matter"]

MOST_NODES = 100_000

_BLOCK_START = re.compile(r"\{[ \t]*\n")
_BLOCK_END = re.compile(r"\}\s*\Z")
_FRONT_START = re.compile(r"={3,}")
_LATER_LINE = re.compile(r"\n( *)(?![ \n])")
_STRINGS = frozenset({"!", "tag:yaml.org,2002:str", "!!str"})
_TYPED = {
    "tag:yaml.org,2002:int": "an integer",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:bool": "true or false",
    "tag:yaml.org,2002:null": "null",
}
_QUOTE = (
    "put text with ': ', ' #', a comma, bracket, brace or leading sign in double quotes"
)


def is_block_form(source: str) -> bool:
    """Whether a data block holds block YAML: nothing follows ``{`` on its line.

    Parameters
    ----------
    source : str
        The block, braces included.

    Returns
    -------
    bool
        False for flow YAML.
    """
    return _BLOCK_START.match(source) is not None


def read_block(
    source: str, *, offset: int, places: Places, flow_only: bool = False
) -> DataNode | None:
    """Tree of a data block.

    Parameters
    ----------
    source : str
        The block, braces included.
    offset : int
        Where it begins in the file.
    places : Places
        The lines of the file.
    flow_only : bool
        Whether even a block with ``{`` alone on its line is flow YAML.

    Returns
    -------
    DataNode or None
        None if it is in block form and empty.

    Raises
    ------
    Fault
        If the YAML is bad.
    """
    opening = None if flow_only else _BLOCK_START.match(source)
    if opening is None:
        common = read_flow(source, places.at(offset))
        return (
            common
            if common is not None
            else compose(source, offset=offset, places=places)
        )
    inside = _BLOCK_END.sub("", source[opening.end() :]).rstrip(" \t")
    return compose(inside, offset=offset + opening.end(), places=places)


def read_front_matter(source: str, *, offset: int, places: Places) -> DataNode | None:
    """Tree of the front matter.

    Parameters
    ----------
    source : str
        The front matter with its lines of equals signs.
    offset : int
        Where it begins in the file.
    places : Places
        The lines of the file.

    Returns
    -------
    DataNode or None
        None if it is empty.

    Raises
    ------
    Fault
        If the YAML is bad.
    """
    opening = _FRONT_START.match(source)
    start = opening.end() if opening else 0
    return compose(source[start:].rstrip("="), offset=offset + start, places=places)


def compose(source: str, *, offset: int, places: Places) -> DataNode | None:
    """Tree of some YAML, read by the library.

    Parameters
    ----------
    source : str
        One document of YAML 1.2.
    offset : int
        Where it begins in the file.
    places : Places
        The lines of the file.

    Returns
    -------
    DataNode or None
        None if it is empty.

    Raises
    ------
    Fault
        If the YAML is bad.
    """
    try:
        return _composed(source, _Composer(source, offset, places))
    except Fault:
        without_tabs = spaced(source)
        if without_tabs == source:
            raise
        try:
            return _composed(without_tabs, _Composer(source, offset, places))
        except Fault:
            # What is wrong is wrong with the text as written.
            pass
        raise


def _composed(source: str, composer: _Composer) -> DataNode | None:
    """Tree that a composer makes of some YAML."""
    try:
        for event in yaml_reader().parse(source):
            composer.event(event)
    except DepthError as error:
        raise _too_deep(composer, error.problem_mark.index) from error
    except ReaderError as error:
        raise composer.fault(
            f"bad YAML: the character {_code_point(error.character)} is not allowed",
            error.position,
            "remove it",
        ) from error
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem or error.context or error)
        index = mark.index if mark else 0
        if "end of stream" in problem and error.context_mark:
            problem, index = "the quoted text has no end", error.context_mark.index
        raise composer.fault(f"bad YAML: {problem}", index, _QUOTE) from error
    except (YAMLError, ValueError, OverflowError, AttributeError) as error:
        # Escapes such as "\U00110000" reach Python's own limits.
        raise composer.fault(f"bad YAML: {error}".splitlines()[0], 0) from error
    return composer.root


@attrs.define(eq=False)
class _Frame:
    """A list or mapping that is not yet closed."""

    event: Any
    items: list[DataNode] = attrs.field(factory=list)
    weight: int = 1


class _Composer:
    """Builds one tree from the library's events, without recursion."""

    def __init__(self, source: str, offset: int, places: Places) -> None:
        self.source = source
        self.offset = offset
        self.places = places
        # Without aliases each value costs a character.
        self.most = max(MOST_NODES, len(source))
        self.open: list[_Frame] = []
        self.root: DataNode | None = None
        self.documents = 0
        self.anchors: dict[str, tuple[DataNode, int] | None] = {}
        self.weight = 0

    def fault(self, message: str, index: int, remedy: str = "") -> Fault:
        """Fault at an index of the YAML."""
        offset = min(self.offset + index, len(self.places.text))
        return Fault("bad-yaml", message, place=self.places.at(offset), remedy=remedy)

    def event(self, event: Any) -> None:
        """Take one event."""
        index = event.start_mark.index
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            if len(self.open) >= DEEPEST:
                raise _too_deep(self, index)
            if event.anchor:
                self.anchors[event.anchor] = None
            self.check_tag(event, {"map", "seq"})
            self.open.append(_Frame(event))
        elif isinstance(event, MappingEndEvent | SequenceEndEvent):
            frame = self.open.pop()
            is_map = isinstance(event, MappingEndEvent)
            node = self.mapping(frame) if is_map else self.sequence(frame)
            self.keep(node, frame.weight, frame.event.anchor)
        elif isinstance(event, ScalarEvent):
            self.keep(self.scalar(event), 1, event.anchor)
        elif isinstance(event, AliasEvent):
            found = self.anchors.get(event.anchor)
            if found is None:
                raise self.fault(
                    f"bad YAML: no complete value is named by the alias '*{event.anchor}'",
                    index,
                    "write the value out",
                )
            self.keep(*found, None)
        elif isinstance(event, DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise self.fault(
                    "bad YAML: expected one document", index, "remove '---'"
                )

    def keep(self, node: DataNode, weight: int, anchor: str | None) -> None:
        """Put a complete value where it belongs."""
        if anchor:
            self.anchors[anchor] = (node, weight)
        if not self.open:
            self.root = node
            return
        frame = self.open[-1]
        frame.items.append(node)
        frame.weight += weight
        if frame.weight > self.most:
            raise self.fault(
                f"the data expand to more than {self.most:,} values",
                frame.event.start_mark.index,
                "write them without aliases, or in several blocks",
            )

    def tag(self, event: Any) -> str:
        """Tag of a value, "" if none; the library reads ``!!!str`` as ``!!str``."""
        index = event.start_mark.index
        if event.tag and self.source.startswith("!!!", index):
            raise self.fault(
                "bad YAML: expected a tag, found '!!!'", index, "remove it"
            )
        return str(event.tag) if event.tag else ""

    def check_tag(self, event: Any, known: set[str]) -> None:
        """Refuse a tag that means nothing here."""
        tag = self.tag(event)
        if tag and tag != "!" and tag.rpartition(":")[2] not in known:
            raise self.fault(
                f"bad YAML: expected no tag but found {tag!r}",
                event.start_mark.index,
                "remove it",
            )

    def scalar(self, event: Any) -> Scalar:
        """Scalar as written; a tag may make it text or demand a type."""
        place = self.places.at(self.offset + event.start_mark.index)
        plain = event.style in (None, "")
        tag = self.tag(event)
        if tag in _STRINGS and (event.value or tag != "!"):
            return Scalar(event.value, plain=False, place=place)
        if tag in _TYPED:
            if isinstance(core_value(event.value), str):
                raise self.fault(
                    f"bad YAML: expected {_TYPED[tag]}, found {event.value!r}",
                    event.start_mark.index,
                )
            return Scalar(event.value, plain=True, place=place)
        self.check_tag(event, {"timestamp"})
        text = self.plain_text(event) if plain else event.value
        return Scalar(text, plain=plain, place=place)

    def plain_text(self, event: Any) -> str:
        """Characters of a plain scalar, which the reference reads more strictly."""
        start = event.start_mark.index
        written = self.source[start : event.end_mark.index]
        frame = self.open[-1] if self.open else None
        in_flow = frame is not None and frame.event.flow_style
        if in_flow and written == "-":
            raise self.fault("bad YAML: expected a value, found '-'", start, _QUOTE)
        if frame and not in_flow and not written and self.source[start:][:1] == ":":
            raise self.fault("bad YAML: expected a key before ':'", start, _QUOTE)
        if "\n" not in written:
            return written if "\t" in written else str(event.value)
        if in_flow:
            least = 1 + max(
                (
                    f.event.start_mark.column
                    for f in self.open
                    if not f.event.flow_style
                ),
                default=-1,
            )
            for match in _LATER_LINE.finditer(written):
                if len(match[1]) < least:
                    raise self.fault(
                        "bad YAML: the text goes on in a line that is indented less",
                        start + match.end(),
                        "indent it, or put the text in quotes",
                    )
        return str(event.value)

    def sequence(self, frame: _Frame) -> DataList:
        """List."""
        place = self.places.at(self.offset + frame.event.start_mark.index)
        return DataList(tuple(frame.items), place)

    def mapping(self, frame: _Frame) -> DataMap:
        """Make a mapping; ``<<`` adds the entries of others that it does not have."""
        entries: dict[str, Entry] = {}
        added: list[Entry] = []
        for key, value in zip(frame.items[::2], frame.items[1::2], strict=True):
            if isinstance(key, Scalar) and key.plain and key.text == "<<":
                added.extend(self.inherited(key, value))
                continue
            written = self.key(key)
            name = key_name(written.text) if written.plain else written.text
            if name in entries:
                first = entries[name].key.place
                raise Fault(
                    "duplicate-key",
                    f"the key {name!r} stands twice, first at {first.line}:{first.column}",
                    place=written.place,
                    remedy="keep one of them",
                )
            entries[name] = Entry(name, written, value)
        for entry in added:
            entries.setdefault(entry.name, entry)
        place = self.places.at(self.offset + frame.event.start_mark.index)
        return DataMap(tuple(entries.values()), place)

    def key(self, node: DataNode) -> Scalar:
        """Key as a scalar; others become words as they do in JavaScript."""
        if isinstance(node, Scalar):
            return node
        items = node.items if isinstance(node, DataList) else (node,)
        if any(isinstance(item, DataList) for item in items):
            raise Fault(
                "bad-yaml",
                "bad YAML: expected a word as key, found a list of lists",
                place=node.place,
                remedy=_QUOTE,
            )
        name = ",".join(_joined(to_plain(item)) for item in items)
        return Scalar(name, plain=False, place=node.place)

    def inherited(self, key: Scalar, value: DataNode) -> list[Entry]:
        """Entries that ``<<`` adds."""
        maps = value.items if isinstance(value, DataList) else (value,)
        entries: list[Entry] = []
        for node in maps:
            if not isinstance(node, DataMap):
                raise Fault(
                    "bad-yaml",
                    "bad YAML: expected a mapping behind the key '<<'",
                    place=key.place,
                    remedy='write "<<" in quotes if it is a word',
                )
            entries.extend(node.entries)
        return entries


def _too_deep(composer: _Composer, index: int) -> Fault:
    """Fault of data nested too deep."""
    return composer.fault(
        f"the data are nested more than {DEEPEST} levels deep", index, "flatten them"
    )


def _joined(value: Json) -> str:
    """Write a value within a key, as JavaScript joins it."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return "[object Object]"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _code_point(character: object) -> str:
    """Character by its number."""
    number = character if isinstance(character, int) else ord(str(character)[:1] or "?")
    return f"U+{number:04X}"
