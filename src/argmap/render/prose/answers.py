"""Answers: who else is on each side of an issue's question, and who is silent."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.analysis.stances.tables import Cell, State
from argmap.model.claims import Issue
from argmap.render.prose.sentences import Sentence, about, sourced
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import capital, counted, joined
from argmap.render.references import cited

__all__ = ["MOST_ANSWERS", "YES_NO", "apart", "on_side"]

MOST_ANSWERS = 12
YES_NO = ("Yes", "No")


def on_side(s: Survey, issue: Issue, sign: int) -> tuple[Sentence, ...]:
    """Return who is on a side of an issue without giving its answer.

    Parameters
    ----------
    s : Survey
        Of a map.
    issue : Issue
        One of its issues, with a thesis.
    sign : int
        1 for yes, -1 for no.

    Returns
    -------
    tuple of Sentence
        Says so where nobody at all is on the side.
    """
    state = State.YES if sign > 0 else State.NO
    cells = _cells(s, issue)
    taken = [c for c in cells if c.state is state]
    both = [c for c in cells if c.state is State.MIXED]
    groups = (
        ("Stated claims on this side", [c for c in taken if c.hollow]),
        ("Stated claims on both sides", [c for c in both if c.hollow]),
        ("Gave both answers", [c for c in both if not c.hollow]),
    )
    lines = tuple(_speakers(s, words, found) for words, found in groups if found)
    if not taken and not both:
        return (about(f"Nobody {s.where} is on this side."),)
    if lines and s.counts_actors:
        return (_more(groups),)
    return lines


def apart(s: Survey, issue: Issue) -> tuple[Sentence, ...]:
    """Return who takes no side of an issue, who only reports, and who is silent.

    Parameters
    ----------
    s : Survey
        Of a map.
    issue : Issue
        One of its issues.

    Returns
    -------
    tuple of Sentence
        By name; in short, where there are many actors, by number, for the table of
        stances names them.
    """
    cells = _cells(s, issue)
    if s.counts_actors:
        return (_counted(s, cells, issue),)
    quiet = [c for c in cells if c.state is State.SILENT]
    spoke = "On record" if issue.thesis is None else "On neither side"
    groups = (
        (spoke, [c for c in cells if c.state is State.NEUTRAL]),
        ("Reported without a stance", [c for c in quiet if c.reports]),
    )
    lines = [_speakers(s, words, found) for words, found in groups if found]
    silent = [c.actor for c in quiet if not c.reports]
    if silent:
        lines.append(about(f"Silent {s.period}: {s.names(silent)}."))
    return tuple(lines)


def _more(groups: Iterable[tuple[str, list[Cell]]]) -> Sentence:
    """Count who else is on a side, where the table of stances names them."""
    cells = [cell for _, found in groups for cell in found]
    said = [a for cell in cells for a in cell.assertions]
    text = f"{capital(counted(len(cells), 'more actor'))} on this side."
    return sourced(text, cited(said))


def _counted(s: Survey, cells: list[Cell], issue: Issue) -> Sentence:
    """Count who takes no side, who only reports, and who is silent."""
    spoke = "on record" if issue.thesis is None else "on neither side"
    quiet = [c for c in cells if c.state is State.SILENT]
    reporting = sum(bool(c.reports) for c in quiet)
    counts = (
        (spoke, sum(c.state is State.NEUTRAL for c in cells)),
        ("reported without a stance", reporting),
        (f"silent {s.period}", len(quiet) - reporting),
    )
    told = [f"{number} {words}" for words, number in counts if number]
    return about(f"Of {counted(len(cells), 'actor')}: {', '.join(told)}.")


def _cells(s: Survey, issue: Issue) -> list[Cell]:
    return [s.table[actor, issue] for actor in s.actors]


def _speakers(s: Survey, words: str, cells: list[Cell]) -> Sentence:
    who = joined(
        [s.full_name(c.actor, c.assertions or c.reports) for c in cells],
        most=s.caps.names,
    )
    said = [a for cell in cells for a in (cell.assertions or cell.reports)]
    return sourced(f"{words}: {who}.", cited(said))
