"""Bytes of a file, and the text that they spell: the one place that opens files.

Formats read through here too. A path that cannot be read is a `FileError`, bytes that
spell no text a `TextError`; both say in one line what would be right.
"""

from __future__ import annotations

import codecs
import os
import re
from pathlib import Path

from argmap.errors import FileError, TextError
from argmap.findings import Finding
from argmap.model import identifiers

__all__ = [
    "LARGEST",
    "MARKS",
    "decode",
    "encode_like",
    "path_fault",
    "printable",
    "read_bytes",
]

LARGEST = 2**30

# UTF-32's little-endian mark begins with UTF-16's, so it is tried first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
SAMPLE = 4096
# What no field of a map may hold, but for tabs and the ends of lines and pages.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def read_bytes(path: str | os.PathLike[str], *, most: int = LARGEST) -> bytes:
    """Return the bytes of a file.

    Parameters
    ----------
    path : str or path
        A file; a pipe will do.
    most : int
        How many bytes are read at most; a larger file is refused.

    Returns
    -------
    bytes
        All of them, unchanged.

    Raises
    ------
    FileError
        The path names nothing, or a folder, or a file that cannot be read.
    """
    place = Path(path)
    try:
        with place.open("rb") as file:
            data = file.read(most + 1)
    except (OSError, ValueError) as error:
        raise path_fault(path, error, wish="read") from error
    if len(data) > most:
        fault = _unusable(path, "file-too-large", f"is larger than {most} bytes")
        raise FileError(findings=fault)
    return data


def decode(data: bytes, *, name: str = "") -> str:
    r"""Return the text that bytes spell.

    That is UTF-8, or what a byte order mark says (UTF-8, UTF-16, UTF-32); the mark is
    dropped and line ends stay as they are.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.

    Returns
    -------
    str
        Without the mark.

    Raises
    ------
    TextError
        The bytes are not UTF-8, or hold NULs, as binary files do.

    Examples
    --------
    >>> decode(b"\xef\xbb\xbfRent caps\r\n")
    'Rent caps\r\n'
    >>> decode(b"Rent \xe9", name="rent.txt")
    Traceback (most recent call last):
    argmap.errors.TextError: rent.txt:1: byte 5 is 0xe9, which is not UTF-8; save the file as UTF-8
    """
    for mark, encoding, noun in MARKS:
        if data.startswith(mark):
            return _decoded(data, len(mark), encoding, noun, name)
    if b"\0" in data:
        kind = (
            "is UTF-16 without a byte order mark"
            if _looks_utf16(data)
            else f"is binary, not text: byte {data.index(0)} is NUL"
        )
        fault = _unusable(name, "not-text", kind, "save the file as UTF-8")
        raise TextError(findings=fault)
    return _decoded(data, 0, "utf-8", "UTF-8", name)


def encode_like(text: str, data: bytes) -> bytes:
    r"""Return the bytes of a text in the encoding that other bytes are in.

    Parameters
    ----------
    text : str
        Any text.
    data : bytes
        What `decode` reads.

    Returns
    -------
    bytes
        With the mark that the other bytes have.

    Examples
    --------
    >>> encode_like("Rents", b"\xef\xbb\xbfRent caps")
    b'\xef\xbb\xbfRents'
    """
    for mark, encoding, _ in MARKS:
        if data.startswith(mark):
            return mark + text.encode(encoding)
    return text.encode()


def printable(text: str) -> str:
    r"""Return a text with U+FFFD for each character that no field of a map may hold.

    Parameters
    ----------
    text : str
        As an extractor gives it.

    Returns
    -------
    str
        Of the same length; tabs, line feeds, carriage returns and form feeds stay.

    Examples
    --------
    >>> printable("Rents\x02fell.\n")
    'Rents\ufffdfell.\n'
    """
    return UNPRINTABLE.sub("\ufffd", text)


def path_fault(
    path: str | os.PathLike[str], error: OSError | ValueError, *, wish: str
) -> FileError:
    """Return the one-line error for a path that the system refused.

    Parameters
    ----------
    path : str or path
        As the caller gave it.
    error : OSError or ValueError
        What the system said.
    wish : str
        What was to be done: "read" or "written".

    Returns
    -------
    FileError
        To be raised from `error`.
    """
    place = Path(path)
    absent = isinstance(error, FileNotFoundError | NotADirectoryError)
    if absent and (wish == "read" or not _is_folder(place.parent)):
        found = _absence(place)
    elif isinstance(error, IsADirectoryError) or _is_folder(place):
        found = "is-a-folder", "is a folder", "name a file"
    else:
        reason = getattr(error, "strerror", None) or str(error)
        found = "unusable-path", f"cannot be {wish}: {reason}", ""
    return FileError(findings=_unusable(path, *found))


def _absence(place: Path) -> tuple[str, str, str]:
    folder = place.parent
    if not _is_folder(folder):
        first = next(
            (one for one in folder.parents[::-1] if not _is_folder(one)), folder
        )
        if first.exists():
            return "not-a-folder", f"{str(first)!r} is a file, not a folder", ""
        return "no-such-folder", f"there is no folder {str(first)!r}", ""
    if place.is_symlink():
        target = str(place.readlink())
        return "no-such-file", f"is a link to {target!r}, which is not there", ""
    near = identifiers.nearest(place.name, _names_beside(place))
    return "no-such-file", "no such file", f"the nearest is {near!r}" if near else ""


def _decoded(data: bytes, start: int, encoding: str, noun: str, name: str) -> str:
    try:
        return str(memoryview(data)[start:], encoding)
    except UnicodeDecodeError as error:
        offset = start + error.start
        before = str(memoryview(data)[start:offset], encoding)
        fault = _unusable(
            f"{name}:{_line_of(before)}" if name else "",
            "not-text",
            f"byte {offset} is 0x{data[offset]:02x}, which is not {noun}",
            "save the file as UTF-8",
        )
        raise TextError(findings=fault) from None


def _line_of(before: str) -> int:
    return 1 + before.count("\n") + before.count("\r") - before.count("\r\n")


def _looks_utf16(data: bytes) -> bool:
    """Tell by NULs that fill every other byte of the beginning."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > len(sample) / 4 and min(even, odd) == 0


def _is_folder(place: Path) -> bool:
    try:
        return place.is_dir()
    except (OSError, ValueError):
        return False


def _names_beside(place: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in place.parent.iterdir())
    except OSError:
        return []


def _unusable(
    path: str | os.PathLike[str], code: str, message: str, remedy: str = ""
) -> tuple[Finding]:
    where = os.fspath(path)
    return (Finding(code=code, where=where, message=message, remedy=remedy),)
