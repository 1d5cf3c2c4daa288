from __future__ import annotations

import pytest
from hypothesis import given

import argmap as am
from tests.extraction.matching.papers import papers
from tests.strategies import maps

FILLER = [f"Word{chr(97 + n)} word{chr(98 + n)}." for n in range(20)]


def map_of(*texts: str, sources: int = 1) -> am.ArgumentMap:
    """Return a map whose claims stand in the sources in turn, among others."""
    m = am.ArgumentMap("Buses")
    rider = m.actor("Rider")
    for number in range(sources):
        m.source(f"Paper {number}", id=f"p{number}")
    for number, text in enumerate((*texts, *FILLER)):
        m.assertion(m.claim(text), actor=rider, source=f"p{number % sources}")
    return m


def names(m: am.ArgumentMap, *, most: int = 20) -> list[str]:
    return [aspect.name for aspect in am.suggest_aspects(m, most=most)]


def test_terms_of_several_documents_are_suggested_with_what_goes_with_them() -> None:
    assert am.suggest_aspects(papers()) == (
        am.Aspect(name="fare cap", patterns=("fare cap", "cap")),
        am.Aspect(name="vehicles", patterns=("vehicles",)),
        am.Aspect(name="depot", patterns=("depot",)),
    )


def test_most_limits_how_many() -> None:
    assert len(am.suggest_aspects(papers(), most=2)) == 2
    with pytest.raises(
        am.QueryError, match=r"^most: is 0; give a whole number from 1$"
    ):
        am.suggest_aspects(papers(), most=0)


def test_nothing_is_suggested_of_too_little() -> None:
    assert am.suggest_aspects([]) == ()
    assert names(map_of("The depot.", "A depot.")) == []


def test_a_term_stands_where_nouns_do() -> None:
    said = ("The depot closes.", "A depot.", "In the depot.")
    assert names(map_of(*said)) == ["depot"]
    # An adjective has its noun to come, a verb nothing that leads it.
    assert names(map_of("The long wait.", "A long day.", "Any long trip.")) == []
    assert names(map_of("Depot closes.", "Depot opens.", "Depot sleeps.")) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("The mayor believes that.", "A clerk believes it.", "Her son believes so."),
        ("The mayor claimed that.", "A clerk claimed it.", "Her son claimed so."),
        ("The line fell.", "A rate fell to it.", "In the town it fell."),
        ("In Ohio fell the rate.", "Rain in Ohio fell.", "Sales in Ohio fell."),
        ("The two of them.", "In two of them.", "Any two."),
        ("Nine times in all.", "Three times as much.", "Ten times this."),
        ("The trains can’t run.", "A van can’t run.", "Her car can’t run."),
        (
            "The workers rejected it.",
            "All workers rejected that.",
            "Her workers rejected.",
        ),
        ("The claim.", "A claim.", "In the claim."),
        ("The rise.", "A rise.", "In the rise."),
        ("The number.", "A number.", "In the number."),
        ("A million dollars.", "The dollars.", "In dollars."),
        ("In November.", "By November.", "Since November."),
        ("The percent.", "A percent.", "In percent."),
    ],
)
def test_verbs_numbers_times_and_sizes_are_no_aspects(texts: tuple[str, ...]) -> None:
    assert set(names(map_of(*texts))) <= {"ohio", "workers"}


def test_a_noun_has_no_sign_inside() -> None:
    texts = ("The bus, depot and all.", "A bus, depot or so.", "In a bus; depot.")
    assert "bus depot" not in names(map_of(*texts))
    whole = ("The bus depot and all.", "A bus depot or so.", "In a bus depot.")
    assert names(map_of(*whole)) == ["bus depot"]


@pytest.mark.parametrize("size", ["price", "cost"])
def test_a_price_says_what_a_claim_is_about(size: str) -> None:
    assert names(map_of(f"The {size}.", f"A {size}.", f"In the {size}.")) == [size]


@given(maps())
def test_suggestions_for_any_map_can_be_read_as_a_file(m: am.ArgumentMap) -> None:
    found = am.suggest_aspects(m)
    assert len({aspect.name for aspect in found}) == len(found)
    assert all(aspect.name in aspect.patterns for aspect in found)


def test_a_term_of_one_document_among_several_is_not_suggested() -> None:
    texts = ("The depot.", "x", "A depot.", "y", "In the depot.", "z")
    assert names(map_of(*texts, sources=2)) == []
    assert names(map_of(*texts, "The depot?", "This depot!", sources=2)) == ["depot"]


def test_what_most_claims_are_about_is_no_aspect() -> None:
    texts = [f"The depot {word}" for word in ("is on fire.", "is open.", "is late.")]
    few = map_of(*texts)
    assert names(few) == ["depot"]
    many = map_of(*texts, *(f"The depot, {number} of it." for number in range(9)))
    assert names(many) == []


def test_terms_that_go_together_are_one_aspect_and_spelled_as_they_mostly_are() -> None:
    texts = ("The depots of the port.", "A port with depots.", "A depot at the port.")
    (aspect,) = am.suggest_aspects(map_of(*texts))
    assert set(aspect.patterns) == {"depots", "port"}


def test_numbers_are_not_suggested() -> None:
    assert names(map_of("The 287(g).", "A 287(g).", "On the 287(g).")) == []
