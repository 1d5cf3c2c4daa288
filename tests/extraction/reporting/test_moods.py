from __future__ import annotations

import pytest

from argmap.extraction.pipeline import extract
from argmap.extraction.records import Mood


def mood(text: str) -> Mood:
    (one,) = (one for one in extract(text).attributions if not one.own_voice)
    return one.mood


@pytest.mark.parametrize(
    "text",
    [
        '"Is the water clean?" asked Ann Lee.',
        '"What happened to the money?" Lee said.',
        '"Is it clean? Who knows?" Lee said.',
        "Lee asked whether the water was clean.",
        "Reporters asked the mayor if the water was clean.",
        "Lee wondered why the water was brown.",
    ],
)
def test_a_question_is_interrogative(text: str) -> None:
    assert mood(text) is Mood.INTERROGATIVE


@pytest.mark.parametrize(
    "text",
    [
        '"Please stay home," Lee said.',
        '"Call the mayor and tell her to stay," Lee said.',
        '"Don\'t drink the water," Lee said.',
        '"Let us go home," Lee said.',
        '"Stay home!" Lee said.',
    ],
)
def test_an_order_is_imperative(text: str) -> None:
    assert mood(text) is Mood.IMPERATIVE


@pytest.mark.parametrize(
    "text",
    [
        '"Rents fell," Lee said.',
        '"Who knew? Rents fell," Lee said.',
        '"Stay home. The water is brown," Lee said.',
        '"Work is hard," Lee said.',
        '"Rent caps hurt," Lee said.',
        '"Force does not help," Lee said.',
        '"Trust me, rents fell," Lee said.',
        '"Build it and they will come," Lee said.',
        "Lee explained why the water was brown.",
        "Lee said that it was clear why the water was brown.",
        'Lee called it "stop the water" day.',
        'The plan "reads their invoices," Lee said.',
    ],
)
def test_any_other_content_is_declarative(text: str) -> None:
    assert mood(text) is Mood.DECLARATIVE


def test_questions_and_orders_are_kept_in_the_draft_and_enter_no_map() -> None:
    text = (
        '"Is the water clean?" Lee asked. "Stay home," Ortiz said. Roe said rents fell.'
    )
    draft = extract(text)
    assert [one.asserted for one in draft.attributions] == [False, False, True]
    m = draft.to_map()
    assert [claim.text for claim in m] == ["rents fell"]
