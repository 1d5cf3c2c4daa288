"""Stems: what the forms of an English word have in common."""

from __future__ import annotations

import functools

import snowballstemmer

__all__ = ["stem"]

_STEMMER = snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return the stem of a small English word, by the Snowball stemmer.

    Parameters
    ----------
    word : str
        One word.

    Returns
    -------
    str
        The word itself where it has no ending; a number as it is.

    References
    ----------
    .. [1] M. F. Porter, "Snowball: A language for stemming algorithms", 2001,
       https://snowballstem.org/texts/introduction.html

    Examples
    --------
    >>> stem("agencies"), stem("agency"), stem("1,412")
    ('agenc', 'agenc', '1,412')
    """
    return str(_STEMMER.stemWord(word))
