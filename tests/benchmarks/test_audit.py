"""Auditing 100,000 claims from 2,000 sources, half of them at second hand."""

from __future__ import annotations

from pytest_benchmark.fixture import BenchmarkFixture

import argmap as am

CLAIMS = 100_000
SOURCES = 2_000
ISSUES = 1_000


def build() -> am.ArgumentMap:
    m = am.ArgumentMap("Large")
    records: list[
        am.Source | am.Actor | am.Issue | am.Claim | am.Assertion | am.Relation
    ] = [
        am.Source(
            id=f"s{i}",
            title=f"Source {i}",
            issued=am.Date(f"{1990 + i % 30}"),
            cites=(f"s{i * 7 % SOURCES}",) if i % 3 else (),
            primary=i % 5 == 0,
        )
        for i in range(SOURCES)
    ]
    records += [
        am.Actor(id=f"a{i}", name=f"Actor {i}", interest=None if i % 4 else "Sells")
        for i in range(500)
    ]
    records += [
        am.Issue(id=f"i{i}", question="Which?", thesis=f"c{i}") for i in range(ISSUES)
    ]
    for i in range(CLAIMS):
        records += (
            am.Claim(
                id=f"c{i}",
                text=f"Claim {i}.",
                issue=f"i{i % ISSUES}",
                evidence=None if i % 3 else am.EvidenceKind.STUDY,
                tags=() if i % 5 else (f"case:k{i % 700}",),
            ),
            am.Assertion(
                id=f"x{i}",
                actor=f"a{i % 499}",
                claim=f"c{i}",
                passage=am.Passage(source=f"s{i * 3 % SOURCES}"),
                via=(f"a{i * 5 % 500}",) if i % 2 else (),
                cites=() if i % 7 else ("1",),
            ),
            am.Relation(
                id=f"r{i}",
                kind=am.RelationKind.SUPPORTS,
                premises=(f"c{i}",),
                # Every second supports one of fifty.
                target=f"c{i * 13 % 50 if i % 2 else i * 17 % CLAIMS}",
            ),
        )
    m.add(*records)
    return m


def test_audit_a_large_map(benchmark: BenchmarkFixture) -> None:
    m = build()
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        am.audit, (m,), {"at": "2026", "stale_after": 5}, rounds=2
    )
    assert len(found) > 1_000


def test_count_the_evidence_of_a_claim_with_thousands_of_supports(
    benchmark: BenchmarkFixture,
) -> None:
    m = build()
    found = benchmark.pedantic(  # type: ignore[no-untyped-call]
        am.independent_evidence, (m, "c1"), rounds=2
    )
    assert found.pieces > 500
    assert found.independent < found.pieces
