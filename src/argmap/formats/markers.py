"""Markers: what git leaves in a file where a merge is not settled."""

from __future__ import annotations

import re

from argmap.errors import SyntaxFault
from argmap.findings import Finding
from argmap.formats.detection import SQLITE

__all__ = ["refuse_unsettled"]

# Each marker is seven characters at the beginning of a line; a label may follow the
# first and the last. No notation has all three in this order, though Argdown has lines
# of `=`.
_MARKER = re.compile(
    rb"^(?:(<{7})(?![^ \t\r\n])[^\r\n]*|(={7})[ \t]*(?=\r?$)|(>{7})(?![^ \t\r\n]))",
    re.MULTILINE,
)


def refuse_unsettled(data: bytes, *, name: str = "") -> None:
    r"""Refuse a file in which git has left both sides of a conflict.

    Parameters
    ----------
    data : bytes
        A whole file.
    name : str
        What messages call it.

    Raises
    ------
    SyntaxFault
        Lines begin with ``<<<<<<<``, ``=======`` and ``>>>>>>>``, in this order; one
        finding, with the line of the first.

    Examples
    --------
    >>> refuse_unsettled(
    ...     b"<<<<<<< HEAD\n[A]\n=======\n[B]\n>>>>>>> topic\n", name="a.ad"
    ... )
    Traceback (most recent call last):
    argmap.errors.SyntaxFault: a.ad:1: a git conflict is not settled here; choose one side and remove the markers
    """
    found = _conflicts(data)
    if not found:
        return
    line = data.count(b"\n", 0, found[0].start()) + 1
    more = len(found) - 1
    others = f" and in {more} more place{'' if more == 1 else 's'}" if more else ""
    finding = Finding(
        code="git-conflict",
        where=f"{name}:{line}" if name else f"line {line}",
        message=f"a git conflict is not settled here{others}",
        remedy="choose one side and remove the markers",
    )
    opening = found[0][0].decode(errors="replace")
    raise SyntaxFault(findings=(finding,), excerpt=f"{opening}\n^")


def _conflicts(data: bytes) -> list[re.Match[bytes]]:
    """Return the opening markers that a middle and a closing one follow."""
    found: list[re.Match[bytes]] = []
    # A database may hold the text of a document about git.
    if b"<<<<<<<" not in data or data.startswith(SQLITE):
        return found
    opening: re.Match[bytes] | None = None
    divided = False
    for marker in _MARKER.finditer(data):
        if marker[1]:
            opening, divided = marker, False
        elif marker[2]:
            divided = opening is not None
        elif opening is not None and divided:
            found.append(opening)
            opening, divided = None, False
    return found
