"""Answers: who says yes to an issue's question, who says no, and who is silent."""

from __future__ import annotations

from argmap.analysis.stances import Cell, State
from argmap.model.claims import Issue
from argmap.render.prose.positions import direct
from argmap.render.prose.sentences import Block, Entry, Paragraph, Sentence, Split
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import closed, cut, joined
from argmap.render.references import cited

__all__ = ["MOST_LISTED", "YES_NO", "answers"]

MOST_LISTED = 12
YES_NO = ("Yes", "No")


def answers(s: Survey, issue: Issue) -> list[Block]:
    """Return the two answers to an issue's question beside each other, and who is silent.

    Parameters
    ----------
    s : Survey
        Of a map.
    issue : Issue
        One of its issues.

    Returns
    -------
    list
        Without columns for an issue without a thesis.
    """
    cells = [s.table.cells[actor.id, issue.id] for actor in s.table.actors]
    if issue.thesis is None:
        text = "This question has no yes or no side in this map."
        return [Paragraph((about(text), *_apart(s, cells, "On record")))]
    left, right = _column(s, issue, cells, 1), _column(s, issue, cells, -1)
    blocks: list[Block] = [Split("The two answers", YES_NO, left, right, sided=True)]
    apart = _apart(s, cells, "On neither side")
    if apart:
        blocks.append(Paragraph(apart))
    return blocks


def _column(s: Survey, issue: Issue, cells: list[Cell], sign: int) -> tuple[Entry, ...]:
    given = [
        claim
        for claim in s.m
        if claim.id in s.answers[issue.id] and s.sides[issue.id].get(claim.id) == sign
    ]
    lead = about("No claim in this map gives this answer.")
    entries = [
        Entry(sourced(closed(cut(claim.label)), s.resting([claim.id])))
        for claim in given[:MOST_LISTED]
    ]
    lines = _names(s, cells, State.YES if sign > 0 else State.NO)
    if not entries:
        return (Entry(lead, lines),)
    return (*entries[:-1], Entry(entries[-1].lead, lines))


def _names(s: Survey, cells: list[Cell], state: State) -> tuple[Sentence, ...]:
    taken = [c for c in cells if c.state is state]
    plain = [c for c in taken if direct(s, c)]
    groups = (
        ("Said so", plain),
        ("Stated claims on this side", [c for c in taken if c not in plain]),
        ("Stated claims on both sides", [c for c in cells if c.state is State.MIXED]),
    )
    lines = tuple(_speakers(s, words, found) for words, found in groups if found)
    return lines or (about("Nobody in this map is on this side."),)


def _apart(s: Survey, cells: list[Cell], spoke: str) -> tuple[Sentence, ...]:
    """Tell of those who take no side, only report, or are silent."""
    quiet = [c for c in cells if c.state is State.SILENT]
    groups = (
        (spoke, [c for c in cells if c.state is State.NEUTRAL]),
        ("Reported without a stance", [c for c in quiet if c.reports]),
    )
    lines = [_speakers(s, words, found) for words, found in groups if found]
    silent = [c.actor for c in quiet if not c.reports]
    if silent:
        lines.append(about(f"Silent in this map: {s.names(silent)}."))
    return tuple(lines)


def _speakers(s: Survey, words: str, cells: list[Cell]) -> Sentence:
    who = joined([s.full_name(cell.actor) for cell in cells])
    said = [a for cell in cells for a in (cell.assertions or cell.reports)]
    return sourced(f"{words}: {who}.", cited(said))
