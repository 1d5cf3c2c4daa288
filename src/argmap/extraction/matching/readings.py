"""Readings: which claim gives which figure, of when, and said when."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.times import time_of
from argmap.extraction.quantities.units import unit_key
from argmap.extraction.records import FigureFound
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim, Quantity
from argmap.model.dates import Date

__all__ = ["Reading", "first_said", "readings_of"]


@attrs.frozen(kw_only=True)
class Reading:
    """That a claim gives a figure.

    Parameters
    ----------
    claim : int
        The number of the claim.
    quantity : Quantity
        The claim's own, else as its text has it.
    unit : str
        What figures with the same unit have in common; see `unit_key`.
    valid : Date or None
        The time that it is of.
    said : Date or None
        When it was first said.
    rough : bool
        Whether the text rounds it: about 25, two-thirds.
    """

    claim: int
    quantity: Quantity
    unit: str
    valid: Date | None
    said: Date | None
    rough: bool = False


def readings_of(m: ArgumentMap, claim: Claim, number: int) -> Iterator[Reading]:
    """Yield the figures that a claim gives.

    Parameters
    ----------
    m : ArgumentMap
        The map that it is of.
    claim : Claim
        One with a quantity gives that alone, any other what stands in its text.
    number : int
        What to call the claim.

    Yields
    ------
    Reading
        In the order of the text; none for a figure without a unit.
    """
    said = first_said(m, claim)
    found = figures_in(
        claim.text, [(0, len(claim.text))], issued=said, bare=claim.quantity is not None
    )
    if claim.quantity is not None:
        found = (_as_told(claim, claim.quantity, found, said=said),)
    for one in found:
        if one.quantity.unit is not None:
            yield Reading(
                claim=number,
                quantity=one.quantity,
                unit=unit_key(one.quantity.unit),
                valid=claim.valid or one.as_of,
                said=said,
                rough=one.rough,
            )


def _as_told(
    claim: Claim,
    quantity: Quantity,
    found: tuple[FigureFound, ...],
    *,
    said: Date | None,
) -> FigureFound:
    """Return the figure of a claim, with what its text says of it."""
    for one in found:
        if one.quantity.bounds == quantity.bounds:
            return attrs.evolve(one, quantity=quantity)
    when = time_of(claim.text, (0, len(claim.text)), issued=said)
    return FigureFound(id="q1", span=(0, 0), quantity=quantity, as_of=when)


def first_said(m: ArgumentMap, claim: Claim) -> Date | None:
    """Return when a claim was first said, as far as its assertions tell.

    Parameters
    ----------
    m : ArgumentMap
        The map that it is of.
    claim : Claim
        Any claim of it.

    Returns
    -------
    Date or None
        The earliest date; None where none is known.
    """
    dates = [date for one in m.assertions_of(claim) if (date := m.date_of(one))]
    return min(dates, key=lambda date: date.sort_key, default=None)
