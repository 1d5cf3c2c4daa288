"""Moods: whether a content states something, asks, or tells others what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from argmap.extraction.records import Attribution, AttributionKind, Mood
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word, tagged
from argmap.model.assertions import Stance

__all__ = ["is_order", "mooded"]

ASKING = frozenset(("ask", "inquire", "query", "wonder"))
QUESTION = re.compile(
    r"(?:whether|if|why|how|what|when|where|who|whom|whose|which)\b", re.IGNORECASE
)
CLOSED = ("whether", "if")
SENTENCE = re.compile(r"[^.?!]*[.?!]*[\"”’']*\s*")
LONGEST = 2_000
ORDERING = frozenset(("please", "don't", "let's", "let"))
# "Trust me: rents fell", "Remember, rents fell": a statement follows.
LEADING = frozenset(("trust", "believe", "remember", "note", "mark", "make", "thank"))


def mooded(
    text: str, made: Iterable[Attribution], *, lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Return attributions with the mood of what is said.

    Parameters
    ----------
    text : str
        The whole text.
    made : iterable of Attribution
        What is said.
    lexicon : Lexicon
        What words are tagged by.

    Returns
    -------
    tuple of Attribution
        In the same order. A content of several sentences states something if one of
        them does.
    """
    return tuple(
        attrs.evolve(one, mood=_mood(text, one, lexicon=lexicon)) for one in made
    )


def _mood(text: str, one: Attribution, *, lexicon: Lexicon) -> Mood:
    asks = QUESTION.match(text, *one.contents[0])
    # "Questioned whether rents fell" doubts that they did, "questioned why" asks.
    open_ = one.stance is Stance.DOUBTS and asks and asks[0].lower() not in CLOSED
    if asks and (one.lemma in ASKING or open_):
        return Mood.INTERROGATIVE
    if one.type is not AttributionKind.DIRECT:
        return Mood.DECLARATIVE
    found = set(_moods(text, one, lexicon))
    if Mood.DECLARATIVE in found or not found:
        return Mood.DECLARATIVE
    if Mood.INTERROGATIVE in found:
        return Mood.INTERROGATIVE
    return Mood.IMPERATIVE


def _moods(text: str, one: Attribution, lexicon: Lexicon) -> Iterator[Mood]:
    """Yield the mood of each sentence of a quotation."""
    for start, end in one.contents:
        for match in SENTENCE.finditer(text, start, min(end, start + LONGEST)):
            words = [
                word
                for word in tagged(text, match.span(), lexicon=lexicon)
                if word.tag not in (Tag.SIGN, Tag.QUOTE)
            ]
            if not words:
                continue
            if "?" in match[0]:
                yield Mood.INTERROGATIVE
            elif words[0].text[0].isupper() and is_order(words):
                yield Mood.IMPERATIVE
            else:
                yield Mood.DECLARATIVE


def is_order(words: Sequence[Word]) -> bool:
    """Tell whether a sentence tells others what to do.

    Parameters
    ----------
    words : sequence of Word
        Its words without signs; at least one.

    Returns
    -------
    bool
        False for "rent caps hurt", "work is hard" and "build it and they will come".
    """
    if words[0].lower in ORDERING:
        return True
    if words[0].tag is not Tag.VERB or words[0].lower in LEADING or len(words) < 2:
        return False
    if words[1].tag in FINITE:
        return False
    compound = words[1].tag is Tag.OTHER and any(
        word.tag in FINITE for word in words[2:4]
    )
    joined = any(
        word.tag is Tag.CONJUNCTION
        and words[at + 1].tag in (Tag.PRONOUN, Tag.OTHER, Tag.NAME)
        and words[at + 2].tag in FINITE
        for at, word in enumerate(words[:-2])
    )
    return not (compound or joined)
