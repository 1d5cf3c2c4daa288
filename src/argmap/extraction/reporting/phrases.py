"""Noun phrases: who speaks, found before or after a reporting verb.

A phrase is a range of words, (first, last) inclusive, so that a caller can look at its
neighbours.
"""

from __future__ import annotations

from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word, quoted_end

__all__ = [
    "SPOKEN",
    "Range",
    "is_statement",
    "past_name",
    "phrase_after",
    "phrase_before",
]

Range = tuple[int, int]

NOMINAL = frozenset((Tag.OTHER, Tag.NAME, Tag.NUMBER, Tag.QUOTE))
INNER = NOMINAL | {Tag.DETERMINER, Tag.PREPOSITION, Tag.CONJUNCTION}
NEAREST = frozenset((Tag.OTHER, Tag.NAME, Tag.NUMBER, Tag.DETERMINER))
ALONE = frozenset(
    [
        "some",
        "many",
        "others",
        "several",
        "both",
        "all",
        "most",
        "few",
        "another",
        "one",
        "critics",
        "each",
        "those",
        "these",
    ]
)
ARTICLES = frozenset(("the", "a", "an", "his", "her", "its", "their", "our"))
BARE = frozenset((Tag.OTHER, Tag.NAME))
LONGEST = 40
SPOKEN = (",", ".", "?", "!")


def phrase_before(words: list[Word], back: int, *, lexicon: Lexicon) -> Range | None:
    """Return the noun phrase or pronoun that ends at a place.

    Parameters
    ----------
    words : list of Word
        The unit.
    back : int
        The place of its last word.
    lexicon : Lexicon
        Words of closed classes.

    Returns
    -------
    (int, int) or None
        With the phrases that hang on its head (supporters of the cap).
    """
    if back < 0:
        return None
    last = words[back]
    hangs = last.lower in ("them", "us", "these", "those") and back > 1
    if last.tag is Tag.PRONOUN and not hangs:
        return (back, back)
    if last.tag is Tag.RELATIVE:
        # "The report, which found that": a thing that "which" picks out says nothing.
        speaks = last.lower == "who" or (
            last.lower == "which" and back > 0 and words[back - 1].text == ","
        )
        first = _antecedent(words, back, lexicon) if speaks else None
        return None if first is None else (first, back)
    back = _without_time(words, back, lexicon)
    low = max(-1, back - LONGEST)
    closed = 0
    # "one of them": the pronoun hangs on a noun.
    at = back - 1 if last.tag is Tag.PRONOUN else back
    while at > low:
        if words[at].text in "()":
            # "Owners left (one clerk said": the bracket is not closed.
            closed += 1 if words[at].text == ")" else -1
            if closed < 0:
                break
        before = _over_word(words, at, back, lexicon)
        if before is None:
            break
        at = before
    return _trimmed(words, at + 1, back, lexicon)


def _over_word(words: list[Word], at: int, back: int, lexicon: Lexicon) -> int | None:
    """Return the place before a word of a noun phrase, or None if it is none of it."""
    word = words[at]
    if word.tag is Tag.QUOTE and is_statement(word):
        return None
    if word.lower == "as" and at and words[at - 1].lower == "such":
        # "Skeptics such as Denholm".
        return at - 2
    if at < back and words[at + 1].lower in ARTICLES and word.tag in BARE:
        # "an amount the office estimates": another phrase ends here.
        return None
    if (
        word.tag in INNER
        or _inner_sign(words, at)
        or (word.tag is Tag.VERB and _noun_like(words, at, back))
        or (word.tag is Tag.VERB and _reduced(words, at, back, lexicon))
    ):
        return at - 1
    if word.tag in FINITE:
        relative = _relative(words, at)
        return None if relative < 1 else relative - 1
    modifies = (
        word.tag is Tag.ADVERB
        and at > 0
        and (
            words[at - 1].tag in (Tag.DETERMINER, Tag.PREPOSITION)
            or (words[at + 1].tag is Tag.VERB and at < back)
        )
    )
    return at - 1 if modifies else None


def _antecedent(words: list[Word], who: int, lexicon: Lexicon) -> int | None:
    """Return where the noun phrase begins that "who" stands for."""
    before = who - 1 if who and words[who - 1].text != "," else who - 2
    found = phrase_before(words, before, lexicon=lexicon)
    inside = found is None or (found[0] and words[found[0] - 1].lower == "with")
    if inside and before >= 0 and words[before].tag is Tag.NAME:
        # "With help from Ann Lee, who said".
        first = before
        while first and words[first - 1].tag is Tag.NAME:
            first -= 1
        return first
    if found is None:
        return _nearest(words, before) if before >= 0 else None
    # "a report by two brokers, who": they, not the report.
    by = [n for n in range(found[0] + 1, before) if words[n].lower == "by"]
    return by[-1] + 1 if by else found[0]


def _nearest(words: list[Word], last: int) -> int | None:
    """Return where the last noun of "it relied on the clerk, who" begins, "the" and all."""
    first = last + 1
    while first and words[first - 1].tag in NEAREST:
        first -= 1
    return first if first <= last and words[last].tag is not Tag.DETERMINER else None


def is_statement(quotation: Word) -> bool:
    """Tell a quotation that says something from a name or a word in quote signs.

    Parameters
    ----------
    quotation : Word
        A quotation as one word.

    Returns
    -------
    bool
        True for more than three words, or a stop or comma before the closing sign.
    """
    text = quotation.text
    return quoted_end(text) in SPOKEN or text.count(" ") > 2


def _inner_sign(words: list[Word], at: int) -> bool:
    """Tell a sign inside a name: the stop of "Gov.", an ampersand, a bracket."""
    text = words[at].text
    if text == ".":
        before = words[at - 1] if at else None
        if before is None or before.lower == "al":
            return before is not None
        return before.text[0].isupper() and len(before.text) < 6
    return text in ("&", "%", "$", "(", ")", "#", "/", "'", "’")


def _without_time(words: list[Word], back: int, lexicon: Lexicon) -> int:
    """Pass over "on Monday" or "this week" between a subject and its verb."""
    times = lexicon.classes["times"]
    if words[back].lower not in times or back == 0:
        return back
    before = words[back - 1]
    if before.tag is Tag.PREPOSITION and back > 1:
        return back - 2
    if before.lower in ("this", "last", "earlier", "next", "past") and back > 1:
        further = before.lower == "past" and words[back - 2].tag is Tag.DETERMINER
        return back - 2 - (further and back > 2)
    if words[back].text[0].isupper() and before.tag in (Tag.NAME, Tag.OTHER):
        return back - 1
    return back


def _noun_like(words: list[Word], at: int, back: int) -> bool:
    """Tell whether a word that may be a verb is a noun here: a new plan."""
    word = words[at]
    if word.lower.endswith("ed") and at != back:
        # "related costs" after a determiner or preposition.
        return at > 0 and words[at - 1].tag in (Tag.DETERMINER, Tag.PREPOSITION)
    if at == 0:
        return not word.lower.endswith("ed")
    before = words[at - 1]
    if before.tag in (Tag.DETERMINER, Tag.PREPOSITION, Tag.NUMBER):
        return True
    if before.tag is Tag.CONJUNCTION:
        return at > 1 and words[at - 2].tag in NOMINAL and at == back
    if at == back:
        return before.tag in (Tag.OTHER, Tag.NAME)
    after = words[at + 1]
    return before.tag in (Tag.OTHER, Tag.NAME) and after.tag is Tag.PREPOSITION


def _reduced(words: list[Word], at: int, back: int, lexicon: Lexicon) -> bool:
    """Tell a participle that hangs on the noun before: voters interviewed at a rally."""
    if at in (0, back) or words[at].lower.endswith("s"):
        return False
    after = words[at + 1]
    before = (
        words[at - 2] if words[at - 1].tag is Tag.ADVERB and at > 1 else words[at - 1]
    )
    return before.tag in (Tag.OTHER, Tag.NAME) and (
        after.tag in (Tag.PREPOSITION, Tag.ADVERB)
        # "A report released Monday", "a post shared more than 400 times".
        or after.lower in ("last", "this", "earlier", "more", "by")
        or after.lower in lexicon.classes["times"]
    )


def _relative(words: list[Word], at: int) -> int:
    """Return the place of the relative word whose clause holds a verb, or -1."""
    low = max(0, at - 12)
    while at >= low:
        word = words[at]
        if word.tag is Tag.RELATIVE or (
            word.tag is Tag.THAT and at and words[at - 1].tag in (Tag.OTHER, Tag.NAME)
        ):
            return at
        if word.tag in (Tag.SIGN, Tag.SUBORDINATOR, Tag.PRONOUN):
            return -1
        at -= 1
    return -1


def _trimmed(
    words: list[Word], first: int, last: int, lexicon: Lexicon
) -> Range | None:
    """Return a range without what cannot begin a noun phrase, or None."""
    stopped = first > 0 and words[first - 1].tag in (*FINITE, Tag.PRONOUN, Tag.THAT)
    if stopped:
        cut = [at for at in range(first, last) if words[at].tag is Tag.CONJUNCTION]
        if cut and words[first - 1].tag in FINITE:
            first = cut[-1] + 1
    while first <= last and (
        words[first].tag in (Tag.CONJUNCTION, Tag.ADVERB)
        or words[first].text in (".", ")", "%", "/", "'", "’")
        # "What the paper called a late fee".
        or (words[first].lower == "what" and first < last)
    ):
        first += 1
    if first <= last and words[first].tag is Tag.PREPOSITION:
        first = _after_leading_phrase(words, first, last)
    if first > last:
        return None
    if not any(
        words[at].tag in (Tag.OTHER, Tag.NAME, Tag.VERB, Tag.QUOTE)
        for at in range(first, last + 1)
    ):
        partial = first < last and words[first + 1].lower == "of"
        alone = words[first].lower in ALONE and (first == last or partial)
        return (first, last) if alone else None
    if words[last].tag in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DETERMINER):
        return None
    if first == last and words[first].lower in lexicon.classes["times"]:
        return None
    return (first, last)


def _after_leading_phrase(words: list[Word], first: int, last: int) -> int:
    """Return where the subject begins after "In 2012" or "At the time"."""
    for at in range(last, first + 1, -1):
        before = words[at - 1]
        if before.tag in (Tag.PREPOSITION, Tag.CONJUNCTION):
            continue
        word = words[at]
        if word.tag is Tag.DETERMINER and before.tag in NOMINAL:
            return at
        if word.tag is Tag.NAME and before.tag in (Tag.OTHER, Tag.NUMBER):
            return at
    # "with long cases showing": what stands with the clause has a verb of its own.
    return first + 1 if words[first].lower == "with" else last + 1


def phrase_after(words: list[Word], at: int, *, lexicon: Lexicon) -> Range | None:
    """Return the noun phrase or pronoun that begins at a place.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        The place of its first word.
    lexicon : Lexicon
        Words of closed classes.

    Returns
    -------
    (int, int) or None
        Up to the next sign, verb or clause.
    """
    if at >= len(words):
        return None
    alone = at + 1 == len(words) or words[at + 1].tag is Tag.SIGN
    if words[at].tag is Tag.PRONOUN or (words[at].lower == "her" and alone):
        return (at, at)
    if words[at].tag in (Tag.CONJUNCTION, Tag.PREPOSITION, Tag.SIGN):
        return None
    last = at
    named = False
    while last < len(words) and last - at < LONGEST:
        word = words[last]
        if (
            word.lower == "to"
            and last + 1 < len(words)
            and lexicon.verbs.get(words[last + 1].lower) is Form.BASE
        ):
            break
        if word.tag in INNER or _inner_sign(words, last):
            named = named or word.tag in NOMINAL
        elif (
            word.tag is Tag.VERB
            and last > at
            and words[last - 1].tag in (Tag.DETERMINER, Tag.PREPOSITION)
        ) or (word.tag is Tag.VERB and last == at and len(words) > at + 1):
            named = True
        elif (
            word.tag is Tag.ADVERB
            and last > at
            and words[last - 1].tag
            in (
                Tag.DETERMINER,
                Tag.PREPOSITION,
            )
        ):
            pass
        else:
            break
        last += 1
    last -= 1
    while last >= at and (
        words[last].tag in (Tag.PREPOSITION, Tag.CONJUNCTION, Tag.DETERMINER, Tag.SIGN)
        and words[last].text not in (")", "%")
    ):
        last -= 1
    return (at, last) if named and last >= at else None


def past_name(words: list[Word], last: int) -> int:
    """Return the end of a title with its name: said its director, Ann Lee.

    Parameters
    ----------
    words : list of Word
        The unit.
    last : int
        The last word of the title.

    Returns
    -------
    int
        The same place where no name follows between a comma and a sign: "according to
        the report, Lee left" names nobody.
    """
    if last + 2 >= len(words) or words[last + 1].text != ",":
        return last
    end = last + 2
    while end < len(words) and words[end].tag is Tag.NAME:
        end += 1
    if end == last + 2 or words[last].tag is not Tag.OTHER:
        return last
    closed = end == len(words) or words[end].text in (".", ",")
    return end - 1 if closed else last
