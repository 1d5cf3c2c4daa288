from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.times import time_of, times_in
from argmap.model.dates import Date


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("As of April 14, 2025, rents in 2019 held.", None, "2025-04-14"),
        ("As of Feb. 13, it held.", "2026-02-20", "2026-02-13"),
        ("As of Feb. 13, it held.", None, None),
        ("As of Feb. 31, 2019 it held.", None, None),
        ("From 2015 through the second quarter of 2020.", None, "2015/2020"),
        ("Since 2014 it held.", None, "2014/.."),
        ("In May 2019 it held.", None, "2019-05"),
        ("On 3 May 2019 it held.", None, "2019-05-03"),
        ("On 2019-05-03 it held.", None, "2019-05-03"),
        ("By 2019 it held.", None, "2019"),
        ("Rents held.", "2020", None),
        # What the document's year has not seen yet is of the year before.
        ("As of Dec. 30 it held.", "2026-02-20", "2025-12-30"),
        ("In March it held.", "2026-02-20", "2025-03"),
        ("In March it held.", "2026", "2026-03"),
        ("In February it held.", "2026-02-20", "2026-02"),
        ("Between January and June 2025 it held.", "2026-02", "2025-01/2025-06"),
        ("From 1 March 2024 to 3 April 2024 it held.", None, "2024-03-01/2024-04-03"),
        ("In 2022-23 it held.", None, "2022/2023"),
        ("In the year to 31 March 2024 it held.", None, "2023-04-01/2024-03-31"),
        ("In the same quarter of 2024 it held.", None, "2024"),
        ("In all of 2023 it held.", None, "2023"),
        ("It held this summer.", "2026-03-02", "2026"),
        ("A year ago it held.", "2026-03-02", "2025"),
        ("A year ago it held.", None, None),
        ("It is down from a year earlier.", "2026-03-02", None),
        ("It held the year before it closed.", "2026-03-02", None),
        # What is a year before a time does not hide it.
        ("In 2019 it held, and not a year earlier.", None, "2019"),
        ("In fiscal year 2026 it held.", None, "2026"),
        ("In FY 2026 it held.", None, "2026"),
        ("In the third quarter of 2025 it held.", None, "2025-07/2025-09"),
        ("In the second half of 2025 it held.", None, "2025-07/2025-12"),
        ("In the first half of 2025 it held.", None, "2025-01/2025-06"),
        ("In the week to 7 December 2025 it held.", None, "2025-12-01/2025-12-07"),
        ("In the year ending 31 March 2025 it held.", None, "2024-04-01/2025-03-31"),
        ("In the week to December 2025 it held.", None, None),
        ("In the quarter ended June 30, 2024, it held.", None, "2024-04-01/2024-06-30"),
        ("In the quarter to 31 January 2024 it held.", None, "2023-11-01/2024-01-31"),
        ("In the night of 24 October 2024 it held.", None, "2024-10-24"),
        ("At the end of 2023 it held.", None, "2023"),
        ("It held last year.", "2026-03-02", "2025"),
        ("It held this year.", "2026-03-02", "2026"),
        ("It held last month.", "2026-01-02", "2025-12"),
        ("It held this month.", "2026-01-02", "2026-01"),
        ("It held last month.", "2026", None),
        ("It held last year.", None, None),
        ("Over the last year it held.", "2026", None),
        ("They may stay by May.", "2026", "2026-05"),
        ("In 2023 it held, in 2024 it fell.", None, None),
        ("Until Dec. 31 it holds.", "2026", None),
        ("On 31 April 2024 it held.", None, None),
        ("As of 13 February 2026 it had 12 routes.", None, "2026-02-13"),
        ("As of February 13, 2026, it had 12 routes.", None, "2026-02-13"),
        ("As of Feb. 2026 it had 12 routes, up from those in 2024.", None, "2026-02"),
        ("In 2024 it had 12 routes.", None, "2024"),
        ("By late March 2024 it had 12 routes.", None, "2024-03"),
        ("On 3rd May 2024 it had 12 routes.", None, "2024-05-03"),
        ("From 2015 to 2020 it built 12 stops.", None, "2015/2020"),
        ("Between 2015 and 2020 it built 12 stops.", None, "2015/2020"),
        ("Since January 2025 it has 12 routes.", None, "2025-01/.."),
        ("In 2023 it had 12 routes and in 2024 14.", None, None),
        ("On 31 April 2024 it had 12 routes.", None, None),
        ("From 2020 to 2015 it had 12 routes.", None, None),
        ("It had 12 routes.", None, None),
        ("The 2024 count is 12 routes.", None, None),
    ],
)
def test_a_sentence_says_what_time_it_is_of(
    text: str, issued: str | None, expected: str | None
) -> None:
    found = time_of(text, (0, len(text)), issued=Date(issued) if issued else None)
    assert (found.text if found else None) == expected


PERIODS = ["2019/2021", "2018/2020"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 2023 it had 12 routes, and in 2024 14 routes.", ["2023", "2024"]),
        ("It ran 12 routes in 2023 and 14 in 2024.", ["2023", "2024"]),
        (
            "In 2024, 300 riders fell, compared with 250 riders in 2023.",
            ["2024", "2023"],
        ),
        (
            "As of May 2025 it had 14 routes, up from 12 routes in 2023.",
            ["2025-05", "2023"],
        ),
        ("As of May 2025, it had 14 routes, 9 of them new.", ["2025-05", "2025-05"]),
        (
            "It had 12 routes, 3 of them new, and in 2023 it had 9 routes, as of 2025.",
            ["2025", "2025", "2023"],
        ),
        ("It had 12 routes and 9 stops in 2023.", ["2023", "2023"]),
        ("In 2024 it ran, after a strike in May 2023, on 40 lines.", ["2024"]),
        ("Routes fell from 12 routes in 2023 to 9 in 2024.", ["2023", "2024"]),
        ("In 2022, 12 routes ran; in 2023, 14 routes did.", ["2022", "2023"]),
        ("In 2022 it had 12 routes, and 14 routes a year earlier.", ["2022", "2021"]),
        ("In May 2022 it had 12 routes, and 13 a year before.", ["2022-05", "2021-05"]),
        ("From 2019 to 2021 it had 12 routes, and 13 the year before.", PERIODS),
        # A year before a time without an end is none that can be told.
        ("Since 2019 it has 12 routes, and 13 a year before.", ["2019/..", None]),
        ("It rose 9 percent to 12 routes in 2024, the most since 2019.", ["2024"] * 2),
    ],
)
def test_each_figure_of_a_sentence_has_its_own_time(
    text: str, expected: list[str | None]
) -> None:
    found = figures_in(text, [(0, len(text))])
    assert [one.as_of and one.as_of.text for one in found] == expected


UNDATED = (
    "as of Sept. 1",
    "as of Feb. 13",
    "in May",
    "on 31 April 2024",
    "last year",
    "a year ago",
)


@pytest.mark.parametrize("time", UNDATED)
def test_a_figure_of_a_time_that_cannot_be_told_is_of_no_other(time: str) -> None:
    for text in (
        f"It had 12 routes in 2021 and 14 routes {time}.",
        f"The number of routes fell from 12 in 2021 to 14 {time}.",
        f"It had 12 routes in 2021 and 14 {time}.",
    ):
        one, other = figures_in(text, [(0, len(text))])
        assert (one.as_of and one.as_of.text, other.as_of) == ("2021", None)


def test_a_level_as_of_a_day_without_a_year_is_a_level() -> None:
    text = "It had 14 routes as of Feb. 13."
    (one,) = figures_in(text, [(0, len(text))])
    assert (one.quantity.measure, one.as_of) == ("stock", None)


@pytest.mark.parametrize(
    "comparison",
    [
        "compared with 9 routes",
        "compared to 9 routes",
        "up from 9 routes",
        "down from 9 routes",
        "versus 9 routes",
        "against 9 routes",
        "nearly double the 9 routes",
        "three times the 9 routes",
        "above the 9 routes",
        "more than the 9 routes",
    ],
)
def test_a_comparison_parts_a_figure_from_the_time_of_the_other(
    comparison: str,
) -> None:
    for text, expected in (
        (f"It has 12 routes, {comparison} of 2019.", {None}),
        (f"In 2019 it had 12 routes, {comparison} of old.", {Date("2019")}),
    ):
        found = figures_in(text, [(0, len(text))])
        assert {one.as_of for one in found if one.quantity.value == 12} == expected
    assert found[-1].as_of is None


def test_a_figure_of_now_has_no_time_of_before() -> None:
    text = "Founded in 2015, it now has 12 routes."
    (one,) = figures_in(text, [(0, len(text))])
    assert one.as_of is None
    text = "Rents are 12 percent lower than in 2015."
    (one,) = figures_in(text, [(0, len(text))])
    assert one.as_of is None


def test_a_year_ago_is_told_from_the_document() -> None:
    text = "It had 12 routes in {}, compared with 9 a year ago."
    for when, expected in (("January", "2024-01"), ("2019", "2024")):
        said = text.format(when)
        found = figures_in(said, [(0, len(said))], issued=Date("2025-09-10"))
        assert found[1].as_of == Date(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Between 2019 and 2023 deaths fell from 412 to 287.",
        "From 2019 to 2023 deaths fell from 412 to 287.",
        "Deaths fell to 287 between 2019 and 2023.",
        "The number of early deaths in May fell from 412 to 287 from 2019 to 2023.",
    ],
)
def test_what_a_change_led_to_is_of_the_end_of_its_time(text: str) -> None:
    (one,) = figures_in(text, [(0, len(text))])
    assert (one.quantity.value, one.quantity.unit) == (287, "deaths")
    assert one.as_of == Date("2023")


def test_of_a_very_long_sentence_only_the_beginning_counts() -> None:
    text = f"{'rents held and ' * 400} in 2019."
    assert time_of(text, (0, len(text))) is None
    assert time_of(text, (5_000, len(text))) == Date("2019")


@given(
    st.text(
        alphabet=st.sampled_from("0123456789 -,./MayFebSeptasofinbytheyear"),
        max_size=80,
    )
    | st.lists(
        st.sampled_from(
            ["from", "May", "to", "3", "2024", "June", "last year", "as of"]
        ),
        max_size=8,
    ).map(" ".join),
    st.sampled_from([None, Date("2026-02-13"), Date("0000-01"), Date("9999-12-31")]),
)
def test_any_text_has_times_in_order(text: str, issued: Date | None) -> None:
    found = times_in(text, (0, len(text)), issued=issued)
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)
