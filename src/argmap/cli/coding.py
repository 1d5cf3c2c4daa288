"""The verb for two coders of the same texts: reliability."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.analysis.coding.reliability import OVERLAP, compare_coders
from argmap.cli.options import STANDARD_INPUT, destination, listing_format, opened
from argmap.cli.output import console, emit, show_table
from argmap.render.coding import (
    alpha_table,
    coincidences_table,
    disagreements_table,
    printed_alphas,
    reliability_markdown,
    reliability_text,
    unmatched_table,
)
from argmap.render.prose.coding import sentences
from argmap.render.sheets import to_markdown

if TYPE_CHECKING:
    from argmap.render.sheets import Table

__all__ = ["reliability"]

LISTS = {
    "alpha": alpha_table,
    "disagreements": disagreements_table,
    "unmatched": unmatched_table,
    "coincidences": coincidences_table,
}
# What a terminal has room for.
SHOWN = {
    "disagreements": (
        "variable",
        "first",
        "second",
        "source",
        "first_at",
        "second_at",
        "first_id",
        "second_id",
    ),
    "unmatched": ("coder", "compared", "source", "at", "actor", "stance", "claim"),
    "coincidences": ("variable", "level", "value", "other", "number"),
}
EMPTY = {
    "disagreements": "The coders differ in nothing that both coded.",
    "unmatched": "Both coders coded all there is.",
    "coincidences": "No unit was coded by both.",
}


@click.command()
@click.argument("first", metavar="FIRST", type=click.Path())
@click.argument("second", metavar="SECOND", type=click.Path())
@click.option(
    "--overlap",
    metavar="SHARE",
    type=float,
    default=OVERLAP,
    show_default=True,
    help="How much two passages must overlap to be one unit, up to 1.",
)
@click.option(
    "--source",
    "sources",
    metavar="ID",
    multiple=True,
    help="Compare only this source of FIRST.",
)
@click.option(
    "--list",
    "kind",
    type=click.Choice(list(LISTS)),
    default="alpha",
    show_default=True,
    help="List alpha by variable, what the coders disagree on, what only one of them "
    "coded, or how often values meet.",
)
@click.option("--all", "everything", is_flag=True, help="Cut no list short.")
@listing_format
@destination("Write the listing to this file.")
def reliability(
    first: str,
    second: str,
    *,
    overlap: float,
    sources: tuple[str, ...],
    kind: str,
    everything: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """Tell how far FIRST and SECOND agree, two maps of the same texts.

    Passages that both coders marked are compared by Krippendorff's alpha; what only
    one of them marked is listed apart.
    """
    if first == second == STANDARD_INPUT:
        raise click.UsageError("only one of the two maps can come from standard input")
    found = compare_coders(
        opened(first), opened(second), overlap=overlap, sources=sources or None
    )
    more = {"most": None} if everything else {}

    def show(table: Table) -> None:
        if kind != "alpha":
            show_table(table, SHOWN[kind], empty=EMPTY[kind])
            return
        screen = console()
        screen.print("\n".join(sentences(found)), soft_wrap=True)
        screen.print()
        printed = printed_alphas(found)
        show_table(printed, printed.columns, empty="")
        click.echo(reliability_text(found, **more), nl=False)

    table = LISTS[kind](found)
    emit(
        table,
        format_=format_,
        output=output,
        show=show,
        markdown=lambda: (
            reliability_markdown(found, **more)
            if kind == "alpha"
            else to_markdown(table)
        ),
    )
