from __future__ import annotations

import pytest

from argmap.extraction.quantities.finding import figures_in


def spans(text: str) -> list[str]:
    found = figures_in(text, [(0, len(text))])
    return [text[slice(*one.span)] for one in found]


@pytest.mark.parametrize(
    "text",
    [
        "Under EO 14159 and 287(g) they act.",
        "See H.R. 29, S.B. 14 and Pub. No. 104.",
        "It cites 15 U.S.C. 45 and 8 CFR 287.",
        "In No. 23-1187 the court sat.",
        "It cites Public Law 104-208.",
        "It sent 911 calls and 911 dispatchers there.",
        "She is 42.",
        "He was 41, and left.",
        "Under Section 12(b) it may.",
        "It is § 1183 of the code.",
        "It filed for Chapter 11 in March.",
        "Call 555-0142 or 1-800-555-0199.",
        "Since 9/11 the desk is staffed 24/7.",
        "The F-16 and COVID-19 met B12.",
        "The 4th car of the 21st train.",
        "An 18-year-old and two 90-year-olds met.",
        "A 2-year-old program.",
        "A ten-day-old strike.",
        "Ann Lee, 41, left.",
        "The man, 43, said rents fell.",
        "He met a driver, 43, and her son, 9.",
        "The bus was driven by Ann Lee, 41.",
        "Lee, 43 years old, left.",
        "The 7-2 vote stood.",
        "The vote was 11 to 8.",
        "A 5–4 ruling.",
        "A split of 3-6 vote counts.",
        "It opens at 5 p.m. and closes at 11pm.",
        "It began at 16:45.",
        "See https://example.org/1200-homes and 10.0.12.254.",
        "Write to press2024.desk@example.org today.",
        "Version 2.0.12 is out.",
        "It cost €3,5 then.",
        "In 2024-25 rents held.",
        "In 2024/25 rents held.",
        "On 2025-04-13 rents held.",
        "It was there since '98.",
        "Bus 12 was late.",
        "They flew a Boeing 737 home.",
        "People aged 18 to 65 came.",
        "He urged people over 65 to come.",
        "Peer reviews from 2015 to 2022 differ.",
        "On 13 May it held, and on March 14 too.",
        "Note (12) of it, note [13] and #14.",
        "1. Rents",
        "99,99,99 of it.",
        "It is a 5G net with 4x4 cars.",
        "Dozens came, and hundreds of thousands more.",
        "Evictions tripled.",
        "After year ten it ends.",
        "One of them left, and the two agreed.",
    ],
)
def test_what_names_something_counts_nothing(text: str) -> None:
    assert spans(text) == []


def test_a_dash_between_blanks_joins_no_sides_of_a_vote() -> None:
    assert spans("It has 20 - 12 stops of it shut.") == ["20", "12 stops"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It has 1,412 agreements.", "1,412 agreements"),
        ("More than 2000 buses ran.", "More than 2000 buses"),
        ("In 2024, 2,000 buses ran.", "2,000 buses"),
        ("About 2000 buses ran.", "2000 buses"),
        ("12 may stay.", "12"),
        ("Sixty positions may stay vacant.", "Sixty positions"),
        ("Police arrested 674.", "674"),
        ("Only 674 of it.", "674"),
        ("In all, ICE held 121 there.", "121"),
        ("It is a 5-4 lead of 12 votes.", "12 votes"),
        ("It takes 12 to 14 weeks.", "12 to 14 weeks"),
        ("The rule of 1.5 million.", "1.5 million"),
        ("The three-day limit holds.", "three-day"),
        ("It cut 40 to 12 buses.", "12 buses"),
    ],
)
def test_what_counts_is_a_figure(text: str, expected: str) -> None:
    assert spans(text) == [expected]
