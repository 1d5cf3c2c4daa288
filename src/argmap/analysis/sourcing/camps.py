"""Camps: claims that only those on one side of an issue bear out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.alignment import answers_by_issue, sides_by_issue
from argmap.analysis.sourcing.interests import spoken_for
from argmap.model.assertions import Stance

if TYPE_CHECKING:
    from argmap.analysis.sourcing.independence import Provenance
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim
    from argmap.model.dates import Date

__all__ = ["OneCamp", "one_camp"]

SIGNS = {Stance.ASSERTS: 1, Stance.DENIES: -1}


@attrs.frozen(kw_only=True)
class OneCamp:
    """Claims on one side of an issue for which nobody outside a camp stands.

    Parameters
    ----------
    issue : str
        The id of the issue.
    side : int
        1 for those who say yes to its question, -1 for those who say no.
    claims : tuple of str
        Ids, in the map's order.
    actors : tuple of str
        The ids of those of the camp who state or pass on these claims and the evidence
        for them.
    """

    issue: str
    side: int
    claims: tuple[str, ...]
    actors: tuple[str, ...]


def one_camp(provenance: Provenance) -> Iterator[OneCamp]:
    """Yield the claims whose evidence comes from one camp only, by issue and side.

    The camp of a side are the actors that give this answer themselves, and not the
    other: who only states a fact that bears on it belongs to none. An assertion is of
    the camp where its speaker, an organisation that the speaker speaks for, somebody
    who passed it on, or the maker of its source belongs to it. A claim is yielded
    where it reports evidence or is supported by some, and all that is said for it and
    for that evidence is of the camp.

    Parameters
    ----------
    provenance : Provenance
        Of a map.

    Yields
    ------
    OneCamp
        In the map's order of issues, yes before no.
    """
    hands = _Hands(provenance)
    m = provenance.map
    answers = answers_by_issue(m, None)
    order = {key: number for number, key in enumerate(m.actors)}
    filed: dict[str, list[Claim]] = {}
    for claim in m:
        if claim.issue is not None:
            filed.setdefault(claim.issue, []).append(claim)
    for issue, side_of in sides_by_issue(m, None).items():
        camps = _camps(hands, answers[issue], side_of)
        for side in (1, -1):
            camp = camps[side] - camps[-side]
            if not camp:
                continue
            mine = (c for c in filed.get(issue, ()) if side_of.get(c.id) == side)
            claims, actors = _only_from(hands, mine, camp)
            if claims:
                ordered = tuple(sorted(actors, key=order.__getitem__))
                yield OneCamp(issue=issue, side=side, claims=claims, actors=ordered)


class _Hands:
    """Through whose hands assertions came, each looked up once."""

    def __init__(self, provenance: Provenance) -> None:
        self.provenance = provenance
        self.m = provenance.map
        self._ids = {actor.name: key for key, actor in self.m.actors.items()}
        self._for: dict[tuple[str, Date | None], tuple[str, ...]] = {}

    def speaking(self, actor: str, date: Date | None) -> tuple[str, ...]:
        """Return an actor and those for whom it speaks."""
        key = (actor, date)
        if key not in self._for:
            found = spoken_for(self.m, self.m.actors[actor], date)
            self._for[key] = tuple(one.id for one in found)
        return self._for[key]

    def of(self, assertion: Assertion) -> set[str]:
        """Return the speaker, who passed it on, and who made the source."""
        date = self.m.date_of(assertion)
        actors = [assertion.actor, *assertion.via]
        if assertion.passage is not None:
            source = self.m.sources[assertion.passage.source]
            for maker in (*source.authors, source.publisher or ""):
                key = maker if maker in self.m.actors else self._ids.get(maker)
                if key is not None:
                    actors.append(key)
        return {one for actor in actors for one in self.speaking(actor, date)}


def _camps(
    hands: _Hands, answers: Iterable[str], side_of: dict[str, int]
) -> dict[int, set[str]]:
    camps: dict[int, set[str]] = {1: set(), -1: set()}
    for claim in answers:
        if claim not in side_of:
            continue
        for assertion in hands.m.assertions_of(claim):
            sign = SIGNS.get(assertion.stance)
            if sign is not None:
                date = hands.m.date_of(assertion)
                speaking = hands.speaking(assertion.actor, date)
                camps[sign * side_of[claim]].update(speaking)
    return camps


def _only_from(
    hands: _Hands, claims: Iterable[Claim], camp: set[str]
) -> tuple[tuple[str, ...], set[str]]:
    """Return the claims that only a camp bears out, and who of it does."""
    known: dict[str, set[str]] = {}

    def through(claim: str) -> set[str]:
        """Return the camp's hands that a claim came through; none if also others."""
        if claim not in known:
            each = [hands.of(a) & camp for a in hands.provenance.said(claim)]
            known[claim] = set().union(*each) if all(each) else set()
        return known[claim]

    found: list[str] = []
    actors: set[str] = set()
    for claim in claims:
        evidence = _evidence(hands, claim)
        told = dict.fromkeys((claim.id, *evidence)) if evidence else {}
        if told and all(map(through, told)):
            found.append(claim.id)
            actors.update(*map(through, told))
    return tuple(found), actors


def _evidence(hands: _Hands, claim: Claim) -> list[str]:
    """Return the claims with a speaker that report evidence for a claim, or its own."""
    own = [claim.id] if claim.evidence is not None else []
    found = (*own, *hands.provenance.backing(claim.id))
    return [key for key in found if hands.provenance.said(key)]
