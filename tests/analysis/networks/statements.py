"""Maps of statements: two actors and three claims worked by hand, and drawn ones."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap

__all__ = ["Said", "sayings", "spoken", "two_by_three"]

# Actor, claim, stance, document.
Said = list[tuple[str, str, str, str]]

WORKED: Said = [
    # Lee repeats caps in one document, is of two minds on starts, silent on stock.
    ("lee", "caps", "asserts", "d1"),
    ("lee", "caps", "asserts", "d1"),
    ("lee", "caps", "asserts", "d2"),
    ("lee", "starts", "asserts", "d1"),
    ("lee", "starts", "denies", "d2"),
    ("ortiz", "caps", "denies", "d1"),
    ("ortiz", "starts", "asserts", "d1"),
    ("ortiz", "starts", "asserts", "d2"),
    ("ortiz", "stock", "denies", "d1"),
    # Neither doubt nor report is a polarity.
    ("ortiz", "caps", "doubts", "d2"),
    ("lee", "stock", "reports", "d1"),
    ("roe", "caps", "reports", "d1"),
    ("roe", "stock", "doubts", "d1"),
]


def spoken(said: Said, *, actors: tuple[str, ...] = ()) -> ArgumentMap:
    """Return a map of what was said; document d1 is of 2023, d2 of 2024-05."""
    m = ArgumentMap("statements")
    m.source("First", id="d1", issued="2023")
    m.source("Second", id="d2", issued="2024-05")
    m.source("Undated", id="d3")
    for actor in dict.fromkeys((*actors, *(row[0] for row in said))):
        m.actor(actor.title(), id=actor)
    for claim in dict.fromkeys(row[1] for row in said):
        m.claim(f"Claim {claim}.", id=claim)
    for actor, on, stance, document in said:
        m.assertion(on, actor=actor, source=document, stance=stance)
    return m


def two_by_three() -> ArgumentMap:
    """Return the example that is worked by hand in the documentation."""
    return spoken(WORKED)


def sayings(actors: str = "abcd") -> st.SearchStrategy[Said]:
    """Draw up to a dozen statements on four claims in three documents."""
    return st.lists(
        st.tuples(
            st.sampled_from(actors),
            st.sampled_from(["w", "x", "y", "z"]),
            st.sampled_from(["asserts", "asserts", "denies", "denies", "doubts"]),
            st.sampled_from(["d1", "d2", "d3"]),
        ),
        max_size=12,
    )
