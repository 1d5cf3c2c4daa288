"""Overview: a debate as its issues, with counts, and the links between them added up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, Status, assess
from argmap.analysis.alignment import sides_by_issue
from argmap.analysis.objections import open_objections
from argmap.model.relations import Relation
from argmap.render.diagram.badges import Sides, sides_taken
from argmap.render.diagram.bearing import bearings

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim, Issue
    from argmap.render.diagram.viewing import View

__all__ = ["Box", "Bundle", "Overview", "overviewed"]

LEAST_LINES = 60
LINES_TO_A_BOX = 2
MOST_LINES = 300
"""Of more lines than two to a box, 60 at least and 300 at most, nobody can follow one."""


@attrs.frozen(kw_only=True, eq=False)
class Box:
    """One issue, with what is filed under it as counts.

    Parameters
    ----------
    issue : Issue or None
        None for the claims that are filed under no issue.
    thesis : Claim or None
        The claim that says yes, where it had been made by the date of the view.
    statuses : dict
        How many claims have each status, those that occur.
    evidence : int
        How many of the claims report evidence.
    waiting : int
        How many objections to claims and links of the issue have no reply.
    sides : dict
        Who takes which side; empty for a question without sides.
    others : int
        How many links to and from other issues no line stands for.
    is_dimmed : bool
        Whether none of the actors of the view speaks on it.
    """

    issue: Issue | None
    thesis: Claim | None
    statuses: dict[Status, int]
    evidence: int
    waiting: int
    sides: Sides
    others: int
    is_dimmed: bool

    @property
    def claims(self) -> int:
        """How many claims are filed under it."""
        return sum(self.statuses.values())


@attrs.frozen(kw_only=True)
class Bundle:
    """The links from claims of one issue to claims of another, added up.

    Parameters
    ----------
    source, target : str or None
        The ids of the issues; None for claims filed under none.
    yes, no : int
        How many of the links speak for a yes to the target's question, and how many
        for a no: a support of a claim on the side of no is one of these. Where the
        question has no thesis, how many speak for and against the claims there.
    others : int
        Links to claims on neither side, and those that only qualify or rephrase.
    links : tuple of str
        The ids of all of them, in the map's order.
    """

    source: str | None
    target: str | None
    yes: int
    no: int
    others: int
    links: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False)
class Overview:
    """What a picture of the whole debate shows.

    Parameters
    ----------
    whole : ArgumentMap
        The map that was given.
    view : View
        What was asked for.
    assessment : Assessment
        The statuses.
    boxes : tuple of Box
        In the map's order of issues; those without a claim are left out.
    bundles : tuple of Bundle
        In the order of their first links.
    drawn : tuple of Bundle
        Those that are drawn as lines: those with a yes or a no, and of very many the
        strongest. The others are counted in the boxes.
    """

    whole: ArgumentMap
    view: View
    assessment: Assessment
    boxes: tuple[Box, ...]
    bundles: tuple[Bundle, ...]
    drawn: tuple[Bundle, ...]

    @property
    def map(self) -> ArgumentMap:
        """What had been said by the view's date, without what is only proposed."""
        return self.assessment.graph.map


def overviewed(
    m: ArgumentMap, view: View, *, assessment: Assessment | None = None
) -> Overview:
    """Return what an overview of a map shows.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View
        Whose basis, date and actors count.
    assessment : Assessment, optional
        The statuses under the view's rule, where they are known.

    Returns
    -------
    Overview
        Without boxes where there is no claim.

    Raises
    ------
    UnknownIdError
        The map has no actor of an id in the view.
    """
    lit = {m.actors[actor].id for actor in view.actors}
    if assessment is None:
        assessment = assess(m, basis=view.basis, as_of=view.as_of)
    bundles = _bundles(assessment, view)
    issues = {claim.issue for claim in assessment.graph.map}
    wanted = max(LEAST_LINES, LINES_TO_A_BOX * len(issues))
    drawn = _strongest(bundles, min(wanted, MOST_LINES))
    return Overview(
        whole=m,
        view=view,
        assessment=assessment,
        boxes=_boxes(assessment, view, lit, _left(bundles, drawn)),
        bundles=bundles,
        drawn=drawn,
    )


def _strongest(bundles: tuple[Bundle, ...], most: int) -> tuple[Bundle, ...]:
    """Return the bundles to draw: among equals those that come first in the map."""
    speaking = [one for one in bundles if one.yes or one.no]
    ranked = sorted(speaking, key=lambda one: -(one.yes + one.no))
    kept = set(ranked[:most])
    return tuple(one for one in speaking if one in kept)


def _left(
    bundles: tuple[Bundle, ...], drawn: tuple[Bundle, ...]
) -> Counter[str | None]:
    """Count, by issue, the links to and from other issues that no line stands for."""
    shown = set(drawn)
    found: Counter[str | None] = Counter()
    for one in bundles:
        left = one.others if one in shown else len(one.links)
        found[one.source] += left
        found[one.target] += left
    return found


def _boxes(
    assessment: Assessment, view: View, lit: set[str], others: Counter[str | None]
) -> tuple[Box, ...]:
    seen = assessment.graph.map
    filed: dict[str | None, list[Claim]] = {}
    for claim in seen:
        filed.setdefault(claim.issue, []).append(claim)
    waiting = _waiting(seen, view)
    sides = sides_taken(seen, seen.issues.values(), basis=view.basis)
    heard: dict[str | None, set[str]] = {}
    for said in seen.assertions.values():
        heard.setdefault(seen.claims[said.claim].issue, set()).add(said.actor)
    boxes = []
    for issue in (*seen.issues.values(), None):
        key = None if issue is None else issue.id
        claims = filed.get(key, [])
        if not claims:
            continue
        counts = Counter(assessment[claim.id].status for claim in claims)
        thesis = None if issue is None else seen.claims.get(issue.thesis or "")
        boxes.append(
            Box(
                issue=issue,
                thesis=thesis,
                statuses={one: counts[one] for one in Status if counts[one]},
                evidence=sum(claim.evidence is not None for claim in claims),
                waiting=waiting[key],
                sides=sides.get(key or "", {}),
                others=others[key],
                is_dimmed=bool(lit) and lit.isdisjoint(heard.get(key, ())),
            )
        )
    return tuple(boxes)


def _waiting(m: ArgumentMap, view: View) -> Counter[str | None]:
    """Count, by issue, the objections without a reply."""
    aims = bearings(m)
    found: Counter[str | None] = Counter()
    for one in open_objections(m, basis=view.basis):
        target = one.target
        hit = aims[target.id][0] if isinstance(target, Relation) else target.id
        found[m.claims[hit].issue] += 1
    return found


def _bundles(assessment: Assessment, view: View) -> tuple[Bundle, ...]:
    seen = assessment.graph.map
    aims = bearings(seen)
    on_side = sides_by_issue(seen, view.basis)
    two_sided = {key for key, issue in seen.issues.items() if issue.thesis is not None}
    found: dict[tuple[str | None, str | None], list[tuple[str, int]]] = {}
    for link in seen.relations.values():
        if not assessment.counts(link):
            continue
        hit, sign = aims[link.id]
        target = seen.claims[hit].issue
        side = on_side[target].get(hit, 0) if target in two_sided else 1
        issues = dict.fromkeys(seen.claims[key].issue for key in link.premises)
        for source in issues:
            if source != target:
                found.setdefault((source, target), []).append((link.id, sign * side))
    bundles = []
    for (source, target), links in found.items():
        signs = [sign for _, sign in links]
        bundles.append(
            Bundle(
                source=source,
                target=target,
                yes=signs.count(1),
                no=signs.count(-1),
                others=signs.count(0),
                links=tuple(key for key, _ in links),
            )
        )
    return tuple(bundles)
