"""Tables of stances and networks as pictures and pages, by the suffix of the output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from argmap.formats.files import write_bytes
from argmap.render.charts.bars import draw_stance_bars
from argmap.render.charts.canvas import FORMATS
from argmap.render.charts.matrices import draw_stances
from argmap.render.charts.networks import draw_network
from argmap.render.stances import stances_html

if TYPE_CHECKING:
    import networkx as nx

    from argmap.analysis.stances.tables import StanceTable

__all__ = ["DRAWN", "is_picture", "themed", "write_network", "write_stances"]

DRAWN: Final = (*FORMATS, "html")
"""Suffixes of what a table of stances can be seen as."""

themed = click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="The colours of a picture.",
)


def is_picture(output: Path | None, format_: str | None, *, page: bool = False) -> bool:
    """Whether the suffix of the output asks for a picture, or for a page of HTML."""
    if output is None or format_ is not None:
        return False
    return _suffix(output) in (DRAWN if page else FORMATS)


def write_stances(
    table: StanceTable, output: Path, *, bars: bool, order: str, theme: str
) -> None:
    """Write a table of stances as a matrix, as bars, or as a page."""
    if bars:
        draw_stance_bars(table, output, order=order, theme=theme)
    elif _suffix(output) == "html":
        write_bytes(output, stances_html(table).encode())
    else:
        draw_stances(table, output, theme=theme)


def write_network(
    network: nx.Graph[str], output: Path, *, title: str, split: bool, theme: str
) -> None:
    """Draw a network; its sides too, where they are asked for."""
    from argmap.analysis.networks.frustration import coalitions

    sides = coalitions(network) if split else None
    draw_network(network, output, sides=sides, title=title or None, theme=theme)


def _suffix(output: Path) -> str:
    return output.suffix.lower().removeprefix(".")
