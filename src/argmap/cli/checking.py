"""The verbs that look for faults: check, audit and verify."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.analysis.consistency import CODES
from argmap.analysis.consistency import check as check_map
from argmap.analysis.sourcing.auditing import LONGEST_CHAIN
from argmap.analysis.sourcing.auditing import audit as audit_map
from argmap.analysis.sourcing.briefs import SEVERITIES
from argmap.cli.acceptance import BASELINE, Acceptance, failing
from argmap.cli.options import (
    destination,
    listing_format,
    map_argument,
    opened,
    with_options,
)
from argmap.cli.output import console, emit
from argmap.cli.rewriting import Change, agreed
from argmap.findings import Severity
from argmap.model.messages import counted
from argmap.render.passages import passages_table
from argmap.render.sheets import Table
from argmap.render.tables import findings_table
from argmap.texts.library import Library
from argmap.texts.mending import reanchor
from argmap.texts.reading import printable
from argmap.texts.verification import verify as verify_map

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.texts.verification import Verification

__all__ = ["audit", "check", "verify"]


@click.command()
@map_argument
@with_options(BASELINE)
@listing_format
@destination("Write the findings to this file.")
@click.pass_context
def check(
    ctx: click.Context,
    path: str,
    *,
    baseline: Path | None,
    write_baseline: Path | None,
    force: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """Look for what in MAP should be looked at again.

    Leaves with 1 where there is anything.
    """
    acceptance = Acceptance(
        baseline=baseline,
        renewed=write_baseline,
        force=force,
        unsought=SEVERITIES.keys() - CODES,
    )
    found = acceptance.sifted(check_map(opened(path)))

    def show(table: Table) -> None:
        _show(table, accepted=acceptance.told(found))

    emit(findings_table(found.findings), format_=format_, output=output, show=show)
    ctx.exit(1 if found.findings else 0)


@click.command()
@map_argument
@click.option("--at", metavar="DATE", help="Measure ages from this date.")
@click.option(
    "--stale-after",
    metavar="YEARS",
    type=float,
    help="Look for claims not stated for so many years before --at; 0.5 is half a year.",
)
@click.option(
    "--chain",
    metavar="N",
    type=click.IntRange(min=0),
    default=LONGEST_CHAIN,
    show_default=True,
    help="Look for words passed on by more than so many others.",
)
@click.option(
    "--fail-on",
    metavar="WHAT",
    multiple=True,
    default=(Severity.WARNING.value,),
    show_default=True,
    callback=failing,
    help="Leave with 1 where there is a finding so severe or worse (error, warning, "
    "note), or of this code; may be repeated.",
)
@click.option("--ids", is_flag=True, help="Print the ids of each finding below it.")
@with_options(BASELINE)
@listing_format
@destination("Write the findings to this file.")
@click.pass_context
def audit(
    ctx: click.Context,
    path: str,
    *,
    at: str | None,
    stale_after: float | None,
    chain: int,
    fail_on: frozenset[str],
    ids: bool,
    baseline: Path | None,
    write_baseline: Path | None,
    force: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """Look for where the sourcing of MAP is thin, and say what would make it firmer.

    Leaves with 1 where there is anything worse than a note.
    """
    unsought = CODES - SEVERITIES.keys()
    if stale_after is None:
        unsought |= {"stale"}
    acceptance = Acceptance(
        baseline=baseline, renewed=write_baseline, force=force, unsought=unsought
    )
    findings = audit_map(
        opened(path), at=at, stale_after=stale_after, longest_chain=chain
    )
    found = acceptance.sifted(findings)

    def show(table: Table) -> None:
        _show(table, accepted=acceptance.told(found), ids=ids)

    emit(findings_table(found.findings), format_=format_, output=output, show=show)
    failed = any({one.severity.value, one.code} & fail_on for one in found.findings)
    ctx.exit(1 if failed else 0)


@click.command()
@map_argument
@click.option(
    "--texts",
    required=True,
    type=click.Path(path_type=Path),
    help="The folder with the sources' texts.",
)
@click.option(
    "--show",
    is_flag=True,
    help="Print each passage beside its claim; as rows, instead of the findings.",
)
@click.option(
    "--update",
    is_flag=True,
    help="Write moved passages' new offsets into MAP; asks first, keeps the old file.",
)
@click.option("--yes", is_flag=True, help="Do not ask before --update writes.")
@listing_format
@destination("Write the findings, or with --show the passages, to this file.")
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
    findings = findings_table(found.findings)

    def show_all(_: Table) -> None:
        if show:
            _show_passages(m, found)
        _show(findings)
        _sum_up(found)

    told = passages_table(found, m) if show else findings
    emit(told, format_=format_, output=output, show=show_all)
    if update and _update(path, m, reanchor(m, found), yes=yes):
        found = verify_map(opened(path), texts=library)
    ctx.exit(0 if found.ok else 1)


def _update(path: str, m: ArgumentMap, after: ArgumentMap, *, yes: bool) -> bool:
    """Write the map with its passages where they were found; whether it was written."""
    if after == m:
        click.echo(f"{path}: no offsets to rewrite", err=True)
        return False
    change = Change.of(path, before=m, after=after)
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
    sources = f" and {counted(pinned, 'source')} pinned anew" if pinned else ""
    click.echo(
        f"{path}: {counted(moved, 'passage')} re-anchored{sources}; "
        f"the old file is {kept}",
        err=True,
    )
    return True


def _show(table: Table, *, accepted: str = "", ids: bool = False) -> None:
    screen = console()
    for severity, code, where, message, remedy, concerned in table.rows:
        place = f"{where}: " if where else ""
        mend = f"; {remedy}" if remedy else ""
        style = {"error": "bold", "note": "dim"}.get(str(severity), "")
        line = f"{severity}: {place}{message}{mend} [{code}]"
        screen.print(line, style=style, soft_wrap=True)
        if ids and isinstance(concerned, tuple):
            screen.print(f"  {', '.join(concerned)}", soft_wrap=True)
    counts = [
        counted(count, severity.value)
        for severity in Severity
        if (count := sum(row[0] == severity.value for row in table.rows))
    ]
    told = ", ".join(counts) or "Nothing to report."
    screen.print(f"{told.rstrip('.')}; {accepted}" if accepted else told)


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
            f"{printable(one.words)}\n{one.source} {spans}",
            one.outcome.value,
        )
    console().print(drawn)


def _sum_up(found: Verification) -> None:
    counts = ", ".join(f"{count} {one}" for one, count in found.counts.items())
    texts = sum(path is not None for path in found.documents.values())
    click.echo(
        f"{counted(len(found.checks), 'passage')} in "
        f"{counted(len(found.documents), 'source')}, "
        f"{counted(texts, 'text')} at hand: {counts or 'nothing to check'}"
    )
