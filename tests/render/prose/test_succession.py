from __future__ import annotations

from argmap.model.argument_map import ArgumentMap
from argmap.render.prose.sentences import Grid
from tests.render.prose.piers import part, told


def counts(years: int) -> ArgumentMap:
    m = ArgumentMap("Piers")
    m.source("The log", id="log", issued="2024")
    m.actor("Harbour", id="harbour")
    for year in range(years):
        m.claim(
            f"{year} piers.",
            id=f"n{year}",
            valid=str(2020 + year),
            quantity={"value": year, "unit": "piers", "scope": "the bay"},
        )
        m.assertion(f"n{year}", actor="harbour", source="log")
    return m


def rows(m: ArgumentMap, detail: str = "short") -> list[list[str]]:
    grid = part(m, "6", detail=detail).blocks[1]
    assert isinstance(grid, Grid)
    assert grid.columns == ("Earlier", "Current", "Link")
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_chain_is_one_row_from_the_oldest_to_the_current() -> None:
    m = counts(4)
    m.supersede("n1", by="n2", note="A new count")
    m.supersede("n0", by="n1", analyst="rk")
    assert rows(m) == [
        [
            "“0 piers” (Harbour, 2024; of 2020); “1 piers” (Harbour, 2024; of 2021).",
            "“2 piers” (Harbour, 2024; of 2022).",
            "Inferred link. A new count. Inferred link.",
        ]
    ]
    assert "(Harbour, 2024; of 2022; scope: the bay)" in rows(m, "all")[0][1]


def test_a_circle_has_no_current_claim() -> None:
    m = counts(2)
    m.supersede("n0", by="n1")
    m.supersede("n1", by="n0", id="back")
    assert rows(m)[0][1] == "None: these take each other's place in a circle."


def test_without_chains_it_says_so() -> None:
    assert told(counts(2), "6") == (
        "No claim told here takes the place of an older one."
    )
