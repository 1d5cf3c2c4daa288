from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FormatError
from argmap.extraction.aspects import aspects_in, read_aspects, suggest_aspects
from argmap.extraction.correspondence import Match, MatchKind, match_claims
from argmap.extraction.drafts import Draft
from argmap.extraction.pipeline import extract
from argmap.extraction.terms import cosine, stem, weighted
from argmap.model.argument_map import ArgumentMap
from argmap.model.sources import Source


def draft(text: str, key: str) -> Draft:
    return extract(text, source=Source(id=key, title=key))


HERALD = draft(
    "Critics warn that rent caps cut the supply of new flats. "
    "The city said that 450 permits for cafes were active in 2024. "
    "Lee said that repairs cost 40 million euros.",
    "herald",
)
COURIER = draft(
    "Owners argue that a cap on rents cuts the supply of flats. "
    "Hill said that 612 permits for cafes were active in 2025. "
    "Moss said that repairs cost 55 million euros. "
    "Doctors say that broken sleep harms children.",
    "courier",
)


def shown(matches: tuple[Match, ...]) -> list[tuple[str, str, str, str | None]]:
    return [
        (one.kind.value, one.first.document, one.second.document, one.unit)
        for one in matches
    ]


def test_claims_and_figures_of_two_documents_are_matched() -> None:
    found = match_claims([HERALD, COURIER])
    assert shown(found) == [
        ("conflicting-figures", "herald", "courier", "EUR"),
        ("superseded-figures", "courier", "herald", "permits"),
        ("same-claim", "herald", "courier", None),
    ]
    same = found[-1]
    assert same.first.text == "that rent caps cut the supply of new flats"
    assert same.second.text == "that a cap on rents cuts the supply of flats"


def test_maps_are_matched_like_drafts() -> None:
    found = match_claims([HERALD.to_map(), COURIER.to_map()])
    assert [one.kind for one in found] == [
        MatchKind.CONFLICTING_FIGURES,
        MatchKind.SUPERSEDED_FIGURES,
        MatchKind.SAME_CLAIM,
    ]
    assert {one.first.document for one in found} == {"1", "2"}


def test_a_shared_aspect_finds_what_shares_no_word() -> None:
    one = draft("Critics warn that tenants lose their homes.", "one")
    two = draft("Lawyers say that evictions have doubled.", "two")
    assert match_claims([one, two]) == ()
    aspects = {"eviction": ["evict", "lose their homes"]}
    (match,) = match_claims([one, two], aspects=aspects, least=0.2)
    assert match.aspects == ("eviction",)


def test_a_bound_that_holds_the_other_figure_is_no_conflict() -> None:
    one = draft("Lee said that more than 450 permits for cafes were active.", "one")
    two = draft("Hill said that 612 permits for cafes were active.", "two")
    assert [match.kind for match in match_claims([one, two])] == [MatchKind.SAME_CLAIM]


def test_figures_of_different_units_are_not_compared() -> None:
    one = draft("Lee said that 450 permits for cafes were active.", "one")
    two = draft("Hill said that 612 licences for cafes were active.", "two")
    kinds = {match.kind for match in match_claims([one, two])}
    assert kinds <= {MatchKind.SAME_CLAIM}


def test_one_document_is_not_matched_with_itself() -> None:
    assert match_claims([HERALD]) == ()
    assert match_claims([ArgumentMap()]) == ()


def test_a_claim_stands_in_its_best_three_matches_only() -> None:
    text = "Lee said that rent caps cut the supply of flats."
    many = [draft(text, f"d{number}") for number in range(6)]
    found = match_claims(many)
    for key in (f"d{number}" for number in range(6)):
        own = [one for one in found if key in (one.first.document, one.second.document)]
        assert len(own) <= 3


def test_the_order_of_documents_changes_no_pair() -> None:
    def pairs(matches: tuple[Match, ...]) -> set[frozenset[str]]:
        return {
            frozenset((one.first.text, one.second.text, one.kind.value))
            for one in matches
        }

    assert pairs(match_claims([HERALD, COURIER])) == pairs(
        match_claims([COURIER, HERALD])
    )


def test_aspects_are_read_from_toml() -> None:
    aspects = read_aspects('[aspects]\ncost = ["cost", "tax"]\ntrust = ["trust"]\n')
    assert aspects_in("Taxes rose", aspects) == ("cost",)
    assert aspects_in("Nothing", aspects) == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[",
            "a.toml: is no TOML: ",
        ),
        (
            "x = 1",
            "a.toml: has no table 'aspects'; write [aspects] and cost = [\"cost\"]",
        ),
        (
            "[aspects]\ncost = 4",
            'a.toml: cost: is 4; write a list: ["cost", "tax"]',
        ),
        (
            '[aspects]\ncost = ["("]',
            "a.toml: cost: '(' is no pattern: missing ), unterminated",
        ),
    ],
)
def test_what_is_no_list_of_aspects_is_one_line(text: str, message: str) -> None:
    with pytest.raises(FormatError) as caught:
        read_aspects(text, name="a.toml")
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


def test_aspects_are_suggested_from_what_documents_share() -> None:
    found = suggest_aspects([HERALD, COURIER], most=4)
    assert len(found) == 4
    assert "cap" in found
    assert aspects_in("Caps work", found) == ("cap",)
    assert "sleep" not in found


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("costs", "cost"),
        ("cities", "city"),
        ("arrested", "arrest"),
        ("arresting", "arrest"),
        ("is", "is"),
        ("class", "class"),
        ("council’s", "council"),
    ],
)
def test_a_word_has_its_stem(word: str, root: str) -> None:
    assert stem(word) == root


@given(st.lists(st.text(alphabet="abc de", max_size=20), min_size=2, max_size=5))
def test_likeness_is_symmetric_and_a_share(texts: list[str]) -> None:
    one, other = weighted(texts)[:2]
    assert cosine(one, other) == pytest.approx(cosine(other, one))
    assert 0 <= cosine(one, other) <= 1
    assert not one or cosine(one, one) == pytest.approx(1)
