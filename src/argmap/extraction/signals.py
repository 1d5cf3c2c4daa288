"""Signals: words that tell how a sentence stands to what came before.

What a rejection answers is told by `argmap.extraction.rejections`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from argmap.extraction.records import Signal, SignalKind, Span
from argmap.extraction.words.lexicon import table

__all__ = ["signals_in"]

LONGEST = 4_000


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
                rf"\b(?:{'|'.join(rejection['verbs'].split())})\s+(?:\w+\s+){{0,2}}"
                rf"(?:{'|'.join(rejection['back'].split())})\s+(?:[\w-]+\s+)?"
                rf"(?:{'|'.join(rejection['objects'].split())})\b"
            ),
        )
    )
    return tuple(made)
