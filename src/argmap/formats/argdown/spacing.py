"""Words of an Argdown text with the space before each: what the formatter lays out.

A word is a token with characters that say something. Blanks, line ends, empty lines
and levels of indentation are no words: they are what stands before one.
"""

from __future__ import annotations

import math
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from argmap.formats.argdown.inline import CONTENT
from argmap.formats.argdown.tokens import LINE_END, MARKERS, Kind, Token

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["EMPTY_LINE", "ITEMS", "Word", "gist_of", "stripped_lines", "words_of"]

# As many line ends as an empty line takes.
EMPTY_LINE = 2
ITEMS = frozenset({Kind.ORDERED_ITEM, Kind.BULLET})

_YAML = frozenset({Kind.DATA, Kind.FRONT_MATTER})
_VERBATIM = frozenset({*_YAML, Kind.HEADING})
# Line ends that begin a block make a statement where no words follow.
_NOTHING = (Kind.NEWLINE, "")
_LEVELS = frozenset({Kind.INDENT, Kind.DEDENT})


class Word(NamedTuple):
    """A word and the space before it.

    Parameters
    ----------
    kind : Kind
        What it is.
    source : str
        Its characters, without the blanks that a token takes along.
    breaks : int
        The line ends before it: 0, 1 or, for an empty line, 2.
    blanks : str
        The blanks before it, where it does not begin its line.
    column : int
        Where the line that it belongs to is to begin: two columns a level.
    """

    kind: Kind
    source: str
    breaks: int
    blanks: str
    column: int


def words_of(tokens: Iterable[Token]) -> list[Word]:
    r"""Return the words of a text, in order.

    Parameters
    ----------
    tokens : iterable of Token
        All tokens of a text.

    Returns
    -------
    list of Word
        Comments are words too; [] for a blank text.

    Examples
    --------
    >>> from argmap.formats.argdown.lexer import tokenize
    >>> [(w.source, w.breaks, w.column) for w in words_of(tokenize("[A]:  a\n   +b\n"))]
    [('[A]:', 0, 0), ('a', 0, 0), ('+', 1, 2), ('b', 0, 2)]
    """
    words: list[Word] = []
    breaks, blanks = 0, ""
    depth = 0
    in_list = between_blocks = False
    for token in tokens:
        kind = token.kind
        if kind in _LEVELS:
            depth += 1 if kind is Kind.INDENT else -1
        elif kind is Kind.BLANKS:
            blanks += token.source
        elif kind is Kind.NEWLINE:
            # Lone carriage returns within a block are no empty line.
            breaks = breaks + 1 if between_blocks else max(breaks, 1)
        elif kind is Kind.EMPTY_LINE:
            breaks = EMPTY_LINE
            in_list, between_blocks = False, True
        else:
            in_list = in_list or kind in ITEMS
            source, tail = _split(token)
            column = 2 * (depth - in_list)
            words.append(Word(kind, source, min(breaks, EMPTY_LINE), blanks, column))
            breaks, blanks = len(LINE_END.findall(tail)), tail
            between_blocks = between_blocks and kind is Kind.COMMENT
    return words


def gist_of(tokens: Iterable[Token]) -> list[tuple[Kind, str]]:
    """Return what a text says, token by token, white space aside.

    Parameters
    ----------
    tokens : iterable of Token
        All tokens of a text.

    Returns
    -------
    list of tuple of Kind and str
        Texts of equal gist, and of equal data, are read alike. Data count by their
        place alone.
    """
    gist: list[tuple[Kind, str]] = []
    for kind, several in groupby(_significant(tokens), key=itemgetter(0)):
        sources = [source for _, source in several]
        if kind is Kind.TEXT:
            sources = ["".join(sources)]
        gist += [(kind, source) for source in sources]
    if gist and gist[-1][0] is Kind.EMPTY_LINE:
        gist.pop()
    return gist


def stripped_lines(source: str) -> str:
    """Return lines without blanks at their ends, joined by line feeds."""
    return "\n".join(line.rstrip(" \t") for line in LINE_END.split(source))


def _significant(tokens: Iterable[Token]) -> Iterator[tuple[Kind, str]]:
    """Yield what counts of each token: an escape for its character, data for nothing."""
    started = False
    # How many line ends may still begin the block without being a part of it.
    idle = 1.0
    for token in tokens:
        kind = token.kind
        if kind is Kind.BLANKS:
            continue
        if kind is Kind.NEWLINE:
            idle -= 1
        elif kind is Kind.COMMENT:
            yield kind, _solid(token.source)
        else:
            if idle < 0 and kind not in CONTENT:
                yield _NOTHING
            idle = 0 if kind is Kind.EMPTY_LINE else math.inf
            if started or kind is not Kind.EMPTY_LINE:
                started = True
                yield _counted(token)
    if idle < 0:
        yield _NOTHING


def _counted(token: Token) -> tuple[Kind, str]:
    """Return what counts of a token."""
    kind, source = token.kind, token.source
    if kind in _YAML:
        return kind, ""
    if kind is Kind.ESCAPE:
        return Kind.TEXT, _solid(source[1:])
    return kind, _solid(_split(token)[0])


def _split(token: Token) -> tuple[str, str]:
    """Word that a token makes, and the space that it takes along."""
    kind, source = token.kind, token.source
    if kind is Kind.COMMENT:
        word = source.rstrip(" \t\r\n")
        return stripped_lines(word), source[len(word) :]
    if kind is Kind.ESCAPE:
        return source[:2], source[2:]
    if kind in _VERBATIM:
        return source, ""
    if kind in MARKERS:
        source = source.lstrip(" \t'")
    word = source.rstrip(" \t")
    return word, source[len(word) :]


def _solid(source: str) -> str:
    """Leave out all white space."""
    return "".join(source.split())
