"""Drafts: all that extraction proposes for one document."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.extraction.records import (
    Attribution,
    Evidence,
    FigureFound,
    Rejection,
    Signal,
    Span,
    Spans,
)
from argmap.findings import Finding
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["Draft"]


@attrs.frozen(kw_only=True)
class Draft:
    """What extraction proposes for one document, for a person to accept or reject.

    Parameters
    ----------
    text : str
        The document, unmodified; all offsets are code points of it.
    source : Source or None
        The document's record, as it was given.
    attributions : tuple of Attribution
        Who says what, in the order of the text; the publisher's own sentences are
        flagged ``own_voice``.
    evidence : tuple of Evidence
        The sentences that report evidence.
    quantities : tuple of FigureFound
        Figures with unit and date.
    signals : tuple of Signal
        However, critics argue, rejected these criticisms.
    boilerplate : tuple of (int, int)
        Page chrome, in which nothing was looked for.
    rejected : tuple of Rejection
        What a component proposed that does not stand in the text.
    findings : tuple of Finding
        What to know of the draft as a whole: ``not-english``, ``holds-markup``,
        ``all-capitals``.
    """

    text: str = attrs.field(repr=False)
    source: Source | None = None
    attributions: tuple[Attribution, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    quantities: tuple[FigureFound, ...] = ()
    signals: tuple[Signal, ...] = ()
    boilerplate: Spans = ()
    rejected: tuple[Rejection, ...] = ()
    findings: tuple[Finding, ...] = ()

    @property
    def speakers(self) -> tuple[str, ...]:
        """The names of all who speak, in the order of the text."""
        named = (one.speaker for one in self.attributions if one.speaker)
        return tuple(dict.fromkeys(named))

    def words(self, place: Span | Spans) -> str:
        """Return the words at a place of the document, as they stand there.

        Parameters
        ----------
        place : (int, int) or tuple of them
            One span or several, which are joined by a blank.

        Returns
        -------
        str
            Line ends and blanks included.
        """
        spans = (place,) if isinstance(place[0], int) else place
        return " ".join(self.text[slice(*span)] for span in spans)

    def to_map(self, *, least: float = 0.0) -> ArgumentMap:
        """Return a map of what is proposed: every record marked ``proposed``.

        Parameters
        ----------
        least : float
            Leave out what has less confidence, from 0 to 1.

        Returns
        -------
        ArgumentMap
            A claim for each content, an assertion with its passage for each speaker,
            and a rebuttal for each rejection of what others say.
        """
        from argmap.extraction.drafting import map_of

        return map_of(self, least=least)
