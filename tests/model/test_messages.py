from __future__ import annotations

import numpy as np

from argmap.model.actors import Affiliation
from argmap.model.claims import Claim
from argmap.model.messages import counted, label, named, refused, shown


def test_a_record_is_called_by_its_class_and_id() -> None:
    assert label(Claim(id="caps", text="")) == "claim 'caps'"
    assert label(Affiliation(organization="dhs")) == "affiliation"


def test_a_value_is_shown_on_one_line() -> None:
    assert shown("a\nb") == "'a\\nb'"
    assert shown(np.array([[1], [2]])) == "array([[1], [2]])"


def test_a_value_is_shown_in_at_most_60_characters() -> None:
    assert shown("x" * 1_000_000) == "'" + "x" * 56 + "..."


def test_ids_are_listed_up_to_three_and_then_counted() -> None:
    assert named(("a",)) == "'a'"
    assert named(("a", "b")) == "'a' and 'b'"
    assert named(("a", "b", "c")) == "'a', 'b' and 'c'"
    assert named(("a", "b", "c", "d", "e")) == "'a', 'b', 'c' and 2 more"


def test_a_noun_agrees_with_its_count() -> None:
    assert [counted(n, "claim") for n in (0, 1, 2)] == [
        "0 claims",
        "1 claim",
        "2 claims",
    ]
    assert counted(1200, "body", "bodies") == "1,200 bodies"


def test_a_refusal_holds_one_finding_with_the_place_and_the_id() -> None:
    error = refused((Claim, {"id": "caps"}), "text: is missing")
    (finding,) = error.findings
    assert str(error) == str(finding) == "claim 'caps': text: is missing"
    assert (finding.code, finding.ids) == ("invalid-field", ("caps",))


def test_a_refusal_of_a_record_without_a_proper_id_names_none() -> None:
    assert refused((Claim, {"id": 7}), "no").findings[0].ids == ()
    assert str(refused((Claim, {}), "id: is missing")) == "claim: id: is missing"
