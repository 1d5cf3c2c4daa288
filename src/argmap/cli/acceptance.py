"""Acceptance: which findings make a verb fail, and which somebody has accepted."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
import click

from argmap.analysis.sourcing.briefs import SEVERITIES
from argmap.cli.options import warn
from argmap.errors import FileError
from argmap.findings import Severity
from argmap.formats.baseline import Baseline, read_baseline, write_baseline
from argmap.model.identifiers import nearest

if TYPE_CHECKING:
    from argmap.cli.options import Decorator
    from argmap.findings import Finding
    from argmap.formats.baseline import Sifted

__all__ = ["BASELINE", "Acceptance", "failing"]

BASELINE: tuple[Decorator, ...] = (
    click.option(
        "--baseline",
        type=click.Path(path_type=Path),
        help="Leave out the findings that this file accepts.",
    ),
    click.option(
        "--write-baseline",
        type=click.Path(path_type=Path),
        help="Accept all findings in this file, and leave with 0.",
    ),
    click.option(
        "--force",
        is_flag=True,
        help="Renew the baseline where it exists; reasons are kept.",
    ),
)


@attrs.frozen(kw_only=True)
class Acceptance:
    """The baseline to go by, or to write.

    Parameters
    ----------
    baseline, renewed : Path or None
        The file to read, and the file to write.
    force : bool
        Whether the file to write may be there already.
    unsought : collection of str
        The codes that are not looked for.
    """

    baseline: Path | None
    renewed: Path | None
    force: bool
    unsought: Collection[str]

    def sifted(self, findings: Iterable[Finding]) -> Sifted:
        """Return what is not accepted, and name on standard error what is left over."""
        if self.renewed is not None:
            return self._written(findings, self.renewed)
        known = Baseline() if self.baseline is None else read_baseline(self.baseline)
        found = known.sift(findings, unsought=self.unsought)
        for one in found.leftover:
            warn(f"{self.baseline}: {one}")
        return found

    def told(self, found: Sifted) -> str:
        """Return how many findings were accepted, and where; "" without a baseline."""
        path = self.renewed or self.baseline
        return "" if path is None else f"{found.accepted} accepted in {path}"

    def _written(self, findings: Iterable[Finding], path: Path) -> Sifted:
        if self.baseline is not None:
            raise click.UsageError("give --baseline or --write-baseline, not both")
        if path.exists() and not self.force:
            raise FileError(f"{path}: is there already; add --force to renew it")
        # What is there must be a baseline: --force never replaces a map.
        before = read_baseline(path) if path.exists() else Baseline()
        found = tuple(findings)
        renewed = before.renewed(found, unsought=self.unsought)
        write_baseline(renewed, path)
        return renewed.sift(found, unsought=self.unsought)


def failing(
    ctx: click.Context,  # noqa: ARG001 - click gives it
    parameter: click.Parameter,  # noqa: ARG001 - click gives it
    chosen: tuple[str, ...],
) -> frozenset[str]:
    """Return the severities and codes that make a verb fail: those named, and worse."""
    severities = [severity.value for severity in Severity]
    found: set[str] = set()
    for one in chosen:
        if one in severities:
            found.update(severities[: severities.index(one) + 1])
        elif one in SEVERITIES:
            found.add(one)
        else:
            names = (*severities, *SEVERITIES)
            near = nearest(one, names)
            right = f"did you mean {near!r}?" if near else f"write {', '.join(names)}"
            raise click.BadParameter(f"there is no severity or code {one!r}; {right}")
    return frozenset(found)
