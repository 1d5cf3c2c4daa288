from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import Label, labels_of, worklist
from argmap.graph.relabelling import Relabelling, leading_to
from tests.graph.forcing import labels_with
from tests.graph.frameworks import Framework, frameworks, graph_of


@st.composite
def falls(draw: st.DrawFn) -> tuple[Framework, int, list[int]]:
    """Draw a graph, a goal, and what falls, the goal itself at times."""
    framework = draw(frameworks(most=8))
    argument = st.integers(0, framework[0] - 1)
    return framework, draw(argument), draw(st.lists(argument, max_size=3, unique=True))


@given(frameworks(), st.data())
def test_the_labels_of_what_leads_to_a_goal_are_those_of_the_whole_graph(
    framework: Framework, data: st.DataObject
) -> None:
    graph = graph_of(framework)
    relabelling = Relabelling(graph, data.draw(st.integers(0, graph.size - 1)))
    labels = labels_of(graph)
    assert list(relabelling.labels) == [labels[i] for i in relabelling.arguments]


@given(falls())
@example(((4, [(0, 1), (2, 1), (1, 3)]), 3, [0, 2]))
@example(((3, [(0, 1), (1, 2), (2, 1)]), 2, [0]))
@example(((2, [(0, 0), (0, 1)]), 1, [0]))
def test_what_falls_is_labelled_as_in_the_whole_graph_from_scratch(
    drawn: tuple[Framework, int, list[int]],
) -> None:
    framework, goal, fallen = drawn
    relabelling = Relabelling(graph_of(framework), goal)
    here = {argument: i for i, argument in enumerate(relabelling.arguments)}
    local = [here[one] for one in fallen if one in here]
    whole = labels_with(framework, fallen)
    assert relabelling.label_after(local) == whole[goal]
    changed, _ = relabelling.after(local)
    for i, argument in enumerate(relabelling.arguments):
        assert changed.get(i, relabelling.labels[i]) == whole[argument]


@given(falls())
def test_asking_changes_no_label(drawn: tuple[Framework, int, list[int]]) -> None:
    framework, goal, _ = drawn
    relabelling = Relabelling(graph_of(framework), goal)
    before = bytes(relabelling.labels)
    for one in range(len(relabelling.arguments)):
        relabelling.label_after([one])
    assert relabelling.labels == before


@given(falls())
def test_while_no_member_of_a_proof_falls_the_label_stays(
    drawn: tuple[Framework, int, list[int]],
) -> None:
    framework, goal, fallen = drawn
    relabelling = Relabelling(graph_of(framework), goal)
    members = {relabelling.arguments[i] for i in relabelling.proof()}
    if members.isdisjoint(fallen) and goal not in fallen:
        assert (
            labels_with(framework, fallen)[goal] == worklist(graph_of(framework))[goal]
        )


def test_no_proof_rests_on_itself() -> None:
    relabelling = Relabelling(graph_of((3, [(0, 1), (1, 2), (2, 1)])), 2)
    assert relabelling.proof() == {0, 2}


def test_a_proof_holds_what_is_needed_and_no_second_reply() -> None:
    graph = AttackGraph.from_arrays(5, [1, 2, 3, 4], [0, 1, 1, 2])
    relabelling = Relabelling(graph, 0)
    assert [Label(label).name for label in relabelling.labels] == [
        *("IN", "OUT", "OUT", "IN", "IN"),
    ]
    assert relabelling.proof() == {0, 3}


def test_the_settled_come_after_what_settles_them() -> None:
    graph = AttackGraph.from_arrays(5, [0, 1, 2, 4], [1, 2, 3, 3])
    assert Relabelling(graph, 3).order == [0, 4, 1, 3, 2]


def test_only_what_a_fall_can_reach_is_looked_at() -> None:
    size = 10_000
    graph = AttackGraph.from_arrays(size, [*range(1, size)], [0] * (size - 1))
    relabelling = Relabelling(graph, 0)
    relabelling.work = 0
    assert relabelling.label_after([5]) is Label.OUT
    assert relabelling.work == size
    chain = AttackGraph.from_arrays(size, [*range(size - 1)], [*range(1, size)])
    relabelling = Relabelling(chain, size - 1)
    relabelling.work = 0
    relabelling.label_after([size - 3])
    assert relabelling.work == 4


def test_a_long_chain_falls_without_recursion() -> None:
    size = 50_001
    chain = AttackGraph.from_arrays(size, [*range(size - 1)], [*range(1, size)])
    relabelling = Relabelling(chain, size - 1)
    assert relabelling.label_after([]) is Label.IN
    assert relabelling.label_after([0]) is Label.OUT


@pytest.mark.parametrize(("goals", "found"), [(2, [0, 1, 2]), ([1, 3], [0, 1, 3])])
def test_what_leads_to_some_arguments_comes_in_rising_order(
    goals: int | list[int], found: list[int]
) -> None:
    graph = AttackGraph.from_arrays(4, [0, 1], [1, 2])
    assert leading_to(goals, graph.attackers()) == found
