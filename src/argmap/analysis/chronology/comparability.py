"""Comparability: which figures must not be mixed, which conflict, and which are vague."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.chronology.series import Series, key_of
from argmap.analysis.phrases import amount_in_words
from argmap.findings import Finding, Severity
from argmap.model import identifiers
from argmap.model.claims import Claim, Measure

if TYPE_CHECKING:
    from argmap.model.dates import Date

__all__ = ["Question", "is_inexact", "remarks"]

MOST_NAMED = 4

Answer = tuple[Series, list[Claim]]


@attrs.frozen(kw_only=True)
class Question:
    """What is asked of the figures of a map.

    Parameters
    ----------
    at : Date or None
        The date; None for the newest figures.
    measure : Measure or None
        The only measure wanted.
    unit, scope : str or None
        The only unit and scope wanted; capitals do not matter.
    issue : str or None
        The id of the only issue wanted.
    """

    at: Date | None
    measure: Measure | None = None
    unit: str | None = None
    scope: str | None = None
    issue: str | None = None

    @property
    def narrowed(self) -> bool:
        """Whether anything but a date is asked for."""
        asked = (self.measure, self.unit, self.scope, self.issue)
        return any(one is not None for one in asked)

    def wants(self, claim: Claim) -> bool:
        """Whether a claim of a series wanted is wanted itself."""
        return self.issue is None or claim.issue == self.issue

    def wants_some(self, series: Series) -> bool:
        """Whether a series is wanted, and some claim of it."""
        return (
            (self.measure is None or series.measure is self.measure)
            and _alike(self.unit, series.unit)
            and _alike(self.scope, series.scope)
            and any(map(self.wants, (*series.claims, *series.undated)))
        )


def remarks(
    question: Question,
    every: Sequence[Answer],
    answered: Sequence[Answer],
    newer: Mapping[str, Sequence[Claim]],
    loops: Iterable[Finding],
) -> Iterator[Finding]:
    """Yield what must be known to use the figures that answer a question.

    Parameters
    ----------
    question : Question
        What was asked.
    every : sequence of (Series, list of Claim)
        All series of the map with what holds of them.
    answered : sequence of (Series, list of Claim)
        Those asked for, with what is given of them.
    newer : mapping
        The claims that supersede a claim, by its id.
    loops : iterable of Finding
        Supersessions in a circle.

    Yields
    ------
    Finding
        Mixtures first, then what concerns one series, then what is left out.
    """
    yield from _mixtures(answered)
    for series, claims in answered:
        yield from _conflicts(question, series, claims)
        yield from _periods(question, series, claims)
        yield from _replaced(question, claims, newer)
        for claim in claims:
            if claim.note is not None:
                note = " ".join(claim.note.split())
                yield _note("map-note", claim, f"the map-maker notes: {note}")
    yield from _undated(question, answered)
    yield from _nothing(question, every, answered)
    yield from _unknown(question, every)
    named = {claim.id for series, _ in answered for claim in series.claims}
    yield from (finding for finding in loops if named.intersection(finding.ids))


def _mixtures(answered: Sequence[Answer]) -> Iterator[Finding]:
    """Name figures that a reader might mix: of one issue, or of one unit."""
    by_issue: dict[str, dict[str, Claim]] = {}
    by_unit: dict[str, dict[str, Claim]] = {}
    for series, claims in answered:
        for claim in claims:
            if claim.issue is not None:
                by_issue.setdefault(claim.issue, {}).setdefault(series.name, claim)
            if series.unit is not None:
                unit = series.unit.casefold()
                by_unit.setdefault(unit, {}).setdefault(series.name, claim)
    for issue, found in by_issue.items():
        if len(found) > 1:
            yield _mixture(found, f"issue {issue!r}")
    for found in by_unit.values():
        issues = {claim.issue for claim in found.values()}
        if len(found) > 1 and (len(issues) > 1 or None in issues):
            yield _mixture(found, "")


def _mixture(found: Mapping[str, Claim], where: str) -> Finding:
    told = [f"{claim.id!r} gives {name}" for name, claim in found.items()]
    return Finding(
        code="figures-differ",
        severity=Severity.WARNING,
        where=where,
        message=f"{_listed(told)}: they do not measure the same",
        ids=tuple(claim.id for claim in found.values()),
        remedy="do not add or compare them",
    )


def _conflicts(
    question: Question, series: Series, claims: Sequence[Claim]
) -> Iterator[Finding]:
    """Name the figures of one series and time that differ.

    Those for parts of a time do not conflict; nor does a vague date with another.
    """
    by_time: dict[str, list[Claim]] = {}
    for claim in claims:
        together = series.measure is Measure.STOCK and not (
            question.at is not None and is_inexact(claim, question.at)
        )
        time = "" if together or claim.valid is None else claim.valid.text
        by_time.setdefault(time, []).append(claim)
    for found in by_time.values():
        bounds = {
            (q.value, q.lower, q.upper) for claim in found if (q := claim.quantity)
        }
        if len(bounds) > 1:
            yield Finding(
                code="conflicting-figures",
                severity=Severity.WARNING,
                where=series.name,
                message=f"{_listed(map(_told, found))}: neither is the newer",
                ids=tuple(claim.id for claim in found),
                remedy="give both, with their sources",
            )


def _periods(
    question: Question, series: Series, claims: Sequence[Claim]
) -> Iterator[Finding]:
    """Note the figures whose time is not just that of the question."""
    at = question.at
    if at is None:
        return
    for claim in claims:
        valid = claim.valid
        if valid is None:
            continue
        if series.measure is not Measure.STOCK:
            if not at.contains(valid):
                message = f"is of {valid}, which is more than {at}"
                yield _note("wider-period", claim, message)
        elif is_inexact(claim, at):
            message = f"is of {valid}, so that it may be later than {at}"
            yield _note("inexact-date", claim, message)
        elif valid.before(at):
            message = f"is of {valid}, and the newest by {at}"
            yield _note("earlier-date", claim, message)


def is_inexact(claim: Claim, at: Date) -> bool:
    """Whether a claim's time is a point known less exactly than the date asked for."""
    valid = claim.valid
    return valid is not None and not valid.is_interval and not valid.ends_by(at)


def _replaced(
    question: Question, claims: Sequence[Claim], newer: Mapping[str, Sequence[Claim]]
) -> Iterator[Finding]:
    """Name the figures given that something else has taken the place of by then."""
    given = {claim.id for claim in claims}
    for claim in claims:
        later = [
            new
            for new in newer.get(claim.id, ())
            if new.id not in given and _by_then(question, claim, new)
        ]
        if later:
            named = _listed(repr(new.id) for new in later)
            yield Finding(
                code="superseded-elsewhere",
                severity=Severity.WARNING,
                where=f"claim {claim.id!r}",
                message=f"is superseded by {named}, with no newer figure of its series",
                ids=(claim.id, *(new.id for new in later)),
                remedy="say so beside the figure",
            )


def _by_then(question: Question, claim: Claim, new: Claim) -> bool:
    at = question.at
    if at is None or new.valid is None:
        return True
    if key_of(new) == key_of(claim):
        # A flow of a later period leaves an earlier one as it is.
        return claim.valid is None or new.valid.overlaps(claim.valid)
    return not at.before(new.valid)


def _undated(question: Question, answered: Sequence[Answer]) -> Iterator[Finding]:
    found = [
        claim
        for series, _ in answered
        if question.at is not None or series.claims
        for claim in series.undated
        if question.wants(claim)
    ]
    if found:
        where = "left out" if question.at else "given though"
        yield Finding(
            code="undated-figures",
            severity=Severity.NOTE,
            message=f"{where}, no time known: {_listed(repr(c.id) for c in found)}",
            ids=tuple(claim.id for claim in found),
            remedy="give them `valid`",
        )


def _nothing(
    question: Question, every: Sequence[Answer], answered: Sequence[Answer]
) -> Iterator[Finding]:
    """Say of which series nothing holds, and what there is instead."""
    at = question.at
    empty = [series for series, claims in answered if not claims]
    if at is None or not empty:
        return
    if not question.narrowed:
        names = _listed(series.name for series in empty)
        yield Finding(
            code="no-figure",
            severity=Severity.NOTE,
            message=f"none of {names} holds at {at}",
            ids=tuple(c.id for s in empty for c in (*s.claims, *s.undated)),
        )
        return
    others: dict[tuple[object, ...], list[Claim]] = {}
    for series, claims in every:
        for claim in claims:
            place = (claim.issue, series.measure, series.scope)
            others.setdefault(place, []).append(claim)
    for series in empty:
        dated = [claim for claim in series.claims if question.wants(claim)]
        times = _listed(f"{c.valid} ({c.id!r})" for c in dated)
        own = f"; its figures are of {times}" if dated else "; it has no dated figure"
        near: list[Claim] = []
        more = 0
        for issue in dict.fromkeys(c.issue for c in dated if c.issue is not None):
            # Of the same issue, measure and scope; so of another unit, as none of
            # this one holds. Their number is counted, for it has no bound.
            held = others.get((issue, series.measure, series.scope), [])
            near += held[:MOST_NAMED]
            more += len(held)
        near = near[:MOST_NAMED]
        told = _listed(map(_told, near), more=more - len(near))
        instead = f"; in another unit there is {told}" if near else ""
        yield Finding(
            code="no-figure",
            severity=Severity.WARNING if near else Severity.NOTE,
            where=series.name,
            message=f"none holds at {at}{own}{instead}",
            ids=tuple(claim.id for claim in (*dated, *near)),
        )


def _unknown(question: Question, every: Sequence[Answer]) -> Iterator[Finding]:
    """Say that no figure of the map has the unit or scope that was asked for."""
    for field in ("unit", "scope"):
        asked: str | None = getattr(question, field)
        known = {text for series, _ in every if (text := getattr(series, field))}
        if asked is None or any(_alike(asked, text) for text in known):
            continue
        near = identifiers.nearest(asked, sorted(known))
        yield Finding(
            code=f"unknown-{field}",
            severity=Severity.WARNING,
            message=f"no figure of this map has the {field} {asked!r}",
            remedy=f"the nearest is {near!r}" if near else "",
        )


def _note(code: str, claim: Claim, message: str) -> Finding:
    return Finding(
        code=code,
        severity=Severity.NOTE,
        where=f"claim {claim.id!r}",
        message=message,
        ids=(claim.id,),
    )


def _told(claim: Claim) -> str:
    amount = "" if claim.quantity is None else amount_in_words(claim.quantity)
    when = "" if claim.valid is None else f" of {claim.valid}"
    return f"{claim.id!r} ({amount}{when})"


def _alike(asked: str | None, text: str | None) -> bool:
    if asked is None:
        return True
    return text is not None and asked.casefold() == text.casefold()


def _listed(parts: Iterable[str], *, more: int = 0) -> str:
    """Return some parts as a list in a sentence, the others counted."""
    every = list(parts)
    shown = every[:MOST_NAMED]
    more += len(every) - len(shown)
    if more:
        shown.append(f"{more} more")
    if len(shown) < 2:
        return "".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
