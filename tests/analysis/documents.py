"""Debates whose claims and links stand in several documents."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.relations import Relation
from argmap.model.sources import Passage, Source
from tests.analysis.test_acceptability import debate
from tests.graph.debates import debates

__all__ = ["scattered", "sourced_debate"]


def sourced_debate() -> ArgumentMap:
    """``d -> c``, answered twice, each time out of another document."""
    m = debate(
        *("d -> c", "e -> d", "f -> d"),
        c="Rent caps cut supply.",
        d="The stock held steady.",
        e="Starts fell.",
        f="Rents fell.",
    )
    lee, ortiz = m.actor("J. Lee", id="lee"), m.actor("M. Ortiz", id="ortiz")
    m.source("Rents", id="study", issued="2023-05-02", publisher="lee")
    m.source("Minutes", id="minutes")
    m.source("News", id="news", issued="2024")
    m.assertion("c", actor=lee, source="study")
    m.assertion("d", actor=ortiz, source="news")
    m.assertion("e", actor=lee, source="study")
    m.assertion("f", actor=lee, source="minutes")
    return m


@st.composite
def scattered(draw: st.DrawFn) -> ArgumentMap:
    """Draw a debate whose assertions and links stand in five documents."""
    m = draw(debates())
    places = [f"s{i}" for i in range(5)]
    m.add(*(Source(id=key, title=key) for key in places))
    anywhere = st.sampled_from([None, *(Passage(source=key) for key in places)])
    records: list[Assertion | Relation] = [
        *m.assertions.values(),
        *m.relations.values(),
    ]
    m.replace(*(attrs.evolve(one, passage=draw(anywhere)) for one in records))
    return m
