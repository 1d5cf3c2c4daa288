from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import QueryError
from argmap.extraction.evaluation import Score, evaluate


def record(
    *contents: tuple[int, int],
    source: tuple[int, int] | None = None,
    speaker: str = "",
    optional: bool = False,
    own_voice: bool = False,
) -> SimpleNamespace:
    return SimpleNamespace(
        contents=contents,
        source=source,
        speaker=speaker,
        optional=optional,
        own_voice=own_voice,
    )


def spans() -> st.SearchStrategy[tuple[int, int]]:
    return st.tuples(st.integers(0, 40), st.integers(1, 20)).map(
        lambda pair: (pair[0], pair[0] + pair[1])
    )


records = st.lists(spans().map(lambda span: record(span, source=span)), max_size=6)


def test_a_content_matches_from_half_of_what_is_in_either() -> None:
    assert evaluate([record((0, 5))], [record((0, 10))]).contents.right == 1
    assert evaluate([record((0, 4))], [record((0, 10))]).contents.right == 0
    assert (
        evaluate([record((0, 5))], [record((0, 10))], threshold=0.8).contents.right == 0
    )


def test_the_largest_share_is_matched_first_and_each_once() -> None:
    proposed = [record((0, 6)), record((0, 10))]
    found = evaluate(proposed, [record((0, 10))])
    assert found.pairs == ((1, 0),)
    assert found.wrong == (0,)
    assert (found.contents.precision, found.contents.recall) == (0.5, 1.0)


def test_parts_of_a_content_are_counted_together() -> None:
    found = evaluate([record((0, 5), (10, 15))], [record((0, 15))])
    assert found.contents.right == 1


def test_the_speaker_is_right_where_the_places_overlap() -> None:
    gold = [record((10, 20), source=(0, 5))]
    assert evaluate([record((10, 20), source=(4, 8))], gold).speakers.right == 1
    assert evaluate([record((10, 20), source=(5, 8))], gold).speakers.right == 0
    assert evaluate([record((10, 20))], gold).speakers.right == 0
    assert evaluate([record((10, 20))], [record((10, 20))]).speakers.right == 1


@pytest.mark.parametrize(
    ("mine", "theirs", "right"),
    [
        ("Harbour Office", "the harbour\n office", 1),
        ("Lee", "Ann Lee", 0),
        ("", "", 1),
        ("", "Lee", 0),
    ],
)
def test_by_name_the_speaker_is_right_where_the_names_are_the_same(
    mine: str, theirs: str, right: int
) -> None:
    made = [record((0, 9), source=(20, 24), speaker=mine)]
    gold = [record((0, 9), speaker=theirs)]
    assert evaluate(made, gold, speakers="name").speakers.right == right


def test_a_rule_for_speakers_must_be_one() -> None:
    with pytest.raises(QueryError) as caught:
        evaluate([], [], speakers="sound")
    assert str(caught.value) == "'sound' is not a rule for speakers; write place, name"


def test_optional_records_count_neither_way() -> None:
    gold = [record((0, 10), optional=True), record((20, 30))]
    found = evaluate([record((0, 10))], gold)
    assert found.contents == Score(right=0, proposed=0, wanted=1)
    assert found.missed == (1,)
    assert evaluate([], gold[:1]).contents == Score(right=0, proposed=0, wanted=0)


def test_the_publishers_own_sentences_are_left_out_of_either_side() -> None:
    nothing = Score(right=0, proposed=0, wanted=0)
    own = [record((0, 10), own_voice=True)]
    for found in (
        evaluate(own, []),
        evaluate([], own),
        evaluate([record((0, 9))], own),
    ):
        assert found.contents == found.speakers == nothing
        assert (found.pairs, found.missed, found.wrong) == ((), (), ())


def test_of_the_same_contents_what_is_required_is_matched_first() -> None:
    lee = record((0, 10), source=(20, 23))
    spared = record((0, 10), source=(30, 33), optional=True)
    found = evaluate([lee], [spared, lee])
    assert found.pairs == ((0, 1),)
    assert found.speakers.recall == 1.0


def test_what_stands_in_two_parts_of_a_content_counts_once() -> None:
    found = evaluate([record((0, 10), (0, 10))], [record((0, 10), (10, 30))])
    assert found.contents.right == 0


def test_nothing_proposed_is_precise_and_nothing_wanted_is_found() -> None:
    score = Score(right=0, proposed=0, wanted=0)
    assert (score.precision, score.recall, score.f1) == (1.0, 1.0, 1.0)


def test_the_counts_of_several_documents_add_up() -> None:
    one, other = (
        Score(right=1, proposed=2, wanted=4),
        Score(right=3, proposed=3, wanted=5),
    )
    assert one + other == Score(right=4, proposed=5, wanted=9)


@pytest.mark.parametrize("threshold", [0, -1, 1.5])
def test_a_threshold_must_be_a_share(threshold: float) -> None:
    with pytest.raises(QueryError) as caught:
        evaluate([], [], threshold=threshold)
    assert str(caught.value) == (
        f"threshold: is {threshold!r}; give a share above 0 and up to 1"
    )


drafts = st.lists(
    st.builds(
        lambda contents, source, speaker, optional, own: record(
            *contents, source=source, speaker=speaker, optional=optional, own_voice=own
        ),
        st.lists(spans(), min_size=1, max_size=3).map(sorted),
        st.none() | spans(),
        st.sampled_from(["", "Lee", "Ortiz"]),
        st.booleans(),
        st.booleans(),
    ),
    max_size=9,
)


@given(drafts, st.sampled_from(["place", "name"]), st.sampled_from([0.1, 0.5, 1]))
def test_a_draft_agrees_with_itself(
    made: list[SimpleNamespace], rule: str, threshold: float
) -> None:
    found = evaluate(made, made, speakers=rule, threshold=threshold)
    for score in (found.contents, found.speakers):
        assert score.precision == score.recall == score.f1 == 1.0
    assert found.missed == found.wrong == ()


@given(records, records)
def test_swapping_the_sides_swaps_precision_and_recall(
    made: list[SimpleNamespace], gold: list[SimpleNamespace]
) -> None:
    there, back = evaluate(made, gold), evaluate(gold, made)
    assert there.contents.precision == pytest.approx(back.contents.recall)
    assert there.contents.right == back.contents.right
