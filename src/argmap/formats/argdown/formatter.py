"""The formatter: an Argdown text laid out anew, word for word the same.

It works on the tokens and never goes through a map. What it changes is the space
between words: indents, empty lines, blanks at line ends, line ends within a text,
and the layout of data (`data_layout`). Order, comments and words stay.
"""

from __future__ import annotations

import re
from itertools import islice, takewhile
from typing import TYPE_CHECKING

from argmap.formats.argdown.data_layout import (
    laid_out_block,
    laid_out_front_matter,
    laid_out_lines,
)
from argmap.formats.argdown.lexer import tokenize
from argmap.formats.argdown.reading import parse_file
from argmap.formats.argdown.spacing import EMPTY_LINE, gist_of, words_of
from argmap.formats.argdown.tokens import MARKERS, Kind
from argmap.formats.argdown.writing.emission import WIDTH

if TYPE_CHECKING:
    from argmap.formats.argdown.spacing import Word

__all__ = ["format_text", "layout_of"]

_DEFINITIONS = frozenset({Kind.STATEMENT_DEFINITION, Kind.ARGUMENT_DEFINITION})
_OPENINGS = MARKERS | _DEFINITIONS
# After these one blank stands, whatever comes.
_LEADS = frozenset(
    {
        *MARKERS - {Kind.HEADING},
        Kind.STATEMENT_REFERENCE,
        Kind.ARGUMENT_REFERENCE,
        Kind.DATA,
    }
)
# A sign that is text, and what would make a reference or definition of it if it
# came to stand on the same line.
_CLOSINGS = {"[": "]", "<": ">"}
# What would make a definition of a reference.
_DEFINING = {Kind.STATEMENT_REFERENCE: "]:", Kind.ARGUMENT_REFERENCE: ">:"}
_EQUALS = re.compile("===+")


def format_text(text: str, *, name: str = "") -> str:
    r"""Return an Argdown text laid out as the writer lays out a map.

    Two blanks a level, one empty line between blocks, one blank behind a marker, no
    blanks at line ends; each text on one line, its data behind it if the line stays
    within `WIDTH` columns, else below. Front matter and block YAML lose no more than
    the blanks at their line ends. A wrapped line stays where a comment ends it; a
    bracket that joining would make markup is escaped.

    Parameters
    ----------
    text : str
        An Argdown text.
    name : str
        The file's name, put before the place of each error, or "".

    Returns
    -------
    str
        A text that is read alike, with line feeds and one at its end; formatted
        again it stays the same. `text` itself where `layout_of` gives none.

    Raises
    ------
    SyntaxFault
        If the text breaks the rules; it holds every error.

    Examples
    --------
    >>> print(format_text("[A]:  The dam\nis safe. {by:  lee}\n    -[B]\n\n\n"), end="")
    [A]: The dam is safe. {by: lee}
      - [B]
    """
    layout = layout_of(text, name=name)
    return text if layout is None else layout


def layout_of(text: str, *, name: str = "") -> str | None:
    r"""Return the layout of `format_text`, or None where it would be read differently.

    That is so where white space alone keeps something from being read: a data block
    with carriage returns is text, and with line feeds it would be data.

    Parameters
    ----------
    text : str
        An Argdown text.
    name : str
        The file's name, put before the place of each error, or "".

    Returns
    -------
    str or None
        The text laid out anew.

    Raises
    ------
    SyntaxFault
        If the text breaks the rules; it holds every error.

    Examples
    --------
    >>> layout_of("[A]: a {\r\n  by: lee\r\n}\r\n")
    """
    parse_file(text, name=name)
    tokens = tokenize(text)
    layout = _Layout(words_of(tokens)).text()
    return layout if gist_of(tokenize(layout)) == gist_of(tokens) else None


class _Layout:
    """One pass over the words of a text, each put down with the space before it."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self.parts: list[str] = []
        self.comment_columns = _comment_columns(words)
        # The line: its width, where in `parts` it begins, the sign that would make a
        # definition of its reference, and where in `parts` brackets stand that are
        # text; those before the last line that was joined to it by what closes them.
        self.width = 0
        self.line_start = 0
        self.defining = ""
        self.brackets: list[int] = []
        self.open: dict[str, list[int]] = {}
        # The block: before its first word, in a heading, in an inference.
        self.is_before = True
        self.in_heading = False
        self.in_inference = False

    def text(self) -> str:
        """Lay out all words."""
        for index, word in enumerate(self.words):
            if index and word.breaks == EMPTY_LINE:
                self.put("\n\n")
                self.is_before = True
            if word.kind is Kind.COMMENT:
                self.comment(index)
            elif word.kind is Kind.DATA:
                self.data(index)
            else:
                self.word(index)
        return "".join((*self.parts, "\n")) if self.parts else ""

    def put(self, text: str) -> None:
        """Put text on the line, or on lines of its own."""
        _, line_end, last = text.rpartition("\n")
        if line_end:
            # A title may begin with a line end.
            if text[:2] != "\n\n" and self.ends_in_bracket():
                self.escape([len(self.parts) - 1])
            self.width = 0
            self.line_start = len(self.parts)
            self.defining = ""
            self.brackets, self.open = [], {}
        self.parts.append(text)
        self.width += len(last)

    def ends_in_bracket(self) -> bool:
        """Whether the last word put down is a bracket that is text."""
        last = [self.brackets, *self.open.values()]
        return len(self.parts) - 1 in {parts[-1] for parts in last if parts}

    def escape(self, parts: list[int]) -> None:
        """Escape signs of the line that are text."""
        for part in parts:
            self.parts[part] = f"\\{self.parts[part]}"
        self.width += len(parts)

    def join(self) -> None:
        """Let on the line what stands on the next."""
        for part in self.brackets:
            self.open.setdefault(_CLOSINGS[self.parts[part]], []).append(part)
        self.brackets = []

    def meet(self, word: Word) -> None:
        """Escape the brackets that a word of a joined line would close."""
        for closing in [sign for sign in self.open if sign in word.source]:
            self.escape(self.open.pop(closing))

    def comment(self, index: int) -> None:
        """Put down a comment: on its own line, or where it stands on another's."""
        word = self.words[index]
        if index and word.breaks == 1:
            at_margin = self.is_before or self.in_inference
            self.put("\n" + " " * (0 if at_margin else self.comment_columns[index]))
        elif index and not word.breaks:
            self.meet(word)
            previous = self.words[index - 1].kind
            self.put(" " if previous in _LEADS else self.blanks(index))
        self.put(word.source)

    def blanks(self, index: int) -> str:
        """Blanks before a word, as they are; the marker of a heading ends in one."""
        is_first = self.words[index - 1].kind is Kind.HEADING
        return "" if is_first else self.words[index].blanks

    def data(self, index: int) -> None:
        """Put down data: behind the text, or below it where there is no room."""
        word = self.words[index]
        on_one_line = self.in_heading or self.in_inference
        indent = 0 if self.in_inference else word.column + 2
        is_below = word.breaks > 0 and self.stays_below(index)
        if not is_below:
            if word.breaks:
                self.join()
            for one in self.line_from(index):
                self.meet(one)
        room = WIDTH if on_one_line else WIDTH - self.width
        laid_out = laid_out_block(
            word.source,
            indent=indent,
            room=0 if is_below else room,
            on_one_line=on_one_line,
        )
        if laid_out is None:
            space = f"\n{' ' * indent}" if word.breaks else " "
            laid_out = space + laid_out_lines(word.source)
        self.put(laid_out)
        self.is_before = False

    def stays_below(self, index: int) -> bool:
        """Whether data that stand below their text cannot stand behind it."""
        previous = self.words[index - 1].kind
        return (
            self.in_inference
            or previous is Kind.COMMENT
            or previous in _OPENINGS
            or len(self.line_from(index)) > 1
            or (self.defining != "" and self.defining in self.words[index].source)
        )

    def line_from(self, index: int) -> list[Word]:
        """Return a word and what follows it on its line."""
        rest = islice(self.words, index + 1, None)
        return [self.words[index], *takewhile(lambda word: not word.breaks, rest)]

    def word(self, index: int) -> None:
        """Put down a word that is neither comment nor data."""
        word = self.words[index]
        space = self.space_before(index)
        if "\n" not in space:
            self.meet(word)
        if self.is_second_slash(index):
            self.escape([len(self.parts) - 1])
        self.put(space)
        if word.kind is Kind.TEXT and word.source in _CLOSINGS:
            self.brackets.append(len(self.parts))
        is_head = word.kind is Kind.FRONT_MATTER
        self.put(laid_out_front_matter(word.source) if is_head else word.source)
        self.defining = _DEFINING.get(word.kind, self.defining)
        if word.kind in MARKERS or self.is_before:
            self.in_heading = word.kind is Kind.HEADING
        if word.kind in MARKERS or word.kind is Kind.INFERENCE_END:
            self.in_inference = word.kind is Kind.INFERENCE_START
        self.is_before = False

    def space_before(self, index: int) -> str:
        """Space before a word that is neither comment nor data."""
        word = self.words[index]
        if not index or word.breaks == EMPTY_LINE:
            return ""
        if word.kind in MARKERS:
            return f"\n{' ' * word.column}"
        if word.breaks:
            return self.space_for_line_end(index)
        previous = self.words[index - 1].kind
        if previous is Kind.INFERENCE_START and word.kind is Kind.INFERENCE_END:
            return " " if word.blanks else ""
        leads = previous in _LEADS or previous in _DEFINITIONS
        if leads or word.kind is Kind.INFERENCE_END:
            return " "
        return self.blanks(index)

    def space_for_line_end(self, index: int) -> str:
        """Space before a word that begins a line: a blank where lines are joined."""
        if self.is_before or self.in_inference:
            return "\n"
        if self.stays_apart(index):
            return f"\n{' ' * (self.words[index].column + 2)}"
        self.join()
        return "" if self.words[index - 1].kind is Kind.HEADING else " "

    def stays_apart(self, index: int) -> bool:
        """Whether a line of text cannot be joined to the one before."""
        previous = self.words[index - 1]
        line = "".join(self.parts[self.line_start :]) if previous.source == "#" else ""
        return (
            previous.kind is Kind.COMMENT
            # Before the end of a range a line end is no blank.
            or self.words[index].kind is Kind.RANGE_END
            # Hashes and a blank make a heading.
            or (line != "" and not line.strip("# \n"))
            # Equals signs on the first line are reported as open front matter.
            or (index == 1 and _EQUALS.fullmatch(previous.source.strip()) is not None)
        )

    def is_second_slash(self, index: int) -> bool:
        """Whether a word and the one before are ``//`` that begins no comment.

        In the last line they do not as long as the text has no line end.
        """
        word = self.words[index]
        return (
            word.kind is Kind.TEXT
            and word.source[0] == "/"
            and not (word.breaks or word.blanks)
            and self.parts[-1:] == ["/"]
        )


def _comment_columns(words: list[Word]) -> list[int]:
    """Column of each word if it is a comment on its own line: that of what follows."""
    columns = []
    following: int | None = None
    for word in reversed(words):
        if word.kind is not Kind.COMMENT:
            hanging = word.kind not in MARKERS
            following = word.column + 2 * hanging
        columns.append(word.column if following is None else following)
        if word.breaks == EMPTY_LINE:
            following = None
    return columns[::-1]
