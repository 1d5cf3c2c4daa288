"""What extraction finds: attributions, evidence, figures and signals, by their places.

All offsets are 0-based, end-exclusive code points of the unmodified text.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.assertions import Stance
from argmap.model.claims import EvidenceKind, Quantity
from argmap.model.dates import Date

__all__ = [
    "Attribution",
    "AttributionKind",
    "Evidence",
    "FigureFound",
    "Mood",
    "Rejection",
    "Signal",
    "SignalKind",
    "Span",
    "Spans",
]

Span = tuple[int, int]
Spans = tuple[Span, ...]


class AttributionKind(StrEnum):
    """How a content is given: in the speaker's words, in the writer's, in both."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    ACCORDING_TO = "according-to"


class Mood(StrEnum):
    """What a content does: state something, ask, or tell others what to do."""

    DECLARATIVE = "declarative"
    INTERROGATIVE = "interrogative"
    IMPERATIVE = "imperative"


class SignalKind(StrEnum):
    """How a sentence stands to what came before."""

    CONTRAST = "contrast"
    CONCESSION = "concession"
    SUPPORT = "support"
    CONCLUSION = "conclusion"
    OPPOSITION = "opposition"
    ADVOCACY = "advocacy"
    REJECTION = "rejection"


@attrs.frozen(kw_only=True)
class Attribution:
    """Who says what: one content, the words that attribute it, and its speaker.

    Parameters
    ----------
    id : str
        Unique in its draft: ``a1``, ``a2``, in the order of the text.
    contents : tuple of (int, int)
        Where the content stands; more than one span where words come between.
    cue : (int, int), optional
        Where the reporting words stand; None for words that no cue goes with.
    source : (int, int), optional
        Where the speaker is named; None where nobody is.
    speaker : str
        The speaker's name as the text gives it, the longest form of it; "" for nobody,
        and for a pronoun that nobody named fits.
    type : AttributionKind
        Direct, indirect or mixed quotation, or a phrase such as "according to".
    mood : Mood
        Whether the content states something; a question and an order assert nothing.
    stance : Stance
        What the speaker does with the content.
    negated : bool
        Whether the content's main clause, or the cue, is turned round by a negation.
    hedged : bool
        Whether the speaker, or the one who reports, qualifies it.
    via : tuple of str
        Those who pass it on, from the speaker outward.
    own_voice : bool
        Whether it is the publisher's own sentence, which attributes nothing.
    affiliation : str, optional
        What the text says that the speaker is: "a spokesman for the ministry".
    coreferent : bool
        Whether a pronoun or a title names the speaker.
    lemma : str
        The base form of the reporting word; "" where there is none.
    withheld : bool
        Whether the text says that the speaker did not say it: did not admit that.
    within : str, optional
        The id of the attribution in whose content this one stands.
    points_back : bool
        Whether its content is told by words that point back: denied this, rejected
        these criticisms. A signal tells what they mean.
    confidence : float
        From 0 to 1: how often proposals of this pattern are right; no more than 0.5
        where the speaker's words may mean somebody else.
    """

    id: str
    contents: Spans
    cue: Span | None
    source: Span | None
    speaker: str
    type: AttributionKind
    mood: Mood = Mood.DECLARATIVE
    stance: Stance = Stance.ASSERTS
    negated: bool = False
    hedged: bool = False
    via: tuple[str, ...] = ()
    own_voice: bool = False
    affiliation: str | None = None
    coreferent: bool = False
    lemma: str = ""
    withheld: bool = False
    within: str | None = None
    points_back: bool = False
    confidence: float = 1.0

    @property
    def asserted(self) -> bool:
        """Whether the text says that the speaker takes a stance on its own content."""
        return (
            self.mood is Mood.DECLARATIVE and not self.withheld and not self.points_back
        )

    @property
    def start(self) -> int:
        """Where its content begins."""
        return self.contents[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.contents[-1][1]


@attrs.frozen(kw_only=True)
class Evidence:
    """A sentence that reports evidence.

    Parameters
    ----------
    id : str
        Unique in its draft: ``e1``.
    span : (int, int)
        The sentence.
    kind : EvidenceKind
        What it reports.
    mark : (int, int)
        The words by which it was told.
    """

    id: str
    span: Span
    kind: EvidenceKind
    mark: Span


@attrs.frozen(kw_only=True)
class FigureFound:
    """A figure with its unit, and the time that it is of where the text says so.

    Parameters
    ----------
    id : str
        Unique in its draft: ``q1``.
    span : (int, int)
        The figure with its bound and its unit.
    quantity : Quantity
        Value or bounds, unit and measure.
    as_of : Date, optional
        When it held.
    rough : bool
        Whether the text rounds it: about 25, two-thirds.
    """

    id: str
    span: Span
    quantity: Quantity
    as_of: Date | None = None
    rough: bool = False


@attrs.frozen(kw_only=True)
class Signal:
    """Words that tell how a sentence stands to what came before.

    Parameters
    ----------
    id : str
        Unique in its draft: ``s1``.
    span : (int, int)
        The words.
    kind : SignalKind
        What they tell.
    answers : tuple of str
        For a rejection, the ids of the attributions that it seems to reject.
    reply : str, optional
        The id of what the one who rejects them says instead.
    """

    id: str
    span: Span
    kind: SignalKind
    answers: tuple[str, ...] = ()
    reply: str | None = None


@attrs.frozen(kw_only=True)
class Rejection:
    """A proposal of a component that was not taken, and why.

    Parameters
    ----------
    id : str
        What the component called it.
    reason : str
        One line.
    """

    id: str
    reason: str
