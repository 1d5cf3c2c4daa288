"""Foot: what stands below a chart: the rule used, who is left out, and the sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.phrases import date_in_words
from argmap.render.charts.canvas import wrapped
from argmap.render.prose.wording import closed, counted, joined

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from argmap.analysis.stances.tables import StanceTable
    from argmap.render.prose.sentences import Reference

__all__ = [
    "counted_words",
    "left_out_words",
    "named_lines",
    "reference_lines",
    "side_words",
]

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
    """Return what a table of stances counts, in words, and what it leaves out.

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
    if table.since is not None:
        parts.append(f"What was said since {date_in_words(table.since)}.")
    if table.latest:
        parts.append("Of each actor the last position alone.")
    if table.roll_up:
        parts.append("People are counted as their organisations.")
    left_out = left_out_words(table)
    return " ".join([*parts, left_out] if left_out else parts)


def left_out_words(table: StanceTable) -> str:
    """Return what a window of time, or the issues, leave out of a table of stances.

    Parameters
    ----------
    table : StanceTable
        Any table.

    Returns
    -------
    str
        A sentence; "" where nothing is left out.
    """
    left = []
    if table.undated:
        left.append(f"{counted(table.undated, 'assertion')} without a date")
    if table.straddling:
        left.append(f"{table.straddling} dated only partly within the window")
    if table.unfiled:
        many = counted(table.unfiled, "assertion")
        left.append(f"{many} on claims under no issue (compared by claim)")
    return f"Left out: {joined(left)}." if left else ""
