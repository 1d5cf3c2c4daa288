from __future__ import annotations

from pathlib import Path

import pytest

from argmap.extraction.pipeline import extract
from argmap.extraction.writing import ill_written
from tests.extraction.marked import DOCUMENTS, FLAGGED, marked


def test_tags_of_html_are_told() -> None:
    (finding,) = extract("Lee <b>said</b> that rents fell.").findings
    assert str(finding) == (
        "the text holds 2 tags of HTML, such as <b>; they hide words: save it as a .html "
        "file, of which `argmap extract` and argmap.texts.library.read_text take the "
        "text out"
    )
    assert finding.code == "holds-markup"


def test_a_text_that_is_all_capitals_is_told() -> None:
    (finding,) = extract("CRITICS WARN THAT RENTS ROSE. LEE SAID SO.").findings
    assert str(finding) == (
        "33 of 33 letters are capitals; the rules tell names by capitals: write it in "
        "capital and small letters"
    )
    assert finding.code == "all-capitals"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "U.S. v. NLRB",
        "Where a <b> c the test a < b fails, and b > c holds.",
        "RENTS FALL IN ALL THE CITIES\n\nLee said that rents fell in each of them.",
        "Write to <lee@example.org> or <roe@example.org>.",
    ],
)
def test_plain_text_is_told_nothing(text: str) -> None:
    assert ill_written(text) == ()


@pytest.mark.parametrize(
    "path", [*DOCUMENTS.glob("*.txt"), *FLAGGED], ids=lambda path: path.stem
)
def test_no_document_of_the_tests_is_told_anything(path: Path) -> None:
    assert ill_written(marked(path.read_text(encoding="utf-8")).text) == ()
