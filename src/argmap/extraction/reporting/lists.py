"""Lists: what a saying with a colon leads in below it: The audit found: - Rents fell."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.layout.paragraphs import BULLET, Block, Paragraph
from argmap.extraction.layout.quotations import Quotation
from argmap.extraction.layout.sentences import sentences
from argmap.extraction.layout.units import Unit, unit_of
from argmap.extraction.records import Spans
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.rules import reports
from argmap.extraction.words.lexicon import Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = ["listed"]

MOST_ITEMS = 100
LONGEST_LEAD = 40


def listed(
    text: str,
    found: Sequence[Unit],
    blocks: Sequence[Paragraph],
    quoted: Sequence[Quotation],
    *,
    lexicon: Lexicon,
) -> Iterator[Report]:
    """Yield what the items of lists say, each by whoever leads its list in.

    Each sentence of an item is read as if it stood behind the colon. Where no list
    follows but running text, and a verb of saying stands right before the colon, one
    paragraph is read so.

    Parameters
    ----------
    text : str
        The whole text.
    found : sequence of Unit
        Its units.
    blocks : sequence of Paragraph
        Its paragraphs.
    quoted : sequence of Quotation
        Its quotations.
    lexicon : Lexicon
        The words to go by.

    Yields
    ------
    Report
        In the order of the text; what is no clause is no item.
    """
    leads = {
        unit.paragraph: unit
        for unit in found
        if unit.words[-1].text == ":" and len(unit.words) > 1
    }
    starts = [one.start for one in quoted]
    for number, lead in leads.items():
        for item in _items(text, blocks, number, lead.words, lexicon):
            low = bisect_left(starts, item.start)
            inside = quoted[low : bisect_left(starts, item.end)]
            for span in sentences(text, [item], inside, lexicon=lexicon):
                for unit in unit_of(
                    text, [span], inside, number=lead.paragraph, lexicon=lexicon
                ):
                    yield from _said(lead, unit, lexicon)


def _items(
    text: str,
    blocks: Sequence[Paragraph],
    number: int,
    lead: list[Word],
    lexicon: Lexicon,
) -> Iterator[Paragraph]:
    """Yield the items below a paragraph, past their bullets, or the paragraph below."""
    for at, block in enumerate(blocks[number + 1 : number + 1 + MOST_ITEMS]):
        bullet = BULLET.match(text, block.start, block.end)
        if block.block is Block.BOILERPLATE:
            return
        if bullet is not None:
            yield attrs.evolve(block, start=bullet.end(), block=Block.TEXT)
            continue
        saying = lead[-2].lower in lexicon.cues
        if not at and saying and block.block is Block.TEXT:
            yield block
        return


def _said(lead: Unit, item: Unit, lexicon: Lexicon) -> Iterator[Report]:
    """Yield the report of a sentence read as if it stood behind the colon."""
    words = list(itertools.dropwhile(lambda word: word.tag is Tag.SIGN, item.words))
    if not words or (words[0].tag is Tag.QUOTE and len(words) == 1):
        # Whose it is has been told: a quotation goes with the unit before it.
        return
    begins = words[0].start
    if any(one.contents[0][0] == begins for one in reports(item, lexicon=lexicon)):
        # "- Rents fell, Lee said": it has its own speaker.
        return
    # "Found that:" leads in as "found that" does.
    that = lead.words[-2].tag is Tag.THAT
    before = lead.words[-LONGEST_LEAD : -1 if that else None]
    joined = Unit(
        words=[*before, *words],
        sentences=(0,) * (len(before) + len(words)),
        paragraph=lead.paragraph,
    )
    for one in reports(joined, lexicon=lexicon):
        (first, end), *more = one.contents
        cue = one.cue or (begins, begins)
        if one.lemma and cue[1] <= first <= begins < end and cue[1] < begins:
            subject = _begun(before, first)
            yield attrs.evolve(one, contents=(*subject, (begins, end), *more))
            return


def _begun(lead: list[Word], first: int) -> Spans:
    """Return what of a content stands in the lead: found that the office: - lost files."""
    said = [
        word
        for word in lead
        if word.start >= first and word.tag not in (Tag.SIGN, Tag.THAT)
    ]
    return ((said[0].start, said[-1].end),) if said else ()
