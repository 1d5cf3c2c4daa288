"""Cards: how one claim is written in a diagram, and what its tooltip says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Flag
from argmap.analysis.comparison import compare_stances
from argmap.analysis.stances import Cell, State
from argmap.graph.compilation import StrikeKind
from argmap.model.assertions import Stance
from argmap.render.diagram.chips import Chip, in_proportion, mark_of, marks
from argmap.render.diagram.markup import (
    cell,
    chip,
    filler,
    gap,
    html_label,
    shortened,
    styled,
    table,
    width,
    wrapped,
)
from argmap.render.diagram.tooltips import Teller, figure
from argmap.render.style import (
    EVIDENCE_GLYPH,
    MARKS,
    STATUS_GLYPHS,
    STATUS_WORDS,
    Theme,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from argmap.analysis.acceptability import ClaimStatus
    from argmap.model.claims import Claim, Issue
    from argmap.render.diagram.viewing import Scene

__all__ = ["SIDES", "Writer", "packed", "sides_taken"]

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
LINE_END = '<BR ALIGN="LEFT"/>'
SIDES = {
    State.YES: "yes:",
    State.NO: "no:",
    State.MIXED: "both:",
    State.NEUTRAL: "no side:",
}


@attrs.frozen(kw_only=True, eq=False)
class Writer:
    """Writes the claims and links of one scene.

    Parameters
    ----------
    scene : Scene
        What is shown.
    theme : Theme
        The colours.
    chips : dict
        The actors' chips by id.
    teller : Teller
        Who knows the sources' numbers and the newer figures.
    sides : dict
        By issue id, the actors' stances on each side of it.
    """

    scene: Scene
    theme: Theme
    chips: dict[str, Chip]
    teller: Teller
    sides: dict[str, dict[State, list[Cell]]]

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
            cell(self._head(claim)) + gap(ROOM),
            *self._body(claim, status),
            cell(self._foot(claim, status)),
        ]
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
        issue = self.scene.map.issues[claim.issue].question if claim.issue else ""
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
        if issue:
            line = f"from: {shortened(issue, COLUMNS + 6)}"
            rows.append(cell(styled(line, colour=self.theme.muted, size=SMALL_SIZE)))
        return html_label(table(rows, padding=1))

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

    def banner(self, issue: Issue) -> str:
        """Return the heading of an issue's box: its question, who takes which side.

        Parameters
        ----------
        issue : Issue
            One of the map's.

        Returns
        -------
        str
            An HTML-like label, about as wide as a card.
        """
        ink, muted = self.theme.ink, self.theme.muted
        rows = [
            cell(styled(line, colour=ink, size=12, bold=True))
            for line in wrapped(issue.question, QUESTION_COLUMNS, lines=4)
        ]
        shown = packed(self._sides(issue.id), CHIP_COLUMNS)
        rows += [
            cell(table(["".join((*row, filler()))])) for row in shown[:BANNER_ROWS]
        ]
        left = sum(len(row) for row in shown[BANNER_ROWS:])
        if left:
            rows.append(cell(styled(f"+{left} more", colour=muted, size=SMALL_SIZE)))
        return html_label(table(rows, padding=1))

    def _sides(self, issue: str) -> Iterator[tuple[int, str]]:
        sides = self.sides.get(issue, {})
        for state, word in SIDES.items():
            for number, one in enumerate(sides.get(state, ())):
                shown = self.chip(one.actor, framed=one.hollow) + gap(3)
                taken = width(self.chips[one.actor].letters) + 2
                if not number:
                    lead = styled(f"{word} ", colour=self.theme.muted, size=9)
                    shown = f"{gap(6)}{cell(lead)}{shown}"
                    taken += width(word) + 2
                yield taken, shown

    def chip(
        self,
        actor: str,
        text: str = "",
        *,
        size: float = SMALL_SIZE,
        framed: bool = False,
        bare: bool = False,
    ) -> str:
        """Return an actor's chip.

        Parameters
        ----------
        actor : str
            An id.
        text : str
            What stands on it; the actor's letters by default.
        size : float
            In points.
        framed : bool
            Whether it has a frame: that of an actor whose side is derived.
        bare : bool
            Whether it has no colour: that of an actor who is not in the light.

        Returns
        -------
        str
            A cell, as markup.
        """
        look = self.chips[actor]
        text = text or look.letters
        if bare:
            return chip(text, fill=None, ink=self.theme.muted, size=size)
        return chip(
            text,
            fill=look.fill or self.theme.chip,
            ink=look.ink or self.theme.ink,
            size=size,
            frame=self.theme.ink if framed else None,
        )

    def _head(self, claim: Claim) -> str:
        muted = self.theme.muted
        number = str(self.scene.numbers[claim.id])
        first = cell(styled(number, colour=muted, size=SMALL_SIZE)) + gap(4)
        said = list(marks(self.scene.map.assertions_of(claim), self.chips))
        rows = self._fitting(said, len(number) + 1, first)
        shown = [table(["".join((*row, filler()))]) for row in rows]
        if len(shown) == 1:
            return shown[0]
        return table(map(cell, shown))

    def _fitting(
        self, said: list[tuple[str, str]], taken: int, first: str
    ) -> list[list[str]]:
        """Return the chips of a card in rows, and a count by sign of those left out."""
        lit = self.scene.view.actors
        keeping = in_proportion(said)
        for most in range(len(said), -1, -1):
            kept = sorted(keeping[:most])
            cells = [(taken, first)]
            for at in kept:
                actor, text = said[at]
                bare = bool(lit) and actor not in lit
                shown = self.chip(actor, text, bare=bare)
                cells.append((width(text) + 2, f"{shown}{gap(3)}"))
            left = Counter(mark_of(said[at][1]) for at in sorted(keeping[most:]))
            if left:
                words = " ".join(f"+{count} {mark}" for mark, count in left.items())
                more = cell(styled(words, colour=self.theme.muted, size=SMALL_SIZE))
                cells.append((width(words), more))
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
                shown = shortened(figure(one.quantity), 24)
                number = str(self.scene.numbers[one.id])
                names.append(f"{number} ({shown})" if shown else number)
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


def packed(cells: Iterable[tuple[int, str]], columns: int) -> list[list[str]]:
    """Return cells in rows, each as full as can be.

    Parameters
    ----------
    cells : iterable of tuple of int and str
        How many columns each takes, and its markup.
    columns : int
        How many columns a row has.

    Returns
    -------
    list of list of str
        Rows; none of them is empty.
    """
    rows: list[list[str]] = []
    left = 0
    for taken, markup in cells:
        if not rows or taken > left:
            rows.append([])
            left = columns
        rows[-1].append(markup)
        left -= taken
    return rows


def sides_taken(scene: Scene) -> dict[str, dict[State, list[Cell]]]:
    """Return who takes which side of each issue that has a thesis.

    Parameters
    ----------
    scene : Scene
        What is shown.

    Returns
    -------
    dict
        By issue id and side, the stances in the map's order of actors; as neutral
        those of all who speak on a claim of the issue without taking a side.
    """
    issues = {c.issue for c in scene.claims if c.issue}
    asked = [i for i in scene.map.issues.values() if i.thesis and i.id in issues]
    if not asked:
        return {}
    table_ = compare_stances(scene.map, issues=asked, basis=scene.view.basis)
    heard: dict[str | None, set[str]] = {}
    for assertion in scene.map.assertions.values():
        issue = scene.map.claims[assertion.claim].issue
        heard.setdefault(issue, set()).add(assertion.actor)
    found: dict[str, dict[State, list[Cell]]] = {}
    for one in asked:
        for actor in scene.map.actors:
            if actor not in heard.get(one.id, ()):
                continue
            taken = table_.cells.get((actor, one.id))
            if taken is None or taken.state not in SIDES:
                taken = Cell(actor=actor, column=one.id, state=State.NEUTRAL)
            found.setdefault(one.id, {}).setdefault(taken.state, []).append(taken)
    return found
