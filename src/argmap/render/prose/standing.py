"""Standing claims: those that are unrebutted, beside each other or as notes."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import attrs

from argmap.analysis.acceptability import ClaimStatus, Flag, Status, reports_evidence
from argmap.analysis.stances.agreement import voices
from argmap.model.claims import ClaimKind
from argmap.render.listing import ListedClaim, ListedIssue, Side
from argmap.render.prose.reasoning import NO_REPLY, cautions, reasoned
from argmap.render.prose.scope import first
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Entry,
    Paragraph,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import LONGEST_CLAIM, counted, quoted

__all__ = ["Standing", "noted", "standing"]

ALSO = "Also on record, unrebutted"
NOTHING = "Nothing more unrebutted on this side."
NEITHER = "On neither side"

# No evidence can settle what a word shall mean, what will come, or what should be.
SORTS = {
    ClaimKind.DEFINITIONAL: "definition",
    ClaimKind.PREDICTIVE: "forecast",
    ClaimKind.NORMATIVE: "call to action",
}


@attrs.frozen
class Standing:
    """The unrebutted claims of an issue with two sides.

    Parameters
    ----------
    left, right : Entry
        Those on the side of yes, and on that of no; each says so where it has none.
    aside : tuple of Block
        Those on neither side; empty for none.
    count : tuple of Sentence
        How many these are, where none of them is set out.
    """

    left: Entry
    right: Entry
    aside: tuple[Block, ...] = ()
    count: tuple[Sentence, ...] = ()


def standing(
    s: Survey, listed: ListedIssue | None, *, apart: Collection[str] = ()
) -> Standing:
    """Return the unrebutted claims of an issue, for the columns of its two sides.

    Parameters
    ----------
    s : Survey
        Of a map.
    listed : ListedIssue or None
        The listing for the issue; None where no claim of it stands.
    apart : collection of str
        Ids of claims that are told already.

    Returns
    -------
    Standing
        Both columns are cut at the same number of claims and put in the same order;
        definitions, forecasts and calls to action are marked.
    """
    rows = _rows(s, listed, apart)
    left, right, rest = ([r for r in rows if r.side is side] for side in Side)
    columns = (_column(s, left), _column(s, right))
    if not rest:
        return Standing(*columns)
    if not first(rest, s.caps.aside):
        text = f"On neither side: {counted(len(rest), 'claim')}."
        return Standing(*columns, count=(about(text),))
    return Standing(*columns, aside=(Paragraph(_run(s, rest, s.caps.aside), NEITHER),))


def noted(
    s: Survey,
    listed: ListedIssue | None,
    *,
    apart: Collection[str] = (),
    who: tuple[Sentence, ...] = (),
) -> list[Block]:
    """Return the claims of an issue without sides as a short note.

    Parameters
    ----------
    s : Survey
        Of a map.
    listed : ListedIssue or None
        The listing for the issue; None where no claim of it stands.
    apart : collection of str
        Ids of claims that are told elsewhere.
    who : tuple of Sentence
        Who speaks on it and who is silent.

    Returns
    -------
    list
        A list, and a paragraph of who speaks.
    """
    rows = _rows(s, listed, apart)
    shown = first(rows, s.caps.noted)
    items = [(_lead(s, row), *_lines(s, row.found)) for row in shown]
    more = len(rows) - len(shown)
    if more:
        items.append((about(f"And {counted(more, 'more claim')}."),))
    lead = about("On record, without sides:")
    if not items:
        return [Paragraph((about("No claim here stands unrebutted."), *who))]
    blocks: list[Block] = [Paragraph((lead,)), Bullets(tuple(items))]
    return [*blocks, Paragraph(who)] if who else blocks


def _rows(
    s: Survey, listed: ListedIssue | None, apart: Collection[str]
) -> list[ListedClaim]:
    """Return the rows to tell: current ones, defended, with evidence, of many first."""
    if listed is None:
        return []
    rows = [
        row
        for row in listed.claims
        if row.claim.id in s.told and row.claim.id not in apart
    ]

    def rank(row: ListedClaim) -> tuple[bool, bool, bool, int]:
        heard = voices(s.m, row.claim).independent
        evidence = reports_evidence(s.m, row.claim.id)
        superseded = Flag.SUPERSEDED in row.found.flags
        untouched = row.found.status is Status.UNCHALLENGED
        return (superseded, untouched, not evidence, -heard)

    return sorted(rows, key=rank)


def _column(s: Survey, rows: Sequence[ListedClaim]) -> Entry:
    told = _run(s, rows, s.caps.claims)
    if not rows:
        return Entry(about(NOTHING), quiet=True)
    if first(rows, s.caps.claims):
        return Entry(about(f"{ALSO}:"), told, quiet=True)
    text = f"{ALSO}: {counted(len(rows), 'more claim')}."
    return Entry(about(text), quiet=True)


def _run(
    s: Survey, rows: Sequence[ListedClaim], most: int | None
) -> tuple[Sentence, ...]:
    """Return the entries as sentences that follow each other."""
    shown = first(rows, most)
    told = [one for row in shown for one in (_lead(s, row), *_lines(s, row.found))]
    more = len(rows) - len(shown)
    if more:
        told.append(about(f"And {counted(more, 'more claim')}."))
    return tuple(told)


def _lead(s: Survey, row: ListedClaim) -> Sentence:
    sort = SORTS.get(row.claim.kind) if row.claim.kind is not None else None
    mark = f"{sort}, " if sort else ""
    text = (
        f"{quoted(row.claim.label, LONGEST_CLAIM)} ({mark}{s.speakers(row.claim.id)})."
    )
    return sourced(text, s.resting([row.claim.id]))


def _lines(s: Survey, found: ClaimStatus) -> tuple[Sentence, ...]:
    """Return how an objection was answered, and what to know of the claim."""
    lines = () if found.status is Status.UNCHALLENGED else reasoned(s, found)
    told = (*lines, *cautions(s, found))
    return tuple(line for line in told if line.text != NO_REPLY)
