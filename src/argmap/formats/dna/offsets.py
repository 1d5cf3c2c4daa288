"""Offsets: places in a text, counted by Java in UTF-16 and by argmap in code points."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

__all__ = ["Offsets"]

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class Offsets:
    r"""The places of one text, in both counts.

    Only characters beyond U+FFFF, such as emoji, count twice in UTF-16.

    Parameters
    ----------
    text : str
        The whole text.

    Examples
    --------
    >>> offsets = Offsets("a\U0001f388b")
    >>> [offsets.code_points(units) for units in range(5)]
    [0, 1, 1, 2, 3]
    >>> [offsets.units(points) for points in range(4)]
    [0, 1, 3, 4]
    """

    def __init__(self, text: str) -> None:
        self._points = (
            [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        )
        self._units = [point + n for n, point in enumerate(self._points)]
        self.length = len(text) + len(self._points)

    def code_points(self, units: int, *, up: bool = False) -> int:
        """Return a place in code points.

        Parameters
        ----------
        units : int
            The place in UTF-16.
        up : bool
            Take the end of a character that the place is in the middle of, not its
            beginning.

        Returns
        -------
        int
            At most the length of the text where the place is in it.
        """
        # Characters whose second half lies before the place.
        before = bisect_right(self._units, units - 2)
        inside = before < len(self._units) and self._units[before] == units - 1
        return units - before - (inside and not up)

    def units(self, points: int) -> int:
        """Return a place in UTF-16 that is given in code points."""
        return points + bisect_left(self._points, points)
