"""Rejections: what a rejection answers, and what its speaker says instead."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.records import (
    Attribution,
    AttributionKind,
    Signal,
    SignalKind,
    Span,
)
from argmap.extraction.words.lexicon import table
from argmap.extraction.words.names import name_key
from argmap.model.assertions import Stance

__all__ = ["answered"]

# How far back a rejection may reach, in characters and in attributions, and how far on
# what is said instead may begin.
FARTHEST = 4_000
MOST_ANSWERED = 6
NEAR = 300
LEAST_STEM = 4
PRONOUNS = frozenset(("he", "she", "they", "it"))
SPOKEN_FOR = re.compile(r"\bspokes(?:man|woman|person|people)\b", re.IGNORECASE)
COUNT = re.compile(
    r"\d|\b(?:half|third|quarter|two|three|four|five|six|seven|eight|nine)\b"
)
WORD = re.compile(r"\w+")


def answered(
    text: str,
    signals: Sequence[Signal],
    made: Sequence[Attribution],
    sentences: Sequence[Span],
) -> tuple[Signal, ...]:
    """Return signals, each rejection with what it seems to answer, and its reply.

    It answers the nearest criticisms before it: one for "this criticism"; for "these",
    all that stand together, and what others said since in the same paragraph. Praise is
    no criticism. The
    reply is what the one who rejects says with the same verb, in the same sentence, or
    next.

    Parameters
    ----------
    text : str
        The whole text.
    signals : sequence of Signal
        In the order of the text.
    made : sequence of Attribution
        With their speakers named.
    sentences : sequence of (int, int)
        The running text, in its order.

    Returns
    -------
    tuple of Signal
        In the same order.
    """
    explicit = sorted(
        (
            one
            for one in made
            if (one.asserted or one.points_back) and not one.own_voice
        ),
        key=lambda one: (one.start, -one.end),
    )
    starts = [one.start for one in explicit]
    places = [one.span[0] for one in signals if one.kind is SignalKind.REJECTION]
    done = []
    for signal in signals:
        if signal.kind is SignalKind.REJECTION:
            # What stands too far away is not looked at: time is linear in the text.
            first = bisect_left(starts, signal.span[0] - FARTHEST)
            last = bisect_right(starts, signal.span[1] + FARTHEST)
            near = explicit[first:last]
            rejection = _Rejection(text, signal, near, sentences, places=places)
            signal = attrs.evolve(  # noqa: PLW2901 - the same signal, completed
                signal, answers=rejection.targets(), reply=rejection.reply()
            )
        done.append(signal)
    return tuple(done)


class _Rejection:
    """One rejection among the attributions of its document."""

    def __init__(
        self,
        text: str,
        signal: Signal,
        explicit: Sequence[Attribution],
        sentences: Sequence[Span],
        *,
        places: Sequence[int],
    ) -> None:
        self.text = text
        self.places = places
        self.span = signal.span
        self.explicit = explicit
        at = bisect_right(sentences, (self.span[0], len(text))) - 1
        self.sentence = sentences[at] if at >= 0 else signal.span
        self.next_end = (
            sentences[min(at + 1, len(sentences) - 1)][1] if sentences else 0
        )
        start, end = self.sentence
        head = text[start : min(end, start + FARTHEST)].casefold()
        self.named = frozenset(WORD.findall(head))
        self.words = frozenset(WORD.findall(text[slice(*signal.span)].casefold()))
        # "These claims", not "this claim" and not "that".
        several = any(word.endswith("s") for word in self.words & _known("objects"))
        self.several = several or bool(self.words & _known("several"))

    def targets(self) -> tuple[str, ...]:
        """Return the ids of what is rejected, in the order of the text."""
        others = self._others()
        spelled = next(filter(self._is_spelled_out, self.explicit), None)
        if spelled is not None:
            # "The claim that buses are late": what it is stands behind it.
            alike = [one.id for one in others if self._is_alike(one, spelled)]
            return tuple(alike) or (spelled.id,)
        if not others:
            return ()
        critical = [self._is_criticism(one) for one in others]
        last = len(others) - 1
        named = (n for n, one in enumerate(others) if self._is_named_for(one))
        judged = (n for n, is_so in enumerate(critical) if is_so)
        first = max(named, default=max(judged, default=last))
        if not self.several:
            told = first and self._illustrates(others[first - 1], others[first])
            return tuple(one.id for one in others[first - bool(told) : first + 1])
        while first and (
            critical[first - 1] or others[first - 1].speaker == others[first].speaker
        ):
            first -= 1
        answered = [others[first]]
        for one, is_so in zip(others[first + 1 :], critical[first + 1 :], strict=True):
            # What others said since is meant, too, in the same paragraph.
            if is_so or "\n" not in self.text[answered[-1].end : one.start]:
                answered.append(one)
        return tuple(one.id for one in answered)

    def _others(self) -> list[Attribution]:
        """Return what may be rejected, by what it is called."""
        others = self._before()
        if self.words & _known("counted"):
            counts = [one for one in others if COUNT.search(self._said(one))]
            others = counts or others
        if self.words & _known("severe"):
            others = [one for one in others if not _is_one_of(one, _known("praising"))]
        return others[-MOST_ANSWERED:]

    def _is_criticism(self, one: Attribution) -> bool:
        """Tell what "the criticism" means, for "that claim" is what was said last."""
        plain = self.words & (_known("objects") | _known("alone"))
        last = plain and not self.several and not self.words & _known("severe")
        counted = self.words & _known("counted")
        return not (last or counted) and _is_one_of(one, _known("critical"))

    def _is_named_for(self, one: Attribution) -> bool:
        """Tell whether what is rejected is called by its verb: argued, that argument."""
        stem = one.lemma[: max(LEAST_STEM, len(one.lemma) - 2)]
        return not self.several and any(
            stem and word.startswith(stem) for word in self.words & _known("objects")
        )

    def _illustrates(self, statement: Attribution, quotation: Attribution) -> bool:
        """Tell whether a quotation gives a voice to what many say: residents say so."""
        between = self.text[statement.end : quotation.start]
        at = bisect_left(self.places, statement.end)
        answers = at < len(self.places) and self.places[at] < quotation.start
        return (
            quotation.type is AttributionKind.DIRECT
            and not answers
            and statement.type is not AttributionKind.DIRECT
            and statement.speaker.endswith("s")
            and statement.speaker[1:].islower()
            and len(between) < NEAR
            and "\n\n" not in between
        )

    def reply(self) -> str | None:
        """Return the id of what the one who rejects says instead."""
        return next((one.id for one in self._replies()), None)

    def _replies(self) -> Iterator[Attribution]:
        """Yield what may be said instead, the likeliest first."""
        start, end = self.sentence
        said = [
            one
            for one in self.explicit
            if one.stance is Stance.ASSERTS
            and not one.points_back
            and not self._is_spelled_out(one)
        ]
        within = [
            (one, one.cue)
            for one in said
            if one.cue is not None and start <= one.cue[0] < end
        ]
        # "Dismissed these criticisms as noise": the content is the rejection itself.
        others = [
            (one, cue) for one, cue in within if not _meet(one.contents[0], self.span)
        ]
        yield from (one for one, cue in others if _meet(cue, self.span))
        yield from (one for one, cue in others if cue[0] > self.span[0])
        if self._goes_with_the_verb_before():
            yield from (one for one, _ in others)
        after = [one for one in said if end <= one.start and self._is_next(one)]
        yield from (one for one in after if self._is_named(one.speaker))
        yield from (one for one in after[:1] if self._speaks_on(one))
        yield from (one for one, cue in within if _meet(cue, self.span))

    def _is_next(self, one: Attribution) -> bool:
        """Tell what stands in the next sentence, or near in the same paragraph."""
        end = self.sentence[1]
        near = one.start <= end + NEAR
        return one.start < self.next_end or (
            near and "\n" not in self.text[end : one.start]
        )

    def _is_alike(self, one: Attribution, other: Attribution) -> bool:
        """Tell whether two contents share half of the words of the shorter one."""
        said, told = (set(WORD.findall(self._said(each))) for each in (one, other))
        return len(said & told) * 2 > min(len(said), len(told))

    def _is_spelled_out(self, one: Attribution) -> bool:
        """Tell whether a content is what is rejected: scoffed at the idea that it is."""
        between = self.text[self.span[1] : one.start]
        led_in = self.text[one.start : one.start + 5].casefold() == "that "
        return led_in and one.start > self.span[1] and not between.strip()

    def _goes_with_the_verb_before(self) -> bool:
        """Tell "Lee said so, rejecting" and "and rejected" from "and Lee rejected"."""
        before = WORD.findall(self.text[self.sentence[0] : self.span[0]])[-1:]
        verb = WORD.search(self.text, *self.span)
        return (verb is not None and verb.group().endswith("ing")) or any(
            word in ("and", "but") or word.endswith("ly") for word in before
        )

    def _before(self) -> list[Attribution]:
        """Return what others have said before, as far back as it may be meant."""
        reply = next(self._replies(), None)
        rejecting = {
            name_key(one.speaker)
            for one in self.explicit
            if one.cue is not None and _meet(one.cue, self.span)
        }
        # "They" may have been given to those who are rejected.
        if reply is not None and (
            self._is_named(reply.speaker) if reply.coreferent else reply.speaker
        ):
            rejecting.add(name_key(reply.speaker))
        found: list[Attribution] = []
        for one in self.explicit:
            nested = bool(found) and one.end <= found[-1].end
            if (
                one.end <= self.span[0]
                and one.cue is not None
                and not one.points_back
                and name_key(one.speaker) not in rejecting
                and not (nested and not _is_one_of(one, _known("critical")))
            ):
                found.append(one)
        return found

    def _said(self, one: Attribution) -> str:
        return " ".join(self.text[slice(*span)] for span in one.contents)

    def _speaks_on(self, one: Attribution) -> bool:
        """Tell whether a pronoun, or a spokesman, goes on for the one who rejects."""
        if one.source is None:
            return False
        named = self.text[slice(*one.source)]
        return named.casefold() in PRONOUNS or any(
            SPOKEN_FOR.search(words) for words in (named, one.affiliation or "")
        )

    def _is_named(self, speaker: str) -> bool:
        """Tell whether the sentence of the rejection names a speaker."""
        words = WORD.findall(name_key(speaker))
        return bool(words) and words[-1] in self.named


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _is_one_of(one: Attribution, known: frozenset[str]) -> bool:
    return bool({*WORD.findall(one.speaker.casefold()), one.lemma} & known)


@functools.cache
def _known(name: str) -> frozenset[str]:
    return frozenset(table("signals")["rejection"][name].split())
