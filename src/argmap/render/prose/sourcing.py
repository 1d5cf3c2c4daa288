"""Sourcing notes: what a reader should know of the sources before trusting a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from argmap.analysis.sourcing.circularity import circular_citations, circular_quotations
from argmap.analysis.sourcing.concentration import (
    interested_only,
    secondary_only,
    shared_cases,
    single_source,
)
from argmap.analysis.sourcing.gaps import as_number, unresolved_marks
from argmap.analysis.sourcing.independence import Provenance
from argmap.render.prose.scope import first
from argmap.render.prose.sentences import (
    Bullets,
    Citation,
    Section,
    Sentence,
    about,
    sourced,
)
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import capital, counted, cut, joined, quoted
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.claims import Claim

__all__ = ["sourcing"]

MOST_MARKS = 12


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
        the interested; circular sourcing; undated statements; reference marks that
        lead nowhere; cases that several claims share.
    """
    provenance = Provenance(s.m)
    rows = [
        _one_source(s, provenance),
        *_secondary(s, provenance),
        *_interested(s, provenance),
        *_circular(s),
        *_undated(s),
        *_unresolved(s),
        *_cases(s, provenance),
    ]
    return Section("Sourcing notes", (Bullets(tuple((one,) for one in rows)),), "7")


def _one_source(s: Survey, provenance: Provenance) -> Sentence:
    alone = _told(s, single_source(provenance).values())
    text = f"{capital(counted(len(alone), 'claim'))} of {len(s.told):,} rest on a single source"
    answers = [claim for claim in alone if claim.id in _answers(s)]
    if not answers:
        return about(f"{text}.")
    return sourced(
        f"{text}, among them {_named(s, answers, 'answer')}.", _resting(s, answers)
    )


def _told(s: Survey, groups: Iterable[Iterable[Claim]]) -> list[Claim]:
    """Return the claims in scope of several groups, in the map's order."""
    found = {claim.id for claims in groups for claim in claims} & s.told
    return [claim for claim in s.m if claim.id in found]


def _answers(s: Survey) -> set[str]:
    return {key for issue in s.sided for key in s.answers[issue.id]}


def _named(s: Survey, claims: Sequence[Claim], noun: str) -> str:
    """Name the first of some claims, and count them all."""
    shown = first(claims, s.caps.examples)
    told = [quoted(claim.label) for claim in shown]
    more = len(claims) - len(shown)
    rest = [counted(more, f"more {noun}")] if more else []
    return joined([*told, *rest])


def _secondary(s: Survey, provenance: Provenance) -> Iterator[Sentence]:
    """Count the claims known at second hand, and name those that report evidence."""
    without = _told(s, secondary_only(provenance).values())
    if not without:
        return
    yield about(
        f"{capital(counted(len(without), 'claim'))} of {len(s.told):,} have no primary "
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


def _interested(s: Survey, provenance: Provenance) -> Iterator[Sentence]:
    alone = _told(s, interested_only(provenance).values())
    if alone:
        text = (
            f"{capital(counted(len(alone), 'claim'))} stated only by actors with a "
            "recorded interest"
        )
        answers = [claim for claim in alone if claim.id in _answers(s)]
        if answers:
            text = f"{text}, among them {_named(s, answers, 'answer')}"
        yield sourced(f"{text}.", _resting(s, alone))


def _circular(s: Survey) -> Iterator[Sentence]:
    for circle in circular_citations(s.m):
        titles = joined([quoted(s.m.sources[key].title) for key in circle], most=4)
        cite = "cite each other in a circle" if len(circle) > 1 else "cites itself"
        yield about(f"Circular sourcing: {titles} {cite}.")
    for claim, actors in circular_quotations(s.m):
        names = s.names(actors, most=4)
        quote = "quoted each other" if len(actors) > 1 else "quoted itself"
        if claim.id not in s.told:
            continue
        yield sourced(
            f"Circular sourcing: for {quoted(claim.label)}, {names} {quote}.",
            _resting(s, [claim]),
        )


def _undated(s: Survey) -> Iterator[Sentence]:
    undated = [
        a
        for a in s.m.assertions.values()
        if s.m.date_of(a) is None and a.claim in s.told
    ]
    if undated:
        text = f"{capital(counted(len(undated), 'statement'))} without a date."
        yield sourced(text, cited(undated))


def _unresolved(s: Survey) -> Iterator[Sentence]:
    marked = [
        (mark, a)
        for (_, mark), said in unresolved_marks(s.m).items()
        for a in said
        if a.claim in s.told
    ]
    if marked:
        found = {mark for mark, _ in marked}
        marks = joined([cut(m, 20) for m in sorted(found, key=as_number)[:MOST_MARKS]])
        distinct = list(dict.fromkeys(a for _, a in marked))
        yield sourced(
            f"{capital(counted(len(distinct), 'statement'))} printed with reference "
            f"marks that lead to no source of this map: {marks}.",
            cited(distinct),
        )


def _cases(s: Survey, provenance: Provenance) -> Iterator[Sentence]:
    """Name the cases that more than one claim goes back to."""
    for case, every in shared_cases(provenance).items():
        claims = _told(s, [every])
        if len(claims) < 2:
            continue
        issues = {claim.issue for claim in claims}
        count = counted(len(issues), "question")
        under = f" under {count}" if len(issues) > 1 else ""
        yield sourced(
            f"{capital(counted(len(claims), 'claim'))}{under} on one case, to be "
            f"counted once: {quoted(case)}.",
            _resting(s, claims),
        )


def _resting(s: Survey, claims: Iterable[Claim]) -> tuple[Citation, ...]:
    return s.resting([claim.id for claim in claims])
