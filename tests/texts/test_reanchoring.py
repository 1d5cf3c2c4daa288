from __future__ import annotations

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.model.sources import Passage
from argmap.texts.anchoring import anchored, digest_of, find, passage_text
from argmap.texts.reanchoring import Reanchoring, reanchored

TEXT = (
    "The board met in May. Starts fell by 12 % in two years, it said, and blamed "
    "the caps for it.\nRents rose by 3 % over the same two years. The tenants' union "
    "denied that the caps were to blame."
)
FELL = find(TEXT, "Starts fell by 12 % in two years, it said")[0]
ROSE = find(TEXT, "Rents rose by 3 % over the same two years.")[0]
DENIED = find(TEXT, "denied that the caps were to blame")[0]
TEXTS = st.text(alphabet="abc \n", min_size=1)


@st.composite
def passages(draw: st.DrawFn) -> tuple[str, Passage]:
    text = draw(TEXTS.filter(str.strip))
    ends = st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True).map(
        sorted
    )
    several = draw(ends)
    spans = list(zip(several[::2], several[1::2], strict=False))
    if not passage_text(text, spans):
        spans = [(0, len(text))]
    return text, anchored(text, spans, source="board")


def moved(text: str, passage: Passage) -> Reanchoring:
    found = reanchored(text, passage)
    for place in found.places:
        assert passage_text(text, place) == passage_text(TEXT, passage.spans)
    return found


def test_a_passage_moves_with_what_is_put_before_it() -> None:
    found = moved("New. " + TEXT, anchored(TEXT, [FELL], source="board"))
    assert found.spans == ((FELL[0] + 5, FELL[1] + 5),)
    assert (found.lost, found.ambiguous) == (False, False)


def test_a_passage_is_found_when_lines_are_wrapped_anew() -> None:
    wrapped = TEXT.replace(" ", "\r\n").replace("Starts\r\nfell", "Starts fell")
    found = moved(wrapped, anchored(TEXT, [FELL], source="board"))
    assert found.spans == find(wrapped, TEXT[slice(*FELL)])


def test_a_passage_with_other_words_inside_is_lost() -> None:
    found = moved(TEXT.replace("12 %", "13 %"), anchored(TEXT, [FELL], source="board"))
    assert found.lost
    assert found == Reanchoring()


def test_a_passage_that_now_stands_twice_is_ambiguous() -> None:
    found = moved(f"{TEXT[slice(*FELL)]}. {TEXT}", anchored(TEXT, [FELL], source="b"))
    assert found.ambiguous
    assert found.spans is None
    assert found.places == (((0, 41),), ((FELL[0] + 43, FELL[1] + 43),))


def test_prefix_and_suffix_tell_which_of_several_places_is_meant() -> None:
    passage = anchored(TEXT, [FELL], source="board")
    twice = f"{TEXT[slice(*FELL)]}. {TEXT}"
    meant = ((FELL[0] + 43, FELL[1] + 43),)
    for around in (
        attrs.evolve(passage, prefix="met in\nMay. "),
        attrs.evolve(passage, suffix=", and"),
    ):
        assert moved(twice, around).spans == meant
    elsewhere = attrs.evolve(passage, prefix="no such words")
    assert moved(twice, elsewhere).ambiguous


def test_several_spans_move_together() -> None:
    passage = anchored(TEXT, [FELL, ROSE, DENIED], source="board")
    found = moved("New. " + TEXT, passage)
    assert found.spans == tuple((a + 5, b + 5) for a, b in passage.spans)


@pytest.mark.parametrize(("gap", "place"), [(1, FELL[1]), (2, ROSE[1])])
def test_several_spans_move_apart_in_one_gap(gap: int, place: int) -> None:
    passage = anchored(TEXT, [FELL, ROSE, DENIED], source="board")
    found = moved(TEXT[:place] + " (sic)" + TEXT[place:], passage)
    offsets = [0] * gap + [6] * (3 - gap)
    assert found.spans == tuple(
        (a + by, b + by) for (a, b), by in zip(passage.spans, offsets, strict=True)
    )


def test_several_spans_that_moved_apart_in_two_gaps_are_lost() -> None:
    passage = anchored(TEXT, [FELL, ROSE, DENIED], source="board")
    text = (
        TEXT[: FELL[1]] + " (sic)" + TEXT[FELL[1] : ROSE[1]] + " So!" + TEXT[ROSE[1] :]
    )
    assert moved(text, passage).lost


def test_a_quotation_is_found_without_offsets_or_digest() -> None:
    passage = Passage(source="board", exact="Rents rose\nby 3 %")
    assert reanchored(TEXT, passage).spans == find(TEXT, "Rents rose by 3 %")


def test_a_quotation_is_found_where_it_has_moved_to() -> None:
    passage = Passage(source="board", spans=((0, 17),), exact="Rents rose by 3 %")
    assert reanchored(TEXT, passage).spans == find(TEXT, "Rents rose by 3 %")


def test_a_quotation_in_several_spans_moves_together() -> None:
    exact = passage_text(TEXT, [FELL, DENIED])
    passage = Passage(source="board", spans=(FELL, DENIED), exact=exact)
    assert moved("New. " + TEXT, passage).spans == tuple(
        (a + 5, b + 5) for a, b in (FELL, DENIED)
    )


def test_a_digest_with_head_and_tail_is_found_without_offsets() -> None:
    passage = attrs.evolve(anchored(TEXT, [ROSE], source="board"), spans=())
    assert reanchored(TEXT, passage).spans == (ROSE,)


def test_head_and_tail_alone_are_found_at_the_same_length() -> None:
    passage = attrs.evolve(anchored(TEXT, [ROSE], source="board"), digest=None)
    assert moved("New. " + TEXT, passage).spans == ((ROSE[0] + 5, ROSE[1] + 5),)
    assert reanchored(TEXT.replace("3 %", "3.5 %"), passage).lost


def test_a_tail_alone_is_enough_to_look_for_a_digest() -> None:
    passage = attrs.evolve(anchored(TEXT, [ROSE], source="board"), head=None)
    assert moved("New. " + TEXT, passage).spans == ((ROSE[0] + 5, ROSE[1] + 5),)


def test_a_digest_alone_is_not_looked_for() -> None:
    passage = Passage(source="b", spans=(FELL,), digest=digest_of(TEXT, [FELL]))
    assert reanchored("New. " + TEXT, passage).lost


def test_a_passage_without_words_of_its_own_is_not_looked_for() -> None:
    assert reanchored(TEXT, Passage(source="board")).lost


def test_parts_that_would_overlap_are_no_place() -> None:
    text = "aa bb aa cc"
    passage = anchored(text, [(0, 5), (6, 11)], source="board")
    assert reanchored("aa bb cc", passage).lost


def test_a_search_among_countless_repetitions_is_given_up() -> None:
    text = "ha " * 20_000
    passage = anchored(text, [(0, 29_999)], source="b")
    found = reanchored("Oh! " + text.replace("ha ha ha", "ha hi ha", 1), passage)
    assert not found.complete
    assert found.ambiguous
    assert not found.lost
    assert found.spans is None


@given(passages(), TEXTS)
def test_what_stood_in_the_text_is_among_the_places_after_an_insertion_before_it(
    given_: tuple[str, Passage], before: str
) -> None:
    text, passage = given_
    longer = before.strip() + "\n" + text
    found = reanchored(longer, passage)
    words = passage_text(text, passage.spans)
    assert all(passage_text(longer, place) == words for place in found.places)
    if len(passage.spans) == 1:
        # Its span may have had white space at its ends; the place found has none.
        assert found.places
        by = len(longer) - len(text)
        span = passage.spans[0][0] + by, passage.spans[0][1] + by
        assert any(span[0] <= a and b <= span[1] for ((a, b),) in found.places)
        if len(find(longer, words)) == 1 and len(found.places) == 1:
            assert found.spans == find(longer, words)
