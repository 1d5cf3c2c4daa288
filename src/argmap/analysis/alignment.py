"""Alignment: which claims of an issue speak with its thesis, and which against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from argmap.model import views
from argmap.model.choices import chosen
from argmap.model.relations import Basis, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue

__all__ = ["JOINING", "SYMMETRIC", "answers_by_issue", "sides", "sides_by_issue"]

Joined = dict[str, list[tuple[str, int]]]

JOINING = {
    RelationKind.SUPPORTS: 1,
    RelationKind.REPHRASES: 1,
    RelationKind.ATTACKS: -1,
    RelationKind.CONTRADICTS: -1,
}
SYMMETRIC = (RelationKind.CONTRADICTS, RelationKind.REPHRASES)
"""Those that run both ways."""


def sides(
    m: ArgumentMap, issue: Issue | str, *, basis: Basis | str | None = None
) -> dict[str, int]:
    """Return the side of each claim of an issue: 1 with the thesis, -1 against it.

    The claims filed under the issue are joined by supports and rephrasings (same
    side) and by attacks and contradictions (other side), whatever their direction. A
    claim's side is the sign of its shortest path to the thesis.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue : Issue or str
        An issue or its id.
    basis : Basis or str, optional
        Join by links made on this basis only.

    Returns
    -------
    dict
        By claim id. Claims whose shortest paths disagree, and those without a path,
        are not in it; it is empty for an issue without a thesis.

    Raises
    ------
    UnknownIdError
        No issue has the id.
    QueryError
        There is no such basis.
    """
    asked = chosen(Basis, "a basis", basis)
    key = m.issues[issue if isinstance(issue, str) else issue.id].id
    view = views.accepted(m)
    thesis = view.issues[key].thesis
    if thesis is None:
        return {}
    return _signed(thesis, _joined(view, asked, only=key).get(key, {}))


def sides_by_issue(m: ArgumentMap, basis: Basis | None) -> dict[str, dict[str, int]]:
    """Return the sides of the claims of every issue, in one pass over the map."""
    joined = _joined(m, basis)
    return {
        key: {} if issue.thesis is None else _signed(issue.thesis, joined.get(key, {}))
        for key, issue in m.issues.items()
    }


def answers_by_issue(m: ArgumentMap, basis: Basis | None) -> dict[str, frozenset[str]]:
    """Return, by issue, the claims that answer its question.

    The thesis, what rephrases it and what contradicts it: both sides alike, where the
    thesis alone would make every no look less plain than a yes.

    Parameters
    ----------
    m : ArgumentMap
        Any map without what is only proposed.
    basis : Basis or None
        Only what is joined to the thesis on this basis.

    Returns
    -------
    dict
        Ids of claims filed under the issue; empty for one without a thesis.
    """
    found = {
        key: set() if issue.thesis is None else {issue.thesis}
        for key, issue in m.issues.items()
    }
    for relation in m.relations.values():
        if relation.kind not in SYMMETRIC or basis not in (None, relation.basis):
            continue
        ends = {*relation.premises, relation.target}
        for issue in {m.claims[end].issue for end in ends}:
            if issue is not None and m.issues[issue].thesis in ends:
                found[issue] |= {end for end in ends if m.claims[end].issue == issue}
    return {key: frozenset(claims) for key, claims in found.items()}


def _signed(thesis: str, joined: Joined) -> dict[str, int]:
    """Return the sign of each claim's shortest paths to the thesis, where they agree."""
    signs: dict[str, set[int]] = {thesis: {1}}
    level = [thesis]
    while level:
        ahead: dict[str, set[int]] = {}
        for claim in level:
            for other, sign in joined.get(claim, ()):
                if other not in signs:
                    ahead.setdefault(other, set()).update(
                        sign * known for known in signs[claim]
                    )
        signs.update(ahead)
        level = list(ahead)
    return {claim: min(found) for claim, found in signs.items() if len(found) == 1}


def _joined(
    m: ArgumentMap, basis: Basis | None, *, only: str | None = None
) -> dict[str, Joined]:
    """Return, by issue, which of its claims are joined, and by which sign."""
    joined: dict[str, Joined] = {}
    for relation in m.relations.values():
        sign = JOINING.get(relation.kind)
        target = m.claims.get(relation.target)
        if sign is None or target is None or target.issue is None:
            continue
        if only not in (None, target.issue):
            continue
        if basis is not None and relation.basis is not basis:
            continue
        inside = joined.setdefault(target.issue, {})
        for premise in relation.premises:
            if m.claims[premise].issue == target.issue:
                inside.setdefault(premise, []).append((target.id, sign))
                inside.setdefault(target.id, []).append((premise, sign))
    return joined
