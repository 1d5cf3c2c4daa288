from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.records import FigureFound
from argmap.model.dates import Date


def figures(text: str, issued: str | None = None) -> tuple[FigureFound, ...]:
    return figures_in(
        text,
        [(0, len(text))],
        issued=Date(issued) if issued else None,
    )


def shown(
    text: str,
) -> list[tuple[float | None, float | None, float | None, str | None]]:
    return [
        (
            one.quantity.lower,
            one.quantity.value,
            one.quantity.upper,
            one.quantity.unit,
        )
        for one in figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 1,412 active agreements.", [(None, 1412, None, "agreements")]),
        ("More than 450 agencies joined.", [(450, None, None, "agencies")]),
        ("Up to 25% of it.", [(None, None, 25, "percent")]),
        ("Rents rose 3.5 percent.", [(None, 3.5, None, "percent")]),
        ("It cost $4.8 million to $5.5 million.", [(4800000, None, 5500000, "USD")]),
        ("It cost $26 million.", [(None, 26000000, None, "USD")]),
        ("It cost 4.5 million euros.", [(None, 4500000, None, "EUR")]),
        ("Nine times more likely.", [(None, 9, None, "times")]),
        ("Two million people left.", [(None, 2000000, None, "people")]),
        ("Just 45 of these old agreements.", [(None, 45, None, "agreements")]),
        (
            "ICE arrested 674 and held 121.",
            [(None, 674, None, None), (None, 121, None, None)],
        ),
        ("£3bn was lost.", [(None, 3000000000, None, "GBP")]),
    ],
)
def test_a_figure_has_its_bound_and_its_unit(
    text: str,
    expected: list[tuple[float | None, float | None, float | None, str | None]],
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Under 287(g) they act.",
        "As of Feb. 13 it held.",
        "On 13 May it held.",
        "Order 14159 was signed.",
        "In 2019 rents fell.",
        "The 2019 report says so.",
        "Rents fell [12].",
        "It opens at 11 p.m. daily.",
        "It was the 14th time.",
        "See Section 21 of it.",
        "Ann Lee, 41, left.",
        "In the 1990s rents fell.",
        "999999999999999999999999999999 of it.",
    ],
)
def test_what_names_something_is_no_figure(text: str) -> None:
    assert shown(text) == []


THREE = ["40 stops", "12", "14"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("40 stops, 12 of them new", ["40 stops", "12"]),
        ("Of its 40 stops, of which 12 are new, all stay.", ["40 stops", "12"]),
        ("14 stops, up from 12 before", ["14 stops", "12"]),
        ("14 stops against 12", ["14 stops", "12"]),
        ("from 12 in 2023 to 14 stops in 2024", ["12", "14 stops"]),
        # Where a change began is no figure of its own.
        ("cut from five stops to 14", ["14"]),
        ("from 12 to 40 stops", ["12 to 40 stops"]),
        ("12 of the 40 stops", ["12", "40 stops"]),
        ("12 out of the 40 stops", ["12", "40 stops"]),
        ("12 of about 40 stops", ["12", "40 stops"]),
        ("7 of its 40 stops", ["7", "40 stops"]),
        ("7 of 40 stops", ["7", "40 stops"]),
        ("It shut 40 stops, 12 fewer than in May", ["40 stops", "12"]),
        ("40 stops were shut and 12 moved", ["40 stops", "12"]),
        ("40 stops in 2021, 12 in 2022 and an estimated 14 last year", THREE),
        ("40 stops in 2021 and 12 as of Feb. 13", ["40 stops", "12"]),
        ("The number of stops fell by about 40", ["40"]),
        ("The number of stops fell to about 40", ["40"]),
        ("The number of stops fell from 12 in 2021 to 40 in May", ["12", "40"]),
    ],
)
def test_a_unit_that_is_left_out_is_that_of_the_next_figure(
    text: str, expected: list[str]
) -> None:
    found = figures_in(text, [(0, len(text))], bare=False)
    assert [text[slice(*one.span)] for one in found] == expected
    assert {one.quantity.unit for one in found} == {"stops"}


@pytest.mark.parametrize("first", ["$40", "4 million euros", "5 percent"])
def test_money_and_shares_are_not_counted_on(first: str) -> None:
    units = [one[3] for one in shown(f"It lost {first} and 43 opposed it.")]
    assert units[1:] == [None]
    units = [one[3] for one in shown(f"It lost {first} and 43 more than Lee.")]
    assert units[1:] == [None]


def test_what_a_change_by_a_share_led_to_is_no_share() -> None:
    assert [one[3] for one in shown("It fell 18 percent in May, to 41.")] == [
        "percent",
        None,
    ]
    assert [one[1] for one in shown("It fell 12 percent over 2024.")] == [12]


def test_a_number_without_a_unit_counts_from_ten_on() -> None:
    assert [one[1] for one in shown("It took 9, then 10, then 9.5.")] == [10, 9.5]
    text = "It took 12 and 1.5 million."
    assert len(figures_in(text, [(0, len(text))])) == 2
    assert figures_in(text, [(0, len(text))], bare=False) == ()


def test_figures_are_numbered_through_all_sentences() -> None:
    text = "It has 12 stops. None. It has 14 stops and 3 lines."
    found = figures_in(text, [(0, 16), (17, 22), (23, len(text))])
    assert [one.id for one in found] == ["q1", "q2", "q3"]
    assert [text[slice(*one.span)] for one in found] == [
        "12 stops",
        "14 stops",
        "3 lines",
    ]


SOME = st.sampled_from(
    (
        *(
            "12",
            "1,412",
            "$",
            "4.8",
            "-",
            "–",
            "to",
            "from",
            "million",
            "half",
            "a",
            "an",
        ),
        *(
            "third",
            "of",
            "one",
            "in",
            "five",
            "per",
            "hour",
            "%",
            "2024",
            "May",
            "stops",
        ),
        *(
            "more than",
            "up to",
            "(",
            ")",
            "’",
            "'",
            ".",
            ",",
            "or more",
            "year",
            "old",
            "vote",
        ),
    )
)


@example("0-MORE THAN 10", None)
@example("12 per 5", None)
@given(
    st.text(max_size=80) | st.lists(SOME, max_size=14).map(" ".join),
    st.sampled_from([None, Date("2026-02-13"), Date("0000-01"), Date("9999-12-31")]),
)
def test_any_text_can_be_read(text: str, issued: Date | None) -> None:
    found = figures_in(text, [(0, len(text))], issued=issued)
    last = 0
    for one in found:
        start, end = one.span
        assert last <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        last = end
    with_unit = figures_in(text, [(0, len(text))], issued=issued, bare=False)
    assert [one.span for one in with_unit] == [
        one.span for one in found if one.quantity.unit is not None
    ]
