"""Variables: what a coder settles about a passage by an assertion of it."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.coding.alpha import MeasurementLevel
from argmap.model.assertions import Assertion, Stance

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["VARIABLES", "Reader", "Variable"]

# A report takes no side, so it is missing here, and a value of its own among stances.
SCALE = {Stance.ASSERTS: 1, Stance.DOUBTS: 0, Stance.DENIES: -1}


@attrs.frozen(kw_only=True, eq=False)
class Reader:
    """One of two maps, and what its actors, claims and issues are called in both.

    Parameters
    ----------
    map : ArgumentMap
        The map.
    name : callable
        Returns, for a view of the map and an id in it, the id by which the other map
        knows the record too.
    """

    map: ArgumentMap
    name: Callable[[str, str], str]

    def stance(self, one: Assertion) -> Hashable | None:
        """Return what the actor does with the claim."""
        return one.stance.value

    def polarity(self, one: Assertion) -> Hashable | None:
        """Return the stance as a number, None for a report."""
        return SCALE.get(one.stance)

    def actor(self, one: Assertion) -> Hashable | None:
        """Return who speaks."""
        return self.name("actors", one.actor)

    def claim(self, one: Assertion) -> Hashable | None:
        """Return which claim it is."""
        return self.name("claims", one.claim)

    def issue(self, one: Assertion) -> Hashable | None:
        """Return the issue of the claim, None for a claim filed under none."""
        issue = self.map.claims[one.claim].issue
        return None if issue is None else self.name("issues", issue)

    def kind(self, one: Assertion) -> Hashable | None:
        """Return the kind of the claim, None for a claim without."""
        kind = self.map.claims[one.claim].kind
        return None if kind is None else kind.value

    def hedged(self, one: Assertion) -> Hashable | None:
        """Return whether the speaker qualified it."""
        return "yes" if one.hedged else "no"

    def keys(self, one: Assertion) -> tuple[Hashable, ...]:
        """Return what tells an assertion from others of its passage, the most first."""
        actor, claim = self.actor(one), self.claim(one)
        return (
            (claim, actor, one.stance, one.hedged),
            (claim, actor, one.stance),
            (claim, actor),
            (claim,),
            (actor,),
        )


@attrs.frozen(kw_only=True)
class Variable:
    """Something that is coded, and on what scale.

    Parameters
    ----------
    name : str
        What is coded.
    level : MeasurementLevel
        What the distance of two values means.
    read : callable
        Returns a map's value for an assertion of it.
    """

    name: str
    level: MeasurementLevel
    read: Callable[[Reader, Assertion], Hashable | None]


_NOMINAL, _INTERVAL = MeasurementLevel.NOMINAL, MeasurementLevel.INTERVAL

VARIABLES = (
    Variable(name="stance", level=_NOMINAL, read=Reader.stance),
    Variable(name="stance", level=_INTERVAL, read=Reader.polarity),
    Variable(name="actor", level=_NOMINAL, read=Reader.actor),
    Variable(name="claim", level=_NOMINAL, read=Reader.claim),
    Variable(name="issue", level=_NOMINAL, read=Reader.issue),
    Variable(name="kind", level=_NOMINAL, read=Reader.kind),
    Variable(name="hedged", level=_NOMINAL, read=Reader.hedged),
)
