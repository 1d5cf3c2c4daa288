"""The verbs that compare actors: stances and pairs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.analysis.stances.agreement import common_ground, one_sided
from argmap.analysis.stances.comparison import compare_stances
from argmap.analysis.stances.divisions import consensus
from argmap.analysis.stances.silence import silences
from argmap.analysis.stances.tables import StanceTable
from argmap.analysis.stances.turns import changed_positions
from argmap.cli.charts import DRAWN, is_picture, themed, write_stances
from argmap.cli.options import (
    VIEW,
    Decorator,
    as_record,
    destination,
    listing_format,
    map_argument,
    opened,
)
from argmap.cli.output import console, emit, show_matrix, show_table
from argmap.render.charts.bars import ORDERS
from argmap.render.charts.canvas import FORMATS
from argmap.render.charts.foot import left_out_words
from argmap.render.comparison import (
    changes_table,
    common_ground_table,
    consensus_table,
    one_sided_table,
    pairs_table,
    silences_table,
    stance_matrix,
    stances_table,
)
from argmap.render.meetings import meetings_markdown, meetings_table, meetings_text
from argmap.render.prose.wording import capital, counted, joined
from argmap.render.sheets import Table
from argmap.render.tallies import tallies_table

if TYPE_CHECKING:
    from argmap.analysis.stances.pairs import Pair
    from argmap.model.argument_map import ArgumentMap

__all__ = ["pairs", "stances"]

VIEWED = ("basis", "as_of")
MOST_SILENT = 6
SEEN_AS = {"stances": DRAWN, "bars": FORMATS}
"""The listings that can be drawn, and the suffixes of what they are drawn as."""
SHARED_BY_NONE = {
    "kind": "No claim of this map is common ground of two kinds of actor.",
    "actor": "No claim of this map is common ground of two actors.",
}

Listed = tuple[Table, Callable[[Table], None]]

COMPARED: tuple[Decorator, ...] = (
    click.option(
        "--by",
        type=click.Choice(["issue", "claim"]),
        help="Compare on issues, which is the default, or claim by claim.",
    ),
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
        "--claim",
        "claims",
        metavar="ID",
        multiple=True,
        help="Only this claim; by issue, only its clashes.",
    ),
    click.option(
        "--since", metavar="DATE", help="Count only what was said since then."
    ),
    click.option(
        "--latest",
        is_flag=True,
        help="Count only the last dated position of each actor.",
    ),
    click.option(
        "--derived/--plain",
        default=None,
        help="Count derived sides, or only plain ones; by issue they count, by claim "
        "they do not.",
    ),
    click.option(
        "--roll-up", is_flag=True, help="Count people as their organisations."
    ),
    *VIEW,
)


@attrs.frozen(kw_only=True)
class Asked:
    """What the options say about which stances to compare."""

    by: str | None
    actors: tuple[str, ...]
    kinds: tuple[str, ...]
    issues: tuple[str, ...]
    claims: tuple[str, ...]
    since: str | None
    latest: bool
    derived: bool | None
    roll_up: bool
    basis: str | None
    as_of: str | None

    @property
    def limited(self) -> bool:
        """Whether any of the options is there but for the basis and the date."""
        rest = attrs.asdict(self, filter=lambda field, _: field.name not in VIEWED)
        return any(value not in (None, (), False) for value in rest.values()) or (
            self.derived is not None
        )

    @property
    def nobody(self) -> str:
        """What to say where nobody is left to compare."""
        asked_about = self.limited or self.as_of is not None
        return f"Nobody takes a stance in {'what was asked for' if asked_about else 'this map'}."

    def compare(self, m: ArgumentMap, *, by: str = "issue") -> StanceTable:
        """Return the table; `by` is what to compare on where no option says so."""
        return compare_stances(
            m,
            by=self.by or by,
            actors=self.actors or None,
            kinds=self.kinds or None,
            issues=self.issues or None,
            claims=self.claims or None,
            basis=self.basis,
            as_of=self.as_of,
            since=self.since,
            latest=self.latest,
            roll_up=self.roll_up,
            derived=self.derived,
        )


asking = as_record(Asked, COMPARED)


@click.command()
@map_argument
@click.option(
    "--list",
    "listed",
    type=click.Choice(
        [
            "stances",
            "bars",
            "silences",
            "changes",
            "consensus",
            "common-ground",
            "one-sided",
        ]
    ),
    default="stances",
    show_default=True,
    help="List stances, how many are for and against (bars), who is silent on what, "
    "who changed position, how far groups are of one mind on each claim, what several "
    "groups share, or issues on which one side alone is heard.",
)
@click.option(
    "--groups",
    type=click.Choice(["kind", "actor"]),
    default="kind",
    show_default=True,
    help="For consensus and common ground: groups are kinds, or single actors.",
)
@click.option(
    "--order",
    type=click.Choice(ORDERS),
    default="map",
    show_default=True,
    help="For bars in a picture: the map's order, or the most divided first.",
)
@asking
@themed
@listing_format
@destination("The file to write: .svg, .png, .pdf, .html, .csv, .md or .json.")
def stances(
    path: str,
    *,
    listed: str,
    groups: str,
    order: str,
    theme: str,
    asked: Asked,
    format_: str | None,
    output: Path | None,
) -> None:
    """Compare the actors of MAP: who takes which side, and who is silent.

    Stances in brackets are derived: by issue, from claims other than its answers. An
    empty cell is silence, which is never counted as an opinion.
    """
    if listed in ("common-ground", "one-sided"):
        rows, show = _of_the_map(opened(path), listed, groups=groups, asked=asked)
    else:
        table = asked.compare(
            opened(path), by="claim" if listed == "consensus" else "issue"
        )
        seen = listed in SEEN_AS and is_picture(output, format_, page=True)
        if output is not None and seen:
            bars = listed == "bars"
            write_stances(table, output, bars=bars, order=order, theme=theme)
            return
        rows, show = _of_the_table(table, listed, groups=groups, nobody=asked.nobody)
    pictures = SEEN_AS.get(listed, ())
    emit(rows, format_=format_, output=output, show=show, pictures=pictures)


@click.command()
@map_argument
@click.argument("two", metavar="[ACTOR ACTOR]", nargs=-1)
@asking
@listing_format
@destination("Write the listing to this file.")
def pairs(
    path: str,
    two: tuple[str, ...],
    *,
    asked: Asked,
    format_: str | None,
    output: Path | None,
) -> None:
    """Tell how each two actors of MAP compare, or on what two ACTORs meet.

    Of two that are named, every point on which they agree, are opposed or clash is
    listed, and what each alone speaks on, with the passages.
    """
    if two:
        if len(two) != 2 or asked.actors:
            raise click.UsageError(
                "name two actors after the map to see on what they meet, or none to "
                "list all pairs; --actor limits that list"
            )
        table = attrs.evolve(asked, actors=two).compare(opened(path))
        pair = table.pair(*two)
        emit(
            meetings_table(pair),
            format_=format_,
            output=output,
            show=lambda _: _say([meetings_text(pair)], table),
            markdown=lambda: meetings_markdown(pair),
        )
        return
    table = asked.compare(opened(path))
    found = table.pairs()
    emit(
        pairs_table(found),
        format_=format_,
        output=output,
        show=lambda _: _show_pairs(table, found, nobody=asked.nobody),
    )


def _of_the_table(
    table: StanceTable, listed: str, *, groups: str, nobody: str
) -> Listed:
    if listed == "stances":
        return stances_table(table), lambda _: _show_stances(table, nobody=nobody)
    if listed == "bars":
        # A terminal has no room for the lists of actors.
        counts = tallies_table(table)
        told = tuple(name for name in counts.columns if not name.endswith("_actors"))
        empty = _empty(table, nobody)

        def show(counts: Table) -> None:
            show_table(counts, told, empty=empty)
            _say([], table)

        return counts, show
    if listed == "silences":
        lines = [str(one) for one in silences(table)] if table.columns else []
        return silences_table(table), lambda _: _say(
            lines or [_empty(table, nobody)], table
        )
    if listed == "changes":
        lines = [str(one) for one in changed_positions(table)]
        nothing = ["Nobody changed position in this map."]
        return changes_table(table), lambda _: _say(lines or nothing, table)
    found = consensus(table, groups=groups)
    columns = ("claim", "consensus", "divisiveness", "groups")
    return consensus_table(found), lambda t: show_table(t, columns, empty=nobody)


def _show_stances(table: StanceTable, *, nobody: str) -> None:
    """Print the table, and who is silent on all of it."""
    if not table.columns:
        _say([_empty(table, nobody)], table)
        return
    matrix = stance_matrix(table)
    show_matrix(matrix, empty=nobody)
    silent = [str(name) for name, *cells in matrix.rows if not any(cells)]
    names = joined(silent, most=MOST_SILENT)
    _say([f"Silent on all of it: {names}."] if silent else [], table)


def _empty(table: StanceTable, nobody: str) -> str:
    """Return what to say of a table without rows, or without columns."""
    return f"There is no {table.by} to compare on." if table.actors else nobody


def _of_the_map(m: ArgumentMap, listed: str, *, groups: str, asked: Asked) -> Listed:
    if asked.limited:
        raise click.UsageError(
            f"--list {listed} is of the whole map; of the other options it takes "
            "--groups, --basis and --as-of"
        )
    if listed == "one-sided":
        single = one_sided(m, basis=asked.basis, as_of=asked.as_of)
        empty = "On no issue of this map is one side alone heard."
        return one_sided_table(single, m), lambda t: show_table(
            t, ("issue", "side", "actors"), empty=empty
        )
    shared = common_ground(m, groups=groups, basis=asked.basis, as_of=asked.as_of)
    across = any(one.across for one in shared)

    def show(table: Table) -> None:
        show_table(table, ("text", "actors", "across"), empty=SHARED_BY_NONE[groups])
        if shared and not across:
            console().print("None of it is shared across the sides of an issue.")

    return common_ground_table(shared, m), show


def _show_pairs(table: StanceTable, found: tuple[Pair, ...], *, nobody: str) -> None:
    """Print the pairs with something in common, and how many have nothing."""
    if not found:
        names = [actor.name for actor in table.actors]
        only = f"Only {names[0]} is compared; a pair is of two." if names else nobody
        _say([only], table)
        return
    met = [pair for pair in found if pair.joint or pair.clashes]
    name = {actor.id: actor.name for actor in table.actors}
    rows = tuple(
        (name[p.first], name[p.second], str(p), len(p.clashes) or None) for p in met
    )
    if rows:
        columns = ("first", "second", "comparison", "clashes")
        show_table(Table(columns=columns, rows=rows), columns, empty="")
    rest = counted(len(found) - len(met), "pair")
    lines = (
        [f"{capital(rest)} with no common {table.by}."] if len(met) < len(found) else []
    )
    _say(lines, table)


def _say(lines: Iterable[str], table: StanceTable) -> None:
    """Print lines, and below them what a window of time or the issues leave out."""
    screen = console()
    for line in lines:
        screen.print(line, soft_wrap=True)
    left_out = left_out_words(table)
    if left_out:
        screen.print(left_out, soft_wrap=True)
