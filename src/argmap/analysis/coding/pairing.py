"""Pairing: which assertion of one coder is of the same passage as which of the other.

Pairs are one to one. Passages of one source are the same if they have the same spans;
failing that, where one of them has no spans, the same words; failing that, if they
overlap enough. Those that overlap more come first, so that no two are left apart, or
paired with others, that overlap each other more than each does its partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import Any

import attrs

from argmap.analysis.versions.matching import by_key
from argmap.model.assertions import Assertion
from argmap.model.sources import Passage
from argmap.texts.anchoring import Spans, digest_of_words
from argmap.texts.folding import fold

__all__ = ["Pair", "has_place", "overlap_of", "paired"]

# No passage is longer: the largest offset that every reader of JSON keeps exactly.
LONGEST = 2**53

Reading = Callable[[Assertion], tuple[Hashable, ...]]
Open = dict[str, Assertion]


@attrs.frozen(kw_only=True)
class Pair:
    """Two assertions, one of each coder, of one passage.

    Parameters
    ----------
    first, second : Assertion
        Of the first coder and of the second.
    overlap : float
        How much of what either passage holds both hold: 1 for the same spans, and for
        the same words.
    ambiguous : bool
        Whether one of the coders made several assertions at the passage, so that what
        they say had to tell which goes with which.
    """

    first: Assertion
    second: Assertion
    overlap: float
    ambiguous: bool


def has_place(assertion: Assertion) -> bool:
    """Return whether an assertion's passage can be found in another map.

    Parameters
    ----------
    assertion : Assertion
        Any assertion.

    Returns
    -------
    bool
        False without a passage, and for one that names its source alone or a locator.
    """
    passage = assertion.passage
    return passage is not None and bool(passage.spans or _words(passage))


def overlap_of(one: Spans, other: Spans) -> float:
    """Return how much of what either of two passages holds both hold.

    Parameters
    ----------
    one, other : tuple of (int, int)
        Spans in reading order, not empty.

    Returns
    -------
    float
        The characters in both, divided by those in either: 1 for the same spans, 0
        for passages that do not touch.

    Examples
    --------
    >>> overlap_of(((0, 20),), ((10, 20), (30, 40)))
    0.3333333333333333
    """
    both = at = also = 0
    while at < len(one) and also < len(other):
        both += max(
            0, min(one[at][1], other[also][1]) - max(one[at][0], other[also][0])
        )
        if one[at][1] <= other[also][1]:
            at += 1
        else:
            also += 1
    return both / (_size(one) + _size(other) - both)


def paired(
    first: Iterable[Assertion],
    second: Iterable[Assertion],
    *,
    readings: tuple[Reading, Reading],
    least: float,
) -> Iterator[Pair]:
    """Yield the pairs of assertions of one source, each in at most one pair.

    Where a passage holds several assertions of one coder, their readings tell which
    goes with which: those alike in the first key are paired first, and so on; what is
    left is paired in its order.

    The work grows as n log n, and with the pairs of different passages of about one
    length that overlap: with the square of n only where such passages lie over each
    other throughout a source.

    Parameters
    ----------
    first, second : iterable of Assertion
        Those of each coder that `has_place` holds for, with passages in one source.
    readings : tuple of two callables
        Return, for an assertion of each coder, what it says as keys that can be
        compared, as many of the one as of the other and the most telling first.
    least : float
        How much passages must overlap, above 0 and up to 1.

    Yields
    ------
    Pair
        The same, turned round, for the coders in the other order.
    """
    desk = _Desk(first, second, readings)
    sides = desk.grouped(_spans), desk.grouped(_spans, second=True)
    yield from desk.joined(*sides)
    for one, other in ((False, False), (False, True), (True, False)):
        yield from desk.joined(
            desk.grouped(_words_where(spans=one)),
            desk.grouped(_words_where(spans=other), second=True),
        )
    left = desk.grouped(_spans), desk.grouped(_spans, second=True)
    for overlap, spans, others in _overlapping(*left, least=least):
        yield from desk.pairs(left[0][spans], left[1][others], overlap=overlap)


Groups = dict[Any, list[Assertion]]


class _Desk:
    """What lies open: the assertions of two coders that have no partner yet."""

    def __init__(
        self,
        first: Iterable[Assertion],
        second: Iterable[Assertion],
        readings: tuple[Reading, Reading],
    ) -> None:
        self.open: tuple[Open, Open] = (
            {one.id: one for one in first},
            {one.id: one for one in second},
        )
        self.crowds = tuple(Counter(map(_place, side.values())) for side in self.open)
        self.readings = readings

    def grouped(
        self, key: Callable[[Assertion], Hashable], *, second: bool = False
    ) -> Groups:
        """Return what is open of one coder, by a key; None is the key of none."""
        found: Groups = {}
        for one in self.open[second].values():
            place = key(one)
            if place is not None:
                found.setdefault(place, []).append(one)
        return found

    def joined(self, first: Groups, second: Groups) -> Iterator[Pair]:
        """Pair what has the same key."""
        for place, group in first.items():
            if place in second:
                yield from self.pairs(group, second[place], overlap=1.0)

    def pairs(
        self, first: list[Assertion], second: list[Assertion], *, overlap: float
    ) -> Iterator[Pair]:
        """Pair what is still open of two groups."""
        left, free = (
            [one for one in group if one.id in side]
            for group, side in zip((first, second), self.open, strict=True)
        )
        if len(left) == len(free) == 1:
            yield self._taken(left[0], free[0], overlap)
            return
        read, told = (
            {one.id: (*reading(one), ()) for one in group}
            for reading, group in zip(self.readings, (left, free), strict=True)
        )
        level = 0
        while left and free:
            found = by_key(
                left,
                free,
                lambda one: read[one.id][level],  # noqa: B023 - called at once
                lambda one: told[one.id][level],  # noqa: B023 - called at once
            )
            for key, other in found.items():
                yield self._taken(self.open[0][key], self.open[1][other], overlap)
            left = [one for one in left if one.id in self.open[0]]
            free = [one for one in free if one.id in self.open[1]]
            level += 1

    def _taken(self, first: Assertion, second: Assertion, overlap: float) -> Pair:
        """Take two from the desk, as a pair."""
        del self.open[0][first.id], self.open[1][second.id]
        crowd = self.crowds[0][_place(first)], self.crowds[1][_place(second)]
        return Pair(
            first=first, second=second, overlap=overlap, ambiguous=max(crowd) > 1
        )


def _overlapping(
    first: Iterable[Spans], second: Iterable[Spans], *, least: float
) -> list[tuple[float, Spans, Spans]]:
    """Return the passages that overlap enough, those that overlap most first.

    A sweep from the start of the source to its end holds the passages that have begun
    and not ended, by the bits of their length: what is much longer or shorter cannot
    overlap enough, and is not looked at.
    """
    begun: tuple[dict[int, list[Spans]], ...] = ({}, {})
    reach = (int(min(1 / least, LONGEST)) + 1).bit_length()
    found = []
    for spans, side in sorted(
        [*((spans, 0) for spans in first), *((spans, 1) for spans in second)]
    ):
        bits = _size(spans).bit_length()
        begun[side].setdefault(bits, []).append(spans)
        for near in range(bits - reach, bits + reach + 1):
            row = begun[1 - side].get(near, [])
            row[:] = [one for one in row if one[-1][1] > spans[0][0]]
            for one in row:
                overlap = overlap_of(spans, one)
                if overlap >= least:
                    pair = (one, spans) if side else (spans, one)
                    found.append((overlap, *pair))
    # Ties stay in the order of the sweep, which does not hang on who is called first.
    return sorted(found, key=lambda row: -row[0])


def _spans(assertion: Assertion) -> Spans | None:
    return _passage(assertion).spans or None


def _words_where(*, spans: bool) -> Callable[[Assertion], str | None]:
    """Return a key: the words of a passage that has spans, or of one that has none."""
    return lambda one: (
        _words(_passage(one)) if bool(_passage(one).spans) is spans else None
    )


def _place(assertion: Assertion) -> Hashable:
    passage = _passage(assertion)
    return passage.spans or _words(passage)


def _words(passage: Passage) -> str | None:
    """Return the digest of a passage's words, None where it does not tell them."""
    if passage.digest is None and passage.exact is not None:
        return digest_of_words(fold(passage.exact))
    return passage.digest


def _passage(assertion: Assertion) -> Passage:
    assert assertion.passage is not None  # noqa: S101 - the callers see to it
    return assertion.passage


def _size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)
