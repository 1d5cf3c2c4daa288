from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.analysis.coding.alpha import Alpha, MeasurementLevel, krippendorff_alpha
from argmap.errors import QueryError

LEVELS = list(MeasurementLevel)
Units = list[tuple[int | None, ...]]

# Eight passages as two coders took them: asserts, doubts (0) or denies.
WORKED = [(1, 1), (1, 1), (1, 1), (1, 0), (-1, -1), (-1, -1), (-1, 0), (0, 0)]


@st.composite
def coded(draw: st.DrawFn, *, most: int = 4) -> Units:
    """Up to eight units of as many coders, some of whose values are missing."""
    coders = draw(st.integers(2, most))
    value = st.none() | st.integers(-2, 2)
    one = st.lists(value, min_size=coders, max_size=coders).map(tuple)
    return draw(st.lists(one, max_size=8))


def test_alpha_of_the_worked_example() -> None:
    nominal = krippendorff_alpha(WORKED)
    assert (nominal.units, nominal.values) == (8, 16)
    assert nominal.observed == 4 / 16
    assert nominal.expected == (16**2 - 7**2 - 5**2 - 4**2) / (16 * 15)
    assert nominal.value == float(1 - Fraction(60, 166))
    assert list(nominal.coincidences) == [
        (1, 1, 6),
        (1, 0, 1),
        (0, 1, 1),
        (0, 0, 2),
        (0, -1, 1),
        (-1, 0, 1),
        (-1, -1, 4),
    ]
    interval = krippendorff_alpha(WORKED, level="interval")
    assert interval.observed == (2 * 1 + 2 * 1) / 16
    assert interval.expected == 2 * (7 * 5 * 4 + 7 * 4 * 1 + 5 * 4 * 1) / (16 * 15)
    assert interval.value == float(1 - Fraction(60, 376))
    assert interval.coincidences == nominal.coincidences
    assert (nominal.undefined, interval.undefined) == ("", "")


def test_a_pair_of_a_unit_with_three_values_counts_half() -> None:
    found = krippendorff_alpha([("a", "a", "b"), ("b", None, "b")])
    assert list(found.coincidences) == [
        ("a", "a", 1),
        ("a", "b", 1),
        ("b", "a", 1),
        ("b", "b", 2),
    ]
    assert (found.values, found.observed, found.expected) == (5, 0.4, 0.6)
    half = krippendorff_alpha([("a", "b", "c")])
    assert {n for *_, n in half.coincidences} == {0.5}


def test_a_unit_with_one_value_tells_nothing() -> None:
    more = [*WORKED, (1, None), (None, None), ()]
    assert krippendorff_alpha(more) == krippendorff_alpha(WORKED)


@pytest.mark.parametrize(
    ("units", "undefined", "observed", "expected"),
    [
        ([], "no unit has two values", None, None),
        ([(1, None), (None, 2)], "no unit has two values", None, None),
        ([(1, 2)], "only one unit has two values", 1, 1),
        ([(1, 1)], "only one unit has two values", 0, 0),
        ([(1, 1), (1, 1)], "every value is 1", 0, 0),
    ],
)
@pytest.mark.parametrize("level", LEVELS)
def test_alpha_is_undefined_where_chance_cannot_be_told(
    units: Units,
    undefined: str,
    observed: float | None,
    expected: float | None,
    level: MeasurementLevel,
) -> None:
    found = krippendorff_alpha(units, level=level)
    assert (found.value, found.undefined) == (None, undefined)
    assert (found.observed, found.expected) == (observed, expected)


@pytest.mark.parametrize("level", LEVELS)
@given(units=coded())
def test_alpha_is_that_of_the_krippendorff_package(
    level: MeasurementLevel, units: Units
) -> None:
    found = krippendorff_alpha(units, level=level)
    assume(found.value is not None)
    rows = [[math.nan if v is None else v for v in unit] for unit in units]
    expected = krippendorff.alpha(
        np.array(rows).T, level_of_measurement=level.value, dtype=np.float64
    )
    assert found.value == pytest.approx(expected, abs=1e-9)


@given(coded(), st.randoms(use_true_random=False))
def test_neither_the_order_of_units_nor_of_coders_changes_a_digit(
    units: Units, random: Any
) -> None:
    for level in LEVELS:
        found = krippendorff_alpha(units, level=level)
        turned = [tuple(random.sample(unit, len(unit))) for unit in units]
        random.shuffle(turned)
        again = krippendorff_alpha(turned, level=level)
        assert flat(again) == flat(found)


def flat(found: Alpha) -> tuple[Any, ...]:
    """Return all of a result but the order in which values were seen."""
    # The name of a category is whichever was seen first.
    told = found.undefined.startswith("every") or found.undefined
    return (
        found.value,
        told,
        found.units,
        found.values,
        found.observed,
        found.expected,
        sorted(found.coincidences),
    )


@given(coded())
def test_alpha_is_at_most_1_and_reaches_it_only_without_disagreement(
    units: Units,
) -> None:
    for level in LEVELS:
        found = krippendorff_alpha(units, level=level)
        agreed = all(len({*unit} - {None}) < 2 for unit in units)
        assert found.value is None or found.value <= 1
        assert found.value is None or (found.value == 1) is agreed


@pytest.mark.parametrize(
    "relabel", [str, lambda v: 7 - v, lambda v: ("x", v), lambda v: v**3]
)
@given(units=coded())
def test_new_names_for_categories_change_no_nominal_alpha(
    relabel: Callable[[int], Any], units: Units
) -> None:
    renamed = [[None if v is None else relabel(v) for v in unit] for unit in units]
    found, again = krippendorff_alpha(units), krippendorff_alpha(renamed)
    assert (again.value, again.expected) == (found.value, found.expected)


@given(
    coded(),
    st.integers(-(10**6), 10**6).filter(bool),
    st.fractions(max_denominator=1000),
)
def test_another_unit_and_origin_change_no_interval_alpha(
    units: Units, factor: int, origin: Fraction
) -> None:
    moved = [
        [None if v is None else v * factor + origin for v in unit] for unit in units
    ]
    found = krippendorff_alpha(units, level="interval")
    assert krippendorff_alpha(moved, level="interval").value == found.value


@given(coded(most=2))
def test_with_two_values_both_levels_are_the_same(units: Units) -> None:
    two = [tuple(None if v is None else v % 2 for v in unit) for unit in units]
    nominal = krippendorff_alpha(two)
    assert krippendorff_alpha(two, level="interval").value == nominal.value


def test_coincidences_sum_to_what_can_be_paired() -> None:
    found = krippendorff_alpha([(1, 2, 2, None), (3, 3), (4, None), (1, 1, 1, 2)])
    assert found.values == 9
    assert sum(n for *_, n in found.coincidences) == pytest.approx(9)


def test_numbers_far_from_zero_lose_no_digit() -> None:
    far = [tuple(v + 10.0**15 for v in unit) for unit in WORKED]
    near = krippendorff_alpha(WORKED, level="interval")
    assert krippendorff_alpha(far, level="interval").value == near.value
    huge = [tuple(v * 10**400 for v in unit) for unit in WORKED]
    with pytest.raises(QueryError) as caught:
        krippendorff_alpha(huge, level="interval")
    assert str(caught.value) == (
        "the values lie too far apart: the square of their distance is beyond what a "
        "number can hold"
    )
    assert krippendorff_alpha(huge).value == krippendorff_alpha(WORKED).value


def test_numbers_need_not_be_whole() -> None:
    quarters = [(0.25, 0.5), (0.25, 0.25), (1.0, 0.75)]
    whole = [(1, 2), (1, 1), (4, 3)]
    found = krippendorff_alpha(quarters, level="interval")
    again = krippendorff_alpha(whole, level="interval")
    assert (found.value, found.observed) == (again.value, 4 / 6 / 16)


def test_numbers_of_numpy_are_numbers() -> None:
    units = [tuple(map(np.int64, unit)) for unit in WORKED]
    found = krippendorff_alpha(units, level="interval")
    assert found.value == krippendorff_alpha(WORKED, level="interval").value


@pytest.mark.parametrize(
    ("units", "level", "message"),
    [
        (
            WORKED,
            "ordinal",
            "'ordinal' is not a level of measurement; did you mean 'nominal'?",
        ),
        (
            [(1, 2), "ab"],
            "nominal",
            "units[1]: expected the values of its coders, found 'ab'",
        ),
        (
            [{"lee": 1, "ortiz": 2}],
            "nominal",
            "units[0]: expected the values of its coders, found {'lee': 1, 'ortiz': 2}",
        ),
        ([3], "nominal", "units[0]: expected the values of its coders, found 3"),
        (
            [(1, 2), (1, [2])],
            "nominal",
            "units[1]: expected a value that can be hashed, found [2]",
        ),
        (
            [(1, 2), (math.nan, 1)],
            "nominal",
            "units[1]: expected a value, or None for what is missing, found nan",
        ),
        (
            [(1, 2), (1, "2")],
            "interval",
            "units[1]: expected a finite number, or None for what is missing, found '2'",
        ),
        (
            [(1, math.inf)],
            "interval",
            "units[0]: expected a finite number, or None for what is missing, found inf",
        ),
        (
            [(True, 2)],
            "interval",
            "units[0]: expected a finite number, or None for what is missing, found True",
        ),
    ],
)
def test_what_is_no_coding_is_refused_in_one_line(
    units: Any, level: str, message: str
) -> None:
    with pytest.raises(QueryError) as caught:
        krippendorff_alpha(units, level=level)
    assert str(caught.value) == message


def test_infinity_is_a_category_like_any_other() -> None:
    found = krippendorff_alpha([(math.inf, math.inf), (1, math.inf)])
    assert found.value == 0
