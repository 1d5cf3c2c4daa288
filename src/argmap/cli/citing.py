"""The verb that adds an assertion to a map: cite."""

from __future__ import annotations

import copy
from pathlib import Path

import click

from argmap.cli.options import opened
from argmap.cli.rewriting import Change
from argmap.model.assertions import Stance
from argmap.texts.anchoring import shown
from argmap.texts.citing import cite as cite_passage

__all__ = ["cite"]


@click.command()
@click.argument("path", metavar="MAP", type=click.Path())
@click.argument("claim")
@click.option(
    "--text",
    required=True,
    type=click.Path(path_type=Path),
    help="The file with the source's text.",
)
@click.option("--find", required=True, metavar="WORDS", help="The passage's words.")
@click.option("--actor", required=True, metavar="ID", help="Who says so.")
@click.option(
    "--source",
    metavar="ID",
    help="The source; by default the one that pins the text or that the file is "
    "named for.",
)
@click.option(
    "--nth",
    type=int,
    metavar="NUMBER",
    help="Which of several places is meant, from 1.",
)
@click.option(
    "--stance",
    type=click.Choice([stance.value for stance in Stance]),
    default=Stance.ASSERTS.value,
    help="What the actor does; asserts by default.",
)
@click.option("--via", multiple=True, metavar="ID", help="Who reports it; repeatable.")
@click.option("--date", metavar="DATE", help="When it was said.")
@click.option("--hedged", is_flag=True, help="The speaker qualified it.")
@click.option("--by-act", is_flag=True, help="It was shown by an official act.")
@click.option("--cites", multiple=True, metavar="MARK", help="A mark; repeatable.")
@click.option("--note", metavar="TEXT", help="A remark of yours.")
@click.option("--quote", is_flag=True, help="Keep the words themselves, too.")
def cite(
    path: str,
    claim: str,
    *,
    text: Path,
    find: str,
    actor: str,
    source: str | None,
    nth: int | None,
    stance: str,
    via: tuple[str, ...],
    date: str | None,
    hedged: bool,
    by_act: bool,
    cites: tuple[str, ...],
    note: str | None,
    quote: bool,
) -> None:
    """Add to MAP that an actor takes a stance on CLAIM, with the passage that says so.

    The words are found in the text, white space aside; where they stand at several
    places, these are listed and nothing is written. The old file is kept.
    """
    before = opened(path)
    m = copy.copy(before)
    one = cite_passage(
        m,
        claim,
        text=text,
        find=find,
        actor=actor,
        source=source,
        nth=nth,
        quote=quote,
        stance=stance,
        date=date,
        via=via,
        hedged=hedged,
        by_act=by_act,
        cites=cites,
        note=note,
    )
    change = Change.of(path, before=before, after=m)
    kept = change.write()
    change.show()
    passage = one.passage
    place = f"{passage.source!r} at {shown(passage.spans)}" if passage else "no source"
    click.echo(f"{path}: added {one.id!r}, from {place}; the old file is {kept}")
