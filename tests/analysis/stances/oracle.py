"""Stances computed the plain way, one cell after another, from the definitions."""

from __future__ import annotations

from itertools import combinations, pairwise

import networkx as nx

from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import RelationKind
from argmap.model.views import accepted

__all__ = ["comparison", "left_over", "said", "state"]

SAME = (RelationKind.SUPPORTS, RelationKind.REPHRASES)
OTHER = (RelationKind.ATTACKS, RelationKind.CONTRADICTS)


def side(m: ArgumentMap, claim: str) -> int:
    """Return the sign of all shortest paths to the thesis, 0 where there is none."""
    issue = m.claims[claim].issue
    thesis = None if issue is None else m.issues[issue].thesis
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.add_nodes_from(c.id for c in m if c.issue == issue)
    for relation in m.relations.values():
        sign = 1 if relation.kind in SAME else -1 if relation.kind in OTHER else 0
        for premise in relation.premises:
            if sign and premise in graph and relation.target in graph:
                graph.add_edge(premise, relation.target, sign=sign)
    if thesis is None or not nx.has_path(graph, claim, thesis):
        return 0
    signs = set()
    for path in nx.all_shortest_paths(graph, claim, thesis):
        ways = {1}
        for a, b in pairwise(path):
            steps = {data["sign"] for data in graph[a][b].values()}
            ways = {way * step for way in ways for step in steps}
        signs |= ways
    return signs.pop() if len(signs) == 1 else 0


def said(
    m: ArgumentMap, actor: str, column: str, by: str
) -> list[tuple[Assertion, int]]:
    """Return what an actor says in a column, but reports, each with its side."""
    found = []
    for one in accepted(m).assertions.values():
        place = one.claim if by == "claim" else m.claims[one.claim].issue
        if one.actor != actor or place != column or one.stance is Stance.REPORTS:
            continue
        sign = {Stance.ASSERTS: 1, Stance.DENIES: -1}.get(one.stance, 0)
        found.append(
            (one, sign if by == "claim" else sign * side(accepted(m), one.claim))
        )
    return found


def left_over(
    m: ArgumentMap, actor: str, column: str, by: str
) -> list[tuple[Assertion, int]]:
    """Return what is said in a column without what a later position replaced."""
    every = said(m, actor, column, by)
    positions = [(a, s) for a, s in every if s or by == "claim"]

    def earlier(one: Assertion, other: Assertion) -> bool:
        first, second = m.date_of(one), m.date_of(other)
        if second is None:
            return False
        return first is None or first.before(second)

    last = [
        (a, s) for a, s in positions if not any(earlier(a, b) for b, _ in positions)
    ]
    kept = {a.id for a, _ in last}
    signs = {s for _, s in last}
    if len(signs) == 1:
        kept |= {
            a.id
            for a, s in positions
            if s in signs
            and not any(earlier(a, b) for b, other in positions if other not in signs)
        }
    gone = {a.id for a, _ in positions} - kept
    return [(a, s) for a, s in every if a.id not in gone]


def state(
    m: ArgumentMap, actor: str, column: str, *, by: str, latest: bool = False
) -> str:
    """Return what an actor does in a column."""
    found = (left_over if latest else said)(m, actor, column, by)
    signs = {s for _, s in found}
    if {1, -1} <= signs:
        return "mixed"
    words = ("supports", "opposes") if by == "claim" else ("yes", "no")
    if 1 in signs or -1 in signs:
        return words[0] if 1 in signs else words[1]
    return "neutral" if found else "silent"


def comparison(
    states: dict[tuple[str, str], str], actors: list[str], columns: list[str]
) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return agree, opposed, other, distance and either's columns of every pair."""
    x = {"supports": 1, "yes": 1, "opposes": -1, "no": -1}
    found: dict[tuple[str, str], tuple[int, ...]] = {}
    for a, b in combinations(actors, 2):
        agree = opposed = other = distance = either = 0
        for column in columns:
            one, two = states[a, column], states[b, column]
            either += one != "silent" or two != "silent"
            if "silent" in (one, two):
                continue
            agree += one == two and one in x
            opposed += x.get(one, 0) * x.get(two, 0) == -1
            other += not (x.get(one, 0) * x.get(two, 0))
            distance += abs(x.get(one, 0) - x.get(two, 0))
        found[a, b] = agree, opposed, other, distance, either
    return found
