"""The verbs that draft a map from documents: extract and evaluate."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import attrs
import click

from argmap.cli.options import (
    Decorator,
    as_record,
    destination,
    listing_format,
    opened,
)
from argmap.cli.output import console, emit, show_table, watched
from argmap.cli.rewriting import Change
from argmap.extraction.drafts import Draft
from argmap.extraction.evaluation import evaluate as evaluation_of
from argmap.extraction.gold import gold_attributions
from argmap.extraction.pipeline import extract as draft_of
from argmap.extraction.pipeline import installed
from argmap.formats.answers import answers_beside, read_answers
from argmap.formats.table import write
from argmap.model import identifiers
from argmap.model.argument_map import ArgumentMap
from argmap.model.joining import join
from argmap.model.messages import counted
from argmap.model.records import made
from argmap.model.sources import Source
from argmap.render.sheets import Table
from argmap.texts.anchoring import shown
from argmap.texts.folding import fold
from argmap.texts.library import read_text
from argmap.texts.reading import decode, printable, read_bytes

__all__ = ["evaluate", "extract"]

SHOWN = ("speaker", "stance", "says", "contents", "confidence")
SCORES = ("measure", "right", "proposed", "wanted", "precision", "recall", "f1")


DOCUMENT: tuple[Decorator, ...] = (
    click.option("--source", metavar="ID", help="The id of the document's source."),
    click.option("--title", metavar="TEXT", help="Its title."),
    click.option("--publisher", metavar="NAME", help="Who publishes it."),
    click.option("--issued", metavar="DATE", help="Its date."),
    click.option("--type", metavar="TYPE", help="Its CSL type."),
)


@attrs.frozen(kw_only=True)
class Described:
    """What the options say of the document."""

    source: str | None
    title: str | None
    publisher: str | None
    issued: str | None
    type: str | None

    def of(self, path: Path) -> Source:
        """Return the record of the document in a file."""
        return made(
            Source,
            {
                "id": self.source or identifiers.slug(path.stem, otherwise="document"),
                "title": self.title or path.name,
                "publisher": self.publisher,
                "issued": self.issued,
                "type": self.type,
            },
        )


@click.command()
@click.argument(
    "paths",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@destination("Write the map that is proposed to this file, or add it to the map there.")
@as_record(Described, DOCUMENT)
@click.option(
    "--least",
    type=click.FloatRange(0, 1),
    default=0.0,
    metavar="NUMBER",
    help="Leave out what has less confidence, from 0 to 1.",
)
@click.option("--model", metavar="NAME", help="A spaCy pipeline with a parser.")
@click.option(
    "--workers",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Read so many documents side by side; by default as many as there are cores.",
)
@listing_format
def extract(
    paths: tuple[Path, ...],
    *,
    output: Path | None,
    asked: Described,
    least: float,
    model: str | None,
    workers: int | None,
    format_: str | None,
) -> None:
    """Propose who says what in FILE, for a person to accept or reject.

    The proposals are listed, or written as a map with --output: every record in it is
    marked as proposed and left out of analyses until somebody accepts it. A map that
    is there already gains what it does not hold; what `argmap review` has rejected
    does not come back.
    """
    if len(paths) > 1 and (asked.source or asked.title):
        raise click.UsageError("--source and --title are of one document; name one")
    drafts = []
    for path, draft in zip(
        paths, _drafted(paths, asked, model=model, workers=workers), strict=True
    ):
        where = f"{path}: " if len(paths) > 1 else ""
        for finding in draft.findings:
            click.echo(f"argmap: warning: {where}{finding}", err=True)
        drafts.append(draft)
    if output is None:
        emit(_table(drafts, least), format_=format_, output=None, show=_show)
    else:
        _write([draft.to_map(least=least) for draft in drafts], output)


def _drafted(
    paths: Sequence[Path], asked: Described, *, model: str | None, workers: int | None
) -> Iterator[Draft]:
    """Yield the draft of each document, in order; several are read side by side."""
    jobs = [(path, asked.of(path), model) for path in paths]
    number = min(len(jobs), workers or os.cpu_count() or 1)
    if number == 1:
        yield from map(_draft, jobs)
        return
    if model is not None:
        installed(model)  # an unknown one is told once, and at once
    with ProcessPoolExecutor(number) as pool:
        yield from watched(pool.map(_draft, jobs), len(jobs), "reading")


def _draft(job: tuple[Path, Source, str | None]) -> Draft:
    path, source, model = job
    nlp = installed(model) if model is not None else None
    return draft_of(read_text(path), source=source, nlp=nlp)


def _write(drafts: Sequence[ArgumentMap], output: Path) -> None:
    """Write what is proposed to a file, or add what is new in it to the map there."""
    if output.exists() and not output.is_dir():
        before = opened(str(output))
    else:
        before = ArgumentMap(drafts[0].title if len(drafts) == 1 else "")
    answers = read_answers(answers_beside(output))
    m = before
    for draft in drafts:
        m = join(m, draft, answers=answers)
    new = len(m) - len(before)
    said = len(m.assertions) - len(before.assertions)
    told = f"{counted(new, 'claim')} and {counted(said, 'assertion')}, all proposed"
    if not output.exists():
        write(m, output)
        click.echo(f"{output}: {told}")
    elif m == before:
        click.echo(f"{output}: nothing new is proposed")
    else:
        kept = Change.of(str(output), before=before, after=m).write()
        click.echo(f"{output}: added {told}; the old file is {kept}")


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


def _table(drafts: Sequence[Draft], least: float) -> Table:
    columns = (
        *("document", "id", "speaker", "stance", "says", "contents", "source", "type"),
        *("negated", "hedged", "via", "own_voice", "confidence"),
    )
    rows = tuple(
        (
            None if draft.source is None else draft.source.id,
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
        for draft in drafts
        for one in draft.attributions
        if one.confidence >= least
    )
    return Table(columns=columns, rows=rows)


def _show(table: Table) -> None:
    show_table(table, SHOWN, empty="Nothing in this document seems to be claimed.")
    if table.rows:
        console().print(f"{len(table.rows)} proposals; none is decided.")
