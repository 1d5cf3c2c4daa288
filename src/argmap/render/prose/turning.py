"""On what it turns: the claims whose fall would change the status of an answer."""

from __future__ import annotations

from argmap.analysis.acceptability import Status
from argmap.analysis.dependence import Pivots, PivotSet, rule
from argmap.render.prose.reasoning import WORDS
from argmap.render.prose.scope import first
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Paragraph,
    Section,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import LONGEST_CLAIM, capital, counted, joined, quoted

__all__ = ["turning"]

TITLE = "On what it turns"
THEN = {**WORDS, Status.REBUTTED: "an objection would stand against it"}


def turning(s: Survey) -> Section:
    """Return, by issue, the claims on which the status of its answers turns.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 8: every answer to a question is looked at, so that both sides are
        treated alike; the questions on which nothing turns are named in one sentence.
    """
    if not s.sided:
        text = "No question told here has a yes and a no."
        return Section(TITLE, (Paragraph((about(text),)),), "8")
    graph = s.assessment.graph
    by_rule = capital(rule(graph.basis, graph.as_of))
    blocks: list[Block] = []
    idle, short = [], []
    for issue in s.sided:
        told = [
            block for one in s.hinges.found.get(issue.id, ()) for block in _told(s, one)
        ]
        if told:
            blocks.append(Section(s.headline(issue), tuple(told)))
        if issue.id in s.hinges.short:
            short.append(issue.id)
        elif not told:
            idle.append(issue.id)
    closing = []
    if idle:
        start = "No claim" if blocks else f"{by_rule}, no claim"
        text = f"{start} of this map, alone or in pairs, would change the status of"
        closing.append(about(f"{text} an answer to {s.questions(idle)}."))
    if short:
        text = "The search was cut short, and may have missed some, for"
        closing.append(about(f"{text} {s.questions(short)}."))
    if blocks:
        opening = (
            f"{by_rule}. A claim is said to fall when it counts as answered, whatever "
            "else stands for it or against it. Only a claim that stands is tried, "
            "alone and in pairs."
        )
        blocks.insert(0, Paragraph((about(opening),)))
    if closing:
        blocks.append(Paragraph(tuple(closing)))
    return Section(TITLE, tuple(blocks), "8")


def _told(s: Survey, found: Pivots) -> tuple[Block, ...]:
    claim = found.claim
    lead = f"{quoted(claim.label, LONGEST_CLAIM)} ({s.speakers(claim.id)})"
    status = sourced(f"{lead}: {WORDS[found.status]}.", s.resting([claim.id]))
    shown = first(found.sets, s.caps.pivots)
    items: list[tuple[Sentence, ...]] = [(_set(s, one),) for one in shown]
    more = len(found.sets) - len(items)
    if more:
        text = f"And {counted(more, 'more claim or pair', 'more claims and pairs')}."
        items.append((about(text),))
    return Paragraph((status,)), Bullets(tuple(items))


def _set(s: Survey, one: PivotSet) -> Sentence:
    keys = [claim.id for claim in one.claims]
    named = joined([s.named([key]) for key in keys])
    both = "both " if len(keys) > 1 else ""
    return sourced(f"If {named} {both}fell: {THEN[one.after]}.", s.resting(keys))
