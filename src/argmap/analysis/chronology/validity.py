"""Chronology: which figures held at a date, as valid time has it.

When something was said is another question; `ArgumentMap.as_of` answers that one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, overload

import attrs

from argmap.analysis.chronology.comparability import Question, is_inexact, remarks
from argmap.analysis.chronology.series import Series, series_of
from argmap.analysis.chronology.supersession import Chain, supersessions
from argmap.model import views
from argmap.model.assertions import Stance
from argmap.model.building import id_of
from argmap.model.choices import chosen
from argmap.model.claims import Claim, Measure, Quantity
from argmap.model.dates import Date

if TYPE_CHECKING:
    from argmap.findings import Finding
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.model.claims import Issue
    from argmap.model.relations import Basis

__all__ = ["Figure", "Figures", "figures"]

Day = tuple[int, int, int]

EARLIEST: Day = (-1, 1, 1)
LATEST: Day = (10000, 12, 31)


@attrs.frozen(kw_only=True)
class Figure:
    """A figure that holds, who says so, and what it took the place of.

    Parameters
    ----------
    claim : Claim
        The claim that states it.
    assertions : tuple of Assertion
        All that is said of the claim, in the map's order.
    chain : Chain or None
        The supersessions that it is part of.
    current : bool
        Whether the map holds no newer figure of its series.
    """

    claim: Claim
    assertions: tuple[Assertion, ...]
    chain: Chain | None = attrs.field(repr=False)
    current: bool

    @property
    def quantity(self) -> Quantity:
        """The figure itself."""
        quantity = self.claim.quantity
        assert quantity is not None  # noqa: S101 - only such claims become a Figure
        return quantity

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources in which it is asserted or reported, each once."""
        return self._sources(Stance.ASSERTS, Stance.REPORTS)

    @property
    def doubted_in(self) -> tuple[str, ...]:
        """Ids of the sources in which it is doubted or denied, each once."""
        return self._sources(Stance.DOUBTS, Stance.DENIES)

    @property
    def hedged(self) -> bool:
        """Whether all who assert it hedge it; False where nobody does."""
        said = [one for one in self.assertions if one.stance is Stance.ASSERTS]
        return bool(said) and all(one.hedged for one in said)

    @property
    def supersedes(self) -> tuple[Claim, ...]:
        """What it took the place of, directly or through others, oldest first."""
        return () if self.chain is None else self.chain.older(self.claim)

    @property
    def superseded_by(self) -> tuple[Claim, ...]:
        """What took its place, directly or through others, oldest first."""
        return () if self.chain is None else self.chain.newer(self.claim)

    def _sources(self, *stances: Stance) -> tuple[str, ...]:
        found = (
            one.passage.source
            for one in self.assertions
            if one.stance in stances and one.passage is not None
        )
        return tuple(dict.fromkeys(found))


@attrs.frozen(kw_only=True)
class Figures(Sequence[Figure]):
    """The figures that hold at a date, and what must be known to use them.

    Parameters
    ----------
    at : Date or None
        The date that was asked for; None for the current figures.
    held : tuple of Figure
        Series by series, in the order of their first claim in the map; within one,
        by time.
    without : tuple of Series
        Those asked for of which no figure holds then.
    undated : tuple of Claim
        Those asked for whose time is not known; they are in `held` only where no date
        was asked for.
    findings : tuple of Finding
        What must not be mixed, what conflicts, and how exact an answer is.
    """

    at: Date | None
    held: tuple[Figure, ...]
    without: tuple[Series, ...]
    undated: tuple[Claim, ...]
    findings: tuple[Finding, ...]

    @overload
    def __getitem__(self, index: int) -> Figure: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Figure, ...]: ...
    def __getitem__(self, index: int | slice) -> Figure | tuple[Figure, ...]:
        return self.held[index]

    def __len__(self) -> int:
        return len(self.held)


def figures(
    m: ArgumentMap,
    *,
    at: Date | str | int | None = None,
    measure: Measure | str | None = None,
    unit: str | None = None,
    scope: str | None = None,
    issue: Issue | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Figures:
    """Return the figures that held at a date, series by series.

    A *series* is the figures with the same unit, measure and scope. Figures of
    different series are never compared; where an answer holds several that a reader
    might mix, a finding names them.

    * A **stock** holds from the beginning of its time until a newer figure of its
      series, that is, one which begins when it is over or which supersedes it. Where
      its time is an interval, it holds no longer than that. A date less exact than
      the one asked for, as 2025 for 14 April 2025, may still lie ahead: such a figure
      is given with a note, and replaces nothing.
    * A **flow** or a **ratio** is of its own time only. One whose time overlaps the
      date is given, with a note where it covers more than that. So is a figure that
      does not say what it measures.
    * Figures of one series whose times overlap are all given; if they differ, a
      warning names them.
    * Figures without a date hold at none; they are named in a note.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    at : Date, str or int, optional
        The date, meant as its last day for a stock and as all of it for the others;
        by default the newest figures of each series are given.
    measure : Measure or str, optional
        Only stocks, flows or ratios.
    unit, scope : str, optional
        Only figures in this unit, or of this scope; capitals do not matter.
    issue : Issue or str, optional
        Only claims filed under this issue. Like the other three it limits what is
        listed, and changes no answer.
    basis : Basis or str, optional
        Count only supersessions made on this basis; both by default.
    as_of : Date or str, optional
        Count only what had been said by then, which is the other time.

    Returns
    -------
    Figures
        A sequence of `Figure`; empty where none holds, with a finding that says so.

    Raises
    ------
    UnknownIdError
        No issue has the id given.
    QueryError
        There is no such measure or basis.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Flights")
    >>> for year, count in ((2023, 11), (2024, 14)):
    ...     quantity = {"value": count, "unit": "gates", "measure": "stock"}
    ...     claim = m.claim(f"{count} gates.", valid=year, quantity=quantity)
    >>> [figure.quantity.value for figure in figures(m, at="2023-12-31")]
    [11]
    >>> [figure.quantity.value for figure in figures(m)]
    [14]
    """
    question = Question(
        at=None if at is None else Date.of(at),
        measure=chosen(Measure, "a measure", measure),
        unit=unit,
        scope=scope,
        issue=None if issue is None else m.issues[id_of(issue)].id,
    )
    view = views.accepted(m)
    if as_of is not None:
        view = views.as_of(view, as_of)
    every = series_of(view)
    ledger = _Ledger(supersessions(view, basis=basis))
    held = [(series, ledger.holding(series, question.at)) for series in every]
    answered = [
        (series, [claim for claim in claims if question.wants(claim)])
        for series, claims in held
        if question.wants_some(series)
    ]
    return Figures(
        at=question.at,
        held=tuple(
            Figure(
                claim=claim,
                assertions=view.assertions_of(claim),
                chain=ledger.chain.get(claim.id),
                current=claim.id in current,
            )
            for series, claims in answered
            for current in [{one.id for one in ledger.holding(series, None)}]
            for claim in claims
        ),
        without=tuple(series for series, claims in answered if not claims),
        undated=tuple(
            claim
            for series, _ in answered
            for claim in series.undated
            if question.wants(claim)
        ),
        findings=tuple(remarks(question, held, answered, ledger.newer, ledger.loops)),
    )


class _Ledger:
    """The supersessions of a map, and what holds by them."""

    def __init__(self, chains: Sequence[Chain]) -> None:
        self.chain: dict[str, Chain] = {}
        self.newer: dict[str, list[Claim]] = {}
        self.loops = [finding for chain in chains for finding in chain.findings]
        for chain in chains:
            claims = {claim.id: claim for claim in chain.claims}
            self.chain.update(dict.fromkeys(claims, chain))
            circle = {key: loop for loop in chain.loops for key in loop}
            for link in chain.links:
                new, old = link.premises[0], link.target
                # Within a circle no claim is the newer one.
                if circle.get(new, new) != circle.get(old, old):
                    self.newer.setdefault(old, []).append(claims[new])

    def holding(self, series: Series, at: Date | None) -> list[Claim]:
        """Return the figures of a series that hold at a date, else the current ones."""
        if at is not None and series.measure is not Measure.STOCK:
            found = [c for c in series.claims if c.valid and c.valid.overlaps(at)]
            return self._unreplaced(found, found, strict=True)
        begun = [
            c for c in series.claims if at is None or _first(c) <= (at.last or LATEST)
        ]
        sure = [c for c in begun if at is None or not is_inexact(c, at)]
        floor = max(map(_first, sure), default=EARLIEST)
        found = [
            c
            for c in begun
            if _last(c) >= floor and (at is None or not _is_over(c, at))
        ]
        kept = {c.id for c in sure}
        sure = [c for c in found if c.id in kept]
        if at is None:
            found += series.undated
            sure = found
        return self._unreplaced(found, sure)

    def _unreplaced(
        self, found: list[Claim], by: list[Claim], *, strict: bool = False
    ) -> list[Claim]:
        """Return those that none of the others replaces; of its time, where strict."""
        at_hand = {claim.id for claim in by}
        return [
            claim
            for claim in found
            if not any(
                new.id in at_hand
                and not (strict and new.valid and not _meet(new, claim))
                for new in self.newer.get(claim.id, ())
            )
        ]


def _is_over(claim: Claim, at: Date) -> bool:
    """Whether a claim's time is an interval that has ended before a date."""
    valid = claim.valid
    return valid is not None and valid.is_interval and valid.before(at)


def _meet(one: Claim, other: Claim) -> bool:
    return bool(one.valid and other.valid and one.valid.overlaps(other.valid))


def _first(claim: Claim) -> Day:
    return (claim.valid.first if claim.valid else None) or EARLIEST


def _last(claim: Claim) -> Day:
    return (claim.valid.last if claim.valid else None) or LATEST
