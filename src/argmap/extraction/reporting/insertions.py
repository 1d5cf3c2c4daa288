"""Insertions: what may stand between a reporting verb and its content."""

from __future__ import annotations

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.phrases import phrase_after
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word, is_dash

__all__ = [
    "PARTS_OF_DAY",
    "TIMES",
    "comma_from",
    "past_addressee",
    "past_adverbs",
    "past_dashes",
    "past_phrase",
    "past_phrase_to",
    "past_time",
]

NEAR = 8
FAR = 25
TIMES = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
    ]
)
PARTS_OF_DAY = frozenset(("morning", "afternoon", "evening", "night"))

# Adverbs with which a content may begin: nearly all, not one, there is.
INNER = frozenset(
    [
        "there",
        "here",
        "no",
        "not",
        "nothing",
        "nobody",
        "none",
        "never",
        "nearly",
        "almost",
        "about",
        "only",
        "just",
        "even",
        "hardly",
        "rather",
        "quite",
    ]
)


def past_adverbs(words: list[Word], at: int) -> int:
    """Return the first place from one on that holds no adverb of the saying.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        Where to begin.

    Returns
    -------
    int
        The length of the unit where nothing is left.
    """
    while (
        at < len(words) and words[at].tag is Tag.ADVERB and words[at].lower not in INNER
    ):
        at += 1
    return at


def past_addressee(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Return where the clause begins after "told reporters".

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        The place of the first word behind the verb.
    lexicon : Lexicon
        Words of closed classes.

    Returns
    -------
    int
        The same place where nobody is addressed.
    """
    word = words[at]
    if word.tag is Tag.PRONOUN:
        return at + 1
    found = phrase_after(words, at, lexicon=lexicon)
    if found is None:
        return at
    first, last = found
    if last + 1 < len(words) and words[last + 1].tag in FINITE:
        # "told reporters rents fell": the addressee is the first word or name.
        stop = first + 1
        while stop <= last and (
            words[stop - 1].tag is Tag.DETERMINER
            or (words[stop].tag is Tag.NAME and words[stop - 1].tag is Tag.NAME)
        ):
            stop += 1
        return stop
    return last + 1


def past_phrase(unit: Unit, at: int) -> int:
    """Return where a clause begins after "in a statement" or "on Tuesday".

    Parameters
    ----------
    unit : Unit
        What the verb stands in.
    at : int
        The place of the preposition.

    Returns
    -------
    int
        The length of the unit where no clause begins near.
    """
    words = unit.words
    for later in range(at + 1, min(len(words), at + 8)):
        word, before = words[later], words[later - 1]
        if word.tag is Tag.SIGN:
            return len(words)
        begins = word.tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.NAME)
        if begins and before.tag in (Tag.OTHER, Tag.NUMBER):
            return later
        timed = before.lower in TIMES or before.lower in PARTS_OF_DAY
        if timed and (begins or _is_subject_at(words, later)):
            return later
        if word.tag in FINITE:
            return len(words)
    return len(words)


def _is_subject_at(words: list[Word], at: int) -> bool:
    """Tell whether a noun and its verb stand at a place: on Tuesday rents fell."""
    nouns = (Tag.OTHER, Tag.NUMBER)
    behind = words[at + 1 : at + 3]
    return (
        words[at].tag in nouns
        and words[at].lower not in PARTS_OF_DAY
        and any(word.tag in FINITE for word in behind)
    )


def past_phrase_to(words: list[Word], at: int, openers: frozenset[str]) -> int:
    """Return the place of one of some words behind a phrase: say on air whether.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        The place of the preposition.
    openers : frozenset of str
        The words.

    Returns
    -------
    int
        The same place where none of them is near.
    """
    for later in range(at + 1, min(len(words), at + NEAR)):
        if words[later].lower in openers:
            return later
        if words[later].tag in (Tag.SIGN, Tag.QUOTE, *FINITE):
            break
    return at


def past_dashes(unit: Unit, first: int) -> int:
    """Return a place past an insertion between dashes, if "that" follows it.

    Parameters
    ----------
    unit : Unit
        What the verb stands in.
    first : int
        The place of the first word behind the verb.

    Returns
    -------
    int
        The same place where there is no such insertion.
    """
    words = unit.words
    stop = min(len(words) - 1, first + NEAR)
    opening = next((n for n in range(first, stop) if is_dash(words, n)), -1)
    if opening < 0 or any(
        words[n].tag in (Tag.THAT, Tag.QUOTE, *FINITE) for n in range(first, opening)
    ):
        return first
    for at in range(opening + 1, min(len(words) - 1, opening + FAR)):
        if is_dash(words, at):
            return at + 1 if words[at + 1].tag is Tag.THAT else first
    return first


def comma_from(words: list[Word], at: int, reach: int) -> int | None:
    """Return the place of the next comma.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        Where to begin.
    reach : int
        How many words to look at.

    Returns
    -------
    int or None
        None where none is near.
    """
    for place in range(at, min(len(words), at + reach)):
        if words[place].text == ",":
            return place
    return None


def past_time(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Return the place of "to" behind a time and a place: Monday at a picnic to.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        The place of the first word behind the verb.
    lexicon : Lexicon
        Words for times.

    Returns
    -------
    int
        The same place where no time or place stands there.
    """
    timed = words[at].lower in lexicon.classes["times"]
    if not timed and words[at].lower not in ("at", "in", "on", "during"):
        return at
    return past_phrase_to(words, at, frozenset(("to",)))
