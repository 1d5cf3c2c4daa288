"""Frames: the content that follows a reporting verb, by what the verb takes."""

from __future__ import annotations

from collections.abc import Sequence

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.clausal import CLAUSAL
from argmap.extraction.reporting.nominal import NOMINAL
from argmap.extraction.reporting.report import Following
from argmap.extraction.words.lexicon import Cue, Lexicon
from argmap.extraction.words.tokens import Word

__all__ = ["FRAMES", "following"]

FRAMES = (*CLAUSAL, *NOMINAL)
"""The finders of contents, the surest first."""


def following(
    unit: Unit, at: int, cues: Sequence[Cue], *, lexicon: Lexicon
) -> tuple[Cue, Following] | None:
    """Return the content that follows a reporting verb, with the reading that fits.

    Parameters
    ----------
    unit : Unit
        What the verb stands in.
    at : int
        The place of the verb.
    cues : sequence of Cue
        What the verb may be.
    lexicon : Lexicon
        The words to go by.

    Returns
    -------
    (Cue, Following) or None
        By the first frame that fits, in a fixed order: the surest first.
    """
    for frame, find in FRAMES:
        for cue in cues:
            if frame not in cue.takes:
                continue
            first = _after_particle(unit.words, at, cue)
            if first is None:
                continue
            found = find(unit, first, cue, lexicon)
            if found is not None and found.last >= found.first:
                return cue, found
    return None


def _after_particle(words: list[Word], at: int, cue: Cue) -> int | None:
    first = at + 1
    if cue.after:
        if first >= len(words) or words[first].lower not in cue.after:
            return None
        first += 1
    return first if first < len(words) else None
