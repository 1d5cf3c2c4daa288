"""Boxes: how an issue is written in an overview, and the head of an overview."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Status
from argmap.analysis.stances import State
from argmap.model.messages import counted
from argmap.model.relations import Basis
from argmap.render.diagram.badges import SIDES, Badges, packed
from argmap.render.diagram.looks import looks_of
from argmap.render.diagram.markup import cell, filler, gap, html_label, styled, table
from argmap.render.diagram.wrapping import shortened, width, wrapped
from argmap.render.style import STATUS_GLYPHS, STATUS_WORDS, ink_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.render.diagram.overview import Box, Bundle, Overview
    from argmap.render.style import Theme

__all__ = ["BOX_WIDTH", "NO_ISSUE", "Boxes", "bundle_label"]

BOX_WIDTH = 250
"""Points."""
QUESTION_COLUMNS = 34
THESIS_COLUMNS = 42
CHIP_COLUMNS = 46
COUNT_COLUMNS = 50
MOST_ROWS = 3
"""Of chips."""
MOST_ACTORS = 16
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
    """Writes the boxes and the head of one overview.

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
        bar = self.bar(box.statuses, BOX_WIDTH - 20, dark=ink)
        rows.append(cell(bar))
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
            elif state in WORDS:
                words = f"  {WORDS[state]}:  nobody in this map"
                yield cell(styled(words, colour=muted, size=9))

    def bar(self, statuses: Mapping[Status, int], points: int, *, dark: str) -> str:
        """Return counts by status as a bar, each with its sign and number.

        Parameters
        ----------
        statuses : mapping
            Counts above 0.
        points : int
            About how wide the bar is.
        dark : str
            The colour of what is contested.

        Returns
        -------
        str
            A table, as markup.
        """
        theme = self.theme
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

    def heading(self, *, columns: int) -> str:
        """Return the label of the whole picture.

        Parameters
        ----------
        columns : int
            About how wide the picture is, in characters.

        Returns
        -------
        str
            An HTML-like label: the question, counts, the bar of all claims, actors
            and key.
        """
        theme = self.theme
        whole = self.overview.whole
        title = whole.question or whole.title or "A debate"
        rows = [
            cell(styled(line, colour=theme.ink, size=20, bold=True)) + gap(2 * ROOM)
            for line in wrapped(title, columns // 2, lines=3)
        ]
        rows += [
            cell(styled(line, colour=theme.muted, size=10))
            for line in wrapped(" · ".join(self._subtitle()), columns, lines=3)
        ]
        counts: Counter[Status] = Counter()
        for box in self.overview.boxes:
            counts.update(box.statuses)
        if counts:
            ordered = {status: counts[status] for status in Status if counts[status]}
            rows.append(cell(self.bar(ordered, 600, dark=theme.ink)))
        rows += [
            cell(table(["".join((*row, filler()))]))
            for row in packed(self._key(ordered if counts else {}), columns)
        ]
        rows += [
            cell(table(["".join((*row, filler()))]))
            for row in packed(self._actors(), columns)
        ]
        return html_label(table(rows, padding=2))

    def _subtitle(self) -> Iterator[str]:
        overview, whole = self.overview, self.overview.whole
        if whole.title and whole.question:
            yield whole.title
        yield counted(len(overview.map), "claim")
        yield f"{counted(sum(b.issue is not None for b in overview.boxes), 'issue')}"
        yield counted(len({a.actor for a in overview.map.assertions.values()}), "actor")
        yield counted(len(overview.map.sources), "source")
        yield {
            None: "statuses: grounded labelling, explicit and inferred links",
            Basis.EXPLICIT: "statuses: grounded labelling, explicit links only",
            Basis.ANALYST: "statuses: grounded labelling, inferred links only",
        }[overview.view.basis]
        if overview.view.as_of is not None:
            yield f"as of {overview.view.as_of}"
        proposed = sum(claim.proposed for claim in whole)
        if proposed:
            yield f"{proposed:,} proposed left out"
        speaking = sum(bool(one.yes or one.no) for one in overview.bundles)
        left = speaking - len(overview.drawn)
        if left:
            yield f"{counted(left, 'weaker line')} left out, counted in the boxes"

    def _key(self, statuses: Mapping[Status, int]) -> Iterator[tuple[int, str]]:
        theme = self.theme
        items = [
            (
                f"{STATUS_GLYPHS[s]} {STATUS_WORDS[s][0]}: {STATUS_WORDS[s][1]}",
                theme.muted,
            )
            for s in statuses
        ]
        bundles = self.overview.bundles
        if any(one.yes for one in bundles):
            items.append(("──▶ +n links that speak for a yes there", theme.supports))
        if any(one.no for one in bundles):
            items.append(("╌╌┤ −n links that speak for a no there", theme.attacks))
        if any(cells for box in self.overview.boxes for cells in box.sides.values()):
            look = looks_of(theme).derived
            items.append(
                (f"{look}: takes the side by other claims than the answer", theme.muted)
            )
        if any(box.thesis for box in self.overview.boxes):
            items.append(("below a question: the claim that says yes", theme.muted))
        if any(box.is_dimmed for box in self.overview.boxes):
            lit = self.overview.view.actors
            names = ", ".join(self.badges.chips[key].letters for key in lit)
            items.append((f"faded: nothing said by {names}", theme.muted))
        for text, colour in items:
            yield width(text) + 3, cell(styled(text, colour=colour, size=9)) + gap(10)

    def _actors(self) -> Iterator[tuple[int, str]]:
        """Yield the chips and names of those heard most."""
        heard = Counter(a.actor for a in self.overview.map.assertions.values())
        names = self.overview.map.actors
        order = sorted(heard, key=lambda key: (-heard[key], key))
        for actor in order[:MOST_ACTORS]:
            name = shortened(names[actor].name, 40)
            letters = self.badges.chips[actor].letters
            shown = self.badges.chip(actor, size=9)
            taken = width(letters) + 5
            if name != letters:
                shown += cell(styled(f" {name}", colour=self.theme.ink, size=9))
                taken += width(name) + 1
            yield taken, shown + gap(10)
        left = len(order) - MOST_ACTORS
        if left > 0:
            more = f"and {left} more"
            yield width(more), cell(styled(more, colour=self.theme.muted, size=9))


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
