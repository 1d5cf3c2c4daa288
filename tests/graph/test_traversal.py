from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from argmap.graph.traversal import components


@st.composite
def digraphs(draw: st.DrawFn) -> dict[int, list[int]]:
    size = draw(st.integers(0, 7))
    ends = st.integers(0, max(size - 1, 0))
    return {i: draw(st.lists(ends, max_size=3)) for i in range(size)}


def reachable(graph: dict[int, list[int]], start: int) -> set[int]:
    seen = {start}
    while True:
        new = {b for a in seen for b in graph[a]} - seen
        if not new:
            return seen
        seen |= new


@given(digraphs())
def test_two_nodes_share_a_component_where_each_leads_to_the_other(
    graph: dict[int, list[int]],
) -> None:
    found = {node: set(part) for part in components(graph) for node in part}
    reach = {node: reachable(graph, node) for node in graph}
    assert found == {
        a: {b for b in graph if b in reach[a] and a in reach[b]} for a in graph
    }


@given(digraphs())
def test_a_component_comes_after_those_that_it_leads_to(
    graph: dict[int, list[int]],
) -> None:
    place = {node: n for n, part in enumerate(components(graph)) for node in part}
    assert sorted(place) == sorted(graph)
    assert all(place[b] <= place[a] for a, found in graph.items() for b in found)


def test_nothing_has_no_components() -> None:
    assert list(components({})) == []


def test_a_long_path_and_a_long_ring_need_no_recursion() -> None:
    size = 20_000
    path = {i: [i + 1] if i + 1 < size else [] for i in range(size)}
    assert len(list(components(path))) == size
    ring = {i: [(i + 1) % size] for i in range(size)}
    assert [len(part) for part in components(ring)] == [size]
