"""Rows: what one actor says, read as stances on claims or on issues."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.stances.pairs import STANDINGS
from argmap.analysis.stances.positions import outdated
from argmap.analysis.stances.tables import Cell, State
from argmap.model.assertions import Assertion, Stance

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Place", "Reading", "Row", "code_of", "row_of", "state_of"]

# What an actor does in a column is a sum of these; plainly for, FOR * PLAINLY.
FOR, AGAINST, SPOKEN, PLAINLY = 1, 2, 4, 8
SIDED = FOR | AGAINST

WORDS = {
    "claim": (State.SUPPORTS, State.OPPOSES),
    "issue": (State.YES, State.NO),
}


@attrs.frozen
class Place:
    """Where an assertion of a claim counts.

    Parameters
    ----------
    column : str
        The id of the claim, or of its issue.
    side : int
        1 or -1, whether to assert it is to be for or against; 0 for neither.
    plain : bool
        Whether that answers the question itself.
    """

    column: str
    side: int = 1
    plain: bool = True


@attrs.frozen(kw_only=True, eq=False)
class Reading:
    """How what actors say is read as stances.

    Parameters
    ----------
    by : str
        ``issue`` or ``claim``.
    places : mapping
        By claim id, the column in which what is said of it counts.
    latest : bool
        Whether the last dated position takes the place of the earlier ones.
    map : ArgumentMap
        The map, for dates.
    """

    by: str
    places: Mapping[str, Place]
    latest: bool
    map: ArgumentMap


@attrs.frozen(kw_only=True, eq=False)
class Row:
    """What one actor does on each column, as numbers; its cells are made on demand.

    Parameters
    ----------
    actor : str
        The id of the actor.
    said : sequence of Assertion
        All that counts for the actor, reports too, in the map's order.
    reading : Reading
        How it is read.
    codes : dict
        By column id, what the actor does there; the silent columns are left out.
    dropped : frozenset of str
        The ids of assertions that a later position has taken the place of.
    drawn : dict
        By claim id, the assertions from which a side is derived where the actor says
        nothing on the claim itself.
    """

    actor: str
    said: Sequence[Assertion]
    reading: Reading
    codes: dict[str, int]
    dropped: frozenset[str] = frozenset()
    drawn: dict[str, tuple[Assertion, ...]] = attrs.field(factory=dict)

    @property
    def columns(self) -> Iterable[str]:
        """The ids of the columns with a stance or a report."""
        return self._found.keys() | self.drawn.keys()

    @cached_property
    def standings(self) -> dict[str, int]:
        """By column on which the actor is not silent, the number of its standing."""
        number = {standing: place for place, standing in enumerate(STANDINGS)}
        by_code = {
            code: number[state_of(code, self.reading.by).sign, _hollow(code)]
            for code in set(self.codes.values())
        }
        return {column: by_code[code] for column, code in self.codes.items()}

    @property
    def current(self) -> list[Assertion]:
        """What the actor says, without what a later position took the place of."""
        if not self.dropped:
            return list(self.said)
        return [one for one in self.said if one.id not in self.dropped]

    @cached_property
    def asserted(self) -> frozenset[str]:
        """The ids of the claims that the actor asserts."""
        return frozenset(a.claim for a in self.current if a.stance is Stance.ASSERTS)

    def cell(self, column: str) -> Cell:
        """Return what the actor does in a column.

        Parameters
        ----------
        column : str
            The id of a column.

        Returns
        -------
        Cell
            A silent one where it says nothing.
        """
        found, code = self._found.get(column, ()), self.codes.get(column, 0)
        spoken = [a for a in found if a.stance is not Stance.REPORTS]
        return Cell(
            actor=self.actor,
            column=column,
            state=state_of(code, self.reading.by),
            assertions=self.drawn.get(column)
            or tuple(a for a in spoken if a.id not in self.dropped),
            reports=tuple(a for a in found if a.stance is Stance.REPORTS),
            hollow=_hollow(code),
            history=tuple(a for a in spoken if a.id in self.dropped),
        )

    def positions(self, column: str) -> list[tuple[Assertion, int]]:
        """Return the assertions that take a position in a column, each with it.

        Parameters
        ----------
        column : str
            The id of a column.

        Returns
        -------
        list of (Assertion, int)
            In the map's order: 1 for, -1 against, and by claim 0 for a doubt.
        """
        found = _positions(self._found.get(column, ()), self.reading)
        return [(one, side) for _, one, side in found]

    @cached_property
    def _found(self) -> dict[str, list[Assertion]]:
        found: dict[str, list[Assertion]] = {}
        for one in self.said:
            place = self.reading.places.get(one.claim)
            if place is not None:
                found.setdefault(place.column, []).append(one)
        return found


def row_of(actor: str, said: Sequence[Assertion], *, reading: Reading) -> Row:
    """Return what an actor does on each column.

    Parameters
    ----------
    actor : str
        The id of the actor.
    said : sequence of Assertion
        What counts for it.
    reading : Reading
        How it is read.

    Returns
    -------
    Row
        Without any side that is derived by claim.
    """
    codes = _coded(said, reading.places)
    dropped: set[str] = set()
    if reading.latest:
        for column, found in _torn(codes, said, reading).items():
            gone = {one.id for one in outdated(found, reading.map)}
            codes[column] = 0
            for one, side in found:
                if one.id not in gone:
                    codes[column] |= _code(side, reading.places[one.claim])
            dropped |= gone
    return Row(
        actor=actor, said=said, reading=reading, codes=codes, dropped=frozenset(dropped)
    )


def state_of(code: int, by: str) -> State:
    """Return the state that a sum of numbers stands for.

    Parameters
    ----------
    code : int
        A sum of `FOR`, `AGAINST`, `SPOKEN` and what is plain.
    by : str
        ``issue`` or ``claim``.

    Returns
    -------
    State
        Silent for 0.
    """
    sided = code & SIDED
    if sided == SIDED:
        return State.MIXED
    if sided:
        return WORDS[by][sided - 1]
    return State.NEUTRAL if code else State.SILENT


def code_of(side: int) -> int:
    """Return the number of a side: 1, -1, or 0 for neither."""
    return FOR if side > 0 else AGAINST if side < 0 else SPOKEN


def _coded(said: Iterable[Assertion], places: Mapping[str, Place]) -> dict[str, int]:
    """Return, by column, what the assertions of one actor come to."""
    codes: dict[str, int] = {}
    for one in said:
        place = places.get(one.claim)
        if place is None or one.stance is Stance.REPORTS:
            continue
        code = _code(_side(one, place), place)
        codes[place.column] = codes.get(place.column, 0) | code
    return codes


def _code(side: int, place: Place) -> int:
    """Return the number of a side taken on a claim, and of its being a plain answer."""
    code = code_of(side)
    return code | (code & SIDED) * PLAINLY if place.plain else code


def _torn(
    codes: Mapping[str, int], said: Iterable[Assertion], reading: Reading
) -> dict[str, list[tuple[Assertion, int]]]:
    """Return, by column, the positions of an actor that takes several there."""
    positions = (FOR, AGAINST, SPOKEN) if reading.by == "claim" else (FOR, AGAINST)
    torn: dict[str, list[tuple[Assertion, int]]] = {
        column: []
        for column, code in codes.items()
        if sum(1 for position in positions if code & position) > 1
    }
    if torn:
        for column, one, side in _positions(said, reading):
            if column in torn:
                torn[column].append((one, side))
    return torn


def _positions(
    said: Iterable[Assertion], reading: Reading
) -> Iterator[tuple[str, Assertion, int]]:
    """Yield the assertions that take a position, each with its column and its side."""
    neither = reading.by == "claim"
    for one in said:
        place = reading.places.get(one.claim)
        if place is None or one.stance is Stance.REPORTS:
            continue
        side = _side(one, place)
        if side or neither:
            yield place.column, one, side


def _side(one: Assertion, place: Place) -> int:
    """Return the side that an assertion takes: 1, -1, or 0 for neither."""
    if one.stance is Stance.DENIES:
        return -place.side
    return 0 if one.stance is Stance.DOUBTS else place.side


def _hollow(code: int) -> bool:
    """Whether a side is taken, and not by a plain answer."""
    return code & SIDED != code // PLAINLY
