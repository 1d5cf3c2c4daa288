"""Small maps dense in figures and dates: series, supersessions and loops of them."""

from __future__ import annotations

from hypothesis import strategies as st

from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue, Measure, Quantity
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation, RelationKind

__all__ = ["PERIODS", "chronicles", "new_id"]

PERIODS = (
    *("2019", "2020", "2020-03", "2020-03-09", "2020-06", "2021", "2021-12-31"),
    *("2019/2020", "2020-02/2021-03", "2020/..", "../2020-05"),
)
SAID = (None, "2020", "2021-06", "2022")


def new_id(key: str, prefix: str) -> str:
    """Return the id that `renamed` gives a record in place of this one."""
    return f"{prefix}{9 - int(key[1:])}{key[0]}"


@st.composite
def chronicles(draw: st.DrawFn) -> ArgumentMap:
    """Draw a map of up to six claims, most with a figure, and seven supersessions."""
    claims = [f"c{i}" for i in range(draw(st.integers(1, 6)))]
    period = st.sampled_from([None, *PERIODS]).map(lambda d: Date(d) if d else None)
    said = st.sampled_from(SAID).map(lambda d: Date(d) if d else None)
    proposed = st.sampled_from([False] * 9 + [True])
    m = ArgumentMap("drawn")
    m.add(Issue(id="i", question="How many?"), Actor(id="ann", name="Ann"))
    m.add(
        *(
            Claim(
                id=key,
                text=f"Claim {key}.",
                issue=draw(st.sampled_from([None, "i"])),
                valid=draw(period),
                quantity=draw(figures()),
                proposed=draw(proposed),
            )
            for key in claims
        ),
        *(
            Relation(
                id=f"r{number}",
                kind=draw(
                    st.sampled_from([*[RelationKind.SUPERSEDES] * 6, *RelationKind])
                ),
                premises=(draw(st.sampled_from(claims)),),
                target=draw(st.sampled_from(claims)),
                basis=draw(st.sampled_from(Basis)),
                date=draw(said),
                proposed=draw(proposed),
            )
            for number in range(draw(st.integers(0, 7)))
        ),
        *(
            Assertion(id=f"a{number}", actor="ann", claim=key, date=draw(said))
            for number, key in enumerate(claims)
            if draw(st.integers(0, 4))
        ),
    )
    return m


def figures() -> st.SearchStrategy[Quantity | None]:
    """A figure of one of a few series, or none."""
    return st.none() | st.builds(
        Quantity,
        value=st.integers(1, 3),
        unit=st.sampled_from(["flights", "flights", "guests", None]),
        measure=st.sampled_from([Measure.STOCK, *Measure, None]),
        scope=st.sampled_from(["town", "town", "port"]),
    )
