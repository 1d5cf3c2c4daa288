"""Badges: actors' chips as markup, in rows, and by the sides that the actors take."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import Cell, State
from argmap.render.diagram.chips import Chip
from argmap.render.diagram.markup import cell, chip, filler, gap, styled, table
from argmap.render.diagram.wrapping import width
from argmap.render.style import ink_on

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue
    from argmap.model.relations import Basis
    from argmap.render.style import Theme

__all__ = ["SIDES", "Badges", "Sides", "packed", "sides_taken"]

SMALL_SIZE = 8
SIDES = {
    State.YES: "yes:",
    State.NO: "no:",
    State.MIXED: "both:",
    State.NEUTRAL: "no side:",
}

Sides = dict[State, list[Cell]]
"""The actors' stances on one issue, by side."""


@attrs.frozen(kw_only=True, eq=False)
class Badges:
    """Draws the chips of the actors of one map.

    Parameters
    ----------
    theme : Theme
        The colours.
    chips : dict
        The actors' chips by id.
    """

    theme: Theme
    chips: dict[str, Chip]

    def chip(
        self,
        actor: str,
        text: str = "",
        *,
        size: float = SMALL_SIZE,
        framed: bool = False,
        bare: bool = False,
    ) -> str:
        """Return an actor's chip.

        Parameters
        ----------
        actor : str
            An id.
        text : str
            What stands on it; the actor's letters by default.
        size : float
            In points.
        framed : bool
            Whether it has a frame: that of an actor whose side is derived.
        bare : bool
            Whether it has no colour: that of an actor who is not in the light.

        Returns
        -------
        str
            A cell, as markup.
        """
        look = self.chips[actor]
        text = text or look.letters
        if bare:
            return chip(text, fill=None, ink=self.theme.muted, size=size)
        if self.theme.is_plain:
            look = Chip(letters=look.letters)
        return chip(
            text,
            fill=look.fill or self.theme.chip,
            ink=look.ink or self.theme.ink,
            size=size,
            frame=self.theme.ink if framed or self.theme.is_plain else None,
            border=2 if framed else 1,
        )

    def label(self, text: str, colour: str) -> str:
        """Return a word of the user's own on a colour.

        Parameters
        ----------
        text : str
            A short text.
        colour : str
            As ``#RRGGBB``.

        Returns
        -------
        str
            A cell, as markup.
        """
        if self.theme.is_plain:
            return chip(text, fill=None, ink=self.theme.ink, size=SMALL_SIZE)
        return chip(text, fill=colour, ink=ink_on(colour), size=SMALL_SIZE)

    def rows_of_sides(
        self, sides: Mapping[State, Sequence[Cell]], *, columns: int, most: int
    ) -> Iterator[str]:
        """Yield who takes which side, in rows.

        Parameters
        ----------
        sides : mapping
            The actors' stances by side.
        columns : int
            How wide a row is, in characters.
        most : int
            How many rows there may be; then comes a count.

        Yields
        ------
        str
            A cell, as markup.
        """
        shown = packed(self._marked(sides), columns)
        for row in shown[:most]:
            yield cell(table(["".join((*row, filler()))]))
        left = sum(len(row) for row in shown[most:])
        if left:
            more = f"+{left} more"
            yield cell(styled(more, colour=self.theme.muted, size=SMALL_SIZE))

    def _marked(
        self, sides: Mapping[State, Sequence[Cell]]
    ) -> Iterator[tuple[int, str]]:
        for state, word in SIDES.items():
            for number, one in enumerate(sides.get(state, ())):
                shown = self.chip(one.actor, framed=one.hollow) + gap(3)
                taken = width(self.chips[one.actor].letters) + 2
                if not number:
                    lead = styled(f"{word} ", colour=self.theme.muted, size=9)
                    shown = f"{gap(6)}{cell(lead)}{shown}"
                    taken += width(word) + 2
                yield taken, shown


def packed(cells: Iterable[tuple[int, str]], columns: int) -> list[list[str]]:
    """Return cells in rows, each as full as can be.

    Parameters
    ----------
    cells : iterable of tuple of int and str
        How many columns each takes, and its markup.
    columns : int
        How many columns a row has.

    Returns
    -------
    list of list of str
        Rows; none of them is empty.
    """
    rows: list[list[str]] = []
    left = 0
    for taken, markup in cells:
        if not rows or taken > left:
            rows.append([])
            left = columns
        rows[-1].append(markup)
        left -= taken
    return rows


def sides_taken(
    m: ArgumentMap, issues: Iterable[Issue], *, basis: Basis | None = None
) -> dict[str, Sides]:
    """Return who takes which side of each issue that has a thesis.

    Parameters
    ----------
    m : ArgumentMap
        What had been said by the date of the view.
    issues : iterable of Issue
        Those that are shown.
    basis : Basis, optional
        Count only links made on this basis.

    Returns
    -------
    dict
        By issue id and side, the stances in the map's order of actors; as neutral
        those of all who speak on a claim of the issue without taking a side.
    """
    asked = [issue for issue in issues if issue.thesis]
    if not asked:
        return {}
    table_ = compare_stances(m, issues=asked, basis=basis)
    heard: dict[str | None, set[str]] = {}
    for assertion in m.assertions.values():
        issue = m.claims[assertion.claim].issue
        heard.setdefault(issue, set()).add(assertion.actor)
    order = {actor: number for number, actor in enumerate(m.actors)}
    found: dict[str, Sides] = {}
    for one in asked:
        for actor in sorted(heard.get(one.id, ()), key=order.__getitem__):
            taken = table_.cells.get((actor, one.id))
            if taken is None or taken.state not in SIDES:
                taken = Cell(actor=actor, column=one.id, state=State.NEUTRAL)
            found.setdefault(one.id, {}).setdefault(taken.state, []).append(taken)
    return found
