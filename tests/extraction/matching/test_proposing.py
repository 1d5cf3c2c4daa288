from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

import argmap as am
from argmap.extraction.matching.matches import Matches
from tests.extraction.matching.papers import (
    CONFLICTING,
    SAME,
    SUPERSEDED,
    paper,
    papers,
)
from tests.strategies import maps

Debate = Callable[..., am.ArgumentMap]


@pytest.fixture(scope="module")
def found() -> Matches:
    return am.match_claims(papers())


@pytest.fixture
def debate() -> Debate:
    """Return a map of claims, each in its own source: (text, date, fields)."""

    def make(*claims: tuple[str, str | None, dict[str, object]]) -> am.ArgumentMap:
        m = am.ArgumentMap("Buses")
        actor = m.actor("Rider", id="rider")
        for number, (text, issued, fields) in enumerate(claims):
            source = m.source(f"Paper {number}", id=f"p{number}", issued=issued)
            claim = m.claim(text, id=f"c{number}", **fields)  # type: ignore[arg-type]
            m.assertion(claim, actor=actor, source=source)
        return m

    return make


def pairs(groups: tuple[am.MatchGroup, ...]) -> set[frozenset[str]]:
    return {frozenset(match.claims) for group in groups for match in group.matches}


def test_the_same_claim_is_found_in_other_words(found: Matches) -> None:
    assert pairs(found.same) == SAME


def test_figures_of_one_time_that_differ_conflict(found: Matches) -> None:
    assert pairs(found.conflicting) == CONFLICTING


def test_a_figure_of_a_later_time_supersedes(found: Matches) -> None:
    listed = {match.claims for group in found.superseded for match in group.matches}
    assert listed == SUPERSEDED
    (group,) = found.superseded
    assert (group.unit, group.claims) == ("routes", ("routes-2023", "routes-2024"))
    (match,) = group.matches
    assert match.kind is am.MatchKind.SUPERSEDED
    assert match.figures is not None
    assert [one.value for one in match.figures] == [41, 38]
    assert match.sources == (("herald",), ("courier",))
    assert match.reason == (
        "41 routes in place of 38 routes: 2024-04 is after 2023-03."
    )


def test_a_reason_names_the_words_that_both_have(found: Matches) -> None:
    match = found.same[0].matches[0]
    # What was said later repeats what was said before.
    assert match.claims == ("cap-works", "cap-helps")
    assert match.reason == "Both say “back”, “buses”, “riders”, “cap”."
    assert match.figures is None


def test_a_reason_tells_of_a_negation_in_one_of_them(found: Matches) -> None:
    assert (
        found.same[1]
        .matches[0]
        .reason.endswith("; only one of them says “not”: they may say opposite things.")
    )


@pytest.mark.parametrize(
    ("one", "other", "named"),
    [
        (
            "The cut left riders without buses.",
            "Riders lack buses by the cut.",
            "without",
        ),
        ("No riders have buses by the cut.", "Riders have buses by the cut.", "no"),
        ("Riders can’t have buses by a cut.", "Riders have buses by a cut.", "can't"),
        ("Riders never have buses.", "Riders do not have buses.", None),
        ("Riders have buses.", "Riders have the buses.", None),
    ],
)
def test_a_reason_names_the_word_that_negates(
    debate: Debate, one: str, other: str, named: str | None
) -> None:
    (group,) = am.match_claims(debate((one, None, {}), (other, None, {}))).same
    told = group.matches[0].reason.partition("only one of them says ")[2]
    assert told == (
        "" if named is None else f"“{named}”: they may say opposite things."
    )


def test_groups_and_matches_come_kind_by_kind(found: Matches) -> None:
    assert found.groups == (*found.same, *found.conflicting, *found.superseded)
    assert [one.kind for one in found.matches] == sorted(
        (one.kind for one in found.matches), key=list(am.MatchKind).index
    )


def test_the_map_has_a_proposed_link_for_each_match(found: Matches) -> None:
    m = found.to_map()
    links = {
        (link.kind.value, *link.premises, link.target): link
        for link in m.relations.values()
    }
    assert len(links) == len(found.matches)
    assert ("supersedes", "routes-2024", "routes-2023") in links
    assert ("contradicts", "cost", "price") in links
    assert ("rephrases", "cap-works", "cap-helps") in links
    for link in links.values():
        assert link.proposed
        assert link.basis is am.Basis.ANALYST
        assert link.analyst == "argmap match"
    notes = [link.note for link in m.relations.values()]
    assert notes == [match.reason for match in found.matches]
    assert not found.map.relations
    assert {p.record.id for p in am.proposals(m)} >= set(m.relations)


def test_what_a_link_joins_already_is_not_proposed_again(found: Matches) -> None:
    again = am.match_claims(found.to_map())
    assert again.matches == ()


@pytest.mark.parametrize("verb", ["rephrase", "contradict", "qualify", "supersede"])
def test_each_kind_of_link_that_settles_keeps_a_pair_out(
    debate: Debate, verb: str
) -> None:
    m = debate(
        ("The bus is late again.", None, {}), ("The bus is late, again.", None, {})
    )
    if verb in ("rephrase", "contradict"):
        getattr(m, verb)("c1", "c0")
    else:
        getattr(m, verb)("c1", by="c0")
    assert am.match_claims(m).matches == ()


def test_a_link_of_support_does_not_keep_a_pair_out(debate: Debate) -> None:
    m = debate(
        ("The bus is late again.", None, {}), ("The bus is late, again.", None, {})
    )
    m.support("c1", by="c0")
    assert len(am.match_claims(m).same) == 1


def test_claims_of_one_document_are_not_paired(debate: Debate) -> None:
    m = debate(
        ("The bus is late again.", None, {}), ("The bus is late, again.", None, {})
    )
    m.assertion("c1", actor="rider", source="p0")
    assert am.match_claims(m).matches == ()
    assert am.match_claims(m).nearest("c0") == ()


def test_a_claim_without_a_source_is_in_the_document_of_its_map() -> None:
    one, other = am.ArgumentMap("One"), am.ArgumentMap("Other")
    one.claim("The bus is late again.", id="late")
    one.claim("The bus is late, again.", id="again")
    other.claim("Again the bus is late.", id="once-more")
    assert am.match_claims(one).matches == ()
    (group,) = am.match_claims([one, other], most=2).same
    assert group.claims == ("late", "again", "once-more")
    assert len(group.matches) == 2


def test_nearest_gives_the_most_alike_of_each_other_document(found: Matches) -> None:
    near = found.nearest("cap-helps", most=1)
    assert near[0][0] == "cap-works"
    assert "routes-2023" not in dict(near)
    assert [score for _, score in near] == sorted((s for _, s in near), reverse=True)
    assert len(found.nearest(found.map.claims["cap-helps"], most=3)) >= len(near)


def test_nearest_of_an_unknown_claim_is_an_error(found: Matches) -> None:
    with pytest.raises(am.UnknownIdError, match=r"no claim has id 'cap-help'"):
        found.nearest("cap-help")


def test_least_and_most_widen_and_narrow_what_is_the_same(debate: Debate) -> None:
    m = debate(
        ("Fares rise for pupils.", None, {}),
        ("Fares rise for pupils.", None, {}),
        ("Fares rise for pensioners.", None, {}),
    )
    m.remove("c2-rider")
    m.assertion("c2", actor="rider", passage={"source": "p1"})
    narrow = am.match_claims(m)
    assert pairs(narrow.same) == {frozenset(("c0", "c1"))}
    assert pairs(am.match_claims(m, most=2).same) == {
        frozenset(("c0", "c1")),
        frozenset(("c0", "c2")),
    }
    assert pairs(am.match_claims(m, most=2, least=0.9).same) == {
        frozenset(("c0", "c1"))
    }


def test_aspects_bring_together_what_shares_no_words(debate: Debate) -> None:
    m = debate(
        ("Tickets become dearer.", None, {}),
        ("Fares climb.", None, {}),
        ("Depots close.", None, {}),
        ("Trees bloom.", None, {}),
    )
    assert am.match_claims(m).same == ()
    price = am.Aspect(name="price", patterns=("fare", "ticket"))
    (group,) = am.match_claims(m, [price]).same
    (match,) = group.matches
    assert match.claims == ("c1", "c0")
    assert match.aspects == ("price",)
    assert match.reason == "Both are about price."


def test_aspects_may_be_a_file(debate: Debate, tmp_path: Path) -> None:
    path = tmp_path / "aspects.toml"
    path.write_text('[[aspect]]\nname = "price"\npatterns = ["fare", "ticket"]\n')
    m = debate(("Tickets become dearer.", None, {}), ("Fares climb.", None, {}))
    for given_ in (path, str(path), am.read_aspects(path)):
        assert len(am.match_claims(m, given_).same) == 1


@pytest.mark.parametrize(
    ("given_", "options", "message"),
    [
        ([1], {}, "1 is no map; pass maps, or what has a to_map()"),
        ([], {"least": 2}, "least: is 2; give a number from 0 to 1"),
        ([], {"least": -0.1}, "least: is -0.1; give a number from 0 to 1"),
        ([], {"most": 0}, "most: is 0; give a whole number from 1"),
        (
            [],
            {"aspects": [("a", "b")]},
            "('a', 'b') is no Aspect; read_aspects reads a file of them",
        ),
    ],
)
def test_what_cannot_be_matched_is_an_error(
    given_: list[am.ArgumentMap], options: dict[str, object], message: str
) -> None:
    with pytest.raises(am.QueryError, match=f"^{re.escape(message)}$"):
        am.match_claims(given_, **options)  # type: ignore[arg-type]


def test_nothing_is_proposed_of_nothing() -> None:
    found = am.match_claims([])
    assert (found.groups, found.matches, found.findings) == ((), (), ())
    assert len(found.to_map()) == 0


def test_a_draft_is_whatever_makes_a_map() -> None:
    class Draft:
        def __init__(self, name: str) -> None:
            self.name = name

        def to_map(self) -> am.ArgumentMap:
            return paper(self.name)

    found = am.match_claims([Draft("courier"), Draft("herald")])
    assert [group.claims for group in found.same] == [("cap-helps", "cap-works")]
    assert am.match_claims(Draft("courier")).matches == ()


@given(maps(claims=6))
def test_matching_says_the_same_whatever_the_map(m: am.ArgumentMap) -> None:
    found = am.match_claims(m, least=0, most=3)
    again = am.match_claims(m, least=0, most=3)
    assert found.matches == again.matches
    assert found.map is m
    proposed = found.to_map()
    assert len(proposed.relations) == len(m.relations) + len(found.matches)
    for match in found.matches:
        assert 0 <= match.score <= 1
        assert set(match.sources[0]).isdisjoint(match.sources[1])
        assert match.reason.endswith(".")
        assert len(match.reason) > 1


@given(maps(claims=4), maps(claims=4))
def test_matches_are_of_claims_of_the_gathered_map(
    one: am.ArgumentMap, other: am.ArgumentMap
) -> None:
    found = am.match_claims([one, other], least=0, most=2)
    kinds = (am.MatchKind.SAME, am.MatchKind.CONFLICTING, am.MatchKind.SUPERSEDED)
    assert tuple(dict.fromkeys(match.kind for match in found.matches)) == tuple(
        kind for kind in kinds if any(g.kind is kind for g in found.groups)
    )
    for group in found.groups:
        assert list(group.claims) == [
            key for key in found.map.claims if key in group.claims
        ]
    found.to_map()
