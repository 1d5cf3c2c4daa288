"""Argmap JSON of 100,000 claims and 150,000 relations."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from argmap.formats import native
from argmap.formats.table import loads_with_log
from argmap.model.argument_map import ArgumentMap
from argmap.model.claims import Claim
from argmap.model.relations import Relation, RelationKind

CLAIMS = 100_000
RELATIONS = 150_000


@pytest.fixture(scope="module")
def large() -> ArgumentMap:
    m = ArgumentMap("Large")
    m.add(
        *(
            Claim(id=f"c{i}", text=f"Claim number {i} says something of interest.")
            for i in range(CLAIMS)
        ),
        *(
            Relation(
                id=f"r{i}",
                kind=RelationKind.ATTACKS if i % 3 else RelationKind.SUPPORTS,
                premises=(f"c{i * 7 % CLAIMS}",),
                target=f"c{i * 13 % CLAIMS}",
            )
            for i in range(RELATIONS)
        ),
    )
    return m


def test_loading_a_large_map(benchmark: Callable[..., Any], large: ArgumentMap) -> None:
    data, _ = native.dump(large)
    m, log = benchmark(loads_with_log, data, format="json")
    assert m == large
    assert not log.lossy


def test_dumping_a_large_map(benchmark: Callable[..., Any], large: ArgumentMap) -> None:
    data, findings = benchmark(native.dump, large)
    assert data.count(b"\n") > CLAIMS + RELATIONS
    assert findings == ()
