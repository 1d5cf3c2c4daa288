"""Polls: invented actors on invented claims, a sign for each cell."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap

STANCES: dict[str, tuple[str, ...]] = {
    "+": ("asserts",),
    "-": ("denies",),
    "±": ("asserts", "denies"),
    "?": ("doubts",),
    "r": ("reports",),
    ".": (),
}
UNRULY = (
    "<script>alert(1)</script>",
    "$x^2$ & \\N {x} %s",
    "W" * 90,
    "A name of very many words that no column can hold in two lines or in three",
    "العربية للجميع في المدينة",
    "漢字仮名交じり文の団体、その二。漢字仮名交じり文の団体。",
    "\u202eturned\u202c",
    "é\u0301🙂 one",
)
KINDS = ("government", "news", None, "advocacy")


def poll(
    *rows: str, names: Sequence[str] = (), texts: Sequence[str] = (), sources: int = 1
) -> ArgumentMap:
    """Return a map: a row for each actor, a sign for each claim.

    The source of what the first actor says on the first claim is the first one, and
    so on around.
    """
    m = ArgumentMap("A poll")
    for number in range(sources):
        m.source(f"Sheet {number + 1}", id=f"s{number + 1:02}", issued="2024-05-02")
    for number in range(max(map(len, rows), default=0)):
        text = texts[number % len(texts)] if texts else f"Claim {number + 1}."
        m.claim(text, id=f"c{number + 1}")
    for number, row in enumerate(rows):
        name = (
            f"{names[number % len(names)]} {number + 1}"
            if names
            else f"Actor {number + 1}"
        )
        kind = KINDS[number % len(KINDS)] if names else None
        actor = m.actor(name, id=f"a{number + 1}", kind=kind)
        for at, sign in enumerate(row):
            for stance in STANCES[sign]:
                source = f"s{(number + at) % sources + 1:02}"
                m.assertion(f"c{at + 1}", actor=actor, stance=stance, source=source)
    return m


def large(actors: int, claims: int, *, sources: int = 40) -> ArgumentMap:
    """Return a poll of many actors with unruly names on many claims."""
    chance = random.Random(7)  # noqa: S311 - any signs will do
    rows = [
        "".join(chance.choices("+-±?r.", (4, 4, 1, 1, 1, 3), k=claims))
        for _ in range(actors)
    ]
    return poll(*rows, names=UNRULY, texts=UNRULY, sources=sources)


@st.composite
def polls(draw: st.DrawFn) -> ArgumentMap:
    """Any small poll, of none, one or several actors and claims."""
    claims = draw(st.integers(0, 5))
    signs = st.text("+-±?r.", min_size=claims, max_size=claims)
    rows = draw(st.lists(signs, max_size=5))
    words = st.lists(st.sampled_from(UNRULY), min_size=1, max_size=4)
    return poll(*rows, names=draw(words), texts=draw(words), sources=3)
