"""Checking one passage against the text of its source."""

from __future__ import annotations

from enum import StrEnum

import attrs

from argmap.model.assertions import Assertion
from argmap.model.relations import Relation
from argmap.model.sources import Passage
from argmap.texts.anchoring import Spans, digest_of_words, words_at
from argmap.texts.folding import Folded, fold
from argmap.texts.reanchoring import reanchored

__all__ = ["Check", "Outcome", "checked", "misfits"]


class Outcome(StrEnum):
    """What came of checking one passage."""

    VERIFIED = "verified"
    UNPINNED = "unpinned"
    WHOLE_SOURCE = "whole-source"
    MISDESCRIBED = "misdescribed"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    CHANGED = "changed"
    LOST = "lost"
    BEYOND_THE_TEXT = "beyond-the-text"
    NO_TEXT = "no-text"


@attrs.frozen(kw_only=True)
class Check:
    """One passage, what it is given for, and what came of checking it.

    Parameters
    ----------
    record : Assertion or Relation
        What gives the passage.
    statement : str
        What the passage is to bear out: the claim's text or, for a relation, the
        link in words.
    passage : Passage
        As the map has it.
    outcome : Outcome
        ``verified``: it stands at its spans with the words that its digest, else its
        quotation, fixes. ``unpinned``: it stands inside the text, but neither of
        them fixes its words. ``whole-source``: it names no place. ``misdescribed``:
        its digest is right, its head, tail or quotation is not. ``moved``: it
        stands at `found` instead. ``ambiguous``: it may be any of several places.
        ``changed``: other words stand at its spans, with its head and tail or with
        nothing to look for elsewhere. ``lost``: other words stand there, and it is
        nowhere else. ``beyond-the-text``: its spans reach past the end, and it is
        nowhere else. ``no-text``: the source's text is not at hand.
    words : str
        What stands in the text at `found`, else at its spans, with white space
        collapsed; "" where that is nowhere.
    found : tuple of (int, int)
        Where it stands; empty unless ``verified``, ``unpinned``, ``misdescribed`` or
        ``moved``.
    places : tuple of spans
        Where it may be, where that is ambiguous; empty where that is too many places
        to try them all.
    """

    record: Assertion | Relation
    statement: str
    passage: Passage
    outcome: Outcome
    words: str = ""
    found: Spans = ()
    places: tuple[Spans, ...] = ()

    @property
    def kind(self) -> str:
        """Either ``assertion`` or ``relation``."""
        return "assertion" if isinstance(self.record, Assertion) else "relation"

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @property
    def claims(self) -> tuple[str, ...]:
        """The id of the assertion's claim; the relation's premises and target."""
        if isinstance(self.record, Assertion):
            return (self.record.claim,)
        return (*self.record.premises, self.record.target)

    @property
    def actor(self) -> str | None:
        """The id of who asserts it or makes the link; None for the map-maker."""
        if isinstance(self.record, Assertion):
            return self.record.actor
        return self.record.author

    @property
    def stance(self) -> str:
        """The assertion's stance, or the relation's kind."""
        if isinstance(self.record, Assertion):
            return self.record.stance.value
        return self.record.kind.value

    @property
    def source(self) -> str:
        """The id of the source."""
        return self.passage.source

    @property
    def spans(self) -> Spans:
        """Where the map says that the passage stands."""
        return self.passage.spans


def checked(
    record: Assertion | Relation,
    passage: Passage,
    *,
    statement: str,
    whole: Folded | None,
) -> Check:
    """Return what came of checking one passage.

    Parameters
    ----------
    record : Assertion or Relation
        What gives the passage.
    passage : Passage
        Its passage.
    statement : str
        What the passage is to bear out.
    whole : Folded or None
        The text of the source; None where it is not at hand.

    Returns
    -------
    Check
        With the words that stand in the text.
    """

    def check(outcome: Outcome, *, found: Spans = (), words: str = "") -> Check:
        return Check(
            record=record,
            statement=statement,
            passage=passage,
            outcome=outcome,
            words=words,
            found=found,
        )

    if whole is None:
        return check(Outcome.NO_TEXT)
    if not passage.spans and not passage.exact and not passage.digest:
        return check(Outcome.WHOLE_SOURCE)
    words = _words_in_place(passage, whole)
    in_place = _in_place(passage, words)
    if in_place is not None:
        return check(in_place, found=passage.spans, words=words)
    now = reanchored(whole, passage)
    if now.spans is not None:
        outcome = Outcome.MOVED if passage.spans else Outcome.VERIFIED
        return check(outcome, found=now.spans, words=words_at(whole.text, now.spans))
    if now.ambiguous:
        here = check(Outcome.AMBIGUOUS, words=words)
        return attrs.evolve(here, places=now.places if now.complete else ())
    return check(_failure(passage, whole, words), words=words)


def misfits(passage: Passage, words: str) -> tuple[str, ...]:
    """Return which of a passage's head, tail and quotation do not fit its words.

    Parameters
    ----------
    passage : Passage
        What it does not give, fits.
    words : str
        What stands in the text, folded.

    Returns
    -------
    tuple of str
        ``head``, ``tail``, ``quotation``.
    """
    fits = {
        "head": words.startswith(fold(passage.head or "")),
        "tail": words.endswith(fold(passage.tail or "")),
        "quotation": not passage.exact or words == fold(passage.exact),
    }
    return tuple(name for name, fit in fits.items() if not fit)


def _words_in_place(passage: Passage, whole: Folded) -> str:
    inside = passage.spans and passage.spans[-1][1] <= len(whole.text)
    return words_at(whole.text, passage.spans) if inside else ""


def _in_place(passage: Passage, words: str) -> Outcome | None:
    """Return the outcome where the words are the passage's, else None."""
    if not words:
        return None
    wrong = misfits(passage, words)
    if passage.digest:
        if digest_of_words(words) != passage.digest:
            return None
        return Outcome.MISDESCRIBED if wrong else Outcome.VERIFIED
    if wrong:
        # With the right quotation, a wrong head is only a slip of the map-maker.
        right = passage.exact and "quotation" not in wrong
        return Outcome.MISDESCRIBED if right else None
    return Outcome.VERIFIED if passage.exact else Outcome.UNPINNED


def _failure(passage: Passage, whole: Folded, words: str) -> Outcome:
    """Return the outcome for a passage that is found nowhere."""
    if passage.end is not None and passage.end > len(whole.text):
        return Outcome.BEYOND_THE_TEXT
    ends = {"head", "tail"}.isdisjoint(misfits(passage, words))
    return Outcome.CHANGED if words and ends else Outcome.LOST
