from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.argument_map import ArgumentMap
from argmap.model.joining import join, join_each
from argmap.model.proposing import Answer, Verdict, proposals
from argmap.model.relations import Relation
from argmap.model.reviewing import settle
from tests.strategies import maps


def draft() -> ArgumentMap:
    m = ArgumentMap("Rents and supply")
    m.source("Rents and supply", id="document", sha256="0" * 64)
    lee, office = m.actor("J. Lee", id="lee"), m.actor("Housing Office", id="office")
    fell = m.claim("Starts fell by 12 %.", id="c1", proposed=True)
    held = m.claim("The stock held.", id="c2", proposed=True)
    m.assertion(fell, actor=lee, source="document", at=(0, 9), proposed=True)
    m.assertion(
        held, actor=office, via=lee, source="document", at=(20, 29), proposed=True
    )
    step = m.attack(fell, by=held, proposed=True, passage={"source": "document"})
    m.undercut(step, by=fell, proposed=True)
    return m


def reviewed() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    m.source("Another title", id="study", sha256="0" * 64)
    m.source("Elsewhere", id="document")
    m.actor("j. lee", id="j-lee")
    m.actor("Somebody", id="lee")
    fell = m.claim("Starts FELL by 12 %.", id="starts")
    m.claim("Another claim.", id="c2")
    m.assertion(fell, actor="j-lee", source="study", at=(0, 9))
    return m


def test_what_the_map_has_already_is_found_by_what_it_says() -> None:
    found = join(reviewed(), draft())
    assert list(found.sources) == ["study", "document"]
    assert list(found.actors) == ["j-lee", "lee", "office"]
    assert [claim.text for claim in found] == [
        "Starts FELL by 12 %.",
        "Another claim.",
        "The stock held.",
    ]
    assert len(found.assertions_of("starts")) == 1


def test_what_is_new_gets_free_ids_and_names_what_the_map_has() -> None:
    found = join(reviewed(), draft())
    claim = found.claims["c2-2"]
    assert claim.proposed
    (said,) = found.assertions_of(claim)
    assert (said.actor, said.via) == ("office", ("j-lee",))
    assert said.passage is not None
    assert said.passage.source == "study"
    attack, undercut = found.relations.values()
    assert (attack.premises, attack.target) == (("c2-2",), "starts")
    assert attack.passage is not None
    assert attack.passage.source == "study"
    assert (undercut.premises, undercut.target) == (("starts",), attack.id)


def test_the_map_stays_as_it_is() -> None:
    m = reviewed()
    join(m, draft())
    assert m == reviewed()


def test_what_has_an_answer_does_not_come_back() -> None:
    first = draft()
    key = {one.record.id: one.key for one in proposals(first)}
    answers = [
        Answer(key=key["c2"], verdict=Verdict.REJECTED),
        Answer(key=key["c1"], verdict=Verdict.ACCEPTED, text="Housing starts fell."),
    ]
    m = settle(first, answers).map
    assert [claim.text for claim in m] == ["Housing starts fell."]
    assert join(m, draft(), answers=answers) == m


def in_the_same_words(one: str = "one", two: str = "two") -> ArgumentMap:
    """Return a map of two claims in the same words, and links between them."""
    both = ArgumentMap()
    both.claim("Rents rose.", id=one, proposed=True)
    both.claim("rents ROSE.", id=two, proposed=True)
    both.rephrase(two, one, proposed=True)
    both.undercut(both.support(one, by=two), by=one)
    return both


def test_claims_that_a_draft_tells_apart_are_not_made_one() -> None:
    both = in_the_same_words()
    assert join(ArgumentMap(), both) == both
    m = ArgumentMap()
    m.claim("Rents rose.", id="rose")
    found = join(m, both)
    assert [one.id for one in found] == ["rose", "two"]
    assert found.relations["two-rephrases-one"].target == "rose"
    assert join(found, both) == found


@pytest.mark.parametrize("names", [("one", "two"), ("x", "y")])
def test_claims_of_a_draft_that_were_made_one_are_not_linked_to_each_other(
    names: tuple[str, str],
) -> None:
    both = in_the_same_words()
    (link,) = (one for one in proposals(both) if isinstance(one.record, Relation))
    merged = Answer(key=link.key, verdict=Verdict.MERGED, into="one")
    m = settle(both, [merged]).map
    assert [one.id for one in m] == ["one"]
    assert join(m, in_the_same_words(*names), answers=[merged]) == m


def test_one_answer_makes_one_claim_of_three_in_the_same_words() -> None:
    m = ArgumentMap()
    for number, key in enumerate(("one", "two", "three")):
        m.claim("Rents rose.", id=key, proposed=True)
        for other in ("one", "two")[:number]:
            m.rephrase(key, other, proposed=True)
    first = proposals(m)[-1]
    merged = Answer(key=first.key, verdict=Verdict.MERGED, into="two")
    after = settle(m, [merged]).map
    assert (list(after.claims), list(after.relations)) == (["two"], [])
    assert join(after, m, answers=[merged]) == after


def test_of_claims_in_the_same_words_the_one_that_stays_is_accepted() -> None:
    m = ArgumentMap()
    for key in ("one", "two"):
        m.claim("Rents rose.", id=key, proposed=True)
    (key,) = {one.key for one in proposals(m)}
    merged = Answer(key=key, verdict=Verdict.MERGED, into="two")
    (claim,) = settle(m, [merged]).map
    assert (claim.id, claim.proposed) == ("two", False)


def test_a_claim_that_attacks_itself_keeps_that_link() -> None:
    m = ArgumentMap()
    liar = m.claim("This claim is wrong.", id="liar")
    m.attack(liar, by=liar)
    assert join(ArgumentMap(), m) == m


def test_links_that_undercut_each_other_in_a_circle_are_joined() -> None:
    m = draft()
    one, two = m.relations.values()
    m.replace(attrs.evolve(one, target=two.id))
    found = join(reviewed(), m)
    first, second = found.relations.values()
    assert (first.target, second.target) == (second.id, first.id)
    assert first.premises == ("c2-2",)


def test_of_several_that_say_the_same_the_one_called_the_same_is_meant() -> None:
    m = ArgumentMap()
    for key in ("one", "two"):
        m.issue("Which?", id=key)
        m.claim("This.", id=f"this-{key}", issue=key)
    assert join(m, m) == m


@given(maps())
def test_a_map_joined_with_itself_gains_no_claim_actor_or_source(
    m: ArgumentMap,
) -> None:
    again = join(m, m)
    for space in ("sources", "actors", "issues", "claims"):
        assert getattr(again, space) == getattr(m, space)


@given(maps(), maps())
def test_joining_once_more_brings_nothing(m: ArgumentMap, other: ArgumentMap) -> None:
    once = join(m, other)
    assert join(once, other) == once
    for claim in m:
        assert once.claims[claim.id] == claim
    for assertion in m.assertions.values():
        assert once.assertions[assertion.id] == assertion


@given(maps(), st.data())
def test_an_empty_map_takes_a_draft_whole(m: ArgumentMap, data: st.DataObject) -> None:
    found = join(ArgumentMap(), m)
    texts = {" ".join(claim.text.casefold().split()) for claim in m}
    assert {" ".join(one.text.casefold().split()) for one in found} == texts
    if m.claims:
        key = data.draw(st.sampled_from(list(m.claims)))
        speakers = {m.actors[a.actor].name.casefold() for a in m.assertions_of(key)}
        text = m.claims[key].text.casefold()
        joined = {
            found.actors[a.actor].name.casefold()
            for one in found
            if one.text.casefold() == text
            for a in found.assertions_of(one)
        }
        assert {" ".join(x.split()) for x in speakers} <= {
            " ".join(x.split()) for x in joined
        }


@given(maps(), maps(), maps())
def test_drafts_are_joined_together_as_one_by_one(
    m: ArgumentMap, one: ArgumentMap, other: ArgumentMap
) -> None:
    assert join(m, one, other) == join(join(m, one), other)
    assert join(m) == m


@given(st.lists(maps(), max_size=3))
def test_drafts_may_come_one_by_one(drafts: list[ArgumentMap]) -> None:
    assert join_each(reviewed(), iter(drafts)) == join(reviewed(), *drafts)
