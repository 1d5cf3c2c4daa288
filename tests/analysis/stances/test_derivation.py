from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings

from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import StanceTable, State
from argmap.model.argument_map import ArgumentMap
from tests.graph.debates import debates


@pytest.fixture
def m() -> ArgumentMap:
    m = ArgumentMap("derived")
    for key in ("caps", "starts", "held", "other"):
        m.claim(f"{key.title()}.", id=key)
    for name in ("A", "B", "C"):
        m.actor(name, id=name)
    return m


def derived(m: ArgumentMap, **choices: Any) -> StanceTable:
    return compare_stances(m, by="claim", actors=m.actors, derived=True, **choices)


def states(table: StanceTable, actor: str) -> dict[str, str]:
    return {
        column.id: cell.state.value
        for column in table.columns
        if (cell := table[actor, column]).hollow
    }


def test_who_also_denies_a_premise_is_taken_to_no_side(m: ArgumentMap) -> None:
    m.support("caps", by="starts")
    m.assertion("starts", actor="A")
    m.deny("starts", actor="A")
    assert states(derived(m), "A") == {}


def test_a_side_follows_from_what_supports_rephrases_attacks_or_contradicts(
    m: ArgumentMap,
) -> None:
    m.support("caps", by="starts")
    m.attack("caps", by="held")
    said = m.assertion("starts", actor="A")
    m.assertion("starts", actor="A", stance="doubts")
    m.assertion("held", actor="B")
    m.assertion("caps", actor="C")
    table = derived(m)
    cell = table["A", "caps"]
    assert (cell.state, cell.hollow, cell.assertions) == (
        State.SUPPORTS,
        True,
        (said,),
    )
    assert states(table, "B") == {"caps": "opposes"}
    # Support and attack run one way.
    assert states(table, "C") == {}
    assert table.cells[("A", "caps")] == cell
    plain = compare_stances(m, by="claim", actors=m.actors)
    assert plain["A", "caps"].state is State.SILENT
    assert plain.pair("A", "B").joint == 0
    pair = table.pair("A", "B")
    assert (pair.joint, pair.opposed, pair.hollow) == (1, 1, 1)
    assert [point.first for point in pair.points()][:1] == [(said,)]


@pytest.mark.parametrize(("link", "state"), [("rephrase", 1), ("contradict", -1)])
def test_rephrasing_and_contradiction_run_both_ways(
    m: ArgumentMap, link: str, state: int
) -> None:
    getattr(m, link)("caps", "starts")
    m.assertion("caps", actor="A")
    m.assertion("starts", actor="B")
    table = derived(m)
    assert table["A", "starts"].state.sign == state
    assert table["B", "caps"].state.sign == state


def test_its_own_word_on_a_claim_comes_before_what_follows(m: ArgumentMap) -> None:
    m.support("caps", by="starts")
    m.assertion("starts", actor="A")
    doubt = m.assertion("caps", actor="A", stance="doubts")
    cell = derived(m)["A", "caps"]
    assert (cell.state, cell.hollow, cell.assertions) == (
        State.NEUTRAL,
        False,
        (doubt,),
    )
    m.assertion("starts", actor="B")
    report = m.assertion("caps", actor="B", stance="reports")
    cell = derived(m)["B", "caps"]
    assert (cell.state, cell.hollow, cell.reports) == (State.SUPPORTS, True, (report,))


def test_nothing_follows_from_denial_doubt_both_or_undercuts(m: ArgumentMap) -> None:
    step = m.support("caps", by="starts")
    m.undercut(step, by="held")
    m.deny("starts", actor="A")
    m.assertion("held", actor="A")
    m.assertion("starts", actor="B", stance="doubts")
    m.assertion("starts", actor="C")
    m.deny("starts", actor="C")
    table = derived(m)
    assert all(states(table, actor) == {} for actor in "ABC")


def test_linked_premises_count_where_all_are_asserted(m: ArgumentMap) -> None:
    m.attack("caps", by=["starts", "held"])
    first = m.assertion("starts", actor="A")
    assert derived(m)["A", "caps"].state is State.SILENT
    second = m.assertion("held", actor="A")
    cell = derived(m)["A", "caps"]
    assert (cell.state, cell.assertions) == (State.OPPOSES, (first, second))


def test_what_follows_both_ways_is_mixed_and_goes_no_further(m: ArgumentMap) -> None:
    m.support("caps", by="starts")
    m.attack("caps", by="held")
    m.support("other", by="caps")
    m.assertion("starts", actor="A")
    m.assertion("held", actor="A")
    table = derived(m)
    assert states(table, "A") == {"caps": "mixed"}
    m.assertion("caps", actor="B")
    assert states(derived(m), "B") == {"other": "supports"}


def test_links_of_another_basis_and_positions_given_up_derive_nothing(
    m: ArgumentMap,
) -> None:
    m.support("caps", by="starts", basis="analyst")
    m.assertion("caps", actor="B", date="2020")
    m.assertion("starts", actor="A", date="2020")
    assert states(derived(m, basis="analyst"), "A") == {"caps": "supports"}
    assert states(derived(m, basis="explicit"), "A") == {}
    m.deny("starts", actor="A", date="2021")
    assert states(derived(m), "A") == {}
    assert states(derived(m, as_of="2020"), "A") == {"caps": "supports"}
    m.assertion("starts", actor="A", date="2022")
    assert states(derived(m, latest=True), "A") == {"caps": "supports"}


def test_a_side_is_derived_from_claims_that_are_not_compared(m: ArgumentMap) -> None:
    m.support("caps", by="starts")
    m.assertion("starts", actor="A")
    table = derived(m, claims=["caps"])
    assert [column.id for column in table.columns] == ["caps"]
    assert table["A", "caps"].state is State.SUPPORTS
    assert list(table.cells) == [("A", "caps")]
    assert list(derived(m, claims=["held"]).cells) == []


@settings(deadline=None, max_examples=80)
@given(debates())
def test_derived_sides_add_cells_and_change_none(m: ArgumentMap) -> None:
    plain = compare_stances(m, by="claim", actors=m.actors)
    table = compare_stances(m, by="claim", actors=m.actors, derived=True)
    for key, cell in table.cells.items():
        if cell.hollow:
            assert plain[key].state is State.SILENT
            assert all(a.claim != cell.column for a in cell.assertions)
            assert cell.assertions
        else:
            assert plain[key] == cell
    assert {key for key, c in plain.cells.items() if c.assertions} <= set(table.cells)
