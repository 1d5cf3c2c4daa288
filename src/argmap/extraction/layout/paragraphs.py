"""Paragraphs: the blocks of a text, and which of them are page chrome or headings."""

from __future__ import annotations

import itertools
import re
from enum import StrEnum

import attrs

from argmap.extraction.words.lexicon import table

__all__ = ["Block", "Paragraph", "paragraphs"]

LINE = re.compile(
    r"[^\r\n\x0b\x0c\x85\u2028\u2029]+|\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]"
)
TERMINAL = ".?!:;…\"”’'»)]"
OPENING = "\"“„«`'"
BULLET = re.compile(r"\s*(?:[•◦▪·*–—-]|\d{1,2}[.)])\s")
WRAPPED = range(40, 121)
HEADING_WORDS = 14
CREDIT_WORDS = 8


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

    A blank line parts paragraphs; so does every line end, unless the lines are wrapped:
    as long as a page is wide, and running on. Page chrome is told by
    ``lexicons/boilerplate.toml``, by a line printed twice, and by a credit that
    follows a caption; a heading is short and ends without a stop.

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
    wrapped = _wrapped(text, lines)
    spans: list[tuple[int, int]] = []
    after = -2
    for number, start, end in lines:
        joined = wrapped and number == after + 1 and not BULLET.match(text, start, end)
        if joined:
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        after = number
    return _labelled(text, spans)


def _lines(text: str) -> list[tuple[int, int, int]]:
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


def _wrapped(text: str, lines: list[tuple[int, int, int]]) -> bool:
    """Tell whether most lines run on in the next one."""
    running = followed = 0
    for (number, start, end), (after, _, _) in itertools.pairwise(lines):
        if after == number + 1:
            followed += 1
            running += end - start in WRAPPED and text[end - 1] not in TERMINAL
    return followed >= 2 and running * 2 > followed


def _labelled(text: str, spans: list[tuple[int, int]]) -> tuple[Paragraph, ...]:
    begins = tuple(table("boilerplate")["begins"])
    whole = frozenset(table("boilerplate")["whole"])
    patterns = tuple(table("boilerplate")["patterns"])
    seen: set[str] = set()
    blocks: list[Block] = []
    for start, end in spans:
        # Only the beginning is looked at: a paragraph may be as long as the text.
        line = text[start : min(end, start + 400)].lower()
        short = end - start <= 400
        chrome = (
            (line.startswith(begins) and end - start < 200)
            or line in whole
            or (short and (any(one in line for one in patterns) or not _speaks(line)))
        )
        repeated = short and len(line) > 40 and line in seen
        credit = chrome and len(line.split()) <= CREDIT_WORDS and "getty" in line
        if credit and blocks and blocks[-1] is not Block.BOILERPLATE:
            previous = spans[len(blocks) - 1]
            if previous[1] - previous[0] < 600 and start - previous[1] <= 2:
                blocks[-1] = Block.BOILERPLATE
        seen.add(line)
        if chrome or repeated:
            blocks.append(Block.BOILERPLATE)
        elif (
            short
            and text[end - 1] not in TERMINAL
            and len(line.split()) <= HEADING_WORDS
        ) or (
            short
            and line.endswith("?")
            and line[0] not in OPENING
            and len(line.split()) <= HEADING_WORDS
        ):
            blocks.append(Block.HEADING)
        else:
            blocks.append(Block.TEXT)
    return tuple(
        Paragraph(start=start, end=end, block=block)
        for (start, end), block in zip(spans, blocks, strict=True)
    )


def _speaks(line: str) -> bool:
    """Tell whether a line holds a letter."""
    return any(sign.isalpha() for sign in line)
