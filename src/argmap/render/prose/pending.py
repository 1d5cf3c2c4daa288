"""Open objections: what awaits a reply, and the questions that one side alone answers."""

from __future__ import annotations

from collections.abc import Iterable

from argmap.analysis.objections import OpenObjection
from argmap.analysis.stances.agreement import OneSided
from argmap.analysis.stances.tables import State
from argmap.model.relations import Relation
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
from argmap.render.prose.wording import counted, joined, quoted
from argmap.render.references import cited

__all__ = ["pending"]


def pending(s: Survey) -> Section:
    """Return the objections without a reply, and where one side is silent.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 5: an objection that bears on several claims or steps is told once.
    """
    objections: dict[tuple[str, ...], list[OpenObjection]] = {}
    for one in s.waiting:
        keys = tuple(claim.id for claim in one.claims)
        objections.setdefault(keys, []).append(one)
    blocks: list[Block] = []
    if objections:
        text = "No reply to these is recorded in this map."
        rows = tuple((_objection(s, *item),) for item in objections.items())
        blocks += [Paragraph((about(text),)), Bullets(rows)]
    else:
        text = "No objection told here awaits a reply."
        blocks.append(Paragraph((about(text),)))
    if s.single:
        rows = tuple((_alone(s, one),) for one in s.single)
        blocks.append(
            Section("Questions on which one side is silent", (Bullets(rows),))
        )
    else:
        text = "On no question is one side alone heard."
        blocks.append(Paragraph((about(text),)))
    return Section("Open objections", tuple(blocks), "5")


def _objection(
    s: Survey, keys: tuple[str, ...], found: list[OpenObjection]
) -> Sentence:
    shown = first(found, s.caps.steps)
    more = len(found) - len(shown)
    against = [*_against(s, shown)]
    told = joined([*against, *([counted(more, "more step")] if more else [])])
    links = dict.fromkeys(s.link(one.relation) for one in found)
    ends = dict.fromkeys((*keys, *(end for one in found for end in _ends(s, one))))
    sources = (*s.resting(ends), *cited(one.relation for one in found))
    text = f"{s.named(keys)}, to {told}; {'; '.join(links)}."
    return sourced(text, tuple(dict.fromkeys(sources)))


def _against(s: Survey, found: Iterable[OpenObjection]) -> Iterable[str]:
    """Yield what is objected to; the steps to one claim together."""
    together: dict[str, list[Relation]] = {}
    for one in found:
        if not isinstance(one.target, Relation):
            yield s.named([one.target.id])
        elif s.m.is_undercut(one.target):
            yield s.step(one.target)
        else:
            together.setdefault(one.target.target, []).append(one.target)
    for end, steps in together.items():
        grounds = joined([f"of {s.premises(step)}" for step in steps])
        yield f"the bearing {grounds} on {quoted(s.m.claims[end].label)}"


def _ends(s: Survey, one: OpenObjection) -> list[str]:
    if isinstance(one.target, Relation):
        return s.ends(one.target)
    return [one.target.id]


def _alone(s: Survey, one: OneSided) -> Sentence:
    word, other = ("yes", "no") if one.side is State.YES else ("no", "yes")
    who = s.names(one.actors, most=s.caps.names)
    text = (
        f"{s.headline(one.issue)} On the side of {word}: {who}; nobody in this map on "
        f"the side of {other}."
    )
    said = [a for key in one.actors for a in s.spoken(key, one.issue)]
    return sourced(text, cited(said))
