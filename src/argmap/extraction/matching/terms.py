"""Terms: what a text is compared by, its stems and pairs of neighbouring stems."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from argmap.extraction.words.stems import stem

__all__ = ["EMPTY", "folded", "negation_in", "stems_of", "terms_of", "words_of"]

# A number stays whole with its commas, and a name such as 287(g) with its letter.
WORD = re.compile(
    r"\d+(?:[.,]\d+)*(?:\(\w\))*|[^\W\d_]+(?:[.&'][^\W\d_]+)*(?:\d+)?", re.UNICODE
)
POSSESSIVE = re.compile(r"'s?$")

# Words that say nothing of a subject; all others are weighed by how rare they are.
EMPTY = frozenset(
    """
    a about after all also am among an and any are as at be because been before being
    between both but by can could did do does doing during each either else ever every
    few for from further had has have having he her here hers him his how however i if
    in into is it its itself just less like many may me might more most much must my
    neither nor of off on once one only onto or other others our out over own per rather
    same say says said saying she should since so some such than that the their theirs
    them then there these they this those though through thus to told too toward under
    until up upon us very was we were what when where whether which while who whom whose
    why will with within would yet you your according amid per via
    """.split()  # noqa: SIM905 - a list of a hundred words reads better so
)
NEGATIONS = frozenset(("no", "not", "never", "none", "nobody", "nothing", "without"))


def folded(text: str) -> str:
    """Return a text for comparison: small letters, straight apostrophes."""
    return (
        text.casefold().replace("’", "'").replace("\N{LEFT SINGLE QUOTATION MARK}", "'")
    )


def words_of(text: str) -> list[str]:
    """Return the words of a text in their order, small, numbers whole.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str
        Without signs; empty where there is no word.

    Examples
    --------
    >>> words_of("The city's 1,412 agreements under section 287(g).")
    ['the', 'city', '1,412', 'agreements', 'under', 'section', '287(g)']
    """
    return [POSSESSIVE.sub("", word) for word in WORD.findall(folded(text))]


def stems_of(text: str) -> list[str]:
    """Return the stems of a text in their order, without empty words.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of str
        Negations are left out, too: see `negation_in` for what a text turns round.
    """
    return [
        stem(word)
        for word in words_of(text)
        if word not in EMPTY and word not in NEGATIONS
    ]


def terms_of(text: str) -> dict[str, None]:
    """Return the terms of a text, each once: its stems, then its bigrams.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    dict
        The terms as keys, in their order; a bigram has a blank in it.

    Examples
    --------
    >>> list(terms_of("Fares rose, and rising fares cost riders."))
    ['fare', 'rose', 'rise', 'cost', 'rider', 'fare rose', 'rose rise', 'rise fare', 'fare cost', 'cost rider']
    """
    stems = stems_of(text)
    return dict.fromkeys((*stems, *_bigrams(stems)))


def _bigrams(stems: list[str]) -> Iterator[str]:
    return (f"{one} {next_}" for one, next_ in itertools.pairwise(stems))


def negation_in(text: str) -> str | None:
    """Return the first word of a text that negates, None where there is none."""
    return next(
        (
            word
            for word in words_of(text)
            if word in NEGATIONS or word.endswith("n't") or word == "cannot"
        ),
        None,
    )
