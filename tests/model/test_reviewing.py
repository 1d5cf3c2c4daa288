from __future__ import annotations

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import QueryError
from argmap.model import views
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.claims import Quantity
from argmap.model.dates import Date
from argmap.model.proposing import Answer, Verdict, proposals
from argmap.model.reviewing import settle, without_strangers
from tests.strategies import maps


def draft() -> ArgumentMap:
    m = ArgumentMap("Rent caps")
    m.source("Rents and supply", id="study", sha256="0" * 64)
    lee = m.actor("J. Lee", id="lee")
    m.actor("M. Ortiz", id="ortiz")
    m.claim("Rent caps cut supply.", id="caps")
    for key, text, actor, start in (
        ("starts", "Starts fell by 12 %.", "lee", 0),
        ("again", "Caps reduce the supply.", "ortiz", 50),
    ):
        m.claim(text, id=key, proposed=True)
        m.assertion(
            key, actor=actor, source="study", at=(start, start + 9), proposed=True
        )
    m.assertion("caps", actor=lee, source="study", at=(90, 99), proposed=True)
    m.support("caps", by="starts", proposed=True)
    m.attack("starts", by="again", proposed=True)
    return m


def answers(m: ArgumentMap, **verdicts: str | tuple[str, str]) -> list[Answer]:
    """Return answers by the id of what is proposed: a verdict, and perhaps more."""
    keys = {
        record.id: key
        for one in proposals(m)
        for key, record in (
            (one.key, one.record),
            *zip(one.keys, one.assertions, strict=True),
        )
    }
    found = []
    for key, said in verdicts.items():
        verdict, more = (said, None) if isinstance(said, str) else said
        record = key.replace("__", "-")
        merged = verdict == "merged"
        found.append(
            Answer(
                key=keys[record],
                verdict=Verdict(verdict),
                into=more if merged else None,
                text=None if merged else more,
            )
        )
    return found


def test_claims_come_with_who_speaks_on_them_then_speakers_then_links() -> None:
    m = draft()
    assert [one.record.id for one in proposals(m)] == [
        "starts",
        "again",
        "caps-lee",
        "starts-supports-caps",
        "again-attacks-starts",
    ]
    assert [one.id for one in proposals(m)[0].assertions] == ["starts-lee"]
    assert proposals(ArgumentMap()) == ()


def test_what_is_accepted_is_no_longer_proposed() -> None:
    m = draft()
    found = settle(m, answers(m, starts="accepted", starts__supports__caps="accepted"))
    assert not found.map.claims["starts"].proposed
    assert not found.map.assertions["starts-lee"].proposed
    assert not found.map.relations["starts-supports-caps"].proposed
    assert found.map.claims["again"].proposed
    assert [one.record.id for one in found.open] == [
        "again",
        "caps-lee",
        "again-attacks-starts",
    ]
    assert m == draft()


def test_a_link_that_goes_with_a_claim_is_not_left_to_be_decided() -> None:
    m = draft()
    found = settle(m, answers(m, again="rejected"))
    assert [one.record.id for one in found.settled] == ["again"]
    assert [one.record.id for one in found.open] == [
        "starts",
        "caps-lee",
        "starts-supports-caps",
    ]


def test_other_words_take_the_place_of_the_text() -> None:
    m = draft()
    found = settle(m, answers(m, starts=("accepted", "Starts fell.")))
    assert found.map.claims["starts"].text == "Starts fell."


def test_what_is_rejected_goes_with_all_that_needs_it() -> None:
    m = draft()
    found = settle(m, answers(m, again="rejected")).map
    assert set(found.claims) == {"caps", "starts"}
    assert set(found.relations) == {"starts-supports-caps"}
    assert set(found.actors) == {"lee"}


def test_a_rejected_speaker_leaves_the_claim() -> None:
    m = draft()
    found = settle(m, answers(m, caps__lee="rejected")).map
    assert "caps" in found.claims
    assert found.assertions_of("caps") == ()


def test_a_merged_claim_gives_its_speakers_and_links_to_the_other() -> None:
    m = draft()
    found = settle(m, answers(m, again=("merged", "caps"))).map
    assert set(found.claims) == {"caps", "starts"}
    (lee, ortiz) = found.assertions_of("caps")
    assert (ortiz.id, ortiz.actor, ortiz.proposed) == ("caps-ortiz", "ortiz", False)
    assert lee.proposed
    link = found.relations["again-attacks-starts"]
    assert (link.premises, link.target) == (("caps",), "starts")


def test_a_link_between_claims_that_are_merged_goes() -> None:
    m = draft()
    found = settle(m, answers(m, starts=("merged", "caps"))).map
    assert set(found.relations) == {"again-attacks-starts"}
    assert found.relations["again-attacks-starts"].target == "caps"


def test_who_says_the_same_at_the_same_place_is_not_doubled() -> None:
    m = draft()
    m.assertion("caps", actor="ortiz", source="study", at=(50, 59))
    found = settle(m, answers(m, again=("merged", "caps"))).map
    assert [one.actor for one in found.assertions_of("caps")] == ["lee", "ortiz"]


def test_claims_are_merged_through_others() -> None:
    m = draft()
    found = settle(
        m, answers(m, starts=("merged", "again"), again=("merged", "caps"))
    ).map
    assert list(found.claims) == ["caps"]
    assert len(found.assertions_of("caps")) == 3


def rephrased() -> ArgumentMap:
    """Return a map whose claims stand, one of them proposed to rephrase another."""
    m = draft()
    for claim in list(m):
        m.replace(attrs.evolve(claim, proposed=False))
    m.issue("Do caps cut supply?", id="supply")
    again = m.claims["again"]
    m.replace(
        attrs.evolve(again, tags=("economy",), note="Widely held.", issue="supply")
    )
    m.replace(attrs.evolve(m.issues["supply"], thesis="again"))
    m.rephrase("again", "caps", id="same", proposed=True)
    return m


def test_the_claims_of_a_rephrasing_may_be_merged() -> None:
    m = rephrased()
    found = settle(m, answers(m, same=("merged", "caps"))).map
    assert set(found.claims) == {"caps", "starts"}
    assert "same" not in found.relations
    # Who speaks on a claim has not been answered by that.
    assert [(a.actor, a.proposed) for a in found.assertions_of("caps")] == [
        ("lee", True),
        ("ortiz", True),
    ]
    assert found.relations["again-attacks-starts"].premises == ("caps",)
    assert found.issues["supply"].thesis == "caps"
    assert (found.claims["caps"].tags, found.claims["caps"].note) == (
        ("economy",),
        "Widely held.",
    )
    other = settle(m, answers(m, same=("merged", "again"))).map
    assert set(other.claims) == {"again", "starts"}
    assert other.issues["supply"].thesis == "again"


def test_a_thesis_is_not_merged_with_a_claim_of_another_issue() -> None:
    m = rephrased()
    m.issue("Do caps help?", id="help")
    m.replace(attrs.evolve(m.claims["caps"], issue="help"))
    with pytest.raises(QueryError) as caught:
        settle(m, answers(m, same=("merged", "caps")))
    assert str(caught.value) == (
        "claim 'again' is the thesis of issue 'supply', and 'caps' is filed under "
        "'help'; merge the other way round, or file both under one issue"
    )
    assert settle(m, answers(m, same=("merged", "again"))).map.claims.keys() == {
        "again",
        "starts",
    }


def test_claims_that_several_links_rephrase_become_one() -> None:
    m = rephrased()
    m.rephrase("again", "starts", id="third", proposed=True)
    m.rephrase("caps", "starts", id="round", proposed=True)
    said = answers(
        m,
        same=("merged", "caps"),
        third=("merged", "starts"),
        round=("merged", "caps"),
    )
    found = settle(m, said).map
    assert set(found.claims) == {"starts"}
    assert found.relations == {}
    assert len(found.assertions_of("starts")) == 3


def test_links_that_say_the_same_after_a_merger_are_one() -> None:
    m = rephrased()
    m.attack("starts", by="caps", proposed=True)
    found = settle(m, answers(m, same=("merged", "caps"))).map
    assert [link.id for link in found.relations.values()] == [
        "starts-supports-caps",
        "caps-attacks-starts",
    ]


@pytest.mark.parametrize(
    ("link", "into", "message"),
    [
        (
            "same",
            "starts",
            (
                "the claims of link 'same' are to be merged into 'starts'; choose "
                "'again' or 'caps'"
            ),
        ),
        (
            "again__attacks__starts",
            "starts",
            (
                "link 'again-attacks-starts' attacks its target; only claims that a "
                "link rephrases are merged"
            ),
        ),
    ],
)
def test_only_the_claims_of_a_rephrasing_are_merged(
    link: str, into: str, message: str
) -> None:
    m = rephrased()
    with pytest.raises(QueryError) as caught:
        settle(m, answers(m, **{link: ("merged", into)}))
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("said", "message"),
    [
        (
            {"again": ("merged", "cap")},
            (
                "claim 'again' is to be merged with 'cap', which is no claim of the map; "
                "the nearest is 'caps'"
            ),
        ),
        (
            {"again": ("merged", "starts"), "starts": ("merged", "again")},
            (
                "claims 'starts', 'again' are to be merged with each other in a circle; "
                "keep one of them"
            ),
        ),
        (
            {"again": ("merged", "starts"), "starts": "rejected"},
            (
                "claim 'again' is to be merged with 'starts', which is rejected; accept "
                "that one, or merge with another"
            ),
        ),
        (
            {"caps__lee": ("merged", "starts")},
            "'caps-lee' is no claim; only claims are merged",
        ),
    ],
)
def test_a_merger_that_cannot_be_is_refused(
    said: dict[str, str | tuple[str, str]], message: str
) -> None:
    m = draft()
    with pytest.raises(QueryError) as caught:
        settle(m, answers(m, **said))
    assert str(caught.value) == message


def test_an_answer_holds_for_the_same_proposal_in_another_draft() -> None:
    m, other = draft(), ArgumentMap("Another name")
    other.source("Rents and supply", id="lee-2023", sha256="0" * 64)
    other.actor("J. Lee", id="j-lee")
    other.claim("Starts fell by 12 %.", id="starts-fell", proposed=True)
    other.assertion(
        "starts-fell", actor="j-lee", source="lee-2023", at=(0, 9), proposed=True
    )
    rejected = answers(m, starts="rejected")
    assert list(settle(other, rejected).map.claims) == []


def test_the_last_of_several_answers_counts() -> None:
    m = draft()
    twice = [*answers(m, starts="rejected"), *answers(m, starts="accepted")]
    assert not settle(m, twice).map.claims["starts"].proposed


def by_key(m: ArgumentMap, id: str, verdict: str, **more: Any) -> Answer:
    (said,) = answers(m, **{id: verdict})
    return attrs.evolve(said, **more)


def test_who_speaks_may_have_another_answer_than_the_claim() -> None:
    m = draft()
    m.assertion("starts", actor="ortiz", id="second", proposed=True)
    said = [
        by_key(m, "starts__lee", "rejected"),
        by_key(m, "starts", "accepted"),
    ]
    found = settle(m, said).map
    assert [(a.actor, a.proposed) for a in found.assertions_of("starts")] == [
        ("ortiz", False)
    ]


def test_a_speaker_who_was_rejected_does_not_move_with_a_merged_claim() -> None:
    m = draft()
    said = [
        by_key(m, "again__ortiz", "rejected"),
        by_key(m, "again", "merged", into="caps"),
    ]
    assert [a.actor for a in settle(m, said).map.assertions_of("caps")] == ["lee"]


@pytest.mark.parametrize("name", ["ortiz", "m. ORTIZ", "Housing Office"])
def test_another_speaker_and_stance_are_changed_and_not_decided(name: str) -> None:
    m = draft()
    change = {"actor": name, "stance": Stance.DENIES}
    said = [by_key(m, "starts__lee", "changed", **change)]
    found = settle(m, said)
    (one,) = found.map.assertions_of("starts")
    assert found.map.actors[one.actor].name == (
        "Housing Office" if name == "Housing Office" else "M. Ortiz"
    )
    assert (one.stance, one.proposed) == (Stance.DENIES, True)
    assert [one.record.id for one in found.open] == [
        one.record.id for one in proposals(m)
    ]
    assert found.settled == ()
    # The claim is accepted with who speaks as they were changed.
    (one,) = settle(m, [*said, by_key(m, "starts", "accepted")]).map.assertions_of(
        "starts"
    )
    assert (one.stance, one.proposed) == (Stance.DENIES, False)


def test_a_speaker_on_a_claim_that_stands_is_changed_then_accepted() -> None:
    m = draft()
    change = by_key(m, "caps__lee", "changed", actor="ortiz")
    found = settle(m, [change])
    assert "caps-lee" in [one.record.id for one in found.open]
    (one,) = found.map.assertions_of("caps")
    assert (one.actor, one.proposed) == ("ortiz", True)
    found = settle(m, [attrs.evolve(change, verdict=Verdict.ACCEPTED)])
    assert [one.record.id for one in found.settled] == ["caps-lee"]
    (one,) = found.map.assertions_of("caps")
    assert (one.actor, one.proposed) == ("ortiz", False)


def test_who_speaks_is_not_accepted_before_the_claim_is() -> None:
    m = draft()
    found = settle(m, [by_key(m, "starts__lee", "accepted")])
    assert found.map.assertions["starts-lee"].proposed
    assert found.open[0].record.id == "starts"


def test_an_actor_who_spoke_by_mistake_alone_goes() -> None:
    m = draft()
    found = settle(m, [by_key(m, "again__ortiz", "changed", actor="lee")]).map
    assert list(found.actors) == ["lee"]


def test_a_map_from_which_nothing_has_gone_has_no_strangers() -> None:
    m = draft()
    assert without_strangers(m, m, "actors", "sources") is m


def test_a_source_that_was_known_by_what_has_gone_alone_goes() -> None:
    m = draft()
    part = m.without(list(m.assertions.values()))
    assert set(without_strangers(m, part, "sources").sources) == set()
    assert set(without_strangers(m, part, "actors").actors) == set()
    assert set(without_strangers(m, part, "actors").sources) == {"study"}


def with_figures() -> ArgumentMap:
    m = draft()
    for key, value in (("starts", 12), ("again", 3)):
        figure = Quantity(value=value, unit="percent")
        m.replace(
            attrs.evolve(m.claims[key], quantity=figure, valid=Date(str(2010 + value)))
        )
    return m


def test_the_figure_of_other_words_is_the_one_that_is_given_with_them() -> None:
    m = with_figures()
    figure = Quantity(value=14, unit="percent")
    found = settle(
        m,
        [by_key(m, "starts", "accepted", text="By 14 %.", figure=figure)],
    )
    assert found.map.claims["starts"].quantity == figure
    assert found.map.claims["starts"].valid == Date("2022")
    assert found.findings == ()
    when = Date("2020")
    said = [by_key(m, "starts", "accepted", text="By 14 %.", valid=when)]
    assert settle(m, said).map.claims["starts"].valid == when


def test_a_figure_that_goes_with_its_words_is_noted() -> None:
    m = with_figures()
    found = settle(m, [by_key(m, "starts", "accepted", text="Starts fell.")])
    assert found.map.claims["starts"].quantity is None
    assert [str(one) for one in found.findings] == [
        (
            "claim 'starts': its other words give no figure in place of 12 percent; give "
            "the figure with the words where they hold one"
        )
    ]
    assert settle(m, answers(m, starts="accepted")).findings == ()
    assert settle(m, answers(m, starts="accepted")).map.claims["starts"].quantity


def test_a_claim_keeps_its_own_figure_when_another_is_merged_with_it() -> None:
    m = with_figures()
    found = settle(m, answers(m, again=("merged", "starts"))).map
    assert found.claims["starts"].quantity == Quantity(value=12, unit="percent")
    found = settle(m, answers(m, again=("merged", "caps"))).map
    assert found.claims["caps"].quantity is None
    assert found.claims["caps"].valid == Date("2013")


def test_an_answer_that_fits_nothing_is_noted() -> None:
    m = draft()
    found = settle(m, [Answer(key="feed", verdict=Verdict.REJECTED)])
    assert found.map is m
    assert [str(one) for one in found.findings] == [
        (
            "the answer 'rejected' to feed fits no proposal; nothing is to be done, unless "
            "the text was expected to be proposed"
        )
    ]


@given(maps(), st.data())
def test_laws_of_settling(m: ArgumentMap, data: st.DataObject) -> None:
    listed = proposals(m)
    verdicts = st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED])
    said = [
        Answer(key=key, verdict=data.draw(verdicts))
        for key in dict.fromkeys(one.key for one in listed)
        if data.draw(st.booleans())
    ]
    found = settle(m, said)
    assert {one.key for one in found.settled} == {one.key for one in said}
    # What was no proposal is as it was, unless it needed what was rejected.
    for claim in m:
        if not claim.proposed:
            assert found.map.claims[claim.id] == claim
    # What has no answer stays proposed, unless it needed what was rejected: it is open.
    still = [one.record.id for one in proposals(found.map)]
    assert still == [one.record.id for one in found.open]
    # Answers given one by one come to the same.
    step = m
    for answer in said:
        step = settle(step, said[: said.index(answer) + 1]).map
    assert step == found.map


@given(maps())
def test_accepting_all_leaves_a_map_that_proposes_nothing(m: ArgumentMap) -> None:
    said = [Answer(key=one.key, verdict=Verdict.ACCEPTED) for one in proposals(m)]
    found = settle(m, said).map
    assert proposals(found) == ()
    assert views.accepted(found) is found
    assert len(found.claims) == len(m.claims)
    assert {attrs.evolve(r, proposed=True) for r in m.relations.values()} == {
        attrs.evolve(r, proposed=True) for r in found.relations.values()
    }
