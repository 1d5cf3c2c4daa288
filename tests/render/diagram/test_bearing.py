from __future__ import annotations

from hypothesis import given, settings

from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.render.diagram.bearing import bearings, claims_needed
from tests.strategies import maps


def _claims(*keys: str) -> ArgumentMap:
    m = ArgumentMap()
    for key in keys:
        m.claim(key, id=key)
    return m


def test_each_kind_of_link_has_its_sign() -> None:
    m = _claims("a", "b", "c")
    made = {
        m.support("a", by="b").id: 1,
        m.attack("a", by="b").id: -1,
        m.contradict("a", "b").id: -1,
        m.qualify("a", by="b").id: 0,
        m.supersede("a", by="b").id: 0,
        m.rephrase("a", "b").id: 0,
    }
    found = bearings(m)
    assert {key: sign for key, (_, sign) in found.items()} == made


def test_an_undercut_bears_on_the_claim_of_its_link_the_other_way() -> None:
    m = _claims("a", "b", "c", "d", "e")
    support = m.support("a", by="b")
    against = m.undercut(support, by="c")
    back = m.undercut(against, by="d")
    attack = m.attack("a", by="e")
    defence = m.undercut(attack, by="c")
    found = bearings(m)
    assert found[against.id] == ("a", -1)
    assert found[back.id] == ("a", 1)
    assert found[defence.id] == ("a", 1)


def test_undercuts_of_each_other_bear_neither_way_and_end() -> None:
    m = _claims("a", "b", "c")
    m.add(
        *(
            Relation(
                id=key,
                kind=RelationKind.ATTACKS,
                premises=(premise,),
                target=target,
                basis=Basis.ANALYST,
            )
            for key, premise, target in (("one", "a", "two"), ("two", "b", "one"))
        )
    )
    m.undercut("one", by="c")
    assert {sign for _, sign in bearings(m).values()} == {0}
    assert set(claims_needed(m, m.relations["one"])) == {"a", "b"}


def test_the_claims_of_an_undercut_are_those_of_the_whole_chain() -> None:
    m = _claims("a", "b", "c", "d")
    support = m.support("a", by=["b", "c"])
    undercut = m.undercut(support, by="d")
    assert list(claims_needed(m, support)) == ["b", "c", "a"]
    assert list(claims_needed(m, undercut)) == ["d", "b", "c", "a"]


@settings(max_examples=60)
@given(maps(claims=7))
def test_every_link_bears_on_a_claim_of_the_map(m: ArgumentMap) -> None:
    found = bearings(m)
    assert set(found) == set(m.relations)
    for key, (claim, sign) in found.items():
        assert claim in m.claims
        assert sign in (-1, 0, 1)
        needed = set(claims_needed(m, m.relations[key]))
        assert claim in needed
