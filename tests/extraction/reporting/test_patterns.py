"""Each pattern of reporting in a sentence of its own: what is found, and no more."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.extraction.pipeline import extract
from tests.extraction.marked import marked

PATTERNS = Path(__file__).with_name("patterns.txt")
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
