"""Compilation: the attacks that a map stands for, gadget by gadget.

Arguments are the claims of the map, numbered in its order, and after them the nodes
that the compilation needs: gates of links that somebody undercuts or that have several
premises, denials, and missing support. Nodes are never shown to a user; `Strike` names
the record behind each attack on a claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import SupportsIndex

import attrs

from argmap.errors import QueryError
from argmap.graph.attacks import AttackGraph, rows
from argmap.model import views
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Stance
from argmap.model.choices import chosen
from argmap.model.dates import Date
from argmap.model.messages import shown
from argmap.model.relations import Basis, Relation, RelationKind

__all__ = ["CompiledMap", "Strike", "StrikeKind", "compiled"]


class StrikeKind(StrEnum):
    """What strikes at a claim."""

    ATTACK = "attack"
    CONTRADICTION = "contradiction"
    DENIAL = "denial"
    MISSING_SUPPORT = "missing-support"


@attrs.frozen(kw_only=True)
class Strike:
    """One attack on a claim, in the map's own terms.

    Parameters
    ----------
    kind : StrikeKind
        What strikes.
    target : int
        The claim's index.
    node : int
        The argument whose label decides whether the strike stands.
    premises : tuple of str
        The claims that strike; empty for a denial and for missing support.
    record : str
        The id of the relation or of the assertion; of the claim for missing support.
    actor : str or None
        Who denies, for a denial.
    """

    kind: StrikeKind
    target: int
    node: int
    premises: tuple[str, ...] = ()
    record: str = ""
    actor: str | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CompiledMap(AttackGraph):
    """The attack graph of a map, with what each argument and attack stands for.

    Parameters
    ----------
    map : ArgumentMap
        What was compiled: the map, or the view of it as of a date.
    basis : Basis or None
        The only basis whose relations count; None for both.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.
    index : dict
        The number of each claim by its id, in the map's order.
    strikes : tuple of tuple of Strike
        The attacks on each claim, by the claim's number.
    heads : dict
        By the id of each relation that counts, the argument that stands exactly when
        the relation's premises do and no undercut of it does.
    undercuts : dict
        By the id of a relation, the ids of the undercuts of it that count.
    dropped : tuple of str
        The ids of undercuts that would count but for the relation that they target,
        which does not: it is of another basis, of a later date or only proposed.
    """

    map: ArgumentMap
    basis: Basis | None
    as_of: Date | None
    index: dict[str, int]
    strikes: tuple[tuple[Strike, ...], ...]
    heads: dict[str, int]
    undercuts: dict[str, tuple[str, ...]]
    dropped: tuple[str, ...]

    def number(self, argument: SupportsIndex | str) -> int:
        """Return the number of an argument.

        Parameters
        ----------
        argument : int or str
            A number or the id of a claim.

        Returns
        -------
        int
            From 0 to `size` - 1.

        Raises
        ------
        QueryError
            There is no argument of that number.
        UnknownIdError
            No claim has the id, or it has no status in this view.
        """
        if isinstance(argument, str):
            return self.index[self.map.claims[argument].id]
        return super().number(argument)


def compiled(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> CompiledMap:
    """Return the attacks that a map compiles to; see `AttackGraph.from_map`."""
    if not isinstance(m, ArgumentMap):
        raise QueryError(f"expected a map, found {shown(m)}")
    asked = chosen(Basis, "a basis", basis)
    when = None if as_of is None else Date.of(as_of)
    view = views.accepted(m)
    if when is not None:
        view = views.as_of(view, when)
    compiler = _Compiler(view, asked, when)
    if view is not m:
        compiler.dropped += _left_over(m, view, asked, when)
    return compiler.graph()


class _Compiler:
    """Compiles one view of a map; each method is one row of the table of gadgets."""

    def __init__(
        self, m: ArgumentMap, basis: Basis | None, as_of: Date | None = None
    ) -> None:
        self.m = m
        self.basis = basis
        self.as_of = as_of
        self.index = {claim.id: number for number, claim in enumerate(m)}
        self.size = len(self.index)
        self.sources: list[int] = []
        self.targets: list[int] = []
        self.needs: dict[int, tuple[tuple[int, ...], ...]] = {}
        self.strikes: list[list[Strike]] = [[] for _ in self.index]
        self.heads: dict[str, int] = {}
        self.counting, self.dropped = self._counting()
        self.undercuts: dict[str, list[str]] = {}
        for relation in self.counting.values():
            if relation.target not in self.index:
                self.undercuts.setdefault(relation.target, []).append(relation.id)

    def graph(self) -> CompiledMap:
        for relation in self.counting.values():
            self._gate(relation)
        for relation in self.counting.values():
            self._strike(relation)
        self._deny()
        self._require_support()
        starts, attacked = rows(self.size, self.sources, self.targets)
        return CompiledMap(
            map=self.m,
            basis=self.basis,
            size=self.size,
            starts=starts,
            attacked=attacked,
            needs=self.needs,
            index=self.index,
            strikes=tuple(map(tuple, self.strikes)),
            heads=self.heads,
            undercuts={key: tuple(ids) for key, ids in self.undercuts.items()},
            dropped=tuple(self.dropped),
            as_of=self.as_of,
        )

    def _counting(self) -> tuple[dict[str, Relation], list[str]]:
        """Return the relations that count, and the undercuts that lack a target."""
        kept = {
            key: relation
            for key, relation in self.m.relations.items()
            if self.basis is None or relation.basis is self.basis
        }
        loose = [
            r.id
            for r in kept.values()
            if r.target not in self.index and r.target not in kept
        ]
        dropped = []
        while loose:
            key = loose.pop()
            if kept.pop(key, None) is not None:
                dropped.append(key)
                loose.extend(r.id for r in self.m.relations_to(key) if r.id in kept)
        return kept, dropped

    def _attack(self, attacker: int, attacked: int) -> None:
        self.sources.append(attacker)
        self.targets.append(attacked)

    def _node(self) -> int:
        self.size += 1
        return self.size - 1

    def _gate(self, relation: Relation) -> None:
        """Give a relation its head, a node of its own where it needs one.

        One premise and no undercut: the premise itself. Otherwise a node that stands
        while every premise does: each premise attacks a node that attacks it
        (Nielsen and Parsons 2006 for several premises).
        """
        premises = relation.premises
        if len(premises) == 1 and relation.id not in self.undercuts:
            self.heads[relation.id] = self.index[premises[0]]
            return
        self.heads[relation.id] = self._conjunction(premises)
        if relation.kind is RelationKind.CONTRADICTS:
            self.heads[_back(relation)] = self._conjunction((relation.target,))

    def _conjunction(self, claims: tuple[str, ...]) -> int:
        gate = self._node()
        for claim in claims:
            inverse = self._node()
            self._attack(self.index[claim], inverse)
            self._attack(inverse, gate)
        return gate

    def _strike(self, relation: Relation) -> None:
        kind = relation.kind
        if kind is RelationKind.ATTACKS:
            head = self.heads[relation.id]
            if relation.target in self.index:
                self._hit(relation, StrikeKind.ATTACK, head)
                return
            self._attack(head, self.heads[relation.target])
            back = self.heads.get(f"\0{relation.target}")
            if back is not None:
                self._attack(head, back)
        elif kind is RelationKind.CONTRADICTS:
            self._hit(relation, StrikeKind.CONTRADICTION, self.heads[relation.id])
            if relation.premises[0] != relation.target:
                self._hit_back(relation)

    def _hit(self, relation: Relation, kind: StrikeKind, node: int) -> None:
        target = self.index[relation.target]
        self._attack(node, target)
        self.strikes[target].append(
            Strike(
                kind=kind,
                target=target,
                node=node,
                premises=relation.premises,
                record=relation.id,
            )
        )

    def _hit_back(self, relation: Relation) -> None:
        """Let the target of a contradiction strike at its premise."""
        other = self.index[relation.premises[0]]
        node = self.heads.get(_back(relation), self.index[relation.target])
        self._attack(node, other)
        self.strikes[other].append(
            Strike(
                kind=StrikeKind.CONTRADICTION,
                target=other,
                node=node,
                premises=(relation.target,),
                record=relation.id,
            )
        )

    def _deny(self) -> None:
        """Let each denial and its claim attack each other.

        An actor that also asserts a claim against the denied one is heard through
        that claim, which can be answered: it is heard once.
        """
        asserted: dict[str, set[str]] = {}
        for assertion in self.m.assertions.values():
            if assertion.stance is Stance.ASSERTS:
                asserted.setdefault(assertion.actor, set()).add(assertion.claim)
        heard: set[tuple[str, str]] = set()
        for assertion in self.m.assertions.values():
            voice = (assertion.actor, assertion.claim)
            if assertion.stance is not Stance.DENIES or voice in heard:
                continue
            heard.add(voice)
            target = self.index[assertion.claim]
            said = asserted.get(assertion.actor, set())
            if any(
                strike.premises and said.issuperset(strike.premises)
                for strike in self.strikes[target]
            ):
                continue
            denial = self._node()
            self._attack(denial, target)
            self._attack(target, denial)
            self.strikes[target].append(
                Strike(
                    kind=StrikeKind.DENIAL,
                    target=target,
                    node=denial,
                    record=assertion.id,
                    actor=assertion.actor,
                )
            )

    def _require_support(self) -> None:
        """Let a claim that needs support fall while no supporter stands.

        One node attacks it, and each supporter attacks the node (Oren and Norman
        2008).
        """
        for claim in self.m:
            if not claim.requires_support:
                continue
            missing = self._node()
            target = self.index[claim.id]
            self._attack(missing, target)
            supports = tuple(self._supports(claim.id))
            for relation in supports:
                self._attack(self.heads[relation.id], missing)
            self.needs[target] = tuple(
                (
                    self.heads[relation.id],
                    *map(self.index.__getitem__, relation.premises),
                )
                for relation in supports
            )
            self.strikes[target].append(
                Strike(
                    kind=StrikeKind.MISSING_SUPPORT,
                    target=target,
                    node=missing,
                    record=claim.id,
                )
            )

    def _supports(self, claim: str) -> Iterator[Relation]:
        for relation in self.m.relations_to(claim):
            if relation.kind is RelationKind.SUPPORTS and relation.id in self.counting:
                yield relation


def _left_over(
    m: ArgumentMap, view: ArgumentMap, basis: Basis | None, when: Date | None
) -> list[str]:
    """Return the undercuts that a view lacks for want of their target alone."""
    undated = set() if when is None else {one.id for one in views.undated(m)}

    def said(relation: Relation) -> bool:
        date = m.date_of(relation)
        if when is None or date is None:
            return relation.id not in undated
        return date.ends_by(when)

    return [
        relation.id
        for relation in m.relations.values()
        if relation.id not in view.relations
        and m.is_undercut(relation)
        and not relation.proposed
        and (basis is None or relation.basis is basis)
        and all(premise in view.claims for premise in relation.premises)
        and said(relation)
    ]


def _back(relation: Relation) -> str:
    """Key the second arc of a contradiction; no id begins with NUL."""
    return f"\0{relation.id}"
