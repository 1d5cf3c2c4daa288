"""Clauses: where a content that is no quotation begins and ends."""

from __future__ import annotations

from argmap.extraction.layout.units import Unit
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word, is_dash, quoted_end

__all__ = ["DASHES", "clause_end", "clause_start", "has_finite_verb", "trimmed_end"]

DASHES = frozenset(("—", "–", "--"))
TURNS = frozenset(("but", "while", "whereas", "although", "though", "yet", "and", "as"))
# A clause behind one of these tells when somebody else spoke.
LATER = frozenset(("after", "before"))
LEAST_BEFORE = 2
DOING = frozenset(("do", "does", "did", "don't", "doesn't", "didn't"))
SPEAKING = frozenset(("he", "she", "they"))
NEAR = 12
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
            if _turns(unit, at, start, lexicon=lexicon) or _leaves_quotation(words, at):
                at += word.tag is Tag.QUOTE
                break
            if phrase and at + 1 < len(words) and _leaves_phrase(words, at + 1, start):
                break
        elif (
            (word.lower == "according" and at > start)
            or (at - start >= LEAST_BEFORE and _tells_when(unit, at, lexicon, phrase))
            or (
                word.tag is Tag.CONJUNCTION
                and (
                    _joins_saying(words, at, start, lexicon)
                    or (phrase and _joins_verb(words, at + 1, lexicon))
                )
            )
        ):
            break
        at += 1
    return trimmed_end(words, start, at - 1)


def _joins_saying(words: list[Word], at: int, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a conjunction leads to another saying: and added, and Lee says."""
    if not start < at < len(words) - 2:
        return False
    return _past_report(words, at + 1, lexicon) or (
        at - start >= LEAST_BEFORE and _says(words, at + 1, lexicon)
    )


def _joins_verb(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb follows that cannot belong to a noun phrase."""
    return _verb_next(words, at, lexicon) or _feels(words, at, lexicon)


def _tells_when(unit: Unit, at: int, lexicon: Lexicon, phrase: bool) -> bool:  # noqa: FBT001
    """Tell whether a clause begins that says when the speaker spoke.

    It has a reporting verb of its own; behind a content that is no clause, any verb.
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
    while at < len(words) and words[at].tag is Tag.ADVERB:
        at += 1
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


def _turns(unit: Unit, comma: int, start: int, *, lexicon: Lexicon) -> bool:
    """Tell whether a comma ends a content."""
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
    if word.lower in ("referring", "speaking", "according"):
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
    return word.tag is Tag.VERB and word.lower in lexicon.cues and at + 1 < len(words)


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
    for later in range(at, min(len(words), at + NEAR)):
        word = words[later]
        if word.tag is Tag.SIGN and word.text != ",":
            return False
        if word.tag is Tag.AUXILIARY:
            continue
        if word.tag is Tag.VERB:
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
    )


def _feels(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun or two and any reporting verb come next: others worried."""
    for later in range(at + 1, min(len(words), at + 4)):
        if words[later].tag is Tag.VERB:
            return words[later].lower in lexicon.cues
        if words[later].tag not in (Tag.OTHER, Tag.NAME):
            return False
    return False


def _leads_in(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a reporting verb is followed by what it takes."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return is_reporting(words[at], lexicon) or any(
        after in cue.to or "as" in cue.takes or "noun" in cue.takes
        for cue in lexicon.cues.get(words[at].lower, ())
    )


def _says_at_the_end(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether what comes next is "Lee said" and no more."""
    if words[at].lower.endswith("ing"):
        return False
    for later in range(at + 1, min(len(words), at + NEAR)):
        word = words[later]
        if word.tag is Tag.SIGN:
            if word.text not in (".", "(", ")", "&"):
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
    leads = leads or (addressed and after.tag in (Tag.OTHER, Tag.NAME))
    named = after.tag in (Tag.DETERMINER, Tag.NAME)
    return (
        leads
        or (named and _leads_in(words, at, lexicon))
        or any(after.lower in cue.to for cue in lexicon.cues[words[at].lower])
    )


def is_reporting(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word is a reporting verb that takes a clause."""
    return any(
        cue.form is not Form.PARTICIPLE
        and cue.takes & {"that", "clause", "quote", "whether"}
        for cue in lexicon.cues.get(word.lower, ())
    )


def has_finite_verb(words: list[Word], start: int, last: int) -> bool:
    """Tell whether a finite verb follows the first word, within one clause.

    Parameters
    ----------
    words : list of Word
        The unit.
    start, last : int
        The first and the last place.

    Returns
    -------
    bool
        True for "rents fell", False for "falling rents".
    """
    return any(
        words[at].tag in FINITE and not _ends_list(words, at)
        for at in range(start + 1, last + 1)
    ) or words[start].lower in ("there's", "it's", "that's", "he's", "she's")


def _ends_list(words: list[Word], at: int) -> bool:
    """Tell a noun at the end of a list from a verb: profiling, and other harms."""
    if words[at].tag is Tag.AUXILIARY or not words[at].lower.endswith("s"):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return (after is None or after.tag is Tag.SIGN) and any(
        words[n].tag is Tag.CONJUNCTION for n in range(max(0, at - 3), at)
    )


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
