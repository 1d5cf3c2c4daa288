from __future__ import annotations

import pytest

from argmap.formats.stance_tables.words import (
    HEDGED,
    SILENT,
    STRONG,
    WORDS,
    Answer,
    Answers,
)
from argmap.model.assertions import Stance
from argmap.model.fields import FieldError

BOTH_SIGNS = ("-1", "+")


@pytest.mark.parametrize("stance", WORDS)
def test_each_word_of_the_table_says_its_stance(stance: Stance) -> None:
    answers = Answers(BOTH_SIGNS)
    for word in WORDS[stance]:
        assert answers[word] == Answer(stance=stance), word
        assert answers[f" {word.upper()}. "] == Answer(stance=stance), word


def test_no_word_stands_for_two_things() -> None:
    every = [
        word for table in (WORDS, HEDGED, STRONG) for w in table.values() for word in w
    ]
    every += SILENT
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("stance", HEDGED)
def test_a_qualified_word_is_hedged_and_a_strong_one_is_plain(stance: Stance) -> None:
    answers = Answers(())
    for word in HEDGED[stance]:
        assert answers[word] == Answer(stance=stance, hedged=True)
        assert not answers.is_strong(word)
    for word in STRONG[stance]:
        assert answers[word] == Answer(stance=stance, strong=True)
        assert answers.is_strong(word)


@pytest.mark.parametrize(
    "word", ["", "  ", "No answer", "N/A", "k. A.", "Keine Angabe"]
)
def test_no_answer_is_silence(word: str) -> None:
    answers = Answers(())
    assert answers[word].stance is None
    assert answers.is_silent(word)
    assert word in answers


def test_a_doubt_is_no_silence() -> None:
    answers = Answers(())
    assert not answers.is_silent("neutral")
    assert not answers.is_silent("whatever")
    assert "whatever" not in answers


@pytest.mark.parametrize(
    ("word", "stance"),
    [
        ("\u2212", Stance.DENIES),
        ("\u2013", Stance.DENIES),
        ("\u22121", Stance.DENIES),
        ("✔\ufe0f", Stance.ASSERTS),
        ("D\u2019ACCORD", Stance.ASSERTS),
        ("Stimme  nicht\nzu", Stance.DENIES),
        ("si\u0301", Stance.ASSERTS),
    ],
)
def test_signs_that_look_alike_are_alike(word: str, stance: Stance) -> None:
    assert Answers(BOTH_SIGNS)[word].stance is stance


@pytest.mark.parametrize(
    ("words", "word", "message"),
    [
        (
            ("1", "0"),
            "0",
            (
                "'0' may mean neutral, or disagree as in tables of 1 and 0, for no cell "
                "of the table is '-1'; write a word"
            ),
        ),
        (
            ("yes", "\u2013"),
            "\u2013",
            (
                "'–' may mean disagree, or no answer, for no cell of the table is '+'; "
                "write a word"
            ),
        ),
        ((), "agre", "'agre' is no word for a stance; did you mean 'agree'?"),
        (
            (),
            "x",
            (
                "'x' is no word for a stance; write agree, neutral, disagree, or no "
                "answer at all"
            ),
        ),
        (
            (),
            "75",
            (
                "'75' is no word for a stance; write agree, neutral, disagree, or no "
                "answer at all"
            ),
        ),
    ],
)
def test_what_is_no_word_or_may_mean_two_things_is_refused(
    words: tuple[str, ...], word: str, message: str
) -> None:
    with pytest.raises(FieldError) as caught:
        Answers(words)[word]
    assert str(caught.value) == message


def test_a_sign_has_its_meaning_beside_its_opposite() -> None:
    assert Answers(("0", "-1"))["0"].stance is Stance.DOUBTS
    assert Answers(("-", "+"))["-"].stance is Stance.DENIES
    assert Answers(("1", "\u22121"))["0"].stance is Stance.DOUBTS


def test_in_a_column_of_two_values_nought_is_no() -> None:
    assert Answers(("0", "1"), two_valued=True)["0"].stance is Stance.DENIES
    assert Answers(("0", "-1"), two_valued=True)["0"].stance is Stance.DOUBTS
    with pytest.raises(FieldError):
        Answers(("-",), two_valued=True)["-"]
