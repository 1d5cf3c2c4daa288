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
            [("rejection", "denied the council's allegations")],
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


def rejecting(text: str) -> list[str]:
    return [words for kind, words in signals(text) if kind == "rejection"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lee denied that, saying that caps work.", "denied that"),
        ("Lee disputes this and says that caps work.", "disputes this"),
        ("Lee dismissed that as scaremongering.", "dismissed that"),
        ("Lee denies it. He said that caps work.", "denies it"),
        ("Lee called that a lie.", "called that a lie"),
        (
            "Lee called the criticism “deeply unfair.”",
            "called the criticism “deeply unfair",
        ),
        ("Lee called the criticism unfair.", "called the criticism unfair"),
        ("Lee rejected that figure.", "rejected that figure"),
        ("Lee rejected both claims.", "rejected both claims"),
        ("Lee disputed that account.", "disputed that account"),
        ("Lee dismissed critics’ claims.", "dismissed critics’ claims"),
        ("Lee denied any wrongdoing.", "denied any wrongdoing"),
        ("Lee denies wrongdoing.", "denies wrongdoing"),
        ("Lee pushed back, saying that caps work.", "pushed back"),
        ("Lee pushed back on the claim.", "pushed back on the claim"),
        ("Lee hit back at her critics.", "hit back"),
        ("Lee shot back: “Caps work.”", "shot back"),
        ("Lee responded to the criticism by leaving.", "responded to the criticism"),
    ],
)
def test_a_rejection_points_at_what_was_said(text: str, words: str) -> None:
    assert rejecting(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "Lee rejected a request to halt the work.",
        "Lee rejected her plan, saying that the pool leaks.",
        "Voters rejected the levy.",
        "The judge denied bail.",
        "The judge denied that rents rose.",
        "Lee dismissed the class.",
        "Lee disputed the invoice.",
        "Lee called the plan unfair.",
        "Lee called that a triumph.",
        "Lee called the report a landmark.",
        "Lee pushed back the deadline.",
        "Officers shot back.",
        "Officers responded to the complaint.",
        "Nobody has challenged those numbers.",
        "Lee did not seriously dispute that.",
        "Lee declined to dispute those claims.",
    ],
)
def test_what_is_no_rejection_of_claims_gives_no_signal(text: str) -> None:
    assert rejecting(text) == []
