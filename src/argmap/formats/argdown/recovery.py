"""What an Argdown text with errors still says: each error costs its block."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING

from argmap.errors import SyntaxFault
from argmap.formats.argdown.faults import Places, Report
from argmap.formats.argdown.reading import parse
from argmap.formats.argdown.sourcing.lowering import (
    CONTROL,
    lower,
    place_of,
    refuse_control_characters,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.findings import Finding
    from argmap.formats.argdown.syntax import Document
    from argmap.model.argument_map import ArgumentMap

__all__ = ["all_faults", "rest_of"]

# Blocks left out may be what others refer to, which are then left out as well: not
# without end, since each round reads the text again.
MOST_ROUNDS = 20

# What only a block that is left out may have made wrong.
DEPENDING = ("unknown-id", "no-issue")

_LINE = re.compile(r"(\d+):\d+\Z")


def rest_of(text: str, *, name: str = "") -> tuple[ArgumentMap, tuple[Finding, ...]]:
    """Return the map that the blocks without errors mean, and what there is to report.

    A block that breaks the rules is left out, and so is one whose data are at fault,
    or refer to what was left out. A control character becomes a blank.

    Parameters
    ----------
    text : str
        An Argdown text.
    name : str
        The file's name, put before each place.

    Returns
    -------
    tuple of ArgumentMap and tuple of Finding
        The errors among the findings, in the order of the text.

    Raises
    ------
    SyntaxFault
        After `MOST_ROUNDS` blocks still refer to what was left out.
    """
    report = Report(name, Places(text))
    refuse_control_characters(text, report)
    errors = list(report.errors())
    text = CONTROL.sub(" ", text)
    without: set[int] = set()
    for _ in range(MOST_ROUNDS):
        model = parse(text, name=name, strict=False, without=without)
        try:
            m, findings = lower(model, text, name=name)
        except SyntaxFault as fault:
            faulty = _starts(model.document, fault.findings) - without
            if not faulty:
                raise
            errors += fault.findings
            without |= faulty
        else:
            return m, tuple(sorted((*errors, *findings), key=place_of))
    raise SyntaxFault(findings=errors)


def all_faults(
    text: str, findings: tuple[Finding, ...], *, name: str = ""
) -> tuple[Finding, ...]:
    """Return the errors of a text: of its syntax, then of the data of sound blocks.

    What refers to something unknown is not among the latter: a block with an error
    may be what it refers to.

    Parameters
    ----------
    text : str
        An Argdown text with errors.
    findings : tuple of Finding
        The first of them.
    name : str
        The file's name, put before each place.

    Returns
    -------
    tuple of Finding
        Those given, and what else there is to mend.
    """
    try:
        lower(parse(text, name=name, strict=False), text, name=name)
    except SyntaxFault as fault:
        others = (one for one in fault.findings if one.code not in DEPENDING)
        known = set(findings)
        return (*findings, *(one for one in others if one not in known))
    return findings


def _starts(document: Document, findings: Iterable[Finding]) -> set[int]:
    """Offsets of the blocks, front matter among them, in which findings are."""
    front_matter = document.front_matter
    places = [block.start for block in document.blocks]
    if front_matter:
        places.insert(0, front_matter.start)
    lines = [place.line for place in places]
    found = set()
    for finding in findings:
        match = _LINE.search(finding.where)
        index = bisect_right(lines, int(match[1])) if match else 0
        if index:
            found.add(places[index - 1].offset)
    return found
