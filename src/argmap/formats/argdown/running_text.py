"""Running text: pieces of syntax to a text, its tags and its ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.formats.argdown.occurrences import Range
from argmap.formats.argdown.syntax import PieceKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from argmap.formats.argdown.syntax import Piece

__all__ = ["RunningText", "TextRules", "read_text"]

_STARTS = {PieceKind.BOLD_START: "bold", PieceKind.ITALIC_START: "italic"}
_ENDS = frozenset({PieceKind.BOLD_END, PieceKind.ITALIC_END})
_MENTIONS = frozenset({PieceKind.STATEMENT_MENTION, PieceKind.ARGUMENT_MENTION})


@attrs.frozen
class TextRules:
    """Settings that change texts.

    Parameters
    ----------
    shortcodes : Mapping
        Symbols by shortcode.
    keep_tags : bool
        Whether tags stay in the text.
    """

    shortcodes: Mapping[str, str]
    keep_tags: bool = True


@attrs.frozen
class RunningText:
    """A text with its tags and ranges.

    Parameters
    ----------
    text : str or None
        The text; None if no piece makes any.
    tags : tuple of str
        Its tags, each once.
    ranges : tuple of Range
        Its ranges, in order of their starts.
    """

    text: str | None
    tags: tuple[str, ...] = ()
    ranges: tuple[Range, ...] = ()


def read_text(
    pieces: Sequence[Piece], rules: TextRules, *, more_follows: bool = False
) -> RunningText:
    """Text that pieces make.

    A line break becomes a blank, unless one stands before it or it is the last
    thing in the text or in its range.

    Parameters
    ----------
    pieces : sequence of Piece
        The pieces.
    rules : TextRules
        Settings.
    more_follows : bool
        Whether a line break at the end is not the last thing: behind a
        reference, when data or relations follow.

    Returns
    -------
    RunningText
        Its text is untrimmed, as in the reference.
    """
    if len(pieces) == 1 and pieces[0].kind is PieceKind.TEXT:
        return RunningText(pieces[0].source)
    if (
        len(pieces) == 2
        and pieces[0].kind is PieceKind.TEXT
        and pieces[1].kind is PieceKind.LINE_BREAK
        and not more_follows
    ):
        return RunningText(pieces[0].source)
    return _Writer(rules).run(pieces, more_follows=more_follows)


class _Writer:
    """Joins pieces; `open` holds the ranges that a range's end may close."""

    def __init__(self, rules: TextRules) -> None:
        self.rules = rules
        self.parts: list[str] = []
        self.length = 0
        self.ranges: list[Range] = []
        self.tags: dict[str, None] = {}
        self.open: list[Range | None] = []

    def run(self, pieces: Sequence[Piece], *, more_follows: bool) -> RunningText:
        last = len(pieces) - 1
        for index, piece in enumerate(pieces):
            kind = piece.kind
            if kind is PieceKind.LINE_BREAK:
                is_last = (
                    not more_follows
                    if index == last
                    else pieces[index + 1].kind in _ENDS
                )
                if not is_last and not (self.parts and self.parts[-1].endswith(" ")):
                    self.add(" ")
            elif kind in _STARTS:
                item = self.range(_STARTS[kind], self.length, self.length)
                item.is_point = True
                self.open.append(item)
            elif kind in _ENDS:
                self.close(piece)
            else:
                self.piece(piece)
        text = "".join(self.parts) if self.parts else None
        return RunningText(text, tuple(self.tags), tuple(self.ranges))

    def add(self, text: str) -> None:
        """Add to the text."""
        if text or not self.parts:
            self.parts.append(text)
        self.length += len(text)

    def range(self, kind: str, start: int, stop: int, detail: str = "") -> Range:
        """Add a range."""
        item = Range(kind, start, stop, detail)
        self.ranges.append(item)
        return item

    def close(self, piece: Piece) -> None:
        """Close the innermost range."""
        innermost = self.open.pop()
        if innermost and self.length:
            innermost.stop = self.length - 1
            innermost.is_point = False
        if piece.source.endswith(" "):
            self.add(" ")

    def piece(self, piece: Piece) -> None:
        """Add a piece that is neither a line break nor the mark of a range."""
        kind, start = piece.kind, self.length
        if kind is PieceKind.TAG:
            if self.rules.keep_tags:
                self.add(piece.source)
                self.range("tag", start, self.length - 1, piece.value)
            self.tags.setdefault(piece.value)
        elif kind is PieceKind.LINK:
            self.add(piece.value)
            self.range("link", start, self.length - 1, piece.target)
            if piece.source.endswith(" "):
                self.add(" ")
        elif kind in _MENTIONS:
            self.add(piece.source)
            self.range(kind.value, start, self.length - 1, piece.value)
        elif kind is PieceKind.SHORTCODE:
            symbol = self.rules.shortcodes.get(piece.source.strip())
            if symbol is None:
                self.add(piece.source)
                return
            self.add(symbol + " " * piece.source.endswith(" "))
            # The reference lets the next end of a range close the symbol.
            self.open.append(None)
        else:
            self.add(piece.value)
