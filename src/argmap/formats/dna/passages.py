"""Passages: where a statement stands, from the two numbers that a .dna file has for it."""

from __future__ import annotations

import hashlib

from argmap.formats.dna.offsets import Offsets
from argmap.model.dates import Date
from argmap.model.fields import LARGEST_OFFSET, Line
from argmap.model.sources import Passage
from argmap.texts.anchoring import digest_of_words, ends_of_words, words_at

__all__ = ["Place"]

_LINE = Line()


class Place:
    """A document as statements need it.

    Parameters
    ----------
    source : str
        The id of the source.
    text : str
        Its text, "" where the file has none.
    issued : Date or None
        Its date.
    """

    def __init__(self, *, source: str, text: str, issued: Date | None) -> None:
        self.source = source
        self.issued = issued
        self._text = text
        self._offsets = Offsets(text)
        self._known: dict[tuple[int, int], Passage] = {}

    @property
    def sha256(self) -> str | None:
        """The digest of the text, None where there is none."""
        return hashlib.sha256(self._text.encode()).hexdigest() if self._text else None

    def passage(self, start: int | None, stop: int | None) -> Passage | None:
        """Return what stands between two places of the text.

        Parameters
        ----------
        start, stop : int or None
            As the program counts, in UTF-16. Where one lies within a character, the
            character belongs to the passage.

        Returns
        -------
        Passage or None
            With digest, head and tail where there is a text; None where the two do not
            mark a part of it.
        """
        end = self._offsets.length if self._text else LARGEST_OFFSET
        if start is None or stop is None or not 0 <= start < stop <= end:
            return None
        span = (start, stop)
        if span not in self._known:
            self._known[span] = self._marked(start, stop)
        return self._known[span]

    def _marked(self, start: int, stop: int) -> Passage:
        if not self._text:
            return Passage(source=self.source, spans=((start, stop),))
        begin = self._offsets.code_points(start)
        spans = ((begin, self._offsets.code_points(stop, up=True)),)
        words = words_at(self._text, spans)
        if not words:
            return Passage(source=self.source, spans=spans)
        ends = ends_of_words(words)
        # A head with control characters would not be a line.
        head, tail = (None if _LINE.fault(end) else end for end in ends)
        return Passage(
            source=self.source,
            spans=spans,
            digest=digest_of_words(words),
            head=head,
            tail=tail,
        )
