from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from argmap.analysis.acceptability import assess
from argmap.model.argument_map import ArgumentMap
from argmap.model.relations import RelationKind
from argmap.model.views import accepted
from argmap.render.diagram.bearing import bearings, claims_needed
from argmap.render.diagram.surroundings import Surroundings, surroundings
from tests.render.buses import buses
from tests.strategies import maps


def _around(m: ArgumentMap, focus: str, radius: int = 1) -> Surroundings:
    links = [r for r in m.relations.values() if assess(m).counts(r)]
    return surroundings(m, links, focus=focus, radius=radius)


def _debate() -> ArgumentMap:
    """A thesis, two ways to it, and reasons below."""
    m = ArgumentMap()
    m.issue("Which?", id="i")
    m.claim("Yes.", id="yes", issue="i", thesis=True)
    for key in ("no", "long", "short", "focus", "below", "deeper", "other"):
        m.claim(f"{key}.", id=key, issue="i")
    m.contradict("yes", "no")
    m.support("long", by="focus")
    m.support("yes", by="long")
    m.support("no", by="focus")
    m.attack("yes", by="short")
    m.attack("focus", by="below")
    m.support("below", by="deeper")
    m.support("no", by="other")
    return m


def test_the_way_up_leads_to_the_thesis_and_contradictions_are_part_of_it() -> None:
    assert _around(_debate(), "focus").path == ("focus", "long", "yes")
    assert _around(_debate(), "other").path == ("other", "no", "yes")
    assert _around(_debate(), "yes").path == ("yes",)


def test_below_the_focus_only_so_many_levels_are_shown() -> None:
    m = _debate()
    way = {"focus", "long", "yes"}
    assert _around(m, "focus", 0).claims == way
    assert _around(m, "focus", 1).claims == way | {"below"}
    assert _around(m, "focus", 2).claims == way | {"below", "deeper"}
    assert _around(m, "focus", 10**12).claims == way | {"below", "deeper"}


def test_what_else_bears_on_the_claims_shown_is_counted_with_its_sign() -> None:
    m = _debate()
    found = {
        rest.claim: (len(rest.links), rest.supports, rest.attacks)
        for rest in _around(m, "focus", 1).rests
    }
    # On the thesis: what contradicts it, and an attack.
    assert found == {"yes": (2, 0, 2), "below": (1, 1, 0)}


def test_what_the_focus_bears_on_beside_the_way_is_counted() -> None:
    assert _around(_debate(), "focus").beyond == 1
    assert _around(_debate(), "deeper").beyond == 0


def test_links_that_do_not_argue_count_neither_for_nor_against() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(key, id=key)
    m.qualify("a", by="b")
    m.rephrase("a", "c")
    (rest,) = _around(m, "a", 0).rests
    assert (len(rest.links), rest.supports, rest.attacks) == (2, 0, 0)


def test_linked_premises_of_a_step_up_are_shown_together() -> None:
    m = ArgumentMap()
    m.issue("Which?", id="i")
    m.claim("Yes.", id="yes", issue="i", thesis=True)
    for key in ("one", "two"):
        m.claim(key, id=key, issue="i")
    link = m.support("yes", by=["one", "two"])
    around = _around(m, "one", 0)
    assert around.claims == {"yes", "one", "two"}
    assert set(around.needs[link.id]) == around.claims


def test_of_several_links_of_a_step_up_one_that_argues_is_shown() -> None:
    m = ArgumentMap()
    m.issue("Which?", id="i")
    m.claim("Yes.", id="yes", issue="i", thesis=True)
    for key in ("one", "two", "three"):
        m.claim(key, id=key, issue="i")
    m.qualify("yes", by="one")
    m.support("yes", by=["one", "two"])
    m.attack("yes", by=["one", "three"])
    assert _around(m, "one", 0).claims == {"yes", "one", "two"}


def test_an_undercut_is_shown_with_the_link_and_its_premise() -> None:
    m = buses()
    around = _around(m, "staff", 0)
    assert around.path == ("staff", "more")
    assert around.claims == {"staff", "trial", "more"}


def test_without_a_thesis_the_way_leads_to_a_last_conclusion() -> None:
    m = ArgumentMap()
    for key in "abcd":
        m.claim(key, id=key)
    m.support("b", by="a")
    m.support("c", by="b")
    m.qualify("d", by="a")
    assert _around(m, "a").path == ("a", "b", "c")


def test_the_thesis_of_another_issue_is_reached_where_ones_own_is_not() -> None:
    m = ArgumentMap()
    m.issue("One?", id="one")
    m.issue("Two?", id="two")
    m.claim("Yes one.", id="yes-one", issue="one", thesis=True)
    m.claim("Yes two.", id="yes-two", issue="two", thesis=True)
    m.claim("Stray.", id="stray", issue="one")
    m.support("yes-two", by="stray")
    assert _around(m, "stray").path == ("stray", "yes-two")
    m.qualify("yes-one", by="stray")
    # A link of any kind to the own thesis comes before one that argues elsewhere.
    assert _around(m, "stray").path == ("stray", "yes-one")


def test_a_way_by_arguments_is_chosen_before_a_shorter_one_that_only_qualifies() -> (
    None
):
    m = _debate()
    m.qualify("yes", by="focus")
    assert _around(m, "focus").path == ("focus", "long", "yes")


def test_claims_in_a_circle_end() -> None:
    m = ArgumentMap()
    for key in "abc":
        m.claim(key, id=key)
    for one, other in ("ab", "bc", "ca", "aa"):
        m.attack(one, by=other)
    around = _around(m, "a", 5)
    assert around.path == ("a",)
    assert around.claims == {"a", "b", "c"}
    assert around.rests == ()


@settings(max_examples=60)
@given(maps(claims=9), st.data())
def test_every_link_on_a_claim_shown_is_drawn_or_counted_once(
    m: ArgumentMap, data: st.DataObject
) -> None:
    m = accepted(m)
    if not len(m):
        return
    focus = data.draw(st.sampled_from([claim.id for claim in m]))
    radius = data.draw(st.integers(0, 3))
    links = [r for r in m.relations.values() if assess(m).counts(r)]
    around = surroundings(m, links, focus=focus, radius=radius)
    assert around.path[0] == focus
    assert set(around.path) <= around.claims
    assert len(set(around.path)) == len(around.path)
    aims = bearings(m)
    counted = {rest.claim: set(rest.links) for rest in around.rests}
    assert set(counted) <= around.claims
    for link in links:
        drawn = around.claims.issuperset(claims_needed(m, link))
        hits = {aims[link.id][0]}
        if link.kind in (RelationKind.CONTRADICTS, RelationKind.REPHRASES):
            hits.add(link.premises[0])
        for claim in around.claims:
            listed = link.id in counted.get(claim, ())
            bears = claim in hits and not (
                m.is_undercut(link) and claim != aims[link.id][0]
            )
            assert listed == (bears and not drawn)
    wider = surroundings(m, links, focus=focus, radius=radius + 1)
    assert around.claims <= wider.claims
