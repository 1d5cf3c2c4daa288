from __future__ import annotations

import numpy as np

from argmap.model.actors import Affiliation
from argmap.model.claims import Claim
from argmap.model.messages import label, refused, shown


def test_a_record_is_called_by_its_class_and_id() -> None:
    assert label(Claim(id="caps", text="")) == "claim 'caps'"
    assert label(Affiliation(organization="dhs")) == "affiliation"


def test_a_value_is_shown_on_one_line() -> None:
    assert shown("a\nb") == "'a\\nb'"
    assert shown(np.array([[1], [2]])) == "array([[1], [2]])"


def test_a_value_is_shown_in_at_most_60_characters() -> None:
    assert shown("x" * 1_000_000) == "'" + "x" * 56 + "..."


def test_a_refusal_holds_one_finding_with_the_place_and_the_id() -> None:
    error = refused((Claim, {"id": "caps"}), "text: is missing")
    (finding,) = error.findings
    assert str(error) == str(finding) == "claim 'caps': text: is missing"
    assert (finding.code, finding.ids) == ("invalid-field", ("caps",))


def test_a_refusal_of_a_record_without_a_proper_id_names_none() -> None:
    assert refused((Claim, {"id": 7}), "no").findings[0].ids == ()
    assert str(refused((Claim, {}), "id: is missing")) == "claim: id: is missing"
