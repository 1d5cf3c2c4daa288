from __future__ import annotations

import pytest

from argmap.extraction.speakers.names import Gender, name_of, runs
from argmap.extraction.words.lexicon import lexicon, table
from argmap.extraction.words.tokens import tagged


def names(text: str) -> list[str]:
    words = tagged(text, (0, len(text)), lexicon=lexicon())
    times = lexicon().classes["times"]
    return [
        name_of(words[first : last + 1], text).text
        for first, last in runs(words, times=times)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sen. Ann Lee left.", ["Ann Lee"]),
        ("They met Lt. Col. Ann P. Lee on Monday.", ["Ann P. Lee"]),
        ("They met Bo Hill Jr. on Monday.", ["Bo Hill Jr."]),
        ("They met Ann Lee's Tom Hill.", ["Ann Lee", "Tom Hill"]),
        ("They told Ann Lee Tuesday.", ["Ann Lee"]),
        ("They met Welder Rosa Sands.", ["Rosa Sands"]),
        ("They met F. Dale Sands.", ["F. Dale Sands"]),
        ("They met Kelly Ann Price.", ["Kelly Ann Price"]),
        ("They asked the Justice Department.", ["Justice Department"]),
        ("They asked the Tenants' Council.", ["Tenants' Council"]),
        ("They met Dean Falco.", ["Dean Falco"]),
        ("They met Assistant Secretary for Rents.", ["Assistant Secretary", "Rents"]),
    ],
)
def test_a_name_is_without_its_titles(text: str, found: list[str]) -> None:
    assert [one for one in names(text) if one != "They"] == found


@pytest.mark.parametrize(
    ("text", "person", "gender"),
    [
        ("Ann Lee", True, Gender.FEMALE),
        ("Mr. Ann Lee", True, Gender.MALE),
        ("Kelly Sands", True, None),
        ("Mayor Sands", True, None),
        ("Sands Packet", False, None),
        ("Port Ames", False, None),
        ("Tom Hill", True, Gender.MALE),
        ("Rent Board", False, None),
        ("Rent Council", False, None),
        ("RCB", False, None),
        ("MS. RUIZ", True, Gender.FEMALE),
        ("Sands", None, None),
    ],
)
def test_a_name_tells_what_bears_it(
    text: str,
    person: bool | None,  # noqa: FBT001
    gender: Gender | None,
) -> None:
    words = tagged(text, (0, len(text)), lexicon=lexicon())
    found = name_of(words, text)
    assert (found.person, found.gender) == (person, gender)


def test_no_given_name_is_listed_twice() -> None:
    listed = [one for names in table("given_names").values() for one in names.split()]
    assert len(listed) == len(set(listed)) > 1_000
