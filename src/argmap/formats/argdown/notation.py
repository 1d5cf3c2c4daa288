"""Argdown as a notation of maps: bytes to map and back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.errors import SyntaxFault
from argmap.formats import aside
from argmap.formats.argdown.reading import parse_file
from argmap.formats.argdown.recovery import all_faults, rest_of
from argmap.formats.argdown.sourcing.lowering import lower
from argmap.formats.log import ReadLog
from argmap.texts.reading import decode

if TYPE_CHECKING:
    from argmap.findings import Finding
    from argmap.model.argument_map import ArgumentMap

__all__ = ["dump", "load"]


def load(
    data: bytes, *, name: str = "", strict: bool = True
) -> tuple[ArgumentMap, ReadLog]:
    """Return the map that an Argdown text means, and what there is to report.

    Parameters
    ----------
    data : bytes
        The file's bytes.
    name : str
        The file's name, put before each place.
    strict : bool
        Whether errors raise. If not, each costs the block that it is in, and the
        log lists it.

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
        model, read = parse_file(text, name=name)
        m, findings = lower(model, read, name=name)
    except SyntaxFault as fault:
        if strict:
            faults = all_faults(text, fault.findings, name=name)
            raise SyntaxFault(findings=faults, excerpt=fault.excerpt) from None
        m, findings = rest_of(text, name=name)
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

    aside.check_extra(m.extra)
    return written(m).encode(), ()
