"""The verb about who speaks with whom: network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
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
    Decorator,
    as_record,
    destination,
    map_argument,
    opened,
)
from argmap.cli.output import console, emit, put, show_matrix, show_table
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
from argmap.render.sheets import Table

if TYPE_CHECKING:
    import networkx as nx

    from argmap.analysis.networks.frustration import Coalitions
    from argmap.model.argument_map import ArgumentMap

__all__ = ["network"]

MAKERS = {
    "actors": actor_network,
    "claims": claim_network,
    "affiliations": affiliation_network,
}
NOTHING = "No two are joined in this network."


NETWORK: tuple[Decorator, ...] = (
    click.option(
        "--of",
        type=click.Choice(list(MAKERS)),
        default="actors",
        show_default=True,
        help="Join actors by claims, claims by actors, or actors to claims.",
    ),
    click.option(
        "--aggregation",
        metavar="WORD",
        help="congruence, conflict, subtract or ignore; by default congruence, and "
        "subtract for affiliations and coalitions.",
    ),
    click.option(
        "--normalization",
        metavar="WORD",
        help="none, average or jaccard; for affiliations none, activity or prominence.",
    ),
    click.option(
        "--duplicates",
        metavar="WORD",
        default="document",
        show_default=True,
        help="Count what one actor repeats each time (include), once a document, or "
        "once (range).",
    ),
    click.option(
        "--by",
        type=click.Choice(["claim", "issue"]),
        default="claim",
        show_default=True,
        help="Count claims, or yes and no to issues.",
    ),
    click.option(
        "--since", metavar="DATE", help="Count only what was said since then."
    ),
    click.option(
        "--until", metavar="DATE", help="Count only what was said until then."
    ),
    *VIEW,
    click.option(
        "--actor", "actors", metavar="ID", multiple=True, help="Only this actor."
    ),
    click.option(
        "--kind", "kinds", metavar="KIND", multiple=True, help="Only this kind."
    ),
    click.option(
        "--issue", "issues", metavar="ID", multiple=True, help="Only this issue."
    ),
    click.option(
        "--roll-up", is_flag=True, help="Count people as their organisations."
    ),
    click.option(
        "--coalitions",
        is_flag=True,
        help="Split the actors into the two sides that fit.",
    ),
    click.option(
        "--list",
        "listed",
        type=click.Choice(["edges", "matrix", "events"]),
        default="edges",
        show_default=True,
        help="List edges, a matrix of weights, or the assertions that count.",
    ),
)


@attrs.frozen(kw_only=True)
class Asked:
    """What the options say about which network to make, and what to list of it."""

    of: str
    aggregation: str | None
    normalization: str | None
    duplicates: str
    by: str
    since: str | None
    until: str | None
    basis: str | None
    as_of: str | None
    actors: tuple[str, ...]
    kinds: tuple[str, ...]
    issues: tuple[str, ...]
    roll_up: bool
    coalitions: bool
    listed: str

    def network(self, m: ArgumentMap) -> nx.Graph[str]:
        """Return the network of a map."""
        two_mode = self.of == "affiliations"
        sums = "subtract" if two_mode or self.coalitions else "congruence"
        return MAKERS[self.of](
            m,
            aggregation=self.aggregation or sums,
            normalization=self.normalization or ("none" if two_mode else "average"),
            **self._counted(),
        )

    def table(self, m: ArgumentMap, graph: nx.Graph[str]) -> Table:
        """Return what is to be listed."""
        if self.listed == "events":
            found = statements(m, **self._counted())
            return statements_table(found, by=self.by, duplicates=self.duplicates)
        return matrix_table(graph) if self.listed == "matrix" else edges_table(graph)

    def refuse_mixtures(self, *, graphml: bool, picture: bool) -> None:
        """Refuse options that ask for two things at once."""
        rows = self.listed != "edges"
        if self.coalitions and (self.of != "actors" or rows or graphml):
            raise click.UsageError(
                "--coalitions splits actors; leave out --of, --list and graphml"
            )
        if (graphml or picture) and rows:
            what = "GraphML holds" if graphml else "a picture shows"
            raise click.UsageError(
                f"{what} a network, not {self.listed}; leave out --list"
            )

    def _counted(self) -> dict[str, Any]:
        return {
            "by": self.by,
            "duplicates": self.duplicates,
            "actors": self.actors or None,
            "kinds": self.kinds or None,
            "issues": self.issues or None,
            "basis": self.basis,
            "as_of": self.as_of,
            "since": self.since,
            "until": self.until,
            "roll_up": self.roll_up,
        }


@click.command()
@map_argument
@as_record(Asked, NETWORK)
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
    asked: Asked,
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
    asked.refuse_mixtures(graphml=graphml, picture=picture)
    m = opened(path)
    graph = asked.network(m)
    if graphml:
        put(network_graphml(graph).encode(), output)
    elif output is not None and picture:
        split = asked.coalitions
        write_network(graph, output, title=m.title, split=split, theme=theme)
    elif asked.coalitions:
        _emit_coalitions(coalitions_of(graph), graph, format_, output)
    else:
        table = asked.table(m, graph)
        emit(
            table,
            format_=format_,
            output=output,
            show=lambda t: _show(t, graph, asked.listed),
            markdown=lambda: network_markdown(graph, table),
            pictures=FORMATS,
        )


def _show(table: Table, graph: nx.Graph[str], listed: str) -> None:
    """Print a listing, and below it how the network was made."""
    if listed == "matrix":
        show_matrix(_named(table), empty=NOTHING)
    elif listed == "events":
        show_table(table, table.columns[:-1], empty="Nothing is counted.")
    else:
        # Names in the place of ids, without what every row says alike.
        names = tuple(name.removesuffix("_name") for name in table.columns[2:8])
        rows = tuple(row[2:8] for row in table.rows)
        show_table(Table(columns=names, rows=rows), names, empty=NOTHING)
    console().print(network_sentence(graph), soft_wrap=True)


def _named(table: Table) -> Table:
    """Return the matrix with an empty corner: the sentence below tells how it is made."""
    return Table(columns=("", *table.columns[1:]), rows=table.rows)


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
