from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FileError, FormatError
from argmap.formats.answers import answers_beside, append_answer, read_answers
from argmap.model.reviewing import Answer, Verdict

TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
ANSWERS = st.builds(
    Answer,
    key=st.text("0123456789abcdef", min_size=1),
    verdict=st.sampled_from(Verdict),
    text=TEXT,
    into=TEXT,
)


@given(st.lists(ANSWERS, max_size=5))
def test_answers_are_read_in_the_order_given(
    tmp_path_factory: pytest.TempPathFactory, said: list[Answer]
) -> None:
    path = answers_beside(tmp_path_factory.mktemp("answers") / "draft.argdown")
    assert path.name == "draft.argdown.answers.jsonl"
    for answer in said:
        append_answer(path, answer)
    assert read_answers(path) == tuple(said)


def test_a_file_that_is_not_there_holds_no_answer(tmp_path: Path) -> None:
    assert read_answers(tmp_path / "none.jsonl") == ()


def test_half_a_line_is_passed_over_and_the_next_answer_is_whole(
    tmp_path: Path,
) -> None:
    path = tmp_path / "draft.answers.jsonl"
    one, two = (Answer(key=key, verdict=Verdict.REJECTED) for key in "ab")
    append_answer(path, one)
    with path.open("ab") as file:
        file.write(b'{"key": "x", "verd')
    assert read_answers(path) == (one,)
    append_answer(path, two)
    assert read_answers(path) == (one, two)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("accepted", "'accepted' is not JSON"),
        ("[]", "'[]' is not an answer with a key"),
        ('{"key": 3}', "'{\"key\": 3}' is not an answer with a key"),
        ('{"key": "a", "verdict": "perhaps"}', "'perhaps' is no verdict"),
        ('{"key": "a"}', "None is no verdict"),
        (
            '{"key": "a", "verdict": "accepted", "by": "me"}',
            (
                '\'{"key": "a", "verdict": "accepted", "by": "me"}\' holds more than texts '
                "under its four names"
            ),
        ),
    ],
)
def test_a_line_that_is_no_answer_is_refused_with_its_place(
    tmp_path: Path, line: str, message: str
) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_answers(path)
    assert str(caught.value) == (
        f'{path}:2: {message}; write {{"key": ..., "verdict": "accepted", "rejected" or '
        '"merged"}, or remove the line'
    )


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        append_answer(
            tmp_path / "no" / "answers.jsonl", Answer(key="a", verdict=Verdict.REJECTED)
        )
    assert "\n" not in str(caught.value)
