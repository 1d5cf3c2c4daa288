from __future__ import annotations

import pytest

from argmap.model.actors import Actor, Affiliation
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim, Issue
from argmap.model.references import Reference, mentions, references
from argmap.model.register import Record
from argmap.model.relations import Relation, RelationKind
from argmap.model.sources import Passage, Source


@pytest.mark.parametrize(
    ("record", "expected"),
    [
        (
            Relation(
                id="r",
                kind=RelationKind.SUPPORTS,
                premises=("a", "b"),
                target="c",
                author="lee",
                passage=Passage(source="lee-2023"),
            ),
            [
                ("premises", "claims", "a"),
                ("premises", "claims", "b"),
                ("target", "targets", "c"),
                ("author", "actors", "lee"),
                ("passage", "sources", "lee-2023"),
            ],
        ),
        (
            Assertion(
                id="q",
                actor="lee",
                claim="c",
                via=("paper", "wire"),
                passage=Passage(source="lee-2023"),
                cites=("[1]",),
            ),
            [
                ("actor", "actors", "lee"),
                ("claim", "claims", "c"),
                ("via", "actors", "paper"),
                ("via", "actors", "wire"),
                ("passage", "sources", "lee-2023"),
            ],
        ),
        (Claim(id="c", text="", issue="supply"), [("issue", "issues", "supply")]),
        (Issue(id="supply", question="Q?", thesis="c"), [("thesis", "claims", "c")]),
        (
            Actor(id="lee", name="Lee", affiliations=(Affiliation(organization="u"),)),
            [("affiliations", "actors", "u")],
        ),
        (Source(id="s", title="S", publisher="lee"), []),
        (Claim(id="c", text=""), []),
        (Issue(id="supply", question="Q?"), []),
    ],
)
def test_a_record_names_what_must_be_there(
    record: Record, expected: list[Reference]
) -> None:
    assert list(references(record)) == expected


def test_a_record_mentions_what_may_also_be_a_free_text() -> None:
    source = Source(id="s", title="S", authors=("lee",), publisher="u", cites=("[1]",))
    assert list(mentions(source)) == [
        ("authors", "actors", "lee"),
        ("publisher", "actors", "u"),
        ("cites", "sources", "[1]"),
    ]
    said = Assertion(id="q", actor="lee", claim="c", cites=("s",))
    assert list(mentions(said)) == [("cites", "sources", "s")]
    assert list(mentions(Claim(id="c", text=""))) == []
