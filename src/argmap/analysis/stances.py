"""Stances: what each actor does on each claim or issue, in a table."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.pairs import Pair
from argmap.errors import QueryError
from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Relation

if TYPE_CHECKING:
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
        By issue: whether the side is derived, for the actor gives no answer to the
        question: it neither asserts nor denies the thesis, what rephrases it or what
        contradicts it. Of one on both sides, whether either side is.
    """

    actor: str
    column: str
    state: State
    assertions: tuple[Assertion, ...] = ()
    reports: tuple[Assertion, ...] = ()
    hollow: bool = False


@attrs.frozen(kw_only=True, eq=False)
class StanceTable:
    """Actors by claims or by issues, a state in every cell.

    Parameters
    ----------
    by : str
        ``issue`` or ``claim``.
    actors : tuple of Actor
        The rows.
    columns : tuple of Claim or tuple of Issue
        The columns.
    cells : dict
        Cells by (actor id, column id), silent ones among them.
    map : ArgumentMap
        What was compared: the map, or its view as of a date.
    voices : dict
        By actor id, the claims that it asserts.
    clashing : tuple of Relation
        The attacks and contradictions between claims that count here, in the map's
        order.
    """

    by: str
    actors: tuple[Actor, ...]
    columns: tuple[Claim | Issue, ...]
    cells: dict[tuple[str, str], Cell]
    map: ArgumentMap
    voices: dict[str, frozenset[str]]
    clashing: tuple[Relation, ...] = ()

    def __getitem__(self, key: tuple[Actor | str, Claim | Issue | str]) -> Cell:
        actor, column = (one if isinstance(one, str) else one.id for one in key)
        found = self.cells.get((actor, column))
        if found is None:
            self._row(actor)
            known = self.map.issues if self.by == "issue" else self.map.claims
            missing = known[column]
            raise QueryError(f"{missing.id!r} is not among the columns compared")
        return found

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
            One of them is not among the rows.
        """
        a, b = self._row(first), self._row(second)
        one, two = self._spoken[a], self._spoken[b]
        joint = [number for number in one if number in two]
        agreed = [n for n in joint if one[n] and one[n] == two[n]]
        opposed = [n for n in joint if one[n] * two[n] < 0]
        other = [n for n in joint if not one[n] * two[n]]
        return Pair(
            first=a,
            second=b,
            agreed=self._ids(agreed),
            opposed_on=self._ids(opposed),
            other_on=self._ids(other),
            first_alone=self._ids([n for n in one if n not in two]),
            second_alone=self._ids([n for n in two if n not in one]),
            clashes=self._clashes(a, b),
            distance=2 * len(opposed) + sum(1 for n in other if one[n] != two[n]),
        )

    def pairs(self) -> tuple[Pair, ...]:
        """Return every pair of rows, in order.

        Returns
        -------
        tuple of Pair
            Empty for fewer than two actors.
        """
        return tuple(self.pair(a, b) for a, b in combinations(self.actors, 2))

    @cached_property
    def _spoken(self) -> dict[str, dict[int, int]]:
        """By row, the sign of its state in each column, by number, but the silent."""
        return {
            actor.id: {
                number: cell.state.sign
                for number, column in enumerate(self.columns)
                if (cell := self.cells[actor.id, column.id]).state is not State.SILENT
            }
            for actor in self.actors
        }

    @cached_property
    def _bearing(self) -> dict[str, list[int]]:
        """By claim, the numbers of the clashing relations that have it at an end."""
        found: dict[str, list[int]] = {}
        for number, relation in enumerate(self.clashing):
            for claim in {relation.premises[0], relation.target}:
                found.setdefault(claim, []).append(number)
        return found

    def _ids(self, numbers: list[int]) -> tuple[str, ...]:
        return tuple([self.columns[number].id for number in numbers])

    def _row(self, actor: Actor | str) -> str:
        key = actor if isinstance(actor, str) else actor.id
        if key not in self.voices:
            known = self.map.actors[key]
            raise QueryError(f"{known.id!r} is not among the actors compared")
        return key

    def _clashes(self, first: str, second: str) -> tuple[Relation, ...]:
        one, two = self.voices[first], self.voices[second]
        fewer = one if len(one) < len(two) else two
        numbers = {n for claim in fewer for n in self._bearing.get(claim, ())}
        return tuple(
            relation
            for relation in map(self.clashing.__getitem__, sorted(numbers))
            if (relation.target in two and one.issuperset(relation.premises))
            or (relation.target in one and two.issuperset(relation.premises))
        )
