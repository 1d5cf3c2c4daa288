"""Circularity: sources that cite, and speakers that quote, each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from argmap.graph.traversal import components
from argmap.model.assertions import Stance

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim

__all__ = ["circular_citations", "circular_quotations"]

Citing = dict[str, dict[str, None]]


def circular_citations(m: ArgumentMap) -> Iterator[tuple[str, ...]]:
    """Yield the sources that cite each other in a circle.

    A source cites what its `cites` names, and what the assertions taken from it name.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Yields
    ------
    tuple of str
        Ids in the map's order, the circles by their first; one id for a source that
        cites itself.
    """
    cited: Citing = {
        key: dict.fromkeys(mark for mark in source.cites if mark in m.sources)
        for key, source in m.sources.items()
    }
    for assertion in m.assertions.values():
        if assertion.passage is not None:
            marks = (mark for mark in assertion.cites if mark in m.sources)
            cited[assertion.passage.source].update(dict.fromkeys(marks))
    order = {key: place for place, key in enumerate(m.sources)}
    yield from _circles(cited, order)


def circular_quotations(
    m: ArgumentMap,
) -> Iterator[tuple[Claim, tuple[str, ...]]]:
    """Yield the actors that quote each other for one claim, so that nobody began it.

    Whoever stands in `via` quotes whoever stands before, the speaker first. What is
    denied or doubted is told apart from what is stated.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Yields
    ------
    tuple of (Claim, tuple of str)
        In the map's order; one id for an actor that quotes itself.
    """
    order = {key: place for place, key in enumerate(m.actors)}
    quoted: dict[str, dict[Stance, Citing]] = {}
    for assertion in m.assertions.values():
        if not assertion.via:
            continue
        reports = assertion.stance is Stance.REPORTS
        stance = Stance.ASSERTS if reports else assertion.stance
        inside = quoted.setdefault(assertion.claim, {}).setdefault(stance, {})
        chain = (assertion.actor, *assertion.via)
        for before, after in zip(chain, assertion.via, strict=False):
            inside.setdefault(after, {})[before] = None
    for claim in m:
        for inside in quoted.get(claim.id, {}).values():
            # Most are one report of one speaker: nobody both quotes and is quoted.
            heard: Citing = {actor: {} for said in inside.values() for actor in said}
            if heard.keys() & inside.keys():
                for circle in _circles({**heard, **inside}, order):
                    yield claim, circle


def _circles(
    cited: Mapping[str, Mapping[str, None]], order: Mapping[str, int]
) -> Iterator[tuple[str, ...]]:
    ids = sorted(cited, key=order.__getitem__)
    number = {key: place for place, key in enumerate(ids)}
    ahead = {number[key]: [number[one] for one in cited[key]] for key in ids}
    found = sorted(
        sorted(component)
        for component in components(ahead)
        if len(component) > 1 or component[0] in ahead[component[0]]
    )
    for circle in found:
        yield tuple(ids[place] for place in circle)
