"""Evidence: the sentences that report a statistic, a study, a finding or a case."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Sequence

from argmap.extraction.records import Evidence, FigureFound, Span
from argmap.extraction.words.lexicon import table
from argmap.model.claims import EvidenceKind

__all__ = ["evidence_in"]

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
LONGEST = 4_000
MANY = 1_000
# The parties to a case, as it is named.
CASE = re.compile(r"[A-Z][\w.’'-]* v\.? [A-Z]\w")
TIMES = frozenset(("years", "months", "weeks", "days", "hours", "minutes", "seconds"))
Kinds = tuple[tuple[EvidenceKind, frozenset[str], frozenset[str]], ...]


def evidence_in(
    text: str, sentences: Sequence[Span], figures: Iterable[FigureFound]
) -> tuple[Evidence, ...]:
    """Return the sentences that report evidence.

    A sentence counts that names a kind of evidence and what it did (a study found), or
    that gives a figure; ``lexicons/evidence.toml`` lists the words.

    Parameters
    ----------
    text : str
        The whole text.
    sentences : sequence of (int, int)
        Where to look.
    figures : iterable of FigureFound
        The figures of those sentences.

    Returns
    -------
    tuple of Evidence
        In the order of the text, with ids ``e1``, ``e2``.

    Examples
    --------
    >>> text = "A study found that rents fell."
    >>> [one.kind.value for one in evidence_in(text, [(0, 30)], ())]
    ['study']
    """
    made: list[Evidence] = []
    counted = sorted(figures, key=lambda one: one.span)
    at = 0
    for start, end in sentences:
        while at < len(counted) and counted[at].span[0] < start:
            at += 1
        own = []
        while at < len(counted) and counted[at].span[0] < end:
            own.append(counted[at])
            at += 1
        if text[end - 1] == "?":
            continue
        stop = min(end, start + LONGEST)
        found = _kind(text, start, stop)
        if found is None and own:
            compared = _is_compared(text, start, stop)
            found = next(
                (
                    (EvidenceKind.STATISTIC, one.span)
                    for one in own
                    if _is_statistic(text, one, compared)
                ),
                None,
            )
        if found is None:
            continue
        kind, mark = found
        made.append(
            Evidence(id=f"e{len(made) + 1}", span=(start, end), kind=kind, mark=mark)
        )
    return tuple(made)


def _is_compared(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence sets figures against each other, or takes their mean."""
    return any(
        match.group().lower() in _comparisons()
        for match in WORD.finditer(text, start, end)
    )


@functools.cache
def _comparisons() -> frozenset[str]:
    return frozenset(table("evidence")["comparisons"].split())


def _is_statistic(text: str, figure: FigureFound, compared: bool) -> bool:  # noqa: FBT001
    """Tell a figure that measures from a number written in a word, and from an age."""
    unit, value = figure.quantity.unit, figure.quantity.value
    if unit == "pages" or (unit in TIMES and not compared):
        return False
    spelled = text[slice(*figure.span)]
    return (
        unit in ("percent", "times")
        or any(sign.isdigit() for sign in spelled)
        or (value is not None and value >= MANY)
    )


def _kind(text: str, start: int, end: int) -> tuple[EvidenceKind, Span] | None:
    words: dict[str, Span] = {}
    for match in WORD.finditer(text, start, end):
        words.setdefault(match.group().lower(), match.span())
    for kind, things, acts in _kinds():
        hits = things & words.keys()
        if hits and acts & words.keys():
            return kind, min(words[one] for one in hits)
    named = CASE.search(text, start, end)
    return (EvidenceKind.LEGAL_CASE, named.span()) if named is not None else None


@functools.cache
def _kinds() -> Kinds:
    return tuple(
        (
            EvidenceKind(one["name"]),
            frozenset(one["words"].split()),
            frozenset(one["acts"].split()),
        )
        for one in table("evidence")["kind"]
    )
