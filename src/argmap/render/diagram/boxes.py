"""Boxes: how an issue is written in an overview, and the links between issues."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Status
from argmap.analysis.stances.tables import State
from argmap.model.messages import counted
from argmap.render.diagram.badges import SIDES, Badges
from argmap.render.diagram.markup import cell, filler, gap, html_label, styled, table
from argmap.render.diagram.wrapping import wrapped
from argmap.render.style import STATUS_GLYPHS, STATUS_WORDS, ink_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.render.diagram.overview import Box, Bundle, Overview
    from argmap.render.style import Theme

__all__ = ["BOX_WIDTH", "NO_ISSUE", "Boxes", "bar", "bundle_label"]

BOX_WIDTH = 250
"""Points."""
QUESTION_COLUMNS = 34
THESIS_COLUMNS = 42
CHIP_COLUMNS = 46
COUNT_COLUMNS = 50
MOST_ROWS = 3
"""Of chips."""
LEAST_SEGMENT = 28
ROOM = 7
LONGEST_TEXT = 4_000
NO_ISSUE = "Claims filed under no issue"
WORDS = {
    State.YES: "yes",
    State.NO: "no",
}


@attrs.frozen(kw_only=True, eq=False)
class Boxes:
    """Writes the boxes of one overview.

    Parameters
    ----------
    overview : Overview
        What is shown.
    badges : Badges
        Who draws the actors' chips.
    """

    overview: Overview
    badges: Badges

    @property
    def theme(self) -> Theme:
        """The colours."""
        return self.badges.theme

    def label(self, box: Box) -> str:
        """Return the label of a box.

        Parameters
        ----------
        box : Box
            One of the overview's.

        Returns
        -------
        str
            An HTML-like label: the question, the thesis and its status, who takes
            which side, the counts.
        """
        ink = self.theme.muted if box.is_dimmed else self.theme.ink
        rows = [
            cell(styled(line, colour=ink, size=11, bold=True)) + gap(ROOM)
            for line in wrapped(_question(box), QUESTION_COLUMNS, lines=3)
        ]
        rows += self._thesis(box)
        rows += self._sides(box)
        shown = bar(box.statuses, self.theme, points=BOX_WIDTH - 20, dark=ink)
        rows.append(cell(shown))
        rows += [
            cell(styled(line, colour=self.theme.muted, size=8))
            for line in wrapped(_counts(box), COUNT_COLUMNS, lines=2)
        ]
        return html_label(table(rows, padding=1))

    def height(self, box: Box) -> int:
        """Return about how high a box gets, with the room below it.

        Parameters
        ----------
        box : Box
            One of the overview's.

        Returns
        -------
        int
            Points.
        """
        lines = len(wrapped(_question(box), QUESTION_COLUMNS, lines=3))
        thesis = 0
        if box.thesis is not None:
            thesis = len(wrapped(self._answer(box), THESIS_COLUMNS, lines=3)) * 12 + 4
        chips = sum(1 for _ in self._sides(box)) * 17
        counts = len(wrapped(_counts(box), COUNT_COLUMNS, lines=2)) * 12
        return 50 + lines * 16 + thesis + chips + counts

    def tooltip(self, box: Box) -> str:
        """Return a box in words.

        Parameters
        ----------
        box : Box
            One of the overview's.

        Returns
        -------
        str
            Lines: the question, the thesis, the counts, who takes which side.
        """
        lines = [_question(box)]
        if box.thesis is not None:
            lines.append(f"Yes: {box.thesis.label[:LONGEST_TEXT]}")
        lines.append(_counts(box))
        lines += [
            f"{count} {STATUS_WORDS[status][0]}: {STATUS_WORDS[status][1]}"
            for status, count in box.statuses.items()
        ]
        actors = self.overview.map.actors
        for state, word in SIDES.items():
            names = [actors[one.actor].name for one in box.sides.get(state, ())]
            if names:
                lines.append(f"{word} {', '.join(names)}")
        return "\n".join(lines)

    def _thesis(self, box: Box) -> Iterator[str]:
        if box.thesis is None:
            return
        ground = f'BGCOLOR="{self.theme.thesis}"'
        if box.is_dimmed or self.theme.is_plain:
            ground = ""
        lines = wrapped(self._answer(box), THESIS_COLUMNS, lines=3)
        ink = self.theme.muted if box.is_dimmed else self.theme.ink
        end = '<BR ALIGN="LEFT"/>'
        text = "".join(styled(line, colour=ink, size=9) + end for line in lines)
        yield cell(text, ground)

    def _answer(self, box: Box) -> str:
        if box.thesis is None:
            return ""
        status = self.overview.assessment[box.thesis.id].status
        return f"{STATUS_GLYPHS[status]} {box.thesis.text or box.thesis.label}"

    def _sides(self, box: Box) -> Iterator[str]:
        """Yield who says yes and who says no, a row or more each, and the count of others."""
        if box.thesis is None:
            return
        muted = self.theme.muted
        for state in (State.YES, State.NO, State.MIXED):
            taking = box.sides.get(state, [])
            if taking:
                yield from self.badges.rows_of_sides(
                    {state: taking}, columns=CHIP_COLUMNS, most=MOST_ROWS
                )
            elif state in WORDS and not box.sides.get(State.MIXED):
                words = f"{WORDS[state]}: nobody in this map"
                said = cell(styled(words, colour=muted, size=9))
                yield cell(table([f"{gap(6)}{said}{filler()}"]))


def bar(
    statuses: Mapping[Status, int], theme: Theme, *, points: int, dark: str = ""
) -> str:
    """Return counts by status as a bar, each with its sign and number.

    Parameters
    ----------
    statuses : mapping
        Counts above 0.
    theme : Theme
        The colours.
    points : int
        About how wide the bar is.
    dark : str
        The colour of what is contested; the ink's by default.

    Returns
    -------
    str
        A table, as markup.
    """
    dark = dark or theme.ink
    fills = {
        Status.UNCHALLENGED: (theme.card, theme.ink),
        Status.DEFENDED: (theme.chip, theme.ink),
        Status.CONTESTED: (dark, ink_on(dark)),
        Status.REBUTTED: (theme.rebutted, theme.ink),
    }
    spare = max(points - LEAST_SEGMENT * len(statuses), 0)
    total = sum(statuses.values())
    segments = []
    for status, count in statuses.items():
        fill, ink = fills[status]
        wide = LEAST_SEGMENT + spare * count // total
        text = styled(f"{STATUS_GLYPHS[status]} {count:,}", colour=ink, size=8)
        shape = f'WIDTH="{wide}" BGCOLOR="{fill}" CELLPADDING="1"'
        segments.append(cell(text, f'{shape} BORDER="1" COLOR="{theme.line}"'))
    return table(["".join((*segments, filler()))])


def bundle_label(bundle: Bundle, theme: Theme) -> str:
    """Return what stands beside the line of a bundle.

    Parameters
    ----------
    bundle : Bundle
        Links added up.
    theme : Theme
        The colours.

    Returns
    -------
    str
        An HTML-like label: ``+3 −2``.
    """
    space = styled("\u2002", colour=theme.ink, size=8)
    parts = (
        (f"+{bundle.yes:,}", bundle.yes, theme.supports),
        (f"−{bundle.no:,}", bundle.no, theme.attacks),
    )
    shown = [styled(text, colour=ink, size=10) for text, count, ink in parts if count]
    return html_label(space.join(shown))


def _question(box: Box) -> str:
    return box.issue.question if box.issue is not None else NO_ISSUE


def _counts(box: Box) -> str:
    parts = [counted(box.claims, "claim")]
    if box.evidence:
        parts.append(f"{box.evidence:,} evidence")
    if box.waiting:
        parts.append(f"{counted(box.waiting, 'unanswered objection')}")
    if box.others:
        parts.append(f"{counted(box.others, 'other link')}")
    return " · ".join(parts)
