"""A user's words: tables in the form of ``lexicons/cues.toml``, from a file or at hand.

Every fault is told at once, with its place and with what would be right.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeGuard

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.model.assertions import Stance
from argmap.model.identifiers import nearest
from argmap.model.messages import shown
from argmap.texts.reading import decode, read_bytes

__all__ = ["FRAMES", "checked_tables", "read_tables"]

FRAMES = frozenset(
    (
        *("that", "clause", "quote", "noun", "as", "name", "verb", "whether"),
        *("about", "pointing"),
    )
)
TABLES = ("verbs", "nouns", "adjectives", "phrases")
PARTICLES = ("to", "with", "after")
FLAGS = ("object", "things")
KEYS = ("words", "takes", *PARTICLES, *FLAGS, "stance")
# What a verb of two words ends in, which is no verb itself: weigh in.
AFTER_VERBS = frozenset(
    (
        *("about", "against", "at", "away", "back", "down", "for", "in", "off"),
        *("on", "out", "over", "to", "up"),
    )
)
WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
Fault = tuple[str, str, str]
"""Where it is in the tables, what is wrong, and what would be right."""


def read_tables(path: str | os.PathLike[str]) -> Mapping[str, Any]:
    """Return the tables of words in a TOML file, checked.

    Parameters
    ----------
    path : str or path
        A file in the form of ``lexicons/cues.toml``.

    Returns
    -------
    mapping
        The tables that it has: ``verbs``, ``nouns``, ``adjectives``, ``phrases``.

    Raises
    ------
    FormatError
        The file is no TOML, or its tables are not as they should be.
    FileError
        The file cannot be read.
    TextError
        It is no text.
    """
    name = os.fspath(path)
    text = decode(read_bytes(path), name=name).replace("\r\n", "\n")
    try:
        tables = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        said = str(error)
        fault = ("", f"is no TOML: {said[:1].lower()}{said[1:]}", "write [verbs.NAME]")
        raise FormatError(findings=(_finding(name, fault),)) from None
    return checked_tables(tables, name=name)


def checked_tables(tables: object, *, name: str = "lexicon") -> Mapping[str, Any]:
    """Return tables of words, or raise all that is wrong with them.

    Parameters
    ----------
    tables : object
        What should be tables in the form of ``lexicons/cues.toml``.
    name : str
        What messages call them.

    Returns
    -------
    mapping
        The tables.

    Raises
    ------
    FormatError
        A table or a key is unknown, or has not the value that it should.

    Examples
    --------
    >>> verbs = {"ours": {"words": "bemuse", "takes": ["that"], "objekt": True}}
    >>> checked_tables({"verbs": verbs})
    Traceback (most recent call last):
    argmap.errors.FormatError: lexicon: verbs.ours: has no key 'objekt'; the nearest is 'object'
    """
    if not isinstance(tables, Mapping):
        told = ("", f"is {shown(tables)}", "give tables, or the path of a TOML file")
        raise FormatError(findings=(_finding(name, told),))
    faults = list(_faults(tables))
    if faults:
        raise FormatError(findings=[_finding(name, fault) for fault in faults])
    return tables


def _finding(name: str, fault: Fault) -> Finding:
    where, message, remedy = fault
    place = f"{name}: {where}" if where else name
    return Finding(code="invalid-lexicon", where=place, message=message, remedy=remedy)


def _faults(tables: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _unknown("", tables, TABLES, what="table")
    verbs = tables.get("verbs", {})
    if not isinstance(verbs, Mapping):
        yield "verbs", f"is {shown(verbs)}", "write [verbs.NAME]"
        verbs = {}
    for name, group in verbs.items():
        where = f"verbs.{name}"
        if isinstance(group, Mapping):
            yield from _of_verbs(where, group)
        else:
            yield where, f"is {shown(group)}", f"write [{where}]"
    for name in TABLES[1:]:
        group = tables.get(name, {"words": ["x"] if name == "phrases" else "x"})
        if not isinstance(group, Mapping):
            yield name, f"is {shown(group)}", f"write [{name}]"
            continue
        yield from _unknown(name, group, ("words",), what="key")
        where, value = f"{name}.words", group.get("words")
        check = _of_phrases if name == "phrases" else _of_words
        yield from check(where, value)


def _unknown(
    where: str, group: Mapping[str, Any], known: tuple[str, ...], *, what: str
) -> Iterator[Fault]:
    for key in group:
        if key not in known:
            near = nearest(str(key), known)
            remedy = (
                f"the nearest is {near!r}" if near else f"write {' or '.join(known)}"
            )
            yield where, f"has no {what} {shown(key)}", remedy


def _of_verbs(where: str, group: Mapping[str, Any]) -> Iterator[Fault]:
    yield from _unknown(where, group, KEYS, what="key")
    words = group.get("words")
    yield from _of_words(f"{where}.words", words)
    for word in words.split() if isinstance(words, str) else ():
        if word in AFTER_VERBS:
            remedy = f'write after = ["{word}"]'
            yield f"{where}.words", f"{word!r} is no verb", remedy
    takes = group.get("takes")
    if not _listed(takes) or not FRAMES.issuperset(takes):
        yield (
            f"{where}.takes",
            f"is {shown(takes)}",
            f"list some of {', '.join(sorted(FRAMES))}",
        )
    elif "about" in takes and "to" not in group:
        remedy = 'write to = ["of"], or whichever come before what is said'
        yield where, "takes 'about' without prepositions", remedy
    for key in PARTICLES:
        value = group.get(key, ["of"])
        if not _listed(value) or not all(_is_word(one) for one in value):
            remedy = f'list words in small letters: {key} = ["of"]'
            yield f"{where}.{key}", f"is {shown(value)}", remedy
    for key in FLAGS:
        value = group.get(key, False)
        if not isinstance(value, bool):
            yield f"{where}.{key}", f"is {shown(value)}", "write true or false"
    stance, stances = group.get("stance", "asserts"), [one.value for one in Stance]
    if stance not in stances:
        yield (
            f"{where}.stance",
            f"is {shown(stance)}",
            f"write one of {', '.join(stances)}",
        )


def _of_words(where: str, value: object) -> Iterator[Fault]:
    """Yield what is wrong with base forms that are written as one text."""
    if not isinstance(value, str) or not value.split():
        remedy = 'give base forms as one text, with blanks between: "mull gripe"'
        yield where, f"is {shown(value)}", remedy
        return
    yield from map(partial(_no_word, where), _wrong(value.split()))


def _of_phrases(where: str, value: object) -> Iterator[Fault]:
    if not _listed(value) or not all(one.split() for one in value):
        yield where, f"is {shown(value)}", 'list phrases: ["in the view of"]'
        return
    yield from map(partial(_no_word, where), _wrong(" ".join(value).split()))


def _no_word(where: str, word: str) -> Fault:
    lower = word.lower()
    remedy = f"write {lower!r}" if _is_word(lower) else "give words of letters"
    return where, f"{shown(word)} is no word in small letters", remedy


def _wrong(words: Iterable[str]) -> Iterator[str]:
    return (word for word in words if not _is_word(word))


def _is_word(text: str) -> bool:
    return WORD.fullmatch(text) is not None and text == text.lower()


def _listed(value: Any) -> TypeGuard[Sequence[str]]:
    """Tell whether a value is a list of texts that is not empty."""
    return (
        isinstance(value, list | tuple)
        and bool(value)
        and all(isinstance(one, str) for one in value)
    )
