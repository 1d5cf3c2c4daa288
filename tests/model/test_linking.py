from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from argmap.errors import ArgmapError
from argmap.model.argument_map import ArgumentMap
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation, RelationKind
from argmap.model.sources import Passage


@pytest.mark.parametrize(
    ("link", "expected"),
    [
        (
            lambda m: m.support("caps", by="held"),
            ("held-supports-caps", RelationKind.SUPPORTS, ("held",), "caps"),
        ),
        (
            lambda m: m.attack(m["caps"], by=[m["held"], "rates"]),
            (
                "held-and-rates-attacks-caps",
                RelationKind.ATTACKS,
                ("held", "rates"),
                "caps",
            ),
        ),
        (
            lambda m: m.undercut(m.relations["step"], by=(key for key in ["rates"])),
            ("rates-undercuts-step", RelationKind.ATTACKS, ("rates",), "step"),
        ),
        (
            lambda m: m.undercut("cut", by="held"),
            ("held-undercuts-cut", RelationKind.ATTACKS, ("held",), "cut"),
        ),
        (
            lambda m: m.undercut("clash", by="rates"),
            ("rates-undercuts-clash", RelationKind.ATTACKS, ("rates",), "clash"),
        ),
        (
            lambda m: m.contradict("caps", "held"),
            ("caps-contradicts-held", RelationKind.CONTRADICTS, ("caps",), "held"),
        ),
        (
            lambda m: m.supersede("held", by="starts"),
            ("starts-supersedes-held", RelationKind.SUPERSEDES, ("starts",), "held"),
        ),
        (
            lambda m: m.qualify("caps", by="rates"),
            ("rates-qualifies-caps", RelationKind.QUALIFIES, ("rates",), "caps"),
        ),
        (
            lambda m: m.rephrase("caps", "held"),
            ("caps-rephrases-held", RelationKind.REPHRASES, ("caps",), "held"),
        ),
        (
            lambda m: m.attack("caps", by="caps"),
            ("caps-attacks-caps", RelationKind.ATTACKS, ("caps",), "caps"),
        ),
    ],
)
def test_a_builder_makes_its_kind_of_relation(
    m: ArgumentMap, link: Callable[[ArgumentMap], Relation], expected: tuple[Any, ...]
) -> None:
    made = link(m)
    assert (made.id, made.kind, made.premises, made.target) == expected
    assert made.basis is Basis.ANALYST
    assert m.relations[made.id] is made


@pytest.mark.parametrize(
    "link",
    [
        lambda m, **given: m.support("caps", by="held", **given),
        lambda m, **given: m.attack("caps", by="held", **given),
        lambda m, **given: m.undercut("step", by="held", **given),
        lambda m, **given: m.contradict("caps", "held", **given),
        lambda m, **given: m.supersede("caps", by="held", **given),
        lambda m, **given: m.qualify("caps", by="held", **given),
        lambda m, **given: m.rephrase("caps", "held", **given),
    ],
)
def test_every_builder_takes_every_field_of_a_relation(
    m: ArgumentMap, link: Callable[..., Relation]
) -> None:
    made = link(
        m,
        id="link",
        author=m.actors["lee"],
        analyst="rk",
        source="lee-2023",
        at="3-9",
        date=2024,
        scheme="from sign",
        proposed=True,
        note="n",
    )
    assert made.id == "link"
    assert made.basis is Basis.EXPLICIT
    assert (made.author, made.analyst, made.scheme) == ("lee", "rk", "from sign")
    assert made.passage == Passage(source="lee-2023", spans=((3, 9),))
    assert (made.date, made.proposed, made.note) == (Date("2024"), True, "n")
    m.remove("link")
    assert link(m, passage={"source": "lee-2023"}).basis is Basis.EXPLICIT


def test_the_basis_given_counts_also_beside_a_passage(m: ArgumentMap) -> None:
    made = m.support("caps", by="held", basis="analyst", source="lee-2023")
    assert made.basis is Basis.ANALYST


@pytest.mark.parametrize(
    ("link", "message"),
    [
        (
            lambda m: m.undercut("caps", by="held"),
            (
                "undercut of 'caps': 'caps' is a claim, and an undercut targets a "
                "relation; use attack"
            ),
        ),
        (
            lambda m: m.attack("step", by="held"),
            (
                "attack on 'step': 'step' is a relation, and an attack targets a claim; "
                "use undercut"
            ),
        ),
        (
            lambda m: m.undercut("stepp", by="held"),
            (
                "relation 'held-undercuts-stepp': target: no claim or relation has id "
                "'stepp'; the nearest is 'step'"
            ),
        ),
        (
            lambda m: m.support("caps", by="hold"),
            (
                "relation 'hold-supports-caps': premises: no claim has id 'hold'; "
                "the nearest is 'held'"
            ),
        ),
        (
            lambda m: m.support("caps", by=[]),
            "relation 'supports-caps': premises: needs at least 1 id",
        ),
        (
            lambda m: m.support("caps", by=["held", "held"]),
            "relation 'held-and-held-supports-caps': premises: 'held' stands twice",
        ),
        (
            lambda m: m.support("caps", by={"held"}),
            "relation: premises: {'held'} has no order; write a list",
        ),
        (
            lambda m: m.support("caps", by=None),
            "relation 'None-supports-caps': premises: None is not an id",
        ),
        (
            lambda m: m.support(None, by="held"),
            "relation 'held-supports-None': target: is missing",
        ),
        (
            lambda m: m.supersede("caps", by=["held", "rates"]),
            (
                "relation 'held-and-rates-supersedes-caps': premises: supersedes takes "
                "one premise; only supports and attacks may be linked"
            ),
        ),
        (
            lambda m: m.support("caps", by="held", at=(1, 2)),
            (
                "relation 'held-supports-caps': at: needs the source that the offsets "
                "are of"
            ),
        ),
        (
            lambda m: m.support("caps", by="held", basis="analist"),
            (
                "relation 'held-supports-caps': basis: 'analist' is not a basis; "
                "did you mean 'analyst'?"
            ),
        ),
        (
            lambda m: m.support("caps", by="step"),
            "relation 'step-supports-caps': premises: 'step' is a relation, not a claim",
        ),
    ],
)
def test_a_link_that_cannot_be_is_refused_and_nothing_added(
    m: ArgumentMap, link: Callable[[Any], object], message: str
) -> None:
    before = copy.deepcopy(m)
    with pytest.raises(ArgmapError) as caught:
        link(m)
    assert str(caught.value) == message
    assert m == before
