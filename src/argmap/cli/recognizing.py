"""Recognizing documents: which source of a map a file is the text of.

A file is a source whose text it holds, letter by letter. Else it may be one that has
changed: the source that is named for it, or has its title, if it still holds passages
of it. These are then found again before anything is added.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.cli.options import warn
from argmap.errors import ArgmapError
from argmap.model.messages import counted
from argmap.model.proposing import folded
from argmap.texts.checking import Outcome
from argmap.texts.library import read_text, text_digest
from argmap.texts.mending import Reread, reread
from argmap.texts.verification import Citing, cited

if TYPE_CHECKING:
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Source

__all__ = ["recognized"]


def recognized(
    m: ArgumentMap,
    paths: Sequence[Path],
    described: Sequence[Source],
    *,
    by_id: bool,
) -> ArgumentMap:
    """Return a map whose sources pin the texts of files that have changed.

    Parameters
    ----------
    m : ArgumentMap
        A map; it stays as it is.
    paths : sequence of Path
        The files.
    described : sequence of Source
        What the command says of each.
    by_id : bool
        Whether it names the source by its id, so that the title does not count.

    Returns
    -------
    ArgumentMap
        Equal to `m` where no file has changed; what has is said in a line.
    """
    citing: dict[str, list[Citing]] = {key: [] for key in m.sources}
    for record, passage in cited(m):
        citing[passage.source].append((record, passage))
    titled: dict[str, list[str]] = {}
    for one in m.sources.values():
        titled.setdefault(folded(one.title), []).append(one.id)
    texts = {one.sha256 for one in m.sources.values()}
    made = copy.copy(m)
    for path, asked in zip(paths, described, strict=True):
        same_title = [m.sources[key] for key in titled.get(folded(asked.title), ())]
        source = m.sources.get(asked.id) if by_id else _meant(asked, same_title)
        if source is None:
            continue
        try:
            text = read_text(path)
        except ArgmapError:
            continue  # it is told where the file is read
        if text_digest(text) in texts:
            continue
        anew = reread(source, citing[source.id], text)
        other = _why_another(source, anew, by_id=by_id)
        if other:
            warn(
                f"{path}: is not taken for a newer text of source {source.id!r}: {other}"
            )
        else:
            _tell_change(path, source, anew)
            made.replace(*anew.records)
            texts.add(text_digest(text))
    return made


def _meant(asked: Source, found: Sequence[Source]) -> Source | None:
    """Return the one source of those of a title that has no other date."""
    dates = (None, asked.issued)
    fit = [one for one in found if asked.issued is None or one.issued in dates]
    return fit[0] if len(fit) == 1 else None


def _why_another(source: Source, anew: Reread, *, by_id: bool) -> str:
    """Return why a text cannot take the place of another, "" where it can."""
    loose = anew.counts.get(Outcome.UNPINNED, 0)
    if source.sha256 is not None and loose:
        keep = "keeps" if loose == 1 else "keep"
        return f"{counted(loose, 'passage')} of that {keep} no words to look for"
    if not by_id and anew.missed and not anew.found:
        return "it holds none of its passages; tell them apart by --title"
    return ""


def _tell_change(path: Path, source: Source, anew: Reread) -> None:
    if source.sha256 is None:
        return
    whole = sum(anew.counts.values())
    told = f"{path}: has changed since it was read as source {source.id!r}"
    if anew.missed:
        rest = f"{anew.missed} of {counted(whole, 'passage')} not found in it"
        warn(f"{told}; {rest}: argmap verify names what is lost")
    elif whole:
        warn(f"{told}; {counted(whole, 'passage')} found again in it")
    else:
        warn(told)
