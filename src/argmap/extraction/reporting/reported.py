"""Reported: reports made of ranges of words, each with the confidence of its pattern."""

from __future__ import annotations

from argmap.extraction.records import AttributionKind
from argmap.extraction.reporting.clauses import trimmed_end
from argmap.extraction.reporting.phrases import Range
from argmap.extraction.reporting.report import Report
from argmap.extraction.reporting.subjects import Subjects
from argmap.extraction.words.lexicon import Tag
from argmap.model.assertions import Stance

__all__ = ["Reported"]

CONFIDENCE = {
    "that": 0.95,
    "quote": 0.95,
    "clause": 0.85,
    "left": 0.9,
    "according": 0.95,
    "whether": 0.7,
    "as": 0.7,
    "name": 0.65,
    "verb": 0.7,
    "about": 0.6,
    "noun": 0.6,
    "pointing": 0.6,
    "colon": 0.6,
}
BELIEVING = frozenset(["think", "believe", "agree", "accept", "feel"])


class Reported(Subjects):
    """Makes the reports of a unit."""

    def _report(
        self,
        ranges: list[Range],
        *,
        cue: Range,
        source: Range,
        kind: AttributionKind | None,
        lemma: str,
        frame: str,
        stance: Stance = Stance.ASSERTS,
        negated: bool = False,
    ) -> Report | None:
        words = self.words
        kept = []
        for first, last in ranges:
            end = trimmed_end(words, first, last)
            if end >= first:
                kept.append((first, end))
        if not kept:
            return None
        quotes = [
            words[n].tag is Tag.QUOTE
            for first, last in kept
            for n in range(first, last + 1)
        ]
        if kind is None:
            kind = (
                AttributionKind.DIRECT
                if all(quotes)
                else AttributionKind.MIXED
                if any(quotes)
                else AttributionKind.INDIRECT
            )
        if frame == "quote":
            # "rejected the criticism: ..." asserts what is quoted.
            stance = Stance.ASSERTS
        if negated and lemma in BELIEVING:
            stance, negated = Stance.DENIES, False
        return Report(
            contents=tuple(
                sorted((words[first].start, words[last].end) for first, last in kept)
            ),
            cue=(words[cue[0]].start, words[cue[1]].end),
            source=(words[source[0]].start, words[source[1]].end),
            kind=kind,
            lemma=lemma,
            frame=frame,
            stance=stance,
            cue_negated=negated,
            confidence=CONFIDENCE[frame],
        )
