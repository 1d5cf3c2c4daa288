"""The verb that drafts a map from documents: extract."""

from __future__ import annotations

import functools
import gc
import itertools
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from argmap.cli.options import (
    SHARE,
    Decorator,
    as_record,
    destination,
    listing_format,
    warn,
)
from argmap.cli.output import console, emit, show_table, watched
from argmap.cli.proposing import held, is_map_file, propose
from argmap.cli.recognizing import recognized
from argmap.errors import ArgmapError, FileError
from argmap.extraction.drafting import UNNAMED, claim_text, meant
from argmap.extraction.drafts import Draft
from argmap.extraction.pipeline import extract as draft_of
from argmap.extraction.pipeline import installed, with_rules
from argmap.extraction.records import Attribution
from argmap.findings import Finding, Severity
from argmap.formats.files import refuse_unwritable
from argmap.model import identifiers
from argmap.model.assertions import Stance
from argmap.model.messages import counted
from argmap.model.records import made
from argmap.model.sources import Source
from argmap.render.sheets import Table, Value
from argmap.texts.anchoring import shown
from argmap.texts.folding import fold
from argmap.texts.library import read_text, text_digest
from argmap.texts.reading import printable

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["extract"]

SHOWN = ("speaker", "stance", "says", "contents", "confidence")
COLUMNS = (
    *("document", "title", "id", "speaker", "stance", "says", "means", "contents"),
    *("source", "type", "mood", "negated", "hedged", "via", "own_voice", "confidence"),
)
Made = tuple[Sequence[Finding], Any]
"""What there is to say of a document, and its rows or its map."""
Known = Mapping[str, Source]
"""The sources of the map that is added to, by the digests of their texts."""
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

    def of(self, paths: Iterable[Path], folder: Path) -> tuple[Source, ...]:
        """Return the records of the documents in files, each with an id of its own.

        Their titles tell files of one name apart: by the way from the map's folder.
        """
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
                    "title": self.title or _line(_way(path, folder)),
                    "publisher": self.publisher,
                    "issued": self.issued,
                    "type": self.type,
                },
            )
        return tuple(found.values())


def _way(path: Path, folder: Path) -> str:
    """Return the way from a folder to a file, the same on every system."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on Windows, from one drive to another there is none
        return path.as_posix()


def _line(name: str) -> str:
    """Return the name of a file as a title: quoted where no title may hold it."""
    fits = name.strip() and printable(name) == name and "\f" not in name
    return name if fits else repr(name)


@click.command()
@click.argument(
    "paths",
    metavar="FILE...",
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path, readable=False),
)
@destination("Write the map that is proposed to this file, or add it to the map there.")
@as_record(Described, DOCUMENT)
@click.option(
    "--least",
    type=SHARE,
    default=0.0,
    metavar="NUMBER",
    help="Leave out what has less confidence, from 0 to 1.",
)
@click.option("--model", metavar="NAME", help="A spaCy pipeline with a parser.")
@click.option(
    "--lexicon",
    type=click.Path(),
    metavar="FILE",
    help="Go by these reporting words, too: a TOML file.",
)
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
    lexicon: str | None,
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
    _pipeline.cache_clear()  # a file may have changed since
    _pipeline(model, lexicon)  # what is wrong with them is told once, and at once
    if output is not None:
        _check_place(output, format_)
    described = asked.of(paths, Path() if output is None else output.parent)
    before = None if output is None else held(output)
    now = before
    if before is not None:
        now = recognized(before, paths, described, by_id=asked.source is not None)
    voices = frozenset(one.name for one in now.actors.values()) if now else frozenset()
    jobs = [
        _Job(
            path=path,
            source=source,
            model=model,
            words=lexicon,
            least=least,
            asked=asked,
            voices=voices,
        )
        for path, source in zip(paths, described, strict=True)
    ]
    known = (
        {one.sha256: one for one in now.sources.values() if one.sha256} if now else {}
    )
    work = functools.partial(_tried, _rows if output is None else _map, known)
    failed: list[Path] = []
    parts = _told(paths, _read(jobs, work, workers), failed)
    if output is not None:
        title = asked.title or (_line(paths[0].name) if len(paths) == 1 else "")
        done = propose(parts, output, before=before, now=now, title=title)
        if done is not None:
            click.echo(printable(f"{output}: {done.told(', all proposed')}"))
    elif rows := tuple(parts):
        table = Table(columns=COLUMNS, rows=tuple(itertools.chain(*rows)))
        emit(table, format_=format_, output=None, show=_show)
    ctx.exit(2 if failed else 0)


def _check_place(output: Path, format_: str | None) -> None:
    """Refuse what is no map's file, or cannot be written, before anything is read."""
    if format_ is not None or not is_map_file(output):
        what = f"to {str(output)!r}" if format_ is None else f"as --format {format_}"
        raise click.UsageError(
            f"-o writes a map, to a file that ends in .argdown or .json, not {what}; "
            "without -o the listing is printed, by --format as rows"
        )
    refuse_unwritable(output)


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
            warn(f"{where}{finding}")
        yield part


@attrs.frozen(kw_only=True)
class _Job:
    """A document to read: the whole of it is done in one process."""

    path: Path
    source: Source
    model: str | None
    words: str | None
    least: float
    asked: Described
    voices: frozenset[str]
    """The names of all who speak in the map that is added to."""

    def draft(self, known: Known) -> Draft:
        """Return what is proposed; of a known document the map's record holds.

        A voice without a name stays what the map calls it, where that has got a
        publisher since.
        """
        nlp = _pipeline(self.model, self.words)
        text = read_text(self.path)
        source = known.get(text_digest(text))
        if source is None:
            source = self.source
        elif f"{UNNAMED}{source.title}" in self.voices:
            source = attrs.evolve(source, publisher=None)
        return draft_of(text, source=source, nlp=nlp)

    def differences(self, source: Source) -> Iterator[Finding]:
        """Note what the command says of a document otherwise than the map does."""
        for name, said in attrs.asdict(self.asked, recurse=False).items():
            field = "id" if name == "source" else name
            mine, its = getattr(self.source, field), getattr(source, field)
            if said is not None and mine != its:
                has = f"has the {field} {str(its)!r}" if its else f"has no {field}"
                yield Finding(
                    code="known-document",
                    severity=Severity.WARNING,
                    message=f"source {source.id!r} {has} in the map, which holds, not "
                    f"{said!r}",
                    ids=(source.id,),
                )


@functools.cache
def _pipeline(model: str | None, words: str | None) -> Language | None:
    """Return what a model and a file of words make, once; None for the rules alone."""
    nlp = None if model is None else installed(model)
    return nlp if words is None else with_rules(nlp, words=words)


def _read(
    jobs: Sequence[_Job], work: Callable[[_Job], Outcome], workers: int | None
) -> Iterator[Outcome]:
    """Yield what is made of each document, in order; several are read side by side."""
    number = min(len(jobs), workers or os.cpu_count() or 1)
    _load()
    if number == 1:
        yield from watched(map(work, jobs), len(jobs), "reading")
        return
    yield from watched(_side_by_side(jobs, work, number), len(jobs), "reading")


def _side_by_side(
    jobs: Sequence[_Job], work: Callable[[_Job], Outcome], number: int
) -> Iterator[Outcome]:
    """Yield what is made of each document, in order, in so many processes.

    When one of them is killed, nobody tells which document it was reading: the first of
    which nothing has come is read once more, alone, and the rest after it.
    """
    done = 0
    while done < len(jobs):
        with ProcessPoolExecutor(number) as pool:
            try:
                for outcome in pool.map(work, jobs[done:]):
                    done += 1
                    yield outcome
            except BrokenProcessPool:
                pass
            else:
                return
        yield _alone(jobs[done], work)
        done += 1


def _alone(job: _Job, work: Callable[[_Job], Outcome]) -> Outcome:
    """Return what is made of a document in a process of its own, if that lives."""
    with ProcessPoolExecutor(1) as pool:
        try:
            return pool.submit(work, job).result()
        except BrokenProcessPool:
            return FileError(
                findings=(
                    Finding(
                        code="reader-killed",
                        where=str(job.path),
                        message="the process that read it was killed twice, the second "
                        "time alone",
                        remedy="see whether memory is short, or split the file",
                    ),
                )
            )


def _load() -> None:
    """Load what every document needs, before processes part where they are forked.

    None of it is garbage: looking for some would take a fifth of the time. Frozen, it
    stays shared, for no collector touches it.
    """
    gc.disable()
    draft_of("Rents.")
    gc.freeze()
    gc.enable()


def _tried(work: Callable[[_Job, Known], Made], known: Known, job: _Job) -> Outcome:
    """Return what is made of a document, or why nothing can be."""
    try:
        return work(job, known)
    except ArgmapError as error:
        return error


def _map(job: _Job, known: Known) -> Made:
    draft = job.draft(known)
    assert draft.source is not None  # noqa: S101 - a job has one
    held = known.get(draft.source.sha256 or "", draft.source)
    findings = (*draft.findings, *job.differences(held))
    return findings, draft.to_map(least=job.least)


def _rows(job: _Job, known: Known) -> Made:
    draft = job.draft(known)
    means = meant(draft, least=job.least)
    return draft.findings, [
        (
            job.source.id,
            job.source.title,
            one.id,
            printable(one.speaker),
            one.stance.value if one.asserted or one.id in means else None,
            fold(printable(draft.words(one.contents))),
            tuple(_meaning(draft, each) for each in means.get(one.id, ())),
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


def _meaning(draft: Draft, one: Attribution) -> str:
    """Return what words mean that point back to a content: the claim, or its denial."""
    claim = claim_text(draft.text, one)
    if one.stance is Stance.ASSERTS:
        return claim
    return f"{printable(one.speaker)} {one.stance}: {claim}".lstrip()


def _show(table: Table) -> None:
    told = attrs.evolve(table, rows=tuple(map(_explained, table.rows)))
    show_table(told, SHOWN, empty="Nothing in this document seems to be claimed.")
    if table.rows:
        number = len(table.rows)
        none = "it is not" if number == 1 else "none is"
        console().print(f"{counted(number, 'proposal')}; {none} decided.")


def _explained(row: tuple[Value, ...]) -> tuple[Value, ...]:
    """Return a row with what "this" means in brackets behind it."""
    cells = dict(zip(COLUMNS, row, strict=True))
    if isinstance(cells["means"], tuple) and cells["means"]:
        cells["says"] = f"{cells['says']} [{'; '.join(cells['means'])}]"
    return tuple(cells.values())
