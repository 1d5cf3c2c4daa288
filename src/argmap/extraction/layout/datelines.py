"""Datelines: the place, day and agency that a report begins with."""

from __future__ import annotations

import functools
import re

from argmap.extraction.records import Span
from argmap.extraction.words.lexicon import table

__all__ = ["past_dateline"]

LONGEST = 120
UPPER = "[A-ZÀ-ÖØ-Þ]"
CAPITALS = rf"{UPPER}(?:{UPPER}|[.’'])+(?:[ /-]{UPPER}(?:{UPPER}|[.’'])*){{0,4}}"
MIXED = rf"{UPPER}[\w.’'-]+(?: {UPPER}[\w.’'-]+){{0,2}}"
REGION = rf"(?:, {MIXED})?"
DAY = (
    r"(?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.? \d{1,2}"
    r"(?:, \d{4})?"
)
DASH = r"\s?(?:[—–―]|--)\s?|\s-\s"
NEXT = r"(?=[\"“‘'A-Z\d$£€])"


def past_dateline(text: str, span: Span) -> int:
    """Return where a paragraph goes on behind its dateline.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        Where a paragraph stands in it.

    Returns
    -------
    int
        Behind the dash of "WASHINGTON (AP) — Rents fell"; the beginning of a paragraph
        without a dateline, as of "MYTH — Rents fell".

    Examples
    --------
    >>> text = "LONDON, March 3 (Reuters) - Rents fell."
    >>> text[past_dateline(text, (0, len(text))) :]
    'Rents fell.'
    """
    start, end = span
    match = _dateline().match(text, start, min(end, start + LONGEST))
    if match is None or (match["place"] or "").lower() in _labels():
        return start
    return match.end()


@functools.cache
def _labels() -> frozenset[str]:
    grammar = table("grammar")
    names = ("labels", "myths", "unowned")
    return frozenset(word for name in names for word in grammar[name].split())


@functools.cache
def _dateline() -> re.Pattern[str]:
    """Return what a dateline is: a place in capitals, or an agency that is known."""
    names = "|".join(map(re.escape, table("boilerplate")["agencies"]))
    known = rf"\s?(?:\((?:{names})\)|/(?:{names})/|(?:--|—)\s?\((?:{names})\))"
    where = rf"{REGION}(?:, {DAY})?"
    some = r"(?:\s?\([A-Z][\w .&-]{1,30}\))?"
    return re.compile(
        rf"(?:(?P<place>{CAPITALS}){where}{some}(?:{DASH})"
        rf"|(?:(?:{CAPITALS}|{MIXED}){where}|{DAY})?{known}(?:{DASH}|\s)"
        rf"|(?:{CAPITALS}|{MIXED}){where} \| (?:{names}) \| ){NEXT}"
    )
