"""Identifiers: their grammar, and the default ones made from content.

An identifier holds Unicode letters and marks in normal form C, digits, and ``-``,
``_``, ``.``, ``:``; it does not begin with ``-``, which notations and command lines
read as a sign. Defaults come from content alone: the same text gives the same
identifier, with no clock and no random number.
"""

from __future__ import annotations

import difflib
import hashlib
import itertools
import re
import unicodedata
from typing import TYPE_CHECKING

from argmap.model.messages import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = [
    "GRAMMAR",
    "assertion_id",
    "claim_id",
    "fault",
    "nearest",
    "normal",
    "relation_id",
    "slug",
]

GRAMMAR = "letters, digits, '-', '_', '.' and ':', not beginning with '-'"

LONGEST_SLUG = 60
LONGEST_DERIVED = 120
LONGEST_READ = 6000
LONGEST_COMPARED = 200
MANY_NAMES = 2000

_ASCII_ID = re.compile(r"[\w.:][\w.:-]*", re.ASCII)
_WITHIN_WORDS = "'\u2019_\u00ad"


def normal(text: str) -> str:
    """Return the text in normal form C, the one that identifiers are compared in."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def fault(text: object) -> str:
    """Return what keeps the text from being an identifier, or ""."""
    if type(text) is not str:
        return f"{shown(text)} is not an id"
    if text.isascii() and (text.isalnum() or _ASCII_ID.fullmatch(text)):
        return ""
    if not text:
        return f"is empty; an id holds {GRAMMAR}"
    if not unicodedata.is_normalized("NFC", text):
        return f"{shown(text)} is not in Unicode normal form C"
    if text[0] != "-" and all(
        char in "-_.:" or unicodedata.category(char)[0] in "LMN" for char in text
    ):
        return ""
    return f"{shown(text)} is not an id; an id holds {GRAMMAR}"


def slug(text: object, *, words: int | None = None, otherwise: str = "item") -> str:
    """Return an identifier made of the text's words, in lower case.

    Parameters
    ----------
    text : str
        Any text; apostrophes within words are dropped.
    words : int, optional
        How many words to take from the beginning; all of them by default.
    otherwise : str
        What to return where the text holds no letter and no digit, or is no text:
        what is wrong with it shows when it is used.

    Returns
    -------
    str
        At most 60 characters, cut between words where that is possible.
    """
    if not isinstance(text, str):
        return otherwise
    found: list[str] = []
    length = 0
    for word in itertools.islice(_words(text[:LONGEST_READ]), words):
        if length + len(word) > LONGEST_SLUG and found:
            break
        found.append(word)
        length += len(word) + 1
    return normal("-".join(found))[:LONGEST_SLUG].strip("-") or otherwise


def _words(text: str) -> Iterator[str]:
    """Yield the words in lower case, with their marks and without apostrophes."""
    word = ""
    for char in normal(normal(text).lower()):
        # No pattern does it: \w leaves out the marks that Hindi or Thai words need.
        if char.isalnum() or (word and unicodedata.category(char)[0] == "M"):
            word += char
        elif char not in _WITHIN_WORDS and word:
            yield word
            word = ""
    if word:
        yield word


def claim_id(*, title: object, text: object) -> str:
    """Return a claim's default id: its title's slug, else its first six words'."""
    if title:
        return slug(title, otherwise="claim")
    return slug(text, words=6, otherwise="claim")


def relation_id(*, verb: str, premises: Iterable[str], target: str) -> str:
    """Return a relation's default id, e.g. ``starts-supports-caps``."""
    return _bounded(f"{'-and-'.join(premises)}-{verb}-{target}".lstrip("-"))


def assertion_id(*, claim: str, actor: str) -> str:
    """Return an assertion's default id, e.g. ``caps-lee``."""
    return _bounded(f"{claim}-{actor}")


def _bounded(text: str) -> str:
    """Cut a long derived id; a digest keeps chains of undercuts from growing."""
    if len(text) <= LONGEST_DERIVED:
        return text
    digest = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{normal(text[: LONGEST_DERIVED - 9])}-{digest}"


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the one of the names that looks most like the given one, if any does.

    A title stands for the id made from it. Among more than 2,000 names only those that
    share the first or the last two characters are compared, so that a fault in a large
    map is reported at once.
    """
    if len(name) > LONGEST_COMPARED:
        return None
    known = [other for other in names if len(other) <= LONGEST_COMPARED]
    made = slug(name, otherwise="")
    if made in known:
        return made
    if len(known) > MANY_NAMES:
        known = [
            other
            for other in known
            if abs(len(other) - len(name)) <= 3
            and (other[:2] == name[:2] or other[-2:] == name[-2:])
        ][:MANY_NAMES]
    lower = {other.lower(): other for other in reversed(known)}
    close = difflib.get_close_matches(name.lower(), lower, n=1, cutoff=0.6)
    return lower[close[0]] if close else None
