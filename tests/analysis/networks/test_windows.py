from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.analysis.networks.windows import network_windows
from argmap.errors import QueryError

BACKWARDS = (
    "the span ends before it begins: until '2023' is before since '2024'; write the "
    "earlier date as since"
)


def spans(*arguments: Any, **options: Any) -> list[str]:
    return [f"{a} {b}" for a, b in network_windows(*arguments, **options)]


def test_windows_follow_each_other_and_the_last_is_cut() -> None:
    assert spans("2023", "2024-05-10", months=6) == [
        "2023-01-01 2023-06-30",
        "2023-07-01 2023-12-31",
        "2024-01-01 2024-05-10",
    ]


def test_windows_overlap_or_leave_gaps_by_the_step() -> None:
    assert spans("2023", "2023-05", months=3, step=2) == [
        "2023-01-01 2023-03-31",
        "2023-03-01 2023-05-31",
    ]
    assert spans("2023", "2023-06", months=1, step=3) == [
        "2023-01-01 2023-01-31",
        "2023-04-01 2023-04-30",
    ]


def test_a_month_that_is_shorter_ends_the_window_earlier_and_shifts_no_other() -> None:
    assert spans("2024-01-31", "2024-04-30", months=1) == [
        "2024-01-31 2024-02-28",
        "2024-02-29 2024-03-30",
        "2024-03-31 2024-04-29",
        "2024-04-30 2024-04-30",
    ]


@given(st.integers(1, 9999), st.integers(0, 40), st.integers(1, 30))
def test_windows_cover_every_day_once(year: int, more: int, months: int) -> None:
    last = min(year + more, 9999)
    found = list(network_windows(f"{year:04d}", f"{last:04d}", months=months))
    assert found[0][0].first == (year, 1, 1)
    assert found[-1][1].last == (last, 12, 31)
    for (_, end), (start, _) in pairwise(found):
        assert end.before(start)


@pytest.mark.parametrize(
    ("arguments", "options", "message"),
    [
        (
            ("2023", "2024"),
            {"months": 0},
            "months: 0 is not a whole number of at least 1",
        ),
        (
            ("2023", "2024"),
            {"step": -1},
            "step: -1 is not a whole number of at least 1",
        ),
        (
            ("../2023", "2024"),
            {},
            "windows need a first and a last day, not '../2023' to '2024'",
        ),
        (
            ("2024", "2023"),
            {},
            BACKWARDS,
        ),
    ],
)
def test_a_span_that_cannot_be_cut_is_refused(
    arguments: tuple[str, str], options: dict[str, Any], message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        network_windows(*arguments, **options)
    assert str(caught.value) == message
