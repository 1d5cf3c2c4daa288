"""Answers: what a person has said of proposals, one line of JSON each, in a file.

An answer is written to the disk as soon as it is given: whatever happens then, no
answer is asked for twice. A file grows at its end only; a last line that an editor left
without its end counts like any other. Nothing is written to a file before every whole
line of it is known for an answer.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import msgspec

from argmap.errors import FileError, FormatError, ModelError
from argmap.findings import Finding
from argmap.formats.files import keep_copy
from argmap.model.messages import shown
from argmap.model.proposing import Answer
from argmap.model.records import made, plain
from argmap.texts.reading import MARKS, decode, path_fault, read_bytes

__all__ = ["answers_beside", "append_answer", "mend_answers", "read_answers"]

SUFFIX = ".answers.jsonl"
BEGINNING = b'{"key": "'
"""How each line begins that is written here."""


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
        Lines are no answers, all of which are told, or the text is not UTF-8.
    TextError
        The file is no text.
    FileError
        The file cannot be read, or is none, such as a pipe.
    """
    data = _bytes(path)
    return _answers(data.removesuffix(_half_a_line(data)), os.fspath(path))


def mend_answers(path: str | os.PathLike[str]) -> Path | None:
    """Take half a line, as a power cut leaves it, off the end of a file.

    Parameters
    ----------
    path : str or path
        From `answers_beside`.

    Returns
    -------
    Path or None
        Where the file as it was is kept; None where it ends in a whole line, or is not
        there.

    Raises
    ------
    FormatError, TextError
        The lines before it are no answers; nothing was changed.
    FileError
        The file cannot be read, or it or the copy cannot be written.
    """
    data = _bytes(path)
    half = _half_a_line(data)
    if not half:
        return None
    _answers(data.removesuffix(half), os.fspath(path))
    kept = keep_copy(path)
    try:
        os.truncate(path, len(data) - len(half))
    except OSError as error:
        raise path_fault(Path(path), error, wish="written") from error
    return kept


def append_answer(path: str | os.PathLike[str], answer: Answer) -> None:
    """Write an answer at the end of a file, and see it on the disk.

    Parameters
    ----------
    path : str or path
        From `answers_beside`; made where it is missing. Half a line at its end is taken
        off as `mend_answers` does.
    answer : Answer
        What was said.

    Raises
    ------
    FileError
        The file cannot be written.
    """
    mend_answers(path)
    line = json.dumps(plain(answer), ensure_ascii=False) + "\n"
    try:
        with Path(path).open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":
                    line = f"\n{line}"
            file.write(line.encode())
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise path_fault(Path(path), error, wish="written") from error


def _bytes(path: str | os.PathLike[str]) -> bytes:
    """Return what is in a file, nothing where there is none."""
    place = Path(path)
    if not place.exists():
        return b""
    if not (place.is_file() or place.is_dir()):
        finding = Finding(
            code="not-a-file",
            where=os.fspath(path),
            message="is no file, so that no answers can be kept there",
            remedy="move it away",
        )
        raise FileError(findings=(finding,))
    return read_bytes(place)


def _answers(data: bytes, name: str) -> tuple[Answer, ...]:
    """Return the answers that whole lines give."""
    if any(data.startswith(mark) for mark, _, noun in MARKS if noun != "UTF-8"):
        raise _fault(
            name, "is not UTF-8, in which answers are added", "save it as UTF-8"
        )
    text = decode(data, name=name)
    said: list[Answer] = []
    faults: list[Finding] = []
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                said.append(_answer(line, f"{name}:{number}"))
            except FormatError as error:
                faults += error.findings
    if faults:
        raise FormatError(findings=tuple(faults))
    return tuple(said)


def _half_a_line(data: bytes) -> bytes:
    """Return what stands behind the last line end, if it is a line of ours cut off.

    A system that was cut off in writing may leave NULs in place of the rest.
    """
    last = data[data.rfind(b"\n") + 1 :]
    written = last.rstrip(b"\0")
    if not (written.startswith(BEGINNING) or BEGINNING.startswith(written)):
        return b""
    try:
        msgspec.json.decode(written)
    except msgspec.DecodeError as error:
        ends = ("truncated", f"(byte {len(written)})")
        return last if str(error).endswith(ends) else b""
    except (UnicodeDecodeError, RecursionError):
        return b""
    return last.removeprefix(written)


def _answer(line: str, where: str) -> Answer:
    try:
        said: Any = json.loads(line)
    except ValueError:
        raise _fault(where, f"{shown(line)} is not JSON") from None
    except RecursionError:
        raise _fault(where, "lists or objects are nested too deep") from None
    if not isinstance(said, dict):
        raise _fault(where, f"{shown(line)} is not a JSON object")
    try:
        return made(Answer, said)
    except ModelError as error:
        raise _fault(where, error.findings[0].message) from None


def _fault(
    where: str, message: str, remedy: str = "mend the line, or remove it"
) -> FormatError:
    finding = Finding(
        code="not-an-answer",
        where=where,
        message=message,
        remedy=remedy,
    )
    return FormatError(findings=(finding,))
