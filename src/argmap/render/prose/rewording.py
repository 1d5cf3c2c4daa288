"""Rewording: which words of a text are gone and which are new."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum

import attrs

__all__ = ["Mark", "Run", "plain_runs", "reworded"]

# Comparing takes the product of both lengths at worst.
MOST_COMPARISONS = 250_000
LEAST_ALIKE = 0.25


class Mark(StrEnum):
    """What a stretch of words is."""

    KEPT = "kept"
    GONE = "gone"
    NEW = "new"


@attrs.frozen
class Run:
    """Words that were kept, are gone, or are new.

    Parameters
    ----------
    text : str
        On one line, without a blank around it.
    mark : Mark
        Which of the three.
    """

    text: str
    mark: Mark = Mark.KEPT


def reworded(old: str, new: str) -> tuple[Run, ...]:
    """Return a new text with the words of the old one that are gone.

    Parameters
    ----------
    old, new : str
        Two texts.

    Returns
    -------
    tuple of Run
        Stretches of words in order. Where the texts have little in common, or are
        too long to be compared, the whole old text and then the whole new one.

    Examples
    --------
    >>> [(run.mark.value, run.text) for run in reworded("Rents fell.", "Rents rose.")]
    [('kept', 'Rents'), ('gone', 'fell.'), ('new', 'rose.')]
    """
    before, after = old.split(), new.split()
    whole = _marked((Mark.GONE, before), (Mark.NEW, after))
    if len(before) * len(after) > MOST_COMPARISONS:
        return whole
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    if matcher.ratio() < LEAST_ALIKE:
        return whole
    runs: list[Run] = []
    for what, i, j, k, n in matcher.get_opcodes():
        if what == "equal":
            runs += _marked((Mark.KEPT, after[k:n]))
        else:
            runs += _marked((Mark.GONE, before[i:j]), (Mark.NEW, after[k:n]))
    return tuple(runs)


def plain_runs(runs: Iterable[Run]) -> str:
    """Return runs as text, marked as git marks words: ``[-gone-]{+new+}``.

    Parameters
    ----------
    runs : iterable of Run
        In order.

    Returns
    -------
    str
        On one line.
    """
    forms = {Mark.KEPT: "{}", Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return " ".join(forms[run.mark].format(run.text) for run in runs)


def _marked(*parts: tuple[Mark, list[str]]) -> tuple[Run, ...]:
    return tuple(Run(" ".join(words), mark) for mark, words in parts if words)
