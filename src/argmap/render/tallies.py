"""Tallies: how many actors take which side on each issue or claim, and who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import attrs

from argmap.analysis.stances.divisions import divisiveness
from argmap.analysis.stances.tables import Cell, StanceTable, State
from argmap.model.claims import Issue
from argmap.render.prose.wording import capital
from argmap.render.sheets import Table

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.claims import Claim

__all__ = ["Tally", "heading", "kind_words", "tallies", "tallies_table"]

NO_KIND: Final = "Of no kind named"
FOR: Final = (State.YES, State.SUPPORTS)
AGAINST: Final = (State.NO, State.OPPOSES)


@attrs.frozen(kw_only=True)
class Tally:
    """Who does what on one issue or claim: cells of those who speak, in rows' order.

    Parameters
    ----------
    column : Claim or Issue
        What they speak on.
    supporting, opposing, mixed, neutral : tuple of Cell
        The cells of each state.
    silent : int
        How many actors of the table say nothing.
    """

    column: Claim | Issue
    supporting: tuple[Cell, ...]
    opposing: tuple[Cell, ...]
    mixed: tuple[Cell, ...]
    neutral: tuple[Cell, ...]
    silent: int

    @property
    def sided(self) -> int:
        """How many take one side alone."""
        return len(self.supporting) + len(self.opposing)

    @property
    def divisiveness(self) -> float | None:
        """How evenly they are divided, of those who take one side alone."""
        return divisiveness(len(self.supporting), len(self.opposing))


def tallies(stances: StanceTable) -> tuple[Tally, ...]:
    """Return the tally of each column of a table, in its order.

    Parameters
    ----------
    stances : StanceTable
        From `compare_stances`.

    Returns
    -------
    tuple of Tally
        One for each column.
    """
    found = []
    for column in stances.columns:
        cells = [stances[actor, column] for actor in stances.actors]

        def of(*states: State, among: list[Cell] = cells) -> tuple[Cell, ...]:
            return tuple(cell for cell in among if cell.state in states)

        found.append(
            Tally(
                column=column,
                supporting=of(*FOR),
                opposing=of(*AGAINST),
                mixed=of(State.MIXED),
                neutral=of(State.NEUTRAL),
                silent=len(of(State.SILENT)),
            )
        )
    return tuple(found)


def tallies_table(stances: StanceTable) -> Table:
    """Return how many actors take which side, a row for each issue or claim.

    Parameters
    ----------
    stances : StanceTable
        From `compare_stances`.

    Returns
    -------
    Table
        Derived stances are counted, and counted apart as well. The last columns name
        the actors of the two sides.
    """
    sides = ("yes", "no") if stances.by == "issue" else ("supports", "opposes")
    rows = tuple(
        (
            one.column.id,
            heading(one.column),
            len(one.supporting),
            len(one.opposing),
            len(one.mixed),
            len(one.neutral),
            one.silent,
            sum(c.hollow for c in (*one.supporting, *one.opposing, *one.mixed)),
            tuple(cell.actor for cell in one.supporting),
            tuple(cell.actor for cell in one.opposing),
        )
        for one in tallies(stances)
    )
    names = ("mixed", "neutral", "silent", "hollow", f"{sides[0]}_actors")
    return Table(
        columns=(stances.by, "text", *sides, *names, f"{sides[1]}_actors"), rows=rows
    )


def heading(column: Claim | Issue) -> str:
    """Return what a column is about, in words: the question, or the claim."""
    return column.question if isinstance(column, Issue) else column.label


def kind_words(actor: Actor | None) -> str:
    """Return the kind of an actor as the heading of a group."""
    if actor is None or actor.kind is None:
        return NO_KIND
    return capital(actor.kind.value.replace("-", " "))
