"""A .dna file of 100,000 statements by 2,000 persons in 5,000 documents."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from argmap.formats.dna import notation
from argmap.formats.table import loads_with_log
from argmap.model.argument_map import ArgumentMap
from tests.formats.dna.files import DnaFile

STATEMENTS = 100_000
DOCUMENTS = 5_000
PERSONS, ORGANIZATIONS, CONCEPTS = 2_000, 300, 500


@pytest.fixture(scope="module")
def large() -> bytes:
    file = DnaFile()
    many = file.connection.executemany
    many(
        "INSERT INTO DOCUMENTS VALUES (?, ?, ?, 1, '', '', '', '', '', ?)",
        (
            (
                n,
                f"Report {n}",
                f"Lanes \U0001f68c make buses {n} faster. " * 40,
                86400 * n,
            )
            for n in range(1, DOCUMENTS + 1)
        ),
    )
    counts = (PERSONS, ORGANIZATIONS, CONCEPTS)
    values = [
        (variable, f"Value {n} of variable {variable}")
        for variable, count in enumerate(counts, start=1)
        for n in range(count)
    ]
    many(
        "INSERT INTO ENTITIES VALUES (?, ?, ?, 0, 0, 0, NULL)",
        ((n, *value) for n, value in enumerate(values, start=1)),
    )
    spread = range(1, STATEMENTS + 1)
    many(
        "INSERT INTO STATEMENTS VALUES (?, 1, ?, ?, ?, 1)",
        ((n, n % DOCUMENTS + 1, n % 500, n % 500 + 60) for n in spread),
    )
    first = 1
    for variable, count in enumerate(counts, start=1):
        many(
            "INSERT INTO DATASHORTTEXT VALUES (NULL, ?, ?, ?)",
            ((n, variable, first + n * 13 % count) for n in spread),
        )
        first += count
    many(
        "INSERT INTO DATABOOLEAN VALUES (NULL, ?, 4, ?)",
        ((n, n % 3 > 0) for n in spread),
    )
    return file.data


@pytest.fixture(scope="module")
def read(large: bytes) -> ArgumentMap:
    return notation.load(large)[0]


def test_loading_a_large_file(benchmark: Callable[..., Any], large: bytes) -> None:
    m, log = benchmark(loads_with_log, large, format="dna")
    assert len(m.assertions) == STATEMENTS
    assert not [f for f in log.losses if f.code != "same-day"]


def test_dumping_a_large_map(benchmark: Callable[..., Any], read: ArgumentMap) -> None:
    data, findings = benchmark(notation.dump, read)
    assert len(data) > STATEMENTS
    assert {f.message.partition(" for ")[2].partition(" of ")[0] for f in findings} == {
        *("sha256", "passage.digest", "passage.head", "passage.tail"),
    }
