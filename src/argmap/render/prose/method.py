"""Method: the rule, the words, what was left out, and what rests on inference."""

from __future__ import annotations

from argmap.analysis.acceptability import ClaimStatus, Status
from argmap.model.views import accepted, undated
from argmap.render.prose.glance import day, links
from argmap.render.prose.scope import Detail
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Grid,
    Paragraph,
    Section,
    about,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import capital, counted, date_in_words

__all__ = ["method"]

RULE = (
    "A claim is unrebutted when nothing in this map attacks it, or when every attack "
    "on it is itself answered; it has an objection on record when an attack stands, "
    "and is contested when neither is settled (the grounded labelling of Dung, 1995). "
    "Support does not answer an objection, and a newer figure does not attack an older "
    "one."
)
WORDS = (
    "“Unrebutted” means that this map holds no standing reply, and nothing more. A "
    "claim's side is that of its shortest path of supports and objections to the "
    "answer yes. Silence is not counted as an opinion. Documents are said to be "
    "primary where the map marks them so. Claims in quotation marks are worded by the "
    "map, not by those who state them."
)


def method(s: Survey) -> Section:
    """Return how the map was read, and what was left out.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 9.
    """
    blocks: list[Block] = [
        Paragraph((about(RULE), about(WORDS))),
        Bullets(tuple((about(text),) for text in _left_out(s))),
    ]
    return Section("Method", (*blocks, *_differing(s)), "9")


def _left_out(s: Survey) -> list[str]:
    proposed = sum(
        record.proposed
        for view in (s.asked.claims, s.asked.relations, s.asked.assertions)
        for record in view.values()
    )
    inferred = sum(r.basis == "analyst" for r in s.m.relations.values())
    lines = [
        (
            f"Links: {len(s.m.relations) - inferred:,} made in the documents, "
            f"{inferred:,} inferred by the map-maker; "
            f"{'both count' if s.basis is None else f'only the {links(s)} count'}."
        )
    ]
    if s.as_of:
        late = len(accepted(s.asked)) - len(s.m)
        unknown = len(undated(accepted(s.asked)))
        lines.append(
            f"Left out as of {day(s)}: {counted(late, 'claim')} not said by then or "
            f"undated; in the whole map, {counted(unknown, 'statement or link', 'statements and links')} "
            "without a date."
        )
    lines += _scope(s)
    claims = [found.claim for found in s.found]
    unsourced = sum(
        all(a.passage is None for a in s.m.assertions_of(claim)) for claim in claims
    )
    sideless = sum(
        claim.issue is not None
        and s.m.issues[claim.issue].thesis is not None
        and claim.id not in s.sides[claim.issue]
        for claim in claims
    )
    lines.append(
        f"Left out as only proposed: {counted(proposed, 'record')}. Without a "
        f"passage: {counted(unsourced, 'claim')}. On a question with two sides, on "
        f"neither: {counted(sideless, 'claim')}."
    )
    if s.assessment.graph.dropped:
        lines.append(
            f"{counted(len(s.assessment.graph.dropped), 'objection')} to a link that "
            "does not count under this basis left out."
        )
    return lines


def _scope(s: Survey) -> list[str]:
    """Say by what choice something is left out, and how it comes back."""
    lines = []
    if s.scope.issues:
        other = sum(key not in s.filed for key in s.m.claims)
        lines.append(f"Left out as filed elsewhere: {counted(other, 'claim')}.")
    if s.scope.since is not None:
        old = len(s.filed) - len(s.told)
        unknown = sum(s.m.date_of(a) is None for a in s.m.assertions.values())
        lines.append(
            f"Left out as not said of since {date_in_words(s.scope.since)}: "
            f"{counted(old, 'claim')}; {counted(unknown, 'statement')} without a date "
            "passed over."
        )
    caps = s.caps
    if s.scope.detail is Detail.SHORT:
        lines.append(
            "Told in short: an answer, its plainest ground and all that clashes. The "
            f"other unrebutted claims of a side are {_cut(caps.claims)}, those of a "
            f"question without sides {_cut(caps.noted)}. What is set out is "
            "chosen alike everywhere: current before superseded, those with an "
            "answered objection before the others, with evidence before without, by "
            "the number of independent voices, then as the map has them. The long form "
            "of this summary has every claim."
        )
    return lines


def _cut(most: int | None) -> str:
    return f"cut after {counted(most, 'claim')}" if most else "counted"


def _differing(s: Survey) -> list[Block]:
    """List the claims that have another status by explicit links alone."""
    rows = []
    for found in s.found:
        other = s.explicit.by_claim.get(found.claim.id)
        if other is not None and other.status is not found.status:
            rows.append((found, other))
    if not rows:
        return []
    if s.caps.differing is not None and len(rows) > s.caps.differing:
        text = (
            f"{counted(len(rows), 'claim')} would have another status by the links "
            "made in the documents alone, which is told where they are in dispute."
        )
        return [Paragraph((about(capital(text)),))]
    columns = ("Claim", "By the links read here", "By explicit links alone")
    table = tuple(
        (s.told_claim(found.claim), about(_status(found)), about(_status(other)))
        for found, other in rows
    )
    return [Section("What depends on inferred links", (Grid(columns, table),))]


def _status(found: ClaimStatus) -> str:
    if found.status is Status.REBUTTED:
        return "objection on record"
    return found.status.value
