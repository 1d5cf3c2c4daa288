from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.layout.chrome import by_place
from argmap.extraction.layout.paragraphs import Block, paragraphs

TEXT = "Rents fell in May.\n\nWages rose in June.\n\n"


def chrome(text: str) -> list[str]:
    return [
        text[one.start : one.end]
        for one in paragraphs(text)
        if one.block is Block.BOILERPLATE
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Associated Press writer Kim Doyle in Columbus contributed to this report.",
        "(Reporting by Ann Hill in London; Editing by Tim Cole)",
        "Reporting by Ann Hill; Editing by Tim Cole.",
        "Additional reporting by Jo Marsh.",
        "For more information, contact the press office of the county.",
        "For more information, visit harbor.example.com.",
        "Media contact: Jo Marsh, 555-0101.",
        "Contact: press@harbor.example.com",
        "FOR IMMEDIATE RELEASE",
        "The views expressed are her own.",
        "The opinions expressed in this essay are those of its author.",
        "Thanks for reading! Tell a friend of yours.",
        "All donations are tax-deductible.",
        "###",
        "# # #",
        "-30-",
        "ENDS",
        "-more-",
        "Copyright 2024 The Herald.",
        "©2024 The Herald.",
        "Comments (12)",
        "Cookies help us.",
        f"Acme undertakes no obligation to update what it says here. {'It may. ' * 80}",
        f"This release contains forward-looking statements. {'It may. ' * 80}",
    ],
)
def test_page_chrome_is_told_by_its_words(line: str) -> None:
    assert chrome(f"{TEXT}{line}") == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law protects the owners of every text.",
        "Comments by the mayor have angered many owners.",
        "Donated blood saved the lives of twelve people.",
        "Sponsored bills rarely pass in the state senate.",
        "Shared only with the mayor, the report told of fees.",
        "For more information about rents the council paid twice.",
        "The views expressed by the mayor angered the owners.",
        "A forward-looking statement was made by the mayor.",
        f"Subscribe is what the owners told us. {'They did not. ' * 15}",
    ],
)
def test_a_sentence_is_no_chrome_for_its_first_word(line: str) -> None:
    assert chrome(f"{TEXT}{line}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Ann Hale is a senior fellow at the Harbor Institute.",
        "Ann Hale, a former mayor, is the author of “Low Tide.”",
        "Ann B. Hale is professor of law at Lowell.",
        "Ann Hale teaches fourth grade in Lincoln County.",
        "The author is a writer based in Lowell.",
    ],
)
def test_who_the_author_is_at_the_end_is_chrome(line: str) -> None:
    assert chrome(f"By Ann Hale\n\n{TEXT}{line}\n\nShare this") == [line, "Share this"]
    assert chrome(f"{line}\n\n{TEXT}") == []
    assert chrome(line) == []


@pytest.mark.parametrize(
    "text",
    [
        f"{TEXT}Ms. Hale left.\n\nAnn Hale is a professor of law at Lowell.",
        f"{TEXT}Ann Hale is wrong, as a lawyer of the town said.",
        f"{TEXT}Ann Hale is not a lawyer of the town.",
        f"{TEXT}Rents are a concern of the editor of it.",
        f"{TEXT}Ann Hale is a professor of law. {'She left. ' * 60}",
    ],
)
def test_not_every_last_line_tells_who_the_author_is(text: str) -> None:
    assert chrome(text) == []


ENTRIES = (
    "Hale, A. (2019). Ferries lose money. Journal of Transport 12(3), 44–61.",
    "Marsh, J., & Cole, T. (2021). The subsidy helps. Alden University Press.",
    "[3] Reyes, P. 2018. “Bridges Kill.” Port Studies 4: 101-19.",
    "1. Miles, Thomas J., and Bo Cox. 2014. “Does It?” Journal of Law 57 (4): 937–73.",
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_the_entries_of_a_list_of_references_are_chrome(entry: str) -> None:
    assert chrome(f"{TEXT}{entry}") == [entry]


def test_what_stands_under_references_is_chrome_as_long_as_it_cites() -> None:
    listed = ["Council of Lowell, Rents, 2019.", "See https://lowell.example.com."]
    text = "\n\n".join(listed)
    assert (
        chrome(f"{TEXT}References\n\n{text}\n\nRents fell.\n\nIn 2019 too.") == listed
    )
    assert chrome(f"{TEXT}{text}") == []


@pytest.mark.parametrize(
    "line",
    [
        "Hale, A. told us in 2019 that ferries lose money.",
        "Lowell, Mass., spent $2 million on ferries in 2019.",
    ],
)
def test_a_sentence_that_begins_with_a_comma_is_no_reference(line: str) -> None:
    assert chrome(f"{TEXT}{line}") == []


@pytest.mark.parametrize(
    "head", ["About the Harbor Institute", "ABOUT HARBOR INSTITUTE:"]
)
def test_what_a_release_says_about_its_publisher_is_chrome(head: str) -> None:
    whom = "The Harbor Institute studies ports."
    assert chrome(f"{TEXT}{head}\n\n{whom}\n\nRents fell.") == [head, whom]
    assert chrome(f"{TEXT}{head}\n\nThe owners study ports.") == []
    assert chrome(f"{TEXT}About forty people\n\nForty people left.") == []
    assert chrome(f"{TEXT}{head}") == []


@given(
    st.lists(
        st.sampled_from(
            [*ENTRIES, "References", "About Lee", "Lee left.", "Ann Hale teaches law."]
        )
    ),
    st.booleans(),
)
def test_chrome_told_by_its_place_is_among_the_paragraphs(
    parts: list[str],
    running: bool,  # noqa: FBT001
) -> None:
    text, spans = "", []
    for part in parts:
        spans.append((len(text), len(text) + len(part)))
        text += f"{part}\n\n"
    found = list(by_place(text, spans, running=[running] * len(spans)))
    assert set(found) <= set(range(len(spans)))
