from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.pipeline import extract
from argmap.texts.anchoring import find
from argmap.texts.margins import within_margins
from argmap.texts.pdf import document_text
from argmap.texts.typesetting import Line
from tests.texts.documents import pdf

TOP = 700.0


def body(*texts: str) -> list[Line]:
    return [
        Line(text=text, foot=TOP - 14 * number, size=12)
        for number, text in enumerate(texts)
    ]


def head(text: str, *, foot: float = 770, size: float = 8) -> Line:
    return Line(text=text, foot=foot, size=size)


def foot(text: str, *, size: float = 8) -> Line:
    return Line(text=text, foot=20, size=size)


def left(*pages: list[Line]) -> list[list[str]]:
    return [[line.text for line in page] for page in within_margins(pages)]


BEGUN = """The mayor of the town said
that rents fell in all of the
river towns and in the hills
around the harbor of the city"""
ENDED = """and in the county to the north
in May and in June and again
in the fall as they had before
the law was made by the council."""
FIRST = body("Rents fell in", "the town and")
SECOND = body("in the county.", "So did starts.")


def test_a_sentence_goes_on_over_the_foot_of_a_page_and_the_head_of_the_next() -> None:
    pages = [
        f"The Rent Paper\n\n\n{text}\n\n\nhttps://rents.example/paper {number}/2"
        for number, text in enumerate((BEGUN, ENDED), 1)
    ]
    text = document_text(pdf(*pages))
    assert text == f"{BEGUN}\f{ENDED}"
    (said,) = extract(text).attributions
    assert said.contents == find(
        text, f"that rents{BEGUN.partition(' rents')[2]} {ENDED[:-1]}"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1/2", "2/2"),
        ("Page 9 of 30", "Page 10 of 30"),
        ("The Rent Paper", "The Rent Paper"),
        ("11/27/26, 7:18 AM Rents", "11/27/26, 7:18 AM Rents"),
    ],
)
def test_what_comes_back_but_for_the_number_of_the_page_is_a_margin(
    one: str, other: str
) -> None:
    for made in (head, foot):
        assert left([*FIRST, made(one)], [made(other), *SECOND]) == [
            [line.text for line in FIRST],
            [line.text for line in SECOND],
        ]


def test_left_and_right_pages_may_have_heads_of_their_own() -> None:
    heads = ["The Rent Paper 2", "Of towns 3", "The Rent Paper 4", "Of towns 5"]
    pages = [[head(one), *body(text)] for one, text in zip(heads, "abcd", strict=True)]
    assert left(*pages) == [["a"], ["b"], ["c"], ["d"]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # Not the number of the page: figures of a table.
        (foot("412"), foot("97")),
        (foot("Rents fell."), foot("Rents rose.")),
        (head("Rents"), head("Rents", foot=730)),
        # As near to the text, and as large: "A. Yes." may come back.
        (
            head("A. Yes.", foot=TOP + 14, size=12),
            head("A. Yes.", foot=TOP + 14, size=12),
        ),
    ],
)
def test_what_differs_or_is_set_like_the_text_is_text(one: Line, other: Line) -> None:
    pages = [*FIRST, one], [*SECOND, other]
    assert list(within_margins(pages)) == list(pages)


def test_a_browser_is_known_on_a_single_page() -> None:
    above, below = head("11/27/26, 7:18 AM Rents"), foot("ﬁle:///rents.html 1/1")
    assert left([*FIRST, above, below]) == [[line.text for line in FIRST]]
    assert left([*FIRST, above]) == [[*(line.text for line in FIRST), above.text]]


def test_a_page_of_nothing_but_margins_is_left_as_it_is() -> None:
    pages = [[head("Rents")], [head("Rents"), *FIRST]]
    assert left(*pages) == [["Rents"], [line.text for line in FIRST]]


@given(
    st.lists(
        st.lists(st.text("abc ", min_size=1, max_size=4), min_size=2, max_size=5),
        min_size=2,
        max_size=5,
    ),
    st.booleans(),
    st.booleans(),
)
def test_the_lines_between_the_margins_are_what_is_left(
    texts: list[list[str]],
    above: bool,  # noqa: FBT001
    below: bool,  # noqa: FBT001
) -> None:
    bodies = [
        body(*(f"{text} {'x' * number}." for text in page))
        for number, page in enumerate(texts)
    ]
    pages = [
        [*page, *[head("Rents")] * above, *[foot(f"{number} of 9")] * below]
        for number, page in enumerate(bodies, 1)
    ]
    assert [list(page) for page in within_margins(pages)] == bodies
