"""At a glance: what is contested first, then how much the map holds and what is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Status
from argmap.analysis.stances.tables import State
from argmap.model.dates import Date
from argmap.render.prose.matrix import GROUPS
from argmap.render.prose.scope import Detail
from argmap.render.prose.sentences import Bullets, Section, about
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import (
    capital,
    counted,
    cut,
    date_in_words,
    joined,
    period,
    quoted,
)
from argmap.render.references import references

if TYPE_CHECKING:
    from argmap.model.claims import Issue

__all__ = ["day", "glance", "links"]

MOST_SOURCES = 8
MOST_HEARD = 3


def glance(s: Survey) -> Section:
    """Return in some lines what is contested, what the map holds, and how it is read.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 0.
    """
    lines = (*_contested(s), *_counts(s), _size(s), *_sources(s), *_told(s), _rule(s))
    return Section("At a glance", (Bullets(tuple((about(x),) for x in lines)),), "0")


def _contested(s: Survey) -> Iterator[str]:
    """Name the questions on which both sides are heard, those with most voices first."""
    if not s.sided:
        return
    heard = {issue.id: _heard(s, issue) for issue in s.sided}
    both = [issue for issue in s.sided if min(heard[issue.id])]
    if not both:
        yield "Both yes and no are heard on no question."
        return
    both.sort(key=lambda one: (-min(heard[one.id]), -sum(heard[one.id])))
    told = [
        f"{quoted(issue.question)} (yes {heard[issue.id][0]}, no {heard[issue.id][1]})"
        for issue in both[:MOST_HEARD]
    ]
    most = "; most voices on both sides" if len(both) > MOST_HEARD else ""
    share = f"{len(both)} of {len(s.sided)} questions"
    if len(both) == len(s.sided):
        share = "the one question" if len(both) == 1 else f"all {len(both)} questions"
    yield f"Both yes and no are heard on {share}{most}: {joined(told)}."


def _heard(s: Survey, issue: Issue) -> tuple[int, int]:
    """Return how many actors are on the side of yes, and how many on that of no."""
    states = Counter(s.table[a, issue].state for a in s.actors)
    mixed = states[State.MIXED]
    return states[State.YES] + mixed, states[State.NO] + mixed


def _counts(s: Survey) -> Iterator[str]:
    counts = Counter(found.status for found in s.found)
    defended = counts[Status.DEFENDED]
    standing = counts[Status.UNCHALLENGED] + defended
    contested = f"{counted(counts[Status.CONTESTED], 'claim')} contested"
    answered = f"{defended:,}" if defended else "none"
    yield capital(
        f"{contested}{_by_inference(s)}; "
        f"{counted(counts[Status.REBUTTED], 'claim')} with a standing objection; "
        f"{counted(standing, 'claim')} unrebutted in this map"
        f"{f', {answered} of them defended against an objection' if standing else ''}."
    )
    yield capital(
        f"{counted(len(s.shared), 'claim')} agreed by voices of several kinds; "
        f"{counted(len(s.waiting), 'objection')} without a reply in this map"
        f"{', to a claim or to how claims bear on others' if s.waiting else ''}; "
        f"{counted(len(s.single), 'question')} on which one side alone is heard."
    )


def _by_inference(s: Survey) -> str:
    """Count the contested claims that no link made in a document makes so."""
    alone = sum(
        found.status is Status.CONTESTED
        and s.explicit[found.claim.id].status is not Status.CONTESTED
        for found in s.found
    )
    return f", {alone:,} of them by inferred links alone" if alone else ""


def _size(s: Survey) -> str:
    m = s.m
    primary = sum(source.primary for source in m.sources.values())
    sources = counted(len(m.sources), "source")
    if m.sources:
        sources = f"{sources} ({primary} primary, {len(m.sources) - primary} secondary)"
    dates = (m.date_of(a) for a in m.assertions.values())
    begin, end = period(d for d in dates if d is not None)
    when = begin if begin == end else f"{begin} to {end}"
    speaking = len({a.actor for a in m.assertions.values()})
    actors = counted(len(m.actors), "actor")
    if speaking < len(m.actors):
        actors = f"{actors} ({speaking:,} of whom speak)"
    return (
        f"This map holds {counted(len(m), 'claim')}, {actors} and "
        f"{sources}{f', dated {when}' if when else ''}."
    )


def _sources(s: Survey) -> Iterator[str]:
    """Name the sources, where they are few enough for a line."""
    listed = references(s.m)
    if 0 < len(listed) <= MOST_SOURCES:
        told = [
            f"{one.makers or quoted(one.title)}{f', {one.date}' if one.date else ''}"
            for one in listed
        ]
        yield f"Sources: {'; '.join(told)}."


def _told(s: Survey) -> Iterator[str]:
    """Say what is left out of the summary by choice."""
    scope = s.scope
    claims = "claims"
    if scope.issues:
        asked = (quoted(cut(s.asked.issues[key].question)) for key in scope.issues)
        claims = f"{claims} under {joined([*asked])}"
    if scope.since is not None:
        when = date_in_words(scope.since)
        claims = f"{claims} of which something was said in {when} or later"
    if claims != "claims":
        yield (
            f"Told here: only {claims}, {counted(len(s.told), 'claim')} in all; each "
            "is judged by the whole map."
        )
    if scope.kinds:
        kinds = joined([GROUPS[kind] for kind in scope.kinds])
        yield (
            f"Positions, sides and silence are those of {kinds} only: "
            f"{counted(len(s.actors), 'actor')}. Claims are told whoever states them."
        )
    if scope.detail is Detail.SHORT:
        yield (
            "Told in short: long lists are cut, both sides alike, and what is left out "
            "is counted where it would stand (see Method)."
        )


def _rule(s: Survey) -> str:
    read = "explicit and inferred" if s.basis is None else links(s)
    when = f"as of {day(s)}" if s.as_of else "as of the latest record"
    return (
        f"Read {when}, by {read} links, under the grounded labelling: what this map "
        "holds, not who is right (see Method)."
    )


def day(s: Survey) -> str:
    """Return the date as of which the map is read, in words."""
    return date_in_words(Date.of(s.as_of))


def links(s: Survey) -> str:
    """Return which links count where only some do."""
    return "explicit" if s.basis == "explicit" else "inferred"
