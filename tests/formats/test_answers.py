from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FileError, FormatError
from argmap.formats.answers import (
    answers_beside,
    append_answer,
    mend_answers,
    read_answers,
)
from argmap.model.assertions import Stance
from argmap.model.dates import Date
from argmap.model.proposing import Answer, Verdict
from tests.strategies import ids, lines, quantities

ANSWERS = st.builds(
    Answer,
    key=lines(),
    verdict=st.sampled_from(Verdict),
    text=st.none() | lines(),
    figure=st.none() | quantities(),
    valid=st.none() | st.sampled_from([Date("2024"), Date("2023/2024-05")]),
    actor=st.none() | lines(),
    stance=st.none() | st.sampled_from(Stance),
    into=st.none() | ids(),
)


def rejected(*keys: str) -> tuple[Answer, ...]:
    return tuple(Answer(key=key, verdict=Verdict.REJECTED) for key in keys)


@given(st.lists(ANSWERS, max_size=5))
def test_answers_are_read_in_the_order_given(
    tmp_path_factory: pytest.TempPathFactory, said: list[Answer]
) -> None:
    path = answers_beside(tmp_path_factory.mktemp("answers") / "draft.argdown")
    assert path.name == "draft.argdown.answers.jsonl"
    for answer in said:
        append_answer(path, answer)
    assert read_answers(path) == tuple(said)


def test_each_answer_is_a_line_that_people_can_read(tmp_path: Path) -> None:
    path = tmp_path / "draft.answers.jsonl"
    words = Answer(key="a", verdict=Verdict.ACCEPTED, text="Räder statt Autos.")
    for answer in (words, *rejected("b")):
        append_answer(path, answer)
    assert path.read_text(encoding="utf-8") == (
        '{"key": "a", "verdict": "accepted", "text": "Räder statt Autos."}\n'
        '{"key": "b", "verdict": "rejected"}\n'
    )


def test_a_file_that_is_not_there_holds_no_answer(tmp_path: Path) -> None:
    assert read_answers(tmp_path / "none.jsonl") == ()


@given(st.lists(ANSWERS, min_size=1, max_size=3), ANSWERS)
def test_a_last_line_without_its_end_counts_and_is_kept(
    tmp_path_factory: pytest.TempPathFactory, said: list[Answer], next_one: Answer
) -> None:
    path = answers_beside(tmp_path_factory.mktemp("answers") / "draft.argdown")
    for answer in said:
        append_answer(path, answer)
    path.write_bytes(path.read_bytes().removesuffix(b"\n"))
    assert read_answers(path) == tuple(said)
    assert mend_answers(path) is None
    append_answer(path, next_one)
    assert read_answers(path) == (*said, next_one)


@pytest.mark.parametrize("half", ['{"key": "x", "verd', '{"key": "ü'])
def test_half_a_line_is_passed_over_and_kept_in_a_copy(
    tmp_path: Path, half: str
) -> None:
    path = tmp_path / "draft.answers.jsonl"
    one, two = rejected("a", "b")
    append_answer(path, one)
    with path.open("ab") as file:
        file.write(half.encode()[:-1])
    before = path.read_bytes()
    assert read_answers(path) == (one,)
    append_answer(path, two)
    assert read_answers(path) == (one, two)
    assert Path(f"{path}.bak").read_bytes() == before
    assert mend_answers(path) is None


def test_blank_lines_and_windows_line_ends_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / "draft.answers.jsonl"
    one, two = rejected("a", "b")
    append_answer(path, one)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n\r\n  "))
    assert mend_answers(path) is None
    append_answer(path, two)
    assert read_answers(path) == (one, two)
    assert mend_answers(path) is None
    assert mend_answers(tmp_path / "none.jsonl") is None


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("accepted", "'accepted' is not JSON"),
        ("[]", "'[]' is not a JSON object"),
        ('{"key": 3, "verdict": "merged"}', "key: 3 is not a line of text"),
        (
            '{"key": "a", "verdict": "perhaps"}',
            (
                "verdict: 'perhaps' is not a verdict; write accepted, rejected, merged, "
                "changed"
            ),
        ),
        ('{"key": "a"}', "verdict: is missing"),
        (
            '{"key": "a", "verdict": "accepted", "text": "\\u001b[D"}',
            "text: holds the character U+001B at 0; remove it",
        ),
        (
            '{"key": "a", "verdict": "accepted", "by": "me"}',
            (
                "has no field 'by'; write key, verdict, text, figure, valid, actor, "
                "stance, into"
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
    assert str(caught.value) == f"{path}:2: {message}; mend the line, or remove it"


def test_every_line_that_is_no_answer_is_told(tmp_path: Path) -> None:
    path = tmp_path / "map.argdown.answers.jsonl"
    good = '{"key": "claim:1", "verdict": "accepted"}'
    path.write_text(f"[]\n{good}\nnull\n", encoding="utf-8")
    with pytest.raises(FormatError) as caught:
        read_answers(path)
    assert [one.where for one in caught.value.findings] == [f"{path}:1", f"{path}:3"]


def test_a_file_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        append_answer(tmp_path / "no" / "answers.jsonl", *rejected("a"))
    assert "\n" not in str(caught.value)
