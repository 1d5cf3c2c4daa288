"""Strengths as rows, the status beside each, and what they are in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.analysis.strength import StrengthMethod
from argmap.render.sheets import Table, Value

if TYPE_CHECKING:
    from argmap.analysis.acceptability import Assessment
    from argmap.analysis.strength import Strengths
    from argmap.model.claims import Claim, Issue

__all__ = ["remarks", "strength_table"]

DIGITS = 6
COLUMNS = (
    "issue",
    "question",
    "claim",
    "text",
    "strength",
    "status",
    "voices_for",
    "voices_against",
    "flags",
    "method",
    "converged",
)


def strength_table(
    found: Strengths, assessment: Assessment, *, issue: Issue | str | None = None
) -> Table:
    """Return the claims with their strengths by issue, the strongest first.

    Parameters
    ----------
    found : Strengths
        Of a map.
    assessment : Assessment
        Of the same map, basis and date.
    issue : Issue or str, optional
        Only claims filed under this issue.

    Returns
    -------
    Table
        Issues in the map's order, claims under none last; claims of one strength in
        the map's order. Strengths have six digits; each row names the method, and
        whether the strengths converged.
    """
    m = assessment.graph.map
    wanted = issue if issue is None or isinstance(issue, str) else issue.id
    place = {key: number for number, key in enumerate(m.issues)}

    def order(claim: Claim) -> tuple[int, float]:
        filed = len(place) if claim.issue is None else place[claim.issue]
        return filed, -round(found[claim.id], DIGITS)

    claims = [c for c in m if wanted is None or c.issue == wanted]
    number = {claim.id: row for row, claim in enumerate(m)}
    rows = tuple(
        _row(found, assessment, claim, number[claim.id])
        for claim in sorted(claims, key=order)
    )
    return Table(columns=COLUMNS, rows=rows)


def remarks(found: Strengths) -> tuple[str, ...]:
    """Return what a reader should know of the strengths, in sentences.

    Parameters
    ----------
    found : Strengths
        Of a map or a graph.

    Returns
    -------
    tuple of str
        First whether they converged; they are no result where they did not.
    """
    if found.method is StrengthMethod.EULER_BASED and (found.graph.gates >= 0).any():
        return _at_rest(found), "This method leaves undercuts without effect."
    return (_at_rest(found),)


def _at_rest(found: Strengths) -> str:
    if not found.iterations:
        return "No loops had to come to rest."
    rounds = f"{found.iterations} round{'' if found.iterations == 1 else 's'}"
    if found.converged:
        return f"The loops came to rest after {rounds}."
    return (
        f"Not at rest: after {rounds} some strengths are still up to "
        f"{found.residual:.2g} from what they should be, so these numbers are no result."
    )


def _row(
    found: Strengths, assessment: Assessment, claim: Claim, number: int
) -> tuple[Value, ...]:
    m = assessment.graph.map
    status = assessment[claim.id]
    graph = found.graph
    signs = graph.signs[graph.rows[number] : graph.rows[number + 1]].tolist()
    return (
        claim.issue or "",
        "" if claim.issue is None else m.issues[claim.issue].question,
        claim.id,
        claim.label,
        round(found[claim.id], DIGITS),
        status.status.value,
        signs.count(1),
        signs.count(-1),
        tuple(flag.value for flag in status.flags),
        found.method.value,
        found.converged,
    )
