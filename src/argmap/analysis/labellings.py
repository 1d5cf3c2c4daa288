"""Labellings over time: one of the map as it stood at each date of a statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.graph.compilation import CompiledMap, compiled
from argmap.graph.labelling import labels_of
from argmap.model import views

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.dates import Date
    from argmap.model.relations import Basis, Relation

__all__ = ["labellings"]


def labellings(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    most: int | None = None,
) -> Iterator[tuple[Date, CompiledMap, bytes]]:
    """Yield the labels of the map at each date at which something was said.

    What counts at a date is what had been said by its end, so that of the dates that
    end on the same day one is enough: the widest, which claims no more than is known.
    Each costs a labelling of the whole view, so the work grows with the number of
    dates times the size of the map.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis : Basis or str, optional
        Count only links made on this basis; both by default.
    as_of : Date or str, optional
        Stop there.
    most : int, optional
        At so many dates only, evenly spread over them, the latest among them.

    Yields
    ------
    tuple of (Date, CompiledMap, bytes)
        From the earliest date to the latest; a date that is open at its end is none.
    """
    view = views.accepted(m)
    if as_of is not None:
        view = views.as_of(view, as_of)
    records: tuple[Assertion | Relation, ...] = (
        *view.assertions.values(),
        *view.relations.values(),
    )
    by_day: dict[tuple[int, int, int], Date] = {}
    for record in records:
        date = view.date_of(record)
        if date is None or date.last is None:
            continue
        held = by_day.get(date.last)
        if held is None or date.sort_key < held.sort_key:
            by_day[date.last] = date
    for date in _spread([date for _, date in sorted(by_day.items())], most):
        graph = compiled(view, basis=basis, as_of=date)
        yield date, graph, labels_of(graph)


def _spread(dates: list[Date], most: int | None) -> list[Date]:
    """Return so many of the dates at most, the latest among them."""
    if most is None or len(dates) <= most:
        return dates
    return [dates[len(dates) * number // most - 1] for number in range(1, most + 1)]
