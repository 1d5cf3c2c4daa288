"""White space collapsed, and the way back to the offsets of the text."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from functools import cached_property

__all__ = ["Folded", "fold"]

_WORD = re.compile(r"\S+")


def fold(text: str) -> str:
    r"""Return the text with white space collapsed: every run one blank, none outside.

    White space is what `str.split` takes for it: blanks, tabs, line and page ends,
    and the blanks of Unicode, the no-break space among them.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    str
        "" for a text of white space alone.

    Examples
    --------
    >>> fold(" Rent caps\n\tcut supply. ")
    'Rent caps cut supply.'
    """
    return " ".join(text.split())


class Folded:
    r"""A text with its white space collapsed, and the way back to its offsets.

    Parameters
    ----------
    text : str
        Any text.

    Attributes
    ----------
    text : str
        As given.
    folded : str
        The same with white space collapsed.

    Examples
    --------
    >>> whole = Folded("Rent caps\r\n\r\ncut supply.")
    >>> at = whole.folded.index("cut")
    >>> whole.span(at, at + 3)
    (13, 16)
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = fold(text)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the text that a stretch of the folded text stands for.

        Parameters
        ----------
        start, end : int
            Offsets into `folded`, of a stretch that begins and ends with no blank.

        Returns
        -------
        tuple of (int, int)
            Offsets into `text`; it takes time in the logarithm of the words.
        """
        return self._offset(start), self._offset(end - 1) + 1

    def _offset(self, position: int) -> int:
        words, folded = self._starts
        at = bisect_right(folded, position) - 1
        return words[at] + position - folded[at]

    @cached_property
    def _starts(self) -> tuple[array[int], array[int]]:
        """Where words begin in the text and in the folded text."""
        stripped = self.text.strip()
        if len(stripped) == len(self.folded):
            # No run is longer than one character: the two differ by a shift.
            return array("q", [self.text.find(stripped[:1])]), array("q", [0])
        words, folded = array("q"), array("q")
        position = 0
        for match in _WORD.finditer(self.text):
            start, end = match.span()
            words.append(start)
            folded.append(position)
            position += end - start + 1
        return words, folded
