"""Wording: texts of a .dna file as fields of a map can hold them."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from argmap.formats.dna.tally import Tally
from argmap.model.fields import Line
from argmap.texts.reading import printable

__all__ = ["line_of", "member_of", "text_of"]

Member = TypeVar("Member", bound=StrEnum)

_LINE = Line()


def line_of(text: str, *, tally: Tally | None = None) -> str:
    """Return a text as one line, U+FFFD for each control character.

    Parameters
    ----------
    text : str
        Any text.
    tally : Tally, optional
        Counts the texts that had to be repaired.

    Returns
    -------
    str
        "" where the text holds nothing but white space.
    """
    if text.isprintable() and "  " not in text and text == text.strip():
        return text
    line: str = _LINE.convert(text_of(text.replace("\x0c", " "), tally=tally))
    return line


def text_of(text: str, *, tally: Tally | None = None) -> str:
    """Return a text of any number of lines, U+FFFD for each control character.

    Parameters
    ----------
    text : str
        Any text.
    tally : Tally, optional
        Counts the texts that had to be repaired.

    Returns
    -------
    str
        Of the same length.
    """
    found = printable(text).replace("\x0c", "\ufffd")
    if tally is not None and found != text:
        tally.count("unfit-character", found[:40])
    return found


def member_of(members: type[Member], text: str) -> Member | None:
    """Return the member that a text names, None where it names none.

    Parameters
    ----------
    members : type
        An enumeration.
    text : str
        Its value; case, and a blank in the place of a hyphen, do not count.

    Returns
    -------
    member or None
        Of the enumeration.
    """
    wanted = text.strip().lower().replace(" ", "-")
    return next((one for one in members if one.replace("_", "-") == wanted), None)
