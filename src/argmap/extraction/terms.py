"""Terms: the stems and pairs of stems that a text is about, and how telling each is."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from argmap.extraction.lexicon import lexicon

__all__ = ["cosine", "most_spread", "stem", "terms_of", "weighted"]

WORD = re.compile(r"\d+\([a-z]\)|[^\W\d_]+(?:['’-][^\W\d_]+)*")
ENDINGS = (
    ("ations", ""),
    ("ation", ""),
    ("ities", ""),
    ("ments", ""),
    ("ingly", ""),
    ("ness", ""),
    ("ment", ""),
    ("ings", ""),
    ("ies", "y"),
    ("ing", ""),
    ("ity", ""),
    ("ers", ""),
    ("ed", ""),
    ("er", ""),
    ("es", ""),
    ("ly", ""),
    ("s", ""),
    ("e", ""),
)
SHORTEST = 3


def stem(word: str) -> str:
    """Return the stem of a word: without its ending, by a short list of endings.

    Parameters
    ----------
    word : str
        A word.

    Returns
    -------
    str
        In small letters; at least three letters are left.

    Examples
    --------
    >>> stem("deportations"), stem("deported"), stem("costs")
    ('deport', 'deport', 'cost')
    """
    lower = word.lower().replace("’", "'").removesuffix("'s")
    for ending, left in ENDINGS:
        if lower.endswith(ending) and len(lower) - len(ending) >= SHORTEST:
            if ending == "s" and lower.endswith("ss"):
                continue
            return lower[: -len(ending)] + left
    return lower


def terms_of(text: str) -> Counter[str]:
    """Return the stems of a text and its pairs of neighbours, counted.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Counter
        Without function words; a pair is joined by a blank.

    Examples
    --------
    >>> sorted(terms_of("The costs of local police"))
    ['cost', 'local', 'local polic', 'polic']
    """
    known = lexicon().closed
    counted: Counter[str] = Counter()
    before = ""
    for match in WORD.finditer(text):
        word = match.group()
        if word.lower() in known:
            before = ""
            continue
        root = stem(word)
        counted[root] += 1
        if before:
            counted[f"{before} {root}"] += 1
        before = root
    return counted


def weighted(texts: Sequence[str]) -> list[dict[str, float]]:
    """Return the terms of each text with their weights, of length one together.

    Parameters
    ----------
    texts : sequence of str
        A corpus.

    Returns
    -------
    list of dict
        A term weighs more the fewer texts have it (inverse document frequency).
    """
    counted = [terms_of(text) for text in texts]
    spread: Counter[str] = Counter()
    for one in counted:
        spread.update(one.keys())
    made = []
    for one in counted:
        raw = {
            term: (1 + math.log(number)) * math.log(1 + len(texts) / spread[term])
            for term, number in sorted(one.items())
        }
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        made.append({term: weight / length for term, weight in raw.items()})
    return made


def cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return how alike two texts are, by their weighted terms.

    Parameters
    ----------
    one, other : mapping of str to float
        As `weighted` gives them.

    Returns
    -------
    float
        From 0 to 1.
    """
    if len(other) < len(one):
        one, other = other, one
    return min(1.0, math.fsum(w * other[t] for t, w in one.items() if t in other))


def most_spread(texts: Iterable[Iterable[str]]) -> list[tuple[str, int, int]]:
    """Return the terms of a corpus, the most widely spread first.

    Parameters
    ----------
    texts : iterable of iterables of str
        The statements of each document.

    Returns
    -------
    list of (str, int, int)
        The term, how many documents have it, how many statements.
    """
    documents: Counter[str] = Counter()
    statements: Counter[str] = Counter()
    for many in texts:
        seen: set[str] = set()
        for text in many:
            terms = terms_of(text).keys()
            statements.update(terms)
            seen |= terms
        documents.update(seen)
    return sorted(
        ((term, documents[term], statements[term]) for term in documents),
        key=lambda one: (-one[1], -one[2], one[0]),
    )
