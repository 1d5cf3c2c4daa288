"""Lines: what changed between two texts, done in a third that somebody has edited."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

__all__ = ["with_changes"]


def with_changes(
    mine: Sequence[str], *, old: Sequence[str], new: Sequence[str]
) -> list[str] | None:
    """Return lines with every change that leads from old lines to new ones.

    Parameters
    ----------
    mine : sequence of str
        The old lines as somebody has edited them: with more lines, or other ones.
    old, new : sequence of str
        Before and after the changes.

    Returns
    -------
    list of str or None
        None where a change meets a line that is not there as it was. Whether the
        outcome means what it should, the caller must see.

    Examples
    --------
    >>> with_changes(["# mine", "a", "b"], old=["a", "b"], new=["a", "c"])
    ['# mine', 'a', 'c']
    >>> with_changes(["a", "B"], old=["a", "b"], new=["a", "c"]) is None
    True
    """
    place: dict[int, int] = {}
    for one in SequenceMatcher(None, old, mine, autojunk=False).get_matching_blocks():
        place.update((one.a + n, one.b + n) for n in range(one.size))
    made, reached = [], 0
    changes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for kind, start, end, first, last in changes:
        if kind == "equal":
            continue
        if start == end:
            at = _between(place, start, len(mine))
            if at is None:
                return None
            made += [*mine[reached:at], *new[first:last]]
            reached = at
            continue
        held = [place.get(number) for number in range(start, end)]
        if None in held:
            return None
        at, beyond = place[start], place[end - 1] + 1
        # Lines of somebody's own may stand in the midst of what changes: they stay.
        own = [mine[number] for number in range(at, beyond) if number not in held]
        made += [*mine[reached:at], *new[first:last], *own]
        reached = beyond
    return [*made, *mine[reached:]]


def _between(place: dict[int, int], start: int, size: int) -> int | None:
    """Return where lines go that are new before an old line, behind the one before."""
    if start - 1 in place:
        return place[start - 1] + 1
    if start in place:
        return place[start]
    return size if start == 0 and not place else None
