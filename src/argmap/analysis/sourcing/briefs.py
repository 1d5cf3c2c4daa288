"""Briefs: what is audited, by which measures, and how a finding is put."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from argmap.findings import Finding, Severity

if TYPE_CHECKING:
    from argmap.analysis.sourcing.independence import Provenance
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.dates import Date

__all__ = ["SEVERITIES", "Brief", "raised"]


@attrs.frozen(kw_only=True, eq=False)
class Brief:
    """What is audited, and by which measures.

    Parameters
    ----------
    provenance : Provenance
        Of the map, without what is only proposed.
    longest_chain : int
        How many may pass words on before that is reported.
    horizon : Date or None
        The day before which what was last said is stale; None to look for none.
    """

    provenance: Provenance
    longest_chain: int
    horizon: Date | None

    @property
    def map(self) -> ArgumentMap:
        """The map that is audited."""
        return self.provenance.map


def raised(
    code: str, where: str, ids: tuple[str, ...], message: str, remedy: str
) -> Finding:
    """Return a finding, as severe as its code.

    Parameters
    ----------
    code : str
        A key of `SEVERITIES`.
    where : str
        What the finding is about; the same whatever else is in the map.
    ids : tuple of str
        Every record concerned.
    message, remedy : str
        What is so, and what would be right.

    Returns
    -------
    Finding
        Of the severity that `SEVERITIES` gives.
    """
    return Finding(
        code=code,
        severity=SEVERITIES[code],
        where=where,
        ids=ids,
        message=message,
        remedy=remedy,
    )


# An error is nothing to print: there is no source, or only seems to be one. A warning
# is to be told to the reader or mended. A note describes the map as a whole.
SEVERITIES = {
    "unsourced": Severity.ERROR,
    "circular-citation": Severity.ERROR,
    "circular-quotation": Severity.ERROR,
    "unresolved-reference": Severity.WARNING,
    "hearsay-chain": Severity.WARNING,
    "undated": Severity.WARNING,
    "stale": Severity.WARNING,
    "one-case": Severity.WARNING,
    "interested-only": Severity.WARNING,
    "shared-case": Severity.NOTE,
    "one-camp": Severity.NOTE,
    "one-root": Severity.NOTE,
    "single-source": Severity.NOTE,
    "secondary-only": Severity.NOTE,
}
