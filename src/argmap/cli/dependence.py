"""The verbs that ask what a status depends on: pivots and what-if."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.analysis.dependence import pivots as find_pivots
from argmap.analysis.reliance import robustness
from argmap.analysis.removal import what_if as suppose
from argmap.cli.options import (
    VIEW,
    destination,
    listing_format,
    map_argument,
    opened,
    warn,
    with_options,
)
from argmap.cli.output import emit
from argmap.render.dependence import dependence_table, what_if_table

__all__ = ["pivots", "what_if"]


@click.command()
@map_argument
@click.argument("claim", metavar="CLAIM")
@with_options(VIEW)
@listing_format
@destination("Write the listing to this file.")
def pivots(
    path: str,
    claim: str,
    *,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Say on which claims, and on which sources, the status of CLAIM depends.

    Listed are claims of MAP whose fall changes the status, alone or in pairs; then the
    fewest sources, one or two, without which it would be another one.
    """
    m = opened(path)
    claims = find_pivots(m, claim, basis=basis, as_of=as_of)
    sources = robustness(m, claim, basis=basis, as_of=as_of)
    emit(
        dependence_table(claims, sources),
        format_=format_,
        output=output,
        show=lambda _: click.echo(f"{claims}\n\n{sources}"),
    )
    if not (claims.complete and sources.complete):
        warn("the search was cut short")


@click.command(name="what-if")
@map_argument
@click.option(
    "--without",
    metavar="ID",
    multiple=True,
    required=True,
    help="Leave out this source, actor, claim or link; may be repeated. An id that two "
    "of them have is written sources/ID or actors/ID.",
)
@with_options(VIEW)
@listing_format
@destination("Write the listing to this file.")
def what_if(
    path: str,
    *,
    without: tuple[str, ...],
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """List the claims of MAP whose status would be another one without some records.

    With a source goes what is quoted from it, with an actor what it says and passes
    on; claims on which nobody is left who speaks are gone.
    """
    m = opened(path)
    found = suppose(m, without=without, basis=basis, as_of=as_of)
    emit(
        what_if_table(found, m),
        format_=format_,
        output=output,
        show=lambda _: click.echo(str(found)),
    )
