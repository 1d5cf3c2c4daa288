"""Standing claims: those that are unrebutted, with the reason beside each."""

from __future__ import annotations

from collections.abc import Collection

from argmap.analysis.acceptability import Status
from argmap.render.listing import Group, ListedClaim, ListedIssue, Side
from argmap.render.prose.answers import MOST_LISTED, YES_NO
from argmap.render.prose.reasoning import NO_REPLY, cautions, reasoned
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Entry,
    Paragraph,
    Section,
    Sentence,
    Split,
)
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import LONGEST_CLAIM, counted, quoted

__all__ = ["standing"]

HEADING = "With no reply recorded in this map:"
SPARED = 2
"""No list is cut for so few more."""
NOTHING = "Nothing unrebutted on this side in this map."


def standing(
    s: Survey, listed: ListedIssue | None, *, apart: Collection[str] = ()
) -> list[Block]:
    """Return the unrebutted claims of an issue, its two sides beside each other.

    Parameters
    ----------
    s : Survey
        Of a map.
    listed : ListedIssue or None
        The listing for the issue; None where no claim of it stands.
    apart : collection of str
        Ids of claims that are set out already.

    Returns
    -------
    list
        Definitions, forecasts and calls to action apart. Every column is cut at the
        same number of claims.
    """
    if listed is None:
        return [Paragraph((about("No claim here stands unrebutted."),))]
    sided = listed.issue is not None and listed.issue.thesis is not None
    blocks: list[Block] = []
    for group in Group:
        left, right, rest = (
            tuple(row for row in listed.part(group, side) if row.claim.id not in apart)
            for side in Side
        )
        if left or right:
            blocks.append(
                Split(
                    _title(group, (*left, *right)),
                    YES_NO,
                    _column(s, left, (*left, *right)),
                    _column(s, right, (*left, *right)),
                    sided=True,
                    quiet=True,
                )
            )
        if rest:
            where = "on neither side" if sided else ""
            blocks.append(Section(_title(group, rest, where), _list(s, rest)))
    return blocks


def _title(group: Group, rows: tuple[ListedClaim, ...], where: str = "") -> str:
    """Return what some claims are, and that none has a reply where none has."""
    noun = "claims" if group is Group.STATEMENTS else group.value
    title = " ".join(x for x in ("Unrebutted", noun, where) if x)
    return (
        title if _defended(rows) else f"{title}: {NO_REPLY[0].lower()}{NO_REPLY[1:-1]}"
    )


def _defended(rows: tuple[ListedClaim, ...]) -> bool:
    return any(row.found.status is not Status.UNCHALLENGED for row in rows)


def _column(
    s: Survey, rows: tuple[ListedClaim, ...], beside: tuple[ListedClaim, ...]
) -> tuple[Entry, ...]:
    entries = _entries(s, rows, parted=_defended(beside))
    return tuple(entries) or (Entry(about(NOTHING)),)


def _list(s: Survey, rows: tuple[ListedClaim, ...]) -> tuple[Block, ...]:
    """Return the entries as lists, one before and one after the heading."""
    blocks: list[Block] = []
    items: list[tuple[Sentence, ...]] = []
    for entry in _entries(s, rows, parted=_defended(rows)):
        if entry.lead.text == HEADING:
            blocks += [Bullets(tuple(items))] if items else []
            blocks.append(Paragraph((entry.lead,)))
            items = []
        else:
            items.append((entry.lead, *entry.lines))
    return (*blocks, Bullets(tuple(items)))


def _entries(s: Survey, rows: tuple[ListedClaim, ...], *, parted: bool) -> list[Entry]:
    """Return an entry for each claim; with a heading before those without a reply."""
    entries: list[Entry] = []
    most = MOST_LISTED if len(rows) > MOST_LISTED + SPARED else len(rows)
    for row in rows[:most]:
        entry = _entry(s, row)
        first = not any(e.lead.text == HEADING for e in entries)
        if parted and first and row.found.status is Status.UNCHALLENGED:
            entries.append(Entry(about(HEADING)))
        entries.append(entry)
    left = len(rows) - most
    if left > 0:
        text = f"And {counted(left, 'more claim')}; the listing of unrebutted claims has them all."
        entries.append(Entry(about(text)))
    return entries


def _entry(s: Survey, row: ListedClaim) -> Entry:
    text = f"{quoted(row.claim.label, LONGEST_CLAIM)} ({s.speakers(row.claim.id)})."
    lead = sourced(text, s.resting([row.claim.id]))
    lines = (*reasoned(s, row.found), *cautions(s, row.found))
    return Entry(lead, tuple(line for line in lines if line.text != NO_REPLY))
