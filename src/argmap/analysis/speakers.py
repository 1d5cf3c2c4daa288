"""Speakers: for whom each assertion counts, and which actors are asked about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from argmap.analysis.affiliations import represented
from argmap.errors import QueryError
from argmap.model.actors import Actor, ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.choices import chosen
from argmap.model.messages import shown

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

__all__ = ["asked_for", "by_speaker", "keys_of"]


def by_speaker(
    m: ArgumentMap, assertions: Iterable[Assertion], *, roll_up: bool
) -> dict[str, list[Assertion]]:
    """Return assertions by the id of the actor that they count for.

    Parameters
    ----------
    m : ArgumentMap
        The whole map, for affiliations: a view drops organisations that say nothing
        in it.
    assertions : iterable of Assertion
        Some of the map's.
    roll_up : bool
        Whether to count what an actor says as its organisation's, where it belongs to
        one at that date and rolls up.

    Returns
    -------
    dict
        Actors in the order in which they first speak, assertions in theirs; one that
        counts for two organisations stands under both.
    """
    said: dict[str, list[Assertion]] = {}
    known: dict[tuple[str, Date | None], tuple[str, ...]] = {}
    for assertion in assertions:
        counted: tuple[str, ...] = (assertion.actor,)
        if roll_up:
            voice = (assertion.actor, m.date_of(assertion))
            if voice not in known:
                known[voice] = represented(m, m.actors[voice[0]], voice[1])
            counted = known[voice]
        for key in counted:
            said.setdefault(key, []).append(assertion)
    return said


def asked_for(
    m: ArgumentMap,
    said: Mapping[str, list[Assertion]],
    *,
    actors: Iterable[Actor | str] | None,
    kinds: Iterable[ActorKind | str] | None,
) -> tuple[Actor, ...]:
    """Return the actors that a question is about.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds them.
    said : mapping
        What each says, by id.
    actors : iterable of Actor or str, or None
        Those named; None for all that take a stance in `said`.
    kinds : iterable of ActorKind or str, or None
        Only actors of these kinds.

    Returns
    -------
    tuple of Actor
        In the map's order, or in that of `actors`, each once.

    Raises
    ------
    UnknownIdError
        An id names no actor.
    QueryError
        There is no such kind.
    """
    if actors is not None:
        rows = [m.actors[key] for key in dict.fromkeys(keys_of(actors, m.actors))]
    else:
        rows = [
            actor
            for key, actor in m.actors.items()
            if any(a.stance is not Stance.REPORTS for a in said.get(key, ()))
        ]
    if kinds is not None:
        several = (kinds,) if isinstance(kinds, str) else kinds
        wanted = {chosen(ActorKind, "a kind of actor", kind) for kind in several}
        rows = [actor for actor in rows if actor.kind in wanted]
    return tuple(rows)


def keys_of(records: Any, known: Any) -> list[str]:
    """Return the ids of records, each looked up.

    Parameters
    ----------
    records : record, str or iterable of them
        Records of one view, or ids.
    known : mapping
        The view.

    Returns
    -------
    list of str
        In the order given.

    Raises
    ------
    UnknownIdError
        The view has no such record.
    QueryError
        One of them is neither a record nor an id.
    """
    single = isinstance(records, str) or hasattr(records, "id")
    if not (single or isinstance(records, Iterable)):
        raise QueryError(f"{shown(records)} is neither a record nor an id")
    keys = []
    for one in (records,) if single else records:
        key = one if isinstance(one, str) else getattr(one, "id", None)
        if not isinstance(key, str):
            raise QueryError(f"{shown(one)} is neither a record nor an id")
        keys.append(known[key].id)
    return keys
