"""Arguments forced OUT, by labelling a whole graph from scratch."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import Label, worklist
from tests.graph.frameworks import Framework, graph_of

__all__ = ["changing_sets", "labels_with", "labels_without"]


def labels_with(framework: Framework, fallen: Collection[int]) -> bytes:
    """Return the grounded labels where some arguments are OUT, whatever attacks them.

    What is OUT attacks nothing that matters: it is as if it were not there.
    """
    size, arcs = framework
    left = [(a, b) for a, b in arcs if a not in fallen and b not in fallen]
    labels = bytearray(worklist(graph_of((size, left))))
    for one in fallen:
        labels[one] = Label.OUT
    return bytes(labels)


def labels_without(graph: AttackGraph, fallen: Collection[int]) -> bytes:
    """Return the same for a graph of any kind."""
    arcs = [(a, b) for a, hit in enumerate(graph.targets()) for b in hit]
    return labels_with((graph.size, arcs), fallen)


def changing_sets(
    graph: AttackGraph, goal: int, among: Collection[int]
) -> list[tuple[tuple[int, ...], int]]:
    """Return the minimal sets of one or two whose fall changes a label, trying all."""
    labels = worklist(graph)
    standing = [i for i in among if labels[i] == Label.IN and i != goal]
    found: list[tuple[tuple[int, ...], int]] = []
    for size in (1, 2):
        for fallen in combinations(standing, size):
            after = labels_without(graph, fallen)[goal]
            minimal = not any({*less} <= {*fallen} for less, _ in found)
            if after != labels[goal] and minimal:
                found.append((fallen, after))
    return found
