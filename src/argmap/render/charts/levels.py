"""Levels: which figures of a timeline are plotted, how high, and how written."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from argmap.model.claims import Measure, Quantity
from argmap.render.charts.timescale import span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.analysis.chronology.series import Series
    from argmap.model.claims import Claim
    from argmap.model.dates import Date

__all__ = ["is_moment", "joined", "level", "plotted", "short_amount"]

MOST_VALUE = 1e15
MOST_LONGER = 0.11
"""Months and quarters count as equally long."""


def plotted(series: Iterable[Series]) -> tuple[Series, ...]:
    """Return the series that need a plot: those with figures of two dates or more.

    Figures of different series never share a plot, however alike their units are:
    what shares an axis is compared.

    Parameters
    ----------
    series : iterable of Series
        Those of a timeline.

    Returns
    -------
    tuple of Series
        In the order given.
    """
    return tuple(
        one for one in series if sum(level(c) is not None for c in one.claims) > 1
    )


def joined(one: Claim, other: Claim) -> bool:
    """Whether a line may join two figures of a series.

    Levels may be joined, whatever their dates; changes and shares only where they are
    of times of one length, since what happened in five years is no more than what
    happened in one.

    Parameters
    ----------
    one, other : Claim
        Claims of one series.

    Returns
    -------
    bool
        False where either has no date.
    """
    if one.valid is None or other.valid is None or one.quantity is None:
        return False
    if one.quantity.measure is Measure.STOCK:
        return True
    lengths = sorted(_length(valid) for valid in (one.valid, other.valid))
    return lengths[1] <= lengths[0] * (1 + MOST_LONGER)


def level(claim: Claim) -> float | None:
    """Return how high a figure is plotted: its value, else its bound or their middle.

    Parameters
    ----------
    claim : Claim
        Any claim.

    Returns
    -------
    float or None
        None where there is no figure, no date, or a number too large to draw.
    """
    figure = claim.quantity
    if figure is None or claim.valid is None:
        return None
    bounds = [n for n in (figure.lower, figure.upper) if n is not None]
    given = bounds if figure.value is None else [figure.value]
    if any(abs(n) > MOST_VALUE for n in (*given, *bounds)):
        return None
    return sum(given) / len(given)


def short_amount(figure: Quantity) -> str:
    """Return a figure without its unit, as it stands beside a point.

    Parameters
    ----------
    figure : Quantity
        Any quantity.

    Returns
    -------
    str
        With ``+`` for a lower bound alone and ``≤`` for an upper one.
    """
    if figure.value is not None:
        return _number(figure.value)
    if figure.lower is not None and figure.upper is not None:
        return f"{_number(figure.lower)}–{_number(figure.upper)}"
    if figure.lower is not None:
        return f"{_number(figure.lower)}+"
    assert figure.upper is not None  # noqa: S101 - one of the three is given
    return f"≤ {_number(figure.upper)}"


def is_moment(claim: Claim) -> bool:
    """Whether a claim is of some day in its time, and not of all of it.

    That is so of a level whose day is not known; a change is of the whole time.
    """
    figure, valid = claim.quantity, claim.valid
    return (
        figure is not None
        and figure.measure is Measure.STOCK
        and valid is not None
        and not valid.is_interval
        and valid.first != valid.last
    )


def _length(valid: Date) -> float:
    """Return how long a time is in years; an open one has no length to compare."""
    first, last = span(valid)
    return math.nan if first is None or last is None else last - first


def _number(number: float) -> str:
    text = f"{number:,.6g}" if abs(number) < 1e6 else f"{number:,.0f}"
    whole = f"{number:,}" if isinstance(number, int) else text
    return whole.replace("-", "−")
