"""Answers: who else is on each side of an issue's question, and who is silent."""

from __future__ import annotations

from argmap.analysis.stances import Cell, State
from argmap.model.claims import Issue
from argmap.render.prose.sentences import Sentence
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import counted, joined
from argmap.render.references import cited

__all__ = ["MOST_LISTED", "YES_NO", "apart", "on_side"]

MOST_LISTED = 12
MOST_SILENT = 12
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
        return (about("Nobody in this map is on this side."),)
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
        The silent by name; where they are many, by number, for all others are named.
    """
    cells = _cells(s, issue)
    quiet = [c for c in cells if c.state is State.SILENT]
    spoke = "On record" if issue.thesis is None else "On neither side"
    groups = (
        (spoke, [c for c in cells if c.state is State.NEUTRAL]),
        ("Reported without a stance", [c for c in quiet if c.reports]),
    )
    lines = [_speakers(s, words, found) for words, found in groups if found]
    silent = [c.actor for c in quiet if not c.reports]
    if len(silent) > MOST_SILENT:
        number = counted(len(silent), "actor")
        lines.append(about(f"Silent in this map: the other {number} with a position."))
    elif silent:
        lines.append(about(f"Silent in this map: {s.names(silent)}."))
    return tuple(lines)


def _cells(s: Survey, issue: Issue) -> list[Cell]:
    return [s.table[actor, issue] for actor in s.table.actors]


def _speakers(s: Survey, words: str, cells: list[Cell]) -> Sentence:
    who = joined(
        [s.full_name(c.actor, c.assertions or c.reports) for c in cells],
        most=MOST_LISTED,
    )
    said = [a for cell in cells for a in (cell.assertions or cell.reports)]
    return sourced(f"{words}: {who}.", cited(said))
