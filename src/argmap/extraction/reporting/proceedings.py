"""Proceedings: what is said to run a hearing, a trial or a meeting, and states nothing."""

from __future__ import annotations

import functools
import re

from argmap.extraction.records import Span
from argmap.extraction.reporting.moods import is_order
from argmap.extraction.words.lexicon import Lexicon, Tag, table
from argmap.extraction.words.tokens import tagged

__all__ = ["past_address", "states"]

LONGEST = 400
CLOSING = "\"”’')]"
# "Let me be clear: rents fell", "thank you, but rents fell".
GOES_ON = re.compile(r":\s|\bbut\s")
BRACKETS = {"[": "]", "(": ")"}


def states(text: str, sentence: Span, *, lexicon: Lexicon) -> bool:
    """Tell whether a sentence of a turn states something on the matter.

    Parameters
    ----------
    text : str
        The whole text.
    sentence : (int, int)
        Where it stands.
    lexicon : Lexicon
        What words are tagged by.

    Returns
    -------
    bool
        False for a question, an order, thanks, a greeting, a bare yes or no, what
        opens, rules and closes (``lexicons/proceedings.toml``), and an aside of the
        clerk in brackets; whom it speaks to first is put aside: "Ms. Hale, proceed."
    """
    said = text[slice(*sentence)]
    if said.rstrip(CLOSING).endswith("?"):
        return False
    if said[0] in BRACKETS and said.rstrip(" .").endswith(BRACKETS[said[0]]):
        return False
    if len(said) > LONGEST:
        return True
    start = past_address(text, sentence)
    bare = " ".join(text[start : sentence[1]].lower().split()).rstrip(".!… ")
    bare = _addressed_last().sub("", bare)
    if GOES_ON.search(bare) or _leading().match(bare):
        return True
    if not bare or _formal().fullmatch(bare):
        return False
    words = tagged(text, (start, sentence[1]), lexicon=lexicon)
    spoken = [word for word in words if word.tag not in (Tag.SIGN, Tag.QUOTE)]
    return bool(spoken) and not is_order(spoken)


def past_address(text: str, sentence: Span) -> int:
    """Return where a sentence begins past those spoken to: "Ms. Hale, ...".

    Parameters
    ----------
    text : str
        The whole text.
    sentence : (int, int)
        Where it stands.

    Returns
    -------
    int
        Where it stands, if it speaks to nobody first.
    """
    start, end = sentence
    while (match := _addressed().match(text, start, end)) is not None:
        start = match.end()
    return start


@functools.cache
def _addressed() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, table("names")["roles"].split())))
    address = table("proceedings")["address"]
    return re.compile(
        rf"(?:(?i:{address})|(?i:{names})\.?(?:\s[A-Z][\w’'-]+){{1,3}})[,.]\s+(?=\S)"
    )


@functools.cache
def _addressed_last() -> re.Pattern[str]:
    return re.compile(rf",? {table('proceedings')['address']}$")


@functools.cache
def _leading() -> re.Pattern[str]:
    return re.compile(table("proceedings")["leading"])


@functools.cache
def _formal() -> re.Pattern[str]:
    held = table("proceedings")
    return re.compile("|".join((*held["formal"], *held["orders"], held["address"])))
