"""Counting: how often each actor asserts and denies each claim, in a window of time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.alignment import sides_by_issue
from argmap.analysis.speakers import asked_for, by_speaker, keys_of
from argmap.errors import QueryError
from argmap.model import views
from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Counts", "Duplicates", "Statement", "Window", "counts_of", "statements"]

SIGNS = {Stance.ASSERTS: 1, Stance.DENIES: -1}
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


@attrs.frozen
class Window:
    """From when to when something must have been said, both ends included.

    Parameters
    ----------
    since, until, as_of : Date or None
        `until` and `as_of` both end it.
    """

    since: Date | None
    until: Date | None
    as_of: Date | None

    @classmethod
    def of(
        cls,
        since: Date | str | None,
        until: Date | str | None,
        as_of: Date | str | None,
    ) -> Window:
        """Return the window between two dates.

        Parameters
        ----------
        since, until, as_of : Date, str or None
            None leaves it open.

        Returns
        -------
        Window
            Its dates read.

        Raises
        ------
        QueryError
            It ends before it begins.
        """
        first, last, seen = (
            None if one is None else Date.of(one) for one in (since, until, as_of)
        )
        if first is not None and last is not None and last.before(first):
            raise QueryError(
                f"the window ends before it begins: until {last.text!r} is before "
                f"since {first.text!r}; write the earlier date as since"
            )
        return cls(first, last, seen)

    def is_open(self) -> bool:
        """Return whether it holds everything, undated statements too."""
        return self == Window(None, None, None)

    def holds(self, date: Date) -> bool:
        """Return whether every day that a date means lies in the window."""
        return self._begun(date) and all(date.ends_by(end) for end in self._ends())

    def touches(self, date: Date) -> bool:
        """Return whether some day that a date means lies in the window."""
        late = self.since is not None and date.before(self.since)
        return not late and not any(end.before(date) for end in self._ends())

    def _begun(self, date: Date) -> bool:
        if self.since is None or self.since.first is None:
            return True
        return date.first is not None and date.first >= self.since.first

    def _ends(self) -> Iterator[Date]:
        return (end for end in (self.until, self.as_of) if end is not None)


@attrs.frozen(eq=False)
class _Chosen:
    """The statements that a question is about, before duplicates are told apart."""

    actors: tuple[Actor, ...]
    said: dict[str, list[Assertion]]
    columns: dict[str, tuple[str, int]]
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
    by, duplicates, actors, kinds, issues, claims, as_of, since, until, roll_up : optional
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
    window = Window.of(since, until, as_of)
    found = _chosen(
        m,
        window,
        by=by,
        actors=actors,
        kinds=kinds,
        issues=issues,
        claims=claims,
        roll_up=roll_up,
    )
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


def counts_of(
    m: ArgumentMap,
    window: Window,
    *,
    by: str,
    duplicates: Duplicates | str,
    actors: Iterable[Actor | str] | None,
    kinds: Iterable[ActorKind | str] | None,
    issues: Iterable[Issue | str] | None,
    claims: Iterable[Claim | str] | None,
    roll_up: bool,
) -> Counts:
    """Return how often each actor takes each side of each claim or issue.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    window : Window
        When it must have been said.
    by, duplicates, actors, kinds, issues, claims, roll_up : optional
        As in `actor_network`.

    Returns
    -------
    Counts
        Rows in the map's order, unless `actors` names them in another.
    """
    policy = _policy(duplicates)
    found = _chosen(
        m,
        window,
        by=by,
        actors=actors,
        kinds=kinds,
        issues=issues,
        claims=claims,
        roll_up=roll_up,
    )
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
    known: Iterable[Claim | Issue] = m if by == "claim" else m.issues.values()
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


def _chosen(
    m: ArgumentMap,
    window: Window,
    *,
    by: str,
    actors: Iterable[Actor | str] | None,
    kinds: Iterable[ActorKind | str] | None,
    issues: Iterable[Issue | str] | None,
    claims: Iterable[Claim | str] | None,
    roll_up: bool,
) -> _Chosen:
    if by not in ("issue", "claim"):
        raise QueryError(f"cannot count by {by!r}; write 'issue' or 'claim'")
    view = views.accepted(m)
    filed = None if issues is None else set(keys_of(issues, m.issues))
    wanted = None if claims is None else set(keys_of(claims, m.claims))
    columns = {
        key: place
        for key, place in _columns(view, window, by)
        if (filed is None or view.claims[key].issue in filed)
        and (wanted is None or key in wanted)
    }
    polar = (
        one
        for one in view.assertions.values()
        if one.stance in SIGNS and one.claim in columns
    )
    said = by_speaker(m, polar, roll_up=roll_up)
    rows = asked_for(m, said, actors=actors, kinds=kinds)
    if window.is_open():
        return _Chosen(rows, said, columns, 0, 0)
    undated: set[str] = set()
    straddling: set[str] = set()
    inside: dict[str, list[Assertion]] = {}
    for actor in rows:
        for one in said.get(actor.id, ()):
            date = m.date_of(one)
            if date is None:
                undated.add(one.id)
            elif window.holds(date):
                inside.setdefault(actor.id, []).append(one)
            elif window.touches(date):
                straddling.add(one.id)
    if actors is None:
        rows = tuple(actor for actor in rows if actor.id in inside)
    return _Chosen(rows, inside, columns, len(undated), len(straddling))


def _columns(
    view: ArgumentMap, window: Window, by: str
) -> Iterator[tuple[str, tuple[str, int]]]:
    """Yield each claim with the column that it counts in, and with which sign."""
    if by == "claim":
        yield from ((claim.id, (claim.id, 1)) for claim in view)
        return
    if window.as_of is not None:
        view = views.as_of(view, window.as_of)
    for issue, sides in sides_by_issue(view, None).items():
        yield from ((claim, (issue, side)) for claim, side in sides.items())
