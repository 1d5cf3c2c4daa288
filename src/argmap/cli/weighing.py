"""The verb that weighs: strengths."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.analysis.acceptability import Status, assess
from argmap.analysis.strength import StrengthMethod
from argmap.analysis.strength import strengths as strengths_of
from argmap.cli.options import (
    VIEW,
    destination,
    listing_format,
    map_argument,
    opened,
    warn,
    with_options,
)
from argmap.cli.output import console, emit
from argmap.cli.questions import show_left_out
from argmap.render.strength import remarks, strength_table

if TYPE_CHECKING:
    from rich.table import Table as RichTable

    from argmap.analysis.strength import Strengths
    from argmap.render.sheets import Table, Value

__all__ = ["strengths"]

MARKS = {
    Status.UNCHALLENGED: "○",
    Status.DEFENDED: "◐",
    Status.CONTESTED: "⚡",
    Status.REBUTTED: "●",
}
CAUTION = (
    "A strength weighs support against attack and settles nothing: which claims stand "
    "is another question, and has another answer (argmap unrebutted)."
)


@click.command()
@map_argument
@click.option(
    "--method",
    metavar="METHOD",
    default=StrengthMethod.QUADRATIC_ENERGY.value,
    show_default=True,
    help=f"How to weigh: {', '.join(StrengthMethod)}.",
)
@click.option(
    "--each-link",
    is_flag=True,
    help="Count each link, also where several claims go back to one source.",
)
@click.option("--issue", metavar="ID", help="Only claims filed under this issue.")
@with_options(VIEW)
@listing_format
@destination("Write the listing to this file.")
def strengths(
    path: str,
    *,
    method: str,
    each_link: bool,
    issue: str | None,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Weigh support against attack for each claim of MAP.

    A strength lies between 0 and 1; a claim that nothing bears on has 0.5. It is
    another question than a status, which stands beside it.
    """
    m = opened(path)
    wanted = None if issue is None else m.issues[issue]
    found = strengths_of(m, method, by_source=not each_link, basis=basis, as_of=as_of)
    table = strength_table(found, assess(m, basis=basis, as_of=as_of), issue=wanted)

    def show(table: Table) -> None:
        _show(table)
        _show_rule(found, each_link=each_link)
        show_left_out(m, basis, as_of)

    emit(table, format_=format_, output=output, show=show)
    if not found.converged:
        warn(remarks(found)[0])


def _show(table: Table) -> None:
    """Print the claims by issue; those that nothing bears on are only counted."""
    screen = console()
    if not table.rows:
        screen.print("No claims to weigh.")
    rows = [dict(zip(table.columns, values, strict=True)) for values in table.rows]
    for key, group in groupby(rows, key=itemgetter("issue")):
        filed = list(group)
        question = filed[0]["question"] if key else "Under no issue"
        screen.print(str(question), style="bold")
        screen.print(_weighed(filed))
        screen.print()


def _weighed(rows: list[dict[str, Value]]) -> RichTable:
    """Return the claims of an issue, the strength before each."""
    from rich.table import Table as RichTable
    from rich.text import Text

    drawn = RichTable.grid(padding=(0, 2))
    for _ in range(3):
        drawn.add_column()
    alone = [row for row in rows if row["voices_for"] == row["voices_against"] == 0]
    for row in rows:
        if row not in alone:
            mark = f"{MARKS[Status(str(row['status']))]} {row['status']}"
            voices = f"{row['voices_for']} for, {row['voices_against']} against"
            drawn.add_row("", f"{row['strength']:.2f}", str(row["text"]))
            drawn.add_row("", "", Text(f"{mark} · {voices}", style="dim"))
    if alone:
        claims = "1 claim" if len(alone) == 1 else f"{len(alone)} claims"
        told = Text(f"{claims} that nothing bears on", style="dim")
        drawn.add_row("", f"{alone[0]['strength']:.2f}", told)
    return drawn


def _show_rule(found: Strengths, *, each_link: bool) -> None:
    """Print how the strengths were computed, and what they are not."""
    voices = "each link by itself" if each_link else "one voice per root source"
    rule = f"By {found.method}, base score 0.5, {voices}. {' '.join(remarks(found))}"
    console().print(rule, soft_wrap=True)
    console().print(CAUTION, soft_wrap=True)
