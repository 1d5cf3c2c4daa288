"""Founded preferred extensions twice more, from the definitions: by search, by clingo.

Neither goes by way of complete labellings in clauses, as the library does: the search
tries labels one by one, clingo looks for the largest admissible sets.
"""

from __future__ import annotations

import clingo

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import Label
from tests.graph.frameworks import arcs_of

__all__ = ["is_founded", "positions", "positions_by_clingo"]

Extension = frozenset[int]

PROGRAM = """
{ in(X) } :- X = 0..size-1.
:- in(X), in(Y), attacks(X, Y).
hit(Y) :- in(X), attacks(X, Y).
:- in(X), attacks(Y, X), not hit(Y).
founded(X) :- in(X), not needy(X).
founded(X) :- in(X), support(X, N), head(X, N, H), in(H),
              founded(P) : premise(X, N, P).
:- in(X), not founded(X).
#heuristic in(X) : X = 0..size-1. [1, true]
#show in/1.
"""


def is_founded(graph: AttackGraph, extension: Extension) -> bool:
    """Whether each member in need of support has some that does not go in a circle."""
    founded = {one for one in extension if one not in graph.needs}
    while True:
        more = {
            one
            for one in extension - founded
            for head, *premises in graph.needs[one]
            if head in extension and founded.issuperset(premises)
        }
        if not more:
            return founded == extension
        founded |= more


def positions(graph: AttackGraph) -> list[Extension]:
    """Return the largest of the founded complete extensions, by search."""
    found = [one for one in _complete(graph) if is_founded(graph, one)]
    return [one for one in found if not any(one < other for other in found)]


def positions_by_clingo(graph: AttackGraph) -> list[Extension]:
    """Return the largest of the founded admissible sets, by clingo."""
    facts = [f"attacks({a}, {b})." for a, b in arcs_of(graph)]
    for one, supports in graph.needs.items():
        facts.append(f"needy({one}).")
        for number, (head, *premises) in enumerate(supports):
            facts.append(f"support({one}, {number}). head({one}, {number}, {head}).")
            facts += [f"premise({one}, {number}, {p})." for p in premises]
    control = clingo.Control(
        ["0", "--heuristic=Domain", "--enum-mode=domRec", f"-c size={graph.size}"],
        logger=lambda code, message: None,  # noqa: ARG005 - a fact may be missing
    )
    control.add("base", [], PROGRAM + "\n".join(facts))
    control.ground([("base", [])])
    found: list[Extension] = []
    with control.solve(yield_=True) as models:
        found += [
            frozenset(
                symbol.arguments[0].number for symbol in model.symbols(shown=True)
            )
            for model in models
        ]
    return found


def _complete(graph: AttackGraph) -> list[Extension]:
    """Return the IN sets of the labellings in which each label has its reason."""
    attackers, targets = graph.attackers(), graph.targets()
    order = _order(attackers, targets)
    labels: list[Label | None] = [None] * graph.size
    found = []
    tried = [list(Label)]
    while tried:
        one = order[len(tried) - 1] if len(tried) <= len(order) else -1
        if one < 0:
            found.append(frozenset(i for i in order if labels[i] is Label.IN))
            tried.pop()
            continue
        if not tried[-1]:
            labels[one] = None
            tried.pop()
            continue
        labels[one] = tried[-1].pop()
        if all(_can_be(labels, i, attackers[i]) for i in (one, *targets[one])):
            tried.append(list(Label))
    return found


def _can_be(labels: list[Label | None], one: int, attackers: list[int]) -> bool:
    against = [labels[a] for a in attackers]
    if labels[one] is Label.IN:
        return all(label in (None, Label.OUT) for label in against)
    if labels[one] is Label.OUT:
        return any(label in (None, Label.IN) for label in against)
    if labels[one] is Label.UNDEC:
        return Label.IN not in against and any(
            label in (None, Label.UNDEC) for label in against
        )
    return True


def _order(attackers: list[list[int]], targets: list[list[int]]) -> list[int]:
    """Return the arguments so that neighbours come close to each other."""
    order: list[int] = []
    seen: set[int] = set()
    for start in range(len(attackers)):
        ahead = [start]
        while ahead:
            one = ahead.pop()
            if one not in seen:
                seen.add(one)
                order.append(one)
                ahead += [*attackers[one], *targets[one]]
    return order
