"""Partial dates and intervals, as in EDTF level 0 with open intervals.

The standard is the Extended Date/Time Format of ISO 8601-2:2019: a year, a month, a
day, a moment, or two of them with a slash between; ``..`` leaves an interval open.
"""

from __future__ import annotations

import calendar
import re
from datetime import date as CalendarDate  # noqa: N812 - `date` names a field here
from datetime import datetime as Moment  # noqa: N812 - named like the other

import attrs

from argmap.errors import ModelError
from argmap.findings import Finding
from argmap.model.messages import shown

__all__ = ["Date"]

Day = tuple[int, int, int]

_EARLIEST: Day = (-1, 1, 1)
_LATEST: Day = (10000, 12, 31)

_POINT = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2})"
    r"(?:T(?P<time>\d{2}:\d{2}:\d{2})(?:Z|[+-](?P<zone>\d{2}(?::\d{2})?))?)?)?)?",
    re.ASCII,
)

ADVICE = "write 2025, 2025-04, 2025-04-14, 2024/2025, 2024/.. or ../2025"


@attrs.frozen(repr=False, order=False)
class Date:
    """A date as exact as it is known, or an interval that may be open at one end.

    Two dates are equal when they are written alike. There is no ``<``: whether one
    date comes before another that it overlaps has no answer. Ask `before`,
    `overlaps` or `contains`; `sort_key` serves for display only.

    Parameters
    ----------
    text : str
        An EDTF level 0 string or an open interval: ``2025``, ``2025-04``,
        ``2025-04-14``, ``2025-04-14T09:30:00Z``, ``2024/2025-06``, ``2024/..``,
        ``../2025``. A time of day is kept and not used in comparisons; an interval
        has none.

    Attributes
    ----------
    first, last : tuple of int or None
        The first and the last day meant, as (year, month, day); None at an open end.

    Raises
    ------
    ModelError
        The text is no such date, or the interval ends before it starts.

    References
    ----------
    .. [1] Library of Congress, "Extended Date/Time Format (EDTF) Specification",
       https://www.loc.gov/standards/datetime/

    Examples
    --------
    >>> Date("2025-04").before(Date("2025-05-01"))
    True
    >>> Date("2024/..").contains(Date("2026-02-13"))
    True
    """

    text: str
    first: Day | None = attrs.field(init=False, eq=False)
    last: Day | None = attrs.field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        first, last = _bounds(self.text)
        object.__setattr__(self, "first", first)
        object.__setattr__(self, "last", last)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"Date({self.text!r})"

    @property
    def is_interval(self) -> bool:
        """Whether the date was written as an interval."""
        return "/" in self.text

    @property
    def sort_key(self) -> tuple[Day, Day, str]:
        """A key that puts dates in order for display: first day, last day, text."""
        return (self.first or _EARLIEST, self.last or _LATEST, self.text)

    def before(self, other: Date) -> bool:
        """Return whether this date is wholly over when the other begins."""
        return (self.last or _LATEST) < (other.first or _EARLIEST)

    def ends_by(self, other: Date) -> bool:
        """Return whether this date is over by the end of the other."""
        return self.last is not None and self.last <= (other.last or _LATEST)

    def overlaps(self, other: Date) -> bool:
        """Return whether some day belongs to both dates."""
        return not self.before(other) and not other.before(self)

    def contains(self, other: Date) -> bool:
        """Return whether every day of the other date belongs to this one."""
        return (self.first or _EARLIEST) <= (other.first or _EARLIEST) and (
            other.last or _LATEST
        ) <= (self.last or _LATEST)

    @classmethod
    def of(cls, value: object) -> Date:
        """Return the date that a string, a year or a calendar date stands for.

        Parameters
        ----------
        value : Date, str, int, datetime.date or datetime.datetime
            An int is a year; of a moment fractions of a second are dropped.

        Returns
        -------
        Date
            The date itself where one was given.

        Raises
        ------
        ModelError
            The value stands for no date.
        """
        if isinstance(value, Date):
            return value
        if isinstance(value, str):
            return cls(value.strip())
        if isinstance(value, int) and not isinstance(value, bool):
            if 0 <= value <= 9999:
                return cls(f"{value:04d}")
        elif isinstance(value, Moment):
            return cls(value.isoformat(timespec="seconds"))
        elif isinstance(value, CalendarDate):
            return cls(value.isoformat())
        raise _refused(f"{shown(value)} is not a date; {ADVICE}")


def _bounds(text: object) -> tuple[Day | None, Day | None]:
    if not isinstance(text, str):
        raise _refused(f"{shown(text)} is not a date; {ADVICE}")
    begin, slash, end = text.partition("/")
    if not slash:
        return _point(text, text)
    if begin == end == "..":
        raise _refused(
            f"{shown(text)} is open at both ends, so it says nothing; {ADVICE}"
        )
    if "T" in text:
        raise _refused(f"{shown(text)} is an interval with a time of day; write days")
    first = None if begin == ".." else _point(begin, text)[0]
    last = None if end == ".." else _point(end, text)[1]
    if first is not None and last is not None and last < first:
        raise _refused(
            f"{shown(text)} ends before it starts; write the earlier date first"
        )
    return first, last


def _point(part: str, text: str) -> tuple[Day, Day]:
    match = _POINT.fullmatch(part)
    if match is None:
        raise _refused(f"{shown(text)} is not a date; {ADVICE}")
    year = int(match["year"])
    if match["month"] is None:
        return (year, 1, 1), (year, 12, 31)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise _refused(
            f"{shown(text)} is not a date: no month is {match['month']}, "
            "months are 01 to 12"
        )
    days = calendar.monthrange(year, month)[1]
    if match["day"] is None:
        return (year, month, 1), (year, month, days)
    day = int(match["day"])
    if not 1 <= day <= days:
        raise _refused(
            f"{shown(text)} is not a date: {year:04d}-{month:02d} has {days} days"
        )
    for time in (match["time"], match["zone"]):
        if time is not None and not _is_time(time):
            raise _refused(f"{shown(text)} is not a date: no time is {time}")
    return (year, month, day), (year, month, day)


def _is_time(text: str) -> bool:
    """Whether hours, minutes and seconds are such as a clock shows."""
    hours, *rest = (int(part) for part in text.split(":"))
    return hours <= 23 and all(part <= 59 for part in rest)


def _refused(message: str) -> ModelError:
    return ModelError(findings=(Finding(code="invalid-date", message=message),))
