"""The verb about who speaks with whom: network."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from argmap.analysis.networks.building import (
    actor_network,
    affiliation_network,
    claim_network,
)
from argmap.analysis.networks.counting import statements
from argmap.analysis.networks.frustration import coalitions as coalitions_of
from argmap.cli.charts import is_picture, themed, write_network
from argmap.cli.options import (
    VIEW,
    destination,
    map_argument,
    opened,
    with_options,
)
from argmap.cli.output import console, emit, show_matrix, show_table
from argmap.formats.files import write_bytes
from argmap.render.charts.canvas import FORMATS
from argmap.render.networks import (
    coalitions_table,
    edges_table,
    matrix_table,
    network_graphml,
    network_markdown,
    network_sentence,
    statements_table,
)

if TYPE_CHECKING:
    import networkx as nx

    from argmap.analysis.networks.frustration import Coalitions
    from argmap.render.sheets import Table

__all__ = ["network"]

MAKERS = {
    "actors": actor_network,
    "claims": claim_network,
    "affiliations": affiliation_network,
}
NOTHING = "No two are joined in this network."


@click.command()
@map_argument
@click.option(
    "--of",
    type=click.Choice(list(MAKERS)),
    default="actors",
    show_default=True,
    help="Join actors by claims, claims by actors, or actors to claims.",
)
@click.option(
    "--aggregation",
    metavar="WORD",
    help="congruence, conflict, subtract or ignore; by default congruence, and "
    "subtract for affiliations and coalitions.",
)
@click.option(
    "--normalization",
    metavar="WORD",
    help="none, average or jaccard; for affiliations none, activity or prominence.",
)
@click.option(
    "--duplicates",
    metavar="WORD",
    default="document",
    show_default=True,
    help="Count what one actor repeats each time (include), once a document, or once "
    "(range).",
)
@click.option(
    "--by",
    type=click.Choice(["claim", "issue"]),
    default="claim",
    show_default=True,
    help="Count claims, or yes and no to issues.",
)
@click.option("--since", metavar="DATE", help="Count only what was said since then.")
@click.option("--until", metavar="DATE", help="Count only what was said until then.")
@with_options(VIEW)
@click.option("--actor", "actors", metavar="ID", multiple=True, help="Only this actor.")
@click.option("--kind", "kinds", metavar="KIND", multiple=True, help="Only this kind.")
@click.option("--issue", "issues", metavar="ID", multiple=True, help="Only this issue.")
@click.option("--roll-up", is_flag=True, help="Count people as their organisations.")
@click.option(
    "--coalitions", is_flag=True, help="Split the actors into the two sides that fit."
)
@click.option(
    "--list",
    "listed",
    type=click.Choice(["edges", "matrix", "events"]),
    default="edges",
    show_default=True,
    help="List edges, a matrix of weights, or the assertions that count.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv", "md", "graphml"]),
    help="How to write the network; by the suffix of --output, else a table.",
)
@themed
@destination("The file to write: .svg, .png, .pdf, .graphml, .csv, .md or .json.")
def network(
    path: str,
    *,
    of: str,
    aggregation: str | None,
    normalization: str | None,
    duplicates: str,
    by: str,
    since: str | None,
    until: str | None,
    basis: str | None,
    as_of: str | None,
    actors: tuple[str, ...],
    kinds: tuple[str, ...],
    issues: tuple[str, ...],
    roll_up: bool,
    coalitions: bool,
    listed: str,
    format_: str | None,
    theme: str,
    output: Path | None,
) -> None:
    """Tell which actors of MAP say the same, and which the opposite.

    Assertions and denials are counted; doubts and reports take no side. What is
    printed names the policy on duplicates, for it can change who sides with whom.
    """
    graphml = format_ == "graphml" or (
        format_ is None and output is not None and output.suffix.lower() == ".graphml"
    )
    picture = is_picture(output, format_)
    _refuse_mixtures(
        of, listed, coalitions=coalitions, graphml=graphml, picture=picture
    )
    asked: dict[str, Any] = {
        "by": by,
        "duplicates": duplicates,
        "actors": actors or None,
        "kinds": kinds or None,
        "issues": issues or None,
        "basis": basis,
        "as_of": as_of,
        "since": since,
        "until": until,
        "roll_up": roll_up,
    }
    plain = of == "affiliations"
    words: dict[str, Any] = {
        "aggregation": aggregation
        or ("subtract" if plain or coalitions else "congruence"),
        "normalization": normalization or ("none" if plain else "average"),
    }
    m = opened(path)
    graph = MAKERS[of](m, **words, **asked)
    if graphml:
        _write(network_graphml(graph), output)
        return
    if output is not None and picture:
        write_network(graph, output, title=m.title, split=coalitions, theme=theme)
        return
    if coalitions:
        _emit_coalitions(coalitions_of(graph), graph, format_, output)
        return
    if listed == "events":
        table = statements_table(statements(m, **asked), by=by, duplicates=duplicates)
    else:
        table = matrix_table(graph) if listed == "matrix" else edges_table(graph)

    def show(table: Table) -> None:
        if listed == "matrix":
            show_matrix(_named(table), empty=NOTHING)
        elif listed == "events":
            show_table(table, table.columns[:-1], empty="Nothing is counted.")
        else:
            show_table(table, table.columns[2:8], empty=NOTHING)
        console().print(network_sentence(graph), soft_wrap=True)

    emit(
        table,
        format_=format_,
        output=output,
        show=show,
        markdown=lambda: network_markdown(graph, table),
        pictures=FORMATS,
    )


def _refuse_mixtures(
    of: str, listed: str, *, coalitions: bool, graphml: bool, picture: bool
) -> None:
    """Refuse options that ask for two things at once."""
    if coalitions and (of != "actors" or listed != "edges" or graphml):
        raise click.UsageError(
            "--coalitions splits actors; leave out --of, --list and graphml"
        )
    if (graphml or picture) and listed != "edges":
        what = "GraphML holds" if graphml else "a picture shows"
        raise click.UsageError(f"{what} a network, not {listed}; leave out --list")


def _named(table: Table) -> Table:
    """Return the matrix with an empty corner: the sentence below tells how it is made."""
    from argmap.render.sheets import Table as Sheet

    return Sheet(columns=("", *table.columns[1:]), rows=table.rows)


def _emit_coalitions(
    found: Coalitions, graph: nx.Graph[str], format_: str | None, output: Path | None
) -> None:
    table = coalitions_table(found, graph)

    def show(_: Table) -> None:
        console().print(str(found), soft_wrap=True)
        console().print(network_sentence(graph), soft_wrap=True)

    emit(
        table,
        format_=format_,
        output=output,
        show=show,
        markdown=lambda: network_markdown(graph, table),
    )


def _write(text: str, output: Path | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode())
    else:
        write_bytes(output, text.encode())
