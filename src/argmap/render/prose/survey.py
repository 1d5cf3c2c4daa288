"""Survey: what a summary says is computed here once, for all its sections."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, ClaimStatus, assess
from argmap.analysis.alignment import answers_by_issue, sides_by_issue
from argmap.analysis.objections import OpenObjection, open_objections
from argmap.analysis.stances.agreement import (
    CommonGround,
    OneSided,
    common_ground,
    one_sided,
)
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.tables import StanceTable
from argmap.analysis.stances.turns import ChangedPosition, changed_positions
from argmap.analysis.windows import Window
from argmap.model.argument_map import ArgumentMap
from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import Basis, Relation
from argmap.render.prose.hinges import Hinges, hinges_of
from argmap.render.prose.naming import Naming
from argmap.render.prose.scope import Caps, Scope, scope_of
from argmap.render.prose.wording import (
    cut,
    date_in_words,
    ranged,
)

if TYPE_CHECKING:
    from argmap.model.actors import Actor
    from argmap.model.claims import Issue
    from argmap.model.dates import Date

__all__ = ["Survey", "survey"]


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Survey(Naming):
    """A map, and what the analyses say of it under one basis and date.

    Parameters
    ----------
    asked : ArgumentMap
        The whole map.
    m : ArgumentMap
        What of it counts: without what is only proposed, as of the date.
    basis : Basis or None
        The only basis whose links count; None for both.
    as_of : str
        The date; "" for all that the map holds.
    assessment, explicit : Assessment
        Under the basis chosen, and under explicit links alone.
    table : StanceTable
        Actors by issues: those of the kinds asked for, by what they said since.
    scope : Scope
        What of it is told.
    """

    asked: ArgumentMap
    m: ArgumentMap
    basis: Basis | None
    as_of: str
    assessment: Assessment
    explicit: Assessment
    table: StanceTable
    scope: Scope

    @cached_property
    def caps(self) -> Caps:
        """How many of each thing are set out."""
        return self.scope.caps(len(self.told))

    @cached_property
    def turns(self) -> tuple[ChangedPosition, ...]:
        """Where actors took another side of a question in scope than before."""
        told = {issue.id for issue in self.issues}
        return tuple(t for t in changed_positions(self.table) if t.column.id in told)

    @property
    def where(self) -> str:
        """Where something is missing: ``in this map``, or only in what is told."""
        if self.scope.since is not None:
            return self.period
        return "told here" if self.scope.is_narrow else "in this map"

    @property
    def period(self) -> str:
        """Where somebody is silent: ``in this map``, or only since a date."""
        since = self.scope.since
        return "in this map" if since is None else f"since {date_in_words(since)}"

    @property
    def counts_actors(self) -> bool:
        """Whether actors are counted under each issue, for they are many to name."""
        most = self.caps.silent
        return most is not None and len(self.actors) > most

    @cached_property
    def filed(self) -> frozenset[str]:
        """The ids of the claims filed under the issues asked for."""
        wanted = {*self.scope.issues}
        return frozenset(c.id for c in self.m if not wanted or c.issue in wanted)

    @cached_property
    def recent(self) -> frozenset[str]:
        """The ids of the claims of which something was said in the time asked for."""
        if self.scope.since is None:
            return frozenset(self.m.claims)
        said = (a.claim for a in self.m.assertions.values() if self.is_recent(a))
        links = (
            key
            for relation in self.m.relations.values()
            if self.m.date_of(relation) is not None and self.is_recent(relation)
            for key in (*relation.premises, relation.target)
        )
        return frozenset({*said, *links} & {*self.m.claims})

    @cached_property
    def told(self) -> frozenset[str]:
        """The ids of the claims in scope."""
        return self.filed & self.recent

    @cached_property
    def found(self) -> tuple[ClaimStatus, ...]:
        """The claims in scope with their statuses, in the map's order."""
        return tuple(f for f in self.assessment.values() if f.claim.id in self.told)

    @cached_property
    def issues(self) -> tuple[Issue, ...]:
        """The issues in scope, those with a yes and a no first."""
        wanted, narrow = {*self.scope.issues}, self.scope.since is not None
        live = {found.claim.issue for found in self.found}
        kept = [
            issue
            for key, issue in self.m.issues.items()
            if (not wanted or key in wanted) and (not narrow or key in live)
        ]
        return tuple(sorted(kept, key=lambda issue: issue.thesis is None))

    @cached_property
    def sided(self) -> tuple[Issue, ...]:
        """The issues in scope with a yes and a no."""
        return tuple(issue for issue in self.issues if issue.thesis is not None)

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """The actors with a position in scope."""
        if not self.scope.is_narrow:
            return self.table.actors
        return tuple(a for a in self.table.actors if self.by_actor.get(a.id))

    def is_recent(self, record: Assertion | Relation) -> bool:
        """Whether something may have been said in the time asked for."""
        since = self.scope.since
        if since is None:
            return True
        date = self.m.date_of(record)
        return date is not None and not date.before(since)

    @cached_property
    def sides(self) -> dict[str, dict[str, int]]:
        """The side of each claim, by issue: 1 with the thesis, -1 against it."""
        return sides_by_issue(self.m, self.basis)

    @cached_property
    def answers(self) -> dict[str, frozenset[str]]:
        """By issue, the claims that answer the question itself."""
        return answers_by_issue(self.m, self.basis)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each issue of the map, from 1, by its id; sided ones first.

        A narrower scope, a date or a basis numbers no question anew.
        """
        every = sorted(self.asked.issues.values(), key=lambda one: one.thesis is None)
        return {issue.id: number for number, issue in enumerate(every, start=1)}

    def headline(self, issue: Issue) -> str:
        """Return an issue's question with its number, as headings and lists have it."""
        return f"{self.numbers[issue.id]}. {cut(issue.question)}"

    @cached_property
    def shared(self) -> tuple[CommonGround, ...]:
        """The claims in scope that voices of several kinds share."""
        rows = {actor.id for actor in self.actors}
        return tuple(
            one
            for one in common_ground(self.m, basis=self.basis)
            if one.claim.id in self.told and not rows.isdisjoint(one.actors)
        )

    @cached_property
    def waiting(self) -> tuple[OpenObjection, ...]:
        """The objections in scope without a reply."""
        return tuple(
            one
            for one in open_objections(self.m, basis=self.basis)
            if self.is_told(one.relation)
        )

    def is_told(self, relation: Relation) -> bool:
        """Whether a link is in scope: filed as its end is, and said of recently."""
        ends = [*relation.premises, *self.ends(relation)]
        return self.end(relation) in self.filed and not self.recent.isdisjoint(ends)

    @cached_property
    def single(self) -> tuple[OneSided, ...]:
        """The issues in scope on which one side alone is heard, in the whole map."""
        keys = {issue.id for issue in self.issues}
        found = one_sided(self.m, basis=self.basis)
        return tuple(one for one in found if one.issue.id in keys)

    @cached_property
    def hinges(self) -> Hinges:
        """The claims on which the answers to the issues in scope turn."""
        return hinges_of(self)

    @cached_property
    def attackers(self) -> list[list[int]]:
        """What attacks each argument of the map, by number."""
        return self.assessment.graph.attackers()

    @cached_property
    def by_actor(self) -> dict[str, list[Assertion]]:
        """What each actor says in scope, by its id, in the map's order."""
        found: dict[str, list[Assertion]] = {}
        for assertion in self.m.assertions.values():
            if assertion.claim in self.told and self.is_recent(assertion):
                found.setdefault(assertion.actor, []).append(assertion)
        return found

    def answers_question(self, one: Assertion) -> bool:
        """Whether a statement is itself an answer, yes or no, to its issue."""
        issue = self.m.claims[one.claim].issue
        return (
            one.stance in ANSWERING
            and issue is not None
            and one.claim in self.answers[issue]
            and one.claim in self.sides[issue]
        )

    def answer(self, one: Assertion) -> str:
        """Return which side a statement is on: ``yes to question 3``; "" for none."""
        issue = self.m.claims[one.claim].issue
        sign = None if issue is None else self.sides[issue].get(one.claim)
        if issue is None or sign is None or one.stance not in ANSWERING:
            return ""
        word = "yes" if sign * ANSWERING[one.stance] > 0 else "no"
        if self.answers_question(one):
            return f"{word} to {self.questions([issue])}"
        return f"on the side of {word} on {self.questions([issue])}"

    def questions(self, issues: Iterable[str]) -> str:
        """Return the numbers of issues: ``question 3``, ``questions 1 and 3 to 5``."""
        numbers = {self.numbers[issue] for issue in issues}
        return f"question{'' if len(numbers) == 1 else 's'} {ranged(numbers)}"

    def spoken(self, actor: str, issue: Issue) -> list[Assertion]:
        """Return what an actor says under an issue, whatever the scope."""
        return [
            a
            for a in self._by_issue.get((actor, issue.id), ())
            if a.stance is not Stance.REPORTS
        ]

    @cached_property
    def _by_issue(self) -> dict[tuple[str, str | None], list[Assertion]]:
        found: dict[tuple[str, str | None], list[Assertion]] = {}
        for one in self.m.assertions.values():
            found.setdefault((one.actor, self.m.claims[one.claim].issue), []).append(
                one
            )
        return found


ANSWERING = {Stance.ASSERTS: 1, Stance.DENIES: -1}


def survey(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
    scope: Scope | None = None,
) -> Survey:
    """Return what the analyses say of a map.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.
    scope : Scope, optional
        What of it is told; all of it by default, in short.

    Returns
    -------
    Survey
        Of the map, or of its view as of the date.

    Raises
    ------
    QueryError
        There is no such basis, or the date is before the time that is told of begins.
    """
    scope = scope_of(m) if scope is None else scope
    Window.of(scope.since, None, as_of)
    assessment = assess(m, basis=basis, as_of=as_of)
    view = assessment.graph.map
    return Survey(
        asked=m,
        m=view,
        basis=assessment.graph.basis,
        as_of="" if as_of is None else str(as_of),
        assessment=assessment,
        explicit=assess(view, basis=Basis.EXPLICIT),
        table=compare_stances(
            _later(view, scope.since), kinds=scope.kinds or None, basis=basis
        ),
        scope=scope,
    )


def _later(m: ArgumentMap, since: Date | None) -> ArgumentMap:
    """Return the map with what was said since a date; every claim and link stays."""
    if since is None:
        return m
    dates = ((a, m.date_of(a)) for a in m.assertions.values())
    later = [a for a, date in dates if date is not None and not date.before(since)]
    views = (m.actors, m.sources, m.issues, m.claims, m.relations)
    kept = ArgumentMap(m.title)
    kept.add(*(record for view in views for record in view.values()), *later)
    return kept
