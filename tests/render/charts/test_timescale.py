from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.dates import Date
from argmap.render.charts.timescale import scale_of, span
from tests.wording import dates


@pytest.mark.parametrize(
    ("given_dates", "marks"),
    [
        (["2019", "2026-02-13"], "2020 2022 2024 2026"),
        (["1996", "2026"], "1995 2000 2005 2010 2015 2020 2025"),
        (["2025-04-14"], "Mar 2025|Apr 2025|May 2025|Jun 2025"),
        (["2024/..", "../2025-03"], "Jan 2024|Apr 2024|Jul 2024|Oct 2024|Jan 2025"),
    ],
)
def test_full_years_or_months_are_marked(given_dates: list[str], marks: str) -> None:
    scale = scale_of(map(Date, given_dates))
    expected = marks.split("|") if "|" in marks else marks.split()
    assert [words for _, words in scale.ticks][: len(expected)] == expected


def test_a_day_has_its_width() -> None:
    first, last = span(Date("2024-12-31"))
    assert first == pytest.approx(2025 - 1 / 366)
    assert last == 2025


@given(st.lists(dates(), min_size=1))
def test_every_date_is_on_the_scale(several: list[Date]) -> None:
    scale = scale_of(several)
    assert len(scale.ticks) <= 8
    places = [place for place, _ in scale.ticks]
    assert places == sorted(places)
    assert all(scale.begin <= place <= scale.end for place in places)
    for date in several:
        begin, end = scale.clipped(date)
        assert scale.begin <= begin < end <= scale.end
