"""Graphs: counts as graphs of networkx, with one mode or two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.networks.counting import Counts, Duplicates
from argmap.analysis.networks.measures import (
    Aggregation,
    Normalization,
    ties,
    weights,
)
from argmap.analysis.networks.selection import Selection
from argmap.model.actors import Actor
from argmap.model.claims import Claim, Issue
from argmap.model.dates import Date

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["How", "empty", "one_mode", "two_mode"]

How = tuple[Aggregation, Normalization, Duplicates]
Cells = Mapping[tuple[str, str], tuple[int, int]]


def empty(counts: Counts, how: How, asked: Selection, *, of: str) -> nx.Graph[str]:
    """Return a graph that says how it is made, without nodes.

    Parameters
    ----------
    counts : Counts
        What it is made of.
    how : tuple
        Aggregation, normalization and duplicates.
    asked : Selection
        What was asked for.
    of : str
        What the nodes are.

    Returns
    -------
    networkx.Graph
        Its attributes are strings, numbers and truth values, for GraphML.
    """
    import networkx as nx

    window = asked.window
    graph: nx.Graph[str] = nx.Graph()
    graph.graph.update(
        of=of,
        by=asked.by,
        aggregation=how[0].value,
        normalization=how[1].value,
        duplicates=how[2].value,
        basis="" if asked.basis is None else str(asked.basis),
        roll_up=asked.roll_up,
        since=_text(window.since),
        until=_text(window.until),
        as_of=_text(window.as_of),
        statements=counts.statements,
        repeated=counts.repeated,
        undated=counts.undated,
        straddling=counts.straddling,
    )
    return graph


def one_mode(
    graph: nx.Graph[str], how: How, nodes: Sequence[Actor | Claim | Issue], cells: Cells
) -> nx.Graph[str]:
    """Return the graph with its nodes, and an edge between each two that share some.

    Parameters
    ----------
    graph : networkx.Graph
        From `empty`.
    how : tuple
        Aggregation, normalization and duplicates.
    nodes : sequence of Actor, Claim or Issue
        The rows.
    cells : mapping
        By (id of a row, id of a column), how often for and how often against.

    Returns
    -------
    networkx.Graph
        The same graph.
    """
    import numpy as np

    aggregation, normalization, _ = how
    row = {one.id: number for number, one in enumerate(nodes)}
    column: dict[str, int] = {}
    flat = np.fromiter(
        (
            number
            for (one, other), (plus, minus) in cells.items()
            for number in (
                row[one],
                column.setdefault(other, len(column)),
                plus,
                minus,
            )
        ),
        np.int64,
    ).reshape(-1, 4)
    rows, columns, plus, minus = flat.T
    activity = np.bincount(rows, plus + minus, len(nodes)).astype(np.int64)
    clipped = np.minimum(plus, 1), np.minimum(minus, 1)
    for one in nodes:
        graph.add_node(one.id, **_told(one), statements=int(activity[row[one.id]]))
    found = ties(len(nodes), rows, columns, plus, minus)
    measured = found
    if normalization is Normalization.JACCARD:
        measured = ties(len(nodes), rows, columns, *clipped)
    weight = weights(
        measured,
        aggregation,
        normalization,
        activity=activity,
        signed=np.bincount(rows, sum(clipped), len(nodes)).astype(np.int64),
        spoken=np.bincount(rows, minlength=len(nodes)),
    )
    if aggregation in (Aggregation.CONGRUENCE, Aggregation.CONFLICT):
        shown = weight > 0
    else:
        shown = found.joint > 0
    graph.add_edges_from(
        (
            nodes[one].id,
            nodes[two].id,
            {
                "weight": value,
                "sign": (value > 0) - (value < 0),
                "congruence": alike,
                "conflict": opposed,
            },
        )
        for one, two, value, alike, opposed in zip(
            found.first[shown].tolist(),
            found.second[shown].tolist(),
            weight[shown].tolist(),
            found.congruence[shown].tolist(),
            found.conflict[shown].tolist(),
            strict=True,
        )
    )
    return graph


def two_mode(
    graph: nx.Graph[str], how: How, counts: Counts, space: str
) -> nx.Graph[str]:
    """Return the graph with actors and columns, and an edge for each cell.

    Parameters
    ----------
    graph : networkx.Graph
        From `empty`.
    how : tuple
        Aggregation, normalization and duplicates.
    counts : Counts
        The cells.
    space : str
        ``claims`` or ``issues``: put before the id of a column that an actor has too.

    Returns
    -------
    networkx.Graph
        The same graph.
    """
    aggregation, normalization, _ = how
    totals: dict[tuple[int, str], int] = {}
    for (row, place), (plus, minus) in counts.cells.items():
        for key in ((0, row), (1, place)):
            totals[key] = totals.get(key, 0) + plus + minus
    for actor in counts.actors:
        said = totals.get((0, actor.id), 0)
        graph.add_node(
            actor.id, id=actor.id, **_told(actor), statements=said, bipartite=0
        )
    node = {
        one.id: f"{space}/{one.id}" if one.id in graph else one.id
        for one in counts.columns
    }
    for column in counts.columns:
        graph.add_node(
            node[column.id],
            id=column.id,
            **_told(column),
            statements=totals[1, column.id],
            bipartite=1,
        )
    divided = {Normalization.ACTIVITY: 0, Normalization.PROMINENCE: 1}
    mode = divided.get(normalization)
    for (row, place), (plus, minus) in counts.cells.items():
        weight: float = plus - minus
        if aggregation is Aggregation.IGNORE:
            weight = plus + minus
        if mode is not None:
            weight = weight / totals[mode, (row, place)[mode]]
        graph.add_edge(
            row,
            node[place],
            weight=weight,
            sign=(weight > 0) - (weight < 0),
            plus=plus,
            minus=minus,
        )
    return graph


def _told(one: Actor | Claim | Issue) -> dict[str, str]:
    """Return what a node says of its record."""
    if isinstance(one, Actor):
        return {"name": one.name, "kind": "" if one.kind is None else one.kind.value}
    return {"name": one.label if isinstance(one, Claim) else one.question}


def _text(date: Date | None) -> str:
    return "" if date is None else date.text
