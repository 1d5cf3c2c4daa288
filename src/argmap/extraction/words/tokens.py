"""The words of a text: tokens with their offsets and the class each seems to have.

Without a tagger, a word's class is guessed from closed lists, its letters and its
endings. That is enough to find where a noun phrase begins and whether a verb follows;
where a pipeline has tagged the text, its tags decide between noun and verb.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple

from argmap.extraction.words.inflection import Form
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag

__all__ = ["PATTERN", "Word", "is_dash", "quoted_end", "tagged"]

# A number with its suffix or figures, initials, a word with its inner signs, a pair of
# quote signs, a run of dots or dashes, any other sign.
PATTERN = re.compile(
    r"\d+\([a-z0-9]{1,3}\)"
    r"|\d+(?:-[^\W\d_]+)+"
    r"|\d+(?:[.,:–]\d+)*(?:st|nd|rd|th|s|m|bn|k)?(?![^\W_])"
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+s['’](?=\s+[^\W_])"
    r"|[^\W_]+(?:(?:['’.&/‑–-]|['’]-)[^\W_]+)*"
    r"|''|``|\.{2,}|-{2,}|\S"
)
# A text may part letters from their accents, and hold hyphens that nobody sees.
INNER = "\u00ad\u0300-\u036f\u200b-\u200d\u2060"
UNSEEN = re.compile(f"[{INNER}]")
UNDRAWN = re.compile("[\u00ad\u200b-\u200d\u2060]")
PARTED = re.compile(
    PATTERN.pattern.replace(
        r"|[^\W_]+(?:",
        rf"|[^\W_](?:[^\W_]|[{INNER}])*(?:",
    )
)
# What the pattern takes for one word and is two: the end of a sentence without a blank.
GLUED = re.compile(r"(?<=[a-z])\.(?=[A-Z][a-z])")


class Word(NamedTuple):
    """A word or sign of the text."""

    start: int
    end: int
    text: str
    lower: str
    tag: Tag


QUOTES = frozenset(('"', "“", "”", "''", "``", "«", "»", "„", "‟"))


def quoted_end(text: str) -> str:
    """Return the last sign inside a quotation, before the signs that close it.

    Parameters
    ----------
    text : str
        A quotation, or what ends with one.

    Returns
    -------
    str
        One character, or "" where there is none.

    Examples
    --------
    >>> quoted_end("“Rents fell,”"), quoted_end("''Rents fell.''")
    (',', '.')
    """
    return text.rstrip("\"”’'»")[-1:]


def is_dash(words: list[Word], at: int) -> bool:
    """Tell a dash between clauses from one inside a word.

    Parameters
    ----------
    words : list of Word
        Words in the order of the text.
    at : int
        A place.

    Returns
    -------
    bool
        A short dash counts with white space before it.
    """
    text = words[at].text
    if text in ("—", "--"):
        return True
    return text in ("–", "-") and at > 0 and words[at - 1].end < words[at].start


def tagged(
    text: str,
    span: tuple[int, int],
    *,
    lexicon: Lexicon,
    tags: Mapping[int, str] | None = None,
) -> list[Word]:
    """Return the words of a stretch of text.

    Parameters
    ----------
    text : str
        The whole text.
    span : (int, int)
        The stretch.
    lexicon : Lexicon
        What the classes are guessed by.
    tags : mapping of int to str, optional
        Universal part-of-speech tags of a pipeline, by where the word begins.

    Returns
    -------
    list of Word
        In the order of the text; offsets are those of the whole text.
    """
    found: list[Word] = []
    first = True
    parted = UNSEEN.search(text, *span) is not None
    for match in (PARTED if parted else PATTERN).finditer(text, *span):
        start, end = match.span()
        word = match.group()
        for begin, stop in _parts(word, start, end):
            piece = text[begin:stop]
            lower = piece.lower().replace("’", "'")
            if parted:
                lower = unicodedata.normalize("NFC", UNDRAWN.sub("", lower))
            tag = _class(piece, lower, lexicon, first)
            if tags is not None:
                tag = _decided(
                    tag,
                    tags.get(begin),
                    reports=lower in lexicon.cues,
                    participle=lower.endswith("ing"),
                )
            found.append(Word(begin, stop, piece, lower, tag))
            first = first and tag in (Tag.SIGN, Tag.QUOTE)
    return _settled(found, lexicon)


def _settled(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """Return the words with nouns told from verbs by what stands beside them."""
    for at, word in enumerate(words):
        if word.tag is not Tag.VERB:
            continue
        if word.text[0].isupper() and _heads_name(words, at):
            words[at] = word._replace(tag=Tag.NAME)
        elif at and _is_noun(words, at, lexicon):
            words[at] = word._replace(tag=Tag.OTHER)
    return words


def _is_noun(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell a word that may be a verb for a noun, mostly by the word before it."""
    word, before = words[at], words[at - 1]
    form = lexicon.verbs.get(word.lower)
    if before.lower == "own" or _is_near(words, at):
        return True
    if before.tag is Tag.DETERMINER:
        return _after_determiner(words, at, form)
    if before.tag is Tag.NUMBER:
        year = len(before.text) == 4 and before.text.isdigit()
        dated = year and at > 1 and words[at - 2].tag is Tag.PREPOSITION
        return form is not Form.PAST and not dated
    if before.tag is Tag.PREPOSITION:
        return before.lower != "to" or form in (Form.PAST, None)
    if before.lower.endswith(("'s", "s'")) and before.tag is not Tag.PRONOUN:
        return form in (Form.BASE, Form.SINGULAR)
    if before.tag is Tag.VERB and form is Form.BASE and _governed(words, at):
        # "Told state marshals": a second verb needs "to".
        return before.lower not in BARE
    # "Said Tuesday rents fell".
    if before.tag in OPENING or before.lower in lexicon.classes["times"]:
        if form is Form.BASE:
            # "On Friday, trade papers say".
            later = words[at + 2].tag if at + 2 < len(words) else Tag.SIGN
            return _is_fronted(words, at) and _governed(words, at) and later in FINITE
        return form is Form.SINGULAR and _is_subject(words, at)
    if before.tag not in (Tag.OTHER, Tag.NAME):
        return False
    if word.lower in lexicon.nouns and _is_titled(words, at):
        return True
    if form is Form.SINGULAR:
        return _is_plural_noun(words, at)
    never = word.lower in lexicon.classes["never_nouns"]
    return form is Form.BASE and not never and _is_compounded(words, at, lexicon)


def _is_near(words: list[Word], at: int) -> bool:
    """Tell people close to the mayor from shops that close to save money."""
    behind = words[at + 1 : at + 3]
    return (
        words[at].lower == "close"
        and len(behind) == 2
        and behind[0].lower == "to"
        and behind[1].tag in (Tag.DETERMINER, Tag.NAME, Tag.PRONOUN)
    )


def _is_titled(words: list[Word], at: int) -> bool:
    """Tell "the GAO report," from "the Democrats say"."""
    first = at
    while first and words[first - 1].tag is Tag.NAME:
        first -= 1
    after = words[at + 1] if at + 1 < len(words) else None
    ends = after is None or (after.tag is Tag.SIGN and after.text in ",.;)")
    return (
        0 < first < at
        and words[first - 1].tag is Tag.DETERMINER
        and not words[at - 1].lower.endswith("s")
        and ends
    )


def _governed(words: list[Word], at: int) -> bool:
    """Tell whether a noun stands next."""
    return at + 1 < len(words) and words[at + 1].tag in (Tag.OTHER, Tag.NAME)


def _is_fronted(words: list[Word], at: int) -> bool:
    """Tell whether a phrase such as "on Friday" and its comma stand before a word."""
    if words[0].tag is not Tag.PREPOSITION or words[at - 1].text != ",":
        return False
    return at <= LONGEST_FRONT and all(word.text != "," for word in words[: at - 1])


def _after_determiner(words: list[Word], at: int, form: Form | None) -> bool:
    before = words[at - 1].lower
    if before not in PRONOMINAL:
        return True
    if form is Form.SINGULAR and before in PLURAL_DETERMINERS:
        # "most studies find": none is "most study".
        return True
    # "Some reported cases rose", but "Some described it as a failure".
    return (
        form is Form.PAST
        and at + 1 < len(words)
        and words[at + 1].tag is Tag.OTHER
        and any(words[n].tag in FINITE for n in range(at + 2, len(words)))
    )


def _is_subject(words: list[Word], at: int) -> bool:
    """Tell whether a clause begins with its subject: said rents fell."""
    after = words[at + 1].tag if at + 1 < len(words) else None
    return after in (Tag.VERB, Tag.AUXILIARY) or (
        after is Tag.PREPOSITION and words[at - 1].tag is Tag.VERB
    )


def _is_plural_noun(words: list[Word], at: int) -> bool:
    """Tell "cases" from "finds" behind another noun or an adjective."""
    before = words[at - 1].lower
    if at == 1 and before.endswith(ADJECTIVAL):
        return True
    following = _past_adverb(words, at + 1)
    listed = following is not None and following.tag is Tag.CONJUNCTION
    return (listed and before.endswith(MODIFYING)) or _verb_follows(words, at)


def _is_compounded(words: list[Word], at: int, lexicon: Lexicon) -> bool:
    """Tell whether a word goes with the noun before it: operations head, rent cap."""
    word, before = words[at], words[at - 1]
    plural = before.lower in lexicon.classes["plurals"] or (
        before.lower.endswith("s") and not before.lower.endswith("ss")
    )
    # "Experts estimate rents", "experts estimate Ann Lee needs".
    says = plural and word.lower in lexicon.cues
    if _heads_name(words, at) or _verb_follows(words, at):
        return not says
    if before.tag is not Tag.OTHER or plural:
        return False
    if at > 1 and words[at - 2].lower in ("a", "an"):
        # "in the shape of a meandering reply".
        return True
    return (
        before.lower not in lexicon.classes["plurals"]
        and word.lower not in lexicon.classes["unchanged"]
        and not _joined(words, at - 1)
        and not (word.lower in lexicon.cues and _in_phrase(words, at - 1))
    )


def _heads_name(words: list[Word], at: int) -> bool:
    """Tell whether a title stands before a name and its verb: head Ann Lee said."""
    name = at + 1
    while name < len(words) and (
        words[name].tag is Tag.NAME
        # "Peter G. Lunn".
        or (words[name].text == "." and len(words[name - 1].text) == 1)
    ):
        name += 1
    return at + 1 < name < len(words) and words[name].tag is Tag.VERB


def _verb_follows(words: list[Word], at: int) -> bool:
    """Tell whether the verb of the clause comes behind a word, an adverb put aside."""
    following = _past_adverb(words, at + 1)
    if following is None or following.tag is not Tag.VERB:
        return following is not None and following.tag is Tag.AUXILIARY
    later = words[at + 2].tag if at + 2 < len(words) else Tag.SIGN
    # "reports find increased risks": an adjective, not a second verb.
    adjective = following.lower.endswith("ed") and later is Tag.OTHER
    return later is not Tag.SIGN and not adjective


def _past_adverb(words: list[Word], at: int) -> Word | None:
    if at + 1 < len(words) and words[at].tag is Tag.ADVERB:
        at += 1
    return words[at] if at < len(words) else None


def _joined(words: list[Word], at: int) -> bool:
    """Tell whether a noun is the second of two joined ones: staff and board."""
    return any(
        words[n].tag is Tag.CONJUNCTION for n in range(max(0, at - 4), at)
    ) or any(
        words[n].lower in ("to", "can", "will", "would")
        for n in range(max(0, at - 2), at)
    )


def _in_phrase(words: list[Word], at: int) -> bool:
    """Tell whether a noun hangs on an earlier one: measurements by the agency."""
    for n in range(at - 1, max(0, at - 5), -1):
        if words[n].tag is Tag.PREPOSITION:
            return words[n - 1].tag in (Tag.OTHER, Tag.NAME, Tag.VERB)
        if words[n].tag is Tag.SIGN:
            return False
    return False


LONGEST_FRONT = 8
# Verbs behind which another stands without "to".
BARE = frozenset(
    [
        "help",
        "helps",
        "helped",
        "let",
        "lets",
        "make",
        "makes",
        "made",
        "saw",
        "see",
        "sees",
        "watched",
        "heard",
        "go",
        "come",
        "came",
        "do",
        "did",
        "does",
    ]
)
OPENING = frozenset((Tag.VERB, Tag.THAT, Tag.SIGN, Tag.SUBORDINATOR, Tag.CONJUNCTION))
ADJECTIVAL = ("al", "ic", "ive", "ous", "ple", "ent", "ant", "ary", "able", "ern", "ed")
MODIFYING = ("al", "ic", "ive", "ous", "ary", "able", "ern")
PLURAL_DETERMINERS = frozenset(
    ("some", "many", "several", "few", "these", "those", "both", "all", "most")
)
PRONOMINAL = frozenset(
    (
        *("this", "that", "these", "those", "some", "many", "others", "all", "both"),
        *("most", "several", "few", "one", "another", "neither", "none"),
    )
)
"""Determiners that may stand for a noun, and be the subject of what follows."""


def _parts(word: str, start: int, end: int) -> list[tuple[int, int]]:
    cut = GLUED.search(word) if "." in word else None
    if cut is None:
        return [(start, end)]
    at = start + cut.start()
    return [(start, at), (at, at + 1), (at + 1, end)]


def _class(word: str, lower: str, lexicon: Lexicon, first: bool) -> Tag:  # noqa: FBT001
    if not word[0].isalnum():
        return Tag.QUOTE if word in QUOTES else Tag.SIGN
    if word[0].isdigit():
        return Tag.NAME if "(" in word else Tag.NUMBER
    tag = lexicon.closed.get(lower)
    if tag is Tag.AUXILIARY and lower == "may" and word[0] == "M" and not first:
        return Tag.NAME
    if tag is not None and not (word.isupper() and len(word) > 1 and tag != Tag.NUMBER):
        return tag
    if word[0].isupper() and not (first and lower in lexicon.verbs):
        return Tag.NAME
    form = lexicon.verbs.get(lower)
    if first and form is Form.SINGULAR and word[0].isupper():
        # "Documents show": a sentence begins with a noun, not with "documents".
        return Tag.OTHER
    if form is not None:
        return Tag.VERB if form is not Form.PARTICIPLE else Tag.OTHER
    if (
        lower.endswith("ly")
        and len(lower) > 4
        and lower not in lexicon.classes["unlike_adverbs"]
    ):
        return Tag.ADVERB
    if lower.endswith("ed") and len(lower) > 4:
        return Tag.VERB
    return Tag.OTHER


def _decided(guessed: Tag, pos: str | None, *, reports: bool, participle: bool) -> Tag:
    """Return the tag, by a tagger's word where noun and verb are alike."""
    if pos == "VERB" and guessed in (Tag.OTHER, Tag.ADVERB, Tag.VERB):
        # A participle makes no clause.
        return guessed if participle else Tag.VERB
    if pos in ("NOUN", "ADJ") and guessed is Tag.VERB and not reports:
        # Small models take "experts note" for a compound; its neighbours tell better.
        return Tag.OTHER
    if pos == "PROPN" and guessed in (Tag.OTHER, Tag.VERB):
        return Tag.NAME
    return guessed
