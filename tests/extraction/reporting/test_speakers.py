from __future__ import annotations

import pytest

from argmap.extraction.pipeline import extract


def speakers(text: str) -> list[str]:
    return [one.speaker for one in extract(text).attributions if not one.own_voice]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Lee said rents fell. Lee added that they will rise.", ["Ann Lee"] * 2),
        ("Mayor Ann Lee said rents fell. She said they will rise.", ["Ann Lee"] * 2),
        (
            "The Rent Control Board (RCB) said rents fell. The RCB said so twice.",
            ["Rent Control Board (RCB)"],
        ),
        ("Critics say rents fell. They argue that caps work.", ["Critics"] * 2),
        ("The mayor's spokesman, Bo Hill, said rents fell.", ["Bo Hill"]),
        (
            "RCB Assistant Secretary for Public Affairs Bo Hill said that rents fell.",
            ["Bo Hill"],
        ),
        ("Rep. Ann Lee, R-Utah, wrote that rents fell.", ["Ann Lee"]),
        ("A spokesman for Mr. Hill said that rents fell.", ["spokesman for Mr. Hill"]),
        ("The Justice Department said that rents fell.", ["Justice Department"]),
        ("Those who own flats say that rents fell.", ["Those who own flats"]),
    ],
)
def test_mentions_of_one_speaker_are_merged(text: str, names: list[str]) -> None:
    assert speakers(text)[: len(names)] == names


def test_an_apposition_is_kept_as_affiliation() -> None:
    (one,) = extract("Lee, the union spokesman, said that rents fell.").attributions
    assert (one.speaker, one.affiliation) == ("Lee", "the union spokesman")


def test_what_stands_before_the_name_is_kept_as_affiliation() -> None:
    (one,) = extract("Union leader Ann Lee said that rents fell.").attributions
    assert (one.speaker, one.affiliation) == ("Ann Lee", "Union leader")


def test_a_pronoun_is_marked_as_resolved() -> None:
    text = "Ann Lee said rents fell. She said they will rise."
    assert [one.coreferent for one in extract(text).attributions] == [False, True]


def test_who_was_only_named_does_not_begin_to_speak() -> None:
    text = (
        "Ann Lee said rents fell under George Hill. She said that they will rise soon."
    )
    assert speakers(text) == ["Ann Lee", "Ann Lee"]
