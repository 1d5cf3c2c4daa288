"""Ordering: in which order nodes stand, so that few lines cross; no chance in it."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["crossings", "in_columns", "in_rounds"]

SWEEPS = 12
TOLERANCE = 1e-9

Pair = tuple[str, str]


def in_columns(
    left: Sequence[str], right: Sequence[str], ties: Sequence[Pair]
) -> tuple[list[str], list[str]]:
    """Return two columns in an order in which few of the ties between them cross.

    Each is sorted by turns by the mean place of what its nodes are tied to, and the
    best found is kept [1]_. Time grows with the square of the ties.

    Parameters
    ----------
    left, right : sequence of str
        The nodes of each.
    ties : sequence of (str, str)
        From left to right.

    Returns
    -------
    tuple of (list of str, list of str)
        The same nodes.

    References
    ----------
    .. [1] K. Sugiyama, S. Tagawa and M. Toda, "Methods for visual understanding of
       hierarchical system structures", IEEE Transactions on Systems, Man, and
       Cybernetics 11 (1981).

    Examples
    --------
    >>> in_columns("ab", "xy", [("a", "y"), ("b", "x")])
    (['a', 'b'], ['y', 'x'])
    """
    one, two = list(left), list(right)
    best = (crossings(one, two, ties), one, two)
    back = [(b, a) for a, b in ties]
    for _ in range(SWEEPS):
        two = _by_mean(two, one, ties)
        one = _by_mean(one, two, back)
        found = crossings(one, two, ties)
        if found < best[0]:
            best = (found, one, two)
    return best[1], best[2]


def crossings(left: Sequence[str], right: Sequence[str], ties: Iterable[Pair]) -> int:
    """Return how many pairs of ties between two columns cross.

    Parameters
    ----------
    left, right : sequence of str
        The columns, from top to bottom.
    ties : iterable of (str, str)
        From left to right.

    Returns
    -------
    int
        0 for fewer than two ties.

    Examples
    --------
    >>> crossings("ab", "xy", [("a", "y"), ("b", "x")])
    1
    """
    row = {node: at for at, node in enumerate(left)}
    column = {node: at for at, node in enumerate(right)}
    placed = [(row[one], column[two]) for one, two in ties]
    return sum((a - c) * (b - d) < 0 for (a, b), (c, d) in combinations(placed, 2))


def in_rounds(
    halves: Sequence[Sequence[str]], weights: Mapping[Pair, float]
) -> list[list[str]]:
    """Return nodes in an order in which those with heavy ties stand near each other.

    Nodes are exchanged, each with another of its half, as long as that brings what is
    tied nearer to each other.

    Parameters
    ----------
    halves : sequence of sequence of str
        Nodes on the left and on the right, from top to bottom.
    weights : mapping
        How heavy each tie is, at least 0.

    Returns
    -------
    list of list of str
        The same halves.
    """
    found = [list(half) for half in halves]
    near: dict[str, list[tuple[str, float]]] = {}
    for (one, two), weight in weights.items():
        near.setdefault(one, []).append((two, weight))
        near.setdefault(two, []).append((one, weight))
    height = {
        node: (at + 0.5) / len(half) for half in found for at, node in enumerate(half)
    }

    for _ in range(SWEEPS):
        changed = [_exchanged(half, height, near) for half in found]
        if not any(changed):
            break
    return found


def _exchanged(
    half: list[str],
    height: dict[str, float],
    near: Mapping[str, Sequence[tuple[str, float]]],
) -> bool:
    """Exchange nodes of a half where that helps; return whether it did anywhere."""

    def cost(node: str) -> float:
        return sum(
            weight * abs(height[node] - height[other])
            for other, weight in near.get(node, ())
        )

    changed = False
    for at, to in combinations(range(len(half)), 2):
        one, two = half[at], half[to]
        before = cost(one) + cost(two)
        height[one], height[two] = height[two], height[one]
        if cost(one) + cost(two) < before - TOLERANCE:
            half[at], half[to] = two, one
            changed = True
        else:
            height[one], height[two] = height[two], height[one]
    return changed


def _by_mean(
    nodes: Sequence[str], others: Sequence[str], ties: Iterable[Pair]
) -> list[str]:
    """Return nodes by the mean place of what each is tied to."""
    place = {node: at for at, node in enumerate(others)}
    tied: dict[str, list[int]] = {}
    for one, two in ties:
        tied.setdefault(two, []).append(place[one])
    mean = {node: sum(found) / len(found) for node, found in tied.items()}
    return sorted(nodes, key=lambda node: mean.get(node, 0))
