"""References: which record names which, in which field."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import attrs

from argmap.model.actors import Actor
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.relations import Relation
from argmap.model.sources import Source

__all__ = ["Reference", "cleared", "mentions", "references", "removal"]

Reference = tuple[str, str, str]

# What makes sense without the record that it names.
OPTIONAL = frozenset({(Claim, "issue"), (Issue, "thesis"), (Actor, "affiliations")})


def references(record: Any) -> Iterable[Reference]:
    """Return (field, space, id) for each record that the given one must find.

    The space is the name of a view of the map, or ``targets``: claims and relations.
    What may also be a free text is no reference: see `mentions`.
    """
    return _REFERENCES[type(record)](record)


def mentions(record: Any) -> Iterable[Reference]:
    """Return (field, space, id) for each record that the given one may find.

    These are free texts where the map has no such record: authors, publishers,
    cited marks.
    """
    found: list[Reference] = []
    if isinstance(record, Source):
        found += [("authors", "actors", author) for author in record.authors]
        if record.publisher is not None:
            found.append(("publisher", "actors", record.publisher))
    if isinstance(record, Source | Assertion):
        found += [("cites", "sources", mark) for mark in record.cites]
    return found


def _of_relation(relation: Relation) -> list[Reference]:
    found = [("premises", "claims", premise) for premise in relation.premises]
    found.append(("target", "targets", relation.target))
    if relation.author is not None:
        found.append(("author", "actors", relation.author))
    if relation.passage is not None:
        found.append(("passage", "sources", relation.passage.source))
    return found


def _of_assertion(assertion: Assertion) -> list[Reference]:
    found = [("actor", "actors", assertion.actor), ("claim", "claims", assertion.claim)]
    found += [("via", "actors", actor) for actor in assertion.via]
    if assertion.passage is not None:
        found.append(("passage", "sources", assertion.passage.source))
    return found


def _of_claim(claim: Claim) -> list[Reference]:
    return [] if claim.issue is None else [("issue", "issues", claim.issue)]


def _of_issue(issue: Issue) -> list[Reference]:
    return [] if issue.thesis is None else [("thesis", "claims", issue.thesis)]


def _of_actor(actor: Actor) -> list[Reference]:
    return [("affiliations", "actors", a.organization) for a in actor.affiliations]


def _of_source(_source: Source) -> list[Reference]:
    return []


_REFERENCES: dict[type, Callable[[Any], list[Reference]]] = {
    Relation: _of_relation,
    Assertion: _of_assertion,
    Claim: _of_claim,
    Issue: _of_issue,
    Actor: _of_actor,
    Source: _of_source,
}


def cleared(record: Any, key: str) -> Any:
    """Return the record without its optional references to an id."""
    if isinstance(record, Claim):
        return attrs.evolve(record, issue=None)
    if isinstance(record, Issue):
        return attrs.evolve(record, thesis=None)
    kept = tuple(a for a in record.affiliations if a.organization != key)
    return attrs.evolve(record, affiliations=kept)


def removal(
    records: Iterable[Any], first: Any, place: Callable[[Any], tuple[str, str]]
) -> tuple[list[Any], list[tuple[Any, str]], list[Any]]:
    """Return what goes with a record: removed, to be cleared, and directly naming it.

    Parameters
    ----------
    records : iterable
        Every record of the map.
    first : record
        The one to be removed.
    place : callable
        Returns a record's space and id.

    Returns
    -------
    tuple of three lists
        The records that go, `first` among them; (record, id) pairs whose optional
        reference to the id is to be cleared; the records that name `first`.
    """
    named_by: dict[tuple[str, str], list[tuple[Any, str]]] = {}
    for other in records:
        for field, space, key in references(other):
            for one in ("claims", "relations") if space == "targets" else (space,):
                named_by.setdefault((one, key), []).append((other, field))
    gone: dict[tuple[str, str], Any] = {}
    clear: list[tuple[Any, str]] = []
    waiting = [first]
    while waiting:
        current = waiting.pop()
        here = place(current)
        if here in gone:
            continue
        gone[here] = current
        for other, field in named_by.get(here, ()):
            if (type(other), field) in OPTIONAL:
                clear.append((other, current.id))
            else:
                waiting.append(other)
    naming = [other for other, _ in named_by.get(place(first), ()) if other != first]
    still = [(other, key) for other, key in clear if place(other) not in gone]
    return list(gone.values()), still, naming
