"""Survey: what a summary says is computed here once, for all its sections."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Assessment, assess
from argmap.analysis.agreement import (
    CommonGround,
    OneSided,
    common_ground,
    one_sided,
)
from argmap.analysis.alignment import answers_by_issue, sides_by_issue
from argmap.analysis.comparison import compare_stances
from argmap.analysis.objections import OpenObjection, open_objections
from argmap.analysis.stances import StanceTable
from argmap.model.actors import ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import Basis, Relation
from argmap.render.prose.sentences import Citation, Sentence
from argmap.render.prose.wording import (
    LONGEST_NAME,
    cut,
    date_in_words,
    joined,
    quoted,
)
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim, Issue
    from argmap.model.dates import Date

__all__ = ["UNSOURCED", "Survey", "about", "is_report", "sourced", "survey"]

UNSOURCED = "(no source recorded in this map)"
MOST_NAMES = 3


@attrs.frozen(kw_only=True, eq=False, slots=False)
class Survey:
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
        Actors by issues.
    """

    asked: ArgumentMap
    m: ArgumentMap
    basis: Basis | None
    as_of: str
    assessment: Assessment
    explicit: Assessment
    table: StanceTable

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
        """The number of each issue, from 1, by its id."""
        return {key: number for number, key in enumerate(self.m.issues, start=1)}

    def headline(self, issue: Issue) -> str:
        """Return an issue's question with its number, as headings and lists have it."""
        return f"{self.numbers[issue.id]}. {cut(issue.question)}"

    @cached_property
    def shared(self) -> tuple[CommonGround, ...]:
        """The claims that voices of several kinds share."""
        return common_ground(self.m, basis=self.basis)

    @cached_property
    def waiting(self) -> tuple[OpenObjection, ...]:
        """The objections without a reply."""
        return open_objections(self.m, basis=self.basis)

    @cached_property
    def single(self) -> tuple[OneSided, ...]:
        """The issues on which one side alone is heard."""
        return one_sided(self.m, basis=self.basis)

    @cached_property
    def attackers(self) -> list[list[int]]:
        """What attacks each argument of the map, by number."""
        return self.assessment.graph.attackers()

    @cached_property
    def by_actor(self) -> dict[str, list[Assertion]]:
        """What each actor says, by its id, in the map's order."""
        found: dict[str, list[Assertion]] = {}
        for assertion in self.m.assertions.values():
            found.setdefault(assertion.actor, []).append(assertion)
        return found

    def name(self, actor: str) -> str:
        """Return an actor's name, cut where it is very long."""
        return cut(self.m.actors[actor].name, LONGEST_NAME)

    def full_name(self, actor: str, said: Iterable[Assertion]) -> str:
        """Return a person's name with its organisation, any other actor's alone.

        A person's word is not counted as the organisation's; the reader may wish to
        know for whom it was said. Only an affiliation of that day counts.
        """
        record = self.m.actors[actor]
        if record.kind in PEOPLE:
            dates = {self.m.date_of(assertion) for assertion in said}
            for one in record.affiliations:
                if any(one.holds_on(date) for date in dates):
                    return f"{self.name(actor)} ({self.name(one.organization)})"
        return self.name(actor)

    def names(self, actors: Iterable[str], *, most: int | None = None) -> str:
        """Return the names of actors as a list in a sentence."""
        return joined([self.name(actor) for actor in actors], most=most)

    def through(self, actor: str, via: Iterable[str]) -> str:
        """Return who passed on what an actor says, where its name does not tell."""
        names = [
            self.name(key) for key in via if self.name(key) not in self.name(actor)
        ]
        return f", as reported by {joined(names)}" if names else ""

    def said(self, claim: Claim | str) -> list[Assertion]:
        """Return the assertions of a claim by date, undated ones last."""
        found = self.m.assertions_of(claim)
        return sorted(found, key=lambda a: _when(self.m.date_of(a)))

    def stating(self, claims: Iterable[str]) -> list[Assertion]:
        """Return the assertions that state some claims, else whatever is said on them.

        Parameters
        ----------
        claims : iterable of str
            Ids of claims.

        Returns
        -------
        list of Assertion
            What a sentence that names these claims rests on.
        """
        found: list[Assertion] = []
        for claim in claims:
            said = self.said(claim)
            stated = [a for a in said if a.stance is Stance.ASSERTS]
            found += stated or said
        return found

    def speakers(self, claim: str) -> str:
        """Return who states a claim and when first: ``J. Lee, 2 May 2023``.

        A claim that is only reported has a reporter, and nobody who states it. Where
        all who state it hedge it, that is said.
        """
        found = self.said(claim)
        said = [a for a in found if a.stance is Stance.ASSERTS]
        verb = ""
        if not said:
            said = [a for a in found if a.stance is Stance.REPORTS]
            verb = "reported by "
        if not said:
            return "nobody named"
        words = [verb + self.names(dict.fromkeys(a.actor for a in said), most=2)]
        if self.m.date_of(said[0]) is not None:
            words.append(self.when(said[0]))
        if all(a.hedged for a in said):
            words.append("in hedged words")
        return ", ".join(words)

    def when(self, said: Assertion) -> str:
        """Return the date of an assertion, told as that of the report where it is."""
        date = self.m.date_of(said)
        if date is None:
            return "undated"
        return f"{'reported ' if is_report(said) else ''}{date_in_words(date)}"

    def named(self, claims: Sequence[str]) -> str:
        """Return claims in quotation marks, with who states them and when."""
        return " with ".join(
            f"{quoted(self.m.claims[key].label)} ({self.speakers(key)})"
            for key in claims
        )

    def link(self, relation: Relation) -> str:
        """Return who makes a link: a document, or the map-maker."""
        if relation.basis is Basis.ANALYST:
            return "inferred link"
        if relation.author is not None:
            return f"link made by {self.name(relation.author)}"
        return "link made in the document"

    def step(self, relation: Relation) -> str:
        """Return what an undercut of a link questions: its bearing on its target."""
        bearing = f"the bearing of {self._premises(relation)}"
        if not self.m.is_undercut(relation):
            return f"{bearing} on {quoted(self.m.claims[relation.target].label)}"
        hit = self.m.relations[relation.target]
        return f"{bearing} on that of {self._premises(hit)}"

    def ends(self, relation: Relation) -> list[str]:
        """Return the claims that `step` names."""
        named = list(relation.premises)
        for _ in range(2):
            if not self.m.is_undercut(relation):
                return [*named, relation.target]
            relation = self.m.relations[relation.target]
            named += relation.premises
        return named  # no step names more than two links

    def _premises(self, relation: Relation) -> str:
        return joined([quoted(self.m.claims[key].label) for key in relation.premises])

    def resting(
        self, claims: Iterable[str], relation: Relation | None = None
    ) -> tuple[Citation, ...]:
        """Return what a sentence on some claims, and a link, rests on."""
        records: list[Assertion | Relation] = [*self.stating(claims)]
        if relation is not None:
            records.append(relation)
        return cited(records)


PEOPLE = (ActorKind.PERSON, ActorKind.RESEARCHER)


def is_report(said: Assertion) -> bool:
    """Whether the only date of an assertion is that of who passed it on."""
    return bool(said.via) and said.date is None


def survey(
    m: ArgumentMap,
    *,
    basis: Basis | str | None = None,
    as_of: Date | str | None = None,
) -> Survey:
    """Return what the analyses say of a map.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    basis, as_of : optional
        Count only links made on this basis, and what had been said by this date.

    Returns
    -------
    Survey
        Of the map, or of its view as of the date.

    Raises
    ------
    QueryError
        There is no such basis.
    """
    assessment = assess(m, basis=basis, as_of=as_of)
    view = assessment.graph.map
    return Survey(
        asked=m,
        m=view,
        basis=assessment.graph.basis,
        as_of="" if as_of is None else str(as_of),
        assessment=assessment,
        explicit=assess(view, basis=Basis.EXPLICIT),
        table=compare_stances(view, basis=basis),
    )


def about(text: str) -> Sentence:
    """Return a sentence about the map itself."""
    return Sentence(text, (), about_map=True)


def sourced(text: str, sources: tuple[Citation, ...]) -> Sentence:
    """Return a sentence with its sources, or one that says that the map has none."""
    if sources:
        return Sentence(text, sources)
    return about(f"{text} {UNSOURCED}")


def _when(date: Date | None) -> tuple[int, object]:
    return (1, ()) if date is None else (0, date.sort_key)
