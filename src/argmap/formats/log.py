"""The report of a reader: what was dropped, repaired, guessed or only kept aside."""

from __future__ import annotations

import attrs

from argmap.findings import Finding, Severity

__all__ = ["ReadLog"]


@attrs.frozen(kw_only=True)
class ReadLog:
    """What there is to say of a file that was read.

    Parameters
    ----------
    format : str
        The name of the notation, e.g. ``json``.
    findings : tuple of Finding
        In the order of the file: an error for a part at fault that was left out; a
        warning for what was dropped, repaired, guessed or not understood and kept in
        `extra`; a note for anything else.
    """

    format: str
    findings: tuple[Finding, ...] = ()

    @property
    def losses(self) -> tuple[Finding, ...]:
        """The findings that are more than notes: what was not read as it stands."""
        return tuple(f for f in self.findings if f.severity is not Severity.NOTE)

    @property
    def lossy(self) -> bool:
        """Whether anything was not read as it stands."""
        return bool(self.losses)

    def __str__(self) -> str:
        return "\n".join(map(str, self.findings))
