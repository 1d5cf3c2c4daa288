"""The texts of sources, found in a folder by digest or by name."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

import attrs

from argmap.errors import ArgmapError, FileError
from argmap.findings import Finding, Severity
from argmap.model.sources import Source
from argmap.texts.pdf import document_text
from argmap.texts.reading import decode, read_bytes
from argmap.texts.webpages import page_text

__all__ = ["READERS", "Document", "Library", "Reader", "read_text", "text_digest"]


class Reading(Protocol):
    """What makes a text of a file's bytes."""

    def __call__(self, data: bytes, *, name: str) -> str: ...


@attrs.frozen
class Reader:
    """How files with a suffix are read.

    Parameters
    ----------
    read : callable
        Makes the text.
    extractor : str or None
        The package that takes the text out, so that its version matters; None where
        the bytes are the text.
    """

    read: Reading
    extractor: str | None = None

    @property
    def maker(self) -> str | None:
        """The extractor with its version."""
        return self.extractor and _versioned(self.extractor)


PLAIN = Reader(decode)
WEB = Reader(page_text, extractor="trafilatura")
# By suffix; a file with any other suffix is read as plain text.
READERS: Mapping[str, Reader] = MappingProxyType(
    {
        ".txt": PLAIN,
        ".md": PLAIN,
        ".markdown": PLAIN,
        ".htm": WEB,
        ".html": WEB,
        ".xhtml": WEB,
        ".pdf": Reader(document_text, extractor="pypdf"),
    }
)
LARGEST = 2**26
MOST_HELD = 2**27


@attrs.frozen(kw_only=True)
class Document:
    """A file of a library whose text can be read.

    Parameters
    ----------
    path : str
        Below the folder, with ``/`` between its parts.
    sha256 : str
        Of its text in UTF-8, byte order mark dropped and line ends untouched.
    maker : str or None
        What took the text out of the file, with its version, e.g. ``pypdf 6.0.0``; None
        where the file is plain text.
    """

    path: str
    sha256: str
    maker: str | None = None

    @property
    def names(self) -> tuple[str, str]:
        """The ids of sources that it may be named for: with and without suffix."""
        name = unicodedata.normalize("NFC", self.path.rpartition("/")[2])
        return name, Path(name).stem


class Library:
    """The texts in a folder and in the folders below it.

    Each file is read once, at the first question, in the order of the paths. Hidden
    files and folders (a name that begins with a dot) and links to folders are passed
    over. What holds no text that can be read is passed over too, and reported: a
    binary file, one over 64 MiB, an empty one.

    Parameters
    ----------
    folder : str or path
        The folder.

    Raises
    ------
    FileError
        There is no such folder, or it is a file.
    """

    def __init__(self, folder: str | os.PathLike[str]) -> None:
        self.folder = Path(folder)
        try:
            if self.folder.is_dir():
                return
            there = self.folder.exists()
        except (OSError, ValueError):  # ValueError: a NUL in the path
            there = False
        finding = Finding(
            code="not-a-folder" if there else "no-such-folder",
            where=os.fspath(folder),
            message="is a file, not a folder" if there else "there is no such folder",
            remedy="name the folder that holds the texts",
        )
        raise FileError(findings=(finding,))

    @property
    def documents(self) -> tuple[Document, ...]:
        """Every file whose text can be read, in the order of the paths."""
        return self._index.documents

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The files passed over, and those that hold the same text."""
        return self._index.findings

    def with_digest(self, sha256: str) -> tuple[Document, ...]:
        """Return the documents whose text has a digest.

        Parameters
        ----------
        sha256 : str
            64 hexadecimal digits.

        Returns
        -------
        tuple of Document
            Several where files hold the same text.
        """
        return tuple(self._index.by_digest.get(sha256, ()))

    def named(self, source: str) -> tuple[Document, ...]:
        """Return the documents that are named for a source.

        Parameters
        ----------
        source : str
            The id of a source.

        Returns
        -------
        tuple of Document
            Those whose file name, with or without its suffix, is the id; plain texts
            before what had to be taken out of a file.
        """
        named = self._index.by_name.get(source, ())
        return tuple(sorted(named, key=lambda document: document.maker is not None))

    def document(self, source: Source) -> Document | None:
        """Return the document of a source: by digest, else by name.

        Parameters
        ----------
        source : Source
            A source of a map.

        Returns
        -------
        Document or None
            The first that has the digest, one named for the source before others;
            where none has it, the first that is named for the source, so that its
            own digest may differ. None where there is neither.
        """
        named = self.named(source.id)
        same = self.with_digest(source.sha256) if source.sha256 else ()
        both = (document for document in named if document in same)
        return next(both, None) or next(iter(same or named), None)

    def text(self, document: Document) -> str:
        """Return the text of a document.

        Parameters
        ----------
        document : Document
            One of this library.

        Returns
        -------
        str
            Kept in memory for the first 128 million characters of the library, read
            again beyond that.
        """
        held = self._index.held.get(document.path)
        return self._read(document.path) if held is None else held

    @cached_property
    def _index(self) -> _Index:
        index = _Index()
        for path in self._paths(index):
            try:
                text = self._read(path)
            except ArgmapError as error:
                index.passed_over += [
                    attrs.evolve(finding, severity=Severity.NOTE)
                    for finding in error.findings
                ]
            else:
                index.enter(self._where(path), path, text)
        return index

    def _paths(self, index: _Index) -> list[str]:
        """Return the paths of the files below the folder, in order."""

        def report(error: OSError) -> None:
            where = os.fspath(error.filename or self.folder)
            reason = error.strerror or str(error)
            index.note("unreadable-folder", where, f"cannot be read: {reason}")

        found = []
        for folder, below, names in os.walk(self.folder, onerror=report):
            below[:] = sorted(name for name in below if not name.startswith("."))
            inside = Path(folder).relative_to(self.folder)
            found += [inside / name for name in names if not name.startswith(".")]
        regular = [path for path in found if (self.folder / path).is_file()]
        return [path.as_posix() for path in sorted(regular, key=lambda p: p.parts)]

    def _read(self, path: str) -> str:
        return read_text(self._where(path))

    def _where(self, path: str) -> str:
        return (self.folder / path).as_posix()


def read_text(path: str | os.PathLike[str]) -> str:
    """Return the text of a file: as it stands, or taken out of HTML or PDF.

    Parameters
    ----------
    path : str or path
        A file; its suffix decides how it is read. Nothing in it is run, and no address
        in it is looked up.

    Returns
    -------
    str
        What offsets count in and what digests are of.

    Raises
    ------
    FileError
        The path cannot be read, or is of a file of more than 64 MiB.
    TextError
        No text can be made of the bytes.
    """
    reader = reader_of(path)
    return reader.read(read_bytes(path, most=LARGEST), name=os.fspath(path))


def text_digest(text: str) -> str:
    """Return the digest that pins a text.

    Parameters
    ----------
    text : str
        From `read_text`.

    Returns
    -------
    str
        What `Source.sha256` holds.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def reader_of(path: str | os.PathLike[str]) -> Reader:
    """Return how a file is read, by its suffix."""
    return READERS.get(Path(path).suffix.lower(), PLAIN)


@cache
def _versioned(package: str) -> str:
    try:
        return f"{package} {version(package)}"
    except PackageNotFoundError:
        return package


class _Index:
    """What is known of the files of a library once they have been read."""

    def __init__(self) -> None:
        self.by_path: dict[str, Document] = {}
        self.by_digest: dict[str, list[Document]] = {}
        self.by_name: dict[str, list[Document]] = {}
        self.held: dict[str, str] = {}
        self.passed_over: list[Finding] = []
        self.room = MOST_HELD

    @property
    def documents(self) -> tuple[Document, ...]:
        return tuple(self.by_path.values())

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self.passed_over)

    def enter(self, where: str, path: str, text: str) -> None:
        """Enter a file with its text."""
        if not text.strip():
            self.note("empty-text", where, "holds no text")
            return
        digest = text_digest(text)
        maker = reader_of(path).maker
        document = Document(path=path, sha256=digest, maker=maker)
        self.by_path[path] = document
        same = self.by_digest.setdefault(digest, [])
        if same:
            message = f"holds the same text as {same[0].path!r}"
            self.note("same-text", where, message)
        same.append(document)
        for name in dict.fromkeys(document.names):
            self.by_name.setdefault(name, []).append(document)
        if len(text) <= self.room:
            self.room -= len(text)
            self.held[path] = text

    def note(self, code: str, where: str, message: str) -> None:
        """Add a finding that speaks against no passage."""
        self.passed_over.append(
            Finding(code=code, severity=Severity.NOTE, where=where, message=message)
        )
