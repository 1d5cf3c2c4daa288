from __future__ import annotations

import pytest

from argmap.extraction.evidence import evidence_in
from argmap.extraction.pipeline import extract
from argmap.extraction.quantities.finding import figures_in
from tests.extraction.marked import FLAGGED, marked

# What is reached on the documents today, rounded down.
REACHED = 0.75


def kinds(text: str) -> list[str]:
    return [
        one.kind.value
        for one in evidence_in(
            text, [(0, len(text))], figures_in(text, [(0, len(text))])
        )
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A study found that rents fell.", ["study"]),
        ("The auditor concluded that fees were lost.", ["investigation"]),
        ("The court ruled for the tenants.", ["legal-case"]),
        ("City records show that rents fell.", ["official-record"]),
        ("The act requires a permit.", []),
        ("Rents fell by 4 percent.", ["statistic"]),
        ("For example, one owner sold.", []),
        ("There are three kinds of caps.", []),
        ("Did a study find that rents fell?", []),
        ("Rents fell.", []),
        ("A study began.", []),
        ("The report says that rents fell.", ["study"]),
        ("The bureau concluded that rents fell.", ["investigation"]),
        ("The bureau moved to a new street.", []),
        ("The ruling in Lee v. Ames is old.", ["legal-case"]),
        ("It was raised in Lee v Ames.", ["legal-case"]),
        ("They paid rent for 20 years.", []),
        ("Waits rose to 40 minutes.", ["statistic"]),
        ("The plan runs to 61 pages.", []),
        ("There were forty thousand notes.", ["statistic"]),
    ],
)
def test_a_sentence_that_reports_evidence_has_its_kind(
    text: str, expected: list[str]
) -> None:
    assert kinds(text) == expected


def test_evidence_is_marked_by_the_words_that_told_it() -> None:
    text = "In May a study found that rents fell."
    (one,) = evidence_in(text, [(0, len(text))], ())
    assert text[slice(*one.mark)] == "study"


def test_the_evidence_of_documents_is_found() -> None:
    found = missed = wrong = 0
    for path in FLAGGED:
        document = marked(path.read_text(encoding="utf-8"))
        spans = [one.span for one in extract(document.text).evidence]
        hits = {
            n
            for n, (start, end) in enumerate(document.evidence)
            if any(s < end and start < e for s, e in spans)
        }
        found += len(hits)
        missed += len(document.evidence) - len(hits)
        wrong += sum(
            all(e <= start or end <= s for start, end in document.evidence)
            for s, e in spans
        )
    assert 2 * found / (2 * found + missed + wrong) >= REACHED
