"""Coding: how far two coders agree, in sentences and lists."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from argmap.analysis.coding.alpha import MeasurementLevel
from argmap.model.messages import counted
from argmap.render.prose.wording import LONGEST_NAME, cut, quoted
from argmap.render.references import place

if TYPE_CHECKING:
    from argmap.analysis.coding.reliability import (
        CodedVariable,
        CoderComparison,
        Disagreement,
    )
    from argmap.model.argument_map import ArgumentMap
    from argmap.model.assertions import Assertion
    from argmap.texts.anchoring import Spans

__all__ = ["Part", "listed", "parts", "sentences", "spans_of"]


@attrs.frozen(kw_only=True)
class Part:
    """One list of what two coders did otherwise.

    Parameters
    ----------
    title : str
        What is listed.
    items : tuple of str
        In the order of the result.
    """

    title: str
    items: tuple[str, ...]


def sentences(found: CoderComparison) -> tuple[str, ...]:
    """Return what was compared, in sentences.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Returns
    -------
    tuple of str
        How many units both coded, and how much of either was not compared.
    """
    both = f"{len(found.units):,}" if found.units else "none"
    where = counted(len(found.sources), "common source")
    alone = (
        f"by the first coder alone: {len(found.only_first):,}; "
        f"by the second alone: {len(found.only_second):,}"
    )
    said = [f"Units coded by both: {both}, in {where}; {alone}."]
    if found.share is not None:
        said.append(f"Share coded by both: {found.share:.0%}.")
    if found.overlap < 1:
        said.append(
            f"Passages count as one if they share at least {found.overlap:.3g} of what "
            "either holds."
        )
    if found.ambiguous:
        said.append(
            f"Units at passages with several assertions of a coder, paired by what they "
            f"say: {found.ambiguous:,}."
        )
    left = len(found.elsewhere_first), len(found.elsewhere_second)
    if any(left):
        said.append(
            "Not compared, without offsets or words in a common source: "
            f"{left[0]:,} of the first, {left[1]:,} of the second."
        )
    return tuple(said)


def listed(found: CoderComparison) -> Iterator[CodedVariable]:
    """Yield the variables whose disagreements are listed: stances once, not twice."""
    for variable in found.variables:
        if variable.level is MeasurementLevel.NOMINAL:
            yield variable


def parts(found: CoderComparison) -> Iterator[Part]:
    """Yield what two coders did otherwise: by variable, then what one alone marked.

    Parameters
    ----------
    found : CoderComparison
        From `compare_coders`.

    Yields
    ------
    Part
        None that is empty.
    """
    for variable in listed(found):
        apart = variable.disagreements
        if apart:
            of = f"{len(apart):,} of {counted(variable.alpha.units, 'unit')}"
            yield Part(
                title=f"Disagreements on {variable.name}: {of}",
                items=tuple(_differing(found, variable.name, one) for one in apart),
            )
    for name, m, alone in (
        ("first", found.first, found.only_first),
        ("second", found.second, found.only_second),
    ):
        if alone:
            yield Part(
                title=f"Coded by the {name} coder alone: {len(alone):,}",
                items=tuple(f"{_at(one)}: {_said(m, one)}" for one in alone),
            )


def _differing(found: CoderComparison, name: str, one: Disagreement) -> str:
    first, second = one.unit.first, one.unit.second
    where = _at(first)
    if spans_of(second) != spans_of(first):
        where = f"{where} and {_place(second) or 'the same words'}"
    values = _value(found.first, name, first), _value(found.second, name, second)
    about = [
        _value(found.first, other, first)
        for other in ("actor", "claim")
        if other != name
    ]
    return f"{where}: {values[0]} / {values[1]} ({', '.join(about)})"


def _value(m: ArgumentMap, name: str, one: Assertion) -> str:
    """Return what a coder settled, as a name, a text or a word."""
    claim = m.claims[one.claim]
    if name == "actor":
        return cut(m.actors[one.actor].name, LONGEST_NAME)
    if name == "claim":
        return quoted(claim.label)
    if name == "issue":
        return "" if claim.issue is None else quoted(m.issues[claim.issue].question)
    if name == "kind":
        return "" if claim.kind is None else claim.kind.value
    if name == "hedged":
        return "hedged" if one.hedged else "not hedged"
    return one.stance.value


def _said(m: ArgumentMap, one: Assertion) -> str:
    actor, claim = _value(m, "actor", one), _value(m, "claim", one)
    return f"{actor} {one.stance} {claim}"


def _at(one: Assertion) -> str:
    source = "" if one.passage is None else one.passage.source
    return ", ".join(filter(None, (source, _place(one))))


def _place(one: Assertion) -> str:
    return "" if one.passage is None else place(one.passage)


def spans_of(one: Assertion) -> Spans:
    """Return the spans of an assertion's passage; empty without any."""
    return () if one.passage is None else one.passage.spans
