"""Placement: where the writer defines each claim and draws each relation.

A claim stands under the first claim of its own issue that it supports, attacks or
speaks against a link of, at most two levels deep; elsewhere it is referred to. The
thesis of an issue stands under none: it is what a reader looks for first. What
comes first is decided by walking the text that is to be written, so that a text that
is read and written again is the same text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.model.relations import Relation, RelationKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim

__all__ = ["Placement"]

DEEPEST = 2
# Undercuts of undercuts are nested as lines this deep, and deeper ones by their ids.
DEEPEST_UNDERCUT = 4
DRAWN = (RelationKind.SUPPORTS, RelationKind.ATTACKS, RelationKind.CONTRADICTS)


@attrs.define(eq=False)
class Placement:
    """Where everything in a map is written.

    Parameters
    ----------
    m : ArgumentMap
        The map.
    """

    m: ArgumentMap
    hosts: dict[str, str] = attrs.field(factory=dict, init=False)
    nesting: dict[str, int] = attrs.field(factory=dict, init=False)
    _placed: set[str] = attrs.field(factory=set, init=False)
    _roots: dict[str, str] = attrs.field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._nest()
        standing: list[Claim] = []
        waiting: list[Claim] = []
        for claim in self.m:
            may_hang = any(
                relation.premises[0] == claim.id and self._may_define(relation)
                for relation in self.m.relations_from(claim)
            )
            (waiting if may_hang else standing).append(claim)
        self._placed.update(claim.id for claim in standing)
        for claim in standing:
            self._walk(claim.id)
        for relation in self.m.relations.values():
            if self.is_structure(relation):
                self._walk(relation.id)
        # What is left hangs too deep, or in a circle.
        for claim in waiting:
            if claim.id not in self._placed:
                self._placed.add(claim.id)
                self._walk(claim.id)

    def is_structure(self, relation: Relation) -> bool:
        """Whether a relation is written as a premise-conclusion structure."""
        return relation.kind is RelationKind.SUPPORTS and len(relation.premises) > 1

    def is_line(self, relation: Relation) -> bool:
        """Whether a relation is written as a line below what it bears on."""
        if self.m.is_undercut(relation):
            return relation.id in self.nesting
        return relation.kind in DRAWN and not self.is_structure(relation)

    def is_defined_by(self, claim: str, relation: str) -> bool:
        """Whether a claim is defined on the line of a relation."""
        return self.hosts.get(claim) == relation

    def lines_below(self, key: str) -> list[Relation]:
        """Return the relations written below a claim or relation, in the map's order."""
        return [r for r in self.m.relations_to(key) if self.is_line(r)]

    def below(self, relation: Relation) -> list[Relation]:
        """Return the lines below the line of a relation: undercuts come first."""
        lines = self.lines_below(relation.id)
        child = relation.premises[0]
        if self.is_defined_by(child, relation.id):
            lines += self.lines_below(child)
        return lines

    def levels(self, key: str) -> Iterator[tuple[Relation, int]]:
        """Yield the lines below a claim or relation with their levels, as written."""
        waiting = [(one, 1) for one in reversed(self.lines_below(key))]
        while waiting:
            relation, depth = waiting.pop()
            # Whoever takes the line may let it define its claim before it goes on.
            yield relation, depth
            waiting += [(one, depth + 1) for one in reversed(self.below(relation))]

    def _nest(self) -> None:
        """Give each undercut its level below the line of the link that it ends at."""
        level = []
        for relation in self.m.relations.values():
            if relation.kind in DRAWN and not self.m.is_undercut(relation):
                level.append(relation.id)
                self._roots[relation.id] = relation.target
        for depth in range(1, DEEPEST_UNDERCUT + 1):
            above, level = level, []
            for key in above:
                for undercut in self.m.relations_to(key):
                    level.append(undercut.id)
                    self.nesting[undercut.id] = depth
                    self._roots[undercut.id] = self._roots[key]

    def _may_define(self, relation: Relation) -> bool:
        """Whether the first premise of a relation may be defined on its line."""
        claim = self.m.claims[relation.premises[0]]
        if not claim.text or not self.is_line(relation):
            return False
        if relation.kind is RelationKind.CONTRADICTS or self._is_thesis(claim):
            return False
        root = self._roots[relation.id]
        return root != claim.id and self.m.claims[root].issue == claim.issue

    def _is_thesis(self, claim: Claim) -> bool:
        return claim.issue is not None and (
            self.m.issues[claim.issue].thesis == claim.id
        )

    def _walk(self, key: str) -> None:
        """Let the first line of each claim define it, walking in the text's order."""
        for relation, depth in self.levels(key):
            claim = relation.premises[0]
            if (
                depth <= DEEPEST
                and claim not in self._placed
                and self._may_define(relation)
            ):
                self._placed.add(claim)
                self.hosts[claim] = relation.id
