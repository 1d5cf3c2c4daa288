"""Networks as pictures: actors beside claims, or those who are joined around a ring."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from argmap.errors import QueryError
from argmap.formats.files import write_bytes
from argmap.render.charts.canvas import (
    Canvas,
    as_bytes,
    picture_format,
    text_width,
    wrapped,
)
from argmap.render.charts.columns import Columns
from argmap.render.charts.foot import named_lines
from argmap.render.charts.ring import Ring
from argmap.render.charts.sizes import LINE, MARGIN, SMALL, TEXT, TITLE, TITLE_LINE
from argmap.render.charts.ties import Tie, largest, line_words, widths
from argmap.render.networks import network_sentence
from argmap.render.prose.wording import counted
from argmap.render.style import theme_named

if TYPE_CHECKING:
    import os

    import networkx as nx

    from argmap.analysis.networks.frustration import Coalitions
    from argmap.render.style import Theme

__all__ = ["MOST_TIES", "draw_network", "network_chart"]

MOST_TIES: Final = {"affiliations": 120, "actors": 60, "claims": 60}
"""Lines that a picture shows if nothing is asked for; more are hard to tell apart."""

TITLES: Final = {
    "actors": "Who speaks with whom",
    "claims": "What is said together",
    "affiliations": "Who takes which side",
}


def draw_network(
    network: nx.Graph[str],
    path: str | os.PathLike[str],
    *,
    sides: Coalitions | None = None,
    title: str | None = None,
    most: int | None = None,
    theme: str = "light",
    format: str | None = None,
) -> Path:
    """Write a network as a picture to a file, whole or not at all.

    In two modes, actors stand on the left and claims or issues on the right; in one,
    the nodes stand around a ring. A tie has its sign and weight beside it: solid and
    ``+`` for the same side, dashed and ``−`` for opposite ones; thicker ties weigh
    more. Below stands how the network was made, with the policy on duplicates.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.
    path : str or path
        In an existing folder; a file of that name is replaced.
    sides : Coalitions, optional
        Of this network: the first best split of each part stands on the left and on
        the right.
    title : str, optional
        What stands above it.
    most : int, optional
        How many ties are drawn, those of the largest weights: by default 120 in two
        modes and 60 in one. The picture tells what is left out.
    theme : str
        ``light`` or ``dark``.
    format : str, optional
        ``svg``, ``png`` or ``pdf``; by default the path's suffix says which.

    Returns
    -------
    pathlib.Path
        The file; the same bytes for the same network.

    Raises
    ------
    UnknownFormatError
        There is no such format, or the suffix does not tell.
    FileError
        The path is a folder, its folder does not exist, or cannot be written to.
    QueryError
        There is no such theme, `most` is not from 1 to 1,000, or there are sides for
        a network of two modes.
    """
    place = Path(path)
    name = picture_format(place, format, what="a network is")
    canvas = network_chart(network, sides=sides, title=title, most=most, theme=theme)
    told = title or TITLES[network.graph["of"]]
    data = as_bytes(canvas, name, title=told, description=network_sentence(network))
    write_bytes(place, data)
    return place


def network_chart(
    network: nx.Graph[str],
    *,
    sides: Coalitions | None = None,
    title: str | None = None,
    most: int | None = None,
    theme: str = "light",
) -> Canvas:
    """Return a network, drawn.

    Parameters
    ----------
    network, sides, title, most, theme : optional
        As in `draw_network`.

    Returns
    -------
    Canvas
        To be written with `as_bytes`.

    Raises
    ------
    QueryError
        As in `draw_network`.
    """
    most = MOST_TIES[network.graph["of"]] if most is None else most
    if type(most) is not int or not 1 <= most <= 1_000:
        raise QueryError(f"most: {most!r} is not a whole number from 1 to 1000")
    if sides is not None and network.graph["of"] != "actors":
        raise QueryError(
            f"a network of {network.graph['of']} has no sides; they are of actors"
        )
    return _Chart(
        network, sides, title, largest(network, most), theme_named(theme)
    ).drawn()


class _Chart:
    """Sets title and key above a network and what it leaves out below."""

    def __init__(
        self,
        network: nx.Graph[str],
        sides: Coalitions | None,
        title: str | None,
        ties: list[Tie],
        theme: Theme,
    ) -> None:
        self.network = network
        self.theme = theme
        self.ties = ties
        self.thick = widths(ties)
        used = {end for tie in ties for end in (tie.one, tie.two)}
        self.used = [node for node in network if node in used]
        two_mode = network.graph["of"] == "affiliations"
        self.plan: Columns | Ring = (
            Columns(network, self.used, ties)
            if two_mode
            else Ring(network, self.used, ties, sides)
        )
        self.width = self.plan.width + 2 * MARGIN
        self.room = self.plan.width
        words = title or TITLES[network.graph["of"]]
        self.title = wrapped(words, self.room, TITLE, most=2, bold=True)
        self.key = self._key()
        self.foot = self._foot(sides)

    def _key(self) -> list[list[tuple[int | None, str]]]:
        """Return what the lines mean, in lines of the key."""
        rows: list[list[tuple[int | None, str]]] = [[]]
        used = 0.0
        for sign, words in line_words(self.network, self.ties):
            wide = 0.55 + text_width(words, TEXT)
            if rows[-1] and used + wide > self.room:
                rows.append([])
                used = 0.0
            rows[-1].append((sign, words))
            used += wide
        return rows if rows[0] else []

    def _foot(self, sides: Coalitions | None) -> list[str]:
        def small(words: str, most: int) -> list[str]:
            return wrapped(words, self.room, SMALL, most=most)

        lines: list[str] = []
        if not self.ties:
            lines.append("No two are joined in this network.")
        lines += small(self._left_out(), 3) if self._left_out() else []
        if self.network.graph["of"] != "affiliations":
            alone = [
                self.network.nodes[node]["name"]
                for node in self.network
                if not self.network.degree(node)
            ]
            lines += named_lines(
                "Joined to nobody:", alone, width=self.room, size=SMALL
            )
        if isinstance(self.plan, Ring):
            bare = len(self.ties) - len(self.plan.labels)
            if bare:
                lines.append(
                    f"Drawn, and not numbered for want of room: {counted(bare, 'tie')}."
                )
            if sides is not None:
                lines += small(self.plan.sides_sentence(sides), 6)
        return lines + small(network_sentence(self.network), 6)

    def _left_out(self) -> str:
        rest = self.network.number_of_edges() - len(self.ties)
        if not rest:
            return ""
        joined = sum(1 for node in self.network if self.network.degree(node))
        gone = joined - len(self.used)
        also = f", and with them {counted(gone, 'node')}" if gone else ""
        return (
            f"Shown are the {counted(len(self.ties), 'tie')} of the largest weight; "
            f"{counted(rest, 'tie')} {'is' if rest == 1 else 'are'} left out{also}."
        )

    def drawn(self) -> Canvas:
        """Return the sheet with everything on it."""
        top = MARGIN + TITLE_LINE * len(self.title) + LINE * 1.3 * len(self.key) + LINE
        foot = LINE * (len(self.foot) + 1)
        height = top + self.plan.height + foot + MARGIN
        canvas = Canvas(self.width, height, self.theme)
        axes = canvas.plane()
        y = canvas.lines(
            self.title,
            MARGIN,
            MARGIN + 0.12,
            step=TITLE_LINE,
            size=TITLE,
            weight="bold",
        )
        for row in self.key:
            x = MARGIN
            for sign, words in row:
                tie = Tie(one="", two="", weight=1, sign=sign)
                style = tie.style(canvas, 1.6)
                axes.plot([x, x + 0.28], [y - 0.036, y - 0.036], **style)
                canvas.text(words, x + 0.34, y, size=TEXT, color=self.theme.muted)
                x += 0.55 + text_width(words, TEXT)
            y += LINE * 1.3
        self.plan.draw(canvas, axes, (MARGIN, top), self.thick)
        style = {"size": SMALL, "color": self.theme.muted}
        y = top + self.plan.height + LINE
        canvas.lines(self.foot, MARGIN, y, step=LINE, **style)
        return canvas
