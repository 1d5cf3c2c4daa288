"""Windows: a span of time cut into windows, for a network of each."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from argmap.errors import QueryError
from argmap.model.dates import Date

__all__ = ["network_windows"]

Day = tuple[int, int, int]


def network_windows(
    since: Date | str, until: Date | str, *, months: int = 12, step: int | None = None
) -> Iterator[tuple[Date, Date]]:
    """Return the first and the last day of windows that cover a span of time.

    Parameters
    ----------
    since, until : Date or str
        The span, both ends included.
    months : int
        How long a window is, at least 1.
    step : int, optional
        After how many months the next one begins, at least 1: fewer than `months` for
        windows that overlap, more for gaps; by default as many.

    Returns
    -------
    iterator of (Date, Date)
        For ``since`` and ``until`` of a network. The last window is cut at the end of
        the span.

    Raises
    ------
    QueryError
        The span is open at an end or ends before it begins, or a number is below 1.

    Examples
    --------
    >>> [f"{a} to {b}" for a, b in network_windows("2023", "2024-06")]
    ['2023-01-01 to 2023-12-31', '2024-01-01 to 2024-06-30']
    """
    ahead = months if step is None else step
    for name, number in (("months", months), ("step", ahead)):
        if type(number) is not int or number < 1:
            raise QueryError(f"{name}: {number!r} is not a whole number of at least 1")
    begin, end = Date.of(since), Date.of(until)
    if begin.first is None or end.last is None:
        raise QueryError(
            f"windows need a first and a last day, not {begin.text!r} to {end.text!r}"
        )
    if end.last < begin.first:
        raise QueryError(
            f"the span ends before it begins: until {end.text!r} is before since "
            f"{begin.text!r}; write the earlier date as since"
        )
    return _windows(begin.first, end.last, months, ahead)


def _windows(
    first: Day, last: Day, months: int, step: int
) -> Iterator[tuple[Date, Date]]:
    number = 0
    while (start := _later(first, number * step)) <= last:
        stop = _day_before(_later(first, number * step + months))
        yield _date(start), _date(min(stop, last))
        if stop >= last:
            return
        number += 1


def _later(day: Day, months: int) -> Day:
    """Return the day so many months later; the last of the month where it is shorter."""
    year, month = divmod(day[0] * 12 + day[1] - 1 + months, 12)
    return year, month + 1, min(day[2], _length(year, month + 1))


def _day_before(day: Day) -> Day:
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return year, month, _length(year, month)


def _length(year: int, month: int) -> int:
    # Of no month does the length depend on more than the 400 years of the calendar.
    return calendar.monthrange(year % 400 + 400, month)[1]


def _date(day: Day) -> Date:
    return Date("{:04d}-{:02d}-{:02d}".format(*day))
