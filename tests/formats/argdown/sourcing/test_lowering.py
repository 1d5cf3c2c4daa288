from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import SyntaxFault
from argmap.formats.argdown.notation import dump, load
from argmap.formats.argdown.reading import parse
from argmap.formats.argdown.sourcing.lowering import lower
from tests.formats.argdown.sourcing.texts import read, refused, refused_at, reported

PARTS = (
    *(
        "===\nmodel: {mode: strict}\n===\n\n",
        "===\nmodel: {explodeArguments: true}\n===\n\n",
    ),
    *("===\nactors: {lee: {name: Lee}}\n===\n\n", "# H\n\n", "## G {issue: g}\n\n"),
    *("[A]: a\n", "[B]: b #t\n", "[A]\n", "<X>: x\n", "<X>\n", "words\n", "\n", "\n\n"),
    *("  + ", "  - ", "  _ ", "  _> ", "  >< ", "  -> ", "    _ ", "    + ", "* "),
    *("\n(1) [A]\n----\n(2) [B]\n", "\n(1) [C]: c\n-- R {uses: [1]} --\n(2) [A]\n"),
    *("[A] {by: lee}\n", "[B] {rel: {id: r}}\n", "[A] {undercuts: r}\n"),
    *("[B] {rel: {with: [A]}}\n", "[A] {supersedes: [B], thesis: true}\n"),
    *("[D] {id: d, issue: g}\n", "[E]: *e* [l](u) {isInGroup: false}\n"),
)


def test_all_faults_are_raised_at_once_in_the_order_of_the_text() -> None:
    text = "[A]: a {kind: casual, valid: 2025-13}\n  + [B]: b {rel: {at: 1-2}}\n"
    assert [line.split(": ")[0] for line in refused(text).splitlines()] == [
        "d.argdown:1:15",
        "d.argdown:1:30",
        "d.argdown:2:19",
    ]


def test_bad_yaml_is_refused_at_its_place() -> None:
    assert refused_at("[A]: a\n\n[B]: b {x: [1}\n") == [
        (
            "d.argdown:3:14: bad YAML: expected ',' or ']', but got '}'; put text with "
            "': ', ' #', a comma, bracket, brace or leading sign in double quotes"
        ),
        "[B]: b {x: [1}",
        "             ^",
    ]


@pytest.mark.parametrize(
    "text", ["[A]: a\x01b\n", "[A]: \u0086b\n", "[A]: a // \x7f\n\n", "[A\x1b]: a\n"]
)
def test_a_control_character_is_refused_at_its_place(text: str) -> None:
    column = next(n for n, c in enumerate(text, 1) if not c.isprintable())
    code = ord(text[column - 1])
    assert refused(text) == (
        f"d.argdown:1:{column}: the character U+{code:04X} is not allowed; remove it"
    )


def test_tabs_and_line_ends_are_allowed() -> None:
    text = "[A]: a\tb\r\n\t+ [B]: b\r\n"
    assert list(read(text).relations) == ["B-supports-A"]


def test_a_lone_surrogate_is_refused() -> None:
    text = "[A]: \ud800\n"
    with pytest.raises(SyntaxFault, match=r"1:6: the character U\+D800"):
        lower(parse(text), text)


def test_a_brace_in_the_text_is_reported() -> None:
    assert reported("[A]: a {x: 1}, and so on\n") == [
        (
            "d.argdown:1:8: '{' begins no data block here and is text; write '\\{', or "
            "close the block with a '}' that is followed by an end of line"
        )
    ]


def test_findings_stand_in_the_order_of_the_text() -> None:
    text = (
        "# Unused {issue: u}\n\n[B] {knd: causal}\n\n[C]: c\n  _ [D]: d\n\n[A]: a {x\n"
    )
    found = [line.split(":")[1] for line in reported(text)]
    assert found == sorted(found)
    assert len(found) == 4


def test_notes_are_no_losses() -> None:
    _, log = load(b"[A]: an *important* point\n")
    assert len(log.findings) == 1
    assert not log.lossy


def test_many_unknown_names_are_refused_in_linear_time() -> None:
    claims = "".join(f"[c{n}]: c {{supersedes: d{n}}}\n\n" for n in range(3000))
    with pytest.raises(SyntaxFault) as caught:
        load(claims.encode())
    assert len(caught.value.findings) == 3000


@given(st.lists(st.sampled_from(PARTS), min_size=1, max_size=12).map("".join))
def test_any_text_gives_a_map_that_can_be_written_or_a_refusal(text: str) -> None:
    try:
        m, _ = load(text.encode())
    except SyntaxFault:
        return
    data, _ = dump(m)
    again, _ = load(data)
    assert again == m
    assert dump(again)[0] == data


def test_what_a_front_matter_carries_is_joined_with_what_the_text_holds() -> None:
    text = (
        "===\nextra: {aif: {'': {x: 1}}, argdown: {claims/A: {x: 1}, claims/B: [2]}}\n"
        "===\n\n[A]: a {color: red}\n"
    )
    assert read(text).extra == {
        "aif": {"": {"x": 1}},
        "argdown": {"claims/A": {"x": 1, "color": "red"}, "claims/B": [2]},
    }
