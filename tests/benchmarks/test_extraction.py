"""Extraction of 3,000, 30,000 and 300,000 words, none of them written twice."""

from __future__ import annotations

import re
from concurrent.futures import ProcessPoolExecutor

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from argmap.extraction.pipeline import extract
from argmap.extraction.quantities.finding import figures_in
from tests.extraction.marked import DOCUMENTS, marked

PARAGRAPH = "In case {i}, {text}"


def document(words: int) -> str:
    """Return a text of about so many words, from those that the tests are written on."""
    paragraphs = [
        paragraph
        for path in sorted(DOCUMENTS.glob("*.txt"))
        for paragraph in marked(path.read_text(encoding="utf-8")).text.split("\n\n")
    ]
    made: list[str] = []
    count = 0
    while count < words:
        text = paragraphs[len(made) % len(paragraphs)]
        made.append(PARAGRAPH.format(i=len(made), text=text))
        count += len(made[-1].split())
    return "\n\n".join(made)


@pytest.mark.parametrize("words", [3_000, 30_000, 300_000])
def test_text_to_draft(benchmark: BenchmarkFixture, words: int) -> None:
    text = document(words)
    draft = benchmark(extract, text)
    assert len(draft.attributions) > words / 50


@pytest.mark.parametrize("workers", [1, 2])
def test_a_hundred_documents(benchmark: BenchmarkFixture, workers: int) -> None:
    texts = [document(1_000 + number) for number in range(100)]

    def all_of_them() -> int:
        with ProcessPoolExecutor(workers) as pool:
            drafts = pool.map(extract, texts, chunksize=5)
            return sum(len(draft.attributions) for draft in drafts)

    assert benchmark(all_of_them) > 2_000


@pytest.mark.parametrize("words", [20_000, 200_000])
def test_text_to_figures(benchmark: BenchmarkFixture, words: int) -> None:
    text = document(words)
    spans = [match.span() for match in re.finditer(r"[^\n]+", text)]
    found = benchmark(figures_in, text, spans)
    assert len(found) > words / 100
