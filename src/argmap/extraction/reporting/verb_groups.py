"""Verb groups: finite verbs, and their subjects across what stands between."""

from __future__ import annotations

from argmap.extraction.reporting.phrases import LONGEST, NOMINAL, Range, phrase_before
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = [
    "behind_adverbs",
    "has_finite_verb",
    "has_main_verb",
    "is_relative_verb",
    "is_reporting",
    "subject_before",
]

DASHES = frozenset(("—", "–", "--", "-"))
LEADS = frozenset(
    (
        *(Tag.RELATIVE, Tag.NUMBER, Tag.SUBORDINATOR, Tag.ADVERB),
        *(Tag.DETERMINER, Tag.PREPOSITION, Tag.OTHER, Tag.VERB),
    )
)
FLOATING = frozenset(("each", "both", "all"))


def subject_before(words: list[Word], at: int, *, lexicon: Lexicon) -> Range | None:
    """Return the subject of the verb at a place, looking back over what stands between.

    Auxiliaries, adverbs, and chains such as "refused to" are passed over, and so are
    appositions and relative clauses between commas, brackets or dashes.

    Parameters
    ----------
    words : list of Word
        The unit.
    at : int
        The place of the verb.
    lexicon : Lexicon
        Words of closed classes.

    Returns
    -------
    (int, int) or None
        None where no noun phrase or pronoun is found.
    """
    back = _before_verb(words, at - 1, lexicon)
    if back < 0:
        return None
    word = words[back]
    if word.text == ",":
        return _over_commas(words, back, lexicon)
    if word.text in DASHES:
        opening = _earlier(words, back - 1, DASHES)
        return phrase_before(words, opening - 1, lexicon=lexicon)
    if word.text == ")":
        opening = _earlier(words, back - 1, frozenset("("))
        found = phrase_before(words, opening - 1, lexicon=lexicon)
        return (found[0], back) if found else None
    return phrase_before(words, back, lexicon=lexicon)


def _before_verb(words: list[Word], back: int, lexicon: Lexicon) -> int:
    """Return the place of the last word before a verb group."""
    steps = 0
    while back >= 0 and steps < 10:
        word = words[back]
        before = words[back - 1] if back else None
        if word.tag in (Tag.AUXILIARY, Tag.ADVERB) or (
            before is not None
            and (
                (word.lower == "since" and before.tag is Tag.AUXILIARY)
                or (word.lower == "once" and before.tag in (Tag.RELATIVE, Tag.NAME))
                or (word.lower in FLOATING and before.tag in NOMINAL)
            )
        ):
            back -= 1
        elif word.lower == "longer" and before is not None and before.lower == "no":
            back -= 2
        elif word.tag is Tag.VERB and words[back + 1].lower == "having":
            # "Lee denied having said".
            back -= 1
        elif (
            before is not None
            and word.lower in lexicon.classes["times"]
            and before.lower in ("last", "this", "earlier", "past")
        ):
            # "This past week".
            back -= 2 + (before.lower == "past" and back > 1)
        elif word.lower == "to" and back and _governs(words, back - 1, lexicon):
            back -= 1
            while back >= 0 and words[back].tag not in FINITE and steps < 10:
                back -= 1
                steps += 1
            back -= 1 if back >= 0 else 0
        elif (
            word.lower in ("on", "out", "ahead")
            and back
            and words[back - 1].lower.startswith(("went", "go", "came"))
        ):
            back -= 2
        else:
            return back
        steps += 1
    return back


def _governs(words: list[Word], back: int, lexicon: Lexicon) -> bool:
    """Tell whether a word may govern an infinitive: refused, quick, went on Monday."""
    return (
        words[back].tag in (Tag.VERB, Tag.OTHER, Tag.PREPOSITION, Tag.AUXILIARY)
        or words[back].lower in lexicon.classes["times"]
    )


def _earlier(words: list[Word], back: int, signs: frozenset[str]) -> int:
    low = max(0, back - LONGEST)
    while back >= low:
        if words[back].text in signs:
            return back
        back -= 1
    return -1


def _over_commas(words: list[Word], comma: int, lexicon: Lexicon) -> Range | None:
    """Return the noun phrase that one or more insertions between commas follow."""
    fallback: Range | None = None
    for _ in range(4):
        before = _earlier(words, comma - 1, frozenset(",;:"))
        first = before + 1
        if first >= comma:
            return fallback
        lead = words[first]
        opens = before < 0 or words[before].text != ","
        found = phrase_before(words, comma - 1, lexicon=lexicon)
        beside = (
            lead.tag is Tag.NAME
            and comma - first <= 2
            and before > 0
            and words[before - 1].tag is Tag.NAME
        )
        if beside:
            # "Rep. Lee, R-Utah, wrote", but also "In Ohio, Lee, who".
            fallback = fallback or found
        inserted = beside or (
            lead.tag in LEADS or (lead.tag is Tag.NAME and found is None)
        )
        if lead.tag in (Tag.DETERMINER, Tag.OTHER) and found and found[0] == first:
            fallback = fallback or found
        if opens or not inserted:
            if lead.tag in (Tag.PREPOSITION, Tag.SUBORDINATOR) or found is None:
                return fallback
            return found
        comma = before
    return fallback


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


def has_main_verb(words: list[Word], start: int, stop: int) -> bool:
    """Tell whether a clause has its verb, those of relative clauses put aside.

    Parameters
    ----------
    words : list of Word
        The unit.
    start, stop : int
        The first place, and the one behind the last.

    Returns
    -------
    bool
        True for a quotation, False for "Ann Lee, who met them".
    """
    if words[start].tag is Tag.QUOTE:
        return True
    relative = told = False
    for at in range(start + 1, stop):
        word = words[at]
        if word.tag is Tag.RELATIVE or (
            word.tag is Tag.THAT and words[at - 1].tag in NOMINAL
        ):
            relative = True
        elif word.tag is Tag.CONJUNCTION:
            # "Who applied and later left".
            verb = behind_adverbs(words, at + 1)
            is_verb = verb < len(words) and words[verb].tag is Tag.VERB
            relative = relative or (told and is_verb)
        elif word.tag in FINITE:
            if not relative:
                return True
            told = True
            relative = word.tag is Tag.AUXILIARY
    return False


def _ends_list(words: list[Word], at: int) -> bool:
    """Tell a noun at the end of a list from a verb: profiling, and other harms."""
    if words[at].tag is Tag.AUXILIARY or not words[at].lower.endswith("s"):
        return False
    after = words[at + 1] if at + 1 < len(words) else None
    return (after is None or after.tag is Tag.SIGN) and any(
        words[n].tag is Tag.CONJUNCTION for n in range(max(0, at - 3), at)
    )


def behind_adverbs(words: list[Word], at: int) -> int:
    """Return the first place from one on that holds no adverb.

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
    while at < len(words) and words[at].tag is Tag.ADVERB:
        at += 1
    return at


def is_reporting(word: Word, lexicon: Lexicon) -> bool:
    """Tell whether a word is a reporting verb that takes a clause.

    Parameters
    ----------
    word : Word
        Any word.
    lexicon : Lexicon
        Reporting verbs.

    Returns
    -------
    bool
        False for a participle, and for "cite", which takes a noun.
    """
    return any(
        cue.form is not Form.PARTICIPLE
        and cue.takes & {"that", "clause", "quote", "whether"}
        for cue in lexicon.cues.get(word.lower, ())
    )


def is_relative_verb(word: Word, lexicon: Lexicon) -> bool:
    """Tell "the report that said" and "claims that were denied" from "claims that rents".

    Parameters
    ----------
    word : Word
        The word behind "that".
    lexicon : Lexicon
        Reporting verbs.

    Returns
    -------
    bool
        True if "that" stands for the noun before it and is this verb's subject.
    """
    says = word.tag is Tag.VERB and is_reporting(word, lexicon)
    return says or word.tag is Tag.AUXILIARY
