"""Pointing: contents that only point back: denied this, rejected these criticisms."""

from __future__ import annotations

import functools

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.clauses import clause_end
from argmap.extraction.reporting.insertions import past_adverbs
from argmap.extraction.reporting.report import Following
from argmap.extraction.words.lexicon import Cue, Lexicon, Tag, table
from argmap.extraction.words.tokens import Word
from argmap.model.assertions import Stance

__all__ = ["denies", "pointing", "points_back"]

ALONE = frozenset(("this", "that", "it", "them", "these", "those", "both"))
LONGEST = 3


def pointing(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    """Return words behind a verb of denying that mean what was said before.

    Parameters
    ----------
    unit : Unit
        What the verb stands in.
    first : int
        The place of the first word behind the verb.
    cue : Cue
        The verb.
    lexicon : Lexicon
        Words of closed classes.

    Returns
    -------
    Following or None
        With what they are said to be: them as noise.
    """
    words = unit.words
    at = past_adverbs(words, first)
    if cue.stance is not Stance.DENIES or at >= len(words):
        return None
    after = words[at + 1] if at + 1 < len(words) else None
    ends = after is None or after.tag in (Tag.SIGN, Tag.CONJUNCTION)
    goes_on = after is not None and after.lower in ("as", "saying")
    if words[at].lower in ALONE and (ends or goes_on):
        return _told_as(unit, at, at, lexicon)
    for noun in range(at + 1, min(len(words), at + 1 + LONGEST)):
        if points_back(words, at, noun):
            return _told_as(unit, at, noun, lexicon)
        if words[noun].tag not in (Tag.OTHER, Tag.VERB):
            return None
    return None


def _told_as(unit: Unit, first: int, last: int, lexicon: Lexicon) -> Following:
    """Return words that point back, with what they are said to be."""
    behind = unit.words[last + 1 : last + 3]
    if len(behind) == 2 and behind[0].lower == "as":
        last = clause_end(unit, last + 1, lexicon=lexicon, phrase=True)
    return Following(frame="pointing", first=first, last=last)


def points_back(words: list[Word], first: int, last: int) -> bool:
    """Tell "it", "the criticism" and "those false claims", which are told elsewhere.

    Parameters
    ----------
    words : list of Word
        The unit.
    first, last : int
        The first and the last place of a phrase.

    Returns
    -------
    bool
        False for "the permit".
    """
    lead = words[first]
    if first == last:
        return lead.lower in ALONE
    owned = lead.tag is Tag.DETERMINER or lead.lower.endswith("'s")
    # "That claim", but "said that claims had risen".
    that = lead.tag is Tag.THAT and not words[last].lower.endswith("s")
    return (owned or that) and words[last].lower in _objects()


def denies(words: list[Word], verb: int, lexicon: Lexicon) -> bool:
    """Tell a verb that may deny: dismissed the claim as noise, not hailed it.

    Parameters
    ----------
    words : list of Word
        The unit.
    verb : int
        The place of the verb.
    lexicon : Lexicon
        Reporting verbs.

    Returns
    -------
    bool
        By the stance of any of its readings.
    """
    cues = lexicon.cues.get(words[verb].lower, ())
    return any(cue.stance is Stance.DENIES for cue in cues)


@functools.cache
def _objects() -> frozenset[str]:
    """Return the nouns that mean what was said: criticism, claims, allegation."""
    return frozenset(table("signals")["rejection"]["objects"].split())
