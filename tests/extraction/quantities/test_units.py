from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import argmap as am
from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.units import is_general, unit_key

Told = tuple[float | None, float | None, float | None, str | None]


def amounts_in(text: str) -> list[am.Quantity]:
    found = figures_in(text, [(0, len(text))], bare=False)
    return [one.quantity for one in found]


def told(text: str) -> list[Told]:
    return [(q.lower, q.value, q.upper, q.unit) for q in amounts_in(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,412 agreements", [(None, 1412, None, "agreements")]),
        ("$6.4 million", [(None, 6_400_000, None, "USD")]),
        ("£3bn and 3m riders", [(None, 3e9, None, "GBP"), (None, 3e6, None, "riders")]),
        ("nine times more", [(None, 9, None, "times")]),
        ("40 states and territories", [(None, 40, None, "states")]),
        ("twenty-five routes", [(None, 25, None, "routes")]),
        ("twenty-one riders", [(None, 21, None, "riders")]),
        ("two hundred riders", [(None, 200, None, "riders")]),
        ("25 percent of pay", [(None, 25, None, "percent")]),
        ("65 per cent", [(None, 65, None, "percent")]),
        ("12 %", [(None, 12, None, "percent")]),
        ("7 million dollars", [(None, 7_000_000, None, "USD")]),
        ("6,000 night service drivers", [(None, 6000, None, "drivers")]),
        ("300 people", [(None, 300, None, "people")]),
        ("a 40-hour course", [(None, 40, None, "hours")]),
        ('650 "idle buses" stood', [(None, 650, None, "buses")]),
        ("12 of the routes", [(None, 12, None, "routes")]),
        ("zero routes", [(None, 0, None, "routes")]),
        ("90 more routes", [(None, 90, None, "routes")]),
        ("90 more than the routes", []),
        ("$92,000 per year", [(None, 92_000, None, "USD")]),
        ("$18 an hour", [(None, 18, None, "USD per hour")]),
        ("$18/hour", [(None, 18, None, "USD per hour")]),
        ("5,000 jobs/month", [(None, 5000, None, "jobs per month")]),
        ("$40/person", [(None, 40, None, "USD per person")]),
        ("5,000 jobs/year", [(None, 5000, None, "jobs")]),
        ("14 riders/drivers", [(None, 14, None, "riders")]),
        ("missed 11 days", [(None, 11, None, "days")]),
        ("a wait of five hours", [(None, 5, None, "hours")]),
        ("12 U.S. states", [(None, 12, None, "states")]),
        ("12 full-time drivers", [(None, 12, None, "drivers")]),
        ("12 staff", [(None, 12, None, "staff")]),
        ("12 includes all", []),
        ("3.1 per 1,000 births", [(None, 3.1, None, "per 1,000 births")]),
        ("12 tons per acre", [(None, 12, None, "tons per acre")]),
        ("9 percentage points", [(None, 9, None, "percentage points")]),
    ],
)
def test_a_figure_is_a_number_with_its_unit(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("more than 450 routes", (450, None, None, "routes")),
        ("at least 450 routes", (450, None, None, "routes")),
        ("no fewer than 450 routes", (450, None, None, "routes")),
        ("exceeding 450 routes", (450, None, None, "routes")),
        ("up to 25 routes", (None, None, 25, "routes")),
        ("fewer than 25 routes", (None, None, 25, "routes")),
        ("as many as 25 routes", (None, None, 25, "routes")),
        ("about 25 routes", (None, 25, None, "routes")),
        ("more than an estimated 25 routes", (25, None, None, "routes")),
        ("more than just some 25 routes", (25, None, None, "routes")),
        ("25 or more routes", (25, None, None, "routes")),
        ("25 routes or more", (25, None, None, "routes")),
        ("25 routes or fewer", (None, None, 25, "routes")),
        ("25-plus routes", (25, None, None, "routes")),
        ("25+ routes", (25, None, None, "routes")),
        ("it edged up to 4.2%", (None, 4.2, None, "percent")),
        ("over two years", (None, 2, None, "years")),
        ("for over two years", (2, None, None, "years")),
        ("between 4 and 5 million riders", (4e6, None, 5e6, "riders")),
        ("4 to 5 routes", (4, None, 5, "routes")),
        ("$4.8–5.5 million", (4_800_000, None, 5_500_000, "USD")),
        ("$4.8 million to $5.5 million", (4_800_000, None, 5_500_000, "USD")),
        ("2 thousand to 3 thousand routes", (2000, None, 3000, "routes")),
        ("900 thousand to 2 million routes", (900_000, None, 2e6, "routes")),
        ("0.5 thousand to 900 million riders", (500, None, 9e8, "riders")),
        ("ranging from 4 to 5 routes", (4, None, 5, "routes")),
        ("costs vary from $4 to $5", (4, None, 5, "USD")),
        ("fines from $4 to $5", (4, None, 5, "USD")),
        ("it takes from 4 to 5 days", (4, None, 5, "days")),
        ("from 4 to 5 routes", (4, None, 5, "routes")),
        ("it took fines from $4 to $5", (None, 5, None, "USD")),
        ("fines from $5 to $4", (None, 4, None, "USD")),
        ("ranged from 12% to 15%", (12, None, 15, "percent")),
    ],
)
def test_bounds_and_ranges_are_kept(text: str, expected: Told) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("share", ["{}%", "{} %", "{} percent", "some {} percent"])
@pytest.mark.parametrize(("start", "end"), [("12", "15"), ("15", "12")])
def test_a_change_is_where_it_leads(share: str, start: str, end: str) -> None:
    for form, unit in (
        (share, "percent"),
        ("${}", "USD"),
        ("about {} routes", "routes"),
    ):
        text = f"It went from {form.format(start)} to {form.format(end)}."
        assert told(text) == [(None, int(end), None, unit)]
    text = f"It went by 3 percentage points, from {start} percent to {end} percent."
    assert [one[1] for one in told(text)] == [3, int(end)]


def test_of_them_counts_what_was_counted_before() -> None:
    assert told("1,412 routes, more than 1,130 of them new") == [
        (None, 1412, None, "routes"),
        (1130, None, None, "routes"),
    ]
    assert told("1,130 of them are new") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "5",
        "$",
        "287(g) agreements",
        "In 2019 agreements ended.",
        "The 2019 reports",
        "multiple 2024–2025 reports",
        "the 2024-25 reports",
        "2019 agreements",
        "On 13 February riders came.",
        "February 13 riders came.",
        "at 9:30 buses left",
        "from 9 am buses leave",
        "Section 7 rules",
        "Line 12 stops here.",
        "[3] sources",
        "the 21st stops",
        "the 1990s buses",
        "a 38-year-old man",
        "one of the routes, and each one gives",
        "12 in all",
        "a B12 vitamins pill",
        "9" * 30 + " buses",
    ],
)
def test_other_numbers_are_no_figures(text: str) -> None:
    assert told(text) == []


def test_a_year_counts_where_it_has_a_comma_or_counts_something() -> None:
    assert told("By 2024, 2,000 buses ran.") == [(None, 2000, None, "buses")]
    assert told("About 2000 buses ran.") == [(None, 2000, None, "buses")]


def test_shares_and_multiples_are_ratios() -> None:
    measures = [one.measure for one in amounts_in("9 times, 12 %, 40 routes, $4")]
    assert measures == [am.Measure.RATIO, am.Measure.RATIO, None, None]


def test_whole_numbers_are_whole() -> None:
    assert [
        type(one.value) for one in amounts_in("40 routes, $6.4 million, 6.5 %")
    ] == [
        int,
        int,
        float,
    ]


@pytest.mark.parametrize(
    ("unit", "key"),
    [
        ("routes", "rout"),
        ("bus routes", "rout"),
        ("routes in service", "rout"),
        ("states and territories", "state"),
        ("percent of riders", "percent"),
        ("times more likely to be stopped", "times"),
        ("USD", "usd"),
        ("euros a year", "eur"),
        ("USD per year", "usd"),
        ("USD per hour", "usd per hour"),
        ("deaths per 100,000 residents", "death per 100,000"),
        ("per 1,000 births", "per 1,000"),
        ("per cent", "percent"),
        ("percentage points of it", "percentage points"),
        ("buses", "buse"),
        ("soot", "soot"),
        ("", ""),
    ],
)
def test_the_key_of_a_unit_is_its_noun(unit: str, key: str) -> None:
    assert unit_key(unit) == key


@pytest.mark.parametrize(
    "text", ["$4", "4 hours", "4 years", "4 people", "4 %", "4 miles"]
)
def test_money_shares_and_time_measure_many_things(text: str) -> None:
    (one,) = amounts_in(text)
    assert one.unit is not None
    assert is_general(unit_key(one.unit))


def test_what_is_counted_measures_itself() -> None:
    assert not is_general("rout")
    assert not is_general("death per 100,000")
    assert is_general("usd per hour")


@given(st.text(alphabet=st.sampled_from("0123456789,.-–$£% abcms()[]of"), max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for one in amounts_in(text):
        assert one.unit
        assert unit_key(one.unit)


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Rents rose in 38 of 50 cities.", ["cities", "cities"]),
        ("Of the 830 complaints, 612 were dismissed.", ["complaints", "complaints"]),
        ("It had 30 cases, of which it heard 12.", ["cases", "cases"]),
        ("It has 40 cases, three times the 12 of May.", ["cases", "times", "cases"]),
        ("It has 40 cases versus 12 in May.", ["cases", "cases"]),
        ("The number of open cases fell from 40 to 12.", ["cases"]),
        ("Open cases fell to 12.", ["cases"]),
        ("Open cases fell by 12.", ["cases"]),
        ("Rates fell from 40 to 12.", [None]),
        ("Lee fell from 40 to 12.", [None]),
        ("It rang 3 of 5 bells.", ["bells"]),
        ("Open cases reached 40.", ["cases"]),
        ("It has 12 cases, short of the 40 logged in May.", ["cases", "cases"]),
        ("It has 12 cases, down from a peak of 40 in May.", ["cases", "cases"]),
        ("Cases fell by half, to 40 in May.", ["percent", None]),
    ],
)
def test_a_unit_that_is_left_out_is_that_of_what_is_counted(
    text: str, units: list[str | None]
) -> None:
    found = figures_in(text, [(0, len(text))])
    assert [one.quantity.unit for one in found] == units
