"""Signals: words that tell how a sentence stands to what came before."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

import attrs

from argmap.extraction.records import Attribution, Signal, SignalKind, Span
from argmap.extraction.words.lexicon import table

__all__ = ["answered", "signals_in"]

LONGEST = 4_000
# How far back a rejection may reach, in characters and in attributions.
FARTHEST = 4_000
MOST_ANSWERED = 6


def signals_in(text: str, sentences: Sequence[Span]) -> tuple[Signal, ...]:
    """Return the signals of some sentences.

    Parameters
    ----------
    text : str
        The whole text.
    sentences : sequence of (int, int)
        Where to look.

    Returns
    -------
    tuple of Signal
        In the order of the text, with ids ``s1``, ``s2``; rejections do not yet name
        what they answer.

    Examples
    --------
    >>> [one.kind.value for one in signals_in("However, rents fell.", [(0, 20)])]
    ['contrast']
    """
    found: list[tuple[Span, SignalKind]] = []
    for start, end in sentences:
        stop = min(end, start + LONGEST)
        for kind, pattern in _leading():
            match = pattern.match(text, start, stop)
            if match is not None:
                found.append((match.span(1), kind))
        for kind, pattern in _anywhere():
            found += [(one.span(), kind) for one in pattern.finditer(text, start, stop)]
    return tuple(
        Signal(id=f"s{number}", span=span, kind=kind)
        for number, (span, kind) in enumerate(sorted(set(found)), 1)
    )


def answered(
    signals: Sequence[Signal], made: Sequence[Attribution]
) -> tuple[Signal, ...]:
    """Return signals, each rejection with what it seems to answer.

    That is the nearest critical attribution before it and what others than the one who
    rejects say between the two.

    Parameters
    ----------
    signals : sequence of Signal
        In the order of the text.
    made : sequence of Attribution
        In the order of the text.

    Returns
    -------
    tuple of Signal
        In the same order.
    """
    critical = frozenset(table("signals")["rejection"]["critical"].split())
    explicit = sorted(
        (one for one in made if not one.own_voice and one.cue is not None),
        key=lambda one: one.cue or (0, 0),
    )
    done = []
    for signal in signals:
        if signal.kind is SignalKind.REJECTION:
            signal = attrs.evolve(  # noqa: PLW2901 - the same signal, completed
                signal, answers=_targets(signal, explicit, critical)
            )
        done.append(signal)
    return tuple(done)


def _meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _targets(
    signal: Signal, explicit: Sequence[Attribution], critical: frozenset[str]
) -> tuple[str, ...]:
    rejecting = {
        one.speaker
        for one in explicit
        if one.cue is not None and _meet(one.cue, signal.span)
    }
    before = [
        one
        for one in explicit
        if signal.span[0] - FARTHEST <= one.start and one.end <= signal.span[0]
    ][-MOST_ANSWERED:]
    others = [one for one in before if one.speaker not in rejecting]
    for at in range(len(others) - 1, -1, -1):
        one = others[at]
        said = {*re.findall(r"\w+", one.speaker.lower()), one.lemma}
        said |= {f"{one.lemma}s", f"{one.lemma}ed"}
        if said & critical:
            return tuple(other.id for other in others[at:])
    return tuple(one.id for one in others[-1:])


@functools.cache
def _leading() -> tuple[tuple[SignalKind, re.Pattern[str]], ...]:
    known = table("signals")
    return tuple(
        (
            SignalKind(name),
            re.compile(
                rf"\W{{0,3}}({'|'.join(map(re.escape, known[name]['words']))})\b",
                re.IGNORECASE,
            ),
        )
        for name in ("contrast", "concession", "support", "conclusion")
    )


@functools.cache
def _anywhere() -> tuple[tuple[SignalKind, re.Pattern[str]], ...]:
    known = table("signals")
    made = [
        (
            SignalKind(name),
            re.compile(
                rf"\b(?:{'|'.join(map(re.escape, known[name]['words']))})\b",
                re.IGNORECASE,
            ),
        )
        for name in ("opposition", "advocacy")
    ]
    rejection = known["rejection"]
    made.append(
        (
            SignalKind.REJECTION,
            re.compile(
                rf"\b(?:{'|'.join(rejection['verbs'].split())})\s+(?:\w+\s+)?"
                rf"(?:{'|'.join(rejection['back'].split())})\s+(?:[\w-]+\s+)?"
                rf"(?:{'|'.join(rejection['objects'].split())})\b"
            ),
        )
    )
    return tuple(made)
