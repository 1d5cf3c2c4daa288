"""Mentions: where a unit speaks of somebody or something, and in which role."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from argmap.extraction.reporting.phrases import Range
from argmap.extraction.reporting.verb_groups import subject_before
from argmap.extraction.speakers.names import (
    FORMER,
    POSSESSIVE,
    Name,
    name_of,
    naming,
    runs,
)
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = ["PERSONAL", "Mention", "mentions", "said_of"]

PERSONAL = frozenset(("he", "she", "him", "her", "his"))
SUBJECT, OBJECT, HANGING, OWNER = 1.0, 0.5, 0.4, 0.35
# Words that open a clause; behind one a name is a subject.
OPENING = frozenset(
    (Tag.SIGN, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.THAT, Tag.QUOTE, Tag.RELATIVE)
)
ENDS = (".", ";", "?", "!")
LEADING = frozenset((Tag.SUBORDINATOR, Tag.PREPOSITION))
APPOSED = frozenset((Tag.OTHER, Tag.NAME, Tag.DETERMINER, Tag.NUMBER))
FARTHEST = 9
MOST_LEADING = 4
LONGEST_LEAD = 30


@attrs.frozen(kw_only=True)
class Mention:
    """A mention at a place.

    Parameters
    ----------
    start, end : int
        Where it stands in the text.
    first : int
        Its first word.
    weight : float
        1 for a subject, less for what is mentioned by the way.
    name : Name, optional
        The name, if one stands there.
    told : tuple of str
        What the text says that its bearer is, in lower case: a title before the name,
        an apposition behind it.
    """

    start: int
    end: int
    first: int
    weight: float
    name: Name | None = None
    told: tuple[str, ...] = ()


def mentions(words: list[Word], text: str, *, lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the mentions in some words, in the order of the text.

    Parameters
    ----------
    words : list of Word
        A unit's words.
    text : str
        The whole text.
    lexicon : Lexicon
        The words to go by.

    Yields
    ------
    Mention
        Names, the personal pronouns of a third person, and phrases without a name that
        are the subject of a verb.
    """
    places = runs(words, times=lexicon.classes["times"])
    found = [_named(words, place, text) for place in places]
    found += [
        Mention(
            start=word.start,
            end=word.end,
            first=at,
            weight=_pronoun_weight(word.lower),
        )
        for at, word in enumerate(words)
        if word.lower in PERSONAL and not _looks_ahead(words, at)
    ]
    found += _subjects(words, lexicon)
    yield from sorted(found, key=lambda one: (one.start, one.name is None))


def said_of(words: list[Word], place: Range) -> tuple[str, ...]:
    """Return the words beside a name that say what its bearer is.

    Parameters
    ----------
    words : list of Word
        A unit's words.
    place : (int, int)
        The first and the last word of the name with its titles.

    Returns
    -------
    tuple of str
        In lower case, from a role on: "housing minister" before a name, "the mayor"
        behind one and a comma.
    """
    first, last = place
    behind: list[str] = []
    after = words[last + 1] if last + 1 < len(words) else None
    apposed = first > 1 and words[first - 1].text == ","
    if apposed and after is not None and after.tag is not Tag.SIGN:
        # "Asked by a lawyer, Lee said": no apposition.
        return ()
    before = first - 2 if apposed else first - 1
    low = before
    while (
        low >= 0
        and before - low < MOST_LEADING
        and (words[low].tag is Tag.OTHER or words[low].lower == FORMER)
    ):
        low -= 1
    lead = tuple(word.lower for word in words[low + 1 : before + 1])
    if after is not None and after.lower in (",", "is", "was"):
        # "Lee, the mayor," and "Lee was the mayor".
        for word in words[last + 2 : last + 2 + FARTHEST]:
            if word.tag in FINITE and after.text == ",":
                # "Ms. Lee, the mayor said so": she is spoken to.
                behind.clear()
            if word.tag not in APPOSED:
                break
            behind.append(word.lower if word.text.islower() else word.text)
    return (*_role(lead), *_role(tuple(behind)))


def _role(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return a title if the words end with one: "the city", "council president"."""
    if not words or not naming().of_person(words[-1]):
        return ()
    return tuple(one.lower() for one in words if one not in ("the", "a", "an"))


def _named(words: list[Word], place: Range, text: str) -> Mention:
    told = said_of(words, place)
    first, last = place
    name = name_of(words[first : last + 1], text, spoken=told)
    return Mention(
        start=name.start,
        end=name.end,
        first=first,
        weight=_weight(words, first, last),
        name=name,
        told=told,
    )


def _weight(words: list[Word], first: int, last: int) -> float:
    """Return how much a phrase is what its clause is about."""
    if POSSESSIVE.search(words[last].text):
        return OWNER
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if before is not None and before.tag is Tag.PREPOSITION:
        return HANGING
    if after is not None and after.tag in FINITE:
        return SUBJECT
    lead = first - 1 if before is not None and before.tag is Tag.DETERMINER else first
    if not lead or words[lead - 1].text in ENDS:
        # What a sentence begins with, whatever its verb.
        return SUBJECT
    opens = lead != first or words[lead - 1].tag in OPENING
    if opens and after is not None and (after.tag is Tag.ADVERB or after.text in ",("):
        return SUBJECT
    return OBJECT


def _pronoun_weight(word: str) -> float:
    return {"he": SUBJECT, "she": SUBJECT, "him": OBJECT}.get(word, OWNER)


def _looks_ahead(words: list[Word], at: int) -> bool:
    """Tell a pronoun before its name: "Asked whether he left, Lee said"."""
    near = range(at, max(-1, at - LONGEST_LEAD), -1)
    lead = next((n for n in near if n == 0 or words[n - 1].text in ENDS), at)
    if words[lead].tag not in LEADING and words[lead].lower != "asked":
        return False
    ahead = range(at, min(len(words), at + LONGEST_LEAD))
    comma = next((n for n in ahead if words[n].text == ","), None)
    after = words[comma + 1 : comma + 2] if comma is not None else []
    return any(word.tag is Tag.NAME for word in after)


def _subjects(words: list[Word], lexicon: Lexicon) -> Iterator[Mention]:
    """Yield the phrases without a name, or of several, that are a verb's subject."""
    seen: set[int] = set()
    begun = False
    for at, word in enumerate(words):
        begun = begun and word.text not in ENDS
        if word.tag not in FINITE:
            continue
        weight, begun = OBJECT if begun else SUBJECT, True
        if not _may_follow(words, at):
            continue
        found = subject_before(words, at, lexicon=lexicon)
        if found is None or found[0] in seen or not _is_noun_phrase(words, found):
            continue
        first, last = found
        seen.add(first)
        yield Mention(
            start=words[first].start,
            end=words[last].end,
            first=first,
            weight=weight,
        )


def _may_follow(words: list[Word], at: int) -> bool:
    """Tell whether a verb's subject may be a phrase without a name, or of several."""
    if not at:
        return False
    if words[at - 1].tag is Tag.NAME:
        near = words[max(0, at - FARTHEST) : at]
        return any(w.lower == "and" or w.tag is Tag.DETERMINER for w in near)
    return words[at - 1].tag is Tag.OTHER


def _is_noun_phrase(words: list[Word], found: Range) -> bool:
    first, last = found
    if any(word.lower == "and" for word in words[first : last + 1]):
        return True
    lead = words[first]
    return lead.tag in (Tag.DETERMINER, Tag.NUMBER) or lead.lower.endswith("s")
