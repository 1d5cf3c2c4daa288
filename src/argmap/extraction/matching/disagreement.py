"""Disagreement: what two figures of one kind are to each other."""

from __future__ import annotations

import datetime as dt
import math

from argmap.extraction.matching.matches import MatchKind
from argmap.extraction.matching.readings import Reading
from argmap.extraction.quantities.units import is_general
from argmap.model.claims import Measure, Quantity
from argmap.model.dates import Date

__all__ = ["Verdict", "comparable", "disagreement"]

Verdict = tuple[MatchKind, Reading, Reading, str]
"""The kind, the newer figure or the first, the other one, and how their times stand."""

DAYS_IN_400_YEARS = 146_097
NEWS = 60
"""How many days later a count of a time not told has to be said to be a newer one.

Within weeks two papers that differ on a count speak of one event.
"""
ROUGH = 0.05
"""By what part "about 300" and "two-thirds" may be off."""


def comparable(one: Reading, other: Reading) -> bool:
    """Return whether two figures can be set against each other.

    As for `figures`, unit, measure and scope have to be the same; here what is not said
    may be the same, and units are if their noun is.

    Parameters
    ----------
    one, other : Reading
        Two figures.

    Returns
    -------
    bool
        Whether nothing that is known of them differs.
    """
    mine, its = one.quantity, other.quantity
    return (
        one.unit == other.unit
        and (mine.measure is its.measure or None in (mine.measure, its.measure))
        and (
            None in (mine.scope, its.scope)
            or str(mine.scope).casefold() == str(its.scope).casefold()
        )
    )


def disagreement(one: Reading, other: Reading) -> Verdict | None:
    """Return whether two comparable figures conflict, or one supersedes the other.

    * Of different times, a level gives way to the newer one; what happened in two
      times, or what share, stands twice. A figure whose time is not told is of no later
      time than when it was said, unless it is a forecast.
    * Of one time, or where a time is not known, they conflict if they cannot both be
      right: bounds that leave room for the other figure, or a figure that is the other
      one rounded, are no conflict. But a count that was first said `NEWS` days later,
      of a time not told, is taken to be the newer; a sum of money, a share, a length,
      people, or what happened in a period is not.

    Parameters
    ----------
    one, other : Reading
        In the order of the map.

    Returns
    -------
    (MatchKind, Reading, Reading, str) or None
        The newer figure first where one supersedes; last, how their times stand. None
        where both can stand.
    """
    if one.quantity.bounds == other.quantity.bounds:
        return None
    level = not {one.quantity.measure, other.quantity.measure} & {
        Measure.FLOW,
        Measure.RATIO,
    }
    later, times = _order(one, other)
    if later is None and level and not is_general(one.unit):
        later, times = _news(one, other, times)
    if later is not None:
        # What is the same but for rounding was not replaced.
        if not level or _are_rounded(one, other):
            return None
        new, old = (one, other) if later == 0 else (other, one)
        return MatchKind.SUPERSEDED, new, old, times
    if _both_fit(one, other):
        return None
    return MatchKind.CONFLICTING, one, other, times


def _order(one: Reading, other: Reading) -> tuple[int | None, str]:
    """Return which figure is of a later time, 0 or 1, and how their times stand."""
    if one.valid is not None and other.valid is not None:
        later = _later(one.valid, other.valid)
        if later is not None:
            new, old = (one, other) if later == 0 else (other, one)
            return later, f"{new.valid} is after {old.valid}"
        same = one.valid == other.valid
        return None, f"both are of {one.valid}" if same else "their times overlap"
    if one.valid is other.valid:
        return None, "their times are not told"
    told, untold = (one, other) if one.valid is not None else (other, one)
    forecast = told.said is None or told.said.before(told.valid or told.said)
    if not forecast and _later(told.valid, untold.said) == 0:
        return (
            0 if told is one else 1,
            f"{told.valid} is after {untold.said}, when the other was said",
        )
    return None, "the time of one of them is not told"


def _news(one: Reading, other: Reading, times: str) -> tuple[int | None, str]:
    """Return which count was said so much later that it is the newer."""
    if one.valid is not None and other.valid is not None:
        return None, times
    later = _later(one.said, other.said)
    if later is None:
        return None, times
    new, old = (one, other) if later == 0 else (other, one)
    if _days(new.said) - _days(old.said) < NEWS:
        return None, times
    return later, f"said in {new.said}, after {old.said}; their times are not all told"


def _days(date: Date | None) -> int:
    """Return the first day of a date as a number."""
    if date is None or date.first is None:
        return 0
    year, month, day = date.first
    # Python's calendar begins with the year 1; after 400 years it repeats itself.
    cycles, year = divmod(year, 400)
    return DAYS_IN_400_YEARS * cycles + dt.date(year + 400, month, day).toordinal()


def _later(one: Date | None, other: Date | None) -> int | None:
    """Return which of two dates is wholly after the other: 0, 1, or None."""
    if one is None or other is None:
        return None
    if other.before(one):
        return 0
    return 1 if one.before(other) else None


def _both_fit(one: Reading, other: Reading) -> bool:
    (low, high), (its_low, its_high) = _range(one.quantity), _range(other.quantity)
    return (low <= its_high and its_low <= high) or _are_rounded(one, other)


def _are_rounded(one: Reading, other: Reading) -> bool:
    """Whether one figure is the other one rounded, as far as its text rounds."""
    mine, its = one.quantity.value, other.quantity.value
    if mine is None or its is None:
        return False
    near = math.isclose(mine, its, rel_tol=ROUGH) and (one.rough or other.rough)
    return near or _rounds_to(mine, its) or _rounds_to(its, mine)


def _range(quantity: Quantity) -> tuple[float, float]:
    value = quantity.value
    low = quantity.lower if quantity.lower is not None else value
    high = quantity.upper if quantity.upper is not None else value
    return (-math.inf if low is None else low, math.inf if high is None else high)


def _rounds_to(exact: float, rough: float) -> bool:
    """Whether a figure is another one rounded, to two digits or more."""
    digits = len(f"{abs(rough):.6f}".replace(".", "").strip("0"))
    if digits < 2 or exact == 0:
        return False
    # In text, for `round` fails near the largest number there is.
    return math.isclose(float(f"{exact:.{digits - 1}e}"), rough)
