"""The model of an Argdown text: classes, arguments, relations and sections.

`reading.parse` makes it. It is plain Argdown, made before any map: every
occurrence keeps its syntax node, its place, its data as written, the heading
above it and the line that it stands on. `ArgdownModel.to_dict` has the shape of
the reference parser's model and equals it on every text that follows the rules.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.data import DataMap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.findings import Finding
    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.occurrences import (
        ArgumentClass,
        Inference,
        Occurrence,
        Relation,
        Section,
        StatementClass,
    )
    from argmap.formats.argdown.syntax import Block, Document, Element
    from argmap.formats.argdown.syntax import Inference as InferenceNode
    from argmap.formats.argdown.syntax import (
        PremiseConclusionStructure as StructureNode,
    )

__all__ = ["ArgdownModel"]


@attrs.define(eq=False, kw_only=True)
class ArgdownModel:
    """What an Argdown text says.

    Parameters
    ----------
    document : Document
        The syntax tree.
    statements, arguments : dict
        Classes by title, in the reference's order: titles that are integers
        first, the others by the first end of a member.
    relations : list of Relation
        Each once, at the end of the first line that states it.
    sections : list of Section
        The top sections.
    tags : tuple of str
        All tags, integers first, else in order of appearance.
    settings : Mapping
        The settings in force, those of the front matter included.
    findings : tuple of Finding
        What is to report: errors of syntax, errors of data, warnings.
    occurrences : dict
        The occurrence that each statement and argument of the tree makes.
    inferences : dict
        The inference that each inference of the tree makes.
    structures : dict
        The argument that each premise-conclusion structure belongs to; without
        those whose argument has another one already.
    block_sections : dict
        The section that each block stands in, None before the first heading; a
        heading stands in its own.
    """

    document: Document
    statements: dict[str, StatementClass] = attrs.field(factory=dict, repr=False)
    arguments: dict[str, ArgumentClass] = attrs.field(factory=dict, repr=False)
    relations: list[Relation] = attrs.field(factory=list, repr=False)
    sections: list[Section] = attrs.field(factory=list, repr=False)
    tags: tuple[str, ...] = ()
    settings: Mapping[str, Json] = attrs.field(factory=dict, repr=False)
    findings: tuple[Finding, ...] = ()
    occurrences: dict[Element, Occurrence] = attrs.field(factory=dict, repr=False)
    inferences: dict[InferenceNode, Inference] = attrs.field(factory=dict, repr=False)
    structures: dict[StructureNode, ArgumentClass] = attrs.field(
        factory=dict, repr=False
    )
    block_sections: dict[Block, Section | None] = attrs.field(factory=dict, repr=False)

    @property
    def frontmatter(self) -> DataMap | None:
        """The front matter as written; None without one."""
        block = self.document.front_matter
        return block.node if block and isinstance(block.node, DataMap) else None

    def to_dict(self) -> dict[str, Json]:
        """Give the model as plain values, in the shape of the reference.

        Returns
        -------
        dict
            Keys frontmatter, statements, arguments, relations, sections, tags;
            offsets in ranges count UTF-16 units, as the reference does.
        """
        from argmap.formats.argdown.plain import model_dict

        return model_dict(self)
