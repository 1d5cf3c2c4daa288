"""Independence: what claims rest on in the end, and how much of it is the same."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.sourcing.grouping import Groups, most_matched
from argmap.graph.origins import STATING, cited_or_read, roots
from argmap.model import views
from argmap.model.relations import RelationKind

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim

__all__ = [
    "CASE",
    "IndependentEvidence",
    "Provenance",
    "SameEvidence",
    "Tie",
    "independent_evidence",
    "roots_of",
]

CASE = "case:"
"""What a tag begins with that names a case."""


class Tie(StrEnum):
    """What makes several pieces of evidence one."""

    CASE = "case"
    WORDING = "wording"
    ROOT = "root"


@attrs.frozen(kw_only=True)
class SameEvidence:
    """Several pieces of evidence for a claim that count as one.

    Parameters
    ----------
    tie : Tie
        What they share: a case, what they say (they rephrase each other), or all
        their root sources.
    names : tuple of str
        The cases, without ``case:``; the ids of the root sources; empty for wordings.
    claims : tuple of str
        The ids of the claims that report them, in the map's order.
    """

    tie: Tie
    names: tuple[str, ...]
    claims: tuple[str, ...]


@attrs.frozen(kw_only=True)
class IndependentEvidence:
    """How much independent evidence supports a claim.

    Parameters
    ----------
    claim : str
        The id of the claim.
    pieces : int
        How many supports report evidence; linked premises are one piece.
    independent : int
        The most of them that can be taken so that no two are one case, say the same,
        or rest on the same root sources.
    same : tuple of SameEvidence
        The groups that count as one: cases, wordings, then roots. A piece may be in
        several.
    """

    claim: str
    pieces: int
    independent: int
    same: tuple[SameEvidence, ...]


def independent_evidence(m: ArgumentMap, claim: Claim | str) -> IndependentEvidence:
    """Return how many independent pieces of evidence support a claim.

    A piece of evidence is a support with a premise that reports evidence. Fifty
    newspapers that print one press release are one piece, and so are fifty reports of
    one court case. Pieces are one where their claims share a tag ``case:...``,
    rephrase each other, or have the same root sources; `roots_of` defines those. Of
    evidence without a source nothing is known to be shared.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    claim : Claim or str
        A claim or its id.

    Returns
    -------
    IndependentEvidence
        No piece for a claim that no evidence supports.

    Raises
    ------
    UnknownIdError
        No claim has the id.
    """
    key = m.claims[claim if isinstance(claim, str) else claim.id].id
    return Provenance(views.accepted(m)).evidence(key)


def roots_of(
    m: ArgumentMap, said: Iterable[Assertion], leads: Mapping[str, str]
) -> tuple[str, ...]:
    """Return the root sources of what is said for a claim.

    For each assertion that asserts or reports, take the sources of the map that it
    cites, else the source of its passage. A source whose `cites` name exactly one
    other source of the map leads on to that one.

    Parameters
    ----------
    m : ArgumentMap
        The map that holds the assertions.
    said : iterable of Assertion
        Those of one claim.
    leads : mapping
        The root of each source, as `argmap.graph.origins.roots` returns it.

    Returns
    -------
    tuple of str
        Ids of sources, each once, in the order of the assertions; empty where
        nothing that is said for the claim has a source.
    """
    found: dict[str, None] = {}
    for assertion in said:
        if assertion.stance not in STATING:
            continue
        starts = cited_or_read(m, assertion)
        found.update(dict.fromkeys(leads[start] for start in starts))
    return tuple(found)


class Provenance:
    """What is said for each claim of a map, and where that comes from.

    Parameters
    ----------
    m : ArgumentMap
        A map without what is only proposed.
    """

    def __init__(self, m: ArgumentMap) -> None:
        self.map = m
        self.leads = roots(m)
        # Looked up by pass after pass, so gathered in one.
        self._stated: dict[str, list[Assertion]] = {}
        for assertion in m.assertions.values():
            if assertion.stance in STATING:
                self._stated.setdefault(assertion.claim, []).append(assertion)
        self._backing: dict[str, list[list[str]]] = {}
        for relation in m.relations.values():
            if relation.kind is RelationKind.SUPPORTS:
                premises = (m.claims[key] for key in relation.premises)
                reporting = [one.id for one in premises if one.evidence is not None]
                if reporting:
                    self._backing.setdefault(relation.target, []).append(reporting)
        self._wordings = _wordings(m)
        self._said: dict[str, tuple[Assertion, ...]] = {}
        self._roots: dict[str, tuple[str, ...]] = {}
        self._evidence: dict[str, IndependentEvidence] = {}

    def wording(self, claim: str) -> str:
        """Return one claim for all that rephrase each other: always the same one."""
        return self._wordings.group(claim)[0]

    def said(self, claim: str) -> tuple[Assertion, ...]:
        """Return what asserts or reports a claim, in whatever wording."""
        key = self.wording(claim)
        if key not in self._said:
            self._said[key] = tuple(
                assertion
                for one in self._wordings.group(claim)
                for assertion in self._stated.get(one, ())
            )
        return self._said[key]

    def roots(self, claim: str) -> tuple[str, ...]:
        """Return the root sources of a claim, in whatever wording."""
        key = self.wording(claim)
        if key not in self._roots:
            self._roots[key] = roots_of(self.map, self.said(claim), self.leads)
        return self._roots[key]

    def backing(self, claim: str) -> list[str]:
        """Return the claims that report evidence and support a claim, each once."""
        found = self._backing.get(claim, ())
        return list(dict.fromkeys(key for linked in found for key in linked))

    def evidence(self, claim: str) -> IndependentEvidence:
        """Return how many independent pieces of evidence support a claim."""
        if claim not in self._evidence:
            self._evidence[claim] = self._counted(claim)
        return self._evidence[claim]

    def _counted(self, claim: str) -> IndependentEvidence:
        linked: Groups[str] = Groups()
        for reporting in self._backing.get(claim, ()):
            linked.join(reporting)
        pieces = linked.all()
        if len(pieces) < 2:  # nearly every claim
            return IndependentEvidence(
                claim=claim, pieces=len(pieces), independent=len(pieces), same=()
            )
        cases, wordings, roots = self._shared(pieces)
        matters: Groups[int] = Groups()
        for number in range(len(pieces)):
            matters.join([number])
        for group in (*cases.values(), *wordings.values()):
            matters.join(group)
        root_of_piece = {n: key for key, group in roots.items() for n in group}
        places: list[set[Hashable]] = [
            {root_of_piece.get(number, number) for number in matter}
            for matter in matters.all()
        ]
        told = {Tie.CASE: cases, Tie.WORDING: wordings, Tie.ROOT: roots}
        return IndependentEvidence(
            claim=claim,
            pieces=len(pieces),
            independent=most_matched(places),
            same=tuple(_told(told, pieces)),
        )

    def _shared(
        self, pieces: list[list[str]]
    ) -> tuple[dict[tuple[str, ...], list[int]], ...]:
        """Return by case, by wording and by roots the numbers of the pieces."""
        cases: dict[tuple[str, ...], list[int]] = {}
        wordings: dict[tuple[str, ...], list[int]] = {}
        roots: dict[tuple[str, ...], list[int]] = {}
        for number, claims in enumerate(pieces):
            tags = {tag: None for key in claims for tag in self.map.claims[key].tags}
            for tag in tags:
                if tag.startswith(CASE):
                    name = (tag.removeprefix(CASE),)
                    cases.setdefault(name, []).append(number)
            for wording in dict.fromkeys(map(self.wording, claims)):
                wordings.setdefault((wording,), []).append(number)
            resting = {root: None for key in claims for root in self.roots(key)}
            if resting:
                roots.setdefault(tuple(sorted(resting)), []).append(number)
        return cases, wordings, roots


def _told(
    shared: dict[Tie, dict[tuple[str, ...], list[int]]], pieces: list[list[str]]
) -> Iterator[SameEvidence]:
    for tie, groups in shared.items():
        for names, group in groups.items():
            if len(group) > 1:
                yield SameEvidence(
                    tie=tie,
                    names=() if tie is Tie.WORDING else names,
                    claims=tuple(key for number in group for key in pieces[number]),
                )


def _wordings(m: ArgumentMap) -> Groups[str]:
    found: Groups[str] = Groups()
    for relation in m.relations.values():
        if relation.kind is RelationKind.REPHRASES:
            found.join([*relation.premises, relation.target])
    return found
