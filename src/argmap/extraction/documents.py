"""What extraction keeps in a spaCy Doc: plain data, and span groups for others to read.

The records live as plain data in ``doc.user_data``, so that a DocBin carries them;
``doc._.attributions`` and its like turn them into records and back. Span groups hold
the same places by token, each span with the record's id.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import attrs

from argmap.extraction.layout.layouts import Layout, layout
from argmap.extraction.layout.paragraphs import Block, Paragraph
from argmap.extraction.layout.quotations import Quotation
from argmap.extraction.records import (
    Attribution,
    AttributionKind,
    Evidence,
    FigureFound,
    Mood,
    Rejection,
    Signal,
    SignalKind,
    Span,
)
from argmap.extraction.words.lexicon import lexicon
from argmap.model.assertions import Stance
from argmap.model.claims import EvidenceKind, Measure, Quantity
from argmap.model.dates import Date
from argmap.texts.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = [
    "GROUPS",
    "attributions_of",
    "date_document",
    "grouped",
    "holds_attributions",
    "issued_of",
    "keep",
    "keep_layout",
    "kept",
    "layout_of",
    "register",
    "strays_of",
    "tags_of",
    "text_of",
]

GROUPS = {
    "content": "argmap_content",
    "cue": "argmap_cue",
    "source": "argmap_source",
    "evidence": "argmap_evidence",
    "signal": "argmap_signal",
    "quantity": "argmap_quantity",
    "quotation": "argmap_quotation",
    "boilerplate": "argmap_boilerplate",
}
PREFIX = "argmap_"


def _spans(value: Iterable[Iterable[int]]) -> tuple[Span, ...]:
    return tuple((int(start), int(end)) for start, end in value)


def _span(value: Any) -> Span | None:
    return None if value is None else (int(value[0]), int(value[1]))


def _attribution(data: Mapping[str, Any]) -> Attribution:
    return Attribution(
        **{
            **data,
            "contents": _spans(data["contents"]),
            "cue": _span(data["cue"]),
            "source": _span(data["source"]),
            "type": AttributionKind(data["type"]),
            "mood": Mood(data["mood"]),
            "stance": Stance(data["stance"]),
            "via": tuple(data["via"]),
        }
    )


def _evidence(data: Mapping[str, Any]) -> Evidence:
    spans = {name: _span(data[name]) for name in ("span", "mark")}
    return Evidence(**{**data, **spans, "kind": EvidenceKind(data["kind"])})


def _figure(data: Mapping[str, Any]) -> FigureFound:
    quantity = dict(data["quantity"])
    if quantity["measure"] is not None:
        quantity["measure"] = Measure(quantity["measure"])
    return FigureFound(
        id=data["id"],
        span=(int(data["span"][0]), int(data["span"][1])),
        quantity=Quantity(**quantity),
        as_of=Date(data["as_of"]) if data["as_of"] else None,
        rough=bool(data.get("rough", False)),
    )


def _signal(data: Mapping[str, Any]) -> Signal:
    return Signal(
        id=data["id"],
        span=(int(data["span"][0]), int(data["span"][1])),
        kind=SignalKind(data["kind"]),
        answers=tuple(data["answers"]),
        reply=data.get("reply"),
    )


def _rejection(data: Mapping[str, Any]) -> Rejection:
    return Rejection(**data)


READERS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "attributions": _attribution,
    "evidence": _evidence,
    "quantities": _figure,
    "signals": _signal,
    "rejected": _rejection,
}


def register() -> None:
    """Register ``doc._.attributions``, ``evidence``, ``quantities``, ``signals`` and ``rejected``."""
    from spacy.tokens import Doc

    for name in READERS:
        if not Doc.has_extension(name):
            Doc.set_extension(
                name,
                getter=functools.partial(_kept_in, name),
                setter=functools.partial(_keep_in, name),
            )


def _kept_in(name: str, doc: Doc) -> list[Any]:
    return kept(doc, name)


def _keep_in(name: str, doc: Doc, records: Iterable[Any]) -> None:
    keep(doc, name, records)


def kept(doc: Doc, name: str) -> list[Any]:
    """Return the records of one kind that a Doc holds.

    Parameters
    ----------
    doc : Doc
        A document.
    name : str
        ``attributions``, ``evidence``, ``quantities``, ``signals`` or ``rejected``.

    Returns
    -------
    list
        A new one; to change what the Doc holds, set it anew.
    """
    read = READERS[name]
    return [read(data) for data in doc.user_data.get(PREFIX + name, ())]


def keep(doc: Doc, name: str, records: Iterable[Any]) -> None:
    """Put records into a Doc, in place of those it holds of their kind.

    Parameters
    ----------
    doc : Doc
        A document.
    name : str
        As in `kept`.
    records : iterable
        Records of that kind.
    """
    doc.user_data[PREFIX + name] = [
        attrs.asdict(one, value_serializer=_plain) for one in records
    ]


def _plain(_: type, __: Any, value: Any) -> Any:
    """Return a value as plain data: enumerations and dates as their text."""
    if isinstance(value, Date):
        return value.text
    if isinstance(value, str):
        return str(value)
    if isinstance(value, tuple):
        return list(value)
    return value


def grouped(doc: Doc, group: str, places: Iterable[tuple[Span, str]]) -> None:
    """Put places into a span group, by the tokens that they touch.

    Parameters
    ----------
    doc : Doc
        A document.
    group : str
        A key of `GROUPS`.
    places : iterable of ((int, int), str)
        Code points, and the id of the record.
    """
    found = []
    for (start, end), key in places:
        span = doc.char_span(start, end, alignment_mode="expand", span_id=key)
        if span is not None:
            found.append(span)
    doc.spans[GROUPS[group]] = found


def attributions_of(doc: Doc) -> list[Attribution]:
    """Return the attributions of a Doc, those that stand in span groups alone included.

    Parameters
    ----------
    doc : Doc
        A document; another component may have written the groups of contents, cues and
        sources, with the id of the attribution on each span.

    Returns
    -------
    list of Attribution
        Those of the groups after the others, in the order of their contents.
    """
    held: list[Attribution] = kept(doc, "attributions")
    text = text_of(doc)
    for key, found in _grouped_parts(doc, {one.id for one in held}).items():
        if not key or "content" not in found:
            continue
        source = found.get("source", [None])[0]
        held.append(
            Attribution(
                id=key,
                contents=tuple(sorted(found["content"])),
                cue=found.get("cue", [None])[0],
                source=source,
                speaker=fold(text[slice(*source)]) if source else "",
                type=AttributionKind.INDIRECT,
                confidence=0.5,
            )
        )
    return held


def strays_of(doc: Doc) -> list[Rejection]:
    """Return what stands in the span groups of a Doc and belongs to no attribution.

    Parameters
    ----------
    doc : Doc
        As in `attributions_of`.

    Returns
    -------
    list of Rejection
        Spans without an id, and cues and sources whose id no content has.
    """
    known = {one.id for one in kept(doc, "attributions")}
    return [
        Rejection(
            id=key,
            reason=f"{part}: the span {start}-{end} has no id"
            if not key
            else f"{part}: no content has the id {key!r}",
        )
        for key, found in _grouped_parts(doc, known).items()
        if not key or "content" not in found
        for part, spans in found.items()
        for start, end in spans
    ]


def _grouped_parts(
    doc: Doc, known: Collection[str]
) -> dict[str, dict[str, list[Span]]]:
    """Return the places in the span groups by id and part, those known left out."""
    parts: dict[str, dict[str, list[Span]]] = {}
    for part in ("content", "cue", "source"):
        if GROUPS[part] not in doc.spans:
            continue
        for span in doc.spans[GROUPS[part]]:
            if span.id_ not in known:
                found = parts.setdefault(span.id_, {})
                found.setdefault(part, []).append((span.start_char, span.end_char))
    return parts


def holds_attributions(doc: Doc) -> bool:
    """Tell whether a component has written attributions into a Doc, or their groups.

    Parameters
    ----------
    doc : Doc
        A document.

    Returns
    -------
    bool
        True for an empty group as well: somebody has looked, and found nothing.
    """
    return PREFIX + "attributions" in doc.user_data or GROUPS["content"] in doc.spans


def keep_layout(doc: Doc, plan: Layout) -> None:
    """Put the layout of a text into its Doc.

    Parameters
    ----------
    doc : Doc
        A document.
    plan : Layout
        The layout of its text.
    """
    doc.user_data[PREFIX + "layout"] = {
        "blocks": [[one.start, one.end, one.block.value] for one in plan.blocks],
        "quoted": [[one.start, one.end, one.continues] for one in plan.quoted],
        "sentences": [list(one) for one in plan.sentences],
    }


_TEXTS: WeakKeyDictionary[Doc, str] = WeakKeyDictionary()
"""The texts of Docs, which spaCy would put together anew each time."""


def text_of(doc: Doc) -> str:
    """Return the text of a Doc, put together once.

    Parameters
    ----------
    doc : Doc
        A document.

    Returns
    -------
    str
        As ``doc.text``.
    """
    if doc not in _TEXTS:
        _TEXTS[doc] = doc.text
    return _TEXTS[doc]


def layout_of(doc: Doc) -> Layout:
    """Return the layout of a Doc's text, found now if no component has kept one.

    Parameters
    ----------
    doc : Doc
        A document.

    Returns
    -------
    Layout
        Its paragraphs, quotations and sentences.
    """
    data = doc.user_data.get(PREFIX + "layout")
    if data is None:
        plan = layout(text_of(doc), lexicon=lexicon())
        keep_layout(doc, plan)
        return plan
    return Layout(
        blocks=tuple(
            Paragraph(start=start, end=end, block=Block(block))
            for start, end, block in data["blocks"]
        ),
        quoted=tuple(
            Quotation(start=start, end=end, continues=continues)
            for start, end, continues in data["quoted"]
        ),
        sentences=_spans(data["sentences"]),
    )


def date_document(doc: Doc, issued: Date | None) -> None:
    """Tell a Doc when its document was issued.

    Parameters
    ----------
    doc : Doc
        A document, before its figures are looked for.
    issued : Date or None
        Its date.
    """
    if issued is not None:
        doc.user_data[PREFIX + "issued"] = issued.text


def issued_of(doc: Doc) -> Date | None:
    """Return when a Doc's document was issued, if it was told.

    Parameters
    ----------
    doc : Doc
        A document.

    Returns
    -------
    Date or None
        None where nobody has said.
    """
    text = doc.user_data.get(PREFIX + "issued")
    return Date(text) if text else None


def tags_of(doc: Doc) -> dict[int, str] | None:
    """Return the universal part-of-speech tags of a Doc by offset, if it has any.

    Parameters
    ----------
    doc : Doc
        A document.

    Returns
    -------
    dict of int to str, or None
        None where no tagger has run.
    """
    if not doc.has_annotation("POS"):
        return None
    return {token.idx: token.pos_ for token in doc}
