from __future__ import annotations

from itertools import combinations, pairwise, product

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.networks import frustration
from argmap.analysis.networks.building import actor_network, affiliation_network
from argmap.analysis.networks.frustration import coalitions
from argmap.errors import QueryError
from tests.analysis.networks.statements import spoken, two_by_three

Ties = dict[tuple[str, str], int]


def network(ties: Ties, nodes: str = "") -> nx.Graph[str]:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(nodes)
    graph.add_edges_from((a, b, {"weight": weight}) for (a, b), weight in ties.items())
    return graph


def drawn(nodes: str) -> st.SearchStrategy[Ties]:
    pairs = st.sampled_from(list(combinations(nodes, 2)))
    return st.dictionaries(pairs, st.integers(-3, 3), max_size=14)


def by_brute_force(
    ties: Ties, nodes: tuple[str, ...]
) -> tuple[int, set[frozenset[str]]]:
    """Return the least frustration, and the sides with the first node that reach it."""
    found: dict[frozenset[str], int] = {}
    for sides in product((0, 1), repeat=len(nodes) - 1):
        side = dict(zip(nodes, (0, *sides), strict=True))
        found[frozenset(n for n in nodes if not side[n])] = sum(
            abs(weight)
            for (a, b), weight in ties.items()
            if weight and a in side and (side[a] != side[b]) == (weight > 0)
        )
    least = min(found.values())
    return least, {split for split, cost in found.items() if cost == least}


def test_two_who_conflict_take_two_sides() -> None:
    found = coalitions(actor_network(two_by_three(), aggregation="subtract"))
    (part,) = found.parts
    assert part.computed
    assert (part.actors, part.frustration) == (("lee", "ortiz"), 0)
    assert [split.sides for split in part.splits] == [(("lee",), ("ortiz",))]
    assert str(found) == (
        "Coalitions: subtract, normalization average, duplicates document, by claim.\n"
        "Part 1: 2 actors, least frustration 0, reached in one way.\n"
        "  lee | ortiz"
    )


def test_every_split_that_is_best_is_returned_with_the_pairs_that_do_not_fit() -> None:
    # A triangle of enemies: whichever two share a side, one pair does not fit.
    found = coalitions(network({("a", "b"): -1, ("b", "c"): -1, ("a", "c"): -1}))
    (part,) = found.parts
    assert part.frustration == found.frustration == 1
    assert [(split.sides, split.frustrated) for split in part.splits] == [
        ((("a", "c"), ("b",)), (("a", "c"),)),
        ((("a", "b"), ("c",)), (("a", "b"),)),
        ((("a",), ("b", "c")), (("b", "c"),)),
    ]


def test_friends_are_on_one_side_and_nobody_on_the_other() -> None:
    found = coalitions(network({("a", "b"): 2}))
    assert found.parts[0].splits[0].sides == (("a", "b"), ())
    assert str(found) == (
        "Coalitions.\n"
        "Part 1: 2 actors, least frustration 0, reached in one way.\n"
        "  a, b | nobody"
    )


def test_parts_split_each_by_itself_and_the_unjoined_are_apart() -> None:
    ties = {("a", "b"): -1, ("c", "d"): 1, ("c", "e"): -2, ("a", "f"): 0}
    found = coalitions(network(ties, nodes="abcdefg"))
    assert [part.actors for part in found.parts] == [("c", "d", "e"), ("a", "b")]
    assert [len(part.splits) for part in found.parts] == [1, 1]
    assert found.apart == ("f", "g")


def test_weights_that_differ_by_rounding_alone_tie() -> None:
    ties = {("a", "b"): -0.3, ("b", "c"): -(0.1 + 0.2), ("a", "c"): -0.3}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((a, b, {"weight": w}) for (a, b), w in ties.items())
    assert len(coalitions(graph).parts[0].splits) == 3


def test_no_actors_one_actor_and_silence_make_no_parts() -> None:
    for said in ([], [("a", "x", "asserts", "d1")]):
        found = coalitions(actor_network(spoken(said), aggregation="subtract"))
        assert (found.parts, found.frustration) == ((), 0)
    assert str(found) == (
        "Coalitions: subtract, normalization average, duplicates document, by claim.\n"
        "No two actors are joined, so there is nothing to split.\n"
        "Joined to nobody: a."
    )


def test_beyond_twenty_actors_it_is_not_computed() -> None:
    names = [f"n{number}" for number in range(frustration.LARGEST + 1)]
    path = dict.fromkeys(pairwise(names), -1)
    found = coalitions(network(path))
    assert not found.parts[0].computed
    assert (found.parts[0].frustration, found.parts[0].splits) == (None, ())
    assert found.frustration is None
    assert "21 actors; not computed, for it has more than 20: n0, n1" in str(found)
    shorter = {pair: weight for pair, weight in path.items() if "n20" not in pair}
    assert coalitions(network(shorter)).frustration == 0


def test_a_network_without_both_signs_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        coalitions(actor_network(two_by_three()))
    assert str(caught.value) == (
        "coalitions need ties of both signs, not 'congruence' of actors; make the "
        "network with aggregation='subtract'"
    )
    with pytest.raises(QueryError):
        coalitions(affiliation_network(two_by_three()))


@settings(deadline=None, max_examples=100)
@given(drawn("abcdefgh"))
def test_the_least_is_that_of_brute_force(ties: Ties) -> None:
    found = coalitions(network(ties, nodes="abcdefgh"))
    for part in found.parts:
        least, splits = by_brute_force(ties, part.actors)
        assert part.frustration == least
        assert {frozenset(split.sides[0]) for split in part.splits} == splits
        for split in part.splits:
            cost = sum(
                abs(ties.get((a, b), 0) or ties.get((b, a), 0))
                for a, b in split.frustrated
            )
            assert cost == least
    assert found.frustration == by_brute_force(ties, tuple("abcdefgh"))[0]


@settings(deadline=None, max_examples=60)
@given(drawn("abcdef"), st.permutations("abcdef"))
def test_renaming_and_reordering_only_permute_the_sides(
    ties: Ties, order: list[str]
) -> None:
    name = {old: f"x{number}" for number, old in enumerate(order)}
    renamed = {(name[a], name[b]): weight for (a, b), weight in ties.items()}

    def sides(graph: nx.Graph[str]) -> set[frozenset[frozenset[str]]]:
        return {
            frozenset(map(frozenset, split.sides))
            for part in coalitions(graph).parts
            for split in part.splits
        }

    one = sides(network(ties, nodes="abcdef"))
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(name[old] for old in order)
    graph.add_edges_from((a, b, {"weight": w}) for (a, b), w in renamed.items())
    assert sides(graph) == {
        frozenset(frozenset(name[n] for n in side) for side in split) for split in one
    }
