"""Sayings that a text only supposes: if Lee says, will say, nobody has said."""

from __future__ import annotations

from argmap.extraction.layout.units import Unit
from argmap.extraction.reporting.phrases import Range
from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import Lexicon, Tag
from argmap.extraction.words.tokens import Word

__all__ = ["fronts_negation", "is_supposed", "is_unreal", "is_unsaid"]

CONDITIONS = frozenset(("if", "unless", "whether", "when", "whenever", "lest"))
# These lead a condition at the head of a sentence: Had Lee said so, Suppose Lee says so.
LEADS = frozenset(
    ("had", "should", "were", "suppose", "supposing", "imagine", "assume", "assuming")
)
LONGEST_GROUP = 8
JOINING = frozenset(("and", "but", "yet", ",", "—", ")"))


WISHING = frozenset(("wish", "wishes", "wished"))


def is_supposed(unit: Unit, subject: Range, at: int, *, lexicon: Lexicon) -> bool:
    """Tell whether a saying is supposed, planned or said of nobody, and did not happen.

    Parameters
    ----------
    unit : Unit
        What the saying stands in.
    subject : (int, int)
        Who would say it.
    at : int
        The place of the verb.
    lexicon : Lexicon
        The classes ``modals``, ``intending`` and ``nobody``.

    Returns
    -------
    bool
        False for "would not say" and "refused to say", which tell what somebody did.
    """
    words = unit.words
    return (
        is_unreal(unit, subject, at, lexicon=lexicon)
        or _is_modal(words, subject[1], at, lexicon)
        or _is_caused(words, subject, at, lexicon)
    )


def is_unreal(unit: Unit, subject: Range, at: int, *, lexicon: Lexicon) -> bool:
    """Tell whether a subject is nobody, or stands in a condition, whatever its verb.

    Parameters
    ----------
    unit : Unit
        What the saying stands in.
    subject : (int, int)
        Who would say it.
    at : int
        The place of the verb.
    lexicon : Lexicon
        The class ``nobody``.

    Returns
    -------
    bool
        True for "nobody", and for "imagine an official telling you".
    """
    wished = subject[0] > 0 and unit.words[subject[0] - 1].lower in WISHING
    return (
        wished
        or _is_nobody(unit.words, subject, lexicon)
        or _is_condition(unit, subject[0], at, lexicon)
    )


def _is_nobody(words: list[Word], subject: Range, lexicon: Lexicon) -> bool:
    """Tell whether a subject counts nobody, or hardly anybody: no study, few of them."""
    first = subject[0]
    lead = words[first].lower
    before = words[first - 1].lower if first else ""
    nobody = lexicon.classes["nobody"]
    return (
        lead in nobody
        or before in ("not", "no", "hardly", "scarcely")
        # "None of the owners", "neither Lee nor Ortiz".
        or (first > 1 and before in ("of", "nor") and _counts_none(words, first - 1))
    )


def _counts_none(words: list[Word], at: int) -> bool:
    if words[at].lower == "of":
        return words[at - 1].lower in ("none", "neither", "few", "one") and (
            words[at - 1].lower != "one" or words[at - 2].lower == "not"
        )
    return any(words[n].lower == "neither" for n in range(max(0, at - 6), at))


def _is_condition(unit: Unit, first: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether the clause of a subject is led in by a condition."""
    words = unit.words
    lead = first - 1
    if lead > 0 and words[lead].tag is Tag.THAT:
        lead -= 1
    if lead < 0:
        # "Suppose Lee says": the capital makes a name of both.
        return words[0].lower in LEADS
    heads = not lead or unit.sentences[lead - 1] < unit.sentences[lead]
    if heads and words[lead].lower in LEADS:
        return True
    if lead != first - 1 or words[lead].lower not in CONDITIONS:
        return False
    # "When Lee said": it happened.
    told = lexicon.verbs.get(words[at].lower) is Form.PAST
    return words[lead].lower != "when" or not told


def _is_caused(words: list[Word], subject: Range, at: int, lexicon: Lexicon) -> bool:
    """Tell what others are to say: requires owners to say, don't let them say."""
    if subject[0] and words[subject[0] - 1].lower == "let":
        return True
    causing = lexicon.classes["causing"]
    for n in range(_group_start(words, subject[1] + 1, at), at - 2):
        if words[n].lower in causing:
            return any(words[m].lower == "to" for m in range(n + 2, at))
    return False


def _is_modal(words: list[Word], subject: int, at: int, lexicon: Lexicon) -> bool:
    """Tell whether a verb group tells what may come, or what is planned."""
    short = words[subject].lower
    base = lexicon.verbs.get(words[at].lower) is Form.BASE
    if short.endswith("'ll") or (short.endswith("'d") and base):
        # "They'll say", "they'd say".
        return True
    first = subject + 1
    modals = lexicon.classes["modals"]
    intending = lexicon.classes["intending"]
    for n in range(_group_start(words, first, at), at):
        word, after = words[n], words[n + 1].lower
        if word.lower in modals:
            # "Would not say", "won't say": somebody did not.
            return word.lower not in ("would", "will") or after not in ("not", "never")
        if word.lower in intending and "to" in (after, words[min(n + 2, at)].lower):
            return True
    return False


def is_unsaid(words: list[Word], subject: Range, at: int, *, lexicon: Lexicon) -> bool:
    """Tell whether a text says that somebody did not say something.

    Parameters
    ----------
    words : list of Word
        The unit.
    subject : (int, int)
        Who did not say it.
    at : int
        The place of the verb.
    lexicon : Lexicon
        The classes ``negations`` and ``refusing``.

    Returns
    -------
    bool
        True for "did not say", "refused to say" and "at no point did Lee say".
    """
    first = _group_start(words, subject[1] + 1, at)
    if at - first >= LONGEST_GROUP:
        return False
    refusing = lexicon.classes["refusing"]
    return (
        _is_negative(words[first:at], lexicon)
        or fronts_negation(words, subject[0], lexicon)
        or any(
            word.lower in refusing and _goes_with(words[n + 1])
            for n, word in enumerate(words[first:at], start=first)
        )
    )


def _is_negative(words: list[Word], lexicon: Lexicon) -> bool:
    negations = lexicon.classes["negations"]
    return any(word.lower in negations or word.lower.endswith("n't") for word in words)


def fronts_negation(words: list[Word], first: int, lexicon: Lexicon) -> bool:
    """Tell "at no point did Lee say": a negation, and an auxiliary before the subject.

    Parameters
    ----------
    words : list of Word
        The unit.
    first : int
        The place of the subject's first word.
    lexicon : Lexicon
        The class ``negations``.

    Returns
    -------
    bool
        False for a question: did Lee say.
    """
    inverted = first > 0 and words[first - 1].tag is Tag.AUXILIARY
    return inverted and _is_negative(words[max(0, first - 5) : first - 1], lexicon)


def _goes_with(word: Word) -> bool:
    """Tell whether a verb follows: refused to say, denied having said."""
    return word.lower in ("to", "short") or word.lower.endswith("ing")


def _group_start(words: list[Word], first: int, at: int) -> int:
    """Return where the group of a verb begins: declined to talk but | has said.

    Insertions between a subject and its verb are no part of it.
    """
    for n in range(at - 1, first - 1, -1):
        if words[n].lower in JOINING:
            return n + 1
    return first
