from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.networks.building import affiliation_network
from argmap.analysis.networks.counting import Duplicates, Statement, statements
from argmap.model.dates import Date
from tests.analysis.networks.statements import Said, sayings, spoken, two_by_three


def test_a_statement_tells_who_said_what_when_and_where() -> None:
    assert statements(two_by_three(), actors="ortiz", claims="stock") == (
        Statement(
            id="stock-ortiz",
            actor="ortiz",
            column="stock",
            polarity=-1,
            date=Date("2023"),
            source="d1",
            counted=True,
        ),
    )


def test_statements_without_a_date_come_last_and_in_no_window() -> None:
    m = spoken([("a", "x", "asserts", "d3"), ("a", "y", "asserts", "d2")])
    assert [one.id for one in statements(m)] == ["y-a", "x-a"]
    assert [one.id for one in statements(m, since="2020")] == ["y-a"]


def test_by_issue_the_polarity_is_the_side() -> None:
    m = spoken([("a", "x", "denies", "d1")])
    issue = m.issue("Which?", id="which")
    m.claim("The other.", id="thesis", issue=issue, thesis=True)
    m.claim("Against it.", id="against", issue=issue)
    m.attack("thesis", by="against")
    m.deny("against", actor="a", source="d2")
    (one,) = statements(m, by="issue")
    assert (one.column, one.polarity) == ("which", 1)


@settings(deadline=None, max_examples=80)
@given(sayings(), st.sampled_from(Duplicates), st.sampled_from([None, "2023", "2024"]))
def test_the_statements_are_those_that_the_networks_count(
    said: Said, policy: Duplicates, until: str | None
) -> None:
    m = spoken(said)
    found = statements(m, duplicates=policy, until=until)
    network = affiliation_network(m, duplicates=policy, until=until)
    assert sum(one.counted for one in found) == network.graph["statements"]
    assert sum(not one.counted for one in found) == network.graph["repeated"]
    for actor, column, data in network.edges(data=True):
        signs = [
            one.polarity
            for one in found
            if one.counted and (one.actor, one.column) == (actor, column)
        ]
        assert (signs.count(1), signs.count(-1)) == (data["plus"], data["minus"])
