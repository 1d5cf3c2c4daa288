"""Figures at odds in pairs of documents, against what was written down beside them."""

from __future__ import annotations

import pytest

from tests.extraction.matching.pairs import (
    PAIRS,
    Figures,
    PaperPair,
    proposed,
    read_pair,
)


@pytest.fixture(scope="module")
def read() -> list[PaperPair]:
    return [read_pair(name) for name in PAIRS]


def score(read: list[PaperPair], kind: str) -> tuple[float, float]:
    """Return precision and recall of what is proposed of a kind."""
    given = found = right = 0
    for pair in read:
        made: set[Figures] = set(proposed(pair, kind))
        given += len(pair.expected[kind])
        found += len(made)
        right += len(made & pair.expected[kind])
    return right / found, right / given


def test_what_is_wanted_has_no_doubles(read: list[PaperPair]) -> None:
    assert len(read) == 8
    for pair in read:
        wanted = pair.expected["conflicting"] | pair.expected["superseded"]
        assert not wanted & pair.expected["apart"]


@pytest.mark.parametrize(
    ("kind", "precision", "recall"),
    [("conflicting", 0.93, 1.0), ("superseded", 1.0, 1.0)],
)
def test_figures_at_odds_are_found_in_whole_documents(
    read: list[PaperPair], kind: str, precision: float, recall: float
) -> None:
    found = score(read, kind)
    assert found[0] >= precision
    assert found[1] >= recall


def test_figures_that_can_both_stand_are_left_alone(read: list[PaperPair]) -> None:
    # All pupils of a region and those of its private schools: scopes are not read.
    scopes = ((None, 41300, None), (None, 5100, None))
    for pair in read:
        for kind in ("conflicting", "superseded"):
            wrong = set(proposed(pair, kind)) & pair.expected["apart"]
            assert wrong <= {scopes}
