from __future__ import annotations

from itertools import chain, combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import QueryError
from argmap.graph.attacks import AttackGraph, Label, StrikeKind, grounded, label_arcs
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis, Relation, RelationKind
from tests.graph.debates import BASES, DATES, debates
from tests.graph.oracle import Oracle

Framework = tuple[int, list[tuple[int, int]]]


@st.composite
def frameworks(draw: st.DrawFn, most: int = 7) -> Framework:
    size = draw(st.integers(1, most))
    ends = st.integers(0, size - 1)
    return size, draw(st.lists(st.tuples(ends, ends), max_size=20, unique=True))


def complete_extensions(framework: Framework) -> list[set[int]]:
    """Return every conflict-free set that holds just what it defends (Dung 1995)."""
    size, arcs = framework
    found = []
    arguments = range(size)
    for chosen in chain.from_iterable(
        combinations(arguments, n) for n in range(size + 1)
    ):
        inside = set(chosen)
        hit = {b for a, b in arcs if a in inside}
        if inside & hit:
            continue
        defended = {i for i in arguments if {a for a, b in arcs if b == i} <= hit}
        if defended == inside:
            found.append(inside)
    return found


def standing(framework: Framework) -> set[int]:
    size, arcs = framework
    labels = label_arcs(size, arcs)
    return {i for i in range(size) if labels[i] == Label.IN}


def debate(*ids: str) -> ArgumentMap:
    m = ArgumentMap("gadgets")
    for key in ids:
        m.claim(f"Claim {key}.", id=key)
    return m


@given(frameworks())
def test_the_standing_arguments_attack_none_of_each_other(framework: Framework) -> None:
    inside = standing(framework)
    assert not any(a in inside and b in inside for a, b in framework[1])


@given(frameworks())
def test_the_standing_arguments_are_the_least_complete_extension(
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
    arcs = [*one[1], *((a + size, b + size) for a, b in two[1])]
    labels = label_arcs(size + two[0], arcs)
    assert labels == label_arcs(*one) + label_arcs(*two)


@settings(max_examples=300, deadline=None)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_a_map_compiles_to_what_the_table_of_gadgets_says(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    graph = AttackGraph.from_map(m, basis=basis, as_of=as_of)
    labels = grounded(graph)
    oracle = Oracle(m, basis, as_of)
    assert {claim.id for claim in graph.map} == oracle.claims
    for number, claim in enumerate(graph.map):
        assert labels[number] == oracle.claim(claim.id), claim.id
    heads = {key for key in graph.heads if not key.startswith("\0")}
    assert heads == oracle.counting
    for key in heads:
        if m.relations[key].kind in {"supports", "attacks", "contradicts"}:
            assert labels[graph.heads[key]] == oracle.link(key), key
    assert set(graph.dropped) == oracle.dropped
    assert len(graph.dropped) == len(set(graph.dropped))


@settings(deadline=None)
@given(debates())
def test_attackers_are_the_arcs_turned_round(m: ArgumentMap) -> None:
    graph = AttackGraph.from_map(m)
    attackers = graph.attackers()
    assert len(attackers) == graph.size
    assert {(a, b) for b, found in enumerate(attackers) for a in found} == set(
        graph.arcs
    )


def test_a_plain_attack_is_one_arc_and_no_node() -> None:
    m = debate("a", "c")
    m.attack("c", by="a", id="ac")
    graph = AttackGraph.from_map(m)
    assert (graph.size, graph.arcs) == (2, ((0, 1),))
    (strike,) = graph.strikes[1]
    assert (strike.kind, strike.premises, strike.record) == (
        StrikeKind.ATTACK,
        ("a",),
        "ac",
    )


def test_a_contradiction_strikes_both_ways() -> None:
    m = debate("c", "d")
    m.contradict("c", "d", id="cd")
    graph = AttackGraph.from_map(m)
    assert graph.arcs == ((0, 1), (1, 0))
    assert [s.premises for found in graph.strikes for s in found] == [("d",), ("c",)]


def test_a_claim_that_contradicts_itself_is_struck_once() -> None:
    m = debate("c")
    m.contradict("c", "c", id="cc")
    graph = AttackGraph.from_map(m)
    assert graph.arcs == ((0, 0),)
    assert len(graph.strikes[0]) == 1


def test_two_attacks_of_the_same_claims_are_one_arc_and_two_strikes() -> None:
    m = debate("a", "c")
    m.attack("c", by="a", id="one")
    m.attack("c", by="a", id="two")
    graph = AttackGraph.from_map(m)
    assert graph.arcs == ((0, 1),)
    assert [strike.record for strike in graph.strikes[1]] == ["one", "two"]


def test_support_supersession_qualification_and_rephrasing_attack_nothing() -> None:
    m = debate("a", "c")
    m.support("c", by="a")
    m.supersede("c", by="a")
    m.qualify("c", by="a")
    m.rephrase("a", "c")
    assert AttackGraph.from_map(m).arcs == ()


def test_a_denier_who_asserts_all_of_a_linked_attack_is_heard_through_it() -> None:
    m = debate("a", "b", "c")
    m.attack("c", by=["a", "b"])
    m.deny("c", actor=m.actor("A", id="x"))
    m.assertion("a", actor="x")
    kinds = [s.kind for s in AttackGraph.from_map(m).strikes[2]]
    assert kinds == [StrikeKind.ATTACK, StrikeKind.DENIAL]
    m.assertion("b", actor="x")
    kinds = [s.kind for s in AttackGraph.from_map(m).strikes[2]]
    assert kinds == [StrikeKind.ATTACK]


def test_a_colleague_who_gives_a_ground_does_not_speak_for_the_denier() -> None:
    m = debate("n", "c")
    m.contradict("n", "c")
    office = m.actor("Office", id="office")
    for name in ("Ann", "Bob"):
        m.actor(name, id=name.lower(), affiliations=[{"organization": office}])
    m.deny("c", actor="ann")
    m.assertion("n", actor="bob")
    assert [s.actor for s in AttackGraph.from_map(m).strikes[1]] == [None, "ann"]


def test_a_denial_of_what_a_colleague_asserts_is_a_denial() -> None:
    m = debate("c")
    office = m.actor("Office", id="office")
    for name in ("Ann", "Bob"):
        m.actor(name, id=name.lower(), affiliations=[{"organization": office}])
    m.assertion("c", actor="bob")
    m.deny("c", actor="ann")
    assert [s.actor for s in AttackGraph.from_map(m).strikes[0]] == ["ann"]


def test_a_hedged_denial_and_one_that_others_pass_on_is_heard_once() -> None:
    m = debate("c")
    m.deny("c", actor=m.actor("A"), via=m.actor("Paper"), hedged=True)
    assert [s.actor for s in AttackGraph.from_map(m).strikes[0]] == ["a"]


def test_undercuts_that_only_undercut_each_other_count() -> None:
    m = debate("a", "b")
    kind = RelationKind.ATTACKS
    m.add(
        Relation(id="one", kind=kind, premises=("a",), target="two"),
        Relation(id="two", kind=kind, premises=("b",), target="one"),
    )
    graph = AttackGraph.from_map(m)
    assert graph.dropped == ()
    assert graph.undercuts == {"two": ("one",), "one": ("two",)}


def test_an_undercut_of_what_is_of_a_later_date_is_dropped_and_named() -> None:
    m = debate("r", "c", "u")
    who = m.actor("A")
    for key in ("r", "c", "u"):
        m.assertion(key, actor=who, date="2020")
    m.attack("c", by="r", id="late", date="2022")
    m.undercut("late", by="u", id="early")
    m.undercut("early", by="c", id="above")
    graph = AttackGraph.from_map(m, as_of="2021")
    assert set(graph.dropped) == {"early", "above"}
    assert AttackGraph.from_map(m).dropped == ()


def test_an_undercut_of_what_is_only_proposed_is_dropped_and_named() -> None:
    m = debate("r", "c", "u")
    m.attack("c", by="r", id="maybe", proposed=True)
    m.undercut("maybe", by="u", id="under")
    assert AttackGraph.from_map(m).dropped == ("under",)


def test_a_link_without_a_date_is_as_old_as_its_claims() -> None:
    m = debate("r", "c")
    who = m.actor("A")
    m.assertion("c", actor=who, date="2020")
    m.assertion("r", actor=who, date="2022")
    m.attack("c", by="r")
    assert AttackGraph.from_map(m, as_of="2021").strikes == ((),)
    assert len(AttackGraph.from_map(m, as_of="2022").strikes[1]) == 1


def test_a_graph_knows_what_it_was_compiled_for() -> None:
    graph = AttackGraph.from_map(debate("c"), basis="explicit", as_of="2021-05")
    assert graph.basis is Basis.EXPLICIT
    assert str(graph.as_of) == "2021-05"


def test_an_unknown_basis_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        AttackGraph.from_map(debate("c"), basis="explict")
    assert str(caught.value) == ("'explict' is not a basis; did you mean 'explicit'?")


def test_an_empty_map_compiles_to_nothing() -> None:
    graph = AttackGraph.from_map(ArgumentMap("empty"))
    assert (graph.size, graph.arcs, grounded(graph)) == (0, (), b"")
