"""Wrapping: how wide a text is, and how it is broken into lines or cut."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from argmap.render.diagram.markup import cleaned

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["shortened", "width", "wrapped"]

_WORD = re.compile(r"\S+")
_UNIT = re.compile(
    r"(?:[%‰°€$£¥]|°[CF]|[kcm]?m[²³]?|km/h|[kM]?g|t|ha|l|h|min|s|dB|[kMG]?Hz|[kMGT]?Wh?|"
    r"percent|(?:mi|bi|tri)llions?|thousand|Mio|Mrd|EUR|USD|GBP|CHF|[ap]\.m)[.,;:!?)”]*"
)
"""What is not parted from the number before it."""


def width(text: str) -> int:
    """Return how many columns a text takes: two for a wide character, else one.

    Parameters
    ----------
    text : str
        Any string.

    Returns
    -------
    int
        0 for an empty one.
    """
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def shortened(text: str, columns: int) -> str:
    """Return the text, cut between words where it is too wide.

    Parameters
    ----------
    text : str
        Any string.
    columns : int
        The most that the result takes.

    Returns
    -------
    str
        Ending with an ellipsis where it was cut.

    Examples
    --------
    >>> shortened("Rent caps cut supply.", 12)
    'Rent caps …'
    """
    # Looking at the start alone keeps a text of a megabyte cheap.
    head = text[: columns + 1]
    if len(head) == len(text) and width(text) <= columns:
        return text
    kept = _fitting(head, columns - 1)
    words = kept.rpartition(" ")[0]
    return f"{words} …" if width(words) * 2 > columns else f"{kept}…"


def wrapped(text: str, columns: int, *, lines: int) -> list[str]:
    """Return the text in lines, cut where there would be too many.

    Parameters
    ----------
    text : str
        Any string; white space is collapsed.
    columns : int
        The most that a line takes; a longer word is broken.
    lines : int
        The most lines.

    Returns
    -------
    list of str
        Empty for an empty text.

    Examples
    --------
    >>> wrapped("Rent caps cut supply.", 10, lines=3)
    ['Rent caps', 'cut', 'supply.']
    """
    found: list[str] = []
    line = ""
    for word in _held_together(_words(text), columns):
        if len(found) > lines:  # of a text of a megabyte the rest is not looked at
            break
        while len(found) <= lines:
            joined = f"{line} {word}" if line else word
            if width(joined) <= columns:
                line = joined
                break
            if line and width(word) <= columns:
                found.append(line)
                line = word
                break
            head = _fitting(word, columns - width(f"{line} ") if line else columns)
            if not head or (line and _breaks_badly(head)):
                found.append(line)
                line = ""
                continue
            found.append(f"{line} {head}" if line else head)
            line, word = "", word[len(head) :]  # noqa: PLW2901 - what is left of it
            if not word:
                break
    if line:
        found.append(line)
    if len(found) > lines:
        last = _fitting(found[lines - 1], columns - 2)
        return [*found[: lines - 1], f"{last.rstrip(' ,;:')} …"]
    return found


def _words(text: str) -> Iterator[str]:
    return filter(None, (cleaned(match[0]) for match in _WORD.finditer(text)))


def _held_together(words: Iterable[str], columns: int) -> Iterator[str]:
    """Yield words, a number and its unit as one where they fit on a line."""
    waiting = ""
    for word in words:
        joined = f"{waiting} {word}"
        if waiting and _UNIT.fullmatch(word) and width(joined) <= columns:
            yield joined
            waiting = ""
            continue
        if waiting:
            yield waiting
        waiting = word if word[-1].isdigit() else ""
        if not waiting:
            yield word
    if waiting:
        yield waiting


def _breaks_badly(head: str) -> bool:
    """Whether a word should start on a line of its own before it is broken."""
    return all(_columns(character) == 1 for character in head)


def _fitting(text: str, columns: int) -> str:
    """Return the longest beginning of the text that takes no more columns."""
    taken = 0
    for at, character in enumerate(text):
        taken += _columns(character)
        if taken > columns:
            return text[:at]
    return text


def _columns(character: str) -> int:
    if character < "\u0300":
        return 1
    if unicodedata.combining(character) or character in "\u200b\u200d\ufe0f":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
