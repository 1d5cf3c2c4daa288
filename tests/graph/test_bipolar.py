from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from argmap.errors import QueryError, UnknownIdError
from argmap.graph.bipolar import BipolarGraph
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates

Row = list[tuple[int, list[int]]]


def row(graph: BipolarGraph, argument: int) -> Row:
    """Return the voices on an argument: the sign and the sources of each."""
    return [
        (
            int(graph.signs[voice]),
            graph.sources[graph.voices[voice] : graph.voices[voice + 1]].tolist(),
        )
        for voice in range(graph.rows[argument], graph.rows[argument + 1])
    ]


def link(graph: BipolarGraph, source: int) -> tuple[list[int], int]:
    """Return the premises of the link that an edge comes from, and its gate."""
    number = source - graph.size
    first, end = graph.links[number : number + 2]
    return graph.premises[first:end].tolist(), int(graph.gates[number])


def debate(*ids: str) -> ArgumentMap:
    m = ArgumentMap("weighed")
    for key in ids:
        m.claim(f"Claim {key}.", id=key)
    m.actor("Ann", id="ann")
    return m


def test_edges_are_in_rows_by_target_supports_first() -> None:
    graph = BipolarGraph.from_arrays(
        4, supports=([3, 1], [0, 2]), attacks=([2, 1], [0, 0]), base=[0, 0.25, 1, 0.5]
    )
    assert row(graph, 0) == [(1, [3]), (-1, [2]), (-1, [1])]
    assert row(graph, 1) == row(graph, 3) == []
    assert row(graph, 2) == [(1, [1])]
    assert graph.base.tolist() == [0, 0.25, 1, 0.5]
    assert graph.map is None


def test_an_edge_that_is_given_twice_is_two_voices() -> None:
    graph = BipolarGraph.from_arrays(2, attacks=([1, 1], [0, 0]))
    assert row(graph, 0) == [(-1, [1]), (-1, [1])]


def test_arrays_of_any_integers_will_do_and_are_copied() -> None:
    ends = np.array([1], np.uint8), np.array([0], np.int16)
    base = np.array([0.5, 0.5])
    graph = BipolarGraph.from_arrays(np.int64(2), supports=ends, base=base)  # type: ignore[arg-type]
    ends[0][0], base[0] = 0, 0
    assert row(graph, 0) == [(1, [1])]
    assert graph.base.tolist() == [0.5, 0.5]


def test_the_arrays_of_a_graph_are_read_only() -> None:
    graph = BipolarGraph.from_arrays(2, supports=([1], [0]))
    for array in (graph.base, graph.rows, graph.signs, graph.voices, graph.sources):
        assert not array.flags.writeable


@pytest.mark.parametrize("size", [0, 3])
def test_a_graph_may_be_without_edges(size: int) -> None:
    graph = BipolarGraph.from_arrays(size)
    assert graph.rows.tolist() == [0] * (size + 1)


NAN = float("nan")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"supports": ([0, 1], [0])},
            (
                "supports: there are 2 sources and 1 targets; "
                "give one target for each source"
            ),
        ),
        (
            {"attacks": ([0], [3])},
            ("attacks: targets[0]: no argument has number 3; arguments are 0 to 2"),
        ),
        (
            {"attacks": ([0, -1], [0, 0])},
            ("attacks: sources[1]: no argument has number -1; arguments are 0 to 2"),
        ),
        (
            {"supports": ([0.0], [0])},
            ("supports: sources: the values are of type float64; give integers"),
        ),
        (
            {"supports": ([True], [0])},
            ("supports: sources: the values are of type bool; give integers"),
        ),
        (
            {"supports": (["a"], [0])},
            ("supports: sources: the values are of type <U1; give integers"),
        ),
        (
            {"supports": ([[0]], [0])},
            ("supports: sources: the array has 2 dimensions; give one, of integers"),
        ),
        (
            {"supports": ([[0], [0, 1]], [0])},
            ("supports: sources: the values form no list; give integers"),
        ),
        ({"supports": 3}, "supports: 3 is no pair; give (sources, targets)"),
        ({"base": 1.5}, "base: 1.5 is no base score; write a number from 0 to 1"),
        ({"base": True}, "base: True is no base score; write a number from 0 to 1"),
        ({"base": NAN}, "base: nan is no base score; write a number from 0 to 1"),
        (
            {"base": [0, 1]},
            ("base: there are 2 numbers for 3 arguments; give one for each"),
        ),
        (
            {"base": [0, NAN, 1]},
            ("base[1]: nan is no base score; write a number from 0 to 1"),
        ),
        (
            {"base": [0, 1, -0.5]},
            ("base[2]: -0.5 is no base score; write a number from 0 to 1"),
        ),
        ({"base": [0, 1, 1j]}, "base: the values are of type complex128; give numbers"),
        (
            {"base": "half"},
            (
                "base: 'half' is no base score; "
                "give one number, or 3 in the order of the arguments"
            ),
        ),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(
    arguments: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        BipolarGraph.from_arrays(3, **arguments)
    assert str(caught.value) == message


@pytest.mark.parametrize("size", [-1, True, 2.0, "3"])
def test_a_size_that_is_none_is_refused(size: Any) -> None:
    with pytest.raises(QueryError) as caught:
        BipolarGraph.from_arrays(size)
    assert str(caught.value) == (
        f"size: {size!r} is no number of arguments; write 0 or more"
    )


def test_a_graph_of_nothing_takes_no_edge() -> None:
    with pytest.raises(QueryError) as caught:
        BipolarGraph.from_arrays(0, supports=([0], [0]))
    assert str(caught.value) == (
        "supports: sources[0]: no argument has number 0; there is none"
    )


def test_supports_attacks_and_both_ways_of_contradictions_are_edges() -> None:
    m = debate("a", "b", "c")
    m.support("a", by="b")
    m.attack("a", by="c")
    m.contradict("b", "c")
    graph = BipolarGraph.from_map(m)
    assert row(graph, 0) == [(1, [1]), (-1, [2])]
    assert row(graph, 1) == [(-1, [2])]
    assert row(graph, 2) == [(-1, [1])]
    assert graph.map is m


def test_what_supersedes_qualifies_or_rephrases_is_no_edge() -> None:
    m = debate("a", "b")
    m.supersede("a", by="b")
    m.qualify("a", by="b")
    m.rephrase("a", "b")
    m.claim("Needy.", id="n", requires_support=True)
    graph = BipolarGraph.from_map(m)
    assert (graph.size, len(graph.sources)) == (3, 0)


def test_a_denial_is_an_argument_that_is_attacked_back() -> None:
    m = debate("a")
    m.deny("a", actor="ann")
    m.deny("a", actor="ann", source=m.source("Herald"))
    graph = BipolarGraph.from_map(m, base=1)
    assert graph.base.tolist() == [1, 0.5]
    assert (row(graph, 0), row(graph, 1)) == ([(-1, [1])], [(-1, [0])])


def test_linked_premises_come_from_a_link_without_a_gate() -> None:
    m = debate("a", "b", "c")
    m.attack("a", by=["b", "c"])
    graph = BipolarGraph.from_map(m)
    ((sign, (source,)),) = row(graph, 0)
    assert (sign, link(graph, source)) == (-1, ([1, 2], -1))


def test_an_undercut_attacks_the_step_and_not_its_ends() -> None:
    m = debate("a", "b", "u", "v")
    step = m.support("a", by="b")
    under = m.undercut(step, by="u")
    m.undercut(under, by="v")
    graph = BipolarGraph.from_map(m)
    assert graph.base.tolist() == [0.5] * 4 + [1, 1]
    ((sign, (source,)),) = row(graph, 0)
    assert (sign, link(graph, source)) == (1, ([1], 4))
    ((sign, (source,)),) = row(graph, 4)
    assert (sign, link(graph, source)) == (-1, ([2], 5))
    assert row(graph, 5) == [(-1, [3])]


def test_an_undercut_of_a_contradiction_weakens_both_its_ways() -> None:
    m = debate("a", "b", "u")
    m.undercut(m.contradict("a", "b"), by="u")
    graph = BipolarGraph.from_map(m)
    ((_, (there,)),), ((_, (back,)),) = row(graph, 0), row(graph, 1)
    assert (link(graph, there), link(graph, back)) == (([1], 3), ([0], 3))
    assert row(graph, 3) == [(-1, [2])]


def sourced() -> ArgumentMap:
    m = debate("a", "b", "c", "d", "e")
    m.source("Release", id="release")
    m.source("Herald", id="herald", cites=["release"])
    m.source("Study", id="study")
    for claim, source in {"b": "release", "c": "herald", "d": "study"}.items():
        m.assertion(claim, actor="ann", source=source)
    return m


def test_claims_that_go_back_to_one_source_are_one_voice_on_a_side() -> None:
    m = sourced()
    for key in "bcde":
        m.support("a", by=key)
    m.attack("a", by="c")
    voices = [(1, [1, 2]), (1, [3]), (1, [4]), (-1, [2])]
    assert row(BipolarGraph.from_map(m), 0) == voices
    apart = [(1, [1]), (1, [2]), (1, [3]), (1, [4]), (-1, [2])]
    assert row(BipolarGraph.from_map(m, by_source=False), 0) == apart
    assert row(BipolarGraph.from_map(m).apart(), 0) == apart


def test_linked_premises_speak_with_the_voices_of_all_of_them() -> None:
    m = sourced()
    m.support("a", by=["b", "c"])
    m.support("a", by="b")
    m.support("a", by=["d", "b"])
    m.support("a", by=["c", "d"])
    graph = BipolarGraph.from_map(m)
    found = [
        [link(graph, s)[0] if s >= graph.size else [s] for s in sources]
        for _, sources in row(graph, 0)
    ]
    assert found == [[[1, 2], [1]], [[3, 1], [2, 3]]]


def test_claims_without_a_source_are_voices_of_their_own() -> None:
    m = debate("a", "b", "c")
    m.assertion("b", actor="ann")
    m.assertion("c", actor="ann")
    m.support("a", by="b")
    m.support("a", by="c")
    assert len(row(BipolarGraph.from_map(m), 0)) == 2


def test_only_what_counts_under_the_basis_is_an_edge() -> None:
    m = debate("a", "b", "c")
    m.support("a", by="b", basis="explicit")
    m.attack("a", by="c", analyst="rk")
    assert row(BipolarGraph.from_map(m, basis="explicit"), 0) == [(1, [1])]
    assert row(BipolarGraph.from_map(m, basis="analyst"), 0) == [(-1, [2])]


def test_claims_made_later_are_no_arguments() -> None:
    m = debate("a", "b")
    m.assertion("a", actor="ann", date="2020")
    m.assertion("b", actor="ann", date="2022")
    m.support("a", by="b")
    graph = BipolarGraph.from_map(m, as_of="2021", base={"a": 0.25, "b": 1})
    assert (graph.size, graph.base.tolist(), len(graph.sources)) == (1, [0.25], 0)


def test_some_claims_may_be_given_a_base_score() -> None:
    graph = BipolarGraph.from_map(debate("a", "b"), base={"b": 1})
    assert graph.base.tolist() == [0.5, 1]


def test_a_base_score_of_no_claim_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownIdError) as caught:
        BipolarGraph.from_map(debate("caps"), base={"cap": 0.5})
    assert str(caught.value) == "no claim has id 'cap'; the nearest is 'caps'"


@pytest.mark.parametrize(
    ("base", "message"),
    [
        ({"a": 2}, "base of 'a': 2 is no base score; write a number from 0 to 1"),
        ("a", "base: 'a' is no base score; write a number from 0 to 1"),
        ([0.5], "base: [0.5] is no base score; write a number from 0 to 1"),
    ],
)
def test_a_base_score_that_cannot_be_is_refused(base: Any, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        BipolarGraph.from_map(debate("a"), base=base)
    assert str(caught.value) == message


@settings(deadline=None)
@given(debates())
def test_a_graph_of_a_map_is_well_formed(m: ArgumentMap) -> None:
    graph = BipolarGraph.from_map(m)
    links = len(graph.gates)
    assert graph.map is not None
    assert len(graph.base) == graph.size >= len(graph.map)
    assert len(graph.rows) == graph.size + 1
    assert graph.rows[-1] == len(graph.signs) == len(graph.voices) - 1
    assert graph.voices[-1] == len(graph.sources)
    assert (np.diff(graph.rows) >= 0).all()
    assert (np.diff(graph.voices) > 0).all()
    assert (np.diff(graph.links) > 0).all()
    assert set(graph.sources.tolist()) <= set(range(graph.size + links))
    assert set(graph.premises.tolist()) <= set(range(len(graph.map)))
