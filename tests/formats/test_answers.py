from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.errors import FileError, FormatError, TextError
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


@given(ANSWERS, ANSWERS, st.data(), st.sampled_from([b"", b"\0", 9 * b"\0"]))
def test_a_line_cut_off_anywhere_is_passed_over_and_kept_in_a_copy(
    tmp_path_factory: pytest.TempPathFactory,
    one: Answer,
    two: Answer,
    data: st.DataObject,
    rest: bytes,
) -> None:
    path = answers_beside(tmp_path_factory.mktemp("answers") / "draft.argdown")
    append_answer(path, two)
    line = path.read_bytes()
    path.unlink()
    append_answer(path, one)
    half = line[: data.draw(st.integers(1, len(line) - 2))] + rest
    with path.open("ab") as file:
        file.write(half)
    before = path.read_bytes()
    assert read_answers(path) == (one,)
    append_answer(path, two)
    assert read_answers(path) == (one, two)
    assert Path(f"{path}.bak").read_bytes() == before
    assert mend_answers(path) is None


@pytest.mark.parametrize(
    "data",
    [
        b'{"key": "a", "verdict": "rejected"}\r{"key": "b", "verdict": "rejected"}\r',
        '{"key": "a", "verdict": "rejected"}\n'.encode("utf-16"),
        '{"key": "a", "verdict": "rejected"}\n'.encode("utf-16-le"),
        '\ufeff{"key": "a", "verdict": "rejected"}\n'.encode("utf-16-be"),
        b'{\n  "key": "a",\n  "verd',
        b'Notes of mine.\n{"key": "a", "verd',
        b'{"keys": ["a"',
        b"Notes",
        100_000 * b"[",
        b'{"key": "a", "figure": ' + 100_000 * b"[",
        b'{"key": "\xff"}',
        b"\x80PNG\n\0\0",
    ],
    ids=range(12),
)
def test_what_is_no_file_of_answers_is_refused_and_left_as_it_is(
    tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "draft.answers.jsonl"
    path.write_bytes(data)
    with pytest.raises((FormatError, TextError)) as caught:
        read_answers(path)
    assert str(caught.value).startswith(str(path))
    with contextlib.suppress(FormatError, TextError):
        assert mend_answers(path) is None
    assert path.read_bytes() == data
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_is_refused_before_it_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "draft.answers.jsonl"
    os.mkfifo(path)
    for reading in (read_answers, mend_answers):
        with pytest.raises(FileError) as caught:
            reading(path)
        assert str(caught.value) == (
            f"{path}: is no file, so that no answers can be kept there; move it away"
        )


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
