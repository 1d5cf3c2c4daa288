"""Standing claims: those that are unrebutted, with the reason beside each."""

from __future__ import annotations

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
NOTHING = "Nothing unrebutted on this side in this map."


def standing(s: Survey, listed: ListedIssue | None) -> list[Block]:
    """Return the unrebutted claims of an issue, its two sides beside each other.

    Parameters
    ----------
    s : Survey
        Of a map.
    listed : ListedIssue or None
        The listing for the issue; None where no claim of it stands.

    Returns
    -------
    list
        Definitions, forecasts and calls to action apart. Every column is cut at the
        same number of claims.
    """
    if listed is None:
        return [Paragraph((about("No claim here stands unrebutted."),))]
    blocks: list[Block] = []
    for group in Group:
        noun = "claims" if group is Group.STATEMENTS else group.value
        left, right, rest = (listed.part(group, side) for side in Side)
        if left or right:
            blocks.append(
                Split(
                    f"Unrebutted {noun}",
                    YES_NO,
                    _column(s, left),
                    _column(s, right),
                    sided=True,
                    quiet=True,
                )
            )
        if rest:
            title = f"Unrebutted {noun} on neither side"
            blocks.append(Section(title, _list(s, rest)))
    return blocks


def _column(s: Survey, rows: tuple[ListedClaim, ...]) -> tuple[Entry, ...]:
    return tuple(_entries(s, rows)) or (Entry(about(NOTHING)),)


def _list(s: Survey, rows: tuple[ListedClaim, ...]) -> tuple[Block, ...]:
    """Return the entries as lists, one before and one after the heading."""
    blocks: list[Block] = []
    items: list[tuple[Sentence, ...]] = []
    for entry in _entries(s, rows):
        if entry.lead.text == HEADING:
            blocks += [Bullets(tuple(items))] if items else []
            blocks.append(Paragraph((entry.lead,)))
            items = []
        else:
            items.append((entry.lead, *entry.lines))
    return (*blocks, Bullets(tuple(items)))


def _entries(s: Survey, rows: tuple[ListedClaim, ...]) -> list[Entry]:
    entries: list[Entry] = []
    for row in rows[:MOST_LISTED]:
        entry = _entry(s, row)
        first = not any(e.lead.text == HEADING for e in entries)
        if first and row.found.status is Status.UNCHALLENGED:
            entries.append(Entry(about(HEADING)))
        entries.append(entry)
    left = len(rows) - MOST_LISTED
    if left > 0:
        text = f"And {counted(left, 'more claim')}; the listing of claims has them all."
        entries.append(Entry(about(text)))
    return entries


def _entry(s: Survey, row: ListedClaim) -> Entry:
    text = f"{quoted(row.claim.label, LONGEST_CLAIM)} ({s.speakers(row.claim.id)})."
    lead = sourced(text, s.resting([row.claim.id]))
    lines = (*reasoned(s, row.found), *cautions(s, row.found))
    return Entry(lead, tuple(line for line in lines if line.text != NO_REPLY))
