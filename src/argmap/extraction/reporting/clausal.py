"""Frames of clauses: the content behind a verb is a clause or a quotation."""

from __future__ import annotations

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.clauses import clause_end
from argmap.extraction.reporting.insertions import (
    PARTS_OF_DAY,
    TIMES,
    comma_from,
    past_addressee,
    past_adverbs,
    past_dashes,
    past_phrase,
    past_phrase_to,
)
from argmap.extraction.reporting.phrases import phrase_after
from argmap.extraction.reporting.pointing import points_back
from argmap.extraction.reporting.report import Finder, Following
from argmap.extraction.reporting.verb_groups import has_finite_verb
from argmap.extraction.words.lexicon import FINITE, Cue, Lexicon, Tag
from argmap.extraction.words.tokens import Word, quoted_end
from argmap.model.assertions import Stance

__all__ = ["CLAUSAL"]

REACH = 28
LONG = 5
NEAR = 8
FAR = 25
STARTS = frozenset((Tag.DETERMINER, Tag.PRONOUN, Tag.NAME, Tag.NUMBER, Tag.OTHER))
BOUNDING = frozenset(
    [
        "about",
        "almost",
        "around",
        "approximately",
        "as",
        "at",
        "barely",
        "fewer",
        "hardly",
        "just",
        "least",
        "less",
        "many",
        "more",
        "most",
        "nearly",
        "only",
        "over",
        "roughly",
        "some",
        "than",
        "to",
        "under",
        "up",
    ]
)
QUESTIONS = frozenset(
    ["how", "why", "whether", "what", "if", "where", "when", "who", "which"]
)
ACTING = frozenset(("he", "she", "they", "we"))
PLURAL = frozenset(("are", "were", "have"))
INDIRECT = frozenset(("whether", "why", "how"))
CLOSED = (".", "!", "?", ",", "…")


def _plain(words: list[Word], first: int, stop: int, *, addressed: bool) -> bool:
    """Tell whether only adverbs, phrases and an addressee stand between two places."""
    at = first
    while at < stop and words[at].tag is Tag.ADVERB:
        at += 1
    stop = _before_insertion(words, at, stop)
    if at == stop:
        return True
    if any(words[n].tag in FINITE for n in range(at, stop)):
        return False
    signs = [words[n].text for n in range(at, stop) if words[n].tag is Tag.SIGN]
    if any(sign not in (".", "(", ")") for sign in signs):
        return False
    lead = words[at]
    return (
        addressed
        or lead.tag is Tag.PREPOSITION
        or lead.text in (",", "(")
        or lead.lower in ("last", "this", "earlier", "late")
        or lead.lower in TIMES
        or words[stop - 1].lower in TIMES
        # "Has said many times that".
        or words[stop - 1].lower in ("times", "occasions")
    )


def _before_insertion(words: list[Word], first: int, stop: int) -> int:
    """Return where an insertion between commas begins: in a letter, signed by Lee, that."""
    comma = comma_from(words, first, stop - first)
    if comma is None or words[stop - 1].text != ",":
        return stop
    # "Rents, he said, that had fallen": one comma closes the saying.
    closes = comma + 1 == stop and words[stop].tag is Tag.THAT
    # "Owners say, and the town admits, that".
    coordinated = (
        words[comma + 1].tag is Tag.CONJUNCTION and words[stop].tag is not Tag.THAT
    )
    return stop if closes or coordinated else comma


def _that(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    first = past_dashes(unit, first)
    for at in range(first, min(len(words), first + REACH)):
        word = words[at]
        if unit.sentences[at] != unit.sentences[first] or word.tag is Tag.QUOTE:
            return None
        if word.tag is Tag.THAT:
            if not _plain(words, first, at, addressed=cue.addressed):
                return None
            last = clause_end(unit, at, lexicon=lexicon)
            if at >= last or words[at + 1].lower in PLURAL:
                # "Claims that were denied".
                return None
            denied = cue.stance is Stance.DENIES and points_back(words, at, at + 1)
            if denied and _closes(words, at + 2):
                # "Disputed that claim".
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


def _closes(words: list[Word], at: int) -> bool:
    """Tell whether a sign, a second verb or nothing follows: that figure, but left."""
    if at >= len(words) or words[at].tag is Tag.SIGN:
        # "That figure, which the clerk gave".
        return at + 1 >= len(words) or words[at + 1].tag is not Tag.RELATIVE
    joined = past_adverbs(words, at + 1)
    return (
        words[at].tag is Tag.CONJUNCTION
        and joined < len(words)
        and words[joined].tag in FINITE
    )


def _quote(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    for at in range(first, min(len(words), first + REACH)):
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
            and not _plain(words, first, at, addressed=cue.addressed)
        ):
            return None
        sentence = word.text[1:2].isupper() and quoted_end(word.text) in CLOSED
        if before == "," and short and not sentence:
            return None
        if not led and short and word.text[1:2].islower() and "clause" not in cue.takes:
            return None
        return _from_quote(unit, at, lexicon)
    return None


def _from_quote(unit: Unit, at: int, lexicon: Lexicon) -> Following:
    """Return a content that begins with a quotation: to its end, or the clause's."""
    words = unit.words
    closed = quoted_end(words[at].text) in CLOSED
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
    at = past_adverbs(words, first)
    denied = cue.stance is Stance.DENIES and at < len(words)
    if denied and words[at].lower.endswith("ing"):
        # "Denied having said that": somebody did not say it.
        return None
    colon = _colon(words, first, addressed=cue.addressed)
    if colon is not None:
        # It leads in a clause as "that" does: The paper reports in May: rents fell.
        at = colon + 1
    elif at + 1 < len(words) and _supposes(unit, at):
        at += 1
    if cue.addressed and colon is None:
        if at >= len(words) or words[at].tag is Tag.PREPOSITION:
            return None
        at = past_addressee(words, at, lexicon)
    elif _past_bound(words, at) > at:
        pass
    elif at < len(words) and words[at].tag is Tag.PREPOSITION:
        at = past_phrase(unit, at)
    elif at < len(words) and words[at].lower in TIMES:
        at += 1 + (at + 1 < len(words) and words[at + 1].lower in PARTS_OF_DAY)
    if words[first].tag is Tag.AUXILIARY and not cue.addressed:
        # "a dispute that managers said could delay repairs".
        last = _before_second_verb(
            words, first, clause_end(unit, first, lexicon=lexicon)
        )
        if last <= first:
            return None
        return Following(frame="clause", first=first, last=last)
    begins = _past_bound(words, at)
    if begins >= len(words) or words[begins].tag not in STARTS:
        fronted = at < len(words) and words[at].lower in ("if", "when", "because", "in")
        if not fronted:
            return None
    if unit.sentences[at] != unit.sentences[first]:
        return None
    last = clause_end(unit, at, lexicon=lexicon)
    subject = phrase_after(words, begins, lexicon=lexicon)
    if subject is not None and _goes_on(words, subject[1] + 1):
        return None
    behind = words[subject[1] + 1] if subject and subject[1] + 1 < len(words) else None
    if denied and behind is not None and behind.tag in (Tag.THAT, Tag.RELATIVE):
        # "Denied the allegation that he lied": a noun phrase.
        return None
    stop = last if subject is None else _verb_reach(words, subject[1], last)
    quoted = any(words[n].tag is Tag.QUOTE for n in range(at + 1, last + 1))
    # "They no longer drive": some verb stands behind it, known or not.
    acting = words[begins].lower in ACTING and last > begins + 1
    if last > at and (quoted or acting or has_finite_verb(words, at, stop)):
        return Following(frame="clause", first=at, last=last)
    return None


def _colon(words: list[Word], first: int, *, addressed: bool) -> int | None:
    """Return the place of a colon behind a verb, with no more than phrases between."""
    for at in range(first, min(len(words) - 1, first + REACH)):
        if words[at].text == ":":
            return at if _plain(words, first, at, addressed=addressed) else None
        if words[at].tag in (Tag.QUOTE, *FINITE):
            return None
    return None


def _supposes(unit: Unit, comma: int) -> bool:
    """Tell "Lee said, if elected, she would" from "rents, Lee said, if not wages, fell"."""
    words = unit.words
    first = comma
    while first and unit.sentences[first - 1] == unit.sentences[comma]:
        first -= 1
    return (
        words[comma].text == ","
        and words[comma + 1].lower in ("if", "unless")
        and all(words[n].text != "," for n in range(first, comma))
    )


def _past_bound(words: list[Word], at: int) -> int:
    """Return where a number stands behind its bound: about 300, at least $4, nearly all."""
    begins = at
    while begins < len(words) - 1 and words[begins].lower in BOUNDING:
        begins += 1
    counts = begins < len(words) and (
        words[begins].tag is Tag.NUMBER or words[begins].text in "$€£"
    )
    if counts:
        return begins + (words[begins].tag is not Tag.NUMBER)
    if begins == at + 2 and words[begins].tag is Tag.OTHER:
        # "At least six", "more than half".
        return begins
    shares = begins == at + 1 and words[at].tag is Tag.ADVERB
    return begins if shares else at


def _before_second_verb(words: list[Word], first: int, last: int) -> int:
    """Return where a clause ends that another auxiliary follows: could delay it | is."""
    for at in range(first + 2, last):
        if words[at].tag is Tag.CONJUNCTION and words[at + 1].tag is Tag.RELATIVE:
            # "Who owners say is late and who has left".
            return at - 1
    for at in range(first + 2, last + 1):
        if words[at].tag in (Tag.RELATIVE, Tag.THAT, Tag.SUBORDINATOR, Tag.PRONOUN):
            break
        if words[at].tag is Tag.AUXILIARY and words[at - 1].tag in (
            Tag.OTHER,
            Tag.NAME,
        ):
            return at - 1
    return last


def _goes_on(words: list[Word], at: int) -> bool:
    """Tell whether the verb behind a phrase has another subject: and walked on."""
    if at >= len(words) or words[at].tag is not Tag.CONJUNCTION:
        return False
    at = past_adverbs(words, at + 1)
    return at < len(words) and words[at].tag in FINITE


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


def _whether(unit: Unit, first: int, cue: Cue, lexicon: Lexicon) -> Following | None:
    words = unit.words
    at = past_adverbs(words, first)
    if cue.addressed and at < len(words) and words[at].lower not in QUESTIONS:
        at = past_addressee(words, at, lexicon)
    if at < len(words) and words[at].tag is Tag.PREPOSITION:
        at = past_phrase_to(words, at, INDIRECT)
    if at >= len(words) or words[at].lower not in QUESTIONS:
        return None
    last = clause_end(unit, at, lexicon=lexicon)
    if not has_finite_verb(words, at, last):
        return None
    return Following(frame="whether", first=at, last=last)


CLAUSAL: tuple[tuple[str, Finder], ...] = (
    ("that", _that),
    ("whether", _whether),
    ("quote", _quote),
    ("clause", _clause),
)
