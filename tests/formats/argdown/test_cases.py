"""Cases with the reference parser's own model, one line each in cases.jsonl."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from argmap.errors import SyntaxFault
from argmap.formats.argdown.reading import parse

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    json.loads(line)
    for line in (HERE / "cases.jsonl").read_text(encoding="utf-8").splitlines()
]
KEYS = ("frontmatter", "statements", "arguments", "relations", "sections", "tags")


def errors(case: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = case["expected"]["errors"][kind]
    return found


def is_clean(case: dict[str, Any]) -> bool:
    return not any(case["expected"]["errors"].values())


def folded(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: " ".join(item.split())
            if key in ("text", "canonical_text")
            else folded(item)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [folded(item) for item in value]
    return value


def identity(case: dict[str, Any]) -> str:
    return str(case["id"])


@pytest.mark.parametrize(
    "case", [case for case in CASES if is_clean(case)], ids=identity
)
def test_a_clean_text_has_the_model_of_the_reference(case: dict[str, Any]) -> None:
    model = parse(case["input"], settings=case.get("settings")).to_dict()
    assert folded(model) == folded({key: case["expected"][key] for key in KEYS})


@pytest.mark.parametrize(
    "case", [case for case in CASES if errors(case, "parser")], ids=identity
)
def test_the_first_error_is_on_the_line_of_the_reference(case: dict[str, Any]) -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse(case["input"])
    line = errors(case, "parser")[0]["line"]
    first = caught.value.findings[0].where.split(":")[0]
    assert line is None or int(first) == line


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if errors(case, "exceptions")],
    ids=identity,
)
def test_what_stops_the_reference_silently_is_an_error(case: dict[str, Any]) -> None:
    with pytest.raises(SyntaxFault):
        parse(case["input"])


@pytest.mark.parametrize("case", CASES, ids=identity)
def test_every_case_is_read_when_not_strict(case: dict[str, Any]) -> None:
    parse(case["input"], strict=False).to_dict()


def test_the_debate_with_sourcing_has_no_findings() -> None:
    text = (HERE / "quay-road.argdown").read_text(encoding="utf-8")
    model = parse(text)
    assert model.findings == ()
    assert len(model.statements) == 9
    assert [section.title for section in model.sections] == [
        "Has the closure hurt the shops?",
        "Should the road stay closed?",
    ]
