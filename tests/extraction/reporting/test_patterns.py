"""Each pattern of reporting in a sentence of its own: what is found, and no more."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from argmap.extraction.pipeline import extract
from tests.extraction.marked import DOCUMENTS, FLAGGED, marked

PATTERNS = Path(__file__).with_name("patterns.txt")
LEAD = "Fees rose in each of the last ten years in all of the towns of this county."
FLAGS = ("negated", "hedged", "withheld", "own_voice", "coreferent", "via")
SENTENCES = [
    line
    for line in PATTERNS.read_text(encoding="utf-8").splitlines()[1:]
    if line and not line.startswith("#")
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_what_a_sentence_reports_is_found_and_no_more(sentence: str) -> None:
    document = marked(sentence)
    found = extract(document.text).attributions
    assert sorted(
        (one.contents, one.cue, one.source) for one in found if not one.own_voice
    ) == sorted((one.contents, one.cue, one.source) for one in document.attributions)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_breaks_off_does_no_harm(sentence: str) -> None:
    """The words that a rule looks for next may be missing."""
    words = marked(sentence).text.rstrip(".").split()
    # Behind a long sentence each is running text, and no heading.
    broken = [f"{LEAD} {' '.join(words[:n])}" for n in range(1, len(words) + 1)]
    text = "\n\n".join(broken)
    ends = [match.start() for match in re.finditer(r"\n\n|$", text)]
    for one in extract(text).attributions:
        (start, *_), (*_, end) = one.contents[0], one.contents[-1]
        assert not any(start < stop < end for stop in ends)


@pytest.mark.parametrize(
    "path", [*sorted(DOCUMENTS.glob("*.txt")), *FLAGGED], ids=lambda path: path.stem
)
def test_what_the_documents_report_stays_as_it_is(
    path: Path, snapshot: SnapshotAssertion
) -> None:
    """A change is to be looked at: is it better, by what is marked in the document?"""
    text = marked(path.read_text(encoding="utf-8")).text
    lines = []
    for one in extract(text).attributions:
        said = " / ".join(text[slice(*span)] for span in one.contents)
        cue = text[slice(*one.cue)] if one.cue else ""
        flags = [name for name in FLAGS if getattr(one, name)]
        lines.append(f"{one.speaker} | {cue} | {said} | {one.stance} {' '.join(flags)}")
    assert "\n".join(lines) == snapshot
