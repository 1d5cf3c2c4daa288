"""Sameness: which claims of different documents seem to say the same."""

from __future__ import annotations

from argmap.extraction.matching.corpus import Corpus, Pair

__all__ = ["same_claims"]


def same_claims(corpus: Corpus, *, least: float, most: int) -> dict[Pair, float]:
    """Return pairs of claims that are among each other's nearest in the other document.

    Parameters
    ----------
    corpus : Corpus
        The claims of several documents.
    least : float
        How alike they have to be, from 0 to 1.
    most : int
        How many claims of each other document count as a claim's nearest.

    Returns
    -------
    dict
        How alike they are, by pair, the lower number first; in the order of the claims.
        Pairs that the map says something of already are left out.
    """
    nearest = [
        _nearest(corpus, number, least, most) for number in range(len(corpus.claims))
    ]
    return {
        (one, other): score
        for one, near in enumerate(nearest)
        for other, score in sorted(near.items())
        if one < other and one in nearest[other] and (one, other) not in corpus.settled
    }


def _nearest(corpus: Corpus, number: int, least: float, most: int) -> dict[int, float]:
    return {
        other: score
        for near in corpus.by_document(number).values()
        for other, score in near[:most]
        if score >= least
    }
