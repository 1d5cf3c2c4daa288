"""Which notation a file is in: by its suffix, then by its content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from argmap.errors import TextError
from argmap.texts.reading import decode

if TYPE_CHECKING:
    from argmap.formats.notations import Format

__all__ = [
    "SQLITE",
    "Content",
    "by_content",
    "by_suffix",
    "is_argdown",
    "is_bibtex",
    "is_csl_json",
    "is_dna",
    "is_matrix",
    "is_native",
    "is_stance_list",
]

SQLITE = b"SQLite format 3\0"
"""What every database of SQLite begins with."""

# A title in brackets at the beginning of a line, but no Markdown link; front matter;
# or a relation to such a title.
_ARGDOWN = re.compile(
    r"^(?:===+[ \t]*$|[ \t]*(?:<?[-+]>?|[-+]>|><|_>|<_|)[ \t]*(?:\[[^\]\n]+\](?!\()|<[^>\s][^>\n]*>))",
    re.MULTILINE,
)

# An entry of a common type at the beginning of a line, as far as its first comma.
_BIBTEX = re.compile(
    r"^[ \t]*@(?:article|book|inbook|incollection|collection|inproceedings|conference"
    r"|proceedings|manual|misc|online|electronic|report|techreport|thesis|phdthesis"
    r"|mastersthesis|unpublished|booklet|dataset|software|patent|periodical)"
    r"[ \t]*[{(][^\n,{}()]*,",
    re.MULTILINE | re.IGNORECASE,
)


class Content:
    """The bytes of a file, as text and as JSON where they are that.

    Parameters
    ----------
    data : bytes
        A whole file.
    """

    def __init__(self, data: bytes) -> None:
        self.data = data

    @cached_property
    def text(self) -> str | None:
        """The text; None where the bytes are none."""
        try:
            return decode(self.data)
        except TextError:
            return None

    @cached_property
    def object(self) -> dict[str, Any] | None:
        """The JSON object; None where the text is none."""
        return self._json if isinstance(self._json, dict) else None

    @cached_property
    def array(self) -> list[Any] | None:
        """The JSON array; None where the text is none."""
        return self._json if isinstance(self._json, list) else None

    @cached_property
    def _json(self) -> Any:
        if self.text is None or self.text.lstrip()[:1] not in ("{", "["):
            return None
        try:
            return msgspec.json.decode(self.text)
        except (msgspec.DecodeError, RecursionError):
            return None


def by_suffix(
    name: str, formats: Iterable[Format], *, reading: bool = False
) -> tuple[Format, ...]:
    """Return the notations whose files may bear that name.

    Of several suffixes that fit, the longest counts: ``refs.csl.json`` is no map.

    Parameters
    ----------
    name : str
        A file name; case does not count.
    formats : iterable of Format
        Those to choose from.
    reading : bool
        Whether suffixes count that are read and never written.

    Returns
    -------
    tuple of Format
        In the order given; empty where no suffix fits.
    """
    lower = name.lower()
    found = [
        (len(suffix), f)
        for f in formats
        for suffix in (*f.suffixes, *(f.also_reads if reading else ()))
        if lower.endswith(suffix)
    ]
    longest = max((length for length, _ in found), default=0)
    return tuple(f for length, f in found if length == longest)


def by_content(content: Content, formats: Iterable[Format]) -> Format | None:
    """Return the first of the notations that the content looks like.

    Parameters
    ----------
    content : Content
        A whole file.
    formats : iterable of Format
        Those to choose from, the most specific first.

    Returns
    -------
    Format or None
        None where it looks like none of them.
    """
    return next((f for f in formats if f.looks_like(content)), None)


def is_native(content: Content) -> bool:
    """Return whether the content is an object with the version of argmap JSON.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        Whatever the version.
    """
    return content.object is not None and "argmap" in content.object


def is_argdown(content: Content) -> bool:
    """Return whether a line of the text begins with a title as in Argdown.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        True also where front matter begins.
    """
    return (
        content.text is not None
        and content.object is None
        and _ARGDOWN.search(content.text) is not None
    )


def is_csl_json(content: Content) -> bool:
    """Return whether the content is a JSON array of items with an id and a type.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        True also for a single item whose type is a text, and that has a title.
    """
    if content.object is not None:
        return {"id", "type", "title"} <= content.object.keys()
    return bool(content.array) and all(
        isinstance(item, dict) and {"id", "type"} <= item.keys()
        for item in content.array or ()
    )


def is_bibtex(content: Content) -> bool:
    """Return whether a line of the text begins an entry of BibTeX.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        Only for the common types of entry.
    """
    return content.text is not None and _BIBTEX.search(content.text) is not None


def is_dna(content: Content) -> bool:
    """Return whether the content is a database of SQLite.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        Whatever its tables: the reader says which are missing.
    """
    return content.data.startswith(SQLITE)


def is_stance_list(content: Content) -> bool:
    """Return whether the first row has titles for an actor, a claim and a stance.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        Whatever sign is between the cells.
    """
    from argmap.formats.stance_tables import sheet, stance_list

    return content.text is not None and stance_list.fits(sheet.header_of(content.text))


def is_matrix(content: Content) -> bool:
    """Return whether the first row has a title for claims, or actors, among others.

    Parameters
    ----------
    content : Content
        A whole file.

    Returns
    -------
    bool
        False where one of the others is for a stance.
    """
    from argmap.formats.stance_tables import matrix, sheet

    return content.text is not None and matrix.fits(sheet.header_of(content.text))
