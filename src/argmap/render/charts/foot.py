"""Foot: what stands below a chart: the rule used, who is left out, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.phrases import date_in_words
from argmap.render.charts.canvas import wrapped
from argmap.render.prose.wording import closed, joined

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from argmap.analysis.stances import StanceTable
    from argmap.render.prose.sentences import Reference

__all__ = ["counted_words", "named_lines", "reference_lines", "side_words"]

MOST_NAMES = 60
MOST_LINES = 8


def reference_lines(
    listed: Iterable[Reference], cited: Container[str], *, width: float, size: float
) -> list[str]:
    """Return the sources that a chart names by their numbers, wrapped.

    Parameters
    ----------
    listed : iterable of Reference
        All of the map's.
    cited : container of str
        The ids of those named.
    width, size : float
        In inches and in points.

    Returns
    -------
    list of str
        At most two lines for each.
    """
    lines: list[str] = []
    for one in listed:
        if one.source in cited:
            parts = (one.makers, one.title, one.container, one.date)
            words = ", ".join(part for part in parts if part)
            lines += wrapped(f"[{one.number}] {words}", width, size, most=2)
    return lines


def named_lines(
    before: str, names: Sequence[str], *, width: float, size: float
) -> list[str]:
    """Return a line of the foot that names some, wrapped; nothing for nobody.

    Parameters
    ----------
    before : str
        What is said of them, with a colon.
    names : sequence of str
        Beyond 60 the rest is counted.
    width, size : float
        In inches and in points.

    Returns
    -------
    list of str
        At most eight lines.
    """
    if not names:
        return []
    words = closed(f"{before} {joined(names, most=MOST_NAMES)}")
    return wrapped(words, width, size, most=MOST_LINES)


def side_words(table: StanceTable) -> str:
    """Return what makes a side in a table of stances, in words.

    Parameters
    ----------
    table : StanceTable
        Any table.

    Returns
    -------
    str
        One sentence or two.
    """
    if table.by == "issue":
        return (
            "Yes: states claims of the thesis's side, or states the contrary of claims "
            "of the other. Silence is no opinion, reporting is no stance."
        )
    return "Silence is no opinion, reporting is no stance."


def counted_words(table: StanceTable) -> str:
    """Return what a table of stances counts, in words: basis, date, organisations.

    Parameters
    ----------
    table : StanceTable
        Any table.

    Returns
    -------
    str
        Sentences.
    """
    basis = "explicit and inferred" if table.basis is None else table.basis.value
    parts = [f"By {basis} links."] if table.by == "issue" else []
    if table.as_of is not None:
        parts.append(f"What had been said by {date_in_words(table.as_of)}.")
    if table.roll_up:
        parts.append("People are counted as their organisations.")
    return " ".join(parts)
