"""Writing proposals to a file, for a person to review: what is there is never lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.cli.options import opened
from argmap.cli.rewriting import Change
from argmap.formats.answers import answers_beside, mend_answers, read_answers
from argmap.formats.table import write
from argmap.model.joining import join
from argmap.model.messages import counted
from argmap.model.proposing import Answer, Verdict
from argmap.model.reviewing import settle

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap

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


def propose(draft: ArgumentMap, output: Path) -> Written:
    """Write what is proposed to a file, or add what is new in it to the map there.

    What was rejected before is left out; what else was answered is only where the map
    was begun anew, so that the next review settles it without asking.

    Parameters
    ----------
    draft : ArgumentMap
        What is proposed.
    output : Path
        The file of a map.

    Returns
    -------
    Written
        The old file is kept wherever it changes.
    """
    said = answers_to(output)
    if not output.is_file():
        rejected = [one for one in said if one.verdict is Verdict.REJECTED]
        m = settle(draft, rejected).map
        write(m, output)
        return Written(
            claims=len(m),
            assertions=len(m.assertions),
            links=len(m.relations),
            is_new=True,
        )
    before = opened(str(output))
    m = join(before, draft, answers=said)
    kept = None
    if m != before:
        kept = Change.of(str(output), before=before, after=m).write()
    return Written(
        claims=len(m) - len(before),
        assertions=len(m.assertions) - len(before.assertions),
        links=len(m.relations) - len(before.relations),
        kept=kept,
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
