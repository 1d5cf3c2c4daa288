"""Supersession: which claims took the place of which, from the oldest to the current.

A newer figure supersedes an older one; it does not contradict it, and the older one
stays right for its own time.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.findings import Finding, Severity
from argmap.graph.traversal import components
from argmap.model import views
from argmap.model.choices import chosen
from argmap.model.relations import Basis, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.relations import Relation

__all__ = ["Chain", "chained", "supersessions"]

MOST_NAMED = 4

Neighbours = list[list[int]]


@attrs.frozen(kw_only=True)
class Chain:
    """Claims that took each other's place, from the oldest to the current one.

    A chain may fork, where one claim takes the place of several, or several take the
    place of one. It holds all that is joined by supersessions.

    Parameters
    ----------
    claims : tuple of Claim
        Each after all that it supersedes; otherwise by the time that they are about,
        then in the map's order.
    links : tuple of Relation
        The supersessions, in the map's order.
    loops : tuple of tuple of str
        Ids of claims that supersede each other in a circle, so that none is the
        newer; empty in a chain in order.
    """

    claims: tuple[Claim, ...]
    links: tuple[Relation, ...]
    loops: tuple[tuple[str, ...], ...] = ()

    @property
    def current(self) -> tuple[Claim, ...]:
        """The claims that nothing supersedes, the last one last; empty in a loop."""
        replaced = {link.target for link in self.links}
        return tuple(claim for claim in self.claims if claim.id not in replaced)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """A warning for each loop."""
        return tuple(map(_circular, self.loops))

    def older(self, claim: Claim | str) -> tuple[Claim, ...]:
        """Return what a claim supersedes, directly or through others, oldest first.

        Parameters
        ----------
        claim : Claim or str
            A claim of the chain, or its id.

        Returns
        -------
        tuple of Claim
            Never the claim itself; empty for the oldest.
        """
        return self._beyond(claim, newer=False)

    def newer(self, claim: Claim | str) -> tuple[Claim, ...]:
        """Return what supersedes a claim, directly or through others, oldest first.

        Parameters
        ----------
        claim : Claim or str
            A claim of the chain, or its id.

        Returns
        -------
        tuple of Claim
            Never the claim itself; empty for a current one.
        """
        return self._beyond(claim, newer=True)

    def _beyond(self, claim: Claim | str, *, newer: bool) -> tuple[Claim, ...]:
        start = claim if isinstance(claim, str) else claim.id
        following: dict[str, list[str]] = {}
        for link in self.links:
            ends = (link.premises[0], link.target)
            one, other = reversed(ends) if newer else ends
            following.setdefault(one, []).append(other)
        found = {start}
        waiting = [start]
        while waiting:
            ahead = [k for k in following.get(waiting.pop(), ()) if k not in found]
            found.update(ahead)
            waiting += ahead
        return tuple(c for c in self.claims if c.id in found and c.id != start)


def supersessions(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> tuple[Chain, ...]:
    """Return the chains of claims that took each other's place.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis : Basis or str, optional
        Count only links made on this basis; both by default.
    as_of : Date or str, optional
        Count only what had been said by then.

    Returns
    -------
    tuple of Chain
        In the order of each chain's first claim in the map; empty where nothing
        supersedes anything. The time grows with n log n of the superseded claims.

    Raises
    ------
    QueryError
        There is no such basis.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Flights")
    >>> old, new = m.claim("11 in 2023.", id="old"), m.claim("14 in 2024.", id="new")
    >>> link = m.supersede(old, by=new)
    >>> [claim.id for claim in supersessions(m)[0].claims]
    ['old', 'new']
    """
    asked = chosen(Basis, "a basis", basis)
    view = views.accepted(m)
    if as_of is not None:
        view = views.as_of(view, as_of)
    links = [
        relation
        for relation in view.relations.values()
        if relation.kind is RelationKind.SUPERSEDES
        and (asked is None or relation.basis is asked)
        and relation.premises[0] != relation.target
    ]
    return tuple(chained(view, links))


def chained(m: ArgumentMap, links: Sequence[Relation]) -> Iterator[Chain]:
    """Yield the chains that some supersessions make.

    Parameters
    ----------
    m : ArgumentMap
        The map that they are of.
    links : sequence of Relation
        Supersessions of two claims, in the map's order.

    Yields
    ------
    Chain
        In the order of each chain's first claim in the map.
    """
    ends = {key for link in links for key in (link.premises[0], link.target)}
    claims = [claim for claim in m if claim.id in ends]
    number = {claim.id: place for place, claim in enumerate(claims)}
    newer: Neighbours = [[] for _ in claims]
    older: Neighbours = [[] for _ in claims]
    for link in links:
        new, old = number[link.premises[0]], number[link.target]
        newer[old].append(new)
        older[new].append(old)
    loops = _loops(newer)
    group = _joined(newer, older)
    by_group: dict[int, list[Relation]] = {}
    for link in links:
        by_group.setdefault(group[number[link.target]], []).append(link)
    ordered: dict[int, list[Claim]] = {first: [] for first in group}
    for place in _in_order(claims, newer, loops):
        ordered[group[place]].append(claims[place])
    circles: dict[int, list[tuple[str, ...]]] = {}
    for members in dict.fromkeys(loops.values()):
        ids = tuple(claims[place].id for place in members)
        circles.setdefault(group[members[0]], []).append(ids)
    for first, found in ordered.items():
        yield Chain(
            claims=tuple(found),
            links=tuple(by_group[first]),
            loops=tuple(circles.get(first, ())),
        )


def _loops(newer: Neighbours) -> dict[int, tuple[int, ...]]:
    """Return, for each claim in a circle, the claims of the circle in order."""
    found: dict[int, tuple[int, ...]] = {}
    for component in components(dict(enumerate(newer))):
        if len(component) > 1:
            members = tuple(sorted(component))
            found.update(dict.fromkeys(members, members))
    return {place: found[place] for place in sorted(found)}


def _joined(newer: Neighbours, older: Neighbours) -> list[int]:
    """Return for each claim the first one of its chain."""
    first = [-1] * len(newer)
    for start in range(len(newer)):
        if first[start] != -1:
            continue
        first[start] = start
        waiting = [start]
        while waiting:
            place = waiting.pop()
            for other in (*newer[place], *older[place]):
                if first[other] == -1:
                    first[other] = start
                    waiting.append(other)
    return first


def _in_order(
    claims: list[Claim], newer: Neighbours, loops: dict[int, tuple[int, ...]]
) -> Iterator[int]:
    """Yield each claim after all that it supersedes; those of a circle together."""

    def key(place: int) -> tuple[object, int]:
        valid = claims[place].valid
        return ((0,) if valid is None else (1, *valid.sort_key), place)

    head = [loops.get(place, (place,))[0] for place in range(len(claims))]
    waiting_for = [0] * len(claims)
    for place, following in enumerate(newer):
        for other in following:
            if head[other] != head[place]:
                waiting_for[head[other]] += 1
    ready = [key(p) for p in range(len(claims)) if head[p] == p and not waiting_for[p]]
    heapq.heapify(ready)
    while ready:
        _, place = heapq.heappop(ready)
        members = loops.get(place, (place,))
        yield from members
        for other in (other for member in members for other in newer[member]):
            if head[other] != place:
                waiting_for[head[other]] -= 1
                if not waiting_for[head[other]]:
                    heapq.heappush(ready, key(head[other]))


def _circular(loop: Iterable[str]) -> Finding:
    ids = tuple(loop)
    shown = ", ".join(map(repr, ids[:MOST_NAMED]))
    more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
    return Finding(
        code="circular-supersession",
        severity=Severity.WARNING,
        where=f"claim {ids[0]!r}",
        message=f"{shown}{more} supersede each other in a circle",
        ids=ids,
        remedy="remove the link that points from the older claim to the newer",
    )
