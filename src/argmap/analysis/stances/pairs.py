"""Pairs: how two actors compare over what both speak on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import attrs

from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Relation

if TYPE_CHECKING:
    from argmap.analysis.stances.tables import StanceTable

__all__ = ["FEW", "STANDINGS", "Meeting", "Pair", "Point", "tallied"]

FEW = 5
"""Of fewer joint columns no share is printed."""

MOST_HELD = 4_000_000
"""How many meetings are listed before they are counted, in some 32 MB."""

# Where an actor stands in a column, numbered: the side, and whether it is derived.
STANDINGS: tuple[tuple[int, bool], ...] = tuple(
    (sign, hollow) for hollow in (False, True) for sign in (-1, 0, 1)
)


class Meeting(StrEnum):
    """How two actors meet on a point."""

    AGREED = "agreed"
    OPPOSED = "opposed"
    OTHER = "other"
    CLASH = "clash"
    FIRST_ALONE = "first-alone"
    SECOND_ALONE = "second-alone"


@attrs.frozen(kw_only=True)
class Point:
    """One column, or one clash, on which two actors meet or one of them speaks alone.

    Parameters
    ----------
    meeting : Meeting
        How they meet.
    subject : Issue, Claim or Relation
        The column; of a clash, the attack or contradiction, which tells its basis.
    first, second : tuple of Assertion
        What each of them says on it, with the passages; empty for one that is silent.
    hollow : bool
        Whether the side of either is derived.
    """

    meeting: Meeting
    subject: Issue | Claim | Relation
    first: tuple[Assertion, ...]
    second: tuple[Assertion, ...]
    hollow: bool = False


@attrs.frozen(kw_only=True)
class Pair:
    """How two actors compare over the columns on which neither is silent.

    The counts are there at once; what they count is looked up when it is asked for.

    Parameters
    ----------
    first, second : str
        The ids of the actors.
    agree, opposed, other : int
        On how many columns both take one side, each the other's, and the rest: they
        add up to `joint`.
    hollow : int
        On how many of the joint columns the side of either is derived.
    distance : int
        The sum of their distances over the joint columns: 2 on opposite sides, 1
        where only one of them takes a side, 0 elsewhere.
    first_columns, second_columns : int
        On how many columns each of them speaks.
    table : StanceTable
        The table that they are rows of.
    """

    first: str
    second: str
    agree: int
    opposed: int
    other: int
    hollow: int
    distance: int
    first_columns: int
    second_columns: int
    table: StanceTable = attrs.field(eq=False, repr=False)

    @property
    def joint(self) -> int:
        """How many columns neither is silent on: agree + opposed + other."""
        return self.agree + self.opposed + self.other

    @property
    def few(self) -> bool:
        """Whether they share too few columns for shares to be printed."""
        return self.joint < FEW

    @property
    def overlap(self) -> float | None:
        """Joint / columns on which either speaks, to 1; None where they share none."""
        either = self.first_columns + self.second_columns - self.joint
        return self.joint / either if self.joint else None

    @property
    def agreement(self) -> float | None:
        """Agree / joint, 0 to 1; None where they share no column."""
        return self.agree / self.joint if self.joint else None

    @property
    def signed(self) -> float | None:
        """(agree - opposed) / joint, -1 to 1; None where they share no column."""
        return (self.agree - self.opposed) / self.joint if self.joint else None

    @property
    def proximity(self) -> float | None:
        """1 less the mean distance, 0 to 1, with neither side in the middle."""
        return 1 - self.distance / (2 * self.joint) if self.joint else None

    @property
    def agreed(self) -> tuple[str, ...]:
        """The columns on which both take one side."""
        return self._columns[Meeting.AGREED]

    @property
    def opposed_on(self) -> tuple[str, ...]:
        """The columns on which each takes the other's side."""
        return self._columns[Meeting.OPPOSED]

    @property
    def other_on(self) -> tuple[str, ...]:
        """The columns on which both speak otherwise."""
        return self._columns[Meeting.OTHER]

    @property
    def first_alone(self) -> tuple[str, ...]:
        """The columns on which only the first speaks."""
        return self._columns[Meeting.FIRST_ALONE]

    @property
    def second_alone(self) -> tuple[str, ...]:
        """The columns on which only the second speaks."""
        return self._columns[Meeting.SECOND_ALONE]

    @property
    def clashes(self) -> tuple[Relation, ...]:
        """The attacks and contradictions between what the one and the other assert.

        In the map's order; each tells its basis.
        """
        return self.table.clashes(self.first, self.second)

    def points(self) -> tuple[Point, ...]:
        """Return what they agree on, are opposed on and clash on, with the passages.

        Returns
        -------
        tuple of Point
            Agreed, opposed, other, the clashes, then what each of them alone speaks
            on; within these in the order of the table.
        """
        return (
            *self._points(Meeting.AGREED, Meeting.OPPOSED, Meeting.OTHER),
            *map(self._clash, self.clashes),
            *self._points(Meeting.FIRST_ALONE, Meeting.SECOND_ALONE),
        )

    def __str__(self) -> str:
        noun = self.table.by
        if not self.joint:
            return f"no common {noun}"
        nouns = noun if self.joint == 1 else f"{noun}s"
        counts = [
            f"agree on {self.agree} of {self.joint} common {nouns}",
            f"opposed on {self.opposed}",
        ]
        if self.other:
            counts.append(f"otherwise on {self.other}")
        if not self.few:
            counts.append(f"agreement {self.agreement:.0%}")
            counts.append(f"proximity {self.proximity:.0%}")
            counts.append(f"overlap {self.overlap:.0%}")
        return ", ".join(counts)

    @cached_property
    def _columns(self) -> dict[Meeting, tuple[str, ...]]:
        one, two = (self.table.rows[key].standings for key in (self.first, self.second))
        found: dict[Meeting, set[str]] = {meeting: set() for meeting in Meeting}
        found[Meeting.FIRST_ALONE] = one.keys() - two.keys()
        found[Meeting.SECOND_ALONE] = two.keys() - one.keys()
        for column in one.keys() & two.keys():
            a, b = STANDINGS[one[column]][0], STANDINGS[two[column]][0]
            found[_meeting(a, b)].add(column)
        return {key: self.table.in_order(columns) for key, columns in found.items()}

    def _points(self, *meetings: Meeting) -> Iterator[Point]:
        record = self.table.map.issues if self.table.by == "issue" else None
        for meeting in meetings:
            for column in self._columns[meeting]:
                cells = [self.table[key, column] for key in (self.first, self.second)]
                yield Point(
                    meeting=meeting,
                    subject=(record or self.table.map.claims)[column],
                    first=cells[0].assertions,
                    second=cells[1].assertions,
                    hollow=any(cell.hollow for cell in cells),
                )

    def _clash(self, relation: Relation) -> Point:
        ends = {*relation.premises, relation.target}
        first, second = (
            tuple(
                one
                for one in self.table.rows[key].current
                if one.claim in ends and one.stance is Stance.ASSERTS
            )
            for key in (self.first, self.second)
        )
        return Point(
            meeting=Meeting.CLASH, subject=relation, first=first, second=second
        )


def tallied(table: StanceTable, actors: Sequence[str]) -> tuple[Pair, ...]:
    """Return how each two of some rows compare, counted column by column.

    Parameters
    ----------
    table : StanceTable
        Any table.
    actors : sequence of str
        The ids of rows.

    Returns
    -------
    tuple of Pair
        In order, the first with the second, the first with the third and so on.
    """
    rows = [table.rows[actor].standings for actor in actors]
    pairs = list(combinations(range(len(rows)), 2))
    counts = {pair: Counter[str]() for pair in pairs}
    for one, met in _met(rows):
        first, x = divmod(one, len(STANDINGS))
        a, a_hollow = STANDINGS[x]
        for two, number in met.items():
            second, y = divmod(two, len(STANDINGS))
            b, b_hollow = STANDINGS[y]
            found = counts[first, second]
            found[_meeting(a, b)] += number
            found["hollow"] += number * (a_hollow or b_hollow)
            found["distance"] += number * abs(a - b)
    return tuple(
        Pair(
            first=actors[first],
            second=actors[second],
            agree=found[Meeting.AGREED],
            opposed=found[Meeting.OPPOSED],
            other=found[Meeting.OTHER],
            hollow=found["hollow"],
            distance=found["distance"],
            first_columns=len(rows[first]),
            second_columns=len(rows[second]),
            table=table,
        )
        for (first, second), found in counts.items()
    )


def _meeting(a: int, b: int) -> Meeting:
    """Return how two meet in a column, by their sides."""
    if not a * b:
        return Meeting.OTHER
    return Meeting.AGREED if a == b else Meeting.OPPOSED


def _met(rows: Sequence[dict[str, int]]) -> Iterator[tuple[int, Counter[int]]]:
    """Yield each standing of a row, and how often it meets each one of a later row.

    A standing of a row is one number, the row's times that of all standings plus its
    own. Those met are listed by the one that meets them, for single numbers are
    counted several times as fast as pairs.
    """
    columns: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        for column, standing in row.items():
            columns.setdefault(column, []).append(number * len(STANDINGS) + standing)
    later: defaultdict[int, list[int]] = defaultdict(list)
    held = 0
    for there in columns.values():
        for at, one in enumerate(there, 1):
            later[one] += there[at:]
        held += len(there) * (len(there) - 1) // 2
        if held > MOST_HELD:
            yield from _counted(later)
            held = 0
    yield from _counted(later)


def _counted(later: dict[int, list[int]]) -> Iterator[tuple[int, Counter[int]]]:
    """Yield how often each number is listed, and empty the lists."""
    for one, met in later.items():
        yield one, Counter(met)
    later.clear()
