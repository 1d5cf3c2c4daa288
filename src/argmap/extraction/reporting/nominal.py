"""Frames of phrases: the content behind a verb is a noun phrase or an infinitive."""

from __future__ import annotations

import functools

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.clauses import clause_end
from argmap.extraction.reporting.insertions import (
    comma_from,
    past_adverbs,
    past_time,
)
from argmap.extraction.reporting.pointing import denies, pointing, points_back
from argmap.extraction.reporting.report import Finder, Following
from argmap.extraction.reporting.verb_groups import is_relative_verb
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Cue, Lexicon, Tag, table
from argmap.extraction.words.tokens import Word
from argmap.model.assertions import Stance

__all__ = ["NOMINAL"]

REACH = 16
LEAST_NOUNS = 3
LEAST_INFINITIVE = 2
ASKING = frozenset(("question",))
PHRASE = 3
REFLEXIVE = frozenset(("himself", "herself", "itself", "themselves", "myself"))
NAMING = frozenset(("a", "an", "the", "one", "nothing", "anything"))


def _as(unit: Unit, first: int, _: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    for at in range(first + 1, min(len(words) - 1, first + REACH)):
        word = words[at]
        if word.tag in FINITE or word.text in (";", ":"):
            return None
        if unit.sentences[at] != unit.sentences[first]:
            return None
        if word.lower == "as" and words[at + 1].lower not in ("well", "of"):
            if words[first].tag is Tag.PREPOSITION and words[first].lower != "to":
                return None
            if points_back(words, first, at - 1) and denies(words, first - 1, lexicon):
                return None
            last = clause_end(unit, at, lexicon=lexicon, phrase=True)
            start = first + 1 if words[first].lower == "to" else first
            return Following(frame="as", first=start, last=last)
    return None


def _name(unit: Unit, first: int, _: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    lead = words[first]
    if lead.tag is Tag.QUOTE:
        last = clause_end(unit, first, lexicon=lexicon)
        return Following(frame="name", first=first, last=last)
    if lead.tag in (Tag.PREPOSITION, Tag.SIGN, Tag.ADVERB, Tag.AUXILIARY, Tag.VERB):
        return None
    if lead.lower in REFLEXIVE:
        return None
    after = words[first + 1] if first + 1 < len(words) else None
    if lead.tag is Tag.DETERMINER and after is not None and after.tag is Tag.QUOTE:
        # "what the paper called a “bumpy harvest”".
        last = clause_end(unit, first, lexicon=lexicon, phrase=True)
        return Following(frame="name", first=first, last=last)
    at = first
    while at + 1 < min(len(words), first + 16):
        at += 1
        word, before = words[at], words[at - 1]
        if word.text == "," and words[min(at + 1, len(words) - 1)].lower == "among":
            # "calling him, among other things, a failure".
            at = comma_from(words, at + 1, 6) or at
            continue
        inserted = before.text == ","
        if word.tag in FINITE or word.tag in (Tag.SIGN, Tag.THAT):
            return None
        named = word.tag is Tag.QUOTE or word.lower in NAMING
        if named and (
            inserted or before.tag in (Tag.OTHER, Tag.NAME, Tag.PRONOUN, Tag.VERB)
        ):
            last = clause_end(unit, at, lexicon=lexicon, phrase=True)
            return Following(frame="name", first=first, last=last)
    return None


def _verb(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    at = start = past_adverbs(words, first)
    if cue.addressed:
        if words[min(at, len(words) - 1)].tag in (Tag.PREPOSITION, Tag.SIGN):
            return None
        while at < min(len(words), start + 10) and words[at].lower != "to":
            if words[at].tag in (*FINITE, Tag.SIGN, Tag.THAT, Tag.QUOTE):
                return None
            at += 1
        if at == start + 1 and words[start].tag is Tag.PRONOUN:
            start = at
    elif at < len(words) and words[at].tag in (Tag.NAME, Tag.PREPOSITION):
        start = at = past_time(words, at, lexicon)
    if at + 1 < len(words) and words[at].lower == "not":
        # "Professed not to know".
        at += 1
    if at + 1 >= len(words) or words[at].lower != "to":
        return None
    verb = words[at + 1]
    if cue.lemma == "refuse" and verb.lower in lexicon.cues:
        # "Refused to say": somebody did not say it.
        return None
    known = (
        lexicon.verbs.get(verb.lower) is Form.BASE
        or verb.lower in ("be", "have", "not")
        # "Promised on Monday to scrap the squad": the cue takes little else.
        or (verb.tag is Tag.OTHER and cue.lemma in lexicon.classes["promising"])
    )
    unknown = verb.tag is Tag.OTHER and not verb.lower.endswith(("s", "ing", "ed"))
    objects = at + 2 < len(words) and words[at + 2].tag is Tag.DETERMINER
    if not (known or (unknown and (cue.addressed or objects))):
        return None
    last = clause_end(unit, start, lexicon=lexicon, phrase=True)
    if last - start < LEAST_INFINITIVE:
        return None
    return Following(frame="verb", first=start, last=last)


def _about(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    first = past_adverbs(words, first)
    if first + 1 >= len(words) or words[first].lower not in cue.to:
        return None
    # What is complained about may follow a colon.
    first += first + 2 < len(words) and words[first + 1].text == ":"
    last = clause_end(unit, first + 1, lexicon=lexicon, phrase=True)
    claimed = _claimed(unit, first + 1, last, lexicon)
    if claimed is not None:
        return claimed
    if last - first < LEAST_NOUNS:
        return None
    return Following(frame="about", first=first + 1, last=last)


def _claimed(unit: Unit, first: int, last: int, lexicon: Lexicon) -> Following | None:
    """Return what was claimed, in a phrase that tells of a claim.

    "Rejected claims by owners that rents fell": that rents fell is rejected.
    """
    words = unit.words
    for noun in range(first, min(last, first + 5)):
        if words[noun].lower not in lexicon.nouns:
            continue
        for at in range(noun + 1, min(last, noun + 7)):
            if words[at].tag is Tag.THAT:
                if is_relative_verb(words[at + 1], lexicon):
                    return None
                end = clause_end(unit, at, lexicon=lexicon)
                return Following(frame="that", first=at, last=end)
            if words[at].tag in (*FINITE, Tag.SIGN):
                break
    return None


def _begins_phrase(words: list[Word], at: int) -> bool:
    """Tell whether a noun phrase begins at a place: increased risks."""
    word = words[at]
    if word.tag in (Tag.DETERMINER, Tag.NAME, Tag.NUMBER, Tag.OTHER, Tag.QUOTE):
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    return (
        word.tag is Tag.VERB
        and word.lower.endswith("ed")
        and after is not None
        and after.tag is Tag.OTHER
    )


def _noun(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    at = first
    if cue.to:
        if words[at].lower not in cue.to or at + 1 >= len(words):
            return None
        at += 1
    else:
        at = past_adverbs(words, first)
        accused = at + 1 < len(words) and words[at + 1].lower in cue.linked
        named = at < len(words) and words[at].lower in lexicon.nouns
        # "Reported only small increases".
        begins = at + (at + 1 < len(words) and words[at].tag is Tag.ADVERB)
        if at >= len(words) or not (accused or named or _begins_phrase(words, begins)):
            return None
        if words[at].lower in lexicon.classes["doubting"]:
            # "Expressed doubt that": the noun says what of it.
            return None
        saying = words[at].lower in lexicon.cues and words[at].lower.endswith("ing")
        if saying and cue.stance is Stance.DENIES:
            # "Denied saying that": somebody did not say it.
            return None
    last = clause_end(unit, at, lexicon=lexicon, phrase=True)
    claimed = _claimed(unit, at, last, lexicon)
    if claimed is not None:
        return claimed
    if last - at + 1 < LEAST_NOUNS and words[at].tag is not Tag.QUOTE:
        return None
    if at < last and words[at].tag is Tag.DETERMINER:
        behind = words[at + 2].tag if at + 2 < len(words) else Tag.SIGN
        told = behind in (Tag.PREPOSITION, Tag.OTHER, Tag.NAME, Tag.VERB, Tag.THAT)
        if points_back(words, at, at + 1) and not told:
            return None
    if cue.lemma in ASKING and not _people().isdisjoint(
        word.lower for word in words[at : at + PHRASE]
    ):
        # "Questioned the drivers": they were asked.
        return None
    if cue.linked and not any(
        words[n].lower in cue.linked for n in range(at + 1, last)
    ):
        return None
    return Following(frame="noun", first=at, last=last)


@functools.cache
def _people() -> frozenset[str]:
    """Return the nouns for people: driver, residents, police."""
    known = table("names")
    lists = ("persons", "roles", "groups")
    singular = {word for name in lists for word in known[name].split()}
    return frozenset(singular | {f"{word}s" for word in singular})


NOMINAL: tuple[tuple[str, Finder], ...] = (
    ("as", _as),
    ("name", _name),
    ("verb", _verb),
    ("about", _about),
    ("noun", _noun),
    ("pointing", pointing),
)
