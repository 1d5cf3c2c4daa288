from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from argmap.extraction.layout.datelines import past_dateline
from argmap.extraction.layout.paragraphs import Block, paragraphs
from argmap.extraction.pipeline import extract


def rest(text: str) -> str:
    return text[past_dateline(text, (0, len(text))) :]


DATELINES = (
    "WASHINGTON (AP) — ",
    "WASHINGTON — ",
    "LOS ANGELES—",
    "ST. LOUIS -- ",
    "NAIROBI, Kenya – ",
    "SAN JOSÉ, Costa Rica (Reuters) - ",
    "LONDON/PARIS, March 3 (Reuters) - ",
    "PORT ALDEN, Maine, Jan. 5, 2025 /PRNewswire/ -- ",
    "BOSTON--(BUSINESS WIRE)--",
    "HARLOW (TW) - ",
    "Washington (CNN) ",
    "Oslo, Norway (AP) — ",
    "(Reuters) - ",
    "March 3 (Reuters) - ",
    "PARIS, France | AFP | ",
)


@pytest.mark.parametrize("dateline", DATELINES)
@pytest.mark.parametrize("words", ["Rents fell.", "“Rents fell.”", "34 fell."])
def test_a_paragraph_goes_on_behind_its_dateline(dateline: str, words: str) -> None:
    assert rest(dateline + words) == words


@pytest.mark.parametrize(
    "text",
    [
        "MYTH — Rents fell.",
        "CLAIM — Rents fell.",
        "NATO — the alliance — held.",
        "Rents — The mayor knew — fell.",
        "F-16 - The jet.",
        "WASHINGTON fell.",
        "Ann Lee (D) — A senator.",
        "The (AP) said so.",
        "“WASHINGTON — The capital.”",
        "Lee met the press in WASHINGTON — The capital.",
    ],
)
def test_not_every_dash_ends_a_dateline(text: str) -> None:
    assert rest(text) == text


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_page_chrome_apart_from_its_paragraph(dateline: str) -> None:
    text = f"{dateline}Rents fell. They did."
    assert [
        (text[one.start : one.end], one.block.value) for one in paragraphs(text)
    ] == [(dateline.strip(), "boilerplate"), ("Rents fell. They did.", "text")]


def test_a_headline_with_a_dateline_is_one_heading() -> None:
    (one,) = paragraphs("WASHINGTON (AP) — Rents fell")
    assert one.block is Block.HEADING


@pytest.mark.parametrize("dateline", DATELINES)
def test_a_dateline_is_no_part_of_what_is_said_nor_of_who_says_it(
    dateline: str,
) -> None:
    for words, speaker in (
        ("Rents fell in May, officials said.", "officials"),
        ("The mayor said rents fell in May.", "mayor"),
    ):
        draft = extract(dateline + words)
        (one,) = draft.attributions
        assert one.speaker == speaker
        assert draft.words(one.contents).lower() == "rents fell in may"


@example("WASHINGTON (AP) — ")
@given(st.lists(st.sampled_from(DATELINES) | st.text(max_size=9)).map("".join))
def test_a_dateline_ends_within_its_paragraph(text: str) -> None:
    assert text.endswith(rest(text))
