"""Maps of two coders of one text, written in few words."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.sources import Passage

__all__ = ["coder", "coders", "marks"]

SOURCES = ("s1", "s2")
NAMES = ("x", "y", "z")


def coder(*said: dict[str, Any]) -> ArgumentMap:
    """Return a map with claims and actors x, y, z, and an assertion for each dict."""
    m = ArgumentMap("Coded")
    m.issue("Do rents fall?", id="i")
    for key in SOURCES:
        m.source(f"Text {key}", id=key)
    for key in NAMES:
        m.actor(f"Actor {key}", id=f"a-{key}")
        m.claim(f"Claim {key}.", id=f"c-{key}", issue="i", kind="factual")
    for number, fields in enumerate(said):
        given = {"id": f"q{number}", "actor": "a-x", "claim": "c-x", **fields}
        given["passage"] = given.get("passage") or Passage(
            source=given.pop("source", "s1"), spans=spans(given.pop("at"))
        )
        given["stance"] = Stance(given.get("stance", "asserts"))
        m.add(Assertion(**given))
    return m


def spans(at: Any) -> tuple[tuple[int, int], ...]:
    """Return one span, or several."""
    return (at,) if isinstance(at[0], int) else at


@st.composite
def marks(draw: st.DrawFn) -> dict[str, Any]:
    """One assertion at a short passage, so that many of them overlap."""
    start = draw(st.integers(0, 12))
    ends = [start + draw(st.integers(1, 8))]
    if draw(st.booleans()):
        ends += [ends[-1] + draw(st.integers(0, 3)), 0]
        ends[-1] = ends[-2] + draw(st.integers(1, 4))
    offsets = (start, *ends)
    placed = tuple(zip(offsets[::2], offsets[1::2], strict=True))
    kept = draw(st.sampled_from(["spans", "both", "words", "none"]))
    digest = f"{draw(st.integers(0, 3)):064x}" if kept in ("both", "words") else None
    passage = Passage(
        source=draw(st.sampled_from(SOURCES)),
        spans=placed if kept in ("spans", "both") else (),
        digest=digest,
    )
    return {
        "passage": passage,
        "actor": f"a-{draw(st.sampled_from(NAMES))}",
        "claim": f"c-{draw(st.sampled_from(NAMES))}",
        "stance": draw(st.sampled_from(Stance)),
        "hedged": draw(st.booleans()),
    }


def coders() -> st.SearchStrategy[ArgumentMap]:
    """A map of up to ten assertions of passages that overlap."""
    return st.lists(marks(), max_size=10).map(lambda said: coder(*said))
