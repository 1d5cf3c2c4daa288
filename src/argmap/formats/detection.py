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
    from argmap.formats.table import Format

__all__ = ["Content", "by_content", "by_suffix", "is_argdown", "is_native"]

# A title in brackets at the beginning of a line, but no Markdown link; front matter;
# or a relation to such a title.
_ARGDOWN = re.compile(
    r"^(?:===+[ \t]*$|[ \t]*(?:<?[-+]>?|[-+]>|><|_>|<_|)[ \t]*(?:\[[^\]\n]+\](?!\()|<[^>\s][^>\n]*>))",
    re.MULTILINE,
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
        if self.text is None or not self.text.lstrip().startswith("{"):
            return None
        try:
            value = msgspec.json.decode(self.text)
        except (msgspec.DecodeError, RecursionError):
            return None
        return value if isinstance(value, dict) else None


def by_suffix(name: str, formats: Iterable[Format]) -> tuple[Format, ...]:
    """Return the notations whose files may bear that name.

    Parameters
    ----------
    name : str
        A file name; case does not count.
    formats : iterable of Format
        Those to choose from.

    Returns
    -------
    tuple of Format
        In the order given; empty where no suffix fits.
    """
    lower = name.lower()
    return tuple(f for f in formats if lower.endswith(f.suffixes))


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
