from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import ModelError, TextError
from argmap.model.sources import Passage
from argmap.texts.anchoring import (
    anchored,
    digest_of,
    find,
    head_and_tail,
    passage_text,
    shown,
)
from argmap.texts.folding import Folded, fold

TEXT = "Starts fell by 12 %\nin two years, the   board said; rents rose."


def test_the_words_of_a_passage_are_its_spans_joined_by_one_blank() -> None:
    assert passage_text(TEXT, [(0, 11), (52, 62)]) == "Starts fell rents rose"
    assert passage_text(TEXT, [(0, 6), (6, 11)]) == "Starts fell"


def test_white_space_in_a_passage_is_collapsed() -> None:
    assert passage_text(TEXT, [(11, 53)]) == "by 12 % in two years, the board said; r"


def test_a_passage_without_spans_has_no_words() -> None:
    assert passage_text(TEXT, ()) == ""


def test_the_digest_is_the_sha256_of_the_words() -> None:
    words = "Starts fell by 12 % in two years"
    assert digest_of(TEXT, [(0, 32)]) == hashlib.sha256(words.encode()).hexdigest()


def test_a_passage_keeps_its_digest_when_lines_are_wrapped_anew() -> None:
    wrapped = TEXT.replace(" ", "\r\n")
    (span,) = find(wrapped, "two years, the board")
    assert digest_of(wrapped, [span]) == digest_of(
        TEXT, find(TEXT, "two years, the board")
    )


def test_head_and_tail_have_up_to_five_words() -> None:
    assert head_and_tail(TEXT, [(0, 63)]) == (
        "Starts fell by 12 %",
        "the board said; rents rose.",
    )
    assert head_and_tail(TEXT, [(0, 6)]) == ("Starts", "Starts")


def test_head_and_tail_are_cut_in_scripts_without_blanks() -> None:
    text = "租金" * 100
    assert head_and_tail(text, [(0, 200)]) == (text[:80], text[-80:])


@pytest.mark.parametrize(
    ("spans", "message"),
    [
        ([(0, 64)], "0-64 reaches beyond the text, which ends at 63"),
        ([(0, 6), (9, 64)], "[0-6, 9-64] reaches beyond the text, which ends at 63"),
        ([(9, 8)], "9-8 ends before it starts; write start, then end"),
        ([(9, 12), (0, 6)], "0-6 is out of order; write spans in reading order"),
    ],
)
def test_spans_that_cannot_be_are_refused(
    spans: list[tuple[int, int]], message: str
) -> None:
    for refuses in (passage_text, digest_of, head_and_tail):
        with pytest.raises(TextError) as caught:
            refuses(TEXT, spans)
        assert str(caught.value) == message


def test_an_anchored_passage_has_spans_digest_head_and_tail() -> None:
    assert anchored(TEXT, [(0, 6), (52, 63)], source="board") == Passage(
        source="board",
        spans=((0, 6), (52, 63)),
        digest=hashlib.sha256(b"Starts rents rose.").hexdigest(),
        head="Starts rents rose.",
        tail="Starts rents rose.",
    )


def test_a_passage_of_white_space_cannot_be_anchored() -> None:
    with pytest.raises(TextError) as caught:
        anchored("a \n b", [(1, 4)], source="board")
    assert str(caught.value) == "1-4 holds nothing but white space"


def test_a_passage_that_begins_with_a_control_character_cannot_be_anchored() -> None:
    with pytest.raises(ModelError) as caught:
        anchored("\x07bell", [(0, 5)], source="board")
    assert (
        str(caught.value) == "passage: head: holds the character U+0007 at 0; remove it"
    )


def test_words_are_found_across_line_ends_and_inside_words() -> None:
    text = "Rent caps cut supply. Do rent\r\n\r\ncaps?"
    assert find(text, "rent caps") == ((25, 37),)
    assert find(text, " ent\tcaps ") == ((1, 9), (26, 37))


def test_places_that_are_found_do_not_overlap() -> None:
    assert find("aaaaa", "aa") == ((0, 2), (2, 4))


def test_nothing_is_found_for_no_words() -> None:
    assert find(TEXT, " \n") == ()
    assert find("", "rents") == ()


@given(st.text(alphabet="ab \n\t"), st.text(alphabet="ab \n", min_size=1))
def test_what_is_found_has_the_words(text: str, words: str) -> None:
    places = find(Folded(text), words)
    assert all(passage_text(text, [place]) == fold(words) for place in places)
    wanted = fold(words)
    assert len(places) == (fold(text).count(wanted) if wanted else 0)


def test_spans_are_shown_as_maps_write_them() -> None:
    assert shown(((12, 80),)) == "12-80"
    assert shown(((12, 80), (95, 120))) == "[12-80, 95-120]"
