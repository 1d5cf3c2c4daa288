"""The networks of a .dna file, against numbers counted by hand.

City hall says once in the news that lanes are faster, once through Rook in the hearing,
and denies in a letter that they cost parking. Shops say in the news that they cost
parking, through Rook in the letter as well, and deny through Finch that they are faster.
"""

from __future__ import annotations

import pytest

from argmap.analysis.networks.building import actor_network, affiliation_network
from argmap.analysis.networks.frustration import coalitions
from argmap.formats.dna.notation import dump, load
from tests.formats.dna.files import bus_debate

HALL, SHOPS, ROOK, FINCH = "city-hall", "shops", "a-rook", "b-finch"


@pytest.mark.parametrize("written", [False, True])
def test_organizations_agree_and_differ_as_counted_by_hand(*, written: bool) -> None:
    m, _ = load(bus_debate().data)
    if written:
        m, _ = load(dump(m)[0])
    weights = {
        aggregation: actor_network(
            m, aggregation=aggregation, normalization="none", roll_up=True
        ).edges.get((HALL, SHOPS), {"weight": 0})["weight"]
        for aggregation in ("congruence", "conflict", "subtract")
    }
    # Faster: 2 + against 1 -. Parking: 1 - against 2 +.
    assert weights == {"congruence": 0, "conflict": 2 * 1 + 1 * 2, "subtract": -4}


def test_persons_agree_and_differ_as_counted_by_hand() -> None:
    m, _ = load(bus_debate().data)
    network = actor_network(m, aggregation="subtract", normalization="none")
    assert {
        frozenset(edge): network.edges[edge]["weight"] for edge in network.edges
    } == {
        frozenset((HALL, SHOPS)): -1,  # parking
        frozenset((HALL, ROOK)): 1 - 1,  # faster, parking
        frozenset((HALL, FINCH)): -1,  # faster
        frozenset((SHOPS, ROOK)): 1,  # parking
        frozenset((ROOK, FINCH)): -1,  # faster
    }


def test_who_says_what_in_which_month() -> None:
    m, _ = load(bus_debate().data)
    network = affiliation_network(
        m, normalization="none", roll_up=True, until="2024-04-30"
    )
    faster, parking = "lanes-make-buses-faster", "lanes-cost-parking"
    assert {edge: network.edges[edge]["weight"] for edge in network.edges} == {
        (HALL, faster): 2,
        (SHOPS, parking): 1,
        (SHOPS, faster): -1,
    }


def test_the_two_sides_are_told() -> None:
    m, _ = load(bus_debate().data)
    network = actor_network(m, aggregation="subtract", roll_up=True)
    assert str(coalitions(network)).splitlines()[-1] == "  city-hall | shops"
