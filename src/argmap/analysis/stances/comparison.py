"""Comparison of stances: who takes which side, with whom, and who is silent.

Silence is never counted as an opinion, and reporting is no stance.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.alignment import answers_by_issue, sides_by_issue
from argmap.analysis.speakers import asked_for, by_speaker, keys_of
from argmap.analysis.stances.derivation import with_derived
from argmap.analysis.stances.rows import Place, Reading, Row, row_of
from argmap.analysis.stances.tables import StanceTable
from argmap.analysis.windows import Window
from argmap.errors import QueryError
from argmap.model import views
from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["compare_stances"]


def compare_stances(
    m: ArgumentMap,
    *,
    by: str = "issue",
    actors: Iterable[Actor | str] | None = None,
    kinds: Iterable[ActorKind | str] | None = None,
    issues: Iterable[Issue | str] | None = None,
    claims: Iterable[Claim | str] | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    since: Date | str | None = None,
    latest: bool = False,
    roll_up: bool = False,
    derived: bool | None = None,
) -> StanceTable:
    """Return what each actor does on each issue, or on each claim.

    By claim an actor *supports* what it asserts and never denies, *opposes* what it
    denies and never asserts, is *mixed* on what it does both to, *neutral* on what it
    only doubts, and *silent* otherwise. By issue it says *yes* where it asserts claims
    of the thesis's side or denies claims of the other; see `sides`.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    by : str
        ``issue``, or ``claim`` for maps with many actors on each claim.
    actors : iterable of Actor or str, optional
        The rows; by default every actor that takes a stance.
    kinds : iterable of ActorKind or str, optional
        Only actors of these kinds.
    issues : iterable of Issue or str, optional
        Only these issues, or claims of these issues.
    claims : iterable of Claim or str, optional
        By claim: only these. By issue they choose the clashes, not the sides.
    basis : Basis or str, optional
        Count only links made on this basis, in sides and in clashes.
    as_of : Date or str, optional
        Only what had been said by then.
    since : Date or str, optional
        Only what was said since then; what lies only partly after is left out. Links
        made before still hold.
    latest : bool
        Whether only the last dated position of an actor counts, by issue the last of
        those that take a side; the earlier ones are the `history` of its cell. What
        has no date counts as said before all that has one. Where nobody can tell
        which of two came last, both count.
    roll_up : bool
        Whether to count what an actor says as its organisation's, where it belongs to
        one at that date and rolls up.
    derived : bool, optional
        Whether sides count that are derived: by issue from claims that bear on the
        answers, which is so by default; by claim from another claim that the actor
        asserts and that supports, rephrases, attacks or contradicts the column, on
        which it says nothing. By claim it is not so by default.

    Returns
    -------
    StanceTable
        Columns in the map's order, rows too unless `actors` names them in another.

    Raises
    ------
    UnknownIdError
        An id names no record.
    QueryError
        `by` is neither word, there is no such basis or kind, or the window ends
        before it begins.
    """
    if by not in ("issue", "claim"):
        raise QueryError(f"cannot compare by {by!r}; write 'issue' or 'claim'")
    asked = chosen(Basis, "a basis", basis)
    window = Window.of(since, None, as_of)
    view, said, undated, straddling = _heard(m, window, roll_up=roll_up)
    rows = asked_for(m, said, actors=actors, kinds=kinds)
    filed = None if issues is None else set(keys_of(issues, m.issues))
    wanted = None if claims is None else set(keys_of(claims, m.claims))
    shown = [
        claim
        for claim in view
        if (filed is None or claim.issue in filed)
        and (wanted is None or claim.id in wanted)
    ]
    columns: tuple[Claim | Issue, ...] = tuple(shown)
    if by == "issue":
        columns = tuple(
            i for i in view.issues.values() if filed is None or i.id in filed
        )
    places = _places(view, columns, by=by, basis=asked, derived=derived is not False)
    reading = Reading(by=by, places=places, latest=latest, map=m)
    table = {
        one.id: row_of(one.id, said.get(one.id, ()), reading=reading) for one in rows
    }
    if by == "claim" and derived:
        table = with_derived(view, table, basis=asked)
    return StanceTable(
        by=by,
        actors=rows,
        columns=columns,
        rows=table,
        map=view,
        whole=m,
        clashing=_clashing(view, {claim.id for claim in shown}, asked),
        undated=undated,
        straddling=straddling,
        unfiled=_unfiled(view, table) if by == "issue" and filed is None else 0,
        basis=asked,
        as_of=window.as_of,
        since=window.since,
        latest=latest,
        roll_up=roll_up,
    )


def _heard(
    m: ArgumentMap, window: Window, *, roll_up: bool
) -> tuple[ArgumentMap, dict[str, list[Assertion]], int, int]:
    """Return the map as of the window's end, and what was said in it, by speaker.

    And how much of it has no date, and how much may lie outside the window.
    """
    view = accepted = views.accepted(m)
    if window.is_open():
        return view, by_speaker(m, view.assertions.values(), roll_up=roll_up), 0, 0
    if window.as_of is not None:
        view = views.as_of(view, window.as_of)
    inside, undated, straddling = [], 0, 0
    for one in accepted.assertions.values():
        date = m.date_of(one)
        if date is None:
            undated += 1
        elif window.holds(date):
            inside.append(one)
        elif window.touches(date):
            straddling += 1
    return view, by_speaker(m, inside, roll_up=roll_up), undated, straddling


def _unfiled(m: ArgumentMap, rows: Mapping[str, Row]) -> int:
    """Return how many stances of some rows are on claims filed under no issue."""
    loose = {claim.id for claim in m if claim.issue is None}
    if not loose:
        return 0
    return len(
        {
            one.id
            for row in rows.values()
            for one in row.said
            if one.claim in loose and one.stance is not Stance.REPORTS
        }
    )


def _clashing(
    m: ArgumentMap, shown: set[str], basis: Basis | None
) -> tuple[Relation, ...]:
    """Return the attacks and contradictions on a claim shown, undercuts left out."""
    return tuple(
        relation
        for relation in m.relations.values()
        if (
            (relation.kind is RelationKind.ATTACKS and relation.target in shown)
            or (
                relation.kind is RelationKind.CONTRADICTS
                and (relation.target in shown or relation.premises[0] in shown)
            )
        )
        and (basis is None or relation.basis is basis)
    )


def _places(
    m: ArgumentMap,
    columns: Sequence[Claim | Issue],
    *,
    by: str,
    basis: Basis | None,
    derived: bool,
) -> dict[str, Place]:
    """Return, by claim, in which of the columns what is said of it counts, and how."""
    if by == "claim":
        return {claim.id: Place(claim.id) for claim in columns}
    shown = {issue.id for issue in columns}
    sides, answers = sides_by_issue(m, basis), answers_by_issue(m, basis)
    places = {}
    for claim in m:
        if claim.issue in shown:
            side = sides[claim.issue].get(claim.id, 0)
            plain = claim.id in answers[claim.issue]
            places[claim.id] = Place(
                claim.issue, side if plain or derived else 0, plain
            )
    return places
