"""The poster of a debate: the claims of a scene as a graph, one node to a claim."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from argmap.analysis.acceptability import Status
from argmap.render.diagram.badges import Badges, sides_taken
from argmap.render.diagram.cards import Writer, banner
from argmap.render.diagram.chips import chips_of
from argmap.render.diagram.digraph import begun, pydot, with_attributes, written
from argmap.render.diagram.key import heading
from argmap.render.diagram.layout import arranged
from argmap.render.diagram.lines import Lines
from argmap.render.diagram.markup import quoted
from argmap.render.diagram.tooltips import Teller
from argmap.render.references import numbers, references

if TYPE_CHECKING:
    from collections.abc import Mapping

    from argmap.model.claims import Claim, Issue
    from argmap.model.relations import Relation
    from argmap.render.diagram.scenes import Scene
    from argmap.render.style import Theme

__all__ = ["laid_out"]

COLUMNS_OF_CARD = 64
"""Characters of the key to one column of cards."""


def laid_out(
    scene: Scene, theme: Theme, *, addresses: Mapping[str, str] | None = None
) -> str:
    """Return a scene in the DOT language.

    Parameters
    ----------
    scene : Scene
        What is shown.
    theme : Theme
        The colours.
    addresses : mapping, optional
        By issue id, where its own picture is.

    Returns
    -------
    str
        One digraph; the same for the same scene.
    """
    return _Drawing(scene, theme, addresses or {}).text()


class _Drawing:
    """Builds one graph."""

    def __init__(
        self, scene: Scene, theme: Theme, addresses: Mapping[str, str]
    ) -> None:
        self.scene = scene
        self.theme = theme
        self.addresses = addresses
        self.teller = Teller(scene=scene, sources=numbers(references(scene.whole)))
        self.writer = Writer(
            scene=scene,
            badges=Badges(
                theme=theme, chips=chips_of(scene.whole, dict(scene.view.colours))
            ),
            teller=self.teller,
            sides=sides_taken(scene.map, self._issues(), basis=scene.view.basis),
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
        self.rests = {f"m{n}": rest for n, rest in enumerate(scene.rests, 1)}
        for name, rest in self.rests.items():
            self.ranks[name] = self.layout.ranks[rest.claim] + 2

    def _tops(self) -> dict[str, list[str]]:
        """Return the nodes in the leftmost column of each box."""
        found: dict[str, list[str]] = {}
        if not self.scene.view.is_boxed:
            return found
        for claim in self.scene.claims:
            if claim.issue is not None:
                found.setdefault(claim.issue, []).append(self.names[claim.id])
        for issue, names in found.items():
            left = min(map(self.ranks.__getitem__, names))
            found[issue] = [name for name in names if self.ranks[name] == left]
        return found

    def _issues(self) -> list[Issue]:
        shown = {claim.issue for claim in self.scene.claims}
        return [one for one in self.scene.map.issues.values() if one.id in shown]

    def text(self) -> str:
        graph = begun(
            self.theme,
            title=self.scene.whole.title or "debate",
            label=heading(
                self.writer,
                columns=COLUMNS_OF_CARD * self.layout.columns(self.names),
            ),
            spacing="0.28",
        )
        self._add_cards(graph)
        for link in self.scene.links:
            for start, end, attributes in self.lines.stretches(link):
                graph.add_edge(with_attributes(pydot.Edge(start, end), attributes))
        self._add_rests(graph)
        self._add_hints(graph)
        return written(graph)

    def _add_cards(self, graph: pydot.Dot) -> None:
        boxed = self.scene.view.is_boxed
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
        cluster = with_attributes(pydot.Subgraph(f"cluster_i{number}"), attributes)
        heading_ = {
            "class": '"question"',
            "tooltip": quoted(record.question),
            "shape": '"plaintext"',
            "margin": '"0"',
            "style": '"filled"',
            "fillcolor": quoted(theme.group),
            "label": banner(
                record, self.writer.sides.get(issue, {}), self.writer.badges
            ),
        }
        cluster.add_node(with_attributes(pydot.Node(self.headings[issue]), heading_))
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
        strong = contested or claim.id == self.scene.view.focus
        border = theme.group_line if dim else theme.ink if strong else theme.line
        evidence = claim.evidence is not None
        focus = claim.id == self.scene.view.focus
        words = ["claim", claim.kind, status, "thesis" if thesis else None]
        words += ["evidence" if evidence else None, "dimmed" if dim else None]
        words += ["focus" if focus else None]
        attributes = {
            "id": quoted(f"claim-{claim.id}"),
            "class": quoted(" ".join(word for word in words if word)),
            "URL": quoted(f"#claim-{claim.id}"),
            "tooltip": quoted(self.teller.of_claim(claim)),
            "shape": '"note"' if evidence else '"box"',
            "style": quoted(self._style(claim)),
            "fillcolor": quoted(fill),
            "color": quoted(border),
            "peripheries": '"2"' if contested else '"1"',
            "penwidth": quoted(f"{self._weight(claim):g}"),
            "label": self.writer.card(claim),
        }
        return with_attributes(pydot.Node(self.names[claim.id]), attributes)

    def _weight(self, claim: Claim) -> float:
        """Return how thick the border of a card is, in points."""
        if claim.id == self.scene.view.focus:
            return 2.4
        if not self.writer.is_thesis(claim):
            return 1
        return 2.4 if self.theme.is_plain else 1.6

    def _style(self, claim: Claim) -> str:
        """Return Graphviz's style of a card: without colours its lines tell more."""
        words = ["filled"]
        rebutted = self.scene.assessment[claim.id].status is Status.REBUTTED
        if self.theme.is_plain and rebutted:
            words.append("diagonals")
        elif claim.evidence is None:
            words.append("rounded")
        if self.theme.is_plain and claim.id in self.scene.dimmed:
            words.append("dotted")
        return ",".join(words)

    def _stub(self, claim: Claim) -> pydot.Node:
        status = self.scene.assessment[claim.id].status
        attributes = {
            "id": quoted(f"claim-{claim.id}"),
            "class": quoted(f"claim stub {status}"),
            "URL": quoted(
                f"{self.addresses.get(claim.issue or '', '')}#claim-{claim.id}"
            ),
            "tooltip": quoted(self.teller.of_claim(claim)),
            "style": '"filled,rounded,dashed"',
            "fillcolor": quoted(self.theme.paper),
            "color": quoted(self.theme.line),
            "label": self.writer.stub(claim),
        }
        return with_attributes(pydot.Node(self.names[claim.id]), attributes)

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
        return with_attributes(pydot.Node(self.points[link.id]), attributes)

    def _add_rests(self, graph: pydot.Dot) -> None:
        """Add what is only counted, each beside the claim that it bears on."""
        for name, rest in self.rests.items():
            attributes = {
                "id": quoted(f"rest-{rest.claim}"),
                "class": '"rest"',
                "tooltip": quoted(self.teller.of_rest(rest)),
                "style": '"filled,rounded,dashed"',
                "height": '"0.2"',
                "fillcolor": quoted(self.theme.paper),
                "color": quoted(self.theme.line),
                "label": self.writer.rest(rest),
            }
            graph.add_node(with_attributes(pydot.Node(name), attributes))
            line = {
                "class": '"rest"',
                "tooltip": quoted(self.teller.of_rest(rest)),
                "arrowhead": '"none"',
                "color": quoted(self.theme.line),
            }
            edge = pydot.Edge(name, self.names[rest.claim])
            graph.add_edge(with_attributes(edge, line))

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
        ends = (upper, lower) if not self.scene.view.is_boxed else (lower, upper)
        return pydot.Edge(*ends, style='"invis"', minlen='"0"')
