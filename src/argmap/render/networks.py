"""Networks as rows, as a matrix and as GraphML, each with how it was made."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from argmap.errors import QueryError
from argmap.render.prose import markdown
from argmap.render.sheets import Table, Value, to_csv, to_markdown

if TYPE_CHECKING:
    import networkx as nx

    from argmap.analysis.networks.counting import Statement
    from argmap.analysis.networks.frustration import Coalitions

__all__ = [
    "coalitions_table",
    "edges_table",
    "matrix_table",
    "network_csv",
    "network_graphml",
    "network_markdown",
    "network_sentence",
    "statements_table",
]

SIDES_BY = {
    "": "explicit and inferred",
    "explicit": "explicit",
    "analyst": "inferred",
}
POLICIES = {
    "include": "every assertion counts",
    "document": "what one actor repeats in a document counts once",
    "range": "what one actor repeats counts once",
}
MADE = (
    "aggregation",
    "normalization",
    "duplicates",
    "by",
    "basis",
    "roll_up",
    "since",
    "until",
    "as_of",
)
DIGITS = 6


def network_csv(network: nx.Graph[str], *, layout: str = "edges") -> str:
    """Return a network as CSV: a row for each edge, or a matrix.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.
    layout : str
        ``edges``, or ``matrix``: actors by actors, claims by claims, or actors by
        claims. Empty cells are those without an edge, the diagonal among them; the
        corner tells the aggregation, the normalization and the policy on duplicates.

    Returns
    -------
    str
        RFC 4180, with a header; weights have six digits.

    Raises
    ------
    QueryError
        There is no such layout.
    """
    if layout not in ("edges", "matrix"):
        raise QueryError(f"there is no layout {layout!r}; write 'edges' or 'matrix'")
    table = edges_table(network) if layout == "edges" else matrix_table(network)
    return to_csv(table)


def network_graphml(network: nx.Graph[str]) -> str:
    """Return a network as GraphML, for Gephi, visone or R.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.

    Returns
    -------
    str
        XML with all attributes of the network, its nodes and its edges: ``weight`` and
        ``sign`` among them, and the policy on duplicates. The same network gives the
        same bytes.
    """
    import networkx as nx

    out = io.BytesIO()
    # Not write_graphml, which takes lxml where that is there and writes other bytes.
    nx.write_graphml_xml(network, out, encoding="utf-8")
    return out.getvalue().decode("utf-8").rstrip("\n") + "\n"


def network_markdown(network: nx.Graph[str], shown: Table) -> str:
    """Return rows of a network as Markdown, below a sentence on how it was made.

    Parameters
    ----------
    network : networkx.Graph
        The network.
    shown : Table
        What to show of it.

    Returns
    -------
    str
        Ends with a line end.
    """
    return f"{markdown.escaped(network_sentence(network))}\n\n{to_markdown(shown)}"


def network_sentence(network: nx.Graph[str]) -> str:
    """Return how a network was made, and what it leaves out, in words.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.

    Returns
    -------
    str
        One line.
    """
    how = network.graph
    policy = f"duplicates {how['duplicates']} ({POLICIES[how['duplicates']]})"
    parts = [
        f"Network of {how['of']} by {how['by']}: {how['aggregation']}",
        f"normalization {how['normalization']}",
        policy,
    ]
    parts += [
        f"{name} {how[key]}"
        for key, name in (("since", "since"), ("until", "until"), ("as_of", "as of"))
        if how[key]
    ]
    if how["by"] == "issue":
        parts.append(f"sides by {SIDES_BY[how['basis']]} links")
    if how["roll_up"]:
        parts.append("people counted as their organisations")
    number, again = how["statements"], how["repeated"]
    what = "assertion or denial" if number == 1 else "assertions and denials"
    told = [
        f"{number} {what} counted",
        f"{again} {'repeats another' if again == 1 else 'repeat others'}",
    ]
    for key, name in (
        ("undated", "undated"),
        ("straddling", "dated only partly within the window"),
    ):
        if how[key]:
            told.append(f"{how[key]} {name} left out")
    return f"{', '.join(parts)}. {', '.join(told)}. Doubts and reports take no side."


def edges_table(network: nx.Graph[str]) -> Table:
    """Return a network as rows, one for each edge.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.

    Returns
    -------
    Table
        In the network's order; each row says how the network was made.
    """
    two_mode = network.graph["of"] == "affiliations"
    counted = ("plus", "minus") if two_mode else ("congruence", "conflict")
    ends = ("actor", network.graph["by"]) if two_mode else ("first", "second")
    made = tuple(network.graph[key] for key in MADE)
    rows: list[tuple[Value, ...]] = []
    for one, two, data in network.edges(data=True):
        first, second = network.nodes[one], network.nodes[two]
        rows.append(
            (
                first.get("id", one),
                second.get("id", two),
                first["name"],
                second["name"],
                _rounded(data["weight"]),
                data["sign"],
                data[counted[0]],
                data[counted[1]],
                *made,
            )
        )
    names = (*ends, f"{ends[0]}_name", f"{ends[1]}_name", "weight", "sign", *counted)
    return Table(columns=(*names, *MADE), rows=tuple(rows))


def matrix_table(network: nx.Graph[str]) -> Table:
    """Return a network as a matrix of weights.

    Parameters
    ----------
    network : networkx.Graph
        Made by `actor_network`, `claim_network` or `affiliation_network`.

    Returns
    -------
    Table
        The first column has the ids of the rows; None where there is no edge.
    """
    how = network.graph
    rows, columns = list(network), list(network)
    if how["of"] == "affiliations":
        rows, columns = (
            [node for node in network if network.nodes[node]["bipartite"] == wanted]
            for wanted in (0, 1)
        )
    corner = (
        f"{how['aggregation']}; normalization {how['normalization']}; "
        f"duplicates {how['duplicates']}"
    )
    return Table(
        columns=(corner, *columns),
        rows=tuple(
            (
                row,
                *(
                    _rounded(network[row][column]["weight"])
                    if network.has_edge(row, column)
                    else None
                    for column in columns
                ),
            )
            for row in rows
        ),
    )


def statements_table(found: Iterable[Statement], *, by: str, duplicates: str) -> Table:
    """Return what a network counts as rows, one for each assertion.

    Parameters
    ----------
    found : iterable of Statement
        From `statements`.
    by, duplicates : str
        As they were asked for.

    Returns
    -------
    Table
        An event list: in order of time.
    """
    names = ("date", "actor", by, "polarity", "source", "id", "counted", "duplicates")
    return Table(
        columns=names,
        rows=tuple(
            (
                None if one.date is None else one.date.text,
                one.actor,
                one.column,
                one.polarity,
                one.source,
                one.id,
                one.counted,
                duplicates,
            )
            for one in found
        ),
    )


def coalitions_table(found: Coalitions, network: nx.Graph[str]) -> Table:
    """Return coalitions as rows, one for each optimal split of a part.

    Parameters
    ----------
    found : Coalitions
        Of the network.
    network : networkx.Graph
        The network.

    Returns
    -------
    Table
        A part that is not computed has one row without sides; so has the last one,
        for those whom nothing joins to anybody, as part 0.
    """
    made = tuple(network.graph[key] for key in MADE)
    rows: list[tuple[Value, ...]] = []
    for number, part in enumerate(found.parts, 1):
        if part.frustration is None:
            rows.append((number, part.actors, False, None, None, None, None, *made))
        rows += [
            (
                number,
                part.actors,
                True,
                _rounded(part.frustration or 0),
                *split.sides,
                tuple(" - ".join(pair) for pair in split.frustrated),
                *made,
            )
            for split in part.splits
        ]
    if found.apart:
        rows.append((0, found.apart, True, None, None, None, None, *made))
    names = ("part", "actors", "computed", "frustration", "first_side", "second_side")
    return Table(columns=(*names, "frustrated", *MADE), rows=tuple(rows))


def _rounded(weight: float) -> float:
    return weight if isinstance(weight, int) else round(weight, DIGITS)
