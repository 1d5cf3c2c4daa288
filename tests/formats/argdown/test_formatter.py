"""What the formatter changes, and the laws of what it does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.errors import ArgmapError, SyntaxFault
from argmap.formats.argdown.formatter import format_text, layout_of
from argmap.formats.argdown.lexer import tokenize
from argmap.formats.argdown.notation import dump, load
from argmap.formats.argdown.reading import parse, parse_file
from argmap.formats.argdown.tokens import Kind
from argmap.model.argument_map import ArgumentMap
from tests.formats.argdown.hostile import hostile_maps
from tests.formats.argdown.strategies import texts
from tests.formats.argdown.test_cases import CASES, identity, is_clean
from tests.formats.argdown.untidy import untidy_texts
from tests.strategies import maps

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
SIGNS = str.maketrans({"␣": " ", "→": "\t", "↵": "\r"})
CLEAN = [case for case in CASES if is_clean(case)]


def layouts() -> list[Any]:
    text = (HERE / "layouts.txt").read_text(encoding="utf-8")
    pair = r"^(?P<title>.+)\n\.\n(?P<before>(?s:.*?)\n)\.\n(?P<after>(?s:.*?)\n)\.$"
    return [
        pytest.param(
            match["before"].translate(SIGNS),
            match["after"].translate(SIGNS),
            id=match["title"],
        )
        for match in re.finditer(pair, text, re.MULTILINE)
    ]


@pytest.mark.parametrize(("before", "after"), layouts())
def test_the_layout(before: str, after: str) -> None:
    assert format_text(before) == after
    assert format_text(after) == after
    assert_read_alike(before, after)


# Laws


@pytest.mark.parametrize("case", CLEAN, ids=identity)
def test_a_clean_case_says_the_same_when_it_is_laid_out(case: dict[str, Any]) -> None:
    text, settings = case["input"], case.get("settings")
    after = format_text(text)
    said = [folded(parse(one, settings=settings).to_dict()) for one in (text, after)]
    assert said[0] == said[1]
    assert format_text(after) == after
    assert_read_alike(text, after)


@given(untidy_texts() | texts)
def test_any_text_is_laid_out_or_refused_with_its_errors(text: str) -> None:
    if is_read(text):
        format_text(text)
        return
    with pytest.raises(SyntaxFault) as caught:
        format_text(text)
    with pytest.raises(SyntaxFault) as expected:
        parse_file(text)
    assert caught.value.findings == expected.value.findings


@given(untidy_texts())
def test_a_text_says_the_same_when_it_is_laid_out(text: str) -> None:
    assume(is_read(text))
    assert_read_alike(text, format_text(text))


@given(texts)
def test_a_text_of_any_kind_says_the_same_when_it_is_laid_out(text: str) -> None:
    assume(is_read(text))
    assert_read_alike(text, format_text(text))


@given(untidy_texts() | texts)
def test_laying_out_twice_changes_nothing(text: str) -> None:
    assume(is_read(text))
    after = format_text(text)
    assert format_text(after) == after


@given(untidy_texts() | texts)
def test_every_comment_stays_in_its_order(text: str) -> None:
    assume(is_read(text))
    assert comments(format_text(text)) == comments(text)


@given(untidy_texts())
def test_no_line_ends_in_blanks_and_no_two_are_empty(text: str) -> None:
    # What stands between a bracket and a link is a part of the link.
    links = [token.source for token in tokenize(text) if token.kind is Kind.LINK]
    assume(is_read(text) and "\n" not in "".join(links))
    layout = layout_of(text)
    if layout is not None:
        assert not re.search(r"[ \t\r]\n|\n\n\n|\A\n|\n\n\Z", layout)
        assert layout.endswith("\n")


@given(untidy_texts())
def test_the_map_and_its_findings_stay(text: str) -> None:
    assume(is_read(text))
    assert meaning(format_text(text)) == meaning(text)


@given(maps() | maps(extra=True) | hostile_maps())
def test_what_the_writer_writes_stays(m: ArgumentMap) -> None:
    text = dump(m)[0].decode()
    assert format_text(text) == text


@given(maps(), st.integers(1, 5), st.sampled_from(["", " ", "\t "]), st.integers(1, 3))
def test_the_writers_layout_is_found_again(
    m: ArgumentMap, step: int, trail: str, empty: int
) -> None:
    text = dump(m)[0].decode()
    head, separator, body = text.partition("\n===\n")
    lines = []
    for line in body.rstrip("\n").split("\n"):
        words = line.lstrip(" ")
        indent = " " * (step * (len(line) - len(words)))
        lines.append(indent + words + trail if words else "\n" * (empty - 1))
    assert format_text(head + separator + "\n".join(lines)) == text


@pytest.mark.parametrize(
    "path",
    sorted((ROOT / "seeds").glob("*.argdown"))
    + sorted((ROOT / "examples").glob("*.argdown")),
    ids=lambda path: path.name,
)
def test_a_map_that_ships_is_laid_out(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert format_text(text) == text


# Edges


@pytest.mark.parametrize("text", ["", "\n\n", " \t\n"])
def test_a_blank_text_becomes_empty(text: str) -> None:
    assert format_text(text) == ""


def test_a_text_without_a_block_is_laid_out() -> None:
    text = "\n===\ntitle: T\n===\n\n\n// to be written\n\n"
    assert format_text(text) == "===\ntitle: T\n===\n\n// to be written\n"


def test_slashes_that_are_text_only_for_want_of_a_line_end_are_escaped() -> None:
    assert format_text("[A]: a // b") == "[A]: a \\// b\n"


@pytest.mark.parametrize(
    "text",
    [
        # With line feeds, or on one line, these would be data.
        "[A]: a {\r\n  by: dhs\r\n}\r\n\r\n\r\n[B]: b\r\n",
        "[A]: a {b}\n , c}\n",
        # A blank before a line end makes a statement of nothing here.
        "[A]: a\n\n/* c */ \n",
    ],
)
def test_a_text_that_would_be_read_differently_stays(text: str) -> None:
    assert layout_of(text) is None
    assert format_text(text) == text


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_open_front_matter_is_still_reported(line_end: str) -> None:
    text = f"==={line_end}title: T"
    assert format_text(text) == "===\n  title: T\n"
    assert_read_alike(text, format_text(text))
    assert [one.code for one in parse(text).findings] == ["front-matter-unclosed"]


def test_an_error_is_told_with_its_place() -> None:
    with pytest.raises(SyntaxFault) as caught:
        format_text("[A]: a\n\n[B]: b {x: y: z}\n", name="debate.argdown")
    assert caught.value.findings[0].where == "debate.argdown:3:13"


def test_lines_two_thousand_levels_deep_are_laid_out() -> None:
    text = "[A]\n" + "".join(" " * (n + 1) + f"- [B{n}]\n" for n in range(2000))
    after = format_text(text)
    assert after.endswith("\n" + "  " * 2000 + "- [B1999]\n")


@pytest.mark.parametrize(
    "repeated",
    ["{", "[", "<", "/", "*", "a\n", "[ \n", "< \n> ", "// c\n", "\n/* c */", "a\n\n"],
)
def test_a_long_text_is_laid_out_in_linear_time(repeated: str) -> None:
    # A quadratic search would take hours, not the seconds that this takes.
    text = "a " + repeated * (100_000 // len(repeated)) + "\n"
    try:
        after = format_text(text)
    except SyntaxFault:
        return
    assert comments(after) == comments(text)


# What is compared


def is_read(text: str) -> bool:
    try:
        parse_file(text)
    except SyntaxFault:
        return False
    return True


def assert_read_alike(before: str, after: str) -> None:
    models = [parse_file(text)[0] for text in (before, after)]
    said = [folded(model.to_dict()) for model in models]
    assert said[0] == said[1]
    reported = [found(model.findings) for model in models]
    assert reported[0] == reported[1]


def folded(value: Any, *, in_sections: bool = False) -> Any:
    """Fold white space in texts; ranges by the characters, blanks aside, before them."""
    if isinstance(value, list):
        return [folded(item, in_sections=in_sections) for item in value]
    if not isinstance(value, dict):
        return value
    text = value.get("text") or ""
    result: dict[str, Any] = {}
    for key, item in value.items():
        if key in ("text", "canonical_text") or (in_sections and key == "title"):
            if words := " ".join(item.split()):
                result[key] = words
        elif key == "rules":
            result[key] = [" ".join(rule.split()) for rule in item]
        elif key == "ranges":
            result[key] = [
                {
                    **one,
                    "start": solid_length(text, one["start"]),
                    "stop": solid_length(text, one["stop"] + 1),
                }
                for one in item
            ]
        else:
            result[key] = folded(item, in_sections=in_sections or key == "sections")
    return result


def solid_length(text: str, units: int) -> int:
    """Count the characters that are no blanks in the first units of UTF-16."""
    encoded = text.encode("utf-16-le")[: 2 * max(units, 0)]
    return len("".join(encoded.decode("utf-16-le", errors="ignore").split()))


def comments(text: str) -> list[str]:
    found = [t.source for t in tokenize(text) if t.kind is Kind.COMMENT]
    return [
        "\n".join(line.rstrip() for line in one.split("\n")).rstrip()
        for one in (
            source.replace("\r\n", "\n").replace("\r", "\n") for source in found
        )
    ]


def found(findings: Any) -> list[tuple[str, str]]:
    """Say what is reported, places aside."""
    return sorted((f.code, re.sub(r"\d+:\d+", "", f.message)) for f in findings)


def meaning(text: str) -> Any:
    try:
        m, log = load(text.encode())
    except ArgmapError as error:
        return type(error), found(error.findings)
    return m, found(log.findings)
