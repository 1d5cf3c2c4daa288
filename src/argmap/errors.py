"""The errors that argmap raises: one tree, each also the builtin one expects.

::

    ArgmapError
    ├── ModelError (ValueError)        a record or a map that cannot be
    │   ├── UnknownIdError (KeyError)  an id that no record has
    │   ├── DuplicateIdError           an id that a record has already
    │   └── ReferencedError            removal of a record that others name
    ├── FormatError (ValueError)       a file or text that cannot be read or written
    │   ├── SyntaxFault                it breaks its notation's rules
    │   ├── UnknownFormatError         no notation of that name or suffix
    │   └── LossError                  the notation cannot carry what the map holds
    ├── TextError (ValueError)         a document's text that cannot be used
    ├── FileError (OSError)            a path that cannot be read or written
    ├── QueryError (ValueError)        a question that the map cannot be asked
    ├── DrawingError (RuntimeError)    a diagram that cannot be drawn
    └── MissingExtraError (ImportError)  a question whose library is not installed

    LossWarning (UserWarning)          something was dropped or guessed on reading

``str(error)`` is one line per fault, at most twenty and then the count;
``error.findings`` holds every fault, ``error.excerpt`` the offending source line
with a caret under the place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.findings import Finding

__all__ = [
    "ArgmapError",
    "DrawingError",
    "DuplicateIdError",
    "FileError",
    "FormatError",
    "LossError",
    "LossWarning",
    "MissingExtraError",
    "ModelError",
    "QueryError",
    "ReferencedError",
    "SyntaxFault",
    "TextError",
    "UnknownFormatError",
    "UnknownIdError",
]

MOST_LINES = 20


class ArgmapError(Exception):
    """Base of every error that argmap raises on purpose.

    Parameters
    ----------
    message : str
        One line, used when there are no findings.
    findings : iterable of Finding
        Every fault, in the order found.
    excerpt : str
        The source line of the first fault and a caret below the place, or "".
    """

    def __init__(
        self,
        message: str = "",
        *,
        findings: Iterable[Finding] = (),
        excerpt: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.findings: tuple[Finding, ...] = tuple(findings)
        self.excerpt = excerpt

    def __str__(self) -> str:
        if not self.findings:
            return self.message
        lines = [str(finding) for finding in self.findings[:MOST_LINES]]
        rest = len(self.findings) - MOST_LINES
        if rest > 0:
            lines.append(f"and {rest} more, {len(self.findings)} in all")
        return "\n".join(lines)


class ModelError(ArgmapError, ValueError):
    """A record or a map that cannot be."""


class UnknownIdError(ModelError, KeyError):
    """An id that no record of that kind has."""


class DuplicateIdError(ModelError):
    """An id that another record has already."""


class ReferencedError(ModelError):
    """A record that cannot be removed, because others name it."""


class FormatError(ArgmapError, ValueError):
    """A file or text that cannot be read as, or written in, a notation."""


class SyntaxFault(FormatError):  # noqa: N818 - SyntaxError is a builtin
    """A text that breaks the rules of its notation."""


class UnknownFormatError(FormatError):
    """A notation that argmap does not know, or cannot tell from the file."""


class LossError(FormatError):
    """A map that a notation cannot carry whole."""


class TextError(ArgmapError, ValueError):
    """A document whose text cannot be used."""


class FileError(ArgmapError, OSError):
    """A path that cannot be read or written."""


class QueryError(ArgmapError, ValueError):
    """A question that cannot be asked of this map."""


class DrawingError(ArgmapError, RuntimeError):
    """A diagram that cannot be drawn."""


class MissingExtraError(ArgmapError, ImportError):
    """A question that needs a library which comes with an extra of argmap."""


class LossWarning(UserWarning):
    """Something was dropped, repaired or guessed while reading a file."""
