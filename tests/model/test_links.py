from __future__ import annotations

import attrs

from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.links import Links
from argmap.model.relations import Relation, RelationKind

STEP = Relation(id="r", kind=RelationKind.SUPPORTS, premises=("a", "b"), target="c")
SAID = Assertion(id="q", actor="lee", claim="c")


def test_relations_stand_at_their_target_and_at_each_premise() -> None:
    links = Links([STEP, SAID])
    assert list(links.incoming) == ["c"]
    assert list(links.outgoing) == ["a", "b"]
    assert list(links.asserted["c"]) == ["q"]


def test_nothing_is_left_of_what_is_removed() -> None:
    links = Links([STEP, SAID])
    links.remove(STEP)
    links.remove(SAID)
    assert links.incoming == links.outgoing == links.asserted == {}


def test_other_records_leave_no_trace() -> None:
    links = Links([])
    links.add(Claim(id="c", text=""))
    links.remove(Claim(id="c", text=""))
    assert links.incoming == links.outgoing == links.asserted == {}


def test_a_replaced_record_keeps_its_number() -> None:
    later = attrs.evolve(STEP, id="s")
    links = Links([STEP, later])
    links.replace(STEP, attrs.evolve(STEP, target="a"))
    links.replace(attrs.evolve(STEP, target="a"), STEP)
    assert links.incoming["c"] == {"r": 1, "s": 2}
