"""Layout: the paragraphs, quotations and sentences of a text, found once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping

import attrs

from argmap.extraction.layout.paragraphs import Block, Paragraph, paragraphs
from argmap.extraction.layout.quotations import Quotation, quotations, runs
from argmap.extraction.layout.sentences import sentences
from argmap.extraction.layout.units import Unit, units
from argmap.extraction.records import Span
from argmap.extraction.words.lexicon import Lexicon

__all__ = ["Layout", "layout"]


@attrs.frozen(kw_only=True)
class Layout:
    """How a text is laid out.

    Parameters
    ----------
    blocks : tuple of Paragraph
        Its paragraphs, page chrome and headings labelled.
    quoted : tuple of Quotation
        Its quotations.
    sentences : tuple of (int, int)
        Its sentences, those of page chrome and headings too.
    """

    blocks: tuple[Paragraph, ...]
    quoted: tuple[Quotation, ...]
    sentences: tuple[Span, ...]

    def running(self) -> Iterator[Span]:
        """Yield the sentences of the running text."""
        at = 0
        for block in self.blocks:
            while at < len(self.sentences) and self.sentences[at][0] < block.end:
                if block.block is Block.TEXT:
                    yield self.sentences[at]
                at += 1

    def crossed(self) -> Iterator[Span]:
        """Yield the sentences that begin or end inside of a quotation.

        A quotation over several paragraphs is one: its every sentence is inside.
        """
        ends = [one.end for one in self.quoted]
        within = {part.start for run in runs(self.quoted) for part in run}
        for start, end in self.running():
            at = bisect_right(ends, start)
            while at < len(ends) and self.quoted[at].start < end:
                begun = self.quoted[at].start
                if begun < start or ends[at] > end or begun in within:
                    yield start, end
                    break
                at += 1

    def units(
        self, text: str, *, lexicon: Lexicon, tags: Mapping[int, str] | None = None
    ) -> Iterator[Unit]:
        """Yield the units that attribution rules look at.

        Parameters
        ----------
        text : str
            The text.
        lexicon, tags : optional
            As in `argmap.extraction.layout.units.units`.

        Yields
        ------
        Unit
            In the order of the text.
        """
        yield from units(
            text,
            blocks=self.blocks,
            quoted=self.quoted,
            sentences=self.sentences,
            lexicon=lexicon,
            tags=tags,
        )


def layout(text: str, *, lexicon: Lexicon) -> Layout:
    """Return how a text is laid out.

    Parameters
    ----------
    text : str
        Any text.
    lexicon : Lexicon
        Abbreviations and reporting verbs.

    Returns
    -------
    Layout
        Without blocks for a text of white space.
    """
    blocks = paragraphs(text)
    quoted = quotations(text, blocks)
    return Layout(
        blocks=blocks,
        quoted=quoted,
        sentences=sentences(text, blocks, quoted, lexicon=lexicon),
    )
