"""Disagreement: what two figures of one kind are to each other."""

from __future__ import annotations

import math

from argmap.extraction.matching.matches import MatchKind
from argmap.extraction.matching.readings import Reading
from argmap.extraction.quantities.units import is_general
from argmap.model.claims import Measure, Quantity
from argmap.model.dates import Date

__all__ = ["Verdict", "comparable", "disagreement"]

Verdict = tuple[MatchKind, Reading, Reading, str]
"""The kind, the newer figure or the first, the other one, and how their times stand."""


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
      times, or what share, stands twice.
    * Of one time, or where a time is not known, they conflict if they cannot both be
      right: bounds that leave room for the other figure, or a figure that is the other
      one rounded, are no conflict. But a count that was first said later, of a time not
      told, is taken to be the newer; a sum of money or a length of time is not.

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
    if _bounds(one.quantity) == _bounds(other.quantity):
        return None
    level = not {one.quantity.measure, other.quantity.measure} & {
        Measure.FLOW,
        Measure.RATIO,
    }
    if one.valid is not None and other.valid is not None:
        later = _later(one.valid, other.valid)
        if later is not None:
            if not level:
                return None
            new, old = (one, other) if later == 0 else (other, one)
            return MatchKind.SUPERSEDED, new, old, f"{new.valid} is after {old.valid}"
        same = one.valid == other.valid
        times = f"both are of {one.valid}" if same else "their times overlap"
    else:
        later = _later(one.said, other.said)
        if later is not None and level and not is_general(one.unit):
            new, old = (one, other) if later == 0 else (other, one)
            times = f"said in {new.said}, after {old.said}"
            return (
                MatchKind.SUPERSEDED,
                new,
                old,
                f"{times}; their times are not all told",
            )
        times = "the time of one of them is not told"
        if one.valid is other.valid:
            times = "their times are not told"
    if _both_fit(one.quantity, other.quantity):
        return None
    return MatchKind.CONFLICTING, one, other, times


def _later(one: Date | None, other: Date | None) -> int | None:
    """Return which of two dates is wholly after the other: 0, 1, or None."""
    if one is None or other is None:
        return None
    if other.before(one):
        return 0
    return 1 if one.before(other) else None


def _bounds(quantity: Quantity) -> tuple[float | None, ...]:
    return quantity.lower, quantity.value, quantity.upper


def _both_fit(one: Quantity, other: Quantity) -> bool:
    (low, high), (its_low, its_high) = _range(one), _range(other)
    if low <= its_high and its_low <= high:
        return True
    return (
        one.value is not None
        and other.value is not None
        and (_rounds_to(one.value, other.value) or _rounds_to(other.value, one.value))
    )


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
    places = digits - 1 - math.floor(math.log10(abs(exact)))
    return math.isclose(round(exact, places), rough)
