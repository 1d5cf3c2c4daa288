from __future__ import annotations

import pytest

from argmap.errors import ModelError
from argmap.model.relations import Relation, RelationKind


def test_a_relation_cannot_target_itself() -> None:
    with pytest.raises(ModelError) as caught:
        Relation(id="r", kind=RelationKind.ATTACKS, premises=("a",), target="r")
    assert (
        str(caught.value)
        == "relation 'r': target: a relation cannot target itself; name another"
    )


@pytest.mark.parametrize(
    "kind",
    [
        RelationKind.CONTRADICTS,
        RelationKind.SUPERSEDES,
        RelationKind.QUALIFIES,
        RelationKind.REPHRASES,
    ],
)
def test_only_supports_and_attacks_may_have_linked_premises(kind: RelationKind) -> None:
    with pytest.raises(ModelError) as caught:
        Relation(id="r", kind=kind, premises=("a", "b"), target="c")
    assert str(caught.value) == (
        f"relation 'r': premises: {kind} takes one premise; "
        "only supports and attacks may be linked"
    )


def test_a_relation_needs_a_premise() -> None:
    with pytest.raises(ModelError) as caught:
        Relation(id="r", kind=RelationKind.SUPPORTS, premises=(), target="c")
    assert str(caught.value) == "relation 'r': premises: needs at least 1 id"


def test_a_claim_may_attack_itself() -> None:
    one = Relation(id="r", kind=RelationKind.ATTACKS, premises=("a",), target="a")
    assert one.target in one.premises
