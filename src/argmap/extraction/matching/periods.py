"""Periods: the time that a text says its figures are of."""

from __future__ import annotations

import re

from argmap.errors import ModelError
from argmap.model.dates import Date

__all__ = ["period_in"]

MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
YEAR = r"(?:19|20)\d{2}"
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
POINT = (
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{MONTH}),?\s+(?P<year>{YEAR})"
    rf"|(?P<month2>{MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year2>{YEAR})"
    rf"|(?P<month3>{MONTH}),?\s+(?P<year3>{YEAR})"
    rf"|(?P<year4>{YEAR}))\b"
)
SPAN = re.compile(
    rf"\b(?:from|between)\s+(?P<first>{YEAR})\s+(?:to|through|until|and)\s+"
    rf"(?P<last>{YEAR})\b",
    re.IGNORECASE,
)
SINCE = re.compile(rf"\bsince\s+(?:{MONTH}\s+)?(?P<first>{YEAR})\b", re.IGNORECASE)
AT = re.compile(
    rf"\b(?P<lead>as of|in|by|on|during|for|at the end of)\s+(?:(?:late|early|mid)[\s-]+)?{POINT}",
    re.IGNORECASE,
)
LONGEST = 4_000


def period_in(text: str) -> Date | None:
    """Return the time that a text says its figures are of.

    Parameters
    ----------
    text : str
        English.

    Returns
    -------
    Date or None
        What stands after "as of", else the only time that is named; None where there
        is none, or several.

    Examples
    --------
    >>> period_in("As of 13 February 2026 the city had 12 routes.").text
    '2026-02-13'
    >>> period_in("From 2015 to 2020 the city built 12 stops.").text
    '2015/2020'
    """
    text = text[:LONGEST]
    points = [(match, _point(match)) for match in AT.finditer(text)]
    for match, point in points:
        if match["lead"].casefold() == "as of":
            return point
    spans = [
        _date(f"{match['first']}/{match['last']}") for match in SPAN.finditer(text)
    ]
    open_ = [_date(f"{match['first']}/..") for match in SINCE.finditer(text)]
    found = {date for _, date in points} | {*spans, *open_}
    return found.pop() if len(found) == 1 else None


def _point(match: re.Match[str]) -> Date | None:
    year = match["year"] or match["year2"] or match["year3"] or match["year4"]
    month = match["month"] or match["month2"] or match["month3"]
    day = match["day"] or match["day2"]
    text = str(year)
    if month:
        text += f"-{MONTHS.index(month[:3].casefold()) + 1:02}"
    if day:
        text += f"-{int(day):02}"
    return _date(text)


def _date(text: str) -> Date | None:
    """Return a date, None for one that no calendar has, such as 31 April."""
    try:
        return Date(text)
    except ModelError:
        return None
