from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.pipeline import extract
from argmap.model.sources import Source, SourceType

LEADS = (
    ("The county audit found:", "county audit"),
    ("The county audit found that:", "county audit"),
    ("According to the county audit:", "county audit"),
    ("In May, Ann Lee said in a letter:", "Ann Lee"),
    ("Lee told the board on Monday that:", "Lee"),
)
BULLETS = ("- ", "• ", "* ", "1. ", "2) ", "– ")
ITEMS = (
    "Rents fell by 3 percent in 2023.",
    "At least six owners left",
    "Nobody was evicted. The jail is full.",
    "The court said that owners had lied.",
)


def told(text: str) -> list[tuple[str, str]]:
    draft = extract(
        text,
        source=Source(
            id="page", title="Page", type=SourceType.REPORT, publisher="Herald"
        ),
    )
    return [(one.speaker, draft.words(one.contents)) for one in draft.attributions]


@given(
    lead=st.sampled_from(LEADS),
    bullet=st.sampled_from(BULLETS),
    items=st.lists(st.sampled_from(ITEMS), min_size=1, max_size=6, unique=True),
    gap=st.sampled_from(("\n", "\n\n", "\r\n")),
)
def test_each_sentence_of_a_list_is_said_by_whoever_leads_it_in(
    lead: tuple[str, str], bullet: str, items: list[str], gap: str
) -> None:
    text = gap.join(
        (
            "The mayor spoke at noon.",
            "",
            lead[0],
            *(bullet + item for item in items),
            "",
            "The board meets on Friday.",
        )
    )
    said = [words for speaker, words in told(text) if speaker == lead[1]]
    expected = [part for item in items for part in item.rstrip(".").split(". ")]
    assert said == expected


@pytest.mark.parametrize(
    "text",
    [
        # No saying leads in, or its list is over.
        "There are three:\n\n- Rents fell in the town.\n- Wages rose in the county.",
        "The audit found:\n\n- Wages rose.\n\nThe town is small.\n\n- Rents fell in the town.",
        "Lee and the audit:\n\n- Rents fell in the town.",
    ],
)
def test_other_items_are_the_publishers_own(text: str) -> None:
    assert ("Herald", "Rents fell in the town") in told(text)


def test_an_item_with_a_speaker_of_its_own_keeps_it() -> None:
    text = "The audit found:\n\n- “Rents fell in the town,” Lee said.\n- Wages rose."
    assert told(text) == [("Lee", "“Rents fell in the town,”"), ("audit", "Wages rose")]


def test_a_subject_in_the_lead_goes_with_each_item() -> None:
    text = "The audit found that the office:\n\n- lost 40 files\n- told nobody of it"
    assert told(text) == [
        ("audit", "the office lost 40 files"),
        ("audit", "the office told nobody of it"),
    ]


def test_the_paragraph_behind_a_saying_is_said_and_the_next_is_not() -> None:
    text = (
        "The River News reports:\n\nSix owners left the town in May.\n\n"
        "The board meets on Friday in the old hall."
    )
    assert told(text) == [
        ("River News", "Six owners left the town in May"),
        ("Herald", "The board meets on Friday in the old hall"),
    ]
