from __future__ import annotations

import pytest

from argmap.extraction.rewording import reworded
from argmap.model.claims import Claim, Measure, Quantity
from argmap.model.dates import Date

TWELVE = Quantity(value=12, unit="percent", measure=Measure.RATIO, scope="the region")
ROSE = Claim(
    id="rose",
    text="Rents rose by 12 percent in 2024.",
    quantity=TWELVE,
    valid=Date("2024"),
)


@pytest.mark.parametrize(
    "text",
    [
        "In 2024 rents were 12 percent up.",
        "Rents rose by 12 % in 2024.",
        "Rents rose by 12 percent, and wages by 3 percent.",
    ],
)
def test_a_figure_that_the_words_still_give_stays_with_what_is_known_of_it(
    text: str,
) -> None:
    assert reworded(ROSE, text).quantity == TWELVE


def test_another_figure_takes_its_place_with_its_time() -> None:
    found = reworded(ROSE, "Rents rose by 14 percent in 2023.")
    assert found.text == "Rents rose by 14 percent in 2023."
    assert found.quantity is not None
    assert (found.quantity.value, found.quantity.unit) == (14, "percent")
    assert found.quantity.scope is None
    assert found.valid == Date("2023")


def test_the_same_number_of_something_else_is_another_figure() -> None:
    found = reworded(ROSE, "There were 12 agreements.")
    assert found.quantity is not None
    assert found.quantity.unit == "agreements"


@pytest.mark.parametrize(
    "text", ["Rents rose.", "Rents rose by 14 percent, and wages by 3 percent."]
)
def test_without_a_figure_or_with_several_there_is_none(text: str) -> None:
    found = reworded(ROSE, text)
    assert found.quantity is None
    assert found.valid == Date("2024")


def test_a_day_gets_its_year_from_when_it_was_said() -> None:
    found = reworded(
        ROSE, "As of 13 February, there were 45 permits.", issued=Date("2026-02-20")
    )
    assert found.valid == Date("2026-02-13")


def test_a_claim_without_a_figure_gets_the_one_in_its_words() -> None:
    found = reworded(Claim(id="rose", text="Rents rose."), "Rents rose by 3 percent.")
    assert found.quantity is not None
    assert found.quantity.value == 3
