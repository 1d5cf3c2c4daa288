"""How long `verify` takes: 10,000 passages in 1,000 texts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from argmap.model.argument_map import ArgumentMap
from argmap.texts.anchoring import anchored
from argmap.texts.checking import Outcome
from argmap.texts.verification import verify

TEXTS = 1_000
PASSAGES = 10
WORDS = 2_500


def _text(number: int) -> str:
    words = [f"word{(number * 7919 + i * i) % 99_991}" for i in range(WORDS)]
    return "\n\n".join(" ".join(words[i : i + 80]) for i in range(0, WORDS, 80))


def _written(folder: Path, *, before: str) -> ArgumentMap:
    m = ArgumentMap()
    lee = m.actor("J. Lee", id="lee")
    for number in range(TEXTS):
        text = _text(number)
        (folder / f"source-{number}.txt").write_text(before + text, encoding="utf-8")
        source = m.source(f"Source {number}", id=f"source-{number}")
        for part in range(PASSAGES):
            start = part * len(text) // PASSAGES
            passage = anchored(text, [(start, start + 400)], source=source.id)
            claim = m.claim(f"Claim {part} of {number}.")
            m.assertion(claim, actor=lee, passage=passage)
    return m


@pytest.mark.parametrize(
    ("before", "outcome"),
    [("", Outcome.VERIFIED), ("A new first line. \n", Outcome.MOVED)],
    ids=["in place", "moved"],
)
def test_verify(
    benchmark: Callable[..., Any], tmp_path: Path, before: str, outcome: Outcome
) -> None:
    m = _written(tmp_path, before=before)
    verification = benchmark(verify, m, texts=tmp_path)
    assert verification.counts == {outcome: TEXTS * PASSAGES}
