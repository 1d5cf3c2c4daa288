"""Signals: words that tell how a sentence stands to what came before.

What a rejection answers is told by `argmap.extraction.rejections`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence

from argmap.extraction.records import Signal, SignalKind, Span
from argmap.extraction.words.lexicon import table

__all__ = ["signals_in"]

LONGEST = 4_000
NEAR = 40
# Nobody has disputed that; she did not seriously deny it; they declined to.
UNDONE = re.compile(
    r"(?:\b(?:not|never|cannot|nobody|no one|nor|neither|anybody|anyone|without"
    r"|(?:declin|refus|fail)\w+ to)|n[’']t)\s+(?:\w+\s+){0,2}$",
    re.IGNORECASE,
)


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
            found += [
                (one.span(), kind)
                for one in pattern.finditer(text, start, stop)
                if kind is not SignalKind.REJECTION
                or UNDONE.search(text, max(start, one.start() - NEAR), one.start())
                is None
            ]
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
    return (*made, (SignalKind.REJECTION, _rejecting(known["rejection"])))


def _rejecting(known: Mapping[str, str]) -> re.Pattern[str]:
    """Return what tells a rejection, the longest way to say it first."""
    one = {name: f"(?:{'|'.join(words.split())})" for name, words in known.items()}
    # The accusation, these false claims, the union's figures, critics' claims.
    claim = (
        rf"(?:{one['back']}\s+(?:[\w’'-]+\s+)?|[\w-]+[’'](?:s\s+|\s+)){one['objects']}"
    )
    goes_on = r"(?=\s*(?:[,.;:—–)\n]|$)|\s+(?:as|outright|and|saying)\b)"
    left = r"(?:[\"“‘']?[^\W\d_]+\s+){0,2}[\"“‘']?"
    alone = r"(?=\s*(?:[,.;:—–\n]|$)|\s+(?:at\s+(?:\w+\s+){0,2}critics|saying|hard)\b)"
    back = rf"(?:which|an?\s+{one['objects']}(?:\s+(?:that|which))?)"
    named = r"(?:(?:the|an?|his|her|its|their)\s+)?(?:[\w.’'-]+\s+){1,6}?"
    ways = (
        # The allegations were denied by; which the town denies; a claim that Lee rejects.
        rf"(?:{claim}|this|these)\s+(?:was|were|(?:has|have)\s+been)\s+(?:\w+ly\s+)?{one['verbs']}\s+by\b",
        rf"{back}\s+{named}{one['verbs']}(?=\s*(?:[,.;:—–)\n]|$)|\s+as\b)",
        rf"{one['verbs']}\s+(?:\w+\s+){{0,2}}{claim}\b",
        rf"{one['bare']}\s+{one['alone']}\b{goes_on}",
        rf"{one['faults']}\s+{one['fault']}\b",
        rf"{one['calling']}\s+{one['alone']}\s+{left}{one['untrue']}\b",
        rf"{one['calling']}\s+{claim}\s+{left}(?:{one['untrue']}|{one['unjust']})\b",
        rf"{one['returning']}\s+back{alone}",
        rf"{one['shooting']}\s+back(?=:|,?\s+saying\b)",
        rf"{one['answering']}\s+to\s+{one['back']}\s+(?:[\w-]+\s+)?{one['blame']}\b",
    )
    return re.compile(rf"\b(?:{'|'.join(ways)})", re.IGNORECASE)
