"""Grouping: things that are the same by some link, and how many can be told apart."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

__all__ = ["Groups", "most_matched"]

Thing = TypeVar("Thing", bound=Hashable)


class Groups(Generic[Thing]):
    """Things joined into groups; what was never joined is a group by itself."""

    def __init__(self) -> None:
        self._group_of: dict[Thing, list[Thing]] = {}

    def join(self, things: Iterable[Thing]) -> None:
        """Put some things, and all that they are joined with, into one group."""
        group: list[Thing] | None = None
        for thing in things:
            other = self._group_of.setdefault(thing, [thing])
            if group is None or other is group:
                group = other
                continue
            # The smaller joins the larger: each thing moves log n times at most.
            if len(other) > len(group):
                group, other = other, group
            group += other
            self._group_of.update(dict.fromkeys(other, group))

    def group(self, thing: Thing) -> list[Thing]:
        """Return the group of a thing, in no particular order."""
        return self._group_of.get(thing, [thing])

    def all(self) -> list[list[Thing]]:
        """Return the groups, by the first of their things that was named."""
        found = {id(group): group for group in self._group_of.values()}
        return list(found.values())


def most_matched(places: Sequence[Iterable[Hashable]]) -> int:
    """Return how many of some things can have a place each, no two the same one.

    Each thing may stand in some places. A thing without a place is looked for by ways
    that move others; where there is none, nothing on those ways can be moved later
    either and it is not walked again, so that all vain searches together take linear
    time, and each that succeeds no more than that.

    Parameters
    ----------
    places : sequence of iterable
        For each thing, where it may stand.

    Returns
    -------
    int
        The size of a largest matching.

    References
    ----------
    .. [1] H. W. Kuhn, "The Hungarian method for the assignment problem", Naval
       Research Logistics Quarterly 2 (1955), 83-97.

    Examples
    --------
    >>> most_matched([{"a", "b"}, {"a"}, {"a"}])
    2
    """
    holder: dict[Hashable, int] = {}
    held: dict[int, Hashable] = {}
    dead: set[Hashable] = set()
    for thing in range(len(places)):
        came: dict[Hashable, int] = {}
        for place in _reached(thing, places, holder, came, dead):
            if place not in holder:
                _move(place, came, holder, held)
                break
        else:
            dead.update(came)
    return len(held)


def _reached(
    thing: int,
    places: Sequence[Iterable[Hashable]],
    holder: dict[Hashable, int],
    came: dict[Hashable, int],
    dead: set[Hashable],
) -> Iterator[Hashable]:
    """Yield the places that a thing can have by moving others, the nearest first."""
    waiting = deque([thing])
    while waiting:
        here = waiting.popleft()
        for place in places[here]:
            if place not in came and place not in dead:
                came[place] = here
                yield place
                waiting.append(holder[place])


def _move(
    free: Hashable,
    came: dict[Hashable, int],
    holder: dict[Hashable, int],
    held: dict[int, Hashable],
) -> None:
    """Give the free place to whoever reaches it, its place to the next, and so on."""
    place: Hashable | None = free
    while place is not None:
        thing = came[place]
        holder[place] = thing
        place, held[thing] = held.get(thing), place
