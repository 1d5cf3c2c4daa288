"""Small, dense debates: every gadget of the semantics, loops among undercuts too."""

from __future__ import annotations

import attrs
from hypothesis import strategies as st

from argmap.model.actors import Actor
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, EvidenceKind, Issue
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage, Source

__all__ = ["BASES", "DATES", "debates", "renamed"]

BASES: tuple[Basis | None, ...] = (None, None, Basis.EXPLICIT, Basis.ANALYST)
DATES: tuple[str | None, ...] = (None, None, "2020", "2021", "2022")

ACTORS = ("ann", "bob", "cyd")
PLACES = (None, Passage(source="dated"), Passage(source="undated"))
# Attacks come often, for half of them are undercuts.
KINDS = [
    *[RelationKind.ATTACKS] * 8,
    *[RelationKind.CONTRADICTS] * 5,
    *[RelationKind.SUPPORTS] * 4,
    *RelationKind,
]
UNDERCUT = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.CONTRADICTS)


def dates() -> st.SearchStrategy[Date | None]:
    return st.sampled_from([Date(d) if d else None for d in DATES])


@st.composite
def debates(
    draw: st.DrawFn, *, requiring: bool = True, proposals: bool = True
) -> ArgumentMap:
    """Draw a map of up to six claims, eight relations and eight assertions."""
    claims = [f"c{i}" for i in range(draw(st.sampled_from([3, 2, 4, 5, 1, 6])))]
    links = [f"r{i}" for i in range(draw(st.sampled_from([9, 7, 5, 3, 1, 0])))]
    speech = [f"a{i}" for i in range(draw(st.sampled_from([9, 7, 5, 2, 0])))]
    proposed = st.sampled_from([False] * 9 + [proposals])
    kinds = {key: draw(st.sampled_from(KINDS)) for key in links}
    m = ArgumentMap("drawn")
    m.add(
        Issue(id="i", question="Which?", thesis="c0"),
        Source(id="dated", title="Dated", issued=Date("2021")),
        Source(id="undated", title="Undated"),
        *(Actor(id=key, name=key.title()) for key in ACTORS),
        *(
            Claim(
                id=key,
                text=f"Claim {key}.",
                issue="i" if key == "c0" or draw(st.booleans()) else None,
                requires_support=requiring and draw(st.integers(0, 3)) == 0,
                evidence=draw(st.sampled_from([None, EvidenceKind.STUDY])),
                valid=draw(dates()),
                proposed=draw(proposed),
            )
            for key in claims
        ),
        *(draw(relations(key, claims, kinds, proposed)) for key in links),
        *(
            Assertion(
                id=key,
                actor=draw(st.sampled_from(ACTORS)),
                # Every claim is spoken on before one is spoken on twice.
                claim=claims[number]
                if number < len(claims)
                else draw(st.sampled_from(claims)),
                stance=draw(st.sampled_from([*Stance, Stance.ASSERTS, Stance.DENIES])),
                passage=draw(st.sampled_from(PLACES)),
                date=draw(dates()),
                via=draw(st.sampled_from([(), ("cyd",)])),
                hedged=draw(st.booleans()),
                proposed=draw(proposed),
            )
            for number, key in enumerate(speech)
        ),
    )
    return m


@st.composite
def relations(
    draw: st.DrawFn,
    key: str,
    claims: list[str],
    kinds: dict[str, RelationKind],
    proposed: st.SearchStrategy[bool],
) -> Relation:
    kind = kinds[key]
    linked = kind in (RelationKind.SUPPORTS, RelationKind.ATTACKS)
    ends = st.sampled_from(claims)
    most = 2 if linked else 1
    targets = claims
    if kind is RelationKind.ATTACKS and draw(st.booleans()):
        links = [k for k in kinds if k != key and kinds[k] in UNDERCUT]
        targets = links or claims
    return Relation(
        id=key,
        kind=kind,
        premises=tuple(draw(st.lists(ends, min_size=1, max_size=most, unique=True))),
        target=draw(st.sampled_from(targets)),
        basis=draw(st.sampled_from(Basis)),
        passage=draw(st.sampled_from(PLACES)),
        date=draw(dates()),
        proposed=draw(proposed),
    )


def renamed(m: ArgumentMap, prefix: str) -> ArgumentMap:
    """Return the map with other ids for claims, relations, assertions and issues."""

    def new(key: str) -> str:
        # The order of the names is turned round, too.
        return f"{prefix}{9 - int(key[1:])}{key[0]}" if key[1:].isdigit() else key

    fresh = ArgumentMap(m.title)
    changed: list[Issue | Claim | Relation | Assertion | Source | Actor] = []
    for record in m.records():
        if isinstance(record, Issue):
            thesis = None if record.thesis is None else new(record.thesis)
            changed.append(attrs.evolve(record, id=f"{prefix}i", thesis=thesis))
        elif isinstance(record, Claim):
            issue = None if record.issue is None else f"{prefix}i"
            changed.append(attrs.evolve(record, id=new(record.id), issue=issue))
        elif isinstance(record, Relation):
            changed.append(
                attrs.evolve(
                    record,
                    id=new(record.id),
                    premises=tuple(map(new, record.premises)),
                    target=new(record.target),
                )
            )
        elif isinstance(record, Assertion):
            changed.append(
                attrs.evolve(record, id=new(record.id), claim=new(record.claim))
            )
        else:
            changed.append(record)
    fresh.add(*changed)
    return fresh
