"""What stands unrebutted, what is contested, and which objections await a reply."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.graph.compilation import compiled
from argmap.graph.labelling import Label, labels_of
from argmap.model.assertions import Stance
from argmap.model.choices import chosen
from argmap.model.claims import Claim, ClaimKind
from argmap.model.relations import Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue
    from argmap.model.dates import Date
    from argmap.model.relations import Basis

__all__ = ["OpenObjection", "contested", "open_objections", "unrebutted"]


@attrs.frozen(kw_only=True)
class OpenObjection:
    """An attack that nothing in the map replies to.

    Parameters
    ----------
    relation : Relation
        The attack, contradiction excepted: that is a reply in itself.
    claims : tuple of Claim
        What is objected, all of it unchallenged.
    target : Claim or Relation
        What it is objected to: a claim, or for an undercut a link.
    """

    relation: Relation
    claims: tuple[Claim, ...]
    target: Claim | Relation


def unrebutted(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    actor: Actor | str | None = None,
    kind: ClaimKind | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> tuple[Claim, ...]:
    """Return the claims that stand: unchallenged, or attacked and defended.

    Unchallenged means that this map holds no reply, and nothing more.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue, actor, kind : optional
        List only claims filed under this issue, asserted by this actor, of this
        kind. The labelling is of the whole map all the same.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.

    Returns
    -------
    tuple of Claim
        In the map's order; empty where no claim stands.

    Raises
    ------
    UnknownIdError
        No issue or actor has the id given.
    QueryError
        There is no such kind or basis.
    """
    chosen_claims = (issue, actor, kind)
    return _labelled(m, Label.IN, chosen_claims, basis=basis, as_of=as_of)


def contested(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    actor: Actor | str | None = None,
    kind: ClaimKind | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> tuple[Claim, ...]:
    """Return the claims whose attackers neither stand nor fall.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue, actor, kind, basis, as_of : optional
        As in `unrebutted`.

    Returns
    -------
    tuple of Claim
        In the map's order; empty where nothing is contested.

    Raises
    ------
    UnknownIdError
        No issue or actor has the id given.
    QueryError
        There is no such kind or basis.
    """
    chosen_claims = (issue, actor, kind)
    return _labelled(m, Label.UNDEC, chosen_claims, basis=basis, as_of=as_of)


def open_objections(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    actor: Actor | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> tuple[OpenObjection, ...]:
    """Return the attacks whose source is unchallenged and whose link nothing undercuts.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue, actor : optional
        List only objections to claims of this issue, or raised by this actor.
    basis, as_of : optional
        As in `unrebutted`.

    Returns
    -------
    tuple of OpenObjection
        In the order of the relations; undercuts are among them.

    Raises
    ------
    UnknownIdError
        No issue or actor has the id given.
    QueryError
        There is no such basis.
    """
    filed, speaker, _ = _filters(m, (issue, actor, None))
    graph = compiled(m, basis=basis, as_of=as_of)
    view = graph.map
    unchallenged = {
        claim.id
        for claim, strikes in zip(view, graph.strikes, strict=True)
        if not strikes
    }
    found = []
    for relation in view.relations.values():
        if (
            relation.kind is not RelationKind.ATTACKS
            or relation.id not in graph.heads
            or relation.id in graph.undercuts
            or not unchallenged.issuperset(relation.premises)
        ):
            continue
        if filed is not None and view.claims[_claim_hit(view, relation)].issue != filed:
            continue
        if speaker is not None and not all(
            _asserted_by(view, premise, speaker) for premise in relation.premises
        ):
            continue
        found.append(
            OpenObjection(
                relation=relation,
                claims=tuple(view.claims[premise] for premise in relation.premises),
                target=_target(view, relation),
            )
        )
    return tuple(found)


Filters = tuple["Issue | str | None", "Actor | str | None", "ClaimKind | str | None"]


def _labelled(
    m: ArgumentMap,
    label: Label,
    filters: Filters,
    *,
    basis: Basis | str | None,
    as_of: Date | str | None,
) -> tuple[Claim, ...]:
    """Return the claims with a label; statuses and flags are not worked out."""
    filed, speaker, kind = _filters(m, filters)
    graph = compiled(m, basis=basis, as_of=as_of)
    view = graph.map
    return tuple(
        claim
        for claim, found in zip(view, labels_of(graph), strict=False)
        if found == label
        and (filed is None or claim.issue == filed)
        and (kind is None or claim.kind is kind)
        and (speaker is None or _asserted_by(view, claim.id, speaker))
    )


def _filters(
    m: ArgumentMap, filters: Filters
) -> tuple[str | None, str | None, ClaimKind | None]:
    issue, actor, kind = filters
    filed = (
        None
        if issue is None
        else m.issues[issue if isinstance(issue, str) else issue.id].id
    )
    speaker = (
        None
        if actor is None
        else m.actors[actor if isinstance(actor, str) else actor.id].id
    )
    return filed, speaker, chosen(ClaimKind, "a kind of claim", kind)


def _asserted_by(m: ArgumentMap, claim: str, actor: str) -> bool:
    return any(
        a.actor == actor and a.stance is Stance.ASSERTS for a in m.assertions_of(claim)
    )


def _target(m: ArgumentMap, relation: Relation) -> Claim | Relation:
    if m.is_undercut(relation):
        return m.relations[relation.target]
    return m.claims[relation.target]


def _claim_hit(m: ArgumentMap, relation: Relation) -> str:
    """Return the claim that a relation bears on, through any links it undercuts.

    Links that only undercut each other bear on none; there a premise stands for it.
    """
    seen = {relation.id}
    while m.is_undercut(relation):
        relation = m.relations[relation.target]
        if relation.id in seen:
            return relation.premises[0]
        seen.add(relation.id)
    return relation.target
