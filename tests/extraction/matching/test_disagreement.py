from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import argmap as am
from argmap.extraction.matching.disagreement import comparable, disagreement
from argmap.extraction.matching.readings import Reading
from argmap.model.dates import Date
from tests.strategies import dates, quantities


def reading(
    value: float | None = None,
    *,
    unit: str = "rout",
    valid: str | None = None,
    said: str | None = None,
    rough: bool = False,
    **more: Any,
) -> Reading:
    return Reading(
        claim=0,
        quantity=am.Quantity(value=value, unit=unit, **more),
        unit=unit,
        valid=None if valid is None else Date(valid),
        said=None if said is None else Date(said),
        rough=rough,
    )


def told(one: Reading, other: Reading) -> tuple[str, float | None, str] | None:
    found = disagreement(one, other)
    if found is None:
        return None
    kind, first, _, times = found
    return kind.value, first.quantity.value, times


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (reading(38), reading(38), None),
        (
            reading(38, valid="2024"),
            reading(41, valid="2024"),
            ("conflicting", 38, "both are of 2024"),
        ),
        (
            reading(38, valid="2024"),
            reading(41, valid="2024-05"),
            ("conflicting", 38, "their times overlap"),
        ),
        (
            reading(38, valid="2023"),
            reading(41, valid="2024"),
            ("superseded", 41, "2024 is after 2023"),
        ),
        (
            reading(41, valid="2024"),
            reading(38, valid="2023"),
            ("superseded", 41, "2024 is after 2023"),
        ),
        # What was said when does not count where times are told.
        (
            reading(41, valid="2024", said="2024"),
            reading(38, valid="2023", said="2025"),
            ("superseded", 41, "2024 is after 2023"),
        ),
        (reading(38), reading(41), ("conflicting", 38, "their times are not told")),
        (
            reading(38, valid="2024"),
            reading(41),
            ("conflicting", 38, "the time of one of them is not told"),
        ),
        (
            reading(38, said="2023"),
            reading(41, said="2024"),
            (
                "superseded",
                41,
                "said in 2024, after 2023; their times are not all told",
            ),
        ),
        (
            reading(38, said="2024"),
            reading(41, said="2024-05"),
            ("conflicting", 38, "their times are not told"),
        ),
        # Within weeks two papers that differ speak of one event.
        (
            reading(38, said="2024-05-01"),
            reading(41, said="2024-06-29"),
            ("conflicting", 38, "their times are not told"),
        ),
        (
            reading(38, said="2024-05-01"),
            reading(41, said="2024-06-30"),
            (
                "superseded",
                41,
                "said in 2024-06-30, after 2024-05-01; their times are not all told",
            ),
        ),
        # What is not told is no later than when it was said.
        (
            reading(41, valid="2025-03", said="2025-04"),
            reading(38, said="2025-02"),
            ("superseded", 41, "2025-03 is after 2025-02, when the other was said"),
        ),
        (
            reading(38, said="2025-02"),
            reading(41, valid="2025-03", said="2025-04"),
            ("superseded", 41, "2025-03 is after 2025-02, when the other was said"),
        ),
        (
            reading(41, valid="2025-03"),
            reading(38, said="2025-02"),
            ("conflicting", 41, "the time of one of them is not told"),
        ),
        # A forecast is of a later time than all that was said before it.
        (
            reading(41, valid="2030", said="2025-02-03"),
            reading(38, said="2025-02-01"),
            ("conflicting", 41, "the time of one of them is not told"),
        ),
        # Nobody counted anew what is the same but for rounding.
        (reading(1412, valid="2023"), reading(1400, valid="2024"), None),
        # Money has no level that the last word gives.
        (
            reading(38, unit="usd", said="2023"),
            reading(41, unit="usd", said="2024"),
            ("conflicting", 38, "their times are not told"),
        ),
        (
            reading(38, unit="usd", valid="2023"),
            reading(41, unit="usd", valid="2024"),
            ("superseded", 41, "2024 is after 2023"),
        ),
    ],
)
def test_two_figures_are(
    one: Reading, other: Reading, expected: tuple[str, float, str] | None
) -> None:
    assert told(one, other) == expected


@pytest.mark.parametrize("measure", [am.Measure.FLOW, am.Measure.RATIO])
def test_what_happened_in_two_times_stands_twice(measure: am.Measure) -> None:
    old = reading(38, valid="2023", measure=measure)
    new = reading(41, valid="2024", measure=measure)
    assert disagreement(old, new) is None
    # Nor does it give way to what was said of a later time.
    said = reading(38, said="2023", measure=measure)
    assert told(said, reading(41, valid="2024", said="2024-05")) is None
    assert told(
        reading(38, said="2023", measure=measure), reading(41, said="2024")
    ) == (
        "conflicting",
        38,
        "their times are not told",
    )


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        (reading(lower=450), reading(1412), False),
        (reading(lower=450), reading(449), True),
        (reading(lower=450), reading(450), False),
        (reading(upper=40), reading(41), True),
        (reading(upper=40), reading(lower=40), False),
        (reading(lower=4, upper=6), reading(lower=6.5, upper=7), True),
        (reading(1400), reading(1412), False),
        (reading(1412), reading(1400), False),
        (reading(6.4), reading(6.42), False),
        (reading(6_400_000), reading(6_423_000), False),
        (reading(1900, rough=True), reading(1870), False),
        (reading(38), reading(40, rough=True), False),
        (reading(37), reading(40, rough=True), True),
        # One digit is as rough as that.
        (reading(40), reading(38), True),
        (reading(0), reading(38), True),
        (reading(1350), reading(1412), True),
    ],
)
def test_figures_that_can_both_be_right_do_not_conflict(
    one: Reading, other: Reading, *, conflict: bool
) -> None:
    assert (disagreement(one, other) is not None) is conflict


@pytest.mark.parametrize(
    ("fields", "its", "expected"),
    [
        ({}, {}, True),
        ({"unit": "rout"}, {"unit": "bus"}, False),
        ({"measure": am.Measure.STOCK}, {"measure": am.Measure.FLOW}, False),
        ({"measure": am.Measure.STOCK}, {}, True),
        ({"scope": "City"}, {"scope": "city"}, True),
        ({"scope": "city"}, {"scope": "county"}, False),
        ({"scope": "city"}, {}, True),
    ],
)
def test_figures_can_be_compared_where_nothing_known_of_them_differs(
    fields: dict[str, Any], its: dict[str, Any], *, expected: bool
) -> None:
    assert comparable(reading(1, **fields), reading(2, **its)) is expected
    assert comparable(reading(2, **its), reading(1, **fields)) is expected


readings = st.builds(
    Reading,
    claim=st.just(0),
    quantity=quantities(nasty=False),
    unit=st.just("rout"),
    valid=st.none() | dates(),
    said=st.none() | dates(),
    rough=st.booleans(),
)


@given(readings, readings)
@example(reading(-1.75e308), reading(-11))
def test_which_figure_comes_first_makes_no_difference(
    one: Reading, other: Reading
) -> None:
    found, turned = disagreement(one, other), disagreement(other, one)
    assert (found is None) == (turned is None)
    if found is not None and turned is not None:
        assert found[0] is turned[0]
        if found[0] is am.MatchKind.SUPERSEDED:
            assert found == turned
