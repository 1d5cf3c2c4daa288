"""Agreement: what voices of several kinds share, and on which sides they stand."""

from __future__ import annotations

from argmap.analysis.stances.agreement import CommonGround
from argmap.model.assertions import Stance
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
from argmap.render.prose.wording import LONGEST_CLAIM, closed, counted, joined, quoted

__all__ = ["agreement"]


def agreement(s: Survey) -> Section:
    """Return the claims that voices of several kinds share.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 3: those shared across the sides of an issue first, by issue.
    """
    found = s.shared
    if not found:
        text = (
            f"No claim {s.where} is stated by voices of two kinds and "
            "left without a reply, nor is any shared across the sides of an issue."
        )
        return Section("Agreement", (Paragraph((about(text),)),), "3")
    text = (
        "Each of these is stated by voices of at least two kinds, and this map holds "
        "no reply to it."
    )
    opening = [about(text)]
    if not any(one.across for one in found):
        text = "None is shared across the two sides of an issue."
        opening.append(about(text))
    blocks: list[Block] = [Paragraph(tuple(opening))]
    groups: dict[tuple[str, ...], list[CommonGround]] = {}
    for one in found:
        groups.setdefault(one.across, []).append(one)
    for across, every in groups.items():
        shared = first(every, s.caps.shared)
        if across:
            issues = joined([quoted(s.m.issues[key].question) for key in across])
            text = f"Among those who state these are voices on both sides of {issues}"
            blocks.append(Paragraph((about(closed(text)),)))
        elif len(groups) > 1:
            blocks.append(Paragraph((about("Shared on one side, or on no side:"),)))
        items = [(_shared(s, one),) for one in shared]
        more = len(every) - len(shared)
        if more:
            items.append((about(f"And {counted(more, 'more claim')}."),))
        blocks.append(Bullets(tuple(items)))
    return Section("Agreement", tuple(blocks), "3")


def _shared(s: Survey, one: CommonGround) -> Sentence:
    said = [a for a in s.said(one.claim) if a.stance is Stance.ASSERTS]
    through = set.intersection(*({*a.via} for a in said)) if said else set()
    known = s.names([key for key in s.m.actors if key in through])
    text = f"{quoted(one.claim.label, LONGEST_CLAIM)}: stated by {s.names(one.actors, most=s.caps.names)}"
    text += f", all known through {known}" if known else ""
    text += ", in hedged words." if said and all(a.hedged for a in said) else "."
    return sourced(text, s.resting([one.claim.id]))
