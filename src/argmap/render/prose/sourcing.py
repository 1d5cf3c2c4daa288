"""Sourcing notes: what a reader should know of the sources before trusting a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from argmap.analysis.sourcing import has_primary_source
from argmap.model.assertions import Stance
from argmap.render.prose.sentences import Bullets, Citation, Section, Sentence
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import capital, counted, cut, joined, quoted
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Claim

__all__ = ["sourcing"]

MOST_MARKS = 12
CASE = "case:"


def sourcing(s: Survey) -> Section:
    """Return notes on what the claims rest on.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 7: claims with one source, with no primary source, stated by none but
        the interested; undated statements; reference marks that lead nowhere; cases
        that several claims share.
    """
    rows = [
        _one_source(s),
        *_secondary(s),
        *_interested(s),
        *_undated(s),
        *_unresolved(s),
        *_cases(s),
    ]
    return Section("Sourcing notes", (Bullets(tuple((one,) for one in rows)),), "7")


def _one_source(s: Survey) -> Sentence:
    alone = sum(len(_sources(s, claim)) == 1 for claim in s.m)
    return about(
        f"{capital(counted(alone, 'claim'))} of {len(s.m):,} rest on a single source."
    )


def _secondary(s: Survey) -> Iterator[Sentence]:
    """Count the claims without a primary source, and name those that report evidence."""
    without = [claim for claim in s.m if not has_primary_source(s.m, claim)]
    if not without:
        return
    yield about(
        f"{capital(counted(len(without), 'claim'))} of {len(s.m):,} have no primary "
        "source in this map: nobody states them in a document of its own, and no "
        "source marked primary reports them."
    )
    kinds: dict[str, list[Claim]] = {}
    for claim in without:
        if claim.evidence is not None:
            kinds.setdefault(claim.evidence.replace("-", " "), []).append(claim)
    if kinds:
        told = joined([f"{kind} ({len(found)})" for kind, found in kinds.items()])
        text = f"Evidence known at second hand, by kind: {told}."
        yield sourced(text, _resting(s, (c for found in kinds.values() for c in found)))


def _interested(s: Survey) -> Iterator[Sentence]:
    alone = [
        claim
        for claim in s.m
        if (stating := [a for a in s.said(claim) if a.stance is Stance.ASSERTS])
        and all(s.m.actors[a.actor].interest is not None for a in stating)
    ]
    if alone:
        yield sourced(
            f"{capital(counted(len(alone), 'claim'))} stated only by actors with a "
            "recorded interest.",
            _resting(s, alone),
        )


def _undated(s: Survey) -> Iterator[Sentence]:
    undated = [a for a in s.m.assertions.values() if s.m.date_of(a) is None]
    if undated:
        text = f"{capital(counted(len(undated), 'statement'))} without a date."
        yield sourced(text, cited(undated))


def _unresolved(s: Survey) -> Iterator[Sentence]:
    marked: dict[str, list[Assertion]] = {}
    for one in s.m.assertions.values():
        for mark in one.cites:
            if mark not in s.m.sources:
                marked.setdefault(mark, []).append(one)
    if marked:
        statements = list(dict.fromkeys(a for said in marked.values() for a in said))
        marks = joined([cut(m, 20) for m in sorted(marked, key=_in_order)[:MOST_MARKS]])
        yield sourced(
            f"{capital(counted(len(statements), 'statement'))} printed with reference "
            f"marks that lead to no source of this map: {marks}.",
            cited(statements),
        )


def _cases(s: Survey) -> Iterator[Sentence]:
    """Name the cases that more than one claim goes back to."""
    shared: dict[str, list[Claim]] = {}
    for claim in s.m:
        for tag in claim.tags:
            if tag.startswith(CASE):
                shared.setdefault(tag.removeprefix(CASE), []).append(claim)
    for case, claims in shared.items():
        if len(claims) > 1:
            issues = {claim.issue for claim in claims}
            under = f" under {counted(len(issues), 'issue')}" if len(issues) > 1 else ""
            yield sourced(
                f"{capital(counted(len(claims), 'claim'))}{under} on one case, to be "
                f"counted once: {quoted(case)}.",
                _resting(s, claims),
            )


def _sources(s: Survey, claim: Claim) -> set[str]:
    said = s.m.assertions_of(claim)
    return {a.passage.source for a in said if a.passage is not None}


def _resting(s: Survey, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    return s.resting([claim.id for claim in claims])


def _in_order(mark: str) -> tuple[bool, int, str]:
    """Sort numbers as numbers, before all other marks."""
    plain = mark.isascii() and mark.isdigit()
    return (not plain, int(mark[:9]) if plain else 0, mark)
