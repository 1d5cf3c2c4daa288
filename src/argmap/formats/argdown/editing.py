"""Editing: offsets and digests rewritten where they stand in an Argdown text.

A text is somebody's: every other character of it stays. Passages are recognised by
what they say, wherever they are written, since where a passage stands now follows
from that alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats.argdown.data import DataList, DataMap, Scalar
from argmap.formats.argdown.faults import Places, Report
from argmap.formats.argdown.reading import parse_file
from argmap.formats.argdown.sourcing.keys import PASSAGE_KEYS, fields_of, normal_name
from argmap.formats.argdown.sourcing.links import passage_from
from argmap.model.identifiers import normal

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.model.sources import Passage

__all__ = ["edited"]

Spans = tuple[tuple[int, int], ...]

_NUMBER = re.compile(r"[0-9]+")


def edited(
    text: str,
    *,
    spans: Mapping[Passage, Spans],
    digests: Mapping[str, str],
    name: str = "",
) -> str:
    """Return a text with other offsets and digests, and all else as it was.

    Parameters
    ----------
    text : str
        An Argdown text without errors.
    spans : mapping
        The spans that each passage is to have: as many as it has.
    digests : mapping
        The ``sha256`` that each source is to have, by id; it must have one.
    name : str
        The file's name, put before each place, or "".

    Returns
    -------
    str
        `text` itself where none of them stands in it.

    Raises
    ------
    FormatError
        A value is not written in a way that can be rewritten where it stands.

    Examples
    --------
    >>> from argmap.model.sources import Passage
    >>> text = "[A]: Rents fell. {by: lee,  source: lee, at: 0-11}"
    >>> old = Passage(source="lee", spans=((0, 11),))
    >>> edited(text, spans={old: ((9, 20),)}, digests={})
    '[A]: Rents fell. {by: lee,  source: lee, at: 9-20}'
    """
    model, read = parse_file(text, name=name)
    editor = _Editor(text, name)
    report = Report(name, Places(read))
    for mapping in _mappings(model):
        fields = fields_of(mapping, PASSAGE_KEYS, report)
        passage = passage_from(fields)
        if passage is not None and passage in spans and "spans" in fields.entry:
            numbers = _flat(passage.spans), _flat(spans[passage])
            editor.renumber(fields.entry["spans"].value, *numbers)
    for key, declared in _sources(model):
        for entry in declared if key in digests else ():
            if normal_name(entry.name) == "sha256":
                editor.replace(entry.value, digests[key])
    return editor.text()


class _Editor:
    """The replacements in one text."""

    def __init__(self, text: str, name: str) -> None:
        self.before = text
        self.name = name
        self.replacements: dict[int, tuple[int, str]] = {}

    def text(self) -> str:
        """Return the text with every replacement made."""
        parts, reached = [], 0
        for start, (end, new) in sorted(self.replacements.items()):
            parts += [self.before[reached:start], new]
            reached = end
        return "".join((*parts, self.before[reached:]))

    def renumber(self, value: DataNode, old: list[int], new: list[int]) -> None:
        """Put other numbers for those of a value, in their order."""
        leaves = list(_leaves(value))
        written = [int(n) for leaf in leaves for n in _NUMBER.findall(leaf.text)]
        if written != old or len(old) != len(new):
            raise self.fault(value)
        numbers = iter(new)
        for leaf in leaves:
            self.replace(leaf, _NUMBER.sub(lambda _: str(next(numbers)), leaf.text))

    def replace(self, value: DataNode, new: str) -> None:
        """Put other characters for those of a scalar, between its quotes if any."""
        if not isinstance(value, Scalar):
            raise self.fault(value)
        start = value.place.offset + (not value.plain)
        if not self.before.startswith(value.text, start):
            raise self.fault(value)
        self.replacements[start] = (start + len(value.text), new)

    def fault(self, value: DataNode) -> FormatError:
        """Return the error for a value that cannot be rewritten where it stands."""
        place = value.place
        where = f"{place.line}:{place.column}"
        finding = Finding(
            code="not-in-place",
            where=f"{self.name}:{where}" if self.name else where,
            message="is written in a way that cannot be changed in place",
            remedy="write at: start-end and sha256: digest, without anchors and escapes",
        )
        return FormatError(findings=(finding,))


def _mappings(model: ArgdownModel) -> Iterator[DataMap]:
    """Yield every mapping in the data blocks of a text."""
    blocks = [one.data for one in model.occurrences]
    blocks += [one.data for one in model.inferences]
    stack = [block.node for block in blocks if block is not None]
    while stack:
        node = stack.pop()
        if isinstance(node, DataMap):
            yield node
            stack += [entry.value for entry in node]
        elif isinstance(node, DataList):
            stack += node.items


def _sources(model: ArgdownModel) -> Iterator[tuple[str, DataMap]]:
    """Yield id and fields of each source that the front matter declares."""
    declared = model.frontmatter.get("sources") if model.frontmatter else None
    if isinstance(declared, DataMap):
        for entry in declared:
            if isinstance(entry.value, DataMap):
                yield normal(entry.key.text), entry.value
    elif isinstance(declared, DataList):
        for item in declared.items:
            key = item.get("id") if isinstance(item, DataMap) else None
            if isinstance(key, Scalar) and isinstance(item, DataMap):
                yield normal(key.text), item


def _leaves(node: DataNode) -> Iterator[Scalar]:
    stack = [node]
    while stack:
        one = stack.pop()
        if isinstance(one, Scalar):
            yield one
        elif isinstance(one, DataList):
            stack += reversed(one.items)


def _flat(spans: Spans) -> list[int]:
    return [offset for span in spans for offset in span]
