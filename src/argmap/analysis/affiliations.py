"""Affiliations: which organisations an actor belongs to, and speaks for, on a date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.graph.traversal import components

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

__all__ = ["organizations", "represented"]


def organizations(m: ArgumentMap, actor: Actor, date: Date | None) -> tuple[Actor, ...]:
    """Return the organisations that an actor belongs to, outermost last.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the actor.
    actor : Actor
        Anyone; what an organisation belongs to is followed as well.
    date : Date or None
        When; affiliations that were over by then or had not begun do not count.

    Returns
    -------
    tuple of Actor
        Without the actor itself; empty for one that belongs to none.
    """
    found = {actor.id: actor}
    level = [actor]
    while level:
        ahead = {
            key: m.actors[key]
            for one in level
            for key in _above(one, date)
            if key not in found
        }
        found.update(ahead)
        level = list(ahead.values())
    return tuple(found.values())[1:]


def represented(m: ArgumentMap, actor: Actor, date: Date | None) -> tuple[str, ...]:
    """Return whom an actor's word counts for when it is rolled up to organisations.

    Affiliations are followed upward to the outermost organisations, and no further
    than an actor that does not roll up, such as an inspector general.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the actor.
    actor : Actor
        Anyone.
    date : Date or None
        When it spoke; None, an unknown date, lies within every affiliation.

    Returns
    -------
    tuple of str
        Ids, in the map's order: the actor's own where it belongs to none. Of bodies
        that belong to each other in a circle, the first in the map.
    """
    if not (actor.rolls_up and actor.affiliations):
        return (actor.id,)
    above: dict[str, list[str]] = {}
    waiting = [actor.id]
    while waiting:
        key = waiting.pop()
        if key in above:
            continue
        one = m.actors[key]
        above[key] = _above(one, date) if one.rolls_up else []
        waiting += above[key]
    order = {key: number for number, key in enumerate(m.actors) if key in above}
    ids = list(m.actors)
    successors = {
        order[key]: [order[other] for other in others] for key, others in above.items()
    }
    outermost = []
    for component in components(successors):
        inside = set(component)
        if all(inside.issuperset(successors[number]) for number in component):
            outermost.append(min(component))
    return tuple(ids[number] for number in sorted(outermost))


def _above(actor: Actor, date: Date | None) -> list[str]:
    return [a.organization for a in actor.affiliations if a.holds_on(date)]
