"""Units: what a number counts or measures, and what units of one thing have in common."""

from __future__ import annotations

import functools

from argmap.extraction.quantities.numbers import Number
from argmap.extraction.quantities.tokens import Token, is_low, tokens_of
from argmap.extraction.quantities.vocabulary import vocabulary
from argmap.extraction.words.stems import stem

__all__ = ["RATE", "RATIOS", "Unit", "is_general", "unit_after", "unit_key"]

Unit = tuple[str | None, int]
"""A unit, and the token after its last one."""

RATIOS = frozenset(("percent", "percentage points", "times"))
QUOTES = frozenset("\"“”'‘’«»")
REACH = 5
# What leads in what a rate is by.
RATE = ("a", "an", "per", "each", "every", "/")


def unit_after(tokens: list[Token], number: Number) -> Unit:
    """Return the unit of a number.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    number : Number
        From `numbers`.

    Returns
    -------
    (str or None, int)
        The unit, None where there is none, and the token after its last. Rates other
        than of a year keep what they are by: "USD per hour", "deaths per 100,000
        residents".
    """
    at = number.end
    if number.currency is not None:
        return _by(tokens, number.currency, at)
    if number.unit is not None:
        return number.unit, at
    known = vocabulary()
    hyphen = is_low(tokens, at, "-", "‑") and not is_low(tokens, at + 1, "plus")
    start = at + hyphen
    if is_low(tokens, start, "+") or is_low(tokens, start + 1, "plus"):
        start += 2 if is_low(tokens, start, "-") else 1
    if start >= len(tokens):
        return None, at
    low = tokens[start].low
    pair = f"{low} {tokens[start + 1].low}" if start + 1 < len(tokens) else ""
    if pair in known.ratios:
        return known.ratios[pair], start + 2
    if low in known.ratios and (low != "x" or not hyphen):
        return known.ratios[low], start + 1
    if low == "per" and start + 1 < len(tokens) and tokens[start + 1].kind == "number":
        unit, end = _by(tokens, "", start)
        return (unit or "").strip() or None, end
    if low in known.symbols:
        return known.symbols[low], start + 1
    if low in known.currencies and tokens[start].kind == "word":
        return _by(tokens, known.currencies[low], start + 1)
    if hyphen:
        return _joined(tokens, start, at)
    unit, end = _counted(tokens, start)
    return (None, at) if unit is None else _by(tokens, unit, end)


def _joined(tokens: list[Token], at: int, end: int) -> Unit:
    """Return the unit in "40-hour course"; none in "40-year-old" and "two-thirds"."""
    token = tokens[at]
    aged = is_low(tokens, at + 1, "-", "‑") and is_low(tokens, at + 2, "old", "olds")
    if token.kind != "word" or aged or is_plural(token.low):
        return None, end
    return f"{token.low}s", at + 1


def _counted(tokens: list[Token], at: int) -> Unit:
    """Return the first plural among the words after a number."""
    sets = vocabulary().sets
    breaks = sets["units.breaks"]
    first = at
    for phrase in (("or", "more"), ("or", "fewer"), ("or", "less")):
        if is_low(tokens, at, phrase[0]) and is_low(tokens, at + 1, phrase[1]):
            first = at + 2
    more = is_low(tokens, at, "more", "fewer", "other")
    first += more and not is_low(tokens, at + 1, "than")
    of = is_low(tokens, at, "of") and is_low(tokens, at + 1, *sets["units.after_of"])
    first += 2 if of else 0
    for place in range(first, min(first + REACH, len(tokens))):
        token = tokens[place]
        if token.text in QUOTES or _abbreviates(tokens, place):
            continue
        if token.kind not in ("word", "name") or token.low in breaks:
            break
        if token.kind == "word" and is_plural(token.low):
            return token.low, place + 1
    return None, at


def _abbreviates(tokens: list[Token], at: int) -> bool:
    """Whether a dot or a hyphen stands inside a phrase: 12 U.S. states, full-time."""
    if tokens[at].text in ("-", "‑"):
        return True
    return tokens[at].text == "." and (
        tokens[at - 1].text.isupper() or "." in tokens[at - 1].text
    )


def _by(tokens: list[Token], unit: str, at: int) -> Unit:
    """Return a unit with what it is counted by: USD per hour, deaths per 100,000."""
    known = vocabulary()
    periods = known.sets["units.periods"]
    if not is_low(tokens, at, *RATE) or at + 1 >= len(tokens):
        return unit, at
    after = tokens[at + 1]
    if after.low == "year":
        return unit, at
    money = tokens[at].low == "/" and unit in known.currencies.values()
    if after.low in periods or (money and after.kind == "word"):
        return f"{unit} per {after.low}", at + 2
    if tokens[at].low != "per":
        return unit, at
    if after.kind == "number" and at + 2 < len(tokens):
        noun = tokens[at + 2]
        if noun.kind == "word" and is_plural(noun.low):
            return f"{unit} per {after.text} {noun.low}", at + 3
        return f"{unit} per {after.text}", at + 2
    return (f"{unit} per {after.low}", at + 2) if after.kind == "word" else (unit, at)


def is_plural(word: str) -> bool:
    """Return whether a small word seems to be a plural of things.

    Parameters
    ----------
    word : str
        In small letters.

    Returns
    -------
    bool
        False for "less", "bus" and "includes".
    """
    sets = vocabulary().sets
    return word in sets["units.plurals"] or (
        len(word) > 3
        and word.endswith("s")
        and word[-2:] not in ("ss", "us", "is", "'s")
        and word not in sets["units.unlike"]
        and word not in sets["units.breaks"]
    )


@functools.lru_cache(maxsize=10_000)
def unit_key(unit: str) -> str:
    """Return what units that count the same thing have in common: their noun's stem.

    Parameters
    ----------
    unit : str
        "deportation agents", "percent of arrests", "states and territories".

    Returns
    -------
    str
        "agent", "percent", "state"; of a rate what it is by, too.

    Examples
    --------
    >>> unit_key("bus routes"), unit_key("routes in service"), unit_key("USD")
    ('rout', 'rout', 'usd')
    >>> unit_key("deaths per 100,000 residents")
    'death per 100,000'
    """
    counted, per, by = f" {unit}".partition(" per ")
    if per and by.split() and by.lower() != "cent":
        base = unit_key(counted.strip())
        first = by.split()[0].lower()
        return base if first == "year" else f"{base} per {stem(first)}".strip()
    known = vocabulary()
    words = [
        token.low
        for token in tokens_of(unit, (0, len(unit)))
        if token.kind not in ("number", "name")
    ]
    head: list[str] = []
    for word in words:
        if word in known.sets["units.breaks"] and head:
            break
        head.append(word)
    pair = " ".join(head[:2])
    if pair in known.ratios:
        return known.ratios[pair]
    for word in head:
        if word in known.ratios:
            return known.ratios[word]
        if word in known.currencies:
            return known.currencies[word].lower()
    plural = next((word for word in head if is_plural(word)), "")
    return stem(plural or (head[-1] if head else ""))


def is_general(key: str) -> bool:
    """Return whether a unit measures many things, as money, shares and time do.

    Parameters
    ----------
    key : str
        From `unit_key`.

    Returns
    -------
    bool
        False for what is counted one by one, such as routes.

    Examples
    --------
    >>> is_general("gbp"), is_general("rout")
    (True, False)
    """
    return key.partition(" per ")[0] in _general()


@functools.cache
def _general() -> frozenset[str]:
    known = vocabulary()
    return RATIOS.union(
        (code.lower() for code in known.currencies.values()),
        map(stem, known.sets["units.general"]),
    )
