from __future__ import annotations

import pytest

from argmap.model.argument_map import ArgumentMap
from argmap.model.sources import Passage
from argmap.render.prose.sentences import Citation
from argmap.render.references import numbered, place, references
from tests.render.debates import rent_caps


def test_references_are_numbered_by_maker_date_and_title() -> None:
    found = references(rent_caps())
    assert [(one.number, one.source) for one in found] == [
        (1, "study"),
        (2, "story"),
        (3, "page"),
    ]
    first = found[0]
    assert (first.makers, first.title, first.container, first.date) == (
        "J. Lee",
        "Rents and supply",
        "Fairhaven College",
        "2 May 2023",
    )
    assert first.marks == "Primary source."


def test_a_publisher_stands_for_missing_authors() -> None:
    assert [one.makers for one in references(rent_caps())[1:]] == [
        "Port Courier",
        "Tenants' Union",
    ]


@pytest.mark.parametrize(
    ("fields", "url", "linked"),
    [
        ({"url": "https://example.org/a"}, "https://example.org/a", True),
        ({"url": "HTTP://example.org/a_(b)"}, "HTTP://example.org/a_(b)", True),
        ({"url": "javascript:alert(1)"}, "address: javascript:alert(1)", False),
        ({"url": "https://a b"}, "address: https://a b", False),
        ({"url": "data:text/html,x"}, "address: data:text/html,x", False),
        ({"doi": "10.1111/psj.12007"}, "https://doi.org/10.1111/psj.12007", True),
        ({"doi": "doi:10.1/x"}, "https://doi.org/10.1/x", True),
        ({"doi": "10.1/<x>"}, "doi: 10.1/<x>", False),
        ({}, "", False),
    ],
)
def test_only_an_address_of_the_web_is_a_link(
    fields: dict[str, str],
    url: str,
    linked: bool,  # noqa: FBT001 - a case
) -> None:
    m = ArgumentMap()
    m.source("A page", id="page", **fields)  # type: ignore[arg-type]
    found = references(m)[0]
    assert (found.url, found.linked) == (url, linked)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ""),
        ({"spans": ((12, 80),)}, "characters 12-80"),
        ({"spans": ((1, 2), (3, 4))}, "characters 1-2, 3-4"),
        ({"spans": ((1, 2), (3, 4), (5, 6), (7, 8))}, "characters 1-2, 3-4, 5-6 …"),
        ({"spans": ((1, 2),), "locator": "p. 4"}, "p. 4"),
    ],
)
def test_a_place_is_a_locator_or_characters(
    fields: dict[str, object], shown: str
) -> None:
    passage = Passage(source="page", **fields)  # type: ignore[arg-type]
    assert place(passage) == shown


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("A year on.", "A year on"),
        ("How the quays ...", "How the quays ..."),
        ("A year on", "A year on"),
    ],
)
def test_a_title_keeps_its_dots_and_loses_its_full_stop(
    title: str, printed: str
) -> None:
    m = ArgumentMap("Quays")
    m.source(title)
    assert [one.title for one in references(m)] == [printed]


def test_the_places_in_one_source_stand_together_in_their_order() -> None:
    number = {"page": 2, "log": 1}
    found = numbered(
        [
            Citation("page", "characters 40-60"),
            Citation("page", "p. 4"),
            Citation("page", "characters 9-20, 70-75"),
            Citation("log"),
        ],
        number,
    )
    assert found == ((1, ""), (2, "characters 9-20, 40-60, 70-75; p. 4"))
    assert numbered([], number) == ()
