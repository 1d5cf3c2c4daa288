from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from argmap.graph.attacks import AttackGraph
from argmap.graph.labelling import Label, labels_of
from argmap.graph.preferred import Extensions
from argmap.graph.undecided import Undecided
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from argmap.model.relations import Relation, RelationKind
from tests.graph.debates import BASES, DATES, debates
from tests.graph.frameworks import (
    Framework,
    frameworks,
    graph_of,
    preferred_extensions,
)
from tests.graph.positions import positions, positions_by_clingo

PLENTY = 1_000_000
EVEN_LOOP = (4, [(0, 1), (1, 0), (0, 2), (1, 2), (2, 3)])
ODD_LOOP = (4, [(0, 1), (1, 2), (2, 0), (2, 3)])
KINDS = [RelationKind.SUPPORTS] * 4 + [RelationKind.CONTRADICTS, RelationKind.ATTACKS]

Answers = list[tuple[bool | None, bool | None]]


def answers(graph: AttackGraph, *, budget: int = PLENTY) -> Answers:
    """Return, for each argument by itself, whether some and every extension holds it."""
    part = Undecided(graph)
    found: Answers = []
    for one in range(graph.size):
        with Extensions(part, [one]) as extensions:
            found.append(
                (
                    extensions.some_holds(one, budget=budget),
                    extensions.all_hold(one, budget=budget),
                )
            )
    return found


def expected(extensions: list[frozenset[int]], size: int) -> Answers:
    return [
        (any(one in e for e in extensions), all(one in e for e in extensions))
        for one in range(size)
    ]


@st.composite
def wide_frameworks(draw: st.DrawFn) -> Framework:
    """Draw graphs of 15 to 40 arguments, many of their attacks mutual."""
    chance = draw(st.randoms(use_true_random=True))
    size = draw(st.integers(15, 40))
    arcs = {
        (chance.randrange(size), chance.randrange(size))
        for _ in range(draw(st.integers(size, 3 * size)))
    }
    share = draw(st.sampled_from([0, 0.3, 0.7]))
    arcs |= {(b, a) for a, b in sorted(arcs) if chance.random() < share}
    return size, sorted(arcs)


@st.composite
def leaning(draw: st.DrawFn) -> ArgumentMap:
    """Draw maps whose claims support each other in circles, and need it."""
    keys = [f"c{i}" for i in range(draw(st.integers(2, 5)))]
    m = ArgumentMap("leaning")
    m.add(
        *(
            Claim(id=key, text=f"Claim {key}.", requires_support=draw(st.booleans()))
            for key in keys
        )
    )
    ends = st.sampled_from(keys)
    for number in range(draw(st.integers(2, 8))):
        kind = draw(st.sampled_from(KINDS))
        most = 1 if kind is RelationKind.CONTRADICTS else 2
        premises = draw(st.lists(ends, min_size=1, max_size=most, unique=True))
        links = [k for k, r in m.relations.items() if r.kind in KINDS]
        undercuts = kind is RelationKind.ATTACKS and links and draw(st.booleans())
        m.add(
            Relation(
                id=f"r{number}",
                kind=kind,
                premises=tuple(premises),
                target=draw(st.sampled_from(links)) if undercuts else draw(ends),
            )
        )
    return m


@settings(max_examples=600, deadline=None)
@given(frameworks(most=10, arcs=30), st.integers(0, 15))
@example(EVEN_LOOP, 0)
@example(ODD_LOOP, 0)
@example((2, [(0, 0), (0, 1)]), 0)
@example((0, []), 0)
def test_both_answers_are_those_of_the_preferred_extensions(
    framework: Framework, mutual: int
) -> None:
    size, arcs = framework
    framework = size, sorted({*arcs, *((b, a) for a, b in arcs[:mutual])})
    found = answers(graph_of(framework))
    assert found == expected(preferred_extensions(framework), framework[0])


@settings(max_examples=150, deadline=None)
@given(frameworks(most=8))
def test_the_oracles_agree(framework: Framework) -> None:
    graph = graph_of(framework)
    by_definition = set(preferred_extensions(framework))
    assert set(positions(graph)) == by_definition
    assert set(positions_by_clingo(graph)) == by_definition


@settings(max_examples=120, deadline=None)
@given(wide_frameworks())
def test_both_answers_are_those_of_clingo(framework: Framework) -> None:
    graph = graph_of(framework)
    assert answers(graph) == expected(positions_by_clingo(graph), graph.size)


@settings(max_examples=200, deadline=None)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_the_answers_for_a_map_are_those_of_its_founded_extensions(
    m: ArgumentMap, basis: str | None, as_of: str | None
) -> None:
    graph = AttackGraph.from_map(m, basis=basis, as_of=as_of)
    assert answers(graph) == expected(positions(graph), graph.size)


@settings(max_examples=400, deadline=None)
@given(leaning())
def test_support_in_a_circle_supports_nothing(m: ArgumentMap) -> None:
    graph = AttackGraph.from_map(m)
    by_search = positions(graph)
    assert set(positions_by_clingo(graph)) == set(by_search)
    assert answers(graph) == expected(by_search, graph.size)


@settings(max_examples=100, deadline=None)
@given(leaning(), st.integers(0, 2))
def test_questions_asked_together_have_the_same_answers(
    m: ArgumentMap, first: int
) -> None:
    graph = AttackGraph.from_map(m)
    part = Undecided(graph)
    order = [*range(first, graph.size), *range(first)]
    with Extensions(part, order) as extensions:
        found = {
            one: (
                extensions.all_hold(one, budget=PLENTY),
                extensions.some_holds(one, budget=PLENTY),
            )
            for one in order
        }
    assert [found[one][::-1] for one in range(graph.size)] == answers(graph)


@settings(max_examples=200, deadline=None)
@given(wide_frameworks(), st.integers(1, 60))
def test_an_answer_under_any_budget_is_right_or_none(
    framework: Framework, budget: int
) -> None:
    graph = graph_of(framework)
    right = answers(graph)
    for found, truth in zip(answers(graph, budget=budget), right, strict=True):
        assert all(f in (None, t) for f, t in zip(found, truth, strict=True))


def test_a_spent_budget_gives_no_answer() -> None:
    chance = np.random.default_rng(4)
    part = Undecided(
        AttackGraph.from_arrays(120, *chance.integers(0, 120, (2, 9 * 120)))
    )
    found = []
    for budget in (1, PLENTY):
        with Extensions(part, [0]) as extensions:
            found.append(
                (
                    extensions.some_holds(0, budget=budget),
                    extensions.all_hold(0, budget=budget),
                )
            )
    assert found[0] == (None, None)
    assert None not in found[1]


@given(frameworks())
def test_what_every_extension_holds_some_extension_holds(framework: Framework) -> None:
    assert all(some or not every for some, every in answers(graph_of(framework)))


@given(frameworks())
def test_what_stands_is_in_every_extension_and_what_falls_in_none(
    framework: Framework,
) -> None:
    graph = graph_of(framework)
    for found, label in zip(answers(graph), labels_of(graph), strict=True):
        if label != Label.UNDEC:
            assert found == (label == Label.IN, label == Label.IN)


@given(frameworks(), frameworks())
def test_an_unrelated_component_changes_no_answer(
    one: Framework, two: Framework
) -> None:
    size = one[0]
    both = (size + two[0], [*one[1], *((a + size, b + size) for a, b in two[1])])
    assert answers(graph_of(both)) == answers(graph_of(one)) + answers(graph_of(two))


@given(frameworks(), st.randoms(use_true_random=False))
def test_renaming_arguments_only_permutes_the_answers(
    framework: Framework, chance: random.Random
) -> None:
    size, arcs = framework
    order = list(range(size))
    chance.shuffle(order)
    renamed = answers(graph_of((size, [(order[a], order[b]) for a, b in arcs])))
    assert [renamed[order[i]] for i in range(size)] == answers(graph_of(framework))


def test_many_independent_clashes_take_no_more_than_a_look_at_each() -> None:
    """One by one, two to the power of 200 labellings would have to be ruled out."""
    clashes = 200
    goal = 3 * clashes
    arcs = []
    for one in range(0, goal, 3):
        a, b, doubt = one, one + 1, one + 2
        arcs += [(a, b), (b, a), (a, doubt), (b, doubt), (doubt, goal)]
    with Extensions(Undecided(graph_of((goal + 1, arcs))), [goal]) as extensions:
        assert extensions.all_hold(goal, budget=2 * clashes) is True


def test_a_long_loop_is_searched_without_recursion() -> None:
    size = 20_000
    loop = [(i, (i + 1) % size) for i in range(size)]
    with Extensions(Undecided(graph_of((size, loop))), [0]) as extensions:
        assert extensions.some_holds(0, budget=PLENTY) is True
        assert extensions.all_hold(0, budget=PLENTY) is False


def test_parts_are_what_no_undecided_attack_joins() -> None:
    arcs = [(0, 1), (1, 0), (1, 2), (3, 4), (4, 3), (5, 0)]
    part = Undecided(graph_of((7, arcs)))
    assert sorted(map(sorted, part.parts())) == [[3, 4]]
    part = Undecided(graph_of((7, arcs[:-1])))
    assert sorted(map(sorted, part.parts())) == [[0, 1, 2], [3, 4]]
    assert part.ancestors([2]) == [0, 1, 2]
    assert part.ancestors([0]) == [0, 1]


@pytest.mark.parametrize("undercut", [False, True])
def test_a_circle_of_support_may_have_a_way_in(*, undercut: bool) -> None:
    m = ArgumentMap("circle")
    for key in ("a", "b"):
        m.claim(f"Claim {key}.", id=key, requires_support=True)
    for key in ("ground", "rival", "doubt", "answer"):
        m.claim(f"Claim {key}.", id=key)
    m.support("a", by="b")
    m.support("b", by="a")
    way_in = m.support("a", by="ground")
    m.contradict("ground", "rival")
    if undercut:
        m.undercut(way_in, by="rival")
    graph = AttackGraph.from_map(m)
    found = dict(zip(graph.index, answers(graph), strict=False))
    assert found["a"] == found["b"] == (True, False)
    assert answers(graph) == expected(positions(graph), graph.size)
