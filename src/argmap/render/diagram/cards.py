"""Cards: how claims, issues' headings and counts are written in a diagram."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Flag
from argmap.graph.compilation import StrikeKind
from argmap.model.assertions import Stance
from argmap.model.messages import counted
from argmap.model.wording import amount_in_words
from argmap.render.diagram.badges import Badges, Sides, packed
from argmap.render.diagram.chips import in_proportion, mark_of, marks
from argmap.render.diagram.markup import cell, filler, gap, html_label, styled, table
from argmap.render.diagram.tooltips import Teller
from argmap.render.diagram.wrapping import shortened, width, wrapped
from argmap.render.style import (
    EVIDENCE_GLYPH,
    MARKS,
    STATUS_GLYPHS,
    STATUS_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.analysis.acceptability import ClaimStatus
    from argmap.model.claims import Claim, Issue
    from argmap.render.diagram.chips import Chip
    from argmap.render.diagram.scenes import Scene
    from argmap.render.diagram.surroundings import Rest
    from argmap.render.style import Theme

__all__ = ["Writer", "banner"]

COLUMNS = 38
MOST_LINES = 7
CHIP_COLUMNS = 52
CHIP_ROWS = 3
"""Of a card: how much room the actors' chips have."""
BANNER_ROWS = 5
QUESTION_COLUMNS = 32
MOST_WITNESSES = 3
STATUS_COLUMNS = 48
TEXT_SIZE = 10
SMALL_SIZE = 8
ROOM = 7
"""Points to spare on the right: Graphviz measures hinted letters, and browsers, which
draw them unhinted, need up to 4 % more."""
WIDE_LETTERS = r"[A-Z@%&mw\u00C0-\u00DE]+"
LINE_END = '<BR ALIGN="LEFT"/>'


@attrs.frozen(kw_only=True, eq=False)
class Writer:
    """Writes the claims and links of one scene.

    Parameters
    ----------
    scene : Scene
        What is shown.
    badges : Badges
        Who draws the actors' chips.
    teller : Teller
        Who knows the sources' numbers and the newer figures.
    sides : dict
        By issue id, the actors' stances on each side of it.
    """

    scene: Scene
    badges: Badges
    teller: Teller
    sides: dict[str, Sides]

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.badges.theme

    @property
    def chips(self) -> dict[str, Chip]:
        """The actors' chips by id."""
        return self.badges.chips

    def card(self, claim: Claim) -> str:
        """Return the label of a claim's card.

        Parameters
        ----------
        claim : Claim
            One that is shown.

        Returns
        -------
        str
            An HTML-like label: number and chips, title and text, status and sources.
        """
        status = self.scene.assessment[claim.id]
        rows = [
            cell(self._head(claim)) + gap(_room(f"{claim.title or ''} {claim.text}")),
            *self._body(claim, status),
            cell(self._foot(claim, status)),
        ]
        focus = self.scene.view.focus
        if focus and claim.issue != self.scene.map.claims[focus].issue:
            rows += self._origin(claim)
        return html_label(table(rows, padding=1))

    def stub(self, claim: Claim) -> str:
        """Return the label of a claim of another issue: one line or two.

        Parameters
        ----------
        claim : Claim
            One of the scene's stubs.

        Returns
        -------
        str
            An HTML-like label.
        """
        name = shortened(claim.title or claim.label, COLUMNS)
        status = self.scene.assessment[claim.id].status
        number = f"{self.scene.numbers[claim.id]}  {STATUS_GLYPHS[status]} "
        rows = [
            cell(
                styled(number, colour=self.theme.muted, size=SMALL_SIZE)
                + styled(name, colour=self.theme.ink, size=SMALL_SIZE + 1)
            )
            + gap(ROOM)
        ]
        return html_label(table([*rows, *self._origin(claim)], padding=1))

    def rest(self, rest: Rest) -> str:
        """Return the label of what is only counted beside a claim.

        Parameters
        ----------
        rest : Rest
            One of the scene's.

        Returns
        -------
        str
            An HTML-like label: ``... 5 more (+3 −2)``.
        """
        ink = self.theme.ink
        signs = (
            ("+", rest.supports, self.theme.supports),
            ("−", rest.attacks, self.theme.attacks),
        )
        shown = [
            styled(f"{sign}{count:,}", colour=colour, size=SMALL_SIZE + 1)
            for sign, count, colour in signs
            if count
        ]
        text = styled(f"… {len(rest.links):,} more", colour=ink, size=SMALL_SIZE + 1)
        if shown:
            bracket = styled(" (", colour=ink, size=SMALL_SIZE + 1)
            end = styled(")", colour=ink, size=SMALL_SIZE + 1)
            space = styled("\u2009", colour=ink, size=SMALL_SIZE + 1)
            text += f"{bracket}{space.join(shown)}{end}"
        return html_label(table([cell(text) + gap(ROOM)], padding=1))

    def _origin(self, claim: Claim) -> Iterator[str]:
        """Yield a row that names the issue of a claim."""
        if claim.issue is not None:
            question = shortened(
                self.scene.map.issues[claim.issue].question, COLUMNS + 6
            )
            line = f"from: {question}"
            yield cell(styled(line, colour=self.theme.muted, size=SMALL_SIZE))

    def sources_of(self, claim: Claim) -> list[int]:
        """Return the numbers of the sources that a claim is taken from.

        Parameters
        ----------
        claim : Claim
            One that is shown.

        Returns
        -------
        list of int
            In order, each once.
        """
        said = self.scene.map.assertions_of(claim)
        return sorted(
            {self.teller.sources[a.passage.source] for a in said if a.passage}
        )

    def is_thesis(self, claim: Claim) -> bool:
        """Return whether a claim is its issue's thesis.

        Parameters
        ----------
        claim : Claim
            One of the map's.

        Returns
        -------
        bool
            False for a claim without an issue.
        """
        issue = self.scene.map.issues.get(claim.issue) if claim.issue else None
        return issue is not None and issue.thesis == claim.id

    def _head(self, claim: Claim) -> str:
        muted = self.theme.muted
        number = str(self.scene.numbers[claim.id])
        first = cell(styled(number, colour=muted, size=SMALL_SIZE)) + gap(4)
        rows = self._fitting(claim, (len(number) + 1, first))
        shown = [table(["".join((*row, filler()))]) for row in rows]
        if len(shown) == 1:
            return shown[0]
        return table(map(cell, shown))

    def _labels(self, claim: Claim) -> Iterator[tuple[int, str]]:
        """Yield the tags that have a colour."""
        for name, colour in self.scene.view.colours:
            if name in claim.tags:
                text = shortened(name, 20)
                yield width(text) + 2, self.badges.label(text, colour) + gap(3)

    def _fitting(self, claim: Claim, first: tuple[int, str]) -> list[list[str]]:
        """Return the chips of a card in rows, and a count by sign of those left out."""
        said = list(marks(self.scene.map.assertions_of(claim), self.chips))
        lit = self.scene.view.actors
        labels = list(self._labels(claim))
        keeping = in_proportion(said)
        for most in range(len(said), -1, -1):
            kept = sorted(keeping[:most])
            cells = [first]
            for at in kept:
                actor, text = said[at]
                bare = bool(lit) and actor not in lit
                shown = self.badges.chip(actor, text, bare=bare)
                cells.append((width(text) + 2, f"{shown}{gap(3)}"))
            left = Counter(mark_of(said[at][1]) for at in sorted(keeping[most:]))
            if left:
                words = " ".join(f"+{count} {mark}" for mark, count in left.items())
                more = cell(styled(words, colour=self.theme.muted, size=SMALL_SIZE))
                cells.append((width(words), more))
            cells += labels
            rows = packed(cells, CHIP_COLUMNS)
            if len(rows) <= CHIP_ROWS:
                break
        return rows

    def _body(self, claim: Claim, status: ClaimStatus) -> Iterator[str]:
        """Yield the title and the text.

        In a cell each: Graphviz sets lines of one weight and of two differently apart.
        """
        superseded = Flag.SUPERSEDED in status.flags
        faded = superseded or claim.id in self.scene.dimmed
        colour = self.theme.muted if faded else self.theme.ink
        title, text = claim.title or "", claim.text
        if not title and self.is_thesis(claim):
            title, text = text, ""
        if not title and not text:
            text = claim.id
        for words, bold, columns, most in (
            (title, True, COLUMNS - 3, 2 if text else MOST_LINES),
            (text, False, COLUMNS, MOST_LINES),
        ):
            lines = [
                styled(
                    line, colour=colour, size=TEXT_SIZE, bold=bold, struck=superseded
                )
                for line in wrapped(words, columns, lines=most)
            ]
            if lines:
                yield cell("".join(f"{one}{LINE_END}" for one in lines))

    def _foot(self, claim: Claim, status: ClaimStatus) -> str:
        lines = [""]
        for part in self._notes(claim, status):
            joined = f"{lines[-1]} · {part}" if lines[-1] else part
            if len(joined) > STATUS_COLUMNS and lines[-1]:
                lines.append(part)
            else:
                lines[-1] = joined
        return "".join(
            styled(line, colour=self.theme.muted, size=SMALL_SIZE) + LINE_END
            for line in lines
        )

    def _notes(self, claim: Claim, status: ClaimStatus) -> Iterator[str]:
        """Yield the parts of the status line."""
        newer = self.teller.newer(claim)
        if newer:
            names = []
            for one in newer:
                name = str(self.scene.numbers[one.id])
                if one.quantity:
                    name += f" ({shortened(amount_in_words(one.quantity), 24)})"
                names.append(name)
            yield from wrapped(
                f"superseded by {', '.join(names)}", STATUS_COLUMNS, lines=3
            )
        if claim.evidence is not None:
            yield f"{EVIDENCE_GLYPH} {claim.evidence.value.replace('-', ' ')}"
        word = STATUS_WORDS[status.status][0]
        yield f"{STATUS_GLYPHS[status.status]} {word}{self._witnesses(status)}"
        folded = self.scene.folded.get(claim.id)
        if folded:
            yield f"{EVIDENCE_GLYPH} +{folded} folded"
        if self.scene.beyond and claim.id == self.scene.view.focus:
            yield f"bears on {counted(self.scene.beyond, 'more claim')}"
        sources = self.sources_of(claim)
        if sources:
            noun = "source" if len(sources) == 1 else "sources"
            shown = "".join(f"[{n}]" for n in sources[:5])
            more = f" +{len(sources) - 5}" if len(sources) > 5 else ""
            yield f"{noun} {shown}{more}"

    def _witnesses(self, status: ClaimStatus) -> str:
        """Return what a rebutted or contested claim's status rests on, by number."""
        names: dict[str, None] = {}
        for strike in status.witnesses:
            if strike.kind is StrikeKind.DENIAL and strike.actor:
                names[f"{self.chips[strike.actor].letters} {MARKS[Stance.DENIES]}"] = (
                    None
                )
            elif strike.kind is StrikeKind.MISSING_SUPPORT:
                names["no support stands"] = None
            else:
                numbers = (str(self.scene.numbers[key]) for key in strike.premises)
                names["+".join(numbers)] = None
        if not names:
            return ""
        shown = ", ".join(list(names)[:MOST_WITNESSES])
        more = len(names) - MOST_WITNESSES
        return f", see {shown}{f' +{more}' if more > 0 else ''}"


def _room(text: str) -> int:
    """Return the points to spare beside a text: the wider its letters, the more."""
    shown = text[: COLUMNS * MOST_LINES]
    most = max(map(len, re.findall(WIDE_LETTERS, shown)), default=0)
    return ROOM + min(most, COLUMNS) // 3


def banner(issue: Issue, sides: Sides, badges: Badges) -> str:
    """Return the heading of an issue's box: its question, who takes which side.

    Parameters
    ----------
    issue : Issue
        One of the map's.
    sides : dict
        Who takes which.
    badges : Badges
        Who draws the actors' chips.

    Returns
    -------
    str
        An HTML-like label, about as wide as a card.
    """
    rows = [
        cell(styled(line, colour=badges.theme.ink, size=12, bold=True))
        for line in wrapped(issue.question, QUESTION_COLUMNS, lines=4)
    ]
    rows += badges.rows_of_sides(sides, columns=CHIP_COLUMNS, most=BANNER_ROWS)
    return html_label(table(rows, padding=1))
