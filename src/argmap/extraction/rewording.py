"""Rewording: a claim in a person's words, with the figure that these give."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.units import unit_key

if TYPE_CHECKING:
    from argmap.extraction.records import FigureFound
    from argmap.model.claims import Claim, Quantity
    from argmap.model.dates import Date

__all__ = ["reworded"]


def reworded(claim: Claim, text: str, *, issued: Date | None = None) -> Claim:
    """Return a claim in other words, with the figure that is read in them.

    Parameters
    ----------
    claim : Claim
        As it was proposed.
    text : str
        Its new words.
    issued : Date, optional
        When it was said; it gives "as of 13 February" its year.

    Returns
    -------
    Claim
        With its own figure where the words still give it, else with the only figure
        that they give, else with none; and with the time of the figures that the words
        give, else its own.

    Examples
    --------
    >>> from argmap.model.claims import Claim
    >>> rose = reworded(Claim(id="rose", text=""), "Rents rose by 14 percent in 2023.")
    >>> rose.quantity.value, rose.quantity.unit, str(rose.valid)
    (14, 'percent', '2023')
    """
    found = figures_in(text, [(0, len(text))], issued=issued)
    quantity = found[0].quantity if len(found) == 1 else None
    if claim.quantity is not None and any(_gives(one, claim.quantity) for one in found):
        quantity = claim.quantity
    times = {one.as_of for one in found}
    valid = times.pop() if len(times) == 1 else None
    return attrs.evolve(claim, text=text, quantity=quantity, valid=valid or claim.valid)


def _gives(found: FigureFound, quantity: Quantity) -> bool:
    """Tell whether words give a figure; one without a unit may be of any."""
    read = found.quantity
    units = {unit_key(unit) for unit in (read.unit, quantity.unit) if unit is not None}
    return read.bounds == quantity.bounds and len(units) < 2
