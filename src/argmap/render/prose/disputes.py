"""Disputes: a block for each issue, its two sides beside each other."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import ClaimStatus, reports_evidence
from argmap.analysis.agreement import voices
from argmap.analysis.sourcing.first_hand import is_first_hand
from argmap.graph.compilation import Strike, StrikeKind
from argmap.graph.labelling import Label
from argmap.model.assertions import Assertion, Stance
from argmap.model.claims import Claim, ClaimKind, Issue
from argmap.model.relations import RelationKind
from argmap.render.listing import ListedIssue, listing_of
from argmap.render.prose.answers import MOST_LISTED, YES_NO, apart, on_side
from argmap.render.prose.reasoning import cautions, raised, reasoned
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Entry,
    Paragraph,
    Section,
    Sentence,
    Split,
)
from argmap.render.prose.standing import standing
from argmap.render.prose.survey import Survey, about, sourced
from argmap.render.prose.wording import (
    LONGEST_CLAIM,
    LONGEST_NAME,
    capital,
    closed,
    counted,
    cut,
    date_in_words,
    joined,
    stated,
)
from argmap.render.references import cited

if TYPE_CHECKING:
    from argmap.model.relations import Relation

__all__ = ["disputes"]

MOST_SAID = 4
ENDS = {
    Label.IN: "no standing reply recorded",
    Label.OUT: "answered in turn",
    Label.UNDEC: "itself contested",
}
UNSIDED = ("Claim", "Against it")


def disputes(s: Survey) -> Section:
    """Return a block for each issue: the answers, what clashes, and what stands.

    Parameters
    ----------
    s : Survey
        Of a map.

    Returns
    -------
    Section
        Number 4. The two columns of a block are cut alike.
    """
    listing = {
        one.issue.id if one.issue else None: one
        for one in listing_of(s.assessment, s.explicit).issues
    }
    filed: dict[str | None, list[ClaimStatus]] = {key: [] for key in s.m.issues}
    for found in s.assessment.values():
        filed.setdefault(found.claim.issue, []).append(found)
    blocks: list[Block] = []
    for key, claims in filed.items():
        issue = None if key is None else s.m.issues[key]
        block = _IssueBlock(s, issue, filed=claims, listed=listing.get(key))
        blocks.append(block.section())
    if not blocks:
        blocks.append(Paragraph((about("This map holds no claim."),)))
    return Section("Disputes", tuple(blocks), "4")


class _IssueBlock:
    """Makes the block of one issue, or of the claims filed under none."""

    def __init__(
        self,
        s: Survey,
        issue: Issue | None,
        *,
        filed: list[ClaimStatus],
        listed: ListedIssue | None,
    ) -> None:
        self.s = s
        self.issue = issue
        self.key = None if issue is None else issue.id
        self.filed = filed
        self.listed = listed
        self.sides = {} if issue is None else s.sides[issue.id]
        self.covered: set[tuple[str, str]] = set()
        self.set_out: set[str] = set()
        self.count = 0

    def section(self) -> Section:
        title = (
            "Claims filed under no issue"
            if self.issue is None
            else self.s.headline(self.issue)
        )
        opening = [] if self.issue is None else self._answers(self.issue)
        blocks = (
            *opening,
            *self._clashes(),
            *self._steps(),
            *standing(self.s, self.listed, apart=self.set_out),
        )
        return Section(title, blocks)

    def _answers(self, issue: Issue) -> list[Block]:
        """Return the two answers to the question beside each other."""
        aside = apart(self.s, issue)
        if issue.thesis is None:
            text = "This question has no yes or no side in this map."
            return [Paragraph((about(text), *aside))]
        given = [
            found for found in self.filed if found.claim.id in self.s.answers[issue.id]
        ]
        beside = {found.claim.id for found in given}
        columns: dict[int, list[Entry]] = {1: [], -1: []}
        settled: list[Strike] = []
        for found in given:
            side = self.sides.get(found.claim.id)
            if side is None:
                continue
            for strike in self._between(found, beside):
                settled.append(strike)
                if strike.kind is StrikeKind.DENIAL:
                    columns[-side] += self._opponents([strike], beside)
        for found in reversed(given[:MOST_LISTED]):
            side = self.sides.get(found.claim.id)
            if side is not None:
                columns[side].insert(0, self._entry(found, beside))
        left, right = (
            self._column(issue, columns[sign], sign=sign) for sign in (1, -1)
        )
        foot = self._foot(given, settled) if settled else ()
        title = "The two answers"
        blocks: list[Block] = [Split(title, YES_NO, left, right, sided=True, foot=foot)]
        return [*blocks, Paragraph(aside)] if aside else blocks

    def _column(
        self, issue: Issue, entries: list[Entry], *, sign: int
    ) -> tuple[Entry, ...]:
        lines = on_side(self.s, issue, sign)
        if not entries:
            return (Entry(about("No claim in this map gives this answer."), lines),)
        *others, last = entries
        return (*others, Entry(last.lead, (*last.lines, *lines)))

    def _between(self, found: ClaimStatus, beside: set[str]) -> list[Strike]:
        """Return the denials and contradictions that hold the answers apart."""
        strikes = []
        for strike in found.strikes:
            denial = strike.kind is StrikeKind.DENIAL
            if denial or (strike.premises and beside.issuperset(strike.premises)):
                self.covered.add((strike.record, found.claim.id))
                strikes.append(strike)
        return strikes

    def _clashes(self) -> list[Block]:
        blocks: list[Block] = []
        for found in self.filed:
            strikes = self._in_dispute(found)
            if strikes:
                blocks += self._dispute(found, strikes)
        open_ended = self.issue is not None and self.issue.thesis is None
        if blocks or self.covered or (open_ended and not self._steps()):
            return blocks
        text = "No claim here is contested, and none has a standing objection."
        if self._steps():
            text = f"{text[:-1]}; what is questioned is how claims bear on others."
        return [Paragraph((about(text),))]

    def _steps(self) -> list[Block]:
        """List the objections to a step from one claim to another of this issue."""
        s = self.s
        rows = []
        for relation in s.m.relations.values():
            if not s.m.is_undercut(relation) or not s.assessment.counts(relation):
                continue
            hit = relation
            while s.m.is_undercut(hit):
                hit = s.m.relations[hit.target]
            if s.m.claims[hit.target].issue == self.key:
                rows.append((self._step(relation),))
        if not rows:
            return []
        return [Section("Inferences in question", (Bullets(tuple(rows)),))]

    def _step(self, relation: Relation) -> Sentence:
        s = self.s
        end = ENDS[s.assessment.label_of(relation) or Label.OUT]
        hit = s.m.relations[relation.target]
        text = capital(
            f"{s.step(hit)} is questioned by {s.named(relation.premises)}; "
            f"{s.link(relation)}; {end}."
        )
        return sourced(text, s.resting(s.ends(relation), relation))

    def _in_dispute(self, found: ClaimStatus) -> list[Strike]:
        """Return the strikes to set beside a claim, without those set out already."""
        heard = voices(self.s.m, found.claim)
        if found.status.is_unrebutted and not heard.disputed:
            return []
        strikes = found.strikes if found.status.is_unrebutted else found.witnesses
        return [k for k in strikes if (k.record, found.claim.id) not in self.covered]

    def _dispute(self, found: ClaimStatus, strikes: list[Strike]) -> list[Block]:
        side = self.sides.get(found.claim.id)
        facing = [k for k in strikes if side is not None and self._faces(k, -side)]
        aside = [k for k in strikes if k not in facing]
        blocks: list[Block] = []
        for group, sided in ((facing, True), (aside, False)):
            if not group:
                continue
            facing_claims = {p for strike in group for p in strike.premises}
            own = (self._entry(found, facing_claims),)
            other = self._opponents(group, {found.claim.id})
            for strike in group:
                self.covered.add((strike.record, found.claim.id))
                if strike.kind is StrikeKind.CONTRADICTION:
                    self.covered.add((strike.record, strike.premises[0]))
            left, right = (other, own) if sided and side == -1 else (own, other)
            headings = YES_NO if sided else UNSIDED
            foot = self._foot([found], group)
            self.count += 1
            title = self._title(f"Dispute {self.count}", found.claim, group)
            blocks.append(Split(title, headings, left, right, sided=sided, foot=foot))
        return blocks

    def _title(self, title: str, claim: Claim, strikes: list[Strike]) -> str:
        """Add the titles of the claims in dispute, where all have one."""
        keys = {claim.id, *(p for strike in strikes for p in strike.premises)}
        claims = [self.s.m.claims[key] for key in self.s.m.claims if key in keys]
        names = [cut(one.title, LONGEST_NAME) for one in claims if one.title]
        if len(names) < len(claims) or len(names) > MOST_SAID:
            return title
        return f"{title}: {' / '.join(names)}"

    def _faces(self, strike: Strike, side: int) -> bool:
        return all(self.sides.get(premise) == side for premise in strike.premises)

    def _opponents(
        self, strikes: list[Strike], beside: Collection[str]
    ) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        for strike in strikes:
            if strike.kind is StrikeKind.DENIAL:
                assertion = self.s.m.assertions[strike.record]
                lead = about("The contrary, with no ground given in this map.")
                entries[strike.record] = Entry(lead, (self._said(assertion),))
            elif strike.kind is StrikeKind.MISSING_SUPPORT:
                lead = about("It needs support, and no support of it is settled here.")
                entries[strike.record] = Entry(lead)
            for premise in strike.premises:
                entries.setdefault(
                    premise, self._entry(self.s.assessment[premise], beside)
                )
        return tuple(entries.values())

    def _entry(self, found: ClaimStatus, beside: Collection[str]) -> Entry:
        claim = found.claim
        lead = self._lead(claim)
        if claim.id in self.set_out:
            return Entry(lead, (about("Set out above."),))
        self.set_out.add(claim.id)
        said = self.s.said(claim)
        lines = self._statements(said)
        lines.append(self._evidence(found))
        lines += reasoned(self.s, found, beside=beside)
        against = raised(self.s, claim, beside=beside)
        if against is not None:
            lines.append(against)
        lines += cautions(self.s, found)
        return Entry(lead, tuple(lines))

    def _lead(self, claim: Claim) -> Sentence:
        text = closed(cut(claim.label, LONGEST_CLAIM))
        return sourced(text, self.s.resting([claim.id]))

    def _statements(self, said: list[Assertion]) -> list[Sentence]:
        """Tell who says a claim, the same words of one actor in several places once."""
        told: dict[str, list[Assertion]] = {}
        for assertion in said:
            told.setdefault(self._words(assertion), []).append(assertion)
        shown = list(told.items())
        lines = [
            sourced(text, cited(found, places=True))
            for text, found in shown[:MOST_SAID]
        ]
        rest = [a for _, found in shown[MOST_SAID:] for a in found]
        if rest:
            more = counted(len(shown) - MOST_SAID, "more statement")
            lines.append(sourced(f"And {more}.", cited(rest)))
        return lines

    def _said(self, assertion: Assertion) -> Sentence:
        return sourced(self._words(assertion), cited([assertion], places=True))

    def _words(self, assertion: Assertion) -> str:
        s = self.s
        who = s.full_name(assertion.actor, [assertion])
        who = f"{who}{s.through(assertion.actor, assertion.via)}"
        # Who passed it on is named, so that the date is seen to be theirs.
        date = s.m.date_of(assertion)
        notes = ["undated" if date is None else date_in_words(date)]
        if assertion.hedged:
            notes.append("in hedged words")
        if assertion.by_act:
            notes.append("by an official act")
        return f"{stated(assertion.stance)} {who} ({', '.join(notes)})."

    def _evidence(self, found: ClaimStatus) -> Sentence:
        s, claim = self.s, found.claim
        if claim.evidence is not None:
            kind = claim.evidence.replace("-", " ")
            return sourced(
                f"Evidence: {kind}, {self._hand(claim)}.", s.resting([claim.id])
            )
        grounds = [
            relation
            for relation in s.m.relations_to(claim)
            if relation.kind is RelationKind.SUPPORTS and s.assessment.counts(relation)
        ]
        grounds.sort(key=self._without_evidence)
        if not grounds:
            return about("No ground for it recorded in this map.")
        first = grounds[0].premises
        kinds = [e.replace("-", " ") for p in first if (e := s.m.claims[p].evidence)]
        words = f", {joined(kinds)}" if kinds else ""
        more = (
            f", and {counted(len(grounds) - 1, 'more ground')}" if grounds[1:] else ""
        )
        premises = [premise for ground in grounds for premise in ground.premises]
        return sourced(
            f"Ground given: {s.named(first)}{words}{more}.", s.resting(premises)
        )

    def _hand(self, claim: Claim) -> str:
        """Say how near to its speaker the evidence was found."""
        m = self.s.m
        said = [a for a in m.assertions_of(claim) if a.passage is not None]
        if any(m.sources[a.passage.source].primary for a in said if a.passage):
            return "in a primary source"
        if any(is_first_hand(m, a) for a in said):
            return "in the speaker's own document"
        return "with no primary source in this map"

    def _without_evidence(self, relation: Relation) -> bool:
        return not any(reports_evidence(self.s.m, p) for p in relation.premises)

    def _foot(
        self, set_out: list[ClaimStatus], strikes: list[Strike]
    ) -> tuple[Sentence, ...]:
        """Say who spoke last on the claims of a dispute, and what kind it is."""
        keys = {found.claim.id for found in set_out}
        keys.update(premise for strike in strikes for premise in strike.premises)
        ordered = [key for key in self.s.m.claims if key in keys]
        kinds = {self.s.m.claims[key].kind for key in ordered}
        words = [kind.value for kind in ClaimKind if kind in kinds]
        sentences = []
        if words:
            sentences.append(about(f"Kind of dispute: {joined(words)}."))
        sentences += self._last_word(ordered)
        return tuple(sentences)

    def _last_word(self, claims: Iterable[str]) -> list[Sentence]:
        m = self.s.m
        said = [
            (date, a)
            for claim in claims
            for a in m.assertions_of(claim)
            if a.stance is not Stance.REPORTS and (date := m.date_of(a)) is not None
        ]
        if not said:
            return [about("Latest dated statement: none in this map.")]
        last = max((date for date, _ in said), key=lambda d: d.sort_key)
        final = [a for date, a in said if date == last]
        who = self.s.names(dict.fromkeys(a.actor for a in final), most=MOST_SAID)
        return [
            sourced(
                f"Latest dated statement: {who}, {self.s.when(final[0])}.", cited(final)
            )
        ]
