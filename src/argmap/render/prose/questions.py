"""The question: what is asked in all, its parts with their answers, and definitions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.analysis.stances.agreement import voices
from argmap.analysis.stances.tables import State
from argmap.model.assertions import Stance
from argmap.model.claims import ClaimKind
from argmap.render.prose.answers import YES_NO
from argmap.render.prose.reasoning import cautions, reasoned
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Grid,
    Paragraph,
    Section,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import capital, closed, counted, cut
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.claims import Issue

__all__ = ["asked"]


def asked(s: Survey) -> Section:
    """Return the question of the debate and those that it falls into.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 1: questions with a yes and a no with both answers and how many are on
        each side, the others with the number of their claims, and the definitions in
        dispute.
    """
    if s.m.question:
        opening = about(f"The question: {closed(cut(s.m.question))}")
    else:
        opening = about("This map names no question for the debate as a whole.")
    blocks: list[Block] = [Paragraph((opening,))]
    if s.sided:
        rows = tuple(_answered(s, issue) for issue in s.sided)
        text = "In brackets: how many actors are on this side."
        blocks += [Grid(("Question", *YES_NO), rows), Paragraph((about(text),))]
    filed = Counter(found.claim.issue for found in s.found)
    plain = tuple(
        (about(f"{s.headline(issue)} {capital(counted(filed[issue.id], 'claim'))}."),)
        for issue in s.issues
        if issue.thesis is None
    )
    if plain:
        text = "Questions without a yes or no:"
        blocks += [Paragraph((about(text),)), Bullets(plain)]
    blocks.append(_definitions(s))
    return Section("The question", tuple(blocks), "1")


def _answered(s: Survey, issue: Issue) -> tuple[Sentence, ...]:
    """Return a question, and in two cells its answers and how many are on each side."""
    states = Counter(s.table[a, issue].state for a in s.actors)
    cells = []
    for sign, state in ((1, State.YES), (-1, State.NO)):
        given = [
            claim
            for claim in s.m
            if claim.id in s.answers[issue.id]
            and s.sides[issue.id].get(claim.id) == sign
        ]
        number = states[state] + states[State.MIXED]
        count = f" ({counted(number, 'actor')})" if number else ""
        if given:
            text = f"{closed(cut(given[0].label))}{count}"
            cells.append(sourced(text, s.resting([given[0].id])))
        else:
            denied = [
                a
                for claim in s.m
                if claim.id in s.answers[issue.id]
                and s.sides[issue.id].get(claim.id) == -sign
                for a in s.m.assertions_of(claim)
                if a.stance is Stance.DENIES
            ]
            text = "The contrary, with no ground given in this map."
            cells.append(
                sourced(f"{text}{count}", cited(denied))
                if denied
                else about(f"No claim gives this answer.{count}")
            )
    return (about(closed(s.headline(issue))), *cells)


def _definitions(s: Survey) -> Block:
    rows = []
    for found in s.found:
        heard = voices(s.m, found.claim)
        disputed = not found.status.is_unrebutted or heard.disputed or heard.doubters
        if found.claim.kind is ClaimKind.DEFINITIONAL and disputed:
            lead = s.told_claim(found.claim)
            rows.append((lead, *reasoned(s, found), *cautions(s, found)))
    if not rows:
        return Paragraph((about("No definition is in dispute in this map."),))
    return Section("Definitions in dispute", (Bullets(tuple(rows)),))
