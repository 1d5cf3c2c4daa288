"""The verbs that set documents beside each other: match and aspects."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from argmap.cli.options import (
    SHARE,
    STANDARD_INPUT,
    destination,
    listing_format,
    opened,
    warn,
)
from argmap.cli.output import BY_FORMAT, console, emit
from argmap.cli.proposing import Written, answers_to, held, is_map_file, propose
from argmap.errors import FileError
from argmap.extraction.matching.aspect_files import aspects_toml, read_aspects
from argmap.extraction.matching.proposing import match_claims
from argmap.extraction.matching.suggestion import suggest_aspects
from argmap.formats.files import refuse_unwritable, write_bytes
from argmap.model.messages import counted
from argmap.model.proposing import Verdict, proposals
from argmap.model.relations import Relation
from argmap.render.matching import matches_table, matches_text

if TYPE_CHECKING:
    from argmap.cli.options import Decorator
    from argmap.extraction.matching.matches import Matches
    from argmap.model.argument_map import ArgumentMap

__all__ = ["aspects", "match"]

LISTINGS = frozenset((".csv", ".md"))
"""Suffixes that stand for a listing; .json stands for a map."""

maps_argument: Decorator = click.argument(
    "paths", metavar="MAP...", nargs=-1, required=True, type=click.Path()
)


@click.command()
@maps_argument
@click.option(
    "--aspects",
    "aspects_path",
    type=click.Path(),
    metavar="FILE",
    help="Compare by these aspects, too: a TOML file.",
)
@click.option(
    "--least",
    type=SHARE,
    default=0.2,
    show_default=True,
    help="How alike claims have to be to be listed as the same.",
)
@click.option(
    "--most",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="How many claims of each other document count as a claim's nearest.",
)
@listing_format
@destination(
    "A map with the proposals, to be reviewed, new or to add to; or a listing, .csv or .md."
)
def match(
    paths: tuple[str, ...],
    *,
    aspects_path: str | None,
    least: float,
    most: int,
    format_: str | None,
    output: Path | None,
) -> None:
    """Propose which claims of different documents belong together.

    The documents are the sources in each MAP, else the MAPs. Listed are the same claim
    in other words, figures that conflict, and figures that a newer one supersedes. With
    -o and a map's file, all MAPs are written in one, with a proposed link for each. A
    map that is there already gains what it does not hold; what `argmap review` has
    rejected does not come back.
    """
    if output is not None:
        refuse_unwritable(output)
    known = None if aspects_path is None else read_aspects(aspects_path)
    maps = _opened(paths)
    found = match_claims(maps, known, least=least, most=most)
    if output is None or format_ in BY_FORMAT or output.suffix.lower() in LISTINGS:
        emit(
            matches_table(found),
            format_=format_,
            output=output,
            show=lambda _: console().print(matches_text(found), soft_wrap=True),
        )
        return
    if format_ is not None:
        raise click.UsageError(
            "--format table is for the terminal; leave it out with -o"
        )
    if not is_map_file(output):
        raise click.UsageError(
            f"-o writes a map, .argdown or .json, or a listing, .csv or .md, not "
            f"{str(output)!r}; end it in one of these, or add --format"
        )
    if any(
        path != STANDARD_INPUT and output.resolve() == Path(path).resolve()
        for path in paths
    ):
        raise click.UsageError(
            f"{output} is what is matched; name another file with -o"
        )
    draft = found.to_map()
    gone = _rejected(draft, paths)
    done = propose([draft.without(gone)], output, before=held(output))
    if done is not None:
        click.echo(f"{output}: {_told(found, done, rejected=len(gone))}")


@click.group()
def aspects() -> None:
    """Suggest what a debate turns on, to match claims by."""


@aspects.command("suggest")
@maps_argument
@click.option(
    "--most",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="How many aspects at most.",
)
@destination("The file to write, .toml; never one that is there.")
def suggest(paths: tuple[str, ...], *, most: int, output: Path | None) -> None:
    """Write aspects that claims of MAPs may turn on, to be edited."""
    found = suggest_aspects(_opened(paths), most=most)
    if output is not None and output.exists():
        raise FileError(f"{output}: is there already; name another file")
    if not found:
        told = "nothing to suggest: the claims are too few, or share too few words"
        warn(told)
        return
    if output is None:
        click.echo(aspects_toml(found), nl=False)
        return
    write_bytes(output, aspects_toml(found).encode())
    click.echo(f"{output}: {counted(len(found), 'aspect')}")


def _opened(paths: tuple[str, ...]) -> list[ArgumentMap]:
    if paths.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input can be read once; name files")
    return [opened(path) for path in paths]


def _rejected(draft: ArgumentMap, paths: tuple[str, ...]) -> list[Relation]:
    """Return the links that were rejected in one of the maps that are matched."""
    said = {
        one.key: one
        for path in paths
        if path != STANDARD_INPUT
        for one in answers_to(path)
    }
    return [
        one.record
        for one in proposals(draft, said.values())
        if isinstance(one.record, Relation)
        and one.key in said
        and said[one.key].verdict is Verdict.REJECTED
    ]


def _told(found: Matches, done: Written, *, rejected: int) -> str:
    """Say what was written, and what is called otherwise than in its own map."""
    if not done.is_new:
        return done.told()
    counts = [
        counted(sum(len(group.matches) for group in groups), *nouns)
        for groups, *nouns in (
            (found.same, "pair that says the same", "pairs that say the same"),
            (
                found.conflicting,
                "pair of conflicting figures",
                "pairs of conflicting figures",
            ),
            (found.superseded, "superseded figure"),
        )
    ]
    renamed = len(found.findings)
    rest = f"; {counted(renamed, 'record')} under another id" if renamed else ""
    rejected += done.rejected
    if rejected:
        rest += f"; {counted(rejected, 'link')} rejected before and left out"
    return f"{', '.join(counts)}{rest}"
