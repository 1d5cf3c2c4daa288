"""The verbs that draft a map from documents: extract, evaluate and aspects."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.options import destination, listing_format
from argmap.cli.output import console, emit, show_table
from argmap.errors import FileError
from argmap.extraction.aspects import MOST_SUGGESTED, suggest_aspects
from argmap.extraction.drafts import Draft
from argmap.extraction.evaluation import evaluate as evaluation_of
from argmap.extraction.gold import gold_attributions
from argmap.extraction.pipeline import extract as draft_of
from argmap.extraction.pipeline import installed
from argmap.formats.table import write
from argmap.model import identifiers
from argmap.model.records import made
from argmap.model.sources import Source
from argmap.render.sheets import Table
from argmap.texts.anchoring import shown
from argmap.texts.folding import fold
from argmap.texts.library import read_text
from argmap.texts.reading import decode, printable, read_bytes

__all__ = ["aspects", "evaluate", "extract"]

SHOWN = ("speaker", "stance", "says", "contents", "confidence")
SCORES = ("measure", "right", "proposed", "wanted", "precision", "recall", "f1")


@click.command()
@click.argument("path", metavar="FILE", type=click.Path(path_type=Path))
@destination("Write the map that is proposed to this file.")
@click.option("--force", is_flag=True, help="Replace the file where it exists.")
@click.option("--source", metavar="ID", help="The id of the document's source.")
@click.option("--title", metavar="TEXT", help="Its title.")
@click.option("--publisher", metavar="NAME", help="Who publishes it.")
@click.option("--issued", metavar="DATE", help="Its date.")
@click.option("--type", "type_", metavar="TYPE", help="Its CSL type.")
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Leave out what has less confidence, from 0 to 1.",
)
@click.option("--model", metavar="NAME", help="A spaCy pipeline with a parser.")
@listing_format
def extract(
    path: Path,
    *,
    output: Path | None,
    force: bool,
    source: str | None,
    title: str | None,
    publisher: str | None,
    issued: str | None,
    type_: str | None,
    least: float,
    model: str | None,
    format_: str | None,
) -> None:
    """Propose who says what in FILE, for a person to accept or reject.

    The proposals are listed, or written as a map with --output: every record in it is
    marked as proposed and left out of analyses until somebody accepts it.
    """
    text = read_text(path)
    record = made(
        Source,
        {
            "id": source or identifiers.slug(path.stem, otherwise="document"),
            "title": title or path.name,
            "publisher": publisher,
            "issued": issued,
            "type": type_,
        },
    )
    nlp = installed(model) if model is not None else None
    draft = draft_of(text, source=record, nlp=nlp)
    for finding in draft.findings:
        click.echo(f"argmap: warning: {finding}", err=True)
    if output is None:
        table = _table(draft, least)
        emit(table, format_=format_, output=None, show=_show)
        return
    if output.exists() and not output.is_dir() and not force:
        raise FileError(f"{output}: is there already; add --force to replace it")
    m = draft.to_map(least=least)
    write(m, output)
    click.echo(
        f"{output}: {len(m)} claims and {len(m.assertions)} assertions, all proposed"
    )


@click.command()
@click.argument("draft", metavar="DRAFT", type=click.Path(path_type=Path))
@click.argument("gold", metavar="GOLD", type=click.Path(path_type=Path))
@click.option(
    "--threshold",
    type=float,
    default=0.5,
    metavar="SHARE",
    help="The least share that two contents have in common to match.",
)
@click.option("--document", metavar="NAME", help="Only what GOLD has of this document.")
@listing_format
@destination("Write the scores to this file.")
def evaluate(
    draft: Path,
    gold: Path,
    *,
    threshold: float,
    document: str | None,
    format_: str | None,
    output: Path | None,
) -> None:
    """Tell how well the proposals in DRAFT agree with the gold standard GOLD."""
    proposed, wanted = (
        gold_attributions(decode(read_bytes(one), name=str(one)), name=str(one))
        for one in (draft, gold)
    )
    if document is not None:
        wanted = tuple(one for one in wanted if one.document == document)
    found = evaluation_of(proposed, wanted, threshold=threshold)
    table = Table(
        columns=SCORES,
        rows=tuple(
            (
                name,
                score.right,
                score.proposed,
                score.wanted,
                round(score.precision, 3),
                round(score.recall, 3),
                round(score.f1, 3),
            )
            for name, score in (
                ("contents", found.contents),
                ("contents and speakers", found.speakers),
            )
        ),
    )
    emit(
        table,
        format_=format_,
        output=output,
        show=lambda rows: show_table(rows, SCORES, empty=""),
    )


@click.group()
def aspects() -> None:
    """Work with what the statements of a debate are about."""


@aspects.command()
@click.argument(
    "paths",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--most",
    type=click.IntRange(1),
    default=MOST_SUGGESTED,
    metavar="NUMBER",
    help="How many at most.",
)
def suggest(paths: tuple[Path, ...], *, most: int) -> None:
    """Print the terms that most of the documents have in common, as aspects."""
    found = suggest_aspects([draft_of(read_text(path)) for path in paths], most=most)
    click.echo("[aspects]")
    for name, patterns in found.items():
        listed = ", ".join(f"'{pattern}'" for pattern in patterns)
        click.echo(f'"{name}" = [{listed}]')


def _table(draft: Draft, least: float) -> Table:
    columns = (
        "id",
        "speaker",
        "stance",
        "says",
        "contents",
        "source",
        "type",
        "negated",
        "hedged",
        "via",
        "own_voice",
        "confidence",
    )
    rows = tuple(
        (
            one.id,
            printable(one.speaker),
            one.stance.value,
            fold(printable(draft.words(one.contents))),
            tuple(shown((span,)) for span in one.contents),
            shown((one.source,)) if one.source else None,
            one.type.value,
            one.negated,
            one.hedged,
            tuple(printable(name) for name in one.via),
            one.own_voice,
            one.confidence,
        )
        for one in draft.attributions
        if one.confidence >= least
    )
    return Table(columns=columns, rows=rows)


def _show(table: Table) -> None:
    show_table(table, SHOWN, empty="Nothing in this document seems to be claimed.")
    if table.rows:
        console().print(f"{len(table.rows)} proposals; none is decided.")
