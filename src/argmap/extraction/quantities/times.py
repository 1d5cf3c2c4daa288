"""Times: the date that a sentence says its figures are of."""

from __future__ import annotations

import re

from argmap.errors import ModelError
from argmap.extraction.records import Span
from argmap.model.dates import Date

__all__ = ["time_of"]

NAMES = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
NUMBERS = {name[:3].lower(): number for number, name in enumerate(NAMES, 1)}
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
WHEN = (
    rf"(?:(?P<month>{MONTH})\s+(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?(?:,?\s*(?P<year>\d{{4}}))?"
    rf"|(?P<day2>\d{{1,2}})\s+(?P<month2>{MONTH})(?:\s+(?P<year2>\d{{4}}))?"
    r"|(?P<year3>(?:19|20)\d{2}))\b"
)
AS_OF = re.compile(rf"\b[Aa]s\s+of\s+(?:late\s+|early\s+|mid-)?{WHEN}")
FROM_TO = re.compile(
    r"\b(?:[Ff]rom|[Bb]etween)\s+(?P<first>(?:19|20)\d{2})\s+(?:to|through|until|and)\s+"
    r"(?:[a-z ]{0,30}\s)?(?P<last>(?:19|20)\d{2})\b"
)
SINCE = re.compile(r"\b[Ss]ince\s+(?P<year>(?:19|20)\d{2})\b")
IN = re.compile(
    rf"\b(?:[Ii]n|[Bb]y|[Oo]n|[Dd]uring)\s+(?:late\s+|early\s+|mid-)?{WHEN}"
)
LONGEST = 4_000


def time_of(text: str, span: Span, *, issued: Date | None = None) -> Date | None:
    """Return the time that a sentence says its figures are of.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The sentence.
    issued : Date, optional
        The date of the document, which gives a day without a year its year.

    Returns
    -------
    Date or None
        "As of" comes before a period, a period before "in"; the first of each.

    Examples
    --------
    >>> time_of("As of 3 May 2024 it held.", (0, 25)).text
    '2024-05-03'
    >>> time_of("From 2015 through 2020 it fell.", (0, 31)).text
    '2015/2020'
    """
    start, end = span[0], min(span[1], span[0] + LONGEST)
    match = AS_OF.search(text, start, end)
    if match is not None:
        return _date(match, issued)
    match = FROM_TO.search(text, start, end)
    if match is not None:
        return _checked(f"{match['first']}/{match['last']}")
    match = SINCE.search(text, start, end)
    if match is not None:
        return _checked(f"{match['year']}/..")
    match = IN.search(text, start, end)
    return _date(match, issued) if match is not None else None


def _date(match: re.Match[str], issued: Date | None) -> Date | None:
    year = match["year"] or match["year2"] or match["year3"]
    month = match["month"] or match["month2"]
    day = match["day"] or match["day2"]
    if year is None:
        if issued is None or issued.first is None or month is None:
            return None
        year = f"{issued.first[0]:04}"
    if month is None:
        return _checked(year)
    number = NUMBERS[month[:3].lower()]
    return _checked(
        f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"
    )


def _checked(text: str) -> Date | None:
    try:
        return Date(text)
    except ModelError:
        return None
