"""Vocabulary: the words that figures are read by, from ``lexicons/figures.toml``."""

from __future__ import annotations

import functools
from collections.abc import Mapping

import attrs

from argmap.extraction.words.lexicon import table

__all__ = ["Vocabulary", "vocabulary"]

Phrase = tuple[str, ...]
Phrases = Mapping[str, tuple[tuple[Phrase, str], ...]]


@attrs.frozen(kw_only=True, eq=False)
class Vocabulary:
    """The words that figures are read by; each mapping and set is of small letters.

    Parameters
    ----------
    numbers, magnitudes, suffixes, fractions : mapping of str to int
        What number words, and signs behind a number, are worth.
    currencies, ratios, symbols : mapping of str to str
        The units that signs and words stand for.
    before, after : mapping of str to tuple of (tuple of str, str)
        Phrases that bound a number with the side, "lower" or "upper", by the word that
        stands next to the number; the longest first.
    sets : mapping of str to frozenset of str
        All other lists, by the name of their table and their own: ``names.words``.
    """

    numbers: Mapping[str, int]
    magnitudes: Mapping[str, int]
    suffixes: Mapping[str, int]
    fractions: Mapping[str, int]
    currencies: Mapping[str, str]
    ratios: Mapping[str, str]
    symbols: Mapping[str, str]
    before: Phrases
    after: Phrases
    sets: Mapping[str, frozenset[str]]


@functools.cache
def vocabulary() -> Vocabulary:
    """Return the vocabulary that comes with the package.

    Returns
    -------
    Vocabulary
        The same object for every call.
    """
    known = table("figures")
    bounds = known["bounds"]
    return Vocabulary(
        numbers=known["numbers"],
        magnitudes=known["magnitudes"],
        suffixes=known["suffixes"],
        fractions=known["fractions"],
        currencies=known["currencies"],
        ratios=known["ratios"],
        symbols=known["symbols"],
        before=_phrases(-1, lower=bounds["lower"], upper=bounds["upper"]),
        after=_phrases(0, lower=bounds["lower_after"], upper=bounds["upper_after"]),
        sets={
            f"{group}.{name}": frozenset(words.split())
            for group, lists in known.items()
            for name, words in lists.items()
            if isinstance(words, str) and group not in ("currencies", "ratios")
        },
    )


def _phrases(next_to: int, **sides: list[str]) -> Phrases:
    listed = [
        (tuple(phrase.split()), side) for side, many in sides.items() for phrase in many
    ]
    found: dict[str, tuple[tuple[Phrase, str], ...]] = {}
    for phrase, side in sorted(listed, key=lambda one: -len(one[0])):
        key = phrase[next_to]
        found[key] = (*found.get(key, ()), (phrase, side))
    return found
