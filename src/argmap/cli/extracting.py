"""The verb that drafts a map from documents: extract."""

from __future__ import annotations

import functools
import gc
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import attrs
import click

from argmap.cli.options import (
    Decorator,
    as_record,
    destination,
    listing_format,
)
from argmap.cli.output import console, emit, show_table, watched
from argmap.cli.proposing import propose
from argmap.errors import ArgmapError
from argmap.extraction.drafts import Draft
from argmap.extraction.pipeline import extract as draft_of
from argmap.extraction.pipeline import installed
from argmap.findings import Finding
from argmap.model import identifiers
from argmap.model.argument_map import ArgumentMap
from argmap.model.messages import counted
from argmap.model.records import made
from argmap.model.sources import Source
from argmap.render.sheets import Table
from argmap.texts.anchoring import shown
from argmap.texts.folding import fold
from argmap.texts.library import read_text
from argmap.texts.reading import printable

__all__ = ["extract"]

SHOWN = ("speaker", "stance", "says", "contents", "confidence")
COLUMNS = (
    *("document", "id", "speaker", "stance", "says", "contents", "source", "type"),
    *("mood", "negated", "hedged", "via", "own_voice", "confidence"),
)
Made = tuple[Sequence[Finding], Any]
"""What there is to say of a document, and its rows or its map."""
Outcome = Made | ArgmapError


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

    def of(self, paths: Iterable[Path]) -> tuple[Source, ...]:
        """Return the records of the documents in files, each with an id of its own."""
        found: dict[str, Source] = {}
        for path in paths:
            base = self.source or identifiers.slug(path.stem, otherwise="document")
            key, number = base, 2
            while key in found:
                key, number = f"{base}-{number}", number + 1
            found[key] = made(
                Source,
                {
                    "id": key,
                    "title": self.title or path.name,
                    "publisher": self.publisher,
                    "issued": self.issued,
                    "type": self.type,
                },
            )
        return tuple(found.values())


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
@click.pass_context
def extract(
    ctx: click.Context,
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
    does not come back. A FILE that cannot be read is named, and the others are read.
    """
    if len(paths) > 1 and (asked.source or asked.title):
        raise click.UsageError("--source and --title are of one document; name one")
    if model is not None:
        installed(model)  # an unknown one is told once, and at once
    jobs = [
        _Job(path=path, source=source, model=model, least=least)
        for path, source in zip(paths, asked.of(paths), strict=True)
    ]
    work = functools.partial(_tried, _rows if output is None else _map)
    failed: list[Path] = []
    parts = _told(paths, _read(jobs, work, workers), failed)
    if output is not None:
        _write(parts, output, title=jobs[0].source.title if len(paths) == 1 else "")
    elif rows := tuple(parts):
        table = Table(columns=COLUMNS, rows=tuple(itertools.chain(*rows)))
        emit(table, format_=format_, output=None, show=_show)
    ctx.exit(2 if failed else 0)


def _told(
    paths: Sequence[Path], outcomes: Iterable[Outcome], failed: list[Path]
) -> Iterator[Any]:
    """Yield what was made of each document, and say what there is to say of it."""
    for path, outcome in zip(paths, outcomes, strict=True):
        if isinstance(outcome, ArgmapError):
            failed.append(path)
            for line in str(outcome).split("\n"):
                click.echo(f"argmap: {printable(line)}", err=True)
            continue
        findings, part = outcome
        where = f"{path}: " if len(paths) > 1 else ""
        for finding in findings:
            click.echo(f"argmap: warning: {where}{finding}", err=True)
        yield part


@attrs.frozen(kw_only=True)
class _Job:
    """A document to read: the whole of it is done in one process."""

    path: Path
    source: Source
    model: str | None
    least: float

    def draft(self) -> Draft:
        nlp = installed(self.model) if self.model is not None else None
        return draft_of(read_text(self.path), source=self.source, nlp=nlp)


def _read(
    jobs: Sequence[_Job], work: Callable[[_Job], Outcome], workers: int | None
) -> Iterator[Outcome]:
    """Yield what is made of each document, in order; several are read side by side."""
    number = min(len(jobs), workers or os.cpu_count() or 1)
    if number == 1:
        yield from watched(map(work, jobs), len(jobs), "reading")
        return
    # What every process needs is loaded once, before they part where they are forked;
    # frozen, it stays shared, for no collector touches it.
    draft_of("Rents.")
    gc.freeze()
    with ProcessPoolExecutor(number) as pool:
        yield from watched(pool.map(work, jobs), len(jobs), "reading")


def _tried(work: Callable[[_Job], Made], job: _Job) -> Outcome:
    """Return what is made of a document, or why nothing can be."""
    try:
        return work(job)
    except ArgmapError as error:
        return error


def _map(job: _Job) -> Made:
    draft = job.draft()
    return draft.findings, draft.to_map(least=job.least)


def _rows(job: _Job) -> Made:
    draft = job.draft()
    return draft.findings, [
        (
            job.source.id,
            one.id,
            printable(one.speaker),
            one.stance.value if one.asserted else None,
            fold(printable(draft.words(one.contents))),
            tuple(shown((span,)) for span in one.contents),
            shown((one.source,)) if one.source else None,
            one.type.value,
            one.mood.value,
            one.negated,
            one.hedged,
            tuple(printable(name) for name in one.via),
            one.own_voice,
            one.confidence,
        )
        for one in draft.attributions
        if one.confidence >= job.least
    ]


def _write(drafts: Iterator[ArgumentMap], output: Path, *, title: str) -> None:
    """Write what the documents propose, each joined while others are still read."""
    done = propose(drafts, output, title=title)
    told = (
        f"{counted(done.claims, 'claim')} and "
        f"{counted(done.assertions, 'assertion')}, all proposed"
    )
    if done.is_new:
        click.echo(f"{output}: {told}")
    elif done.kept is None:
        click.echo(f"{output}: nothing new is proposed")
    else:
        click.echo(f"{output}: added {told}; the old file is {done.kept}")


def _show(table: Table) -> None:
    show_table(table, SHOWN, empty="Nothing in this document seems to be claimed.")
    if table.rows:
        console().print(f"{len(table.rows)} proposals; none is decided.")
