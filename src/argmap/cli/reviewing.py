"""The verb that walks through what a map proposes: review."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.cli.options import map_argument, opened
from argmap.cli.proposing import answers_to
from argmap.cli.rewriting import Change
from argmap.cli.telling import Teller
from argmap.errors import ModelError, QueryError
from argmap.extraction.matching.readings import first_said
from argmap.extraction.rewording import reworded
from argmap.formats.answers import answers_beside, append_answer, read_answers
from argmap.model.assertions import Stance
from argmap.model.claims import Claim
from argmap.model.identifiers import nearest
from argmap.model.proposing import Answer, Proposal, Verdict, folded
from argmap.model.relations import Relation, RelationKind
from argmap.model.reviewing import settle
from argmap.model.wording import amount_in_words
from argmap.texts.library import Library
from argmap.texts.reading import printable

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

__all__ = ["review"]

CHOICES = {
    "a": "accept",
    "e": "edit",
    "r": "reject",
    "m": "merge",
    "d": "drop",
    "w": "who",
    "t": "stance",
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
    help="Show each passage in the sentences around it.",
)
def review(path: str, *, texts: Path | None) -> None:
    """Walk through what MAP proposes: accept, edit, reject or merge.

    Who speaks and which stance they take can be mended first. Each answer is kept at
    once, in a file beside the map, and none is asked for again: leave whenever you
    like. At the end the map is written with what was answered; the old file is kept.
    """
    if path == "-":
        raise click.UsageError("standard input cannot be reviewed; name a file")
    m = opened(path)
    kept = answers_beside(path)
    earlier = answers_to(path)
    before = settle(m, earlier)
    done, waiting = _at_once(before.settled), _at_once(before.open)
    if not (done or waiting):
        click.echo(f"{path}: nothing is proposed")
        return
    if done:
        click.echo(f"{len(done)} answered before, {len(waiting)} to go")
    teller = Teller(m, None if texts is None else Library(texts))
    _Walk(teller, kept, {one.key: one for one in earlier}).through(waiting)
    after = settle(m, read_answers(kept))
    _write(path, m, after.map)
    done, waiting = _at_once(after.settled), _at_once(after.open)
    click.echo(f"{len(done)} answered, {len(waiting)} to go")


def _at_once(several: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals with those that share an answer as one, with all who speak."""
    found: dict[str, Proposal] = {}
    for one in several:
        first = found.get(one.key)
        found[one.key] = (
            one
            if first is None
            else attrs.evolve(
                first,
                assertions=(*first.assertions, *one.assertions),
                keys=(*first.keys, *one.keys),
            )
        )
    return list(found.values())


def _write(path: str, before: ArgumentMap, after: ArgumentMap) -> None:
    if after == before:
        return
    old = Change.of(path, before=before, after=after).write()
    click.echo(f"{path}: written; the old file is {old}")


@attrs.define(eq=False)
class _Walk:
    """Asks about proposals, and keeps each answer at once."""

    teller: Teller
    path: Path
    given: dict[str, Answer]
    open: frozenset[str] | None = None
    """The keys of what is to be decided, None until they are asked for anew."""

    def through(self, waiting: Sequence[Proposal]) -> None:
        """Ask about each that is still there; who goes back answers once more."""
        number = 0
        while number < len(waiting):
            one = waiting[number]
            if self._has_gone(one):
                number += 1
                continue
            told = self.teller.told(one, self.given)
            click.echo(f"\n{number + 1} of {len(waiting)}: {told}")
            decided = _decision(self.given.get(one.key))
            if decided:
                click.echo(f"  answered: {printable(decided)}")
            choice = _choice(self._letters(one))
            if choice == "q":
                return
            if choice == "b":
                earlier = range(number - 1, -1, -1)
                number = next(
                    (n for n in earlier if not self._has_gone(waiting[n])), number
                )
            elif self._keep(self._said(one, choice), of=one) or choice == "s":
                number += 1

    def _has_gone(self, one: Proposal) -> bool:
        """Tell whether a link goes with what was answered, so that nobody is asked."""
        answer = self.given.get(one.key)
        answered = answer is not None and answer.verdict is not Verdict.CHANGED
        if answered or not isinstance(one.record, Relation):
            return False
        if self.open is None:
            still = settle(self.teller.m, self.given.values()).open
            self.open = frozenset(each.key for each in still)
        return one.key not in self.open

    def _letters(self, one: Proposal) -> dict[str, str]:
        """Return what may be answered: the claims of a rephrasing may be merged."""
        record = one.record
        if isinstance(record, Claim):
            speakers = self.teller.speakers(one, self.given)
            without = "" if speakers else "wtd"
            if len(speakers) + len(self.teller.standing(one)) == 1:
                without += "d"
        elif isinstance(record, Relation):
            without = "edwt" if record.kind is RelationKind.REPHRASES else "edmwt"
        else:
            without = "edm"
        return {key: word for key, word in CHOICES.items() if key not in without}

    def _keep(self, answers: Iterable[Answer], *, of: Proposal) -> bool:
        """Keep answers that go with those before; tell whether they decide."""
        said = tuple(answers)
        if not said or self._is_refused(said):
            return False
        # The one that decides comes last: what is cut off before it is asked again.
        for answer in said:
            if self.given.get(answer.key) != answer:
                append_answer(self.path, answer)
                self.given[answer.key] = answer
                self.open = None
        return said[-1].key == of.key and said[-1].verdict is not Verdict.CHANGED

    def _is_refused(self, answers: Sequence[Answer]) -> bool:
        """Tell whether answers do not go with those before them, and say why."""
        said = [*self.given.values(), *answers]
        if all(one.verdict is not Verdict.MERGED for one in said):
            return False
        try:
            settle(self.teller.m, said)
        except QueryError as error:
            click.echo(str(error))
            return True
        return False

    def _said(self, one: Proposal, choice: str) -> Sequence[Answer]:
        """Return what a letter stands for; nothing where the person thinks again."""
        if choice in "wt":
            return self._changed(one, choice)
        if choice == "s":
            return self._taken_back(one)
        if choice == "d":
            key = self._whose(one)
            return [self._verdict(key, Verdict.REJECTED)] if key else []
        if choice == "r":
            return [Answer(key=one.key, verdict=Verdict.REJECTED)]
        decided: Answer | None
        if choice == "e":
            decided = self._edited(one)
        elif choice == "m":
            decided = self._merged(one)
        else:
            decided = self._verdict(one.key, Verdict.ACCEPTED)
        if decided is None:
            return []
        speakers = self.teller.speakers(one, self.given)
        accepted = [self._verdict(key, Verdict.ACCEPTED) for key, _ in speakers]
        return [*accepted, decided]

    def _verdict(self, key: str, verdict: Verdict) -> Answer:
        """Return an answer that keeps who speaks, and how, as it was changed to."""
        before = self.given.get(key, Answer(key=key, verdict=verdict))
        return Answer(
            key=key, verdict=verdict, actor=before.actor, stance=before.stance
        )

    def _taken_back(self, one: Proposal) -> Sequence[Answer]:
        """Return what leaves a proposal open again, with all who speak on it."""
        return [
            self._verdict(key, Verdict.CHANGED)
            for key in (*one.keys, one.key)
            if key in self.given and self.given[key].verdict is not Verdict.CHANGED
        ]

    def _changed(self, one: Proposal, choice: str) -> Sequence[Answer]:
        """Return who speaks, or the stance, as the person has it."""
        key = self._whose(one)
        if key is None:
            return []
        answer = self._verdict(key, Verdict.CHANGED)
        if choice == "t":
            stance = _stance()
            return [attrs.evolve(answer, stance=stance)] if stance else []
        name = _asked("who speaks: a name or an id")
        if not name:
            return []
        try:
            answer = attrs.evolve(answer, actor=self._known(" ".join(name.split())))
        except ModelError as error:
            click.echo(str(error))
            return []
        self._tell_if_new(str(answer.actor))
        return [answer]

    def _whose(self, one: Proposal) -> str | None:
        """Return the key of who is meant; of several the person says which."""
        speakers = self.teller.speakers(one, self.given)
        if len(speakers) == 1:
            return speakers[0][0]
        for number, (key, said) in enumerate(speakers, start=1):
            who = self.teller.who(said, self.given.get(key))
            click.echo(f"  {number}. {printable(who)}")
        asked = _asked("which of them: a number")
        number = _number(asked, len(speakers))
        if asked and not number:
            click.echo(f"{asked!r} is none of 1 to {len(speakers)}")
        return speakers[number - 1][0] if number else None

    def _known(self, name: str) -> str:
        """Return a name as it is written already, in the map or in an answer."""
        actors = self.teller.m.actors
        if name in actors:
            return name
        written = [one.name for one in actors.values()]
        written += [one.actor for one in self.given.values() if one.actor is not None]
        return next((one for one in written if folded(one) == folded(name)), name)

    def _tell_if_new(self, name: str) -> None:
        actors = self.teller.m.actors
        names = {folded(one.name): one.name for one in actors.values()}
        if name in actors or folded(name) in names:
            return
        near = nearest(name, [*names.values(), *actors])
        hint = f"; the nearest is {near!r}" if near else ""
        click.echo(f"the map has no actor {name!r} yet, who will be added{hint}")

    def _edited(self, one: Proposal) -> Answer | None:
        """Ask for other words, and say what figure they give."""
        text = " ".join((_asked("the claim in your words") or "").split())
        if not text or not isinstance(one.record, Claim):
            return None
        claim = one.record
        try:
            made = reworded(claim, text, issued=first_said(self.teller.m, claim))
        except ModelError as error:
            click.echo(str(error))
            return None
        for line in _differences(claim, made):
            click.echo(line)
        return Answer(
            key=one.key,
            verdict=Verdict.ACCEPTED,
            text=made.text,
            figure=made.quantity,
            valid=made.valid,
        )

    def _merged(self, one: Proposal) -> Answer | None:
        """Ask which claim stays: by its number in a list, or by its id."""
        record = one.record
        claims = {**self.teller.m.claims, **self.teller.claims(self.given)}
        if isinstance(record, Relation):
            question = "the claim that stays: its number or id"
            listed = [claims[key] for key in (*record.premises, record.target)]
            known = {claim.id: claim for claim in listed}
        else:
            question = "the same claim: its number or id"
            listed = self.teller.alike(record.id, self.given)
            known = {key: claim for key, claim in claims.items() if key != record.id}
        for number, claim in enumerate(listed, start=1):
            click.echo(f"  {number}. {printable(claim.text)} [{claim.id}]")
        said = _asked(question)
        if not said:
            return None
        number = _number(said, len(listed))
        into = listed[number - 1] if number else known.get(said)
        if into is None:
            click.echo(f"no other claim has the number or id {said!r}")
            return None
        for claim in listed if isinstance(record, Relation) else [claims[record.id]]:
            _tell_figure_left(claim, into)
        return Answer(key=one.key, verdict=Verdict.MERGED, into=into.id)


def _decision(answer: Answer | None) -> str:
    """Return in words what was decided, "" where nothing was."""
    if answer is None or answer.verdict is Verdict.CHANGED:
        return ""
    if answer.verdict is Verdict.MERGED:
        return f"merged with [{answer.into}]"
    return f"{answer.verdict}, as “{answer.text}”" if answer.text else answer.verdict


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


def _number(said: str | None, most: int) -> int:
    """Return the number that was given, 0 for what is none of a list."""
    number = int(said) if said and said.isdecimal() else 0
    return number if number <= most else 0


def _stance() -> Stance | None:
    """Ask for a stance, by its word or as much of it as tells it from the others."""
    words = ", ".join(Stance)
    said = _asked(f"the stance: {words}")
    found = [one for one in Stance if said and one.value.startswith(said)]
    if len(found) == 1:
        return found[0]
    if said:
        click.echo(f"{said!r} is none of {words}")
    return None


def _differences(before: Claim, after: Claim) -> list[str]:
    """Return what to say of the figure and the time that other words give."""
    old, new = (
        one.quantity and amount_in_words(one.quantity) for one in (before, after)
    )
    lines = []
    if old and not new:
        lines.append(f"the words give no single figure: {old} goes")
    elif new != old:
        lines.append(f"the figure is {new}" + (f", not {old}" if old else ""))
    if after.valid != before.valid:
        was = f", not of {before.valid}" if before.valid else ""
        lines.append(f"it is of {after.valid}{was}")
    return lines


def _tell_figure_left(gone: Claim, kept: Claim) -> None:
    """Say where a claim that is merged has another figure than the one that stays."""
    old, new = (one.quantity and amount_in_words(one.quantity) for one in (gone, kept))
    if old and old != new:
        click.echo(f"{kept.id!r} stays with {new or 'no figure'}: {old} goes")
