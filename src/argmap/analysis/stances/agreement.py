"""Agreement: what several groups of actors share, and what one side alone says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Flag, Status, assess
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.groups import Groups, grouped
from argmap.analysis.stances.tables import StanceTable, State
from argmap.model.assertions import Assertion, Stance

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim, Issue
    from argmap.model.dates import Date
    from argmap.model.relations import Basis

__all__ = [
    "CommonGround",
    "OneSided",
    "Voices",
    "common_ground",
    "one_sided",
    "together",
    "voices",
]


@attrs.frozen(kw_only=True)
class Voices:
    """Who takes which stance to a claim, by actor id in the map's order.

    Parameters
    ----------
    supporters, opponents, mixed, doubters : tuple of str
        Those who assert it and never deny it, deny it and never assert it, do both,
        and only doubt it.
    together : tuple of tuple of str
        The supporters again, those who are one voice side by side: whoever is heard
        only through another supporter counts with that one.
    """

    supporters: tuple[str, ...]
    opponents: tuple[str, ...]
    mixed: tuple[str, ...]
    doubters: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]

    @property
    def independent(self) -> int:
        """How many supporters there are, counting one voice once."""
        return len(self.together)

    @property
    def disputed(self) -> bool:
        """Whether somebody asserts the claim and somebody else denies it."""
        return bool(self.supporters and self.opponents)


@attrs.frozen(kw_only=True)
class CommonGround:
    """A claim that actors of several groups share and nobody speaks against.

    Parameters
    ----------
    claim : Claim
        The claim.
    actors : tuple of str
        The ids of those who assert it.
    across : tuple of str
        The ids of issues on which some of them say yes and others no.
    """

    claim: Claim
    actors: tuple[str, ...]
    across: tuple[str, ...]


@attrs.frozen(kw_only=True)
class OneSided:
    """An issue on which one side alone is heard.

    Parameters
    ----------
    issue : Issue
        The issue.
    side : State
        `State.YES` or `State.NO`: the one that is heard.
    actors : tuple of str
        The ids of those who take it.
    """

    issue: Issue
    side: State
    actors: tuple[str, ...]


def voices(m: ArgumentMap, claim: Claim | str) -> Voices:
    """Return who takes which stance to a claim.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.

    Returns
    -------
    Voices
        Empty where nobody takes a stance; reporting is none.
    """
    said: dict[str, list[Assertion]] = {}
    for assertion in m.assertions_of(claim):
        if not assertion.proposed:
            said.setdefault(assertion.actor, []).append(assertion)
    groups: dict[str, list[str]] = {"for": [], "against": [], "both": [], "doubt": []}
    for actor in _in_order(m, said):
        stances = {a.stance for a in said[actor]}
        asserts, denies = Stance.ASSERTS in stances, Stance.DENIES in stances
        if asserts or denies:
            name = "both" if asserts and denies else "for" if asserts else "against"
            groups[name].append(actor)
        elif Stance.DOUBTS in stances:
            groups["doubt"].append(actor)
    return Voices(
        supporters=tuple(groups["for"]),
        opponents=tuple(groups["against"]),
        mixed=tuple(groups["both"]),
        doubters=tuple(groups["doubt"]),
        together=together(groups["for"], said, Stance.ASSERTS),
    )


def common_ground(
    m: ArgumentMap,
    *,
    groups: Groups = "kind",
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> tuple[CommonGround, ...]:
    """Return the claims that voices of several groups share and nothing speaks against.

    At least two independent voices of at least two groups assert it, nobody denies or
    doubts it, and it is unchallenged.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    groups : str or mapping
        ``kind``: the kinds of actor, so that two newspapers share nothing and those of
        unknown kind add none. ``actor`` where each is a group of its own, as parties
        are: then two voices are enough. Or the actors of each group by its name.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.

    Returns
    -------
    tuple of CommonGround
        Those across sides first, then in the map's order; often empty.

    Raises
    ------
    UnknownIdError
        A group names an actor that the map does not hold.
    QueryError
        There is no such basis or word, or an actor is in two groups.
    """
    group_of = grouped(m, groups, among=m.actors.values())
    assessment = assess(m, basis=basis, as_of=as_of)
    view = assessment.graph.map
    table = compare_stances(view, basis=basis)
    found = []
    for status in assessment.values():
        if status.status is not Status.UNCHALLENGED or Flag.DOUBTED in status.flags:
            continue
        if len(view.assertions_of(status.claim)) < 2:
            continue
        heard = voices(view, status.claim)
        if heard.opponents or heard.mixed or not _of_two_groups(group_of, heard):
            continue
        across = _across(table, heard.supporters)
        found.append(
            CommonGround(claim=status.claim, actors=heard.supporters, across=across)
        )
    return tuple(sorted(found, key=lambda one: not one.across))


def one_sided(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> tuple[OneSided, ...]:
    """Return the issues with a thesis on which actors take one side only.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of : optional
        As in `compare_stances`.

    Returns
    -------
    tuple of OneSided
        In the map's order. An issue on which an actor says both is not one-sided, nor
        is one on which nobody takes a side.

    Raises
    ------
    QueryError
        There is no such basis.
    """
    table = compare_stances(m, basis=basis, as_of=as_of)
    found = []
    for issue in table.map.issues.values():
        states = {actor.id: table[actor, issue].state for actor in table.actors}
        taken = set(states.values()) & {State.YES, State.NO, State.MIXED}
        if len(taken) == 1 and State.MIXED not in taken:
            side = taken.pop()
            actors = tuple(key for key, state in states.items() if state is side)
            found.append(OneSided(issue=issue, side=side, actors=actors))
    return tuple(found)


def _in_order(m: ArgumentMap, said: dict[str, list[Assertion]]) -> list[str]:
    """Return the actors in the map's order, without a walk through all for a few."""
    if len(said) < 2:
        return list(said)
    return [key for key in m.actors if key in said]


def together(
    actors: Sequence[str], said: Mapping[str, Sequence[Assertion]], stance: Stance
) -> tuple[tuple[str, ...], ...]:
    """Return actors of one side by voice: joined where one is heard through the other.

    Parameters
    ----------
    actors : sequence of str
        The ids of those who take a stance to a claim.
    said : mapping
        By actor, what it says on the claim.
    stance : Stance
        Theirs.

    Returns
    -------
    tuple of tuple of str
        Those who are one voice side by side, in the order given.
    """
    leader = {actor: actor for actor in actors}

    def root(actor: str) -> str:
        while leader[actor] != actor:
            leader[actor] = actor = leader[leader[actor]]
        return actor

    for actor in actors:
        passing = [set(a.via) for a in said[actor] if a.stance is stance]
        heard_through = set.intersection(*passing) if passing else set[str]()
        for other in heard_through & leader.keys():
            leader[root(actor)] = root(other)
    groups: dict[str, list[str]] = {}
    for actor in actors:
        groups.setdefault(root(actor), []).append(actor)
    return tuple(map(tuple, groups.values()))


def _of_two_groups(group_of: Mapping[str, str], heard: Voices) -> bool:
    """Whether two voices are of two groups; an actor may be in none."""
    groups = [
        {group_of[key] for key in voice if key in group_of} for voice in heard.together
    ]
    known = [found for found in groups if found]
    return len(known) >= 2 and len(set().union(*known)) >= 2


def _across(table: StanceTable, actors: tuple[str, ...]) -> tuple[str, ...]:
    shown = {actor.id for actor in table.actors}
    across = []
    for column in table.columns:
        states = {table[key, column].state for key in actors if key in shown}
        if {State.YES, State.NO} <= states:
            across.append(column.id)
    return tuple(across)
