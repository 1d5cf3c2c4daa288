"""Answers: what a person has said of proposals, one line of JSON each, in a file.

An answer is written to the disk as soon as it is given: whatever happens then, no
answer is asked for twice. A file grows at its end only.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import BinaryIO

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.model.messages import shown
from argmap.model.reviewing import Answer, Verdict
from argmap.texts.reading import decode, path_fault, read_bytes

__all__ = ["answers_beside", "append_answer", "read_answers"]

SUFFIX = ".answers.jsonl"
FIELDS = frozenset(("key", "verdict", "text", "into"))


def answers_beside(path: str | os.PathLike[str]) -> Path:
    """Return the file of the answers to what a map's file proposes.

    Parameters
    ----------
    path : str or path
        The file of the map.

    Returns
    -------
    Path
        Beside it; it need not be there.
    """
    place = Path(path)
    return place.with_name(place.name + SUFFIX)


def read_answers(path: str | os.PathLike[str]) -> tuple[Answer, ...]:
    """Return the answers in a file, in the order given.

    Parameters
    ----------
    path : str or path
        From `answers_beside`.

    Returns
    -------
    tuple of Answer
        Empty for a file that is not there. Half a line at the end, as a power cut
        leaves it, is passed over.

    Raises
    ------
    FormatError
        A line is no answer.
    FileError
        The file cannot be read.
    """
    if not Path(path).exists():
        return ()
    whole = decode(read_bytes(path), name=str(path))
    lines = whole.split("\n")
    return tuple(
        _answer(line, f"{path}:{number}")
        for number, line in enumerate(lines[:-1], start=1)
        if line.strip()
    )


def append_answer(path: str | os.PathLike[str], answer: Answer) -> None:
    """Write an answer at the end of a file, and see it on the disk.

    Parameters
    ----------
    path : str or path
        From `answers_beside`; made where it is missing.
    answer : Answer
        What was said.

    Raises
    ------
    FileError
        The file cannot be written.
    """
    said = {
        "key": answer.key,
        "verdict": answer.verdict.value,
        **({} if answer.text is None else {"text": answer.text}),
        **({} if answer.into is None else {"into": answer.into}),
    }
    line = json.dumps(said, ensure_ascii=False) + "\n"
    try:
        with Path(path).open("ab+") as file:
            _drop_half_a_line(file)
            file.write(line.encode("utf-8", "surrogatepass"))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise path_fault(Path(path), error, wish="written") from error


def _drop_half_a_line(file: BinaryIO) -> None:
    """Cut what a power cut has left behind the last line end: no answer is in it."""
    file.seek(0)
    whole = file.read()
    file.truncate(whole.rfind(b"\n") + 1)
    file.seek(0, os.SEEK_END)


def _answer(line: str, where: str) -> Answer:
    try:
        said = json.loads(line)
    except ValueError:
        raise _fault(where, f"{shown(line)} is not JSON") from None
    if not isinstance(said, dict) or not isinstance(said.get("key"), str):
        raise _fault(where, f"{shown(line)} is not an answer with a key")
    unknown = [name for name in said if name not in FIELDS]
    if unknown or not all(isinstance(value, str) for value in said.values()):
        raise _fault(where, f"{shown(line)} holds more than texts under its four names")
    try:
        verdict = Verdict(str(said.get("verdict")))
    except ValueError:
        raise _fault(where, f"{shown(said.get('verdict'))} is no verdict") from None
    return Answer(
        key=said["key"], verdict=verdict, text=said.get("text"), into=said.get("into")
    )


def _fault(where: str, message: str) -> FormatError:
    finding = Finding(
        code="not-an-answer",
        where=where,
        message=message,
        remedy='write {"key": ..., "verdict": "accepted", "rejected" or "merged"}, or '
        "remove the line",
    )
    return FormatError(findings=(finding,))
