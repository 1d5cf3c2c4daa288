"""The rules of running text: content, tags, ranges."""

from __future__ import annotations

from argmap.formats.argdown.cursor import Cursor
from argmap.formats.argdown.expectations import LONGEST_QUOTE, missing
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
_LINE_ENDS = "\n\r\u2028\u2029"
# Where to look for the end of what may have been meant for a data block.
LONGEST_BLOCK = 4096


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
                self.warn_of_brace(token)
        elif kind is PieceKind.ESCAPE:
            value = source[1:]
        elif kind is PieceKind.LINK:
            start, value, target = _link_parts(source)
            if not target:
                self.late_faults.append(missing("link-end", token))
            elif start:
                self.warn_of_lost(source[:start].rstrip(), token)
        elif kind is PieceKind.TAG:
            value = source[2 : source.rindex(")")] if source[1] == "(" else source[1:]
            value = value if source[1] == "(" else value.rstrip(" \t")
        elif kind in (PieceKind.STATEMENT_MENTION, PieceKind.ARGUMENT_MENTION):
            value = source.rstrip(" \t")[2:-1]
        return Piece(kind, source, value, target, token.place)

    def warn_of_lost(self, words: str, token: Token) -> None:
        """Warn of words between a bracket and the link that it opens."""
        if len(words) > LONGEST_QUOTE:
            words = f"{words[: LONGEST_QUOTE - 3]}..."
        self.report.warn(
            "words-in-link",
            f"the words {words!r} are lost: their '[' opens the link behind them",
            place=token.place,
            remedy=r"write '\[' for the character",
        )

    def warn_of_brace(self, token: Token) -> None:
        """Warn of a brace that begins no data."""
        start = token.offset
        end = self.text.find("}", start, start + LONGEST_BLOCK)
        message = "'{' begins no data block here and is text"
        remedy = r"write '\{', or close the block with a '}' that is followed by an end of line"
        if "\r" in self.text[start : max(start, end)]:
            message += ": its lines end in CR or CRLF"
            remedy = "save the file with LF as line end, or write the block on one line"
        self.report.warn("brace-in-text", message, place=token.place, remedy=remedy)

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


def _link_parts(source: str) -> tuple[int, str, str]:
    """Where a link's title begins, title and address; "" if a line ends in them.

    The last ``](`` parts the two, and the first bracket of its line opens the title,
    as in the pattern of the reference, which takes quadratic time.
    """
    end = source.rindex(")")
    middle = source.rfind("](", 0, end - 1)
    line = 1 + max(source.rfind(mark, 0, middle) for mark in _LINE_ENDS)
    start = source.find("[", line, middle - 1)
    target = source[middle + 2 : end]
    if start < 0 or any(mark in target for mark in _LINE_ENDS):
        return 0, source, ""
    return start, source[start + 1 : middle], target


def _range(token: Token, *, ends: bool) -> Piece:
    """Start or the end of a bold or italic range."""
    mark = token.source.rstrip(" \t")
    if len(mark) == 2:
        kind = PieceKind.BOLD_END if ends else PieceKind.BOLD_START
    else:
        kind = PieceKind.ITALIC_END if ends else PieceKind.ITALIC_START
    return Piece(kind, token.source, mark, "", token.place)
