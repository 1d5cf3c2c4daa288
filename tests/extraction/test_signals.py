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


def answers(text: str) -> list[list[str]]:
    draft = extract(text)
    by_id = {one.id: one.speaker for one in draft.attributions}
    return [[by_id[key] for key in one.answers] for one in draft.signals if one.answers]


def test_a_rejection_answers_the_nearest_criticism_and_what_follows_it() -> None:
    text = (
        "Owners say that caps work. Critics warn that rents rose. Ann Lee, a lawyer, "
        'says that owners sold. The mayor rejected these criticisms: "Caps work well."'
    )
    assert answers(text) == [["Critics", "Ann Lee"]]


def test_a_rejection_does_not_answer_the_one_who_rejects() -> None:
    text = (
        "Critics warn that rents rose. The mayor said that rents fell. "
        'The mayor rejected the criticism: "Caps work well."'
    )
    assert answers(text) == [["Critics"]]


def test_a_rejection_without_a_criticism_answers_what_was_said_last() -> None:
    text = (
        "Owners say that rents rose. Tenants say that rents fell. "
        'The mayor rejected that claim: "Caps work well."'
    )
    assert answers(text) == [["Tenants"]]


def test_a_rejection_with_nothing_before_it_answers_nothing() -> None:
    assert answers('The mayor rejected these claims: "Caps work well."') == []
