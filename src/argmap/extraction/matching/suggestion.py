"""Suggestion: aspects that a debate may turn on, from the terms of its claims."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from argmap.errors import QueryError
from argmap.extraction.matching.aspects import Aspect
from argmap.extraction.matching.corpus import Corpus, corpus_of
from argmap.extraction.matching.gathering import Given, gathered, maps_of
from argmap.extraction.matching.terms import words_of
from argmap.extraction.quantities.vocabulary import vocabulary
from argmap.extraction.words.lexicon import Tag, lexicon
from argmap.extraction.words.stems import stem
from argmap.extraction.words.tokens import tagged
from argmap.model.messages import shown

__all__ = ["suggest_aspects"]

NOUNS = frozenset((Tag.OTHER, Tag.NAME))
BEFORE_NOUN = frozenset((Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER))
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

    Terms are nouns, and nouns with the word before them, in several claims and, where
    there are several, in more than one document. Left out are numbers, times, and nouns
    that say what a claim does or of what size it tells: "claim", "rise", "percent".
    Those that are spread most widely and are not in every other claim come first, each
    with the terms that mostly occur in the same claims.

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


class _Piece(NamedTuple):
    """A word as terms have it, with its class; a sign has no word."""

    word: str
    tag: Tag


def _pieces(text: str) -> Iterator[_Piece]:
    for one in tagged(text, (0, len(text)), lexicon=lexicon()):
        for word in words_of(one.text) or ("",):
            yield _Piece(word, one.tag if word else Tag.SIGN)


def _spelling(corpus: Corpus) -> dict[str, str]:
    """Return how each term that is mostly a noun is mostly spelled."""
    spelled: dict[str, Counter[str]] = {}
    nouns: dict[str, Counter[str]] = {}
    for claim in corpus.claims:
        pieces = list(_pieces(claim.label))
        for size in (1, 2):
            for at in range(len(pieces) - size + 1):
                words = [piece.word for piece in pieces[at : at + size]]
                if all(words):
                    form, term = " ".join(words), " ".join(map(stem, words))
                    spelled.setdefault(term, Counter())[form] += 1
                    if _is_noun(pieces, at, at + size):
                        nouns.setdefault(term, Counter())[form] += 1
    return {
        term: min(forms, key=lambda form: (-forms[form], form))
        for term, forms in nouns.items()
        if forms.total() >= NOUN_SHARE * spelled[term].total()
        and not _says_nothing(term)
    }


def _is_noun(pieces: Sequence[_Piece], first: int, end: int) -> bool:
    """Whether words end a noun phrase that something leads in: to the night [bus]."""
    if any(piece.tag not in NOUNS for piece in pieces[first:end]):
        return False
    if end < len(pieces) and pieces[end].tag in NOUNS:
        # An adjective has its noun to come.
        return False
    while first > 0 and pieces[first].tag in NOUNS:
        first -= 1
    return pieces[first].tag in BEFORE_NOUN


def _says_nothing(term: str) -> bool:
    """Whether a term has a number, or ends in a time, a size or a kind of claim."""
    *before, last = term.split()
    return last in _empty_heads() or any(word in _numbers() for word in before)


@functools.cache
def _numbers() -> frozenset[str]:
    known = vocabulary()
    return frozenset(map(stem, (*known.numbers, *known.magnitudes, *known.fractions)))


@functools.cache
def _empty_heads() -> frozenset[str]:
    """Return the stems of nouns that say nothing of a subject."""
    classes, known = lexicon().classes, vocabulary()
    levels = known.sets["units.levels"]
    words = (
        *lexicon().nouns,
        *classes["times"],
        *known.sets["measures.changes"],
        *known.sets["units.general"],
        *known.currencies,
        *known.ratios,
    )
    voiceless = frozenset(map(stem, classes["voiceless"]))
    # A number says nothing of a subject, a price does.
    return _numbers().union(map(stem, words), voiceless - set(map(stem, levels)))


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
