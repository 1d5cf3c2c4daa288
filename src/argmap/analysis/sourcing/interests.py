"""Interests: who has a stake in what is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.dates import Date
    from argmap.model.sources import Source

__all__ = ["interested_party", "spoken_for"]


def interested_party(m: ArgumentMap, assertion: Assertion) -> Actor | Source | None:
    """Return who has a stake in what an assertion says, as far as the map records it.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the assertion.
    assertion : Assertion
        One of its assertions.

    Returns
    -------
    Actor, Source or None
        The speaker, else an organisation that it speaks for on that date, else the
        source that it stands in: the first of them whose interest is recorded.
    """
    date = m.date_of(assertion)
    for actor in spoken_for(m, m.actors[assertion.actor], date):
        if actor.interest is not None:
            return actor
    if assertion.passage is not None:
        source = m.sources[assertion.passage.source]
        if source.interest is not None:
            return source
    return None


def spoken_for(m: ArgumentMap, actor: Actor, date: Date | None) -> tuple[Actor, ...]:
    """Return an actor and the organisations that it speaks for, outermost last.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the actor.
    actor : Actor
        Anyone. One that does not roll up, such as an inspector general, speaks for
        nobody else, and nobody speaks through it for the organisations above it.
    date : Date or None
        When it spoke; None, an unknown date, lies within every affiliation.

    Returns
    -------
    tuple of Actor
        The actor itself first.
    """
    found = {actor.id: actor}
    waiting = [actor]
    for one in waiting:
        if not one.rolls_up:
            continue
        for affiliation in one.affiliations:
            key = affiliation.organization
            if key not in found and affiliation.holds_on(date):
                found[key] = m.actors[key]
                waiting.append(m.actors[key])
    return tuple(found.values())
