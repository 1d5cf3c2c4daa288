from __future__ import annotations

import networkx as nx
import pytest
from hypothesis import given, settings

from argmap.errors import ModelError
from argmap.graph.conversion import from_networkx, to_networkx
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from tests.graph.debates import debates
from tests.strategies import maps


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("Rent caps", "Should caps stay?", note="Drawn by hand.")
    supply = m.issue("Do caps cut supply?", id="supply")
    m.claim("Caps cut supply.", id="caps", issue=supply, thesis=True)
    for key in ("starts", "rates", "law", "staff"):
        m.claim(f"Claim {key}.", id=key, issue=supply)
    m.support("caps", by="starts", id="step")
    m.undercut("step", by="rates", id="under")
    m.attack("caps", by=["law", "staff"], id="linked")
    m.contradict("law", "starts", id="clash")
    lee = m.actor("J. Lee", id="lee")
    m.assertion("caps", actor=lee, source=m.source("Study", id="study"))
    m.assertion("law", actor=lee)
    m.extra["argdown"] = {"": {"colour": "red"}, "claims/law": {"x": [1]}}
    return m


@settings(deadline=None)
@given(maps())
def test_a_map_comes_back_from_its_graph(m: ArgumentMap) -> None:
    again = from_networkx(to_networkx(m))
    assert again == m
    assert list(again.relations) == list(m.relations)


@settings(deadline=None)
@given(debates())
def test_a_dense_map_comes_back_from_its_graph(m: ArgumentMap) -> None:
    assert from_networkx(to_networkx(m)) == m


def test_a_relation_is_an_edge_or_where_it_must_be_a_node(m: ArgumentMap) -> None:
    graph = to_networkx(m)
    assert {key: data["role"] for key, data in graph.nodes(data=True)} == {
        "caps": "claim",
        "starts": "claim",
        "rates": "claim",
        "law": "claim",
        "staff": "claim",
        "step": "relation",
        "linked": "relation",
    }
    edges = {
        (u, v, key): data["role"]
        for u, v, key, data in graph.edges(keys=True, data=True)
    }
    assert edges == {
        ("starts", "step", "step"): "premise",
        ("step", "caps", "step"): "target",
        ("rates", "step", "under"): "relation",
        ("law", "linked", "linked"): "premise",
        ("staff", "linked", "linked"): "premise",
        ("linked", "caps", "linked"): "target",
        ("law", "starts", "clash"): "relation",
    }


def test_nodes_and_edges_carry_the_records(m: ArgumentMap) -> None:
    graph = to_networkx(m)
    assert graph.nodes["caps"]["record"] is m.claims["caps"]
    edge = graph.edges["law", "starts", "clash"]
    assert edge["record"] is m.relations["clash"]
    assert (edge["kind"], edge["basis"]) == ("contradicts", "analyst")
    assert graph.graph["title"] == "Rent caps"
    assert graph.graph["actors"] == tuple(m.actors.values())


def test_the_graph_may_be_changed_without_changing_the_map(m: ArgumentMap) -> None:
    graph = to_networkx(m)
    graph.graph["extra"]["argdown"][""]["colour"] = "blue"
    graph.remove_node("law")
    assert m.extra["argdown"][""] == {"colour": "red"}
    assert "law" in m


def test_part_of_the_graph_is_part_of_the_map(m: ArgumentMap) -> None:
    graph = to_networkx(m)
    part = from_networkx(graph.subgraph(["starts", "law", "rates", "linked"]))
    assert list(part.claims) == ["starts", "rates", "law"]
    assert list(part.relations) == ["clash"]
    assert [a.claim for a in part.assertions.values()] == ["law"]
    assert part.issues["supply"].thesis is None
    assert part.extra == m.extra


def test_what_hangs_on_a_relation_left_out_is_left_out(m: ArgumentMap) -> None:
    graph = to_networkx(m)
    graph.remove_nodes_from(["starts", "law"])
    part = from_networkx(graph)
    assert list(part.relations) == []
    assert part.extra == {"argdown": {"": {"colour": "red"}}}


def test_networkx_functions_work_on_the_graph(m: ArgumentMap) -> None:
    assert nx.number_weakly_connected_components(to_networkx(m)) == 1


def test_an_empty_map_is_an_empty_graph() -> None:
    graph = to_networkx(ArgumentMap("empty"))
    assert len(graph) == 0
    assert from_networkx(graph) == ArgumentMap("empty")


def test_a_bare_graph_of_networkx_without_nodes_is_an_empty_map() -> None:
    assert from_networkx(nx.MultiDiGraph()) == ArgumentMap("")


def test_a_node_without_a_record_is_refused() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("caps")
    with pytest.raises(ModelError) as caught:
        from_networkx(graph)
    assert str(caught.value) == (
        "node 'caps': record: None is neither a Claim nor a Relation; "
        "give every node and edge its record, as to_networkx does"
    )


def test_a_record_under_the_id_of_another_is_refused() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_node("caps", record=Claim(id="cap", text="Caps."))
    with pytest.raises(ModelError) as caught:
        from_networkx(graph)
    assert str(caught.value) == "node 'caps': the record has the id 'cap', not 'caps'"


def test_an_edge_between_other_ends_than_its_records_is_refused(
    m: ArgumentMap,
) -> None:
    graph = to_networkx(m)
    graph.add_edge("staff", "rates", key="clash", record=m.relations["clash"])
    with pytest.raises(ModelError) as caught:
        from_networkx(graph)
    assert str(caught.value) == (
        "edge 'staff' -> 'rates': the record 'clash' joins other ends"
    )


def test_an_edge_with_a_claim_for_its_record_is_refused(m: ArgumentMap) -> None:
    graph = to_networkx(m)
    graph.add_edge("staff", "rates", key="law", record=m.claims["law"])
    with pytest.raises(ModelError) as caught:
        from_networkx(graph)
    assert str(caught.value) == (
        "edge 'staff' -> 'rates': the record 'law' is a claim, not a relation"
    )
