"""The publisher's own voice: sentences that attribute nothing to anybody."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Collection, Sequence

import attrs

from argmap.extraction.layout.paragraphs import BULLET
from argmap.extraction.records import Attribution, AttributionKind, Span
from argmap.extraction.reporting.moods import is_order
from argmap.extraction.words.lexicon import FINITE, Lexicon, Tag
from argmap.extraction.words.tokens import Word, tagged
from argmap.model.assertions import Stance

__all__ = ["own_reports", "own_sentences"]

LEAST_WORDS = 4
# With so many words a sentence is taken for one, even if its verb is not known.
SURELY_WORDS = 8
LONGEST = 1_500
# Above this share of attributed sentences a document reports, and does not argue.
REPORTING = 0.6
# Unless so many of its own sentences, and no fewer than two, speak of itself or to its
# reader: newspapers do not say "we must" in their own voice.
ARGUING = 0.1
LEAST_ARGUING = 2
ADDRESSING = re.compile(r"\b(?:we|our|us|you|your|must|should|ought)\b", re.IGNORECASE)
QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
CONFIDENCE = 0.5
UNREAL = frozenset(
    (
        *("if", "unless", "suppose", "imagine", "whether", "would"),
        # "Had Lee said so, owners would go": a condition.
        *("had", "should", "were"),
    )
)


# "MYTH: Rents fell", "Fact 3 - Rents rose"; or the label alone in the line before.
LABEL = re.compile(
    r"\W{0,3}(?:the )?([a-z]+)(?: ?#?\d+)? ?[:–—-]\s+(?=\S)", re.IGNORECASE
)
LABEL_BEFORE = re.compile(
    r"(?:\A|\n)\W{0,3}(?:the )?([a-z]+)(?: ?#?\d+)? ?[:–—-]?\W{0,3}\s+\Z", re.IGNORECASE
)
LONGEST_LABEL = 40

FIRST = re.compile(
    r"(?:we|i)$|(?:our|my) (?:own )?(?:analysis|review|report|reporting|research|study"
    r"|survey|data|investigation|calculations?|estimates?|findings?)\b",
    re.IGNORECASE,
)


def own_reports(
    text: str, made: Sequence[Attribution], *, publisher: str = ""
) -> list[Attribution]:
    """Return attributions with those flagged whose speaker is the publisher.

    Parameters
    ----------
    text : str
        The whole text.
    made : sequence of Attribution
        What is attributed.
    publisher : str
        Who says "we" outside of any quotation, or "".

    Returns
    -------
    list of Attribution
        In the same order.
    """
    spoken = sorted(span for one in made for span in one.contents)
    reach = list(itertools.accumulate((end for _, end in spoken), max))
    return [
        attrs.evolve(one, own_voice=True, speaker=publisher, affiliation=None)
        if one.source is not None
        and FIRST.match(text[slice(*one.source)])
        and not _is_inside(one.source, spoken, reach)
        else one
        for one in made
    ]


def _is_inside(span: Span, spoken: Sequence[Span], reach: Sequence[int]) -> bool:
    """Tell whether a place stands in what somebody says."""
    # What begins where the place does holds it, too.
    at = bisect_right(spoken, span[0], key=lambda one: one[0]) - 1
    return at >= 0 and reach[at] >= span[1]


def own_sentences(
    text: str,
    sentences: Sequence[Span],
    made: Sequence[Attribution],
    *,
    lexicon: Lexicon,
    publisher: str = "",
    telling: Collection[Span] = (),
    quoted: Collection[Span] = (),
    reports: bool | None = None,
) -> tuple[Attribution, ...]:
    """Return the sentences that a document states in its own voice, as proposals.

    Left out are questions, imperatives, conditions, fragments, what attributes
    something, and what is labelled as a claim of others. Of what is labelled as a myth
    the stance is that the publisher denies it. Of a document that reports, and does not
    argue, those alone are proposed that give evidence.

    Parameters
    ----------
    text : str
        The whole text.
    sentences : sequence of (int, int)
        The running text.
    made : sequence of Attribution
        What is attributed.
    lexicon : Lexicon
        What words are tagged by.
    publisher : str
        Who speaks, or "".
    telling : collection of (int, int)
        The sentences that give evidence.
    quoted : collection of (int, int)
        The sentences that are part of a quotation, whoever speaks in it.
    reports : bool, optional
        Whether the document reports, as a newspaper does; by default it does where it
        attributes more than three sentences in five, and less than one in ten of the
        others speaks of itself or to the reader: we, you, must, should.

    Returns
    -------
    tuple of Attribution
        Flagged ``own_voice``, with ids ``o1``, ``o2``.
    """
    places = sorted(
        offset
        for one in made
        for span in (*one.contents, one.cue, one.source)
        if span is not None
        for offset in (span[0], span[1] - 1)
    )
    starts = sorted(span for one in made for span in one.contents)
    reported = [_is_touched(span, places, starts) for span in sentences]
    if reports is None:
        own = [
            text[slice(*span)]
            for span, attributing in zip(sentences, reported, strict=True)
            if not attributing and span not in quoted
        ]
        reports = sum(reported) > REPORTING * len(sentences) and not _argues(own)
    found: list[Attribution] = []
    for span, attributing in zip(sentences, reported, strict=True):
        if reports and span not in telling:
            continue
        if attributing or span in quoted or not _states(text, span, lexicon):
            continue
        bullet = BULLET.match(text, *span)
        begins = span[0] if bullet is None else bullet.end()
        start, label = _past_label(text, (begins, span[1]), lexicon)
        if label in lexicon.classes["unowned"]:
            continue
        end = span[1] - 1 if text[span[1] - 1] in ".…" else span[1]
        denied = label in lexicon.classes["myths"]
        found.append(
            Attribution(
                id=f"o{len(found) + 1}",
                contents=((start, end),),
                cue=None,
                source=None,
                speaker=publisher,
                type=AttributionKind.INDIRECT,
                stance=Stance.DENIES if denied else Stance.ASSERTS,
                own_voice=True,
                confidence=CONFIDENCE,
            )
        )
    return tuple(found)


def _argues(sentences: Sequence[str]) -> bool:
    """Tell whether sentences speak of their author or to their reader."""
    found = sum(
        ADDRESSING.search(QUOTED.sub("", sentence[:LONGEST])) is not None
        for sentence in sentences
    )
    return found >= LEAST_ARGUING and found >= ARGUING * len(sentences)


def _past_label(text: str, span: Span, lexicon: Lexicon) -> tuple[int, str]:
    """Return where a sentence begins past its label, and the label: myth, fact, or ""."""
    start, end = span
    known = lexicon.classes["labels"] | lexicon.classes["myths"]
    known |= lexicon.classes["unowned"]
    match = LABEL.match(text, start, min(end, start + LONGEST_LABEL))
    if match is not None and match[1].lower() in known:
        return match.end(), match[1].lower()
    match = LABEL_BEFORE.search(text, max(0, start - LONGEST_LABEL), start)
    return start, match[1].lower() if match is not None else ""


def _is_touched(span: Span, places: Sequence[int], contents: Sequence[Span]) -> bool:
    """Tell whether a sentence holds a part of an attribution, or lies inside one."""
    if bisect_right(places, span[1] - 1) > bisect_right(places, span[0] - 1):
        return True
    at = bisect_right(contents, (span[0], span[1])) - 1
    return at >= 0 and contents[at][1] >= span[1]


def _states(text: str, span: Span, lexicon: Lexicon) -> bool:
    """Tell a statement from a question, an order, a condition or a fragment."""
    start, end = span
    if end - start > LONGEST or text[end - 1] not in '.!…)]"”':
        return False
    words = tagged(text, span, lexicon=lexicon)
    spoken = [word for word in words if word.tag is not Tag.SIGN]
    if len(spoken) < LEAST_WORDS or spoken[0].lower in UNREAL:
        return False
    if text[end - 1] == "!":
        return False
    if is_order(spoken):
        return False
    known = any(word.tag in FINITE for word in spoken[1:])
    begins = spoken[0].tag in (Tag.DETERMINER, Tag.PRONOUN, Tag.NAME)
    title = sum(word.text[0].isupper() for word in spoken) * 2 > len(spoken)
    long = len(spoken) >= SURELY_WORDS and text[end - 1] == "." and not title
    return (known or (begins and long)) and not _supposes(spoken, lexicon)


def _supposes(words: Sequence[Word], lexicon: Lexicon) -> bool:
    """Tell whether somebody is supposed to say something: some might argue that."""
    modals = lexicon.classes["modals"]
    finite = (at for at, word in enumerate(words) if word.tag in FINITE)
    at = next(finite, len(words))
    if at == len(words) or words[at].lower not in modals:
        return False
    while at < len(words) and words[at].tag in (Tag.AUXILIARY, Tag.ADVERB):
        at += 1
    return at < len(words) and any(
        "clause" in cue.takes and not cue.things
        for cue in lexicon.cues.get(words[at].lower, ())
    )
