"""Likeness: how alike texts are by their terms, and which ones are worth comparing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

__all__ = ["COMMON", "Likeness"]

COMMON = 64
"""A term of more texts than this is weighed, but brings no two of them together."""
STEM, BIGRAM, ASPECT = 1.0, 0.3, 1.5
"""How much a term counts beside others as rare as it is.

A bigram is rarer than its words and would drown them; an aspect was named by a person.
"""


class Likeness:
    """How alike texts are: the cosine of their terms, each weighed by how rare it is.

    The weight of a term is its inverse document frequency, ``log(1 + n / df)``, for it
    counts once a text [1]_. A bigram counts less than a stem as rare as it is, an
    aspect more: a curator has said that it matters.

    Two texts are compared if they share a term that at most `COMMON` texts have, or an
    aspect and a term that at most so many have together: the time grows with the texts
    and not with their pairs.

    Parameters
    ----------
    texts : sequence of collections of str
        The terms of each text.
    aspects : sequence of collections of str, optional
        The aspects of each text, as many collections as there are texts.

    References
    ----------
    .. [1] K. Spärck Jones, "A statistical interpretation of term specificity and its
       application in retrieval", Journal of Documentation 28(1), 1972.

    Examples
    --------
    >>> likeness = Likeness([["bus", "fare"], ["bus", "fare"], ["tram"]])
    >>> likeness.near(0)
    {1: 1.0}
    """

    def __init__(
        self,
        texts: Sequence[Collection[str]],
        aspects: Sequence[Collection[str]] = (),
    ) -> None:
        # No term has a line end in it, so that no aspect is taken for one.
        about = [[f"\n{name}" for name in names] for names in aspects]
        about += [[] for _ in texts[len(about) :]]
        marked = [[*terms, *names] for terms, names in zip(texts, about, strict=True)]
        frequency = Counter(term for terms in marked for term in terms)
        idf = {
            term: math.log(1 + len(marked) / seen) * _kind(term)
            for term, seen in frequency.items()
        }
        # In one order, so that a score is the same from both sides.
        order = {term: place for place, term in enumerate(frequency)}
        self._weights = [
            _unit({term: idf[term] for term in sorted(terms, key=order.__getitem__)})
            for terms in marked
        ]
        self._common = [
            {term: w for term, w in weights.items() if frequency[term] > COMMON}
            for weights in self._weights
        ]
        self._having: dict[str, list[tuple[int, float]]] = {
            term: [] for term, seen in frequency.items() if 1 < seen <= COMMON
        }
        self._blocks: dict[tuple[str, str], list[int]] = {}
        for number, weights in enumerate(self._weights):
            for term, weight in weights.items():
                if term in self._having:
                    self._having[term].append((number, weight))
            for block in self._blocks_of(number):
                self._blocks.setdefault(block, []).append(number)

    def near(self, number: int) -> dict[int, float]:
        """Return the texts that share a telling term with one, and how alike they are.

        Parameters
        ----------
        number : int
            Which text.

        Returns
        -------
        dict
            By their number, in rising order; never the text itself.
        """
        found: dict[int, float] = {}
        for term, weight in self._weights[number].items():
            for other, its in self._having.get(term, ()):
                found[other] = found.get(other, 0.0) + weight * its
        for block in self._blocks_of(number):
            held = self._blocks[block]
            if len(held) <= COMMON:
                for other in held:
                    found.setdefault(other, 0.0)
        found.pop(number, None)
        common = self._common[number]
        return {
            other: round(found[other] + _product(common, self._common[other]), 4)
            for other in sorted(found)
        }

    def _blocks_of(self, number: int) -> Iterator[tuple[str, str]]:
        """Yield a common aspect with each common stem of a text.

        Both tell little by themselves, and more together.
        """
        common = self._common[number]
        for aspect in common:
            if aspect[0] == "\n":
                yield from ((aspect, term) for term in common if term[0] != "\n")

    def between(self, one: int, other: int) -> float:
        """Return how alike two texts are, from 0 to 1.

        Parameters
        ----------
        one, other : int
            Which texts.

        Returns
        -------
        float
            The same whichever comes first; rounded, so that it is on every machine.
        """
        return round(_product(self._weights[one], self._weights[other]), 4)

    def shared(self, one: int, other: int, *, most: int) -> tuple[str, ...]:
        """Return the stems that tell most of why two texts are alike.

        Parameters
        ----------
        one, other : int
            Which texts.
        most : int
            How many at most.

        Returns
        -------
        tuple of str
            The heaviest first.
        """
        left, right = self._weights[one], self._weights[other]
        both = [term for term in left if term in right and _kind(term) == STEM]
        both.sort(key=lambda term: (-left[term] * right[term], term))
        return tuple(both[:most])


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    """Return weights with a length of one."""
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values()))
    return {term: weight / length for term, weight in weights.items()}


def _product(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    """Return the product of two vectors of weights."""
    if len(left) > len(right):
        left, right = right, left
    return sum(weight * right[term] for term, weight in left.items() if term in right)


def _kind(term: str) -> float:
    """Return how much a term of its kind counts."""
    if term[0] == "\n":
        return ASPECT
    return BIGRAM if " " in term else STEM
