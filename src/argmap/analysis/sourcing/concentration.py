"""Concentration: on how few sources, cases and speakers the claims of a map rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.phrases import quoted
from argmap.analysis.sourcing.briefs import Brief, raised
from argmap.analysis.sourcing.camps import one_camp
from argmap.analysis.sourcing.first_hand import is_primary
from argmap.analysis.sourcing.independence import CASE, Tie
from argmap.analysis.sourcing.interests import interested_party
from argmap.findings import Finding
from argmap.model.messages import counted, label, named
from argmap.model.sources import Source

if TYPE_CHECKING:
    from argmap.analysis.sourcing.independence import Provenance, SameEvidence
    from argmap.model.actors import Actor
    from argmap.model.claims import Claim

__all__ = [
    "CONCENTRATION",
    "interested_only",
    "secondary_only",
    "shared_cases",
    "single_source",
]


def single_source(provenance: Provenance) -> dict[str, list[Claim]]:
    """Return the claims that rest on one source, by that source.

    Parameters
    ----------
    provenance : Provenance
        Of a map.

    Returns
    -------
    dict
        By the id of the root source, in the map's order of sources.
    """
    resting: dict[str, list[Claim]] = {key: [] for key in provenance.map.sources}
    for claim in provenance.map:
        roots = provenance.roots(claim.id)
        if len(roots) == 1:
            resting[roots[0]].append(claim)
    return {key: claims for key, claims in resting.items() if claims}


def secondary_only(provenance: Provenance) -> dict[tuple[str, ...], list[Claim]]:
    """Return the claims without a primary source, by the sources they are known from.

    Parameters
    ----------
    provenance : Provenance
        Of a map.

    Returns
    -------
    dict
        By the ids of sources, in the map's order. Claims that nobody states in a
        source are left out.
    """
    m = provenance.map
    order = {key: number for number, key in enumerate(m.sources)}
    known: dict[tuple[str, ...], list[Claim]] = {}
    primary: dict[str, bool] = {}
    for claim in m:
        said = provenance.said(claim.id)
        through = {a.passage.source for a in said if a.passage is not None}
        wording = provenance.wording(claim.id)
        if wording not in primary:
            primary[wording] = any(is_primary(m, one) for one in said)
        if through and not primary[wording]:
            sources = tuple(sorted(through, key=order.__getitem__))
            known.setdefault(sources, []).append(claim)
    return known


def interested_only(
    provenance: Provenance,
) -> dict[tuple[Actor | Source, ...], list[Claim]]:
    """Return the claims that only those with a stake state, by whose stake it is.

    Parameters
    ----------
    provenance : Provenance
        Of a map.

    Returns
    -------
    dict
        By the records that hold the interests, in the order of their names in print.
    """
    alone: dict[tuple[Actor | Source, ...], list[Claim]] = {}
    for claim in provenance.map:
        parties: dict[str, Actor | Source] = {}
        for assertion in provenance.said(claim.id):
            party = interested_party(provenance.map, assertion)
            if party is None:
                parties.clear()
                break
            parties[label(party)] = party
        if parties:
            key = tuple(parties[name] for name in sorted(parties))
            alone.setdefault(key, []).append(claim)
    return alone


def shared_cases(provenance: Provenance) -> dict[str, list[Claim]]:
    """Return the cases that several claims report, without ``case:``.

    Parameters
    ----------
    provenance : Provenance
        Of a map.

    Returns
    -------
    dict
        The claims by case, in the map's order.
    """
    shared: dict[str, list[Claim]] = {}
    for claim in provenance.map:
        for tag in claim.tags:
            if tag.startswith(CASE):
                shared.setdefault(tag.removeprefix(CASE), []).append(claim)
    return {case: claims for case, claims in shared.items() if len(claims) > 1}


def _one_case(brief: Brief) -> Iterator[Finding]:
    """Name the claims with pieces of evidence that are one case, or say the same."""
    for claim in brief.map:
        evidence = brief.provenance.evidence(claim.id)
        same = [one for one in evidence.same if one.tie is not Tie.ROOT]
        if same:
            are = "is" if evidence.independent == 1 else "are"
            told = ", ".join(_same(one) for one in same)
            yield raised(
                "one-case",
                label(claim),
                (claim.id, *dict.fromkeys(key for one in same for key in one.claims)),
                f"of its {evidence.pieces} pieces of evidence {told}; "
                f"{evidence.independent} of the {evidence.pieces} {are} independent",
                "count those once, and look for evidence from elsewhere",
            )


def _same(group: SameEvidence) -> str:
    are = f"are the case {group.names[0]!r}" if group.names else "say the same"
    return f"{len(group.claims)} {are} ({named(group.claims)})"


def _one_camp(brief: Brief) -> Iterator[Finding]:
    for one in one_camp(brief.provenance):
        answer = "yes" if one.side > 0 else "no"
        alone = len(one.claims) == 1
        yield raised(
            "one-camp",
            f"{label(brief.map.issues[one.issue])}, side {answer!r}",
            (one.issue, *one.claims),
            f"{counted(len(one.claims), 'claim')}, and all evidence for "
            f"{'it' if alone else 'them'}, {'comes' if alone else 'come'} only through "
            f"those who say {answer} themselves: {named(one.actors)}",
            "look for evidence from elsewhere",
        )


def _interested_only(brief: Brief) -> Iterator[Finding]:
    for parties, claims in interested_only(brief.provenance).items():
        count = f"{counted(len(claims), 'claim')} {_is(claims)}"
        stake = quoted(parties[0].interest or "")
        if len(parties) > 1:
            message = f"{count} stated by them or for them only, and each has a stake"
        elif isinstance(parties[0], Source):
            message = f"{count} stated in it only, and its makers have a stake: {stake}"
        else:
            message = (
                f"{count} stated by it or for it only, and it has a stake: {stake}"
            )
        yield raised(
            "interested-only",
            " and ".join(map(label, parties)),
            (*(one.id for one in parties), *_ids(claims)),
            message,
            "look for somebody without a stake who says so",
        )


def _shared_cases(brief: Brief) -> Iterator[Finding]:
    for case, claims in shared_cases(brief.provenance).items():
        issues = len({claim.issue for claim in claims})
        under = f" under {counted(issues, 'issue')}" if issues > 1 else ""
        yield raised(
            "shared-case",
            f"case {case!r}",
            _ids(claims),
            f"{counted(len(claims), 'claim')}{under} report it",
            "count it once",
        )


def _one_root(brief: Brief) -> Iterator[Finding]:
    """Name the sources that several pieces of evidence for one claim go back to."""
    pieces: Counter[tuple[str, ...]] = Counter()
    supported: dict[tuple[str, ...], dict[str, None]] = {}
    for claim in brief.map:
        for same in brief.provenance.evidence(claim.id).same:
            if same.tie is Tie.ROOT:
                pieces[same.names] += len(same.claims)
                supported.setdefault(same.names, {})[claim.id] = None
    for roots, claims in supported.items():
        yield raised(
            "one-root",
            _sources(brief, roots),
            (*roots, *claims),
            f"{pieces[roots]:,} pieces of evidence, for {counted(len(claims), 'claim')}, "
            "have no other root",
            "count those for one claim once, and look for evidence from elsewhere",
        )


def _single_source(brief: Brief) -> Iterator[Finding]:
    for root, claims in single_source(brief.provenance).items():
        yield raised(
            "single-source",
            label(brief.map.sources[root]),
            (root, *_ids(claims)),
            f"{counted(len(claims), 'claim')} {'rests' if len(claims) == 1 else 'rest'} "
            "on it alone",
            "look for a source that does not rest on it",
        )


def _secondary_only(brief: Brief) -> Iterator[Finding]:
    for sources, claims in secondary_only(brief.provenance).items():
        kinds = Counter(c.evidence.value for c in claims if c.evidence is not None)
        count = ", ".join(f"{kind} {number}" for kind, number in kinds.most_common())
        told = f", {kinds.total():,} of them evidence ({count})" if kinds else ""
        if kinds and len(claims) == 1:
            told = f" ({next(iter(kinds))})"
        yield raised(
            "secondary-only",
            _sources(brief, sources),
            (*sources, *_ids(claims)),
            f"{counted(len(claims), 'claim')} {_is(claims)} known through "
            f"{'it' if len(sources) == 1 else 'them'} at second hand only{told}",
            "add the speakers' own documents, or mark the source as primary",
        )


def _is(claims: Sequence[object]) -> str:
    return "is" if len(claims) == 1 else "are"


def _ids(claims: Sequence[Claim]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)


def _sources(brief: Brief, ids: tuple[str, ...]) -> str:
    """Return what sources are called together, all of them: a baseline goes by it."""
    if len(ids) == 1:
        return label(brief.map.sources[ids[0]])
    return f"sources {', '.join(map(repr, ids[:-1]))} and {ids[-1]!r}"


CONCENTRATION = (
    _one_case,
    _one_camp,
    _interested_only,
    _shared_cases,
    _one_root,
    _single_source,
    _secondary_only,
)
