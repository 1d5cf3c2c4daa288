"""Members and classes: what the statements and arguments of a text are."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.data import DataMap, is_true, merged, to_plain

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode, Json
    from argmap.formats.argdown.syntax import (
        Element,
        Heading,
        Place,
        RelationLine,
        Sign,
    )
    from argmap.formats.argdown.syntax import Inference as InferenceNode
    from argmap.formats.argdown.syntax import (
        PremiseConclusionStructure as StructureNode,
    )

__all__ = [
    "ArgumentClass",
    "Inference",
    "Occurrence",
    "Range",
    "Relation",
    "Role",
    "Section",
    "StatementClass",
    "Use",
    "canonical",
]


class Role(StrEnum):
    """What an occurrence is used as."""

    TOP_LEVEL = "top-level-statement"
    RELATION = "relation-statement"
    PREMISE = "premise"
    INTERMEDIARY_CONCLUSION = "intermediary-conclusion"
    MAIN_CONCLUSION = "main-conclusion"
    DESCRIPTION = "argument-description"


class Use(StrEnum):
    """What a class is used as, in the order of `to_dict`."""

    TOP_LEVEL = "top-level"
    RELATION = "relation"
    PREMISE = "premise"
    INTERMEDIARY_CONCLUSION = "intermediary-conclusion"
    MAIN_CONCLUSION = "main-conclusion"


@attrs.define
class Range:
    """A stretch of text with a meaning of its own.

    Parameters
    ----------
    kind : str
        bold, italic, link, tag, statement-mention or argument-mention.
    start, stop : int
        Code points of the text; `stop` is the last one, as in the reference.
    detail : str
        The link's address, the tag, or the title that is mentioned.
    is_point : bool
        Whether the reference never gives it a `stop`, which is then `start`.
    """

    kind: str
    start: int
    stop: int
    detail: str = ""
    is_point: bool = False


@attrs.define(eq=False, kw_only=True)
class Section:
    """A heading and what stands below it.

    Parameters
    ----------
    id : str
        ``s1``, ``s2`` and so on.
    level : int
        The number of hashes.
    title : str
        The heading's text, trimmed.
    heading : Heading or None
        Its syntax node; None for a section that only the settings name.
    tags : tuple of str
        Its tags.
    parent : Section or None
        The section that it lies in.
    children : list of Section
        The sections in it.
    is_group, is_closed : bool or None
        Whether a map draws it as a group, and closed; None if nothing says so.
    """

    id: str
    level: int
    title: str
    heading: Heading | None = None
    tags: tuple[str, ...] = ()
    parent: Section | None = attrs.field(default=None, repr=False)
    children: list[Section] = attrs.field(factory=list, repr=False)
    is_group: bool | None = None
    is_closed: bool | None = None

    @property
    def data(self) -> DataMap | None:
        """The heading's data, as written."""
        return _mapping(self.heading)

    @property
    def plain_data(self) -> Json:
        """The heading's data by the YAML 1.2 core schema; not always a mapping."""
        return to_plain(_node(self.heading))


@attrs.define(eq=False, kw_only=True)
class Occurrence:
    """A statement or argument where it stands: a member of its class.

    Parameters
    ----------
    node : Element
        Its syntax node, with the relation lines below it.
    title : str
        Its title; ``Untitled n`` if it has none.
    text : str or None
        Its text; None if it has none.
    role : Role or None
        What it is used as; None in a list.
    is_top_level : bool
        Whether it is a block of its own.
    tags : tuple of str
        Its tags, each once.
    ranges : tuple of Range
        The ranges of its text.
    section : Section or None
        The heading above it.
    line : RelationLine or None
        The relation line that it stands on.
    parent : Occurrence, Inference or None
        What that line hangs below.
    argument : str
        The title of the argument whose premise or conclusion it is, or "".
    inference : Inference or None
        The inference that it is the conclusion of.
    """

    node: Element
    title: str
    text: str | None = None
    role: Role | None = None
    is_top_level: bool = False
    tags: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()
    section: Section | None = attrs.field(default=None, repr=False)
    line: RelationLine | None = attrs.field(default=None, repr=False)
    parent: Occurrence | Inference | None = attrs.field(default=None, repr=False)
    argument: str = ""
    inference: Inference | None = attrs.field(default=None, repr=False)

    @property
    def is_reference(self) -> bool:
        """Whether it gives no text of its own."""
        return self.node.is_reference

    @property
    def place(self) -> Place:
        """Where it begins."""
        return self.node.start

    @property
    def data(self) -> DataMap | None:
        """Its data, as written."""
        return _mapping(self.node)

    @property
    def plain_data(self) -> Json:
        """Its data by the YAML 1.2 core schema; not always a mapping."""
        return to_plain(_node(self.node))

    @property
    def sign(self) -> Sign | None:
        """The sign of its relation line."""
        return self.line.sign if self.line else None


@attrs.define(eq=False, kw_only=True)
class StatementClass:
    """All occurrences of a statement's title.

    Parameters
    ----------
    title : str
        The title.
    members : list of Occurrence
        Its occurrences; those with relation lines below them end late.
    tags : dict of str
        The tags of all members, in order.
    blocks : list of DataNode
        The data of the members that have any, in the order of their ends.
    section : Section or None
        The section of its first definition, else of its first member.
    uses : set of Use
        What it is used as.
    """

    title: str
    members: list[Occurrence] = attrs.field(factory=list, repr=False)
    tags: dict[str, None] = attrs.field(factory=dict)
    blocks: list[DataNode] = attrs.field(factory=list, repr=False)
    section: Section | None = attrs.field(default=None, repr=False)
    uses: set[Use] = attrs.field(factory=set)

    @property
    def plain_data(self) -> Json:
        """The data of all members merged: of two values the last wins."""
        return _merged(self.blocks)


@attrs.define(eq=False, kw_only=True)
class ArgumentClass:
    """All occurrences of an argument's title, and its structure.

    Parameters
    ----------
    title : str
        The title.
    members : list of Occurrence
        Its descriptions.
    tags : dict of str
        The tags of all members, in order.
    blocks : list of DataNode
        The data of the members that have any, in the order of their ends.
    section : Section or None
        The section of its structure, else of its first definition.
    steps : list of Occurrence
        Premises and conclusions in order; empty without a structure.
    structure : PremiseConclusionStructure or None
        The syntax node of its structure.
    """

    title: str
    members: list[Occurrence] = attrs.field(factory=list, repr=False)
    tags: dict[str, None] = attrs.field(factory=dict)
    blocks: list[DataNode] = attrs.field(factory=list, repr=False)
    section: Section | None = attrs.field(default=None, repr=False)
    steps: list[Occurrence] = attrs.field(factory=list, repr=False)
    structure: StructureNode | None = attrs.field(default=None, repr=False)

    @property
    def plain_data(self) -> Json:
        """The data of all members merged: of two values the last wins."""
        return _merged(self.blocks)


@attrs.define(eq=False, kw_only=True)
class Inference:
    """An inference of a premise-conclusion structure.

    Parameters
    ----------
    node : syntax.Inference
        Its syntax node.
    rules : tuple of str
        The rules that it names.
    argument : str
        The title of its argument.
    conclusion_index : int
        The index of its conclusion among the argument's steps.
    """

    node: InferenceNode
    rules: tuple[str, ...] = ()
    argument: str = ""
    conclusion_index: int = 0

    @property
    def data(self) -> DataMap | None:
        """Its data, as written."""
        return _mapping(self.node)

    @property
    def plain_data(self) -> Json:
        """Its data by the YAML 1.2 core schema; not always a mapping."""
        return to_plain(_node(self.node))


@attrs.define(eq=False, kw_only=True)
class Relation:
    """A relation; lines that state it again are occurrences of it.

    Parameters
    ----------
    type : str
        support, attack, undercut or contradictory; in strict mode also entails
        and contrary.
    source, target : StatementClass, ArgumentClass or Inference
        Its ends.
    lines : list of RelationLine
        The lines that state it.
    """

    type: str
    source: StatementClass | ArgumentClass | Inference
    target: StatementClass | ArgumentClass | Inference
    lines: list[RelationLine] = attrs.field(factory=list, repr=False)


def canonical(members: list[Occurrence]) -> Occurrence | None:
    """Member that gives a class its text.

    It is the last one that is no reference, or the last of those whose data say
    ``isCanonical: true``.

    Parameters
    ----------
    members : list of Occurrence
        The members of a class.

    Returns
    -------
    Occurrence or None
        None if all are references.
    """
    last = None
    for member in reversed(members):
        if member.is_reference:
            continue
        mark = member.data.get("isCanonical") if member.data else None
        if is_true(to_plain(mark)):
            return member
        last = last or member
    return last


def _merged(blocks: list[DataNode]) -> Json:
    """Merge the data of several members; lists and words by their indices."""
    data: Json = {} if blocks else None
    for block in blocks:
        value = to_plain(block)
        if isinstance(value, list | str):
            value = {str(index): item for index, item in enumerate(value)}
        if isinstance(value, dict):
            data = merged(data, value)
    return data


def _node(node: Element | Heading | InferenceNode | None) -> DataNode | None:
    """Find what the data block of a syntax node holds."""
    block = node.data if node else None
    return block.node if block else None


def _mapping(node: Element | Heading | InferenceNode | None) -> DataMap | None:
    """Find the data of a syntax node that has keys."""
    data = _node(node)
    return data if isinstance(data, DataMap) else None
