"""Auditing: where the sourcing of a map is thin, and what would make it firmer."""

from __future__ import annotations

import calendar
from typing import TYPE_CHECKING

from argmap.analysis.sourcing.briefs import SEVERITIES, Brief
from argmap.analysis.sourcing.concentration import CONCENTRATION
from argmap.analysis.sourcing.gaps import GAPS
from argmap.analysis.sourcing.independence import Provenance
from argmap.errors import ModelError, QueryError
from argmap.model import views
from argmap.model.dates import Date
from argmap.model.messages import shown

if TYPE_CHECKING:
    from argmap.findings import Finding
    from argmap.model.argument_map import ArgumentMap

__all__ = ["RULES", "audit"]

LONGEST_CHAIN = 2
MOST_YEARS = 9999
RULES = (*GAPS, *CONCENTRATION)
ORDER = {code: number for number, code in enumerate(SEVERITIES)}


def audit(
    m: ArgumentMap,
    *,
    at: Date | str | None = None,
    stale_after: float | None = None,
    longest_chain: int = LONGEST_CHAIN,
) -> tuple[Finding, ...]:
    """Return where the sourcing of a map is thin, and what would make it firmer.

    Claims that rephrase each other are one claim for this: what is said for one is
    said for all. What many claims have in common is one finding that names them all.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    at : Date or str, optional
        The date from which ages are measured: argmap reads no clock.
    stale_after : float, optional
        Look for claims that nobody has stated for so many years before `at`; without
        it, nothing is stale. Half a year is 0.5.
    longest_chain : int
        Look for words that were passed on by more than so many others.

    Returns
    -------
    tuple of Finding
        The worst first, then by code, then in the map's order. `ids` begins with what
        `where` names, unless that is a case, and holds every record concerned.

    Raises
    ------
    QueryError
        Only one of `at` and `stale_after` is given, or a number cannot be.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Rents")
    >>> fell = m.claim("Rents fell.", id="fell")
    >>> print(am.audit(m)[0])
    claim 'fell': nobody asserts it; say who says so, and where
    """
    if longest_chain < 0:
        raise QueryError(
            f"longest_chain: {longest_chain!r} is negative; write 0 or more"
        )
    brief = Brief(
        provenance=Provenance(views.accepted(m)),
        longest_chain=longest_chain,
        horizon=_horizon(at, stale_after),
    )
    found = [finding for rule in RULES for finding in rule(brief)]
    return tuple(sorted(found, key=lambda one: ORDER[one.code]))


def _horizon(at: Date | str | None, stale_after: float | None) -> Date | None:
    if at is None and stale_after is None:
        return None
    if at is None:
        raise QueryError("stale_after needs `at`, the date to measure from")
    if stale_after is None:
        raise QueryError(
            "`at` needs stale_after, the years after which a claim is stale"
        )
    if not 0 <= stale_after <= MOST_YEARS:
        raise QueryError(
            f"stale_after: {stale_after!r} is no age in years; write 0 to {MOST_YEARS}"
        )
    try:
        date = Date.of(at)
    except ModelError as error:
        raise QueryError(f"at: {error}") from None
    if date.first is None:
        raise QueryError(f"at: {shown(date.text)} has no first day; write a date")
    year, month, day = date.first
    months = max(12 * year + month - 1 - round(12 * stale_after), 0)
    year, month = months // 12, months % 12 + 1
    # Calendars have no year 0; it is a leap year like 2000.
    last = calendar.monthrange(year or 2000, month)[1]
    return Date(f"{year:04d}-{month:02d}-{min(day, last):02d}")
