"""The plan of a debate: an overview as a graph, one node to an issue."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.render.diagram.badges import Badges
from argmap.render.diagram.boxes import BOX_WIDTH, NO_ISSUE, Boxes, bundle_label
from argmap.render.diagram.chips import chips_of
from argmap.render.diagram.columns import columned
from argmap.render.diagram.digraph import begun, pydot, with_attributes, written
from argmap.render.diagram.markup import quoted
from argmap.render.diagram.masthead import Masthead
from argmap.render.diagram.wrapping import shortened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model.claims import Claim
    from argmap.render.diagram.overview import Box, Bundle, Overview
    from argmap.render.style import Theme

__all__ = ["planned"]

COLUMN_WIDTH = BOX_WIDTH + 90
COLUMNS_OF_BOX = 60
"""Characters of the head to one column of boxes."""
MOST_NAMED = 30
NAME_COLUMNS = 60


def planned(
    overview: Overview, theme: Theme, *, addresses: Mapping[str, str] | None = None
) -> str:
    """Return an overview in the DOT language.

    Parameters
    ----------
    overview : Overview
        What is shown.
    theme : Theme
        The colours.
    addresses : mapping, optional
        By issue id, where its own picture is.

    Returns
    -------
    str
        One digraph; the same for the same overview.
    """
    return _Plan(overview, theme, addresses or {}).text()


class _Plan:
    def __init__(
        self, overview: Overview, theme: Theme, addresses: Mapping[str, str]
    ) -> None:
        self.overview = overview
        self.theme = theme
        self.addresses = addresses
        chips = chips_of(overview.whole, dict(overview.view.colours))
        badges = Badges(theme=theme, chips=chips)
        self.boxes = Boxes(overview=overview, badges=badges)
        self.masthead = Masthead(overview=overview, badges=badges)
        keys = [_key(box) for box in overview.boxes]
        self.places = {key: at for at, key in enumerate(keys)}
        self.names = {key: f"q{at}" for key, at in self.places.items()}
        self.drawn = overview.drawn
        self.columns = columned(
            [self.boxes.height(box) for box in overview.boxes],
            [(self.places[one.source], self.places[one.target]) for one in self.drawn],
            width=COLUMN_WIDTH,
        )
        self.column_of = {
            at: number for number, column in enumerate(self.columns) for at in column
        }

    def text(self) -> str:
        wide = max(len(self.columns), 2) * COLUMNS_OF_BOX
        graph = begun(
            self.theme,
            title=self.overview.whole.title or "debate",
            label=self.masthead.heading(columns=wide),
            spacing="0.42",
        )
        for box in self.overview.boxes:
            graph.add_node(self._node(box))
        for bundle in self.drawn:
            graph.add_edge(self._edge(bundle))
        self._add_hints(graph)
        if not self.overview.boxes:
            whole = not len(self.overview.whole)
            text = f"This {'map' if whole else 'view'} holds no claims."
            graph.add_node(pydot.Node("empty", shape='"plaintext"', label=quoted(text)))
        return written(graph)

    def _node(self, box: Box) -> pydot.Node:
        key = _key(box)
        theme = self.theme
        address = self.addresses.get(key or "", f"#issue-{key or ''}")
        words = ["issue", *(["dimmed"] if box.is_dimmed else [])]
        attributes = {
            "id": quoted(f"issue-{key or ''}"),
            "class": quoted(" ".join(words)),
            "URL": quoted(address),
            "tooltip": quoted(self.boxes.tooltip(box)),
            "style": '"filled,rounded"',
            "fillcolor": quoted(theme.paper if box.is_dimmed else theme.group),
            "color": quoted(theme.group_line if box.is_dimmed else theme.line),
            "penwidth": '"1.6"' if box.thesis is not None else '"1"',
            "width": quoted(f"{BOX_WIDTH / 72:.2f}"),
            "label": self.boxes.label(box),
        }
        return with_attributes(pydot.Node(self.names[key]), attributes)

    def _edge(self, bundle: Bundle) -> pydot.Edge:
        theme = self.theme
        start, end = self.names[bundle.source], self.names[bundle.target]
        right = self.column_of[self.places[bundle.source]]
        left = self.column_of[self.places[bundle.target]]
        speaks = [word for word, n in (("yes", bundle.yes), ("no", bundle.no)) if n]
        colour = theme.other
        if len(speaks) == 1:
            colour = theme.supports if bundle.yes else theme.attacks
        head = "normal" if bundle.yes else "tee"
        count = bundle.yes + bundle.no
        tips = ("none", head)
        if right < left:  # Graphviz draws it better if told the way that it runs
            start, end, tips = end, start, tips[::-1]
        attributes = {
            "id": quoted(f"links-{bundle.source or ''}-{bundle.target or ''}"),
            "class": quoted(f"links {' '.join(speaks)}"),
            "tooltip": quoted(self._told(bundle)),
            "labeltooltip": quoted(self._told(bundle)),
            "style": '"dashed"' if speaks == ["no"] else '"solid"',
            "dir": '"both"',
            "arrowtail": quoted(tips[0]),
            "arrowhead": quoted(tips[1]),
            "penwidth": quoted(f"{min(0.8 + 0.5 * count, 3.5):g}"),
            "color": quoted(colour),
            "weight": quoted(str(min(2 * count, 8))),
            "label": bundle_label(bundle, theme),
        }
        if right == left:
            # A label in the middle of a line within a column can end Graphviz.
            attributes["constraint"] = '"false"'
            attributes["taillabel"] = attributes.pop("label")
            attributes["tailtooltip"] = attributes.pop("labeltooltip")
        return with_attributes(pydot.Edge(start, end), attributes)

    def _told(self, bundle: Bundle) -> str:
        m = self.overview.map
        source, target = (
            m.issues[key].question if key is not None else NO_ISSUE
            for key in (bundle.source, bundle.target)
        )
        counts = f"{bundle.yes} for a yes, {bundle.no} for a no, {bundle.others} other"
        lines = [f"From “{source}” to “{target}”: {counts}"]
        for key in bundle.links[:MOST_NAMED]:
            link = m.relations[key]
            names = " with ".join(_name(m.claims[one]) for one in link.premises)
            kind = "undercuts" if m.is_undercut(link) else link.kind.value
            onto = "a link" if m.is_undercut(link) else _name(m.claims[link.target])
            lines.append(f"{names} {kind} {onto}")
        left = len(bundle.links) - MOST_NAMED
        if left > 0:
            lines.append(f"and {left:,} more")
        return "\n".join(lines)

    def _add_hints(self, graph: pydot.Dot) -> None:
        """Add what sets boxes in columns: none of it is seen."""
        marks = [f"k{number}" for number in range(len(self.columns))]
        names = list(self.names.values())
        tied = {
            self.places[key] for one in self.drawn for key in (one.source, one.target)
        }
        for mark, column in zip(marks, self.columns, strict=True):
            group = pydot.Subgraph(f"rank{mark}", rank='"same"')
            group.add_node(
                pydot.Node(mark, shape='"point"', style='"invis"', width='"0.01"')
            )
            for at in column:
                group.add_node(pydot.Node(names[at]))
            graph.add_subgraph(group)
            loose = [at for at in column if at not in tied]
            uppers = [at for at in column if at in tied]
            for below in loose[:1]:
                for upper in uppers:
                    graph.add_edge(_hidden(names[upper], names[below]))
            for upper, below in pairwise(loose):
                graph.add_edge(_hidden(names[upper], names[below]))
        for left, right in pairwise(marks):
            graph.add_edge(pydot.Edge(right, left, style='"invis"'))


def _hidden(upper: str, lower: str) -> pydot.Edge:
    """Return an edge that sets one box above another of the same column."""
    return pydot.Edge(upper, lower, style='"invis"', minlen='"0"')


def _name(claim: Claim) -> str:
    return f"“{shortened(claim.title or claim.label, NAME_COLUMNS)}”"


def _key(box: Box) -> str | None:
    return None if box.issue is None else box.issue.id
