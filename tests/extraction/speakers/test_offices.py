from __future__ import annotations

import pytest

from argmap.extraction.pipeline import extract
from argmap.extraction.speakers.offices import offices_in


@pytest.mark.parametrize(
    "opening",
    [
        "The committee met in Room 116, Hon. Howard Pell (chairman of the\nboard) presiding.",
        "The committee met, Hon. Howard Pell, presiding.",
        "The committee met. Howard Pell presided.",
        "The Committee met in room 12. Senator Howard Pell, chairman, presided.",
    ],
)
@pytest.mark.parametrize("label", ["The CHAIRMAN.", "The CHAIR.", "CHAIRMAN:"])
def test_the_chair_is_who_presides(opening: str, label: str) -> None:
    text = f"{opening}\n\n{label} Rents fell.\n\nMs. HALE. Mr. Chairman, they rose."
    assert speakers(text) == ["Howard Pell", "HALE"]


def test_a_chair_whom_nobody_names_has_one_name() -> None:
    text = "The CHAIRMAN. Rents fell.\n\nMs. HALE. Mr. Chairman, they rose.\n\n"
    assert speakers(text * 2) == ["CHAIRMAN", "HALE"] * 2


def test_the_court_the_witness_and_who_examines_are_whom_the_transcript_names() -> None:
    text = (
        "BEFORE THE HONORABLE RUTH ADLER, JUDGE\n\n"
        "DORA FINCH, called as a witness for the State, was sworn.\n\n"
        "BY MR. LANE:\n\nQ. The brakes were worn.\n\nA. They were worn in May.\n\n"
        "THE COURT: The jury has left.\n\nTHE WITNESS: I saw that.\n\n"
        "BY MS. PRYOR:\n\nQ. Your report came late.\n\nA. It came in May."
    )
    assert [one.lower() for one in speakers(text)] == [
        *("lane", "dora finch", "ruth adler", "dora finch", "pryor", "dora finch"),
    ]


def test_questions_and_answers_of_nobody_stay_what_they_are() -> None:
    text = "Q. Rents fell in May.\n\nA. They rose in May."
    assert speakers(text) == ["Q", "A"]


@pytest.mark.parametrize("text", ["", "presiding", "The chairman presided.", "BY:"])
def test_without_a_name_nobody_holds_an_office(text: str) -> None:
    assert not any("chairman" in text[slice(*at)] for at in held(text))


def held(text: str) -> list[tuple[int, int]]:
    return [at for places in offices_in(text).values() for at in places]


def speakers(text: str) -> list[str]:
    return [one.speaker for one in extract(text).attributions if not one.own_voice]
