from __future__ import annotations

import pytest

from argmap.analysis.stances.agreement import common_ground, one_sided
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.divisions import consensus
from argmap.model.argument_map import ArgumentMap
from argmap.render.comparison import (
    changes_table,
    common_ground_table,
    consensus_table,
    one_sided_table,
    pairs_table,
    silences_table,
    stance_matrix,
    stances_table,
)
from argmap.render.sheets import Table
from tests.render.debates import rent_caps

Row = dict[str, object]


def rows_of(found: Table) -> list[Row]:
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


@pytest.fixture
def changed() -> ArgumentMap:
    """J. Lee says yes in a study, and no in a letter a year later."""
    m = ArgumentMap("changed")
    m.claim(
        "Caps cut supply.", id="caps", issue=m.issue("Do they?", id="i"), thesis=True
    )
    m.actor("J. Lee", id="lee", kind="researcher")
    m.actor("M. Roe", id="roe", kind="news")
    for key, year in (("study", "2020"), ("letter", "2021")):
        m.source(key.title(), id=key, issued=year)
    m.assertion("caps", actor="lee", source="study", at=(3, 9), id="first")
    m.deny("caps", actor="lee", source="letter", id="second")
    m.assertion("caps", actor="roe", source="study", id="third")
    return m


def test_stances_come_cell_by_cell_the_silent_ones_too() -> None:
    m = rent_caps()
    stances = compare_stances(m)
    rows = rows_of(stances_table(stances))
    assert len(rows) == len(stances.actors) * len(stances.columns)
    lee = {str(row["issue"]): row for row in rows if row["actor"] == "lee"}
    assert lee["supply"]["stance"] == "yes"
    assert lee["rents"]["stance"] == "silent"
    assert lee["rents"]["sources"] == ()
    assert lee["supply"]["text"] == "Do rent caps reduce supply?"


def test_stances_by_claim_name_the_claims() -> None:
    rows = rows_of(stances_table(compare_stances(rent_caps(), by="claim")))
    assert rows[0]["claim"] == "caps"
    assert rows[0]["text"] == "Rent caps cut supply."


def test_the_earlier_positions_of_a_cell_are_told(changed: ArgumentMap) -> None:
    row = rows_of(stances_table(compare_stances(changed, latest=True)))[0]
    assert (row["stance"], row["sources"]) == ("no", ("letter",))
    assert row["history"] == ("study, characters 3-9",)


def test_the_matrix_has_a_row_for_each_actor() -> None:
    found = stance_matrix(compare_stances(rent_caps()))
    assert found.columns == ("actor", "supply", "rents", "count")
    assert found.rows[0] == ("J. Lee", "yes", "", "neutral")
    assert ("Tenants' Union", "no", "yes", "neutral") in found.rows


def test_a_derived_side_stands_in_brackets() -> None:
    table = compare_stances(rent_caps(), actors=["office"])
    assert stance_matrix(table).rows[0][1] == "(no)"


def test_pairs_have_counts_and_no_share_of_fewer_than_five() -> None:
    table = compare_stances(rent_caps(), actors=["ortiz", "lee"])
    (row,) = rows_of(pairs_table(table.pairs()))
    assert row["comparison"] == "agree on 0 of 1 common issue, opposed on 1"
    assert [row[name] for name in ("joint", "agree", "opposed", "other")] == [
        1,
        0,
        1,
        0,
    ]
    assert row["clashes"] == ("caps-contradicts-steady",)
    for share in ("agreement", "signed", "proximity", "overlap"):
        assert row[share] is None


def test_pairs_with_five_in_common_have_shares() -> None:
    m = ArgumentMap("five")
    m.actor("A", id="a")
    m.actor("B", id="b")
    for number in range(6):
        m.claim(f"Claim {number}.", id=f"c{number}")
        m.assertion(f"c{number}", actor="a")
        if number < 5:
            m.assertion(
                f"c{number}", actor="b", stance="denies" if number else "asserts"
            )
    (row,) = rows_of(pairs_table(compare_stances(m, by="claim").pairs()))
    shares = [row[name] for name in ("agreement", "signed", "proximity", "overlap")]
    assert shares == [0.2, -0.6, 0.2, 0.8333]
    assert row["hollow"] == 0


def test_a_pair_with_nothing_in_common_says_so() -> None:
    table = compare_stances(rent_caps(), actors=["ortiz", "office"], issues=["rents"])
    (row,) = rows_of(pairs_table(table.pairs()))
    assert row["comparison"] == "no common issue"
    assert (row["joint"], row["agreement"], row["overlap"]) == (0, None, None)


def test_silences_tell_who_does_speak(changed: ArgumentMap) -> None:
    changed.actor("N. Poe", id="poe")
    changed.claim("Rents fell.", id="fell", issue=changed.issue("Did they?", id="j"))
    changed.assertion("fell", actor="roe", stance="reports")
    table = compare_stances(changed, actors=["roe", "poe"])
    assert silences_table(table).columns[2] == "issue"
    assert [tuple(row.values()) for row in rows_of(silences_table(table))] == [
        ("roe", "M. Roe", "j", "Did they?", True, ()),
        ("poe", "N. Poe", "i", "Do they?", False, ("M. Roe",)),
        ("poe", "N. Poe", "j", "Did they?", False, ()),
    ]


def test_changes_name_both_assertions(changed: ArgumentMap) -> None:
    (row,) = rows_of(changes_table(compare_stances(changed)))
    assert row == {
        "actor": "lee",
        "name": "J. Lee",
        "issue": "i",
        "text": "Do they?",
        "before": "yes",
        "after": "no",
        "date": "2021",
        "earlier": ("first",),
        "later": ("second",),
        "stood": ("study, characters 3-9",),
        "stands": ("letter",),
    }


def test_consensus_tells_each_group_that_speaks(changed: ArgumentMap) -> None:
    changed.actor("Firm", id="firm", kind="company")
    changed.claim("Rents fell.", id="fell")
    changed.assertion("fell", actor="firm")
    table = compare_stances(changed, by="claim", latest=True)
    assert [
        tuple(row.values()) for row in rows_of(consensus_table(consensus(table)))
    ] == [
        (
            "caps",
            "Caps cut supply.",
            0.4807,
            1.0,
            ("roe",),
            ("lee",),
            ("researcher 0 of 1", "news 1 of 1"),
        ),
        ("fell", "Rents fell.", 0.5503, 0.0, ("firm",), (), ("company 1 of 1",)),
    ]


def test_what_is_shared_and_what_is_one_sided_name_the_actors(
    changed: ArgumentMap,
) -> None:
    changed.remove("second")
    assert rows_of(one_sided_table(one_sided(changed), changed)) == [
        {
            "issue": "i",
            "text": "Do they?",
            "side": "yes",
            "actors": ("J. Lee", "M. Roe"),
        }
    ]
    shared = common_ground_table(common_ground(changed), changed)
    assert rows_of(shared) == [
        {
            "claim": "caps",
            "text": "Caps cut supply.",
            "issue": "i",
            "actors": ("J. Lee", "M. Roe"),
            "across": (),
        }
    ]
