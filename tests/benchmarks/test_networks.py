"""Networks of a million assertions, and coalitions of as many actors as are tried."""

from __future__ import annotations

from functools import cache
from random import Random
from typing import Any

import networkx as nx
import pytest

from argmap.analysis.networks.building import actor_network, affiliation_network
from argmap.analysis.networks.frustration import LARGEST, coalitions
from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim

ACTORS = 200
CLAIMS = 100_000
ASSERTIONS = 1_000_000


@cache
def spoken() -> ArgumentMap:
    """Return a map on whose claims ten of two hundred actors speak each."""
    r = Random(0)  # noqa: S311 - a benchmark
    m = ArgumentMap("large")
    m.add(
        *(Actor(id=f"p{i}", name=f"Actor {i}") for i in range(ACTORS)),
        *(Claim(id=f"c{i}", text=f"Claim {i}.") for i in range(CLAIMS)),
    )
    m.add(
        *(
            Assertion(
                id=f"a{i}",
                actor=f"p{r.randrange(ACTORS)}",
                claim=f"c{r.randrange(CLAIMS)}",
                stance=r.choice((Stance.ASSERTS, Stance.DENIES)),
            )
            for i in range(ASSERTIONS)
        )
    )
    return m


@pytest.mark.parametrize("normalization", ["average", "jaccard"])
def test_actors_of_a_million_assertions(benchmark: Any, normalization: str) -> None:
    how = {"aggregation": "subtract", "normalization": normalization}
    network = benchmark.pedantic(actor_network, (spoken(),), how, rounds=3)
    assert network.number_of_edges() == ACTORS * (ACTORS - 1) // 2


def test_affiliations_of_a_million_assertions(benchmark: Any) -> None:
    network = benchmark.pedantic(affiliation_network, (spoken(),), rounds=3)
    assert len(network) > CLAIMS


def test_coalitions_of_the_most_actors(benchmark: Any) -> None:
    r = Random(0)  # noqa: S311 - a benchmark
    network = nx.relabel_nodes(nx.complete_graph(LARGEST), str)
    for _, _, data in network.edges(data=True):
        data["weight"] = r.choice((-1, 1))
    found = benchmark.pedantic(coalitions, (network,), rounds=3)
    assert found.parts[0].computed
