"""Findings: what readers, check, verify and audit have to report.

A finding names one thing, says where it is and what would be right. Every room
may make findings; only the command line prints them.
"""

from __future__ import annotations

from enum import StrEnum

import attrs

__all__ = ["Finding", "Severity"]


class Severity(StrEnum):
    """How much a finding matters, worst first."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen(kw_only=True)
class Finding:
    """One thing to report: what it is, where it is and what would be right.

    Parameters
    ----------
    code : str
        The kind of finding, in kebab case and stable, e.g. ``unknown-key``.
    message : str
        One line: what is so, with the offending value.
    severity : Severity
        How much it matters.
    where : str
        The place: ``debate.argdown:12:5``, ``claims[12] 'caps'`` or "".
    ids : tuple of str
        The records concerned, the first one first.
    remedy : str
        What would be right, or "".
    """

    code: str
    message: str
    severity: Severity = Severity.ERROR
    where: str = ""
    ids: tuple[str, ...] = ()
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.message}{remedy}"
