"""The lexicon: the words that extraction goes by, read from TOML files.

The files of the package stand in ``lexicons/``; a user's file adds to them.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Mapping
from enum import IntEnum
from importlib.resources import files
from typing import Any

import attrs

from argmap.errors import FormatError
from argmap.extraction.words.inflection import Form, inflected
from argmap.findings import Finding
from argmap.model.assertions import Stance

__all__ = ["FINITE", "Cue", "Lexicon", "Tag", "lexicon", "table"]

FRAMES = frozenset(
    (
        *("that", "clause", "quote", "noun", "as", "name", "verb", "whether"),
        *("about", "pointing"),
    )
)


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


def lexicon(extra: Mapping[str, Any] | None = None) -> Lexicon:
    """Return the lexicon of the package, with a user's words added.

    Parameters
    ----------
    extra : mapping, optional
        Tables of reporting verbs, as under ``verbs`` in ``lexicons/cues.toml``.

    Returns
    -------
    Lexicon
        The same object for every call without extra words.

    Raises
    ------
    FormatError
        A table of `extra` is not as it should be.

    Examples
    --------
    >>> more = {"verbs": {"ours": {"words": "bemuse", "takes": ["that"]}}}
    >>> [cue.lemma for cue in lexicon(more).cues["bemused"]]
    ['bemuse']
    """
    return _built(extra) if extra else _shipped()


@functools.cache
def _shipped() -> Lexicon:
    return _built({})


def _built(extra: Mapping[str, Any]) -> Lexicon:
    forms, shipped = table("forms"), table("cues")
    irregular = forms["past"]
    doubled = frozenset(forms["doubled"]["words"].split())
    added = _checked(extra)
    cues: dict[str, list[Cue]] = {}
    verbs: dict[str, Form] = {}
    for group in (*shipped["verbs"].values(), *added.values()):
        for lemma in dict.fromkeys(group["words"].split()):
            for spelled, form in inflected(
                lemma, irregular=irregular, doubled=doubled
            ).items():
                cues.setdefault(spelled, []).append(_cue(lemma, form, group))
                verbs.setdefault(spelled, form)
    for lemma in forms["verbs"]["words"].split():
        for spelled, form in inflected(
            lemma, irregular=irregular, doubled=doubled
        ).items():
            verbs.setdefault(spelled, form)
    classes = {
        name: frozenset(words.split()) for name, words in table("grammar").items()
    }
    return Lexicon(
        cues={spelled: tuple(found) for spelled, found in cues.items()},
        nouns=_plurals(shipped["nouns"]["words"]),
        adjectives={one: one for one in shipped["adjectives"]["words"].split()},
        phrases=tuple(tuple(one.split()) for one in shipped["phrases"]["words"]),
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
        found[f"{one[:-1]}ies" if one.endswith("y") else f"{one}s"] = one
    return found


def _checked(extra: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a user's tables of verbs, or raise what is wrong with the first."""
    tables = extra.get("verbs", {})
    unknown = sorted(set(extra) - {"verbs"})
    if unknown:
        raise _fault("", f"has no table {unknown[0]!r}", "write [verbs.NAME]")
    if not isinstance(tables, Mapping):
        raise _fault("verbs", f"is {tables!r}", "write [verbs.NAME]")
    for name, group in tables.items():
        where = f"verbs.{name}"
        if not isinstance(group, Mapping):
            raise _fault(where, f"is {group!r}", f"write [{where}]")
        words, takes = group.get("words"), group.get("takes")
        if not isinstance(words, str) or not words.split():
            raise _fault(where, f"words: is {words!r}", "give base forms with blanks")
        if not isinstance(takes, list) or not takes or not FRAMES.issuperset(takes):
            listed = ", ".join(sorted(FRAMES))
            raise _fault(where, f"takes: is {takes!r}", f"list some of {listed}")
        stance = group.get("stance", "asserts")
        if stance not in [one.value for one in Stance]:
            listed = ", ".join(one.value for one in Stance)
            raise _fault(where, f"stance: is {stance!r}", f"write one of {listed}")
    return tables


def _fault(where: str, message: str, remedy: str) -> FormatError:
    place = f"lexicon: {where}" if where else "lexicon"
    finding = Finding(
        code="invalid-lexicon", where=place, message=message, remedy=remedy
    )
    return FormatError(findings=(finding,))
