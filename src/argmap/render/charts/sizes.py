"""Sizes that the figures of stances and networks have in common."""

from __future__ import annotations

from typing import Final

__all__ = ["LINE", "MARGIN", "RAISED", "SMALL", "TEXT", "TITLE", "TITLE_LINE"]

# In inches.
MARGIN: Final = 0.3
LINE: Final = 0.135
TITLE_LINE: Final = 0.22
RAISED: Final = 0.038
"""From the middle of a line of text down to its baseline."""

# In points.
TITLE: Final = 12.0
TEXT: Final = 7.8
SMALL: Final = 7.0
"""For what stands in the foot."""
