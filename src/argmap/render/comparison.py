"""Comparison of stances as rows: cells, pairs, silences, changes and consensus."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.analysis.stances.agreement import CommonGround, OneSided
from argmap.analysis.stances.divisions import Consensus
from argmap.analysis.stances.pairs import Pair
from argmap.analysis.stances.silence import silences
from argmap.analysis.stances.tables import StanceTable, State
from argmap.analysis.stances.turns import changed_positions
from argmap.render.references import places
from argmap.render.sheets import Table
from argmap.render.tallies import heading

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = [
    "changes_table",
    "common_ground_table",
    "consensus_table",
    "one_sided_table",
    "pairs_table",
    "silences_table",
    "stance_matrix",
    "stances_table",
]

DIGITS = 4


def stances_table(stances: StanceTable) -> Table:
    """Return one row for each actor and issue or claim, the silent ones too.

    Parameters
    ----------
    stances : StanceTable
        From `compare_stances`.

    Returns
    -------
    Table
        Actor by actor. ``history`` is where earlier positions stand, if only the
        latest was asked for.
    """
    rows = []
    for actor in stances.actors:
        for column in stances.columns:
            cell = stances[actor, column]
            rows.append(
                (
                    actor.id,
                    actor.name,
                    column.id,
                    heading(column),
                    cell.state.value,
                    cell.hollow,
                    len(cell.reports),
                    places(cell.assertions),
                    places(cell.history),
                )
            )
    return Table(
        columns=(
            "actor",
            "name",
            stances.by,
            "text",
            "stance",
            "hollow",
            "reports",
            "sources",
            "history",
        ),
        rows=tuple(rows),
    )


def stance_matrix(stances: StanceTable) -> Table:
    """Return a row for each actor and a column for each issue or claim.

    Parameters
    ----------
    stances : StanceTable
        From `compare_stances`.

    Returns
    -------
    Table
        Hollow stances in brackets; a silent actor's cell is empty.
    """
    rows = []
    for actor in stances.actors:
        cells = [stances[actor, column] for column in stances.columns]
        words = [
            "" if c.state is State.SILENT else f"({c.state})" if c.hollow else c.state
            for c in cells
        ]
        rows.append((actor.name, *map(str, words)))
    names = tuple(column.id for column in stances.columns)
    return Table(columns=("actor", *names), rows=tuple(rows))


def pairs_table(pairs: Iterable[Pair]) -> Table:
    """Return how each two actors compare: in words, as counts, and as shares.

    Parameters
    ----------
    pairs : iterable of Pair
        From `StanceTable.pairs`.

    Returns
    -------
    Table
        Shares are None where two have fewer than five columns in common: a share of
        one or two says less than it seems to.
    """
    return Table(
        columns=(
            "first",
            "second",
            "comparison",
            "joint",
            "agree",
            "opposed",
            "other",
            "hollow",
            "agreement",
            "signed",
            "proximity",
            "overlap",
            "clashes",
        ),
        rows=tuple(
            (
                pair.first,
                pair.second,
                str(pair),
                pair.joint,
                pair.agree,
                pair.opposed,
                pair.other,
                pair.hollow,
                *(
                    None if pair.few or share is None else round(share, DIGITS)
                    for share in (
                        pair.agreement,
                        pair.signed,
                        pair.proximity,
                        pair.overlap,
                    )
                ),
                tuple(relation.id for relation in pair.clashes),
            )
            for pair in pairs
        ),
    )


def silences_table(stances: StanceTable) -> Table:
    """Return one row for each actor and issue or claim on which it says nothing.

    Parameters
    ----------
    stances : StanceTable
        From `compare_stances`.

    Returns
    -------
    Table
        ``reports`` is whether the actor reports on it what others say; ``speaking``
        are those of the actors compared who do speak on it.
    """
    speaking: dict[str, list[str]] = {}
    for actor in stances.actors:
        for column in stances.rows[actor.id].codes:
            speaking.setdefault(column, []).append(actor.name)
    return Table(
        columns=("actor", "name", stances.by, "text", "reports", "speaking"),
        rows=tuple(
            (
                one.actor.id,
                one.actor.name,
                column.id,
                heading(column),
                column.id in one.reported,
                tuple(speaking.get(column.id, ())),
            )
            for one in silences(stances)
            for column in one.columns
        ),
    )


def changes_table(stances: StanceTable) -> Table:
    """Return one row for each change of a position.

    Parameters
    ----------
    stances : StanceTable
        From `compare_stances`.

    Returns
    -------
    Table
        ``earlier`` and ``later`` are the ids of the assertions, ``stood`` and
        ``stands`` where these are.
    """
    return Table(
        columns=(
            "actor",
            "name",
            stances.by,
            "text",
            "before",
            "after",
            "date",
            "earlier",
            "later",
            "stood",
            "stands",
        ),
        rows=tuple(
            (
                one.actor.id,
                one.actor.name,
                one.column.id,
                heading(one.column),
                one.before.value,
                one.after.value,
                one.date.text,
                tuple(a.id for a in one.earlier),
                tuple(a.id for a in one.later),
                places(one.earlier),
                places(one.later),
            )
            for one in changed_positions(stances)
        ),
    )


def common_ground_table(shared: Iterable[CommonGround], m: ArgumentMap) -> Table:
    """Return one row for each claim that is common ground.

    Parameters
    ----------
    shared : iterable of CommonGround
        From `common_ground`.
    m : ArgumentMap
        The map that it is of.

    Returns
    -------
    Table
        ``across`` are the issues on whose sides those who share the claim differ.
    """
    return Table(
        columns=("claim", "text", "issue", "actors", "across"),
        rows=tuple(
            (
                one.claim.id,
                one.claim.label,
                one.claim.issue,
                tuple(m.actors[key].name for key in one.actors),
                one.across,
            )
            for one in shared
        ),
    )


def one_sided_table(found: Iterable[OneSided], m: ArgumentMap) -> Table:
    """Return one row for each issue on which one side alone is heard.

    Parameters
    ----------
    found : iterable of OneSided
        From `one_sided`.
    m : ArgumentMap
        The map that it is of.

    Returns
    -------
    Table
        In the order given.
    """
    return Table(
        columns=("issue", "text", "side", "actors"),
        rows=tuple(
            (
                one.issue.id,
                one.issue.question,
                one.side.value,
                tuple(m.actors[key].name for key in one.actors),
            )
            for one in found
        ),
    )


def consensus_table(found: Iterable[Consensus]) -> Table:
    """Return one row for each claim on which somebody speaks.

    Parameters
    ----------
    found : iterable of Consensus
        From `consensus`.

    Returns
    -------
    Table
        In the order given. ``groups`` tells how many of those of each group who speak
        on the claim support it.
    """
    return Table(
        columns=(
            "claim",
            "text",
            "consensus",
            "divisiveness",
            "supporters",
            "opponents",
            "groups",
        ),
        rows=tuple(
            (
                one.claim.id,
                one.claim.label,
                None if one.consensus is None else round(one.consensus, DIGITS),
                None if one.divisiveness is None else round(one.divisiveness, DIGITS),
                one.supporters,
                one.opponents,
                tuple(
                    f"{share.group} {share.supporters} of {share.speakers}"
                    for share in one.shares
                    if share.speakers
                ),
            )
            for one in found
        ),
    )
