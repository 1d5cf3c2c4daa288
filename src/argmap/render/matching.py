"""Matches of claims across documents, as text for people and as rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from argmap.analysis.phrases import shortened
from argmap.extraction.matching.matches import MatchKind
from argmap.model.messages import counted
from argmap.render.sheets import Table
from argmap.texts.reading import printable

if TYPE_CHECKING:
    from argmap.extraction.matching.matches import Match, Matches, MatchGroup

__all__ = ["matches_table", "matches_text"]

LONGEST = 200
TITLES = {
    MatchKind.SAME: "The same claim",
    MatchKind.CONFLICTING: "Conflicting figures",
    MatchKind.SUPERSEDED: "Superseded figures",
}
COLUMNS = (
    "group",
    "kind",
    "unit",
    "score",
    "first",
    "second",
    "first_text",
    "second_text",
    "first_sources",
    "second_sources",
    "aspects",
    "reason",
)


def matches_table(found: Matches) -> Table:
    """Return matches as rows, one a pair of claims.

    Parameters
    ----------
    found : Matches
        From `match_claims`.

    Returns
    -------
    Table
        Group by group, which are numbered from 1; of a superseded figure the newer one
        is the first.
    """
    claims = found.map.claims
    return Table(
        columns=COLUMNS,
        rows=tuple(
            (
                number,
                match.kind.value,
                group.unit,
                match.score,
                *match.claims,
                *(claims[key].label for key in match.claims),
                *match.sources,
                match.aspects,
                match.reason,
            )
            for number, group in enumerate(found.groups, start=1)
            for match in group.matches
        ),
    )


def matches_text(found: Matches) -> str:
    """Return matches as text: kind by kind, the claims of each group and the reasons.

    Parameters
    ----------
    found : Matches
        From `match_claims`.

    Returns
    -------
    str
        Lines without an end to the last one; a sentence where nothing is proposed.
    """
    lines: list[str] = []
    number = 0
    for kind, title in TITLES.items():
        groups = [group for group in found.groups if group.kind is kind]
        if groups:
            lines += ["", f"{title}: {counted(len(groups), 'group')}"]
        for group in groups:
            number += 1
            lines += ["", *_group(found, group, number)]
    return "\n".join(lines[1:]) or "No two documents seem to say the same of anything."


def _group(found: Matches, group: MatchGroup, number: int) -> Iterator[str]:
    head = f"{number}."
    sources = {
        key: names
        for match in group.matches
        for key, names in zip(match.claims, match.sources, strict=True)
    }
    for key in group.claims:
        where = f" ({', '.join(sources[key])})" if sources[key] else ""
        text = shortened(found.map.claims[key].label, LONGEST)
        yield printable(f"{head:<3} [{key}]{where} {text}")
        head = ""
    for match in group.matches:
        yield printable(f"    {_pair(match, group)}{match.reason} [{match.score:.2f}]")


def _pair(match: Match, group: MatchGroup) -> str:
    """Name the two claims where the group has others, too."""
    return f"{match.claims[0]}, {match.claims[1]}: " if len(group.claims) > 2 else ""
