"""A report: an attribution as found in its unit."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import AttributionKind, Span, Spans
from argmap.extraction.words.lexicon import Cue, Lexicon
from argmap.model.assertions import Stance

__all__ = ["Finder", "Following", "Report"]


@attrs.frozen(kw_only=True)
class Report:
    """An attribution as found in its unit, its speaker not yet resolved.

    Parameters
    ----------
    contents : tuple of (int, int)
        Where the content stands, in code points of the text.
    cue, source : (int, int), optional
        Where the reporting words and the speaker stand.
    kind : AttributionKind
        Direct, indirect, mixed, or by a phrase.
    lemma : str
        The base form of the reporting word.
    frame : str
        The pattern by which it was found.
    stance : Stance
        What the speaker does with the content.
    cue_negated : bool
        Whether the text says that the speaker did not say so.
    confidence : float
        How often the pattern is right.
    """

    contents: Spans
    cue: Span | None
    source: Span | None
    kind: AttributionKind
    lemma: str
    frame: str
    stance: Stance = Stance.ASSERTS
    cue_negated: bool = False
    confidence: float = 1.0


@attrs.frozen(kw_only=True)
class Following:
    """A content after its cue.

    Parameters
    ----------
    frame : str
        The pattern by which it was found.
    first, last : int
        Its first and its last word.
    """

    frame: str
    first: int
    last: int


Finder = Callable[[Unit, int, Cue, Lexicon], Following | None]
"""Returns the content that begins at a place, or None if the pattern does not fit."""
