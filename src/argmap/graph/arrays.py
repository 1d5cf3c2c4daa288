"""Arrays: the numbers that a graph is made from, checked, and put in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import numpy as np

from argmap.errors import QueryError
from argmap.model.messages import shown

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.intp]
    Floats = npt.NDArray[np.float64]

__all__ = ["base_scores", "edges", "in_order", "score", "size_of"]

SCORE = "write a number from 0 to 1"
LARGEST = 2**31 - 1
"""Arguments are kept as integers of 32 bits."""
NUMBERS = (int, float, np.integer, np.floating)


def in_order(keys: Ints) -> Ints:
    """Return the stable order of small non-negative keys.

    Key and place are packed into one number: numpy sorts numbers about five times as
    fast as it finds a stable order.
    """
    bits = max(len(keys) - 1, 1).bit_length()
    packed = (keys << bits) | np.arange(len(keys))
    packed.sort()
    order: Ints = packed & ((1 << bits) - 1)
    return order


def score(where: str, value: Any) -> float:
    """Return a base score, which lies between 0 and 1."""
    number = isinstance(value, NUMBERS) and not isinstance(value, bool)
    if number and 0 <= value <= 1:
        return float(value)
    raise QueryError(f"{where}: {shown(value)} is no base score; {SCORE}")


def base_scores(base: Any, size: int) -> Floats:
    """Return the base scores of the arguments of a graph, checked."""
    if isinstance(base, NUMBERS):
        return np.full(size, score("base", base))
    if isinstance(base, str | Mapping):
        raise QueryError(
            f"base: {shown(base)} is no base score; "
            f"give one number, or {size} in the order of the arguments"
        )
    given = _array("base", base, "numbers", np.number)
    if len(given) != size:
        raise QueryError(
            f"base: there are {len(given)} numbers for {size} arguments; "
            "give one for each"
        )
    # A comparison with NaN is false, so that NaN is found here too.
    wrong = np.flatnonzero(~((given >= 0) & (given <= 1)))
    if len(wrong):
        score(f"base[{wrong[0]}]", given[wrong[0]].item())
    return given.astype(np.float64)


def size_of(size: Any) -> int:
    """Return how many arguments a graph has, checked."""
    if isinstance(size, bool) or not isinstance(size, int | np.integer) or size < 0:
        raise QueryError(
            f"size: {shown(size)} is no number of arguments; write 0 or more"
        )
    if size > LARGEST:
        raise QueryError(f"size: {size} arguments are too many; the most are {LARGEST}")
    return int(size)


def edges(name: str, pair: Any, size: int) -> tuple[Ints, Ints]:
    """Return the sources and the targets of edges, checked."""
    try:
        sources, targets = pair
    except (TypeError, ValueError):
        raise QueryError(
            f"{name}: {shown(pair)} is no pair; give (sources, targets)"
        ) from None
    ends = []
    for end, values in (("sources", sources), ("targets", targets)):
        where = f"{name}: {end}"
        given = _array(where, values, "integers", np.integer)
        wrong = np.flatnonzero((given < 0) | (given >= size))
        if len(wrong):
            known = f"arguments are 0 to {size - 1}" if size else "there is none"
            raise QueryError(
                f"{where}[{wrong[0]}]: no argument has number {given[wrong[0]]}; "
                f"{known}"
            )
        ends.append(given.astype(np.intp))
    if len(ends[0]) != len(ends[1]):
        raise QueryError(
            f"{name}: there are {len(ends[0])} sources and {len(ends[1])} targets; "
            "give one target for each source"
        )
    return ends[0], ends[1]


def _array(where: str, values: Any, what: str, kind: type) -> npt.NDArray[Any]:
    """Return values as an array of one dimension and one kind of number."""
    try:
        given = np.asarray(values)
    except ValueError:  # rows of different lengths
        raise QueryError(f"{where}: the values form no list; give {what}") from None
    if given.ndim != 1:
        raise QueryError(
            f"{where}: the array has {given.ndim} dimensions; give one, of {what}"
        )
    if not given.size:
        return given.astype(np.intp)
    if not np.issubdtype(given.dtype, kind) or np.iscomplexobj(given):
        raise QueryError(f"{where}: the values are of type {given.dtype}; give {what}")
    return given
