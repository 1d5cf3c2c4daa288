"""Time scale: dates as places on an axis, and where to mark it."""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from argmap.model.dates import Date

__all__ = ["TimeScale", "scale_of", "span"]

SHORT_MONTHS = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
MOST_TICKS = 7
MARGIN = 0.04
SHORTEST = 1 / 4
"""In years: a shorter time is shown as a part of one this long."""


@attrs.frozen(kw_only=True)
class TimeScale:
    """A stretch of time, in years and parts of years.

    Parameters
    ----------
    begin, end : float
        Where the axis begins and ends.
    ticks : tuple of (float, str)
        The places to mark, and what to write there.
    """

    begin: float
    end: float
    ticks: tuple[tuple[float, str], ...]

    def clipped(self, date: Date) -> tuple[float, float]:
        """Return where a date begins and ends, open ends at those of the axis."""
        first, last = span(date)
        return (
            self.begin if first is None else first,
            self.end if last is None else last,
        )


def span(date: Date) -> tuple[float | None, float | None]:
    """Return where the first day of a date begins and its last one ends, in years.

    Parameters
    ----------
    date : Date
        Any date.

    Returns
    -------
    tuple of (float or None, float or None)
        None at an open end.

    Examples
    --------
    >>> from argmap.model.dates import Date
    >>> span(Date("2024/..")), span(Date("2024"))
    ((2024.0, None), (2024.0, 2025.0))
    """
    first = None if date.first is None else _place(*date.first)
    last = None if date.last is None else _place(*date.last, whole=True)
    return first, last


def scale_of(dates: Iterable[Date]) -> TimeScale:
    """Return a scale on which some dates have room.

    Parameters
    ----------
    dates : iterable of Date
        At least one.

    Returns
    -------
    TimeScale
        With a margin at both ends, and at most eight marks at full years or months.
    """
    ends = [end for date in dates for end in span(date) if end is not None]
    low, high = min(ends), max(ends)
    length = max(high - low, SHORTEST)
    middle = (low + high) / 2
    begin = min(low, middle - length / 2) - MARGIN * length
    end = max(high, middle + length / 2) + MARGIN * length
    return TimeScale(begin=begin, end=end, ticks=tuple(_ticks(begin, end)))


def _place(year: int, month: int, day: int, *, whole: bool = False) -> float:
    """Return where a day begins, or ends, in years."""
    days = [calendar.monthrange(year, m)[1] for m in range(1, 13)]
    return year + (sum(days[: month - 1]) + day - (not whole)) / sum(days)


def _ticks(begin: float, end: float) -> Iterator[tuple[float, str]]:
    length = end - begin
    for months in (1, 2, 3, 6):
        if length * 12 / months <= MOST_TICKS:
            yield from _months(begin, end, months)
            return
    step = next(s for s in _steps() if length / s <= MOST_TICKS)
    for year in range(math.ceil(begin / step) * step, math.floor(end) + 1, step):
        yield float(year), f"{year:04d}"


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10


def _months(begin: float, end: float, step: int) -> Iterator[tuple[float, str]]:
    number = math.ceil(begin * 12 / step) * step
    while number / 12 <= end:
        year, month = divmod(number, 12)
        place = _place(year, month + 1, 1)
        if begin <= place <= end:
            yield place, f"{SHORT_MONTHS[month]} {year}"
        number += step
