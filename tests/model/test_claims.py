from __future__ import annotations

from typing import Any

import pytest

from argmap.errors import ModelError
from argmap.model.claims import Claim, Quantity


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({}, "quantity: value: is missing; give a value, a lower or an upper"),
        (
            {"unit": "agreements"},
            "quantity: value: is missing; give a value, a lower or an upper",
        ),
        (
            {"lower": 3, "upper": 1},
            "quantity: lower 3, upper 1: out of order; write them from low to high",
        ),
        (
            {"lower": 1, "value": 5.5, "upper": 2},
            (
                "quantity: lower 1, value 5.5, upper 2: out of order; "
                "write them from low to high"
            ),
        ),
    ],
)
def test_a_figure_without_value_or_out_of_order_is_refused(
    fields: dict[str, Any], message: str
) -> None:
    with pytest.raises(ModelError) as caught:
        Quantity(**fields)
    assert str(caught.value) == message


def test_a_figure_may_have_bounds_alone_and_equal_ones() -> None:
    assert Quantity(lower=450).value is None
    assert Quantity(lower=2, value=2, upper=2.0).upper == 2


@pytest.mark.parametrize(
    ("text", "title", "label"),
    [("Text.", "Title", "Text."), ("", "Title", "Title"), ("", None, "caps")],
)
def test_a_claim_is_called_by_its_text_else_its_title_else_its_id(
    text: str, title: str | None, label: str
) -> None:
    assert Claim(id="caps", text=text, title=title).label == label
