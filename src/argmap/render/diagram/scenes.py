"""Scenes: what one picture of a view shows of a map, and with what weight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, assess, no_status
from argmap.model.relations import RelationKind
from argmap.render.diagram.bearing import Bearing, bearings
from argmap.render.diagram.surroundings import Rest, surroundings
from argmap.render.diagram.viewing import RADIUS, View

if TYPE_CHECKING:
    from collections.abc import Collection

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation

__all__ = ["Scene", "staged"]


@attrs.frozen(kw_only=True, eq=False)
class Scene:
    """What one picture shows of a map.

    Parameters
    ----------
    whole : ArgumentMap
        The map that was given.
    view : View
        What was asked for.
    assessment : Assessment
        The statuses; of the whole map, however small the part that is shown.
    claims : tuple of Claim
        What is drawn as a card, in the map's order.
    stubs : tuple of Claim
        Claims of other issues, drawn small because something shown bears on them or
        they bear on it.
    links : tuple of Relation
        What is drawn as a line, in the map's order; all its ends are shown.
    folded : dict
        By claim id, how many pieces of evidence are folded into its card.
    numbers : dict
        By claim id, its number in the whole map, the same in every picture.
    dimmed : frozenset of str
        The ids of claims drawn with less weight.
    rests : tuple of Rest
        Around a focus, what is counted beside the claims instead of drawn.
    beyond : int
        Of a focus, how many claims it bears on that are not shown.
    """

    whole: ArgumentMap
    view: View
    assessment: Assessment
    claims: tuple[Claim, ...]
    stubs: tuple[Claim, ...]
    links: tuple[Relation, ...]
    folded: dict[str, int]
    numbers: dict[str, int]
    dimmed: frozenset[str]
    rests: tuple[Rest, ...] = ()
    beyond: int = 0
    _bearings: dict[str, Bearing] = attrs.field(init=False, repr=False)

    @_bearings.default
    def _find_bearings(self) -> dict[str, Bearing]:
        return bearings(self.map)

    @property
    def map(self) -> ArgumentMap:
        """What had been said by the view's date, without what is only proposed."""
        return self.assessment.graph.map

    @property
    def points(self) -> list[str]:
        """The links with a point on them: premises join there, or undercuts end.

        A point stands just before the claims that start its link, so that a link and
        what undercuts it come to it by ways of their own.
        """
        undercut = {link.target for link in self.links if self.undercuts(link)}
        return [
            link.id
            for link in self.links
            if len(link.premises) > 1 or link.id in undercut
        ]

    def undercuts(self, relation: Relation) -> bool:
        """Return whether a link ends on another link.

        Parameters
        ----------
        relation : Relation
            One of `links`.

        Returns
        -------
        bool
            False where it ends on a claim.
        """
        return self.map.is_undercut(relation)

    def claim_hit(self, relation: Relation) -> str:
        """Return the claim that a link bears on, through any links it undercuts.

        Parameters
        ----------
        relation : Relation
            One of `links`.

        Returns
        -------
        str
            The claim's id; of a premise where links undercut each other in a circle.
        """
        return self._bearings[relation.id][0]


def staged(
    m: ArgumentMap,
    view: View | None = None,
    *,
    assessment: Assessment | None = None,
) -> Scene:
    """Return what a picture of a view shows.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View, optional
        The whole map by default.
    assessment : Assessment, optional
        The statuses under the view's rule, where they are known.

    Returns
    -------
    Scene
        Empty where the view holds no claim.

    Raises
    ------
    UnknownIdError
        The map has no issue, actor or claim of an id in the view, or the claim had
        not been made by its date.
    """
    view = view or View()
    issue = None if view.issue is None else m.issues[view.issue].id
    lit = {m.actors[actor].id for actor in view.actors}
    if assessment is None:
        assessment = assess(m, basis=view.basis, as_of=view.as_of)
    seen = assessment.graph.map
    links = [r for r in seen.relations.values() if assessment.counts(r)]
    shown = {claim.id for claim in seen if issue is None or claim.issue == issue}
    around = None
    if issue is not None:
        links = _touching(seen, links, shown)
    elif view.focus is not None:
        claim = m.claims[view.focus]
        if claim.id not in assessment:
            raise no_status(claim, view.as_of)
        radius = RADIUS if view.radius is None else view.radius
        around = surroundings(seen, links, focus=claim.id, radius=radius)
        shown = set(around.claims)
        links = [r for r in links if shown.issuperset(around.needs[r.id])]
    folded: dict[str, int] = {}
    if view.fold_evidence:
        kept = {*around.path, *(rest.claim for rest in around.rests)} if around else ()
        folded, gone = _folded(seen, links, shown, kept=kept)
        shown -= gone
        links = [r for r in links if gone.isdisjoint(r.premises)]
    ends = {end for r in links for end in (*r.premises, r.target)}
    return Scene(
        whole=m,
        view=view,
        assessment=assessment,
        claims=tuple(claim for claim in seen if claim.id in shown),
        stubs=tuple(c for c in seen if c.id in ends and c.id not in shown),
        links=tuple(links),
        folded=folded,
        numbers={claim.id: number for number, claim in enumerate(m, 1)},
        dimmed=_dimmed(seen, lit),
        rests=around.rests if around else (),
        beyond=around.beyond if around else 0,
    )


def _touching(m: ArgumentMap, links: list[Relation], shown: set[str]) -> list[Relation]:
    """Return the links with an end among the claims shown, and those on such links."""
    kept = {
        r.id for r in links if r.target in shown or not shown.isdisjoint(r.premises)
    }
    loose = list(kept)
    while loose:
        link = m.relations[loose.pop()]
        beside = [r.id for r in m.relations_to(link)]
        if m.is_undercut(link):
            beside.append(link.target)
        fresh = [key for key in beside if key not in kept]
        kept.update(fresh)
        loose.extend(fresh)
    return [link for link in links if link.id in kept]


def _folded(
    m: ArgumentMap, links: list[Relation], shown: set[str], *, kept: Collection[str]
) -> tuple[dict[str, int], set[str]]:
    """Return the counts of evidence folded, and the claims that are not drawn."""
    onto: dict[str, int] = {}
    targets: dict[str, set[str]] = {}
    plain: dict[str, bool] = {}
    for link in links:
        onto[link.target] = onto.get(link.target, 0) + 1
        for premise in link.premises:
            targets.setdefault(premise, set()).add(link.target)
            plain[premise] = (
                plain.get(premise, True)
                and link.kind is RelationKind.SUPPORTS
                and len(link.premises) == 1
                and not m.relations_to(link)
            )
    gone: set[str] = set()
    counts: dict[str, int] = {}
    ready = [
        claim.id
        for claim in m
        if claim.id in shown
        and claim.evidence is not None
        and claim.id not in kept
        and plain.get(claim.id)
        and targets[claim.id] <= shown
        and claim.id not in targets[claim.id]
    ]
    foldable = set(ready)
    for key in ready:  # which grows
        if onto.get(key) or key in gone:
            continue
        gone.add(key)
        for target in sorted(targets[key]):
            counts[target] = counts.get(target, 0) + 1 + counts.get(key, 0)
            onto[target] -= 1
            if target in foldable and not onto[target]:
                ready.append(target)
    return {key: n for key, n in counts.items() if key not in gone}, gone


def _dimmed(m: ArgumentMap, lit: set[str]) -> frozenset[str]:
    if not lit:
        return frozenset()
    return frozenset(
        claim.id
        for claim in m
        if not any(a.actor in lit for a in m.assertions_of(claim))
    )
