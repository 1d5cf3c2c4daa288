from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.errors import QueryError, UnknownIdError
from argmap.graph.attacks import AttackGraph
from argmap.graph.compilation import StrikeKind
from argmap.graph.labelling import labels_of
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from argmap.model.relations import Basis, Relation, RelationKind
from tests.graph.debates import BASES, DATES, debates
from tests.graph.frameworks import arcs_of
from tests.graph.oracle import Oracle


def debate(*ids: str) -> ArgumentMap:
    m = ArgumentMap("gadgets")
    for key in ids:
        m.claim(f"Claim {key}.", id=key)
    return m


@settings(max_examples=300, deadline=None)
@given(debates(), st.sampled_from(BASES), st.sampled_from(DATES))
def test_a_map_compiles_to_what_the_table_of_gadgets_says(
    m: ArgumentMap, basis: Basis | None, as_of: str | None
) -> None:
    graph = AttackGraph.from_map(m, basis=basis, as_of=as_of)
    labels = labels_of(graph)
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


def test_a_plain_attack_is_one_arc_and_no_node() -> None:
    m = debate("a", "c")
    m.attack("c", by="a", id="ac")
    graph = AttackGraph.from_map(m)
    assert (graph.size, arcs_of(graph)) == (2, [(0, 1)])
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
    assert arcs_of(graph) == [(0, 1), (1, 0)]
    assert [s.premises for found in graph.strikes for s in found] == [("d",), ("c",)]


def test_a_claim_that_contradicts_itself_is_struck_once() -> None:
    m = debate("c")
    m.contradict("c", "c", id="cc")
    graph = AttackGraph.from_map(m)
    assert arcs_of(graph) == [(0, 0)]
    assert len(graph.strikes[0]) == 1


def test_two_attacks_of_the_same_claims_are_one_arc_and_two_strikes() -> None:
    m = debate("a", "c")
    m.attack("c", by="a", id="one")
    m.attack("c", by="a", id="two")
    graph = AttackGraph.from_map(m)
    assert arcs_of(graph) == [(0, 1)]
    assert [strike.record for strike in graph.strikes[1]] == ["one", "two"]


def test_support_supersession_qualification_and_rephrasing_attack_nothing() -> None:
    m = debate("a", "c")
    m.support("c", by="a")
    m.supersede("c", by="a")
    m.qualify("c", by="a")
    m.rephrase("a", "c")
    assert arcs_of(AttackGraph.from_map(m)) == []


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


def test_an_undercut_of_what_was_dropped_is_dropped_and_named() -> None:
    m = ArgumentMap("m")
    for key in "acuv":
        m.claim(key, id=key)
    step = m.attack("c", by="a", basis="analyst", analyst="rk")
    under = m.undercut(step, by="u", basis="explicit")
    above = m.undercut(under, by="v", basis="explicit")
    graph = AttackGraph.from_map(m, basis="explicit")
    assert set(graph.dropped) == {under.id, above.id}
    assert graph.heads == {}


def test_an_undercut_without_a_date_is_not_dropped_for_its_target() -> None:
    m = debate("r", "c", "u")
    who = m.actor("A")
    for key in ("r", "c", "u"):
        m.assertion(key, actor=who, date="2020")
    m.attack("c", by="r", id="late", date="2022")
    m.undercut("late", by="u", basis="explicit")
    assert AttackGraph.from_map(m, as_of="2021").dropped == ()


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
    assert (graph.size, arcs_of(graph), labels_of(graph)) == (0, [], b"")


def test_claims_go_by_their_ids_and_by_their_numbers() -> None:
    graph = AttackGraph.from_map(debate("a", "c"))
    assert (graph.number("c"), graph.number(1), graph.index) == (1, 1, {"a": 0, "c": 1})
    with pytest.raises(UnknownIdError) as caught:
        graph.number("d")
    assert str(caught.value) == "no claim has id 'd'"


def test_a_claim_that_needs_support_names_what_gives_it() -> None:
    m = debate("a", "b", "s")
    m.add(Claim(id="c", text="Needs support.", requires_support=True))
    m.support("c", by="s", id="one")
    m.support("c", by=["a", "b"], id="two")
    graph = AttackGraph.from_map(m)
    assert graph.needs == {3: ((2, 2), (graph.heads["two"], 0, 1))}


def test_what_is_no_map_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        AttackGraph.from_map(None)  # type: ignore[arg-type]
    assert str(caught.value) == "expected a map, found None"
