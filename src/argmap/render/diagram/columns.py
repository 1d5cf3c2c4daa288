"""Columns: where the boxes of an overview stand, so that it fits a landscape page.

Issues that bear on another stand to its right, as far as there is room: a column
holds no more than a page is high. Issues that bear on nothing, and that nothing bears
on, fill what is left.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from argmap.graph.traversal import components

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["columned"]

PAGE = 1.8
"""Width to height of what the boxes fill; above them stands the head."""
MOST_TRIED = 24
"""Heights that are tried out."""


def columned(
    heights: Sequence[int], links: Iterable[tuple[int, int]], *, width: int
) -> list[list[int]]:
    """Return the boxes of each column, from left to right.

    Parameters
    ----------
    heights : sequence of int
        About how high each box is, with the room below it.
    links : iterable of tuple of int
        Places in `heights` of a box and of one that it bears on.
    width : int
        How wide a column is, in the unit of the heights.

    Returns
    -------
    list of list of int
        Places in `heights`, each once; what bears on nothing and is borne on by
        nothing comes last in its column. No columns for no boxes.

    Notes
    -----
    The boxes are layered within a bound, as in the algorithm of Coffman and Graham:
    a column takes those of which all targets stand to the left, those with the
    longest way behind them first, until it is full. Issues that bear on each other
    in a circle count as one.

    References
    ----------
    .. [1] E. G. Coffman, R. L. Graham, "Optimal scheduling for two-processor
       systems", Acta Informatica 1 (1972), 200-213.
    """
    if not heights:
        return []
    ahead = _without_circles(len(heights), links)
    total = sum(heights)
    tallest = max(heights)
    best: tuple[float, list[list[int]]] | None = None
    bounds = {max(tallest, total // count) for count in range(1, MOST_TRIED + 1)}
    for bound in sorted(bounds):
        columns = _filled(heights, ahead, bound)
        high = max(sum(heights[at] for at in column) for column in columns)
        shape = len(columns) * width / high
        miss = max(shape / PAGE, PAGE / shape)
        if best is None or miss < best[0]:
            best = miss, columns
    return best[1] if best else []


def _without_circles(count: int, links: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return what each box bears on, but for what bears on it in turn."""
    successors: dict[int, list[int]] = {at: [] for at in range(count)}
    for start, end in links:
        if start != end:
            successors[start].append(end)
    part = [0] * count
    for number, component in enumerate(components(successors)):
        for at in component:
            part[at] = number
    return [
        sorted({end for end in ends if part[end] != part[start]})
        for start, ends in successors.items()
    ]


def _filled(
    heights: Sequence[int], ahead: Sequence[Sequence[int]], bound: int
) -> list[list[int]]:
    behind: list[list[int]] = [[] for _ in heights]
    for start, ends in enumerate(ahead):
        for end in ends:
            behind[end].append(start)
    weight = _weights(ahead, behind)
    joined = [bool(ahead[at] or behind[at]) for at in range(len(heights))]
    waiting = [len(ends) for ends in ahead]
    ready = [at for at in range(len(heights)) if joined[at] and not waiting[at]]
    columns: list[list[int]] = []
    while ready:
        column: list[int] = []
        room = bound
        for at in sorted(ready, key=lambda at: (-weight[at], at)):
            if heights[at] <= room:
                column.append(at)
                room -= heights[at]
        ready = [at for at in ready if at not in set(column)]
        for at in column:
            for start in behind[at]:
                waiting[start] -= 1
                if not waiting[start]:
                    ready.append(start)
        columns.append(column)
    loose = [at for at in range(len(heights)) if not joined[at]]
    _fill_up(columns, loose, heights, bound)
    return columns


def _fill_up(
    columns: list[list[int]], loose: list[int], heights: Sequence[int], bound: int
) -> None:
    """Put boxes into the columns with most room, and into new ones beyond the bound."""
    filled = [
        (sum(heights[at] for at in column), n) for n, column in enumerate(columns)
    ]
    heapify(filled)
    for at in loose:
        if not filled or filled[0][0] + heights[at] > bound:
            columns.append([])
            heappush(filled, (0, len(columns) - 1))
        high, number = heappop(filled)
        columns[number].append(at)
        heappush(filled, (high + heights[at], number))


def _weights(
    ahead: Sequence[Sequence[int]], behind: Sequence[Sequence[int]]
) -> list[int]:
    """Return how many boxes stand one behind the other to the right of each."""
    weight = [0] * len(ahead)
    waiting = [len(starts) for starts in behind]
    ready = [at for at, count in enumerate(waiting) if not count]
    for at in ready:  # which grows
        for end in ahead[at]:
            weight[end] = max(weight[end], weight[at] + 1)
            waiting[end] -= 1
            if not waiting[end]:
                ready.append(end)
    return weight
