"""A map as DOT text, through pydot: pure text, no drawing engine needed.

Node names are generated, and every value is quoted here (see `markup`): no text of a
map can become DOT, markup or a link.
"""

from __future__ import annotations

import warnings
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from argmap.analysis.acceptability import Status
from argmap.errors import DrawingError
from argmap.render.diagram.cards import Writer, sides_taken
from argmap.render.diagram.chips import chips_of
from argmap.render.diagram.key import heading
from argmap.render.diagram.layout import arranged
from argmap.render.diagram.lines import Lines
from argmap.render.diagram.markup import quoted
from argmap.render.diagram.tooltips import Teller
from argmap.render.diagram.viewing import Scene, View, staged
from argmap.render.references import numbers, references
from argmap.render.style import FONT, Theme, theme_named

with warnings.catch_warnings():
    # pydot calls names that pyparsing has renamed.
    warnings.simplefilter("ignore", DeprecationWarning)
    import pydot

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.claims import Claim
    from argmap.model.relations import Relation

__all__ = ["MOST_NODES", "to_dot"]

MOST_NODES = 1_500
"""Above this a picture is a poster that takes Graphviz minutes."""

COLUMNS_OF_CARD = 64
"""Characters of the key to one column of cards."""


def to_dot(
    m: ArgumentMap,
    *,
    view: View | None = None,
    theme: str = "light",
    force: bool = False,
) -> str:
    """Return the map as a diagram in the DOT language.

    The theses stand on the left and reasons to the right of what they bear on; claims
    are grouped by issue. Every node has an id (``claim-`` and the claim's id), a class
    (kind, status) and a tooltip with the whole text and its sources; every link has a
    tooltip.

    Parameters
    ----------
    m : ArgumentMap
        Any map; what it only proposes is left out.
    view : View, optional
        The part to show, and the rule; the whole map by default.
    theme : str
        ``light`` or ``dark``.
    force : bool
        Whether to accept more than `MOST_NODES` nodes.

    Returns
    -------
    str
        One digraph; the same for the same map, view and theme.

    Raises
    ------
    DrawingError
        The picture would hold too many nodes.
    QueryError
        There is no such theme, or the view asks for what is not drawn yet.
    UnknownIdError
        The view names an issue or actor that the map does not have.

    Examples
    --------
    >>> from argmap import ArgumentMap
    >>> m = ArgumentMap("Rent caps")
    >>> caps = m.claim("Rent caps cut supply.", id="caps")
    >>> 'id="claim-caps"' in to_dot(m)
    True
    """
    colours = theme_named(theme)
    scene = staged(m, view)
    drawing = _Drawing(scene, colours)
    if drawing.size > MOST_NODES and not force:
        raise DrawingError(
            f"the picture would hold {drawing.size:,} nodes, more than "
            f"{MOST_NODES:,}; draw one issue, or fold the evidence, or insist with "
            "force"
        )
    return drawing.text()


_Part = TypeVar("_Part", bound="pydot.Common")


def _set(part: _Part, attributes: dict[str, str]) -> _Part:
    for name, value in attributes.items():
        part.set(name, value)
    return part


class _Drawing:
    """Builds one graph."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        self.scene = scene
        self.theme = theme
        self.teller = Teller(scene=scene, sources=numbers(references(scene.whole)))
        self.writer = Writer(
            scene=scene,
            theme=theme,
            chips=chips_of(scene.whole),
            teller=self.teller,
            sides=sides_taken(scene),
        )
        self.layout = arranged(scene)
        self.names = {key: f"c{n}" for key, n in scene.numbers.items()}
        order = {key: n for n, key in enumerate(scene.whole.relations, 1)}
        self.points = {key: f"r{order[key]}" for key in self.layout.points}
        self.lines = Lines(
            scene=scene,
            theme=theme,
            teller=self.teller,
            layout=self.layout,
            names=self.names,
            points=self.points,
        )
        self.ranks = {self.names[key]: n for key, n in self.layout.ranks.items()}
        self.ranks |= {self.points[key]: n for key, n in self.layout.points.items()}
        self.tops = self._tops()
        self.headings = {issue: f"q{n}" for n, issue in enumerate(self.tops, 1)}
        for issue, tops in self.tops.items():
            self.ranks[self.headings[issue]] = self.ranks[tops[0]]
        self.size = len(scene.claims) + len(scene.stubs) + len(self.points)

    def _tops(self) -> dict[str, list[str]]:
        """Return the nodes in the leftmost column of each box."""
        found: dict[str, list[str]] = {}
        if self.scene.view.issue is not None:
            return found
        for claim in self.scene.claims:
            if claim.issue is not None:
                found.setdefault(claim.issue, []).append(self.names[claim.id])
        for issue, names in found.items():
            left = min(map(self.ranks.__getitem__, names))
            found[issue] = [name for name in names if self.ranks[name] == left]
        return found

    def text(self) -> str:
        graph = pydot.Dot(graph_name="debate", graph_type="digraph")
        _set(graph, self._graph_attributes())
        graph.add_node(_set(pydot.Node("node"), self._node_defaults()))
        graph.add_node(_set(pydot.Node("edge"), self._edge_defaults()))
        self._add_cards(graph)
        for link in self.scene.links:
            for start, end, attributes in self.lines.stretches(link):
                graph.add_edge(_set(pydot.Edge(start, end), attributes))
        self._add_hints(graph)
        return str(graph.to_string(indent=1))

    def _graph_attributes(self) -> dict[str, str]:
        theme = self.theme
        return {
            "charset": '"UTF-8"',
            "rankdir": '"RL"',
            "newrank": '"true"',
            "bgcolor": quoted(theme.paper),
            "fontname": quoted(FONT),
            "fontcolor": quoted(theme.ink),
            "nodesep": '"0.14"',
            "ranksep": '"0.28"',
            "pad": '"0.3"',
            "labelloc": '"t"',
            "labeljust": '"l"',
            "tooltip": quoted(self.scene.whole.title or "debate"),
            "label": heading(
                self.writer,
                columns=COLUMNS_OF_CARD * self.layout.columns(self.names),
            ),
        }

    def _node_defaults(self) -> dict[str, str]:
        return {
            "fontname": quoted(FONT),
            "fontsize": '"10"',
            "fontcolor": quoted(self.theme.ink),
            "shape": '"box"',
            "margin": '"0.07,0.04"',
        }

    def _edge_defaults(self) -> dict[str, str]:
        return {"fontname": quoted(FONT), "arrowsize": '"0.8"'}

    def _add_cards(self, graph: pydot.Dot) -> None:
        boxed = self.scene.view.issue is None
        issues = {claim.issue: None for claim in self.scene.claims if boxed}
        clusters = {
            issue: self._cluster(issue, number)
            for number, issue in enumerate(filter(None, issues), 1)
        }
        # Within boxes, and among them, Graphviz begins at the bottom.
        for claim in self.scene.claims[:: -1 if boxed else 1]:
            home = clusters.get(claim.issue or "", graph)
            home.add_node(self._card(claim))
        for key in self.points:
            link = self.scene.map.relations[key]
            issue = self.scene.map.claims[self.scene.claim_hit(link)].issue
            home = clusters.get(issue or "", graph)
            home.add_node(self._point(link))
        for claim in self.scene.stubs:
            graph.add_node(self._stub(claim))
        for cluster in reversed(clusters.values()):
            graph.add_subgraph(cluster)
        if not self.scene.claims:
            graph.add_node(self._nothing())

    def _cluster(self, issue: str, number: int) -> pydot.Subgraph:
        """Return an issue's box, with the question as a node at the top on the left.

        Lines run past a node, but across the label of a cluster.
        """
        record = self.scene.map.issues[issue]
        theme = self.theme
        attributes = {
            "id": quoted(f"issue-{issue}"),
            "class": '"issue"',
            "tooltip": quoted(record.question),
            "label": '""',  # or it would bear the whole picture's
            "margin": '"12"',
            "style": '"filled,rounded"',
            "fillcolor": quoted(theme.group),
            "color": quoted(theme.group_line),
        }
        cluster = _set(pydot.Subgraph(f"cluster_i{number}"), attributes)
        heading_ = {
            "class": '"question"',
            "tooltip": quoted(record.question),
            "shape": '"plaintext"',
            "margin": '"0"',
            "style": '"filled"',
            "fillcolor": quoted(theme.group),
            "label": self.writer.banner(record),
        }
        cluster.add_node(_set(pydot.Node(self.headings[issue]), heading_))
        return cluster

    def _card(self, claim: Claim) -> pydot.Node:
        theme = self.theme
        status = self.scene.assessment[claim.id].status
        dim = claim.id in self.scene.dimmed
        thesis = self.writer.is_thesis(claim)
        if dim:
            fill = theme.paper
        elif thesis:
            fill = theme.thesis
        elif status is Status.REBUTTED:
            fill = theme.rebutted
        else:
            fill = theme.card if claim.evidence is None else theme.evidence
        contested = status is Status.CONTESTED
        border = theme.group_line if dim else theme.ink if contested else theme.line
        evidence = claim.evidence is not None
        words = ["claim", claim.kind, status, "thesis" if thesis else None]
        words += ["evidence" if evidence else None, "dimmed" if dim else None]
        attributes = {
            "id": quoted(f"claim-{claim.id}"),
            "class": quoted(" ".join(word for word in words if word)),
            "URL": quoted(f"#claim-{claim.id}"),
            "tooltip": quoted(self.teller.of_claim(claim)),
            "shape": '"note"' if evidence else '"box"',
            "style": '"filled"' if evidence else '"filled,rounded"',
            "fillcolor": quoted(fill),
            "color": quoted(border),
            "peripheries": '"2"' if contested else '"1"',
            "penwidth": '"1.6"' if thesis else '"1"',
            "label": self.writer.card(claim),
        }
        return _set(pydot.Node(self.names[claim.id]), attributes)

    def _stub(self, claim: Claim) -> pydot.Node:
        status = self.scene.assessment[claim.id].status
        attributes = {
            "id": quoted(f"claim-{claim.id}"),
            "class": quoted(f"claim stub {status}"),
            "URL": quoted(f"#claim-{claim.id}"),
            "tooltip": quoted(self.teller.of_claim(claim)),
            "style": '"filled,rounded,dashed"',
            "fillcolor": quoted(self.theme.paper),
            "color": quoted(self.theme.line),
            "label": self.writer.stub(claim),
        }
        return _set(pydot.Node(self.names[claim.id]), attributes)

    def _point(self, link: Relation) -> pydot.Node:
        """Return a small node on a link: premises join there, or an undercut ends."""
        colour = quoted(self.lines.colour(link))
        attributes = {
            "id": quoted(f"point-{link.id}"),
            "class": '"point"',
            "tooltip": quoted(self.teller.of_link(link)),
            "shape": '"point"',
            "width": '"0.07"',
            "label": '""',
            "fillcolor": colour,
            "color": colour,
        }
        return _set(pydot.Node(self.points[link.id]), attributes)

    def _nothing(self) -> pydot.Node:
        whole = not len(self.scene.whole)
        text = "This map holds no claims." if whole else "This view holds no claims."
        return pydot.Node("empty", shape='"plaintext"', label=quoted(text))

    def _add_hints(self, graph: pydot.Dot) -> None:
        """Add what sets cards in columns and in rows: none of it is seen."""
        columns: dict[int, list[str]] = {}
        for name, rank in self.ranks.items():
            columns.setdefault(rank, []).append(name)
        marks = [f"k{rank}" for rank in range(max(columns, default=-1) + 1)]
        for rank, mark in enumerate(marks):
            group = pydot.Subgraph(f"rank{rank}", rank='"same"')
            group.add_node(
                pydot.Node(mark, shape='"point"', style='"invis"', width='"0.01"')
            )
            for name in columns.get(rank, ()):
                group.add_node(pydot.Node(name))
            graph.add_subgraph(group)
        for left, right in pairwise(marks):
            graph.add_edge(pydot.Edge(right, left, style='"invis"'))
        for issue, tops in self.tops.items():
            for name in tops:
                graph.add_edge(self._below(self.headings[issue], name))
        above: dict[str, str] = {}
        for anchor, first, *others in self.layout.rows:
            row = [self.names[key] for key in (first, *others)]
            for left, right in pairwise(row):
                graph.add_edge(pydot.Edge(right, left, style='"invis"', minlen='"0"'))
            if anchor:
                upper = above.get(anchor, self.names[anchor])
                graph.add_edge(self._below(upper, row[0]))
                above[anchor] = row[0]

    def _below(self, upper: str, lower: str) -> pydot.Edge:
        """Return an edge that sets one card below another of the same column.

        Graphviz turns the order of a column around where it lays out from right to
        left, but not within a cluster.
        """
        ends = (upper, lower) if self.scene.view.issue is not None else (lower, upper)
        return pydot.Edge(*ends, style='"invis"', minlen='"0"')
