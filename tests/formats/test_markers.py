"""A file in which git has left both sides of a conflict is no map."""

from __future__ import annotations

from pathlib import Path

import pytest

import argmap as am
from argmap.errors import SyntaxFault
from argmap.formats.markers import refuse_unsettled
from argmap.formats.table import loads, loads_with_log, read

CONFLICT = """\
<<<<<<< HEAD
[Caps]: Rent caps cut supply.
=======
[Caps]: Rent caps cut new supply.
>>>>>>> topic
"""
REMEDY = "choose one side and remove the markers"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (CONFLICT, "line 1: a git conflict is not settled here"),
        (f"# Rents\n\n{CONFLICT}", "line 3: a git conflict is not settled here"),
        (
            CONFLICT * 3,
            "line 1: a git conflict is not settled here and in 2 more places",
        ),
        (
            CONFLICT.replace("=======", "||||||| 1a2b3c\n[Caps]: Caps.\n======="),
            "line 1: a git conflict is not settled here",
        ),
        (CONFLICT.replace(" HEAD", "").replace(" topic", ""), "line 1: a git conflict"),
        (CONFLICT.replace("\n", "\r\n"), "line 1: a git conflict"),
        (CONFLICT.rstrip(), "line 1: a git conflict"),
        ('{"argmap": 1,\n' + CONFLICT + "}", "line 2: a git conflict"),
    ],
)
@pytest.mark.parametrize("format", [None, "json", "argdown"])
def test_markers_are_told_in_one_line_in_every_notation(
    text: str, place: str, format: str | None
) -> None:
    with pytest.raises(SyntaxFault) as caught:
        loads(text, format=format)
    assert str(caught.value).startswith(place)
    assert str(caught.value).endswith(f"; {REMEDY}")
    assert len(caught.value.findings) == 1


def test_the_message_names_the_file_and_the_excerpt_shows_the_marker(
    tmp_path: Path,
) -> None:
    path = tmp_path / "debate.argdown"
    path.write_text(f"# Rents\n{CONFLICT}", encoding="utf-8")
    with pytest.raises(SyntaxFault) as caught:
        read(path)
    assert str(caught.value) == (
        f"{path}:2: a git conflict is not settled here; {REMEDY}"
    )
    assert caught.value.excerpt == "<<<<<<< HEAD\n^"


def test_reading_partly_refuses_them_too() -> None:
    with pytest.raises(SyntaxFault, match="a git conflict is not settled"):
        loads_with_log(CONFLICT, format="argdown", strict=False)


@pytest.mark.parametrize(
    "text",
    [
        "=======\ntitle: Rent caps\n=======\n\n[Caps]: Caps cut supply.\n",
        "Rent caps\n=======\n\n[Caps]: Caps cut supply.\n",
        "<<<<<<< HEAD\n[Caps]: Caps cut supply.\n",
        "=======\ntitle: Rents\n=======\n\n[Caps]: a\n\n>>>>>>> topic\n",
        "[Caps]: so <<<<<<< HEAD\n=======\n>>>>>>> topic\n",
        "<<<<<<<<\n=======\n>>>>>>>>\n",
        "<<<<<<<here\n=======\n>>>>>>> topic\n",
        "<<<<<<< HEAD\n>>>>>>> topic\n=======\n",
    ],
)
def test_what_is_no_conflict_passes(text: str) -> None:
    refuse_unsettled(text.encode())


@pytest.mark.parametrize("format", ["json", "argdown"])
def test_texts_of_a_map_may_hold_the_markers(format: str) -> None:
    m = am.ArgumentMap("Markers")
    m.claim("<<<<<<< and ======= and >>>>>>>.", note=CONFLICT)
    m.note = CONFLICT
    assert am.loads(am.dumps(m, format=format), format=format) == m


def test_many_markers_take_one_pass() -> None:
    refuse_unsettled(b"<<<<<<< a\n" + b"=======\n" * 300_000)
    refuse_unsettled(b"<<<<<<< a\n" * 300_000 + b">>>>>>> b\n")
