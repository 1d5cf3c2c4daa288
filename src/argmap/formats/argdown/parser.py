"""The grammar of Argdown: tokens to a syntax tree, one method per rule.

A rule's docstring is the rule. Relations nest to any depth and ranges too, so
`_Parser.tree` and `InlineParser.content` keep a stack of their own. A block that
breaks the rules costs itself only; every fault is kept in the report.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.composition import read_block, read_front_matter
from argmap.formats.argdown.data import DataMap, to_plain
from argmap.formats.argdown.expectations import missing
from argmap.formats.argdown.faults import Fault
from argmap.formats.argdown.inline import CONTENT, InlineParser
from argmap.formats.argdown.settings import in_force, option
from argmap.formats.argdown.syntax import (
    Argument,
    DataBlock,
    Document,
    Element,
    FrontMatter,
    Heading,
    Inference,
    Listing,
    ListingItem,
    Numbered,
    Piece,
    Place,
    PremiseConclusionStructure,
    RelationLine,
    Sign,
    Statement,
)
from argmap.formats.argdown.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.formats.argdown.data import Json
    from argmap.formats.argdown.faults import Report
    from argmap.formats.argdown.syntax import Block

__all__ = ["parse_document"]

SIGNS = {
    Kind.SUPPORTED: Sign.SUPPORTED,
    Kind.ATTACKED: Sign.ATTACKED,
    Kind.SUPPORTS: Sign.SUPPORTS,
    Kind.ATTACKS: Sign.ATTACKS,
    Kind.CONTRADICTS: Sign.CONTRADICTS,
    Kind.UNDERCUT: Sign.UNDERCUT,
    Kind.UNDERCUTS: Sign.UNDERCUTS,
}

_RULE_TEXT = frozenset({Kind.TEXT, Kind.ESCAPE, Kind.SHORTCODE})
_STATEMENT = frozenset({*CONTENT, Kind.STATEMENT_DEFINITION, Kind.STATEMENT_REFERENCE})
_ARGUMENT = frozenset({Kind.ARGUMENT_DEFINITION, Kind.ARGUMENT_REFERENCE})
_REFERENCES = frozenset({Kind.STATEMENT_REFERENCE, Kind.ARGUMENT_REFERENCE})
_LIST_ITEMS = frozenset({Kind.ORDERED_ITEM, Kind.BULLET})
_REFERENCE_TITLE = {
    "[": re.compile("\\[([^\n\r\u2028\u2029]+)\\]"),
    "<": re.compile("<([^\n\r\u2028\u2029]+)>"),
}


def parse_document(
    text: str, *, report: Report, settings: Mapping[str, Json] | None = None
) -> Document:
    """Syntax tree of `text`: the blocks that follow the rules.

    Parameters
    ----------
    text : str
        An Argdown text.
    report : Report
        Takes every fault and warning.
    settings : Mapping or None
        Settings besides those of the front matter: one of them says how data are
        written.

    Returns
    -------
    Document
        Empty if no block follows the rules.
    """
    return _Parser(text, report).document(settings)


@attrs.define(eq=False, kw_only=True)
class _Open:
    """An element whose relation lines are not yet all read."""

    kind: type[Statement | Argument]
    start: Place
    end: int
    title: str | None
    is_reference: bool
    pieces: tuple[Piece, ...]
    data: DataBlock | None
    breaks_after_data: bool
    marker: tuple[Sign, Place] | None = None
    lines: list[RelationLine] = attrs.field(factory=list)

    def close(self) -> Element:
        """Element with all its lines."""
        return self.kind(
            start=self.start,
            end=self.end,
            title=self.title,
            is_reference=self.is_reference,
            pieces=self.pieces,
            data=self.data,
            breaks_after_data=self.breaks_after_data,
            lines=tuple(self.lines),
        )


class _Parser(InlineParser):
    """The rules of blocks, elements and premise-conclusion structures."""

    def document(self, settings: Mapping[str, Json] | None) -> Document:
        """``[Newline] [EmptyLine] [front-matter] block (EmptyLine block)*``."""
        self.skip(Kind.NEWLINE)
        self.skip(Kind.EMPTY_LINE)
        front_matter, plain = None, None
        if self.at(Kind.FRONT_MATTER):
            front_matter = self.front_matter()
            plain = to_plain(front_matter.node)
        multiline = option(
            in_force(settings, plain), "data", "switchToBlockFormatIfMultiline"
        )
        self.flow_only = multiline is False
        blocks: list[Block] = []
        previous: Block | None = None
        more = not (front_matter and self.at(Kind.END))
        while more:
            previous = self.block_or_fault(previous)
            if previous is not None:
                blocks.append(previous)
            more = self.skip(Kind.EMPTY_LINE)
        return Document(front_matter=front_matter, blocks=tuple(blocks))

    def front_matter(self) -> FrontMatter:
        """``FrontMatter [Newline] EmptyLine``."""
        token = self.take()
        node = None
        try:
            node = read_front_matter(
                token.source, offset=token.offset, places=self.report.places
            )
        except Fault as fault:
            self.report.error(fault, late=True)
        self.skip(Kind.NEWLINE)
        if self.at(Kind.END):
            self.report.error(missing("block", self.token))
        elif not self.skip(Kind.EMPTY_LINE):
            self.report.error(missing("empty-line", self.token))
        return FrontMatter(
            start=token.place, end=token.end, source=token.source, node=node
        )

    def block_or_fault(self, previous: Block | None) -> Block | None:
        """One block up to the empty line after it; None if it breaks the rules."""
        self.late_faults = []
        try:
            block = self.block(previous)
            if self.token.kind not in (Kind.EMPTY_LINE, Kind.END):
                raise self.fault("an empty line")
        except Fault as fault:
            self.report.error(fault)
            while self.token.kind not in (Kind.EMPTY_LINE, Kind.END):
                self.take()
            return None
        for late in self.late_faults:
            self.report.error(late, late=True)
        return None if self.late_faults else block

    def block(self, previous: Block | None) -> Block:
        """``heading | statement | pcs | argument | ordered-list | bullet-list``."""
        kind = self.token.kind
        if kind is Kind.HEADING:
            return self.heading()
        if kind is Kind.NUMBER:
            return self.structure(previous)
        if kind is Kind.INDENT and self.following() in _LIST_ITEMS:
            return self.listing()
        if kind in _STATEMENT or kind in _ARGUMENT:
            element = self.tree(expected="a statement or an argument")
            if isinstance(element, Statement | Argument):
                return element
        raise self.fault("a statement, an argument, a heading or a list")

    def heading(self) -> Heading:
        """``HeadingStart content [[Newline] Data [Newline]]``."""
        token = self.take()
        pieces = self.content()
        data = self.data() if self.at(Kind.DATA) else None
        if data:
            self.skip(Kind.NEWLINE)
        return Heading(
            start=token.place,
            end=self.last_end,
            level=len(token.source) - 1,
            pieces=pieces,
            data=data,
        )

    def tree(self, *, expected: str, arguments: bool = True) -> Element:
        """``(statement | argument) [Indent (marker (statement | argument))+ Dedent]``."""
        open_elements = [self.element(expected, arguments=arguments)]
        levels: list[int] = []
        while True:
            kind = self.token.kind
            if kind is Kind.INDENT and not open_elements[-1].lines:
                self.take()
                levels.append(len(open_elements))
                if self.token.kind not in SIGNS:
                    raise self.fault("a relation marker")
            elif levels and (kind in SIGNS or kind is Kind.DEDENT):
                _close(open_elements, levels[-1])
                if kind is Kind.DEDENT:
                    levels.pop()
                    self.take()
                    continue
            else:
                break
            open_elements.append(self.relation())
        if levels:
            raise self.fault("a relation marker or an empty line")
        return open_elements[0].close()

    def relation(self) -> _Open:
        """``marker (statement | argument)``; after ``><`` only a statement."""
        marker = self.take()
        sign = SIGNS[marker.kind]
        only_statement = sign is Sign.CONTRADICTS
        element = self.element(
            "a statement" if only_statement else "a statement or an argument",
            arguments=not only_statement,
        )
        element.marker = (sign, marker.place)
        return element

    def element(self, expected: str, *, arguments: bool) -> _Open:
        """``(content | Ref Tag* [Newline] | Def content) [Data [Newline]]``."""
        token = self.token
        kind = token.kind
        if kind not in _STATEMENT and not (arguments and kind in _ARGUMENT):
            raise self.fault(expected)
        title = None
        if kind in CONTENT:
            pieces = self.content()
        else:
            self.take()
            is_definition = kind not in _REFERENCES
            title = token.source[1:-2] if is_definition else _title(token.source)
            pieces = self.content() if is_definition else self.tags()
        data = self.data() if self.at(Kind.DATA) else None
        end = self.last_end
        breaks = data is not None and self.skip(Kind.NEWLINE)
        return _Open(
            kind=Argument if kind in _ARGUMENT else Statement,
            start=token.place,
            end=end,
            title=title,
            is_reference=kind in _REFERENCES and title is not None,
            pieces=pieces,
            data=data,
            breaks_after_data=breaks,
        )

    def data(self) -> DataBlock:
        """Read ``Data``: a mapping in YAML."""
        token = self.take()
        node = None
        try:
            node = read_block(
                token.source,
                offset=token.offset,
                places=self.report.places,
                flow_only=self.flow_only,
            )
            if node is not None and not isinstance(node, DataMap):
                self.report.warn(
                    "data-without-keys",
                    "the data block holds no keys, so it says nothing",
                    place=token.place,
                    remedy="write '{key: value}'",
                )
        except Fault as fault:
            self.late_faults.append(fault)
        return DataBlock(
            start=token.place, end=token.end, source=token.source, node=node
        )

    def structure(self, previous: Block | None) -> PremiseConclusionStructure:
        """``numbered (numbered* inference numbered)+``."""
        start = self.token.place
        steps: list[Numbered | Inference] = [self.numbered()]
        concluded = False
        while True:
            if self.at(Kind.NUMBER):
                steps.append(self.numbered())
                concluded = False
            elif self.at(Kind.INFERENCE_START):
                steps.append(self.inference())
                if not self.at(Kind.NUMBER):
                    raise self.fault("a numbered conclusion")
                steps.append(self.numbered())
                concluded = True
            else:
                break
        if not concluded:
            raise missing("inference", self.token)
        return PremiseConclusionStructure(
            start=start,
            argument=previous if isinstance(previous, Argument) else None,
            steps=tuple(steps),
        )

    def numbered(self) -> Numbered:
        """Read ``Number statement``."""
        token = self.take()
        statement = self.tree(expected="a statement", arguments=False)
        if not isinstance(statement, Statement):
            raise self.fault("a statement")
        number = token.source.lstrip(" \t'")[1:-1]
        return Numbered(start=token.place, number=number, statement=statement)

    def inference(self) -> Inference:
        """``Start [[Newline] rules] [Newline] [Data [Newline]] End Newline [undercuts]``."""
        start = self.take()
        rules: tuple[tuple[Piece, ...], ...] = ()
        if self.at(Kind.NEWLINE) and self.following() in _RULE_TEXT:
            self.take()
        if self.token.kind in _RULE_TEXT:
            rules = self.rules()
        self.skip(Kind.NEWLINE)
        data = self.data() if self.at(Kind.DATA) else None
        if data:
            self.skip(Kind.NEWLINE)
        if not self.at(Kind.INFERENCE_END):
            raise missing("inference-end", self.token, opening=start)
        end = self.take().end
        if not self.skip(Kind.NEWLINE):
            raise self.fault("the end of the line behind the inference")
        lines = self.undercuts() if self.at(Kind.INDENT) else ()
        return Inference(
            start=start.place, end=end, rules=rules, data=data, lines=lines
        )

    def rules(self) -> tuple[tuple[Piece, ...], ...]:
        """``rule (',' rule)*``."""
        rules = []
        while True:
            pieces = []
            while self.token.kind in _RULE_TEXT:
                pieces.append(self.piece(self.take()))
            if not pieces:
                raise self.fault("the name of a rule")
            rules.append(tuple(pieces))
            if not self.skip(Kind.COMMA):
                return tuple(rules)

    def undercuts(self) -> tuple[RelationLine, ...]:
        """``Indent (undercut (statement | argument))+ Dedent``."""
        self.take()
        lines = []
        while self.at(Kind.UNDERCUTS):
            marker = self.take()
            child = self.tree(expected="a statement or an argument")
            lines.append(
                RelationLine(start=marker.place, sign=Sign.UNDERCUTS, child=child)
            )
        if not lines or not self.skip(Kind.DEDENT):
            raise self.fault("an undercut: '_' and a blank")
        return tuple(lines)

    def listing(self) -> Listing:
        """``Indent (item (statement | argument))+ Dedent``."""
        start = self.take().place
        kind = self.token.kind
        items = []
        while self.at(kind):
            marker = self.take()
            element = self.tree(expected="a statement or an argument")
            items.append(
                ListingItem(
                    start=marker.place,
                    marker=marker.source.lstrip(" \t'"),
                    element=element,
                )
            )
        if not self.skip(Kind.DEDENT):
            raise self.fault("another item or an empty line")
        return Listing(
            start=start, ordered=kind is Kind.ORDERED_ITEM, items=tuple(items)
        )


def _close(open_elements: list[_Open], depth: int) -> None:
    """Close the open elements deeper than `depth`, each into its parent."""
    while len(open_elements) > depth:
        element = open_elements.pop()
        if element.marker:
            sign, start = element.marker
            line = RelationLine(start=start, sign=sign, child=element.close())
            open_elements[-1].lines.append(line)


def _title(source: str) -> str | None:
    """Title between brackets; None if a line ends inside them."""
    match = _REFERENCE_TITLE[source[0]].search(source)
    return match[1] if match else None
