from __future__ import annotations

from itertools import combinations

from argmap.analysis.networks.building import actor_network
from argmap.analysis.networks.frustration import coalitions
from argmap.model.argument_map import ArgumentMap

DOCUMENTS = ("splc", "factually", "visaverge", "npr")


def test_by_claim_the_documents_share_claims_and_never_conflict(
    debate: ArgumentMap,
) -> None:
    network = actor_network(
        debate, actors=DOCUMENTS, aggregation="subtract", normalization="none"
    )
    for a, b in combinations(DOCUMENTS, 2):
        assert network[a][b]["congruence"] > 0
        assert network[a][b]["conflict"] == 0
    # So a split by claim tells nothing about sides: all are on one.
    (part,) = coalitions(network).parts
    assert [split.sides for split in part.splits] == [(DOCUMENTS, ())]


def test_the_most_that_two_share_is_shared_by_the_documents(
    debate: ArgumentMap,
) -> None:
    network = actor_network(debate, normalization="none")
    ties = sorted(network.edges(data=True), key=lambda tie: -tie[2]["weight"])
    assert all({a, b} <= set(DOCUMENTS) for a, b, _ in ties[:5])


def test_by_issue_conflicts_show(debate: ArgumentMap) -> None:
    network = actor_network(
        debate,
        actors=DOCUMENTS,
        by="issue",
        aggregation="subtract",
        normalization="none",
    )
    assert network["splc"]["visaverge"]["conflict"] > 0


def test_a_reporter_is_not_counted_as_denying_what_it_reports(
    debate: ArgumentMap,
) -> None:
    # NPR reports that DHS denies; only DHS's spokesperson and the White House deny.
    network = actor_network(debate, aggregation="conflict", normalization="none")
    assert all(not network.has_edge("npr", other) for other in ("splc", "factually"))


def test_people_count_for_their_department_only_where_asked(
    debate: ArgumentMap,
) -> None:
    plain = actor_network(debate, aggregation="conflict", normalization="none")
    rolled = actor_network(
        debate, aggregation="conflict", normalization="none", roll_up=True
    )
    assert plain.has_edge("splc", "mclaughlin")
    assert not rolled.has_edge("splc", "mclaughlin")
    assert rolled.has_edge("splc", "dhs")
    # The department of 2012 and the inspector general are other voices.
    assert not rolled.has_edge("splc", "dhs-2012")
