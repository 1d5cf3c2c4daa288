r"""Tokens of an Argdown text, every character of it in exactly one.

At each place the kinds are tried in the order of `ORDER` (within an inference
line, of `INFERENCE_ORDER`); the first that matches wins, not the longest. Line
markers also open and close levels of indentation, which appear as tokens
without characters. Each search for a closing sign is remembered, so that a
megabyte of opening ones takes linear time.

A backslash that escapes nothing is a token of its own, `Kind.STRAY`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from argmap.formats.argdown import patterns
from argmap.formats.argdown.tokens import LINE_END, TRIVIA, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["tokenize"]


_MARKER_KINDS = (
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
)
_LISTS = frozenset({Kind.ORDERED_ITEM, Kind.BULLET})
_CLOSING = frozenset({Kind.INFERENCE_START, Kind.NUMBER})


def tokenize(text: str) -> list[Token]:
    r"""Tokens of `text`, in order; their sources joined are the text.

    Parameters
    ----------
    text : str
        An Argdown text.

    Returns
    -------
    list of Token
        With comments and skipped blanks, without an end token; [] for "".

    Examples
    --------
    >>> [token.kind.name for token in tokenize("[A]: a\n  - b")]
    ['STATEMENT_DEFINITION', 'BLANKS', 'TEXT', 'NEWLINE', 'INDENT', 'ATTACKS', 'BLANKS', 'TEXT', 'DEDENT']
    """
    return _Lexer(text).run()


class _Next:
    """Where a string next occurs; each stretch of text is searched once."""

    def __init__(self, text: str, string: str) -> None:
        self.text = text
        self.string = string
        self.asked = 0
        self.found = -1

    def after(self, offset: int) -> int:
        """Offset of the first occurrence from `offset` on, or past the end."""
        if not self.asked <= offset <= self.found:
            self.asked = offset
            found = self.text.find(self.string, offset)
            self.found = found if found >= 0 else len(self.text) + 1
        return self.found


class _Lexer:
    """One pass over a text; each rule takes its token or leaves the place."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.size = len(text)
        self.offset = 0
        self.line = 1
        self.line_start = 0
        self.last: Kind | None = None
        # Line, column and offset behind the last token that is no trivia: where
        # the reference, too, puts the tokens of indentation.
        self.behind = (1, 1, 0)
        self.tokens: list[Token] = []
        self.indents = [0]
        self.ranges: list[str] = []
        self.in_inference = False
        self.terminators = [
            match.start() for match in patterns.TERMINATOR.finditer(text)
        ]
        self.separators = [match.start() for match in patterns.SEPARATOR.finditer(text)]
        self.data_ends: tuple[list[int], list[int]] | None = None
        self.next = {
            string: _Next(text, string)
            for string in ("-->", "*/", "===", "]:", "]", ">:", ">")
        }
        self.next_mention = {string: _Next(text, string) for string in "]>"}
        self.next_link = (_Next(text, "]"), _Next(text, ")"))
        self.next_tag = _Next(text, ")")

    def run(self) -> list[Token]:
        text, size = self.text, self.size
        while self.offset < size:
            rules = _INFERENCE_RULES if self.in_inference else _RULES
            for rule in rules.get(text[self.offset], ()):
                if rule(self):
                    break
            else:
                self.text_run()
        self.dedent(0)
        return self.tokens

    def take(self, kind: Kind, end: int) -> bool:
        """Make the token that ends before `end`."""
        start = self.offset
        source = self.text[start:end]
        self.tokens.append(
            Token(kind, source, self.line, start - self.line_start + 1, start)
        )
        self.offset = end
        if kind in _MULTILINE:
            for match in LINE_END.finditer(source):
                self.line += 1
                self.line_start = start + match.end()
        if kind not in TRIVIA:
            self.last = kind
            self.behind = (self.line, end - self.line_start + 1, end)
        return True

    def mark(self, kind: Kind) -> None:
        """Make a token without characters."""
        self.tokens.append(Token(kind, "", *self.behind))

    def indent(self, width: int) -> None:
        """Open one level if `width` is wider than the innermost, else close."""
        if width > self.indents[-1]:
            self.indents.append(width)
            self.mark(Kind.INDENT)
        else:
            self.dedent(width)

    def dedent(self, width: int) -> None:
        """Close the levels wider than `width`."""
        while self.indents[-1] > width:
            self.indents.pop()
            self.mark(Kind.DEDENT)

    def on_one_line(self, start: int, end: int) -> bool:
        """Whether no line ends between two offsets."""
        following = bisect_left(self.terminators, start)
        return following == len(self.terminators) or self.terminators[following] >= end

    def comment(self) -> bool:
        """``<!-- -->``, ``/* */``, or ``//`` up to a line end that must come."""
        text, start = self.text, self.offset
        if text.startswith("//", start):
            following = bisect_left(self.terminators, start)
            if following == len(self.terminators):
                return False
            end = self.terminators[following]
            if text[end] in "\u2028\u2029":
                return False
        elif text.startswith(("/*", "<!--"), start):
            closing, opening = ("*/", 2) if text[start] == "/" else ("-->", 4)
            end = self.next[closing].after(start + opening) + len(closing)
            separator = bisect_left(self.separators, start)
            limit = [*self.separators[separator : separator + 1], self.size][0]
            if end > limit:
                return False
        else:
            return False
        trailing = patterns.AFTER_COMMENT.get(self.last) if self.last else None
        if trailing and (match := trailing.match(text, end)):
            end = match.end()
        return self.take(Kind.COMMENT, end)

    def front_matter(self) -> bool:
        """``===`` up to the next ``===``, both with any number more."""
        opening = patterns.EQUALS.match(self.text, self.offset)
        if opening is None:
            return False
        closing = patterns.EQUALS.match(
            self.text, self.next["==="].after(opening.end())
        )
        if closing:
            return self.take(Kind.FRONT_MATTER, closing.end())
        if len(opening[0]) >= 6:
            return self.take(Kind.FRONT_MATTER, opening.end())
        return False

    def data(self) -> bool:
        """From ``{`` to the last ``}`` it can reach: see `patterns.DATA_STOP`."""
        if self.data_ends is None:
            stops = [match.start() for match in patterns.DATA_STOP.finditer(self.text)]
            closes = [
                match.start() for match in patterns.DATA_CLOSE.finditer(self.text)
            ]
            self.data_ends = (stops, closes)
        stops, closes = self.data_ends
        index = bisect_left(stops, self.offset + 1)
        stop = stops[index] if index < len(stops) else self.size
        index = bisect_right(closes, stop) - 1
        if index < 0 or closes[index] <= self.offset:
            return False
        return self.take(Kind.DATA, closes[index] + 1)

    def escape(self) -> bool:
        """Backslash, any character of the line, and the blanks after it."""
        match = patterns.ESCAPE.match(self.text, self.offset)
        if match:
            return self.take(Kind.ESCAPE, match.end())
        return self.take(Kind.STRAY, self.offset + 1)

    def shortcode(self) -> bool:
        """``.x.`` or ``:x:`` without white space inside, and one blank."""
        match = patterns.SHORTCODE.match(self.text, self.offset)
        return match is not None and self.take(Kind.SHORTCODE, match.end())

    def empty_line(self) -> bool:
        """Two or more line ends with only blanks between; ends all levels."""
        if self.last is Kind.EMPTY_LINE:
            return False
        match = patterns.EMPTY_LINE.match(self.text, self.offset)
        if match is None:
            return False
        self.dedent(0)
        # A range that a block leaves open must not spoil the next one.
        self.ranges.clear()
        return self.take(Kind.EMPTY_LINE, match.end())

    def newline(self) -> bool:
        """One line end and the blanks before it."""
        match = patterns.NEWLINE.match(self.text, self.offset)
        return match is not None and self.take(Kind.NEWLINE, match.end())

    def line_marker(self) -> bool:
        """Relation, inference, heading, number or list marker, at a line's start."""
        if self.last is Kind.EMPTY_LINE:
            match = patterns.AFTER_EMPTY_LINE.match(self.text, self.offset)
        elif self.last is Kind.NEWLINE or self.last is None:
            match = patterns.AFTER_NEWLINE.match(self.text, self.offset)
        else:
            return False
        if match is None or match.lastindex is None:
            return False
        kind = _MARKER_KINDS[match.lastindex - 2]
        width = len(match[1])
        if kind is Kind.HEADING:
            if width:
                return False
        elif kind in _CLOSING:
            self.dedent(0)
            self.in_inference = kind is Kind.INFERENCE_START
        else:
            self.indent(width + 1 if kind in _LISTS else width)
        return self.take(kind, match.end())

    def range_end(self) -> bool:
        """Mark of the innermost open range, and one blank."""
        if not self.ranges or not self.text.startswith(self.ranges[-1], self.offset):
            return False
        mark = self.ranges[-1]
        match = patterns.AFTER_RANGE.match(self.text, self.offset + len(mark))
        if match is None:
            return False
        self.ranges.pop()
        return self.take(Kind.RANGE_END, match.end())

    def range_start(self) -> bool:
        """``**``, ``__``, ``*`` or ``_`` with something right behind it."""
        match = patterns.RANGE_START.match(self.text, self.offset)
        if match is None:
            match = patterns.RANGE_START_ALONE.match(self.text, self.offset)
        if match is None:
            return False
        self.ranges.append(match[0])
        return self.take(Kind.RANGE_START, match.end())

    def link(self) -> bool:
        """``[no ] inside](no ) inside)`` and one blank."""
        text, start = self.text, self.offset
        middle = self.next_link[0].after(start + 1)
        if middle < start + 2 or not text.startswith("](", middle):
            return False
        end = self.next_link[1].after(middle + 2)
        if end < middle + 3 or end >= self.size:
            return False
        return self.take(Kind.LINK, self.blank(end + 1))

    def tag(self) -> bool:
        """``#(anything but a closing parenthesis)`` or ``#name``, and one blank."""
        text, start = self.text, self.offset
        if text.startswith("#(", start):
            end = self.next_tag.after(start + 2)
            if start + 3 <= end < self.size:
                return self.take(Kind.TAG, self.blank(end + 1))
        match = patterns.TAG_NAME.match(text, start)
        return match is not None and self.take(Kind.TAG, match.end())

    def statement(self) -> bool:
        """``[shortest]:`` or else ``[not -, shortest]``, within a line."""
        return self.bracket(
            "]", Kind.STATEMENT_DEFINITION, reference=Kind.STATEMENT_REFERENCE
        )

    def argument(self) -> bool:
        """``<shortest>:`` or else ``<not -, shortest>``, within a line."""
        return self.bracket(
            ">", Kind.ARGUMENT_DEFINITION, reference=Kind.ARGUMENT_REFERENCE
        )

    def bracket(self, closing: str, definition: Kind, *, reference: Kind) -> bool:
        """Take a definition, or else a reference."""
        start = self.offset
        end = self.next[closing + ":"].after(start + 2)
        if end < self.size and self.on_one_line(start, end):
            return self.take(definition, end + 2)
        end = self.next[closing].after(start + 2)
        if end >= self.size or self.text[start + 1] == "-":
            return False
        # The first character of a title may be a line end.
        return self.on_one_line(start + 2, end) and self.take(reference, end + 1)

    def mention(self) -> bool:
        """``@[..]`` or ``@<..>``, and one blank."""
        start = self.offset
        opening = self.text[start + 1 : start + 2]
        if opening not in ("[", "<"):
            return False
        closing, kind = (
            ("]", Kind.STATEMENT_MENTION)
            if opening == "["
            else (">", Kind.ARGUMENT_MENTION)
        )
        end = self.next_mention[closing].after(start + 3)
        if end >= self.size or not self.on_one_line(start, end):
            return False
        return self.take(kind, self.blank(end + 1))

    def blank(self, offset: int) -> int:
        """`offset`, or the next one if a blank stands there."""
        return offset + (self.text[offset : offset + 1] in (" ", "\t"))

    def blanks(self) -> bool:
        """Blanks and tabs, skipped."""
        match = patterns.BLANKS.match(self.text, self.offset)
        return match is not None and self.take(Kind.BLANKS, match.end())

    def text_run(self) -> bool:
        """Free text, or one control character that means nothing here."""
        if self.in_inference:
            match = patterns.RULE_TEXT.match(self.text, self.offset)
        else:
            match = patterns.RUN.match(
                self.text, self.offset
            ) or patterns.CONTROL.match(self.text, self.offset)
        end = match.end() if match else self.offset + 1
        return self.take(Kind.TEXT, end)

    def inference_newline(self) -> bool:
        """Line end; a second one in a row leaves the inference line."""
        # The reference never leaves; such an inference is an error to both.
        if self.last is Kind.NEWLINE:
            match = patterns.BLANK_LINES.match(self.text, self.offset)
            if match is None:
                return False
            self.in_inference = False
            self.ranges.clear()
            return self.take(Kind.EMPTY_LINE, match.end())
        return self.newline()

    def inference_end(self) -> bool:
        """Two dashes or more."""
        match = patterns.DASHES.match(self.text, self.offset)
        if match is None:
            return False
        self.in_inference = False
        return self.take(Kind.INFERENCE_END, match.end())

    def comma(self) -> bool:
        """Comma between two rules."""
        return self.take(Kind.COMMA, self.offset + 1)


_MULTILINE = frozenset(
    {
        Kind.COMMENT,
        Kind.FRONT_MATTER,
        Kind.DATA,
        Kind.EMPTY_LINE,
        Kind.NEWLINE,
        Kind.LINK,
        Kind.TAG,
        Kind.STATEMENT_REFERENCE,
        Kind.ARGUMENT_REFERENCE,
    }
)

# What is tried, in this order, and the characters that it can begin with.
ORDER: tuple[tuple[Callable[[_Lexer], bool], str], ...] = (
    (_Lexer.comment, "</"),
    (_Lexer.front_matter, "="),
    (_Lexer.data, "{"),
    (_Lexer.escape, "\\"),
    (_Lexer.shortcode, ".:"),
    (_Lexer.empty_line, " \t\r\n"),
    (_Lexer.newline, " \t\r\n"),
    (_Lexer.line_marker, " \t'+-<>_#(*0123456789"),
    (_Lexer.range_end, "*_"),
    (_Lexer.range_start, "*_"),
    (_Lexer.link, "["),
    (_Lexer.tag, "#"),
    (_Lexer.statement, "["),
    (_Lexer.argument, "<"),
    (_Lexer.mention, "@"),
    (_Lexer.blanks, " \t"),
)
INFERENCE_ORDER: tuple[tuple[Callable[[_Lexer], bool], str], ...] = (
    (_Lexer.comment, "</"),
    (_Lexer.inference_newline, " \t\r\n"),
    (_Lexer.escape, "\\"),
    (_Lexer.shortcode, ".:"),
    (_Lexer.inference_end, "-"),
    (_Lexer.data, "{"),
    (_Lexer.comma, ","),
    (_Lexer.blanks, " \t"),
)


def _by_first(
    order: tuple[tuple[Callable[[_Lexer], bool], str], ...],
) -> dict[str, tuple[Callable[[_Lexer], bool], ...]]:
    """Rules of an order by the character that they can begin with."""
    characters = sorted({character for _, firsts in order for character in firsts})
    return {
        character: tuple(rule for rule, firsts in order if character in firsts)
        for character in characters
    }


_RULES = _by_first(ORDER)
_INFERENCE_RULES = _by_first(INFERENCE_ORDER)
