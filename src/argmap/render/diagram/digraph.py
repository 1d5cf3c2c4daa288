"""Graphs of pydot: what every diagram has in common, and attributes that are quoted."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, TypeVar

from argmap.render.diagram.markup import quoted
from argmap.render.style import FONT

with warnings.catch_warnings():
    # pydot calls names that pyparsing has renamed.
    warnings.simplefilter("ignore", DeprecationWarning)
    import pydot

if TYPE_CHECKING:
    from argmap.render.style import Theme

__all__ = ["begun", "pydot", "with_attributes", "written"]

_Part = TypeVar("_Part", bound="pydot.Common")


def with_attributes(part: _Part, attributes: dict[str, str]) -> _Part:
    """Return a part of a graph with attributes set.

    Parameters
    ----------
    part : pydot object
        A graph, node or edge; it is changed.
    attributes : dict
        Values that are quoted already, by name.

    Returns
    -------
    pydot object
        The same.
    """
    for name, value in attributes.items():
        part.set(name, value)
    return part


def begun(theme: Theme, *, title: str, label: str, spacing: str) -> pydot.Dot:
    """Return a digraph without nodes, read from right to left.

    Parameters
    ----------
    theme : Theme
        The colours.
    title : str
        What a reader sees of the paper's tooltip.
    label : str
        The head of the picture, as an HTML-like label.
    spacing : str
        The room between columns, in inches.

    Returns
    -------
    pydot.Dot
        With the attributes that nodes and links have unless they say otherwise.
    """
    graph = pydot.Dot(graph_name="debate", graph_type="digraph")
    attributes = {
        "charset": '"UTF-8"',
        "rankdir": '"RL"',
        "newrank": '"true"',
        "bgcolor": quoted(theme.paper),
        "fontname": quoted(FONT),
        "fontcolor": quoted(theme.ink),
        "nodesep": '"0.14"',
        "ranksep": quoted(spacing),
        "pad": '"0.3"',
        "labelloc": '"t"',
        "labeljust": '"l"',
        "tooltip": quoted(title),
        "label": label,
    }
    nodes = {
        "fontname": quoted(FONT),
        "fontsize": '"10"',
        "fontcolor": quoted(theme.ink),
        "shape": '"box"',
        "margin": '"0.07,0.04"',
    }
    edges = {"fontname": quoted(FONT), "arrowsize": '"0.8"'}
    with_attributes(graph, attributes)
    graph.add_node(with_attributes(pydot.Node("node"), nodes))
    graph.add_node(with_attributes(pydot.Node("edge"), edges))
    return graph


def written(graph: pydot.Dot) -> str:
    """Return a graph in the DOT language.

    Parameters
    ----------
    graph : pydot.Dot
        With every value quoted.

    Returns
    -------
    str
        The same for the same graph.
    """
    return str(graph.to_string(indent=1))
