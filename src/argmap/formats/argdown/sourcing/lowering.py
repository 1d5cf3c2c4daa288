"""Lowering: an Argdown model with sourcing keys becomes a map.

Every fault is collected with its place and raised once; nothing is dropped without a
finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from argmap.errors import MOST_LINES, ModelError, SyntaxFault
from argmap.formats.argdown.faults import Fault, Places, Report
from argmap.formats.argdown.sourcing.claims import Claims
from argmap.formats.argdown.sourcing.head import Head
from argmap.formats.argdown.sourcing.links import relations_from
from argmap.formats.argdown.sourcing.relation_lines import links_of
from argmap.formats.argdown.sourcing.speakers import Voices
from argmap.model.argument_map import ArgumentMap
from argmap.model.messages import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from argmap.findings import Finding
    from argmap.formats.argdown.model import ArgdownModel
    from argmap.formats.argdown.sourcing.links import Link
    from argmap.formats.argdown.syntax import Place

__all__ = ["CONTROL", "lower", "place_of", "refuse_control_characters"]

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WHERE = re.compile(r"(\d+):(\d+)\Z")


def lower(
    model: ArgdownModel, text: str, *, name: str = ""
) -> tuple[ArgumentMap, tuple[Finding, ...]]:
    """Return the map that a model means, and what there is to report.

    Parameters
    ----------
    model : ArgdownModel
        Of a text without errors.
    text : str
        The text itself, for places and excerpts.
    name : str
        The file's name, put before each place.

    Returns
    -------
    tuple of ArgumentMap and tuple of Finding
        The findings of the model among them, in the order of the text.

    Raises
    ------
    SyntaxFault
        A key, a value or a reference is wrong; it holds every fault.
    """
    report = Report(name, Places(text))
    refuse_control_characters(text, report)
    _raise(report)
    head = Head(model, report)
    voices = Voices(head, report)
    claims = Claims(model, head, voices, report)
    links = links_of(model, claims, head, report)
    head.finish()
    _raise(report)
    taken = {*claims.records, *voices.explicit_ids()}
    relations = relations_from(links, taken, report)
    _check_undercuts(links, claims, head)
    _raise(report)
    stated: list[tuple[Any, Place]] = [*relations, *voices.assertions(taken)]
    m = _filled(head, claims, stated, report)
    _keep(m, head)
    # What conflicts is judged here, key by key.
    known = [f for f in model.findings if f.code != "conflicting-data"]
    return m, tuple(sorted((*known, *report.findings()), key=place_of))


def refuse_control_characters(text: str, report: Report) -> None:
    """Refuse what no field of the model may hold, each where it stands.

    Parameters
    ----------
    text : str
        The text.
    report : Report
        Takes the first faults.
    """
    for number, match in enumerate(CONTROL.finditer(text)):
        if number > MOST_LINES:
            break
        message = f"the character U+{ord(match.group()):04X} is not allowed"
        place = report.places.at(match.start())
        fault = Fault("control-character", message, place=place, remedy="remove it")
        report.error(fault)


def _check_undercuts(links: list[Link], claims: Claims, head: Head) -> None:
    """Refuse undercuts of ids that no relation has."""
    known = {link.key for link in links}
    for link in links:
        target = link.target
        if not link.undercuts or not isinstance(target, str) or target in known:
            continue
        if target in claims.records:
            message = f"undercuts: {target!r} is a claim; an undercut hits a relation"
            remedy = "name the relation by its id, or put '_' under its line"
        else:
            message = f"no relation has id {target!r}"
            remedy = head.nearest(target, known)
        fault = Fault("unknown-id", message, place=link.place, remedy=remedy)
        head.report.error(fault)


def _filled(
    head: Head, claims: Claims, stated: list[tuple[Any, Place]], report: Report
) -> ArgumentMap:
    """Return the map of all records; refuse those that do not fit together."""
    m = ArgumentMap(
        head.titles.get("title", ""),
        head.titles.get("question"),
        note=head.titles.get("note"),
    )
    declared = [record for kind in head.records.values() for record in kind.values()]
    try:
        m.add(*declared, *claims.records.values(), *(record for record, _ in stated))
    except ModelError as error:
        places = {**head.places, **claims.places}
        # Of two with one id the second is at fault.
        places.update((label(record), place) for record, place in stated)
        _place(error.findings, places, report)
        _raise(report)
    return m


def _place(
    findings: Iterable[Finding], places: dict[str, Place], report: Report
) -> None:
    """Report findings of the map at the places of the records that they are about."""
    for finding in findings:
        place = places.get(finding.where, report.places.at(0))
        message = f"{finding.where}: {finding.message}"
        fault = Fault(finding.code, message, place=place, remedy=finding.remedy)
        report.error(fault)


def _keep(m: ArgumentMap, head: Head) -> None:
    """Put into the map's extra what the text holds beyond the model."""
    m.extra.update(head.carried)
    if head.extra:
        own = m.extra.setdefault("argdown", {})
        for where, kept in head.extra.items():
            carried = own.get(where)
            own[where] = {**carried, **kept} if isinstance(carried, dict) else kept


def place_of(finding: Finding) -> tuple[int, ...]:
    """Return the line and the column of a finding.

    Parameters
    ----------
    finding : Finding
        Of an Argdown text.

    Returns
    -------
    tuple of int
        Empty if it has no place.
    """
    match = _WHERE.search(finding.where)
    return tuple(map(int, match.groups())) if match else ()


def _raise(report: Report) -> None:
    errors = report.errors()
    if errors:
        raise SyntaxFault(findings=errors, excerpt=report.excerpt())
