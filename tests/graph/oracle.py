"""The table of gadgets a second time, as plainly as it can be put.

Written from the definitions alone. It differs from the compiler in build: every link
has a gate, every date and basis is looked up afresh, and labels are found by
repeating the two rules until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from argmap.graph.labelling import Label
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion
from argmap.model.dates import Date
from argmap.model.relations import Relation

__all__ = ["Oracle", "labelled"]

Node = tuple[str, ...]


class Oracle:
    """What a map's claims and links are labelled by the definitions."""

    def __init__(
        self, m: ArgumentMap, basis: str | None = None, as_of: str | None = None
    ) -> None:
        self.m = m
        self.when = None if as_of is None else Date(as_of)
        self.said = [
            a for a in m.assertions.values() if not a.proposed and self.by_then(a)
        ]
        made = {a.claim for a in self.said}
        self.claims = {
            c.id
            for c in m.claims.values()
            if not c.proposed and (as_of is None or c.id in made)
        }
        self.said = [a for a in self.said if a.claim in self.claims]
        able = {
            r.id
            for r in m.relations.values()
            if not r.proposed
            and (basis is None or r.basis == basis)
            and (self.by_then(r) or is_own(r))
            and set(r.premises) <= self.claims
            and (r.target in self.claims or r.target in m.relations)
        }
        self.counting = set(able)
        while True:
            less = {
                key
                for key in self.counting
                if m.relations[key].target in self.counting | self.claims
            }
            if less == self.counting:
                break
            self.counting = less
        self.dropped = able - self.counting
        self.arcs = set(self.compiled())
        nodes: set[Node] = {("claim", c) for c in self.claims}
        nodes |= {end for arc in self.arcs for end in arc}
        self.labels = labelled(nodes, self.arcs)

    def by_then(self, record: Assertion | Relation) -> bool:
        if self.when is None:
            return True
        date = record.date
        if date is None and record.passage is not None:
            date = self.m.sources[record.passage.source].issued
        if date is None or date.last is None or self.when.last is None:
            return date is not None and self.when.last is None
        return date.last <= self.when.last

    def claim(self, key: str) -> Label:
        return self.labels["claim", key]

    def link(self, key: str) -> Label:
        return self.labels["gate", key, "there"]

    def directed(self) -> Iterable[tuple[Relation, str, tuple[str, ...], str]]:
        """Yield each link that counts, both ways for a contradiction."""
        for key in self.counting:
            r = self.m.relations[key]
            if r.kind in {"supports", "attacks", "contradicts"}:
                yield r, "there", r.premises, r.target
            if r.kind == "contradicts":
                yield r, "back", (r.target,), r.premises[0]

    def compiled(self) -> Iterable[tuple[Node, Node]]:
        yield from self.gates()
        yield from self.hits()
        yield from self.denials()
        yield from self.missing()

    def gates(self) -> Iterable[tuple[Node, Node]]:
        for r, way, premises, _ in self.directed():
            for premise in premises:
                yield ("claim", premise), ("not", r.id, way, premise)
                yield ("not", r.id, way, premise), ("gate", r.id, way)

    def hits(self) -> Iterable[tuple[Node, Node]]:
        for r, way, _, target in self.directed():
            if r.kind == "supports":
                continue
            if target in self.claims:
                yield ("gate", r.id, way), ("claim", target)
                continue
            yield ("gate", r.id, way), ("gate", target, "there")
            if self.m.relations[target].kind == "contradicts":
                yield ("gate", r.id, way), ("gate", target, "back")

    def denials(self) -> Iterable[tuple[Node, Node]]:
        for denial in self.said:
            own = {
                a.claim
                for a in self.said
                if a.actor == denial.actor and a.stance == "asserts"
            }
            grounds = [
                set(premises)
                for r, _, premises, target in self.directed()
                if target == denial.claim and r.kind != "supports"
            ]
            if denial.stance == "denies" and not any(g <= own for g in grounds):
                node = ("denial", denial.actor, denial.claim)
                yield node, ("claim", denial.claim)
                yield ("claim", denial.claim), node

    def missing(self) -> Iterable[tuple[Node, Node]]:
        for key in self.claims:
            if self.m.claims[key].requires_support:
                yield ("missing", key), ("claim", key)
        for r, way, _, target in self.directed():
            if r.kind == "supports" and self.m.claims[target].requires_support:
                yield ("gate", r.id, way), ("missing", target)


def is_own(relation: Relation) -> bool:
    """Whether the map-maker draws it, and so at no date."""
    return (
        relation.basis == "analyst"
        and relation.date is None
        and relation.passage is None
    )


def labelled(
    nodes: Iterable[Node], arcs: Iterable[tuple[Node, Node]]
) -> dict[Node, Label]:
    """Label by the definition: repeat the two rules until nothing changes."""
    attackers: dict[Node, set[Node]] = {node: set() for node in nodes}
    for attacker, attacked in arcs:
        attackers[attacked].add(attacker)
    labels = dict.fromkeys(attackers, Label.UNDEC)
    while True:
        new = {
            node: Label.IN
            if all(labels[a] is Label.OUT for a in found)
            else Label.OUT
            if any(labels[a] is Label.IN for a in found)
            else Label.UNDEC
            for node, found in attackers.items()
        }
        if new == labels:
            return labels
        labels = new
