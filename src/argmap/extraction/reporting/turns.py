"""Turns: where what follows a content is said by somebody else, or is the writer's."""

from __future__ import annotations

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.verb_groups import (
    has_finite_verb,
    has_main_verb,
    is_reporting,
)
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = ["joins_saying", "tells_when", "turns_to_another"]

TURNS = frozenset(("but", "while", "whereas", "yet", "and", "as"))
# The writer's turn: "said rents fell, although nobody had counted".
CONCESSIONS = frozenset(("although", "though", "then"))
# A clause behind one of these tells when somebody else spoke.
LATER = frozenset(("after", "before"))
LEAST_BEFORE = 2
DOING = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))
CLAUSAL = frozenset(("that", "clause", "quote", "whether"))
PRESENT = frozenset(("is", "has", "does", "isn't", "hasn't", "doesn't"))
SPEAKING = frozenset(("he", "she", "they"))
NEAR = 12


def turns_to_another(
    unit: Unit, comma: int, start: int, *, lexicon: Lexicon, phrase: bool = False
) -> bool:
    """Tell whether a comma ends a content.

    Parameters
    ----------
    unit : Unit
        What the content stands in.
    comma : int
        The place of the comma.
    start : int
        The first word of the content.
    lexicon : Lexicon
        Reporting verbs.
    phrase : bool
        Whether the content is a noun phrase.

    Returns
    -------
    bool
        True where another speaker follows, the saying goes on, or the writer turns.
    """
    words = unit.words
    at = comma + 1
    if at >= len(words):
        return True
    word = words[at]
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if any(
        cue.form is Form.PARTICIPLE and (not cue.after or after in cue.after)
        for cue in lexicon.cues.get(word.lower, ())
    ):
        return True
    if word.lower in lexicon.classes["consequences"]:
        return True
    if word.lower in CONCESSIONS:
        first = start + (words[start].tag is Tag.THAT)
        return has_finite_verb(words, first, comma - 1)
    if word.lower in ("a", "an") and after in lexicon.nouns:
        # "Said rents fell, a claim that nobody supports".
        return True
    if word.lower == "with":
        return _alleges(words, at + 1, lexicon)
    if word.lower in ("which", "where") and at + 1 < len(words):
        # "which he said would": a clause in which somebody else may speak.
        return words[at + 1].tag is not Tag.VERB and _reports(words, at + 1, lexicon)
    if word.lower == "but" and at + 1 < len(words) and words[at + 1].tag is Tag.VERB:
        # "said that it fell, but changed her mind".
        return True
    if word.lower in TURNS:
        return _reports(words, at + 1, lexicon) or (
            word.lower in ("while", "whereas") and comma - start >= 4
        )
    if word.tag is Tag.PRONOUN and word.lower in SPEAKING:
        opening = words[start + (words[start].tag is Tag.THAT)]
        return opening.tag is not Tag.SUBORDINATOR and _reports(words, at, lexicon)
    if word.tag in (Tag.NAME, Tag.PRONOUN, Tag.DETERMINER, Tag.OTHER):
        return _says_at_the_end(words, at, lexicon)
    if word.tag is not Tag.VERB or at + 1 >= len(words):
        return False
    inserted = words[start].tag is Tag.THAT or (
        not phrase and any(words[n].text == "," for n in range(start + 1, comma))
    )
    if inserted and not has_main_verb(words, start, comma):
        # "That films, made by students, were biased", "Ann Lee, the clerk, held".
        return False
    cues = lexicon.cues.get(word.lower, ())
    return any(not cue.after or after in cue.after for cue in cues)


def joins_saying(words: list[Word], at: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a conjunction leads to another saying: and added, and Lee says.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        The place of the conjunction.
    start : int
        The first word of the content.
    lexicon : Lexicon
        Reporting verbs.

    Returns
    -------
    bool
        False for "rents fell and rose".
    """
    if not start < at < len(words) - 2:
        return False
    if _goes_on_in_present(words, at, start, lexicon) or _ends_series(words, at, start):
        return False
    return _past_report(words, at + 1, lexicon) or (
        at - start >= LEAST_BEFORE and _says(words, at + 1, lexicon)
    )


def _ends_series(words: list[Word], at: int, start: int) -> bool:
    """Tell the last of several predicates: that it signed the deal, met nobody and said."""
    for place in range(at - 1, max(start, at - NEAR), -1):
        if words[place].text == ",":
            return words[place + 1].tag is Tag.VERB
        if words[place].tag in (Tag.SIGN, Tag.CONJUNCTION, Tag.AUXILIARY):
            return False
    return False


def _goes_on_in_present(
    words: list[Word], at: int, start: int, lexicon: Lexicon
) -> bool:
    """Tell a content in the present behind a saying in the past: said he has read it and denies."""
    verb = at + 1
    while verb < len(words) - 1 and words[verb].tag is Tag.ADVERB:
        verb += 1
    said = lexicon.cues.get(words[start - 1].lower, ()) if start else ()
    return (
        lexicon.verbs.get(words[verb].lower) is Form.SINGULAR
        and any(cue.form is Form.PAST for cue in said)
        and any(
            word.lower in PRESENT
            or (word.tag is Tag.VERB and lexicon.verbs.get(word.lower) is Form.SINGULAR)
            for word in words[start:at]
        )
    )


def tells_when(unit: Unit, at: int, lexicon: Lexicon, phrase: bool) -> bool:  # noqa: FBT001
    """Tell whether a clause begins that says when the speaker spoke.

    It has a reporting verb of its own; behind a content that is no clause, any verb.

    Parameters
    ----------
    unit : Unit
        What the content stands in.
    at : int
        The place of "after", "before" or "even as".
    lexicon : Lexicon
        Reporting verbs.
    phrase : bool
        Whether the content is a noun phrase.

    Returns
    -------
    bool
        True for "said rents fell after the mayor announced a freeze".
    """
    words = unit.words
    if words[at].lower == "even" and at + 1 < len(words):
        at += words[at + 1].lower == "as"
        if words[at].lower != "as":
            return False
    elif words[at].lower not in LATER:
        return False
    stop = min(len(words), at + NEAR)
    clause = phrase and any(words[n].tag in FINITE for n in range(at + 2, stop))
    return clause or _reports(words, at + 1, lexicon)


def _alleges(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun phrase and a reporting participle come next."""
    for later in range(at, min(len(words), at + NEAR)):
        word = words[later]
        if word.tag in (Tag.SIGN, Tag.AUXILIARY):
            return False
        if word.tag is Tag.VERB and not word.lower.endswith("ed"):
            return False
        if later > at and any(
            cue.form is Form.PARTICIPLE for cue in lexicon.cues.get(word.lower, ())
        ):
            return True
    return False


def _reports(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a subject and a finite reporting verb come next."""
    relative = False
    for later in range(at, min(len(words), at + NEAR)):
        word = words[later]
        if word.tag is Tag.SIGN and word.text != ",":
            return False
        if word.tag is Tag.AUXILIARY:
            continue
        if word.tag is Tag.RELATIVE and later > at:
            relative = True
        elif word.tag is Tag.VERB and relative:
            # "But Lee, who voted for it, says".
            relative = False
        elif word.tag is Tag.VERB:
            return later > at and _leads_in(words, later, lexicon)
    return False


def _says(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a name or pronoun and a reporting verb come next: and Lee says."""
    while at < len(words) and words[at].tag is Tag.NAME:
        at += 1
    if words[at - 1].tag is not Tag.NAME and words[at].lower in SPEAKING:
        at += 1
    elif words[at - 1].tag is not Tag.NAME:
        return False
    return (
        at < len(words)
        and words[at].tag is Tag.VERB
        and is_reporting(words[at], lexicon)
        and _leads_in(words, at, lexicon)
    )


def _leads_in(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a reporting verb is followed by what it takes."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    cues = [
        cue
        for cue in lexicon.cues.get(words[at].lower, ())
        # "Before it hit the barrier", but "before she hit back".
        if not cue.after or after in cue.after
    ]
    return any(
        after in cue.to
        or cue.takes & {"as", "noun"}
        or (cue.form is not Form.PARTICIPLE and cue.takes & CLAUSAL)
        for cue in cues
    )


def _says_at_the_end(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether what comes next is "Lee said" and no more."""
    if words[at].lower.endswith("ing"):
        return False
    for later in range(at + 1, min(len(words), at + NEAR)):
        word = words[later]
        if word.tag is Tag.SIGN:
            # "Her sister, Ruth Abel, told the court".
            apart = word.text == "," and any(
                words[n].tag is Tag.NAME
                for n in (later - 1, later + 1)
                if n < len(words)
            )
            if word.text not in (".", "(", ")", "&") and not apart:
                return False
            continue
        if word.tag is Tag.AUXILIARY:
            continue
        if word.tag is Tag.VERB:
            return is_reporting(word, lexicon) and _stops(words, later + 1)
    return False


def _stops(words: list[Word], at: int) -> bool:
    """Tell whether a sign follows, an adverb or a phrase of time put aside."""
    limit = min(len(words), at + 6)
    while at < limit:
        word = words[at]
        if word.tag is Tag.SIGN:
            return True
        if word.tag in (Tag.THAT, Tag.PRONOUN, Tag.AUXILIARY, Tag.VERB, Tag.QUOTE):
            return False
        at += 1
    return at >= len(words)


def _past_report(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a second reporting verb of the same speaker follows: and said."""
    # "But did not find that": the base form.
    finite = {Form.PAST, Form.SINGULAR}
    while at + 1 < len(words) and words[at].tag in (Tag.ADVERB, Tag.AUXILIARY):
        if words[at].lower in DOING:
            finite.add(Form.BASE)
        at += 1
    if words[at].lower in ("declined", "refused"):
        return True
    forms = [cue.form for cue in lexicon.cues.get(words[at].lower, ())]
    if not forms or words[at].tag is not Tag.VERB or at + 1 >= len(words):
        return False
    after = words[at + 1]
    if forms[0] not in finite:
        return False
    if Form.BASE in finite and after.tag in (Tag.SIGN, Tag.SUBORDINATOR):
        # "But did not say why", "but did not elaborate."
        return True
    leads = after.tag in (Tag.THAT, Tag.QUOTE, Tag.PRONOUN) or after.lower == "to"
    addressed = any(cue.addressed for cue in lexicon.cues[words[at].lower])
    leads = leads or (addressed and after.tag in (Tag.OTHER, Tag.NAME, Tag.DETERMINER))
    named = after.tag in (Tag.DETERMINER, Tag.NAME)
    return (
        leads
        or (named and _leads_in(words, at, lexicon))
        or any(after.lower in cue.to for cue in lexicon.cues[words[at].lower])
    )
