from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ModelError
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.proposing import Answer, Proposal, Verdict, folded, proposals
from argmap.model.relations import Relation
from argmap.model.sources import Passage
from tests.strategies import maps


def draft(
    *,
    text: str = "Starts fell by 12 %.",
    name: str = "J. Lee",
    title: str = "Rents and supply",
    at: tuple[int, int] = (0, 9),
    sha256: str = "0" * 64,
    stance: str = "asserts",
) -> ArgumentMap:
    """Return a map in which one speaks on a claim, and which links it to another."""
    m = ArgumentMap()
    m.source(title, id="study", sha256=sha256)
    m.actor(name, id="lee")
    m.claim("Rent caps cut supply.", id="caps")
    m.claim(text, id="starts", proposed=True)
    m.assertion(
        "starts", actor="lee", source="study", at=at, proposed=True, stance=stance
    )
    m.support("caps", by="starts", proposed=True)
    return m


def keys(m: ArgumentMap, *answers: Answer) -> list[str]:
    return [key for one in proposals(m, answers) for key in (one.key, *one.keys)]


def test_a_key_rests_neither_on_offsets_nor_on_the_rest_of_the_text() -> None:
    other = draft(
        at=(70, 79),
        sha256="1" * 64,
        text="starts FELL by 12 %.",
        name="j. lee",
        title="Rents and Supply",
    )
    moved = attrs.evolve(
        other.assertions["starts-lee"],
        passage=Passage(source="study", spans=((70, 79),), digest="2" * 64),
    )
    other.replace(moved)
    assert keys(other) == keys(draft())


def test_a_key_rests_on_what_is_proposed_and_by_whom() -> None:
    claim, speaker, link = keys(draft())
    assert {key.partition(":")[0] for key in (claim, speaker, link)} == {
        "claim",
        "speaker",
        "link",
    }
    for changed in (
        draft(name="M. Ortiz"),
        draft(title="Another study"),
        draft(stance="denies"),
    ):
        assert keys(changed)[0] == claim
        assert keys(changed)[1] != speaker
        assert keys(changed)[2] == link
    assert set(keys(draft(text="Starts rose."))).isdisjoint((claim, speaker, link))


def test_a_speaker_without_a_passage_has_a_key_too() -> None:
    m = draft()
    m.assertion("caps", actor="lee", proposed=True)
    found = {one.record.id: one for one in proposals(m)}
    assert found["caps-lee"].key.startswith("speaker:")
    assert found["caps-lee"].assertions == ()


def test_a_claim_that_was_given_other_words_is_known_by_its_first() -> None:
    m = draft()
    claim = proposals(m)[0]
    said = Answer(key=claim.key, verdict=Verdict.ACCEPTED, text="Housing starts fell.")
    reworded = draft(text="Housing STARTS fell.")
    assert keys(reworded, said) == keys(m)
    assert keys(reworded) != keys(m)


def test_claims_without_words_are_told_apart() -> None:
    m = ArgumentMap()
    m.claim("", id="one", proposed=True)
    m.claim("", id="two", proposed=True)
    m.claim("", title="Caps", id="three", proposed=True)
    assert len(set(keys(m))) == 3


def test_a_claim_without_words_is_known_by_its_title_whatever_its_id() -> None:
    found = []
    for key in ("one", "two"):
        m = ArgumentMap()
        m.claim("", title="Caps", id=key, proposed=True)
        found += keys(m)
    assert found[0] == found[1]


def test_speakers_on_claims_that_stand_come_in_the_order_of_the_map() -> None:
    m = ArgumentMap()
    m.actor("J. Lee", id="lee")
    for key in ("one", "two"):
        m.claim(f"Claim {key}.", id=key)
    m.assertion("two", actor="lee", id="first", proposed=True)
    m.assertion("one", actor="lee", id="second", proposed=True)
    assert [one.record.id for one in proposals(m)] == ["first", "second"]


@pytest.mark.parametrize(
    ("kind", "same"),
    [("rephrase", True), ("contradict", True), ("support", False), ("attack", False)],
)
def test_a_link_that_says_the_same_either_way_has_one_key(
    kind: str, *, same: bool
) -> None:
    found = []
    for one, other in (("a", "b"), ("b", "a")):
        m = ArgumentMap()
        m.claim("Rents rose.", id="a")
        m.claim("Rents are up.", id="b")
        ends = {"by": other} if kind in ("support", "attack") else {}
        args = (one,) if ends else (one, other)
        getattr(m, kind)(*args, **ends, proposed=True)
        found += keys(m)
    assert (found[0] == found[1]) is same


def test_a_link_of_a_document_is_another_than_that_of_an_analyst() -> None:
    found = []
    for basis in ("analyst", "explicit"):
        m = ArgumentMap()
        m.claim("Rents rose.", id="a")
        m.claim("Rents are up.", id="b")
        step = m.support("a", by="b", basis=basis, proposed=True)
        m.undercut(step, by="b", proposed=True)
        found += keys(m)
    # What undercuts a link is known by that link.
    assert len(set(found)) == 4


def test_an_undercut_keeps_its_key_when_its_target_is_accepted() -> None:
    m = draft()
    m.undercut("starts-supports-caps", by="caps", id="doubt", proposed=True)
    before = {one.record.id: one.key for one in proposals(m)}
    link = m.relations["starts-supports-caps"]
    m.replace(attrs.evolve(link, proposed=False))
    after = {one.record.id: one.key for one in proposals(m)}
    assert after == {key: before[key] for key in ("starts", "doubt")}


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"text": "Rents \x1b[D fell."}, "text: holds the character U+001B at 6"),
        ({"into": "no id"}, "into: 'no id'"),
        ({"figure": 12}, "figure: 12 is not of the class Quantity"),
    ],
)
def test_an_answer_that_no_map_could_take_is_refused_when_it_is_made(
    fields: dict[str, object], message: str
) -> None:
    with pytest.raises(ModelError) as caught:
        Answer(key="claim:1", verdict=Verdict.ACCEPTED, **fields)  # type: ignore[arg-type]
    assert str(caught.value).startswith(f"answer: {message}")


@given(
    maps(), st.integers(0, 1000), st.text("0123456789abcdef", min_size=64, max_size=64)
)
def test_moving_every_passage_changes_no_key(
    m: ArgumentMap, by: int, digest: str
) -> None:
    before = keys(m)
    records: list[Assertion | Relation] = [
        *m.assertions.values(),
        *m.relations.values(),
    ]
    for record in records:
        if record.passage is not None:
            spans = tuple((start + by, end + by) for start, end in record.passage.spans)
            passage = attrs.evolve(record.passage, spans=spans, digest=digest)
            m.replace(attrs.evolve(record, passage=passage))
    for source in list(m.sources.values()):
        m.replace(attrs.evolve(source, sha256=digest))
    assert keys(m) == before


@given(maps())
def test_every_proposed_record_is_proposed_once(m: ArgumentMap) -> None:
    listed = proposals(m)
    told = [r.id for one in listed for r in (one.record, *one.assertions)]
    proposed = [
        record.id
        for space in (m.claims, m.assertions, m.relations)
        for record in space.values()
        if record.proposed
    ]
    assert sorted(told) == sorted(proposed)
    assert all(len(one.keys) == len(one.assertions) for one in listed)
    assert all(isinstance(one, Proposal) for one in listed)


def test_folding_takes_capitals_and_needless_blanks_away() -> None:
    assert folded("  Rents\n FELL ") == "rents fell"
