"""What is read of a text with errors when they are not to raise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

import argmap as am
from argmap.errors import FormatError, LossWarning, SyntaxFault
from argmap.findings import Severity
from argmap.formats.argdown.notation import load
from argmap.formats.table import loads_with_log, read_with_log
from tests.formats.argdown.strategies import argdown_like

TEXT = """\
===
actors: {lee: {name: Lee}}
===

# Do caps work? {issue: caps}

[Caps]: Caps work. {by: lee}

[Starts]: Building starts_fell.
  - [Stock]: The stock held.

[Rents]: Rents fell. {by: leee}

[Moves]: People move less. {supersedes: Rents}

[Later]: Caps work late. {by: lee}
  + [Study]: A study says so.
"""


def test_a_second_structure_of_an_argument_costs_itself() -> None:
    text = "<A>\n\n(1) x\n----\n(2) y\n\n<A>\n\n(1) z\n----\n(2) w\n\n[B]: b\n"
    fault = (
        "9:1: the argument 'A' has premises already, at 3:1; "
        "give one of the two another title"
    )
    m, log = load(text.encode(), strict=False)
    assert list(m.claims) == ["x", "y", "B"]
    assert list(m.relations) == ["a"]
    assert [str(finding) for finding in log.losses] == [fault]
    with pytest.raises(SyntaxFault) as caught:
        load(text.encode())
    assert str(caught.value) == fault


def test_each_error_costs_its_block_and_the_rest_is_read() -> None:
    m, log = loads_with_log(TEXT, format="argdown", name="caps.argdown", strict=False)
    assert list(m.claims) == ["Caps", "Later", "Study"]
    assert list(m.issues) == ["caps"]
    assert [str(finding) for finding in log.losses] == [
        (
            "caps.argdown:10:1: expected '_' to close the range opened at 9:26, found "
            "an indented line; close it, or write \\_ for the character"
        ),
        "caps.argdown:12:27: no actor has id 'leee'; the nearest is 'lee'",
        "caps.argdown:14:41: no claim has the key or id 'Rents'",
    ]
    assert all(finding.severity is Severity.ERROR for finding in log.losses)


def test_errors_raise_unless_they_are_allowed(tmp_path: Path) -> None:
    path = tmp_path / "caps.argdown"
    path.write_text(TEXT, encoding="utf-8")
    for strict in (None, True):
        with pytest.raises(SyntaxFault):
            read_with_log(path, strict=strict)
    with pytest.warns(LossWarning, match=r"caps.argdown:10:1: .* \(and 2 more;"):
        assert len(am.read(path, strict=False)) == 3
    assert read_with_log(path, strict=False)[1].lossy


def test_a_text_without_errors_is_read_alike() -> None:
    text = "[A]: a\n  - [B]: b\n"
    assert load(text.encode(), strict=False) == load(text.encode())


def test_a_structure_goes_with_its_argument() -> None:
    text = "<A>: x\n\n<B>: y {by: [}\n\n(1) p\n----\n(2) q\n\n<C>: z\n"
    m, log = load(text.encode(), strict=False)
    assert list(m.claims) == ["A", "p", "q", "C"]
    assert len(log.losses) == 1
    text = "<A>: x\n\n<B>: y {by: a b}\n\n(1) p\n----\n(2) q\n\n<C>: z\n"
    m, log = load(text.encode(), strict=False)
    assert list(m.claims) == ["A", "C"]


def test_a_control_character_costs_itself_only() -> None:
    m, log = load(b"[A]: a\x01b\n", strict=False)
    assert m.claims["A"].text == "a b"
    assert [finding.code for finding in log.losses] == ["control-character"]


def test_bad_front_matter_is_left_out() -> None:
    for head in ("title: [", "actors: {a: {kind: x}}", "sources: x"):
        m, log = load(f"===\n{head}\n===\n\n[A]: a\n".encode(), strict=False)
        assert list(m.claims) == ["A"]
        assert len(log.losses) == 1


def test_what_refers_in_a_long_chain_to_what_is_left_out_is_an_error() -> None:
    text = "[C0]: x {kind: y}\n\n"
    text += "".join(f"[C{n + 1}]: x {{supersedes: C{n}}}\n\n" for n in range(30))
    with pytest.raises(SyntaxFault, match="'C18'"):
        load(text.encode(), strict=False)


def test_bytes_that_are_no_text_raise() -> None:
    with pytest.raises(FormatError):
        loads_with_log(b"\xff\xfe\x00", format="argdown", strict=False)


def test_a_notation_that_cannot_be_read_in_part_raises() -> None:
    with pytest.raises(FormatError):
        loads_with_log('{"argmap": 1, "claims": 3}', format="json", strict=False)


@given(argdown_like)
def test_every_text_gives_a_map(text: str) -> None:
    m, log = load(text.encode(), strict=False)
    try:
        assert load(text.encode())[0] == m
    except SyntaxFault:
        assert log.lossy


def test_errors_of_syntax_and_of_data_are_reported_at_once() -> None:
    text = b"[A]: one *open word\n\n[B]: two {kind: cause, supersedes: A}\n"
    with pytest.raises(SyntaxFault) as caught:
        load(text)
    # Of A nothing is said: its block has the error.
    assert [finding.where for finding in caught.value.findings] == ["1:20", "3:17"]
    assert "'cause' is not a kind of claim" in str(caught.value)
    assert caught.value.excerpt.startswith("[A]: one *open word\n")


def test_thousands_of_errors_are_reported_in_linear_time() -> None:
    text = "[A]: a {rel: {a: b}}\n\n" * 20_000 + "[B]: b_c\n"
    with pytest.raises(SyntaxFault) as caught:
        load(text.encode())
    assert len(caught.value.findings) == 20_001
