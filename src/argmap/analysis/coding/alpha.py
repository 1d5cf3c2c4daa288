"""Alpha: Krippendorff's coefficient of how reliably units were coded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from math import isfinite, isnan
from numbers import Rational, Real
from typing import Any

import attrs

from argmap.errors import QueryError
from argmap.model.choices import one_of
from argmap.model.messages import shown

__all__ = ["Alpha", "MeasurementLevel", "krippendorff_alpha"]

Unit = tuple[Hashable, ...]
Counts = dict[tuple[Any, Any], Fraction]


class MeasurementLevel(StrEnum):
    """What the distance of two values means."""

    NOMINAL = "nominal"
    INTERVAL = "interval"


@attrs.frozen(kw_only=True)
class Alpha:
    """Krippendorff's alpha, and what it is computed from.

    Parameters
    ----------
    level : MeasurementLevel
        Which disagreements count how much.
    value : float or None
        1 for perfect agreement, 0 for what chance would give, below 0 for less than
        that; None where it is undefined.
    undefined : str
        Why there is no value; "" where there is one.
    units : int
        How many units have two values or more; only these count.
    values : int
        How many values these units have: the pairable ones.
    observed, expected : float or None
        The mean disagreement of two values of one unit, and of two values of any
        units; None where there are no units.
    coincidences : tuple of (value, value, number)
        How often two values stand in one unit, each ordered pair of a unit with m
        values counting 1 / (m - 1). Only pairs that occur, and both orders of each;
        row by row, the values in the order in which they are seen.
    """

    level: MeasurementLevel
    value: float | None
    undefined: str = ""
    units: int
    values: int
    observed: float | None
    expected: float | None
    coincidences: tuple[tuple[Any, Any, float], ...]


def krippendorff_alpha(
    units: Iterable[Iterable[Hashable | None]],
    *,
    level: MeasurementLevel | str = MeasurementLevel.NOMINAL,
) -> Alpha:
    """Return Krippendorff's alpha of units that two or more coders have coded.

    Alpha is 1 - D_o / D_e [1]_. D_o is the mean of δ over the pairs of values within
    units, D_e the mean over all pairs of values, whichever units they stand in. At the
    nominal level δ is 0 for equal values and 1 for others, at the interval level
    the square of their difference. A unit with fewer than two values tells nothing
    and is left out: what a coder has not coded is never filled in.

    Arithmetic is exact, so that neither the order of the units nor that of the coders
    can change a digit. The work grows with the units, and within a unit with the
    square of the different values that it has.

    Parameters
    ----------
    units : iterable of iterable
        For each unit what its coders gave, None for what is missing. Values are
        hashable; at the interval level they are finite numbers.
    level : MeasurementLevel or str
        ``nominal`` or ``interval``.

    Returns
    -------
    Alpha
        Its value is None where no two values differ, and where fewer than two units
        have two values: all pairs are then within one unit, so that observed and
        expected are the same whatever the values.

    Raises
    ------
    QueryError
        There is no such level, or a unit or a value is none.

    References
    ----------
    .. [1] A. F. Hayes, K. Krippendorff, "Answering the call for a standard reliability
       measure for coding data", Communication Methods and Measures 1(1), 2007,
       77-89, https://doi.org/10.1080/19312450709336664

    Examples
    --------
    >>> coded = [("yes", "yes"), ("no", "no"), ("yes", "no"), ("no", None)]
    >>> found = krippendorff_alpha(coded)
    >>> found.units, round(found.observed, 3), found.expected, round(found.value, 3)
    (3, 0.333, 0.6, 0.444)
    """
    scale = one_of(MeasurementLevel, "a level of measurement", level)
    listed = [_unit(unit, number) for number, unit in enumerate(units)]
    pairs: dict[int, Counter[tuple[Hashable, Hashable]]] = {}
    totals: Counter[Hashable] = Counter()
    paired = 0
    # Units that are coded alike are counted first: they are few, however many units.
    for pattern, times in _patterns(listed).items():
        held = Counter(value for value in pattern if value is not None)
        for value in held:
            _check_value(value, scale, listed, pattern)
        size = held.total()
        if size < 2:
            continue
        paired += times
        row = pairs.setdefault(size - 1, Counter())
        for one, number in held.items():
            totals[one] += number * times
            for other, also in held.items():
                met = number * (also - 1 if one is other else also)
                if met:
                    row[one, other] += met * times
    counts: Counts = {}
    for divisor, row in sorted(pairs.items()):
        for pair, number in row.items():
            counts[pair] = counts.get(pair, Fraction(0)) + Fraction(number, divisor)
    return _alpha(scale, counts, totals, paired)


def _unit(unit: Any, number: int) -> Unit:
    if isinstance(unit, str | bytes | Mapping) or not isinstance(unit, Iterable):
        raise QueryError(
            f"units[{number}]: expected the values of its coders, found {shown(unit)}"
        )
    return tuple(unit)


def _patterns(listed: list[Unit]) -> Counter[Unit]:
    try:
        return Counter(listed)
    except TypeError:
        number, value = next(
            (number, value)
            for number, unit in enumerate(listed)
            for value in unit
            if not _is_hashable(value)
        )
        raise QueryError(
            f"units[{number}]: expected a value that can be hashed, "
            f"found {shown(value)}"
        ) from None


def _is_hashable(value: object) -> bool:
    try:
        hash(value)
    except TypeError:
        return False
    return True


def _check_value(
    value: Any, scale: MeasurementLevel, listed: list[Unit], pattern: Unit
) -> None:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    # Not isfinite for whole numbers, which may be larger than any float.
    is_finite = isinstance(value, Rational) or (is_number and isfinite(value))
    if scale is MeasurementLevel.INTERVAL:
        wanted = "" if is_number and is_finite else "a finite number"
    else:
        # What is not a number is not equal to itself, so it can be no category.
        wanted = "a value" if is_number and not is_finite and isnan(value) else ""
    if wanted:
        raise QueryError(
            f"units[{listed.index(pattern)}]: expected {wanted}, or None for what is "
            f"missing, found {shown(value)}"
        )


def _alpha(
    scale: MeasurementLevel, counts: Counts, totals: Counter[Hashable], units: int
) -> Alpha:
    size = totals.total()
    observed = expected = value = None
    undefined = ""
    if not units:
        undefined = "no unit has two values"
    else:
        apart, spread = _sums(scale, counts, totals)
        observed, expected = apart / size, spread / (size * (size - 1))
        if units == 1:
            undefined = "only one unit has two values"
        elif not expected:
            undefined = f"every value is {shown(next(iter(totals)))}"
        else:
            value = float(1 - observed / expected)
    order = {value: place for place, value in enumerate(totals)}
    met = sorted(counts, key=lambda pair: (order[pair[0]], order[pair[1]]))
    return Alpha(
        level=scale,
        value=value,
        undefined=undefined,
        units=units,
        values=size,
        observed=_rounded(observed),
        expected=_rounded(expected),
        coincidences=tuple((*pair, _number(counts[pair])) for pair in met),
    )


def _sums(
    scale: MeasurementLevel, counts: Counts, totals: Counter[Hashable]
) -> tuple[Fraction, Fraction]:
    """Return the disagreement of all pairs within units, and of all pairs at all."""
    size = totals.total()
    if scale is MeasurementLevel.NOMINAL:
        apart = sum((n for (a, b), n in counts.items() if a != b), Fraction(0))
        return apart, Fraction(size**2 - sum(n**2 for n in totals.values()))
    exact = {value: _exact(value) for value in totals}
    apart = sum(
        (n * (exact[a] - exact[b]) ** 2 for (a, b), n in counts.items()), Fraction(0)
    )
    total = sum((n * exact[value] for value, n in totals.items()), Fraction(0))
    squares = sum((n * exact[value] ** 2 for value, n in totals.items()), Fraction(0))
    return apart, 2 * (size * squares - total**2)


def _exact(value: Any) -> Fraction:
    if isinstance(value, Rational):
        return Fraction(int(value.numerator), int(value.denominator))
    return Fraction(float(value))


def _rounded(exact: Fraction | None) -> float | None:
    if exact is None:
        return None
    try:
        return float(exact)
    except OverflowError:
        raise QueryError(
            "the values lie too far apart: the square of their distance is beyond "
            "what a number can hold"
        ) from None


def _number(exact: Fraction) -> float:
    return int(exact) if exact.denominator == 1 else float(exact)
