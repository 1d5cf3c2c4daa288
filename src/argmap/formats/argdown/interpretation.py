"""Syntax tree to model: titles, classes, relations and sections.

The order of everything is the reference's: an untitled element takes its number
when it is first needed, a class appears when a member with relations below it
begins to have them or when a member ends, a relation when its line ends.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.data import integers_first, is_true, to_plain
from argmap.formats.argdown.faults import Fault
from argmap.formats.argdown.model import ArgdownModel
from argmap.formats.argdown.occurrences import (
    ArgumentClass,
    Inference,
    Occurrence,
    Relation,
    Role,
    Section,
    StatementClass,
    Use,
)
from argmap.formats.argdown.patterns import WHITE_SPACE
from argmap.formats.argdown.running_text import read_text
from argmap.formats.argdown.settings import in_force, option, text_rules
from argmap.formats.argdown.syntax import (
    Argument,
    Heading,
    Listing,
    Numbered,
    PremiseConclusionStructure,
    Sign,
    Statement,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.faults import Report
    from argmap.formats.argdown.running_text import RunningText
    from argmap.formats.argdown.syntax import Block, Document, Element, RelationLine
    from argmap.formats.argdown.syntax import Inference as InferenceNode

__all__ = ["interpret"]

_USES = {Role.TOP_LEVEL: Use.TOP_LEVEL, Role.RELATION: Use.RELATION}


def interpret(
    document: Document,
    *,
    report: Report,
    settings: Mapping[str, Json] | None = None,
) -> ArgdownModel:
    """Model of a syntax tree, before the transformations.

    Parameters
    ----------
    document : Document
        The syntax tree.
    report : Report
        Takes what is wrong with it.
    settings : Mapping or None
        Settings besides those of the front matter.

    Returns
    -------
    ArgdownModel
        Its findings are not yet filled in.
    """
    return _Interpreter(document, report, settings).run()


@attrs.define(eq=False)
class _Frame:
    """An occurrence whose lines are being read."""

    occurrence: Occurrence
    lines: Iterator[RelationLine]
    target: StatementClass | ArgumentClass | None


class _Interpreter:
    """One walk over a document."""

    def __init__(
        self,
        document: Document,
        report: Report,
        settings: Mapping[str, Json] | None,
    ) -> None:
        front_matter = document.front_matter
        plain = to_plain(front_matter.node) if front_matter else None
        self.report = report
        self.model = ArgdownModel(document=document, settings=in_force(settings, plain))
        self.rules = text_rules(self.model.settings)
        self.count = 0
        self.section: Section | None = None
        self.sections = 0
        self.tags: dict[str, None] = {}
        self.last_inference: Inference | None = None
        self.refused: set[Block] = set()
        # Members that are intermediary conclusions, by title.
        self.intermediary: Counter[str] = Counter()
        # Relations by type and ends, and the first of a type to an end.
        self.stated: dict[tuple[str, int, int], Relation] = {}
        self.reached: dict[tuple[str, int], Relation] = {}

    def run(self) -> ArgdownModel:
        model = self.model
        for block in model.document.blocks:
            if isinstance(block, Heading):
                self.heading(block)
            elif isinstance(block, PremiseConclusionStructure):
                self.structure(block)
            elif isinstance(block, Listing):
                for entry in block.items:
                    self.tree(entry.element)
            else:
                self.tree(block, top_level=True)
            model.block_sections[block] = self.section
        if self.refused:
            blocks = (one for one in model.document.blocks if one not in self.refused)
            model.document = attrs.evolve(model.document, blocks=tuple(blocks))
        classes: list[StatementClass | ArgumentClass] = [
            *model.statements.values(),
            *model.arguments.values(),
        ]
        for item in classes:
            if item.section is None and item.members:
                item.section = item.members[0].section
        model.statements = integers_first(model.statements)
        model.arguments = integers_first(model.arguments)
        model.tags = tuple(integers_first(self.tags))
        return model

    def untitled(self) -> str:
        """Next ``Untitled n``."""
        self.count += 1
        return f"Untitled {self.count}"

    def statement_class(self, title: str) -> StatementClass:
        """Class of a title."""
        found = self.model.statements.get(title)
        if found is None:
            found = self.model.statements[title] = StatementClass(title=title)
        return found

    def argument_class(self, title: str) -> ArgumentClass:
        """Argument of a title."""
        found = self.model.arguments.get(title)
        if found is None:
            found = self.model.arguments[title] = ArgumentClass(title=title)
        return found

    def class_of(self, occurrence: Occurrence) -> StatementClass | ArgumentClass:
        """Class that an occurrence belongs to; gives it a title if need be."""
        if not occurrence.title:
            occurrence.title = self.untitled()
        if isinstance(occurrence.node, Argument):
            return self.argument_class(occurrence.title)
        return self.statement_class(occurrence.title)

    # Headings.

    def heading(self, node: Heading) -> None:
        """Open a section."""
        text = read_text(node.pieces, self.rules)
        self.note_tags(text)
        self.sections += 1
        section = Section(
            id=f"s{self.sections}",
            level=node.level,
            title=(text.text or "").strip(" \t"),
            heading=node,
            tags=text.tags,
        )
        self.group(section)
        parent = self.section
        while parent and parent.level >= section.level:
            parent = parent.parent
        section.parent = parent
        (parent.children if parent else self.model.sections).append(section)
        self.section = section

    def group(self, section: Section) -> None:
        """Whether data or settings make a section a group, or closed."""
        settings = self.model.settings
        data = section.plain_data
        if isinstance(data, dict):
            if not option(settings, "group", "ignoreIsGroup"):
                section.is_group = _flag(data, "isGroup")
            if not option(settings, "group", "ignoreIsClosed"):
                section.is_closed = _flag(data, "isClosed")
        groups = option(settings, "group", "sections")
        if isinstance(groups, dict):
            config = groups.get(section.title.strip(WHITE_SPACE))
            if isinstance(config, dict):
                section.is_group = _flag(config, "isGroup")
                section.is_closed = _flag(config, "isClosed")
            else:
                section.is_group = bool(section.is_group)

    # Statements and arguments.

    def tree(
        self,
        node: Element,
        *,
        top_level: bool = False,
        line: RelationLine | None = None,
        parent: Inference | None = None,
    ) -> Occurrence:
        """Element and all below it."""
        root = self.enter(node, top_level=top_level, line=line, parent=parent)
        frames = [root]
        while frames:
            frame = frames[-1]
            below = next(frame.lines, None)
            if below is not None:
                frames.append(
                    self.enter(below.child, line=below, parent=frame.occurrence)
                )
                continue
            frames.pop()
            self.leave(frame.occurrence)
            if frames and frame.occurrence.line and frames[-1].target:
                self.relate(frame.occurrence.line, frames[-1].target, frame.occurrence)
        return root.occurrence

    def enter(
        self,
        node: Element,
        *,
        top_level: bool = False,
        line: RelationLine | None = None,
        parent: Occurrence | Inference | None = None,
    ) -> _Frame:
        """Begin an element: its text, and its class if lines hang below it."""
        is_argument = isinstance(node, Argument)
        role = Role.TOP_LEVEL if top_level else Role.RELATION if line else None
        more = node.data is not None or bool(node.lines)
        text = read_text(
            node.pieces, self.rules, more_follows=node.is_reference and more
        )
        self.note_tags(text)
        occurrence = Occurrence(
            node=node,
            title=node.title or "",
            text=self.full_text(node, text.text, is_argument=is_argument),
            role=Role.DESCRIPTION if is_argument else role,
            is_top_level=top_level,
            tags=text.tags,
            ranges=text.ranges,
            section=self.section,
            line=line,
            parent=parent,
        )
        self.model.occurrences[node] = occurrence
        target = self.class_of(occurrence) if node.lines else None
        return _Frame(occurrence, iter(node.lines), target)

    def full_text(
        self, node: Element, text: str | None, *, is_argument: bool
    ) -> str | None:
        """Text with the blank for a line break after the data."""
        if text is None and is_argument:
            text = ""
        if node.breaks_after_data and node.lines and not (text or "").endswith(" "):
            return (text or "") + " "
        return text

    def note_tags(self, text: RunningText) -> None:
        """Keep the tags of a text, in order of appearance."""
        for tag in text.tags:
            self.tags.setdefault(tag)

    def leave(self, occurrence: Occurrence) -> None:
        """End an element: it becomes a member of its class."""
        item = self.class_of(occurrence)
        item.tags.update(dict.fromkeys(occurrence.tags))
        data = occurrence.data
        in_group = None
        block = occurrence.node.data
        if block and block.node is not None and is_true(to_plain(block.node)):
            item.blocks.append(block.node)
        if data is not None:
            in_group = data.get("isInGroup")
        item.members.append(occurrence)
        if in_group is None:
            takes_section = not occurrence.is_reference and item.section is None
        else:
            takes_section = to_plain(in_group) is True
        if takes_section:
            item.section = occurrence.section
        if isinstance(item, StatementClass) and occurrence.role in _USES:
            item.uses.add(_USES[occurrence.role])

    # Relations.

    def relate(
        self,
        line: RelationLine,
        above: StatementClass | ArgumentClass | Inference,
        child: Occurrence,
    ) -> None:
        """End a relation line: a new relation, or one more line of an old one."""
        below = self.class_of(child)
        sign = line.sign
        if (
            sign is Sign.UNDERCUTS
            and isinstance(above, StatementClass)
            and self.last_inference
        ):
            # As in the reference: once there is an inference, an undercut
            # below a statement targets the last one.
            above = self.last_inference
        source, target = (below, above) if sign.from_child else (above, below)
        kind = sign.relation
        found = self.stated.get((kind, id(source), id(target)))
        if found is None and sign is Sign.CONTRADICTS:
            found = self.stated.get((kind, id(target), id(source)))
        if found is None and source is target:
            found = self.reached.get((kind, id(target)))
        if found is not None:
            found.lines.append(line)
            return
        relation = Relation(type=kind, source=source, target=target, lines=[line])
        self.model.relations.append(relation)
        self.stated[kind, id(source), id(target)] = relation
        self.reached.setdefault((kind, id(target)), relation)

    # Premise-conclusion structures.

    def structure(self, node: PremiseConclusionStructure) -> None:
        """Premise-conclusion structure."""
        argument = self.owner(node)
        if argument is None:
            return
        if self.section:
            argument.section = self.section
        argument.structure = node
        self.model.structures[node] = argument
        inference = None
        for step in node.steps:
            if isinstance(step, Numbered):
                self.step(step.statement, argument, inference)
                inference = None
            else:
                inference = self.inference(step, argument)
        self.conclude(argument)

    def owner(self, node: PremiseConclusionStructure) -> ArgumentClass | None:
        """Argument that a structure belongs to; None if it has one already."""
        if node.argument is None:
            return self.untitled_argument(node)
        title = self.model.occurrences[node.argument].title
        argument = self.argument_class(title)
        if argument.structure is None:
            return argument
        first = argument.structure.start
        self.report.error(
            Fault(
                "second-structure",
                f"the argument {title!r} has premises already, at {first.line}:"
                f"{first.column}",
                place=node.start,
                remedy="give one of the two another title",
            ),
            late=True,
        )
        self.refused.add(node)
        return None

    def untitled_argument(self, node: PremiseConclusionStructure) -> ArgumentClass:
        """Make an argument; as in the reference, it replaces one with its title."""
        title = self.untitled()
        replaced = self.model.arguments.get(title)
        if replaced is not None:
            self.report.warn(
                "title-taken",
                f"this structure is the argument {title!r}, and the other argument of "
                "that title is lost",
                place=node.start,
                remedy="give one of the two another title",
            )
        argument = self.model.arguments[title] = ArgumentClass(title=title)
        return argument

    def step(
        self, node: Statement, argument: ArgumentClass, inference: Inference | None
    ) -> None:
        """Premise, or the conclusion of an inference."""
        occurrence = self.tree(node)
        item = self.statement_class(occurrence.title)
        occurrence.argument = argument.title
        if inference:
            occurrence.role = Role.INTERMEDIARY_CONCLUSION
            occurrence.inference = inference
            inference.conclusion_index = len(argument.steps)
            item.uses.add(Use.INTERMEDIARY_CONCLUSION)
            self.intermediary[occurrence.title] += 1
        else:
            occurrence.role = Role.PREMISE
            item.uses.add(Use.PREMISE)
        argument.steps.append(occurrence)

    def inference(self, node: InferenceNode, argument: ArgumentClass) -> Inference:
        """Inference and the undercuts below it."""
        rules = [read_text(rule, self.rules).text or "" for rule in node.rules]
        inference = Inference(
            node=node,
            rules=tuple(rule.strip(WHITE_SPACE) for rule in rules),
            argument=argument.title,
        )
        self.model.inferences[node] = inference
        self.last_inference = inference
        for line in node.lines:
            child = self.tree(line.child, line=line, parent=inference)
            self.relate(line, inference, child)
        return inference

    def conclude(self, argument: ArgumentClass) -> None:
        """Make the last conclusion the main one."""
        last = argument.steps[-1]
        last.role = Role.MAIN_CONCLUSION
        item = self.statement_class(last.title)
        item.uses.add(Use.MAIN_CONCLUSION)
        self.intermediary[last.title] -= 1
        if not self.intermediary[last.title]:
            item.uses.discard(Use.INTERMEDIARY_CONCLUSION)


def _flag(settings: dict[str, Json], key: str) -> bool | None:
    """Whether a setting is on; None if it is not set."""
    return is_true(settings[key]) if key in settings else None
