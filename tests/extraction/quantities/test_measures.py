from __future__ import annotations

import pytest

from argmap.extraction.quantities.finding import figures_in


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("There are 45 active permits.", "stock"),
        ("The city issued 45 permits.", "flow"),
        ("45 permits were issued.", "flow"),
        ("It is 45 percent.", "ratio"),
        ("It is 45 times more.", "ratio"),
        ("It has 3.1 deaths per 1,000 births.", "ratio"),
        ("It has 3 cars per household.", "ratio"),
        ("It sees 12 flights a night.", "flow"),
        ("It costs $18 an hour.", "flow"),
        ("It cost $92,000 a year, of which $71,400 is pay.", "flow"),
        ("It is about 45 permits.", None),
        ("It employs 45 drivers.", "stock"),
        ("It stood at 45 permits.", "stock"),
        # What was sold in 31 states are no states.
        ("It was sold in 31 states.", None),
        ("A 40-hour course was held.", None),
        ("It closed for six hours.", None),
        # What something rose to is a level.
        ("Permits rose to 45 permits.", None),
        ("Permits rose by 45 permits.", "flow"),
        # A running total.
        ("The city has issued 45 permits.", None),
        ("By May 2024 the city issued 45 permits.", None),
        ("As of May 2024 the city had issued 45 permits.", "stock"),
        ("As of May 2024, the city had 45 permits.", "stock"),
        ("From 2015 to 2020 it had 45 permits.", "flow"),
        ("In 2024 it had 45 permits.", None),
        ("In its first year it had been 45 permits.", None),
        ("In its first year it took 45 permits.", "flow"),
        ("It kept 45 permits; others were sold.", None),
        ("It sold 45 permits that remain.", "flow"),
        ("They sold those that now hold 45 permits.", "stock"),
        ("It sold what remains, 45 permits, and left.", None),
    ],
)
def test_a_figure_says_what_it_measures(text: str, measure: str | None) -> None:
    one = figures_in(text, [(0, len(text))])[0]
    assert one.quantity.measure == measure


def test_a_unit_that_is_left_out_has_the_measure_with_it() -> None:
    text = "We processed 18,400 claims in 2023 and 21,050 in 2024."
    found = figures_in(text, [(0, len(text))])
    assert [one.quantity.unit for one in found] == ["claims", "claims"]
    assert [one.quantity.measure for one in found] == ["flow", "flow"]
