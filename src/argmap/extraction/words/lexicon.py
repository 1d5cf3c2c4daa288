"""The lexicon: the words that extraction goes by, read from TOML files.

The files of the package stand in ``lexicons/``; a user's file in the form of
``lexicons/cues.toml`` adds reporting words to them.
"""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping
from enum import IntEnum
from importlib.resources import files
from typing import Any

import attrs

from argmap.extraction.words.inflection import Form, inflected
from argmap.extraction.words.lexicon_files import checked_tables, read_tables
from argmap.model.assertions import Stance

__all__ = ["FINITE", "Cue", "Lexicon", "Tag", "Words", "lexicon", "table"]

Words = Mapping[str, Any] | str | os.PathLike[str]
"""A user's words: tables, or the path of a file that has them."""


class Tag(IntEnum):
    """The class that a word seems to have."""

    OTHER = 0
    NAME = 1
    DETERMINER = 2
    PREPOSITION = 3
    CONJUNCTION = 4
    SUBORDINATOR = 5
    RELATIVE = 6
    PRONOUN = 7
    AUXILIARY = 8
    ADVERB = 9
    NUMBER = 10
    VERB = 11
    SIGN = 12
    QUOTE = 13
    THAT = 14


FINITE = frozenset((Tag.VERB, Tag.AUXILIARY))
"""The classes of words that make a clause of a phrase."""


@attrs.frozen(kw_only=True)
class Cue:
    """A reporting verb in one form, with what may follow it.

    Parameters
    ----------
    lemma : str
        Its base form.
    form : Form
        The form that it has.
    takes : frozenset of str
        What may be its content: the frames of ``lexicons/cues.toml``.
    to : frozenset of str
        Prepositions that lead in a content that is a noun phrase.
    linked : frozenset of str
        Prepositions of which one has to follow within a content.
    after : frozenset of str
        Particles, of which one has to come next.
    addressed : bool
        Whether a person addressed may come before the content.
    things : bool
        Whether its subject may be a thing that cannot speak, such as data.
    stance : Stance
        What the speaker does with the content.
    """

    lemma: str
    form: Form
    takes: frozenset[str]
    to: frozenset[str] = frozenset()
    linked: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    addressed: bool = False
    things: bool = False
    stance: Stance = Stance.ASSERTS


@attrs.frozen(kw_only=True, eq=False)
class Lexicon:
    """The words that extraction goes by.

    Parameters
    ----------
    cues : mapping of str to tuple of Cue
        Reporting verbs, by form.
    nouns, adjectives : mapping of str to str
        Reporting nouns and adjectives: the base form, by form.
    phrases : tuple of tuple of str
        What comes before a speaker, such as ("according", "to").
    verbs : mapping of str to Form
        Every verb form that is known.
    classes : mapping of str to frozenset of str
        The closed classes of ``lexicons/grammar.toml``, by name.
    closed : mapping of str to Tag
        The class of each word of a closed class.
    """

    cues: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    phrases: tuple[tuple[str, ...], ...]
    verbs: Mapping[str, Form]
    classes: Mapping[str, frozenset[str]]
    closed: Mapping[str, Tag]


@functools.cache
def table(name: str) -> Mapping[str, Any]:
    """Return a file of the package's lexicons as plain data.

    Parameters
    ----------
    name : str
        The file's name without its suffix: ``cues``.

    Returns
    -------
    mapping
        Not to be changed.
    """
    place = files("argmap.extraction.words").joinpath("lexicons", f"{name}.toml")
    return tomllib.loads(place.read_text(encoding="utf-8"))


def lexicon(extra: Words | None = None) -> Lexicon:
    """Return the lexicon of the package, with a user's words added.

    Parameters
    ----------
    extra : mapping, str or path, optional
        Tables in the form of ``lexicons/cues.toml``: verbs in tables of any name, nouns,
        adjectives, phrases; or the path of a TOML file of them.

    Returns
    -------
    Lexicon
        The same object for every call without extra words. Where a verb is the
        package's, too, its frames are added to those that it has.

    Raises
    ------
    FormatError
        The tables are not as they should be; every fault is told.
    FileError
        The file cannot be read.
    TextError
        It is no text.

    Examples
    --------
    >>> more = {"verbs": {"ours": {"words": "bemuse", "takes": ["that"]}}}
    >>> [cue.lemma for cue in lexicon(more).cues["bemused"]]
    ['bemuse']
    """
    if extra is None:
        return _shipped()
    if isinstance(extra, str | os.PathLike):
        return _built(read_tables(extra))
    return _built(checked_tables(extra))


@functools.cache
def _shipped() -> Lexicon:
    return _built({})


def _built(extra: Mapping[str, Any]) -> Lexicon:
    forms, tables = table("forms"), (table("cues"), extra)
    inflect = functools.partial(
        inflected,
        irregular=forms["past"],
        doubled=frozenset(forms["doubled"]["words"].split()),
    )
    cues: dict[str, list[Cue]] = {}
    verbs: dict[str, Form] = {}
    for group in (one for held in tables for one in held.get("verbs", {}).values()):
        for lemma in dict.fromkeys(group["words"].split()):
            for spelled, form in inflect(lemma).items():
                cues.setdefault(spelled, []).append(_cue(lemma, form, group))
                verbs.setdefault(spelled, form)
    for lemma in forms["verbs"]["words"].split():
        for spelled, form in inflect(lemma).items():
            verbs.setdefault(spelled, form)
    classes = {
        name: frozenset(words.split()) for name, words in table("grammar").items()
    }
    nouns, adjectives = (
        " ".join(held[name]["words"] for held in tables if name in held)
        for name in ("nouns", "adjectives")
    )
    phrases = [
        one for held in tables if "phrases" in held for one in held["phrases"]["words"]
    ]
    return Lexicon(
        cues={spelled: tuple(found) for spelled, found in cues.items()},
        nouns=_plurals(nouns),
        adjectives={one: one for one in adjectives.split()},
        phrases=tuple(tuple(one.split()) for one in phrases),
        verbs=verbs,
        classes=classes,
        closed=_closed(classes),
    )


def _closed(classes: Mapping[str, frozenset[str]]) -> dict[str, Tag]:
    """Return the closed classes by word; the first class named wins."""
    known: dict[str, Tag] = {"that": Tag.THAT}
    for name, tag in (
        ("auxiliaries", Tag.AUXILIARY),
        ("relatives", Tag.RELATIVE),
        ("pronouns", Tag.PRONOUN),
        ("conjunctions", Tag.CONJUNCTION),
        ("determiners", Tag.DETERMINER),
        ("subordinators", Tag.SUBORDINATOR),
        ("prepositions", Tag.PREPOSITION),
        ("subjects", Tag.PRONOUN),
        ("negations", Tag.ADVERB),
        ("adverbs", Tag.ADVERB),
    ):
        for word in classes[name]:
            known.setdefault(word, tag)
    return known


def _cue(lemma: str, form: Form, group: Mapping[str, Any]) -> Cue:
    return Cue(
        lemma=lemma,
        form=form,
        takes=frozenset(group["takes"]),
        to=frozenset(group.get("to", ())),
        linked=frozenset(group.get("with", ())),
        after=frozenset(group.get("after", ())),
        addressed=group.get("object", False),
        things=group.get("things", False),
        stance=Stance(group.get("stance", "asserts")),
    )


def _plurals(words: str) -> dict[str, str]:
    found = {}
    for one in words.split():
        found[one] = one
        hissing = one.endswith(("s", "x", "z", "ch", "sh"))
        after_consonant = one.endswith("y") and one[-2:-1] not in "aeiou"
        plural = (
            f"{one[:-1]}ies" if after_consonant else f"{one}{'es' * hissing or 's'}"
        )
        found[plural] = one
    return found
