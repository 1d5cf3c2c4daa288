"""Columns: a network of two modes, actors on the left and what they speak on right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

from argmap.render.charts.canvas import wrapped
from argmap.render.charts.ordering import in_columns
from argmap.render.charts.sizes import LINE, RAISED, TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from argmap.render.charts.canvas import Canvas
    from argmap.render.charts.ties import Tie

__all__ = ["Columns"]

# In inches.
ACTORS: Final = 2.0
CLAIMS: Final = 3.2
BETWEEN: Final = 2.6
PORT: Final = 0.125
"""Between two ties at one node: as much as their labels are high."""
PAD: Final = 0.06
GAP: Final = 0.09
LABEL: Final = 0.36
"""Beside a claim, for the signs and weights of its ties."""

# In points.
NUMBER: Final = 6.4

MOST_LINES: Final = 3


@attrs.frozen(kw_only=True)
class _Box:
    """A node: its words, and how many ties end at it."""

    words: list[str]
    ports: int

    @property
    def height(self) -> float:
        return max(len(self.words) * LINE, self.ports * PORT) + 2 * PAD


class Columns:
    """Lays a network of two modes out in two columns, with few crossings.

    Parameters
    ----------
    network : networkx.Graph
        Made by `affiliation_network`.
    nodes : sequence of str
        Those that are drawn.
    ties : sequence of Tie
        Those that are drawn.
    """

    width: Final = ACTORS + BETWEEN + LABEL + CLAIMS

    def __init__(
        self, network: nx.Graph[str], nodes: Sequence[str], ties: Sequence[Tie]
    ) -> None:
        self.ties = ties
        mode = {node: network.nodes[node]["bipartite"] for node in nodes}
        left, right = ([n for n in nodes if mode[n] == wanted] for wanted in (0, 1))
        pairs = [(tie.one, tie.two) for tie in ties]
        self.left, self.right = in_columns(left, right, pairs)
        room = {0: ACTORS - 2 * PAD, 1: CLAIMS - 2 * PAD}
        ports = dict.fromkeys(nodes, 0)
        for tie in ties:
            ports[tie.one] += 1
            ports[tie.two] += 1
        self.boxes = {
            node: _Box(
                words=wrapped(
                    network.nodes[node]["name"], room[mode[node]], TEXT, most=MOST_LINES
                ),
                ports=ports[node],
            )
            for node in nodes
        }
        self.height = max(self._high(self.left), self._high(self.right))

    def _high(self, column: Sequence[str]) -> float:
        return sum(self.boxes[node].height + GAP for node in column)

    def draw(
        self,
        canvas: Canvas,
        axes: Any,
        corner: tuple[float, float],
        thick: Mapping[Tie, float],
    ) -> None:
        """Draw it with its top left corner at a place of the sheet.

        Parameters
        ----------
        canvas : Canvas
            The sheet.
        axes : matplotlib.axes.Axes
            In inches, from `Canvas.plane`.
        corner : (float, float)
            In inches.
        thick : mapping
            How thick each tie is, in points.
        """
        x, y = corner
        claims = x + ACTORS + BETWEEN + LABEL
        tops = self._tops(self.left, y) | self._tops(self.right, y)
        for column, left, wide in (
            (self.left, x, ACTORS),
            (self.right, claims, CLAIMS),
        ):
            for node in column:
                self._draw_box(canvas, axes, node, (left, tops[node]), wide)
        ports = self._ports(tops)
        for number, tie in enumerate(self.ties):
            start, end = ports[number, tie.one], ports[number, tie.two]
            style = tie.style(canvas, thick[tie])
            self._draw_line(axes, (x + ACTORS, start), (claims - LABEL, end), style)
            canvas.text(
                tie.label,
                claims - LABEL + 0.05,
                end + 0.032,
                size=NUMBER,
                weight="bold",
                color=style["color"],
            )

    def _tops(self, column: Sequence[str], y: float) -> dict[str, float]:
        """Return where each box begins; a shorter column has wider gaps."""
        spare = (self.height - self._high(column)) / max(len(column), 1)
        tops = {}
        for node in column:
            tops[node] = y + spare / 2
            y += self.boxes[node].height + GAP + spare
        return tops

    def _ports(self, tops: Mapping[str, float]) -> dict[tuple[int, str], float]:
        """Return how high each tie, by its number, ends at each of its nodes."""
        ends: dict[str, list[tuple[float, int]]] = {}
        for number, tie in enumerate(self.ties):
            for node, other in ((tie.one, tie.two), (tie.two, tie.one)):
                middle = tops[other] + self.boxes[other].height / 2
                ends.setdefault(node, []).append((middle, number))
        found = {}
        for node, tied in ends.items():
            middle = tops[node] + self.boxes[node].height / 2
            first = middle - PORT * (len(tied) - 1) / 2
            for at, (_, number) in enumerate(sorted(tied)):
                found[number, node] = first + PORT * at
        return found

    def _draw_box(
        self,
        canvas: Canvas,
        axes: Any,
        node: str,
        corner: tuple[float, float],
        wide: float,
    ) -> None:
        from matplotlib.patches import Rectangle

        box, theme = self.boxes[node], canvas.theme
        x, y = corner
        axes.add_patch(
            Rectangle(
                corner,
                wide,
                box.height,
                facecolor=theme.card,
                edgecolor=theme.line,
                linewidth=0.7,
            )
        )
        first = y + box.height / 2 - LINE * (len(box.words) - 1) / 2 + RAISED
        canvas.lines(box.words, x + PAD, first, step=LINE, size=TEXT)

    def _draw_line(
        self,
        axes: Any,
        start: tuple[float, float],
        end: tuple[float, float],
        style: dict[str, Any],
    ) -> None:
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        bend = (end[0] - start[0]) * 0.45
        points = [start, (start[0] + bend, start[1]), (end[0] - bend, end[1]), end]
        codes = [Path.MOVETO, Path.CURVE4, Path.CURVE4, Path.CURVE4]
        axes.add_patch(PathPatch(Path(points, codes), fill=False, zorder=0, **style))
