"""Times: the date that a text says its figures are of."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import NamedTuple

from argmap.errors import ModelError
from argmap.extraction.records import Span
from argmap.model.dates import Date

__all__ = ["Time", "time_at", "time_of", "times_in"]

INITIALS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov")
MONTHS = {name: number for number, name in enumerate((*INITIALS, "dec"), 1)}
MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
YEAR = r"(?:19|20)\d\d(?![\d,]*\d)"
DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
# The longest first, so that a year is not left over.
POINT = (
    rf"(?:\d{{4}}-\d\d-\d\d\b|{DAY}\s+(?:of\s+)?{MONTH}(?:,?\s+{YEAR})?"
    rf"|{MONTH}\s+{DAY}(?:,?\s+{YEAR})?|{MONTH}(?:,|\s+of)?\s+{YEAR}|{MONTH}"
    rf"|(?:(?:the\s+)?(?:fiscal|financial|school|academic|calendar)\s+)?(?:(?:the\s+)?year\s+)?"
    rf"(?:FY\s?)?{YEAR}(?:[-–/](?:\d\d){{1,2}}\b)?)"
)
PART = (
    r"(?:the\s+)?(?:(?P<half>first|second)\s+half|(?P<quarter>first|second|third|fourth|last)"
    rf"\s+quarter)\s+of\s+(?:fiscal\s+)?(?P<of>{YEAR})"
)
AROUND = (
    r"(?:(?:late|early|mid)[\s-]+|the\s+(?:end|start|beginning|close|course|night|morning"
    r"|evening|autumn|fall|winter|spring|summer|same\s+(?:month|period|quarter|time|week))"
    r"\s+(?:of|in)\s+|all\s+of\s+|the\s+)?"
)
# A period; then what it is as of; what it is since; a part of a year; a point; last year;
# a year before another time.
TIME = re.compile(
    rf"\b(?i:from|between)\s+(?P<first>{POINT})\s+(?:to|through|until|and)\s+"
    rf"(?:[a-z ]{{0,30}}\s)?(?P<last>{POINT})"
    rf"|\b(?i:as\s+of|as\s+at)\s+{AROUND}(?P<as_of>{POINT})"
    rf"|\b(?i:since)\s+{AROUND}(?P<since>{POINT})"
    rf"|\b(?i:in|by|during|for|over|at)\s+{PART}"
    rf"|\b(?i:in|for|during)\s+the\s+(?P<length>week|month|quarter|year)\s+"
    rf"(?:to|through|ending|ended)\s+(?:on\s+)?(?P<ended>{POINT})"
    rf"|\b(?i:by)\s+{AROUND}(?P<by>{POINT})"
    rf"|\b(?i:in|on|during|for|at|through)\s+{AROUND}(?P<at>{POINT})"
    r"|(?<!the )(?<!past )\b(?P<relative>(?i:last\s+(?:year|month)"
    r"|this\s+(?:year|month|spring|summer|autumn|fall)))\b"
    r"|(?<!from )(?<!than )(?<!over )(?<!on )\b(?P<earlier>(?i:(?:a|one)\s+year\s+"
    r"(?:ago|before|earlier)|the\s+(?:year\s+before(?!\s+\w)|(?:previous|prior)\s+year)))\b"
)
PIECES = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<month>{MONTH})|(?P<year>{YEAR})(?:[-–/](?P<next>(?:\d\d){{1,2}}))?"
    r"|(?P<day>\d{1,2})"
)
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
LENGTHS = {"week": 7, "month": 30}
KINDS = ("first", "as_of", "since", "of", "ended", "by", "at", "relative", "earlier")
LONGEST = 4_000
# What parts a figure from the time of another one.
SPLIT = re.compile(
    r"[,;:()—]\s|\b(?:and|but|while|whereas|compared|against|than|up from|down from)\b"
)
# What a change led to stands between its size and its time: rose 9 percent to 44 in May.
LED_TO = re.compile(r"\s+to\s+[$£€]?\d[\d.,]*")
# What parts the two sides of a comparison: neither is of the time of the other.
COMPARED = re.compile(
    r"\b(?:(?:compared\s+(?:with|to)|as\s+against|versus|vs|(?:up|down)\s+from"
    r"|than\s+(?:it|its|that|the|their|those|they|what)"
    r"|(?:double|times|triple|twice)\s+(?:its|that|the|their|what)"
    r"|(?:above|below)\s+(?:what|(?:its|the|their)\s+[$£€]?\d+)"
    r"|currently|now|today)\b|than\s+$)|,\s+against\s"
)
CLAUSE_BEGINS = re.compile(r"(?:[;:(—]|\b(?:and|but|while|whereas))\s+$")
NEAR, FAR = 40, 400
YEARS = re.compile(r"\d{4}(?=-|/|$)")


class Time(NamedTuple):
    """A time that a text tells, where it stands, and its kind.

    The kinds are the names of what leads it in: "as_of", "first" (a period), "since",
    "of" (a part of a year), "ended" (a week, month, quarter or year up to a day), "by", "at" and
    "relative" (to the date of the document). A time that is told as a year before
    another one is `shifted` and of the kind of that one. The date is None of a time that
    cannot be told, such as "Feb. 13" in a document without a date: a figure may be of it,
    and then is of no other.
    """

    start: int
    end: int
    kind: str
    date: Date | None
    shifted: bool = False


def time_of(text: str, span: Span, *, issued: Date | None = None) -> Date | None:
    """Return the time that a text says its figures are of.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The stretch of it, as a rule a sentence.
    issued : Date, optional
        The date of the document, which gives a day without a year its year.

    Returns
    -------
    Date or None
        What stands after "as of", else the only time that is named, a year before it
        aside; None where there is none, or several.

    Examples
    --------
    >>> time_of("As of 3 May 2024 it held.", (0, 25)).text
    '2024-05-03'
    >>> time_of("From 2015 through 2020 it fell.", (0, 31)).text
    '2015/2020'
    """
    found = times_in(text, span, issued=issued)
    times = [one for one in found if not one.shifted] or found
    for one in times:
        if one.kind == "as_of":
            return one.date
    return times[0].date if len({one.date for one in times}) == 1 else None


def times_in(text: str, span: Span, *, issued: Date | None = None) -> tuple[Time, ...]:
    """Return the times that a text tells.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The stretch of it; of a very long one the first 4,000 characters count.
    issued : Date, optional
        The date of the document.

    Returns
    -------
    tuple of Time
        In the order of the text; without a date those that no calendar has, and "in May"
        and "last year" of a document without a date.
    """
    end = min(span[1], span[0] + LONGEST)
    found: list[Time] = []
    for match in TIME.finditer(text, span[0], end):
        kind = next(name for name in KINDS if match[name])
        shifted = kind == "earlier"
        if shifted:
            date = _checked(_year_before(match[kind], found, issued))
            kind = found[-1].kind if found else "relative"
        else:
            date = _checked(_told(match, kind, issued))
        found.append(Time(*match.span(), kind, date, shifted))
    return tuple(found)


def time_at(
    text: str, span: Span, *, figure: Span, times: Sequence[Time]
) -> Time | None:
    """Return the time that one figure of a sentence is of.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The sentence.
    figure : (int, int)
        Where the figure stands, with its unit.
    times : sequence of Time
        Of the sentence, from `times_in`.

    Returns
    -------
    Time or None
        Of the times in whose part of a comparison the figure stands, the one right
        behind it, else one in its clause, else the one that opens the sentence or comes
        after "as of", else the only one; it may be one without a date.
    """
    start, end = figure
    times = [one for one in times if not _compared(text, figure, one)]
    if len({one.date for one in times}) < 2:
        return times[0] if times else None
    behind = next((one for one in times if one.start >= end), None)
    if behind is not None and behind.start <= end + NEAR:
        led_to = LED_TO.match(text, end, behind.start)
        between = text[led_to.end() if led_to else end : behind.start]
        if not SPLIT.search(between) and not any(sign.isdigit() for sign in between):
            return behind
    before = [one for one in times if one.end <= start]
    if before and _leads(text, before[-1], start):
        return before[-1]
    for one in times:
        if one.kind == "as_of" or one.start <= span[0] + 1:
            return one
    return before[-1] if before else None


def _compared(text: str, figure: Span, time: Time) -> bool:
    """Tell whether a comparison stands between a figure and a time."""
    if time.start >= figure[1]:
        # "Three times the": the figure itself compares.
        return COMPARED.search(text, figure[0], time.start) is not None
    return COMPARED.search(text, time.end, figure[1]) is not None


def _leads(text: str, time: Time, start: int) -> bool:
    """Tell whether a time before a figure stands in the clause of the figure."""
    if start > time.end + FAR:
        return False
    # In "; in 2023, 57 percent did" the comma parts nothing.
    begins = CLAUSE_BEGINS.search(text, max(0, time.start - NEAR), time.start)
    comma = begins is not None and text.startswith(", ", time.end)
    return SPLIT.search(text, time.end + 2 * comma, start) is None


def _told(match: re.Match[str], kind: str, issued: Date | None) -> str | None:
    """Return a time as a date is written."""
    if kind == "first":
        last = _point(match["last"], issued)
        given = _checked(last and last[:4]) or issued
        first = _point(match["first"], given, same_year=True)
        if first is None or last is None or "/" in first + last:
            return None
        return f"{first}/{last}"
    if kind == "relative":
        return _relative(match["relative"].lower().split(), issued)
    if kind == "of":
        return _part(match)
    point = _point(match[kind], issued)
    if kind == "ended":
        return _up_to(point, match["length"])
    if kind != "since" or point is None:
        return point
    return f"{point.partition('/')[0]}/.."


def _year_before(words: str, told: Sequence[Time], issued: Date | None) -> str | None:
    """Return what is a year before the last time told, else before the document.

    "A year ago" is told from the document, so only a time of its year goes with it.
    """
    year = issued.text[:4] if issued is not None else ""
    before = told[-1].date if told else None
    text = before.text if before is not None else "" if told else year
    if words.lower().endswith("ago") and text[:4] != year:
        text = year
    if not text or ".." in text:
        return None
    return YEARS.sub(lambda one: f"{int(one[0]) - 1:04}", text)


def _up_to(point: str | None, length: str) -> str | None:
    """Return the week, month, quarter or year that ends on a day; None without it."""
    try:
        last = dt.date.fromisoformat(point or "")
        after = last + dt.timedelta(days=1)
        if length == "year":
            first = after.replace(year=after.year - 1)
        elif length == "quarter":
            year, month = divmod(12 * after.year + after.month - 4, 12)
            first = after.replace(year=year, month=month + 1)
        else:
            first = last - dt.timedelta(days=LENGTHS[length] - 1)
    except (ValueError, OverflowError):
        return None
    return f"{first}/{last}"


def _part(match: re.Match[str]) -> str:
    if match["half"]:
        low, high = (1, 6) if match["half"] == "first" else (7, 12)
    else:
        high = 3 * QUARTERS[match["quarter"]]
        low = high - 2
    return f"{match['of']}-{low:02}/{match['of']}-{high:02}"


def _relative(words: list[str], issued: Date | None) -> str | None:
    if issued is None or issued.first is None:
        return None
    year, month = issued.first[0], issued.first[1]
    back = words[0] == "last"
    if words[1] != "month":
        return f"{year - back:04}"
    if "-" not in issued.text:
        return None
    months = 12 * year + month - 1 - back
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _point(text: str, issued: Date | None, *, same_year: bool = False) -> str | None:
    """Return a point in time as a date is written, with the year of the document.

    A day that the document's year has not seen yet is of the year before.
    """
    pieces: dict[str, str] = {}
    for match in PIECES.finditer(text):
        pieces.update((name, had) for name, had in match.groupdict().items() if had)
    if "iso" in pieces:
        return pieces["iso"]
    year, month, day = (pieces.get(name) for name in ("year", "month", "day"))
    if year is not None and "next" in pieces:
        return f"{year}/{year[: 4 - len(pieces['next'])]}{pieces['next']}"
    if month is None:
        return year
    number = MONTHS[month[:3].lower()]
    if year is None:
        if issued is None or issued.first is None:
            return None
        late = (number, int(day or 0)) > issued.first[1:]
        past = late and not same_year and "-" in issued.text
        year = f"{issued.first[0] - past:04}"
    return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"


def _checked(text: str | None) -> Date | None:
    """Return a date, None for one that no calendar has, such as 31 April."""
    if text is None:
        return None
    try:
        return Date(text)
    except ModelError:
        return None
