from __future__ import annotations

import textwrap
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.extraction.pipeline import extract
from argmap.texts.folding import fold
from argmap.texts.pdf import document_text
from argmap.texts.typesetting import Line, parted
from tests.extraction.marked import DOCUMENTS, marked
from tests.texts.documents import pdf

LINES_TO_A_PAGE = 50
# The signs that the font of these PDFs lacks, or shows as others.
PLAIN = str.maketrans("“”‘’–—…é§", "\"\"''--.eS")


def page(*lines: tuple[str, float, float]) -> list[Line]:
    return [Line(text=text, foot=foot, size=size) for text, foot, size in lines]


def test_a_gap_wider_than_from_line_to_line_parts_paragraphs() -> None:
    data = pdf("Rents fell in\nthe town.\n\nStarts fell in\nthe town.", "So they\nsay.")
    assert document_text(data) == (
        "Rents fell in\nthe town.\n\nStarts fell in\nthe town.\fSo they\nsay."
    )


def test_what_is_set_in_another_size_is_a_paragraph() -> None:
    lines = page(("Fees fell", 700, 30), ("The fees", 688, 10), ("fell.", 676, 10))
    assert parted([lines]) == ["Fees fell\n\nThe fees\nfell."]


def test_how_far_lines_stand_apart_is_told_by_all_pages() -> None:
    close = page(("a", 40, 10), ("b", 30, 10), ("c", 20, 10), ("d", 10, 10))
    wide = page(("e", 40, 10), ("f", 20, 10))
    assert parted([close, wide]) == ["a\nb\nc\nd", "e\n\nf"]
    assert parted([wide]) == ["e\nf"]


def test_a_line_above_the_last_one_begins_no_paragraph() -> None:
    # The next column, or figures that are raised.
    lines = page(("a", 20, 10), ("b", 10, 10), ("c", 90, 10), ("d", 89, 10))
    assert parted([lines]) == ["a\nb\nc\nd"]


def test_a_raised_figure_does_not_part_its_line_from_the_others() -> None:
    data = pdf("Rents fell in\nthe town, as\nthe mayor says.\nStarts fell.")
    raised = data.replace(b"(the town, as)", b"5 Ts (1) Tj 0 Ts (the town)")
    assert "\n\n" not in document_text(raised)


@given(st.lists(st.floats(0.6, 90), max_size=9))
def test_blank_lines_are_all_that_is_added(gaps: list[float]) -> None:
    feet = [1000 - gap for gap in accumulate([0, *(10 * gap for gap in gaps)])]
    lines = page(*((str(number), foot, 10) for number, foot in enumerate(feet)))
    (text,) = parted([lines])
    assert text.split() == [line.text for line in lines]
    assert "\n\n\n" not in text


@pytest.mark.parametrize("path", sorted(DOCUMENTS.glob("*.txt")), ids=lambda p: p.stem)
def test_a_document_says_the_same_as_a_pdf(path: Path) -> None:
    whole = marked(path.read_text(encoding="utf-8")).text.translate(PLAIN)
    parts = [part for part in whole.split("\n") if part]
    lines = [
        line
        for one in parts
        for line in (*textwrap.wrap(one, 80, break_on_hyphens=False), "")
    ]
    pages = [
        "\n".join(lines[at : at + LINES_TO_A_PAGE])
        for at in range(0, len(lines), LINES_TO_A_PAGE)
    ]
    assert contents(document_text(pdf(*pages))) == contents("\n\n".join(parts))


def contents(text: str) -> list[list[str]]:
    plain = text.translate(PLAIN)
    return [
        [one.speaker, *(fold(plain[slice(*span)]) for span in one.contents)]
        for one in extract(plain).attributions
    ]
