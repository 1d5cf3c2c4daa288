"""Argdown as a notation of maps: bytes to map and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import FormatError, SyntaxFault
from argmap.findings import Severity
from argmap.formats import aside
from argmap.formats.argdown.reading import parse
from argmap.formats.argdown.sourcing.head import EMPTY_MAP
from argmap.formats.argdown.sourcing.lowering import lower
from argmap.formats.log import ReadLog
from argmap.texts.reading import decode

if TYPE_CHECKING:
    from argmap.findings import Finding
    from argmap.model.argument_map import ArgumentMap

__all__ = ["dump", "load"]


def load(data: bytes, *, name: str = "") -> tuple[ArgumentMap, ReadLog]:
    """Return the map that an Argdown text means, and what there is to report.

    Parameters
    ----------
    data : bytes
        The file's bytes.
    name : str
        The file's name, put before each place.

    Returns
    -------
    tuple of ArgumentMap and ReadLog
        The log lists everything kept aside, guessed or put otherwise.

    Raises
    ------
    SyntaxFault
        The text breaks the rules; it holds every fault, each with its place.
    FormatError
        The bytes are no text.
    """
    text = decode(data, name=name)
    try:
        model = parse(text, name=name)
    except SyntaxFault:
        # A document needs a block besides its front matter; a person begins with none.
        text = f"{text}\n\n# {EMPTY_MAP}\n"
        model = parse(text, name=name, strict=False)
        faulty = any(f.severity is Severity.ERROR for f in model.findings)
        if faulty or len(model.document.blocks) > 1:
            raise
    m, findings = lower(model, text, name=name)
    return m, ReadLog(format="argdown", findings=findings)


def dump(m: ArgumentMap) -> tuple[bytes, tuple[Finding, ...]]:
    """Return the map as Argdown with sourcing keys, which carries all of it.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    tuple of bytes and tuple of Finding
        UTF-8 text; the findings are what it cannot carry, so there are none.

    Raises
    ------
    FormatError
        `m.extra` holds what is not plain JSON.
    """
    from argmap.formats.argdown.writing.writer import written

    faults = aside.extra_faults(m.extra)
    if faults:
        raise FormatError(findings=faults)
    return written(m).encode(), ()
