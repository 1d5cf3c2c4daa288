"""Qualifiers: whether a content is turned round or hedged, in its main clause."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence

import attrs

from argmap.extraction.records import Attribution, Spans
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag, table
from argmap.extraction.words.tokens import Word, tagged
from argmap.texts.folding import fold

__all__ = ["is_hedged", "is_negated", "main_clause", "qualified"]

LONGEST = 2_000
FRONTED = frozenset(
    (
        *("if", "when", "while", "although", "though", "because", "unless", "once"),
        *("since", "after", "before", "until", "whereas", "as"),
    )
)
LONGEST_LEAD = 240
LEAST_MAIN = 12
LONGEST_RESERVE = 60
# What stands behind "appeared" where it tells of a place or a time.
PLACING = frozenset((Tag.PREPOSITION, Tag.DETERMINER, Tag.NAME, Tag.NUMBER, Tag.SIGN))
ENDS = frozenset((Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THAT, Tag.CONJUNCTION))
NOUNS = frozenset((Tag.OTHER, Tag.NAME))


def qualified(
    text: str, made: Iterable[Attribution], *, lexicon: Lexicon
) -> tuple[Attribution, ...]:
    """Return attributions with their negation and their hedges.

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
        In the same order.
    """
    negations = _known("negations")
    done = []
    for one in made:
        main = main_clause(text, one.contents, lexicon=lexicon)
        done.append(
            attrs.evolve(
                one,
                negated=one.withheld or is_negated(main, negations=negations),
                hedged=is_hedged(main, lemma=one.lemma)
                or _is_told_with_reserve(text, one, lexicon),
            )
        )
    return tuple(done)


def _is_told_with_reserve(text: str, one: Attribution, lexicon: Lexicon) -> bool:
    """Tell whether a hedge stands with who says it: perhaps critics say."""
    if one.cue is None:
        return False
    start, end = one.cue
    if fold(text[start:end]).lower().startswith("as far as"):
        return True
    if one.source is None or one.source[0] > start:
        return False
    first, last = one.source
    lead = tagged(text, (max(0, first - LONGEST_RESERVE), first), lexicon=lexicon)
    while lead and (lead[-1].tag is Tag.DETERMINER or lead[-1].text == ","):
        lead.pop()
    group = tagged(text, (max(last, start - LONGEST_RESERVE), end), lexicon=lexicon)
    since = next(
        (n for n in range(len(group), 0, -1) if not _is_in_group(group[n - 1], start)),
        0,
    )
    near = (*lead[-1:], *group[since:])
    return any(word.lower in _known("reserves") for word in near)


def _is_in_group(word: Word, start: int) -> bool:
    """Tell a word of a verb that reports, or one of those before it: has reportedly."""
    return word.start >= start or word.tag in (Tag.AUXILIARY, Tag.ADVERB)


def main_clause(text: str, spans: Spans, *, lexicon: Lexicon) -> list[Word]:
    """Return the words of a content up to its first subordinate clause.

    Parameters
    ----------
    text : str
        The whole text.
    spans : tuple of (int, int)
        The content.
    lexicon : Lexicon
        What words are tagged by.

    Returns
    -------
    list of Word
        Without the "that" that leads it in.
    """
    words = _past_lead(text, spans, lexicon)
    kept: list[Word] = []
    finite = False
    at = 0
    while at < len(words) and not _ends_sentence(words, at, lexicon):
        word = words[at]
        if finite and (word.tag in ENDS or word.text in (";", ",")):
            break
        at += 1
        if kept and (word.tag is Tag.RELATIVE or _is_relative_that(words, at - 1)):
            at = _past_relative(words, at, lexicon)
            continue
        finite = finite or _is_finite(word)
        kept.append(word)
    return kept


def _is_finite(word: Word) -> bool:
    """Tell a verb, also one that a pronoun has swallowed: we're, it's."""
    return word.tag in FINITE or (word.tag is Tag.PRONOUN and "'" in word.lower)


def _is_relative_that(words: Sequence[Word], at: int) -> bool:
    """Tell "firms that pay", and "fears that rents rise", from "that firm"."""
    return words[at].tag is Tag.THAT and words[at - 1].tag in NOUNS


def _past_lead(text: str, spans: Spans, lexicon: Lexicon) -> list[Word]:
    """Return the words of a content past the "that" and the clauses that lead it in."""
    found: list[Word] = []
    leading = False
    for start, end in spans:
        for word in tagged(text, (start, min(end, start + LONGEST)), lexicon=lexicon):
            if found:
                found.append(word)
            elif leading:
                # "If rents fall, it may help": the main clause follows the comma.
                leading = word.text != ","
            elif word.tag is Tag.SUBORDINATOR and word.lower in FRONTED:
                leading = _goes_on(text, word.end, end)
                found += [] if leading else [word]
            elif word.tag not in (Tag.THAT, Tag.QUOTE):
                found.append(word)
    return found


def _past_relative(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Return the place of the verb that goes on behind a relative clause.

    "Those who do not pay" are no part of what is said of them.
    """
    seen = False
    while at < len(words) and not _ends_sentence(words, at, lexicon):
        word, before = words[at], words[at - 1]
        behind = before.tag in NOUNS
        if seen and word.tag in FINITE and (behind or not word.lower.endswith("ed")):
            break
        # "Who are not ill": what an auxiliary leads in stands for a verb.
        led = before.tag is Tag.AUXILIARY or before.lower == "not"
        verb = (
            word.tag is Tag.VERB
            or (led and word.tag not in (Tag.AUXILIARY, Tag.ADVERB))
            # "Who tap in": nothing but its place tells that it is a verb.
            or (before.lower == "who" and word.tag is Tag.OTHER)
        )
        seen = word.tag is not Tag.RELATIVE and (seen or verb)
        at += 1
    return at


def _ends_sentence(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell a stop from that of an abbreviation."""
    if at == 0 or words[at].text not in ("?", "!", "."):
        return False
    before = words[at - 1]
    return len(before.text) > 1 and before.lower not in lexicon.classes["abbreviations"]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a main clause follows the one that leads a content in."""
    comma = text.find(",", start, min(end, start + LONGEST_LEAD))
    return comma >= 0 and end - comma > LEAST_MAIN


def is_negated(words: Sequence[Word], *, negations: frozenset[str]) -> bool:
    """Tell whether a negation has a main clause in its scope.

    Parameters
    ----------
    words : sequence of Word
        A main clause.
    negations : frozenset of str
        Words that turn a clause round.

    Returns
    -------
    bool
        "not only" and "no longer than" turn nothing round.

    Examples
    --------
    >>> from argmap.extraction.words.lexicon import lexicon
    >>> words = tagged("rents did not fall", (0, 18), lexicon=lexicon())
    >>> is_negated(words, negations=frozenset(["not"]))
    True
    """
    return any(_turns(words, at, negations) for at in range(len(words)))


def _turns(words: Sequence[Word], at: int, negations: frozenset[str]) -> bool:
    """Tell whether a word turns its clause round."""
    word = words[at]
    if word.lower.endswith("n't"):
        return True
    if word.lower not in negations or _is_idle(words, at):
        return False
    before = words[at - 1] if at else None
    if before is None:
        return True
    return not (
        # "whether or not"; "foolish to not ask" and "blamed for not asking".
        before.text == "("
        or before.tag is Tag.PREPOSITION
        or before.lower in ("or", "to")
        or _is_of_infinitive(words, at)
        or _is_of_participle(words, at)
    )


def _is_idle(words: Sequence[Word], at: int) -> bool:
    """Tell a negation that turns nothing round: no doubt, no fewer than 40, "No, we"."""
    after, later = (words[n].lower if n < len(words) else "" for n in (at + 1, at + 2))
    compared = after in _known("compared") and later == "than"
    praised = (words[at].lower, after) == ("nothing", "short")
    answer = words[at].lower == "no" and after in (",", ";", ".", "—")
    return answer or after in _known("idle") or compared or praised


def _is_of_infinitive(words: Sequence[Word], at: int) -> bool:
    """Tell "told staff not to go" from "staff ought not to go" and "not to go"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    return (
        after == "to"
        and words[at].lower in ("not", "never")
        and words[at - 1].tag is not Tag.AUXILIARY
        and any(_is_finite(word) for word in words[:at])
    )


def _is_of_participle(words: Sequence[Word], at: int) -> bool:
    """Tell "owners not hired by a town pay" from "the town not pay"."""
    after = words[at + 1].lower if at + 1 < len(words) else ""
    if words[at - 1].text == "," and after.endswith("ing"):
        # "$388,000 a year, not counting overtime".
        return True
    return (
        words[at - 1].tag in NOUNS
        and after.endswith(("ed", "ing"))
        and not any(_is_finite(word) for word in words[:at])
        and any(_is_finite(word) for word in words[at + 2 :])
    )


def is_hedged(words: Sequence[Word], *, lemma: str) -> bool:
    """Tell whether a main clause, or the verb that reports it, is hedged.

    Parameters
    ----------
    words : sequence of Word
        A main clause.
    lemma : str
        The reporting verb, or "".

    Returns
    -------
    bool
        "About 6,000" is a hedge; "about rents" is not.

    Examples
    --------
    >>> from argmap.extraction.words.lexicon import lexicon
    >>> words = tagged("rents may fall", (0, 14), lexicon=lexicon())
    >>> is_hedged(words, lemma="say")
    True
    """
    if lemma in _known("cues"):
        return True
    if any(_weakens(words, at) for at in range(len(words))):
        return True
    plain = f" {' '.join(word.lower for word in words)} "
    for phrase in table("qualifiers")["sure"]:
        plain = plain.replace(f" {phrase} ", " ")
    return any(f" {phrase} " in plain for phrase in table("qualifiers")["phrases"])


def _weakens(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word hedges its clause."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) else None
    counts = following is not None and (
        following.tag is Tag.NUMBER or following.text in "$€£"
    )
    if counts and word.lower in _known("approximators"):
        return True
    if word.lower not in _known("hedges") or word.text == "May":
        return False
    told = _SENSES.get(word.lower)
    return told is None or told(words, at)


def _is_probable(words: Sequence[Word], at: int) -> bool:
    """Tell "will likely fall" from "likely voters" and "less likely to pay"."""
    modifies = at + 1 < len(words) and words[at + 1].tag in NOUNS
    return not modifies and not (at and words[at - 1].lower in ("more", "less", "as"))


def _is_possible(words: Sequence[Word], at: int) -> bool:
    """Tell what could be from what somebody was able to do: could afford, few could."""
    counted = _known("few") | _known("negations")
    return not any(word.lower in counted for word in words[:at]) and (
        at + 1 >= len(words) or words[at + 1].lower not in _known("abilities")
    )


def _is_uncertain(words: Sequence[Word], at: int) -> bool:
    """Tell "may fall" from a permission: voters may register, may leave on Fridays."""
    plain = f" {' '.join(word.lower for word in words[at:])} "
    if any(f" {phrase} " in plain for phrase in table("qualifiers")["allowed"]):
        return False
    if at + 1 >= len(words) or words[at + 1].lower not in _known("permitted"):
        return True
    # "Voters may register" tells of anyone, "the owners may appeal" of some.
    subject = [word.tag for word in words[max(0, at - 2) : at]]
    return (
        not words[at - 1].lower.endswith("s")
        or subject[-1:] != [Tag.OTHER]
        or subject[0] is Tag.DETERMINER
    )


def _is_seeming(words: Sequence[Word], at: int) -> bool:
    """Tell "appeared to fall" and "appeared calm" from "appeared before a judge"."""
    if at and words[at - 1].lower == "it":
        return True
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and (after.lower == "to" or after.tag not in PLACING)


_SENSES = {
    **dict.fromkeys(("likely", "unlikely"), _is_probable),
    **dict.fromkeys(("appear", "appears", "appeared"), _is_seeming),
    "could": _is_possible,
    "may": _is_uncertain,
}


@functools.cache
def _known(name: str) -> frozenset[str]:
    return frozenset(table("qualifiers")[name].split())
