from __future__ import annotations

from collections.abc import Iterable

import argmap as am
from argmap.extraction.matching.likeness import COMMON

FIGURE = {"unit": "routes", "measure": "stock", "scope": "city"}


def debate(
    texts: Iterable[str],
    *,
    quantities: Iterable[dict[str, object]] = (),
    years: bool = False,
) -> am.ArgumentMap:
    """Return a map of claims c0, c1, ..., each in a source of its own."""
    m = am.ArgumentMap("Buses")
    rider = m.actor("Rider")
    given = list(quantities)
    for number, text in enumerate(texts):
        fields = {"quantity": given[number]} if given else {}
        valid = str(2000 + number) if years else None
        claim = m.claim(text, id=f"c{number}", valid=valid, **fields)  # type: ignore[arg-type]
        m.assertion(claim, actor=rider, source=m.source(f"Paper {number}"))
    return m


def links(groups: tuple[am.MatchGroup, ...]) -> list[tuple[str, str]]:
    return [match.claims for group in groups for match in group.matches]


def test_of_figures_in_a_row_only_neighbours_are_paired() -> None:
    m = debate((f"The network has {38 + n} routes." for n in range(4)), years=True)
    found = am.match_claims(m)
    assert sorted(links(found.superseded)) == [("c1", "c0"), ("c2", "c1"), ("c3", "c2")]
    (group,) = found.superseded
    assert group.claims == ("c0", "c1", "c2", "c3")


def test_one_series_needs_no_common_words() -> None:
    texts = ("Forty lines.", "Buses go everywhere.")
    series = [{**FIGURE, "value": 40}, {**FIGURE, "value": 38}]
    assert links(am.match_claims(debate(texts, quantities=series)).conflicting) == [
        ("c0", "c1")
    ]
    other = [{**FIGURE, "value": 40}, {**FIGURE, "value": 38, "scope": "county"}]
    assert am.match_claims(debate(texts, quantities=other)).conflicting == ()


def test_a_unit_alone_does_not_make_figures_of_one_thing() -> None:
    m = debate(("Parks own 40 routes.", "Buses serve 38 routes."))
    assert am.match_claims(m).groups == ()


def test_an_aspect_makes_figures_of_one_unit_comparable() -> None:
    long = "among many other things that councillors, depots and planners listed"
    m = debate((f"Parks own 40 routes, {long} yesterday.", "Buses serve 38 routes."))
    where = am.Aspect(name="where", patterns=("parks", "buses"))
    more = [am.Aspect(name=f"a{n}", patterns=("councillors",)) for n in range(90)]
    assert am.match_claims(m).conflicting == ()
    assert links(am.match_claims(m, [where, *more]).conflicting) == [("c0", "c1")]


def test_figures_of_claims_that_are_hardly_alike_are_not_compared() -> None:
    one = "Planners " + " ".join(f"{c}word{d}" for c in "abcdefgh" for d in "xyz")
    other = "Planners " + " ".join(f"{c}term{d}" for c in "abcdefgh" for d in "xyz")
    m = debate((f"{one} 40 routes.", f"{other} 38 routes."))
    assert am.match_claims(m, least=1).groups == ()


def test_money_needs_more_in_common_than_a_count() -> None:
    words = "council pays drivers mechanics planners and inspectors every"
    m = debate((f"The {words} spring £5.", "The council owes £9."))
    assert am.match_claims(m, least=1).conflicting == ()
    m = debate((f"The {words} spring 5 routes.", "The council owes 9 routes."))
    assert links(am.match_claims(m, least=1).conflicting) == [("c0", "c1")]


def test_a_word_of_many_figures_brings_none_together() -> None:
    words = "trams near old parks always serve about"
    texts = [f"{words} {number + 100} routes." for number in range(COMMON + 1)]
    assert am.match_claims(debate(texts)).conflicting == ()
    assert am.match_claims(debate(texts[:-1])).conflicting


def test_a_group_stands_where_its_first_claim_does() -> None:
    texts = (
        "Parks close early.",
        "Trams need drivers.",
        "Trams lack drivers.",
        "Drivers of trams lack.",
        "Early parks close.",
    )
    found = am.match_claims(debate(texts))
    assert [group.claims for group in found.same] == [("c0", "c4"), ("c1", "c2", "c3")]
    scores = [match.score for match in found.same[1].matches]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) > 1


def test_what_was_said_later_repeats_what_was_said_before() -> None:
    m = am.ArgumentMap("Buses")
    rider = m.actor("Rider")
    for number, (text, issued) in enumerate(
        (("Parks close early.", "2025"), ("Early parks close.", "2024"))
    ):
        source = m.source(f"Paper {number}", issued=issued)
        m.assertion(m.claim(text, id=f"c{number}"), actor=rider, source=source)
    assert links(am.match_claims(m).same) == [("c0", "c1")]


def test_each_has_to_be_the_nearest_of_the_other() -> None:
    m = debate(("Parks close early.", "Parks close early.", "Parks close late."))
    m.remove("c2-rider")
    m.assertion("c2", actor="rider", passage={"source": "paper-1"})
    assert links(am.match_claims(m).same) == [("c1", "c0")]
    # The nearest of c2 is c0 all the same.
    assert am.match_claims(m).nearest("c2")[0][0] == "c0"


def test_a_claim_that_is_nearer_to_another_is_not_the_same() -> None:
    m = debate(("Parks close late.", "Parks close early.", "Parks close early."))
    m.remove("c1-rider")
    m.assertion("c1", actor="rider", passage={"source": "paper-0"})
    assert links(am.match_claims(m).same) == [("c2", "c1")]


def test_the_nearest_of_a_document_is_the_most_alike_and_not_the_first() -> None:
    m = debate(("Parks close early.", "Parks close late.", "Parks close early today."))
    m.remove("c2-rider")
    m.assertion("c2", actor="rider", passage={"source": "paper-1"})
    assert [key for key, _ in am.match_claims(m).nearest("c0", most=1)] == ["c2"]


def test_of_sums_and_shares_only_the_nearest_are_compared() -> None:
    m = am.ArgumentMap("Buses")
    rider = m.actor("Rider")
    one, other = m.source("Paper"), m.source("Courier")
    for key, source, text in (
        ("pay", one, "The council pays drivers £40 million in wages."),
        ("fuel", one, "The council pays £12 million for the fuel of buses."),
        ("wages", other, "The council pays drivers £52 million in wages."),
        ("oil", other, "The council pays £12 million for the fuel of buses."),
    ):
        m.assertion(m.claim(text, id=key), actor=rider, source=source)
    assert links(am.match_claims(m).conflicting) == [("pay", "wages")]


def test_a_newer_figure_may_stand_beside_one_that_repeats_the_older() -> None:
    m = am.ArgumentMap("Shelters")
    rider = m.actor("Rider")
    one, other = m.source("Paper"), m.source("Courier")
    for key, source, text in (
        ("old", one, "As of May 2024 some 1,900 people slept in the city shelters."),
        ("new", other, "As of May 2025 some 2,400 people slept in city shelters here."),
        ("same", other, "As of May 2024 1,880 people slept in the city shelters."),
    ):
        m.assertion(m.claim(text, id=key), actor=rider, source=source)
    assert links(am.match_claims(m).superseded) == [("new", "old")]
    assert links(am.match_claims(m).conflicting) == []
