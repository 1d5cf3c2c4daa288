"""Units: what attribution rules look at, a sentence with its quotations as one word each.

A quotation of several sentences joins them into one unit.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

import attrs

from argmap.extraction.layout.paragraphs import Block, Paragraph
from argmap.extraction.layout.quotations import Quotation
from argmap.extraction.records import Span
from argmap.extraction.words.lexicon import Lexicon, Tag
from argmap.extraction.words.tokens import Word, tagged

__all__ = ["Unit", "unit_of", "units"]

# A unit with more words is looked at in parts: a text without a full stop stays linear.
MOST_WORDS = 250
CLOSING = "\"”’'»"
SIGNATURE = re.compile(r"(?:[—–~-]|--)\s*[A-Z]")
LONGEST_SIGNATURE = 160


@attrs.frozen(kw_only=True, eq=False)
class Unit:
    """A run of words that attribution rules look at.

    Parameters
    ----------
    words : list of Word
        Each quotation is one word of its own.
    sentences : tuple of int
        The number of the sentence that each word begins in, or was joined to.
    paragraph : int
        The number of the paragraph.
    depth : int
        0 for the text itself, 1 inside a quotation.
    """

    words: list[Word]
    sentences: tuple[int, ...]
    paragraph: int
    depth: int = 0

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return self.words[0].start, self.words[-1].end


def units(
    text: str,
    *,
    blocks: Sequence[Paragraph],
    quoted: Sequence[Quotation],
    sentences: Sequence[Span],
    lexicon: Lexicon,
    tags: Mapping[int, str] | None = None,
) -> Iterator[Unit]:
    """Yield the units of a text in its order, page chrome and headings left out.

    Parameters
    ----------
    text : str
        The whole text.
    blocks, quoted, sentences : sequences
        Its paragraphs, quotations and sentences.
    lexicon : Lexicon
        What words are tagged by.
    tags : mapping of int to str, optional
        A pipeline's part-of-speech tags, by where the word begins.

    Yields
    ------
    Unit
        With at most `MOST_WORDS` words.
    """
    starts = [one.start for one in quoted]
    firsts = [start for start, _ in sentences]
    for numbers in _led_in(text, blocks, quoted):
        first, last = blocks[numbers[0]], blocks[numbers[-1]]
        low, high = bisect_left(firsts, first.start), bisect_left(firsts, last.end)
        inside = quoted[
            bisect_left(starts, first.start) : bisect_left(starts, last.end)
        ]
        ends = [one.end for one in inside]
        at = low
        while at < high:
            stop = at
            # A quotation that reaches beyond the sentence joins the next ones to it, as
            # do a colon that leads one in and a dash that tells whose it is.
            while stop + 1 < high and (
                _spanned(inside, ends, sentences[stop][1])
                or sentences[stop][1] == first.end
                or _signs(text, sentences[stop][1], sentences[stop + 1])
            ):
                stop += 1
            yield from unit_of(
                text,
                sentences[at : stop + 1],
                inside,
                number=numbers[sentences[at][0] >= first.end],
                lexicon=lexicon,
                tags=tags,
            )
            at = stop + 1


def _led_in(
    text: str, blocks: Sequence[Paragraph], quoted: Sequence[Quotation]
) -> Iterator[range]:
    """Yield the paragraphs of running text, those of one quotation together.

    "Lee told them:" has one below it, and "— Ann Lee" stands below hers.
    """
    whole = {(one.start, one.end) for one in quoted}
    number = 0
    while number < len(blocks):
        stop = number + 1
        one = blocks[number]
        if one.block is Block.TEXT:
            if stop < len(blocks) and blocks[stop].block is not Block.BOILERPLATE:
                below = (blocks[stop].start, blocks[stop].end)
                leads = text[one.end - 1] == ":" and blocks[stop].block is Block.TEXT
                signed = (one.start, one.end) in whole and _signs(text, one.end, below)
                stop += (leads and below in whole) or signed
            yield range(number, stop)
        number = stop


def _signs(text: str, end: int, span: Span) -> bool:
    """Tell whether a stretch is the name of who said the quotation before it."""
    return (
        text[end - 1] in CLOSING
        and span[1] - span[0] <= LONGEST_SIGNATURE
        and SIGNATURE.match(text, *span) is not None
    )


def _spanned(inside: Sequence[Quotation], ends: Sequence[int], end: int) -> bool:
    """Tell whether a quotation begins before an offset and ends after it."""
    at = bisect_right(ends, end)
    return at < len(inside) and inside[at].start < end


def unit_of(
    text: str,
    spans: Sequence[Span],
    inside: Sequence[Quotation],
    *,
    number: int,
    lexicon: Lexicon,
    tags: Mapping[int, str] | None = None,
    depth: int = 0,
) -> Iterator[Unit]:
    """Yield the unit of some sentences, in parts where it has too many words.

    Parameters
    ----------
    text : str
        The whole text.
    spans : sequence of (int, int)
        The sentences.
    inside : sequence of Quotation
        The quotations of the paragraph.
    number : int
        The number of the paragraph.
    lexicon, tags : optional
        As in `units`.
    depth : int
        0 for the text itself, 1 inside a quotation.

    Yields
    ------
    Unit
        None where the sentences hold no word.
    """
    start, end = spans[0][0], spans[-1][1]
    stops = [stop for _, stop in spans]
    words: list[Word] = []
    at = bisect_right(inside, start, key=lambda one: one.end)
    for quotation in inside[at:]:
        if quotation.start >= end:
            break
        words += tagged(text, (start, quotation.start), lexicon=lexicon, tags=tags)
        begin, start = max(start, quotation.start), quotation.end
        words.append(Word(begin, start, text[begin:start], '"', Tag.QUOTE))
    if start < end:
        words += tagged(text, (start, end), lexicon=lexicon, tags=tags)
    # A quotation stands in the sentence that it ends in.
    marks = [
        _sentence(stops, word.end - 1 if word.tag is Tag.QUOTE else word.start)
        for word in words
    ]
    for low in range(0, len(words), MOST_WORDS):
        part = slice(low, low + MOST_WORDS)
        yield Unit(
            words=words[part],
            sentences=tuple(marks[part]),
            paragraph=number,
            depth=depth,
        )


def _sentence(ends: Sequence[int], offset: int) -> int:
    """Return the number of the sentence that an offset stands in."""
    return min(bisect_right(ends, offset), len(ends) - 1)
