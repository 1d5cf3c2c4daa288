"""Lines: how a link is drawn, as one stretch or as several that meet at a point."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.graph.labelling import Label
from argmap.model.relations import RelationKind
from argmap.render.diagram.markup import quoted
from argmap.render.style import FONT, LINES, UNDERCUT, WIDTHS, Line, Theme, mixed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from argmap.model.relations import Relation
    from argmap.render.diagram.layout import Layout
    from argmap.render.diagram.scenes import Scene
    from argmap.render.diagram.tooltips import Teller

__all__ = ["Lines", "has_fallen", "line_of", "sign_of"]

FADED = 0.73
"""How much of its colour a fallen link keeps."""
HOLLOW = {"normal": "onormal"}
"""The arrows of fallen links that differ from those of standing ones."""
STRAIGHT = {"stretch": "8", "point": "4", "undercut": "2"}
"""Graphviz straightens heavy lines first."""

Stretch = tuple[str, str, dict[str, str]]
"""The nodes where a line starts and ends, and its attributes."""


def line_of(scene: Scene, link: Relation) -> Line:
    """Return how a link is drawn.

    Parameters
    ----------
    scene : Scene
        What is shown.
    link : Relation
        One of its links.

    Returns
    -------
    Line
        `UNDERCUT` for what ends on a link, else that of its kind.
    """
    return UNDERCUT if scene.undercuts(link) else LINES[link.kind]


def has_fallen(scene: Scene, link: Relation) -> bool:
    """Return whether a link does not hold: undercut, or a premise of it is rebutted.

    Parameters
    ----------
    scene : Scene
        What is shown.
    link : Relation
        One of its links.

    Returns
    -------
    bool
        By the labelling that gives the statuses. A contradiction has fallen where
        neither claim strikes at the other; two wordings of one claim stay that.
    """
    found = scene.assessment
    if link.kind is RelationKind.REPHRASES or found.label_of(link) is not Label.OUT:
        return False
    if link.kind is not RelationKind.CONTRADICTS or scene.undercuts(link):
        return True
    back = found[link.premises[0]].strikes
    return all(found.labels[s.node] == Label.OUT for s in back if s.record == link.id)


def sign_of(scene: Scene, link: Relation) -> str:
    """Return what stands beside a link: its sign, in brackets where it has fallen.

    Parameters
    ----------
    scene : Scene
        What is shown.
    link : Relation
        One of its links.

    Returns
    -------
    str
        "" for a standing undercut.
    """
    sign = line_of(scene, link).sign
    return f"({sign or '○'})" if has_fallen(scene, link) else sign


@attrs.frozen(kw_only=True, eq=False)
class Lines:
    """Draws the links of one scene.

    Parameters
    ----------
    scene : Scene
        What is shown.
    theme : Theme
        The colours.
    teller : Teller
        Who tells a link in words.
    layout : Layout
        Where the cards stand.
    names : dict
        The cards' nodes by claim id.
    points : dict
        The nodes of the points on links, by the id of their link.
    """

    scene: Scene
    theme: Theme
    teller: Teller
    layout: Layout
    names: dict[str, str]
    points: dict[str, str]
    _starting: dict[str, int] = attrs.field(init=False)
    _ending: dict[str, int] = attrs.field(init=False)

    @_starting.default
    def _count_starting(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for link in self.scene.links:
            for premise in link.premises:
                counts[premise] = counts.get(premise, 0) + 1
        return counts

    @_ending.default
    def _count_ending(self) -> dict[str, int]:
        counts: dict[str, int] = {}
        for link in self.scene.links:
            counts[link.target] = counts.get(link.target, 0) + 1
        return counts

    def colour(self, link: Relation) -> str:
        """Return the colour of a link: fainter where it has fallen or is dimmed.

        Parameters
        ----------
        link : Relation
            One of the scene's.

        Returns
        -------
        str
            As ``#RRGGBB``.
        """
        if not self.scene.dimmed.isdisjoint(link.premises):
            return self.theme.line
        colour = self.theme.colour(line_of(self.scene, link))
        if has_fallen(self.scene, link):
            return mixed(colour, self.theme.paper, share=FADED)
        return colour

    def stretches(self, link: Relation) -> Iterator[Stretch]:
        """Yield a link as one line, or as several that meet at its point.

        Parameters
        ----------
        link : Relation
            One of the scene's.

        Yields
        ------
        tuple of str, str and dict
            Where a line starts and ends, and its attributes, quoted.
        """
        line = line_of(self.scene, link)
        onto = self.scene.undercuts(link)
        end = (
            (self.points[link.target], self.layout.points[link.target])
            if onto
            else (self.names[link.target], self.layout.ranks[link.target])
        )
        starts = [(self.names[key], self.layout.ranks[key]) for key in link.premises]
        if link.id not in self.points:
            yield self._stretch(link, (starts[0], end), (line.head, line.tail))
            return
        point = (self.points[link.id], self.layout.points[link.id])
        for number, start in enumerate(starts, 1):
            yield self._stretch(link, (start, point), ("none", line.tail), part=number)
        yield self._stretch(link, (point, end), (line.head, "none"))

    def _stretch(
        self,
        link: Relation,
        ends: tuple[tuple[str, int], tuple[str, int]],
        tips: tuple[str, str],
        *,
        part: int = 0,
    ) -> Stretch:
        """Return one stretch of a link: the last one, or part `part` before a point."""
        (start, right), (end, left) = ends
        turned = right < left
        if turned:  # Graphviz draws it better if told the way that it runs
            start, end, tips = end, start, tips[::-1]
        line = line_of(self.scene, link)
        key = f"premise-{part}-{link.id}" if part else f"link-{link.id}"
        fallen = has_fallen(self.scene, link)
        if fallen:
            tips = (HOLLOW.get(tips[0], tips[0]), HOLLOW.get(tips[1], tips[1]))
        words = ["undercuts" if line is UNDERCUT else link.kind, link.basis]
        attributes = {
            "id": quoted(key),
            "class": quoted(" ".join((*words, *(["fallen"] if fallen else [])))),
            "tooltip": quoted(self.teller.of_link(link)),
            "style": quoted(line.style),
            "dir": '"both"',
            "arrowhead": quoted(tips[0]),
            "arrowtail": quoted(tips[1]),
            "penwidth": quoted(f"{WIDTHS[link.basis]:g}"),
            "color": quoted(self.colour(link)),
        }
        attributes |= self._pull(link, part=part)
        if right == left and start != end:
            attributes["constraint"] = '"false"'
        elif right > left and self._leaves_alone(link, part=part):
            attributes["tailport"] = '"w"'
        sign = "" if part else sign_of(self.scene, link)
        if sign:
            attributes |= self._sign(link, sign, turned=turned)
        return start, end, attributes

    def _leaves_alone(self, link: Relation, *, part: int) -> bool:
        """Whether a line leaves a card that no other leaves: there is room for a sign.

        Several lines from one place on a card would lie one upon the other.
        """
        if link.id in self.points and not part:
            return False
        return self._starting[link.premises[max(part - 1, 0)]] == 1

    def _pull(self, link: Relation, *, part: int) -> dict[str, str]:
        """Return how much a line pulls its ends towards each other."""
        claims = (*link.premises, self.scene.claim_hit(link))
        if len({self.layout.stacks[key] for key in claims}) > 1:
            # Or the line would pull the stacks out of place.
            return {"weight": '"0"'}
        if link.id not in self.points:
            return {}
        if self.scene.undercuts(link):
            # What an undercut of it meets should be one straight line.
            return {"weight": quoted(STRAIGHT["stretch" if part else "undercut"])}
        return {"weight": quoted(STRAIGHT["point"])}

    def _sign(self, link: Relation, sign: str, *, turned: bool) -> dict[str, str]:
        """Return a link's sign, close to that end of it where fewer links meet.

        A label of the line itself makes room for itself, and may float about.
        """
        muted = bool({*link.premises} & self.scene.dimmed)
        faint = muted or has_fallen(self.scene, link)
        colour = self.theme.muted if faint else self.colour(link)
        first = link.premises[0]
        split = link.id in self.points
        near = (
            split
            or self._starting[first] <= self._ending[link.target]
            or self.scene.undercuts(link)
        )
        word = len(sign.strip("()")) > 1
        angle = -25 if word else -75 if split else -40
        if self.scene.undercuts(link):  # its own undercuts come from below
            angle = -angle
        end = "tail" if near is not turned else "head"
        return {
            "labelfontcolor": quoted(colour),
            "labelfontname": quoted(FONT),
            "labelfontsize": '"8"' if word else '"13"',
            "labeldistance": '"2.4"' if word else '"1.5"',
            "labelangle": quoted(f"{angle}"),
            f"{end}label": quoted(sign),
            f"{end}tooltip": quoted(self.teller.of_link(link)),
        }
