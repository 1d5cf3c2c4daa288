"""A report: an attribution as found in its unit."""

from __future__ import annotations

import attrs

from argmap.extraction.records import AttributionKind, Span, Spans
from argmap.model.assertions import Stance

__all__ = ["Report"]


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
