"""Frames: the content that follows a reporting verb, by what the verb takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.clauses import clause_end, has_finite_verb
from argmap.extraction.reporting.phrases import phrase_after
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import Cue, Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = ["Following", "following"]

REACH = 16
LEAST_NOUNS = 3
LONG = 5
NEAR = 8
FAR = 25
FINITE = frozenset((Tag.VERB, Tag.AUXILIARY))
STARTS = frozenset((Tag.DETERMINER, Tag.PRONOUN, Tag.NAME, Tag.NUMBER, Tag.OTHER))
QUESTIONS = frozenset(
    ["how", "why", "whether", "what", "if", "where", "when", "who", "which"]
)
CLOSED = (".", "!", "?", ",", "…")


@attrs.frozen(kw_only=True)
class Following:
    """A content after its cue: its frame, and its first and last word."""

    frame: str
    first: int
    last: int


def following(
    unit: Unit, at: int, cues: Sequence[Cue], *, lexicon: Lexicon
) -> tuple[Cue, Following] | None:
    """Return the content that follows a reporting verb, with the reading that fits.

    Parameters
    ----------
    unit : Unit
        What the verb stands in.
    at : int
        The place of the verb.
    cues : sequence of Cue
        What the verb may be.
    lexicon : Lexicon
        The words to go by.

    Returns
    -------
    (Cue, Following) or None
        By the first frame that fits, in a fixed order: the surest first.
    """
    for frame, find in FRAMES:
        for cue in cues:
            if frame not in cue.takes:
                continue
            first = _after_particle(unit.words, at, cue)
            if first is None:
                continue
            found = find(unit, first, cue, lexicon)
            if found is not None and found.last >= found.first:
                return cue, found
    return None


def _after_particle(words: list[Word], at: int, cue: Cue) -> int | None:
    first = at + 1
    if cue.after:
        if first >= len(words) or words[first].lower not in cue.after:
            return None
        first += 1
    return first if first < len(words) else None


def _plain(words: list[Word], first: int, stop: int, *, addressed: bool) -> bool:
    """Tell whether only adverbs, phrases and an addressee stand between two places."""
    at = first
    while at < stop and words[at].tag is Tag.ADVERB:
        at += 1
    if at == stop:
        return True
    if any(words[n].tag in FINITE for n in range(at, stop)):
        return False
    signs = [words[n].text for n in range(at, stop) if words[n].tag is Tag.SIGN]
    if any(sign not in (",", ".", "(", ")") for sign in signs) or signs.count(",") % 2:
        return False
    lead = words[at]
    return (
        addressed
        or lead.tag is Tag.PREPOSITION
        or lead.text in (",", "(")
        or lead.lower in ("last", "this", "earlier", "late")
        or words[stop - 1].lower in _TIMES
    )


_TIMES = frozenset(
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


def _that(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    for at in range(first, min(len(words), first + REACH)):
        word = words[at]
        if unit.sentences[at] != unit.sentences[first] or word.tag is Tag.QUOTE:
            return None
        if word.tag is Tag.THAT:
            if not _plain(words, first, at, addressed=cue.addressed):
                return None
            last = clause_end(unit, at, lexicon=lexicon)
            if at >= last:
                return None
            if words[at + 1].tag in FINITE:
                # "said that is unlikely": the word is the subject.
                return Following(frame="clause", first=at, last=last)
            long = at == first and (
                last - at >= LONG or words[at + 1].tag is Tag.PRONOUN
            )
            quoted = any(words[n].tag is Tag.QUOTE for n in range(at, last + 1))
            if long or quoted or has_finite_verb(words, at + 1, last):
                return Following(frame="that", first=at, last=last)
            return None
    return None


def _quote(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    for at in range(first, min(len(words), first + REACH + 8)):
        word = words[at]
        if word.tag is Tag.THAT or word.text == ";":
            return None
        if word.lower in lexicon.cues and word.lower.endswith("ing"):
            # "he said, adding:": the quotation goes with the second cue.
            return None
        if word.tag is not Tag.QUOTE:
            if unit.sentences[at] != unit.sentences[first]:
                return None
            continue
        before = words[at - 1].text
        adjacent = at == first
        led = before in (",", ":") and at > first
        if not (adjacent or led):
            return None
        short = len(word.text.split()) < 3
        if (
            before != ":"
            and led
            and not _plain(words, first, at - 1, addressed=cue.addressed)
        ):
            return None
        if before == "," and short:
            return None
        if not led and short and word.text[1:2].islower() and "clause" not in cue.takes:
            return None
        return _from_quote(unit, at, lexicon)
    return None


def _from_quote(unit: Unit, at: int, lexicon: Lexicon) -> Following:
    """Return a content that begins with a quotation: to its end, or the clause's."""
    words = unit.words
    closed = words[at].text.rstrip("\"”’'»").endswith(CLOSED)
    after = words[at + 1] if at + 1 < len(words) else None
    if closed or after is None or after.tag is Tag.SIGN:
        last = at
        # One quotation after another with only a sign between them.
        while last + 1 < len(words) and words[last + 1].tag is Tag.QUOTE:
            last += 1
        return Following(frame="quote", first=at, last=last)
    return Following(
        frame="quote", first=at, last=clause_end(unit, at, lexicon=lexicon)
    )


def _clause(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    at = _past_adverbs(words, first)
    if cue.addressed:
        if at >= len(words) or words[at].tag is Tag.PREPOSITION:
            return None
        at = _past_addressee(words, at, lexicon)
    elif at < len(words) and words[at].tag is Tag.PREPOSITION:
        at = _past_phrase(unit, at)
    elif at < len(words) and words[at].lower in _TIMES:
        at += 1
    if at >= len(words) or words[at].tag not in STARTS:
        fronted = at < len(words) and words[at].lower in ("if", "when", "because", "in")
        if not fronted:
            return None
    if unit.sentences[at] != unit.sentences[first]:
        return None
    last = clause_end(unit, at, lexicon=lexicon)
    subject = phrase_after(words, at, lexicon=lexicon)
    stop = last if subject is None else _verb_reach(words, subject[1], last)
    quoted = any(words[n].tag is Tag.QUOTE for n in range(at + 1, last + 1))
    if last > at and (quoted or has_finite_verb(words, at, stop)):
        return Following(frame="clause", first=at, last=last)
    return None


def _verb_reach(words: list[Word], end: int, last: int) -> int:
    """Return how far the verb of a clause may stand from the end of its subject."""
    after = words[min(end + 1, len(words) - 1)]
    if after.text == ",":
        for at in range(end + 2, min(last, end + FAR)):
            if words[at].text == ",":
                return min(last, at + NEAR // 2)
        return end
    far = after.text == "(" or after.tag in (Tag.RELATIVE, Tag.THAT)
    return min(last, end + (FAR if far else NEAR))


def _past_adverbs(words: list[Word], at: int) -> int:
    while (
        at < len(words)
        and words[at].tag is Tag.ADVERB
        and words[at].lower
        not in (
            "there",
            "here",
            "no",
            "not",
            "nothing",
            "nobody",
            "none",
            "never",
        )
    ):
        at += 1
    return at


def _past_addressee(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Return where the clause begins after "told reporters"."""
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


def _past_phrase(unit: Unit, at: int) -> int:
    """Return where a clause begins after "in a statement" or "on Tuesday"."""
    words = unit.words
    for later in range(at + 1, min(len(words), at + 8)):
        word, before = words[later], words[later - 1]
        if word.tag is Tag.SIGN:
            return len(words)
        begins = word.tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.NAME)
        if begins and before.tag in (Tag.OTHER, Tag.NUMBER):
            return later
        if begins and before.lower in _TIMES:
            return later
        if word.tag in FINITE:
            return len(words)
    return len(words)


def _whether(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    at = _past_adverbs(words, first)
    if cue.addressed and at < len(words) and words[at].lower not in QUESTIONS:
        at = _past_addressee(words, at, lexicon)
    if at >= len(words) or words[at].lower not in QUESTIONS:
        return None
    last = clause_end(unit, at, lexicon=lexicon)
    if not has_finite_verb(words, at, last):
        return None
    return Following(frame="whether", first=at, last=last)


def _as(unit: Unit, first: int, _: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    for at in range(first + 1, min(len(words) - 1, first + REACH)):
        word = words[at]
        if word.tag in FINITE or word.text in (";", ":", "."):
            return None
        if word.lower == "as" and words[at + 1].lower not in ("well", "of"):
            if words[first].tag is Tag.PREPOSITION and words[first].lower != "to":
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
    for at in range(first + 1, min(len(words), first + 10)):
        word, before = words[at], words[at - 1]
        if word.tag in FINITE or word.tag in (Tag.SIGN, Tag.THAT):
            return None
        named = word.tag is Tag.QUOTE or word.lower in ("a", "an", "the", "one")
        if named and before.tag in (Tag.OTHER, Tag.NAME, Tag.PRONOUN, Tag.VERB):
            last = clause_end(unit, at, lexicon=lexicon, phrase=True)
            return Following(frame="name", first=first, last=last)
    return None


def _verb(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    at = start = _past_adverbs(words, first)
    if cue.addressed:
        if words[min(at, len(words) - 1)].tag in (Tag.PREPOSITION, Tag.SIGN):
            return None
        while at < min(len(words), start + 10) and words[at].lower != "to":
            if words[at].tag in (*FINITE, Tag.SIGN, Tag.THAT, Tag.QUOTE):
                return None
            at += 1
        if at == start + 1 and words[start].tag is Tag.PRONOUN:
            start = at
    if at + 1 >= len(words) or words[at].lower != "to":
        return None
    verb = words[at + 1]
    known = lexicon.verbs.get(verb.lower) is Form.BASE or verb.lower in (
        "be",
        "have",
        "not",
    )
    unknown = verb.tag is Tag.OTHER and not verb.lower.endswith(("s", "ing", "ed"))
    objects = at + 2 < len(words) and words[at + 2].tag is Tag.DETERMINER
    if not (known or (unknown and (cue.addressed or objects))):
        return None
    last = clause_end(unit, start, lexicon=lexicon)
    return Following(frame="verb", first=start, last=last)


def _about(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    if words[first].lower not in cue.to or first + 1 >= len(words):
        return None
    last = clause_end(unit, first + 1, lexicon=lexicon, phrase=True)
    if last - first < LEAST_NOUNS:
        return None
    return Following(frame="about", first=first + 1, last=last)


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
        at = _past_adverbs(words, first)
        if at >= len(words) or not _begins_phrase(words, at):
            return None
    if at < len(words) and words[at].tag is Tag.PRONOUN:
        return None
    last = clause_end(unit, at, lexicon=lexicon, phrase=True)
    if last - at + 1 < LEAST_NOUNS and words[at].tag is not Tag.QUOTE:
        return None
    if cue.linked and not any(
        words[n].lower in cue.linked for n in range(at + 1, last)
    ):
        return None
    # "rejected claims that": what is rejected is what was claimed.
    for n in range(at, min(last, at + 5)):
        if words[n].lower in lexicon.nouns and words[n + 1].tag is Tag.THAT:
            return Following(frame="that", first=n + 1, last=last)
    return Following(frame="noun", first=at, last=last)


Finder = Callable[[Unit, int, Cue, Lexicon], Following | None]

FRAMES: tuple[tuple[str, Finder], ...] = (
    ("that", _that),
    ("whether", _whether),
    ("quote", _quote),
    ("clause", _clause),
    ("as", _as),
    ("name", _name),
    ("verb", _verb),
    ("about", _about),
    ("noun", _noun),
)
