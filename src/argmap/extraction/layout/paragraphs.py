"""Paragraphs: the blocks of a text, and which of them are page chrome or headings."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator
from enum import StrEnum

import attrs

from argmap.extraction.layout.chrome import SHORT, by_place, by_words
from argmap.extraction.layout.datelines import past_dateline
from argmap.extraction.records import Span

__all__ = ["BULLET", "Block", "Paragraph", "paragraphs"]

LINE = re.compile(
    r"[^\r\n\x0b\x0c\x85\u2028\u2029]+|\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
)
TERMINAL = ".?!:;…\"”’'»)]"
OPENING = "\"“„«`'"
BULLET = re.compile(r"\s*(?:[•◦▪·*–—-]|\d{1,2}[.)])\s")
FIRST_WORD = re.compile(r"\S+")
# What makes a text a wrapped one: so many lines have another below; of them one in so
# many ends in a word; of these one in so many runs on, to near where the widest ends.
LEAST_FOLLOWED = 2
UNENDED = 4
RUNNING = 3
LEAST_WIDTH = 20
RAGGED = 0.75
# One in so many of its lines may fall short of the others.
STRAY = 100
HEADING_WORDS = 14
SIGNED = re.compile(r"[\"”’'»]\s*(?:[—–~-]|--)\s*[A-Z]")
CREDIT_WORDS = 8
TWO = re.compile(r"[a-z][.!?]\s+[A-Z]")

Line = tuple[int, int, int]
"""Its number, and where its first and behind its last visible sign stand."""


class Block(StrEnum):
    """What a paragraph is."""

    TEXT = "text"
    HEADING = "heading"
    BOILERPLATE = "boilerplate"


@attrs.frozen(kw_only=True)
class Paragraph:
    """A block of the text, from its first to its last visible character."""

    start: int
    end: int
    block: Block


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    r"""Return the paragraphs of a text, each labelled.

    A blank line parts paragraphs; so does every line end, unless the text is wrapped:
    many of its lines run on in small letters. Then a line is joined to the next one that
    begins so, or whose first word would not have fitted behind it. Page chrome is told by
    ``lexicons/boilerplate.toml``, by where it stands, by a line printed twice, and by a
    credit that follows a caption; a dateline is chrome, apart from what it begins. A
    heading is short and ends without a stop.

    Parameters
    ----------
    text : str
        Any text, with line ends of any kind.

    Returns
    -------
    tuple of Paragraph
        In the order of the text; empty for a text of white space.

    Examples
    --------
    >>> [one.block.value for one in paragraphs("Rents\n\nRents fell.\nSubscribe")]
    ['heading', 'text', 'boilerplate']
    """
    lines = _lines(text)
    full = _least_reach(text, lines)
    spans = [(start, end) for _, start, end in lines[:1]]
    for line, after in itertools.pairwise(lines):
        _, start, end = after
        if full is not None and _runs_on(text, line, after, full):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return _labelled(text, spans)


def _lines(text: str) -> list[Line]:
    """Return the lines that hold something: number, first and last visible sign."""
    found = []
    number = 0
    for match in LINE.finditer(text):
        line = match.group()
        if line.isspace() and line in "\r\n\x0b\x0c\x85\u2028\u2029":
            number += 1
            continue
        bare = line.strip()
        if bare:
            start = match.start() + line.index(bare[0])
            found.append((number, start, start + len(bare)))
    return found


def _least_reach(text: str, lines: list[Line]) -> int | None:
    """Return how far a line reaches that is full; None where the text is not wrapped.

    It is told by the lines that surely run on: the next one begins in a small letter.
    """
    followed = [
        (line, after)
        for line, after in itertools.pairwise(lines)
        if after[0] == line[0] + 1 and not BULLET.match(text, after[1], after[2])
    ]
    unended = [pair for pair in followed if text[pair[0][2] - 1] not in TERMINAL]
    running = [pair for pair in unended if text[pair[1][1]].islower()]
    widest = max((line[2] - line[1] for line, _ in running), default=0)
    reaches = sorted(_reach(text, *pair) for pair in running)
    full = len(reaches) - bisect_left(reaches, widest * RAGGED)
    if len(followed) < LEAST_FOLLOWED or widest < LEAST_WIDTH:
        return None
    if len(unended) * UNENDED < len(followed) or full * RUNNING <= len(unended):
        return None
    return min(widest, reaches[len(reaches) // STRAY])


def _runs_on(text: str, line: Line, after: Line, full: int) -> bool:
    """Tell whether a line of a wrapped text goes on in another."""
    ended = text[line[2] - 1] in TERMINAL
    if after[0] != line[0] + 1:
        return False
    if BULLET.match(text, after[1], after[2]) and (ended or text[after[1]] not in "–—"):
        return False
    return text[after[1]].islower() or _reach(text, line, after) >= full


def _reach(text: str, line: Line, after: Line) -> int:
    """Return how long a line would be with the first word of the next one."""
    word = FIRST_WORD.match(text, after[1], after[2])
    return line[2] - line[1] + 1 + (len(word.group()) if word else 0)


def _labelled(text: str, spans: list[Span]) -> tuple[Paragraph, ...]:
    seen: set[str] = set()
    blocks: list[Block] = []
    for start, end in spans:
        # Only the beginning is looked at: a paragraph may be as long as the text.
        line = " ".join(text[start : min(end, start + SHORT)].lower().split())
        short = end - start <= SHORT
        chrome = by_words(line, length=end - start)
        repeated = short and len(line) > 40 and line in seen
        credit = chrome and len(line.split()) <= CREDIT_WORDS and "getty" in line
        if credit and blocks and blocks[-1] is not Block.BOILERPLATE:
            previous = spans[len(blocks) - 1]
            if previous[1] - previous[0] < 600 and start - previous[1] <= 2:
                blocks[-1] = Block.BOILERPLATE
        seen.add(line)
        if chrome or repeated:
            blocks.append(Block.BOILERPLATE)
        elif short and _heads(text, (start, end), line):
            blocks.append(Block.HEADING)
        else:
            blocks.append(Block.TEXT)
    running = [block is Block.TEXT for block in blocks]
    for number in by_place(text, spans, running=running):
        blocks[number] = Block.BOILERPLATE
    return tuple(
        part
        for span, block in zip(spans, blocks, strict=True)
        for part in _past_dateline(text, span, block)
    )


def _heads(text: str, span: Span, line: str) -> bool:
    """Tell whether a short paragraph is a heading: few words without a stop."""
    if len(line.split()) > HEADING_WORDS:
        return False
    # A quotation with the name of its speaker is none.
    unended = text[span[1] - 1] not in TERMINAL and not SIGNED.search(text, *span)
    asks = line.endswith("?") and line[0] not in OPENING
    return unended or (asks and not TWO.search(text, *span))


def _past_dateline(text: str, span: Span, block: Block) -> Iterator[Paragraph]:
    """Yield a paragraph, its dateline apart as page chrome."""
    start, end = span
    if block is Block.TEXT and (begin := past_dateline(text, span)) > start:
        dateline = start + len(text[start:begin].rstrip())
        yield Paragraph(start=start, end=dateline, block=Block.BOILERPLATE)
        start = begin
    yield Paragraph(start=start, end=end, block=block)
