"""Reliance: the fewest sources on which the status of a claim rests."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

import attrs

from argmap.analysis.acceptability import Status, status_of
from argmap.analysis.dependence import cut_short, number_in, rule
from argmap.analysis.limits import check_limit
from argmap.analysis.phrases import quoted
from argmap.analysis.removal import source_in_words
from argmap.graph.compilation import CompiledMap, compiled
from argmap.graph.relabelling import Relabelling, leading_to
from argmap.model import views
from argmap.model.assertions import Stance
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.relations import Basis, Relation
    from argmap.model.sources import Source

__all__ = ["Robustness", "SourceSet", "robustness"]

MOST = 200_000
"""Records labelled again, in all trials together: about two seconds."""
KEPT = (
    "The claim itself stays where its own sources go; else every claim with one source "
    "would rest on it."
)
UNMOVED = "It stays whichever one or two sources are left out."


@attrs.frozen(kw_only=True)
class SourceSet:
    """One or two sources without which the status of a claim is another one.

    Parameters
    ----------
    sources : tuple of Source
        In the map's order.
    names : tuple of str
        For each, who made it, its title and its date, in words.
    after : Status
        What the status becomes.
    """

    sources: tuple[Source, ...]
    names: tuple[str, ...]
    after: Status

    def __str__(self) -> str:
        return f"Without {' and '.join(self.names)}: {self.after.value}."


@attrs.frozen(kw_only=True)
class Robustness:
    """The fewest sources without which the status of a claim changes.

    Parameters
    ----------
    claim : Claim
        The claim.
    status : Status
        Its status.
    basis : Basis or None
        The only basis whose links count; None for both.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.
    sets : tuple of SourceSet
        All of the smallest size, one or two; empty where there is none.
    sources : int
        How many sources bear on the claim.
    tried : int
        How many sets were tried, each by labelling again. All others leave some proof
        of the status whole.
    complete : bool
        Whether the search came to its end; else there may be other sets.
    """

    claim: Claim
    status: Status
    basis: Basis | None
    as_of: Date | None
    sets: tuple[SourceSet, ...]
    sources: int
    tried: int
    complete: bool

    def __str__(self) -> str:
        head = (
            "Sources on which the status rests in this map",
            quoted(self.claim.label),
            f"{self.status.value.capitalize()}, {rule(self.basis, self.as_of)}.",
        )
        return "\n".join((*head, *self._told()))

    def _told(self) -> list[str]:
        more = [] if self.complete else [cut_short(self.tried)]
        if not self.sets:
            return more or [UNMOVED]
        return [*(f"- {one}" for one in self.sets), KEPT, *more]


def robustness(
    m: ArgumentMap,
    claim: Claim | str,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    most: int = MOST,
) -> Robustness:
    """Return the fewest sources without which the status of a claim changes.

    One source alone is looked for first, then two. The claim itself stays where its
    own sources go: else every claim with one source would rest on it, whatever is
    said about it. Only what leads to the claim is labelled again.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    most : int
        How many records may be labelled again, in all trials together.

    Returns
    -------
    Robustness
        Without any set where the status rests on no two sources.

    Raises
    ------
    UnknownIdError
        No claim has the id, or it has no status in this view.
    QueryError
        There is no such basis, or `most` is not a positive integer.
    """
    check_limit("most", most)
    graph = compiled(m, basis=basis, as_of=as_of)
    number = number_in(graph, m, claim)
    search = _Search(graph, number, most)
    sets = search.found()
    held = search.part.sources
    return Robustness(
        claim=search.claim,
        status=search.status,
        basis=graph.basis,
        as_of=graph.as_of,
        sets=tuple(
            SourceSet(
                sources=tuple(held[key] for key in keys),
                names=tuple(source_in_words(m, held[key]) for key in keys),
                after=after,
            )
            for keys, after in sets
        ),
        sources=len(search.place),
        tried=search.tried,
        complete=search.complete,
    )


class _Search:
    """Looks for sources whose removal changes the status of one claim.

    Only sources that touch a proof of the status are tried, and beside each only
    those that touch a proof that is left without it.
    """

    def __init__(self, graph: CompiledMap, number: int, most: int) -> None:
        self.basis = graph.basis
        self.claim = list(graph.map)[number]
        self.part = _bearing(graph, number)
        named = {
            record.passage.source
            for record in _spoken(self.part)
            if record.passage is not None
        }
        self.place = {
            key: k for k, key in enumerate(s for s in self.part.sources if s in named)
        }
        self.left = most
        self.tried = 0
        self.complete = True
        self.status, self.touching = self._look(self.part)

    def found(self) -> list[tuple[tuple[str, ...], Status]]:
        """Return the smallest sets and what the status becomes, in the map's order."""
        changes: list[tuple[tuple[str, ...], Status]] = []
        beside: dict[str, list[str]] = {}
        for key in self.touching:
            outcome = self._try((key,))
            if outcome is None:
                return changes
            status, beside[key] = outcome
            if status is not self.status:
                changes.append(((key,), status))
        if changes:
            return changes
        seen: set[tuple[str, ...]] = set()
        for key, others in beside.items():
            for other in others:
                pair = tuple(sorted((key, other), key=self.place.__getitem__))
                if pair in seen or other == key:
                    continue
                seen.add(pair)
                outcome = self._try(pair)
                if outcome is None:
                    return self._sorted(changes)
                if outcome[0] is not self.status:
                    changes.append((pair, outcome[0]))
        return self._sorted(changes)

    def _sorted(
        self, changes: list[tuple[tuple[str, ...], Status]]
    ) -> list[tuple[tuple[str, ...], Status]]:
        return sorted(changes, key=lambda one: [self.place[key] for key in one[0]])

    def _try(self, keys: tuple[str, ...]) -> tuple[Status, list[str]] | None:
        """Return the status without some sources; None when all work is done."""
        if self.left <= 0:
            self.complete = False
            return None
        self.tried += 1
        gone = [("sources", key) for key in keys]
        return self._look(views.left_out(self.part, gone, kept=(self.claim.id,)))

    def _look(self, part: ArgumentMap) -> tuple[Status, list[str]]:
        """Return the status of the claim in a part, and which sources touch a proof."""
        self.left -= len(part) + len(part.relations) + len(part.assertions)
        graph = compiled(part, basis=self.basis)
        number = graph.index[self.claim.id]
        r = Relabelling(graph, number)
        labels = dict(zip(r.arguments, r.labels, strict=True))
        status = status_of(labels[number], attacked=bool(graph.strikes[number]))
        ids = list(graph.index)
        proof = {
            ids[argument] for i in r.proof() if (argument := r.arguments[i]) < len(ids)
        }
        touching = {
            record.passage.source
            for record in _touching(part, self.claim.id, proof, status)
            if record.passage is not None
        }
        return status, [key for key in self.place if key in touching]


def _bearing(graph: CompiledMap, number: int) -> ArgumentMap:
    """Return the part of a map that leads to a claim, itself among it."""
    ids = list(graph.index)
    leading = leading_to(number, graph.attackers())
    return graph.map.subset(claims=[ids[i] for i in leading if i < len(ids)])


def _spoken(m: ArgumentMap) -> Iterable[Any]:
    return chain(m.assertions.values(), m.relations.values())


def _touching(
    m: ArgumentMap, claim: str, proof: set[str], status: Status
) -> Iterable[Any]:
    """Yield the records whose loss may change the status, whatever else is lost.

    What speaks on a member of the proof, and the links that start from one. What
    keeps a denial from being heard: its actor's claims, and what strikes at the claim
    that it denies. For a defended claim all that attacks it, for without that it is
    unchallenged.
    """
    denials = [a for a in m.assertions.values() if a.stance is Stance.DENIES]
    deniers = {a.actor for a in denials}
    denied = {a.claim for a in denials}
    against: set[str] = set()
    if status is Status.DEFENDED:
        denied.add(claim)
        for relation in m.relations.values():
            if claim in _struck(relation):
                against.update(relation.premises, [relation.target])
    for assertion in m.assertions.values():
        if (
            assertion.claim in proof
            or assertion.claim in against
            or assertion.actor in deniers
        ):
            yield assertion
    for relation in m.relations.values():
        # The target of a contradiction is not looked at: it stands only where
        # something else has struck down the premise.
        if proof.intersection(relation.premises) or denied.intersection(
            _struck(relation)
        ):
            yield relation


def _struck(relation: Relation) -> tuple[str, ...]:
    """Return the claims that a link strikes at, if any."""
    if relation.kind is RelationKind.CONTRADICTS:
        return (*relation.premises, relation.target)
    return (relation.target,) if relation.kind is RelationKind.ATTACKS else ()
