from __future__ import annotations

from pathlib import Path

import pytest

from argmap.extraction.pipeline import extract
from argmap.extraction.records import SignalKind

TEXTS = Path(__file__).with_name("rejections.txt").read_text(encoding="utf-8")
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
        ("Lee dismissed those warnings as mere noise.", None),
        ('Lee rejected these claims. "Caps fail," Ortiz said.', None),
        ("Lee rejected these claims.", None),
        ("Rejecting these claims, Lee said that caps work.", "that caps work"),
    ],
)
def test_the_reply_is_what_the_one_who_rejects_says(
    rejection: str, reply: str | None
) -> None:
    both = ["that rents rose", "that tenants left"]
    assert rejected(CRITICISM + rejection) == [(both, reply)]


@pytest.mark.parametrize(
    ("rejection", "reply"),
    [
        ("Ann Lee denied that. She said that caps work.", "that caps work"),
        ("The town denied it. It said that caps work.", "that caps work"),
        ("The town hit back. “Caps work,” said Ray Hill, a spokesman.", "“Caps work,”"),
        ("The town hit back. “Caps work,” said Ray Hill, an owner.", None),
        ("Ortiz denied that. Cole said rents fell. He said that caps work.", None),
        ("Lee said that caps work and denied that.", "that caps work"),
        ("Lee said that caps work, and Hill denied that.", None),
    ],
)
def test_a_pronoun_or_a_spokesman_replies_for_the_one_who_rejects(
    rejection: str, reply: str | None
) -> None:
    ((_, found),) = rejected(CRITICISM + rejection)
    assert found == reply


@pytest.mark.parametrize(
    ("said", "reply"),
    [
        ("Lee said that caps work.", "that caps work"),
        ("The hall is big. Lee said that caps work.", "that caps work"),
        ("\n\nLee said that caps work.", "that caps work"),
        ("\n\nThe hall is big.\n\nLee said that caps work.", None),
    ],
)
def test_the_reply_stands_in_the_next_sentence_or_in_the_paragraph(
    said: str, reply: str | None
) -> None:
    ((_, found),) = rejected(f"{CRITICISM}Lee rejected these claims. {said}")
    assert found == reply


@pytest.mark.parametrize(
    ("rejection", "answers", "reply"),
    [
        ("Lee bristled at the claims that rents rose", ["that rents rose"], None),
        (
            "Lee rejected the claim that caps fail. He said that caps work",
            ["that caps fail"],
            "that caps work",
        ),
        (
            "Lee denied the allegation that he lied, saying that he was ill",
            ["that he lied"],
            "that he was ill",
        ),
    ],
)
def test_what_is_spelled_out_is_what_is_rejected(
    rejection: str, answers: list[str], reply: str | None
) -> None:
    assert rejected(f"{CRITICISM}{rejection}.") == [(answers, reply)]


def test_a_reply_illustrates_nothing() -> None:
    said = f"{CRITICISM}Lee rejected these criticisms: “Rents fell.” Roe denied this."
    _, (answers, _) = rejected(said)
    assert answers == ["“Rents fell.”"]


def test_what_others_said_in_a_later_paragraph_is_no_criticism() -> None:
    said = "“Caps work,” the board said."
    both = ["that rents rose", "that tenants left"]
    apart = f"{CRITICISM}\n\n{said}\n\nLee rejected these criticisms."
    assert rejected(apart) == [(both, None)]
    beside = f"{CRITICISM}{said}\n\nLee rejected these criticisms."
    assert rejected(beside) == [([*both, "“Caps work,”"], None)]


@pytest.mark.parametrize(
    ("rejection", "answers"),
    [
        ("Lee denied that", ["that trams help"]),
        ("Lee rejected that claim", ["that trams help"]),
        ("Lee rejected the criticism", ["that rents rose"]),
        ("Lee denied any wrongdoing", ["that rents rose"]),
        ("Lee rejected that warning", ["that rents rose"]),
        ("Lee rejected that argument", ["that 40 owners left"]),
        ("Lee rejected that figure", ["that 40 owners left"]),
        ("Lee rejected those figures", ["that 40 owners left"]),
    ],
)
def test_what_is_rejected_is_told_by_what_it_is_called(
    rejection: str, answers: list[str]
) -> None:
    text = (
        "Critics warn that rents rose. Owners argue that 40 owners left. "
        f"Fans say that trams help. {rejection}, saying that caps work."
    )
    assert rejected(text) == [(answers, "that caps work")]


@pytest.mark.parametrize(
    ("before", "answers"),
    [
        (
            "Tenants say that rents rose. “Mine doubled,” said Ray Hill.",
            ["that rents rose", "“Mine doubled,”"],
        ),
        (
            "Tenants say that rents rose.\n\n“Mine doubled,” said Ray Hill.",
            ["“Mine doubled,”"],
        ),
        (
            "Day says that rents rose. “Mine doubled,” said Ray Hill.",
            ["“Mine doubled,”"],
        ),
        (
            "“Rents rose,” tenants say. “Mine doubled,” said Ray Hill.",
            ["“Mine doubled,”"],
        ),
        (
            "Tenants say that rents rose. Ray Hill said that his rent doubled.",
            ["that his rent doubled"],
        ),
    ],
)
def test_who_illustrates_what_many_say_is_answered_with_them(
    before: str, answers: list[str]
) -> None:
    text = f"{before} Lee rejected that criticism, saying that caps work."
    assert rejected(text) == [(answers, "that caps work")]


def test_what_a_speaker_passes_on_is_rejected_with_it() -> None:
    text = "Owners say that Hill thinks that rents rose. Lee denied that, saying that caps work."
    assert rejected(text) == [(["that Hill thinks that rents rose"], "that caps work")]


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


@pytest.mark.parametrize("document", TEXTS.split("\n===\n")[1:])
def test_what_is_rebutted_in_a_text_is_found_and_no_more(document: str) -> None:
    text, *pairs = (part.strip() for part in document.split("\n!"))
    found = [
        (one, reply) for answers, reply in rejected(text) for one in answers if reply
    ]
    expected = [[part.strip() for part in pair.split("|")] for pair in pairs]
    assert len(found) == len(expected)
    for (answer, reply), (answered, said) in zip(found, expected, strict=True):
        assert answered in answer
        assert said in reply
