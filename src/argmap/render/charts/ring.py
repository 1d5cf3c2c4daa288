"""Ring: a network of one mode, its nodes on two bows, left and right."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from argmap.render.charts.canvas import text_width, wrapped
from argmap.render.charts.ordering import in_rounds
from argmap.render.charts.sizes import LINE, RAISED, TEXT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import networkx as nx

    from argmap.analysis.networks.frustration import Coalitions
    from argmap.render.charts.canvas import Canvas
    from argmap.render.charts.ties import Tie

__all__ = ["Ring"]

# In inches.
NAMES: Final = 2.3
BOW: Final = 4.6
"""How wide the ring is at its middle."""
LOWEST: Final = 3.4
"""How high the ring is at the least."""
HEAD: Final = 0.3
"""Above the bows, for what the sides are."""
SMALLEST, LARGEST = 0.045, 0.1
"""Radius of a node."""

# In points.
LABEL: Final = 6.4

PLACES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.2, 0.8, 0.14, 0.86)
"""Where on a line its label may stand, as a share of it."""
HIGH: Final = 0.115
"""A label's height, in inches."""
ROUND: Final = 0.62
"""Half the height of the ellipse that the bows are of, as a share of the ring's."""
STEPS: Final = 50
"""Points on a line."""
ACROSS, NEAR, FAR = 0.2, 0.15, 1.5
"""How far a tie bends to the middle: of two halves, and of neighbours and the ends."""
MOST_PAIRS: Final = 8

Point = tuple[float, float]


class Ring:
    """Lays a network of one mode out around a ring.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network` or `claim_network`.
    nodes : sequence of str
        Those that are drawn.
    ties : sequence of Tie
        Those that are drawn.
    sides : Coalitions or None
        What stands on the left and on the right.
    """

    width: Final = NAMES * 2 + BOW

    def __init__(
        self,
        network: nx.Graph[str],
        nodes: Sequence[str],
        ties: Sequence[Tie],
        sides: Coalitions | None,
    ) -> None:
        self.ties = ties
        self.network = network
        self.sided = sides is not None and _is_split(sides)
        near = {
            (tie.one, tie.two): abs(tie.weight) for tie in ties if (tie.sign or 0) >= 0
        }
        split = sides if self.sided else None
        self.halves = in_rounds(_halves(nodes, split), near)
        most = 2 if network.graph["of"] == "actors" else 4
        self.words = {
            node: wrapped(network.nodes[node]["name"], NAMES - 0.15, TEXT, most=most)
            for node in nodes
        }
        lines = max((len(words) for words in self.words.values()), default=1)
        self.tall = max(
            LOWEST,
            max(0.3, LINE * lines + 0.09) * max(map(len, self.halves)),
        )
        self.head = HEAD if self.sided else 0.0
        self.height = self.tall + self.head if nodes else 0.0
        self.places = self._places()
        self.lines = {
            tie: _bow(self.places[tie.one], self.places[tie.two], self.tall)
            for tie in ties
        }
        self.labels = self._labels()

    def sides_sentence(self, sides: Coalitions) -> str:
        """Return what the two sides are, in words."""
        large = [part for part in sides.parts if part.frustration is None]
        if large:
            number = len(large[0].actors)
            return f"Two sides are not computed: {number} actors are joined."
        if not self.sided:
            return "Nothing here speaks for two sides."
        told = (
            "Left and right: the two sides that fit best, each part split by itself. A "
            "coalition takes the same sides; that it acts together is not said."
        )
        parts = [told]
        ways = math.prod(len(part.splits) for part in sides.parts)
        if ways > 1:
            parts.append(f"{ways} splits fit equally well; the first is shown.")
        unfit = [
            " and ".join(self.network.nodes[end]["name"] for end in pair)
            for part in sides.parts
            for pair in part.splits[0].frustrated
        ]
        if unfit:
            more = (
                f"; {len(unfit) - MOST_PAIRS} more" if len(unfit) > MOST_PAIRS else ""
            )
            parts.append(f"Not fitting: {'; '.join(unfit[:MOST_PAIRS])}{more}.")
        return " ".join(parts)

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
        if not self.words:
            return
        x, y = corner[0] + self.width / 2, corner[1] + self.head + self.tall / 2
        for tie, points in self.lines.items():
            xs, ys = zip(*points, strict=True)
            axes.plot(
                [x + one for one in xs],
                [y + one for one in ys],
                zorder=1,
                **tie.style(canvas, thick[tie]),
            )
        self._draw_nodes(canvas, axes, (x, y))
        self._draw_labels(canvas, axes, (x, y))
        if self.sided:
            for side, words in ((-1, "One side"), (1, "The other side")):
                canvas.text(
                    words,
                    x + side * (BOW / 2 - 0.3),
                    corner[1] + 0.1,
                    size=TEXT,
                    weight="bold",
                    color=canvas.theme.muted,
                    ha="center",
                )

    def _places(self) -> dict[str, Point]:
        """Return where each node stands: evenly from top to bottom, on two bows."""
        found = {}
        for side, half in zip((-1, 1), self.halves, strict=True):
            step = self.tall / max(len(half), 1)
            for at, node in enumerate(half):
                y = step * (at + 0.5) - self.tall / 2
                out = math.sqrt(1 - (y / (self.tall * ROUND)) ** 2)
                found[node] = (side * BOW / 2 * out, y)
        return found

    def _labels(self) -> dict[Tie, Point]:
        """Return where the sign and weight of each tie stand, clear of the others.

        A tie for whose label there is no room has none: its line tells the sign.
        """
        taken = [(x, y, LARGEST * 2, LARGEST * 2) for x, y in self.places.values()]
        found = {}
        for tie, points in self.lines.items():
            wide = _label_width(tie)
            for share in PLACES:
                x, y = points[round(share * STEPS)]
                if _is_free((x, y), wide, taken):
                    taken.append((x, y, wide, HIGH))
                    found[tie] = (x, y)
                    break
        return found

    def _draw_nodes(self, canvas: Canvas, axes: Any, middle: Point) -> None:
        from matplotlib.patches import Circle

        theme = canvas.theme
        said = {node: self.network.nodes[node]["statements"] for node in self.places}
        top = max(said.values()) or 1
        for node, (across, down) in self.places.items():
            x, y = middle[0] + across, middle[1] + down
            radius = SMALLEST + (LARGEST - SMALLEST) * math.sqrt(said[node] / top)
            axes.add_patch(
                Circle(
                    (x, y),
                    radius,
                    facecolor=theme.chip,
                    edgecolor=theme.ink,
                    linewidth=0.8,
                    zorder=4,
                )
            )
            side = -1 if node in self.halves[0] else 1
            words = self.words[node]
            canvas.lines(
                words,
                x + side * (LARGEST + 0.05),
                y - LINE * (len(words) - 1) / 2 + RAISED,
                step=LINE,
                size=TEXT,
                ha="left" if side > 0 else "right",
            )

    def _draw_labels(self, canvas: Canvas, axes: Any, middle: Point) -> None:
        from matplotlib.patches import Rectangle

        for tie, (across, down) in self.labels.items():
            x, y, wide = middle[0] + across, middle[1] + down, _label_width(tie)
            axes.add_patch(
                Rectangle(
                    (x - wide / 2, y - HIGH / 2),
                    wide,
                    HIGH,
                    facecolor=canvas.theme.paper,
                    linewidth=0,
                    zorder=2,
                )
            )
            canvas.text(
                tie.label,
                x,
                y + 0.032,
                size=LABEL,
                weight="bold",
                color=tie.style(canvas, 1)["color"],
                ha="center",
            )


def _label_width(tie: Tie) -> float:
    return text_width(tie.label, LABEL, bold=True) + 0.03


def _is_split(sides: Coalitions) -> bool:
    """Whether every part has a best split, and somebody is on the other side."""
    return all(part.splits for part in sides.parts) and any(
        part.splits[0].sides[1] for part in sides.parts
    )


def _halves(nodes: Sequence[str], sides: Coalitions | None) -> list[list[str]]:
    """Return who stands on the left and who on the right."""
    if sides is None:
        half = (len(nodes) + 1) // 2
        return [list(nodes[:half]), list(nodes[half:])]
    other = {node for part in sides.parts for node in part.splits[0].sides[1]}
    return [[n for n in nodes if (n in other) is wanted] for wanted in (False, True)]


def _bow(start: Point, end: Point, tall: float) -> list[Point]:
    """Return a line between two places, bent to the middle of the ring.

    Ties of one half bend more the longer they are, so that they lie apart.
    """
    pull = ACROSS
    if start[0] * end[0] > 0:
        pull = NEAR + (FAR - NEAR) * abs(start[1] - end[1]) / tall
    x, y = (start[0] + end[0]) / 2 * (1 - pull), (start[1] + end[1]) / 2
    points = []
    for step in range(STEPS + 1):
        t = step / STEPS
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t * t
        points.append(
            (a * start[0] + b * x + c * end[0], a * start[1] + b * y + c * end[1])
        )
    return points


def _is_free(
    spot: Point, wide: float, taken: Sequence[tuple[float, float, float, float]]
) -> bool:
    x, y = spot
    return all(
        abs(x - other) >= (wide + width) / 2 or abs(y - over) >= (HIGH + height) / 2
        for other, over, width, height in taken
    )
