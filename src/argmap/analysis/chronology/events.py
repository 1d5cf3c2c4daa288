"""Events: what was said, and what it is about, in order of time."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import attrs

from argmap.analysis.chronology.series import Series, series_of
from argmap.analysis.chronology.supersession import supersessions
from argmap.model import views
from argmap.model.assertions import Assertion
from argmap.model.building import id_of
from argmap.model.choices import chosen
from argmap.model.claims import Claim
from argmap.model.dates import Date
from argmap.model.relations import Basis, Relation

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Issue

__all__ = ["Event", "EventKind", "Timeline", "timeline"]

Dated: TypeAlias = Claim | Assertion | Relation


class EventKind(StrEnum):
    """Which of the two times an event has."""

    VALID = "valid"
    SAID = "said"


@attrs.frozen(kw_only=True)
class Event:
    """Something with a date: the time of a claim, or of a statement.

    Parameters
    ----------
    date : Date
        As exact as it is known.
    kind : EventKind
        Whether the claim is about this time, or something was said then.
    record : Claim, Assertion or Relation
        What has the date: a claim for its time; an assertion, or a link that a
        document makes, for when it was said.
    claims : tuple of Claim
        Those concerned: the claim, or the premises of a link and what it bears on.
    """

    date: Date
    kind: EventKind
    record: Dated
    claims: tuple[Claim, ...]


@attrs.frozen(kw_only=True)
class Timeline:
    """The events of a map in order of time, and its figures.

    Parameters
    ----------
    events : tuple of Event
        By first day, then last day; those of one date in the map's order, claims
        before assertions before links.
    series : tuple of Series
        The figures of the claims concerned.
    superseded : frozenset of str
        The ids of claims that another one has taken the place of.
    undated : tuple of Claim, Assertion or Relation
        What has no place in time, in the map's order: claims that do not tell what
        time they are about, statements and links without a date.
    issue : str or None
        The only issue that was asked for.
    as_of : Date or None
        What had not been said by then is left out.
    """

    events: tuple[Event, ...]
    series: tuple[Series, ...]
    superseded: frozenset[str]
    undated: tuple[Dated, ...]
    issue: str | None
    as_of: Date | None

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        from argmap.render.notebook import bundle

        return bundle(self)

    @property
    def valid(self) -> tuple[Event, ...]:
        """The claims, by the time that they are about."""
        return tuple(e for e in self.events if e.kind is EventKind.VALID)

    @property
    def said(self) -> tuple[Event, ...]:
        """The assertions and links, by when they were made."""
        return tuple(e for e in self.events if e.kind is EventKind.SAID)


def timeline(
    m: ArgumentMap,
    *,
    issue: Issue | str | None = None,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Timeline:
    """Return the events of a map in order of time.

    A claim has its place by the time that it is about (`Claim.valid`); an assertion,
    or a link that a document makes, by when it was made. The two are told apart by
    the kind of the event.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    issue : Issue or str, optional
        Only claims filed under this issue, what is said of them, and links that join
        or bear on one of them.
    basis : Basis or str, optional
        Count only links made on this basis; both by default.
    as_of : Date or str, optional
        Count only what had been said by then.

    Returns
    -------
    Timeline
        Without events for a map without dates.

    Raises
    ------
    UnknownIdError
        No issue has the id given.
    QueryError
        There is no such basis.

    Examples
    --------
    >>> import argmap as am
    >>> m = am.ArgumentMap("Rent caps")
    >>> starts = m.claim("Starts fell.", valid="2021/2023", id="starts")
    >>> said = m.assertion(starts, actor=m.actor("J. Lee"), date="2023-05")
    >>> [(str(event.date), event.kind.value) for event in timeline(m).events]
    [('2021/2023', 'valid'), ('2023-05', 'said')]
    """
    asked = chosen(Basis, "a basis", basis)
    wanted = None if issue is None else m.issues[id_of(issue)].id
    view = views.accepted(m)
    if as_of is not None:
        view = views.as_of(view, as_of)
    claims = [claim for claim in view if wanted in (None, claim.issue)]
    events: list[Event] = []
    undated: list[Dated] = []
    for record, date, concerned in (
        *((claim, claim.valid, (claim,)) for claim in claims),
        *_said(view, {claim.id for claim in claims}, asked),
    ):
        if date is None:
            undated.append(record)
            continue
        kind = EventKind.VALID if isinstance(record, Claim) else EventKind.SAID
        events.append(Event(date=date, kind=kind, record=record, claims=concerned))
    return Timeline(
        events=tuple(sorted(events, key=lambda event: event.date.sort_key)),
        series=series_of(claims),
        superseded=frozenset(
            link.target
            for chain in supersessions(view, basis=asked)
            for link in chain.links
        ),
        undated=tuple(undated),
        issue=wanted,
        as_of=None if as_of is None else Date.of(as_of),
    )


def _said(
    m: ArgumentMap, claims: set[str], basis: Basis | None
) -> Iterator[tuple[Assertion | Relation, Date | None, tuple[Claim, ...]]]:
    """Yield the statements and links on some claims, with dates and claims concerned.

    Links that the map-maker draws without a date are no statements: they are as old
    as the claims that they join.
    """
    for assertion in m.assertions.values():
        if assertion.claim in claims:
            yield assertion, m.date_of(assertion), (m.claims[assertion.claim],)
    undated = {record.id for record in views.undated(m)}
    target = _borne_on(m)
    for relation in m.relations.values():
        if basis is not None and relation.basis is not basis:
            continue
        date = m.date_of(relation)
        ends = (*relation.premises, target[relation.id])
        concerned = [key for key in dict.fromkeys(ends) if key is not None]
        if (date is not None or relation.id in undated) and not claims.isdisjoint(
            concerned
        ):
            yield relation, date, tuple(m.claims[key] for key in concerned)


def _borne_on(m: ArgumentMap) -> dict[str, str | None]:
    """Return the claim that each link bears on; None in a circle of undercuts.

    An undercut bears on what the link that it hits bears on.
    """
    found: dict[str, str | None] = {}
    for relation in m.relations.values():
        path: list[str] = []
        hit = relation.id
        while hit in m.relations and hit not in found:
            found[hit] = None
            path.append(hit)
            hit = m.relations[hit].target
        end = hit if hit in m.claims else found[hit]
        found.update(dict.fromkeys(path, end))
    return found
