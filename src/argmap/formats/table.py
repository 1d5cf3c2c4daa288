"""Maps out of files and into them, whatever the notation: how users reach the table."""

from __future__ import annotations

import os
import warnings
from pathlib import Path

from argmap.errors import (
    FormatError,
    LossError,
    LossWarning,
    TextError,
    UnknownFormatError,
)
from argmap.findings import Finding, Severity
from argmap.formats import collector, detection
from argmap.formats.files import refuse_unfinished, write_bytes
from argmap.formats.log import ReadLog
from argmap.formats.markers import refuse_unsettled
from argmap.formats.notations import FORMATS, Format
from argmap.model.argument_map import ArgumentMap
from argmap.model.identifiers import nearest
from argmap.texts.library import Library
from argmap.texts.reading import read_bytes

__all__ = [
    "FORMATS",
    "dumps",
    "loads",
    "loads_with_log",
    "read",
    "read_with_log",
    "write",
]

Place = str | os.PathLike[str]


def read(
    path: Place,
    *,
    format: str | None = None,
    strict: bool | None = None,
) -> ArgumentMap:
    """Return the map in a file.

    Warns once where anything was dropped, repaired, guessed or not understood;
    `read_with_log` returns the list.

    Parameters
    ----------
    path : str or path
        A file.
    format : str, optional
        The name of a notation; by default the suffix decides, then the content.
    strict : bool, optional
        True: raise where there would be a warning. False: do not raise for an error
        either, where the notation can be read without the part that is at fault (in
        Argdown a block, in BibTeX an entry, in CSV a row), but leave it out and warn.

    Returns
    -------
    ArgumentMap
        In the order of the file.

    Raises
    ------
    FileError
        The path cannot be read.
    FormatError
        The content is at fault, each line of the message saying where and how; or
        the notation is unknown.

    Examples
    --------
    >>> read("debates.nowhere")
    Traceback (most recent call last):
    argmap.errors.FileError: debates.nowhere: no such file
    """
    m, log = read_with_log(path, format=format, strict=strict)
    _warn(log)
    return m


def read_with_log(
    path: Place,
    *,
    format: str | None = None,
    strict: bool | None = None,
) -> tuple[ArgumentMap, ReadLog]:
    """Return the map in a file, and what there is to say of the reading.

    Parameters
    ----------
    path : str or path
        A file.
    format : str, optional
        The name of a notation; by default the suffix decides, then the content.
    strict : bool, optional
        True: raise where anything was dropped, repaired, guessed or not understood.
        False: do not raise for an error either, where the notation can be read
        without the part that is at fault (in Argdown a block, in BibTeX an entry, in
        CSV a row): the log lists it.

    Returns
    -------
    map : ArgumentMap
        In the order of the file.
    log : ReadLog
        The notation, and a finding for each thing not read as it stands.

    Raises
    ------
    FileError
        The path cannot be read.
    FormatError
        The content is at fault, or the notation is unknown.
    """
    if format is not None:
        _named(format)
    data = read_bytes(path)
    refuse_unfinished(path, data)
    return loads_with_log(data, format=format, name=os.fspath(path), strict=strict)


def loads(
    data: bytes | str,
    *,
    format: str | None = None,
    name: str = "",
    strict: bool | None = None,
) -> ArgumentMap:
    """Return the map in a text or in the bytes of a file.

    Warns once where anything was dropped, repaired, guessed or not understood.

    Parameters
    ----------
    data : bytes or str
        A whole file.
    format : str, optional
        The name of a notation; by default the suffix of `name` decides, then the
        content.
    name : str
        What messages call it.
    strict : bool, optional
        True: raise where there would be a warning. False: do not raise for an error
        either, where the notation can be read without the part that is at fault (in
        Argdown a block, in BibTeX an entry, in CSV a row), but leave it out and warn.

    Returns
    -------
    ArgumentMap
        In the order of the text.

    Raises
    ------
    FormatError
        The content is at fault, or the notation is unknown.

    Examples
    --------
    >>> loads('{"argmap": 1, "claims": [{"id": "caps", "text": "Caps work."}]}')
    <ArgumentMap '': 1 claims>
    """
    m, log = loads_with_log(data, format=format, name=name, strict=strict)
    _warn(log)
    return m


def loads_with_log(
    data: bytes | str,
    *,
    format: str | None = None,
    name: str = "",
    strict: bool | None = None,
) -> tuple[ArgumentMap, ReadLog]:
    """Return the map in a text or bytes, and what there is to say of the reading.

    Parameters
    ----------
    data : bytes or str
        A whole file.
    format : str, optional
        The name of a notation; by default the suffix of `name` decides, then the
        content.
    name : str
        What messages call it.
    strict : bool, optional
        True: raise where anything was dropped, repaired, guessed or not understood.
        False: do not raise for an error either, where the notation can be read
        without the part that is at fault (in Argdown a block, in BibTeX an entry, in
        CSV a row): the log lists it.

    Returns
    -------
    map : ArgumentMap
        In the order of the text.
    log : ReadLog
        The notation, and a finding for each thing not read as it stands.

    Raises
    ------
    FormatError
        The content is at fault, or the notation is unknown.
    """
    # A lone surrogate passes, to be refused as the bytes that it makes.
    given = data.encode(errors="surrogatepass") if isinstance(data, str) else data
    row = _named(format) if format is not None else None
    # Before the notation is told by the content, which the markers spoil.
    refuse_unsettled(given, name=name)
    row = row or _detected(given, name)
    try:
        with collector.paused():
            m, log = row.load(given, name=name, partly=strict is False)
    except TextError as error:
        raise FormatError(error.message, findings=error.findings) from error
    if strict and log.lossy:
        raise FormatError(findings=log.losses)
    return m, log


def dumps(
    m: ArgumentMap,
    *,
    format: str = "json",
    lossy: bool = False,
) -> str:
    """Return the text of a map in a notation.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    format : str
        The name of a notation.
    lossy : bool
        Leave out what the notation cannot carry.

    Returns
    -------
    str
        What `write` would write, decoded.

    Raises
    ------
    LossError
        The notation cannot carry the whole map and `lossy` is False; one finding for
        each thing that it cannot.
    UnknownFormatError
        There is no notation of that name.
    FormatError
        The notation is no text.

    Examples
    --------
    >>> print(dumps(ArgumentMap("Rent caps")), end="")
    {
      "argmap": 1,
      "title": "Rent caps"
    }
    """
    row = _named(format)
    if row.has_texts:
        raise FormatError(f"{row.name} is no text: write the map to a file")
    return _dumped(m, row, lossy=lossy).decode()


def write(
    m: ArgumentMap,
    path: Place,
    *,
    format: str | None = None,
    lossy: bool = False,
    texts: Place | Library | None = None,
) -> None:
    """Write a map to a file, whole or not at all.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    path : str or path
        A file in an existing folder; one that exists is replaced.
    format : str, optional
        The name of a notation; by default the suffix decides.
    lossy : bool
        Leave out what the notation cannot carry.
    texts : str, path or Library, optional
        The folder of the sources' texts, for a notation in which they stand: `dna`.

    Raises
    ------
    LossError
        The notation cannot carry the whole map and `lossy` is False.
    UnknownFormatError
        There is no notation of that name or suffix.
    FormatError
        Texts are given for a notation in which none stand.
    FileError
        The path cannot be written, or the folder of texts is not there.
    """
    row = _named(format) if format is not None else _for_suffix(os.fspath(path))
    if texts is not None and not row.has_texts:
        raise FormatError(f"{row.name} holds no texts of sources: leave out texts")
    library = Library(texts) if isinstance(texts, str | os.PathLike) else texts
    write_bytes(path, _dumped(m, row, lossy=lossy, texts=library))


def _dumped(
    m: ArgumentMap, row: Format, *, lossy: bool, texts: Library | None = None
) -> bytes:
    data, findings = row.dump(m, texts=texts)
    losses = [f for f in findings if f.severity is not Severity.NOTE]
    if losses and not lossy:
        raise LossError(findings=losses)
    return data


def _warn(log: ReadLog) -> None:
    """Warn once of what the caller of `read` or `loads` did not get as it stands."""
    if not log.lossy:
        return
    rest = len(log.losses) - 1
    more = f" (and {rest} more; read_with_log lists them)" if rest else ""
    warnings.warn(f"{log.losses[0]}{more}", LossWarning, stacklevel=3)


def _named(name: str) -> Format:
    if name in FORMATS:
        return FORMATS[name]
    near = nearest(name, FORMATS)
    remedy = f"did you mean {near!r}?" if near else f"write {_names()}"
    raise _unknown("", f"no format is called {name!r}", remedy)


def _for_suffix(path: str) -> Format:
    found = detection.by_suffix(path, FORMATS.values())
    if found:
        return found[0]
    suffix = Path(path).suffix
    fault = f"no format has the suffix {suffix!r}" if suffix else "has no suffix"
    raise _unknown(
        path, fault, f"use a suffix such as .json, or name the format: {_names()}"
    )


def _detected(data: bytes, name: str) -> Format:
    """Return the notation that the suffix names, or that the content looks like."""
    named = detection.by_suffix(name, FORMATS.values(), reading=True)
    if len(named) == 1:
        return named[0]
    found = detection.by_content(detection.Content(data), named or FORMATS.values())
    if found is not None:
        return found
    if named:
        return named[0]
    fault = f"is in none of the formats {_names()} by its suffix or content"
    raise _unknown(name, fault, "give it such a suffix, or name the format")


def _names() -> str:
    return ", ".join(FORMATS)


def _unknown(where: str, message: str, remedy: str) -> UnknownFormatError:
    finding = Finding(
        code="unknown-format", where=where, message=message, remedy=remedy
    )
    return UnknownFormatError(findings=(finding,))
