"""Ties: the edges of a network as they are drawn, and the largest where not all are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import networkx as nx

    from argmap.render.charts.canvas import Canvas

__all__ = ["Tie", "largest", "line_words", "widths"]

SIGNS: Final = {1: "+", -1: "−", 0: "±"}
ROLES: Final = {1: "supports", -1: "attacks", 0: "other"}
DASHES: Final = {1: "solid", -1: (0, (4, 2)), 0: (0, (1, 1.6))}
THINNEST, THICKEST = 1.1, 3.4
"""In points."""


@attrs.frozen(kw_only=True)
class Tie:
    """An edge to be drawn.

    Parameters
    ----------
    one, two : str
        The nodes; of two modes the actor first.
    weight : float
        As the network has it.
    sign : int
        1, -1 or 0; None where the network tells no sign.
    """

    one: str
    two: str
    weight: float
    sign: int | None

    @property
    def label(self) -> str:
        """The sign and the weight: ``+2``, ``−0.33``; ``±`` where it balances."""
        size = f"{abs(self.weight):.2f}".rstrip("0").rstrip(".")
        if self.sign is None:
            return size
        return SIGNS[self.sign] + (size if self.sign else "")

    def style(self, canvas: Canvas, width: float) -> dict[str, Any]:
        """Return how the line is drawn."""
        role = "other" if self.sign is None else ROLES[self.sign]
        return {
            "color": getattr(canvas.theme, role),
            "linestyle": "solid" if self.sign is None else DASHES[self.sign],
            "linewidth": width,
        }


def largest(network: nx.Graph[str], most: int) -> list[Tie]:
    """Return the ties of the largest weights, in the network's order.

    Of equal ones those come first whose ends have more ties: what two share tells more
    of a debate than what one says alone.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.
    most : int
        How many.

    Returns
    -------
    list of Tie
        All where there are no more.
    """
    aggregation = network.graph["aggregation"]
    found = []
    for one, two, data in network.edges(data=True):
        if network.nodes[one].get("bipartite") == 1:
            one, two = two, one  # noqa: PLW2901 - the actor first
        sign = data["sign"]
        if aggregation == "ignore":
            sign = None
        elif aggregation == "conflict":
            sign = -1
        found.append(Tie(one=one, two=two, weight=data["weight"], sign=sign))
    ranked = sorted(
        range(len(found)),
        key=lambda at: (
            -abs(found[at].weight),
            -min(network.degree(found[at].one), network.degree(found[at].two)),
            at,
        ),
    )
    return [found[at] for at in sorted(ranked[:most])]


def widths(ties: Sequence[Tie]) -> dict[Tie, float]:
    """Return how thick each tie is drawn, in points, by its weight."""
    sizes = {abs(tie.weight) for tie in ties} - {0}
    low, high = min(sizes, default=0), max(sizes, default=0)
    found = {}
    for tie in ties:
        share = (abs(tie.weight) - low) / (high - low) if high > low else 0
        found[tie] = THINNEST + (THICKEST - THINNEST) * max(share, 0)
    return found


def line_words(
    network: nx.Graph[str], ties: Iterable[Tie]
) -> list[tuple[int | None, str]]:
    """Return what a key says of the lines that are used, by sign."""
    how = network.graph
    if how["aggregation"] == "ignore":
        return [
            (
                None,
                "takes a side" if how["of"] == "affiliations" else "speak on the same",
            )
        ]
    if how["of"] == "affiliations":
        words = {1: "+ supports", -1: "− opposes", 0: "± both as often"}
        if how["by"] == "issue":
            words = {1: "+ says yes", -1: "− says no", 0: "± both as often"}
    elif how["aggregation"] == "subtract":
        words = {
            1: "+ more often on the same side",
            -1: "− more often on opposite sides",
            0: "± as often the one as the other",
        }
    else:
        words = {1: "+ on the same side", -1: "− on opposite sides"}
    used = {tie.sign for tie in ties}
    return [(sign, told) for sign, told in words.items() if sign in used]
