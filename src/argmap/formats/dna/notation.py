"""The notation ``dna``: what the table of notations calls."""

from __future__ import annotations

import os

from argmap.findings import Finding
from argmap.formats import aside
from argmap.formats.dna.losses import losses
from argmap.formats.dna.reading import FORMAT, map_of, source_ids
from argmap.formats.dna.tables import contents_of
from argmap.formats.dna.tally import Tally
from argmap.formats.dna.writing import Draft
from argmap.formats.files import refuse_unfinished
from argmap.formats.log import ReadLog
from argmap.model.argument_map import ArgumentMap
from argmap.texts.library import Library
from argmap.texts.reading import read_bytes

__all__ = ["document_texts", "dump", "load"]


def load(data: bytes, *, name: str = "") -> tuple[ArgumentMap, ReadLog]:
    """Return the map in the bytes of a .dna file, and what there is to report.

    Parameters
    ----------
    data : bytes
        A whole file; it is opened in memory, so that nothing can be changed.
    name : str
        What messages call it.

    Returns
    -------
    map : ArgumentMap
        Without the texts of the documents, which it pins by their digests.
    log : ReadLog
        One finding for each kind of thing that was left out, repaired or guessed, with
        its number and examples; notes on what is kept beside the map.

    Raises
    ------
    FormatError
        It is no database of SQLite, is damaged, or lacks a table.
    """
    tally = Tally(name)
    m = map_of(contents_of(data, name=name, tally=tally), tally=tally)
    return m, ReadLog(format=FORMAT, findings=tally.findings())


def dump(
    m: ArgumentMap, *, texts: Library | None = None
) -> tuple[bytes, tuple[Finding, ...]]:
    """Return a map as a .dna file of version 3.0.

    Parameters
    ----------
    m : ArgumentMap
        Any map.
    texts : Library, optional
        Where the texts of its sources are; one whose digest is not the source's is not
        taken.

    Returns
    -------
    data : bytes
        The same for the same map and texts.
    findings : tuple of Finding
        What the file does not carry, one for each kind; found by reading it again.

    Raises
    ------
    FormatError
        `m.extra` holds what is not plain JSON.
    """
    aside.check_extra(m.extra)
    draft = Draft(m, texts=texts)
    data = draft.data()
    again, _ = load(data)
    return data, losses(m, again, left_out=draft.left_out)


def document_texts(path: str | os.PathLike[str]) -> dict[str, str]:
    """Return the texts of the documents in a .dna file.

    A map holds no texts. Written to a folder, each to a file called as its source, these
    are what `verify` checks the passages against.

    Parameters
    ----------
    path : str or path
        A .dna file.

    Returns
    -------
    dict
        By the id of the source that the document is; without those that are empty.

    Raises
    ------
    FileError
        The path cannot be read.
    FormatError
        It is no .dna file, or is damaged.
    """
    data, name = read_bytes(path), os.fspath(path)
    refuse_unfinished(path, data)
    contents = contents_of(data, name=name, tally=Tally(name))
    ids = source_ids(contents)
    return {ids[one.id]: one.text for one in contents.documents if one.text}
