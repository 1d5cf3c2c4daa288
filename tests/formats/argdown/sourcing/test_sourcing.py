"""The example of the sourcing keys, read as a whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from argmap.formats.argdown.notation import load
from argmap.model.argument_map import ArgumentMap

EXAMPLE = Path(__file__).parents[1] / "quay-road.argdown"


@pytest.fixture(scope="module")
def quay() -> ArgumentMap:
    m, log = load(EXAMPLE.read_bytes(), name=EXAMPLE.name)
    assert log.findings == ()
    return m


def test_its_head_is_the_maps(quay: ArgumentMap) -> None:
    assert quay.title == "The Quay Road debate"
    assert quay.question == "Should Quay Road stay closed to cars?"
    assert {i.id: (i.question, i.thesis) for i in quay.issues.values()} == {
        "shops": ("Has the closure hurt the shops?", "closure-hurts-shops"),
        "closure": ("Should the road stay closed?", None),
    }
    assert quay.sources["count"].primary
    assert list(quay.actors) == ["office", "traders", "paper"]
    assert quay.extra == {}


def test_its_claims_have_their_issues_and_figures(quay: ArgumentMap) -> None:
    assert {claim.id: claim.issue for claim in quay} == {
        "closure-hurts-shops": "shops",
        "sales-fell": "shops",
        "fair-moved": "shops",
        "footfall-rose": "shops",
        "footfall-flat": "shops",
        "air-cleaner": "closure",
        "closure-helps-shops": "shops",
        "Wind": "closure",
        "keep-closed": "closure",
    }
    quantity = quay.claims["sales-fell"].quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.scope) == (
        -9,
        "percent",
        "Quay Road",
    )


def test_its_voices_speak_through_the_paper(quay: ArgumentMap) -> None:
    said = {a.id: (a.stance.value, a.via) for a in quay.assertions.values()}
    assert said["closure-hurts-shops-traders"] == ("asserts", ("paper",))
    assert said["closure-hurts-shops-office"] == ("denies", ("paper",))
    assert said["footfall-flat-office"] == ("asserts", ("traders", "paper"))
    passage = quay.assertions["closure-hurts-shops-traders"].passage
    assert passage is not None
    assert passage.spans == ((210, 268), (940, 1002))
    assert quay.assertions["keep-closed-office"].by_act


def test_its_relations_have_their_ends_and_bases(quay: ArgumentMap) -> None:
    assert [
        (r.id, r.kind.value, r.premises, r.target, r.basis.value)
        for r in quay.relations.values()
    ] == [
        (
            "sales-fell-supports-closure-hurts-shops",
            "supports",
            ("sales-fell",),
            "closure-hurts-shops",
            "explicit",
        ),
        (
            "fair-moved-undercuts-sales-fell-supports-closure-hurts-shops",
            "attacks",
            ("fair-moved",),
            "sales-fell-supports-closure-hurts-shops",
            "analyst",
        ),
        (
            "footfall-rose-attacks-closure-hurts-shops",
            "attacks",
            ("footfall-rose",),
            "closure-hurts-shops",
            "analyst",
        ),
        (
            "footfall-rose-supersedes-footfall-flat",
            "supersedes",
            ("footfall-rose",),
            "footfall-flat",
            "analyst",
        ),
        (
            "closure-helps-shops-contradicts-closure-hurts-shops",
            "contradicts",
            ("closure-helps-shops",),
            "closure-hurts-shops",
            "explicit",
        ),
        (
            "two-gains",
            "supports",
            ("air-cleaner", "closure-helps-shops"),
            "keep-closed",
            "explicit",
        ),
        ("Wind-undercuts-two-gains", "attacks", ("Wind",), "two-gains", "analyst"),
    ]
