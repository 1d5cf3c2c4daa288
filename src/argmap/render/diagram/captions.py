"""Captions: what a diagram shows, in two sentences for those who cannot see it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Status
from argmap.model.messages import counted
from argmap.render.diagram.overview import Overview
from argmap.render.diagram.scenes import Scene
from argmap.render.style import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.model.claims import Claim

__all__ = ["caption", "title"]

LONGEST = 300


def title(shown: Scene | Overview) -> str:
    """Return what a picture is of, in one line.

    Parameters
    ----------
    shown : Scene or Overview
        What the picture shows.

    Returns
    -------
    str
        The focus, the issue or the question, and the map's title.
    """
    m, view = shown.whole, shown.view
    name = m.question
    if view.issue is not None:
        name = m.issues[view.issue].question
    elif view.focus is not None:
        name = m.claims[view.focus].label
    words = [" ".join(part.split())[:LONGEST] for part in (name, m.title) if part]
    return " · ".join(dict.fromkeys(words)) or "A debate"


def caption(shown: Scene | Overview) -> str:
    """Return what a picture shows: how many claims and links, and of which status.

    Parameters
    ----------
    shown : Scene or Overview
        What the picture shows.

    Returns
    -------
    str
        A few sentences.
    """
    claims: Iterable[Claim]
    if isinstance(shown, Overview):
        claims = shown.map
        number = len(shown.drawn)
        what = (
            f"{counted(len(shown.boxes), 'box', 'boxes')} of "
            f"{counted(len(shown.map), 'claim')}, with "
            f"{counted(number, 'line')} between them"
        )
        reading = "Each line adds up the links from claims of one issue to another's."
    else:
        claims = shown.claims
        what = (
            f"{counted(len(shown.claims), 'claim')} and "
            f"{counted(len(shown.links), 'link')}"
        )
        reading = "Links lead from right to left, from a reason to what it bears on."
    counts = Counter(shown.assessment[claim.id].status for claim in claims)
    statuses = [
        f"{counts[status]:,} {STATUS_WORDS[status][0]}"
        for status in Status
        if counts[status]
    ]
    standing = f" {', '.join(statuses)}." if statuses else ""
    return f"{what}.{standing} {reading}"
