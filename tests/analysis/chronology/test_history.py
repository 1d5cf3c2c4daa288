from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.acceptability import Flag, Status, assess
from argmap.analysis.chronology.history import histories
from argmap.errors import UnknownIdError
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates, renamed


def dispute(**said: str | None) -> ArgumentMap:
    """Make d -> c and e -> d, each claim said at a date; None for an undated one."""
    m = ArgumentMap("worked example")
    actor = m.actor("A")
    for key, date in said.items():
        m.claim(f"Claim {key}.", id=key)
        m.assertion(key, actor=actor, date=date)
    for target, attacker in (("c", "d"), ("d", "e")):
        if target in said and attacker in said:
            m.attack(target, by=attacker)
    return m


def told(m: ArgumentMap, claim: str) -> list[tuple[str, str]]:
    history = histories(m)[claim]
    return [(one.status.value, str(one.since)) for one in history.changes]


def test_a_claim_has_a_status_from_when_it_was_said() -> None:
    m = dispute(c="2020", d="2025-11-07", e="2026-02")
    assert told(m, "c") == [
        ("unchallenged", "2020"),
        ("rebutted", "2025-11-07"),
        ("defended", "2026-02"),
    ]
    assert told(m, "d") == [("unchallenged", "2025-11-07"), ("rebutted", "2026-02")]
    history = histories(m)["c"]
    assert str(history.since) == str(history.reinstated) == "2026-02"
    assert history.sentence == (
        "Reinstated: defended since February 2026; before that rebutted (objection on "
        "record, no reply that stands) since 7 November 2025; before that unchallenged "
        "since 2020."
    )


def test_a_claim_that_fell_twice_is_reinstated_since_it_last_stood_up() -> None:
    m = dispute(c="2020", d="2021", e="2022", f="2023", g="2024")
    m.attack("c", by="f")
    m.attack("f", by="g")
    assert str(histories(m)["c"].reinstated) == "2024"


def test_what_only_an_undated_reply_reinstates_has_no_date_of_it() -> None:
    history = histories(dispute(c="2020", d="2021", e=None))["c"]
    assert (history.since, history.reinstated) == (None, None)
    assert history.sentence == (
        "Defended, by what has no date in this map; before that rebutted (objection on "
        "record, no reply that stands) since 2021; before that unchallenged since 2020."
    )


def test_rebutted_since_a_date() -> None:
    history = histories(dispute(c="2020", d="2025-11-07"))["c"]
    assert history.sentence == (
        "Rebutted (objection on record, no reply that stands) since 7 November 2025; "
        "before that unchallenged since 2020."
    )
    assert history.reinstated is None


def test_a_status_that_does_not_change_is_told_once() -> None:
    m = dispute(c="2020")
    m.assertion("c", actor="a", date="2021")
    assert told(m, "c") == [("unchallenged", "2020")]
    assert histories(m)["c"].sentence == "Unchallenged since 2020."
    assert histories(m).changed == ()


def test_a_statement_somewhere_in_a_period_was_made_by_its_end() -> None:
    m = dispute(c="2020", d="2024/2025-06")
    assert "since June 2025 at the latest; before" in histories(m)["c"].sentence


def test_of_dates_that_end_on_one_day_the_widest_is_told() -> None:
    m = dispute(c="2020", d="2021-12-31", e="2021")
    assert [str(date) for date in histories(m).dates] == ["2020", "2021"]
    assert told(m, "c") == [("unchallenged", "2020"), ("defended", "2021")]


def test_what_undated_statements_bring_has_no_since() -> None:
    history = histories(dispute(c="2020", d=None))["c"]
    assert history.since is None
    assert history.sentence == (
        "Rebutted (objection on record, no reply that stands), by what has no date "
        "in this map; before that unchallenged since 2020."
    )
    nothing = histories(dispute(d=None))["d"]
    assert nothing.changes == ()
    assert nothing.sentence == "Unchallenged, by what has no date in this map."


def test_a_date_that_is_open_at_its_end_is_no_date_of_a_labelling() -> None:
    assert histories(dispute(c="2020/..")).dates == ()


def test_histories_stop_at_the_date_asked_for() -> None:
    m = dispute(c="2020", d="2021", e="2022")
    found = histories(m, as_of="2021")
    assert list(found) == ["c", "d"]
    assert found["c"].status is Status.REBUTTED


def test_only_links_of_the_basis_count() -> None:
    found = histories(dispute(c="2020", d="2021"), basis="explicit")
    assert found["c"].status is Status.UNCHALLENGED


def test_an_unknown_claim_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownIdError, match="no claim has id 'ca'"):
        histories(dispute(c="2020"))["ca"]


@settings(max_examples=50)
@given(debates())
def test_reinstated_is_what_assess_flags_for_dated_claims(m: ArgumentMap) -> None:
    found = assess(m, history=True)
    for key, one in histories(m).items():
        if one.since is not None:
            flagged = Flag.REINSTATED in found[key].flags
            assert flagged == (one.reinstated is not None)


@settings(max_examples=50)
@given(debates())
def test_each_change_is_the_status_as_of_its_date(m: ArgumentMap) -> None:
    for key, one in histories(m).items():
        for change in one.changes:
            assert assess(m, as_of=change.since)[key].status is change.status
        for before, after in zip(one.changes, one.changes[1:], strict=False):
            assert before.status is not after.status
            assert before.since.last <= after.since.last  # type: ignore[operator]


@settings(max_examples=50)
@given(debates())
def test_renaming_ids_changes_no_history(m: ArgumentMap) -> None:
    other = renamed(m, "x").claims
    before = {h.claim.text: h.sentence for h in histories(m).values()}
    after = {h.claim.text: h.sentence for h in histories(renamed(m, "x")).values()}
    assert before == after
    assert len(other) == len(m)
