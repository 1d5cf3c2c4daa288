"""The verbs about time: figures and timeline."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.analysis.chronology.events import timeline as timeline_of
from argmap.analysis.chronology.history import histories
from argmap.analysis.chronology.validity import figures as figures_of
from argmap.cli.options import (
    VIEW,
    destination,
    listing_format,
    map_argument,
    opened,
    with_options,
)
from argmap.cli.output import console, emit, show_table
from argmap.render.charts.timelines import FORMATS as PICTURES
from argmap.render.charts.timelines import draw_timeline
from argmap.render.chronology import (
    figures_markdown,
    figures_table,
    timeline_markdown,
    timeline_table,
)

if TYPE_CHECKING:
    from argmap.render.sheets import Table

__all__ = ["figures", "timeline"]

SHOWN = ("valid", "figure", "measure", "scope", "stated", "hedged", "doubted_in")
EVENTS = ("date", "kind", "text", "figure", "superseded")


@click.command()
@map_argument
@click.option("--at", metavar="DATE", help="What held then; else the newest figures.")
@click.option("--measure", metavar="MEASURE", help="Only stocks, flows or ratios.")
@click.option("--unit", metavar="UNIT", help="Only figures in this unit.")
@click.option("--scope", metavar="SCOPE", help="Only figures of this scope.")
@click.option("--issue", metavar="ID", help="Only claims filed under this issue.")
@with_options(VIEW)
@listing_format
@destination("Write the listing to this file.")
def figures(
    path: str,
    *,
    at: str | None,
    measure: str | None,
    unit: str | None,
    scope: str | None,
    issue: str | None,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """List the figures of MAP that held at a date, and what must not be mixed.

    --at asks what a figure is about, --as-of when it was said.
    """
    m = opened(path)
    found = figures_of(
        m,
        at=at,
        measure=measure,
        unit=unit,
        scope=scope,
        issue=issue,
        basis=basis,
        as_of=as_of,
    )
    told = [f"{finding.severity}: {finding}" for finding in found.findings]
    tabular = format_ in ("csv", "json") or (
        output is not None and output.suffix.lower() in (".csv", ".json")
    )

    def show(table: Table) -> None:
        show_table(table, SHOWN, empty="No figure of this map holds then.")
        for line in told:
            console().print(line, soft_wrap=True)

    emit(
        figures_table(found, m),
        format_=format_,
        output=output,
        show=show,
        markdown=lambda: figures_markdown(found, m),
    )
    if tabular:
        # Rows have no place for what concerns no figure, or several.
        for line in told:
            click.echo(f"argmap: {line}", err=True)


@click.command()
@map_argument
@click.option("--issue", metavar="ID", help="Only what concerns this issue.")
@click.option(
    "--statuses", is_flag=True, help="In Markdown, tell whose status has changed."
)
@click.option(
    "--theme",
    type=click.Choice(["light", "dark"]),
    default="light",
    show_default=True,
    help="The colours of a picture.",
)
@with_options(VIEW)
@listing_format
@destination("The file to write: .svg, .png, .pdf, .md, .csv or .json.")
def timeline(
    path: str,
    *,
    issue: str | None,
    statuses: bool,
    theme: str,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Tell what MAP holds in order of time, as a picture, in words or as rows.

    In words and rows the time that claims are about, and the time at which things
    were said, are told apart.
    """
    m = opened(path)
    if output is not None and format_ is None:
        suffix = output.suffix.lower().removeprefix(".")
        if suffix in PICTURES:
            draw_timeline(m, output, issue=issue, basis=basis, as_of=as_of, theme=theme)
            return
    found = timeline_of(m, issue=issue, basis=basis, as_of=as_of)

    def markdown() -> str:
        told = histories(m, basis=basis, as_of=as_of) if statuses else None
        return timeline_markdown(found, m, histories=told)

    emit(
        timeline_table(found, m),
        format_=format_,
        output=output,
        show=lambda table: show_table(
            table, EVENTS, empty="Nothing in this map has a date."
        ),
        markdown=markdown,
        pictures=PICTURES,
    )
