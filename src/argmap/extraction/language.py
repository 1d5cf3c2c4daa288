"""Language: whether a text seems to be English, for which the rules are.

Told by function words that English alone has, such as "the", "and" and "that". They are a
fifth or more of the running words of English prose, and none of another language. Only
words in small letters count that stand in a row of several, so that headlines, lists of
names and tables tell nothing either way.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterator

from argmap.extraction.words.lexicon import lexicon, table
from argmap.findings import Finding, Severity

__all__ = ["foreign"]

# The least share of words of English alone among running words, about half of what
# English prose has: a text that is mostly English has more.
ENGLISH_SHARE = 0.1
LEAST_TOLD = 20
LONGEST_READ = 20_000
# What tells a short text: so many function words of other languages, so large a share,
# and so many times those of English alone.
LEAST_OTHERS = 4
OTHERS_SHARE = 0.15
OTHERS_MORE = 4
LONGEST_PARTICLE = 2
WORD = re.compile(r"[^\W\d_]+")
RUNNING = 6
"""How many words in a row, with nothing between them, are running text."""
BREAK = re.compile(r"(?:[^\w '’-]|[\d_])+|  +")
LETTER = re.compile(r"[^\W\d_]")
OTHER_LETTER = re.compile("[^\\W\\d_\0-\u024f\u1e00-\u1eff]")


def foreign(text: str) -> tuple[Finding, ...]:
    """Return the finding that a text seems not to be English, if it seems so.

    Parameters
    ----------
    text : str
        A document; its first 20,000 characters tell.

    Returns
    -------
    tuple of Finding
        Empty for English, and for a text with too few running words to tell. Of a text
        in several languages the one that most of it is in decides.

    Examples
    --------
    >>> foreign("The mayor said that the rents of the city fell.")
    ()
    """
    evidence = _evidence(text[:LONGEST_READ])
    if not evidence:
        return ()
    return (
        Finding(
            code="not-english",
            severity=Severity.WARNING,
            message=f"{evidence}; the text seems not to be English",
            remedy="the rules are for English: take no proposal without reading it",
        ),
    )


def _evidence(text: str) -> str:
    """Return what tells that a text is not English, "" where nothing does."""
    letters, others = len(LETTER.findall(text)), len(OTHER_LETTER.findall(text))
    if others >= LEAST_TOLD and others > letters / 2:
        return f"{others} of {letters} letters are not of the Latin script"
    words = list(_running(text))
    if len(words) < LEAST_TOLD:
        return _short(text)
    share = sum(word in _english() for word in words) / max(1, len(words))
    if share >= ENGLISH_SHARE:
        return ""
    return f"{share:.0%} of {len(words)} running words are function words of English"


def _short(text: str) -> str:
    """Return what tells that a text with few running words is not English."""
    # "Ana de la Cruz": a short row between capitals is part of a name.
    rows = itertools.groupby(WORD.findall(text), key=str.islower)
    parts = [(small, list(row)) for small, row in rows]
    words = [
        word
        for at, (small, row) in enumerate(parts)
        if small and (len(row) > LONGEST_PARTICLE or at in (0, len(parts) - 1))
        for word in row
    ]
    theirs = sum(word in _others() for word in words)
    ours = sum(word in _english() for word in words)
    share = theirs / max(1, len(words))
    if theirs < LEAST_OTHERS or share < OTHERS_SHARE or theirs < ours * OTHERS_MORE:
        return ""
    return f"{theirs} of {len(words)} words are function words of other languages"


def _running(text: str) -> Iterator[str]:
    """Yield the words of a text that stand in a row of several, if not capitalised."""
    for row in BREAK.split(text.replace("’", "'")):
        words = [word for part in row.split(" ") if (word := part.strip("'-"))]
        if len(words) >= RUNNING:
            yield from (word for word in words if word == word.lower())


@functools.cache
def _others() -> frozenset[str]:
    """Return function words of other languages that are no words of English."""
    known = table("languages")["others"].split()
    return frozenset(known) - frozenset(lexicon().closed)


@functools.cache
def _english() -> frozenset[str]:
    """Return the function words that English alone has."""
    return frozenset(lexicon().closed) - frozenset(table("languages")["shared"])
