"""Leaning: on which side of which questions an actor is, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from argmap.analysis.stances.tables import Cell, State
from argmap.model.assertions import Assertion
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import joined

__all__ = ["leaning"]

SIDES = {State.YES: "yes", State.NO: "no"}

TOWARDS = {"answered": "{} to {}", "side": "{} on {}"}
TOLD = {
    "answered": "answered {}",
    "both": "gave both answers to {}",
    "side": "on the side of {}",
    "sides": "on both sides of {}",
    "neither": "on neither side of {}",
    "reported": "reported, without a stance of its own, on {}",
}


def leaning(
    s: Survey, cells: Iterable[Cell], *, covered: Collection[str | None] = ()
) -> tuple[str, list[Assertion]]:
    """Return what an actor does on some questions, those alike together.

    Parameters
    ----------
    s : Survey
        Of a map.
    cells : iterable of Cell
        Of one actor.
    covered : collection of str
        Ids of issues on which its answer is told already.

    Returns
    -------
    tuple of (str, list of Assertion)
        Words, and what they rest on. Answers come first, then sides taken without
        one; in each the order is that of the questions, so that yes is not before no.
    """
    groups: dict[str, dict[str, list[Cell]]] = {kind: {} for kind in TOLD}
    for cell in cells:
        kind, side = _stance(s, cell)
        if kind and not (kind == "answered" and cell.column in covered):
            groups[kind].setdefault(side, []).append(cell)
    parts = []
    said: list[Assertion] = []
    for kind, by_side in groups.items():
        if by_side:
            numbered = (
                TOWARDS.get(kind, "{}{}").format(
                    side, s.questions(c.column for c in found)
                )
                for side, found in by_side.items()
            )
            parts.append(TOLD[kind].format(joined([*numbered])))
            every = [cell for found in by_side.values() for cell in found]
            said += [a for cell in every for a in (cell.assertions or cell.reports)]
    return "; ".join(parts), said


def _stance(s: Survey, cell: Cell) -> tuple[str, str]:
    """Return what the actor does on a question, and the side; "" where it has none."""
    open_ended = s.m.issues[cell.column].thesis is None
    if cell.state is State.SILENT:
        return ("reported" if cell.reports and not open_ended else "", "")
    if cell.state is State.NEUTRAL:
        return ("" if open_ended else "neither", "")
    if cell.state is State.MIXED:
        return ("sides" if cell.hollow else "both", "")
    return ("side" if cell.hollow else "answered", SIDES[cell.state])
