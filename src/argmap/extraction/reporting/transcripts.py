"""Turns: what stands behind the labels of the speakers in a transcript."""

from __future__ import annotations

import functools
import itertools
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.layout.paragraphs import Block, Paragraph
from argmap.extraction.layout.quotations import Quotation
from argmap.extraction.layout.sentences import sentences
from argmap.extraction.records import AttributionKind, Span
from argmap.extraction.reporting.proceedings import past_address, states
from argmap.extraction.reporting.report import Report
from argmap.extraction.words.lexicon import Lexicon, table

__all__ = ["spoken", "turns", "unaddressed"]

LONGEST_LABEL = 80
LEAST_TURNS = 2
PARTICLES = ("de", "del", "der", "di", "du", "la", "van", "von")
NAME = re.compile(
    rf"(?:(?:[A-Z][\w.’'-]*|{'|'.join(PARTICLES)})[ ]){{0,5}}[A-Z][\w.’'-]*"
)
# "Mr. COLE of New York.", "The SPEAKER pro tempore.",
# "ANN LEE, HOST:", "COLE (on camera):": no part of the name.
BESIDE = re.compile(
    r"(?: of [A-Z][a-z]+(?: [A-Z][a-z]+)?| pro tempore|, [A-Z][A-Z .’'&-]{1,40}| \([^()\n]{1,30}\))+$"
)
MARK = re.compile(r"[.:][ \t]+(?=\S)")
LINE = re.compile(r"(?:\r\n|[\r\n\x0b\x0c\x85\u2028\u2029])[ \t]*(?=[A-Z])")
CAPITALS = re.compile(r"(?:Ma?c|De|La|Van|O['’])?[A-Z][A-Z.’'-]+")
ANSWERS = ("Q", "A")
HEARD = (
    *("clerk", "cllr", "court", "madam", "mister", "reporter", "witness"),
    *("presiding", "vice"),
)
ENDED = '.?!)]"”’:'


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
    """Return the turns of a transcript, each sentence of a turn that states something.

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
        label go on with the turn; the last turn is one paragraph.
    """
    starts = [one.start for one in quoted]
    found: list[Report] = []
    for label, parts in _parts(text, blocks, lexicon):
        low, high = parts[0].start, parts[-1].end
        inside = quoted[bisect_left(starts, low) : bisect_left(starts, high)]
        found += [
            _turn(label, sentence)
            for sentence in sentences(text, parts, inside, lexicon=lexicon)
            if states(text, sentence, lexicon=lexicon)
        ]
    return found


def spoken(
    text: str,
    blocks: Sequence[Paragraph],
    running: Sequence[Span],
    *,
    lexicon: Lexicon,
) -> list[Span]:
    """Return the sentences of a text that stand in a turn, whatever they do there.

    Parameters
    ----------
    text, blocks, lexicon
        As for `turns`.
    running : sequence of (int, int)
        The sentences of the text.

    Returns
    -------
    list of (int, int)
        In the order of the text.
    """
    found: list[Span] = []
    for label, parts in _parts(text, blocks, lexicon):
        low = bisect_left(running, (label.name[0], 0))
        high = bisect_left(running, (parts[-1].end, 0))
        found += running[low:high]
    return found


def unaddressed(text: str, reports: Sequence[Report]) -> list[Report]:
    """Return reports without those in their sources to whom a turn speaks.

    Parameters
    ----------
    text : str
        The whole text.
    reports : sequence of Report
        Those of the turns among them.

    Returns
    -------
    list of Report
        In the same order: of "Senator Cole, the clerk said" the clerk is the source,
        of "Senator Cole, the clerk, said" the senator.
    """
    heads = {
        one.contents[0][0]: past_address(text, one.contents[0])
        for one in reports
        if one.frame == "turn"
    }
    return [
        attrs.evolve(one, source=(past, one.source[1]))
        if one.source is not None
        and one.source[0] < (past := heads.get(one.source[0], 0)) < one.source[1]
        and not text.startswith(",", one.source[1])
        else one
        for one in reports
    ]


def _turn(label: _Label, sentence: Span) -> Report:
    return Report(
        contents=(sentence,),
        cue=label.mark,
        source=label.name,
        kind=AttributionKind.DIRECT,
        lemma="",
        frame="turn",
        confidence=0.8,
    )


def _parts(
    text: str, blocks: Sequence[Paragraph], lexicon: Lexicon
) -> Iterator[tuple[_Label, list[Paragraph]]]:
    """Yield each label with the paragraphs, and parts of them, that it stands before."""
    labels = _labels(text, blocks, lexicon)
    if len(labels) < LEAST_TURNS:
        return
    for label, after in itertools.zip_longest(labels, labels[1:]):
        last = label.number if after is None else after.number
        parts = [
            Paragraph(start=start, end=end, block=Block.TEXT)
            for block in blocks[label.number : last + 1]
            if block.block is Block.TEXT or block.start <= label.begins
            for start in [max(block.start, label.begins)]
            for end in [min(block.end, after.name[0] if after else block.end)]
            if text[start:end].strip()
        ]
        if parts:
            yield label, parts


def _labels(text: str, blocks: Sequence[Paragraph], lexicon: Lexicon) -> list[_Label]:
    """Return the labels of speakers that paragraphs and lines begin with."""
    sure: list[_Label] = []
    names: dict[_Label, str] = {}
    nobody = lexicon.classes["labels"] | lexicon.classes["myths"]
    nobody |= lexicon.classes["unowned"]
    for number, block in enumerate(blocks):
        if block.block is Block.BOILERPLATE:
            continue
        for start in _beginnings(text, block):
            for label, name in _candidates(text, start, number, block.end):
                if name.lower().split()[-1] in nobody:
                    continue
                mark = text[slice(*label.mark)]
                if _is_sure(name.split(), mark):
                    sure.append(label)
                    break
                if mark == ":" or name in ANSWERS:
                    names[label] = name
                    break
    return sorted((*sure, *_coming_back(names)), key=lambda one: one.name)


def _beginnings(text: str, block: Paragraph) -> Iterator[int]:
    """Yield where a paragraph begins, and its lines behind the end of a sentence."""
    yield block.start
    for match in LINE.finditer(text, block.start, block.end):
        if text[match.start() - 1] in ENDED:
            yield match.end()


def _candidates(
    text: str, start: int, number: int, end: int
) -> Iterator[tuple[_Label, str]]:
    """Yield what may be the label at the beginning of a line, the shortest first."""
    for match in MARK.finditer(text, start, min(end, start + LONGEST_LABEL)):
        name = BESIDE.sub("", text[start : match.start()])
        if not NAME.fullmatch(name):
            return
        mark = match.start(), match.start() + 1
        yield _Label(number, (start, start + len(name)), mark, match.end()), name


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
