from __future__ import annotations

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from argmap.model.assertions import Assertion
from argmap.model.sources import Passage
from argmap.texts.anchoring import anchored, passage_text
from argmap.texts.checking import Check, Outcome, checked, misfits
from argmap.texts.folding import Folded, fold

TEXT = "Starts fell by 12 % in two years, the board said. Rents rose by 3 %."
ANCHORED = anchored(TEXT, [(0, 32)], source="board")
BARE = Passage(source="board", spans=((0, 32),))
QUOTED = attrs.evolve(BARE, exact="Starts fell by 12 % in two years")


def check(passage: Passage, text: str | None = TEXT) -> Check:
    record = Assertion(id="a", actor="lee", claim="fell", passage=passage)
    whole = None if text is None else Folded(text)
    return checked(record, passage, statement="Starts fell.", whole=whole)


@pytest.mark.parametrize(
    ("passage", "text", "outcome"),
    [
        (ANCHORED, TEXT, Outcome.VERIFIED),
        (QUOTED, TEXT, Outcome.VERIFIED),
        (Passage(source="board", exact="Rents rose"), TEXT, Outcome.VERIFIED),
        (BARE, TEXT, Outcome.UNPINNED),
        (attrs.evolve(BARE, head="Starts fell", tail="years"), TEXT, Outcome.UNPINNED),
        (Passage(source="board", locator="p. 3"), TEXT, Outcome.WHOLE_SOURCE),
        (attrs.evolve(ANCHORED, head="Stops fell"), TEXT, Outcome.MISDESCRIBED),
        (attrs.evolve(ANCHORED, tail="ten years"), TEXT, Outcome.MISDESCRIBED),
        (attrs.evolve(ANCHORED, exact="Starts fell"), TEXT, Outcome.MISDESCRIBED),
        (attrs.evolve(QUOTED, head="Stops"), TEXT, Outcome.MISDESCRIBED),
        (ANCHORED, "Oh. " + TEXT, Outcome.MOVED),
        (QUOTED, "Oh. " + TEXT, Outcome.MOVED),
        (ANCHORED, f"Oh. {TEXT} {TEXT}", Outcome.AMBIGUOUS),
        (Passage(source="board", exact="by"), TEXT, Outcome.AMBIGUOUS),
        (ANCHORED, TEXT.replace("12 %", "13 %"), Outcome.MOVED.LOST),
        (QUOTED, TEXT.replace("12 %", "13 %"), Outcome.CHANGED),
        (attrs.evolve(ANCHORED, head=None, tail=None), "x" + TEXT, Outcome.CHANGED),
        (ANCHORED, TEXT.replace("Starts", "Starting"), Outcome.LOST),
        (Passage(source="board", exact="No such words"), TEXT, Outcome.LOST),
        (attrs.evolve(BARE, head="Stops"), TEXT, Outcome.LOST),
        (attrs.evolve(BARE, spans=((15, 16),)), "Starts fell by   12", Outcome.LOST),
        (ANCHORED, "Starts fell.", Outcome.BEYOND_THE_TEXT),
        (BARE, "Starts fell.", Outcome.BEYOND_THE_TEXT),
        (ANCHORED, None, Outcome.NO_TEXT),
        (Passage(source="board"), None, Outcome.NO_TEXT),
    ],
)
def test_every_passage_has_an_outcome(
    passage: Passage, text: str | None, outcome: Outcome
) -> None:
    assert check(passage, text).outcome is outcome


def test_a_check_shows_the_words_in_the_text() -> None:
    assert check(ANCHORED).words == "Starts fell by 12 % in two years"
    assert check(ANCHORED, TEXT.replace("12", "13")).words.startswith(
        "Starts fell by 13"
    )
    assert check(ANCHORED, "Oh. " + TEXT).words == "Starts fell by 12 % in two years"
    assert check(ANCHORED, "Starts fell.").words == ""


def test_a_check_says_where_the_passage_was_found() -> None:
    assert check(ANCHORED).found == ((0, 32),)
    assert check(ANCHORED, "Oh. " + TEXT).found == ((4, 36),)
    assert check(Passage(source="board", exact="Rents rose")).found == ((50, 60),)
    twice = check(ANCHORED, f"Oh. {TEXT} {TEXT}")
    assert (twice.found, twice.places) == ((), (((4, 36),), ((73, 105),)))


def test_a_passage_beyond_the_end_may_have_moved() -> None:
    passage = anchored("Oh. " * 30 + TEXT, [(120, 152)], source="board")
    assert check(passage).outcome is Outcome.MOVED


def test_a_check_names_what_it_is_about() -> None:
    one = check(ANCHORED)
    assert (one.kind, one.id, one.claims, one.actor, one.stance, one.source) == (
        "assertion",
        "a",
        ("fell",),
        "lee",
        "asserts",
        "board",
    )


def test_misfits_are_named() -> None:
    passage = attrs.evolve(ANCHORED, head="No", tail="no", exact="no")
    assert misfits(passage, "yes") == ("head", "tail", "quotation")
    assert misfits(BARE, "yes") == ()


SPANS = st.tuples(st.integers(0, 60), st.integers(1, 40))
TEXTS = st.text(alphabet="abcé \n", min_size=1).filter(str.strip)


@given(TEXTS, st.data())
def test_an_anchored_passage_is_verified(text: str, data: st.DataObject) -> None:
    offset = st.integers(0, len(text))
    ends = sorted(data.draw(st.lists(offset, min_size=2, max_size=8, unique=True)))
    spans = list(zip(ends[::2], ends[1::2], strict=False))
    assume(passage_text(text, spans))
    passage = anchored(text, spans, source="board")
    assert check(passage, text).outcome is Outcome.VERIFIED


@given(TEXTS, st.data())
def test_an_edit_inside_a_passage_is_noticed(text: str, data: st.DataObject) -> None:
    offset = st.integers(0, len(text))
    start, end = sorted(
        data.draw(st.lists(offset, min_size=2, max_size=2, unique=True))
    )
    assume(passage_text(text, [(start, end)]))
    passage = anchored(text, [(start, end)], source="board")
    at = data.draw(st.integers(start, end - 1))
    edited = text[:at] + data.draw(st.sampled_from("XY")) + text[at + 1 :]
    assert fold(edited[start:end]) != fold(text[start:end])
    one = check(passage, edited)
    assert one.outcome is not Outcome.VERIFIED
    if one.outcome is Outcome.MOVED:  # the same words stand elsewhere, too
        assert one.words == fold(text[start:end])
