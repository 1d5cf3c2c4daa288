"""Disputes: a block for each issue, its two sides beside each other."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import ClaimStatus
from argmap.analysis.stances.agreement import voices
from argmap.graph.compilation import Strike, StrikeKind
from argmap.graph.labelling import Label
from argmap.model.claims import Claim, Issue
from argmap.render.listing import ListedIssue, listing_of
from argmap.render.prose.answers import MOST_ANSWERS, YES_NO, apart, on_side
from argmap.render.prose.closing import NOTHING_ALIKE, Together, closing
from argmap.render.prose.entries import Entries, statements
from argmap.render.prose.scope import first
from argmap.render.prose.sentences import (
    Block,
    Bullets,
    Entry,
    Paragraph,
    Section,
    Sentence,
    Split,
    about,
    sourced,
)
from argmap.render.prose.standing import noted, standing
from argmap.render.prose.survey import Survey
from argmap.render.prose.wording import LONGEST_NAME, capital, counted, cut, quoted

if TYPE_CHECKING:
    from argmap.model.relations import Relation

__all__ = ["disputes"]

MOST_TITLES = 4
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
        Number 4: the issues with a yes and a no, then those without, then the claims
        filed under none. The two columns of a block are cut alike.
    """
    listing = {
        one.issue.id if one.issue else None: one
        for one in listing_of(s.assessment, s.explicit).issues
    }
    filed: dict[str | None, list[ClaimStatus]] = {issue.id: [] for issue in s.issues}
    for found in s.found:
        filed.setdefault(found.claim.issue, []).append(found)
    blocks: list[Block] = []
    told = _Told()
    for key, claims in filed.items():
        issue = None if key is None else s.m.issues[key]
        block = _IssueBlock(s, issue, filed=claims, told=told)
        blocks.append(block.section(listing.get(key)))
    if not blocks:
        blocks.append(Paragraph((about("This map holds no claim to be told here."),)))
    return Section("Disputes", tuple(blocks), "4")


@attrs.define
class _Told:
    """What the blocks before have set out, by the id of the issue under which."""

    claims: dict[str, str | None] = attrs.field(factory=dict)
    strikes: dict[tuple[str, str], str | None] = attrs.field(factory=dict)


class _IssueBlock:
    """Makes the block of one issue, or of the claims filed under none."""

    def __init__(
        self,
        s: Survey,
        issue: Issue | None,
        *,
        filed: list[ClaimStatus],
        told: _Told,
    ) -> None:
        self.s = s
        self.issue = issue
        self.key = None if issue is None else issue.id
        self.filed = filed
        self.sides = {} if issue is None else s.sides[issue.id]
        self.entries = Entries(s, issue, elsewhere=told.claims)
        self.covered = told.strikes
        self.before = frozenset(told.strikes)
        self.count = 0

    def section(self, listed: ListedIssue | None) -> Section:
        """Return the block; `listed` holds its unrebutted claims."""
        if self.issue is None:
            blocks = (*self._clashes(), *noted(self.s, listed, apart=self._out()))
            return Section("Claims filed under no issue", blocks)
        aside = apart(self.s, self.issue)
        if self.issue.thesis is None:
            clashes = self._clashes()
            notes = noted(self.s, listed, apart=self._out(), who=aside)
            blocks = (*notes, *clashes, *self._steps())
        else:
            answers, clashes = self._answers(self.issue), self._clashes()
            stands = standing(self.s, listed, apart=self._out())
            answers = attrs.evolve(
                answers,
                left=(*answers.left, stands.left),
                right=(*answers.right, stands.right),
            )
            ends = (*self._calm(clashes), *stands.count, *aside)
            closing = (Paragraph(ends),) if ends else ()
            blocks = (answers, *stands.aside, *clashes, *self._steps(), *closing)
        return Section(self.s.headline(self.issue), blocks)

    def _out(self) -> set[str]:
        return self.entries.set_out | self.entries.grounds

    def _answers(self, issue: Issue) -> Split:
        """Return the two answers to the question beside each other."""
        answers = self.s.answers[issue.id]
        given = [self.s.assessment[key] for key in self.s.m.claims if key in answers]
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
        together = Together.of(self.s, given)
        for found in reversed(given[:MOST_ANSWERS]):
            side = self.sides.get(found.claim.id)
            if side is not None:
                entry = self.entries.of(found, beside, together=together)
                columns[side].insert(0, entry)
        left, right = (
            self._column(issue, columns[sign], sign=sign) for sign in (1, -1)
        )
        foot = together.sentences
        if settled:
            foot = closing(self.s, given, settled, issue=issue)
        return Split("", YES_NO, left, right, sided=True, foot=foot)

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
                self.covered[strike.record, found.claim.id] = self.key
                strikes.append(strike)
        return strikes

    def _clashes(self) -> list[Block]:
        """Return each dispute, and where those are that a block before has set out."""
        blocks: list[Block] = []
        elsewhere: dict[str, str | None] = {}
        for found in self.filed:
            strikes = self._in_dispute(found)
            new = [k for k in strikes if (k.record, found.claim.id) not in self.covered]
            if new:
                blocks += self._dispute(found, new)
            elif strikes and (strikes[0].record, found.claim.id) in self.before:
                key = self.covered[strikes[0].record, found.claim.id]
                elsewhere[found.claim.id] = key
        for claim, key in elsewhere.items():
            if key is not None:
                text = f"{quoted(self.s.m.claims[claim].label)} is in dispute under"
                sources = self.s.resting([claim])
                line = sourced(f"{text} {self.s.questions([key])}.", sources)
                blocks.append(Paragraph((line,)))
        return blocks

    def _calm(self, clashes: list[Block]) -> list[Sentence]:
        """Say that nothing is contested, where nothing is."""
        if clashes or self.key in self.covered.values():
            return []
        text = "No claim here is contested or has a standing objection to it."
        return [about(text)]

    def _steps(self) -> list[Block]:
        """List the objections to a step from one claim to another of this issue.

        Those that await a reply stand together in a section of their own.
        """
        s = self.s
        waiting = {one.relation.id for one in s.waiting}
        rows, open_ = [], 0
        for relation in s.m.relations.values():
            if not s.m.is_undercut(relation) or not s.assessment.counts(relation):
                continue
            claim = s.m.claims[s.end(relation)]
            if self.issue is None or claim.issue != self.issue.id:
                continue
            if relation.id in waiting:
                open_ += 1
            elif s.is_told(relation):
                rows.append((self._step(relation),))
        blocks: list[Block] = []
        if rows:
            shown = first(rows, s.caps.steps)
            more = len(rows) - len(shown)
            end = [(about(f"And {counted(more, 'more')}."),)] if more else []
            blocks.append(Section("Inferences in question", (Bullets((*shown, *end)),)))
        if open_:
            text = f"{counted(open_, 'objection')} to how claims here bear on others"
            verb = "awaits" if open_ == 1 else "await"
            text = f"{capital(text)} {verb} a reply: see Open objections."
            blocks.append(Paragraph((about(text),)))
        return blocks

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
        """Return the strikes to set beside a claim."""
        heard = voices(self.s.m, found.claim)
        if found.status.is_unrebutted and not heard.disputed:
            return []
        every = found.strikes if found.status.is_unrebutted else found.witnesses
        return [*every]

    def _dispute(self, found: ClaimStatus, strikes: list[Strike]) -> list[Block]:
        side = self.sides.get(found.claim.id)
        facing = [k for k in strikes if side is not None and self._faces(k, -side)]
        aside = [k for k in strikes if k not in facing]
        blocks: list[Block] = []
        for group, sided in ((facing, True), (aside, False)):
            if not group:
                continue
            keys = {p for strike in group for p in strike.premises}
            several = [
                found,
                *(self.s.assessment[key] for key in self.s.m.claims if key in keys),
            ]
            together = Together.of(self.s, several)
            own = (self.entries.of(found, keys, together=together),)
            other = self._opponents(group, {found.claim.id}, together=together)
            for strike in group:
                self.covered[strike.record, found.claim.id] = self.key
                if strike.kind is StrikeKind.CONTRADICTION:
                    self.covered[strike.record, strike.premises[0]] = self.key
            left, right = (other, own) if sided and side == -1 else (own, other)
            headings = YES_NO if sided else UNSIDED
            foot = closing(self.s, several, group)
            self.count += 1
            title = self._title(f"Dispute {self.count}", found.claim, group)
            blocks.append(Split(title, headings, left, right, sided=sided, foot=foot))
        return blocks

    def _title(self, title: str, claim: Claim, strikes: list[Strike]) -> str:
        """Add the titles of the claims in dispute, where all have one."""
        keys = {claim.id, *(p for strike in strikes for p in strike.premises)}
        claims = [self.s.m.claims[key] for key in self.s.m.claims if key in keys]
        names = [cut(one.title, LONGEST_NAME) for one in claims if one.title]
        if len(names) < len(claims) or len(names) > MOST_TITLES:
            return title
        return f"{title}: {' / '.join(names)}"

    def _faces(self, strike: Strike, side: int) -> bool:
        return all(self.sides.get(premise) == side for premise in strike.premises)

    def _opponents(
        self,
        strikes: list[Strike],
        beside: Collection[str],
        *,
        together: Together = NOTHING_ALIKE,
    ) -> tuple[Entry, ...]:
        s = self.s
        entries: dict[str, Entry] = {}
        for strike in strikes:
            if strike.kind is StrikeKind.DENIAL:
                lead = about("The contrary, with no ground given in this map.")
                lines = tuple(statements(s, [s.m.assertions[strike.record]]))
                entries[strike.record] = Entry(lead, lines)
            elif strike.kind is StrikeKind.MISSING_SUPPORT:
                lead = about("It needs support, and no support of it is settled here.")
                entries[strike.record] = Entry(lead)
            for premise in strike.premises:
                if premise not in entries:
                    found = s.assessment[premise]
                    entries[premise] = self.entries.of(found, beside, together=together)
        return tuple(entries.values())
