from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.errors import QueryError
from argmap.graph import labelling
from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import Label, grounded, labels_of, stages, worklist
from argmap.model.argument_map import ArgumentMap
from tests.graph.frameworks import (
    Framework,
    complete_extensions,
    frameworks,
    graph_of,
    labels_by_definition,
)


def standing(framework: Framework) -> set[int]:
    return {i for i, found in enumerate(labels_of(graph_of(framework))) if found == 1}


@st.composite
def large_graphs(draw: st.DrawFn) -> AttackGraph:
    """Draw graphs of many levels: chains that widen, forests, loops beside them."""
    chance = draw(st.randoms(use_true_random=True))
    size = draw(st.integers(1_000, 6_000))
    shape = draw(st.sampled_from(["random", "forest", "chain", "fan", "mixed"]))
    arcs: list[tuple[int, int]] = []
    if shape in ("random", "mixed"):
        number = draw(st.integers(0, 3)) * size
        arcs += zip(
            chance.choices(range(size), k=number),
            chance.choices(range(size), k=number),
            strict=True,
        )
    if shape in ("forest", "mixed"):
        arcs += ((i, chance.randrange(i)) for i in range(1, size) if i % 40)
    if shape in ("chain", "fan"):
        arcs += ((i, i + 1) for i in range(size // 4))
    if shape == "fan":
        hub = size // 4
        arcs += ((hub, i) for i in range(hub + 1, size))
        arcs += ((i, chance.randrange(size)) for i in range(hub + 1, size, 2))
    return graph_of((size, arcs))


@settings(max_examples=500)
@given(frameworks(most=8))
@example((1, [(0, 0)]))
@example((3, [(0, 1), (1, 2), (2, 0)]))
@example((2, [(0, 1), (1, 0)]))
def test_the_grounded_labels_are_those_of_the_least_complete_extension(
    framework: Framework,
) -> None:
    assert labels_of(graph_of(framework)) == labels_by_definition(framework)


@given(frameworks())
def test_the_standing_arguments_attack_none_of_each_other(framework: Framework) -> None:
    inside = standing(framework)
    assert not any(a in inside and b in inside for a, b in framework[1])


@given(frameworks())
def test_the_standing_arguments_are_part_of_every_complete_extension(
    framework: Framework,
) -> None:
    inside = standing(framework)
    extensions = complete_extensions(framework)
    assert inside in extensions
    assert all(inside <= other for other in extensions)


@given(frameworks(), frameworks())
def test_an_unrelated_component_changes_no_label(
    one: Framework, two: Framework
) -> None:
    size = one[0]
    both = (size + two[0], [*one[1], *((a + size, b + size) for a, b in two[1])])
    assert labels_of(graph_of(both)) == (
        labels_of(graph_of(one)) + labels_of(graph_of(two))
    )


@given(frameworks(), st.randoms(use_true_random=False))
def test_renaming_arguments_only_permutes_the_labels(
    framework: Framework, chance: random.Random
) -> None:
    size, arcs = framework
    order = list(range(size))
    chance.shuffle(order)
    renamed = labels_of(graph_of((size, [(order[a], order[b]) for a, b in arcs])))
    labels = labels_of(graph_of(framework))
    assert [renamed[order[i]] for i in range(size)] == list(labels)


@settings(max_examples=150, deadline=None)
@given(large_graphs(), st.sampled_from([1, 4, 64, 1000]))
def test_rounds_of_numpy_agree_with_the_worklist(graph: AttackGraph, wide: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(labelling, "WIDE", wide)
        assert labels_of(graph) == worklist(graph)


@settings(max_examples=300)
@given(frameworks(most=10))
def test_an_argument_is_settled_a_step_after_what_settles_it(
    framework: Framework,
) -> None:
    graph = graph_of(framework)
    found = stages(graph)
    for label, step, attackers in zip(
        labels_of(graph), found, graph.attackers(), strict=True
    ):
        steps = [found[attacker] for attacker in attackers]
        if label == Label.IN:
            assert step == max(steps, default=-1) + 1
        elif label == Label.OUT:
            assert step == min(one for one in steps if one >= 0 and not one % 2) + 1
        else:
            assert step == -1


def test_labels_are_a_read_only_array_of_small_integers() -> None:
    for size in (3, 2_000):
        labels = grounded(AttackGraph.from_arrays(size, [0, 1], [1, 2]))
        assert labels.dtype == np.int8
        assert labels.shape == (size,)
        assert labels[:3].tolist() == [Label.IN, Label.OUT, Label.IN]
        with pytest.raises(ValueError, match="read-only"):
            labels[0] = Label.OUT


def test_no_argument_has_no_label() -> None:
    assert grounded(AttackGraph.from_arrays(0, [], [])).shape == (0,)


def test_a_chain_of_many_arguments_is_labelled_without_recursion() -> None:
    size = 50_000
    labels = labels_of(graph_of((size, [(i, i + 1) for i in range(size - 1)])))
    assert labels == bytes([Label.IN, Label.OUT]) * (size // 2)


def test_many_attackers_of_one_argument_and_many_victims_are_counted_right() -> None:
    size = 5_000
    star = [(i, 0) for i in range(1, size)]
    labels = labels_of(graph_of((size, star)))
    assert labels == bytes([Label.OUT]) + bytes([Label.IN]) * (size - 1)
    burst = [(0, i) for i in range(1, size)]
    labels = labels_of(graph_of((size, burst)))
    assert labels == bytes([Label.IN]) + bytes([Label.OUT]) * (size - 1)


def test_what_is_no_attack_graph_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        grounded(ArgumentMap("map"))  # type: ignore[arg-type]
    assert str(caught.value) == (
        "expected an attack graph, found <ArgumentMap 'map': empty>; make one by "
        "AttackGraph.from_map or AttackGraph.from_arrays"
    )
