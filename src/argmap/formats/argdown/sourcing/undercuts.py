"""Undercuts below a claim that stands alone: which link they hit.

An undercut hits an inference, never a claim. Below a claim that is on no relation line
it hits the one link that the claim makes elsewhere: a support, an attack or a
contradiction.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from argmap.formats.argdown.sourcing.links import Link
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from argmap.formats.argdown.faults import Report

__all__ = ["settle"]

# What an undercut may hit; that a figure replaces another is no inference.
OPEN = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.CONTRADICTS)


def settle(
    pending: Sequence[tuple[Link, str]], links: Iterable[Link], report: Report
) -> None:
    """Give each pending undercut its target: a link, or else the claim it stands below.

    Parameters
    ----------
    pending : sequence of (Link, str)
        Undercuts without a target, each with the claim that it stands below.
    links : iterable of Link
        All links of the text, the pending ones among them.
    report : Report
        Takes a warning for each that is read as an attack on the claim.
    """
    hits = {id(link): claim for link, claim in pending}
    made = _made(links, hits, {claim for _, claim in pending})
    reasons: dict[int, str] = {}
    for link, claim in pending:
        own = _identity(link, hits)
        # Two say all: a claim may make thousands of links, and be undercut as often.
        others = list(
            islice((one for key, one in made.get(claim, {}).items() if key != own), 2)
        )
        if len(others) == 1:
            link.target = others[0]
        else:
            reasons[id(link)] = "several links" if others else "no link"
    for link in _circling([link for link, _ in pending]):
        reasons[id(link)] = "only links that undercut each other in a circle"
    for link, claim in pending:
        reason = reasons.get(id(link))
        if reason is None:
            continue
        report.warn(
            "undercut-of-claim",
            f"{claim!r} makes {reason}, so this is read as an attack on it",
            place=link.place,
            remedy="put '_' under the line of the link that is meant",
        )
        link.target = claim
        link.undercuts = False


def _made(
    links: Iterable[Link], hits: dict[int, str], claims: set[str]
) -> dict[str, dict[object, Link]]:
    """Return the links that each of some claims makes, each once."""
    made: dict[str, dict[object, Link]] = {}
    for link in links:
        if link.kind not in OPEN:
            continue
        makers = set(link.premises)
        if link.kind is RelationKind.CONTRADICTS:
            makers.add(str(link.target))
        identity = _identity(link, hits)
        content = link.fields.content if link.fields else None
        for claim in makers & claims:
            found = made.setdefault(claim, {})
            # Without `rel` the first link of these ends is stated again.
            if identity not in found:
                found[identity] = link
            elif content is not None:
                first = found[identity].fields
                if first is not None and first.content != content:
                    found.setdefault((identity, content), link)
    return made


def _identity(link: Link, hits: dict[int, str]) -> object:
    """Return what statements of one link have in common while keys are not known."""
    if id(link) in hits:
        return ("pending", link.premises, hits[id(link)])
    target = id(link.target) if isinstance(link.target, Link) else link.target
    if link.kind is RelationKind.CONTRADICTS:
        return (link.kind, frozenset((*link.premises, target)))
    return (link.kind, link.premises, target)


def _circling(pending: list[Link]) -> list[Link]:
    """Return the links whose targets lead back to themselves."""
    found = []
    state: dict[int, int] = {}
    for number, first in enumerate(pending):
        link: object = first
        path = []
        while isinstance(link, Link) and id(link) not in state:
            state[id(link)] = number
            path.append(link)
            link = link.target
        if isinstance(link, Link) and state[id(link)] == number:
            found += path[path.index(link) :]
    return found
