"""Clauses: where a content that is no quotation begins and ends."""

from __future__ import annotations

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.turns import (
    joins_saying,
    tells_when,
    turns_to_another,
)
from argmap.extraction.reporting.verb_groups import (
    behind_adverbs,
    has_finite_verb,
    is_reporting,
)
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word, is_dash, quoted_end

__all__ = [
    "DASHES",
    "before_predicate",
    "clause_end",
    "clause_start",
    "trimmed_end",
]

DASHES = frozenset(("—", "–", "--"))
LEAST_BEFORE = 2
NEAR = 12
LINKING = frozenset((Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THAT))
JUDGING = frozenset(
    [
        "proved",
        "proves",
        "turned",
        "turns",
        "seems",
        "seemed",
        "appears",
        "appeared",
        "remains",
        "remained",
        "rests",
        "rested",
        "lacks",
        "lacked",
        "contradicts",
        "contradicted",
        "ignores",
        "ignored",
        "went",
        "drew",
        "misses",
        "missed",
    ]
)
TRAILING = frozenset(".!?,;:—–…")


def clause_end(
    unit: Unit, start: int, *, lexicon: Lexicon, phrase: bool = False
) -> int:
    """Return the last word of the content that begins at a place.

    It runs to the end of the sentence, short of a semicolon, a lone dash, a trailing
    attribution, and a clause that has a reporting verb of its own.

    Parameters
    ----------
    unit : Unit
        What the content stands in.
    start : int
        The place of its first word.
    lexicon : Lexicon
        Reporting verbs.
    phrase : bool
        Whether the content is a noun phrase, which a second verb of its speaker ends.

    Returns
    -------
    int
        A place; before `start` where nothing is left.
    """
    words = unit.words
    sentence = unit.sentences[start]
    at = start
    brackets = 0
    while at < len(words):
        word = words[at]
        if unit.sentences[at] > sentence and word.tag is not Tag.QUOTE:
            break
        if word.text in "([":
            brackets += 1
        elif word.text in ")]":
            if not brackets:
                break
            brackets -= 1
        elif word.text == ";" or (
            word.text == ":" and at > start and _states(unit, at + 1)
        ):
            break
        elif is_dash(words, at) and not brackets:
            closing = _closing_dash(unit, at, sentence)
            if closing < 0:
                if at - start >= 3:
                    break
            else:
                at = closing
        elif (word.text == "," or _closes_with_comma(word)) and not brackets:
            turns = turns_to_another(unit, at, start, lexicon=lexicon, phrase=phrase)
            if turns or _leaves_quotation(words, at):
                at += word.tag is Tag.QUOTE
                break
            if phrase and at + 1 < len(words) and _leaves_phrase(words, at + 1, start):
                break
        elif (
            (word.lower == "according" and at > start)
            or (at - start >= LEAST_BEFORE and tells_when(unit, at, lexicon, phrase))
            or (
                word.tag is Tag.CONJUNCTION
                and (
                    joins_saying(words, at, start, lexicon)
                    or (phrase and _joins_verb(words, at + 1, lexicon))
                )
            )
        ):
            break
        at += 1
    return trimmed_end(words, start, at - 1)


def _joins_verb(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb follows that cannot belong to a noun phrase."""
    return _verb_next(words, at, lexicon) or _feels(words, at, lexicon)


def _closes_with_comma(word: Word) -> bool:
    """Tell a quotation with a comma before its closing sign, as American usage has it."""
    return word.tag is Tag.QUOTE and quoted_end(word.text) == ","


def _leaves_quotation(words: list[Word], at: int) -> bool:
    """Tell whether the writer goes on behind a quotation: "... for us," prompting."""
    if words[at].tag is not Tag.QUOTE or at + 1 == len(words):
        return False
    after = words[at + 1].lower
    return after == "but" or after.endswith("ing")


def _leaves_phrase(words: list[Word], at: int, start: int) -> bool:
    """Tell whether what follows a comma goes on with the clause around a noun phrase."""
    if words[at].lower in ("who", "which", "where", "whose"):
        return True
    if words[at].lower.endswith("ing") and words[at].tag is not Tag.PREPOSITION:
        return True
    if words[at].lower in ("but", "yet", "so"):
        stop = min(len(words), at + NEAR)
        return any(words[n].tag in FINITE for n in range(at + 2, stop))
    return words[at].tag is Tag.AUXILIARY and not any(
        words[n].tag is Tag.RELATIVE for n in range(start, at)
    )


def _states(unit: Unit, at: int) -> bool:
    """Tell whether a statement of its own follows a colon."""
    words = unit.words
    stop = min(len(words) - 1, at + NEAR)
    if at >= stop or words[at].tag is Tag.QUOTE:
        return at < len(words) and words[at].tag is Tag.QUOTE
    return any(
        words[n].tag in FINITE and words[n - 1].tag is not Tag.RELATIVE
        for n in range(at + 1, stop)
    )


def _verb_next(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a past or auxiliary verb follows, adverbs put aside."""
    at = behind_adverbs(words, at)
    return at + 1 < len(words) and (
        words[at].tag is Tag.AUXILIARY
        or (
            words[at].tag is Tag.VERB
            and lexicon.verbs.get(words[at].lower, Form.PAST) is Form.PAST
            and words[at + 1].tag
            in (Tag.DETERMINER, Tag.PREPOSITION, Tag.NAME, Tag.THAT)
        )
    )


def trimmed_end(words: list[Word], start: int, last: int) -> int:
    """Return a last word with final signs and reference marks left off.

    Parameters
    ----------
    words : list of Word
        The unit.
    start, last : int
        The first and the last place of a content.

    Returns
    -------
    int
        A place; before `start` where only signs are left.
    """
    while last >= start:
        text = words[last].text
        if text in TRAILING or text == ".." or text.startswith("..."):
            last -= 1
        elif text == "]" and last - 2 >= start and words[last - 2].text == "[":
            last -= 3
        elif text in "([":
            last -= 1
        else:
            break
    return last


def _closing_dash(unit: Unit, at: int, sentence: int) -> int:
    for later in range(at + 1, min(len(unit.words), at + 40)):
        if unit.sentences[later] > sentence:
            return -1
        if is_dash(unit.words, later):
            return later
        if unit.words[later].text == ";":
            return -1
    return -1


def _feels(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun or two and any reporting verb come next: others worried."""
    for later in range(at + 1, min(len(words), at + 4)):
        if words[later].tag is Tag.VERB:
            return words[later].lower in lexicon.cues
        if words[later].tag not in (Tag.OTHER, Tag.NAME):
            return False
    return False


def before_predicate(words: list[Word], first: int, last: int, lexicon: Lexicon) -> int:
    """Return the last word of a clause that a second predicate follows.

    "The claim that crime is down | is misleading": a clause has one predicate, unless a
    conjunction, a comma or a verb of saying leads another in.

    Parameters
    ----------
    words : list of Word
        The unit.
    first, last : int
        The clause, which may run on.
    lexicon : Lexicon
        Reporting verbs.

    Returns
    -------
    int
        A place; `last` where there is no second predicate.
    """
    verb = -1
    for at in range(first, last + 1):
        word = words[at]
        if word.tag in LINKING or word.text in (",", ":"):
            return last
        if word.tag not in FINITE:
            continue
        grouped = verb < 0 or all(
            words[n].tag in (Tag.AUXILIARY, Tag.ADVERB) for n in range(verb, at)
        )
        # Other verbs may hang on a noun: "a job set up to".
        if not grouped and (word.tag is Tag.AUXILIARY or word.lower in JUDGING):
            return at - 1
        if is_reporting(word, lexicon):
            return last
        verb = at
    return last


def clause_start(unit: Unit, last: int, *, floor: int) -> int:
    """Return where the content begins that ends at a place.

    Parameters
    ----------
    unit : Unit
        What the content stands in.
    last : int
        The place of its last word.
    floor : int
        The first place that is free: what stands before belongs to another.

    Returns
    -------
    int
        The beginning of the sentence, past "But" and the like.
    """
    words = unit.words
    at = last
    sentence = unit.sentences[last]
    while at > floor:
        before = words[at - 1]
        if unit.sentences[at - 1] < sentence and words[at].tag is not Tag.QUOTE:
            break
        if before.text == ";" or (
            before.text == ":" and has_finite_verb(words, at, last)
        ):
            break
        at -= 1
        sentence = min(sentence, unit.sentences[at])
    while at < last and (
        words[at].tag is Tag.CONJUNCTION or words[at].text in (",", "•", "-", "—", "–")
    ):
        at += 1
    return at
