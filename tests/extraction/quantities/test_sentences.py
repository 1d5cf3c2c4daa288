"""Figures in sentences of many styles, against what a fact-checker finds in them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import attrs
import pytest

from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.quantities.units import unit_key
from argmap.extraction.records import FigureFound
from argmap.model.dates import Date

Told = tuple[float | None, float | None, float | None, str | None]


@attrs.frozen
class Case:
    """A sentence of a document with its figures: number and unit, measure, time."""

    text: str
    issued: Date
    figures: tuple[tuple[Told, str | None, str | None], ...]


def cases() -> Iterator[Case]:
    """Yield the sentences of the file beside this one."""
    lines = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")
    issued, text = "2000", ""
    held: list[tuple[Told, str | None, str | None]] = []
    for line in [*lines.splitlines(), "."]:
        if line.startswith("  "):
            number, unit, measure, when = (
                None if part.strip() == "-" else part.strip()
                for part in line.split("|")
            )
            held.append(((*bounds(str(number)), key(unit)), measure, when))
        elif line and line[0] != "#":
            if text:
                yield Case(text, Date(issued), tuple(held))
            held, text = [], line
            if line[0] == "[":
                issued, text = line.strip("[]").split()[-1], ""


def bounds(spelled: str) -> tuple[float | None, float | None, float | None]:
    low, dots, high = spelled.partition("..")
    if not dots:
        return None, float(low), None
    return float(low) if low else None, None, float(high) if high else None


def key(unit: str | None) -> str | None:
    return None if unit is None else unit_key(unit)


def told(one: FigureFound) -> Told:
    found = one.quantity
    return found.lower, found.value, found.upper, key(found.unit)


def score(held: list[Case]) -> dict[str, float]:
    """Return precision and recall of figures, and how many of those found are dated."""
    given = found = right = measured = timed = 0
    for case in held:
        left = list(case.figures)
        given += len(left)
        for one in figures_in(case.text, [(0, len(case.text))], issued=case.issued):
            found += 1
            match = next((had for had in left if had[0] == told(one)), None)
            if match is not None:
                left.remove(match)
                right += 1
                measured += match[1] == one.quantity.measure
                timed += match[2] == (one.as_of and one.as_of.text)
    return {
        "precision": right / found,
        "recall": right / given,
        "measure": measured / right,
        "time": timed / right,
    }


@pytest.mark.parametrize(
    ("aspect", "floor"),
    [("precision", 0.97), ("recall", 0.97), ("measure", 0.9), ("time", 0.95)],
)
def test_figures_are_read_as_a_fact_checker_reads_them(
    aspect: str, floor: float
) -> None:
    held = list(cases())
    assert len(held) == 190
    assert score(held)[aspect] >= floor
