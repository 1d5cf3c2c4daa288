"""Entries: a claim in a column, with who said it, on what ground, and what bears on it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from argmap.analysis.acceptability import ClaimStatus, reports_evidence
from argmap.analysis.sourcing.first_hand import is_first_hand
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, EvidenceKind, Issue
from argmap.model.relations import Relation, RelationKind
from argmap.render.prose.closing import NOTHING_ALIKE, Together
from argmap.render.prose.reasoning import by_documents, cautions, raised, reasoned
from argmap.render.prose.scope import first
from argmap.render.prose.sentences import Entry, Sentence, about, sourced
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import (
    LONGEST_CLAIM,
    closed,
    counted,
    cut,
    date_in_words,
    joined,
    stated,
)
from argmap.render.references import cited

__all__ = ["Entries", "statements"]

TOLD_BY_PEOPLE = {EvidenceKind.TESTIMONY, EvidenceKind.EXAMPLE}


class Entries:
    """Makes the entries of one issue, each claim set out once in a summary.

    Parameters
    ----------
    s : Survey
        Of a map.
    issue : Issue or None
        Under which the claims are told; None for those filed under none.
    elsewhere : dict
        By the id of a claim set out before, the id of the issue under which; the
        claims of this one are added.

    Attributes
    ----------
    set_out : set of str
        Ids of the claims that have an entry here.
    grounds : set of str
        Ids of the claims that an entry names as its ground.
    """

    def __init__(
        self, s: Survey, issue: Issue | None, *, elsewhere: dict[str, str | None]
    ) -> None:
        self.s = s
        self.key = None if issue is None else issue.id
        self.elsewhere = elsewhere
        self.set_out: set[str] = set()
        self.grounds: set[str] = set()

    def of(
        self,
        found: ClaimStatus,
        beside: Collection[str],
        *,
        together: Together = NOTHING_ALIKE,
    ) -> Entry:
        """Return the entry of a claim, or where it was set out.

        Parameters
        ----------
        found : ClaimStatus
            The claim and its status.
        beside : collection of str
            Ids of the claims in the other column.
        together : Together
            What is told of both columns below them.

        Returns
        -------
        Entry
            With a line on who says it, one on its ground, and those on its status.
        """
        claim = found.claim
        text = closed(cut(claim.label, LONGEST_CLAIM))
        lead = sourced(text, self.s.resting([claim.id]))
        if claim.id in self.elsewhere:
            before = self.elsewhere[claim.id]
            where = "above"
            if before is not None and before != self.key:
                where = f"under {self.s.questions([before])}"
            return Entry(lead, (about(f"Set out {where}."),))
        self.elsewhere[claim.id] = self.key
        self.set_out.add(claim.id)
        lines = [*statements(self.s, self.s.said(claim)), self._ground(found)]
        lines += reasoned(self.s, found, beside=beside)
        explicit = None if together.explicit else by_documents(self.s, found)
        against = raised(self.s, claim, beside=beside)
        lines += [one for one in (explicit, against) if one is not None]
        return Entry(lead, (*lines, *cautions(self.s, found, told=together.flags)))

    def _ground(self, found: ClaimStatus) -> Sentence:
        s, claim = self.s, found.claim
        if claim.evidence is not None:
            kind = claim.evidence.replace("-", " ")
            text = f"Evidence: {kind}, {_hand(s, claim)}."
            return sourced(text, s.resting([claim.id]))
        grounds = [
            relation
            for relation in s.m.relations_to(claim)
            if relation.kind is RelationKind.SUPPORTS and s.assessment.counts(relation)
        ]
        grounds.sort(key=lambda one: _remoteness(s, one))
        if not grounds:
            return about("No ground for it recorded in this map.")
        plainest = grounds[0].premises
        self.grounds.update(plainest)
        kinds = [e.replace("-", " ") for p in plainest if (e := s.m.claims[p].evidence)]
        words = f", {joined(kinds)}" if kinds else ""
        more = len(grounds) - 1
        rest = f", and {counted(more, 'more ground')}" if more else ""
        premises = [premise for ground in grounds for premise in ground.premises]
        text = f"Ground given: {s.named(plainest)}{words}{rest}."
        return sourced(text, s.resting(premises))


def statements(s: Survey, said: list[Assertion]) -> list[Sentence]:
    """Return who says a claim, a sentence for each stance, with the passages.

    Parameters
    ----------
    s : Survey
        Of a map.
    said : list of Assertion
        All of one claim, in the order in which they are to be told.

    Returns
    -------
    list of Sentence
        What one actor says in several places of one document is told once.
    """
    lines = []
    for stance in Stance:
        told: dict[tuple[object, ...], list[Assertion]] = {}
        for one in said:
            if one.stance is stance:
                key = (one.actor, one.via, s.m.date_of(one), one.by_act)
                told.setdefault(key, []).append(one)
        if not told:
            continue
        places = [*told.values()]
        shown = first(places, s.caps.statements)
        rest = places[len(shown) :]
        text = "; ".join(_words(s, found) for found in shown)
        text += f"; and {len(rest)} more" if rest else ""
        sources = (
            *cited(chain.from_iterable(shown), places=True),
            *cited(chain.from_iterable(rest)),
        )
        lines.append(
            sourced(f"{stated(stance)} {text}.", tuple(dict.fromkeys(sources)))
        )
    return lines


def _words(s: Survey, found: Sequence[Assertion]) -> str:
    """Return who says something, passed on by whom, and when."""
    one = found[0]
    who = f"{s.full_name(one.actor, [one])}{s.through(one.actor, one.via)}"
    # Who passed it on is named, so that the date is seen to be theirs.
    date = s.m.date_of(one)
    notes = ["undated" if date is None else date_in_words(date)]
    if any(a.hedged for a in found):
        part = "" if all(a.hedged for a in found) else "in part "
        notes.append(f"{part}in hedged words")
    if one.by_act:
        notes.append("by an official act")
    return f"{who} ({', '.join(notes)})"


def _hand(s: Survey, claim: Claim) -> str:
    """Say how near to its speaker the evidence was found."""
    said = [a for a in s.m.assertions_of(claim) if a.passage is not None]
    if any(s.m.sources[a.passage.source].primary for a in said if a.passage):
        return "in a primary source"
    if any(is_first_hand(s.m, a) for a in said):
        return "in the speaker's own document"
    return "with no primary source in this map"


def _remoteness(s: Survey, relation: Relation) -> int:
    """Return how far a ground is from evidence: less for records than for testimony."""
    kinds = {s.m.claims[key].evidence for key in relation.premises} - {None}
    if kinds - TOLD_BY_PEOPLE:
        return 0
    if kinds:
        return 1
    return 2 if any(reports_evidence(s.m, key) for key in relation.premises) else 3
