"""Gaps: sources, dates and origins that are missing, lead nowhere, or lead round."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrases import date_in_words
from argmap.analysis.sourcing.briefs import Brief, raised
from argmap.analysis.sourcing.circularity import circular_citations, circular_quotations
from argmap.analysis.sourcing.first_hand import unsourced
from argmap.findings import Finding
from argmap.model.messages import counted, label, named, shown
from argmap.model.relations import RelationKind
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion

__all__ = ["GAPS", "as_number", "unresolved_marks"]


def unresolved_marks(
    m: ArgumentMap,
) -> dict[tuple[str | None, str], list[Assertion]]:
    """Return the reference marks that lead to no source, with what bears them.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    dict
        By source and mark, numbers in their order: a mark means something in its
        document only. No statement bears a mark that the source only lists. The marks
        of statements without a source come last, under None.
    """
    found: dict[tuple[str | None, str], list[Assertion]] = {
        (source.id, mark): []
        for source in m.sources.values()
        for mark in source.cites
        if mark not in m.sources
    }
    for assertion in m.assertions.values():
        place = None if assertion.passage is None else assertion.passage.source
        for mark in dict.fromkeys(assertion.cites):
            if mark not in m.sources:
                found.setdefault((place, mark), []).append(assertion)
    order: dict[str | None, int] = {key: i for i, key in enumerate(m.sources)}
    order[None] = len(order)

    def place_of(key: tuple[str | None, str]) -> tuple[int, object]:
        return (order[key[0]], as_number(key[1]))

    return {key: found[key] for key in sorted(found, key=place_of)}


def _unsourced(brief: Brief) -> Iterator[Finding]:
    for claim, message in unsourced(brief.map):
        yield raised(
            "unsourced",
            label(claim),
            (claim.id,),
            message,
            "say who says so, and where",
        )


def _circular_citations(brief: Brief) -> Iterator[Finding]:
    for circle in circular_citations(brief.map):
        alone = len(circle) == 1
        yield raised(
            "circular-citation",
            label(brief.map.sources[circle[0]]),
            circle,
            "cites itself" if alone else f"{named(circle)} cite each other in a circle",
            "name what it rests on"
            if alone
            else "name what they rest on outside of it",
        )


def _circular_quotations(brief: Brief) -> Iterator[Finding]:
    for claim, circle in circular_quotations(brief.map):
        yield raised(
            "circular-quotation",
            label(claim),
            (claim.id, *circle),
            f"{circle[0]!r} quotes itself for it"
            if len(circle) == 1
            else f"{named(circle)} quote each other for it in a circle",
            "find who said it first",
        )


def _unresolved_references(brief: Brief) -> Iterator[Finding]:
    for (source, mark), said in unresolved_marks(brief.map).items():
        if source is None:
            for one in said:
                yield _unresolved(label(one), mark, (one.id,), "is printed with it")
            continue
        count = counted(len(said), "statement")
        told = f"is printed with {count}" if said else "is listed"
        ids = (source, *(one.id for one in said))
        yield _unresolved(label(brief.map.sources[source]), mark, ids, told)


def _unresolved(where: str, mark: str, ids: tuple[str, ...], told: str) -> Finding:
    return raised(
        "unresolved-reference",
        f"{where}, mark {shown(mark)}",
        ids,
        f"{told}, and leads to no source of this map",
        "add that source, and write its id in place of the mark",
    )


def as_number(mark: str) -> tuple[bool, int, str]:
    """Return a key that sorts numbers as numbers, before all other marks.

    Parameters
    ----------
    mark : str
        A reference mark.

    Returns
    -------
    tuple
        For `sorted`.
    """
    plain = mark.isascii() and mark.isdigit()
    return (not plain, int(mark[:9]) if plain else 0, mark)


def _hearsay(brief: Brief) -> Iterator[Finding]:
    """Name the words that are known through many others, and in no shorter way."""
    shortest: dict[tuple[str, str], Assertion] = {}
    for assertion in brief.map.assertions.values():
        key = (assertion.claim, assertion.actor)
        known = shortest.setdefault(key, assertion)
        if len(assertion.via) < len(known.via):
            shortest[key] = assertion
    for assertion in shortest.values():
        others = len(assertion.via)
        if others > brief.longest_chain:
            yield raised(
                "hearsay-chain",
                label(assertion),
                (assertion.id, assertion.claim, assertion.actor, *assertion.via),
                f"what {assertion.actor!r} said of {assertion.claim!r} was passed on by "
                f"{named(assertion.via)}",
                "find it nearer to who said it",
            )


def _undated(brief: Brief) -> Iterator[Finding]:
    without: dict[str, tuple[Source | Actor, list[str]]] = {}
    for assertion in brief.map.assertions.values():
        if brief.map.date_of(assertion) is None:
            bearer = _bearer(brief, assertion)
            found = without.setdefault(label(bearer), (bearer, []))
            found[1].append(assertion.id)
    for where, (bearer, said) in without.items():
        count = counted(len(said), "statement")
        lacks = "lacks" if len(said) == 1 else "lack"
        if isinstance(bearer, Source):
            message = f"has no date, so that {count} {lacks} one"
            remedy = "give it `issued`, or what it says a `date`"
        else:
            message = f"{count} without a source {lacks} a date"
            remedy = "say where and when"
        yield raised("undated", where, (bearer.id, *said), message, remedy)


def _stale(brief: Brief) -> Iterator[Finding]:
    """Name what was said last before the horizon, but for what newer claims replace."""
    if brief.horizon is None:
        return
    replaced = {
        relation.target
        for relation in brief.map.relations.values()
        if relation.kind is RelationKind.SUPERSEDES
    }
    old: dict[str, tuple[Source | Actor, list[str]]] = {}
    for claim in brief.map:
        dated = [
            (date, assertion)
            for assertion in brief.provenance.said(claim.id)
            if (date := brief.map.date_of(assertion)) is not None
        ]
        if not dated or claim.id in replaced:
            continue
        if all(date.before(brief.horizon) for date, _ in dated):
            _, newest = max(dated, key=lambda pair: pair[0].sort_key[1])
            bearer = _bearer(brief, newest)
            old.setdefault(label(bearer), (bearer, []))[1].append(claim.id)
    for where, (bearer, claims) in old.items():
        yield raised(
            "stale",
            where,
            (bearer.id, *claims),
            f"{counted(len(claims), 'claim')} from it {_was(claims)} last stated before "
            f"{date_in_words(brief.horizon)}",
            "look for something newer",
        )


def _was(claims: list[str]) -> str:
    return "was" if len(claims) == 1 else "were"


def _bearer(brief: Brief, assertion: Assertion) -> Source | Actor:
    """Return what an assertion is found in: its source, else its speaker."""
    if assertion.passage is None:
        return brief.map.actors[assertion.actor]
    return brief.map.sources[assertion.passage.source]


GAPS = (
    _unsourced,
    _circular_citations,
    _circular_quotations,
    _unresolved_references,
    _hearsay,
    _undated,
    _stale,
)
