from __future__ import annotations

import copy
from collections.abc import Iterable

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.answered import document as document_of
from argmap.model.argument_map import ArgumentMap
from argmap.model.joining import join
from argmap.model.proposing import Answer, Verdict, proposals
from argmap.model.records import made
from argmap.model.reviewing import settle
from argmap.model.sources import Source
from tests.strategies import maps

SAID = "Caps reduce supply."


def document(
    *speakers: str, title: str = "Courier", text: str = SAID, sha256: str | None = None
) -> ArgumentMap:
    """Return a draft of a document in which these speak on a claim, one by one."""
    m = ArgumentMap()
    digest = sha256 or f"{len(title):064x}"
    m.source(title, id="document", sha256=digest)
    m.claim(text, id="c1", proposed=True)
    for number, name in enumerate(speakers):
        at = (10 * number, 10 * number + 9)
        actor = m.actor(name)
        m.assertion("c1", actor=actor, source="document", at=at, proposed=True)
    return m


def answer(m: ArgumentMap, verdict: str, id: str | None = None, **more: str) -> Answer:
    """Return an answer to the first proposal of a map, or to that of a record."""
    (key,) = [one.key for one in proposals(m) if id in (None, one.record.id)][:1]
    return Answer(key=key, verdict=Verdict(verdict), **more)  # type: ignore[arg-type]


def speakers(m: ArgumentMap) -> list[tuple[str, bool]]:
    return [(m.actors[a.actor].name, a.proposed) for a in m.assertions.values()]


def test_a_claim_that_two_documents_propose_is_rejected_for_both() -> None:
    courier, herald = document("Lee"), document("Roe", title="The Herald")
    both = join(ArgumentMap(), courier, herald)
    said = [answer(both, "rejected")]
    m = settle(both, said).map
    assert list(m) == []
    for draft in (courier, herald):
        assert join(m, draft, answers=said) == m
    assert [*join(m, courier, herald, answers=said)] == []


def test_a_rejected_second_speaker_of_an_accepted_claim_does_not_come_back() -> None:
    courier, herald = document("Lee"), document("Roe", title="The Herald")
    said = [answer(courier, "accepted")]
    m = join(settle(courier, said).map, herald, answers=said)
    assert speakers(m) == [("Lee", False), ("Roe", True)]
    said.append(answer(m, "rejected"))
    m = settle(m, said).map
    assert speakers(m) == [("Lee", False)]
    assert join(m, herald, courier, answers=said) == m


def test_who_speaks_elsewhere_on_an_accepted_claim_is_proposed() -> None:
    courier, herald = document("Lee"), document("Lee", title="The Herald")
    said = [answer(courier, "accepted")]
    m = join(settle(courier, said).map, herald, answers=said)
    assert speakers(m) == [("Lee", False), ("Lee", True)]
    assert [one.title for one in m.sources.values()] == ["Courier", "The Herald"]


def test_what_was_answered_stays_so_when_the_text_changes() -> None:
    old, new = (document("Lee", "Roe", sha256=digit * 64) for digit in "12")
    one = proposals(old)[0]
    said = [
        *(Answer(key=key, verdict=Verdict.ACCEPTED) for key in one.keys),
        Answer(key=one.key, verdict=Verdict.ACCEPTED),
    ]
    m = settle(old, said).map
    assert join(m, new, answers=said) == m
    assert join(m, document("Lee", "Roe", "Ma", sha256="3" * 64), answers=said) != m


def test_a_source_may_get_another_title_in_the_map() -> None:
    draft = document("Lee")
    one = proposals(draft)[0]
    m = attrs.evolve(draft.sources["document"], title="The Courier of May")
    draft.replace(m)
    said = [
        Answer(key=key, verdict=Verdict.REJECTED) for key in proposals(draft)[0].keys
    ] + [Answer(key=one.key, verdict=Verdict.ACCEPTED)]
    reviewed = settle(draft, said).map
    assert speakers(reviewed) == []
    assert join(reviewed, document("Lee"), answers=said) == reviewed


def test_a_new_speaker_speaks_on_the_claim_in_its_new_words() -> None:
    courier, herald = document("Lee"), document("Roe", title="The Herald")
    said = [answer(courier, "accepted", text="Rent caps cut supply.")]
    m = join(settle(courier, said).map, herald, answers=said)
    assert [claim.text for claim in m] == ["Rent caps cut supply."]
    assert speakers(m) == [("Lee", False), ("Roe", True)]


def test_a_new_speaker_speaks_on_what_the_claim_was_merged_with() -> None:
    courier, herald = document("Lee"), document("Roe", title="The Herald")
    courier.claim("Rent caps cut supply.", id="caps")
    said = [answer(courier, "merged", into="caps")]
    m = join(settle(courier, said).map, herald, answers=said)
    assert list(m.claims) == ["caps"]
    assert speakers(m) == [("Lee", False), ("Roe", True)]


def test_an_answer_that_no_map_was_written_with_is_still_to_be_settled() -> None:
    courier, herald = document("Lee"), document("Roe", title="The Herald")
    said = [answer(courier, "accepted", text="Rent caps cut supply.")]
    m = join(courier, herald, answers=said)
    assert [claim.text for claim in m] == [SAID]
    assert [claim.text for claim in settle(m, said).map] == ["Rent caps cut supply."]


def test_what_was_taken_out_of_the_map_by_hand_does_not_come_back() -> None:
    courier = document("Lee")
    for said in (
        answer(courier, "accepted"),
        answer(courier, "accepted", text="Rent caps cut supply."),
        answer(courier, "merged", into="caps"),
    ):
        assert list(join(ArgumentMap(), courier, answers=[said]).records()) == []


def matched(*texts: str) -> ArgumentMap:
    """Return claims of which each is proposed to rephrase the one before."""
    m = ArgumentMap()
    for number, text in enumerate(texts):
        m.claim(text, id=f"c{number}", proposed=True)
    for number in range(1, len(texts)):
        m.rephrase(f"c{number}", f"c{number - 1}", id=f"r{number}", proposed=True)
    return m


def accepted(m: ArgumentMap) -> list[Answer]:
    return [
        Answer(key=one.key, verdict=Verdict.ACCEPTED)
        for one in proposals(m)
        if one.record.id in m.claims
    ]


@pytest.mark.parametrize("kept", ["c0", "c1"])
def test_claims_that_a_link_made_one_stay_one(kept: str) -> None:
    draft = matched("Rents rose.", "Rents are up.")
    said = [*accepted(draft), answer(draft, "merged", "r1", into=kept)]
    m = settle(draft, said).map
    assert list(m.claims) == [kept]
    assert join(m, draft, answers=said) == m


def test_claims_that_several_links_made_one_stay_one() -> None:
    draft = matched("Rents rose.", "Rents are up.", "Rents have risen.")
    said = [
        *accepted(draft),
        answer(draft, "merged", "r1", into="c0"),
        answer(draft, "merged", "r2", into="c1"),
    ]
    m = settle(draft, said).map
    assert list(m.claims) == ["c0"]
    assert join(m, draft, answers=said) == m


def test_claims_that_stand_and_were_made_one_through_another_stay_one() -> None:
    draft = matched("Rents rose.", "Rents are up.", "Rents have risen.")
    for claim in list(draft):
        draft.replace(attrs.evolve(claim, proposed=False))
    said = [
        answer(draft, "merged", "r2", into="c1"),
        answer(draft, "merged", "r1", into="c0"),
    ]
    m = settle(draft, said).map
    assert list(m.claims) == ["c0"]
    assert join(m, draft, answers=said) == m


def test_a_rejected_claim_that_the_map_has_all_the_same_gains_no_speaker() -> None:
    draft = document("Lee")
    m = ArgumentMap()
    m.claim(SAID, id="mine")
    assert join(m, draft, answers=[answer(draft, "rejected")]) == m


@pytest.mark.parametrize("name", ["url", "doi", "issued"])
def test_a_document_is_known_by_its_address_else_by_title_and_date(name: str) -> None:
    fields = {
        "url": "https://example.org/rents",
        "doi": "10.1000/182",
        "issued": "2024-05-02",
    }
    one, other = (Source(id=key, title="Rents") for key in ("a", "b"))
    told = made(Source, {"id": "c", "title": "Rents", name: fields[name]})
    assert document_of(one) == document_of(other)
    assert document_of(told) != document_of(one)
    if name != "issued":
        moved = attrs.evolve(told, title="Other rents")
        assert document_of(moved) == document_of(told)


def test_a_link_that_was_rejected_stays_away_when_its_claims_are_reworded() -> None:
    draft = matched("Rents rose.", "Rents are up.")
    said = [
        answer(draft, "accepted", text="Rents rose in May."),
        answer(draft, "rejected", "r1"),
    ]
    m = settle(draft, said).map
    assert join(m, draft, answers=said) == m
    # Matched anew, the map proposes the link between the claims as they are.
    again = settle(draft, said[:1]).map
    assert list(again.relations) == ["r1"]
    assert join(m, again, answers=said) == m


def test_only_an_answer_that_merges_does_so() -> None:
    draft = matched("Rents rose.", "Rents are up.")
    m = settle(draft, accepted(draft)).map
    m.remove("c1", cascade=True)
    said = [answer(draft, "rejected", "r1", into="c0")]
    assert [claim.text for claim in join(m, draft, answers=said)] == [
        "Rents rose.",
        "Rents are up.",
    ]
    doubted = copy.copy(draft)
    doubted.undercut(doubted.support("c0", by="c1"), by="c1", id="doubt", proposed=True)
    said = [answer(doubted, "merged", "doubt", into="c0")]
    assert "doubt" not in join(m, doubted, answers=said)


def test_mergers_in_a_circle_come_to_an_end() -> None:
    draft = matched("Rents rose.", "Rents are up.")
    one, other = (proposals(draft)[number].key for number in (0, 1))
    said = [
        Answer(key=one, verdict=Verdict.MERGED, into="c1"),
        Answer(key=other, verdict=Verdict.MERGED, into="c0"),
    ]
    assert list(join(ArgumentMap(), draft, answers=said)) == []


def answers_to(m: ArgumentMap, verdicts: Iterable[Verdict]) -> list[Answer]:
    keys = [key for one in proposals(m) for key in (*one.keys, one.key)]
    return [
        Answer(key=key, verdict=verdict)
        for key, verdict in zip(keys, verdicts, strict=False)
    ]


@given(maps(), st.lists(st.sampled_from([Verdict.ACCEPTED, Verdict.REJECTED])))
def test_no_proposal_that_has_an_answer_is_open_in_the_next_draft(
    m: ArgumentMap, verdicts: list[Verdict]
) -> None:
    said = answers_to(m, verdicts)
    answered = {one.key for one in said}
    reviewed = settle(m, said).map
    before = {one.key for one in proposals(reviewed, said)}
    after = {one.key for one in proposals(join(reviewed, m, answers=said), said)}
    assert (after - before).isdisjoint(answered)
