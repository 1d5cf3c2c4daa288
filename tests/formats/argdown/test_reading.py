"""Tests of the whole way from text to model, and of what is reported."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from argmap.errors import SyntaxFault
from argmap.findings import Severity
from argmap.formats.argdown.reading import parse
from argmap.formats.argdown.syntax import Argument, RelationLine, Sign, Statement
from tests.formats.argdown.strategies import texts

if TYPE_CHECKING:
    from argmap.formats.argdown.data import Json


def pairs(name: str) -> list[tuple[str, str]]:
    lines = Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    return [(item["text"], item["message"]) for item in map(json.loads, lines)]


@given(texts)
def test_any_text_gives_a_model_or_a_syntax_fault(text: str) -> None:
    lenient = parse(text, strict=False)
    errors = [f for f in lenient.findings if f.severity is Severity.ERROR]
    if not errors:
        assert parse(text).to_dict() == lenient.to_dict()
        return
    with pytest.raises(SyntaxFault) as caught:
        parse(text)
    assert list(caught.value.findings) == errors
    assert caught.value.excerpt


@given(texts)
def test_without_strictness_every_text_gives_a_model(text: str) -> None:
    model = parse(text, strict=False)
    model.to_dict()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    for finding in model.findings:
        line, column = map(int, finding.where.split(":"))
        assert 1 <= line <= lines
        assert column >= 1


@pytest.mark.parametrize(("text", "message"), pairs("errors.jsonl"))
def test_an_error_says_what_was_expected_and_how_to_mend_it(
    text: str, message: str
) -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse(text)
    assert str(caught.value) == message


def test_the_excerpt_shows_the_line_and_a_caret() -> None:
    with pytest.raises(SyntaxFault) as caught:
        parse("[A]: a\n\n[B]: b {x: y: z}\n", name="debate.argdown")
    assert caught.value.findings[0].where == "debate.argdown:3:13"
    assert caught.value.excerpt == "[B]: b {x: y: z}\n            ^"


def test_one_bad_block_costs_that_block_and_all_errors_are_reported() -> None:
    text = "[A]: a_b\n\n[B]: b\n\n[C]: c {x: [1}\n\n[D]: d\n  - [E]: e\n\n<X>\n[F]: f\n"
    model = parse(text, strict=False)
    assert list(model.statements) == ["B", "D", "E"]
    assert [(f.code, f.where) for f in model.findings] == [
        ("missing-range-end", "1:9"),
        ("unexpected-token", "11:1"),
        ("bad-yaml", "5:14"),
    ]


@pytest.mark.parametrize(("text", "message"), pairs("warnings.jsonl"))
def test_what_the_reference_passes_over_in_silence_is_a_warning(
    text: str, message: str
) -> None:
    [finding] = parse(text).findings
    assert finding.severity is Severity.WARNING
    assert str(finding) == message


def test_members_may_name_different_speakers_without_a_conflict() -> None:
    text = "[A]: a {by: x, source: s}\n\n[A] {by: y, source: t}\n"
    assert parse(text).findings == ()


def test_an_occurrence_knows_its_line_parent_section_and_data() -> None:
    text = "# One {issue: one}\n\n[A]: a\n  - [B]: b {by: x}\n    _ <U>\n"
    model = parse(text)
    [member] = model.statements["B"].members
    assert member.sign is Sign.ATTACKS
    assert member.place == (4, 5, 31)
    assert member.parent is model.statements["A"].members[0]
    assert member.section is model.sections[0]
    assert member.data is not None
    assert [entry.name for entry in member.data] == ["by"]
    [line] = member.node.lines
    assert isinstance(line, RelationLine)
    assert isinstance(line.child, Argument)
    assert model.occurrences[line.child] is model.arguments["U"].members[0]


def test_the_tree_keeps_the_order_of_blocks() -> None:
    model = parse("[B]: b\n\n<X>\n\n(1) p\n----\n  _ u\n(2) [A]\n\n* c\n")
    blocks = model.document.blocks
    assert [type(block).__name__ for block in blocks] == [
        "Statement",
        "Argument",
        "PremiseConclusionStructure",
        "Listing",
    ]
    argument = model.arguments["X"]
    assert argument.structure is blocks[2]
    conclusion = argument.steps[-1]
    assert conclusion.inference is not None
    assert conclusion.inference is model.inferences[conclusion.inference.node]
    [undercut] = conclusion.inference.node.lines
    assert model.occurrences[undercut.child].parent is conclusion.inference


def test_settings_from_outside_give_way_to_the_front_matter() -> None:
    text = "===\nmodel: {mode: loose}\n===\n\n[A]\n  + [B]\n"
    strict: dict[str, Json] = {"model": {"mode": "strict"}}
    assert parse("[A]\n  + [B]\n", settings=strict).relations[0].type == "entails"
    assert parse(text, settings=strict).relations[0].type == "support"


def test_relations_three_thousand_levels_deep_are_read() -> None:
    text = "[A]\n" + "".join(" " * (n + 1) + f"- [B{n}]\n" for n in range(3000))
    model = parse(text)
    assert len(model.relations) == 3000
    assert model.relations[0].source is model.statements["B2999"]
    assert len(model.to_dict()["statements"] or ()) == 3001  # type: ignore[arg-type]


def test_ranges_ten_thousand_levels_deep_are_read() -> None:
    model = parse("*_" * 5000 + "x" + "_*" * 5000)
    [member] = model.statements["Untitled 1"].members
    assert member.text == "x"
    assert len(member.ranges) == 10_000


def test_a_statement_with_thousands_of_attackers_takes_linear_time() -> None:
    text = "[A]\n" + "".join(f"  - [B{n}]\n" for n in range(20_000))
    model = parse(text + "\n" + text)
    assert len(model.relations) == 20_000
    assert isinstance(model.document.blocks[0], Statement)


@pytest.mark.parametrize("opening", ["[", "[a", "[]("])
def test_a_link_behind_half_a_megabyte_of_brackets_takes_linear_time(
    opening: str,
) -> None:
    text = opening * (500_000 // len(opening)) + "\n](u)\n"
    with pytest.raises(SyntaxFault):
        parse(text)


def test_front_matter_that_is_never_closed_is_reported() -> None:
    model = parse("===\ntitle: T\n\n[A]: t\n", name="d.argdown")
    assert [str(finding) for finding in model.findings] == [
        (
            "d.argdown:1:1: '===' opens front matter that is never closed, so all of "
            "it is text; close it with a line of '==='"
        )
    ]
