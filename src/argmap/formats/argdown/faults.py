"""Faults of an Argdown text: where they are and how they are reported."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

import attrs

from argmap.findings import Finding, Severity
from argmap.formats.argdown.syntax import Place
from argmap.formats.argdown.tokens import LINE_END

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Fault", "Places", "Report"]

WIDEST_EXCERPT = 120


class Fault(Exception):  # noqa: N818 - named like SyntaxFault
    """A break of the rules: costs the block that it stands in.

    Parameters
    ----------
    code : str
        The kind of finding.
    message : str
        What was expected and what was found.
    place : Place
        Where.
    remedy : str
        How to mend it, or "".
    """

    def __init__(self, code: str, message: str, *, place: Place, remedy: str = ""):
        super().__init__(message)
        self.code = code
        self.message = message
        self.place = place
        self.remedy = remedy


class Places:
    """Lines of a text: from an offset to its line and column, and back to a line.

    Parameters
    ----------
    text : str
        The text; CRLF, LF and CR each end a line.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        ends = [match.end() for match in LINE_END.finditer(text)]
        self._starts = [0, *ends]

    def at(self, offset: int) -> Place:
        """Give the place of an offset.

        Parameters
        ----------
        offset : int
            Code points before the place.

        Returns
        -------
        Place
            Its line and column.
        """
        line = bisect_right(self._starts, offset)
        return Place(line, offset - self._starts[line - 1] + 1, offset)

    def excerpt(self, place: Place) -> str:
        """Give the line of a place and, below it, a caret.

        Parameters
        ----------
        place : Place
            A place in the text.

        Returns
        -------
        str
            Two lines; of a long line only the part around the place.
        """
        start = self._starts[min(place.line, len(self._starts)) - 1]
        match = LINE_END.search(self.text, start)
        line = self.text[start : match.start() if match else len(self.text)]
        column = place.column - 1
        first = max(0, column - WIDEST_EXCERPT // 2)
        shown = line[first : first + WIDEST_EXCERPT]
        # A tab stays a tab, so that the caret stands below its character.
        margin = "".join("\t" if c == "\t" else " " for c in shown[: column - first])
        return f"{shown}\n{margin.ljust(column - first)}^"


@attrs.define(eq=False)
class Report:
    """What reading one text has found so far.

    Parameters
    ----------
    name : str
        The file's name, put before each place, or "".
    places : Places
        The lines of the text.
    """

    name: str
    places: Places
    _entries: list[tuple[Severity, int, Place, Finding]] = attrs.field(
        factory=list, init=False
    )

    def error(self, fault: Fault, *, late: bool = False) -> None:
        """Keep a fault as an error.

        Parameters
        ----------
        fault : Fault
            What is wrong.
        late : bool
            Whether it comes after all errors that are not late: errors in data
            do, since a block that ends too early breaks its YAML as well.
        """
        finding = self._finding(
            fault.code, fault.message, place=fault.place, remedy=fault.remedy
        )
        self._entries.append((Severity.ERROR, late, fault.place, finding))

    def warn(self, code: str, message: str, *, place: Place, remedy: str = "") -> None:
        """Keep a warning.

        Parameters
        ----------
        code : str
            The kind of finding.
        message : str
            What is so.
        place : Place
            Where.
        remedy : str
            What would be right, or "".
        """
        self._remark(Severity.WARNING, code, message, place=place, remedy=remedy)

    def note(self, code: str, message: str, *, place: Place, remedy: str = "") -> None:
        """Keep a note: what is worth knowing and changes nothing of what is said.

        Parameters
        ----------
        code : str
            The kind of finding.
        message : str
            What is so.
        place : Place
            Where.
        remedy : str
            What would be right, or "".
        """
        self._remark(Severity.NOTE, code, message, place=place, remedy=remedy)

    def _remark(
        self, severity: Severity, code: str, message: str, *, place: Place, remedy: str
    ) -> None:
        finding = self._finding(
            code, message, place=place, remedy=remedy, severity=severity
        )
        self._entries.append((severity, 2, place, finding))

    def findings(self) -> tuple[Finding, ...]:
        """Give all findings.

        Returns
        -------
        tuple of Finding
            Errors of syntax, errors of data, warnings; each in order of place.
        """
        return tuple(entry[3] for entry in self._sorted())

    def errors(self) -> tuple[Finding, ...]:
        """Give the findings that are errors.

        Returns
        -------
        tuple of Finding
            In the order of `findings`; empty if there are none.
        """
        return tuple(f for f in self.findings() if f.severity is Severity.ERROR)

    def excerpt(self) -> str:
        """Give the source line of the first finding.

        Returns
        -------
        str
            The line and a caret; "" without findings.
        """
        entries = self._sorted()
        return self.places.excerpt(entries[0][2]) if entries else ""

    def _sorted(self) -> list[tuple[Severity, int, Place, Finding]]:
        """Entries, syntax first."""
        return sorted(self._entries, key=lambda entry: (entry[1], entry[2]))

    def _finding(
        self,
        code: str,
        message: str,
        *,
        place: Place,
        remedy: str,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """Make a finding with its place in the file."""
        parts: Iterable[object] = (place.line, place.column)
        if self.name:
            parts = (self.name, *parts)
        return Finding(
            code=code,
            message=message,
            severity=severity,
            where=":".join(map(str, parts)),
            remedy=remedy,
        )
