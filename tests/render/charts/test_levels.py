from __future__ import annotations

from typing import Any

import pytest

from argmap.analysis.chronology.series import series_of
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim, Measure, Quantity
from argmap.model.dates import Date
from argmap.render.charts.levels import (
    is_moment,
    joined,
    level,
    plotted,
    short_amount,
)


def claim(valid: str | None = "2024", **fields: Any) -> Claim:
    quantity = Quantity(**{"measure": Measure.STOCK, "value": 1, **fields})
    return Claim(
        id="c",
        text="C.",
        valid=None if valid is None else Date(valid),
        quantity=quantity,
    )


@pytest.mark.parametrize(
    ("bounds", "words", "height"),
    [
        ({"value": 1412}, "1,412", 1412),
        ({"value": -31}, "−31", -31),
        ({"value": 0.30000000000000004}, "0.3", 0.30000000000000004),
        ({"value": 1234567.8}, "1,234,568", 1234567.8),
        ({"lower": 450}, "450+", 450),
        ({"upper": 25}, "≤ 25", 25),
        ({"lower": 4, "upper": 6}, "4–6", 5),
    ],
)
def test_how_a_figure_is_written_and_how_high_it_stands(
    bounds: dict[str, Any], words: str, height: float
) -> None:
    figure = Quantity(**bounds)
    assert short_amount(figure) == words
    assert level(claim(**{"value": None, **bounds})) == height


def test_what_has_no_date_no_figure_or_no_end_has_no_height() -> None:
    assert level(claim(None)) is None
    assert level(claim(value=1e300)) is None
    assert level(Claim(id="c", text="C.", valid=Date("2024"))) is None


def test_a_level_of_a_year_is_of_some_day_in_it() -> None:
    assert is_moment(claim("2024"))
    assert not is_moment(claim("2024-05-02"))
    assert not is_moment(claim("2024/2025"))
    assert not is_moment(claim("2024", measure=Measure.FLOW))
    assert not is_moment(Claim(id="c", text="C.", valid=Date("2024")))


@pytest.mark.parametrize(
    ("measure", "one", "other", "together"),
    [
        ("stock", "2019", "2024-05-02", True),
        ("flow", "2019", "2024", True),
        ("flow", "2024-01", "2024-02", True),
        ("flow", "1996/2001", "2019", False),
        ("ratio", "2019/..", "2024", False),
        ("stock", None, "2024", False),
    ],
)
def test_changes_of_times_of_unequal_length_are_not_joined(
    measure: str, one: str | None, other: str, *, together: bool
) -> None:
    kind = Measure(measure)
    assert joined(claim(one, measure=kind), claim(other, measure=kind)) is together


def test_a_single_figure_needs_no_plot() -> None:
    m = ArgumentMap("plots")
    for key, unit, valid in (
        ("a", "gates", "2019"),
        ("b", "gates", "2020"),
        ("c", "guests", "2020"),
        ("d", "guests", None),
    ):
        m.claim("C.", id=key, valid=valid, quantity={"value": 1, "unit": unit})
    assert [series.unit for series in plotted(series_of(m))] == ["gates"]
