from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Hashable
from typing import Any, cast

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.gradual import sweeping
from argmap.analysis.gradual.damping import MOST_ROUNDS, TOLERANCE
from argmap.analysis.strength import METHODS, StrengthMethod, Strengths, strengths
from argmap.errors import QueryError, UnknownIdError
from argmap.graph.bipolar import BipolarGraph
from argmap.model.argument_map import ArgumentMap
from tests.analysis.strength_oracle import Edge, debate_edges, expected, settled
from tests.graph.debates import BASES, DATES, debates, renamed

METHOD = list(StrengthMethod)
QE, DF, EULER = METHOD


@st.composite
def graphs(draw: st.DrawFn, *, acyclic: bool = False) -> dict[str, Any]:
    """Draw what `from_arrays` takes: small graphs, most of them with cycles."""
    size = draw(st.integers(1, 8))
    ends = st.integers(0, size - 1)
    pairs = st.lists(st.tuples(ends, ends), max_size=12)
    found = {}
    for name in ("supports", "attacks"):
        edges = draw(pairs)
        if acyclic:
            edges = [(max(pair), min(pair)) for pair in edges if pair[0] != pair[1]]
        found[name] = ([s for s, _ in edges], [t for _, t in edges])
    scores = st.sampled_from([0.0, 0.1, 0.5, 0.75, 1.0])
    base = draw(st.lists(scores, min_size=size, max_size=size))
    return {"size": size, "base": base, **found}


def weighed(drawn: dict[str, Any], method: str) -> Strengths:
    rest = {key: value for key, value in drawn.items() if key != "size"}
    return strengths(BipolarGraph.from_arrays(drawn["size"], **rest), method)


def edges_of(drawn: dict[str, Any]) -> list[Edge]:
    return [
        Edge(target, sign, (source,), (sign, number))
        for name, sign in (("supports", 1), ("attacks", -1))
        for number, (source, target) in enumerate(zip(*drawn[name], strict=True))
    ]


def random_graph(seed: int, *, acyclic: bool) -> dict[str, Any]:
    """Return a graph of up to 40 arguments, and up to three edges for each."""
    r = np.random.default_rng(seed)
    size = int(r.integers(1, 40))
    ends = r.integers(0, size, (2, int(r.integers(0, 3 * size))))
    if acyclic:
        ends = np.sort(ends, axis=0)[::-1]
        ends = ends[:, ends[0] != ends[1]]
    for_ = r.random(ends.shape[1]) < r.random()
    return {
        "size": size,
        "supports": tuple(ends[:, for_].tolist()),
        "attacks": tuple(ends[:, ~for_].tolist()),
        "base": r.random(size).tolist(),
    }


def gaps(drawn: dict[str, Any], found: Strengths) -> list[float]:
    """Return how far each strength is from what the oracle makes of the others."""
    values: dict[Hashable, float] = dict(enumerate(found.values.tolist()))
    onto: list[list[Edge]] = [[] for _ in values]
    for edge in edges_of(drawn):
        onto[edge.target].append(edge)  # type: ignore[call-overload]
    wanted = [
        expected(edges, base, values, found.method)
        for edges, base in zip(onto, drawn["base"], strict=True)
    ]
    return [abs(values[key] - value) for key, value in enumerate(wanted)]


@pytest.mark.parametrize("kind", ["acyclic", "cyclic"])
@pytest.mark.parametrize("wide", [2, 256])
@pytest.mark.parametrize("method", METHOD)
def test_strengths_are_those_of_a_second_implementation(
    method: StrengthMethod, wide: int, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sweeping, "WIDE", wide)
    together = 0
    for seed in range(300):
        drawn = random_graph(seed, acyclic=kind == "acyclic")
        found = weighed(drawn, method)
        bases: dict[Hashable, float] = dict(enumerate(drawn["base"]))
        edges = edges_of(drawn)
        assert max(gaps(drawn, found)) == pytest.approx(found.residual, abs=1e-12)
        other, gap = settled(bases, edges, method)
        if kind == "acyclic":
            assert found.converged
        if found.converged and gap < TOLERANCE:
            together += 1
            assert found.values == pytest.approx(list(other.values()), abs=1e-7)
    assert together >= 290


@settings(max_examples=150, deadline=None)
@given(
    debates(),
    st.sampled_from(METHOD),
    st.sampled_from([{"by_source": True}, {"by_source": False}]),
    st.sampled_from(BASES),
    st.sampled_from(DATES),
)
def test_strengths_of_a_map_are_those_of_a_second_implementation(
    m: ArgumentMap,
    method: StrengthMethod,
    voices: dict[str, bool],
    basis: str | None,
    as_of: str | None,
) -> None:
    found = strengths(m, method, basis=basis, as_of=as_of, **voices)
    bases, edges = debate_edges(m, basis, as_of, **voices)
    other, gap = settled(bases, edges, method)
    assert found.graph.map is not None
    assert len(found) == len(found.graph.map)
    if found.converged and gap < TOLERANCE:
        for claim in found.graph.map:
            assert found[claim.id] == pytest.approx(other["claim", claim.id], abs=1e-6)


@given(graphs(), st.sampled_from(METHOD))
def test_strengths_stay_between_0_and_1(
    drawn: dict[str, Any], method: StrengthMethod
) -> None:
    values = weighed(drawn, method).values
    assert ((values >= 0) & (values <= 1)).all()


@given(graphs(), st.sampled_from(METHOD))
def test_the_residual_is_the_largest_difference_from_the_rule(
    drawn: dict[str, Any], method: StrengthMethod
) -> None:
    found = weighed(drawn, method)
    assert max(gaps(drawn, found)) == pytest.approx(found.residual, abs=1e-12)
    assert found.converged == (found.residual < TOLERANCE)


@given(graphs(), st.sampled_from(METHOD), st.randoms(use_true_random=False))
def test_renaming_arguments_only_permutes_their_strengths(
    drawn: dict[str, Any], method: StrengthMethod, chance: Any
) -> None:
    new = list(range(drawn["size"]))
    chance.shuffle(new)
    other = {
        "size": drawn["size"],
        "base": [drawn["base"][new.index(n)] for n in range(drawn["size"])],
        **{
            name: tuple([new[end] for end in ends] for ends in drawn[name])
            for name in ("supports", "attacks")
        },
    }
    one, two = weighed(drawn, method), weighed(other, method)
    if one.converged and two.converged:
        assert two.values[new] == pytest.approx(one.values, abs=1e-6)


@settings(deadline=None)
@given(debates())
def test_renaming_records_changes_no_strength(m: ArgumentMap) -> None:
    one, two = strengths(m), strengths(renamed(m, "x"))
    assert one.graph.map is not None
    values = dict(zip(one.graph.map.claims, one.values.tolist(), strict=True))
    assert sorted(values.values()) == pytest.approx(
        sorted(two.values.tolist()), abs=1e-6
    )


@given(graphs(), graphs(), st.sampled_from(METHOD))
def test_an_unrelated_component_changes_nothing(
    one: dict[str, Any], two: dict[str, Any], method: StrengthMethod
) -> None:
    both = {
        "size": one["size"] + two["size"],
        "base": one["base"] + two["base"],
        **{
            name: tuple(
                [*ends, *(end + one["size"] for end in more)]
                for ends, more in zip(one[name], two[name], strict=True)
            )
            for name in ("supports", "attacks")
        },
    }
    apart = weighed(one, method).values, weighed(two, method).values
    assert weighed(both, method).values == pytest.approx(
        np.concatenate(apart), abs=1e-12
    )


@given(graphs(acyclic=True), st.sampled_from(METHOD), st.data())
def test_more_support_never_lowers_and_more_attack_never_raises(
    drawn: dict[str, Any], method: StrengthMethod, data: st.DataObject
) -> None:
    target = data.draw(st.integers(0, drawn["size"] - 1))
    source = drawn["size"]
    before = weighed(drawn, method)[target]
    for name, sign in (("supports", 1), ("attacks", -1)):
        more = {**drawn, "size": source + 1, "base": [*drawn["base"], 0.5]}
        more[name] = ([*drawn[name][0], source], [*drawn[name][1], target])
        assert sign * (weighed(more, method)[target] - before) >= -1e-12


def star(supports: int, attacks: int, base: float = 0.5) -> BipolarGraph:
    """Return argument 0 with so many on it, of base 0.5."""
    size = 1 + supports + attacks
    return BipolarGraph.from_arrays(
        size,
        supports=(list(range(1, supports + 1)), [0] * supports),
        attacks=(list(range(supports + 1, size)), [0] * attacks),
        base=[base] + [0.5] * (size - 1),
    )


@pytest.mark.parametrize(
    ("method", "supports", "attacks", "base", "strength"),
    [
        (QE, 2, 1, 0.5, 0.6),  # E = 1/2, h = 1/5
        (QE, 0, 2, 0.5, 0.25),  # E = -1, h = 1/2
        (QE, 2, 0, 0.2, 0.6),
        (QE, 1, 1, 0.3, 0.3),
        (DF, 2, 1, 0.5, 0.625),  # 3/4 - 1/2
        (DF, 0, 2, 0.5, 0.125),
        (DF, 1, 1, 0.3, 0.3),
        (EULER, 2, 0, 0.5, 1 - 0.75 / (1 + 0.5 * np.e)),
        (EULER, 0, 2, 0.5, 1 - 0.75 / (1 + 0.5 / np.e)),
        (EULER, 1, 1, 0.3, 0.3),
        (EULER, 0, 9, 1.0, 1.0),
        (EULER, 9, 0, 0.0, 0.0),
    ],
)
def test_a_strength_computed_by_hand(
    method: StrengthMethod, supports: int, attacks: int, base: float, strength: float
) -> None:
    found = strengths(star(supports, attacks, base), method)
    assert found[0] == pytest.approx(strength, abs=1e-12)
    assert (found.converged, found.residual, found.iterations) == (True, 0.0, 0)


@pytest.mark.parametrize("method", METHOD)
def test_thousands_of_supports_are_no_overflow(method: StrengthMethod) -> None:
    assert strengths(star(5000, 0), method)[0] > 0.999
    assert strengths(star(0, 5000), method)[0] < 0.26


def test_what_nothing_bears_on_keeps_its_base_score() -> None:
    graph = BipolarGraph.from_arrays(3, base=[0, 0.3, 1])
    for method in METHOD:
        assert strengths(graph, method).values.tolist() == [0, 0.3, 1]


def test_a_mutual_rebuttal_of_base_1_rests_in_the_middle_under_df_quad() -> None:
    pair = BipolarGraph.from_arrays(2, attacks=([0, 1], [1, 0]), base=1)
    found = strengths(pair, "df-quad")
    assert found.values.tolist() == [0.5, 0.5]
    assert found.converged


def test_four_mutual_rebuttals_come_to_rest_under_quadratic_energy() -> None:
    ends = [(i, j) for i in range(4) for j in range(4) if i != j]
    sources, targets = zip(*ends, strict=True)
    found = strengths(BipolarGraph.from_arrays(4, attacks=(sources, targets), base=1))
    assert found.converged
    # s = 1 / (1 + 9 s^2), so 9 s^3 + s = 1
    assert 9 * found[0] ** 3 + found[0] == pytest.approx(1, abs=1e-7)
    assert found.values == pytest.approx([found[0]] * 4, abs=1e-9)


def ring(groups: int, many: int) -> BipolarGraph:
    """Return groups each of which attacks the next, all its arguments all of those."""
    size = groups * many
    ends = [
        (group * many + i, (group * many + many + j) % size)
        for group in range(groups)
        for i in range(many)
        for j in range(many)
    ]
    base = [1.0] * many + [0.9] * (size - many)
    sources, targets = zip(*ends, strict=True)
    return BipolarGraph.from_arrays(size, attacks=(sources, targets), base=base)


def test_a_ring_that_never_rests_is_reported() -> None:
    found = strengths(ring(5, 10))
    assert not found.converged
    assert found.residual > 0.01
    assert found.iterations == MOST_ROUNDS


def test_a_loop_that_never_rests_leaves_the_others_as_they_are() -> None:
    wild = ring(5, 10)
    targets = np.repeat(np.arange(50), np.diff(wild.rows)).tolist()
    pair = {"attacks": ([0, 1, 1], [1, 0, 2]), "base": [0.5, 0.8, 0.4]}
    alone = strengths(BipolarGraph.from_arrays(3, **pair))  # type: ignore[arg-type]
    both = strengths(
        BipolarGraph.from_arrays(
            53,
            attacks=(
                [0, 1, 1, *(wild.sources + 3).tolist()],
                [1, 0, 2, *(target + 3 for target in targets)],
            ),
            base=[0.5, 0.8, 0.4, *wild.base.tolist()],
        )
    )
    assert alone.converged
    assert not both.converged
    assert both.values[:3].tolist() == alone.values.tolist()


def test_what_follows_from_a_loop_is_computed_once_the_loop_rests() -> None:
    length = 3_000
    sources = [0, 1, *range(1, length)]
    targets = [1, 0, *range(2, length + 1)]
    # Each step passes a change on whole: damped, it would take a round for each.
    base = [0.5, 0.5] + [1.0] * (length - 1)
    chain = BipolarGraph.from_arrays(length + 1, attacks=(sources, targets), base=base)
    found = strengths(chain, "df-quad")
    assert found.converged
    assert found.iterations < 100
    assert found.values[:2] == pytest.approx(1 / 3, abs=1e-8)
    assert found.values[2::2] == pytest.approx(2 / 3, abs=1e-8)
    assert found.values[3::2] == pytest.approx(1 / 3, abs=1e-8)


def test_long_chains_need_no_recursion() -> None:
    steps = np.arange(50_000)
    graph = BipolarGraph.from_arrays(50_001, attacks=(steps, steps + 1))
    assert strengths(graph).values[-1] == pytest.approx(0.4238537990680, abs=1e-9)


def debate(*ids: str) -> ArgumentMap:
    m = ArgumentMap("weighed")
    for key in ids:
        m.claim(f"Claim {key}.", id=key)
    m.actor("Ann", id="ann")
    return m


def test_linked_premises_contribute_as_much_as_the_weakest() -> None:
    m = debate("c", "a", "b")
    m.support("c", by=["a", "b"])
    found = strengths(m, "df-quad", base={"c": 0, "a": 0.25, "b": 0.75})
    assert found["c"] == 0.25


def test_an_undercut_lets_a_support_count_for_less() -> None:
    m = debate("c", "a", "u")
    m.undercut(m.support("c", by="a"), by="u")
    found = strengths(m, "df-quad", base={"c": 0, "a": 0.5, "u": 0.25})
    assert found["c"] == 0.5 * 0.75
    assert (found["a"], found["u"]) == (0.5, 0.25)


def test_an_undercut_of_an_undercut_restores_part_of_the_support() -> None:
    m = debate("c", "a", "u", "v")
    under = m.undercut(m.support("c", by="a"), by="u")
    m.undercut(under, by="v")
    found = strengths(m, "df-quad", base={"c": 0, "a": 1, "u": 1, "v": 0.25})
    assert found["c"] == 0.25


def test_undercuts_are_without_effect_under_the_euler_based_method() -> None:
    m = debate("c", "a", "u")
    step = m.support("c", by="a")
    before = strengths(m, "euler-based")["c"]
    m.undercut(step, by="u")
    assert strengths(m, "euler-based")["c"] == before


def test_copies_of_one_release_weigh_as_much_as_one() -> None:
    m = debate("c", *(f"s{i}" for i in range(50)))
    m.source("Release", id="release")
    for number in range(50):
        paper = m.source(f"Paper {number}", cites=["release"])
        m.assertion(f"s{number}", actor="ann", source=paper)
        m.support("c", by=f"s{number}")
    assert strengths(m)["c"] == pytest.approx(0.6)
    assert strengths(m, by_source=False)["c"] > 0.99


def test_of_one_voice_the_strongest_claim_counts() -> None:
    m = debate("c", "a", "b")
    source = m.source("Release")
    for key in "ab":
        m.assertion(key, actor="ann", source=source)
        m.support("c", by=key)
    found = strengths(m, "df-quad", base={"c": 0, "a": 0.25, "b": 0.75})
    assert found["c"] == 0.75


def test_a_denial_and_its_claim_weigh_on_each_other() -> None:
    m = debate("c")
    m.deny("c", actor="ann")
    found = strengths(m, "df-quad")
    assert len(found) == len(found.values) == 1
    assert found["c"] == pytest.approx(1 / 3, abs=1e-8)  # s = (1 - s) / 2


def test_only_a_maps_claims_have_values_and_by_their_order() -> None:
    m = debate("a", "b")
    m.attack("a", by="b")
    m.deny("b", actor="ann")
    found = strengths(m)
    assert found.values.tolist() == [found["a"], found["b"]]
    assert found[m.claims["a"]] == found["a"]
    assert not found.values.flags.writeable


def test_an_unknown_claim_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownIdError) as caught:
        strengths(debate("caps"))["cap"]
    assert str(caught.value) == "no claim has id 'cap'; the nearest is 'caps'"


@pytest.mark.parametrize(
    ("size", "key", "message"),
    [
        (2, 2, "no argument has number 2; arguments are 0 to 1"),
        (2, -1, "no argument has number -1; arguments are 0 to 1"),
        (2, "a", "no argument has number 'a'; arguments are 0 to 1"),
        (0, 0, "no argument has number 0; there is none"),
    ],
)
def test_an_unknown_argument_is_refused(size: int, key: Any, message: str) -> None:
    with pytest.raises(UnknownIdError) as caught:
        strengths(BipolarGraph.from_arrays(size))[key]
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (
            lambda graph: strengths(graph, "quadratic"),
            "'quadratic' is not a method; did you mean 'quadratic-energy'?",
        ),
        (
            lambda graph: strengths(graph, cast("str", None)),
            "None is not a method; write quadratic-energy, df-quad, euler-based",
        ),
        (
            lambda graph: strengths(graph, "best"),
            "'best' is not a method; write quadratic-energy, df-quad, euler-based",
        ),
        (
            lambda graph: strengths(graph, basis="explicit"),
            "basis: a graph has no basis; give it to BipolarGraph.from_map",
        ),
        (
            lambda graph: strengths(graph, as_of="2024"),
            "as_of: a graph has no as_of; give it to BipolarGraph.from_map",
        ),
        (
            lambda graph: strengths(graph, base=2),
            "base: 2 is no base score; write a number from 0 to 1",
        ),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused(
    ask: Callable[[BipolarGraph], Strengths], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        ask(BipolarGraph.from_arrays(2))
    assert str(caught.value) == message


def test_base_scores_given_for_a_graph_replace_its_own() -> None:
    graph = BipolarGraph.from_arrays(2, supports=([1], [0]), base=0)
    assert strengths(graph, "df-quad", base=[0, 0.25]).values.tolist() == [0.25, 0.25]
    assert graph.base.tolist() == [0, 0]


def test_voices_of_a_maps_graph_can_be_set_aside() -> None:
    m = debate("c", "a", "b")
    source = m.source("Release")
    for key in "ab":
        m.assertion(key, actor="ann", source=source)
        m.support("c", by=key)
    graph = BipolarGraph.from_map(m)
    assert strengths(graph)["c"] == strengths(m)["c"]
    assert strengths(graph, by_source=False)["c"] == strengths(m, by_source=False)["c"]


def test_an_empty_graph_has_no_strengths() -> None:
    for method in METHOD:
        found = strengths(ArgumentMap("empty"), method)
        assert (len(found), found.converged, found.residual) == (0, True, 0.0)


def test_every_method_has_a_rule() -> None:
    assert list(METHODS) == METHOD


def test_asking_what_stands_loads_no_arrays() -> None:
    code = (
        "import sys, argmap as am; m = am.ArgumentMap('m'); m.claim('C.'); "
        "am.unrebutted(m); from argmap.cli import questions; "
        "sys.exit('numpy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
