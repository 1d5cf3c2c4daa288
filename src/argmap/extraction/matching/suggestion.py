"""Suggestion: aspects that a debate may turn on, from the terms of its claims."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from argmap.errors import QueryError
from argmap.extraction.matching.aspects import Aspect
from argmap.extraction.matching.corpus import Corpus, corpus_of
from argmap.extraction.matching.gathering import Given, gathered, maps_of
from argmap.extraction.matching.terms import EMPTY, words_of
from argmap.extraction.words.stems import stem
from argmap.model.messages import shown

__all__ = ["suggest_aspects"]

# What stands before a noun and its adjectives.
BEFORE_NOUN = frozenset(
    """
    a an the of in on for from with without by about against no any all some each every
    this that these those its his her their our more fewer less many few
    """.split()  # noqa: SIM905 - as in `terms`
)
LEAST_CLAIMS = 3
LARGEST_SHARE = 0.2
"""A term of more claims than this share is what the debate is about, not an aspect."""
NOUN_SHARE = 0.25
TOGETHER = 0.3
"""The least share of claims with either of two terms that have both."""
MOST_PATTERNS = 6


def suggest_aspects(
    maps: Given | Iterable[Given], *, most: int = 20
) -> tuple[Aspect, ...]:
    """Return aspects that a debate may turn on, to be edited by a person.

    Terms are words and pairs of words that stand where nouns do, in several claims and,
    where there are several, in more than one document. Those that are spread most
    widely and are not in every other claim come first, each with the terms that mostly
    occur in the same claims.

    Parameters
    ----------
    maps : ArgumentMap, draft or iterable of them
        As for `match_claims`.
    most : int
        How many aspects at most.

    Returns
    -------
    tuple of Aspect
        The most telling first; empty where the claims are too few to tell.

    Raises
    ------
    QueryError
        Something is no map, or `most` is below 1.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Fares")
    >>> for text in (
    ...     "The fare cap ends.",
    ...     "Riders like the fare cap.",
    ...     "Is the fare cap fair?",
    ... ):
    ...     claim = m.claim(text)
    >>> for number in range(20):
    ...     claim = m.claim(f"Line {number} is late.")
    >>> suggest_aspects(m)
    (Aspect(name='fare cap', patterns=('fare cap', 'cap')),)
    """
    if most < 1:
        raise QueryError(f"most: is {shown(most)}; give a whole number from 1")
    corpus = corpus_of(gathered(maps_of(maps)), ())
    having = _having(corpus)
    spelling = _spelling(corpus)
    ranked = _ranked(corpus, having, spelling)
    claims_of = {term: frozenset(having[term]) for term in ranked}
    free = dict.fromkeys(ranked)
    found: list[Aspect] = []
    while free and len(found) < most:
        head = next(iter(free))
        group = [
            term for term in free if term == head or _together(claims_of, head, term)
        ][:MOST_PATTERNS]
        for term in group:
            del free[term]
        names = tuple(dict.fromkeys(spelling[term] for term in group))
        found.append(Aspect(name=names[0], patterns=names))
    return tuple(found)


def _having(corpus: Corpus) -> dict[str, list[int]]:
    """Return the claims that have each term, those with digits left out."""
    having: dict[str, list[int]] = {}
    for number, terms in enumerate(corpus.terms):
        for term in terms:
            if not any(sign.isdigit() for sign in term):
                having.setdefault(term, []).append(number)
    return having


def _spelling(corpus: Corpus) -> dict[str, str]:
    """Return how each term that stands where nouns do is mostly spelled."""
    spelled: dict[str, Counter[str]] = {}
    as_noun: Counter[str] = Counter()
    for claim in corpus.claims:
        words = words_of(claim.label)
        for size in (1, 2):
            for at in range(len(words) - size + 1):
                form = " ".join(words[at : at + size])
                term = " ".join(map(stem, words[at : at + size]))
                spelled.setdefault(term, Counter())[form] += 1
                as_noun[term] += _is_noun(words, at, at + size)
    return {
        term: min(forms, key=lambda form: (-forms[form], form))
        for term, forms in spelled.items()
        if as_noun[term] >= NOUN_SHARE * forms.total()
    }


def _is_noun(words: Sequence[str], first: int, end: int) -> bool:
    """Whether words stand where a noun phrase ends: an adjective has more to come."""
    led = any(word in BEFORE_NOUN for word in words[max(0, first - 2) : first])
    closed = end == len(words) or words[end] in EMPTY
    return led and closed


def _ranked(
    corpus: Corpus, having: Mapping[str, Sequence[int]], spelling: Mapping[str, str]
) -> list[str]:
    """Return the terms that may name an aspect, the most telling first."""
    count = len(corpus.claims)
    documents = {name for names in corpus.documents for name in names}
    scores: dict[str, float] = {}
    for term, numbers in having.items():
        spread = {name for number in numbers for name in corpus.documents[number]}
        if (
            term in spelling
            and LEAST_CLAIMS <= len(numbers) <= LARGEST_SHARE * count
            and len(spread) >= min(2, len(documents))
        ):
            share = len(spread) / len(documents)
            scores[term] = round(
                len(numbers) * math.log(count / len(numbers)) * share, 6
            )
    # Of terms that tell as much the longer one comes first: it names more exactly.
    return sorted(scores, key=lambda term: (-scores[term], -len(term), term))


def _together(claims_of: Mapping[str, frozenset[int]], one: str, other: str) -> bool:
    both = claims_of[one] & claims_of[other]
    return len(both) >= TOGETHER * len(claims_of[one] | claims_of[other])
