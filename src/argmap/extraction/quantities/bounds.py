"""Bounds: what says that a number is the least or the most."""

from __future__ import annotations

from argmap.extraction.quantities.numbers import Number
from argmap.extraction.quantities.tokens import Token
from argmap.extraction.quantities.units import Unit
from argmap.extraction.quantities.vocabulary import Phrase, vocabulary

__all__ = ["bound_of"]

MOST_HEDGES = 2


def bound_of(tokens: list[Token], number: Number, unit: Unit) -> tuple[str | None, int]:
    """Return the bound that a number has, and where it begins.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    number : Number
        From `numbers`.
    unit : (str or None, int)
        From `unit_after`.

    Returns
    -------
    (str or None, int)
        "lower" for "more than 40" and "40 or more", "upper" for "up to 40", None where
        there is none; and the first token of the bound, else of the number.
    """
    first = number.first
    hedges = vocabulary().sets["bounds.hedges"]
    for at in range(first, max(first - MOST_HEDGES, 0) - 1, -1):
        side, size = _ending(tokens, at, unit[0])
        if side is not None:
            return side, at - size
        if at == 0 or tokens[at - 1].low not in hedges | {"an", "the"}:
            break
    for place in (number.end, unit[1]):
        side = _starting(tokens, place)
        if side is not None:
            return side, first
    return None, first


def _ending(tokens: list[Token], at: int, unit: str | None) -> tuple[str | None, int]:
    """Return the side of a phrase that ends before a place, and its length."""
    if at == 0:
        return None, 0
    for phrase, side in vocabulary().before.get(tokens[at - 1].low, ()):
        first = at - len(phrase)
        if first >= 0 and all(
            tokens[first + n].low == low for n, low in enumerate(phrase)
        ):
            if _misleads(tokens, first, phrase, unit):
                return None, 0
            return side, len(phrase)
    return None, 0


def _misleads(
    tokens: list[Token], first: int, phrase: Phrase, unit: str | None
) -> bool:
    """Whether a phrase bounds nothing: it edged up to 4; it fell 4 percent over 2 years."""
    sets = vocabulary().sets
    before = tokens[first - 1].low if first else ""
    if phrase == ("up", "to"):
        return before in sets["measures.changes"]
    timed = unit is not None and unit.rstrip("s") in sets["units.periods"]
    return phrase == ("over",) and timed and before not in sets["bounds.lasting"]


def _starting(tokens: list[Token], at: int) -> str | None:
    """Return the side of a phrase that starts at a place, or after a hyphen there."""
    at += at < len(tokens) and tokens[at].text == "-"
    if at >= len(tokens):
        return None
    for phrase, side in vocabulary().after.get(tokens[at].low, ()):
        if tuple(token.low for token in tokens[at : at + len(phrase)]) == phrase:
            return side
    return None
