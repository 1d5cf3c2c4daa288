"""Opening: what the panel says first, who is for and against and what met no reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.stances.tables import State
from argmap.render.diagram.overview import overviewed
from argmap.render.diagram.viewing import View
from argmap.render.prose.wording import counted, cut
from argmap.render.style import STATUS_GLYPHS, STATUS_WORDS

if TYPE_CHECKING:
    from argmap.analysis.acceptability import Assessment
    from argmap.model.argument_map import ArgumentMap
    from argmap.render.diagram.overview import Box, Overview

__all__ = ["Answer", "answers"]

SIDES = {State.YES: "yes", State.NO: "no", State.MIXED: "both"}
MOST_NAMES = 3


@attrs.frozen(kw_only=True)
class Answer:
    """A question with two sides, in short.

    Parameters
    ----------
    issue, question : str
        Its id and its words.
    status : str
        Sign and word of the status of the claim that says yes.
    sides : tuple of (str, str)
        ``yes``, ``no`` and ``both``, and who takes that side.
    waiting : str
        How many objections there have no reply; "" for none.
    """

    issue: str
    question: str
    status: str
    sides: tuple[tuple[str, str], ...]
    waiting: str


def answers(
    m: ArgumentMap, *, assessment: Assessment | None = None
) -> tuple[Answer, ...]:
    """Return the questions of a map that can be answered by yes or no, in short.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    assessment : Assessment, optional
        Its statuses, where they are known.

    Returns
    -------
    tuple of Answer
        In the map's order; empty where no issue has a thesis.
    """
    overview = overviewed(m, View(overview=True), assessment=assessment)
    return tuple(found for box in overview.boxes if (found := _answer(overview, box)))


def _answer(overview: Overview, box: Box) -> Answer | None:
    if box.issue is None or box.thesis is None:
        return None
    status = overview.assessment[box.thesis.id].status
    waiting = counted(box.waiting, "objection") + " without a reply"
    return Answer(
        issue=box.issue.id,
        question=cut(box.issue.question),
        status=f"{STATUS_GLYPHS[status]} {STATUS_WORDS[status][0]}",
        sides=tuple(_sides(overview, box)),
        waiting=waiting if box.waiting else "",
    )


def _sides(overview: Overview, box: Box) -> list[tuple[str, str]]:
    found = []
    for state, word in SIDES.items():
        names = [
            cut(overview.map.actors[one.actor].name) for one in box.sides.get(state, ())
        ]
        rest = len(names) - MOST_NAMES
        more = [f"{rest} more"] if rest > 0 else []
        if names:
            found.append((word, ", ".join((*names[:MOST_NAMES], *more))))
        elif state is not State.MIXED and not box.sides.get(State.MIXED):
            found.append((word, "nobody in this map"))
    return found
