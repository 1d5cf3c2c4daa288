"""The verb that measures a draft against a gold standard: evaluate."""

from __future__ import annotations

import functools
import operator
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import click

from argmap.cli.options import destination, listing_format, tell_losses, warn
from argmap.cli.output import emit, show_table
from argmap.errors import QueryError
from argmap.extraction.evaluation import Evaluation, Score, SpeakerRule
from argmap.extraction.evaluation import evaluate as evaluation_of
from argmap.extraction.gold import (
    MarkedDocument,
    documents_of_listing,
    documents_of_map,
)
from argmap.extraction.pairing import Pairing, chosen, paired
from argmap.findings import Finding
from argmap.formats.detection import Content, is_native
from argmap.formats.files import refuse_unfinished
from argmap.formats.json_text import parse_rows
from argmap.formats.table import loads_with_log
from argmap.model.messages import counted, named, shown
from argmap.render.sheets import Table
from argmap.texts.reading import read_bytes

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["evaluate"]

COLUMNS = (
    *("document", "measure", "right", "proposed", "wanted"),
    *("precision", "recall", "f1"),
)
LISTINGS = (".json", ".jsonl", ".ndjson")
MARKS = {
    SpeakerRule.PLACE: "contents, speakers by place",
    SpeakerRule.NAME: "contents, speakers by name",
}


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
@click.option("--document", metavar="NAME", help="Only the document of this name.")
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
    """Tell how well the proposals in DRAFT agree with the gold standard GOLD.

    Each is a map, as `argmap extract -o` writes it and `argmap review` leaves it, or a
    listing in JSON, as `argmap extract --format json` prints it. Of a map that is GOLD,
    what is still proposed counts neither way. Documents are compared one by one.
    """
    sides = _Side.read(draft), _Side.read(gold)
    rule = SpeakerRule.PLACE
    if any(side.m is not None for side in sides):
        rule = SpeakerRule.NAME
    mine, theirs = (
        side.documents(rule, settled=settled)
        for side, settled in zip(sides, (False, True), strict=True)
    )
    if document is not None:
        mine, theirs = chosen(mine, theirs, name=document)
    found = paired(mine, theirs)
    _refuse_nothing(found, sides)
    for warning in _left_out(found, sides):
        warn(warning)
    scores = [
        (
            wanted.id or offered.id,
            evaluation_of(
                offered.attributions,
                wanted.attributions,
                threshold=threshold,
                speakers=rule,
            ),
        )
        for offered, wanted in found.pairs
    ]
    table = Table(columns=COLUMNS, rows=tuple(_rows(scores, rule)))
    emit(table, format_=format_, output=output, show=_show)


@attrs.frozen(kw_only=True)
class _Side:
    """A file that is compared: a map, or the rows of a listing."""

    path: Path
    m: ArgumentMap | None = None
    rows: tuple[tuple[str, Any], ...] = ()

    @classmethod
    def read(cls, path: Path) -> _Side:
        data = read_bytes(path)
        if path.suffix.lower() in LISTINGS and not is_native(Content(data)):
            return cls(path=path, rows=tuple(parse_rows(data, name=str(path))))
        refuse_unfinished(path, data)
        m, log = loads_with_log(data, name=str(path))
        tell_losses(log)
        return cls(path=path, m=m)

    def documents(
        self, rule: SpeakerRule, *, settled: bool
    ) -> Sequence[MarkedDocument]:
        if self.m is None:
            return documents_of_listing(self.rows, named=rule is SpeakerRule.NAME)
        without = sum(
            one.passage is None or not one.passage.spans
            for one in self.m.assertions.values()
        )
        if without:
            told = f"{counted(without, 'assertion')} without a place in a text"
            warn(f"{self.path}: left out: {told}")
        return documents_of_map(self.m, settled=settled)


def _left_out(found: Pairing, sides: tuple[_Side, _Side]) -> Iterator[str]:
    """Yield a line on each document that one side has alone."""
    draft, gold = (side.path for side in sides)
    for held, alone, other in (
        (found.only_draft, draft, gold),
        (found.only_gold, gold, draft),
    ):
        for one in held:
            count = counted(len(one.attributions), "attribution")
            which = f"document {shown(one.id)}" if one.id else "what names no document"
            yield f"{alone}: left out: {which}, {count}; {other} has nothing of it"


def _refuse_nothing(found: Pairing, sides: tuple[_Side, _Side]) -> None:
    """Refuse to measure where there is nothing to measure by."""
    draft, gold = (str(side.path) for side in sides)
    marked = [one for _, wanted in found.pairs for one in wanted.attributions]
    if not found.pairs:
        mine, theirs = (
            named([one.id for one in held]) if held else "none"
            for held in (found.only_draft, found.only_gold)
        )
        fault = (
            f"{draft} and {gold} have no document in common: {mine} against {theirs}"
        )
        remedy = "name documents alike, by the id or the title of their source"
    elif marked and all(one.optional for one in marked):
        fault = f"{gold}: nothing in it is accepted or required"
        remedy = "review it first"
    else:
        return
    finding = Finding(code="no-gold-standard", message=fault, remedy=remedy)
    raise QueryError(findings=(finding,))


def _rows(
    scores: Sequence[tuple[str, Evaluation]], rule: SpeakerRule
) -> Iterator[tuple[str | int | float | None, ...]]:
    """Yield two rows for each document, and two for several together."""
    for name, found in scores:
        yield _row(name, "contents", found.contents)
        yield _row(name, MARKS[rule], found.speakers)
    if len(scores) > 1:
        several = [found for _, found in scores]
        contents = [one.contents for one in several]
        speakers = [one.speakers for one in several]
        yield _row(None, "contents", functools.reduce(operator.add, contents))
        yield _row(None, MARKS[rule], functools.reduce(operator.add, speakers))


def _row(
    name: str | None, measure: str, score: Score
) -> tuple[str | int | float | None, ...]:
    return (
        name,
        measure,
        score.right,
        score.proposed,
        score.wanted,
        round(score.precision, 3),
        round(score.recall, 3),
        round(score.f1, 3),
    )


def _show(table: Table) -> None:
    named = [("all" if row[0] is None else row[0], *row[1:]) for row in table.rows]
    show_table(Table(columns=table.columns, rows=tuple(named)), COLUMNS, empty="")
