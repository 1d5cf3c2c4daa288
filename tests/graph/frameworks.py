"""Random attack graphs, and acceptability by brute force from the definitions."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import strategies as st

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import Label

Framework = tuple[int, list[tuple[int, int]]]


@st.composite
def frameworks(draw: st.DrawFn, most: int = 7, arcs: int = 20) -> Framework:
    """Draw the size of a graph and its attacks, self-attacks and loops among them."""
    size = draw(st.integers(1, most))
    ends = st.integers(0, size - 1)
    return size, draw(st.lists(st.tuples(ends, ends), max_size=arcs, unique=True))


def graph_of(framework: Framework) -> AttackGraph:
    size, arcs = framework
    return AttackGraph.from_arrays(size, [a for a, _ in arcs], [b for _, b in arcs])


def arcs_of(graph: AttackGraph) -> list[tuple[int, int]]:
    return [(a, b) for a, hit in enumerate(graph.targets()) for b in hit]


def complete_extensions(framework: Framework) -> list[frozenset[int]]:
    """Return every conflict-free set that holds just what it defends (Dung 1995)."""
    size, arcs = framework
    found = []
    arguments = range(size)
    attackers = {i: {a for a, b in arcs if b == i} for i in arguments}
    attacked = {i: {b for a, b in arcs if a == i} for i in arguments}
    for chosen in chain.from_iterable(
        combinations(arguments, n) for n in range(size + 1)
    ):
        inside = frozenset(chosen)
        hit = set().union(*(attacked[i] for i in inside))
        if not inside & hit and inside == {i for i in arguments if attackers[i] <= hit}:
            found.append(inside)
    return found


def preferred_extensions(framework: Framework) -> list[frozenset[int]]:
    """Return the largest complete extensions."""
    found = complete_extensions(framework)
    return [one for one in found if not any(one < other for other in found)]


def labels_by_definition(framework: Framework) -> bytes:
    """Return the grounded labels: of the least complete extension."""
    size, arcs = framework
    inside = min(complete_extensions(framework), key=len)
    hit = {b for a, b in arcs if a in inside}
    return bytes(
        Label.IN if i in inside else Label.OUT if i in hit else Label.UNDEC
        for i in range(size)
    )
