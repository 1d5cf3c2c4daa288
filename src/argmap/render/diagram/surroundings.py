"""Surroundings of a claim: the way up to the thesis, and what bears on it from below."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import attrs

from argmap.model.relations import RelationKind
from argmap.render.diagram.bearing import (
    SYMMETRIC,
    Bearing,
    bearings,
    claims_needed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.relations import Relation

__all__ = ["Rest", "Surroundings", "surroundings"]

ARGUING = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.CONTRADICTS)


@attrs.frozen(kw_only=True)
class Rest:
    """What bears on a claim that is shown, and is itself counted only.

    Parameters
    ----------
    claim : str
        The id of the claim.
    links : tuple of str
        The ids of the links, in the map's order.
    supports, attacks : int
        How many of them speak for the claim, and how many against it.
    """

    claim: str
    links: tuple[str, ...]
    supports: int
    attacks: int


@attrs.frozen(kw_only=True, eq=False)
class Surroundings:
    """What a picture of one claim shows.

    Parameters
    ----------
    path : tuple of str
        The claims from the focus to the thesis, the focus first.
    claims : frozenset of str
        All claims that are shown, those of the path among them.
    rests : tuple of Rest
        What is counted beside them, in the order of the map's claims. Each link that
        bears on a claim shown is drawn or counted.
    beyond : int
        How many other claims the focus bears on.
    needs : dict
        By the id of a link, the claims that must be shown for it to be drawn.
    """

    path: tuple[str, ...]
    claims: frozenset[str]
    rests: tuple[Rest, ...]
    beyond: int
    needs: dict[str, tuple[str, ...]]


def surroundings(
    m: ArgumentMap, links: Sequence[Relation], *, focus: str, radius: int
) -> Surroundings:
    """Return what to show of a map around a claim.

    Parameters
    ----------
    m : ArgumentMap
        What had been said by the date of the view.
    links : sequence of Relation
        Those that count.
    focus : str
        The id of a claim.
    radius : int
        How many levels below the focus to show.

    Returns
    -------
    Surroundings
        The path is the shortest by supports, objections and contradictions to the
        thesis of the focus's issue, else by any link, else to another thesis or to
        what bears on nothing; the first in the map's order among several.
    """
    web = _Web(m, links)
    path = web.path(focus)
    shown = dict.fromkeys(path)
    for one, other in itertools.pairwise(path):
        step = min(web.ahead[one][other], key=lambda link: link.kind not in ARGUING)
        shown.update(dict.fromkeys(web.needs[step.id]))
    level = [focus]
    while level and radius:
        fresh = dict.fromkeys(
            key
            for claim in level
            for link in web.onto.get(claim, ())
            for key in web.needs[link.id]
            if key not in shown
        )
        shown.update(fresh)
        level = list(fresh)
        radius -= 1
    claims = frozenset(shown)
    ahead = {key for key in web.ahead.get(focus, ()) if key not in claims}
    return Surroundings(
        path=tuple(path),
        claims=claims,
        rests=tuple(web.rests(claim.id for claim in m if claim.id in claims)),
        beyond=len(ahead),
        needs=web.needs,
    )


class _Web:
    """What bears on what, each claim's links in the map's order."""

    def __init__(self, m: ArgumentMap, links: Sequence[Relation]) -> None:
        self.map = m
        self.bearings: Mapping[str, Bearing] = bearings(m)
        self.needs = {link.id: tuple(claims_needed(m, link)) for link in links}
        self.onto: dict[str, list[Relation]] = {}
        self.ahead: dict[str, dict[str, list[Relation]]] = {}
        for link in links:
            hit, _ = self.bearings[link.id]
            self._join(link.premises, hit, link)
            if link.kind in SYMMETRIC:
                self._join([hit], link.premises[0], link)

    def _join(self, starts: Iterable[str], end: str, link: Relation) -> None:
        self.onto.setdefault(end, []).append(link)
        for start in starts:
            if start != end:
                self.ahead.setdefault(start, {}).setdefault(end, []).append(link)

    def path(self, focus: str) -> list[str]:
        """Return the claims from the focus to the thesis, or to a last conclusion."""
        issue = self.map.claims[focus].issue
        own = self.map.issues[issue].thesis if issue is not None else None
        theses = {i.thesis for i in self.map.issues.values() if i.thesis is not None}
        last = {claim.id for claim in self.map if claim.id not in self.ahead}
        for goals, arguing in (
            ({own} - {None}, True),
            ({own} - {None}, False),
            (theses, True),
            (last, True),
        ):
            found = self._way(focus, {str(key) for key in goals}, arguing=arguing)
            if found:
                return found
        return [focus]

    def _way(self, focus: str, goals: set[str], *, arguing: bool) -> list[str]:
        """Return the shortest way to the nearest goal; empty where none leads to one."""
        before: dict[str, str] = {focus: focus}
        queue = [focus]
        for claim in queue:  # which grows
            if claim in goals:
                way = [claim]
                while way[-1] != focus:
                    way.append(before[way[-1]])
                return way[::-1]
            for other, links in self.ahead.get(claim, {}).items():
                leads = not arguing or any(link.kind in ARGUING for link in links)
                if other not in before and leads:
                    before[other] = claim
                    queue.append(other)
        return []

    def rests(self, claims: Iterable[str]) -> Iterable[Rest]:
        """Yield what bears on the claims shown and cannot be drawn."""
        keys = list(claims)
        shown = set(keys)
        for claim in keys:
            left = [
                link
                for link in self.onto.get(claim, ())
                if not shown.issuperset(self.needs[link.id])
            ]
            if left:
                signs = [self.bearings[link.id][1] for link in left]
                yield Rest(
                    claim=claim,
                    links=tuple(link.id for link in left),
                    supports=signs.count(1),
                    attacks=signs.count(-1),
                )
