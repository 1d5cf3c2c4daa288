from __future__ import annotations

import pytest

from argmap.extraction.pipeline import extract
from argmap.extraction.records import SignalKind

CRITICISM = "Critics warn that rents rose. Owners complain that tenants left. "


def rejected(text: str) -> list[tuple[list[str], str | None]]:
    """Return for each rejection what it answers, and what is said instead."""
    draft = extract(text)
    said = {one.id: draft.words(one.contents) for one in draft.attributions}
    return [
        ([said[key] for key in one.answers], said[one.reply] if one.reply else None)
        for one in draft.signals
        if one.kind is SignalKind.REJECTION
    ]


@pytest.mark.parametrize(
    ("rejection", "reply"),
    [
        ('Lee rejected these criticisms: "Caps work well."', '"Caps work well."'),
        ("Lee rejects these criticisms, saying that caps work.", "that caps work"),
        ("Lee dismissed these complaints and said that caps work.", "that caps work"),
        ('"Caps work well," Lee said, rejecting these claims.', '"Caps work well,"'),
        ('Lee pushed back on these claims: "Caps work well."', '"Caps work well."'),
        ('Lee rejected these claims. "Caps work well," Lee said.', '"Caps work well,"'),
        (
            "Lee dismissed those warnings as mere noise.",
            "those warnings as mere noise",
        ),
        ('Lee rejected these claims. "Caps fail," Ortiz said.', None),
        ("Lee rejected these claims.", None),
    ],
)
def test_the_reply_is_what_the_one_who_rejects_says(
    rejection: str, reply: str | None
) -> None:
    both = ["that rents rose", "that tenants left"]
    assert rejected(CRITICISM + rejection) == [(both, reply)]


def test_one_criticism_is_the_nearest() -> None:
    text = CRITICISM + "Lee rejected this criticism, saying that caps work."
    assert rejected(text) == [(["that tenants left"], "that caps work")]


def test_criticisms_reach_back_to_where_they_begin() -> None:
    text = (
        "Owners say that caps work. Critics warn that rents rose. Ann Day, a lawyer, "
        'says that owners sold. The mayor rejected these criticisms: "Caps work well."'
    )
    both = ["that rents rose", "that owners sold"]
    assert rejected(text) == [(both, '"Caps work well."')]


def test_who_criticized_once_goes_on_to() -> None:
    text = (
        "Lee says that caps fail. Lee warns that rents rose. "
        "Ortiz rejected these claims, saying that caps work."
    )
    both = ["that caps fail", "that rents rose"]
    assert rejected(text) == [(both, "that caps work")]


def test_praise_is_no_criticism() -> None:
    text = "Supporters say that caps work. Lee praised the caps as a great success. "
    reply = "Ortiz rejected these criticisms, saying that caps fail."
    assert rejected(text + reply) == [([], "that caps fail")]
    reply = "Ortiz rejected this claim, saying that caps fail."
    assert rejected(text + reply) == [
        (["the caps as a great success"], "that caps fail")
    ]


def test_nobody_rejects_what_they_said_themselves() -> None:
    text = (
        "Critics warn that rents rose. The mayor said that rents fell. "
        'The mayor rejected the criticism: "Caps work well."'
    )
    assert rejected(text) == [(["that rents rose"], '"Caps work well."')]


def test_without_a_criticism_what_was_said_last_is_rejected() -> None:
    text = (
        "Owners say that rents rose. Tenants say that rents fell. "
        'The mayor rejected that claim: "Caps work well."'
    )
    assert rejected(text) == [(["that rents fell"], '"Caps work well."')]


def test_with_nothing_before_it_a_rejection_answers_nothing() -> None:
    text = 'The mayor rejected these claims: "Caps work well."'
    assert rejected(text) == [([], '"Caps work well."')]


def test_what_was_only_supposed_or_withheld_is_not_rejected() -> None:
    text = (
        "Critics did not say that rents rose. "
        'The mayor rejected that claim: "Caps work well."'
    )
    assert rejected(text) == [([], '"Caps work well."')]


def test_a_rejection_beyond_the_first_part_of_a_long_text_keeps_its_reply() -> None:
    filler = "The sky was grey over the town all day.\n\n" * 6_000
    text = filler + CRITICISM + "Lee rejected these claims, saying that caps work."
    both = ["that rents rose", "that tenants left"]
    assert rejected(text) == [(both, "that caps work")]
