from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given

import argmap as am
from argmap.analysis.versions.merging import merge3
from argmap.analysis.versions.repairs import Conflict
from argmap.model.argument_map import ArgumentMap
from argmap.model.records import kinds
from argmap.model.register import place
from tests.analysis.edits import histories

History = tuple[ArgumentMap, ArgumentMap, ArgumentMap]


@pytest.fixture
def base() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    m.issue("Do rent caps cut supply?", id="supply")
    m.source("A study", id="study")
    m.actor("J. Lee", id="lee")
    m.claim(
        "Rent caps cut supply.", id="caps", issue="supply", thesis=True, tags=["a", "b"]
    )
    m.claim("Starts fell.", id="starts", issue="supply")
    m.support("caps", by="starts", id="step")
    m.assertion("caps", actor="lee", source="study", id="said")
    return m


@pytest.fixture
def ours(base: ArgumentMap) -> ArgumentMap:
    return base.subset()


@pytest.fixture
def theirs(base: ArgumentMap) -> ArgumentMap:
    return base.subset()


def change(m: ArgumentMap, key: str, **fields: Any) -> None:
    for view in (m.claims, m.relations, m.assertions, m.actors, m.sources, m.issues):
        if key in view:
            m.replace(attrs.evolve(view[key], **fields))
            return


def told(base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap) -> list[str]:
    return [str(conflict) for conflict in merge3(base, ours, theirs).conflicts]


def test_what_one_side_changed_is_taken(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    change(ours, "caps", text="Rent caps cut new supply.")
    theirs.actor("M. Ortiz", id="ortiz")
    theirs.deny("caps", actor="ortiz", id="denied")
    ours.remove("step")
    merged = merge3(base, ours, theirs)
    assert merged.is_clean
    assert merged.map.claims["caps"].text == "Rent caps cut new supply."
    assert list(merged.map.assertions) == ["said", "denied"]
    assert list(merged.map.relations) == []


def test_different_fields_of_one_record_are_both_taken(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    change(ours, "caps", text="Rent caps cut new supply.", note="Ours.")
    change(theirs, "caps", title="Caps", note="Ours.")
    merged = merge3(base, ours, theirs)
    assert merged.is_clean
    assert merged.map.claims["caps"] == attrs.evolve(
        base.claims["caps"],
        text="Rent caps cut new supply.",
        title="Caps",
        note="Ours.",
    )


def test_tags_are_merged_as_sets(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    change(ours, "caps", tags=("a", "z"))
    change(theirs, "caps", tags=("b", "a", "c"))
    merged = merge3(base, ours, theirs)
    assert merged.is_clean
    assert merged.map.claims["caps"].tags == ("a", "c", "z")


def test_records_stand_in_the_order_of_the_base_then_of_ours_then_of_theirs(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    theirs.claim("Theirs.", id="theirs")
    ours.claim("Ours.", id="ours")
    merged = merge3(base, ours, theirs)
    assert list(merged.map.claims) == ["caps", "starts", "ours", "theirs"]


def test_a_field_that_both_changed_is_a_conflict_and_ours_is_kept(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    change(ours, "caps", text="Caps cut supply.", valid=am.Date("2024"))
    change(theirs, "caps", text="Rent caps cut new supply.", valid=am.Date("2025"))
    merged = merge3(base, ours, theirs)
    assert merged.map == ours
    assert not merged.is_clean
    assert merged.conflicts[0] == Conflict(
        noun="claim",
        id="caps",
        field="text",
        base="Rent caps cut supply.",
        ours="Caps cut supply.",
        theirs="Rent caps cut new supply.",
        message="text: ours has 'Caps cut supply.', theirs 'Rent caps cut new "
        "supply.', both had 'Rent caps cut supply.'",
        outcome="ours is kept",
    )
    assert str(merged.conflicts[1]) == (
        "claim 'caps': valid: ours has '2024', theirs '2025', both had nothing; "
        "ours is kept"
    )


def test_long_texts_are_told_at_a_length_that_tells_them_apart(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    same = "word " * 30
    change(ours, "caps", text=f"{same}one")
    change(theirs, "caps", text=f"{same}two")
    (said,) = told(base, ours, theirs)
    assert f"{same}one" in said
    assert f"{same}two" in said


def test_removed_here_and_changed_there_is_a_conflict(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.remove("step")
    change(theirs, "step", note="A note.")
    assert told(base, ours, theirs) == [
        "relation 'step': ours removes it, theirs changes its note; it stays removed"
    ]
    assert merge3(base, ours, theirs).map == ours
    assert told(base, theirs, ours) == [
        "relation 'step': theirs removes it, ours changes its note; it stays"
    ]
    assert merge3(base, theirs, ours).map == theirs


def test_one_id_for_two_new_records_is_a_conflict(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.claim("Rates rose.", id="new")
    theirs.claim("Wages rose.", id="new", title="Wages")
    assert told(base, ours, theirs) == [
        "claim 'new': both add it, and differ in its text, title; ours is kept"
    ]
    assert merge3(base, ours, theirs).map == ours


def test_one_id_for_records_of_two_classes_is_a_conflict(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.claim("Rates rose.", id="new")
    blow = theirs.contradict("caps", "starts", id="new")
    theirs.undercut(blow, by="starts", id="cut")
    assert told(base, ours, theirs) == [
        (
            "relation 'new': theirs adds it, ours has the id for claim 'new'; "
            "it is left out"
        ),
        (
            "relation 'cut': theirs names relation 'new' in it, which is left out; "
            "it is left out"
        ),
    ]
    assert merge3(base, ours, theirs).map == ours


def test_what_ours_removed_and_theirs_newly_names_leaves_out_what_names_it(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.remove(ours.actors["lee"], cascade=True)
    theirs.assertion("starts", actor="lee", id="more")
    assert told(base, ours, theirs) == [
        (
            "assertion 'more': theirs names actor 'lee' in it, which ours removes; "
            "it is left out"
        )
    ]
    assert merge3(base, ours, theirs).map == ours


def test_what_theirs_removed_and_ours_newly_names_is_kept(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    theirs.remove(theirs.actors["lee"], cascade=True)
    ours.assertion("starts", actor="lee", id="more")
    merged = merge3(base, ours, theirs)
    assert [str(conflict) for conflict in merged.conflicts] == [
        "actor 'lee': theirs removes it, ours names it in assertion 'more'; it is kept"
    ]
    assert list(merged.map.assertions) == ["more"]
    assert list(merged.map.actors) == ["lee"]


def test_what_no_record_can_be_is_a_conflict(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    change(ours, "step", premises=("starts", "caps"))
    change(theirs, "step", kind=am.RelationKind.QUALIFIES)
    assert told(base, ours, theirs) == [
        (
            "relation 'step': what the two sides change does not go together: premises: "
            "qualifies takes one premise; only supports and attacks may be linked; "
            "ours is kept"
        )
    ]


def test_an_undercut_of_what_can_no_longer_be_undercut_is_a_conflict(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.undercut(ours.relations["step"], by="caps", id="cut")
    change(theirs, "step", kind=am.RelationKind.QUALIFIES)
    merged = merge3(base, ours, theirs)
    assert merged.map == ours
    assert [str(conflict) for conflict in merged.conflicts] == [
        "relation 'step': what theirs changes does not go with ours; ours is kept"
    ]


def test_a_thesis_filed_elsewhere_is_a_conflict(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    change(ours, "supply", thesis="starts")
    theirs.issue("Is it so?", id="other")
    change(theirs, "starts", issue="other")
    merged = merge3(base, ours, theirs)
    assert [str(conflict) for conflict in merged.conflicts] == [
        "claim 'starts': what theirs changes does not go with ours; ours is kept"
    ]
    assert merged.map.claims["starts"].issue == "supply"
    assert "other" in merged.map.issues


def test_an_id_that_changed_its_class_is_not_taken_for_the_old_one(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.undercut(ours.relations["step"], by="caps", id="cut")
    theirs.remove("step")
    theirs.claim("Another thing.", id="step")
    merged = merge3(base, ours, theirs)
    assert merged.map == ours
    assert [str(conflict) for conflict in merged.conflicts] == [
        (
            "relation 'step': theirs removes it, ours names it in relation 'cut'; "
            "it is kept"
        ),
        (
            "claim 'step': theirs adds it, ours has the id for relation 'step'; "
            "it is left out"
        ),
    ]


def test_title_question_note_and_extra_are_merged_too(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    base.extra = {"json": {"": {"a": 1, "b": 1}, "claims/caps": {"c": 1}}}
    ours.extra = {"json": {"": {"a": 2, "b": 1}, "claims/caps": {"c": 1}}}
    theirs.extra = {"json": {"": {"a": 3, "b": 2}}}
    ours.note = "Ours."
    theirs.title = "Caps"
    ours.question, theirs.question = "What?", "How?"
    merged = merge3(base, ours, theirs)
    assert (merged.map.title, merged.map.note) == ("Caps", "Ours.")
    assert merged.map.extra == {"json": {"": {"a": 2, "b": 2}}}
    assert [str(conflict) for conflict in merged.conflicts] == [
        (
            "map: question: ours has 'What?', theirs 'How?', both had nothing; "
            "ours is kept"
        ),
        "map: extra.json.a: ours has 2, theirs 3, both had 1; ours is kept",
    ]


def test_what_a_notation_knows_goes_with_its_record(
    base: ArgumentMap, ours: ArgumentMap, theirs: ArgumentMap
) -> None:
    ours.remove("step")
    theirs.extra = {"json": {"relations/step": {"c": 1}}}
    assert told(base, ours, theirs) == [
        (
            "map: extra.json.relations/step: its record is gone, {'c': 1} is not; "
            "it is left out"
        )
    ]


@given(histories())
def test_a_side_that_changed_nothing_takes_what_the_other_holds(
    history: History,
) -> None:
    base, ours, theirs = history
    for merged, expected in (
        (merge3(base, base, theirs), theirs),
        (merge3(base, ours, base), ours),
        (merge3(base, theirs, theirs), theirs),
    ):
        assert merged.map == expected
        assert merged.is_clean


@given(histories())
def test_a_merge_is_a_valid_map_and_changes_none_of_the_three(
    history: History,
) -> None:
    before = [am.dumps(m) for m in history]
    merged = merge3(*history).map
    again = ArgumentMap()
    again.add(*merged.records())
    assert am.loads_with_log(am.dumps(merged))[0] == merged
    assert [am.dumps(m) for m in history] == before


@given(histories())
def test_without_conflicts_the_sides_may_change_places(history: History) -> None:
    base, ours, theirs = history
    there, back = merge3(base, ours, theirs), merge3(base, theirs, ours)
    assert there.is_clean == back.is_clean
    if there.is_clean:
        assert there.map == back.map


@given(histories())
def test_nothing_that_a_side_changed_is_lost_without_a_conflict(
    history: History,
) -> None:
    base, ours, theirs = history
    merge = merge3(base, ours, theirs)
    named = {(c.noun, c.id) for c in merge.conflicts}
    held = by_place(merge.map)
    was = by_place(base)
    for side in (by_place(ours), by_place(theirs)):
        for key in {*side, *was}:
            old, new, now = was.get(key), side.get(key), held.get(key)
            noun = type(new or old).__name__.lower()
            if new in (old, now) or (noun, key[1]) in named:
                continue
            assert old is not None, key
            assert new is not None, key
            assert now is not None, key
            for field in changed(old, new):
                assert getattr(now, field) == getattr(new, field) or field in (
                    "tags",
                    "cites",
                )


@given(histories())
def test_ours_is_kept_at_every_conflict(history: History) -> None:
    base, ours, theirs = history
    merge = merge3(base, ours, theirs)
    held, mine = by_place(merge.map), by_place(ours)
    for conflict in merge.conflicts:
        key = next((k for k in {*held, *mine} if noun_of(k, conflict)), None)
        if conflict.noun == "map" or key is None:
            continue
        now, then = held.get(key), mine.get(key)
        if conflict.field:
            assert getattr(now, conflict.field) == getattr(then, conflict.field)
        elif then is None:
            assert now is None


def noun_of(key: tuple[str, str], conflict: Conflict) -> bool:
    return key == (f"{conflict.noun}s", conflict.id)


def by_place(m: ArgumentMap) -> dict[tuple[str, str], Any]:
    return {place(record): record for record in m.records()}


def changed(old: Any, new: Any) -> list[str]:
    return [
        name for name in kinds(type(old)) if getattr(old, name) != getattr(new, name)
    ]
