from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.stances.comparison import compare_stances
from argmap.model.argument_map import ArgumentMap
from argmap.render.tallies import tallies, tallies_table
from tests.render.charts.polls import poll, polls
from tests.render.debates import rent_caps


def test_a_row_counts_every_state_and_names_both_sides() -> None:
    m = poll("+", "+", "-", "±", "?", ".")
    table = tallies_table(compare_stances(m, by="claim", actors=list(m.actors)))
    assert table.columns == (
        *("claim", "text", "supports", "opposes", "mixed", "neutral", "silent"),
        *("hollow", "supports_actors", "opposes_actors"),
    )
    assert table.rows == (("c1", "Claim 1.", 2, 1, 1, 1, 1, 0, ("a1", "a2"), ("a3",)),)


def test_by_issue_derived_sides_are_counted_and_told() -> None:
    table = tallies_table(compare_stances(rent_caps()))
    assert table.columns[2:4] == ("yes", "no")
    assert [row[:8] for row in table.rows] == [
        ("supply", "Do rent caps reduce supply?", 2, 3, 0, 0, 0, 1),
        ("rents", "Are rents lower under the cap?", 1, 1, 0, 0, 3, 1),
        ("count", "How many homes are capped?", 0, 0, 0, 4, 1, 0),
    ]


@settings(max_examples=50, deadline=None)
@given(polls())
def test_every_actor_is_counted_once_on_each_claim(m: ArgumentMap) -> None:
    table = compare_stances(m, by="claim", actors=list(m.actors))
    for one in tallies(table):
        counted = (one.supporting, one.opposing, one.mixed, one.neutral)
        assert sum(map(len, counted)) + one.silent == len(m.actors)


@pytest.mark.parametrize(
    ("rows", "division"),
    [(("+", "+"), 0), (("+", "-"), 1), (("+", "+", "+", "-"), 0.5), (("±",), None)],
)
def test_division_is_1_at_a_balance_and_0_where_all_agree(
    rows: tuple[str, ...], division: float | None
) -> None:
    (one,) = tallies(compare_stances(poll(*rows), by="claim"))
    assert one.divisiveness == division
