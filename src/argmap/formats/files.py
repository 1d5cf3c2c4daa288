"""Writing a file whole or not at all, and keeping the one that it replaces."""

from __future__ import annotations

import contextlib
import errno
import itertools
import os
import secrets
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats.detection import SQLITE
from argmap.texts.reading import path_fault, read_bytes

__all__ = ["keep_copy", "refuse_unfinished", "refuse_unwritable", "write_bytes"]

# What a program that writes a database keeps beside it: the pages as they were, whose
# header is blanked when it is done; or the pages as they are to be.
JOURNAL = bytes.fromhex("d9d505f920a163d7")


def write_bytes(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file; a reader sees the old bytes or the new ones, never a part.

    The bytes go to a temporary file in the same folder, which takes the place of the
    old one once it is on the disk. A link stays, and the file that it leads to is
    replaced. The permissions of an existing file stay. What is no file, such as
    ``/dev/stdout`` or a pipe, is written to directly.

    Parameters
    ----------
    path : str or path
        A file, existing or not, in an existing folder.
    data : bytes
        What it is to hold.

    Raises
    ------
    FileError
        The path is a folder, or its folder is none, or the system refuses. Nothing
        was changed and no temporary file is left.
    """
    try:
        place = Path(os.path.realpath(path))
        mode = _mode(place)
        if mode is None or stat.S_ISREG(mode):
            _replace(place, data, mode)
        else:
            place.write_bytes(data)
    except (OSError, ValueError) as error:
        raise path_fault(path, error, wish="written") from error


def refuse_unwritable(path: str | os.PathLike[str]) -> None:
    """Refuse a place to which `write_bytes` could not write, before work is done for it.

    Parameters
    ----------
    path : str or path
        A file, existing or not. It stays as it is, and nothing is left beside it.

    Raises
    ------
    FileError
        As `write_bytes` says.
    """
    try:
        place = Path(os.path.realpath(path))
        mode = _mode(place)
        if mode is None or stat.S_ISREG(mode):
            with _beside(place, mode):
                pass
        elif stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    except (OSError, ValueError) as error:
        raise path_fault(path, error, wish="written") from error


def keep_copy(path: str | os.PathLike[str]) -> Path:
    """Keep a file under a name that nothing has yet, and return that.

    Parameters
    ----------
    path : str or path
        A file.

    Returns
    -------
    Path
        ``NAME.bak`` in the same folder, or ``NAME.bak.2`` and so on.

    Raises
    ------
    FileError
        The file cannot be read, or the copy cannot be written.
    """
    data = read_bytes(path)
    original = Path(path)
    for number in itertools.count(1):
        place = original.with_name(f"{original.name}.bak{f'.{number}' * (number > 1)}")
        try:
            with place.open("xb") as file:
                file.write(data)
        except FileExistsError:
            continue
        except OSError as error:
            raise path_fault(place, error, wish="written") from error
        return place
    raise AssertionError  # no folder holds so many files


def refuse_unfinished(path: str | os.PathLike[str], data: bytes) -> None:
    """Refuse a database that another program is in the middle of writing.

    Parameters
    ----------
    path : str or path
        Where the bytes were read.
    data : bytes
        A whole file; what is no database of SQLite passes.

    Raises
    ------
    FormatError
        A journal or a log beside the file holds a part of what belongs in it.
    """
    if not data.startswith(SQLITE):
        return
    for suffix in ("-journal", "-wal"):
        beside = Path(os.path.realpath(path) + suffix)
        try:
            with beside.open("rb") as file:
                begin = file.read(len(JOURNAL))
        except OSError:
            continue
        if begin == JOURNAL if suffix == "-journal" else begin:
            finding = Finding(
                code="unfinished-database",
                where=os.fspath(path),
                message=f"is being written: changes to it lie in {beside.name!r}",
                remedy="close the program that has it open, and read it again",
            )
            raise FormatError(findings=(finding,))


def _mode(place: Path) -> int | None:
    try:
        return place.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(place: Path, data: bytes, mode: int | None) -> None:
    with _beside(place, mode) as temporary:
        with temporary.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            shutil.copymode(place, temporary)
        temporary.replace(place)


@contextlib.contextmanager
def _beside(place: Path, mode: int | None) -> Iterator[Path]:
    """Make an empty file beside one that is to be replaced; it does not outlast."""
    if mode is not None and not os.access(place, os.W_OK):
        # A rename would get round a file's own protection.
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    # Not tempfile: its files are closed to others, and the umask cannot be asked for
    # without setting it. The name leaves out the target's, which may be 255 long.
    temporary = place.with_name(f".argmap-{secrets.token_hex(8)}.tmp")
    try:
        temporary.touch(exist_ok=False)
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)
