"""Extractors that can be swapped: named with a version, chosen in a spaCy config file.

An extractor takes a Doc and returns what is said: records of `Attribution`, or
mappings with the words of ``content``, ``cue`` and ``source`` as they stand in the
text, and the name of the ``speaker``. What does not stand there word for word is rejected, with the reason.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import attrs

from argmap.errors import QueryError
from argmap.extraction.records import (
    Attribution,
    AttributionKind,
    Mood,
    Rejection,
    Span,
)
from argmap.extraction.reporting.attributions import attributed, joined
from argmap.extraction.reporting.parsed import filled
from argmap.extraction.reporting.transcripts import unaddressed
from argmap.extraction.words.lexicon import Lexicon, Words, lexicon
from argmap.model.assertions import Stance
from argmap.model.identifiers import nearest
from argmap.model.messages import shown
from argmap.texts.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Extractor", "located", "rule_attributions"]

Extractor = Callable[["Doc"], Iterable[Attribution | Mapping[str, Any]]]

KEYS = ("content", "cue", "source", "speaker", "id", "stance", "type", "confidence")
"""What a mapping may have."""
KINDS: Mapping[str, type[StrEnum]] = {
    "type": AttributionKind,
    "mood": Mood,
    "stance": Stance,
}
FLAGS = ("negated", "hedged", "own_voice", "coreferent", "withheld")
TYPES: Mapping[str, tuple[Any, str]] = {
    **dict.fromkeys(FLAGS, (bool, "truth value; write True or False")),
    "lemma": (str, "text"),
    **dict.fromkeys(("affiliation", "within"), (str | None, "text")),
    "via": (tuple | list, "tuple of names"),
}
"""What the other fields have to be, and what messages call that."""


def rule_attributions(words: Words | None = None) -> Extractor:
    """Return the extractor that goes by rules: ``argmap.RuleAttributions.v1``.

    Parameters
    ----------
    words : mapping, str or path, optional
        Reporting words to add, as in `argmap.extraction.words.lexicon.lexicon`: tables,
        or the path of a file that has them.

    Returns
    -------
    Extractor
        Where the Doc is parsed, what the rules miss is taken from the parse.
    """
    return functools.partial(_by_rules, known=lexicon(words))


def _by_rules(doc: Doc, *, known: Lexicon) -> tuple[Attribution, ...]:
    from argmap.extraction.documents import layout_of, tags_of, text_of

    text = text_of(doc)
    plan = layout_of(doc)
    found = list(plan.units(text, lexicon=known, tags=tags_of(doc)))
    reports = unaddressed(
        text, joined(text, found, plan.quoted, plan.blocks, lexicon=known)
    )
    if doc.has_annotation("DEP"):
        reports = filled(doc, reports, plan, lexicon=known)
    return attributed(text, reports)


def located(
    text: str, proposals: Iterable[Attribution | Mapping[str, Any]]
) -> tuple[tuple[Attribution, ...], tuple[Rejection, ...]]:
    """Return the proposals that stand in a text, and those that do not.

    Parameters
    ----------
    text : str
        The whole text.
    proposals : iterable of Attribution or mapping
        A mapping has ``content`` and may have ``cue``, ``source``, ``speaker``, ``id``,
        ``stance``, ``type`` and ``confidence``, and nothing else; None stands for what
        it has not. Words are looked for from the place of the one before on, and from
        the beginning where they do not follow. Without ``speaker`` the words of the
        source are its name.

    Returns
    -------
    tuple
        The attributions, and the rejections with their reasons.

    Raises
    ------
    QueryError
        The proposals are none: not a list or the like.

    Examples
    --------
    >>> made, refused = located("Lee said rents fell.", [{"content": "rents rose"}])
    >>> made, refused[0].reason
    ((), "content: 'rents rose' does not stand in the text")
    """
    if isinstance(proposals, str | Mapping) or not isinstance(proposals, Iterable):
        raise QueryError(
            f"an extractor returned {shown(proposals)}; return a list of records of "
            "Attribution or of mappings"
        )
    made: list[Attribution] = []
    refused: list[Rejection] = []
    taken: set[str] = set()
    names = _Names(text)
    at = 0
    listed = list(proposals)
    given = {str(_field(one, "id")) for one in listed}
    for number, one in enumerate(listed, 1):
        # One without an id is called by its number, or by the next that is free.
        numbers = map("a{}".format, itertools.count(number, len(listed)))
        free = next(key for key in numbers if key not in given)
        key = str(_field(one, "id") or free)
        try:
            if key in taken:
                raise ValueError(f"id: {key!r} is used twice")  # noqa: TRY301
            found = _proposed(text, one, key, at)
            _check(text, found, names)
        except ValueError as error:
            refused.append(Rejection(id=key, reason=str(error)))
            continue
        taken.add(key)
        made.append(found)
        at = found.start
    return tuple(made), tuple(refused)


def _field(one: object, name: str) -> Any:
    return one.get(name) if isinstance(one, Mapping) else getattr(one, name, None)


def _proposed(text: str, one: object, key: str, at: int) -> Attribution:
    if isinstance(one, Attribution):
        return one if one.id == key else attrs.evolve(one, id=key)
    if isinstance(one, Mapping):
        return _found(text, one, key, at)
    raise ValueError(f"{shown(one)} is neither an Attribution nor a mapping")


class _Names:
    """Tells names that stand in a text, line ends and kinds of signs put aside."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded: str | None = None
        self.known: dict[str, bool] = {}

    def hold(self, name: str, source: Span | None) -> bool:
        """Tell whether a name stands where its speaker is named, or anywhere."""
        if name not in self.known:
            near = "" if source is None else self.text[slice(*source)]
            self.known[name] = (
                name in near or fold(name) in fold(near) or self._stands(name)
            )
        return self.known[name]

    def _stands(self, name: str) -> bool:
        if name in self.text:
            return True
        if self.folded is None:
            self.folded = fold(self.text)
        return fold(name) in self.folded


def _check(text: str, one: Attribution, names: _Names) -> None:
    """Raise ValueError for what does not stand in the text, or is no such value."""
    _check_places(text, one)
    for field, kinds in KINDS.items():
        _chosen(field, getattr(one, field), kinds)
    for field, (kind, what) in TYPES.items():
        if not isinstance(getattr(one, field), kind):
            raise _wrong(field, getattr(one, field), f"is no {what}")
    _confidence(one.confidence)
    for field, name in (("speaker", one.speaker), *(("via", name) for name in one.via)):
        if not isinstance(name, str):
            raise _wrong(field, name, "is no text")
        if not (names.hold(name, one.source) or one.own_voice):
            raise _wrong(field, name, "does not stand in the text")


def _wrong(field: str, value: object, message: str) -> ValueError:
    return ValueError(f"{field}: {shown(value)} {message}")


def _check_places(text: str, one: Attribution) -> None:
    """Raise ValueError for a span that is no place of the text, or out of order."""
    contents: Any = one.contents
    if not isinstance(contents, tuple | list) or not contents:
        raise _wrong("content", contents, "has no span")
    named: list[tuple[str, Any]] = [("content", span) for span in contents]
    placed = (("cue", one.cue), ("source", one.source))
    named += [(name, span) for name, span in placed if span is not None]
    for name, span in named:
        if not _is_span(span):
            raise _wrong(name, span, "is no span; write (start, end)")
        start, end = span
        if not 0 <= start < end <= len(text):
            message = f"{name}: {start}-{end} is no place of a text of {len(text)}"
            raise ValueError(message)
        if text[start:end].isspace():
            raise ValueError(f"{name}: {start}-{end} is blank")
    for before, after in itertools.pairwise(one.contents):
        if after[0] < before[1]:
            message = f"content: {after[0]}-{after[1]} does not follow {before[0]}-{before[1]}"
            raise ValueError(message)


def _is_span(value: object) -> bool:
    return (
        isinstance(value, tuple | list)
        and len(value) == 2
        and all(isinstance(offset, int) for offset in value)
    )


def _chosen(field: str, value: object, kinds: type[StrEnum]) -> Any:
    """Return the member of an enumeration that a value names."""
    known = [one.value for one in kinds]
    if value not in known:
        raise _wrong(field, value, f"is none of {', '.join(known)}")
    return kinds(value)


def _confidence(value: Any) -> float:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise _wrong("confidence", value, "is no number from 0 to 1")
    return float(value)


def _found(text: str, one: Mapping[str, Any], key: str, at: int) -> Attribution:
    for name in one:
        if name not in KEYS:
            near = nearest(str(name), KEYS)
            remedy = f"the nearest is {near!r}" if near else f"write {', '.join(KEYS)}"
            raise ValueError(f"has no key {shown(name)}; {remedy}")
    given = {name: value for name, value in one.items() if value is not None}
    content = _place(text, "content", given.get("content"), at)
    if content is None:
        raise ValueError("content: is missing")
    near_by = max(0, content[0] - 400)
    source = _place(text, "source", given.get("source"), near_by)
    return Attribution(
        id=key,
        contents=(content,),
        cue=_place(text, "cue", given.get("cue"), near_by),
        source=source,
        speaker=given.get("speaker", fold(text[slice(*source)]) if source else ""),
        type=_chosen("type", given.get("type", "indirect"), AttributionKind),
        stance=_chosen("stance", given.get("stance", "asserts"), Stance),
        confidence=_confidence(given.get("confidence", 0.5)),
    )


def _place(text: str, name: str, words: object, at: int) -> Span | None:
    if words is None:
        return None
    if not isinstance(words, str) or not words.strip():
        raise _wrong(name, words, "is no text")
    start = text.find(words, at)
    if start < 0:
        start = text.find(words)
    if start < 0:
        raise _wrong(name, words, "does not stand in the text")
    return start, start + len(words)
