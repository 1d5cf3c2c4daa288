"""The masthead of an overview: the question, counts, who speaks, and the key."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.acceptability import Status
from argmap.model.messages import counted
from argmap.model.relations import Basis
from argmap.render.diagram.badges import Badges, packed
from argmap.render.diagram.boxes import bar
from argmap.render.diagram.looks import looks_of
from argmap.render.diagram.markup import cell, filler, gap, html_label, styled, table
from argmap.render.diagram.wrapping import shortened, width, wrapped
from argmap.render.style import STATUS_GLYPHS, STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from argmap.render.diagram.overview import Overview
    from argmap.render.style import Theme

__all__ = ["Masthead"]

MOST_ACTORS = 16
NAME_COLUMNS = 40
BAR_WIDTH = 600
ROOM = 18
"""Points to spare beside the title, as beside the text of a card."""


@attrs.frozen(kw_only=True, eq=False)
class Masthead:
    """Writes the head of one overview.

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
            cell(styled(line, colour=theme.ink, size=20, bold=True)) + gap(ROOM)
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
            rows.append(cell(bar(ordered, theme, points=BAR_WIDTH)))
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
            name = shortened(names[actor].name, NAME_COLUMNS)
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
