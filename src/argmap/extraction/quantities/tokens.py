"""Tokens: the numbers, words and signs that figures are read from, with their places."""

from __future__ import annotations

import re
from typing import NamedTuple

from argmap.extraction.quantities.vocabulary import vocabulary
from argmap.extraction.records import Span

__all__ = ["Kind", "Token", "is_low", "tokens_of"]

Kind = str
"""One of "name", "number", "spelled", "word" and "sign"."""

# In this order: what is a word beyond doubt, for speed; addresses; dates, hours, telephone numbers, versions; 287(g); COVID-19,
# B12; a number with its suffix; 3,5 and other numbers with odd commas; a word; a sign.
# Nothing here reads a run twice, so that the time is linear.
TOKEN = re.compile(
    r"(?P<plain>[^\W\d_]++)(?=[\s,;)])"
    r"|(?P<name>(?:https?://|www\.)\S+|[\w.+-]{1,64}@[\w.-]{1,255}"
    r"|\d{1,4}(?:[/:]\d{1,4})++|\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,3}-\d{3}-(?:\d{3}-)?\d{4}(?!\d)|\d{3}-\d{4}(?!\d)"
    r"|\d++(?:\.\d++){2,}|\d++(?:\(\w{1,3}\))++"
    r"|[^\W\d_]++(?:-\d[\w-]*+|\d\w*+(?:-\w++)*+))"
    r"|(?P<number>(?>\d{1,3}(?:,\d{3})++(?!\d)|\d++)(?:\.\d++)?+(?!,\d))"
    r"(?P<suffix>[^\W\d_]++)?+(?!\w)"
    r"|(?P<odd>\d[\w,.]*+)"
    r"|(?P<currency>(?:US|NZ|HK|[AC])\$)"
    r"|(?P<word>[^\W\d_]++(?:['’.][^\W\d_]++)*+)"
    r"|(?P<sign>\S)",
)
KINDS: dict[str, Kind] = {
    "plain": "word",
    "word": "word",
    "name": "name",
    "odd": "name",
    "number": "number",
    "suffix": "number",
    "currency": "sign",
    "sign": "sign",
}
LONGEST_NUMBER = 24


class Token(NamedTuple):
    """A number, word or sign of the text.

    A number has its value, and the word that is written behind it as its suffix.
    """

    kind: Kind
    start: int
    end: int
    text: str
    low: str
    value: float | None = None
    suffix: str = ""


def tokens_of(text: str, span: Span) -> list[Token]:
    """Return the tokens of a stretch of text.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The stretch.

    Returns
    -------
    list of Token
        In the order of the text; offsets are those of the whole text.

    Examples
    --------
    >>> [(one.kind, one.text) for one in tokens_of("1,412 (of 287(g))", (0, 17))]
    [('number', '1,412'), ('sign', '('), ('word', 'of'), ('name', '287(g)'), ('sign', ')')]
    """
    numbers = vocabulary().numbers
    found: list[Token] = []
    for match in TOKEN.finditer(text, *span):
        spelled = match.group()
        start, end = match.span()
        low = spelled.lower()
        kind = KINDS[match.lastgroup or ""]
        if kind == "number":
            found.append(_number(match, low))
        elif kind == "word" and low in numbers:
            value = float(numbers[low])
            found.append(Token("spelled", start, end, spelled, low, value))
        else:
            low = low.replace("’", "'")
            found.append(Token(kind, start, end, spelled, low))
    return found


def is_low(tokens: list[Token], at: int, *low: str) -> bool:
    """Return whether the token at a place is one of some words.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    at : int
        A place, which may be outside.
    *low : str
        In small letters.

    Returns
    -------
    bool
        False outside.
    """
    return 0 <= at < len(tokens) and tokens[at].low in low


def _number(match: re.Match[str], low: str) -> Token:
    """Return a number; a name where letters stand behind it that are no suffix."""
    known = vocabulary()
    start, end = match.span()
    suffix = (match["suffix"] or "").lower()
    told = suffix in known.suffixes or suffix in known.symbols or suffix in known.ratios
    if len(match["number"]) > LONGEST_NUMBER or (suffix and not told):
        return Token("name", start, end, match.group(), low)
    value = float(match["number"].replace(",", ""))
    # 6.4 times a million is not 6,400,000 in binary.
    value = round(value * known.suffixes.get(suffix, 1), 6)
    return Token("number", start, end, match.group(), low, value, suffix)
