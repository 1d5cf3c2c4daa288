"""Listing: the unrebutted claims by issue, sides apart, the reason beside each."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, ClaimStatus, Status, assess
from argmap.analysis.alignment import sides
from argmap.analysis.cautions import cautions_of
from argmap.analysis.grounds import reasons
from argmap.analysis.objections import unrebutted
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, ClaimKind, Issue
from argmap.model.relations import Basis

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

__all__ = ["Group", "ListedClaim", "ListedIssue", "Listing", "Side", "list_unrebutted"]


class Side(StrEnum):
    """Which side of its issue a claim speaks for."""

    YES = "yes"
    NO = "no"
    NEITHER = ""

    @classmethod
    def of(cls, sign: int | None) -> Side:
        """Return the side of a sign, as `sides` gives it; none for None."""
        return {1: cls.YES, -1: cls.NO}.get(sign or 0, cls.NEITHER)


class Group(StrEnum):
    """What is listed apart: no evidence can settle what a word shall mean, say."""

    STATEMENTS = "statements"
    DEFINITIONS = "definitions"
    FORECASTS = "forecasts"
    CALLS = "calls to action"

    @classmethod
    def of(cls, claim: Claim) -> Group:
        """Return the group of a claim, by its kind."""
        return GROUPS.get(claim.kind, cls.STATEMENTS)


GROUPS: dict[ClaimKind | None, Group] = {
    ClaimKind.DEFINITIONAL: Group.DEFINITIONS,
    ClaimKind.PREDICTIVE: Group.FORECASTS,
    ClaimKind.NORMATIVE: Group.CALLS,
}
SIDES = tuple(Side)


@attrs.frozen(kw_only=True)
class ListedClaim:
    """An unrebutted claim, and why it is one.

    Parameters
    ----------
    issue : Issue or None
        The issue that it is filed under.
    side : Side
        Which side of the issue it speaks for.
    group : Group
        What it is listed among.
    found : ClaimStatus
        Its status and flags under the basis chosen.
    explicit : Status or None
        Its status when only links made in the documents count; None where it has
        none.
    reasons : tuple of str
        One sentence for each attack that is answered, or that there is none.
    cautions : tuple of str
        What supersedes or qualifies the claim, who doubts it, and the like.
    said : tuple of Assertion
        Those that state the claim, in the map's order.
    """

    issue: Issue | None
    side: Side
    group: Group
    found: ClaimStatus
    explicit: Status | None
    reasons: tuple[str, ...]
    cautions: tuple[str, ...]
    said: tuple[Assertion, ...]

    @property
    def claim(self) -> Claim:
        """The claim."""
        return self.found.claim

    @property
    def actors(self) -> tuple[str, ...]:
        """The ids of those who state it, each once."""
        return tuple(dict.fromkeys(a.actor for a in self.said))


@attrs.frozen(kw_only=True)
class ListedIssue:
    """The unrebutted claims of one issue.

    Parameters
    ----------
    issue : Issue or None
        None for the claims that are filed under no issue.
    claims : tuple of ListedClaim
        By group, in the groups by side, in the sides the defended before the
        unchallenged, else in the map's order.
    """

    issue: Issue | None
    claims: tuple[ListedClaim, ...]

    def part(self, group: Group, side: Side) -> tuple[ListedClaim, ...]:
        """Return the claims of one group and side.

        Parameters
        ----------
        group : Group
            What they are listed among.
        side : Side
            Which side they speak for.

        Returns
        -------
        tuple of ListedClaim
            Empty where there are none.
        """
        return tuple(c for c in self.claims if c.group is group and c.side is side)


@attrs.frozen(kw_only=True)
class Listing:
    """The unrebutted claims of a map, by issue.

    Parameters
    ----------
    basis : Basis or None
        The only basis whose links count; None for both.
    as_of : str
        The date as of which the map was read; "" for all that it holds.
    issues : tuple of ListedIssue
        In the map's order, those without an unrebutted claim left out; claims
        filed under no issue last.
    total : int
        How many claims the map, or its view as of the date, holds.
    """

    basis: Basis | None
    as_of: str
    issues: tuple[ListedIssue, ...]
    total: int

    def __iter__(self) -> Iterator[ListedClaim]:
        for issue in self.issues:
            yield from issue.claims

    def __len__(self) -> int:
        return sum(len(issue.claims) for issue in self.issues)


def list_unrebutted(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    actor: Actor | str | None = None,
    kind: ClaimKind | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Listing:
    """Return the unrebutted claims by issue, with side, statuses and reasons.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue, actor, kind, basis, as_of : optional
        As in `unrebutted`.

    Returns
    -------
    Listing
        Empty where no claim stands.

    Raises
    ------
    UnknownIdError
        No issue or actor has the id given.
    QueryError
        There is no such kind or basis.
    """
    kept = None
    if not (issue is actor is kind is None):
        found = unrebutted(
            m, issue=issue, actor=actor, kind=kind, basis=basis, as_of=as_of
        )
        kept = frozenset(claim.id for claim in found)
    assessment = assess(m, basis=basis, as_of=as_of)
    explicit = assess(m, basis=Basis.EXPLICIT, as_of=as_of)
    return listing_of(
        assessment,
        explicit,
        keep=kept,
        as_of="" if as_of is None else str(as_of),
    )


def listing_of(
    assessment: Assessment,
    explicit: Assessment,
    *,
    keep: frozenset[str] | None = None,
    as_of: str = "",
) -> Listing:
    """Return the listing of two assessments of one map, under all and explicit links.

    Parameters
    ----------
    assessment : Assessment
        Settles what is listed.
    explicit : Assessment
        Under explicit links alone.
    keep : frozenset of str, optional
        Ids of the only claims to list.
    as_of : str
        The date of the view assessed.

    Returns
    -------
    Listing
        With every unrebutted claim that is kept.
    """
    m = assessment.graph.map
    by_issue: dict[str | None, list[ClaimStatus]] = {key: [] for key in m.issues}
    by_issue[None] = []
    for found in assessment.values():
        if found.status.is_unrebutted and (keep is None or found.claim.id in keep):
            by_issue[found.claim.issue].append(found)
    issues = []
    for key, rows in by_issue.items():
        if not rows:
            continue
        filed = None if key is None else m.issues[key]
        sign = {} if filed is None else sides(m, filed, basis=assessment.graph.basis)
        listed = [_listed(assessment, explicit, found, filed, sign) for found in rows]
        listed.sort(key=_order)
        issues.append(ListedIssue(issue=filed, claims=tuple(listed)))
    return Listing(
        basis=assessment.graph.basis,
        as_of=as_of,
        issues=tuple(issues),
        total=len(m),
    )


def _listed(
    assessment: Assessment,
    explicit: Assessment,
    found: ClaimStatus,
    issue: Issue | None,
    sign: dict[str, int],
) -> ListedClaim:
    claim = found.claim
    m = assessment.graph.map
    also = explicit.by_claim.get(claim.id)
    return ListedClaim(
        issue=issue,
        side=Side.of(sign.get(claim.id)),
        group=Group.of(claim),
        found=found,
        explicit=None if also is None else also.status,
        reasons=reasons(assessment, found),
        cautions=cautions_of(assessment, found),
        said=tuple(a for a in m.assertions_of(claim) if a.stance is Stance.ASSERTS),
    )


def _order(row: ListedClaim) -> tuple[int, int, bool]:
    return (
        list(Group).index(row.group),
        SIDES.index(row.side),
        row.found.status is not Status.DEFENDED,
    )
