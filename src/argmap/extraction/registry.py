"""Extractors that can be swapped: named with a version, chosen in a spaCy config file.

An extractor takes a Doc and returns what is said: records of `Attribution`, or
mappings with the words of ``content``, ``cue`` and ``source`` as they stand in the
text. What does not stand there word for word is rejected, with the reason.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import attrs

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
from argmap.extraction.words.lexicon import Lexicon, lexicon
from argmap.model.assertions import Stance
from argmap.texts.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Extractor", "located", "rule_attributions"]

Extractor = Callable[["Doc"], Iterable[Attribution | Mapping[str, Any]]]


def rule_attributions(words: Mapping[str, Any] | None = None) -> Extractor:
    """Return the extractor that goes by rules: ``argmap.RuleAttributions.v1``.

    Parameters
    ----------
    words : mapping, optional
        Reporting verbs to add, as in `argmap.extraction.words.lexicon.lexicon`.

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
        A mapping has ``content`` and may have ``cue``, ``source``, ``id``, ``stance``,
        ``type`` and ``confidence``; words are looked for from the place of the one
        before on, and from the beginning where they do not follow.

    Returns
    -------
    tuple
        The attributions, and the rejections with their reasons.

    Examples
    --------
    >>> made, refused = located("Lee said rents fell.", [{"content": "rents rose"}])
    >>> made, refused[0].reason
    ((), "content: 'rents rose' does not stand in the text")
    """
    made: list[Attribution] = []
    refused: list[Rejection] = []
    taken: set[str] = set()
    names: dict[str, bool] = {}
    at = 0
    for number, one in enumerate(proposals, 1):
        key = str(_field(one, "id") or f"a{number}")
        try:
            if key in taken:
                raise ValueError(f"id: {key!r} is used twice")  # noqa: TRY301
            found = _proposed(text, one, key, at)
            _check(text, found, names)
        except (TypeError, ValueError) as error:
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
    raise TypeError(f"{one!r} is neither an Attribution nor a mapping")


def _check(text: str, one: Attribution, names: dict[str, bool]) -> None:
    """Raise ValueError or TypeError for what does not stand in the text.

    Names that were looked for before are in `names`.
    """
    if not one.contents:
        raise ValueError("content: has no span")
    named = [("content", span) for span in one.contents]
    placed = (("cue", one.cue), ("source", one.source))
    named += [(name, span) for name, span in placed if span is not None]
    for name, (start, end) in named:
        if not 0 <= start < end <= len(text):
            message = f"{name}: {start}-{end} is no place of a text of {len(text)}"
            raise ValueError(message)
        if text[start:end].isspace():
            raise ValueError(f"{name}: {start}-{end} is blank")
    for before, after in itertools.pairwise(one.contents):
        if after[0] < before[1]:
            message = f"content: {after[0]}-{after[1]} does not follow {before[0]}-{before[1]}"
            raise ValueError(message)
    AttributionKind(one.type), Mood(one.mood), Stance(one.stance)
    if not all(isinstance(name, str) for name in one.via):
        raise TypeError(f"via: {one.via!r} is not of names")
    if not 0 <= one.confidence <= 1:
        raise ValueError(f"confidence: {one.confidence} is not from 0 to 1")
    if not isinstance(one.speaker, str):
        raise TypeError(f"speaker: {one.speaker!r} is no text")
    if one.speaker not in names:
        names[one.speaker] = _stands(text, one.speaker)
    if not (names[one.speaker] or one.own_voice):
        raise ValueError(f"speaker: {one.speaker!r} does not stand in the text")


def _stands(text: str, name: str) -> bool:
    """Tell whether a name stands in a text, line ends and kinds of signs put aside."""
    return name in text or fold(name) in fold(text)


def _found(text: str, one: Mapping[str, Any], key: str, at: int) -> Attribution:
    content = _place(text, "content", one.get("content"), at)
    if content is None:
        raise ValueError("content: is missing")
    near = max(0, content[0] - 400)
    source = _place(text, "source", one.get("source"), near)
    return Attribution(
        id=key,
        contents=(content,),
        cue=_place(text, "cue", one.get("cue"), near),
        source=source,
        speaker=text[slice(*source)] if source else "",
        type=AttributionKind(one.get("type", "indirect")),
        stance=Stance(one.get("stance", "asserts")),
        confidence=float(one.get("confidence", 0.5)),
    )


def _place(text: str, name: str, words: object, at: int) -> Span | None:
    if words is None:
        return None
    if not isinstance(words, str) or not words.strip():
        raise ValueError(f"{name}: {words!r} is no text")
    start = text.find(words, at)
    if start < 0:
        start = text.find(words)
    if start < 0:
        raise ValueError(f"{name}: {words!r} does not stand in the text")
    return start, start + len(words)
