"""Positions: which of an actor's positions is the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.model.assertions import Assertion

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Span", "outdated", "span"]

Day = tuple[int, ...]
Span = tuple[Day, Day]

NEVER: Day = ()
"""Before every day: when something without a date counts as said."""


def outdated(
    positions: Sequence[tuple[Assertion, int]], m: ArgumentMap
) -> list[Assertion]:
    """Return the assertions that a later position has taken the place of.

    The last position is that of the assertions that no other is dated wholly after.
    Where they are of one mind, what said the same before stays with them, back to the
    last assertion that differs.

    Parameters
    ----------
    positions : sequence of (Assertion, int)
        Those of one actor in one column.
    m : ArgumentMap
        The map, for dates. What has no date counts as said before all that has one.

    Returns
    -------
    list of Assertion
        Empty where all positions may be of one time.
    """
    spans = [span(m, one) for one, _ in positions]
    begun = max(first for first, _ in spans)
    last = {
        side
        for (_, side), (_, end) in zip(positions, spans, strict=True)
        if end >= begun
    }
    if len(last) == 1:
        differing = (
            first
            for (_, side), (first, _) in zip(positions, spans, strict=True)
            if side not in last
        )
        begun = max(differing, default=NEVER)
    return [
        one
        for (one, side), (_, end) in zip(positions, spans, strict=True)
        if side not in last or end < begun
    ]


def span(m: ArgumentMap, one: Assertion) -> Span:
    """Return the first and the last day on which something may have been said.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds it.
    one : Assertion
        What was said.

    Returns
    -------
    tuple of two days
        Of what has no date, `NEVER` twice.
    """
    date = m.date_of(one)
    return (NEVER, NEVER) if date is None else date.sort_key[:2]
