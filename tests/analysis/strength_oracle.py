"""Strengths a second time, with dictionaries and loops, from the formulas alone.

What counts in a map comes from the oracle of the attack graph. Nothing here knows of
arrays: an edge is a tuple, an argument a key, and values are looked up one by one.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable

import attrs

from argmap.model.argument_map import ArgumentMap
from tests.graph.oracle import Oracle

__all__ = ["Edge", "debate_edges", "expected", "settled"]

Key = Hashable


@attrs.frozen
class Edge:
    """One support or attack: all its premises, and the steps that it goes by."""

    target: Key
    sign: int
    premises: tuple[Key, ...]
    voice: Hashable
    step: Key | None = None

    def value(self, strengths: dict[Key, float]) -> float:
        weakest: float = min(strengths[key] for key in self.premises)
        step = 1.0 if self.step is None else strengths[self.step]
        return weakest * step

    def needs(self) -> set[Key]:
        return {*self.premises, *([] if self.step is None else [self.step])}


def expected(
    edges: Iterable[Edge],
    base: float,
    strengths: dict[Key, float],
    method: str,
) -> float:
    """Return what a method makes of all that bears on an argument."""
    loudest: dict[tuple[int, Hashable], float] = {}
    for edge in edges:
        heard = (edge.sign, edge.voice)
        loudest[heard] = max(loudest.get(heard, 0.0), edge.value(strengths))
    pro = [value for (sign, _), value in loudest.items() if sign > 0]
    con = [value for (sign, _), value in loudest.items() if sign < 0]
    if method == "df-quad":
        d = disjoint(pro) - disjoint(con)
        return base + (1 - base) * d if d > 0 else base + base * d
    energy = math.fsum(pro) - math.fsum(con)
    if method == "euler-based":
        return 1 - (1 - base**2) / (1 + base * math.exp(energy))
    h = energy**2 / (1 + energy**2)
    return base + (1 - base) * h if energy > 0 else base - base * h


def disjoint(values: list[float]) -> float:
    found = 0.0
    for value in values:
        found = found + value - found * value
    return found


def settled(
    bases: dict[Key, float], edges: list[Edge], method: str
) -> tuple[dict[Key, float], float]:
    """Return the strengths, and the largest difference that is left.

    First whatever waits for nothing, again and again; then the rest in small steps.
    """
    onto: dict[Key, list[Edge]] = {key: [] for key in bases}
    for edge in edges:
        onto[edge.target].append(edge)
    needs = {key: set().union(*(e.needs() for e in onto[key])) for key in bases}
    strengths = dict(bases)
    done: set[Key] = set()
    while True:
        ready = [key for key in bases if key not in done and needs[key] <= done]
        if not ready:
            break
        for key in ready:
            strengths[key] = expected(onto[key], bases[key], strengths, method)
            done.add(key)
    loose = [key for key in bases if key not in done]
    gap = 0.0
    for _ in range(600):
        wanted = {
            key: expected(onto[key], bases[key], strengths, method) for key in loose
        }
        gap = max((abs(wanted[key] - strengths[key]) for key in loose), default=0.0)
        if gap < 1e-10:
            break
        for key in loose:
            strengths[key] += 0.4 * (wanted[key] - strengths[key])
    return strengths, gap


def debate_edges(
    m: ArgumentMap, basis: str | None, as_of: str | None, *, by_source: bool
) -> tuple[dict[Key, float], list[Edge]]:
    """Return the arguments of a map with their base scores, and all edges."""
    oracle = Oracle(m, basis, as_of)
    bases: dict[Key, float] = {("claim", key): 0.5 for key in oracle.claims}
    edges: list[Edge] = []
    targets = {m.relations[key].target for key in oracle.counting}
    undercut = {key for key in oracle.counting if key in targets}
    bases.update({("step", key): 1.0 for key in undercut})

    def voice(premises: tuple[str, ...]) -> frozenset[tuple[str, str]]:
        return frozenset(origin(oracle, key) for key in premises)

    for number, (r, way, premises, target) in enumerate(oracle.directed()):
        if way == "back" and premises[0] == target:
            continue  # a claim that contradicts itself is struck once
        onto = ("claim", target) if target in oracle.claims else ("step", target)
        edges.append(
            Edge(
                onto,
                1 if r.kind == "supports" else -1,
                tuple(("claim", key) for key in premises),
                voice(premises) if by_source else number,
                ("step", r.id) if r.id in undercut else None,
            )
        )
    denials = {end for arc in oracle.denials() for end in arc if end[0] == "denial"}
    for denial in sorted(denials):
        claim = ("claim", denial[2])
        bases[denial] = 0.5
        edges.append(Edge(claim, -1, (denial,), ("actor", denial[1])))
        edges.append(Edge(denial, -1, (claim,), "back"))
    return bases, edges


def origin(oracle: Oracle, claim: str) -> tuple[str, str]:
    """Return who speaks for a claim, where sources cite nothing."""
    places = {
        a.passage.source
        for a in oracle.said
        if a.claim == claim and a.passage and a.stance in {"asserts", "reports"}
    }
    if not places:
        return ("claim", claim)
    dated = sorted(key for key in places if oracle.m.sources[key].issued)
    return ("source", (dated or sorted(places))[0])
