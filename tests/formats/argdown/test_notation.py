from __future__ import annotations

import pytest

from argmap.errors import SyntaxFault
from argmap.formats.argdown.notation import dump, load
from argmap.model.argument_map import ArgumentMap


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("\n\n", ""),
        ("// nothing yet\n", ""),
        ("===\ntitle: Rent caps\n===\n", "Rent caps"),
        ("===\ntitle: Rent caps\n===\n\n/* soon */\n", "Rent caps"),
    ],
)
def test_a_text_without_a_claim_is_an_empty_map(text: str, title: str) -> None:
    m, log = load(text.encode(), name="d.argdown")
    assert m == ArgumentMap(title)
    assert log.findings == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[A]: x *y\n",
            "d.argdown:1:10: expected '*' to close the range opened at 1:8",
        ),
        ("===\ntitle: [\n===\n", "d.argdown:3:4: expected a statement or a heading"),
        (
            "===\ntitle: T\n===\n[A]: x\n",
            "d.argdown:4:1: expected an empty line after the front matter",
        ),
    ],
)
def test_a_text_with_a_fault_is_no_empty_map(text: str, message: str) -> None:
    with pytest.raises(SyntaxFault) as caught:
        load(text.encode(), name="d.argdown")
    assert str(caught.value).startswith(message)


def test_an_empty_map_is_written_and_read_back() -> None:
    data, findings = dump(ArgumentMap())
    assert findings == ()
    assert load(data)[0] == ArgumentMap()
