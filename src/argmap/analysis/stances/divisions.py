"""Divisions: how far groups of actors are of one mind on a claim, and how divided."""

from __future__ import annotations

from math import exp, log
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.stances.agreement import together
from argmap.analysis.stances.groups import Groups, grouped
from argmap.analysis.stances.pairs import STANDINGS
from argmap.errors import QueryError
from argmap.model.assertions import Stance

if TYPE_CHECKING:
    from argmap.analysis.stances.tables import StanceTable
    from argmap.model.claims import Claim, Issue

__all__ = ["Consensus", "GroupShare", "consensus", "divisiveness"]


@attrs.frozen(kw_only=True)
class GroupShare:
    """How many of a group are for a claim.

    Parameters
    ----------
    group : str
        The name of the group.
    supporters, speakers : int
        How many of its actors support the claim, and how many are not silent on it.
    """

    group: str
    supporters: int
    speakers: int


@attrs.frozen(kw_only=True)
class Consensus:
    """How far groups of actors are of one mind on a claim.

    Parameters
    ----------
    claim : Claim
        The claim.
    supporters, opponents : tuple of str
        The ids of the actors on each side.
    shares : tuple of GroupShare
        One for each group, those too that are silent on the claim.
    consensus : float or None
        The geometric mean over the groups of (supporters + 1) / (speakers + 2),
        between 0 and 1; None where all groups are silent.
    divisiveness : float or None
        1 where both sides are equal, 0 where there is one side only; None where
        nobody takes a side.
    """

    claim: Claim
    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    shares: tuple[GroupShare, ...]
    consensus: float | None
    divisiveness: float | None

    @property
    def heard(self) -> int:
        """How many of the groups are not silent on the claim."""
        return sum(1 for share in self.shares if share.speakers)


def consensus(table: StanceTable, *, groups: Groups = "kind") -> tuple[Consensus, ...]:
    """Return, claim by claim, how far groups of actors are of one mind.

    A claim has consensus where each group supports it, not where a large group
    outvotes a small one: the *group-informed consensus* of Polis [1]_, here the
    geometric mean over the groups of (A + 1) / (S + 2), where A of the S actors of a
    group that speak on the claim support it. A silent group counts 1/2, which says
    nothing either way. *Divisiveness* is 1 - abs(p - n) / (p + n), with p and n the numbers
    of voices for and against, of whatever group; one heard only through another on the
    same side is no second voice.

    Parameters
    ----------
    table : StanceTable
        From `compare_stances` with ``by="claim"``.
    groups : str or mapping
        ``kind``, ``actor``, or the actors of each group by its name, such as
        ``{"council": ["lee", "roe"], "owners": ["ortiz"]}``. Actors in no group, or of
        unknown kind, count in no share.

    Returns
    -------
    tuple of Consensus
        In the order of the columns, those on which somebody speaks.

    Raises
    ------
    UnknownIdError
        A group names an actor that the map does not hold.
    QueryError
        The table is not by claim, there is no such word, an actor is in two groups, or
        the actors compared belong to fewer than two groups.

    References
    ----------
    .. [1] C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw and C. Megill, "Polis: Scaling
       Deliberation by Mapping High Dimensional Opinion Spaces", Recerca 26(2), 2021,
       doi:10.6035/recerca.5516. There the product over the groups, here its root, so
       that numbers of groups compare.
    """
    if table.by != "claim":
        raise QueryError(
            f"consensus is on claims, and this table is by {table.by}; compare by "
            "'claim'"
        )
    group_of = grouped(table.whole, groups, among=table.actors)
    names = tuple(dict.fromkeys(group_of.values()))
    if len(names) < 2:
        raise QueryError(
            f"consensus is between groups, and the actors compared are of "
            f"{'none' if not names else f'one, {names[0]!r}'}; write groups='actor', or "
            "name the actors of each group"
        )
    sides = _sides(table)
    return tuple(
        _consensus(table, column, sides[column.id], group_of, names)
        for column in table.columns
        if column.id in sides
    )


def _sides(table: StanceTable) -> dict[str, dict[str, int]]:
    """Return, by column on which somebody speaks, the side of each who does."""
    found: dict[str, dict[str, int]] = {}
    for actor in table.actors:
        for column, standing in table.rows[actor.id].standings.items():
            found.setdefault(column, {})[actor.id] = STANDINGS[standing][0]
    return found


def _consensus(
    table: StanceTable,
    claim: Claim | Issue,
    sides: dict[str, int],
    group_of: dict[str, str],
    names: tuple[str, ...],
) -> Consensus:
    counts = {name: [0, 0] for name in names}
    for actor, side in sides.items():
        if actor in group_of:
            count = counts[group_of[actor]]
            count[0] += side > 0
            count[1] += 1
    shares = tuple(
        GroupShare(group=name, supporters=supporters, speakers=speakers)
        for name, (supporters, speakers) in counts.items()
    )
    supporters = tuple(actor for actor, side in sides.items() if side > 0)
    opponents = tuple(actor for actor, side in sides.items() if side < 0)
    return Consensus(
        claim=table.map.claims[claim.id],
        supporters=supporters,
        opponents=opponents,
        shares=shares,
        consensus=_mean(shares),
        divisiveness=divisiveness(
            _voices(table, claim.id, supporters, Stance.ASSERTS),
            _voices(table, claim.id, opponents, Stance.DENIES),
        ),
    )


def _mean(shares: tuple[GroupShare, ...]) -> float | None:
    """Return the geometric mean over the groups; None where none is heard."""
    if not any(share.speakers for share in shares):
        return None
    logs = (log((one.supporters + 1) / (one.speakers + 2)) for one in shares)
    return exp(sum(logs) / len(shares))


def divisiveness(supporters: int, opponents: int) -> float | None:
    """Return how evenly two sides are divided: 1 at a balance, 0 with one side only.

    Parameters
    ----------
    supporters, opponents : int
        How many there are on each side.

    Returns
    -------
    float or None
        None where nobody takes a side.
    """
    if not supporters + opponents:
        return None
    return 1 - abs(supporters - opponents) / (supporters + opponents)


def _voices(
    table: StanceTable, column: str, actors: tuple[str, ...], stance: Stance
) -> int:
    """Return how many voices some actors on one side of a claim are."""
    if len(actors) < 2:
        return len(actors)
    said = {key: table.rows[key].cell(column).assertions for key in actors}
    return len(together(actors, said, stance))
