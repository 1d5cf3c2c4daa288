"""Writing proposals to a file, for a person to review: what is there is never lost."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from pathlib import Path

import attrs

from argmap.cli.options import opened, warn
from argmap.cli.rewriting import Change
from argmap.formats import detection
from argmap.formats.answers import answers_beside, mend_answers, read_answers
from argmap.formats.notations import FORMATS
from argmap.formats.table import write
from argmap.model.argument_map import ArgumentMap
from argmap.model.joining import join_each
from argmap.model.messages import counted
from argmap.model.proposing import Answer, Verdict
from argmap.model.relations import Relation
from argmap.model.reviewing import settle

__all__ = ["Written", "answers_to", "held", "is_map_file", "propose"]


@attrs.frozen(kw_only=True)
class Written:
    """What came of writing proposals to a file.

    Parameters
    ----------
    claims, assertions, links : int
        How many the file has more than before.
    kept : Path or None
        Where the old file is; None where there was none, or it stays as it was.
    is_new : bool
        Whether there was none.
    rejected : int
        How many links a map that is begun anew lacks because they were rejected.
    """

    claims: int
    assertions: int
    links: int
    kept: Path | None = None
    is_new: bool = False
    rejected: int = 0

    def told(self, remark: str = "") -> str:
        """Return what was written, in words.

        Parameters
        ----------
        remark : str
            What there is to say of all that is counted.

        Returns
        -------
        str
            Without the name of the file.
        """
        counts = [
            counted(self.claims, "claim"),
            counted(self.assertions, "assertion"),
            *([counted(self.links, "link")] if self.links else ()),
        ]
        some = self.claims or self.assertions or self.links
        what = f"{', '.join(counts[:-1])} and {counts[-1]}{remark}"
        if self.is_new:
            return what if some else "a map in which nothing is proposed"
        kept = f"; the old file is {self.kept}" if self.kept else ""
        return f"added {what}{kept}" if some else f"nothing new is proposed{kept}"


def is_map_file(output: Path) -> bool:
    """Return whether a file's ending is that of a notation which holds all of a map.

    Parameters
    ----------
    output : Path
        What is to be written.

    Returns
    -------
    bool
        False for a list of sources or a table of stances, and without an ending.
    """
    return any(
        one.lossless for one in detection.by_suffix(str(output), FORMATS.values())[:1]
    )


def held(output: Path) -> ArgumentMap | None:
    """Return the map that is in a file, None where there is no file."""
    return opened(str(output)) if output.is_file() else None


def propose(
    drafts: Iterable[ArgumentMap],
    output: Path,
    *,
    before: ArgumentMap | None,
    now: ArgumentMap | None = None,
    title: str = "",
) -> Written | None:
    """Write what is proposed to a file, or add what is new in it to the map there.

    What was rejected before is left out; what else was answered is only where the map
    was begun anew, so that the next review settles it without asking.

    Parameters
    ----------
    drafts : iterable of ArgumentMap
        What is proposed: each is joined before the next is asked for.
    output : Path
        The file of a map.
    before : ArgumentMap or None
        The map there, from `held`.
    now : ArgumentMap, optional
        That map as it is to be added to, where it was mended.
    title : str
        Of the map, if there was none.

    Returns
    -------
    Written or None
        The old file is kept wherever it changes; without a draft nothing is written,
        which is None.
    """
    said = answers_to(output)
    rest = iter(drafts)
    first = next(rest, None)
    if first is None:
        return None
    given = itertools.chain([first], rest)
    for row in detection.by_suffix(str(output), FORMATS.values()):
        row.notation()  # what writes the map is loaded while other drafts are made
    kept, left_out = None, 0
    if before is None:
        m = join_each(ArgumentMap(title), given)
        rejected = [one for one in said if one.verdict is Verdict.REJECTED]
        if rejected:
            settled = settle(m, rejected)
            left_out = sum(isinstance(one.record, Relation) for one in settled.settled)
            m = settled.map
        write(m, output)
    else:
        m = join_each(now or before, given, answers=said)
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
        rejected=left_out,
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
        warn(
            f"{beside}: ends in half an answer, which does not count; the file as it was "
            f"is {copy}"
        )
    said = read_answers(beside)
    old = sum(":" not in one.key for one in said)
    if old:
        warn(
            f"{beside}: {counted(old, 'answer')} of an older argmap, which knew proposals "
            f"by their place in the text, {'fits' if old == 1 else 'fit'} nothing any "
            "more; what was rejected so may be asked about once more"
        )
    return said
