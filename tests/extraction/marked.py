"""Documents with their gold standard marked in the text.

``<s 1>Lee</s> <c 1>said</c> <x 1>that rents fell</x>`` marks the speaker, the cue and the
content of attribution 1; ``<s 1+2>`` is the speaker of two, and several ``<x 1>`` are one
content. Behind the number ``opt`` says that the attribution counts neither way, ``neg``
that its main clause is negated or its cue a denial, ``hedge`` that it is hedged.
``<e study>`` marks sentences that give evidence. ``<s 1 = Ann Lee>she</s>`` says whom a
speaker's words mean, nobody with nothing behind the sign. Marks may nest.
"""

from __future__ import annotations

import re
from pathlib import Path

import attrs

__all__ = ["DOCUMENTS", "FLAGGED", "PRONOUNS", "Marked", "MarkedAttribution", "marked"]

DOCUMENTS = Path(__file__).parent / "documents"
# Those in which negations, hedges and evidence are marked too.
FLAGGED = tuple(sorted((DOCUMENTS / "flagged").glob("*.txt")))
# Those of which only that is marked, whom pronouns and short names mean.
PRONOUNS = tuple(sorted((DOCUMENTS / "pronouns").glob("*.txt")))
MARK = re.compile(
    r"<(?P<part>[scx]) (?P<numbers>\d+(?:\+\d+)*)(?P<flags>[ a-z]*)"
    r"(?P<meant>= ?[^<>]*)?>"
    r"|<(?P<evidence>e) (?P<kind>[a-z]+)>|</[scxe]>"
)


@attrs.frozen(kw_only=True)
class MarkedAttribution:
    contents: tuple[tuple[int, int], ...]
    cue: tuple[int, int] | None
    source: tuple[int, int] | None
    optional: bool
    negated: bool = False
    hedged: bool = False


@attrs.frozen(kw_only=True)
class Marked:
    text: str
    attributions: tuple[MarkedAttribution, ...]
    evidence: tuple[tuple[int, int], ...] = ()
    meant: tuple[tuple[tuple[int, int], str], ...] = ()


def marked(source: str) -> Marked:
    """Return a text without its marks, and what they mark."""
    parts: list[str] = []
    length = 0
    at = 0
    opened: list[tuple[str, list[int], int, str | None]] = []
    spans: dict[tuple[str, int], list[tuple[int, int]]] = {}
    flags: dict[str, set[int]] = {"opt": set(), "neg": set(), "hedge": set()}
    evidence: list[tuple[int, int]] = []
    meant: list[tuple[tuple[int, int], str]] = []
    for match in MARK.finditer(source):
        parts.append(source[at : match.start()])
        length += match.start() - at
        at = match.end()
        if match["part"]:
            numbers = [int(number) for number in match["numbers"].split("+")]
            name = None if match["meant"] is None else match["meant"][1:].strip()
            opened.append((match["part"], numbers, length, name))
            for flag in match["flags"].split():
                flags[flag].update(numbers)
        elif match["evidence"]:
            opened.append(("e", [], length, None))
        else:
            part, numbers, start, name = opened.pop()
            if name is not None:
                meant.append(((start, length), name))
            if part == "e":
                evidence.append((start, length))
            for number in numbers:
                spans.setdefault((part, number), []).append((start, length))
    parts.append(source[at:])
    return Marked(
        text="".join(parts),
        attributions=tuple(
            MarkedAttribution(
                contents=tuple(sorted(spans["x", number])),
                cue=spans.get(("c", number), [None])[0],
                source=spans.get(("s", number), [None])[0],
                optional=number in flags["opt"],
                negated=number in flags["neg"],
                hedged=number in flags["hedge"],
            )
            for number in sorted({number for _, number in spans})
            if ("x", number) in spans
        ),
        evidence=tuple(evidence),
        meant=tuple(meant),
    )
