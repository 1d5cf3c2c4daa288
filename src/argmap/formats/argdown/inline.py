"""The rules of running text: content, tags, ranges."""

from __future__ import annotations

import re

from argmap.formats.argdown.cursor import Cursor
from argmap.formats.argdown.expectations import missing
from argmap.formats.argdown.syntax import Piece, PieceKind
from argmap.formats.argdown.tokens import Kind, Token

__all__ = ["CONTENT", "InlineParser"]

_PIECES = {
    Kind.TEXT: PieceKind.TEXT,
    Kind.ESCAPE: PieceKind.ESCAPE,
    Kind.SHORTCODE: PieceKind.SHORTCODE,
    Kind.LINK: PieceKind.LINK,
    Kind.TAG: PieceKind.TAG,
    Kind.STATEMENT_MENTION: PieceKind.STATEMENT_MENTION,
    Kind.ARGUMENT_MENTION: PieceKind.ARGUMENT_MENTION,
    Kind.NEWLINE: PieceKind.LINE_BREAK,
}
CONTENT = frozenset({*_PIECES, Kind.RANGE_START})

_LINK_PARTS = re.compile("\\[([^\n\r\u2028\u2029]+)\\]\\(([^\n\r\u2028\u2029]+)\\)")


class InlineParser(Cursor):
    """The rules of running text."""

    def content(self) -> tuple[Piece, ...]:
        """``(text | link | bold | italic | tag | mention | Newline)+``."""
        pieces: list[Piece] = []
        open_ranges: list[Token] = []
        while True:
            token = self.token
            kind = token.kind
            if kind in _PIECES:
                pieces.append(self.piece(token))
            elif kind is Kind.RANGE_START:
                open_ranges.append(token)
                pieces.append(_range(token, ends=False))
            elif kind is Kind.RANGE_END and open_ranges:
                self.check_range(open_ranges.pop(), token)
                pieces.append(_range(token, ends=True))
            else:
                break
            self.take()
        if open_ranges:
            raise missing("range-end", self.token, opening=open_ranges[-1])
        if not pieces:
            raise missing("text", self.token, after=self.last_kind)
        return tuple(pieces)

    def tags(self) -> tuple[Piece, ...]:
        """``Tag* [Newline]``."""
        pieces = []
        while self.at(Kind.TAG):
            pieces.append(self.piece(self.take()))
        if self.at(Kind.NEWLINE):
            pieces.append(self.piece(self.take()))
        return tuple(pieces)

    def piece(self, token: Token) -> Piece:
        """Piece of text; warns of a brace."""
        kind, source = _PIECES[token.kind], token.source
        value, target = source, ""
        if kind is PieceKind.TEXT:
            if source[0] == "{":
                self.report.warn(
                    "brace-in-text",
                    "'{' begins no data block here and is text",
                    place=token.place,
                    remedy=r"write '\{', or close the block with a '}' that is followed "
                    "by an end of line",
                )
        elif kind is PieceKind.ESCAPE:
            value = source[1:]
        elif kind is PieceKind.LINK:
            match = _LINK_PARTS.search(source)
            if match:
                value, target = match.groups()
            else:
                self.late_faults.append(missing("link-end", token))
        elif kind is PieceKind.TAG:
            value = source[2 : source.rindex(")")] if source[1] == "(" else source[1:]
            value = value if source[1] == "(" else value.rstrip(" \t")
        elif kind in (PieceKind.STATEMENT_MENTION, PieceKind.ARGUMENT_MENTION):
            value = source.rstrip(" \t")[2:-1]
        return Piece(kind, source, value, target, token.place)

    def check_range(self, opening: Token, closing: Token) -> None:
        """Warn of a range inside a word, or of nothing: perhaps it was none."""
        start = opening.offset
        mark = opening.source
        remedy = f"write {''.join(chr(92) + c for c in mark)} for the character"
        if opening.end == closing.offset:
            both = f"{mark}{mark}"
            message = f"{both!r} is a range of nothing, so it vanishes"
            remedy = f"write {''.join(chr(92) + c for c in both)} for the characters"
            self.report.warn("empty-range", message, place=opening.place, remedy=remedy)
        elif start and self.text[start - 1].isalnum():
            message = f"{mark!r} inside a word begins a range"
            self.report.warn(
                "range-in-word", message, place=opening.place, remedy=remedy
            )


def _range(token: Token, *, ends: bool) -> Piece:
    """Start or the end of a bold or italic range."""
    mark = token.source.rstrip(" \t")
    if len(mark) == 2:
        kind = PieceKind.BOLD_END if ends else PieceKind.BOLD_START
    else:
        kind = PieceKind.ITALIC_END if ends else PieceKind.ITALIC_START
    return Piece(kind, token.source, mark, "", token.place)
