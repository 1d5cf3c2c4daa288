"""Naming: how actors, claims and links of a map are put in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from argmap.model.actors import ActorKind
from argmap.model.assertions import Assertion, Stance
from argmap.model.relations import Basis, Relation
from argmap.render.prose.sentences import Citation, Sentence, sourced
from argmap.render.prose.wording import (
    LONGEST_CLAIM,
    LONGEST_NAME,
    cut,
    date_in_words,
    joined,
    quoted,
)
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.dates import Date

__all__ = ["Naming", "is_report"]

PEOPLE = (ActorKind.PERSON, ActorKind.RESEARCHER)


class Naming:
    """Words for the records of a map, the same in every section of a summary.

    Attributes
    ----------
    m : ArgumentMap
        The map that they are of.
    """

    m: ArgumentMap

    def end(self, relation: Relation) -> str:
        """Return the claim that a link bears on in the end, through others or not."""
        while self.m.is_undercut(relation):
            relation = self.m.relations[relation.target]
        return relation.target

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

    def told_claim(self, claim: Claim) -> Sentence:
        """Return a claim with who states it, as a sentence."""
        text = f"{quoted(claim.label, LONGEST_CLAIM)} ({self.speakers(claim.id)})."
        return sourced(text, self.resting([claim.id]))

    def premises(self, relation: Relation) -> str:
        """Return the claims that a link starts from, in quotation marks."""
        return joined([quoted(self.m.claims[key].label) for key in relation.premises])

    def resting(
        self, claims: Iterable[str], relation: Relation | None = None
    ) -> tuple[Citation, ...]:
        """Return what a sentence on some claims, and a link, rests on."""
        records: list[Assertion | Relation] = [*self.stating(claims)]
        if relation is not None:
            records.append(relation)
        return cited(records)

    def step(self, relation: Relation) -> str:
        """Return what an undercut of a link questions: its bearing on its target."""
        bearing = f"the bearing of {self.premises(relation)}"
        if not self.m.is_undercut(relation):
            return f"{bearing} on {quoted(self.m.claims[relation.target].label)}"
        hit = self.m.relations[relation.target]
        return f"{bearing} on that of {self.premises(hit)}"

    def ends(self, relation: Relation) -> list[str]:
        """Return the claims that `step` names."""
        named = list(relation.premises)
        for _ in range(2):
            if not self.m.is_undercut(relation):
                return [*named, relation.target]
            relation = self.m.relations[relation.target]
            named += relation.premises
        return named  # no step names more than two links


def is_report(said: Assertion) -> bool:
    """Whether the only date of an assertion is that of who passed it on."""
    return bool(said.via) and said.date is None


def _when(date: Date | None) -> tuple[int, object]:
    return (1, ()) if date is None else (0, date.sort_key)
