"""Sources put into the front matter of an Argdown file, every other byte as it was.

The text is edited by lines, where it is laid out in the common way; that the result
means what it should is for the caller to check, by reading it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from argmap.formats.argdown.writing.emission import WIDTH, entry, flow, mapping
from argmap.model.records import plain

if TYPE_CHECKING:
    from argmap.model.sources import Source

__all__ = ["with_sources"]

_FENCE = re.compile(r"\ufeff?={3,}[ \t]*")
_BLOCK = re.compile(r"sources:[ \t]*(?:#.*)?")
_EXTRA = re.compile(r"extra:[ \t]*\{.*\}[ \t]*")


def with_sources(
    text: str, sources: Iterable[Source], extra: Mapping[str, Any]
) -> str | None:
    r"""Return an Argdown text with more sources at the end of its ``sources:`` block.

    Parameters
    ----------
    text : str
        A whole file.
    sources : iterable of Source
        Those to declare.
    extra : mapping
        What the front matter's key ``extra`` is to hold; empty for nothing.

    Returns
    -------
    str or None
        None where there is no front matter, or it is laid out in another way.

    Examples
    --------
    >>> from argmap.model.sources import Source
    >>> text = "===\nsources:\n    lee: Rents  # mine\n===\n\n[Caps]: Caps work.\n"
    >>> print(with_sources(text, [Source(id="roe", title="Homes")], {}), end="")
    ===
    sources:
        lee: Rents  # mine
        roe: {title: Homes}
    ===
    <BLANKLINE>
    [Caps]: Caps work.
    """
    end = "\r\n" if "\r\n" in text else "\n"
    lines = text.split(end)
    closing = _closing(lines)
    if closing is None:
        return None
    head = lines[:closing]
    at, indent = closing, 2
    new: list[str] = []
    starts = [n for n, line in enumerate(head) if _BLOCK.fullmatch(line)]
    if starts:
        place = _block_end(head, starts[0])
        if place is None:
            return None
        at, indent = place
    elif any(line.startswith(("sources:", '"sources"', "'sources'")) for line in head):
        return None
    else:
        new.append("sources:")
    for source in sources:
        new += _declared(source, indent)
    head[at:at] = new
    if extra:
        kept = f"extra: {mapping(extra, typed=False)}"
        places = [n for n, line in enumerate(head) if line.startswith("extra:")]
        if not places:
            head.append(kept)
        elif len(places) > 1 or not _EXTRA.fullmatch(head[places[0]]):
            return None
        else:
            head[places[0]] = kept
    return end.join([*head, *lines[closing:]])


def _closing(lines: Sequence[str]) -> int | None:
    if not lines or not _FENCE.fullmatch(lines[0]):
        return None
    return next((n for n in range(1, len(lines)) if _FENCE.fullmatch(lines[n])), None)


def _block_end(head: Sequence[str], start: int) -> tuple[int, int] | None:
    """Return the line after the last entry of a block, and the entries' indent."""
    indent = last = 0
    for number in range(start + 1, len(head)):
        line = head[number]
        bare = line.strip()
        depth = len(line) - len(line.lstrip(" "))
        if not bare or (bare.startswith("#") and (not indent or depth < indent)):
            continue
        if depth == 0:
            break
        if not indent:
            if bare.startswith(("-", "?", "{", "&", "*", "!")):
                return None
            indent = depth
        last = number
    return (last + 1, indent) if indent else (start + 1, 2)


def _declared(source: Source, indent: int) -> list[str]:
    """Return a source on one line or, where that is too long, a field a line."""
    fields = {name.replace("_", "-"): value for name, value in plain(source).items()}
    del fields["id"]
    pairs = [entry(name, flow(value)) for name, value in fields.items()]
    margin = " " * indent
    line = entry(source.id, f"{{{', '.join(pairs)}}}", margin=margin)
    if len(line) <= WIDTH or "\n" in line:
        return line.split("\n")
    below = [
        entry(name, flow(value), margin=f"{margin}  ") for name, value in fields.items()
    ]
    return [line[: line.index(": {") + 1], *"\n".join(below).split("\n")]
