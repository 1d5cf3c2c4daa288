"""Statuses: which claims stand, which fall, and which are unsettled, and by what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.labellings import labellings
from argmap.errors import UnknownIdError
from argmap.graph.compilation import CompiledMap, Strike, StrikeKind, compiled
from argmap.graph.labelling import Label, labels_of
from argmap.graph.traversal import components
from argmap.model.assertions import Stance
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date
    from argmap.model.relations import Basis, Relation

__all__ = [
    "Assessment",
    "ClaimStatus",
    "Flag",
    "Status",
    "assess",
    "no_status",
    "status_of",
]


class Status(StrEnum):
    """Where a claim stands under the grounded labelling of the map's attacks."""

    UNCHALLENGED = "unchallenged"
    DEFENDED = "defended"
    CONTESTED = "contested"
    REBUTTED = "rebutted"

    @property
    def is_unrebutted(self) -> bool:
        """Whether the claim stands: unchallenged, or attacked and defended."""
        return self in (Status.UNCHALLENGED, Status.DEFENDED)


def status_of(label: int, *, attacked: bool) -> Status:
    """Return the status that a label stands for.

    Parameters
    ----------
    label : int
        A member of `Label`, or its number.
    attacked : bool
        Whether anything attacks the claim.

    Returns
    -------
    Status
        One of the four.
    """
    if label == Label.IN:
        return Status.DEFENDED if attacked else Status.UNCHALLENGED
    return Status.REBUTTED if label == Label.OUT else Status.CONTESTED


class Flag(StrEnum):
    """What a reader should know beside a claim's status."""

    SUPERSEDED = "superseded"
    UNSUPPORTED = "unsupported"
    UNSOURCED = "unsourced"
    BARE_DENIAL = "bare_denial"
    DOUBTED = "doubted"
    QUALIFIED = "qualified"
    EARLIER_EVIDENCE = "earlier_evidence"
    REINSTATED = "reinstated"


@attrs.frozen(kw_only=True)
class ClaimStatus:
    """A claim's status, what it rests on, and its flags.

    Parameters
    ----------
    claim : Claim
        The claim.
    status : Status
        Its status.
    strikes : tuple of Strike
        Every attack on it, in the map's order.
    witnesses : tuple of Strike
        Those that settle the status: the standing attacks on a rebutted claim, the
        undecided ones on a contested claim; empty for an unrebutted one.
    loop : tuple of str
        For a contested claim, the claims that attack each other in a circle and so
        leave it open; it need not be one of them.
    supports, standing_supports, undercut_supports : int
        How many supports the claim has, how many of them stand, and how many have a
        standing undercut.
    flags : tuple of Flag
        In the order in which `Flag` lists them.
    """

    claim: Claim
    status: Status
    strikes: tuple[Strike, ...]
    witnesses: tuple[Strike, ...]
    loop: tuple[str, ...]
    supports: int
    standing_supports: int
    undercut_supports: int
    flags: tuple[Flag, ...]


@attrs.frozen(kw_only=True, eq=False)
class Assessment(Mapping[str, ClaimStatus]):
    """The status of every claim of a map, under one rule.

    Parameters
    ----------
    graph : CompiledMap
        What was compiled; `graph.map` is the view that was assessed.
    labels : bytes
        The grounded label of each argument.
    by_claim : dict
        The statuses by claim id, in the map's order.
    """

    graph: CompiledMap
    labels: bytes
    by_claim: dict[str, ClaimStatus]

    def __getitem__(self, key: str) -> ClaimStatus:
        found = self.by_claim.get(key)
        if found is None:
            return self.by_claim[self.graph.map.claims[key].id]
        return found

    def __contains__(self, key: object) -> bool:
        return key in self.by_claim

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_claim)

    def __len__(self) -> int:
        return len(self.by_claim)

    def label_of(self, relation: Relation | str) -> Label | None:
        """Return whether a relation stands: its premises do, and no undercut does.

        Parameters
        ----------
        relation : Relation or str
            A relation or its id.

        Returns
        -------
        Label or None
            None for a relation that does not count under the basis chosen.
        """
        key = relation if isinstance(relation, str) else relation.id
        head = self.graph.heads.get(key)
        return None if head is None else Label(self.labels[head])

    def counts(self, relation: Relation | str) -> bool:
        """Return whether a relation counts under the basis and date chosen.

        Parameters
        ----------
        relation : Relation or str
            A relation or its id.

        Returns
        -------
        bool
            False also for an undercut whose target does not count.
        """
        key = relation if isinstance(relation, str) else relation.id
        return key in self.graph.heads


def assess(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    history: bool = False,
) -> Assessment:
    """Return the status of every claim under the grounded labelling.

    A claim is *unchallenged* when nothing attacks it, *defended* when it is attacked
    and every attacker is defeated, *rebutted* when some attacker stands, and
    *contested* when neither is settled. Support never changes a status.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis : Basis or str, optional
        Count only links made on this basis; both by default.
    as_of : Date or str, optional
        Count only what had been said by then; claims not yet made have no status.
    history : bool
        Whether to look for reinstated claims: one labelling for each date at which
        something was said.

    Returns
    -------
    Assessment
        A mapping from claim id to `ClaimStatus`, in the map's order.

    Raises
    ------
    QueryError
        There is no such basis.

    References
    ----------
    .. [1] P. M. Dung, "On the acceptability of arguments and its fundamental role in
       nonmonotonic reasoning, logic programming and n-person games", Artificial
       Intelligence 77 (1995), 321-357.
    """
    graph = compiled(m, basis=basis, as_of=as_of)
    labels = labels_of(graph)
    fallen = _once_rebutted(m, basis=basis, as_of=as_of) if history else frozenset()
    loops = _loops(graph, labels)
    reader = _Reader(graph, labels)
    by_claim = {}
    for number, claim in enumerate(graph.map):
        by_claim[claim.id] = reader.status(
            claim, number, loops.get(number, ()), reinstatable=claim.id in fallen
        )
    return Assessment(graph=graph, labels=labels, by_claim=by_claim)


class _Reader:
    """Reads statuses and flags off a labelled graph."""

    def __init__(self, graph: CompiledMap, labels: bytes) -> None:
        self.graph = graph
        self.labels = labels
        self.m = graph.map
        self.bearing: dict[str, list[Relation]] = {}
        for relation in self.m.relations.values():
            if relation.id in graph.heads:
                self.bearing.setdefault(relation.target, []).append(relation)

    def status(
        self, claim: Claim, number: int, loop: tuple[str, ...], *, reinstatable: bool
    ) -> ClaimStatus:
        strikes = self.graph.strikes[number]
        label = self.labels[number]
        status = status_of(label, attacked=bool(strikes))
        witnesses: tuple[Strike, ...] = ()
        if label != Label.IN:
            decisive = Label.IN if label == Label.OUT else Label.UNDEC
            witnesses = tuple(s for s in strikes if self.labels[s.node] == decisive)
        supports = self._supports(claim.id)
        standing = sum(
            self.labels[self.graph.heads[r.id]] == Label.IN for r in supports
        )
        flags = self._flags(claim, witnesses)
        if not standing:
            flags.add(Flag.UNSUPPORTED)
        if reinstatable and status.is_unrebutted:
            flags.add(Flag.REINSTATED)
        return ClaimStatus(
            claim=claim,
            status=status,
            strikes=strikes,
            witnesses=witnesses,
            loop=loop,
            supports=len(supports),
            standing_supports=standing,
            undercut_supports=sum(self._undercut(r) for r in supports),
            flags=tuple(flag for flag in Flag if flag in flags),
        )

    def _supports(self, claim: str) -> list[Relation]:
        return [
            relation
            for relation in self.bearing.get(claim, ())
            if relation.kind is RelationKind.SUPPORTS
        ]

    def _undercut(self, relation: Relation) -> bool:
        return any(
            self.labels[self.graph.heads[key]] == Label.IN
            for key in self.graph.undercuts.get(relation.id, ())
        )

    def _flags(self, claim: Claim, witnesses: tuple[Strike, ...]) -> set[Flag]:
        """Return the flags that hold, but for those that hang on the supports."""
        flags = {
            FLAGGING[relation.kind]
            for relation in self.bearing.get(claim.id, ())
            if relation.kind in FLAGGING
        }
        said = self.m.assertions_of(claim)
        if not any(a.passage is not None for a in said):
            flags.add(Flag.UNSOURCED)
        if any(a.stance is Stance.DOUBTS for a in said):
            flags.add(Flag.DOUBTED)
        if witnesses and not any(map(self._argued, witnesses)):
            flags.add(Flag.BARE_DENIAL)
        if self._outdated(claim, witnesses):
            flags.add(Flag.EARLIER_EVIDENCE)
        return flags

    def _argued(self, strike: Strike) -> bool:
        """Whether what strikes reports evidence, or has a supporter that does.

        A supporter counts only by a link that counts; missing support is a ground.
        """
        if strike.kind is StrikeKind.MISSING_SUPPORT:
            return True
        claims = self.m.claims
        return any(
            claims[premise].evidence is not None
            or any(
                claims[backing].evidence is not None
                for relation in self._supports(premise)
                for backing in relation.premises
            )
            for premise in strike.premises
        )

    def _outdated(self, claim: Claim, witnesses: tuple[Strike, ...]) -> bool:
        if claim.valid is None:
            return False
        dated = [
            premise.valid
            for strike in witnesses
            for premise in map(self.m.claims.__getitem__, strike.premises)
            if premise.valid is not None
        ]
        return bool(dated) and all(valid.before(claim.valid) for valid in dated)


FLAGGING = {
    RelationKind.SUPERSEDES: Flag.SUPERSEDED,
    RelationKind.QUALIFIES: Flag.QUALIFIED,
}


def no_status(claim: Claim, as_of: Date | None) -> UnknownIdError:
    """Return the error for a claim of the map that has no status in a view of it."""
    return UnknownIdError(
        f"the claim {claim.id!r} is only proposed, and has no status until accepted"
        if claim.proposed or as_of is None
        else f"the claim {claim.id!r} had not been made by {as_of}, so it has no status"
    )


def reports_evidence(m: ArgumentMap, claim: str) -> bool:
    """Return whether a claim reports evidence, or has a supporter that does."""
    if m.claims[claim].evidence is not None:
        return True
    return any(
        m.claims[premise].evidence is not None
        for relation in m.relations_to(claim)
        if relation.kind is RelationKind.SUPPORTS
        for premise in relation.premises
    )


def _loops(graph: CompiledMap, labels: bytes) -> dict[int, tuple[str, ...]]:
    """Return, for each contested claim, the claims of the loop that keeps it open."""
    count = len(graph.strikes)
    undecided = [i for i in range(graph.size) if labels[i] == Label.UNDEC]
    if not undecided:
        return {}
    attackers: dict[int, list[int]] = {i: [] for i in undecided}
    targets = graph.targets()
    for attacker in undecided:
        for attacked in targets[attacker]:
            if labels[attacked] == Label.UNDEC:
                attackers[attacked].append(attacker)
    ids = list(graph.map.claims)
    loops: dict[int, tuple[str, ...]] = {}
    # Components come with those that others lead to first: attackers before attacked.
    for component in components(attackers):
        first = component[0]
        inside = set(component)
        if len(component) > 1 or first in attackers[first]:
            loop = tuple(ids[i] for i in sorted(component) if i < count)
        else:
            outside = [a for a in attackers[first] if a not in inside]
            loop = loops[outside[0]]
        for node in component:
            loops[node] = loop
    return {node: loop for node, loop in loops.items() if node < count}


def _once_rebutted(
    m: ArgumentMap, *, basis: Basis | str | None, as_of: Date | str | None
) -> frozenset[str]:
    """Return the claims that were rebutted as of some date at which a thing was said."""
    return frozenset(
        claim.id
        for _, graph, labels in labellings(m, basis=basis, as_of=as_of)
        for number, claim in enumerate(graph.map)
        if labels[number] == Label.OUT
    )
