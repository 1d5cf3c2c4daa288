"""The components for a spaCy pipeline, as factories that a config file can name.

``nlp.add_pipe("argmap_attributions")`` works where argmap is installed: the factories
are entry points. Every `spacy.blank()` imports this module, so it stays light.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.language import Language
from spacy.util import registry

from argmap.extraction.documents import (
    attributions_of,
    grouped,
    holds_attributions,
    issued_of,
    keep,
    kept,
    layout_of,
    register,
    strays_of,
    tags_of,
    text_of,
)
from argmap.extraction.evidence import evidence_in
from argmap.extraction.layout.paragraphs import Block
from argmap.extraction.quantities.finding import figures_in
from argmap.extraction.records import Attribution, Rejection
from argmap.extraction.registry import Extractor, located, rule_attributions
from argmap.extraction.rejections import answered
from argmap.extraction.reporting.moods import mooded
from argmap.extraction.reporting.qualifiers import qualified
from argmap.extraction.signals import signals_in
from argmap.extraction.speakers.resolution import named
from argmap.extraction.words.lexicon import lexicon
from argmap.extraction.words.tokenizing import WordTokenizer
from argmap.texts.folding import fold

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["COMPONENTS"]

Component = Callable[["Doc"], "Doc"]

COMPONENTS = (
    "argmap_boilerplate",
    "argmap_sentences",
    "argmap_quotations",
    "argmap_attributions",
    "argmap_qualifiers",
    "argmap_speakers",
    "argmap_quantities",
    "argmap_evidence",
    "argmap_signals",
)


def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return what makes the tokenizer of the default pipeline."""
    return lambda nlp: WordTokenizer(nlp.vocab)


register()
registry.misc.register("argmap.RuleAttributions.v1", func=rule_attributions)
registry.tokenizers.register("argmap.WordTokenizer.v1", func=make_tokenizer)


def _label_boilerplate(doc: Doc) -> Doc:
    """Label page chrome."""
    blocks = layout_of(doc).blocks
    chrome = [one for one in blocks if one.block is Block.BOILERPLATE]
    grouped(doc, "boilerplate", (((one.start, one.end), "") for one in chrome))
    return doc


def _part_sentences(doc: Doc) -> Doc:
    """Tell where sentences begin; a parse is left alone."""
    starts = {start for start, _ in layout_of(doc).sentences}
    if not doc.has_annotation("DEP"):
        # One array: setting each token asks the whole Doc for a parse each time.
        marks = [1 if token.idx in starts else -1 for token in doc]
        marks[:1] = [1] * len(marks[:1])
        table: Any = np.array(marks, dtype="int64").astype("uint64")
        doc.from_array(["SENT_START"], table.reshape(-1, 1))
    return doc


def _find_quotations(doc: Doc) -> Doc:
    """Find quotations."""
    quoted = layout_of(doc).quoted
    grouped(doc, "quotation", (((one.start, one.end), "") for one in quoted))
    return doc


def _find_attributions(doc: Doc, *, extractor: Extractor) -> Doc:
    """Find who says what, by the extractor given, if no component before has."""
    proposals: Iterable[Attribution | Mapping[str, Any]]
    strays: list[Rejection] = []
    if holds_attributions(doc):
        proposals, strays = attributions_of(doc), strays_of(doc)
    else:
        proposals = extractor(doc)
    made, refused = located(text_of(doc), proposals)
    keep(doc, "attributions", made)
    keep(doc, "rejected", [*kept(doc, "rejected"), *refused, *strays])
    for part, places in (
        ("content", [(s, one.id) for one in made for s in one.contents]),
        ("cue", [(one.cue, one.id) for one in made if one.cue]),
        ("source", [(one.source, one.id) for one in made if one.source]),
    ):
        grouped(doc, part, places)
    return doc


def _qualify(doc: Doc) -> Doc:
    """Tell what is negated, hedged, asked or ordered."""
    text = text_of(doc)
    made = qualified(text, attributions_of(doc), lexicon=lexicon())
    keep(doc, "attributions", mooded(text, made, lexicon=lexicon()))
    return doc


def _name_speakers(doc: Doc) -> Doc:
    """Name the speakers; a name that is not the words of the source is left alone."""
    text = text_of(doc)
    made = attributions_of(doc)
    found = layout_of(doc).units(text, lexicon=lexicon(), tags=tags_of(doc))
    entities = [(one.start_char, one.end_char, one.label_) for one in doc.ents]
    resolved = named(text, made, found=found, lexicon=lexicon(), entities=entities)
    pairs = zip(made, resolved, strict=True)
    keep(doc, "attributions", [a if _is_told(a, text) else b for a, b in pairs])
    return doc


def _is_told(one: Attribution, text: str) -> bool:
    """Tell whether an extractor has said who speaks: "she", and that it is Ann Lee."""
    said = fold(text[slice(*one.source)]) if one.source else ""
    return one.speaker not in ("", said)


def _find_quantities(doc: Doc) -> Doc:
    """Find figures."""
    dated = issued_of(doc)
    spans = list(layout_of(doc).running())
    made = figures_in(text_of(doc), spans, issued=dated)
    keep(doc, "quantities", made)
    grouped(doc, "quantity", ((one.span, one.id) for one in made))
    return doc


def _find_evidence(doc: Doc) -> Doc:
    """Find the sentences that report evidence."""
    spans = list(layout_of(doc).running())
    made = evidence_in(text_of(doc), spans, doc._.quantities)
    keep(doc, "evidence", made)
    grouped(doc, "evidence", ((one.span, one.id) for one in made))
    return doc


def _find_signals(doc: Doc) -> Doc:
    """Find signals, and what rejections answer."""
    text = text_of(doc)
    spans = list(layout_of(doc).running())
    made = answered(text, signals_in(text, spans), attributions_of(doc), spans)
    keep(doc, "signals", made)
    grouped(doc, "signal", ((one.span, one.id) for one in made))
    return doc


@Language.factory("argmap_boilerplate", assigns=["doc.spans"])
def make_boilerplate(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that labels page chrome."""
    return _label_boilerplate


@Language.factory("argmap_sentences", assigns=["token.is_sent_start", "doc.sents"])
def make_sentences(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that tells where sentences begin; a parse is left alone."""
    return _part_sentences


@Language.factory("argmap_quotations", assigns=["doc.spans"])
def make_quotations(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that finds quotations."""
    return _find_quotations


@Language.factory(
    "argmap_attributions",
    assigns=["doc._.attributions", "doc._.rejected", "doc.spans"],
    default_config={"extractor": {"@misc": "argmap.RuleAttributions.v1"}},
)
def make_attributions(nlp: Language, name: str, extractor: Extractor) -> Component:  # noqa: ARG001
    """Return the component that finds who says what, by the extractor given."""
    return functools.partial(_find_attributions, extractor=extractor)


@Language.factory(
    "argmap_qualifiers",
    requires=["doc._.attributions"],
    assigns=["doc._.attributions"],
)
def make_qualifiers(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that tells what is negated, hedged, asked or ordered."""
    return _qualify


@Language.factory(
    "argmap_speakers",
    requires=["doc._.attributions"],
    assigns=["doc._.attributions"],
)
def make_speakers(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that names the speakers."""
    return _name_speakers


@Language.factory("argmap_quantities", assigns=["doc._.quantities", "doc.spans"])
def make_quantities(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that finds figures."""
    return _find_quantities


@Language.factory(
    "argmap_evidence",
    requires=["doc._.quantities"],
    assigns=["doc._.evidence", "doc.spans"],
)
def make_evidence(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that finds the sentences that report evidence."""
    return _find_evidence


@Language.factory(
    "argmap_signals",
    requires=["doc._.attributions"],
    assigns=["doc._.signals", "doc.spans"],
)
def make_signals(nlp: Language, name: str) -> Component:  # noqa: ARG001
    """Return the component that finds signals, and what rejections answer."""
    return _find_signals
