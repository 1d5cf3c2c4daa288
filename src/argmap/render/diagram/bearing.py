"""Bearing: whether a link speaks for the claim that it ends on, or against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.relations import Relation

__all__ = ["SYMMETRIC", "Bearing", "bearings", "claims_needed"]

Bearing = tuple[str, int]
"""A claim, and 1 for what speaks for it, -1 against it, 0 for neither."""

SYMMETRIC = (RelationKind.CONTRADICTS, RelationKind.REPHRASES)
SIGNS = {
    RelationKind.SUPPORTS: 1,
    RelationKind.ATTACKS: -1,
    RelationKind.CONTRADICTS: -1,
}


def bearings(m: ArgumentMap) -> dict[str, Bearing]:
    """Return what each link of a map bears on, through any links that it undercuts.

    Whatever undercuts a link bears on the same claim, the other way.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    dict
        By the id of the link. Links that undercut each other in a circle bear, with
        the sign 0, on a premise of the one that the circle is entered by.
    """
    found: dict[str, Bearing] = {}
    for first in m.relations.values():
        chain = []
        link = first
        seen = set()
        while link.id not in found and m.is_undercut(link) and link.id not in seen:
            seen.add(link.id)
            chain.append(link)
            link = m.relations[link.target]
        if link.id in seen:
            found[link.id] = (link.premises[0], 0)
        elif link.id not in found:
            found[link.id] = (link.target, SIGNS.get(link.kind, 0))
        claim, sign = found[link.id]
        for undercut in reversed(chain):
            sign = -sign
            found.setdefault(undercut.id, (claim, sign))
    return found


def claims_needed(m: ArgumentMap, link: Relation) -> Iterator[str]:
    """Yield the claims that must be shown for a link to be drawn.

    Parameters
    ----------
    m : ArgumentMap
        The map of the link.
    link : Relation
        One of its links.

    Yields
    ------
    str
        Ids: its premises, its target, and those of the links that it undercuts.
    """
    seen: set[str] = set()
    while link.id not in seen:
        seen.add(link.id)
        yield from link.premises
        if not m.is_undercut(link):
            yield link.target
            return
        link = m.relations[link.target]
