"""Writing proposals to a file, for a person to review: what is there is never lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import attrs
import click

from argmap.cli.options import opened
from argmap.cli.rewriting import Change
from argmap.formats.answers import answers_beside, mend_answers, read_answers
from argmap.formats.table import write
from argmap.model.argument_map import ArgumentMap
from argmap.model.joining import join_each
from argmap.model.messages import counted
from argmap.model.proposing import Answer, Verdict
from argmap.model.reviewing import settle

__all__ = ["Written", "answers_to", "propose"]


@attrs.frozen(kw_only=True)
class Written:
    """What came of writing proposals to a file.

    Parameters
    ----------
    claims, assertions, links : int
        How many the file has more than before.
    kept : Path or None
        Where the old file is; None where there was none, or nothing was new.
    is_new : bool
        Whether there was none.
    """

    claims: int
    assertions: int
    links: int
    kept: Path | None = None
    is_new: bool = False


def propose(drafts: Iterable[ArgumentMap], output: Path, *, title: str = "") -> Written:
    """Write what is proposed to a file, or add what is new in it to the map there.

    What was rejected before is left out; what else was answered is only where the map
    was begun anew, so that the next review settles it without asking.

    Parameters
    ----------
    drafts : iterable of ArgumentMap
        What is proposed: the map that is there is read before the first is asked for,
        and each is joined before the next.
    output : Path
        The file of a map.
    title : str
        Of the map, if there was none.

    Returns
    -------
    Written
        The old file is kept wherever it changes; without a draft nothing is written.
    """
    said = answers_to(output)
    before = opened(str(output)) if output.is_file() else None
    rest = iter(drafts)
    first = next(rest, None)
    if first is None:
        return Written(claims=0, assertions=0, links=0)
    given = itertools.chain([first], rest)
    kept = None
    if before is None:
        rejected = [one for one in said if one.verdict is Verdict.REJECTED]
        m = settle(join_each(ArgumentMap(title), given), rejected).map
        write(m, output)
    else:
        m = join_each(before, given, answers=said)
        if m != before:
            kept = Change.of(str(output), before=before, after=m).write()
    return Written(
        **{
            name: len(getattr(m, space)) - len(getattr(before, space, ()))
            for name, space in (
                ("claims", "claims"),
                ("assertions", "assertions"),
                ("links", "relations"),
            )
        },
        kept=kept,
        is_new=before is None,
    )


def answers_to(path: str | Path) -> tuple[Answer, ...]:
    """Return the answers that are kept beside a map, and say which hold no longer.

    Parameters
    ----------
    path : str or Path
        The file of the map.

    Returns
    -------
    tuple of Answer
        In the order given; half a line at the end is no answer.
    """
    beside = answers_beside(path)
    copy = mend_answers(beside)
    if copy is not None:
        _warn(
            f"{beside}: ends in half an answer, which does not count; the file as it was "
            f"is {copy}"
        )
    said = read_answers(beside)
    old = sum(":" not in one.key for one in said)
    if old:
        _warn(
            f"{beside}: {counted(old, 'answer')} of an older argmap, which knew proposals "
            f"by their place in the text, {'fits' if old == 1 else 'fit'} nothing any "
            "more; what was rejected so may be asked about once more"
        )
    return said


def _warn(message: str) -> None:
    click.echo(f"argmap: warning: {message}", err=True)
