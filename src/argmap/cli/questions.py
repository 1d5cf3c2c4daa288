"""The verbs that ask: unrebutted, contested and explain."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.analysis.acceptability import Status
from argmap.analysis.acceptance import prospect_sentence
from argmap.analysis.explanations import explanations_of
from argmap.analysis.phrases import date_in_words
from argmap.cli.options import (
    CLAIMS,
    VIEW,
    destination,
    listing_format,
    map_argument,
    opened,
    with_options,
)
from argmap.cli.output import console, emit
from argmap.graph.compilation import compiled
from argmap.model import views
from argmap.model.messages import counted
from argmap.render.explanation import explanation_markdown, explanation_table
from argmap.render.listing import Listing, list_unrebutted
from argmap.render.sheets import Table
from argmap.render.tables import (
    contested_table,
    objections_table,
    unrebutted_table,
)

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = [
    "contested",
    "explain",
    "show_left_out",
    "show_unrebutted",
    "unrebutted",
]

NO_REPLY = "no reply recorded"
SIDES = {"yes": "on the side of yes", "no": "on the side of no", "": "on neither side"}


@click.command()
@map_argument
@with_options(CLAIMS)
@listing_format
@destination("Write the listing to this file.")
def unrebutted(
    path: str,
    *,
    issue: str | None,
    actor: str | None,
    kind: str | None,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """List the claims of MAP that stand, by issue, with the reason beside each.

    A claim stands when nothing attacks it, or when every attack on it is answered.
    """
    m = opened(path)
    listing = list_unrebutted(
        m, issue=issue, actor=actor, kind=kind, basis=basis, as_of=as_of
    )

    def show(_: Table) -> None:
        show_unrebutted(listing, m)
        show_left_out(m, basis, as_of)

    emit(
        unrebutted_table(listing, m),
        format_=format_,
        output=output,
        show=show,
    )


@click.command()
@map_argument
@with_options(CLAIMS)
@click.option(
    "--exact",
    is_flag=True,
    help="Say what becomes of each, whichever way the clashes go; needs argmap[exact].",
)
@listing_format
@destination("Write the listing to this file.")
def contested(
    path: str,
    *,
    issue: str | None,
    actor: str | None,
    kind: str | None,
    basis: str | None,
    as_of: str | None,
    exact: bool,
    format_: str | None,
    output: Path | None,
) -> None:
    """List the claims of MAP whose attackers neither stand nor fall."""
    m = opened(path)
    table = contested_table(
        m, issue=issue, actor=actor, kind=kind, basis=basis, as_of=as_of, exact=exact
    )

    def show(table: Table) -> None:
        _show_contested(table)
        show_left_out(m, basis, as_of)

    emit(table, format_=format_, output=output, show=show)


@click.command()
@map_argument
@click.option("--issue", metavar="ID", help="Only objections to claims of this issue.")
@click.option("--actor", metavar="ID", help="Only objections that this actor raises.")
@with_options(VIEW)
@listing_format
@destination("Write the listing to this file.")
def objections(
    path: str,
    *,
    issue: str | None,
    actor: str | None,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """List the objections in MAP that met no reply: to claims, and to links.

    What objects is unchallenged itself, and nothing questions how it bears on the
    claim.
    """
    m = opened(path)
    table = objections_table(m, issue=issue, actor=actor, basis=basis, as_of=as_of)

    def show(table: Table) -> None:
        _show_objections(table)
        show_left_out(m, basis, as_of)

    emit(table, format_=format_, output=output, show=show)


@click.command()
@map_argument
@click.argument("claims", metavar="CLAIM...", nargs=-1, required=True)
@click.option(
    "--exact",
    is_flag=True,
    help="Say what becomes of contested claims, whichever way the clashes go; needs "
    "argmap[exact].",
)
@with_options(VIEW)
@listing_format
@destination("Write the explanation to this file.")
def explain(
    path: str,
    claims: tuple[str, ...],
    *,
    exact: bool,
    basis: str | None,
    as_of: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Say why each CLAIM of MAP has its status: who attacks it, and what answers.

    Replies are set in below what they reply to, down to what nobody answers.
    """
    m = opened(path)
    told = explanations_of(m, claims, basis=basis, as_of=as_of, exact=exact)

    def show(_: Table) -> None:
        click.echo("\n\n".join(map(str, told)))
        show_left_out(m, basis, as_of)

    emit(
        explanation_table(told, exact=exact),
        format_=format_,
        output=output,
        show=show,
        markdown=lambda: explanation_markdown(told),
    )


def _show_objections(table: Table) -> None:
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    for row in rows:
        _print_claim("−", str(row["text"]))
        _print_beside(f"against {row['to']}", f"{row['basis']} link")
    count = counted(len(rows), "objection")
    console().print(f"{count} without a reply in this map.", highlight=False)


def _show_contested(table: Table) -> None:
    """Print contested claims by issue, with who states each and what is against it."""
    screen = console()
    if not table.rows:
        screen.print("No claim of this map is contested.")
    question = None
    for values in table.rows:
        row = dict(zip(table.columns, values, strict=True))
        if row["question"] != question:
            question = row["question"]
            screen.print(str(question or "Under no issue"), style="bold")
        _print_claim("⚡", str(row["text"]))
        actors = row["actors"] if isinstance(row["actors"], tuple) else ()
        explicit = row["status_explicit"]
        also = "" if explicit == row["status"] else _by_explicit(str(explicit))
        _print_beside(", ".join(actors), str(row["reason"]), also)
        if "prospect" in row:
            _print_beside(prospect_sentence(str(row["prospect"])))


def _print_claim(mark: str, text: str) -> None:
    from rich.padding import Padding
    from rich.text import Text

    console().print(Padding(Text(f"{mark} {text}"), (0, 0, 0, 4), expand=False))


def _print_beside(*parts: str) -> None:
    """Print what belongs to a claim, below it."""
    from rich.padding import Padding
    from rich.text import Text

    text = Text(" · ".join(filter(None, parts)), style="dim")
    console().print(Padding(text, (0, 0, 0, 6), expand=False))


def _by_explicit(status: str) -> str:
    return f"By explicit links alone: {status}."


def show_unrebutted(listing: Listing, m: ArgumentMap) -> None:
    """Print the unrebutted claims by issue and side, the reason below each."""
    from rich.padding import Padding

    screen = console()
    if not len(listing):
        screen.print("No claim of this map stands unrebutted.")
    for issue in listing.issues:
        title = "Under no issue" if issue.issue is None else issue.issue.question
        screen.print(title, style="bold")
        before: tuple[str, str] | None = None
        for row in issue.claims:
            part = (row.group.value, row.side.value)
            if part != before:
                screen.print(
                    Padding(_heading(*part), (0, 0, 0, 2), expand=False), style="dim"
                )
                before = part
            status = row.found.status
            _print_claim("○" if status is Status.UNCHALLENGED else "◐", row.claim.label)
            differs = row.explicit is not None and row.explicit is not status
            _print_beside(
                ", ".join(m.actors[key].name for key in row.actors),
                *((NO_REPLY,) if status is Status.UNCHALLENGED else row.reasons),
                _by_explicit(row.explicit.value) if row.explicit and differs else "",
                *row.cautions,
            )
        screen.print()
    basis = "explicit and inferred" if listing.basis is None else listing.basis.value
    number = len(listing)
    screen.print(
        f"{number} unrebutted claim{'' if number == 1 else 's'} listed; the map holds "
        f"{listing.total}. By {basis} links, under the grounded labelling."
    )
    screen.print("○ no reply recorded in this map   ◐ every reply answered")


def show_left_out(m: ArgumentMap, basis: str | None, as_of: str | None) -> None:
    """Print what a choice of basis or date leaves out, a line each."""
    lines = []
    graph = compiled(m, basis=basis, as_of=as_of)
    if graph.as_of is not None:
        undated = len(views.undated(m))
        lines.append(
            f"As of {date_in_words(graph.as_of)}: {len(graph.map)} of {len(m)} claims "
            f"had been made{f'; {undated} undated records left out' if undated else ''}."
        )
    if graph.dropped:
        lines.append(
            f"Left out with the links that they target: {', '.join(graph.dropped)}."
        )
    for line in lines:
        console().print(line, soft_wrap=True)


def _heading(group: str, side: str) -> str:
    return SIDES[side] if group == "statements" else f"{group}, {SIDES[side]}"
