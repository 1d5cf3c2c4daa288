"""Tables: results as rows, to be written as CSV, Markdown or JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import ClaimStatus, Status, assess
from argmap.analysis.acceptance import prospects
from argmap.analysis.alignment import sides
from argmap.analysis.grounds import reasons
from argmap.analysis.objections import OpenObjection, contested, open_objections
from argmap.analysis.phrases import quoted
from argmap.findings import Finding
from argmap.model.assertions import Assertion, Stance
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation
from argmap.model.sources import Source
from argmap.render.listing import Group, Listing, Side
from argmap.render.references import places
from argmap.render.sheets import Table, Value

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim, ClaimKind, Issue

__all__ = [
    "contested_table",
    "findings_table",
    "objections_table",
    "sources_table",
    "unrebutted_table",
]

CLAIM_COLUMNS = (
    "issue",
    "question",
    "side",
    "group",
    "claim",
    "text",
    "status",
    "status_explicit",
    "reason",
    "actors",
    "sources",
    "flags",
)
SOURCE_COLUMNS = tuple(attrs.fields_dict(Source))
OBJECTION_COLUMNS = (
    "objection",
    "claims",
    "text",
    "target",
    "to",
    "basis",
    "actors",
    "sources",
)


def unrebutted_table(listing: Listing, m: ArgumentMap) -> Table:
    """Return the rows of a listing of unrebutted claims.

    Parameters
    ----------
    listing : Listing
        From `list_unrebutted`.
    m : ArgumentMap
        The map that it is of.

    Returns
    -------
    Table
        In the order of the listing.
    """
    rows = tuple(
        _claim_row(m, row.found, row.explicit, side=row.side, reasons=row.reasons)
        for row in listing
    )
    return Table(columns=CLAIM_COLUMNS, rows=rows)


def contested_table(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    actor: Actor | str | None = None,
    kind: ClaimKind | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    exact: bool = False,
) -> Table:
    """Return the contested claims as rows, with the reason for each.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue, actor, kind, basis, as_of : optional
        As in `contested`.
    exact : bool
        Whether to add what becomes of each claim, as `prospects` says.

    Returns
    -------
    Table
        The columns of `unrebutted_table`, in the map's order; with `exact` one more,
        ``prospect``.

    Raises
    ------
    MissingExtraError
        `exact` is asked for, and python-sat is not installed.
    UnknownIdError
        No issue or actor has the id given.
    QueryError
        There is no such kind or basis.
    """
    kept = contested(m, issue=issue, actor=actor, kind=kind, basis=basis, as_of=as_of)
    assessment = assess(m, basis=basis, as_of=as_of)
    explicit = assess(m, basis=Basis.EXPLICIT, as_of=as_of)
    view = assessment.graph.map
    side = {key: sides(view, key, basis=basis) for key in view.issues}
    outcome = prospects(m, basis=basis, as_of=as_of) if exact else {}
    rows = []
    for claim in kept:
        found = assessment[claim.id]
        sign = side.get(claim.issue or "", {}).get(claim.id)
        row = _claim_row(
            view,
            found,
            explicit[claim.id].status,
            side=Side.of(sign),
            reasons=reasons(assessment, found),
        )
        rows.append((*row, outcome[claim.id].value) if exact else row)
    columns = (*CLAIM_COLUMNS, "prospect") if exact else CLAIM_COLUMNS
    return Table(columns=columns, rows=tuple(rows))


def objections_table(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    actor: Actor | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Table:
    """Return the objections without a reply as rows.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue, actor, basis, as_of : optional
        As in `open_objections`.

    Returns
    -------
    Table
        In the order of the relations. ``target`` is the id of a claim or, for an
        undercut, of a relation; ``to`` says what it is in words.

    Raises
    ------
    UnknownIdError
        No issue or actor has the id given.
    QueryError
        There is no such basis.
    """
    found = open_objections(m, issue=issue, actor=actor, basis=basis, as_of=as_of)
    rows = tuple(_objection_row(m, one) for one in found)
    return Table(columns=OBJECTION_COLUMNS, rows=rows)


def sources_table(m: ArgumentMap) -> Table:
    """Return the sources of a map, a field a column.

    Parameters
    ----------
    m : ArgumentMap
        Any map.

    Returns
    -------
    Table
        In the map's order; dates as they are written, None for what is not known.
    """
    rows = []
    for source in m.sources.values():
        values = [getattr(source, name) for name in SOURCE_COLUMNS]
        rows.append(tuple(v.text if isinstance(v, Date) else v for v in values))
    return Table(columns=SOURCE_COLUMNS, rows=tuple(rows))


def findings_table(findings: Iterable[Finding]) -> Table:
    """Return findings of check or verify as rows.

    Parameters
    ----------
    findings : iterable of Finding
        In any order, which is kept.

    Returns
    -------
    Table
        Empty where nothing was found.
    """
    rows = tuple(
        (f.severity.value, f.code, f.where, f.message, f.remedy, f.ids)
        for f in findings
    )
    columns = ("severity", "code", "where", "message", "remedy", "ids")
    return Table(columns=columns, rows=rows)


def _objection_row(m: ArgumentMap, one: OpenObjection) -> tuple[Value, ...]:
    said = [
        a
        for claim in one.claims
        for a in m.assertions_of(claim)
        if a.stance is Stance.ASSERTS
    ]
    return (
        one.relation.id,
        tuple(claim.id for claim in one.claims),
        " ".join(claim.label for claim in one.claims),
        one.target.id,
        _target(m, one.target),
        one.relation.basis.value,
        _names(m, said),
        places(said),
    )


def _claim_row(
    m: ArgumentMap,
    found: ClaimStatus,
    explicit: Status | None,
    *,
    side: Side,
    reasons: tuple[str, ...],
) -> tuple[Value, ...]:
    claim = found.claim
    said = [a for a in m.assertions_of(claim) if a.stance is Stance.ASSERTS]
    return (
        claim.issue or "",
        "" if claim.issue is None else m.issues[claim.issue].question,
        side.value,
        Group.of(claim).value,
        claim.id,
        claim.label,
        found.status.value,
        None if explicit is None else explicit.value,
        " ".join(reasons),
        _names(m, said),
        places(said),
        tuple(flag.value for flag in found.flags),
    )


def _names(m: ArgumentMap, said: Iterable[Assertion]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.actors[a.actor].name for a in said))


def _target(m: ArgumentMap, target: Claim | Relation) -> str:
    if not isinstance(target, Relation):
        return target.label
    premises = " with ".join(quoted(m.claims[key].label) for key in target.premises)
    if m.is_undercut(target):
        return f"the step from {premises} to an objection"
    return f"the step from {premises} to {quoted(m.claims[target.target].label)}"
