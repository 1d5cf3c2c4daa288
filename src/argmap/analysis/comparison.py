"""Comparison of stances: who takes which side, with whom, and who is silent.

Silence is never counted as an opinion, and reporting is no stance.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.alignment import answers_by_issue, sides_by_issue
from argmap.analysis.speakers import asked_for, by_speaker, keys_of
from argmap.analysis.stances import Cell, StanceTable, State
from argmap.errors import QueryError
from argmap.model import views
from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Basis, Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

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
    roll_up: bool = False,
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
    roll_up : bool
        Whether to count what an actor says as its organisation's, where it belongs to
        one at that date and rolls up.

    Returns
    -------
    StanceTable
        Columns in the map's order, rows too unless `actors` names them in another.

    Raises
    ------
    UnknownIdError
        An id names no record.
    QueryError
        `by` is neither word, or there is no such basis or kind.
    """
    if by not in ("issue", "claim"):
        raise QueryError(f"cannot compare by {by!r}; write 'issue' or 'claim'")
    asked = chosen(Basis, "a basis", basis)
    view = views.accepted(m)
    if as_of is not None:
        view = views.as_of(view, as_of)
    said = by_speaker(m, view.assertions.values(), roll_up=roll_up)
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
        cells = _issue_cells(view, said, rows, columns, asked)
    else:
        cells = _claim_cells(said, rows, columns)
    return StanceTable(
        by=by,
        actors=rows,
        columns=columns,
        cells={(cell.actor, cell.column): cell for cell in cells},
        map=view,
        voices={
            row.id: frozenset(
                a.claim for a in said.get(row.id, ()) if a.stance is Stance.ASSERTS
            )
            for row in rows
        },
        clashing=_clashing(view, {claim.id for claim in shown}, asked),
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


def _claim_cells(
    said: dict[str, list[Assertion]],
    rows: Sequence[Actor],
    columns: Sequence[Claim | Issue],
) -> list[Cell]:
    cells = []
    for row in rows:
        on: dict[str, list[Assertion]] = {}
        for assertion in said.get(row.id, ()):
            on.setdefault(assertion.claim, []).append(assertion)
        for column in columns:
            found = on.get(column.id, [])
            stances = {a.stance for a in found}
            state = _state(
                stances & {Stance.ASSERTS},
                stances & {Stance.DENIES},
                stances & {Stance.DOUBTS},
                (State.SUPPORTS, State.OPPOSES),
            )
            cells.append(_cell(row, column, state, found, hollow=False))
    return cells


def _issue_cells(
    m: ArgumentMap,
    said: dict[str, list[Assertion]],
    rows: Sequence[Actor],
    columns: Sequence[Claim | Issue],
    basis: Basis | None,
) -> list[Cell]:
    sides, answers = sides_by_issue(m, basis), answers_by_issue(m, basis)
    cells = []
    for row in rows:
        on: dict[str | None, list[Assertion]] = {}
        for assertion in said.get(row.id, ()):
            on.setdefault(m.claims[assertion.claim].issue, []).append(assertion)
        for column in columns:
            found = on.get(column.id, [])
            side = sides[column.id]
            taken = {_side_taken(a, side) for a in found} - {None}
            spoken = {a.stance for a in found} - {Stance.REPORTS}
            state = _state(1 in taken, -1 in taken, spoken, (State.YES, State.NO))
            plain = [a for a in found if a.claim in answers[column.id]]
            given = {_side_taken(a, side) for a in plain} - {None}
            hollow = bool(taken) and given != taken
            cells.append(_cell(row, column, state, found, hollow=hollow))
    return cells


def _side_taken(assertion: Assertion, side: dict[str, int]) -> int | None:
    sign = {Stance.ASSERTS: 1, Stance.DENIES: -1}.get(assertion.stance)
    found = side.get(assertion.claim)
    return None if sign is None or found is None else sign * found


def _state(
    one: object, other: object, spoken: object, words: tuple[State, State]
) -> State:
    if one and other:
        return State.MIXED
    if one or other:
        return words[0] if one else words[1]
    return State.NEUTRAL if spoken else State.SILENT


def _cell(
    row: Actor,
    column: Claim | Issue,
    state: State,
    found: Sequence[Assertion],
    *,
    hollow: bool,
) -> Cell:
    if not found:
        return Cell(actor=row.id, column=column.id, state=state)
    return Cell(
        actor=row.id,
        column=column.id,
        state=state,
        assertions=tuple(a for a in found if a.stance is not Stance.REPORTS),
        reports=tuple(a for a in found if a.stance is Stance.REPORTS),
        hollow=hollow,
    )
