"""Counting: how often each actor asserts and denies each claim, in a window of time."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.networks.selection import SIGNS, Selection
from argmap.analysis.windows import Window
from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Assertion
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.relations import Basis

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Counts", "Duplicates", "Statement", "counts_of", "statements"]

Key = tuple[str, str, int, str | None]


class Duplicates(StrEnum):
    """How often the same actor counts with the same claim and polarity."""

    INCLUDE = "include"
    DOCUMENT = "document"
    RANGE = "range"


@attrs.frozen(kw_only=True)
class Statement:
    """One assertion or denial, as a network counts it.

    Parameters
    ----------
    id : str
        The id of the assertion.
    actor : str
        The id of the actor that it counts for, which roll-up may change.
    column : str
        The id of the claim, or of the issue.
    polarity : int
        1 for, -1 against.
    date : Date or None
        When it was said.
    source : str or None
        The id of the document that it stands in.
    counted : bool
        Whether the policy on duplicates counts it.
    """

    id: str
    actor: str
    column: str
    polarity: int
    date: Date | None
    source: str | None
    counted: bool


@attrs.frozen(kw_only=True, eq=False)
class Counts:
    """Statements counted by actor, column and polarity.

    Parameters
    ----------
    actors : tuple of Actor
        The rows, those without a statement among them where they were named.
    columns : tuple of Claim or tuple of Issue
        The columns with a statement.
    cells : dict
        By (actor id, column id), how often for and how often against.
    statements : int
        How many statements are counted.
    repeated : int
        How many the policy on duplicates leaves out.
    undated : int
        How many assertions have no date, and so lie in no window; 0 without one.
    straddling : int
        How many lie partly outside the window, for all that their date says.
    """

    actors: tuple[Actor, ...]
    columns: tuple[Claim | Issue, ...]
    cells: dict[tuple[str, str], tuple[int, int]]
    statements: int
    repeated: int
    undated: int
    straddling: int


def statements(
    m: ArgumentMap,
    *,
    by: str = "claim",
    duplicates: Duplicates | str = Duplicates.DOCUMENT,
    actors: Iterable[Actor | str] | None = None,
    kinds: Iterable[ActorKind | str] | None = None,
    issues: Iterable[Issue | str] | None = None,
    claims: Iterable[Claim | str] | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    until: Date | str | None = None,
    roll_up: bool = False,
) -> tuple[Statement, ...]:
    """Return what a network counts, as a list of events: one row for each assertion.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    by, duplicates, actors, kinds, issues, claims, basis : optional
        As in `actor_network`.
    as_of, since, until, roll_up : optional
        As in `actor_network`.

    Returns
    -------
    tuple of Statement
        In order of time, those without a date last, then in the map's order.

    Raises
    ------
    UnknownIdError
        An id names no record.
    QueryError
        There is no such kind or policy, or the window ends before it begins.
    """
    policy = _policy(duplicates)
    found = Selection(
        by=by,
        window=Window.of(since, until, as_of),
        actors=actors,
        kinds=kinds,
        issues=issues,
        claims=claims,
        basis=basis,
        roll_up=roll_up,
    ).of(m)
    seen: set[Key] = set()
    rows = []
    place = {key: number for number, key in enumerate(m.assertions)}
    for actor in found.actors:
        for one in found.said.get(actor.id, ()):
            column, sign = found.columns[one.claim]
            key = _key(actor.id, column, sign * SIGNS[one.stance], one, policy)
            rows.append(
                Statement(
                    id=one.id,
                    actor=actor.id,
                    column=column,
                    polarity=key[2],
                    date=m.date_of(one),
                    source=one.passage.source if one.passage else None,
                    counted=policy is Duplicates.INCLUDE or key not in seen,
                )
            )
            seen.add(key)

    def order(one: Statement) -> tuple[bool, object, int]:
        dated = one.date is not None
        return not dated, one.date.sort_key if one.date else (), place[one.id]

    return tuple(sorted(rows, key=order))


def counts_of(m: ArgumentMap, asked: Selection, policy: Duplicates) -> Counts:
    """Return how often each actor takes each side of each claim or issue.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    asked : Selection
        Which statements.
    policy : Duplicates
        How often the same counts.

    Returns
    -------
    Counts
        Rows in the map's order, unless `actors` names them in another.
    """
    found = asked.of(m)
    cells: dict[tuple[str, str], tuple[int, int]] = {}
    repeated = counted = 0
    for actor in found.actors:
        seen: set[Key] = set()
        for one in found.said.get(actor.id, ()):
            column, side = found.columns[one.claim]
            sign = side * SIGNS[one.stance]
            if policy is not Duplicates.INCLUDE:
                key = _key(actor.id, column, sign, one, policy)
                if key in seen:
                    repeated += 1
                    continue
                seen.add(key)
            counted += 1
            plus, minus = cells.get((actor.id, column), (0, 0))
            cells[actor.id, column] = (plus + (sign > 0), minus + (sign < 0))
    spoken = {column for _, column in cells}
    known: Iterable[Claim | Issue] = m if asked.by == "claim" else m.issues.values()
    return Counts(
        actors=found.actors,
        columns=tuple(one for one in known if one.id in spoken),
        cells=cells,
        statements=counted,
        repeated=repeated,
        undated=found.undated,
        straddling=found.straddling,
    )


def _policy(duplicates: Duplicates | str) -> Duplicates:
    policy = chosen(Duplicates, "a policy on duplicates", duplicates)
    return Duplicates.DOCUMENT if policy is None else policy


def _key(actor: str, column: str, sign: int, one: Assertion, policy: Duplicates) -> Key:
    """Return what two statements have in common that count once.

    Assertions without a source count as of one document: nothing shows a second.
    """
    place = one.passage.source if one.passage else None
    return actor, column, sign, place if policy is Duplicates.DOCUMENT else None
