"""The pipeline: a text in, a draft out."""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TypeVar

import attrs

from argmap.errors import QueryError
from argmap.extraction.drafts import Draft
from argmap.extraction.language import foreign
from argmap.extraction.records import (
    Attribution,
    Evidence,
    FigureFound,
    Rejection,
    Signal,
    Span,
    Spans,
)
from argmap.extraction.reporting.attributions import passed_on
from argmap.extraction.reporting.own_voice import own_reports, own_sentences
from argmap.extraction.reporting.transcripts import spoken
from argmap.extraction.words.lexicon import Words, lexicon
from argmap.extraction.writing import ill_written
from argmap.findings import Finding
from argmap.model.sources import Source, SourceType

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["extract", "installed", "with_rules"]

SURROGATE = re.compile("[\ud800-\udfff]")
# Signs that nobody sees part words as blanks do, and are as long.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
# How much of a text goes through the pipeline at once.
LARGEST_PART = 200_000
LOW = 0.2
"""The most confidence in a text that seems not to be English."""
FINDER = "argmap_attributions"
SHOWN = 20
REPORTING = {
    SourceType.ARTICLE_NEWSPAPER: True,
    SourceType.BROADCAST: True,
    SourceType.PAMPHLET: False,
    SourceType.POST: False,
    SourceType.POST_WEBLOG: False,
    SourceType.REPORT: False,
    SourceType.SPEECH: False,
}
"""Whether a document of a type reports what others say, or argues; others may do either."""

Placed = TypeVar("Placed", Attribution, Evidence, FigureFound, Signal)


def extract(
    text: str, *, source: Source | None = None, nlp: Language | None = None
) -> Draft:
    """Return what a document says, and who says it, as proposals for a person.

    The rules need no model. With a pipeline that parses, they come first and the parse
    fills gaps; its tags decide between noun and verb, and its names help with speakers.

    Parameters
    ----------
    text : str
        The document. It is not changed; line ends of any kind will do.
    source : Source, optional
        Its record: the publisher is whose own voice it is, its date gives days their
        year.
    nlp : spacy.Language, optional
        A pipeline. One that holds ``argmap_attributions`` is run as it is; of any
        other the annotations are used. Attributions that a component has written
        before, as records or span groups, are taken in place of those of the rules.

    Returns
    -------
    Draft
        Empty for an empty text. Where the text seems not to be English, a finding says
        so and no proposal has more confidence than 0.2; one says so, too, of a text that
        holds tags of HTML or is all capitals.

    Raises
    ------
    QueryError
        The pipeline does not keep the text.

    Notes
    -----
    A text longer than 200,000 characters is read in parts, parted between paragraphs;
    names do not carry over from one part to the next. Time and space are linear in the
    text.

    References
    ----------
    .. [1] S. Pareti, "PARC 3.0: A Corpus of Attribution Relations", LREC 2016.
    .. [2] E. Newell, D. Margolin, D. Ruths, "An Attribution Relations Corpus for
       Political News", LREC 2018.

    Examples
    --------
    >>> draft = extract("The ministry denied that rents rose, Lee said.")
    >>> [(one.speaker, one.stance.value, one.via) for one in draft.attributions]
    [('Lee', 'asserts', ()), ('ministry', 'denies', ('Lee',))]
    """
    # A lone surrogate cannot be hashed; what stands for it is as long.
    clean = UNSEEN.sub(" ", SURROGATE.sub("\ufffd", text))
    found = _Found()
    for start, end in _parts(clean, nlp):
        doc = _read(clean[start:end], source, nlp)
        found.add(doc, start)
    publisher = source.publisher or "" if source is not None else ""
    made = own_reports(clean, found.attributions, publisher=publisher)
    made += own_sentences(
        clean,
        found.running,
        made,
        lexicon=lexicon(),
        publisher=publisher,
        telling={one.span for one in found.evidence},
        quoted=found.spoken,
        reports=REPORTING.get(source.type) if source and source.type else None,
    )
    # Of contents that begin alike, the longer; of items of a list, the first.
    made.sort(key=lambda one: (one.start, -one.contents[0][1], one.contents[1:]))
    strange = foreign(clean)
    if strange:
        made = [attrs.evolve(one, confidence=min(one.confidence, LOW)) for one in made]
    return Draft(
        text=text,
        source=source,
        attributions=passed_on(made, publisher=publisher),
        evidence=tuple(found.evidence),
        quantities=tuple(found.quantities),
        signals=tuple(found.signals),
        boilerplate=tuple(found.boilerplate),
        rejected=tuple(found.rejected),
        findings=strange + ill_written(clean),
    )


def installed(name: str) -> Language:
    """Return a spaCy pipeline that is installed, or stands in a folder.

    Parameters
    ----------
    name : str
        Its name, such as ``en_core_web_sm``, or the path of its folder.

    Returns
    -------
    Language
        For the `nlp` of `extract`, loaded anew.

    Raises
    ------
    QueryError
        There is none of that name.
    """
    import spacy

    try:
        return spacy.load(name)
    except OSError:
        raise _refused(
            "no-pipeline",
            f"no spaCy pipeline is called {name!r}",
            "name one that is installed, or leave it out: the rules need none",
        ) from None


def with_rules(nlp: Language | None = None, *, words: Words | None = None) -> Language:
    """Return a pipeline that ends in the components of the rules.

    Parameters
    ----------
    nlp : spacy.Language, optional
        A pipeline to add them to, in place; by default an English one without a model.
    words : mapping, str or path, optional
        Reporting words to add, as in `argmap.extraction.words.lexicon.lexicon`.

    Returns
    -------
    Language
        For the `nlp` of `extract`.

    Raises
    ------
    QueryError
        The pipeline has components of the rules already.
    FormatError
        The words are not as they should be.
    FileError
        Their file cannot be read.
    """
    import spacy

    from argmap.extraction.components import COMPONENTS

    made = nlp or spacy.blank(
        "en",
        config={"nlp": {"tokenizer": {"@tokenizers": "argmap.WordTokenizer.v1"}}},
    )
    if taken := [name for name in COMPONENTS if name in made.pipe_names]:
        raise _refused(
            "has-rules",
            f"the pipeline holds {taken[0]!r} already",
            "give words in its settings: words of its extractor",
        )
    given = os.fspath(words) if isinstance(words, os.PathLike) else words
    extractor = {"@misc": "argmap.RuleAttributions.v1", "words": given}
    for name in COMPONENTS:
        made.add_pipe(name, config={"extractor": extractor} if name == FINDER else {})
    return made


class _Found:
    """What the parts of a text hold, with offsets of the whole."""

    def __init__(self) -> None:
        self.attributions: list[Attribution] = []
        self.evidence: list[Evidence] = []
        self.quantities: list[FigureFound] = []
        self.signals: list[Signal] = []
        self.boilerplate: list[Span] = []
        self.rejected: list[Rejection] = []
        self.running: list[Span] = []
        self.spoken: set[Span] = set()

    def add(self, doc: Doc, by: int) -> None:
        """Add what a part holds that begins at an offset."""
        from argmap.extraction.documents import (
            attributions_of,
            kept,
            layout_of,
            strays_of,
            text_of,
        )
        from argmap.extraction.registry import located

        made, refused = located(text_of(doc), attributions_of(doc))
        offsets = {
            name: len(getattr(self, name)) for name in ("attributions", "signals")
        }
        first = offsets["attributions"]
        ids = {one.id: f"a{first + n}" for n, one in enumerate(made, 1)}
        if not first:
            ids = {one.id: one.id for one in made}
        self.attributions += [_moved(one, by, ids[one.id]) for one in made]
        self.rejected += [*kept(doc, "rejected"), *refused, *strays_of(doc)]
        for name, letter in (("evidence", "e"), ("quantities", "q")):
            held = getattr(self, name)
            held += [
                _shifted(one, by, f"{letter}{len(held) + n}")
                for n, one in enumerate(kept(doc, name), 1)
            ]
        for one in kept(doc, "signals"):
            answers = tuple(ids[key] for key in one.answers if key in ids)
            moved = _shifted(one, by, f"s{len(self.signals) + 1}")
            reply = ids.get(one.reply) if one.reply else None
            self.signals.append(attrs.evolve(moved, answers=answers, reply=reply))
        plan = layout_of(doc)
        running = list(plan.running())
        said = spoken(text_of(doc), plan.blocks, running, lexicon=lexicon())
        self.running += [(start + by, end + by) for start, end in running]
        self.spoken |= {
            (start + by, end + by) for start, end in (*plan.crossed(), *said)
        }
        self.boilerplate += [
            (one.start + by, one.end + by)
            for one in plan.blocks
            if one.block.value == "boilerplate"
        ]


def _moved(one: Attribution, by: int, key: str) -> Attribution:
    def move(spans: Spans) -> Spans:
        return tuple((start + by, end + by) for start, end in spans)

    return attrs.evolve(
        one,
        id=key,
        contents=move(one.contents),
        cue=move((one.cue,))[0] if one.cue else None,
        source=move((one.source,))[0] if one.source else None,
    )


def _shifted(one: Any, by: int, key: str) -> Any:
    spans = {
        name: (getattr(one, name)[0] + by, getattr(one, name)[1] + by)
        for name in ("span", "mark")
        if hasattr(one, name)
    }
    return attrs.evolve(one, id=key, **spans)


def _parts(text: str, nlp: Language | None) -> Iterator[Span]:
    """Yield the spans to read at once: parted at a blank line, a line end, a blank."""
    largest = LARGEST_PART if nlp is None else min(LARGEST_PART, nlp.max_length)
    if largest < 1:
        raise QueryError(f"the pipeline's max_length is {largest}; set it to 1 or more")
    start = 0
    while start < len(text):
        end = min(len(text), start + largest)
        if end < len(text):
            half = start + largest // 2
            for sign in ("\n\n", "\n", " "):
                at = text.rfind(sign, half, end)
                if at > 0:
                    end = at + len(sign)
                    break
        yield start, end
        start = end


def _read(text: str, source: Source | None, nlp: Language | None) -> Doc:
    from argmap.extraction.documents import date_document, text_of

    own = _default()
    used = own if nlp is None else nlp
    doc = used.make_doc(text)
    date_document(doc, source.issued if source is not None else None)
    doc = used(doc)
    if text_of(doc) != text:
        raise _changed(text, text_of(doc))
    if nlp is not None and FINDER not in nlp.pipe_names:
        for _, component in own.pipeline:
            doc = component(doc)
    return doc


def _changed(text: str, made: str) -> QueryError:
    """Return the error that a pipeline's Doc has not the text it was given."""
    pairs = enumerate(zip(text, made, strict=False))
    at = next((at for at, (a, b) in pairs if a != b), min(len(text), len(made)))
    return _refused(
        "text-changed",
        f"the pipeline changes the text at offset {at}: "
        f"{text[at : at + SHOWN]!r} becomes {made[at : at + SHOWN]!r}",
        "take a tokenizer that keeps each character, as spaCy's own does",
    )


def _refused(code: str, message: str, remedy: str) -> QueryError:
    return QueryError(findings=(Finding(code=code, message=message, remedy=remedy),))


@functools.cache
def _default() -> Language:
    """Return the pipeline that needs no model."""
    return with_rules()
