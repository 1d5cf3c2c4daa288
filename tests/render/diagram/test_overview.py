from __future__ import annotations

import pytest
from hypothesis import given, settings

from argmap.analysis.acceptability import Status, assess
from argmap.analysis.stances.tables import State
from argmap.errors import UnknownIdError
from argmap.model.argument_map import ArgumentMap
from argmap.model.views import accepted
from argmap.render.diagram.overview import (
    LINES_TO_A_BOX,
    MOST_LINES,
    Bundle,
    Overview,
    overviewed,
)
from argmap.render.diagram.viewing import View
from argmap.render.dot import to_dot
from tests.render.buses import buses
from tests.strategies import maps


def _overview(m: ArgumentMap, **fields: object) -> Overview:
    return overviewed(m, View(overview=True, **fields))  # type: ignore[arg-type]


def _counts(bundle: Bundle) -> tuple[int, int, int]:
    return bundle.yes, bundle.no, bundle.others


def _two_issues() -> ArgumentMap:
    """An issue with both sides, and one whose claims bear on it."""
    m = ArgumentMap()
    m.issue("Is it safe?", id="safe")
    m.issue("Does it cost trust?", id="trust")
    m.claim("Safe.", id="safe", issue="safe", thesis=True)
    m.claim("Unsafe.", id="unsafe", issue="safe")
    m.claim("Aside.", id="aside", issue="safe")
    m.claim("Trust is lost.", id="lost", issue="trust", thesis=True)
    m.claim("Trust is kept.", id="kept", issue="trust")
    m.contradict("safe", "unsafe")
    return m


def test_each_issue_with_claims_has_a_box_in_the_maps_order() -> None:
    m = buses()
    m.issue("Empty?", id="empty")
    found = _overview(m)
    names = [box.issue.id if box.issue else None for box in found.boxes]
    assert names == ["free", "riders", "cost", "fair", None]
    assert [box.claims for box in found.boxes] == [1, 8, 10, 7, 1]


def test_a_box_counts_statuses_evidence_and_unanswered_objections() -> None:
    m = _two_issues()
    m.claim("A study.", id="study", issue="safe", evidence="study")
    step = m.support("safe", by="study")
    m.undercut(step, by="lost")
    m.attack("lost", by="kept")
    m.attack("unsafe", by="aside")
    box, other = _overview(m).boxes
    assert box.statuses == {
        Status.UNCHALLENGED: 2,
        Status.DEFENDED: 1,
        Status.REBUTTED: 1,
    }
    assert box.evidence == 1
    # The attack on "unsafe"; the undercut comes from a claim that is itself attacked.
    assert box.waiting == 1
    assert (other.waiting, other.evidence) == (1, 0)


def test_an_unanswered_undercut_counts_where_its_link_ends() -> None:
    m = _two_issues()
    m.undercut(m.support("safe", by="lost"), by="kept")
    assert [box.waiting for box in _overview(m).boxes] == [1, 0]


def test_a_box_names_the_thesis_and_who_takes_which_side() -> None:
    box = _overview(buses()).boxes[0]
    assert box.thesis is not None
    assert box.thesis.id == "free-buses"
    taking = {state: [one.actor for one in some] for state, some in box.sides.items()}
    assert taking[State.YES] == ["cc", "ra"]
    assert taking[State.NO] == ["tl"]


def test_links_are_added_up_by_the_side_of_the_claim_that_they_end_on() -> None:
    m = _two_issues()
    m.support("safe", by="kept")  # yes
    m.support("unsafe", by="lost")  # no
    m.attack("unsafe", by="kept")  # yes
    m.attack("safe", by="lost")  # no
    m.contradict("safe", "lost")  # from the issue of safe to that of lost: no
    m.support("aside", by="lost")  # on neither side
    m.qualify("safe", by="lost")
    there, back = sorted(_overview(m).bundles, key=lambda one: one.source != "trust")
    assert (there.source, there.target) == ("trust", "safe")
    assert _counts(there) == (2, 2, 2)
    assert (back.source, back.target) == ("safe", "trust")
    assert _counts(back) == (0, 1, 0)


def test_an_undercut_speaks_against_what_its_link_speaks_for() -> None:
    m = _two_issues()
    m.claim("Ground.", id="ground", issue="safe")
    for_it = m.support("safe", by="ground")
    against = m.support("unsafe", by="ground")
    m.undercut(for_it, by="lost")
    (bundle,) = _overview(m).bundles
    assert _counts(bundle) == (0, 1, 0)
    m.undercut(against, by="kept")
    (bundle,) = _overview(m).bundles
    assert _counts(bundle) == (1, 1, 0)


def test_where_a_question_has_no_thesis_the_kind_of_link_counts() -> None:
    m = ArgumentMap()
    m.issue("How many?", id="many")
    m.issue("Why?", id="why")
    for key, issue in (("a", "many"), ("b", "why"), ("c", "why")):
        m.claim(key, id=key, issue=issue)
    m.support("a", by="b")
    m.attack("a", by="c")
    m.qualify("a", by="c")
    (bundle,) = _overview(m).bundles
    assert _counts(bundle) == (1, 1, 1)


def test_links_that_say_neither_are_counted_in_both_boxes_and_not_drawn() -> None:
    m = _two_issues()
    m.qualify("safe", by="lost")
    m.qualify("safe", by="kept")
    found = _overview(m)
    assert found.drawn == ()
    assert [box.others for box in found.boxes] == [2, 2]


def test_of_very_many_lines_the_strongest_are_drawn_and_the_others_counted() -> None:
    m = ArgumentMap()
    for number in range(12):
        m.issue(f"Question {number}?", id=f"i{number}")
        m.claim("Yes.", id=f"c{number}", issue=f"i{number}", thesis=True)
    for one in range(12):
        for other in range(12):
            if one != other:
                m.support(f"c{one}", by=f"c{other}")
    m.support("c0", by="c11", id="again")
    found = _overview(m)
    assert len(found.bundles) == 132
    assert len(found.drawn) == 60
    assert ("i11", "i0") in {(one.source, one.target) for one in found.drawn}
    assert [one for one in found.bundles if one in found.drawn] == list(found.drawn)
    assert sum(box.others for box in found.boxes) == 2 * (132 - 60)
    dot = to_dot(m, view=View(overview=True))
    assert "72 weaker lines left out, counted in the boxes" in dot


def test_of_a_hundred_and_more_issues_no_more_lines_are_drawn_than_can_be() -> None:
    m = ArgumentMap()
    size = MOST_LINES // LINES_TO_A_BOX + 3
    for number in range(size):
        m.issue(f"Question {number}?", id=f"i{number}")
        m.claim("Yes.", id=f"c{number}", issue=f"i{number}", thesis=True)
    for number in range(size):
        for step in range(1, LINES_TO_A_BOX + 1):
            m.support(f"c{number}", by=f"c{(number + step) % size}")
    assert len(_overview(m).bundles) == size * LINES_TO_A_BOX
    assert len(_overview(m).drawn) == MOST_LINES


def test_linked_premises_of_two_issues_count_for_each_of_them() -> None:
    m = _two_issues()
    m.issue("More?", id="more")
    m.claim("More.", id="more", issue="more")
    m.support("safe", by=["kept", "lost", "more"])
    found = {(one.source, one.target): _counts(one) for one in _overview(m).bundles}
    assert found == {("trust", "safe"): (1, 0, 0), ("more", "safe"): (1, 0, 0)}


def test_basis_and_date_choose_what_counts() -> None:
    m = _two_issues()
    m.support("safe", by="kept", basis="analyst")
    assert len(_overview(m).bundles) == 1
    assert _overview(m, basis="explicit").bundles == ()
    early = _overview(buses(), as_of="2025-03-10")
    assert sum(box.claims for box in early.boxes) == 15
    assert early.map is early.assessment.graph.map


def test_an_actors_lens_dims_the_issues_on_which_it_is_not_heard() -> None:
    found = _overview(buses(), actors=["vega"])
    dimmed = {
        box.issue.id if box.issue else None for box in found.boxes if box.is_dimmed
    }
    assert dimmed == {"free", "riders", "cost", None}
    assert not any(box.is_dimmed for box in _overview(buses()).boxes)


def test_an_unknown_actor_is_refused() -> None:
    with pytest.raises(UnknownIdError) as error:
        _overview(buses(), actors=["audt"])
    assert str(error.value) == "no actor has id 'audt'; the nearest is 'audit'"


@settings(max_examples=60)
@given(maps(claims=8))
def test_nothing_is_lost_in_the_sums(m: ArgumentMap) -> None:
    found = _overview(m)
    assert sum(box.claims for box in found.boxes) == len(accepted(m))
    assessment = assess(m)
    listed = [key for one in found.bundles for key in one.links]
    for key in listed:
        assert assessment.counts(key)
    for one in found.bundles:
        assert one.source != one.target
        assert sum(_counts(one)) == len(one.links) == len(set(one.links))
    pairs = [(one.source, one.target) for one in found.bundles]
    assert len(pairs) == len(set(pairs))
