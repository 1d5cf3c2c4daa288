"""Building 100,000 claims and 150,000 relations, with and without a map."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from argmap.model.relations import Relation, RelationKind

CLAIMS = 100_000
PAIRS = 75_000


def text(i: int) -> str:
    return f"Claim number {i} says that something is so and so."


def supporter(i: int) -> str:
    return f"c{(i * 7 + 1) % CLAIMS}"


def attacker(i: int) -> str:
    return f"c{(i * 13 + 5) % CLAIMS}"


def build() -> ArgumentMap:
    m = ArgumentMap("Large")
    for i in range(CLAIMS):
        m.claim(text(i), id=f"c{i}")
    for i in range(PAIRS):
        m.support(f"c{i}", by=supporter(i))
        m.attack(f"c{i}", by=attacker(i))
    return m


def records() -> list[Claim | Relation]:
    made: list[Claim | Relation] = [
        Claim(id=f"c{i}", text=text(i)) for i in range(CLAIMS)
    ]
    for i in range(PAIRS):
        premise, other = supporter(i), attacker(i)
        supports, attacks = RelationKind.SUPPORTS, RelationKind.ATTACKS
        made += (
            Relation(
                id=f"{premise}-supports-c{i}",
                kind=supports,
                premises=(premise,),
                target=f"c{i}",
            ),
            Relation(
                id=f"{other}-attacks-c{i}",
                kind=attacks,
                premises=(other,),
                target=f"c{i}",
            ),
        )
    return made


def test_building_a_large_map(benchmark: Callable[..., Any]) -> None:
    m = benchmark(build)
    assert (len(m), len(m.relations)) == (CLAIMS, 2 * PAIRS)


def test_making_the_same_records_without_a_map(benchmark: Callable[..., Any]) -> None:
    made = benchmark(records)
    assert len(made) == CLAIMS + 2 * PAIRS


def test_adding_records_at_once(benchmark: Callable[..., Any]) -> None:
    made = records()

    def add() -> ArgumentMap:
        m = ArgumentMap("Large")
        m.add(*made)
        return m

    assert list(benchmark(add).records()) == made


def test_asking_first_what_bears_on_what(benchmark: Callable[..., Any]) -> None:
    made = records()

    def ask() -> int:
        m = ArgumentMap("Large")
        m.add(*made)
        return len(m.relations_to("c0"))

    assert benchmark(ask) == 2
