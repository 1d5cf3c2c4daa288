from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import (
    ArgmapError,
    DuplicateIdError,
    ModelError,
    ReferencedError,
    UnknownIdError,
)
from argmap.model.actors import Actor, Affiliation
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.register import Record
from argmap.model.relations import Relation, RelationKind
from argmap.model.sources import Passage
from tests.strategies import maps


def links(m: ArgumentMap) -> dict[str, list[list[str]]]:
    """What bears on what, as the map tells it, in its order."""
    found = {
        key: [[r.id for r in m.relations_to(key)]] for key in (*m.claims, *m.relations)
    }
    for key in m.claims:
        found[key].append([r.id for r in m.relations_from(key)])
        found[key].append([a.id for a in m.assertions_of(key)])
    return found


def reckoned(m: ArgumentMap) -> dict[str, list[list[str]]]:
    """What bears on what, looked up in the records themselves."""
    relations, assertions = m.relations.values(), m.assertions.values()
    found = {
        key: [[r.id for r in relations if r.target == key]]
        for key in (*m.claims, *m.relations)
    }
    for key in m.claims:
        found[key].append([r.id for r in relations if key in r.premises])
        found[key].append([a.id for a in assertions if a.claim == key])
    return found


def dangling(m: ArgumentMap) -> bool:
    """Whether the records of a map are refused by another map."""
    try:
        ArgumentMap().add(*m.records())
    except ModelError:
        return True
    return False


def test_records_may_refer_to_later_ones_of_the_same_batch() -> None:
    m = ArgumentMap()
    m.add(
        Issue(id="i", question="Q?", thesis="c"),
        Relation(id="r", kind=RelationKind.ATTACKS, premises=("c",), target="c"),
        Claim(id="c", text="t", issue="i"),
    )
    assert m.issues["i"].thesis == "c"


def relation(id: str, target: str, kind: str = "attacks") -> Relation:
    return Relation(id=id, kind=RelationKind(kind), premises=("caps",), target=target)


@pytest.mark.parametrize(
    ("records", "error", "message"),
    [
        ([7], ModelError, "int is not a class of records of the model"),
        (
            [[Claim(id="x", text="")]],
            ModelError,
            "list is not a class of records of the model",
        ),
        (
            [Claim(id="caps", text="")],
            DuplicateIdError,
            "claim 'caps': a claim has the id 'caps' already; give one of them another id",
        ),
        (
            [Claim(id="step", text=""), Claim(id="lee-says", text="")],
            DuplicateIdError,
            (
                "claim 'step': a relation has the id 'step' already; give one of them another id\n"
                "claim 'lee-says': an assertion has the id 'lee-says' already; give one of them another id"
            ),
        ),
        (
            [Claim(id="new", text="a"), Claim(id="new", text="b")],
            DuplicateIdError,
            "claim 'new': a claim has the id 'new' already; give one of them another id",
        ),
        (
            [Actor(id="lee", name="Lee")],
            DuplicateIdError,
            "actor 'lee': an actor has the id 'lee' already; give one of them another id",
        ),
        (
            [Claim(id="new", text="", issue="suply")],
            UnknownIdError,
            "claim 'new': issue: no issue has id 'suply'; the nearest is 'supply'",
        ),
        (
            [Issue(id="new", question="Q?", thesis="caps")],
            ModelError,
            (
                "issue 'new': thesis: the claim 'caps' is filed under the issue 'supply'; "
                "file it under 'new'"
            ),
        ),
        (
            [Issue(id="new", question="Q?", thesis="rates")],
            ModelError,
            (
                "issue 'new': thesis: the claim 'rates' is filed under no issue; "
                "file it under 'new'"
            ),
        ),
        (
            [Actor(id="x", name="X", affiliations=(Affiliation(organization="le"),))],
            UnknownIdError,
            "actor 'x': affiliations: no actor has id 'le'; the nearest is 'lee'",
        ),
        (
            [Assertion(id="q", actor="le", claim="cap", via=("orti",))],
            UnknownIdError,
            (
                "assertion 'q': actor: no actor has id 'le'; the nearest is 'lee'\n"
                "assertion 'q': claim: no claim has id 'cap'; the nearest is 'caps'\n"
                "assertion 'q': via: no actor has id 'orti'; the nearest is 'ortiz'"
            ),
        ),
        (
            [
                Assertion(
                    id="q", actor="lee", claim="step", passage=Passage(source="lee")
                )
            ],
            ModelError,
            (
                "assertion 'q': claim: 'step' is a relation, not a claim\n"
                "assertion 'q': passage: no source has id 'lee'"
            ),
        ),
        (
            [relation("r", "zzz")],
            UnknownIdError,
            "relation 'r': target: no claim or relation has id 'zzz'",
        ),
        (
            [relation("r", "stepp", "supports")],
            UnknownIdError,
            "relation 'r': target: no claim has id 'stepp'",
        ),
        (
            [relation("r", "step", "supports")],
            ModelError,
            (
                "relation 'r': target: 'step' is a relation; only an attack may target "
                "one, as an undercut"
            ),
        ),
        (
            [relation("r", "lee-says")],
            ModelError,
            (
                "relation 'r': target: 'lee-says' is an assertion; a relation targets a "
                "claim"
            ),
        ),
        (
            [relation("q", "caps", "qualifies"), relation("r", "q")],
            ModelError,
            (
                "relation 'r': target: 'q' qualifies a claim; an undercut hits only what "
                "supports, attacks or contradicts"
            ),
        ),
        (
            [
                Relation(
                    id="r",
                    kind=RelationKind.SUPPORTS,
                    premises=("step",),
                    target="caps",
                    author="le",
                )
            ],
            ModelError,
            (
                "relation 'r': premises: 'step' is a relation, not a claim\n"
                "relation 'r': author: no actor has id 'le'; the nearest is 'lee'"
            ),
        ),
    ],
)
def test_a_batch_with_a_fault_is_refused_and_leaves_the_map_as_it_was(
    m: ArgumentMap, records: list[Any], error: type[ArgmapError], message: str
) -> None:
    m.relations_to("caps")
    before = copy.deepcopy(m)
    with pytest.raises(error) as caught:
        m.add(Claim(id="fine", text=""), *records)
    assert str(caught.value) == message
    assert m == before
    assert links(m) == links(before)


def test_many_faults_are_told_at_once_with_few_hints() -> None:
    m = ArgumentMap()
    m.add(*(Claim(id=f"claim-{n}", text="") for n in range(3000)))
    strays = [
        Relation(
            id=f"r{n}",
            kind=RelationKind.SUPPORTS,
            premises=(f"claim-{n}",),
            target=f"claim-{n}x",
        )
        for n in range(3000)
    ]
    with pytest.raises(UnknownIdError) as caught:
        m.add(*strays)
    assert len(caught.value.findings) == 3000
    lines = str(caught.value).splitlines()
    assert lines[0] == (
        "relation 'r0': target: no claim has id 'claim-0x'; the nearest is 'claim-0'"
    )
    assert lines[-1] == "and 2980 more, 3000 in all"
    assert caught.value.findings[-1].remedy == ""


def test_a_loop_of_undercuts_is_a_map_like_any_other() -> None:
    m = ArgumentMap()
    m.claim("x", id="caps")
    m.add(relation("r", "s"), relation("s", "r"))
    assert m.relations_to("r") == (m.relations["s"],)
    assert m.subset() == m
    assert {one.id for one in m.remove("r", cascade=True)} == {"r", "s"}


def test_claims_may_attack_themselves_and_each_other() -> None:
    m = ArgumentMap()
    m.claim("x", id="a")
    m.claim("y", id="b")
    m.attack("a", by="a")
    m.attack("a", by="b")
    m.attack("b", by="a")
    assert [r.premises for r in m.relations_to("a")] == [("a",), ("b",)]
    assert len(m.remove("a", cascade=True)) == 4


def test_a_record_is_replaced_in_its_place(m: ArgumentMap) -> None:
    m.replace(attrs.evolve(m.claims["caps"], text="Another text."))
    assert [claim.id for claim in m] == ["caps", "starts", "held", "rates"]
    assert m.claims["caps"].text == "Another text."


def test_a_replaced_relation_keeps_its_place_among_those_listed(
    m: ArgumentMap,
) -> None:
    m.attack("caps", by="held", id="later")
    m.replace(attrs.evolve(m.relations["step"], note="n"))
    assert [r.id for r in m.relations_to("caps")] == ["step", "later"]
    m.replace(attrs.evolve(m.relations["step"], target="held"))
    m.replace(attrs.evolve(m.relations["step"], target="caps"))
    assert [r.id for r in m.relations_to("caps")] == ["step", "later"]


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        (
            lambda _: Claim(id="cap", text=""),
            UnknownIdError,
            "no claim has id 'cap'; the nearest is 'caps'",
        ),
        (
            lambda _: Claim(id="step", text=""),
            UnknownIdError,
            "no claim has id 'step'",
        ),
        (
            lambda m: attrs.evolve(m.claims["caps"], issue=None),
            ModelError,
            (
                "issue 'supply': thesis: the claim 'caps' is filed under no issue; "
                "file it under 'supply'"
            ),
        ),
        (
            lambda m: attrs.evolve(m.relations["step"], kind=RelationKind.QUALIFIES),
            ModelError,
            (
                "relation 'cut': target: 'step' qualifies a claim; an undercut hits only "
                "what supports, attacks or contradicts"
            ),
        ),
        (
            lambda m: attrs.evolve(m.relations["cut"], kind=RelationKind.SUPPORTS),
            ModelError,
            (
                "relation 'cut': target: 'step' is a relation; only an attack may target "
                "one, as an undercut"
            ),
        ),
        (
            lambda m: attrs.evolve(m.assertions["lee-says"], claim="zzz"),
            UnknownIdError,
            "assertion 'lee-says': claim: no claim has id 'zzz'",
        ),
    ],
)
def test_a_replacement_that_breaks_a_reference_is_refused(
    m: ArgumentMap,
    change: Callable[[ArgumentMap], Record],
    error: type[ArgmapError],
    message: str,
) -> None:
    m.relations_to("caps")
    before = copy.deepcopy(m)
    with pytest.raises(error) as caught:
        m.replace(attrs.evolve(m.claims["held"], text="Fine."), change(m))
    assert str(caught.value) == message
    assert m == before
    assert links(m) == links(before)


def test_a_thesis_moves_with_its_issue_in_one_batch(m: ArgumentMap) -> None:
    m.issue("Another question?", id="other")
    m.replace(
        attrs.evolve(m.claims["caps"], issue="other"),
        attrs.evolve(m.issues["supply"], thesis=None),
        attrs.evolve(m.issues["other"], thesis="caps"),
    )
    assert m.issues["other"].thesis == "caps"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "caps",
            (
                "claim 'caps': is named by issue 'supply', relation 'step', "
                "relation 'clash' and 2 more; "
                "remove these first, or all with cascade=True"
            ),
        ),
        (
            "lee-2023",
            (
                "source 'lee-2023': is named by assertion 'lee-says'; "
                "remove these first, or all with cascade=True"
            ),
        ),
        (
            "supply",
            (
                "issue 'supply': is named by claim 'caps', claim 'starts', claim 'held'; "
                "remove these first, or all with cascade=True"
            ),
        ),
    ],
)
def test_a_record_that_others_name_is_not_removed(
    m: ArgumentMap, name: str, message: str
) -> None:
    before = copy.deepcopy(m)
    with pytest.raises(ReferencedError) as caught:
        m.remove(name)
    assert str(caught.value) == message
    assert m == before


def test_cascade_removes_what_cannot_be_without_and_clears_the_rest(
    m: ArgumentMap,
) -> None:
    gone = m.remove("caps", cascade=True)
    assert gone[0].id == "caps"
    assert {one.id for one in gone} == {
        "caps",
        "step",
        "cut",
        "clash",
        "lee-says",
        "ortiz-denies",
    }
    assert m.issues["supply"].thesis is None
    m.remove("supply", cascade=True)
    assert m.claims["starts"].issue is None


def test_cascade_clears_affiliations() -> None:
    m = ArgumentMap()
    m.actor("U", id="u")
    m.actor("V", id="v")
    m.actor("L", id="l", affiliations=[{"organization": "u"}, {"organization": "v"}])
    assert [one.id for one in m.remove("u", cascade=True)] == ["u"]
    assert [a.organization for a in m.actors["l"].affiliations] == ["v"]
    m.remove("v", cascade=True)
    assert m.actors["l"].affiliations == ()


def test_what_a_stale_record_stands_for_is_removed(m: ArgumentMap) -> None:
    stale = m.relations["clash"]
    m.relations_to("held")
    m.replace(attrs.evolve(stale, target="starts"))
    (gone,) = m.remove(stale)
    assert gone == attrs.evolve(stale, target="starts")
    assert m.relations_to("starts") == ()


@pytest.mark.parametrize(
    ("what", "error", "message"),
    [
        ("zzz", UnknownIdError, "no record has id 'zzz'"),
        ("cap", UnknownIdError, "no record has id 'cap'; the nearest is 'caps'"),
        (Claim(id="zzz", text=""), UnknownIdError, "no claim has id 'zzz'"),
        (7, ModelError, "int is not a class of records of the model"),
        (
            "both",
            ModelError,
            "'both' is the id of records among sources and actors; pass the record",
        ),
    ],
)
def test_what_is_not_there_or_not_clear_is_not_removed(
    m: ArgumentMap, what: Any, error: type[ArgmapError], message: str
) -> None:
    m.actor("Both", id="both")
    m.source("Both", id="both")
    with pytest.raises(error) as caught:
        m.remove(what)
    assert str(caught.value) == message
    assert m.remove(m.actors["both"])[0].id == "both"


@given(maps(nasty=False), maps(nasty=False), st.booleans())
def test_adding_is_all_or_nothing(
    m: ArgumentMap,
    other: ArgumentMap,
    asked: bool,  # noqa: FBT001
) -> None:
    before = copy.deepcopy(m)
    if asked:
        assert links(m) == reckoned(m)
    try:
        m.add(*other.records(), Claim(id="x", text="", issue="nowhere"))
    except ModelError:
        assert m == before
        assert list(m.claims) == list(before.claims)
        assert links(m) == reckoned(m)
    else:
        pytest.fail("a claim of an unknown issue was added")


@given(st.data(), maps(nasty=False), st.booleans())
def test_what_bears_on_what_follows_every_change(
    data: st.DataObject,
    m: ArgumentMap,
    asked: bool,  # noqa: FBT001
) -> None:
    if asked:
        assert links(m) == reckoned(m)
    for _ in range(data.draw(st.integers(0, 6), label="steps")):
        records = list(m.records())
        if not records:
            break
        record = data.draw(st.sampled_from(records), label="record")
        step = data.draw(st.sampled_from(["remove", "replace", "again"]), label="step")
        if step == "remove":
            m.remove(record, cascade=True)
        elif step == "again" and not isinstance(record, Issue):
            m.add(*reversed(m.remove(record, cascade=True)))
        elif isinstance(record, Relation):
            target = data.draw(st.sampled_from(list(m.claims)), label="target")
            m.replace(attrs.evolve(record, target=target))
        elif isinstance(record, Assertion):
            claim = data.draw(st.sampled_from(list(m.claims)), label="claim")
            m.replace(attrs.evolve(record, claim=claim))
        assert links(m) == reckoned(m)
        assert not dangling(m)


@given(st.data(), maps())
def test_what_is_removed_alone_and_added_again_restores_the_map(
    data: st.DataObject, m: ArgumentMap
) -> None:
    before = copy.deepcopy(m)
    for record in data.draw(st.permutations(list(m.records()))):
        try:
            gone = m.remove(record)
        except ReferencedError:
            continue
        assert gone == (record,)
        assert m != before
        m.add(record)
        assert m == before


@given(st.data(), maps())
def test_cascade_leaves_no_dangling_reference(
    data: st.DataObject, m: ArgumentMap
) -> None:
    records = list(m.records())
    if not records:
        return
    first = data.draw(st.sampled_from(records))
    gone = m.remove(first, cascade=True)
    assert gone[0] == first
    assert not dangling(m)
    assert len(gone) == len(records) - len(list(m.records()))
