"""Records: a summary as plain values, each sentence with what it rests on."""

from __future__ import annotations

from typing import Any

import attrs

from argmap.render.prose.sentences import Outline, Sentence

__all__ = ["plain"]


def plain(outline: Outline) -> dict[str, Any]:
    """Return a summary as dicts, lists, texts and numbers.

    Parameters
    ----------
    outline : Outline
        A summary.

    Returns
    -------
    dict
        Its title, question, sections and references. Every block has a ``kind``; a
        sentence has ``sources`` or says that it is about the map.
    """
    return {
        "title": outline.title,
        "question": outline.question,
        "sections": [_plain(section) for section in outline.sections],
        "references": [_plain(reference) for reference in outline.references],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Sentence):
        if value.about_map:
            return {"text": value.text, "about_map": True}
        return {"text": value.text, "sources": _plain(value.sources)}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if not attrs.has(type(value)):
        return value
    kind = getattr(value, "kind", None)
    names = [field.name for field in attrs.fields(type(value))]
    head = {"kind": kind} if kind else {}
    return head | {name: _plain(getattr(value, name)) for name in names}
