from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from argmap.analysis.versions.matching import matched
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import Relation, RelationKind
from tests.analysis.edits import versions


def names(before: ArgumentMap, after: ArgumentMap, space: str) -> dict[str, str]:
    return matched(before, after).names[space]


def two() -> tuple[ArgumentMap, ArgumentMap]:
    return ArgumentMap("old"), ArgumentMap("new")


@pytest.mark.parametrize(
    ("text", "other", "same"),
    [
        ("Rents fell.", "rents  FELL", True),
        ("Rents fell.", "Rents fell", True),
        ("Caf\u00e9s closed", "Cafe\u0301s closed", True),
        ("Rents fell by 2 %", "Rents fell by 3 %", False),
        ("Rents fell", "Rents fell?", False),
        ("Rents fell by -2", "Rents fell by 2", False),
    ],
)
def test_claims_match_by_text(text: str, other: str, same: bool) -> None:  # noqa: FBT001
    a, b = two()
    a.claim(text, id="a")
    b.claim(other, id="b")
    assert names(a, b, "claims") == ({"a": "b"} if same else {})


def test_an_id_goes_before_a_text() -> None:
    a, b = two()
    a.claim("One.", id="x")
    b.claim("Two.", id="x")
    b.claim("One.", id="y")
    assert names(a, b, "claims") == {"x": "x"}


def test_claims_without_text_match_by_title_and_without_both_not_at_all() -> None:
    a, b = two()
    a.claim("", title="Caps", id="a")
    a.claim("", id="bare")
    b.claim("", title="caps", id="b")
    b.claim("", id="empty")
    assert names(a, b, "claims") == {"a": "b"}


def test_the_same_text_twice_matches_in_order() -> None:
    a, b = two()
    for key in ("a1", "a2", "a3"):
        a.claim("One.", id=key)
    for key in ("b1", "b2"):
        b.claim("One.", id=key)
    assert names(a, b, "claims") == {"a1": "b1", "a2": "b2"}


@pytest.mark.parametrize(
    "field",
    [
        {"sha256": "0" * 64},
        {"doi": "10.1000/x"},
        {"url": "https://example.org/x"},
    ],
)
def test_a_source_keeps_its_identity_under_another_title(field: dict[str, Any]) -> None:
    a, b = two()
    a.source("A report", id="a", **field)
    b.source("A report, corrected", id="b", **field)
    assert names(a, b, "sources") == {"a": "b"}


def test_a_title_names_a_source_only_with_its_date() -> None:
    a, b = two()
    a.source("Letters", id="a", issued="2024")
    b.source("Letters", id="b", issued="2025")
    assert names(a, b, "sources") == {}
    b.source("letters", id="c", issued="2024")
    assert names(a, b, "sources") == {"a": "c"}


def test_actors_match_by_name_and_issues_by_question() -> None:
    a, b = two()
    a.actor("J. Lee", id="lee")
    a.issue("Do caps work?", id="caps")
    b.actor("J. Lee", id="j-lee")
    b.issue("Do caps work?", id="rent-caps")
    assert names(a, b, "actors") == {"lee": "j-lee"}
    assert names(a, b, "issues") == {"caps": "rent-caps"}


def debate(prefix: str) -> ArgumentMap:
    """A small debate all of whose ids begin with the prefix."""
    m = ArgumentMap("Rent caps")
    m.issue("Do caps work?", id=f"{prefix}i")
    caps = m.claim("Caps cut supply.", id=f"{prefix}caps")
    held = m.claim("The stock held.", id=f"{prefix}held")
    study = m.source("A study", id=f"{prefix}study")
    other = m.source("Another study", id=f"{prefix}other")
    lee = m.actor("J. Lee", id=f"{prefix}lee")
    first = m.attack(caps, by=held, source=study, id=f"{prefix}r1")
    m.attack(caps, by=held, source=other, id=f"{prefix}r2")
    cut = m.undercut(first, by=caps, id=f"{prefix}u1")
    m.undercut(cut, by=held, id=f"{prefix}u2")
    m.assertion(caps, actor=lee, source=study, id=f"{prefix}a1")
    m.assertion(caps, actor=lee, source=other, id=f"{prefix}a2")
    return m


def test_links_and_assertions_match_under_the_matched_claims() -> None:
    found = matched(debate("x"), debate("y"))
    for space, pairs in found.names.items():
        assert pairs, space
        assert all(new == f"y{old[1:]}" for old, new in pairs.items())


def test_of_two_like_links_those_of_one_passage_match() -> None:
    a, b = debate("x"), debate("y")
    b.remove("yr1", cascade=True)
    assert names(a, b, "relations") == {"xr2": "yr2"}


def test_a_link_whose_passage_moved_still_matches() -> None:
    a, b = debate("x"), debate("y")
    a.remove("xr2")
    b.remove("yr1", cascade=True)
    assert names(a, b, "relations") == {"xr1": "yr2"}


def test_an_assertion_with_another_stance_or_place_is_another() -> None:
    a, b = two()
    for m, key in ((a, "a"), (b, "b")):
        m.claim("Caps cut supply.", id="caps")
        m.actor("J. Lee", id="lee")
        m.deny("caps", actor="lee", id=f"{key}1")
    a.assertion("caps", actor="lee", id="a2")
    assert names(a, b, "assertions") == {"a1": "b1"}


def test_undercuts_in_a_circle_match_by_id_alone() -> None:
    def circle(first: str, second: str) -> ArgumentMap:
        m = ArgumentMap("circle")
        m.claim("One.", id="one")
        m.add(
            *(
                Relation(
                    id=key, kind=RelationKind.ATTACKS, premises=("one",), target=other
                )
                for key, other in ((first, second), (second, first))
            )
        )
        return m

    assert names(circle("u", "v"), circle("x", "y"), "relations") == {}
    assert names(circle("u", "v"), circle("u", "w"), "relations") == {
        "u": "u",
        "v": "w",
    }


@given(versions())
def test_matching_is_one_to_one_by_class_and_the_same_both_ways(
    pair: tuple[ArgumentMap, ArgumentMap],
) -> None:
    a, b = pair
    there, back = matched(a, b), matched(b, a)
    for space, pairs in there.names.items():
        assert len(set(pairs.values())) == len(pairs)
        assert pairs.keys() <= getattr(a, space).keys()
        assert set(pairs.values()) <= getattr(b, space).keys()
        assert {new: old for old, new in pairs.items()} == back.names[space]


def test_what_one_key_has_matched_no_later_key_matches_again() -> None:
    a, b = two()
    for key, digest in (("a1", "0" * 64), ("a2", None)):
        a.source("Rents", id=key, issued="2023", sha256=digest)
    b.source("Rents", id="b1", issued="2023", sha256="0" * 64)
    assert names(a, b, "sources") == {"a1": "b1"}
