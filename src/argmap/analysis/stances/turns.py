"""Turns: where an actor took another position than before, and when."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import attrs

from argmap.analysis.phrases import date_in_words
from argmap.analysis.stances.positions import Span, span
from argmap.analysis.stances.rows import Row, code_of, state_of
from argmap.analysis.stances.tables import StanceTable, State
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date

__all__ = ["ChangedPosition", "changed_positions"]


@attrs.frozen(kw_only=True)
class ChangedPosition:
    """That an actor took another position than before.

    Parameters
    ----------
    actor : Actor
        Who.
    column : Issue or Claim
        On what.
    before, after : State
        From what to what.
    date : Date
        When: the date of the first assertion that makes the difference.
    earlier, later : tuple of Assertion
        What it said before, and what it says then.
    """

    actor: Actor
    column: Issue | Claim
    before: State
    after: State
    date: Date
    earlier: tuple[Assertion, ...]
    later: tuple[Assertion, ...]

    def __str__(self) -> str:
        return (
            f"{self.actor.name} on {self.column.id}: {self.before} before, "
            f"{self.after} since {date_in_words(self.date)}"
        )


def changed_positions(table: StanceTable) -> tuple[ChangedPosition, ...]:
    """Return where actors changed their position, from what to what, and when.

    On each day on which something new is said, the position is that of all that is
    dated to include the day: two assertions of which nobody can tell which came first
    are no change. What has no date is left out.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances`, whether or not with `latest`. By issue an assertion
        takes a position where it takes a side; by claim a doubt is a position too.

    Returns
    -------
    tuple of ChangedPosition
        Actor by actor and column by column in the order of the table, then in order
        of time; empty where nobody changed.
    """
    order = {column.id: column for column in table.columns}
    found = []
    for actor in table.actors:
        row = table.rows[actor.id]
        for key in table.in_order(set(row.columns)):
            turns = pairwise(_turns(row, key))
            for (before, earlier, _), (after, later, when) in turns:
                if before is not after:
                    found.append(
                        ChangedPosition(
                            actor=actor,
                            column=order[key],
                            before=before,
                            after=after,
                            date=when,
                            earlier=earlier,
                            later=later,
                        )
                    )
    return tuple(found)


def _turns(
    row: Row, column: str
) -> Iterator[tuple[State, tuple[Assertion, ...], Date]]:
    """Yield the states of a cell in order of time, each with what it rests on.

    Quadratic only in assertions of one cell whose dates all overlap.
    """
    m = row.reading.map
    dated = [
        (span(m, one), one, side, date)
        for one, side in row.positions(column)
        if (date := m.date_of(one)) is not None
    ]
    if len({side for _, _, side, _ in dated}) < 2:
        return
    dated.sort(key=lambda entry: entry[0])
    active: list[tuple[Span, Assertion, int, Date]] = []
    for number, entry in enumerate(dated):
        begun = entry[0][0]
        active = [one for one in active if one[0][1] >= begun]
        active.append(entry)
        if number + 1 < len(dated) and dated[number + 1][0][0] == begun:
            continue
        code = 0
        for _, _, side, _ in active:
            code |= code_of(side)
        first = next(date for days, _, _, date in active if days[0] == begun)
        yield (
            state_of(code, row.reading.by),
            tuple(one for _, one, _, _ in active),
            first,
        )
