"""Revision: a file changed to hold another map, as little of it as can be.

Maps are written by hand, with a layout and with comments. Where a map differs from a
file only in offsets, digests of sources and a new assertion, an Argdown file is changed
at those places alone; else its lines change as those do that argmap would write.
Whatever comes out is read again before it counts.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from argmap.errors import FormatError
from argmap.findings import Finding
from argmap.formats.lines import with_changes
from argmap.formats.notations import FORMATS
from argmap.formats.table import dumps, loads_with_log
from argmap.model.assertions import Assertion
from argmap.model.relations import Relation
from argmap.texts.reading import decode, encode_like, path_fault

if TYPE_CHECKING:
    import os

    from argmap.model.argument_map import ArgumentMap
    from argmap.model.sources import Passage

__all__ = ["keep", "revised"]

Cited = Assertion | Relation
Spans = tuple[tuple[int, int], ...]


def revised(data: bytes, after: ArgumentMap, *, name: str = "") -> bytes:
    """Return the bytes of a file, changed so that they are read as a map.

    Parameters
    ----------
    data : bytes
        A whole file in one of the notations.
    after : ArgumentMap
        The map that the file is to hold.
    name : str
        The file's name: its suffix tells the notation, and messages name it.

    Returns
    -------
    bytes
        Argdown: every line that does not change with the map is the same. JSON: as
        `write` writes it.

    Raises
    ------
    FormatError
        The file cannot be read, or not be changed so; nothing is changed then.

    Examples
    --------
    >>> from argmap.formats.table import loads
    >>> m = loads("[A]: Rents fell.", format="argdown")
    >>> revised(b"[A]:   Rents fell.", m, name="rents.argdown")
    b'[A]:   Rents fell.'
    """
    before, log = loads_with_log(data, name=name)
    if before == after:
        return data
    drafts: Iterable[str] = ()
    if log.format == "argdown":
        drafts = _drafts(decode(data, name=name), before, after, name)
    elif not log.lossy and not FORMATS[log.format].has_texts:
        drafts = (dumps(after, format=log.format),)
    for draft in drafts:
        made = encode_like(draft, data)
        if _holds(made, after, log.format):
            return made
    finding = Finding(
        code="not-in-place",
        where=name,
        message="cannot be changed in place without changing what else it says",
        remedy="make the change by hand",
    )
    raise FormatError(findings=(finding,))


def keep(path: str | os.PathLike[str], data: bytes) -> Path:
    """Return the path of a file that keeps what another held, written beside it.

    Parameters
    ----------
    path : str or path
        The file that is to be replaced.
    data : bytes
        What it holds.

    Returns
    -------
    Path
        Its name with ``.bak`` behind, or ``.bak.2`` and so on: no file is replaced. It
        may be read by whom the other may be read by.

    Raises
    ------
    FileError
        It cannot be written.
    """
    place = Path(path)
    number = 1
    while True:
        suffix = ".bak" if number == 1 else f".bak.{number}"
        kept = place.with_name(place.name + suffix)
        try:
            with kept.open("xb") as file:
                if place.exists():
                    shutil.copymode(place, kept)
                file.write(data)
        except FileExistsError:
            number += 1
        except OSError as error:
            raise path_fault(kept, error, wish="written") from error
        else:
            return kept


def _drafts(
    text: str, before: ArgumentMap, after: ArgumentMap, name: str
) -> Iterator[str]:
    """Yield Argdown texts that may be read as the other map."""
    from argmap.formats.argdown.formatter import layout_of

    yield from _in_place(text, before, after, name)
    old, new = (dumps(m, format="argdown") for m in (before, after))
    if old == text:
        yield new
        return
    # As it is laid out, else as `fmt` lays it out: comments and order stay either way.
    for mine in dict.fromkeys((text, layout_of(text, name=name) or text)):
        merged = with_changes(
            mine.splitlines(keepends=True),
            old=old.splitlines(keepends=True),
            new=new.splitlines(keepends=True),
        )
        if merged is not None:
            yield "".join(merged)


def _in_place(
    text: str, before: ArgumentMap, after: ArgumentMap, name: str
) -> Iterator[str]:
    """Yield texts with other offsets and digests, and with one more assertion."""
    from argmap.formats.argdown.editing import edited
    from argmap.formats.argdown.insertion import with_assertion

    digests = {
        key: source.sha256
        for key, source in after.sources.items()
        if source.sha256 and source != before.sources.get(key)
    }
    spans = _spans(before, after)
    made = edited(text, spans=spans, digests=digests, name=name)
    more = [one for key, one in after.assertions.items() if key not in before]
    if not more:
        yield made
    else:
        # Of several, the others are missing in every draft, so that none holds.
        yield from with_assertion(made, more[0], name=name)


def _spans(before: ArgumentMap, after: ArgumentMap) -> dict[Passage, Spans]:
    """Return the spans that passages have in the other map."""
    found = {}
    pairs: Iterator[tuple[Cited, Cited | None]] = chain(
        ((old, after.assertions.get(key)) for key, old in before.assertions.items()),
        ((old, after.relations.get(key)) for key, old in before.relations.items()),
    )
    for old, new in pairs:
        moved = None if new is None else new.passage
        if old.passage and moved and moved.spans != old.passage.spans:
            found[old.passage] = moved.spans
    return found


def _holds(draft: bytes, m: ArgumentMap, format: str) -> bool:
    """Whether a draft is read as a map."""
    try:
        return loads_with_log(draft, format=format)[0] == m
    except FormatError:
        return False
