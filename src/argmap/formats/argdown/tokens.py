"""Tokens of an Argdown text: their kinds and where they begin."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from argmap.formats.argdown.syntax import Place

__all__ = ["LINE_END", "MARKERS", "TRIVIA", "Kind", "Token"]


class Kind(Enum):
    """The kinds of token; the value is what a message calls them."""

    COMMENT = "a comment"
    FRONT_MATTER = "front matter"
    DATA = "a data block"
    ESCAPE = "an escaped character"
    SHORTCODE = "a shortcode"
    EMPTY_LINE = "an empty line"
    NEWLINE = "the end of the line"
    INDENT = "an indented line"
    DEDENT = "the end of the indented lines"
    INFERENCE_START = "an inference line"
    SUPPORTED = "the relation marker '+>'"
    ATTACKED = "the relation marker '->'"
    SUPPORTS = "the relation marker '+'"
    ATTACKS = "the relation marker '-'"
    CONTRADICTS = "the relation marker '><'"
    UNDERCUT = "the relation marker '_>'"
    UNDERCUTS = "the relation marker '_'"
    HEADING = "a heading"
    NUMBER = "a statement number"
    ORDERED_ITEM = "a numbered list item"
    BULLET = "a list item"
    RANGE_END = "the end of a range"
    RANGE_START = "the start of a range"
    LINK = "a link"
    TAG = "a tag"
    STATEMENT_DEFINITION = "a statement definition"
    STATEMENT_REFERENCE = "a statement reference"
    STATEMENT_MENTION = "a mention of a statement"
    ARGUMENT_DEFINITION = "an argument definition"
    ARGUMENT_REFERENCE = "an argument reference"
    ARGUMENT_MENTION = "a mention of an argument"
    BLANKS = "blanks"
    TEXT = "text"
    STRAY = "a backslash that escapes nothing"
    COMMA = "a comma"
    INFERENCE_END = "the end of an inference line"
    END = "the end of the text"

    # Enum's own hash is slow, and tokens are looked up by kind all the time.
    __hash__ = object.__hash__


class Token(NamedTuple):
    """A token: its kind, its characters and where they begin.

    Parameters
    ----------
    kind : Kind
        What it is.
    source : str
        Its characters; for a line marker with the blanks before it.
    line, column : int
        Where it begins, counted from 1.
    offset : int
        Code points before it.
    """

    kind: Kind
    source: str
    line: int
    column: int
    offset: int

    @property
    def place(self) -> Place:
        """Where its first character that is not an indent stands."""
        blanks = 0
        if self.kind in MARKERS:
            blanks = len(self.source) - len(self.source.lstrip(" \t'"))
        return Place(self.line, self.column + blanks, self.offset + blanks)

    @property
    def end(self) -> int:
        """The offset after it."""
        return self.offset + len(self.source)


TRIVIA = frozenset({Kind.COMMENT, Kind.BLANKS})
MARKERS = frozenset(
    {
        Kind.INFERENCE_START,
        Kind.SUPPORTED,
        Kind.ATTACKED,
        Kind.SUPPORTS,
        Kind.ATTACKS,
        Kind.CONTRADICTS,
        Kind.UNDERCUT,
        Kind.UNDERCUTS,
        Kind.HEADING,
        Kind.NUMBER,
        Kind.ORDERED_ITEM,
        Kind.BULLET,
    }
)
LINE_END = re.compile(r"\r\n?|\n")
