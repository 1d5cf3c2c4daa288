from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from hypothesis import given, settings

from argmap.model.argument_map import ArgumentMap
from argmap.render.outline import outline_of
from argmap.render.summary import summary_json
from tests.render.debates import debates, rent_caps


def sentences(value: Any) -> Iterator[dict[str, Any]]:
    """Every sentence of a summary in JSON, in reading order."""
    if isinstance(value, list):
        for one in value:
            yield from sentences(one)
    elif isinstance(value, dict):
        if "text" in value:
            yield value
        else:
            for one in value.values():
                yield from sentences(one)


@settings(max_examples=40)
@given(debates())
def test_the_records_are_the_sentences_with_their_sources(m: ArgumentMap) -> None:
    found = list(sentences(json.loads(summary_json(m))["sections"]))
    expected = list(outline_of(m).sentences())
    assert [one["text"] for one in found] == [one.text for one in expected]
    for record, one in zip(found, expected, strict=True):
        assert record == {"text": one.text, "about_map": True} or record == {
            "text": one.text,
            "sources": [{"source": c.source, "place": c.place} for c in one.sources],
        }
        assert ("about_map" in record) != bool(record.get("sources"))


def test_every_block_says_what_it_is() -> None:
    found = json.loads(summary_json(rent_caps()))
    assert list(found) == ["title", "question", "sections", "references"]
    assert [one["number"] for one in found["sections"]] == list("0123456789")
    blocks = [block for one in found["sections"] for block in one["blocks"]]
    assert {block["kind"] for block in blocks} >= {
        *("bullets", "paragraph", "grid", "section")
    }
    answers = found["sections"][4]["blocks"][0]["blocks"][0]
    assert list(answers) == [
        *("kind", "title", "headings", "left", "right", "sided", "foot")
    ]
    assert found["references"][0]["url"] == "https://example.org/lee"
    assert summary_json(rent_caps()).endswith("}\n")
