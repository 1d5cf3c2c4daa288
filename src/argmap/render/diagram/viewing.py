"""Views: which part of a map a picture shows, by which rule, and with what weight."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as CalendarDate  # noqa: N812 - as in the builders
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import Assessment, assess
from argmap.errors import QueryError
from argmap.model.choices import chosen
from argmap.model.dates import Date
from argmap.model.relations import Basis, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation

__all__ = ["Scene", "View", "staged"]


def _key(record: Any) -> str | None:
    return record if record is None or isinstance(record, str) else str(record.id)


def _keys(records: Iterable[Any] | Any) -> tuple[str, ...]:
    if isinstance(records, str) or hasattr(records, "id"):
        return (_key(records) or "",)
    return tuple(dict.fromkeys(_key(record) or "" for record in records))


def _basis(value: Basis | str | None) -> Basis | None:
    return chosen(Basis, "a basis", value)


def _date(value: Date | CalendarDate | str | int | None) -> Date | None:
    return None if value is None else Date.of(value)


@attrs.frozen(kw_only=True)
class View:
    """Which part of a map a picture shows, by which rule, and with what weight.

    Records or their ids may be given, and dates as strings.

    Parameters
    ----------
    issue : Issue or str, optional
        Show the claims of this issue and, small, those of others that are linked
        with them.
    focus : Claim or str, optional
        Show this claim and what bears on it. Not drawn yet.
    radius : int, optional
        How many links away from the focus. Not drawn yet.
    actors : iterable of Actor or str
        Dim the claims on which none of these takes a stance; none dims nothing.
    fold_evidence : bool
        Draw evidence that only supports, and that nothing bears on, as a count on
        the claim that it supports.
    basis : Basis or str, optional
        Draw and count only links made on this basis; both by default.
    as_of : Date or str, optional
        Draw and count only what had been said by then.

    Raises
    ------
    QueryError
        There is no such basis.
    ModelError
        The date is none.

    Examples
    --------
    >>> View(issue="supply", basis="explicit", as_of="2025").as_of
    Date('2025')
    """

    issue: str | None = attrs.field(default=None, converter=_key)
    focus: str | None = attrs.field(default=None, converter=_key)
    radius: int | None = None
    actors: tuple[str, ...] = attrs.field(default=(), converter=_keys)
    fold_evidence: bool = False
    basis: Basis | None = attrs.field(default=None, converter=_basis)
    as_of: Date | None = attrs.field(default=None, converter=_date)


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

    @property
    def map(self) -> ArgumentMap:
        """What had been said by the view's date, without what is only proposed."""
        return self.assessment.graph.map

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
        seen = {relation.id}
        while self.undercuts(relation):
            relation = self.map.relations[relation.target]
            if relation.id in seen:
                return relation.premises[0]
            seen.add(relation.id)
        return relation.target


def staged(m: ArgumentMap, view: View | None = None) -> Scene:
    """Return what a picture of a view shows.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View, optional
        The whole map by default.

    Returns
    -------
    Scene
        Empty where the view holds no claim.

    Raises
    ------
    UnknownIdError
        The map has no issue or actor of an id in the view.
    QueryError
        The view asks for what is not drawn yet.
    """
    view = view or View()
    if view.focus is not None or view.radius is not None:
        raise QueryError(
            "a picture of a claim's surroundings (focus, radius) is not drawn yet; "
            "choose an issue"
        )
    issue = None if view.issue is None else m.issues[view.issue].id
    lit = {m.actors[actor].id for actor in view.actors}
    assessment = assess(m, basis=view.basis, as_of=view.as_of)
    seen = assessment.graph.map
    links = [r for r in seen.relations.values() if assessment.counts(r)]
    shown = {claim.id for claim in seen if issue is None or claim.issue == issue}
    if issue is not None:
        links = _touching(seen, links, shown)
    folded: dict[str, int] = {}
    if view.fold_evidence:
        folded, gone = _folded(seen, links, shown)
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
    m: ArgumentMap, links: list[Relation], shown: set[str]
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
