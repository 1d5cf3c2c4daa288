"""Derivation: what an actor must be for or against, by what it says on other claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.alignment import JOINING, SYMMETRIC
from argmap.analysis.stances.rows import Place, Row, code_of, row_of, state_of
from argmap.analysis.stances.tables import State
from argmap.model.assertions import Assertion, Stance

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.relations import Basis

__all__ = ["with_derived"]


def with_derived(
    m: ArgumentMap, rows: dict[str, Row], *, basis: Basis | None
) -> dict[str, Row]:
    """Return rows by claim, with sides on claims on which the actors say nothing.

    An actor is taken to be for a claim that something supports or rephrases which it
    asserts, and against one that it attacks or contradicts: one step, no further.
    Linked premises count where it asserts all; undercuts never do.

    Parameters
    ----------
    m : ArgumentMap
        The map, without what is only proposed.
    rows : dict
        By actor id, a row by claim.
    basis : Basis or None
        Only links made on this basis.

    Returns
    -------
    dict
        The rows in the same order.
    """
    steps = list(_steps(m, basis))
    asserting = _asserting(m, rows, {one for premises, *_ in steps for one in premises})
    drawn: dict[str, dict[str, list[Assertion]]] = {key: {} for key in rows}
    codes = {key: dict(row.codes) for key, row in rows.items()}
    for premises, target, sign in steps:
        first, *others = (asserting.get(one, {}) for one in premises)
        for key in first:
            row = rows[key]
            if target in row.codes or target not in row.reading.places:
                continue
            if not all(key in other for other in others):
                continue
            codes[key][target] = codes[key].get(target, 0) | code_of(sign)
            drawn[key].setdefault(target, []).extend(
                one for premise in premises for one in asserting[premise][key]
            )
    return {
        key: attrs.evolve(
            row,
            codes=codes[key],
            drawn={c: tuple(dict.fromkeys(said)) for c, said in drawn[key].items()},
        )
        for key, row in rows.items()
    }


def _asserting(
    m: ArgumentMap, rows: dict[str, Row], premises: set[str]
) -> dict[str, dict[str, list[Assertion]]]:
    """Return, by premise, the assertions of each actor that is for it alone."""
    places = {claim.id: Place(claim.id) for claim in m}
    found: dict[str, dict[str, list[Assertion]]] = {}
    for key, narrow in rows.items():
        row = _over(places, narrow)
        for one in row.current:
            if (
                one.claim in premises
                and one.stance is Stance.ASSERTS
                and state_of(row.codes[one.claim], "claim") is State.SUPPORTS
            ):
                found.setdefault(one.claim, {}).setdefault(key, []).append(one)
    return found


def _over(places: dict[str, Place], row: Row) -> Row:
    """Return the row over all claims, those too that are not compared."""
    if len(row.reading.places) == len(places):
        return row
    return row_of(row.actor, row.said, reading=attrs.evolve(row.reading, places=places))


def _steps(
    m: ArgumentMap, basis: Basis | None
) -> Iterator[tuple[tuple[str, ...], str, int]]:
    """Yield from which claims which other one is derived, and with which sign."""
    for relation in m.relations.values():
        sign = JOINING.get(relation.kind)
        if sign is None or relation.target not in m.claims:
            continue
        if basis is not None and relation.basis is not basis:
            continue
        yield relation.premises, relation.target, sign
        if relation.kind in SYMMETRIC:
            yield (relation.target,), relation.premises[0], sign
