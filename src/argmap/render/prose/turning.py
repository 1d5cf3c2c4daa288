"""On what it turns: the claims whose fall would change the status of an answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Status
from argmap.analysis.dependence import Pivots, PivotSet, find_pivots, rule
from argmap.render.prose.answers import MOST_LISTED
from argmap.render.prose.reasoning import WORDS
from argmap.render.prose.sentences import Block, Bullets, Paragraph, Section, Sentence
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import LONGEST_CLAIM, capital, counted, joined, quoted

if TYPE_CHECKING:
    from argmap.model.claims import Issue

__all__ = ["turning"]

MOST_SETS = 8
MOST_STEPS = 5_000_000
"""Steps of all searches together: about a second."""


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
    asked = [issue for issue in s.m.issues.values() if issue.thesis is not None]
    if not asked:
        text = "This map holds no question with a yes or no."
        return Section(TITLE, (Paragraph((about(text),)),), "8")
    graph = s.assessment.graph
    by_rule = capital(rule(graph.basis, graph.as_of))
    teller = _Teller(s)
    told = [(issue, teller.issue(issue)) for issue in asked]
    blocks: list[Block] = [
        Section(s.headline(issue), tuple(found)) for issue, found in told if found
    ]
    idle = [i for i, found in told if not found and i.id not in teller.short]
    short = [issue for issue in asked if issue.id in teller.short]
    closing = []
    if idle:
        start = "No claim" if blocks else f"{by_rule}, no claim"
        text = f"{start} of this map, alone or in pairs, would change the status of"
        closing.append(about(f"{text} an answer to {_questions(s, idle)}."))
    if short:
        text = "The search was cut short, and may have missed some, for"
        closing.append(about(f"{text} {_questions(s, short)}."))
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


TITLE = "On what it turns"


class _Teller:
    """Tells of one issue after another, while there are steps left to search with."""

    def __init__(self, s: Survey) -> None:
        self.s = s
        self.steps = MOST_STEPS
        self.short: set[str] = set()

    def issue(self, issue: Issue) -> list[Block]:
        """Return what is to be told of the answers to a question."""
        told: list[Block] = []
        for number in _answers(self.s, issue):
            if self.steps <= 0:
                self.short.add(issue.id)
                break
            found = find_pivots(
                self.s.assessment.graph,
                number,
                labels=self.s.assessment.labels,
                attackers=self.s.attackers,
                most=self.steps,
            )
            self.steps -= found.steps
            told += _told(self.s, found)
            if not found.complete:
                self.short.add(issue.id)
        return told


def _answers(s: Survey, issue: Issue) -> list[int]:
    index = s.assessment.graph.index
    return sorted(index[key] for key in s.answers[issue.id])[:MOST_LISTED]


def _told(s: Survey, found: Pivots) -> tuple[Block, ...]:
    if not found.sets:
        return ()
    claim = found.claim
    lead = f"{quoted(claim.label, LONGEST_CLAIM)} ({s.speakers(claim.id)})"
    status = sourced(f"{lead}: {WORDS[found.status]}.", s.resting([claim.id]))
    items: list[tuple[Sentence, ...]] = [
        (_set(s, one),) for one in found.sets[:MOST_SETS]
    ]
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


THEN = {**WORDS, Status.REBUTTED: "an objection would stand against it"}


def _questions(s: Survey, issues: Sequence[Issue]) -> str:
    """Return the numbers of issues, neighbours as ranges: ``questions 1 and 3 to 5``."""
    ranges: list[list[int]] = []
    for number in (s.numbers[issue.id] for issue in issues):
        if ranges and number == ranges[-1][-1] + 1:
            ranges[-1].append(number)
        else:
            ranges.append([number])
    told: list[str] = []
    for one in ranges:
        told += [f"{one[0]} to {one[-1]}"] if len(one) > 2 else map(str, one)
    return f"question{'' if len(issues) == 1 else 's'} {joined(told)}"
