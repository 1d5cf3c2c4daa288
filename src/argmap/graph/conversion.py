"""Conversion: a map as a networkx graph, and back."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import ModelError
from argmap.findings import Finding
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.messages import shown
from argmap.model.relations import Relation

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["from_networkx", "to_networkx"]

HEAD = ("title", "question", "note")
BESIDE = ("issues", "sources", "actors", "assertions")


def to_networkx(m: ArgumentMap) -> nx.MultiDiGraph[str]:
    """Return a map as a directed graph of networkx: claims, and relations between them.

    Every claim is a node, under its id. A relation is an edge from its premise to its
    target, keyed by its id. A relation with several premises, and one that something
    undercuts, is a node instead, with an edge from each premise and one to its
    target; so an undercut points at the node of the relation that it undercuts.

    Nodes have the attributes ``record`` (a `Claim` or `Relation`) and ``role``
    (``claim`` or ``relation``). Edges have ``record`` (the `Relation`), ``kind``,
    ``basis`` and ``role``: ``relation`` where the edge is the whole relation,
    ``premise`` and ``target`` where it leads to and from the relation's node. The
    graph's own attributes are ``title``, ``question``, ``note``, ``extra``, the
    tuples of records ``issues``, ``sources``, ``actors`` and ``assertions``, and
    ``order``, the ids of the claims and of the relations in the map's order.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is there too.

    Returns
    -------
    networkx.MultiDiGraph
        A new graph; the records in it are the map's own, which never change.

    See Also
    --------
    from_networkx : The map again.

    Examples
    --------
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.", id="caps")
    >>> step = m.support(caps, by=m.claim("Starts fell.", id="starts"))
    >>> [(u, v, str(data["kind"])) for u, v, data in to_networkx(m).edges(data=True)]
    [('starts', 'caps', 'supports')]
    """
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update({name: getattr(m, name) for name in HEAD})
    graph.graph.update({name: tuple(getattr(m, name).values()) for name in BESIDE})
    graph.graph["order"] = (*m.claims, *m.relations)
    graph.graph["extra"] = copy.deepcopy(m.extra)
    for claim in m:
        graph.add_node(claim.id, record=claim, role="claim")
    undercut = {r.target for r in m.relations.values() if m.is_undercut(r)}
    for relation in m.relations.values():
        if len(relation.premises) > 1 or relation.id in undercut:
            graph.add_node(relation.id, record=relation, role="relation")
    for relation in m.relations.values():
        for source, target, role in _edges(graph, relation):
            graph.add_edge(
                source,
                target,
                key=relation.id,
                record=relation,
                kind=relation.kind,
                basis=relation.basis,
                role=role,
            )
    return graph


def _edges(
    graph: nx.MultiDiGraph[str], relation: Relation
) -> Iterator[tuple[str, str, str]]:
    if relation.id not in graph:
        yield relation.premises[0], relation.target, "relation"
        return
    for premise in relation.premises:
        yield premise, relation.id, "premise"
    yield relation.id, relation.target, "target"


def from_networkx(graph: nx.MultiDiGraph[str]) -> ArgumentMap:
    """Return the map that a graph made by `to_networkx` holds.

    The claims and relations are the records on its nodes and edges. So a part of
    the graph gives part of the map: relations that lack an end and assertions of
    claims that are not there are left out.

    Parameters
    ----------
    graph : networkx.MultiDiGraph
        With a ``record`` on every node and edge, as `to_networkx` describes.

    Returns
    -------
    ArgumentMap
        Equal to the map that the graph was made of, where nothing was taken away.

    Raises
    ------
    ModelError
        A node or edge carries no record, or one that stands under another's id.

    See Also
    --------
    to_networkx : The graph of a map.
    """
    claims: dict[str, Claim] = {}
    relations: dict[str, Relation] = {}
    for node, data in graph.nodes(data=True):
        record = _record(data, f"node {shown(node)}", node)
        if isinstance(record, Claim):
            claims[record.id] = record
        else:
            relations[record.id] = record
    for source, target, key, data in graph.edges(keys=True, data=True):
        where = f"edge {shown(source)} -> {shown(target)}"
        record = _record(data, where, key)
        if isinstance(record, Claim):
            raise _refused(
                where, f"the record {record.id!r} is a claim, not a relation"
            )
        if not _joins(record, source, target):
            raise _refused(where, f"the record {record.id!r} joins other ends")
        relations.setdefault(record.id, record)
    held = graph.graph
    m = ArgumentMap(held.get("title", ""), held.get("question"), note=held.get("note"))
    beside = _beside(held, set(claims))
    m.add(*beside, *claims.values(), *_whole(relations, set(claims), held))
    m.extra = _extra(held, m)
    return m


def _record(data: dict[str, Any], where: str, key: object) -> Claim | Relation:
    record = data.get("record")
    if not isinstance(record, Claim | Relation):
        raise _refused(
            where,
            f"record: {shown(record)} is neither a Claim nor a Relation; "
            "give every node and edge its record, as to_networkx does",
        )
    if record.id != key:
        raise _refused(where, f"the record has the id {record.id!r}, not {shown(key)}")
    return record


def _joins(relation: Relation, source: str, target: str) -> bool:
    """Whether an edge leads from a premise, or from the node, to the node or target."""
    return source in (*relation.premises, relation.id) and target in (
        relation.id,
        relation.target,
    )


def _beside(held: dict[str, Any], claims: set[str]) -> Iterator[Any]:
    """Yield the records that are neither claims nor relations."""
    for name in BESIDE:
        for record in held.get(name, ()):
            if isinstance(record, Assertion) and record.claim not in claims:
                continue
            if name == "issues" and record.thesis not in claims:
                yield attrs.evolve(record, thesis=None)
            else:
                yield record


def _whole(
    relations: dict[str, Relation], claims: set[str], held: dict[str, Any]
) -> list[Relation]:
    """Return the relations whose ends are all there, in the map's order."""
    order = {key: number for number, key in enumerate(held.get("order", ()))}
    kept = {
        key: relations[key]
        for key in sorted(relations, key=lambda key: order.get(key, len(order)))
        if claims.issuperset(relations[key].premises)
    }
    undercuts: dict[str, list[str]] = {}
    for relation in kept.values():
        undercuts.setdefault(relation.target, []).append(relation.id)
    gone = [
        key
        for target in undercuts.keys() - claims - kept.keys()
        for key in undercuts[target]
    ]
    while gone:
        key = gone.pop()
        if kept.pop(key, None) is not None:
            gone += undercuts.get(key, ())
    return list(kept.values())


def _extra(held: dict[str, Any], m: ArgumentMap) -> dict[str, dict[str, Any]]:
    """Return a copy of the unknown fields, without those of what was taken away."""
    gone = {
        *(f"claims/{key}" for key in held.get("order", ()) if key not in m),
        *(f"relations/{key}" for key in held.get("order", ()) if key not in m),
        *(f"assertions/{a.id}" for a in held.get("assertions", ()) if a.id not in m),
    }
    extra: dict[str, dict[str, Any]] = copy.deepcopy(held.get("extra", {}))
    if not gone:
        return extra
    kept = {
        name: {place: value for place, value in fields.items() if place not in gone}
        for name, fields in extra.items()
    }
    return {name: fields for name, fields in kept.items() if fields}


def _refused(where: str, message: str) -> ModelError:
    finding = Finding(code="not-a-map", where=where, message=message)
    return ModelError(findings=(finding,))
