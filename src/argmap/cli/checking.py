"""The verbs that look for faults: check and verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.analysis.consistency import check as check_map
from argmap.cli.options import destination, listing_format, map_argument, opened
from argmap.cli.output import console, emit
from argmap.cli.rewriting import Change, agreed
from argmap.findings import Severity
from argmap.render.sheets import Table
from argmap.render.tables import findings_table
from argmap.texts.library import Library
from argmap.texts.mending import reanchor
from argmap.texts.verification import verify as verify_map

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.texts.verification import Verification

__all__ = ["check", "verify"]


@click.command()
@map_argument
@listing_format
@destination("Write the findings to this file.")
@click.pass_context
def check(
    ctx: click.Context, path: str, format_: str | None, output: Path | None
) -> None:
    """Look for what in MAP should be looked at again.

    Leaves with 1 where there is anything.
    """
    findings = check_map(opened(path))
    emit(findings_table(findings), format_=format_, output=output, show=_show)
    ctx.exit(1 if findings else 0)


@click.command()
@map_argument
@click.option(
    "--texts",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder with the sources' texts.",
)
@click.option("--show", is_flag=True, help="Print each passage beside its claim.")
@click.option(
    "--update",
    is_flag=True,
    help="Write moved passages' new offsets into MAP; asks first, keeps the old file.",
)
@click.option("--yes", is_flag=True, help="Do not ask before --update writes.")
@listing_format
@destination("Write the findings to this file.")
@click.pass_context
def verify(
    ctx: click.Context,
    path: str,
    texts: Path,
    *,
    show: bool,
    update: bool,
    yes: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """Check that every passage of MAP stands in its source's text.

    Texts are found by their sha256, else by the source's id as file name. Leaves with
    1 where a passage or a text is not as the map says, after --update too.
    """
    if yes and not update:
        raise click.UsageError("--yes goes with --update")
    m = opened(path)
    library = Library(texts)
    found = verify_map(m, texts=library)
    if show:
        _show_passages(m, found)

    def show_all(table: Table) -> None:
        _show(table)
        _sum_up(found)

    findings = findings_table(found.findings)
    emit(findings, format_=format_, output=output, show=show_all)
    if update and _update(path, m, reanchor(m, found), yes=yes):
        found = verify_map(opened(path), texts=library)
    ctx.exit(0 if found.ok else 1)


def _update(path: str, m: ArgumentMap, after: ArgumentMap, *, yes: bool) -> bool:
    """Write the map with its passages where they were found; whether it was written."""
    if after == m:
        click.echo(f"{path}: no offsets to rewrite", err=True)
        return False
    change = Change.of(path, after)
    if not yes:
        change.show()
        if not agreed(f"Write this to {path}?"):
            click.echo(f"{path}: stays as it is", err=True)
            return False
    kept = change.write()
    moved = sum(
        one != m[key]
        for records in (after.assertions, after.relations)
        for key, one in records.items()
    )
    pinned = sum(one != m.sources[key] for key, one in after.sources.items())
    sources = f" and {_counted(pinned, 'source')} pinned anew" if pinned else ""
    click.echo(
        f"{path}: {_counted(moved, 'passage')} re-anchored{sources}; "
        f"the old file is {kept}",
        err=True,
    )
    return True


def _show(table: Table) -> None:
    screen = console()
    if not table.rows:
        screen.print("Nothing to report.")
        return
    for severity, code, where, message, remedy, _ in table.rows:
        place = f"{where}: " if where else ""
        mend = f"; {remedy}" if remedy else ""
        style = {"error": "bold", "note": "dim"}.get(str(severity), "")
        line = f"{severity}: {place}{message}{mend} [{code}]"
        screen.print(line, style=style, soft_wrap=True)
    counted = [
        _counted(count, severity.value)
        for severity in Severity
        if (count := sum(row[0] == severity.value for row in table.rows))
    ]
    screen.print(", ".join(counted))


def _show_passages(m: ArgumentMap, found: Verification) -> None:
    from rich.table import Table as RichTable

    drawn = RichTable(show_lines=True, box=None, pad_edge=False, header_style="bold")
    for name in ("said of", "by", "passage", "outcome"):
        drawn.add_column(name, overflow="fold")
    for one in found.checks:
        spans = ", ".join(f"{start}-{end}" for start, end in one.found or one.spans)
        who = "" if one.actor is None else m.actors[one.actor].name
        drawn.add_row(
            f"{one.statement} ({one.id})",
            f"{who} {one.stance}",
            f"{one.words}\n{one.source} {spans}",
            one.outcome.value,
        )
    console().print(drawn)


def _sum_up(found: Verification) -> None:
    counts = ", ".join(f"{count} {one}" for one, count in found.counts.items())
    texts = sum(path is not None for path in found.documents.values())
    click.echo(
        f"{_counted(len(found.checks), 'passage')} in "
        f"{_counted(len(found.documents), 'source')}, "
        f"{_counted(texts, 'text')} at hand: {counts or 'nothing to check'}"
    )


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
