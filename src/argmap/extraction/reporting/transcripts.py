"""Turns: what stands behind the labels of the speakers in a transcript."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.layout.paragraphs import Block, Paragraph
from argmap.extraction.layout.quotations import Quotation
from argmap.extraction.layout.sentences import sentences
from argmap.extraction.records import AttributionKind, Span, Spans
from argmap.extraction.reporting.report import Report
from argmap.extraction.words.lexicon import Lexicon, table

__all__ = ["turns"]

LONGEST_LABEL = 80
LEAST_TURNS = 2
PARTICLES = ("de", "del", "der", "di", "du", "la", "van", "von")
LABEL = re.compile(
    rf"(?P<label>(?:(?:[A-Z][\w.’'-]*|{'|'.join(PARTICLES)})[ ]){{0,5}}[A-Z](?:[\w’'-]|\.(?=:))*)"
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?)?(?P<mark>[.:])[ \t]+(?=\S)"
)
CAPITALS = re.compile(r"(?:Ma?c|De|La|Van|O['’])?[A-Z][A-Z.’'-]+")
ANSWERS = ("Q", "A")
HEARD = ("clerk", "cllr", "court", "madam", "mister", "reporter", "witness")
ASIDES = ("[", "(")
THANKS = re.compile(r"(?:Thank you|Thanks)\b[^.!]{0,40}[.!]")
CLOSING = "\"”’')]"


@attrs.frozen
class _Label:
    """A label: the number of its paragraph, whom it names, its sign, and what follows."""

    number: int
    name: Span
    mark: Span
    begins: int


def turns(
    text: str,
    blocks: Sequence[Paragraph],
    quoted: Sequence[Quotation],
    *,
    lexicon: Lexicon,
) -> list[Report]:
    """Return the turns of a transcript, what each speaker says but for questions and thanks.

    "Ms. HALE." and "The CHAIRMAN." are labels, as are "HALE:" and "Ms. Hale:", and "Q."
    where there is an "A."; "Ms. Hale." begins a sentence. "Ann Hale:" is one where such
    names come back.

    Parameters
    ----------
    text : str
        The whole text.
    blocks : sequence of Paragraph
        Its paragraphs.
    quoted : sequence of Quotation
        Its quotations.
    lexicon : Lexicon
        What is labelled and no speaker: note, source.

    Returns
    -------
    list of Report
        In the order of the text; empty for less than two labels. Paragraphs without a
        label go on with the turn, but for asides in brackets; the last turn is one
        paragraph.
    """
    labels = _labels(text, blocks, lexicon)
    starts = [one.start for one in quoted]
    found: list[Report] = []
    for at, label in enumerate(labels if len(labels) >= LEAST_TURNS else ()):
        after = labels[at + 1].number if at + 1 < len(labels) else label.number + 1
        end = blocks[label.number].end
        parts = [Paragraph(start=label.begins, end=end, block=Block.TEXT)]
        parts += [
            block
            for block in blocks[label.number + 1 : after]
            if block.block is Block.TEXT and not text.startswith(ASIDES, block.start)
        ]
        low, high = parts[0].start, parts[-1].end
        inside = quoted[bisect_left(starts, low) : bisect_left(starts, high)]
        contents = _told(text, parts, inside, lexicon=lexicon)
        if contents:
            found.append(_turn(label, contents))
    return found


def _told(
    text: str,
    parts: Sequence[Paragraph],
    inside: Sequence[Quotation],
    *,
    lexicon: Lexicon,
) -> Spans:
    """Return what a turn says, its questions and thanks left out."""
    ends = {part.end for part in parts}
    told: list[Span] = []
    goes_on = False
    for start, end in sentences(text, parts, inside, lexicon=lexicon):
        asks = text[start:end].rstrip(CLOSING).endswith("?")
        if asks or THANKS.fullmatch(text, start, end):
            goes_on = False
            continue
        if goes_on:
            told[-1] = (told[-1][0], end)
        else:
            told.append((start, end))
        goes_on = end not in ends
    return tuple(told)


def _turn(label: _Label, contents: Spans) -> Report:
    return Report(
        contents=contents,
        cue=label.mark,
        source=label.name,
        kind=AttributionKind.DIRECT,
        lemma="",
        frame="turn",
        confidence=0.8,
    )


def _labels(text: str, blocks: Sequence[Paragraph], lexicon: Lexicon) -> list[_Label]:
    """Return the labels of speakers that paragraphs begin with."""
    sure: list[_Label] = []
    names: dict[_Label, str] = {}
    nobody = lexicon.classes["labels"] | lexicon.classes["myths"]
    nobody |= lexicon.classes["unowned"]
    for number, block in enumerate(blocks):
        if block.block is Block.BOILERPLATE:
            continue
        limit = min(block.end, block.start + LONGEST_LABEL)
        match = LABEL.match(text, block.start, limit)
        if match is None or match["label"].lower().split()[-1] in nobody:
            continue
        label = _Label(number, match.span("label"), match.span("mark"), match.end())
        if _is_sure(match["label"].split(), match["mark"]):
            sure.append(label)
        elif match["mark"] == ":" or match["label"] in ANSWERS:
            names[label] = match["label"]
    return sorted((*sure, *_coming_back(names)), key=lambda one: one.number)


def _is_sure(words: list[str], mark: str) -> bool:
    """Tell whether a label is one by its looks: in capitals, or with a title."""
    if mark == ":" and words[0] not in ANSWERS and all(map(str.isupper, words)):
        return True
    if words[0] == "The" and len(words) > 1:
        return all(word.isupper() and _is_role(word) for word in words[1:])
    titles = 0
    while titles < len(words) and _is_role(words[titles]):
        titles += 1
    name = [word for word in words[titles:] if word not in PARTICLES]
    if not titles or not name:
        return False
    return mark == ":" or all(CAPITALS.fullmatch(word) for word in name)


def _coming_back(names: dict[_Label, str]) -> Iterator[_Label]:
    """Yield labels without a title whose names come back, as those of others do."""
    counted = Counter(names.values())
    full = {
        name
        for name, count in counted.items()
        if count > 1 and len(name.split()) > 1 and name not in ANSWERS
    }
    for label, name in names.items():
        answers = name in ANSWERS and counted.keys() >= set(ANSWERS)
        if answers or (name in full and len(full) > 1):
            yield label


def _is_role(word: str) -> bool:
    return word.lower().strip(".") in _roles()


@functools.cache
def _roles() -> frozenset[str]:
    names, grammar = table("names"), table("grammar")
    return frozenset((*names["roles"].split(), *grammar["titles"].split(), *HEARD))
