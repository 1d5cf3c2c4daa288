from __future__ import annotations

from argmap.model.sources import Passage


def test_a_passage_reaches_from_its_first_span_to_its_last() -> None:
    passage = Passage(source="lee-2023", spans=((12, 80), (95, 120)))
    assert (passage.start, passage.end) == (12, 120)


def test_a_passage_may_name_only_its_source() -> None:
    passage = Passage(source="lee-2023")
    assert (passage.start, passage.end) == (None, None)
