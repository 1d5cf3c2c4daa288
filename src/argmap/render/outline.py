"""Outline: a map as nested sections, from which Markdown and HTML both come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Status
from argmap.analysis.agreement import voices
from argmap.analysis.objections import OpenObjection
from argmap.analysis.stances import State
from argmap.model.assertions import Stance
from argmap.model.claims import Claim, ClaimKind, Issue
from argmap.model.dates import Date
from argmap.model.relations import Relation, RelationKind
from argmap.model.views import accepted, undated
from argmap.render.prose.agreement import agreement
from argmap.render.prose.answers import YES_NO
from argmap.render.prose.disputes import disputes
from argmap.render.prose.positions import positions
from argmap.render.prose.reasoning import cautions, reasoned
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Grid,
    Outline,
    Paragraph,
    Section,
    Sentence,
)
from argmap.render.prose.sourcing import sourcing
from argmap.render.prose.survey import Survey, about, sourced, survey
from argmap.render.prose.turning import turning
from argmap.render.prose.wording import (
    LONGEST_CLAIM,
    capital,
    closed,
    counted,
    cut,
    date_in_words,
    period,
    quoted,
)
from argmap.render.references import cited, references

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.relations import Basis

__all__ = ["outline_of"]

MOST_DIFFERING = 20
MOST_SOURCES = 8


def outline_of(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Outline:
    """Return the summary of a map as records, before it is Markdown or HTML.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.

    Returns
    -------
    Outline
        The same for the same map, whatever the day.

    Raises
    ------
    QueryError
        There is no such basis.
    """
    s = survey(m, basis=basis, as_of=as_of)
    sections = (
        _glance(s),
        _question(s),
        positions(s),
        agreement(s),
        disputes(s),
        _open(s),
        _superseded(s),
        sourcing(s),
        turning(s),
        _method(s),
    )
    return Outline(
        title=cut(s.m.title) or "A debate",
        question=cut(s.m.question or ""),
        sections=sections,
        references=references(s.m),
    )


def _glance(s: Survey) -> Section:
    m = s.m
    primary = sum(source.primary for source in m.sources.values())
    sources = counted(len(m.sources), "source")
    if m.sources:
        sources = f"{sources} ({primary} primary, {len(m.sources) - primary} secondary)"
    size = (
        f"This map holds {counted(len(m), 'claim')}, {counted(len(m.actors), 'actor')} "
        f"and {sources}{_said_between(s)}."
    )
    counts = Counter(found.status for found in s.assessment.values())
    unchallenged, defended = counts[Status.UNCHALLENGED], counts[Status.DEFENDED]
    standing = (
        f"{counted(unchallenged + defended, 'claim')} unrebutted: {unchallenged:,} "
        f"with no reply in this map, {defended:,} defended against an objection; "
        f"{counted(counts[Status.CONTESTED], 'claim')} contested{_by_inference(s)}; "
        f"{counted(counts[Status.REBUTTED], 'claim')} with a standing objection to it."
    )
    shared = len(s.shared)
    waiting = len(s.waiting)
    single = len(s.single)
    between = (
        f"{counted(shared, 'claim')} shared by voices of several kinds; "
        f"{counted(waiting, 'objection')}, to a claim or to how claims bear on others, "
        "without a reply in this map; "
        f"{counted(single, 'issue')} on which one side alone is heard."
    )
    lines = (size, *_sources(s), *map(capital, (standing, between)), _scope(s))
    return Section("At a glance", (Bullets(tuple((about(x),) for x in lines)),), "0")


def _by_inference(s: Survey) -> str:
    """Count the contested claims that no link made in a document makes so."""
    alone = sum(
        found.status is Status.CONTESTED
        and s.explicit[found.claim.id].status is not Status.CONTESTED
        for found in s.assessment.values()
    )
    return f", {alone:,} of them by inferred links alone" if alone else ""


def _sources(s: Survey) -> Iterator[str]:
    """Name the sources, where they are few enough for a line."""
    listed = references(s.m)
    if 0 < len(listed) <= MOST_SOURCES:
        told = [
            f"{one.makers or quoted(one.title)}{f', {one.date}' if one.date else ''}"
            for one in listed
        ]
        yield f"Sources: {'; '.join(told)}."


def _said_between(s: Survey) -> str:
    dates = (s.m.date_of(a) for a in s.m.assertions.values())
    first, last = period(d for d in dates if d is not None)
    if not first:
        return ""
    return f", dated {first}" if first == last else f", dated {first} to {last}"


def _scope(s: Survey) -> str:
    links = "explicit and inferred" if s.basis is None else _links(s.basis)
    when = f"as of {_day(s)}" if s.as_of else "as of the latest record"
    return (
        f"Read {when}, by {links} links, under the grounded labelling: what this map "
        "holds, not who is right (see Method)."
    )


def _day(s: Survey) -> str:
    return date_in_words(Date.of(s.as_of))


def _links(basis: Basis) -> str:
    return "explicit" if basis == "explicit" else "inferred"


def _question(s: Survey) -> Section:
    if s.m.question:
        opening = about(f"The question: {closed(cut(s.m.question))}")
    else:
        opening = about("This map names no question for the debate as a whole.")
    blocks: list[Block] = [Paragraph((opening,))]
    filed = Counter(found.claim.issue for found in s.assessment.values())
    two = [i for i in s.m.issues.values() if i.thesis is not None]
    if two:
        columns = ("Question", *YES_NO)
        blocks.append(Grid(columns, tuple(_answered(s, issue) for issue in two)))
    rows = []
    for issue in s.m.issues.values():
        if issue.thesis is None:
            count = counted(filed[issue.id], "claim")
            rows.append((about(f"{closed(s.headline(issue))} {capital(count)}."),))
    if rows:
        text = "Questions without a yes or no:"
        blocks += [Paragraph((about(text),)), Bullets(tuple(rows))]
    blocks.append(_definitions(s))
    return Section("The question", tuple(blocks), "1")


def _answered(s: Survey, issue: Issue) -> tuple[Sentence, ...]:
    """Return a question, and in two cells its answers and how many are on each side."""
    states = Counter(s.table[a, issue].state for a in s.table.actors)
    cells = []
    for sign, state in ((1, State.YES), (-1, State.NO)):
        given = [
            claim
            for claim in s.m
            if claim.id in s.answers[issue.id]
            and s.sides[issue.id].get(claim.id) == sign
        ]
        count = (
            f"({counted(states[state] + states[State.MIXED], 'actor')} on this side)"
        )
        if given:
            text = f"{closed(cut(given[0].label))} {count}"
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
                sourced(f"{text} {count}", cited(denied))
                if denied
                else about(f"No claim gives this answer. {count}")
            )
    return (about(closed(s.headline(issue))), *cells)


def _definitions(s: Survey) -> Block:
    rows = []
    for found in s.assessment.values():
        heard = voices(s.m, found.claim)
        disputed = not found.status.is_unrebutted or heard.disputed or heard.doubters
        if found.claim.kind is ClaimKind.DEFINITIONAL and disputed:
            lead = _claim(s, found.claim)
            rows.append((lead, *reasoned(s, found), *cautions(s, found)))
    if not rows:
        return Paragraph((about("No definition is in dispute in this map."),))
    return Section("Definitions in dispute", (Bullets(tuple(rows)),))


def _claim(s: Survey, claim: Claim) -> Sentence:
    text = f"{quoted(claim.label, LONGEST_CLAIM)} ({s.speakers(claim.id)})."
    return sourced(text, s.resting([claim.id]))


def _open(s: Survey) -> Section:
    rows = tuple((_objection(s, one),) for one in s.waiting)
    blocks: list[Block] = []
    if rows:
        text = "No reply to these is recorded in this map."
        blocks += [Paragraph((about(text),)), Bullets(rows)]
    else:
        text = "No objection in this map awaits a reply."
        blocks.append(Paragraph((about(text),)))
    lines = []
    for one in s.single:
        word, other = ("yes", "no") if one.side is State.YES else ("no", "yes")
        said = [a for key in one.actors for a in s.table[key, one.issue].assertions]
        text = (
            f"{closed(cut(one.issue.question))} On the side of {word}: "
            f"{s.names(one.actors)}. Nobody in this map is on the side of {other}."
        )
        lines.append((sourced(text, cited(said)),))
    if lines:
        blocks.append(
            Section("Issues on which one side is silent", (Bullets(tuple(lines)),))
        )
    else:
        text = "On no issue is one side alone heard."
        blocks.append(Paragraph((about(text),)))
    return Section("Open objections", tuple(blocks), "5")


def _objection(s: Survey, one: OpenObjection) -> Sentence:
    keys = [claim.id for claim in one.claims]
    ends = list(one.relation.premises)
    if isinstance(one.target, Relation):
        ends += s.ends(one.target)
        against = f"to {s.step(one.target)}"
    else:
        ends.append(one.target.id)
        against = f"to {s.named([one.target.id])}"
    text = f"{s.named(keys)}, {against}; {s.link(one.relation)}."
    return sourced(text, s.resting(ends, one.relation))


def _superseded(s: Survey) -> Section:
    rows = []
    for relation in s.m.relations.values():
        if relation.kind is RelationKind.SUPERSEDES and s.assessment.counts(relation):
            note = "" if relation.note is None else f" {closed(cut(relation.note))}"
            cells = (relation.target, relation.premises[0])
            old, new = (_figure(s, s.m.claims[key]) for key in cells)
            link = s.link(relation)
            why = f"{capital(link)}.{note}"
            rows.append((old, new, about(why)))
    if not rows:
        text = "No claim in this map takes the place of an older one."
        return Section(
            "Superseded figures and statements", (Paragraph((about(text),)),), "6"
        )
    grid = Grid(("Older", "Newer", "Link"), tuple(rows))
    text = "A newer figure does not contradict an older one: each is of its time."
    return Section(
        "Superseded figures and statements", (grid, Paragraph((about(text),))), "6"
    )


def _figure(s: Survey, claim: Claim) -> Sentence:
    when = "" if claim.valid is None else f" Period: {date_in_words(claim.valid)}."
    scope = ""
    if claim.quantity is not None and claim.quantity.scope is not None:
        scope = f" Scope: {cut(claim.quantity.scope, 120)}."
    said = f" Stated by {s.speakers(claim.id)}."
    text = f"{closed(cut(claim.label))}{when}{scope}{said}"
    return sourced(text, s.resting([claim.id]))


def _method(s: Survey) -> Section:
    rule = (
        "A claim is unrebutted when nothing in this map attacks it, or when every "
        "attack on it is itself answered; it has an objection on record when an "
        "attack stands, and is contested when neither is settled (the grounded "
        "labelling of Dung, 1995). Support does not answer an objection, and a newer "
        "figure does not attack an older one."
    )
    words = (
        "“Unrebutted” means that this map holds no standing reply, and nothing more. "
        "A claim's side is that of its shortest path of supports and objections to "
        "the answer yes. Silence is not counted as an opinion. Documents are said "
        "to be primary where the map marks them so."
    )
    blocks: list[Block] = [
        Paragraph((about(rule), about(words))),
        Bullets(tuple((about(text),) for text in _left_out(s))),
    ]
    differing = _differing(s)
    if differing:
        blocks.append(Section("What depends on inferred links", (differing,)))
    return Section("Method", tuple(blocks), "9")


def _left_out(s: Survey) -> list[str]:
    proposed = sum(
        record.proposed
        for view in (s.asked.claims, s.asked.relations, s.asked.assertions)
        for record in view.values()
    )
    inferred = sum(r.basis == "analyst" for r in s.m.relations.values())
    basis = (
        f"Links: {len(s.m.relations) - inferred:,} made in the documents, "
        f"{inferred:,} inferred by the map-maker; "
        f"{'both count' if s.basis is None else f'only the {_links(s.basis)} count'}."
    )
    lines = [basis]
    if s.as_of:
        late = len(accepted(s.asked)) - len(s.m)
        unknown = len(undated(accepted(s.asked)))
        lines.append(
            f"Left out as of {_day(s)}: {counted(late, 'claim')} not said by then or "
            f"undated; in the whole map, {counted(unknown, 'statement or link', 'statements and links')} "
            "without a date."
        )
    unsourced = sum(
        all(a.passage is None for a in s.m.assertions_of(claim)) for claim in s.m
    )
    sideless = sum(
        claim.issue is not None
        and s.m.issues[claim.issue].thesis is not None
        and claim.id not in s.sides[claim.issue]
        for claim in s.m
    )
    lines.append(
        f"Left out as only proposed: {counted(proposed, 'record')}. Without a "
        f"passage: {counted(unsourced, 'claim')}. On an issue with two sides, on "
        f"neither: {counted(sideless, 'claim')}."
    )
    if s.assessment.graph.dropped:
        lines.append(
            f"{counted(len(s.assessment.graph.dropped), 'objection')} to a link that "
            "does not count under this basis left out."
        )
    return lines


def _differing(s: Survey) -> Block | None:
    rows = []
    for found in s.assessment.values():
        other = s.explicit.by_claim.get(found.claim.id)
        if other is None or other.status is found.status:
            continue
        rows.append(
            (
                _claim(s, found.claim),
                about(_status(found.status)),
                about(_status(other.status)),
            )
        )
    if not rows:
        return None
    columns = ("Claim", "By the links read here", "By explicit links alone")
    return Grid(columns, tuple(rows[:MOST_DIFFERING]))


def _status(status: Status) -> str:
    return "objection on record" if status is Status.REBUTTED else status.value
