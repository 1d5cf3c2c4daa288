"""Measures: whether a figure is a level at a time, what a period brought, or a ratio."""

from __future__ import annotations

import re

from argmap.extraction.quantities.numbers import Number
from argmap.extraction.quantities.times import Time
from argmap.extraction.quantities.tokens import Token, is_low
from argmap.extraction.quantities.units import RATE, RATIOS, Unit
from argmap.extraction.quantities.vocabulary import vocabulary
from argmap.extraction.records import Span
from argmap.model.claims import Measure

__all__ = ["measure_of", "tells_period"]

# What tells that a count is of what happened in a time, not of what there was at one.
OVER_TIME = re.compile(
    r"\b(?:annual|yearly|monthly|daily)\b"
    r"|\bduring\b|\b(?:first|last|past) (?:[a-z]{1,12} )?(?:days?|weeks?|months?|years?)\b",
    re.IGNORECASE,
)
CLAUSE_ENDS = frozenset(
    (
        *(",", ";", ":", "—", "(", ")", "and", "but", "while", "whereas", "after"),
        *("because", "when", "if"),
    )
)
# What was sold in 31 states are no states.
PLACES = frozenset(("in", "across", "at", "with", "among", "throughout", "from"))
PERFECT = frozenset(("have", "has", "had"))
BEFORE, AFTER = 8, 7


def measure_of(
    tokens: list[Token],
    number: Number,
    unit: Unit,
    *,
    time: Time | None = None,
    within: bool = False,
) -> Measure | None:
    """Return what a figure measures, as far as the words beside it tell.

    Parameters
    ----------
    tokens : list of Token
        In the order of the text.
    number : Number
        From `numbers`.
    unit : (str or None, int)
        From `unit_after`.
    time : Time, optional
        When it held.
    within : bool
        Whether the sentence `tells_period`.

    Returns
    -------
    Measure or None
        A share, a multiple and a rate of so many is a ratio. Else what stands between
        number and unit decides ("12 active permits"), then the clause: what was
        issued is a flow, what remains a stock; of both the nearer. What has been
        issued, or had been by a day, is a running total: no flow, for a newer one
        takes its place. Last, a period makes a flow, and "as of" a stock.
    """
    periods = vocabulary().sets["units.periods"]
    counted, per, by = f" {unit[0] or ''}".partition(" per ")
    if counted.strip() in RATIOS or (per and by.split()[0] not in periods):
        return Measure.RATIO
    if counted.strip().rstrip("s") in periods:
        return None
    total = time is not None and time.kind in ("as_of", "by")
    found = None if total and not per else _of_noun(tokens, number, unit)
    if found is None and not is_low(tokens, number.end, "-", "‑"):
        # "A 40-hour course" was not held for 40 hours because it was held.
        found = _of_clause(tokens, number, unit, total=total, within=within)
    if found is not None or time is None or unit[0] is None:
        return found
    if time.date is not None and time.date.is_interval:
        return Measure.FLOW
    return Measure.STOCK if time.kind == "as_of" else None


def tells_period(text: str, span: Span) -> bool:
    """Return whether a sentence says that its figures are of what happened in a time.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The sentence.

    Returns
    -------
    bool
        For "annual", "during", "in the first two years" and the like.
    """
    return OVER_TIME.search(text, *span) is not None


def _of_noun(tokens: list[Token], number: Number, unit: Unit) -> Measure | None:
    """Return what the words between number and unit tell, and a rate behind it."""
    sets = vocabulary().sets
    inside = {token.low for token in tokens[number.end : unit[1]]}
    if inside & sets["measures.stock"]:
        return Measure.STOCK
    rated = " per " in (unit[0] or "") or _is_rate(tokens, unit[1])
    return Measure.FLOW if rated or inside & sets["measures.flow"] else None


def _of_clause(
    tokens: list[Token], number: Number, unit: Unit, *, total: bool, within: bool
) -> Measure | None:
    """Return what the words of the clause tell."""
    sets = vocabulary().sets
    flow, stock = sets["measures.flow"], sets["measures.stock"]
    before = _clause(tokens, range(number.first - 1, -1, -1), BEFORE)
    if before and before[0] in PLACES:
        stood = before[0] == "at" and not stock.isdisjoint(before[1:3])
        return Measure.STOCK if stood else None
    after = _clause(tokens, range(max(unit[1], number.end), len(tokens)), AFTER)
    # What something rose to is a level.
    changed = not sets["measures.changes"].isdisjoint(before)
    level = total or (changed and bool({"to", "from"} & {*before[:2]}))
    level = level or not PERFECT.isdisjoint((*before[:4], *after))
    flows, stocks = _nearest(before, after, flow), _nearest(before, after, stock)
    if not level and flows is not None and (stocks is None or flows <= stocks):
        return Measure.FLOW
    if stocks is not None:
        return Measure.STOCK
    return Measure.FLOW if within and not level else None


def _is_rate(tokens: list[Token], at: int) -> bool:
    """Whether "a year" or the like stands behind a unit."""
    periods = vocabulary().sets["units.periods"]
    return is_low(tokens, at, *RATE) and is_low(tokens, at + 1, *periods)


def _clause(tokens: list[Token], places: range, most: int) -> list[str]:
    """Return the words from a place to the end of its clause."""
    found: list[str] = []
    for at in places[:most]:
        if tokens[at].low in CLAUSE_ENDS:
            break
        found.append(tokens[at].low)
    return found


def _nearest(before: list[str], after: list[str], words: frozenset[str]) -> int | None:
    """Return how far off the nearest of some words is, None for none."""
    places = [
        at for side in (before, after) for at, low in enumerate(side) if low in words
    ]
    return min(places, default=None)
