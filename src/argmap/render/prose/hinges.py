"""Hinges: the claims on which the answers to the questions of a summary turn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.dependence import Pivots, find_pivots

if TYPE_CHECKING:
    from argmap.model.claims import Issue
    from argmap.render.prose.survey import Survey

__all__ = ["Hinges", "hinges_of"]

MOST_ANSWERS = 12
"""Of one question, whatever the length of the summary: each takes a search."""
MOST_STEPS = 5_000_000
"""Steps of all searches together: about a second."""


@attrs.frozen(kw_only=True)
class Hinges:
    """What every answer turns on.

    Parameters
    ----------
    found : dict
        By the id of an issue, the pivots of its answers, those without any left out.
    short : frozenset of str
        The ids of issues for which the search was cut short.
    """

    found: dict[str, tuple[Pivots, ...]]
    short: frozenset[str]


def hinges_of(s: Survey) -> Hinges:
    """Return the pivots of the answers to the issues in scope.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Hinges
        Both answers of an issue are searched alike, the issues in their order while
        there are steps left.
    """
    left = MOST_STEPS
    every: dict[str, tuple[Pivots, ...]] = {}
    short = set()
    for issue in s.sided:
        told = []
        for number in _answers(s, issue):
            if left <= 0:
                short.add(issue.id)
                break
            found = find_pivots(
                s.assessment.graph,
                number,
                labels=s.assessment.labels,
                attackers=s.attackers,
                most=left,
            )
            left -= found.steps
            if not found.complete:
                short.add(issue.id)
            if found.sets:
                told.append(found)
        every[issue.id] = tuple(told)
    return Hinges(found=every, short=frozenset(short))


def _answers(s: Survey, issue: Issue) -> list[int]:
    index = s.assessment.graph.index
    return sorted(index[key] for key in s.answers[issue.id])[:MOST_ANSWERS]
