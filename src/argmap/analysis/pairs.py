"""Pairs: how two actors compare over what both speak on."""

from __future__ import annotations

import attrs

from argmap.model.relations import Relation

__all__ = ["Pair"]


@attrs.frozen(kw_only=True)
class Pair:
    """How two actors compare over the columns on which neither is silent.

    Parameters
    ----------
    first, second : str
        The ids of the actors.
    agreed, opposed_on, other_on : tuple of str
        The columns on which both take one side, each the other's, and the rest.
    first_alone, second_alone : tuple of str
        The columns on which only one of them speaks.
    clashes : tuple of Relation
        The attacks and contradictions between what the one and what the other
        asserts, in the map's order; each tells its basis.
    distance : int
        The sum of their distances over the joint columns: 2 on opposite sides, 1
        where only one of them takes a side, 0 elsewhere.
    """

    first: str
    second: str
    agreed: tuple[str, ...]
    opposed_on: tuple[str, ...]
    other_on: tuple[str, ...]
    first_alone: tuple[str, ...]
    second_alone: tuple[str, ...]
    clashes: tuple[Relation, ...]
    distance: int

    @property
    def agree(self) -> int:
        """How many columns both take one side on."""
        return len(self.agreed)

    @property
    def opposed(self) -> int:
        """How many columns they take opposite sides on."""
        return len(self.opposed_on)

    @property
    def other(self) -> int:
        """How many columns both speak on otherwise."""
        return len(self.other_on)

    @property
    def joint(self) -> int:
        """How many columns neither is silent on: agree + opposed + other."""
        return self.agree + self.opposed + self.other

    @property
    def overlap(self) -> float | None:
        """Joint / columns on which either speaks, to 1; None where they share none."""
        either = self.joint + len(self.first_alone) + len(self.second_alone)
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
