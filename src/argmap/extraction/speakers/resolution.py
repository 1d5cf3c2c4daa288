"""Resolution: the name of each speaker, merged over the document.

A surname is given its full name, an acronym the name that it was introduced with, a
pronoun or a title the name of whom it means. What the text says somebody is, before
the name or in an apposition, is kept as the affiliation.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from argmap.extraction.layout.units import Unit
from argmap.extraction.records import Attribution
from argmap.extraction.speakers.reading import Reading, Resolved
from argmap.extraction.words.lexicon import Lexicon

__all__ = ["named"]

# The most confidence in an attribution whose speaker may be another.
UNSURE = 0.5


def named(
    text: str,
    made: Sequence[Attribution],
    *,
    found: Iterable[Unit],
    lexicon: Lexicon,
    entities: Iterable[tuple[int, int, str]] = (),
) -> tuple[Attribution, ...]:
    """Return attributions with their speakers named.

    Parameters
    ----------
    text : str
        The whole text.
    made : sequence of Attribution
        What is said, with the place of each speaker.
    found : iterable of Unit
        The units of the document.
    lexicon : Lexicon
        What words are tagged by.
    entities : iterable of (int, int, str)
        Names that a pipeline found: start, end and label.

    Returns
    -------
    tuple of Attribution
        In the same order; a surname has its full name, wherever in the text it
        stands, and a pronoun the name that it stands for. Where a pronoun may stand
        for two people the confidence is 0.5 at most; where it stands for nobody that
        the text names, the speaker is "".
    """
    units = list(found)
    reading = Reading(text, made, lexicon=lexicon)
    for start, end, label in entities:
        if label in ("PERSON", "PER"):
            reading.know((start, end))
    for unit in units:
        reading.note(unit.words)
    for unit in units:
        reading.read(unit)
    reading.finish()
    return tuple(
        one if one.source is None else _with_speaker(one, reading.resolved[one.source])
        for one in made
    )


def _with_speaker(one: Attribution, resolved: Resolved) -> Attribution:
    return attrs.evolve(
        one,
        speaker=resolved.name,
        affiliation=resolved.affiliation,
        coreferent=resolved.coreferent,
        confidence=one.confidence if resolved.sure else min(one.confidence, UNSURE),
    )
