"""The reader beside the living reference: cases, texts of every construct, spoilt ones.

`poe reference` installs the reference and runs these tests.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings

from argmap.formats.argdown.writing.writer import written as text_of
from argmap.model.argument_map import ArgumentMap
from tests.formats.argdown.hostile import hostile_maps
from tests.formats.argdown.reference.authors import Author, spoilt
from tests.formats.argdown.reference.comparison import (
    absence,
    difference,
    folded,
    reference_models,
)
from tests.strategies import maps

HERE = Path(__file__).parents[1]
CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (HERE / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
GIVEN: tuple[dict[str, Any], ...] = (
    {},
    {"model": {"mode": "strict"}},
    {"model": {"removeTagsFromText": True}, "data": {"frontMatterSettingsMode": "default"}},
    {"data": {"frontMatterSettingsMode": "ignore"}, "group": {"groupDepth": 1}},
)  # fmt: skip
WRITTEN = 300
SPOILT = 300
MAPS = 100

pytestmark = pytest.mark.skipif(bool(absence()), reason=absence() or "it is here")


def written() -> list[dict[str, Any]]:
    return [
        {"input": Author(seed).text(), "settings": GIVEN[seed % len(GIVEN)]}
        for seed in range(WRITTEN)
    ]


def broken() -> list[dict[str, Any]]:
    donors = [case["input"] for case in CASES if case["input"]]
    texts = [
        donors[seed % len(donors)] if seed % 2 else Author(seed).text()
        for seed in range(SPOILT)
    ]
    return [
        {"input": spoilt(text, seed, donors=donors)} for seed, text in enumerate(texts)
    ]


def test_the_cases_are_the_models_of_the_reference() -> None:
    for case, model in zip(CASES, reference_models(CASES), strict=True):
        expected = case["expected"]
        for key, value in model.items():
            if key != "errors":
                assert folded(value) == folded(expected[key]), case["id"]
        for kind in ("lexer", "parser", "exceptions"):
            found, kept = model["errors"][kind], expected["errors"][kind]
            assert bool(found) == bool(kept), case["id"]


@pytest.mark.parametrize("requests", [CASES, written(), broken()], ids=len)
def test_the_reader_agrees_with_the_reference(requests: list[dict[str, Any]]) -> None:
    models = reference_models(requests)
    pairs = zip(requests, models, strict=True)
    found = [(one["input"], difference(one, model)) for one, model in pairs]
    assert [pair for pair in found if pair[1]] == []


def test_most_texts_of_the_author_break_no_rule() -> None:
    models = reference_models(written())
    clean = [model for model in models if not any(model["errors"].values())]
    assert len(clean) > WRITTEN * 2 // 3


@pytest.mark.parametrize("strategy", [maps(), hostile_maps()], ids=["tame", "hostile"])
def test_the_reference_reads_what_is_written_as_the_reader_does(strategy: Any) -> None:
    drawn: list[ArgumentMap] = []

    # One process of Node for all of them.
    @settings(max_examples=MAPS, phases=[Phase.generate], database=None)
    @given(strategy)
    def draw(m: ArgumentMap) -> None:
        drawn.append(m)

    draw()
    bare = {"model": {"removeTagsFromText": True}}
    requests = [{"input": text_of(m), "settings": bare} for m in drawn]
    for m, request, model in zip(
        drawn, requests, reference_models(requests), strict=True
    ):
        assert not any(model["errors"].values()), request["input"]
        assert difference(request, model) == "", request["input"]
        classes = (*model["statements"], *model["arguments"])
        texts = (folded(one).get("canonical_text", "") for one in classes)
        claimed = (" ".join(claim.text.split()) for claim in m.claims.values())
        missing = Counter(filter(None, claimed)) - Counter(texts)
        assert not missing, request["input"]
