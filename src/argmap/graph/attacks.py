"""AttackGraph: the attacks that a map compiles to, and their grounded labelling.

Arguments are the claims of the map, numbered in its order, and after them the nodes
that the compilation needs: gates of links that somebody undercuts or that have several
premises, denials, and missing support. Nodes are never shown to a user; `Strike` names
the record behind each attack on a claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.model import views
from argmap.model.assertions import Stance
from argmap.model.choices import chosen
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation, RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["AttackGraph", "Label", "Strike", "StrikeKind", "grounded"]


class Label(IntEnum):
    """The label of an argument: it is defeated, it stands, or neither is settled."""

    OUT = 0
    IN = 1
    UNDEC = 2


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


@attrs.frozen(kw_only=True, eq=False)
class AttackGraph:
    """Arguments and the attacks among them.

    Parameters
    ----------
    map : ArgumentMap
        What was compiled: the map, or the view of it as of a date.
    basis : Basis or None
        The only basis whose relations count; None for both.
    size : int
        How many arguments there are.
    arcs : tuple of (int, int)
        Attacker and attacked.
    strikes : tuple of tuple of Strike
        The attacks on each claim, by the claim's index.
    heads : dict
        By the id of each relation that counts, the argument that stands exactly when
        the relation's premises do and no undercut of it does.
    undercuts : dict
        By the id of a relation, the ids of the undercuts of it that count.
    dropped : tuple of str
        The ids of undercuts that would count but for the relation that they target,
        which does not: it is of another basis, of a later date or only proposed.
    as_of : Date or None
        The date by which what counts had been said; None for no such limit.

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in
       nonmonotonic reasoning, logic programming and n-person games", Artificial
       Intelligence 77 (1995), 321-357.
    """

    map: ArgumentMap
    basis: Basis | None
    size: int
    arcs: tuple[tuple[int, int], ...]
    strikes: tuple[tuple[Strike, ...], ...]
    heads: dict[str, int]
    undercuts: dict[str, tuple[str, ...]]
    dropped: tuple[str, ...]
    as_of: Date | None = None

    @classmethod
    def from_map(
        cls,
        m: ArgumentMap,
        *,
        basis: Basis | str | None = None,
        as_of: Date | str | None = None,
    ) -> AttackGraph:
        """Return the attacks that a map compiles to.

        Parameters
        ----------
        m : ArgumentMap
            Any map; what it only proposes does not count.
        basis : Basis or str, optional
            Count only relations made on this basis.
        as_of : Date or str, optional
            Count only what had been said by then.

        Returns
        -------
        AttackGraph
            With one argument for each claim, in the map's order, and the nodes.

        Raises
        ------
        QueryError
            There is no such basis.
        ModelError
            `as_of` is no date.
        """
        asked = chosen(Basis, "a basis", basis)
        when = None if as_of is None else Date.of(as_of)
        view = views.accepted(m)
        if when is not None:
            view = views.as_of(view, when)
        compiler = _Compiler(view, asked, when)
        if view is not m:
            compiler.dropped += _left_over(m, view, asked, when)
        return compiler.graph()

    def attackers(self) -> list[list[int]]:
        """Return the attackers of each argument."""
        found: list[list[int]] = [[] for _ in range(self.size)]
        for attacker, attacked in self.arcs:
            found[attacked].append(attacker)
        return found


def grounded(graph: AttackGraph) -> bytes:
    """Return the grounded label of each argument: a read-only array of small integers.

    An argument is IN when all its attackers are OUT, and OUT when some attacker is IN;
    the grounded labelling is the least such one and leaves the rest UNDEC. It takes
    one pass over the attacks.

    Parameters
    ----------
    graph : AttackGraph
        Any graph, with cycles or without.

    Returns
    -------
    bytes
        `Label` values, one for each argument.

    References
    ----------
    .. [1] M. Caminada, "On the issue of reinstatement in argumentation", JELIA 2006,
       111-123.
    """
    return label_arcs(graph.size, graph.arcs)


def label_arcs(size: int, arcs: Iterable[tuple[int, int]]) -> bytes:
    """Return the grounded labels of arguments 0 to size - 1: the readable worklist."""
    targets: list[list[int]] = [[] for _ in range(size)]
    open_attackers = [0] * size
    for attacker, attacked in arcs:
        targets[attacker].append(attacked)
        open_attackers[attacked] += 1
    labels = bytearray([Label.UNDEC]) * size
    standing = [i for i in range(size) if not open_attackers[i]]
    for index in standing:
        labels[index] = Label.IN
    while standing:
        index = standing.pop()
        for hit in targets[index]:
            if labels[hit] != Label.UNDEC:
                continue
            labels[hit] = Label.OUT
            for freed in targets[hit]:
                open_attackers[freed] -= 1
                if not open_attackers[freed] and labels[freed] == Label.UNDEC:
                    labels[freed] = Label.IN
                    standing.append(freed)
    return bytes(labels)


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
        self.arcs: list[tuple[int, int]] = []
        self.strikes: list[list[Strike]] = [[] for _ in self.index]
        self.heads: dict[str, int] = {}
        self.counting, self.dropped = self._counting()
        self.undercuts: dict[str, list[str]] = {}
        for relation in self.counting.values():
            if relation.target not in self.index:
                self.undercuts.setdefault(relation.target, []).append(relation.id)

    def graph(self) -> AttackGraph:
        for relation in self.counting.values():
            self._gate(relation)
        for relation in self.counting.values():
            self._strike(relation)
        self._deny()
        self._require_support()
        return AttackGraph(
            map=self.m,
            basis=self.basis,
            size=self.size,
            arcs=tuple(dict.fromkeys(self.arcs)),
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
            self.arcs += ((self.index[claim], inverse), (inverse, gate))
        return gate

    def _strike(self, relation: Relation) -> None:
        kind = relation.kind
        if kind is RelationKind.ATTACKS:
            head = self.heads[relation.id]
            if relation.target in self.index:
                self._hit(relation, StrikeKind.ATTACK, head)
                return
            self.arcs.append((head, self.heads[relation.target]))
            back = self.heads.get(f"\0{relation.target}")
            if back is not None:
                self.arcs.append((head, back))
        elif kind is RelationKind.CONTRADICTS:
            self._hit(relation, StrikeKind.CONTRADICTION, self.heads[relation.id])
            if relation.premises[0] != relation.target:
                self._hit_back(relation)

    def _hit(self, relation: Relation, kind: StrikeKind, node: int) -> None:
        target = self.index[relation.target]
        self.arcs.append((node, target))
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
        self.arcs.append((node, other))
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
            self.arcs += ((denial, target), (target, denial))
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
            self.arcs.append((missing, target))
            for relation in self._supports(claim.id):
                self.arcs.append((self.heads[relation.id], missing))
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
