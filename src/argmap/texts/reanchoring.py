"""Re-anchoring: where a passage stands now, in a text that may have changed.

A passage is found again by what it keeps of its words. Its head and tail say where to
look, its digest (else its quotation) whether that is it, and its prefix and suffix
which of several places is meant. Nothing is guessed from nearness: where several
places fit, all are given.

With one span, every stretch from a head to a tail that is no longer than the passage
was is tried, so that lines may have been wrapped anew. With several spans, which have
one head and one tail together, all must have moved equally far, or those before some
gap with the head and those after it with the tail, as when words are put in or taken
out in one gap.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import attrs

from argmap.model.sources import Passage
from argmap.texts.anchoring import (
    Spans,
    digest_of_words,
    ends_of_words,
    words_at,
)
from argmap.texts.folding import Folded, fold

__all__ = ["Reanchoring", "reanchored"]

# Work is counted in characters gone through; hashing or comparing once costs as much
# as going through ATTEMPT of them. MOST_WORK is per character of the text.
ATTEMPT = 64
MOST_WORK = 16
LEAST_TEXT = 4096


@attrs.frozen(kw_only=True)
class Reanchoring:
    """Where a passage stands now.

    Parameters
    ----------
    places : tuple of spans
        Each place that fits, as the spans that the passage would have there, in
        reading order.
    complete : bool
        False where its ends occur too often for every place to be tried.
    """

    places: tuple[Spans, ...] = ()
    complete: bool = True

    @property
    def spans(self) -> Spans | None:
        """Where it has moved to; None where that is nowhere, or several places."""
        return self.places[0] if self.complete and len(self.places) == 1 else None

    @property
    def lost(self) -> bool:
        """Whether no place fits."""
        return self.complete and not self.places

    @property
    def ambiguous(self) -> bool:
        """Whether several places fit, or too many to try."""
        return self.spans is None and not self.lost


def reanchored(text: str | Folded, passage: Passage) -> Reanchoring:
    """Return where the words of a passage stand in a text.

    Takes time linear in the text: after work of 16 times its length the search is
    given up, which only happens where head and tail are repeated over and over.

    Parameters
    ----------
    text : str or Folded
        The whole text as it is now; fold it once for many passages.
    passage : Passage
        With a head or tail beside its spans, or a quotation.

    Returns
    -------
    Reanchoring
        No place where the passage keeps too little of its words to be looked for.

    Examples
    --------
    >>> from argmap.texts.anchoring import anchored
    >>> passage = anchored("Rent caps cut supply.", [(5, 20)], source="lee-2023")
    >>> reanchored("They say: Rent caps cut supply.", passage).spans
    ((15, 30),)
    """
    whole = text if isinstance(text, Folded) else Folded(text)
    search = _Search(whole, passage)
    places: dict[Spans, None] = {}
    complete = True
    try:
        for place in search.places():
            places[place] = None
    except _TooMuchWorkError:
        complete = False
    several = sorted(places)
    if len(several) > 1:
        meant = [place for place in several if _in_context(whole.text, place, passage)]
        several = meant or several
    return Reanchoring(places=tuple(several), complete=complete)


class _TooMuchWorkError(Exception):
    """The search has gone through the text too often."""


class _Search:
    """The search for one passage in one text."""

    def __init__(self, whole: Folded, passage: Passage) -> None:
        self.whole = whole
        self.spans = passage.spans
        self.digest = passage.digest
        self.exact = fold(passage.exact or "")
        head, tail = ends_of_words(self.exact)
        self.head = fold(passage.head or "") or head
        self.tail = fold(passage.tail or "") or tail
        self.left = MOST_WORK * (len(whole.folded) + LEAST_TEXT)

    def places(self) -> Iterator[Spans]:
        """Yield the places that fit, some perhaps twice."""
        if len(self.spans) > 1:
            yield from self._several()
        elif self.digest and self.head and self.tail:
            yield from self._stretches(self.digest)
        elif self.exact and not self.digest:
            for start in self._occurrences(self.exact):
                yield (self.whole.span(start, start + len(self.exact)),)
        elif self.spans:
            yield from self._shifted()

    def _stretches(self, digest: str) -> Iterator[Spans]:
        """Yield what runs from a head to a tail and has the digest."""
        folded = self.whole.folded
        longest = self.spans[0][1] - self.spans[0][0] if self.spans else len(folded)
        shortest = max(len(self.head), len(self.tail))
        ends = [at + len(self.tail) for at in self._occurrences(self.tail)]
        for start in self._occurrences(self.head):
            first = bisect_left(ends, start + shortest)
            last = bisect_right(ends, start + longest)
            state, reached = hashlib.sha256(), start
            for i in range(first, last):
                end = ends[i]
                self._spend(end - reached + ATTEMPT)
                state.update(folded[reached:end].encode())
                reached = end
                if state.hexdigest() == digest:
                    yield (self.whole.span(start, end),)
                    break

    def _shifted(self) -> Iterator[Spans]:
        """Yield where all spans have moved as far as the head, or else the tail."""
        if self.head:
            offsets = [at - self.spans[0][0] for at in self._heads()]
        else:
            offsets = [at - self.spans[-1][1] for at in self._tails()]
        for offset in offsets:
            place = _moved(self.spans, offset)
            if self._fits(place):
                yield place

    def _several(self) -> Iterator[Spans]:
        """Yield where several spans stand that moved together or in two parts."""
        together = list(self._shifted())
        yield from together
        if together or not (self.head and self.tail and (self.digest or self.exact)):
            return
        tails = [at - self.spans[-1][1] for at in self._tails()]
        for head in [at - self.spans[0][0] for at in self._heads()]:
            for tail in tails:
                for gap in range(1, len(self.spans)):
                    place = (
                        *_moved(self.spans[:gap], head),
                        *_moved(self.spans[gap:], tail),
                    )
                    if place[gap - 1][1] <= place[gap][0] and self._fits(place):
                        yield place

    def _fits(self, place: Spans) -> bool:
        """Tell whether the words at a place are, as far as is known, the passage's."""
        self._spend(sum(end - start for start, end in place) + ATTEMPT)
        if place[0][0] < 0 or place[-1][1] > len(self.whole.text):
            return False
        words = words_at(self.whole.text, place)
        if self.digest:
            return digest_of_words(words) == self.digest
        if self.exact:
            return words == self.exact
        return words.startswith(self.head) and words.endswith(self.tail)

    def _heads(self) -> Iterator[int]:
        """Yield where the head begins in the text."""
        for at in self._occurrences(self.head):
            yield self.whole.span(at, at + len(self.head))[0]

    def _tails(self) -> Iterator[int]:
        """Yield where the tail ends in the text."""
        for at in self._occurrences(self.tail):
            yield self.whole.span(at, at + len(self.tail))[1]

    def _occurrences(self, words: str) -> Iterator[int]:
        """Yield where words begin in the folded text, overlapping ones too."""
        at = self.whole.folded.find(words) if words else -1
        while at >= 0:
            self._spend(len(words) + ATTEMPT)
            yield at
            at = self.whole.folded.find(words, at + 1)

    def _spend(self, characters: int) -> None:
        self.left -= characters
        if self.left < 0:
            raise _TooMuchWorkError


def _moved(spans: Spans, offset: int) -> Spans:
    return tuple([(start + offset, end + offset) for start, end in spans])


def _in_context(text: str, place: Spans, passage: Passage) -> bool:
    """Tell whether prefix and suffix, where given, stand around a place."""
    before, after = fold(passage.prefix or ""), fold(passage.suffix or "")
    start, end = place[0][0], place[-1][1]
    reach = 4 * max(len(before), len(after)) + 256  # room for runs of white space
    return fold(text[max(0, start - reach) : start]).endswith(before) and fold(
        text[end : end + reach]
    ).startswith(after)
