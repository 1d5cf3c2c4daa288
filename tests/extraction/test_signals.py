from __future__ import annotations

import pytest

from argmap.extraction.pipeline import extract


def signals(text: str) -> list[tuple[str, str]]:
    return [(one.kind.value, text[slice(*one.span)]) for one in extract(text).signals]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("However, rents fell.", [("contrast", "However")]),
        ("Rents fell, however.", []),
        ("But rents fell.", [("contrast", "But")]),
        ("Butter prices fell.", []),
        ("Of course, rents fell.", [("concession", "Of course")]),
        ("For example, rents fell.", [("support", "For example")]),
        ("As a result, rents fell.", [("conclusion", "As a result")]),
        ("Many critics say that rents fell.", [("opposition", "critics say")]),
        ("Its supporters argue that rents fell.", [("advocacy", "supporters argue")]),
        ("Lee rejected these claims.", [("rejection", "rejected these claims")]),
        (
            "Lee flatly denied the council's allegations.",
            [],
        ),
        (
            "Lee disputed the main finding.",
            [("rejection", "disputed the main finding")],
        ),
    ],
)
def test_signals_are_told_by_their_words(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert signals(text) == expected
