"""Stances: what each actor does on each claim or issue, in a table."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.stances.pairs import Pair, tallied
from argmap.errors import QueryError
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation

if TYPE_CHECKING:
    from argmap.analysis.stances.rows import Row
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Cell", "StanceTable", "State"]


class State(StrEnum):
    """What an actor does on a claim or an issue."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    YES = "yes"
    NO = "no"
    MIXED = "mixed"
    NEUTRAL = "neutral"
    SILENT = "silent"

    @property
    def sign(self) -> int:
        """1 for one side, -1 for the other, 0 for neither."""
        return {"supports": 1, "yes": 1, "opposes": -1, "no": -1}.get(self.value, 0)


@attrs.frozen(kw_only=True)
class Cell:
    """What one actor does on one claim or issue.

    Parameters
    ----------
    actor, column : str
        The ids of the actor and of the claim or issue.
    state : State
        One of five; never fewer.
    assertions : tuple of Assertion
        What the state rests on, in the map's order.
    reports : tuple of Assertion
        What the actor reports without naming a speaker; no stance.
    hollow : bool
        Whether the side is derived. By issue: the actor gives no answer to the
        question: it neither asserts nor denies the thesis, what rephrases it or what
        contradicts it; of one on both sides, whether either side is. By claim: the
        actor says nothing on the claim itself, and `assertions` are those from which
        its side is derived.
    history : tuple of Assertion
        Where only the latest position was asked for: the earlier ones.
    """

    actor: str
    column: str
    state: State
    assertions: tuple[Assertion, ...] = ()
    reports: tuple[Assertion, ...] = ()
    hollow: bool = False
    history: tuple[Assertion, ...] = ()


@attrs.frozen(kw_only=True, eq=False)
class StanceTable:
    """Actors by claims or by issues, a state in every cell.

    ``table[actor, column]`` is a cell, and takes records or ids. Only what is said is
    kept: a silent cell is made when it is asked for.

    Parameters
    ----------
    by : str
        ``issue`` or ``claim``.
    actors : tuple of Actor
        The rows.
    columns : tuple of Claim or tuple of Issue
        The columns.
    rows : dict
        By actor id, what the actor says.
    map : ArgumentMap
        What was compared: the map, or its view as of a date.
    whole : ArgumentMap
        The map itself, with those too who had said nothing by that date.
    clashing : tuple of Relation
        The attacks and contradictions between claims that count here, in the map's
        order.
    undated, straddling : int
        How many assertions a window of time leaves out since they have no date, and
        how many since they may or may not lie in it.
    basis : Basis or None
        On which basis links were counted; None for both.
    as_of : Date or None
        Up to when what had been said was counted.
    since : Date or None
        From when on what was said was counted.
    latest : bool
        Whether only the last dated position of each actor was counted.
    roll_up : bool
        Whether people were counted as their organisations.
    """

    by: str
    actors: tuple[Actor, ...]
    columns: tuple[Claim | Issue, ...]
    rows: dict[str, Row]
    map: ArgumentMap
    whole: ArgumentMap
    clashing: tuple[Relation, ...] = ()
    undated: int = 0
    straddling: int = 0
    unfiled: int = 0
    basis: Basis | None = None
    as_of: Date | None = None
    since: Date | None = None
    latest: bool = False
    roll_up: bool = False

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        from argmap.render.notebook import bundle

        return bundle(self)

    def __getitem__(self, key: tuple[Actor | str, Claim | Issue | str]) -> Cell:
        actor, column = (one if isinstance(one, str) else one.id for one in key)
        row = self.rows[self._row(actor)]
        if column not in self._place:
            known = self.whole.issues if self.by == "issue" else self.whole.claims
            missing = known[column]
            raise QueryError(f"{missing.id!r} is not among the columns compared")
        return row.cell(column)

    @cached_property
    def cells(self) -> dict[tuple[str, str], Cell]:
        """The cells with a stance or a report, by (actor id, column id).

        Row by row in the order of the columns. The silent are not among them: of two
        hundred actors on a hundred thousand claims they are twenty million.
        """
        return {
            (actor.id, column): self.rows[actor.id].cell(column)
            for actor in self.actors
            for column in sorted(
                self.rows[actor.id].columns, key=self._place.__getitem__
            )
        }

    def pair(self, first: Actor | str, second: Actor | str) -> Pair:
        """Return how two of the actors compare.

        Parameters
        ----------
        first, second : Actor or str
            Rows of the table.

        Returns
        -------
        Pair
            With None for every share where they have no column in common.

        Raises
        ------
        UnknownIdError
            No actor has the id.
        QueryError
            One of them is not among the rows, or they are one and the same.
        """
        one, two = self._row(first), self._row(second)
        if one == two:
            raise QueryError(f"a pair is of two actors; {one!r} is named twice")
        return tallied(self, [one, two])[0]

    def pairs(self) -> tuple[Pair, ...]:
        """Return every pair of rows, in order.

        They are counted together, column by column: the time grows with the columns
        that two have in common, summed over the pairs.

        Returns
        -------
        tuple of Pair
            Empty for fewer than two actors.
        """
        return tallied(self, [actor.id for actor in self.actors])

    def in_order(self, columns: set[str]) -> tuple[str, ...]:
        """Return some of the columns' ids in the order of the table.

        Parameters
        ----------
        columns : set of str
            Ids of columns.

        Returns
        -------
        tuple of str
            Each once.
        """
        return tuple(sorted(columns, key=self._place.__getitem__))

    def clashes(self, first: str, second: str) -> tuple[Relation, ...]:
        """Return the attacks and contradictions between what two actors assert.

        Parameters
        ----------
        first, second : str
            Ids of rows.

        Returns
        -------
        tuple of Relation
            In the map's order; of linked premises one of the two must assert all.
        """
        one, two = (self.rows[self._row(key)].asserted for key in (first, second))
        fewer = one if len(one) < len(two) else two
        numbers = {n for claim in fewer for n in self._bearing.get(claim, ())}
        return tuple(
            relation
            for relation in map(self.clashing.__getitem__, sorted(numbers))
            if (relation.target in two and one.issuperset(relation.premises))
            or (relation.target in one and two.issuperset(relation.premises))
        )

    @cached_property
    def _place(self) -> dict[str, int]:
        return {column.id: number for number, column in enumerate(self.columns)}

    @cached_property
    def _bearing(self) -> dict[str, list[int]]:
        """By claim, the numbers of the clashing relations that have it at an end."""
        found: dict[str, list[int]] = {}
        for number, relation in enumerate(self.clashing):
            for claim in {relation.premises[0], relation.target}:
                found.setdefault(claim, []).append(number)
        return found

    def _row(self, actor: Actor | str) -> str:
        key = actor if isinstance(actor, str) else actor.id
        if key not in self.rows:
            known = self.whole.actors[key]
            raise QueryError(f"{known.id!r} is not among the actors compared")
        return key
