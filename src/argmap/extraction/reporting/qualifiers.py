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
    ("if", "when", "while", "although", "though", "because", "unless", "once", "since")
)
LONGEST_LEAD = 240
LEAST_MAIN = 12
ENDS = frozenset((Tag.SUBORDINATOR, Tag.RELATIVE, Tag.THAT, Tag.CONJUNCTION))


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
    negations = frozenset(table("qualifiers")["negations"].split())
    done = []
    for one in made:
        main = main_clause(text, one.contents, lexicon=lexicon)
        done.append(
            attrs.evolve(
                one,
                negated=one.withheld or is_negated(main, negations=negations),
                hedged=is_hedged(main, lemma=one.lemma)
                or (
                    one.cue is not None
                    and fold(text[slice(*one.cue)]).lower().startswith("as far as")
                ),
            )
        )
    return tuple(done)


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
        if word.tag is Tag.RELATIVE and kept:
            at = _past_relative(words, at, lexicon)
            continue
        finite = finite or word.tag in FINITE
        kept.append(word)
    return kept


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
            elif word.tag is not Tag.THAT:
                found.append(word)
    return found


def _past_relative(words: list[Word], at: int, lexicon: Lexicon) -> int:
    """Return the place of the verb that goes on behind a relative clause.

    "Those who do not pay" are no part of what is said of them.
    """
    seen = False
    while at < len(words) and not _ends_sentence(words, at, lexicon):
        word, before = words[at], words[at - 1]
        behind = before.tag in (Tag.OTHER, Tag.NAME)
        if seen and word.tag in FINITE and (behind or not word.lower.endswith("ed")):
            break
        seen = word.tag is not Tag.RELATIVE and (seen or word.tag is Tag.VERB)
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
    for at, word in enumerate(words):
        after = words[at + 1].lower if at + 1 < len(words) else ""
        before = words[at - 1] if at else None
        if word.lower.endswith("n't"):
            return True
        if before is not None and (
            # "whether or not"; "foolish to not ask" and "blamed for not asking".
            before.text == "("
            or before.tag is Tag.PREPOSITION
            or before.lower in ("or", "to")
        ):
            continue
        if word.lower in negations and after not in ("only", "just", "doubt", "matter"):
            return True
    return False


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
    cues, hedges, near, phrases = _hedging()
    if lemma in cues:
        return True
    for at, word in enumerate(words):
        following = words[at + 1] if at + 1 < len(words) else None
        modifies = following is not None and following.tag in (Tag.OTHER, Tag.NAME)
        # "likely voters" are sure to be some.
        compared = at > 0 and words[at - 1].lower in ("more", "less", "as")
        likely = word.lower in ("likely", "unlikely") and (modifies or compared)
        # "Could not" tells what was impossible.
        unable = (
            word.lower == "could"
            and following is not None
            and (following.lower in ("not", "never", "only"))
        )
        if word.lower in hedges and word.text[0].islower() and not (likely or unable):
            return True
        counts = following is not None and (
            following.tag is Tag.NUMBER or following.text in "$€£"
        )
        if counts and word.lower in near:
            return True
    plain = " ".join(word.lower for word in words)
    return any(f" {phrase} " in f" {plain} " for phrase in phrases)


@functools.cache
def _hedging() -> tuple[
    frozenset[str], frozenset[str], frozenset[str], tuple[str, ...]
]:
    known = table("qualifiers")
    return (
        frozenset(known["cues"].split()),
        frozenset(known["hedges"].split()),
        frozenset(known["approximators"].split()),
        tuple(known["phrases"]),
    )
