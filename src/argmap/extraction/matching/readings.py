"""Readings: which claim gives which figure, of when, and said when."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

from argmap.extraction.matching.amounts import amounts_in, unit_key
from argmap.extraction.matching.periods import period_in
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim, Measure, Quantity
from argmap.model.dates import Date

__all__ = ["Reading", "first_said", "readings_of"]

# What tells that a count is of what happened in a time, not of what there was at one.
OVER_TIME = re.compile(
    r"\b(?:per|a|each|every) (?:day|week|month|year)\b|\b(?:annual|yearly|monthly|daily)"
    r"|\bduring\b|\b(?:first|last|past) (?:\w+ )?(?:days|weeks|months|years?)\b",
    re.IGNORECASE,
)


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
    """

    claim: int
    quantity: Quantity
    unit: str
    valid: Date | None
    said: Date | None


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
    valid = claim.valid or period_in(claim.text)
    if claim.quantity is not None:
        found: tuple[Quantity, ...] = (claim.quantity,)
    else:
        found = amounts_in(claim.text)
        if OVER_TIME.search(claim.text) or (valid is not None and valid.is_interval):
            found = tuple(map(_over_time, found))
    for quantity in found:
        if quantity.unit is not None:
            yield Reading(
                claim=number,
                quantity=quantity,
                unit=unit_key(quantity.unit),
                valid=valid,
                said=said,
            )


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


def _over_time(quantity: Quantity) -> Quantity:
    """Return a figure as one of a time; a share stays a share."""
    return attrs.evolve(quantity, measure=quantity.measure or Measure.FLOW)
