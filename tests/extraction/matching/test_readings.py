from __future__ import annotations

import pytest

import argmap as am
from argmap.extraction.matching.readings import first_said, readings_of


def claim_of(text: str, **fields: object) -> tuple[am.ArgumentMap, am.Claim]:
    m = am.ArgumentMap("Buses")
    return m, m.claim(text, **fields)  # type: ignore[arg-type]


def test_a_claim_gives_its_quantity_and_no_other_figure() -> None:
    m, claim = claim_of(
        "In 2024 it had 12 routes and 300 stops.",
        quantity={"value": 12, "unit": "bus routes", "measure": "stock"},
        valid="2024-05",
    )
    (one,) = readings_of(m, claim, 7)
    assert (one.claim, one.quantity, one.unit) == (7, claim.quantity, "rout")
    assert (one.valid, one.said) == (claim.valid, None)


def test_a_claim_without_one_gives_what_its_text_says() -> None:
    m, claim = claim_of("In 2024 it had 12 routes and 300 stops.")
    found = list(readings_of(m, claim, 0))
    assert [(one.quantity.value, one.unit) for one in found] == [
        (12, "rout"),
        (300, "stop"),
    ]
    assert {str(one.valid) for one in found} == {"2024"}
    assert {one.quantity.measure for one in found} == {None}


def test_a_quantity_without_a_unit_gives_nothing() -> None:
    m, claim = claim_of("It had 12 routes.", quantity={"value": 12})
    assert list(readings_of(m, claim, 0)) == []


@pytest.mark.parametrize(
    "text",
    [
        "It sells 12 passes a day.",
        "It sells 12 passes per year.",
        "Its yearly intake is 12 drivers.",
        "During the strike 12 routes ran.",
        "In its first year it sold 12 passes.",
        "From 2015 to 2020 it built 12 stops.",
        "Since 2015 it built 12 stops.",
    ],
)
def test_what_a_period_brings_is_a_flow(text: str) -> None:
    m, claim = claim_of(text)
    (one,) = readings_of(m, claim, 0)
    assert one.quantity.measure is am.Measure.FLOW


def test_a_share_over_a_time_stays_a_share() -> None:
    m, claim = claim_of("Use grew by 12 % a year.")
    (one,) = readings_of(m, claim, 0)
    assert one.quantity.measure is am.Measure.RATIO


def test_a_claim_is_first_said_at_the_earliest_date_of_its_assertions() -> None:
    m, claim = claim_of("It had 12 routes.")
    assert first_said(m, claim) is None
    actor = m.actor("Rider")
    for number, issued in enumerate((None, "2025", "2024-03", "2024")):
        source = m.source(f"Paper {number}", issued=issued)
        m.assertion(claim, actor=actor, source=source)
    assert str(first_said(m, claim)) == "2024"


def test_a_quantity_is_of_the_time_that_its_text_tells() -> None:
    m, claim = claim_of(
        "It had about 12 routes in 2024, and 9 in 2023.",
        quantity={"value": 12, "unit": "bus routes"},
    )
    (one,) = readings_of(m, claim, 0)
    assert (str(one.valid), one.rough) == ("2024", True)
    m, claim = claim_of(
        "It had a dozen routes or so in 2024.", quantity={"value": 13, "unit": "routes"}
    )
    (one,) = readings_of(m, claim, 0)
    assert (str(one.valid), one.rough) == ("2024", False)


def test_a_day_without_a_year_is_of_the_year_in_which_it_was_said() -> None:
    m, claim = claim_of("As of May 3 it had 12 routes.")
    m.assertion(
        claim, actor=m.actor("Rider"), source=m.source("Paper", issued="2024-06")
    )
    (one,) = readings_of(m, claim, 0)
    assert str(one.valid) == "2024-05-03"
