"""Rejections: what a rejection answers, and what its speaker says instead."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import attrs

from argmap.extraction.records import Attribution, Signal, SignalKind, Span
from argmap.extraction.words.lexicon import table
from argmap.extraction.words.names import name_key
from argmap.model.assertions import Stance

__all__ = ["answered"]

# How far back a rejection may reach, in characters and in attributions, and how far on
# what is said instead may begin.
FARTHEST = 4_000
MOST_ANSWERED = 6
NEAR = 300
WORD = re.compile(r"\w+")


def answered(
    text: str,
    signals: Sequence[Signal],
    made: Sequence[Attribution],
    sentences: Sequence[Span],
) -> tuple[Signal, ...]:
    """Return signals, each rejection with what it seems to answer, and its reply.

    It answers the nearest criticisms before it: one for "this criticism"; for "these",
    all that stand together, and what others said since. Praise is no criticism. The
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
        (one for one in made if one.asserted and not one.own_voice),
        key=lambda one: (one.start, -one.end),
    )
    starts = [one.start for one in explicit]
    done = []
    for signal in signals:
        if signal.kind is SignalKind.REJECTION:
            # What stands too far away is not looked at: time is linear in the text.
            first = bisect_left(starts, signal.span[0] - FARTHEST)
            last = bisect_right(starts, signal.span[1] + FARTHEST)
            rejection = _Rejection(text, signal, explicit[first:last], sentences)
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
    ) -> None:
        self.text = text
        self.span = signal.span
        self.explicit = explicit
        at = bisect_right(sentences, (self.span[0], len(text))) - 1
        self.sentence = sentences[at] if at >= 0 else signal.span
        head = text[self.sentence[0] : self.sentence[1]].casefold()
        self.named = frozenset(WORD.findall(head))

    def targets(self) -> tuple[str, ...]:
        """Return the ids of what is rejected, in the order of the text."""
        last = self._words()[-1]
        severe = last in _known("severe")
        others = [
            one
            for one in self._before()
            if not (severe and _is_one_of(one, _known("praising")))
        ][-MOST_ANSWERED:]
        if not others:
            return ()
        critical = [_is_one_of(one, _known("critical")) for one in others]
        nearest = max((n for n, is_so in enumerate(critical) if is_so), default=-1)
        if nearest < 0:
            nearest = len(others) - 1
        if not last.endswith("s"):
            return (others[nearest].id,)
        first = nearest
        while first and (
            critical[first - 1] or others[first - 1].speaker == others[first].speaker
        ):
            first -= 1
        return tuple(one.id for one in others[first:])

    def reply(self) -> str | None:
        """Return the id of what the one who rejects says instead."""
        return next((one.id for one in self._replies()), None)

    def _replies(self) -> Iterator[Attribution]:
        """Yield what may be said instead, the likeliest first."""
        start, end = self.sentence
        said = [one for one in self.explicit if one.stance is Stance.ASSERTS]
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
        yield from (one for one, _ in others)
        yield from (
            one
            for one in said
            if end <= one.start <= end + NEAR and self._is_named(one.speaker)
        )
        yield from (one for one, cue in within if _meet(cue, self.span))

    def _before(self) -> list[Attribution]:
        """Return what others have said before, as far back as it may be meant."""
        reply = next(self._replies(), None)
        rejecting = {
            name_key(one.speaker)
            for one in self.explicit
            if one.cue is not None and _meet(one.cue, self.span)
        }
        if reply is not None:
            rejecting.add(name_key(reply.speaker))
        return [
            one
            for one in self.explicit
            if one.end <= self.span[0]
            and one.cue is not None
            and name_key(one.speaker) not in rejecting
        ]

    def _words(self) -> list[str]:
        return WORD.findall(self.text[slice(*self.span)].casefold())

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
