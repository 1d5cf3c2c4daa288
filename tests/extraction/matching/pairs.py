"""Pairs of documents on one topic, with the figures that are at odds in them."""

from __future__ import annotations

from pathlib import Path

import attrs

import argmap as am
from argmap.extraction.quantities.finding import figures_in

__all__ = ["PAIRS", "Figures", "PaperPair", "proposed", "read_pair"]

FOLDER = Path(__file__).with_name("pairs")
PAIRS = tuple(sorted(path.stem for path in FOLDER.glob("*.txt")))

Bounds = tuple[float | None, float | None, float | None]
Figures = tuple[Bounds, Bounds]
"""What the first document says, and the second."""


@attrs.frozen(kw_only=True)
class PaperPair:
    """Two documents with the pairs of their figures, by what these are."""

    drafts: tuple[am.Draft, am.Draft]
    expected: dict[str, frozenset[Figures]]


def read_pair(name: str) -> PaperPair:
    """Return a pair of documents of the folder ``pairs``."""
    headings: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = headings.setdefault(line[1:-1], [])
        else:
            lines.append(line)
    parts = list(headings.items())
    first, second = (_draft(*part) for part in parts[:2])
    return PaperPair(
        drafts=(first, second),
        expected={
            kind: frozenset(_figures(line) for line in listed if line.strip())
            for kind, listed in parts[2:]
        },
    )


def _draft(heading: str, lines: list[str]) -> am.Draft:
    title, _, issued = heading.rpartition(" ")
    m = am.ArgumentMap(title)
    source = m.source(title, publisher=title, issued=issued)
    return am.extract("\n".join(lines), source=source)


def _figures(line: str) -> Figures:
    one, other = line.split("|")
    return _bounds(one), _bounds(other)


def _bounds(spelled: str) -> Bounds:
    (found,) = figures_in(spelled, [(0, len(spelled))])
    return found.quantity.bounds


def proposed(pair: PaperPair, kind: str) -> list[Figures]:
    """Return the figures that matching proposes as of a kind."""
    found = am.match_claims(pair.drafts)
    first = pair.drafts[0].source
    assert first is not None
    made = []
    for group in getattr(found, kind):
        for match in group.matches:
            one, other = (figure.bounds for figure in match.figures or ())
            turned = match.sources[0] != (first.id,)
            made.append((other, one) if turned else (one, other))
    return made
