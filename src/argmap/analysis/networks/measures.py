"""Measures: how two rows of counts make the weight of an edge.

Rows are actors and columns claims, or the reverse; x+ and x- are how often a row takes
each side of a column.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Integers = NDArray[np.int64]

__all__ = ["Aggregation", "Normalization", "Ties", "ties", "weights"]

MOST_PAIRS = 4_000_000
"""How many pairs are held at a time, in about 200 MB."""


class Aggregation(StrEnum):
    """What of the statements of two makes the weight of the edge between them."""

    IGNORE = "ignore"
    CONGRUENCE = "congruence"
    CONFLICT = "conflict"
    SUBTRACT = "subtract"


class Normalization(StrEnum):
    """What the weight of an edge is divided by."""

    NONE = "none"
    AVERAGE = "average"
    JACCARD = "jaccard"
    ACTIVITY = "activity"
    PROMINENCE = "prominence"


@attrs.frozen(kw_only=True, eq=False)
class Ties:
    """The pairs of rows that share a column, each once.

    Parameters
    ----------
    first, second : ndarray
        Numbers of rows, the first the smaller; in order.
    congruence, conflict : ndarray
        The sums over the columns of x+ x'+ + x- x'-, and of x+ x'- + x- x'+.
    joint : ndarray
        How many columns both have.
    """

    first: Integers
    second: Integers
    congruence: Integers
    conflict: Integers
    joint: Integers


def ties(
    size: int, rows: Integers, columns: Integers, plus: Integers, minus: Integers
) -> Ties:
    """Return what each two rows have in common.

    Takes time by the sum over the columns of the square of their rows, and space by the
    pairs found.

    Parameters
    ----------
    size : int
        How many rows there are.
    rows, columns, plus, minus : ndarray
        The cells that are not empty, each once.

    Returns
    -------
    Ties
        Empty where no column has two rows.
    """
    import numpy as np

    order = np.lexsort((rows, columns))
    rows, columns = rows[order], columns[order]
    plus, minus = plus[order], minus[order]
    ends = np.searchsorted(columns, columns, side="right")
    later = ends - np.arange(len(rows)) - 1
    sums = np.concatenate(([0], np.cumsum(later)))
    keys = np.empty(0, np.int64)
    values = np.empty((3, 0), np.int64)
    start = 0
    while start < len(rows):
        stop = int(np.searchsorted(sums, sums[start] + MOST_PAIRS, side="right")) - 1
        stop = max(stop, start + 1)
        many = later[start:stop]
        one = np.repeat(np.arange(start, stop), many)
        within = np.arange(len(one)) - np.repeat(sums[start:stop] - sums[start], many)
        two = one + 1 + within
        found = np.stack(
            (
                plus[one] * plus[two] + minus[one] * minus[two],
                plus[one] * minus[two] + minus[one] * plus[two],
                np.ones(len(one), np.int64),
            )
        )
        keys, values = _summed(
            np.concatenate((keys, rows[one] * size + rows[two])),
            np.concatenate((values, found), axis=1),
        )
        start = stop
    return Ties(
        first=keys // max(size, 1),
        second=keys % max(size, 1),
        congruence=values[0],
        conflict=values[1],
        joint=values[2],
    )


def _summed(keys: Integers, values: Integers) -> tuple[Integers, Integers]:
    """Return each key once, in order, with the sums of its values."""
    import numpy as np

    if not len(keys):
        return keys, values
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    begins = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    return keys[begins], np.add.reduceat(values[:, order], begins, axis=1)


def weights(
    found: Ties,
    aggregation: Aggregation,
    normalization: Normalization,
    *,
    activity: Integers,
    signed: Integers,
    spoken: Integers,
) -> NDArray[Any]:
    """Return the weight of each tie; no denominator is 0, for both rows have a column.

    Parameters
    ----------
    found : Ties
        Of the counts; for `jaccard` of counts that are 0 or 1.
    aggregation : Aggregation
        What is summed.
    normalization : Normalization
        What it is divided by.
    activity, signed, spoken : ndarray
        Of each row: its statements, its pairs of column and side, its columns.

    Returns
    -------
    ndarray
        Whole numbers where nothing is divided.
    """
    one, two = found.first, found.second
    if normalization is not Normalization.JACCARD:
        weight = {
            Aggregation.IGNORE: found.congruence + found.conflict,
            Aggregation.CONGRUENCE: found.congruence,
            Aggregation.CONFLICT: found.conflict,
            Aggregation.SUBTRACT: found.congruence - found.conflict,
        }[aggregation]
        if normalization is Normalization.NONE:
            return weight
        return weight / ((activity[one] + activity[two]) / 2)
    if aggregation is Aggregation.IGNORE:
        return found.joint / (spoken[one] + spoken[two] - found.joint)
    both = signed[one] + signed[two]
    # Negating all that one of the two says makes the one share the other.
    alike = found.congruence / (both - found.congruence)
    opposed = found.conflict / (both - found.conflict)
    if aggregation is Aggregation.CONGRUENCE:
        return alike
    return opposed if aggregation is Aggregation.CONFLICT else alike - opposed
