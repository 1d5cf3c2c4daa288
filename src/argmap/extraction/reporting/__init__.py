"""Reporting: who says what in a text, by which cue.

In come the units of a layout, out go records of attributions with the places of their
speakers, their moods and qualifiers; rules first, a parse where there is one. The pipeline's components call it.
"""

from __future__ import annotations
