from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap as am
from argmap.analysis.acceptability import Status, assess
from argmap.analysis.differences import (
    NOUNS,
    Difference,
    FieldChange,
    RecordChange,
    diff,
)
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import State
from argmap.analysis.versions.shifts import ChangeKind, StanceChange
from argmap.errors import QueryError
from argmap.model.argument_map import ArgumentMap
from tests.analysis.edits import reordered, versions
from tests.graph.debates import debates, renamed

Pair = tuple[ArgumentMap, ArgumentMap]


@pytest.fixture
def old() -> ArgumentMap:
    m = ArgumentMap("Rent caps", "What do rent caps do?")
    m.issue("Do rent caps cut supply?", id="supply")
    m.source("A study", id="study", issued="2023")
    m.actor("J. Lee", id="lee")
    m.actor("M. Ortiz", id="ortiz")
    m.claim("Rent caps cut supply.", id="caps", issue="supply", thesis=True)
    m.claim("Starts fell.", id="starts", issue="supply")
    m.support("caps", by="starts", id="step")
    m.assertion("caps", actor="lee", source="study", id="said")
    return m


@pytest.fixture
def new(old: ArgumentMap) -> ArgumentMap:
    return old.subset()


def kinds(found: Difference) -> list[tuple[str, str, str]]:
    return [(c.kind.value, c.noun, c.record.id) for c in found.changes]


def test_equal_maps_have_no_difference(old: ArgumentMap, new: ArgumentMap) -> None:
    found = diff(old, new)
    assert not found
    assert len(found) == 0
    assert (found.head, found.changes, found.statuses, found.stances) == ((),) * 4


def test_changes_come_by_class_in_the_new_order_and_then_what_is_gone(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    new.remove("starts", cascade=True)
    new.claim("Interest rates rose.", id="rates", issue="supply")
    new.attack("caps", by="rates", id="blow")
    new.actor("A. Kim", id="kim")
    found = diff(old, new)
    assert kinds(found) == [
        ("added", "claim", "rates"),
        ("removed", "claim", "starts"),
        ("added", "relation", "blow"),
        ("removed", "relation", "step"),
        ("added", "actor", "kim"),
    ]
    assert len(found) == 5
    assert found
    assert [c.record.id for c in found.of("claim")] == ["rates", "starts"]
    assert [c.record.id for c in found.of("claim", "removed")] == ["starts"]


def test_a_changed_record_names_the_fields_that_differ(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    claim = am.Claim(id="caps", text="Rent caps cut new supply.", issue="supply")
    new.replace(claim)
    (change,) = diff(old, new).changes
    assert change == RecordChange(
        kind=ChangeKind.CHANGED,
        noun="claim",
        before=old.claims["caps"],
        after=claim,
        fields=(
            FieldChange(
                field="text",
                before="Rent caps cut supply.",
                after="Rent caps cut new supply.",
            ),
        ),
    )


def with_another_id(m: ArgumentMap) -> ArgumentMap:
    fresh = ArgumentMap(m.title, m.question)
    fresh.issue("Do rent caps cut supply?", id="supply")
    fresh.source("A study", id="study", issued="2023")
    fresh.actor("J. Lee", id="lee")
    fresh.actor("M. Ortiz", id="ortiz")
    fresh.claim("Rent caps cut supply.", id="rent-caps", issue="supply", thesis=True)
    fresh.claim("Starts fell.", id="starts", issue="supply")
    fresh.support("rent-caps", by="starts", id="step")
    fresh.assertion("rent-caps", actor="lee", source="study", id="said")
    return fresh


def test_what_only_follows_a_renamed_record_is_not_changed(old: ArgumentMap) -> None:
    found = diff(old, with_another_id(old))
    (change,) = found.changes
    assert (change.kind, change.noun) == (ChangeKind.RENAMED, "claim")
    assert (change.before, change.after) == (
        old.claims["caps"],
        found.after.claims["rent-caps"],
    )
    assert change.fields == ()
    assert (found.statuses, found.stances) == ((), ())


def test_a_renamed_record_may_have_changed_too(old: ArgumentMap) -> None:
    new = with_another_id(old)
    new.replace(
        am.Claim(
            id="rent-caps", text="rent caps cut supply", issue="supply", title="Caps"
        )
    )
    (change,) = diff(old, new).changes
    assert change.kind is ChangeKind.RENAMED
    assert [field.field for field in change.fields] == ["text", "title"]


def test_the_head_and_what_only_a_notation_knows_are_compared(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    new.title, new.note = "Caps", "Draft."
    old.extra = {"json": {"": {"a": 1}, "claims/caps": {"b": 2}}, "kialo": {}}
    new.extra = {"json": {"": {"a": 2}}}
    found = diff(old, new)
    assert [(f.field, f.before, f.after) for f in found.head] == [
        ("title", "Rent caps", "Caps"),
        ("note", None, "Draft."),
        ("extra.json", {"a": 1}, {"a": 2}),
        ("extra.json.claims/caps", {"b": 2}, None),
        ("extra.kialo", {}, None),
    ]
    assert len(found) == 5


def test_what_a_notation_knows_of_a_renamed_record_goes_with_it(
    old: ArgumentMap,
) -> None:
    new = with_another_id(old)
    old.extra = {"json": {"claims/caps": {"b": 2}}}
    new.extra = {"json": {"claims/rent-caps": {"b": 2}}}
    assert diff(old, new).head == ()


def test_a_status_changes_under_either_basis(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    new.claim("The stock held.", id="held")
    new.attack("caps", by="held", basis="analyst", analyst="rk")
    caps, held = diff(old, new).statuses
    assert (caps.claim.id, caps.before, caps.after) == (
        "caps",
        Status.UNCHALLENGED,
        Status.REBUTTED,
    )
    assert caps.explicit_before is caps.explicit_after is Status.UNCHALLENGED
    assert caps.kind is ChangeKind.CHANGED
    (reason,) = caps.reasons
    assert reason == (
        "Objection on record, no reply recorded: “The stock held” (nobody named), "
        "link inferred by rk."
    )
    assert (held.kind, held.before, held.after) == (
        ChangeKind.ADDED,
        None,
        Status.UNCHALLENGED,
    )
    gone = diff(new, old).statuses[-1]
    assert (gone.kind, gone.claim.id, gone.reasons) == (ChangeKind.REMOVED, "held", ())
    assert diff(old, new, basis="explicit").statuses[0].claim.id == "held"


def test_stances_change_by_issue_or_by_claim(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    new.deny("caps", actor="ortiz")
    (change,) = diff(old, new).stances
    assert change == StanceChange(
        actor=new.actors["ortiz"],
        column=new.issues["supply"],
        before=State.SILENT,
        after=State.NO,
    )
    (change,) = diff(old, new, by="claim").stances
    assert (change.column, change.after) == (new.claims["caps"], State.OPPOSES)
    (change,) = diff(new, old).stances
    assert (change.before, change.after) == (State.NO, State.SILENT)


def test_what_an_actor_says_changes_sides_with_the_thesis(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    new.replace(am.Issue(id="supply", question="Do rent caps help?", thesis=None))
    (change,) = diff(old, new).stances
    assert (change.actor.id, change.before, change.after) == ("lee", "yes", "neutral")


def test_a_date_chooses_what_statuses_count_and_not_which_records(
    old: ArgumentMap, new: ArgumentMap
) -> None:
    new.replace(am.Source(id="study", title="A study", issued=am.Date("2025")))
    found = diff(old, new, as_of="2024")
    assert kinds(found) == [("changed", "source", "study")]
    assert [(s.claim.id, s.before, s.after) for s in found.statuses] == [
        ("caps", Status.UNCHALLENGED, None)
    ]
    assert [(s.actor.id, s.before, s.after) for s in found.stances] == [
        ("lee", State.YES, State.SILENT)
    ]
    assert diff(old, new, as_of="2022").statuses == ()


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"by": "actor"}, "cannot compare by 'actor'; write 'issue' or 'claim'"),
        ({"basis": "explict"}, "'explict' is not a basis; did you mean 'explicit'?"),
    ],
)
def test_a_wrong_choice_is_refused(
    options: Any, message: str, old: ArgumentMap
) -> None:
    with pytest.raises(QueryError) as caught:
        diff(old, old, **options)
    assert str(caught.value) == message


def test_changes_are_asked_for_by_noun(old: ArgumentMap) -> None:
    with pytest.raises(QueryError) as caught:
        diff(old, old).of("claims")
    assert str(caught.value) == (
        "'claims' is no class of records; write issue, claim, relation, assertion, "
        "actor, source"
    )


@given(versions())
def test_there_is_a_difference_exactly_where_the_maps_differ(pair: Pair) -> None:
    a, b = pair
    assert bool(diff(a, b)) == (a != b)
    assert not diff(a, reordered(a))


@given(versions())
def test_the_difference_turned_round_is_the_difference_of_the_maps_turned_round(
    pair: Pair,
) -> None:
    a, b = pair
    there, back = diff(a, b), diff(b, a)
    assert mirrored(there) == plain(back)


def plain(found: Difference) -> tuple[Any, ...]:
    return (
        by_name(found.head),
        sorted(map(repr, found.changes)),
        sorted(
            repr((s.before, s.after, s.explicit_before, s.explicit_after))
            for s in found.statuses
        ),
        sorted(
            repr((s.before, s.hollow_before, s.after, s.hollow_after))
            for s in found.stances
        ),
    )


def by_name(head: tuple[FieldChange, ...]) -> list[str]:
    # A renamed record's place is told in the newer id.
    return sorted(repr((f.before, f.after)) for f in head)


TURNED = {
    ChangeKind.ADDED: ChangeKind.REMOVED,
    ChangeKind.REMOVED: ChangeKind.ADDED,
    ChangeKind.CHANGED: ChangeKind.CHANGED,
    ChangeKind.RENAMED: ChangeKind.RENAMED,
}


def turned(field: FieldChange) -> FieldChange:
    return FieldChange(field=field.field, before=field.after, after=field.before)


def mirrored(found: Difference) -> tuple[Any, ...]:
    return (
        by_name(tuple(map(turned, found.head))),
        sorted(
            repr(
                RecordChange(
                    kind=TURNED[c.kind],
                    noun=c.noun,
                    before=c.after,
                    after=c.before,
                    fields=tuple(map(turned, c.fields)),
                )
            )
            for c in found.changes
        ),
        sorted(
            repr((s.after, s.before, s.explicit_after, s.explicit_before))
            for s in found.statuses
        ),
        sorted(
            repr((s.after, s.hollow_after, s.before, s.hollow_before))
            for s in found.stances
        ),
    )


@given(versions())
def test_every_record_that_is_not_alike_is_named_once(pair: Pair) -> None:
    a, b = pair
    found = diff(a, b)
    renames = any(c.kind is ChangeKind.RENAMED for c in found.changes)
    for space, noun in NOUNS.items():
        old, new = getattr(a, space), getattr(b, space)
        changes = found.of(noun)
        before = [c.before.id for c in changes if c.before is not None]
        after = [c.after.id for c in changes if c.after is not None]
        assert len({*before}) == len(before)
        assert len({*after}) == len(after)
        assert {*before} >= {key for key in old if key not in new}
        assert {*after} >= {key for key in new if key not in old}
        if not renames:
            assert {*after} == {key for key in new if new[key] != old.get(key)}


@given(versions(), st.sampled_from(["issue", "claim"]))
def test_statuses_and_stances_are_those_of_the_two_maps(pair: Pair, by: str) -> None:
    a, b = pair
    found = diff(a, b, by=by)
    if any(c.kind is ChangeKind.RENAMED for c in found.changes):
        return
    old, new = assess(a), assess(b)
    moved = {s.claim.id for s in found.statuses if s.before is not s.after}
    assert moved == {
        key
        for key in {*old, *new}
        if getattr(old.by_claim.get(key), "status", None)
        != getattr(new.by_claim.get(key), "status", None)
    }
    one, two = taken(a, by), taken(b, by)
    assert {(s.actor.id, s.column.id) for s in found.stances} == {
        key for key in {*one, *two} if one.get(key) != two.get(key)
    }


def taken(m: ArgumentMap, by: str) -> dict[tuple[str, str], tuple[State, bool]]:
    cells = compare_stances(m, by=by).cells
    return {
        key: (cell.state, cell.hollow)
        for key, cell in cells.items()
        if cell.state is not State.SILENT
    }


@given(debates())
def test_new_ids_alone_are_reported_as_new_ids_alone(m: ArgumentMap) -> None:
    found = diff(m, renamed(m, "z"))
    for change in found.changes:
        # Two links that say the same, and circles of undercuts, cannot be told apart.
        assert change.kind is ChangeKind.RENAMED or change.noun in (
            "relation",
            "assertion",
        )
    claims = found.of("claim")
    assert len(claims) == len(m.claims)
    assert all(change.fields == () for change in claims)
    assert found.statuses == ()
    assert found.stances == ()
