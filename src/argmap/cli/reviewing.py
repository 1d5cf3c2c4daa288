"""The verb that walks through what a map proposes: review."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.analysis.phrases import date_in_words
from argmap.cli.options import map_argument, opened
from argmap.cli.proposing import answers_to
from argmap.cli.rewriting import Change
from argmap.errors import QueryError
from argmap.formats.answers import answers_beside, append_answer, read_answers
from argmap.model.assertions import Assertion
from argmap.model.claims import Claim
from argmap.model.proposing import Answer, Proposal, Verdict
from argmap.model.relations import Relation, RelationKind
from argmap.model.reviewing import settle
from argmap.render.references import place
from argmap.texts.citing import Place, place_of
from argmap.texts.library import Library
from argmap.texts.reading import printable

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Passage

__all__ = ["review"]

WORD = re.compile(r"\w+")
MOST_ALIKE = 5
CHOICES = {
    "a": "accept",
    "e": "edit",
    "r": "reject",
    "m": "merge",
    "s": "skip",
    "b": "back",
    "q": "quit",
}


@click.command()
@map_argument
@click.option(
    "--texts",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Show each passage as it stands in its text.",
)
def review(path: str, *, texts: Path | None) -> None:
    """Walk through what MAP proposes: accept, edit, reject or merge.

    Each answer is kept at once, in a file beside the map, and none is asked for again:
    leave whenever you like. At the end the map is written with what was answered; the
    old file is kept.
    """
    if path == "-":
        raise click.UsageError("standard input cannot be reviewed; name a file")
    m = opened(path)
    kept = answers_beside(path)
    earlier = list(answers_to(path))
    before = settle(m, earlier)
    if not (before.settled or before.open):
        click.echo(f"{path}: nothing is proposed")
        return
    if before.settled:
        click.echo(f"{len(before.settled)} answered before, {len(before.open)} to go")
    teller = _Teller(m, None if texts is None else Library(texts))
    for answer in _answers(before.open, teller, earlier):
        append_answer(kept, answer)
    after = settle(m, read_answers(kept))
    _write(path, m, after.map)
    click.echo(f"{len(after.settled)} answered, {len(after.open)} to go")


def _write(path: str, before: ArgumentMap, after: ArgumentMap) -> None:
    if after == before:
        return
    old = Change.of(path, before=before, after=after).write()
    click.echo(f"{path}: written; the old file is {old}")


def _answers(
    waiting: Sequence[Proposal], teller: _Teller, given: list[Answer]
) -> Iterator[Answer]:
    """Yield what the person says of each; who goes back answers once more."""
    number = 0
    while number < len(waiting):
        one = waiting[number]
        click.echo(f"\n{number + 1} of {len(waiting)}: {teller.told(one)}")
        choice = _choice(_letters(one.record))
        if choice == "q":
            return
        if choice == "b":
            number = max(0, number - 1)
            continue
        number += 1
        if choice != "s":
            answer = _answer(one, choice, teller)
            if answer is None or _is_refused(answer, teller.m, given):
                number -= 1
            else:
                given.append(answer)
                yield answer


def _is_refused(answer: Answer, m: ArgumentMap, given: Sequence[Answer]) -> bool:
    """Tell whether an answer does not go with those before it, and say why."""
    said = [*given, answer]
    if all(one.verdict is not Verdict.MERGED for one in said):
        return False
    try:
        settle(m, said)
    except QueryError as error:
        click.echo(str(error))
        return True
    return False


def _letters(record: Claim | Assertion | Relation) -> dict[str, str]:
    """Return what may be answered: the claims of a rephrasing may be merged."""
    without = "em"
    if isinstance(record, Claim):
        without = ""
    elif isinstance(record, Relation) and record.kind is RelationKind.REPHRASES:
        without = "e"
    return {key: word for key, word in CHOICES.items() if key not in without}


def _choice(offered: Mapping[str, str]) -> str:
    """Ask until one of the letters is given; no more input is leaving."""
    prompt = ", ".join(f"{key} {word}" for key, word in offered.items())
    while True:
        said = _asked(prompt)
        if said is None:
            return "q"
        found = [key for key, word in offered.items() if said in (key, word)]
        if found:
            return found[0]
        click.echo(f"{said!r} is none of {', '.join(offered)}")


def _asked(prompt: str) -> str | None:
    try:
        return str(click.prompt(prompt, default="", show_default=False)).strip()
    except click.Abort:
        click.echo()
        return None


def _answer(one: Proposal, choice: str, teller: _Teller) -> Answer | None:
    """Return the answer that a letter stands for; None where the person thinks again."""
    if choice == "a":
        return Answer(key=one.key, verdict=Verdict.ACCEPTED)
    if choice == "r":
        return Answer(key=one.key, verdict=Verdict.REJECTED)
    if choice == "e":
        text = " ".join((_asked("the claim in your words") or "").split())
        if not text:
            return None
        return Answer(key=one.key, verdict=Verdict.ACCEPTED, text=text)
    into = _merged_with(one, teller)
    if into is None:
        return None
    return Answer(key=one.key, verdict=Verdict.MERGED, into=into)


def _merged_with(one: Proposal, teller: _Teller) -> str | None:
    """Ask which claim stays: by its number in a list, or by its id."""
    record = one.record
    if isinstance(record, Relation):
        question = "the claim that stays: its number or id"
        listed = [teller.m.claims[key] for key in (*record.premises, record.target)]
        known = {claim.id for claim in listed}
    else:
        question = "the same claim: its number or id"
        listed = teller.alike(record.id)
        known = teller.m.claims.keys() - {record.id}
    for number, claim in enumerate(listed, start=1):
        click.echo(f"  {number}. {printable(claim.text)} [{claim.id}]")
    said = _asked(question)
    if not said:
        return None
    if said.isdecimal() and 1 <= int(said) <= len(listed):
        return listed[int(said) - 1].id
    if said in known:
        return said
    click.echo(f"no other claim has the number or id {said!r}")
    return None


@attrs.frozen(eq=False)
class _Teller:
    """Tells proposals in words, with the passage where the text is at hand."""

    m: ArgumentMap
    texts: Library | None

    def told(self, one: Proposal) -> str:
        record = one.record
        if isinstance(record, Claim):
            lines = [f"a claim{f', {record.kind}' if record.kind else ''}", record.text]
            lines += self._notes(record)
            for said in one.assertions:
                lines += self._said(said)
        elif isinstance(record, Assertion):
            lines = ["who speaks on a claim", self.m.claims[record.claim].text]
            lines += self._said(record)
        else:
            lines = ["a link", self._link(record), *self._notes(record)]
            lines += self._passage(record.passage)
        return printable("\n  ".join(lines))

    def alike(self, key: str) -> list[Claim]:
        """Return the claims that share the most words with one, the nearest first."""
        wanted = _words(self.m.claims[key].text)
        scored = [
            (len(wanted & words) / len(wanted | words), claim)
            for claim in self.m
            if claim.id != key and wanted & (words := _words(claim.text))
        ]
        scored.sort(key=lambda pair: -pair[0])
        return [claim for _, claim in scored[:MOST_ALIKE]]

    def _said(self, one: Assertion) -> Iterator[str]:
        words = [self.m.actors[one.actor].name, one.stance.value]
        if one.via:
            names = ", then ".join(self.m.actors[key].name for key in one.via)
            words.append(f"through {names}")
        if one.hedged:
            words.append("in hedged words")
        date = self.m.date_of(one)
        yield " ".join(words) + ("" if date is None else f", {date_in_words(date)}")
        yield from self._notes(one)
        yield from self._passage(one.passage)

    def _passage(self, passage: Passage | None) -> Iterator[str]:
        if passage is None:
            return
        source = self.m.sources[passage.source]
        yield ", ".join(part for part in (source.title, place(passage)) if part)
        shown = self._shown(passage)
        if shown is not None:
            yield f"{shown.before}[{shown.words}]{shown.after}"

    def _shown(self, passage: Passage) -> Place | None:
        if self.texts is None or not passage.spans:
            return None
        document = self.texts.document(self.m.sources[passage.source])
        if document is None:
            return None
        text = self.texts.text(document)
        start, end = passage.spans[0][0], passage.spans[-1][1]
        return place_of(text, (start, end)) if end <= len(text) else None

    def _link(self, link: Relation) -> str:
        premises = " and ".join(f"“{self.m.claims[key].text}”" for key in link.premises)
        if link.target in self.m.claims:
            return f"{premises} {link.kind} “{self.m.claims[link.target].text}”"
        return f"{premises} {link.kind} the link {link.target!r}"

    def _notes(self, record: Claim | Assertion | Relation) -> Iterator[str]:
        if record.note:
            yield record.note


def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in WORD.findall(text.casefold()) if len(word) > 3)
