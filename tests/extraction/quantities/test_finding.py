from __future__ import annotations

import pytest

from argmap.extraction.evidence import evidence_in
from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.times import time_of
from argmap.extraction.records import FigureFound
from argmap.model.dates import Date


def figures(text: str, issued: str | None = None) -> tuple[FigureFound, ...]:
    return figures_in(
        text,
        [(0, len(text))],
        issued=Date(issued) if issued else None,
    )


def shown(
    text: str,
) -> list[tuple[float | None, float | None, float | None, str | None]]:
    return [
        (
            one.quantity.lower,
            one.quantity.value,
            one.quantity.upper,
            one.quantity.unit,
        )
        for one in figures(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("There are 1,412 active agreements.", [(None, 1412, None, "agreements")]),
        ("More than 450 agencies joined.", [(450, None, None, "agencies")]),
        ("Up to 25% of it.", [(None, None, 25, "percent")]),
        ("Rents rose 3.5 percent.", [(None, 3.5, None, "percent")]),
        ("It cost $4.8 million to $5.5 million.", [(4800000, None, 5500000, "USD")]),
        ("It cost $26 million.", [(None, 26000000, None, "USD")]),
        ("It cost 4.5 million euros.", [(None, 4500000, None, "EUR")]),
        ("Nine times more likely.", [(None, 9, None, "times")]),
        ("Two million people left.", [(None, 2000000, None, "people")]),
        ("Just 45 of these old agreements.", [(None, 45, None, "agreements")]),
        (
            "ICE arrested 674 and held 121.",
            [(None, 674, None, None), (None, 121, None, None)],
        ),
        ("£3bn was lost.", [(None, 3000000000, None, "GBP")]),
    ],
)
def test_a_figure_has_its_bound_and_its_unit(
    text: str,
    expected: list[tuple[float | None, float | None, float | None, str | None]],
) -> None:
    assert shown(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Under 287(g) they act.",
        "As of Feb. 13 it held.",
        "On 13 May it held.",
        "Order 14159 was signed.",
        "In 2019 rents fell.",
        "The 2019 report says so.",
        "Rents fell [12].",
        "It opens at 11 p.m. daily.",
        "It was the 14th time.",
        "See Section 21 of it.",
        "Ann Lee, 41, left.",
        "In the 1990s rents fell.",
        "999999999999999999999999999999 of it.",
    ],
)
def test_what_names_something_is_no_figure(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "issued", "expected"),
    [
        ("As of April 14, 2025, rents in 2019 held.", None, "2025-04-14"),
        ("As of Feb. 13, it held.", "2026-02-20", "2026-02-13"),
        ("As of Feb. 13, it held.", None, None),
        ("From 2015 through the second quarter of 2020.", None, "2015/2020"),
        ("Since 2014 it held.", None, "2014/.."),
        ("In May 2019 it held.", None, "2019-05"),
        ("On 3 May 2019 it held.", None, "2019-05-03"),
        ("By 2019 it held.", None, "2019"),
        ("As of Feb. 31, 2019 it held.", None, None),
        ("Rents held.", "2020", None),
    ],
)
def test_a_sentence_says_what_time_its_figures_are_of(
    text: str, issued: str | None, expected: str | None
) -> None:
    found = time_of(text, (0, len(text)), issued=Date(issued) if issued else None)
    assert (found.text if found else None) == expected


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("There are 45 active permits.", "stock"),
        ("The city issued 45 permits.", "flow"),
        ("It is 45 percent.", "ratio"),
        ("It is about 45 permits.", None),
    ],
)
def test_a_figure_says_what_it_measures(text: str, measure: str | None) -> None:
    (one,) = figures(text)
    assert one.quantity.measure == measure


def kinds(text: str) -> list[str]:
    return [
        one.kind.value for one in evidence_in(text, [(0, len(text))], figures(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A study found that rents fell.", ["study"]),
        ("The auditor concluded that fees were lost.", ["investigation"]),
        ("The court ruled for the tenants.", ["legal-case"]),
        ("City records show that rents fell.", ["official-record"]),
        ("The act requires a permit.", ["law"]),
        ("Rents fell by 4 percent.", ["statistic"]),
        ("For example, one owner sold.", ["example"]),
        ("There are three kinds of caps.", []),
        ("Did a study find that rents fell?", []),
        ("Rents fell.", []),
        ("A study began.", []),
    ],
)
def test_a_sentence_that_reports_evidence_has_its_kind(
    text: str, expected: list[str]
) -> None:
    assert kinds(text) == expected


def test_evidence_is_marked_by_the_words_that_told_it() -> None:
    text = "In May a study found that rents fell."
    (one,) = evidence_in(text, [(0, len(text))], ())
    assert text[slice(*one.mark)] == "study"
