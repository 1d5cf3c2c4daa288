"""The syntax tree of an Argdown text: what the parser makes, with every place.

Nodes are compared by identity, so that each can be a key: two lines with the
same words are two lines. A tree may be thousands of levels deep; walk it with
an explicit stack.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from argmap.formats.argdown.data import DataNode

__all__ = [
    "Argument",
    "Block",
    "DataBlock",
    "Document",
    "Element",
    "FrontMatter",
    "Heading",
    "Inference",
    "Listing",
    "ListingItem",
    "Numbered",
    "Piece",
    "PieceKind",
    "Place",
    "PremiseConclusionStructure",
    "RelationLine",
    "Sign",
    "Statement",
]


class Place(NamedTuple):
    """A place in the text: line and column count from 1, the offset from 0.

    Parameters
    ----------
    line : int
        The line; CRLF, LF and CR each end one.
    column : int
        The column in code points; a tab is one.
    offset : int
        Code points before the place.
    """

    line: int
    column: int
    offset: int


class Sign(StrEnum):
    """The marker of a relation line: how the child below bears on its parent."""

    SUPPORTS = "<+"
    ATTACKS = "<-"
    UNDERCUTS = "<_"
    SUPPORTED = "+>"
    ATTACKED = "->"
    UNDERCUT = "_>"
    CONTRADICTS = "><"

    @property
    def relation(self) -> str:
        """The type of relation: support, attack, undercut or contradictory."""
        return _RELATIONS[self]

    @property
    def from_child(self) -> bool:
        """Whether the relation runs from the child to its parent."""
        return self.value[0] == "<"


_RELATIONS = {
    Sign.SUPPORTS: "support",
    Sign.ATTACKS: "attack",
    Sign.UNDERCUTS: "undercut",
    Sign.SUPPORTED: "support",
    Sign.ATTACKED: "attack",
    Sign.UNDERCUT: "undercut",
    Sign.CONTRADICTS: "contradictory",
}


class PieceKind(StrEnum):
    """What a piece of running text is."""

    TEXT = "text"
    ESCAPE = "escape"
    SHORTCODE = "shortcode"
    LINK = "link"
    TAG = "tag"
    STATEMENT_MENTION = "statement-mention"
    ARGUMENT_MENTION = "argument-mention"
    LINE_BREAK = "line-break"
    BOLD_START = "bold-start"
    BOLD_END = "bold-end"
    ITALIC_START = "italic-start"
    ITALIC_END = "italic-end"


@attrs.frozen(eq=False)
class Piece:
    """A piece of running text.

    Parameters
    ----------
    kind : PieceKind
        What it is.
    source : str
        Its characters as written, with the blank that belongs to it.
    value : str
        What it says: the escaped character, a link's title, a tag's name, the
        title that a mention names; else the source.
    target : str
        A link's address, or "".
    start : Place
        Where it begins.
    """

    kind: PieceKind
    source: str
    value: str
    target: str
    start: Place


@attrs.frozen(kw_only=True, eq=False)
class DataBlock:
    """A data block, in braces.

    Parameters
    ----------
    start : Place
        Where its opening brace stands.
    end : int
        The offset after its closing brace.
    source : str
        Its characters, braces included.
    node : DataNode or None
        What it says, as written; None while its YAML is bad.
    """

    start: Place
    end: int
    source: str = attrs.field(repr=False)
    node: DataNode | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True, eq=False)
class FrontMatter:
    """The front matter, between two lines of equals signs.

    Parameters
    ----------
    start : Place
        Where it begins.
    end : int
        The offset after it.
    source : str
        Its characters, equals signs included.
    node : DataNode or None
        What it says, as written; None if it is empty.
    """

    start: Place
    end: int
    source: str = attrs.field(repr=False)
    node: DataNode | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True, eq=False)
class Element:
    """A statement or an argument where it stands, with all that hangs below it.

    Parameters
    ----------
    start : Place
        Where it begins (behind the marker of its line).
    end : int
        The offset after its text and data.
    title : str or None
        The title as written between the brackets, untrimmed; None without one.
    is_reference : bool
        Whether it only refers to the title and gives no text.
    pieces : tuple of Piece
        Its text; behind a reference only tags and a line break.
    data : DataBlock or None
        Its data block.
    breaks_after_data : bool
        Whether a line break follows the data.
    lines : tuple of RelationLine
        The relation lines directly below it.
    """

    start: Place
    end: int
    title: str | None
    is_reference: bool
    pieces: tuple[Piece, ...] = attrs.field(repr=False)
    data: DataBlock | None = attrs.field(default=None, repr=False)
    breaks_after_data: bool = attrs.field(default=False, repr=False)
    lines: tuple[RelationLine, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True, eq=False)
class Statement(Element):
    """``[Title]: text``, ``[Title]`` or text without a title."""


@attrs.frozen(kw_only=True, eq=False)
class Argument(Element):
    """``<Title>: text`` or ``<Title>``."""


@attrs.frozen(kw_only=True, eq=False)
class RelationLine:
    """A line that relates an element to the one it hangs below.

    Parameters
    ----------
    start : Place
        Where its marker stands.
    sign : Sign
        The marker, short forms written out.
    child : Element
        What the line holds.
    """

    start: Place
    sign: Sign
    child: Element


@attrs.frozen(kw_only=True, eq=False)
class Heading:
    """A heading.

    Parameters
    ----------
    start : Place
        Where it begins.
    end : int
        The offset after it.
    level : int
        The number of its hashes.
    pieces : tuple of Piece
        Its text.
    data : DataBlock or None
        Its data block.
    """

    start: Place
    end: int
    level: int
    pieces: tuple[Piece, ...] = attrs.field(repr=False)
    data: DataBlock | None = attrs.field(default=None, repr=False)


@attrs.frozen(kw_only=True, eq=False)
class Numbered:
    """A numbered statement of a premise-conclusion structure.

    Parameters
    ----------
    start : Place
        Where its number stands.
    number : str
        The number as written, without parentheses; it means nothing.
    statement : Statement
        What it says.
    """

    start: Place
    number: str
    statement: Statement


@attrs.frozen(kw_only=True, eq=False)
class Inference:
    """The line between premises and conclusion.

    Parameters
    ----------
    start : Place
        Where it begins.
    end : int
        The offset after its closing dashes.
    rules : tuple of tuple of Piece
        The text of each rule that it names.
    data : DataBlock or None
        Its data block.
    lines : tuple of RelationLine
        The undercuts below it.
    """

    start: Place
    end: int
    rules: tuple[tuple[Piece, ...], ...] = attrs.field(repr=False)
    data: DataBlock | None = attrs.field(default=None, repr=False)
    lines: tuple[RelationLine, ...] = attrs.field(default=(), repr=False)


@attrs.frozen(kw_only=True, eq=False)
class PremiseConclusionStructure:
    """Premises, inferences and conclusions.

    Parameters
    ----------
    start : Place
        Where it begins.
    argument : Argument or None
        The argument block directly before it, whose structure it is.
    steps : tuple of Numbered or Inference
        Its lines in order; after each inference stands its conclusion.
    """

    start: Place
    argument: Argument | None
    steps: tuple[Numbered | Inference, ...] = attrs.field(repr=False)


@attrs.frozen(kw_only=True, eq=False)
class ListingItem:
    """An item of a list.

    Parameters
    ----------
    start : Place
        Where its marker stands.
    marker : str
        ``*``, or digits and a full stop.
    element : Element
        What it holds.
    """

    start: Place
    marker: str
    element: Element


@attrs.frozen(kw_only=True, eq=False)
class Listing:
    """An ordered or unordered list.

    Parameters
    ----------
    start : Place
        Where it begins.
    ordered : bool
        Whether its items are numbered.
    items : tuple of ListingItem
        Its items, at least one.
    """

    start: Place
    ordered: bool
    items: tuple[ListingItem, ...] = attrs.field(repr=False)


Block = Heading | Statement | Argument | PremiseConclusionStructure | Listing


@attrs.frozen(kw_only=True, eq=False)
class Document:
    """A whole text.

    Parameters
    ----------
    front_matter : FrontMatter or None
        The front matter.
    blocks : tuple of Block
        The blocks that follow the rules, in order.
    """

    front_matter: FrontMatter | None
    blocks: tuple[Block, ...] = attrs.field(repr=False)
